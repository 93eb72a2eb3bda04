import { DEFAULT_THRESHOLDS } from '../../matching/thresholds';
import { unheldConditions } from '../../matching/unheld-conditions';
import { besideCorrections } from './correction';
import { provenRequests } from './repeated-requests';
import { foldStatistics, thresholdFrom } from './statistics';
import type { Observation, StatusChange, Template, TemplateStatus } from '../../matching/template';

export interface PromotionSettings {
  /** Independent successes with evidence before A, and again after a quarantine. */
  successesForA: number;
  /** The score from which A is allowed at all, by calibration. */
  thresholdA: number;
  /** "Wrong" answers after which a template that is wrong more often than right is retired. */
  wrongForRetirement: number;
  /** Failures in a row, over all tiers, after which it is retired. */
  failuresForRetirement: number;
  /** Entries of the status history that are kept. */
  historyLength: number;
}

export const PROMOTION: PromotionSettings = {
  successesForA: 2,
  thresholdA: DEFAULT_THRESHOLDS.a,
  wrongForRetirement: 3,
  failuresForRetirement: 5,
  historyLength: 50,
};

const MOST_CORRECTIONS = 3;

/** What made a person or learning look at the template now. */
export interface PromotionCause {
  at: string;
  workflowId?: string;
  by: StatusChange['by'];
  person?: string;
}

/**
 * The promotion ladder: `candidate → active ⇄ quarantined → retired` (DESIGN section 6.6). It folds everything anew from the
 * observations, so that any number of runs may do it in any order and end at the same template.
 */
export function promote(
  template: Template,
  seen: readonly Observation[],
  cause: PromotionCause,
  settings: PromotionSettings = PROMOTION
): Template {
  const { observations, open } = besideCorrections(seen);
  const slotCount = template.plan.slots.length;
  const thresholdA = thresholdFrom(observations, settings.thresholdA);
  const quarantinedAt = lastQuarantine(template.history);
  const statistics = foldStatistics(observations, slotCount, quarantinedAt);
  const folded: Template = { ...template, statistics, thresholdA };
  const step = nextStatus(folded, observations, settings);
  const moved = step ? withStatus(folded, step, { ...cause, ...step.run }, settings) : folded;
  const judged =
    step?.to === 'quarantined'
      ? { ...moved, statistics: foldStatistics(observations, slotCount, lastQuarantine(moved.history)) }
      : moved;
  const repeats = provenRequests(observations, settings.successesForA);
  const answered = provenRequests(observations, 1);
  const final: Template = {
    ...judged,
    statistics: {
      ...judged.statistics,
      ...(repeats.length === 0 ? {} : { repeats }),
      ...(answered.length === 0 ? {} : { answered }),
      ...(open.length === 0 ? {} : { corrections: open.slice(-MOST_CORRECTIONS) }),
    },
  };
  return { ...final, missing: missingForA(final, observations, settings), updatedAt: cause.at };
}

/** Each further quarantine asks for as many successes more, so that a template that keeps failing in A comes back ever later. */
function neededForA(template: Template, settings: PromotionSettings): number {
  if (template.status !== 'quarantined') return settings.successesForA;
  const quarantines = changesTo(template.history, 'quarantined').length;
  return settings.successesForA * Math.max(1, quarantines);
}

/**
 * Retired, and no run of it was ever right: it shows what not to do, and knows nothing that a right run should be mixed with. One that
 * came from elsewhere without its runs (`sources`) was right there: of it only failures here say so.
 */
export function neverRight({ status, sources, statistics: { direct, rewrite, planned, wrong } }: Template): boolean {
  if (status !== 'retired' || direct.success + rewrite.success + planned.success > 0) return false;
  return sources.length > 0 || direct.failure + rewrite.failure + planned.failure + wrong > 0;
}

interface Step {
  to: TemplateStatus;
  cause: string;
  /** The run that the change is due to, where it is another than the one being learnt. */
  run?: { workflowId: string; person?: string };
}

