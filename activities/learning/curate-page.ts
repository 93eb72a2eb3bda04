import type { CurateInput } from '../../shared/protocol/messages';
import { canonicalJson } from '../../shared/protocol/json';
import { lessonSchema, nodeExperienceSchema } from '../../shared/learning/observe/node-experience.schema';
import { withStatus, type PromotionCause } from '../../shared/learning/judge/promotion';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { decay, templateUtility } from '../../shared/learning/judge/utility';
import type { ExperienceRecord, RecordKind } from '../experience-store/experience-store';
import { absorbDuplicates } from './absorb-duplicates';
import { erasePage } from './erase/erase-page';
import { changeTemplate } from './change-template';
import { readUses } from './learn-node-experience';
import type { LearningStep } from './learning-context';
import { trajectoryKeys } from './trajectory-records';
import { packObservations } from './pack-observations';
import { recordIds } from './record-ids';
import { readPattern, readTemplate } from './template-records';

/** What curation does, in this order; each phase goes through its records page by page. */
export const CURATION_PHASES = ['absorb', 'retire', 'evict', 'pack', 'expire', 'forget', 'embed'] as const;

type Phase = (typeof CURATION_PHASES)[number];

const PAGE = 64;
/** Weight below which a lesson, a trajectory or an old use is forgotten: about half a year without use. */
const FORGOTTEN = 0.015;
/** Uses of one tool that are kept when older ones are forgotten, and that are kept at most. */
const KEPT_USES = 500;
const MOST_USES = 4_000;

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
  const done = { ...input.done, [phase]: added(input.done?.[phase], result.words) };
  const summary = CURATION_PHASES.flatMap((name) => (done[name] ? [`${name}: ${done[name]}`] : [])).join('; ');
  const { tenant } = input;
  if (result.cursor !== undefined) return { summary, next: { tenant, phase, cursor: result.cursor, done } };
  const next = CURATION_PHASES[CURATION_PHASES.indexOf(phase) + 1];
  return { summary, ...(next ? { next: { tenant, phase: next, done } } : {}) };
}

/** The counts of the pages so far with those of this one: `64 templates, 1 retired` and again is `128 templates, 2 retired`. */
function added(before: string | undefined, words: string): string {
  const counts = new Map<string, number>();
  for (const part of [before, words].flatMap((text) => text?.split(', ') ?? [])) {
    const [, count = '0', what = part] = /^(\d+) (.+)$/.exec(part) ?? [];
    counts.set(what, (counts.get(what) ?? 0) + Number(count));
  }
  return [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
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
  pack,
  expire,
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

async function absorb(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const page = await pageOf(step, 'template', cursor);
  return { words: await absorbDuplicates(step, page.records), cursor: page.cursor };
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
    await changeTemplate(step, template.id, (known) => withStatus(known, { to: 'retired', cause }, by(step)));
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
    await changeTemplate(step, template.id, (known) => withStatus(known, { to: 'retired', cause }, by(step)));
  }
  return { words: `${records.length} active, ${Math.min(excess, active.length)} evicted` };
}

/** Packs the observations of templates that have many, so that counting them stays quick and complete. */
async function pack(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const page = await pageOf(step, 'template', cursor);
  let packed = 0;
  for (const record of page.records) packed += await packObservations(step, record.id);
  return { words: `${page.records.length} templates, ${packed} observations packed`, cursor: page.cursor };
}

/** What came from runs that are older than the retention, as if it were forgotten by hand; nothing where none is configured. */
async function expire(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const { retentionDays } = step.settings;
  if (retentionDays === undefined) return { words: 'no retention is configured' };
  const parts: string[] = cursor?.split(' ') ?? [];
  const [started, phase, ...inner] = parts;
  // One moment for all pages, or what they come to would hang on how long they take.
  const before = started ?? new Date(Date.parse(step.now()) - retentionDays * 86_400_000).toISOString();
  const page = await erasePage(step, {
    tenant: step.tenant,
    selection: { before },
    mode: 'forget',
    phase,
    cursor: inner.length > 0 ? inner.join(' ') : undefined,
  });
  const count = Object.values<number>({ ...page.report.removed }).reduce((sum, one) => sum + one, 0);
  const { next } = page;
  // What Temporal still holds is nothing that anybody waits for here.
  if (next?.phase === undefined || next.phase === 'retained') return { words: `${count} facts expired` };
  return {
    words: `${count} facts expired`,
    cursor: [before, next.phase, ...(next.cursor === undefined ? [] : [next.cursor])].join(' '),
  };
}

/** Trajectories, lessons and node experience that have decayed; what rules are folded from stays. */
async function forget(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const [kind, inner] = splitCursor(FORGET_KINDS, cursor);
  const page = await pageOf(step, kind, inner);
  const gone: string[] = [];
  for (const record of page.records) {
    if (await isForgotten(step, kind, record)) gone.push(record.id);
    else if (kind === 'node_experience') gone.push(...(await surplusUses(step, record)));
    else if (kind === 'trajectory') await findable(step, record);
  }
  if (gone.length > 0) await step.store.remove(kind, [...new Set(gone)]);
  const next = page.cursor !== undefined ? `${kind} ${page.cursor}` : FORGET_KINDS[FORGET_KINDS.indexOf(kind) + 1];
  return { words: `${page.records.length} of ${kind}, ${gone.length} forgotten`, cursor: next };
}

/** A trajectory that was stored with fewer keys gets the others: runs to come are compared with it by them. */
async function findable(step: LearningStep, record: ExperienceRecord): Promise<void> {
  const trajectory = readTrajectory(record.body);
  if (!trajectory) return;
  const keys = trajectoryKeys(trajectory);
  if (canonicalJson(keys) !== canonicalJson(record.keys)) await step.store.replace(record, keys);
}

const FORGET_KINDS: readonly RecordKind[] = ['trajectory', 'lesson', 'node_experience'];

/** A phase that goes through several kinds has the kind before the page in its cursor. */
function splitCursor(kinds: readonly RecordKind[], cursor: string | undefined): [RecordKind, string | undefined] {
  const [name, ...rest] = (cursor ?? '').split(' ');
  const kind = kinds.find((item) => item === name) ?? kinds[0] ?? 'trajectory';
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
  const { kind: what, tool } = experience.data;
  if (what === 'tool') return false;
  if (what !== 'use') return decay(experience.data.lastSeen, now) < FORGOTTEN;
  // Uses are what everything else is folded from: the latest ones stay however old they are.
  if (decay(experience.data.at, now) >= FORGOTTEN) return false;
  return (await step.store.count('node_experience', { tool, kind: 'use' })) > KEPT_USES;
}

/** The oldest uses of a tool beyond those that are kept at most; asked once per tool, at its own record. */
async function surplusUses(step: LearningStep, record: ExperienceRecord): Promise<string[]> {
  const { tool, kind } = record.keys;
  if (tool === undefined || kind !== 'tool') return [];
  const surplus = (await step.store.count('node_experience', { tool, kind: 'use' })) - MOST_USES;
  if (surplus <= 0) return [];
  const uses = await readUses(step, tool);
  const oldest = uses.sort((a, b) => a.at.localeCompare(b.at)).slice(0, surplus);
  return oldest.map((use) => recordIds.toolUse(step.tenant, tool, use.workflowId));
}

/** Records that were taken over from another embedder have no vector: they get one, and are found again. */
async function embedAnew(step: LearningStep, cursor: string | undefined): Promise<PageResult> {
  const [kind, inner] = splitCursor(EMBEDDED_KINDS, cursor);
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
