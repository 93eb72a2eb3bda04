import type { CurateInput } from '../../shared/messages';
import { missingForA, withStatus, type PromotionCause } from '../../shared/experience/promotion';
import type { Template } from '../../shared/experience/template';
import { nearDuplicate, better } from '../../shared/experience/near-duplicates';
import { decay, templateUtility } from '../../shared/experience/utility';
import { lessonSchema, nodeExperienceSchema } from '../../shared/experience/node-experience.schema';
import { readTrajectory } from '../../shared/experience/trajectory.schema';
import { recordIds } from './record-ids';
import type { ExperienceRecord, RecordKind } from '../experience-store/experience-store';
import type { LearningStep } from './learning-context';
import {
  patternRecord,
  readObservations,
  readPattern,
  readTemplate,
  templateRecord,
  writeObservation,
} from './template-records';

/** What curation does, in this order; each phase goes through its records page by page. */
export const CURATION_PHASES = ['absorb', 'retire', 'evict', 'forget', 'embed'] as const;

type Phase = (typeof CURATION_PHASES)[number];

const PAGE = 64;
/** Weight below which a lesson, a trajectory or an old use is forgotten: about half a year without use. */
const FORGOTTEN = 0.015;
/** Uses of one tool that are kept when older ones are forgotten. */
const KEPT_USES = 500;

/**
 * One page of curation (DESIGN section 6): absorbs near duplicates, retires what hurts or is unused, bounds the active set,
 * forgets what has decayed, embeds anew. Every page leaves the store whole, so that it may be interrupted after any.
 */
export async function curatePage(
  step: LearningStep,
  input: CurateInput
): Promise<{ summary: string; next?: CurateInput }> {
  const phase = phaseOf(input.phase);
  const result = await PHASES[phase](step, input.cursor);
  if (result.cursor !== undefined) {
    return { summary: `${phase}: ${result.words}`, next: { tenant: input.tenant, phase, cursor: result.cursor } };
  }
  const next = CURATION_PHASES[CURATION_PHASES.indexOf(phase) + 1];
  return { summary: `${phase}: ${result.words}`, ...(next ? { next: { tenant: input.tenant, phase: next } } : {}) };
}

function phaseOf(name: string | undefined): Phase {
  return CURATION_PHASES.find((phase) => phase === name) ?? CURATION_PHASES[0];
}

interface PageResult {
  words: string;
  cursor?: string;
}

const PHASES: Record<Phase, (step: LearningStep, cursor: string | undefined) => Promise<PageResult>> = {
  absorb,
  retire,
  evict,
  forget,
  embed: embedAnew,
};

function by(step: LearningStep): PromotionCause {
  return { at: step.now(), by: 'curation' };
}

async function pageOf(
  step: LearningStep,
  kind: RecordKind,
  cursor: string | undefined
): Promise<{ records: ExperienceRecord[]; cursor?: string }> {
  return step.store.page(kind, {}, { cursor, limit: PAGE });
}

/** Near duplicates: the better one takes over the wordings and observations of the other, which is retired. */
async function absorb(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const page = await pageOf(step, 'template', cursor);
  let absorbed = 0;
  for (const record of page.records) {
    const template = readTemplate(record);
    if (!template || !mayBeAbsorbed(template)) continue;
    const rival = await rivalOf(step, template);
    if (!rival) continue;
    // Only the worse one is absorbed, so that two pages that meet do not absorb each other.
    if (better(template, rival).id === template.id) continue;
    await moveInto(step, template, rival);
    absorbed += 1;
  }
  return { words: `${page.records.length} templates, ${absorbed} absorbed`, cursor: page.cursor };
}

function mayBeAbsorbed(template: Template): boolean {
  return !template.pinned && template.status !== 'disabled' && template.status !== 'retired';
}