function nextStatus(
  template: Template,
  observations: readonly Observation[],
  settings: PromotionSettings
): Step | undefined {
  const { status, statistics } = template;
  if (status === 'disabled') return undefined;
  if (status !== 'retired' && !template.pinned) {
    const retire = retirementCause(template, observations, settings);
    if (retire) return { to: 'retired', cause: retire };
  }
  if (status === 'active') return quarantineStep(template, observations);
  if (status === 'candidate' && statistics.independentSuccesses >= settings.successesForA) {
    // A candidate that was called wrong has to prove itself as a quarantined one would.
    const wrong = quarantineStep(template, observations);
    if (wrong) return wrong;
    return { to: 'active', cause: `${statistics.independentSuccesses} independent successes with evidence` };
  }
  if (status === 'quarantined' && statistics.successesSinceQuarantine >= neededForA(template, settings)) {
    return { to: 'active', cause: `${statistics.successesSinceQuarantine} independent successes since the quarantine` };
  }
  if (status === 'retired') {
    const since = lastChange(template.history, 'retired');
    const again = foldStatistics(observations, template.plan.slots.length, since);
    if (since !== undefined && again.successesSinceQuarantine > 0) {
      return { to: 'candidate', cause: 'a run has succeeded with this structure again' };
    }
  }
  return undefined;
}

/** A wrong answer, or a failure in A, since the template last became active. */
function quarantineStep(template: Template, observations: readonly Observation[]): Step | undefined {
  const known = lastQuarantine(template.history) ?? '';
  const handled = new Set(changesTo(template.history, 'quarantined').map((change) => change.workflowId));
  const harm = observations.find(
    (seen) =>
      !handled.has(seen.workflowId) &&
      (seen.verdict === 'wrong' || (seen.kind === 'direct' && !seen.success && seen.at > known))
  );
  if (!harm) return undefined;
  const cause = harm.verdict === 'wrong' ? 'the user said that the answer is wrong' : 'it failed in tier A';
  const person = harm.verdict === 'wrong' ? harm.verdictBy : undefined;
  return { to: 'quarantined', cause, run: { workflowId: harm.workflowId, person } };
}

function retirementCause(
  template: Template,
  observations: readonly Observation[],
  settings: PromotionSettings
): string | undefined {
  const { statistics } = template;
  const right = statistics.direct.success + statistics.rewrite.success + statistics.planned.success;
  if (statistics.wrong >= settings.wrongForRetirement && statistics.wrong > right) {
    return `wrong ${statistics.wrong} times, right ${right} times`;
  }
  const last = [...observations]
    .sort((a, b) => a.at.localeCompare(b.at) || a.workflowId.localeCompare(b.workflowId))
    .slice(-settings.failuresForRetirement);
  const failing = last.length === settings.failuresForRetirement && last.every((seen) => !seen.success);
  return failing ? `its last ${last.length} runs failed` : undefined;
}

/** What `explain` says is missing until A; empty for a template that may serve it. */
export function missingForA(
  template: Template,
  observations: readonly Observation[],
  settings: PromotionSettings = PROMOTION
): string[] {
  const { status, statistics, plan } = template;
  if (status === 'disabled') return ['a person has disabled it'];
  const missing: string[] = [];
  if (status === 'retired') missing.push('a new success: it is retired');
  const have = status === 'quarantined' ? statistics.successesSinceQuarantine : statistics.independentSuccesses;
  const needed = neededForA(template, settings);
  if (status !== 'active' && have < needed) {
    const more = needed - have;
    const since = status === 'quarantined' ? ' since its quarantine' : '';
    missing.push(`${more} more independent success${more > 1 ? 'es' : ''} with evidence${since}`);
    const [correction] = statistics.corrections?.slice(-1) ?? [];
    if (correction) missing.push(`a person's "right", or runs that do what a user said: "${correction.note}"`);
    const unproven = observations.filter((seen) => seen.success && !seen.evidence && seen.verdict !== 'wrong').length;
    if (unproven > 0) missing.push(`evidence for ${unproven} run${unproven > 1 ? 's' : ''} that answered without any`);
  }
  const reasonFor = (where: string): string[] => (template.left?.[where] === undefined ? [] : [template.left[where]]);
  const because = (where: string): string => {
    const [why] = reasonFor(where);
    return why === undefined ? where : `${where} (${why})`;
  };
  const open = plan.nodes.flatMap((node) =>
    Object.entries(node.args).flatMap(([argument, binding]) =>
      binding.kind === 'written' ? [because(`${node.id}.${argument}`)] : []
    )
  );
  if (open.length > 0) missing.push(`a value without the model for ${open.join(', ')}`);
  if (plan.answer.kind === 'written')
    missing.push(['an answer that needs no model', ...reasonFor('answer')].join(': '));
  const variable = plan.nodes
    .filter((node) => node.mutability === 'variable')
    .map(({ id }) => [id, ...reasonFor(`${id}.when`), ...reasonFor(`${id}.forEach`)].join(': '));
  if (variable.length > 0) missing.push(`one way to do ${variable.join(', ')}`);
  missing.push(...unheldConditions(template));
  const once = plan.nodes.filter((node) => plan.tools[node.tool]?.effect === 'once').map((node) => node.tool);
  if (once.length > 0 && !template.releasedForA) {
    missing.push(`a person's release: ${[...new Set(once)].join(', ')} must not be repeated`);
  }
  return missing;
}

