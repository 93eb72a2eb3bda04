import { underCurrentSlots } from '../../shared/learning/infer/current-slots';
import { inferBindings, type ComparedRun } from '../../shared/learning/infer/infer-bindings';
import type { Pattern } from '../../shared/matching/template';
import { ended, type GeneralisedValues, type Trajectory } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { canonicalJson } from '../../shared/protocol/json';
import type { Slot } from '../../shared/protocol/plan';
import type { LearningStep } from './learning-context';
import { patternRecord, readPattern, readTemplate, templateRecord } from './template-records';

/** Runs of a template whose values are compared when an expression is looked for. */
const COMPARED_RUNS = 12;

export type RefinedRun = GeneralisedValues & ComparedRun;

/** Looks in the template's successful runs for what explains a value that the model still writes; says what it found. */
export async function refineTemplate(step: LearningStep, templateId: string): Promise<string[]> {
  const template = readTemplate(await step.store.get('template', templateId));
  if (!template) return [];
  const runs = await comparedRuns(step, templateId, template.plan.slots);
  const inferred = inferBindings(template.plan, runs);
  if (inferred.learnt.length === 0) return [];
  await step.store.update('template', templateId, async (current) => {
    const known = readTemplate(current);
    if (!known) return undefined;
    const { plan } = inferBindings(known.plan, runs);
    return canonicalJson(plan) === canonicalJson(known.plan)
      ? undefined
      : templateRecord({ ...known, plan, updatedAt: step.now() });
  });
  if (inferred.slots.length > 0) await fillWordings(step, inferred.showing, inferred.slots);
  return inferred.learnt;
}

/** The values of the latest successful runs that a model planned or rewrote, the latest first. */
export function latestSuccesses(trajectories: readonly Trajectory[]): RefinedRun[] {
  return trajectories
    .filter((run) => ended(run) === 'success' && run.tier !== 'A')
    .sort((a, b) => b.metadata.closedAt.localeCompare(a.metadata.closedAt) || a.workflowId.localeCompare(b.workflowId))
    .flatMap((run) => (run.generalised ? [{ ...run.generalised, now: run.context.now }] : []))
    .slice(0, COMPARED_RUNS);
}

/** The template's latest successful runs that a model planned or rewrote, under its slots as they are now. */
async function comparedRuns(step: LearningStep, templateId: string, slots: readonly Slot[]): Promise<RefinedRun[]> {
  const records = await step.store.all('trajectory', { templateId }, 256);
  const runs = latestSuccesses(records.flatMap((record) => readTrajectory(record.body) ?? []));
  const ids = [...new Set(runs.flatMap((run) => (run.pattern ? [run.pattern.id] : [])))];
  const wordings = new Map<string, Pattern>();
  for (const record of await step.store.getMany('pattern', ids)) {
    const pattern = readPattern(record);
    if (pattern) wordings.set(pattern.id, pattern);
  }
  return runs.map((run) => underCurrentSlots(run, wordings.get(run.pattern?.id ?? '')?.placeholders, slots));
}

/**
 * A value that turned out to matter gets its slot in the wordings of the runs that showed it. Other wordings keep a
 * placeholder without a slot, so that they serve B until a run confirms them.
 */
async function fillWordings(
  step: LearningStep,
  runs: readonly GeneralisedValues[],
  slots: readonly { slot: string; type: string; place: number }[]
): Promise<void> {
  const ids = [...new Set(runs.flatMap((run) => (run.pattern ? [run.pattern.id] : [])))];
  for (const id of ids) {
    await changeWording(step, id, (placeholders) => filled(placeholders, slots));
  }
}

/** Placeholders without a slot get the one that was found for their place. */
export function filled(
  placeholders: Pattern['placeholders'],
  slots: readonly { slot: string; type: string; place: number }[]
): Pattern['placeholders'] {
  let place = -1;
  return placeholders.map((item) => {
    if (item.slot !== undefined) return item;
    place += 1;
    const found = slots.find((slot) => slot.place === place && slot.type === item.type);
    return found ? { ...item, slot: found.slot } : item;
  });
}

/** Gives a stored wording the slots that this run found for it; those that it has stay. */
export async function completeWording(step: LearningStep, wording: Pattern): Promise<void> {
  await changeWording(step, wording.id, (placeholders) => completed(placeholders, wording.placeholders));
}

/** Placeholders without a slot get the one that another run of the same wording has there. */
export function completed(
  placeholders: Pattern['placeholders'],
  own: Pattern['placeholders']
): Pattern['placeholders'] {
  return placeholders.map((item, index) => {
    const slot = own[index]?.slot;
    return item.slot === undefined && slot !== undefined ? { ...item, slot } : item;
  });
}

async function changeWording(
  step: LearningStep,
  id: string,
  change: (placeholders: Pattern['placeholders']) => Pattern['placeholders']
): Promise<void> {
  await step.store.update('pattern', id, async (current) => {
    const pattern = current && readPattern(current);
    if (!current || !pattern) return undefined;
    const placeholders = change(pattern.placeholders);
    if (canonicalJson(placeholders) === canonicalJson(pattern.placeholders)) return undefined;
    const vector = current.vector ?? (await step.embed([pattern.text]))[0];
    return patternRecord({ ...pattern, placeholders }, vector, step.now());
  });
}
