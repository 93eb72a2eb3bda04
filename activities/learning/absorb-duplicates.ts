import { canonicalPlan, graphHash, slotSignature } from '../../shared/plan/graph';
import { statesCondition } from '../../shared/language/languages';
import { joinBranches, type Branch } from '../../shared/learning/infer/infer-branch';
import { mergeTemplates } from '../../shared/learning/generalise/merge-templates';
import { better, nearDuplicate } from '../../shared/learning/generalise/near-duplicates';
import { withStatus } from '../../shared/learning/judge/promotion';
import type { Template } from '../../shared/matching/template';
import { ended } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import type { ExperienceRecord } from '../experience-store/experience-store';
import { changeTemplate } from './change-template';
import { moveContributions, readContributions } from './contributions';
import type { LearningStep } from './learning-context';
import { updateTrajectory } from './trajectory-records';
import { promoteTemplate } from './promote-templates';
import { recordIds } from './record-ids';
import {
  patternRecord,
  readObservations,
  readPattern,
  readTemplate,
  templateRecord,
  writeObservation,
} from './template-records';

/**
 * Clusters the templates of a page with those whose wordings are near (paper 3.2.2, deduplication and clustering): two that
 * took different branches of one request are joined under the condition that separates their runs, and of two near duplicates
 * the better one absorbs the other.
 */
export async function absorbDuplicates(step: LearningStep, records: readonly ExperienceRecord[]): Promise<string> {
  let joined = 0;
  let absorbed = 0;
  for (const record of records) {
    // Read again: an earlier template of this page may have taken it over.
    const template = readTemplate(await step.store.get('template', record.id));
    if (!template || !mayBeAbsorbed(template)) continue;
    for (const rival of await rivalsOf(step, template)) {
      if (await joinWith(step, template, rival)) {
        joined += 1;
        break;
      }
      // Only the worse one is absorbed, so that two pages that meet do not absorb each other.
      if (nearDuplicate(template, rival) && better(template, rival).id === rival.id) {
        await absorbInto(step, template, rival);
        absorbed += 1;
        break;
      }
    }
  }
  return `${records.length} templates, ${joined} joined, ${absorbed} absorbed`;
}

function mayBeAbsorbed(template: Template): boolean {
  return !template.pinned && template.status !== 'disabled' && template.status !== 'retired';
}

/** Live templates of the environment that have a wording near one of this template's. */
async function rivalsOf(step: LearningStep, template: Template): Promise<Template[]> {
  const ids = new Set<string>();
  for (const record of await step.store.all('pattern', { templateId: template.id }, 8)) {
    const pattern = readPattern(record);
    const vector = record.vector ?? (pattern && (await step.embed([pattern.text]))[0]);
    if (!vector) continue;
    const near = await step.store.nominate('pattern', {
      vector,
      terms: record.terms ?? [],
      limit: 8,
      filter: { environment: template.environment },
    });
    for (const hit of near.dense) {
      const other = readPattern(hit.record)?.templateId;
      if (other !== undefined && hit.cosine >= step.settings.clusterCosine) ids.add(other);
    }
  }
  ids.delete(template.id);
  const records = await step.store.getMany('template', [...ids].sort());
  return records.flatMap((record) => readTemplate(record) ?? []).filter(mayBeAbsorbed);
}

/** Joins two branches into one template with `when`; both are retired, their runs speak for the new one. */
async function joinWith(step: LearningStep, a: Template, b: Template): Promise<boolean> {
  const [first, second] = [await branchOf(step, a), await branchOf(step, b)];
  const shared = await sharedWordings(step, a, b);
  // Only one and the same wording that took both branches is one request with a condition in it.
  const joined = shared.size === 0 ? undefined : joinBranches(first, second);
  if (!joined) return false;
  const { plan, nodes } = canonicalPlan(joined.plan);
  const graph = graphHash(plan);
  const at = step.now();
  const founded: Template = {
    ...mergeTemplates({ ...a, plan }, { ...b, plan }),
    id: recordIds.template(step.tenant, a.environment, graph, slotSignature(plan)),
    graph,
    plan,
    status: 'candidate',
    history: [
      { at, from: null, to: 'candidate', cause: `joined from ${a.id} and ${b.id} by ${joined.when}`, by: 'curation' },
    ],
    joinedFrom: [a.id, b.id].sort(),
    createdAt: at,
    updatedAt: at,
  };
  await step.store.update('template', founded.id, async (current) => (current ? undefined : templateRecord(founded)));
  // The branch with more slots first: its wordings say where their values stand.
  for (const branch of [a, b].sort((x, y) => y.plan.slots.length - x.plan.slots.length)) {
    await moveWordings(step, branch, founded, (text) => shared.has(text) || statesCondition(undefined, text));
    // The runs of each branch met its side of the condition.
    const ran = (branch === a ? joined.only.first : joined.only.second).map((id) => nodes.get(id) ?? id);
    for (const seen of await readObservations(step, branch.id)) {
      await writeObservation(step, { ...seen, templateId: founded.id, ran });
    }
    await moveTrajectories(step, branch.id, founded.id);
    await retireInto(step, branch, founded);
  }
  await promoteTemplate(step, founded.id, { by: 'curation' });
  return true;
}