/** Changes the status and says why; the oldest entries of a long history go, the first one stays. */
export function withStatus(
  template: Template,
  { to, cause }: { to: TemplateStatus; cause: string },
  by: PromotionCause,
  settings: Pick<PromotionSettings, 'historyLength'> = PROMOTION
): Template {
  if (template.status === to) return template;
  const change: StatusChange = {
    at: by.at,
    from: template.status,
    to,
    cause,
    ...(by.workflowId === undefined ? {} : { workflowId: by.workflowId }),
    by: by.by,
    ...(by.person === undefined ? {} : { person: by.person }),
  };
  return { ...template, status: to, history: longer(template.history, change, settings), updatedAt: by.at };
}

/** Writes into the history what leaves the status as it is: who pinned, released or guarded the template, and when. */
export function withNote(template: Template, cause: string, by: PromotionCause): Template {
  const { status } = template;
  const person = by.person === undefined ? {} : { person: by.person };
  const note: StatusChange = { at: by.at, from: status, to: status, cause, by: by.by, ...person };
  return { ...template, history: longer(template.history, note, PROMOTION), updatedAt: by.at };
}

function longer(
  history: readonly StatusChange[],
  change: StatusChange,
  { historyLength }: Pick<PromotionSettings, 'historyLength'>
): StatusChange[] {
  const all = [...history, change];
  return all.length <= historyLength ? all : [...all.slice(0, 1), ...all.slice(1 - historyLength)];
}

/** What a person may do with a template. */
export type TemplateAction =
  | 'pin'
  | 'unpin'
  | 'disable'
  | 'enable'
  | 'release'
  | 'unrelease'
  | 'guard'
  | 'unguard'
  | 'shadow'
  | 'unshadow'
  | 'retire';

const DONE: Record<TemplateAction, string> = {
  pin: 'pinned',
  unpin: 'no longer pinned',
  release: 'released for A',
  unrelease: 'no longer released for A',
  guard: 'guarded',
  unguard: 'no longer guarded',
  shadow: 'put into shadow mode',
  unshadow: 'taken out of shadow mode',
  disable: 'disabled',
  enable: 'enabled',
  retire: 'retired',
};

/** Pin, disable, release, guard and shadow are a person's; learning never takes them back. All of them stand in the history. */
export function applyAction(template: Template, action: TemplateAction, at: string, person?: string): Template {
  const by: PromotionCause = { at, by: 'person', ...(person === undefined ? {} : { person }) };
  const noted = (change: Partial<Template>): Template =>
    withNote({ ...template, ...change }, `${DONE[action]} by a person`, by);
  switch (action) {
    case 'pin':
    case 'unpin':
      return noted({ pinned: action === 'pin' });
    case 'release':
    case 'unrelease':
      return noted({ releasedForA: action === 'release' });
    case 'guard':
    case 'unguard':
      return noted({ guarded: action === 'guard' });
    case 'shadow':
    case 'unshadow':
      return noted({ shadowed: action === 'shadow' });
    case 'disable':
      return {
        ...withStatus(template, { to: 'disabled', cause: 'disabled by a person' }, by),
        missing: ['a person has disabled it'],
      };
    case 'enable':
      return template.status === 'disabled'
        ? withStatus(template, { to: 'candidate', cause: 'enabled by a person' }, by)
        : template;
    case 'retire':
      return withStatus(template, { to: 'retired', cause: 'retired by a person' }, by);
  }
}

/** When the template was last taken out of A; ISO 8601. */
export function lastQuarantine(history: readonly StatusChange[]): string | undefined {
  return lastChange(history, 'quarantined');
}

function lastChange(history: readonly StatusChange[], to: TemplateStatus): string | undefined {
  return changesTo(history, to).at(-1)?.at;
}

/** What a person did that left the status as it was stands in the history too, and is no change to it. */
function changesTo(history: readonly StatusChange[], to: TemplateStatus): StatusChange[] {
  return history.filter((change) => change.to === to && change.from !== to);
}
