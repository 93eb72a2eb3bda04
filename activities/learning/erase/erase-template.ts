import { inOrderOfContribution, type Contribution } from '../../../shared/learning/generalise/contribution';
import { withNote } from '../../../shared/learning/judge/promotion';
import { inOrderOfTime } from '../../../shared/learning/judge/statistics';
import type { Observation, Pattern, StatusChange, Template } from '../../../shared/matching/template';
import { observationSchema } from '../../../shared/matching/template.schema';
import { FORGET_LIMITS } from '../../../shared/protocol/forget';
import { canonicalJson, toJson } from '../../../shared/protocol/json';
import { readContributions } from '../contributions';
import { titleOf } from '../founded-template';
import { IMPORTED, isImported, withoutRuns } from '../imported';
import { trajectoriesOf, updateTrajectory } from '../trajectory-records';
import { readObservations, rewritePacks } from '../pack-observations';
import { recordIds } from '../record-ids';
import { observationRecord, patternRecord, readPattern, readTemplate, templateRecord } from '../template-records';
import { isSelected, type Erasing } from './erasing';
import { tellTemplate, type Told } from './tell-template';

const MOST_PATTERNS = 5_000;

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
  const current = await step.store.get('template', id);
  const known = readTemplate(current);
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
  await writeTold(erase, id, split, { told, version: current?.version });
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

interface Anew {
  template: Template;
  patterns: Pattern[];
}

async function toldWithout(erase: Erasing, known: Template, split: Split): Promise<Anew | undefined> {
  const { step, selects, mode, by, expires } = erase;
  const { left } = split;
  const unnamed = (person: string | undefined): { person?: string } =>
    person === undefined || selects.person(person) ? {} : { person };
  const history = known.history.map(({ person, ...change }): StatusChange => ({ ...change, ...unnamed(person) }));
  const runs = left.contributions.map((one) => one.workflowId);
  const observations = left.observations.map((seen) => withoutPerson(erase, seen));
  const told = await tellTemplate({
    contributions: left.contributions,
    observations,
    // Only runs whose values stand under the names of this template: another one may have taken them over.
    trajectories: (await trajectoriesOf(step, runs)).filter((run) => run.generalised?.templateId === known.id),
    known: { ...known, history: history.filter((change) => !selects.says(change)) },
    base: baseOf(erase, known, split),
    settings: step.settings.promotion,
  });
  if (!told) return undefined;
  const gone = expires ? 'what has expired' : mode === 'forget' ? 'what was forgotten' : 'a run that was taken back';
  const cause = `told anew without ${gone}`;
  const at = step.now();
  // The step may be done twice: the history says it once.
  const isNoted = told.template.history.at(-1)?.cause === cause;
  const noted = isNoted
    ? told.template
    : withNote(told.template, cause, { at, by: expires ? 'curation' : 'person', ...unnamed(by) });
  return { ...told, template: { ...noted, id: known.id, updatedAt: at } };
}

/** The verdict of a person who is forgotten stays, as nobody's. */
function withoutPerson({ selects }: Erasing, { verdictBy, ...seen }: Observation): Observation {
  return verdictBy === undefined || selects.person(verdictBy) ? seen : { ...seen, verdictBy };
}

const MOST_NAMED = 20;

/**
 * What is left of a template where none of the runs that are left gave its plan, and others than the forgotten ones stand for it: runs
 * that it has served well with just this plan, or the environment that it came from. Its examples, its title and its counts were of
 * those who gave the plan; it proves itself anew. A run that is taken back leaves nothing of what it alone had taught.
 */
