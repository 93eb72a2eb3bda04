import { setImmediate } from 'node:timers/promises';
import { inOrderOfContribution, type Contribution } from '../../../shared/learning/generalise/contribution';
import type { Candidate } from '../../../shared/learning/generalise/generalise';
import { underCurrentSlots } from '../../../shared/learning/infer/current-slots';
import { inferBindings } from '../../../shared/learning/infer/infer-bindings';
import { missingForA, promote, withStatus, type PromotionSettings } from '../../../shared/learning/judge/promotion';
import type { Trajectory } from '../../../shared/learning/observe/trajectory';
import type { Observation, Pattern, StatusChange, Template } from '../../../shared/matching/template';
import type { ResolvedContext } from '../../../shared/protocol/query';
import { withPlanOf, withWordingOf } from '../merge-contribution';
import { completed, filled, latestSuccesses } from '../refine-template';

/** Everything that a template is told from. */
export interface Told {
  contributions: readonly Contribution[];
  observations: readonly Observation[];
  /** Of its runs, as far as they are still there: without one, what the run's values would explain is left to the model. */
  trajectories: readonly Trajectory[];
  /** The template as it stands: what persons and curation did to it is kept. */
  known: Pick<Template, 'history' | 'pinned' | 'releasedForA' | 'guarded' | 'shadowed'>;
  /** What it begins with where none of the runs gave its plan. */
  base?: { template: Template; patterns: readonly Pattern[] };
  settings: PromotionSettings;
}

/** Milliseconds after which telling lets others have their turn: heartbeats, and the other activities of the worker. */
const TURN_MS = 20;

/**
 * Tells a template from its runs, in the order in which they closed: the template that these runs alone would have made.
 * `undefined` where none of them gave a plan, and there is nothing else to begin with.
 */
export async function tellTemplate(told: Told): Promise<{ template: Template; patterns: Pattern[] } | undefined> {
  const patterns = new Map((told.base?.patterns ?? []).map((pattern) => [pattern.id, pattern]));
  const runs = new Map(told.trajectories.map((run) => [run.workflowId, run]));
  let template: Template | undefined = told.base?.template;
  let turn = performance.now();
  for (const event of eventsOf(told)) {
    if (performance.now() - turn > TURN_MS) {
      await setImmediate();
      turn = performance.now();
    }
    if (event.kind === 'contribution') {
      template = await withContribution(template, event.contribution, runs, patterns);
      if (template) template = refined(template, event.at, told.trajectories, patterns);
    } else if (!template) continue;
    else if (event.kind === 'change') template = changed(template, event.change, told.settings);
    else {
      const { workflowId, by, person, at } = event;
      const seen = told.observations.flatMap((one) => observationAt(one, at) ?? []);
      template = promote(template, seen, { at, workflowId, by, person }, told.settings);
    }
  }
  if (!template) return undefined;
  const { pinned, releasedForA, guarded, shadowed } = told.known;
  const marks = { pinned, releasedForA, ...(guarded ? { guarded } : {}), ...(shadowed ? { shadowed } : {}) };
  const final = { ...template, ...marks };
  const missing = missingForA(final, told.observations, told.settings);
  return { template: { ...final, missing }, patterns: [...patterns.values()] };
}

type Event = { at: string; order: number; workflowId: string } & (
  | { kind: 'contribution'; contribution: Contribution }
  | { kind: 'word'; by: StatusChange['by']; person?: string }
  | { kind: 'change'; change: StatusChange }
);