async function rivalOf(step: LearningStep, template: Template): Promise<Template | undefined> {
  const patterns = await step.store.all('pattern', { templateId: template.id }, 8);
  for (const record of patterns) {
    const pattern = readPattern(record);
    if (!pattern) continue;
    const [vector] = record.vector ? [record.vector] : await step.embed([pattern.text]);
    if (!vector) continue;
    const near = await step.store.nominate('pattern', {
      vector,
      terms: [],
      limit: 8,
      filter: { environment: template.environment },
    });
    const ids = near.dense
      .filter((hit) => hit.cosine >= step.settings.clusterCosine)
      .flatMap((hit) => readPattern(hit.record)?.templateId ?? [])
      .filter((id) => id !== template.id);
    for (const other of await step.store.getMany('template', [...new Set(ids)])) {
      const rival = readTemplate(other);
      if (rival && rival.status !== 'retired' && rival.status !== 'disabled' && nearDuplicate(template, rival))
        return rival;
    }
  }
  return undefined;
}

async function moveInto(step: LearningStep, worse: Template, rival: Template): Promise<void> {
  // The wordings move where the slots are the same; wordings of a lesser plan would bind nothing of the better one.
  const names = new Set(rival.plan.slots.map((slot) => slot.name));
  for (const record of await step.store.all('pattern', { templateId: worse.id }, 256)) {
    const pattern = readPattern(record);
    if (!pattern || !pattern.placeholders.every((item) => item.slot === undefined || names.has(item.slot))) continue;
    const id = recordIds.pattern(step.tenant, pattern.environment, rival.id, pattern.text);
    const [vector] = record.vector ? [record.vector] : await step.embed([pattern.text]);
    await step.store.insert(patternRecord({ ...pattern, id, templateId: rival.id }, vector, step.now()));
  }
  for (const seen of await readObservations(step, worse.id)) {
    const known = await step.store.get('observation', recordIds.observation(step.tenant, rival.id, seen.workflowId));
    // A run of the other plan is no proof of this one; only what a user called wrong goes with it.
    if (!known && seen.verdict === 'wrong') await writeObservation(step, { ...seen, templateId: rival.id });
  }
  await changeTemplate(step, worse.id, (template) =>
    withStatus(template, 'retired', `absorbed by "${rival.title}" (${rival.id})`, by(step))
  );
  await step.store.removeWhere('pattern', { templateId: worse.id });
}

/** Retires what nobody has used for long, and what is worth less than nothing. */
async function retire(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const page = await pageOf(step, 'template', cursor);
  let retired = 0;
  const now = step.now();
  const oldest = new Date(Date.parse(now) - step.settings.unusedDays * 86_400_000).toISOString();
  for (const record of page.records) {
    const template = readTemplate(record);
    if (!template || template.pinned || template.status === 'disabled' || template.status === 'retired') continue;
    const lastUsed = template.statistics.lastUsedAt ?? template.createdAt;
    const harmful = templateUtility(template, now) < 0;
    if (!harmful && lastUsed >= oldest) continue;
    const cause = harmful ? 'it has been wrong more than it was worth' : `not used since ${lastUsed.slice(0, 10)}`;
    await changeTemplate(step, template.id, (known) => withStatus(known, 'retired', cause, by(step)));
    retired += 1;
  }
  return { words: `${page.records.length} templates, ${retired} retired`, cursor: page.cursor };
}

/** Keeps the active set bounded: what is worth least goes back to the candidates. */
async function evict(step: LearningStep): Promise<PageResult> {
  const records = await step.store.all('template', { status: 'active' }, 100_000);
  const now = step.now();
  const active = records
    .flatMap((record) => readTemplate(record) ?? [])
    .filter((template) => !template.pinned)
    .sort((a, b) => templateUtility(a, now) - templateUtility(b, now) || a.id.localeCompare(b.id));
  const excess = Math.max(0, records.length - step.settings.activeTemplates);
  for (const template of active.slice(0, excess)) {
    const cause = `the least useful of ${records.length} active templates; ${step.settings.activeTemplates} are allowed`;
    await changeTemplate(step, template.id, (known) => withStatus(known, 'retired', cause, by(step)));
  }
  return { words: `${records.length} active, ${Math.min(excess, active.length)} evicted` };
}

/** Trajectories, lessons and uses that have decayed; what a template still compares its runs by stays. */
async function forget(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const [kind, inner] = splitCursor(cursor);
  const page = await pageOf(step, kind, inner);
  const gone: string[] = [];
  for (const record of page.records) if (await isForgotten(step, kind, record)) gone.push(record.id);
  if (gone.length > 0) await step.store.remove(kind, gone);
  const next = page.cursor !== undefined ? `${kind} ${page.cursor}` : FORGET_KINDS[FORGET_KINDS.indexOf(kind) + 1];
  return { words: `${page.records.length} of ${kind}, ${gone.length} forgotten`, cursor: next };
}

