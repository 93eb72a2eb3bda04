import type { Contribution } from '../../../shared/learning/generalise/contribution';
import { withNote } from '../../../shared/learning/judge/promotion';
import { readTrajectory } from '../../../shared/learning/observe/trajectory.schema';
import type { Trajectory } from '../../../shared/learning/observe/trajectory';
import type { Observation, Pattern, StatusChange, Template } from '../../../shared/matching/template';
import { FORGET_LIMITS } from '../../../shared/protocol/forget';
import { canonicalJson } from '../../../shared/protocol/json';
import { readContributions } from '../contributions';
import { updateTrajectory } from '../log-trajectory';
import { readObservations } from '../pack-observations';
import { recordIds } from '../record-ids';
import { patternRecord, readPattern, readTemplate, templateRecord, writeObservation } from '../template-records';
import { isSelected, type Erasing } from './erasing';
import { tellTemplate } from './tell-template';

const MOST_PATTERNS = 5_000;
const MOST_TRAJECTORIES = 5_000;

/** What of a template is selected, and what is left of it. */
interface Split {
  gone: { contributions: Contribution[]; observations: Observation[] };
  left: { contributions: Contribution[]; observations: Observation[] };
  patterns: Pattern[];
}

/**
 * Takes what is selected out of one template: told anew from the runs that are left, or removed where none of them gave a plan.
 * What was selected goes last, so that a page that was interrupted finds it again and comes to the same.
 */
export async function eraseTemplate(erase: Erasing, id: string): Promise<void> {
  const { step, selects, report, dryRun } = erase;
  const known = readTemplate(await step.store.get('template', id));
  const split = await splitOf(erase, id);
  const touched = split.gone.contributions.length + split.gone.observations.length > 0;
  const hangs = known !== undefined && (mentions(erase, known) || selects.says([known, split.patterns]));
  if (!touched && !hangs) return;
  for (const { workflowId } of [...split.gone.contributions, ...split.gone.observations]) erase.found(workflowId);

  const told = known && !selects.everything ? await toldWithout(erase, known, split) : undefined;
  const kept = new Set(told?.patterns.map((pattern) => pattern.id));
  report.removed.wordings += split.patterns.filter((pattern) => !kept.has(pattern.id)).length;
  report.removed.contributions += told
    ? split.gone.contributions.length
    : split.gone.contributions.length + split.left.contributions.length;
  report.removed.observations += told
    ? split.gone.observations.length
    : split.gone.observations.length + split.left.observations.length;
  if (known && told) report.changed.templates += 1;
  if (known && !told) report.removed.templates += 1;
  if (known && report.templates.length < FORGET_LIMITS.templates)
    report.templates.push({ id, did: told ? 'told anew' : 'removed', was: known.status });
  if (dryRun) return;
  if (!told) return removeTemplate(erase, id, known);
  await writeTold(erase, id, split);
}

async function splitOf(erase: Erasing, id: string): Promise<Split> {
  const { step } = erase;
  const split: Split = {
    gone: { contributions: [], observations: [] },
    left: { contributions: [], observations: [] },
    patterns: (await step.store.all('pattern', { templateId: id }, MOST_PATTERNS)).flatMap(
      (record) => readPattern(record) ?? []
    ),
  };
  for (const one of await readContributions(step, id)) {
    split[(await isSelected(erase, one, one)) ? 'gone' : 'left'].contributions.push(one);
  }
  for (const one of await readObservations(step, id)) {
    split[(await isSelected(erase, one, one)) ? 'gone' : 'left'].observations.push(one);
  }
  return split;
}

/** A person who judged the run of another, or who changed the template, is named where his own runs are not. */
function mentions({ selects }: Erasing, template: Template): boolean {
  return (
    template.authors.some((author) => selects.person(author)) ||
    template.history.some((change) => selects.person(change.person)) ||
    template.history.some(({ workflowId }) => workflowId !== undefined && selects.from({ workflowId })) ||
    template.sources.some((workflowId) => selects.from({ workflowId }))
  );
}

async function toldWithout(
  erase: Erasing,
  known: Template,
  { left }: Split
): Promise<{ template: Template; patterns: Pattern[] } | undefined> {
  const { step, selects, mode, by } = erase;
  const unnamed = (person: string | undefined): { person?: string } =>
    person === undefined || selects.person(person) ? {} : { person };
  const history = known.history.map(({ person, ...change }): StatusChange => ({ ...change, ...unnamed(person) }));
  const runs = new Set(left.contributions.map((one) => one.workflowId));
  const observations = left.observations.map((seen) => withoutPerson(erase, seen));
  const told = await tellTemplate({
    contributions: left.contributions,
    observations,
    trajectories: (await trajectoriesOf(erase, known.id)).filter((run) => runs.has(run.workflowId)),
    known: { ...known, history: history.filter((change) => !selects.says(change)) },
    settings: step.settings.promotion,
  });
  if (!told) return undefined;
  const cause =
    mode === 'forget' ? 'told anew without what was forgotten' : 'told anew without a run that was taken back';
  const at = step.now();
  // Done a second time it says so once.
  const isNoted = told.template.history.at(-1)?.cause === cause;
  const noted = isNoted ? told.template : withNote(told.template, cause, { at, by: 'person', ...unnamed(by) });
  return { ...told, template: { ...noted, id: known.id, updatedAt: at } };
}