/** What happened to the template, in the order of time; of one moment what a run gives before what it says. */
function eventsOf({ contributions, observations, known }: Told): Event[] {
  const changes = known.history.filter(({ by }) => by === 'person' || by === 'curation');
  const events: Event[] = [
    ...inOrderOfContribution(contributions).map((contribution): Event => {
      const { at, workflowId } = contribution;
      return { kind: 'contribution', at, order: 0, workflowId, contribution };
    }),
    ...observations.flatMap(({ at, workflowId, verdictAt, verdictBy }): Event[] => [
      { kind: 'word', at, order: 1, workflowId, by: 'learning' },
      ...(verdictAt === undefined
        ? []
        : [{ kind: 'word' as const, at: verdictAt, order: 2, workflowId, by: 'feedback' as const, person: verdictBy }]),
    ]),
    ...changes.map((change): Event => ({ kind: 'change', at: change.at, order: 3, workflowId: '', change })),
  ];
  return events.sort(
    (a, b) => a.at.localeCompare(b.at) || a.order - b.order || a.workflowId.localeCompare(b.workflowId)
  );
}

/** The run's word as it stood at a moment: a verdict that came later is not said yet. */
function observationAt(seen: Observation, moment: string): Observation | undefined {
  if (seen.at > moment) return undefined;
  if (seen.verdictAt === undefined || seen.verdictAt <= moment) return seen;
  const { verdict: _verdict, verdictBy: _by, verdictAt: _at, correction: _note, before, ...own } = seen;
  return { ...own, ...before };
}

async function withContribution(
  known: Template | undefined,
  given: Contribution,
  runs: ReadonlyMap<string, Trajectory>,
  patterns: Map<string, Pattern>
): Promise<Template | undefined> {
  const { founding, customs, slots, user } = given;
  if (!founding) {
    addPattern(patterns, given.pattern);
    return known && customs ? withWordingOf(known, { slots, customs, user }) : known;
  }
  const run = runs.get(given.workflowId);
  const context = run?.context as ResolvedContext | undefined;
  const { template, candidate } = await withPlanOf(known, founding, candidateOf(given, founding, run), context);
  addPattern(patterns, { ...given.pattern, placeholders: candidate.pattern.placeholders });
  return template;
}

function candidateOf(given: Contribution, founding: Template, run: Trajectory | undefined): Candidate {
  const { slots, spare, names, pattern } = given;
  const { args = {}, outputs = {} } = run?.generalised ?? {};
  return {
    plan: founding.plan,
    slots,
    spare,
    names,
    pattern: { text: pattern.text, placeholders: pattern.placeholders },
    observed: { args, outputs },
    left: founding.left ?? {},
    findings: [],
  };
}

/** The first run that said a wording has it; a later one adds the slots that it found. */
function addPattern(patterns: Map<string, Pattern>, own: Pattern): void {
  const known = patterns.get(own.id);
  patterns.set(own.id, known ? { ...known, placeholders: completed(known.placeholders, own.placeholders) } : own);
}

/** What the runs up to a moment explain of what the model still wrote. */
function refined(
  template: Template,
  moment: string,
  trajectories: readonly Trajectory[],
  patterns: Map<string, Pattern>
): Template {
  const { slots } = template.plan;
  const runs = latestSuccesses(trajectories.filter((run) => run.metadata.closedAt <= moment)).map((run) =>
    underCurrentSlots(run, patterns.get(run.pattern?.id ?? '')?.placeholders, slots)
  );
  const inferred = inferBindings(template.plan, runs);
  if (inferred.learnt.length === 0) return template;
  for (const id of new Set(inferred.showing.flatMap((run) => (run.pattern ? [run.pattern.id] : [])))) {
    const pattern = patterns.get(id);
    if (pattern && inferred.slots.length > 0)
      patterns.set(id, { ...pattern, placeholders: filled(pattern.placeholders, inferred.slots) });
  }
  return { ...template, plan: inferred.plan };
}

/** A person's or curation's change, as it was made then. */
function changed(template: Template, change: StatusChange, settings: PromotionSettings): Template {
  const { to, cause, at, by, workflowId, person } = change;
  if (change.from === change.to) return { ...template, history: [...template.history, change] };
  return withStatus(template, { to, cause }, { at, by, workflowId, person }, settings);
}