function baseOf(erase: Erasing, known: Template, { left, patterns }: Split): Told['base'] {
  const { step, selects, mode } = erase;
  // The branches of one that was joined are told from their own runs, and curation joins them again.
  if (mode !== 'forget' || known.joinedFrom || left.contributions.some(({ founding }) => founding)) return undefined;
  const imported = isImported(known);
  const served = inOrderOfTime(left.observations.filter(({ success }) => success));
  const [first] = served;
  if (!first && !imported) return undefined;
  const runs = new Set(left.observations.map(({ workflowId }) => workflowId));
  const own = patterns.filter(({ workflowId }) => runs.has(workflowId) || (imported && workflowId === IMPORTED));
  const [wording] = inOrderOfContribution(left.contributions).map(({ pattern }) => pattern);
  const at = imported || !first ? known.createdAt : first.at;
  const { left: _reasons, ...plain } = withoutRuns(known);
  const template: Template = {
    ...plain,
    title: imported ? known.title : titleOf(wording ?? own[0] ?? { text: toolsOf(known), placeholders: [] }),
    status: 'candidate',
    thresholdA: step.settings.promotion.thresholdA,
    history: imported
      ? known.history.slice(0, 1)
      : [{ at, from: null, to: 'candidate', cause: 'told from runs that it had served', by: 'learning' }],
    sources: served.map(({ workflowId }) => workflowId).slice(0, MOST_NAMED),
    authors: [...new Set(served.flatMap(({ user }) => user ?? []))].sort().slice(0, MOST_NAMED),
    createdAt: at,
    updatedAt: at,
  };
  return selects.says(template) || erase.names(template) ? undefined : { template, patterns: own };
}

function toolsOf({ plan }: Template): string {
  return [...new Set(plan.nodes.map(({ tool }) => tool))].join(', ');
}

async function writeTold(
  erase: Erasing,
  id: string,
  { gone, left, patterns }: Split,
  first: { told: Anew; version?: number }
): Promise<void> {
  const { step } = erase;
  let told: Anew | undefined;
  let known: Template | undefined;
  await step.store.update('template', id, async (current) => {
    known = readTemplate(current);
    // Told after the version was read: what another run gives meanwhile makes this write fail, and it is told again with it.
    if (current && current.version === first.version) told = first.told;
    else told = known && (await toldWithout(erase, known, await splitOf(erase, id)));
    return told && templateRecord(told.template);
  });
  // The runs that it stood on have gone meanwhile.
  if (!told) return removeTemplate(erase, id, known);
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
  // Who read these before they went has read the template's version with them, and must not write on it any more.
  const current = await step.store.get('template', id);
  if (current) await step.store.replace(current, current.keys);
}

/** A wording that no run which is left has said; one that a run is just adding stays. */
function isStale({ workflowId }: Pattern, left: Split['left']): boolean {
  return !left.contributions.some((one) => one.workflowId === workflowId);
}

async function writePatternAnew({ step }: Erasing, pattern: Pattern): Promise<void> {
  await step.store.update('pattern', pattern.id, async (current) => {
    if (current && canonicalJson(current.body) === canonicalJson(toJson(pattern))) return undefined;
    const vector = current?.vector ?? (await step.embed([pattern.text]))[0];
    return patternRecord(pattern, vector, step.now());
  });
}

/** Takes out the observations that are selected, and their persons, where they are: loose, or in a pack. */
async function rewriteObservations(
  erase: Erasing,
  id: string,
  gone: readonly Observation[],
  left: readonly Observation[]
): Promise<void> {
  const { step, selects } = erase;
  const changed = new Set(left.filter((seen) => selects.person(seen.verdictBy)).map(({ workflowId }) => workflowId));
  const out = new Set(gone.map(({ workflowId }) => workflowId));
  if (changed.size + out.size === 0) return;
  await rewritePacks(step, id, (seen) => (out.has(seen.workflowId) ? undefined : withoutPerson(erase, seen)));
  for (const workflowId of changed) {
    await step.store.update('observation', recordIds.observation(step.tenant, id, workflowId), async (current) => {
      const seen = observationSchema.safeParse(current?.body).data;
      return seen && observationRecord(step, withoutPerson(erase, seen));
    });
  }
  const ids = [...out].map((workflowId) => recordIds.observation(step.tenant, id, workflowId));
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
  for (const { workflowId } of await readContributions(step, branch)) {
    await updateTrajectory(step, workflowId, (stored) =>
      stored.generalised?.templateId === joined
        ? { ...stored, generalised: { ...stored.generalised, templateId: branch } }
        : stored
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
