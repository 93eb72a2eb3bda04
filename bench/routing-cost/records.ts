import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NewRecord } from '../../activities/experience-store/experience-store';
import { recordIds } from '../../activities/learning/record-ids';
import type { Embedder } from '../../activities/embedder/embedder';
import { createToolRegistry } from '../../activities/tools/create-tool-registry';
import type { ToolRegistry } from '../../activities/tools/tool-registry';
import { emptyStatistics } from '../../shared/learning/judge/statistics';
import { foundBy } from '../../shared/matching/known-names';
import { maskQuery, termsOf } from '../../shared/matching/mask';
import type { LexiconEntry, Pattern, Template } from '../../shared/matching/template';
import { DEFAULT_THRESHOLDS } from '../../shared/matching/thresholds';
import { snapshotOf } from '../../shared/plan/snapshot';
import { digestOf, toJson } from '../../shared/protocol/json';
import { defineTool } from '../../shared/protocol/tool';
import { randomOf } from '../measure/seeded';
import { KINDS, nameOf, requestOf } from './wordings';

export const AT = '2023-11-30T00:00:00.000Z';
const ENVIRONMENT = 'default';
/** Wordings that one template answers. */
const WORDINGS_OF_A_TEMPLATE = 5;
/** How far the vector of a wording is from the real one of its kind: a cosine of some 0.85, as paraphrases have. */
const SPREAD = 0.6;

const act = defineTool({
  name: 'act',
  version: '1',
  description: 'does what is asked for',
  input: z.object({ id: z.string() }),
  output: z.object({}),
  effect: 'read',
  execute: () => ({}),
});

export const registry: ToolRegistry = createToolRegistry([act]);

/** Makes the records of synthetic tenants: real vectors of the kinds of requests, and wordings spread around them. */
export interface RecordMaker {
  wordings(tenant: string, from: number, count: number): NewRecord[];
  names(tenant: string, from: number, count: number): NewRecord[];
}

/** Embeds the kinds of requests with the real embedder, which takes some seconds. */
export async function recordMaker(embedder: Embedder): Promise<RecordMaker> {
  const vectors = new Map<string, number[]>();
  for (let from = 0; from < KINDS.length; from += 32) {
    const kinds = KINDS.slice(from, from + 32);
    const embedded = await embedder.embed(kinds.map((kind) => `${kind} <id>`));
    kinds.forEach((kind, at) => vectors.set(kind, embedded[at] ?? []));
  }
  return {
    wordings: (tenant, from, count) =>
      Array.from({ length: count }, (_, at) => from + at).flatMap((at) => {
        const templateId = idOf(tenant, 'template', Math.floor(at / WORDINGS_OF_A_TEMPLATE));
        const pattern = patternRecord(tenant, at, templateId, vectors);
        return at % WORDINGS_OF_A_TEMPLATE === 0 ? [templateRecord(tenant, templateId, at), pattern] : [pattern];
      }),
    names: (tenant, from, count) =>
      Array.from({ length: count }, (_, at): NewRecord => {
        const entry: LexiconEntry = { schema: 1, tenant, lexicon: 'customer', name: nameOf(from + at) };
        const id = recordIds.name(tenant, entry.lexicon, entry.name);
        return { id, kind: 'lexicon', tenant, ...foundBy(entry), body: toJson(entry), updatedAt: AT };
      }),
  };
}

function patternRecord(
  tenant: string,
  at: number,
  templateId: string,
  vectors: ReadonlyMap<string, number[]>
): NewRecord {
  const { kind, text } = requestOf(at);
  const masked = maskQuery(text, { lexicon: [], now: AT, timeZone: 'UTC' });
  const pattern: Pattern = {
    schema: 1,
    id: idOf(tenant, 'pattern', at),
    templateId,
    tenant,
    environment: ENVIRONMENT,
    text: masked.text,
    placeholders: masked.values.map(({ type }, index) => ({ type, ...(index === 0 ? { slot: 'id' } : {}) })),
    ...(masked.language === undefined ? {} : { language: masked.language }),
    source: 'learnt',
    workflowId: 'bench',
    createdAt: AT,
  };
  return {
    id: pattern.id,
    kind: 'pattern',
    tenant,
    keys: { templateId, environment: ENVIRONMENT },
    body: toJson(pattern),
    vector: spreadAround(vectors.get(kind) ?? [], at),
    terms: termsOf(pattern.text),
    updatedAt: AT,
  };
}

function templateRecord(tenant: string, id: string, at: number): NewRecord {
  const description = registry.describe('act');
  if (!description) throw new Error('the tool is not registered');
  const title = requestOf(at).text;
  const type = maskQuery(title, { lexicon: [], now: AT, timeZone: 'UTC' }).values[0]?.type ?? 'text';
  const template: Template = {
    schema: 1,
    id,
    tenant,
    environment: ENVIRONMENT,
    title,
    graph: digestOf(['act', at]),
    plan: {
      schema: 1,
      slots: [
        { name: 'id', description: 'which one', type, valueType: 'string', required: true, examples: ['4711', '4712'] },
      ],
      nodes: [{ id: 'call', tool: 'act', mutability: 'fixed', args: { id: { kind: 'slot', slot: 'id' } } }],
      answer: { kind: 'text', text: 'Done.' },
      tools: { act: snapshotOf(description) },
    },
    status: 'active',
    pinned: false,
    releasedForA: false,
    thresholdA: DEFAULT_THRESHOLDS.a,
    statistics: { ...emptyStatistics(), planned: { success: 2, failure: 0 }, independentSuccesses: 2 },
    history: [],
    missing: [],
    sources: [],
    authors: [],
    createdAt: AT,
    updatedAt: AT,
  };
  const keys = { status: 'active', environment: ENVIRONMENT, graph: template.graph };
  return { id, kind: 'template', tenant, keys, body: toJson(template), updatedAt: AT };
}

function spreadAround(centre: readonly number[], seed: number): number[] {
  const random = randomOf(seed + 17);
  const scale = (SPREAD * Math.sqrt(3)) / Math.sqrt(centre.length);
  const vector = centre.map((value) => value + scale * (2 * random() - 1));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function idOf(tenant: string, what: string, at: number): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([tenant, what, at]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