const FORGET_KINDS: readonly RecordKind[] = ['trajectory', 'lesson', 'node_experience'];

function splitCursor(cursor: string | undefined): [RecordKind, string | undefined] {
  const [name, ...rest] = (cursor ?? '').split(' ');
  const kind = FORGET_KINDS.find((item) => item === name) ?? 'trajectory';
  return [kind, rest.length > 0 ? rest.join(' ') : undefined];
}

async function isForgotten(step: LearningStep, kind: RecordKind, record: ExperienceRecord): Promise<boolean> {
  const now = step.now();
  if (kind === 'trajectory') {
    const trajectory = readTrajectory(record.body);
    return trajectory === undefined || decay(trajectory.metadata.closedAt, now) < FORGOTTEN;
  }
  if (kind === 'lesson') {
    const lesson = lessonSchema.safeParse(record.body);
    return !lesson.success || decay(lesson.data.lastSeen, now) < FORGOTTEN;
  }
  const experience = nodeExperienceSchema.safeParse(record.body);
  if (!experience.success) return true;
  // Uses are what everything else is folded from: the latest ones stay however old they are.
  if (experience.data.kind !== 'use' || decay(experience.data.at, now) >= FORGOTTEN) return false;
  return (await step.store.count('node_experience', { tool: experience.data.tool, kind: 'use' })) > KEPT_USES;
}

/** Records that were taken over from another embedder have no vector: they get one, and are found again. */
async function embedAnew(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const [kind, inner] = splitEmbedCursor(cursor);
  const page = await pageOf(step, kind, inner);
  let embedded = 0;
  for (const record of page.records) {
    if (record.vector !== undefined) continue;
    const text = textOf(kind, record);
    const [vector] = text === undefined ? [] : await step.embed([text]);
    if (!vector) continue;
    await step.store.update(kind, record.id, async (current) => {
      if (!current || current.vector !== undefined) return undefined;
      const { version: _version, tenant: _tenant, ...rest } = current;
      return { ...rest, vector, updatedAt: step.now() };
    });
    embedded += 1;
  }
  const next = page.cursor !== undefined ? `${kind} ${page.cursor}` : EMBEDDED_KINDS[EMBEDDED_KINDS.indexOf(kind) + 1];
  return { words: `${page.records.length} of ${kind}, ${embedded} embedded anew`, cursor: next };
}

const EMBEDDED_KINDS: readonly RecordKind[] = ['pattern', 'trajectory', 'lesson', 'node_experience'];

function splitEmbedCursor(cursor: string | undefined): [RecordKind, string | undefined] {
  const [name, ...rest] = (cursor ?? '').split(' ');
  const kind = EMBEDDED_KINDS.find((item) => item === name) ?? 'pattern';
  return [kind, rest.length > 0 ? rest.join(' ') : undefined];
}

function textOf(kind: RecordKind, record: ExperienceRecord): string | undefined {
  if (kind === 'pattern') return readPattern(record)?.text;
  if (kind === 'trajectory') return readTrajectory(record.body)?.trigger.masked;
  if (kind === 'lesson') {
    const lesson = lessonSchema.safeParse(record.body);
    return lesson.success ? lesson.data.cluster : undefined;
  }
  const experience = nodeExperienceSchema.safeParse(record.body);
  if (!experience.success) return undefined;
  if (experience.data.kind === 'intent') return experience.data.intent;
  return experience.data.kind === 'failure' ? `${experience.data.tool} ${experience.data.message}` : undefined;
}

async function changeTemplate(step: LearningStep, id: string, change: (template: Template) => Template): Promise<void> {
  await step.store.update('template', id, async (current) => {
    const template = readTemplate(current);
    if (!template) return undefined;
    const changed = change(template);
    if (changed === template) return undefined;
    const missing = missingForA(changed, await readObservations(step, id), step.settings.promotion);
    return templateRecord({ ...changed, missing, updatedAt: step.now() });
  });
}
