import type { Contribution } from '../generalise/contribution';
import { inOrderOfContribution } from '../generalise/contribution';
import type { Observation, StatusChange, Template } from '../../matching/template';
import { proves } from './statistics';

/** What one run has to do with a template. */
export interface Blame {
  workflowId: string;
  user?: string;
  at: string;
  /** `plan`: it was merged into the template; `wording`: it confirmed one; `nothing`: it only used the template. */
  gave: 'plan' | 'wording' | 'nothing';
  /** The wording that it gave. */
  wording?: string;
  /** What hangs on this run alone: without it the template would not have it. */
  alone: ('the plan' | 'the wording')[];
  /** Its word about the template, where it was served by it or taught it. */
  kind?: Observation['kind'];
  success?: boolean;
  /** It counts towards promotion. */
  proves?: boolean;
  verdict?: Observation['verdict'];
  verdictBy?: string;
  /** Changes of the status that are due to it. */
  changed: Pick<StatusChange, 'to' | 'cause'>[];
}

/** The runs that a template stands on, the earliest first; a run that learning knew before contributions were kept gave `nothing`. */
export function blameTemplate(
  template: Template,
  contributions: readonly Contribution[],
  observations: readonly Observation[]
): Blame[] {
  const given = inOrderOfContribution(contributions);
  const plans = given.filter(({ founding }) => founding !== undefined);
  const said = (text: string): number => given.filter(({ pattern }) => pattern.text === text).length;
  const seen = new Map(observations.map((one) => [one.workflowId, one]));
  const gave = new Map(given.map((one) => [one.workflowId, one]));
  const runs = [...new Set([...template.sources, ...gave.keys(), ...seen.keys()])];
  const rows = runs.map((workflowId): Blame => {
    const [one, word] = [gave.get(workflowId), seen.get(workflowId)];
    const user = one?.user ?? word?.user;
    return {
      workflowId,
      ...(user === undefined ? {} : { user }),
      at: one?.at ?? word?.at ?? template.createdAt,
      gave: one === undefined ? 'nothing' : one.founding ? 'plan' : 'wording',
      ...(one === undefined ? {} : { wording: one.pattern.text }),
      alone: [
        ...(plans.length === 1 && plans[0]?.workflowId === workflowId ? (['the plan'] as const) : []),
        ...(one !== undefined && said(one.pattern.text) === 1 ? (['the wording'] as const) : []),
      ],
      ...(word === undefined ? {} : { kind: word.kind, success: word.success, proves: proves(word) }),
      ...(word?.verdict === undefined ? {} : { verdict: word.verdict }),
      ...(word?.verdictBy === undefined ? {} : { verdictBy: word.verdictBy }),
      changed: template.history
        .filter((change) => change.workflowId === workflowId)
        .map(({ to, cause }) => ({ to, cause })),
    };
  });
  return rows.sort((a, b) => a.at.localeCompare(b.at) || a.workflowId.localeCompare(b.workflowId));
}