async function sharedWordings(step: LearningStep, a: Template, b: Template): Promise<Set<string>> {
  const [left, right] = await Promise.all(
    [a, b].map(async (template) => {
      const records = await step.store.all('pattern', { templateId: template.id }, 256);
      return records.flatMap((record) => readPattern(record)?.text ?? []);
    })
  );
  return new Set((left ?? []).filter((text) => (right ?? []).includes(text)));
}

async function branchOf(step: LearningStep, template: Template): Promise<Branch> {
  const records = await step.store.all('trajectory', { templateId: template.id }, 256);
  const runs = records
    .flatMap((record) => readTrajectory(record.body) ?? [])
    .filter((run) => ended(run) === 'success' && run.tier !== 'A')
    .flatMap((run) => (run.generalised ? [{ ...run.generalised, now: run.context.now }] : []));
  return { plan: template.plan, runs };
}

async function moveTrajectories(step: LearningStep, from: string, to: string): Promise<void> {
  for (const record of await step.store.all('trajectory', { templateId: from }, 256)) {
    const trajectory = readTrajectory(record.body);
    if (!trajectory?.generalised) continue;
    await updateTrajectory(step, trajectory.workflowId, (stored) =>
      stored.generalised ? { ...stored, generalised: { ...stored.generalised, templateId: to } } : stored
    );
  }
}

async function absorbInto(step: LearningStep, worse: Template, rival: Template): Promise<void> {
  await moveWordings(step, worse, rival);
  for (const seen of await readObservations(step, worse.id)) {
    const known = await step.store.get('observation', recordIds.observation(step.tenant, rival.id, seen.workflowId));
    // A run of the other plan is no proof of this one; only what a user called wrong goes with it.
    if (!known && seen.verdict === 'wrong') await writeObservation(step, { ...seen, templateId: rival.id });
  }
  await retireInto(step, worse, rival);
  await promoteTemplate(step, rival.id, { by: 'curation' });
}

/** Wordings move where the slots are the same: those of another plan would bind nothing of this one. */
async function moveWordings(
  step: LearningStep,
  from: Template,
  to: Template,
  fits: (text: string) => boolean = () => true
): Promise<void> {
  const names = new Set(to.plan.slots.map((slot) => slot.name));
  const contributions = await readContributions(step, from.id);
  for (const record of await step.store.all('pattern', { templateId: from.id }, 256)) {
    const pattern = readPattern(record);
    if (!pattern || !fits(pattern.text)) continue;
    if (!pattern.placeholders.every((item) => item.slot === undefined || names.has(item.slot))) continue;
    const id = recordIds.pattern(step.tenant, pattern.environment, to.id, pattern.text);
    const vector = record.vector ?? (await step.embed([pattern.text]))[0];
    const moved = { ...pattern, id, templateId: to.id };
    await moveContributions(step, contributions, moved);
    await step.store.insert(patternRecord(moved, vector, step.now()));
  }
}

async function retireInto(step: LearningStep, template: Template, into: Template): Promise<void> {
  const by = { at: step.now(), by: 'curation' as const };
  await changeTemplate(step, template.id, (known) =>
    withStatus(known, { to: 'retired', cause: `absorbed by "${into.title}" (${into.id})` }, by)
  );
  await step.store.removeWhere('pattern', { templateId: template.id });
}