/** The verdict of a person who is forgotten stays, as nobody's. */
function withoutPerson({ selects }: Erasing, { verdictBy, ...seen }: Observation): Observation {
  return verdictBy === undefined || selects.person(verdictBy) ? seen : { ...seen, verdictBy };
}

async function trajectoriesOf({ step }: Erasing, templateId: string): Promise<Trajectory[]> {
  const records = await step.store.all('trajectory', { templateId }, MOST_TRAJECTORIES);
  return records.flatMap((record) => readTrajectory(record.body) ?? []);
}

async function writeTold(erase: Erasing, id: string, { gone, left, patterns }: Split): Promise<void> {
  const { step } = erase;
  let told: Awaited<ReturnType<typeof toldWithout>>;
  await step.store.update('template', id, async (current) => {
    const known = readTemplate(current);
    // Read after the version: what another run gives meanwhile makes this write fail, and it is told again with it.
    told = known && (await toldWithout(erase, known, await splitOf(erase, id)));
    return told && templateRecord(told.template);
  });
  const kept = new Map((told?.patterns ?? []).map((pattern) => [pattern.id, pattern]));
  for (const pattern of kept.values()) await writePatternAnew(erase, pattern);
  const goneTexts = new Set(gone.contributions.map(({ pattern }) => pattern.text));
  const lost = patterns.filter(
    (pattern) => !kept.has(pattern.id) && (goneTexts.has(pattern.text) || isStale(pattern, left))
  );
  await step.store.remove(
    'pattern',
    lost.map((pattern) => pattern.id)
  );
  await rewriteObservations(erase, id, gone.observations, left.observations);
  await step.store.remove(
    'contribution',
    gone.contributions.map((one) => recordIds.contribution(step.tenant, id, one.workflowId))
  );
}

/** A wording that no run which is left has said; one that a run is just adding stays. */
function isStale({ workflowId }: Pattern, left: Split['left']): boolean {
  return !left.contributions.some((one) => one.workflowId === workflowId);
}

async function writePatternAnew({ step }: Erasing, pattern: Pattern): Promise<void> {
  await step.store.update('pattern', pattern.id, async (current) => {
    if (current && canonicalJson(current.body) === canonicalJson(JSON.parse(JSON.stringify(pattern)))) return undefined;
    const vector = current?.vector ?? (await step.embed([pattern.text]))[0];
    return patternRecord(pattern, vector, step.now());
  });
}

/** Observations that are packed cannot be taken out one by one: what is left of the packs becomes records of its own again. */
async function rewriteObservations(
  erase: Erasing,
  id: string,
  gone: readonly Observation[],
  left: readonly Observation[]
): Promise<void> {
  const { step, selects } = erase;
  const changed = left.filter((seen) => selects.person(seen.verdictBy));
  const packed = gone.length + changed.length > 0 && (await step.store.count('observation', { packOf: id })) > 0;
  for (const seen of packed ? left : changed) await writeObservation(step, withoutPerson(erase, seen));
  if (packed) await step.store.removeWhere('observation', { packOf: id });
  const ids = gone.map((seen) => recordIds.observation(step.tenant, id, seen.workflowId));
  await step.store.remove('observation', ids);
}

/** Nothing is left to tell it from. A template that curation had joined gives its branches back, as far as they are left. */
async function removeTemplate(erase: Erasing, id: string, known: Template | undefined): Promise<void> {
  const { step } = erase;
  if (!erase.selects.everything) for (const branch of known?.joinedFrom ?? []) await giveBack(erase, branch, id);
  await step.store.remove('template', [id]);
  await step.store.removeWhere('pattern', { templateId: id });
  await step.store.removeWhere('observation', { packOf: id });
  await step.store.removeWhere('observation', { templateId: id });
  await step.store.removeWhere('contribution', { templateId: id });
}

/** The branch is told from its own runs again, as if it had not been joined; its page takes out what is selected of it. */
async function giveBack(erase: Erasing, branch: string, joined: string): Promise<void> {
  const { step } = erase;
  const own = new Set((await readContributions(step, branch)).map((one) => one.workflowId));
  for (const run of await trajectoriesOf(erase, joined)) {
    if (!own.has(run.workflowId)) continue;
    await updateTrajectory(step, run.workflowId, (stored) =>
      stored.generalised ? { ...stored, generalised: { ...stored.generalised, templateId: branch } } : stored
    );
  }
  await step.store.update('template', branch, async (current) => {
    const known = readTemplate(current);
    if (!known) return undefined;
    const history = known.history.filter(({ cause }) => !cause.endsWith(`(${joined})`));
    const told = await toldWithout(erase, { ...known, history }, await splitOf(erase, branch));
    return told && templateRecord(told.template);
  });
  const told = readTemplate(await step.store.get('template', branch));
  if (!told) return;
  const again = await toldWithout(erase, told, await splitOf(erase, branch));
  for (const pattern of again?.patterns ?? []) await writePatternAnew(erase, pattern);
}
