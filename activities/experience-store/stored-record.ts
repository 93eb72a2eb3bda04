import { z } from 'zod';
import { canonicalJson, isJson, type Json } from '../../shared/protocol/json';
import { WorkflowGenError } from '../../shared/protocol/errors';
import {
  RECORD_KINDS,
  type EmbedderIdentity,
  type ExperienceRecord,
  type Expectation,
  type Filter,
  type NewRecord,
  type PutResult,
  type RecordWrite,
} from './experience-store';
import { isPlain, isWellFormed, wellFormedJson } from '../../shared/protocol/text';

/** Most records that one page holds. */
export const PAGE_LIMIT = 256;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const newRecordSchema = z.object({
  id: z.string().regex(uuid),
  kind: z.enum(RECORD_KINDS),
  tenant: z.string().min(1),
  keys: z.record(z.string(), z.string()),
  // The schemas of zod make an object for each value within, which takes ten times as long.
  body: z.custom<Json>(isJson, 'no JSON'),
  vector: z.custom<number[]>((value) => Array.isArray(value) && value.every(Number.isFinite)).optional(),
  terms: z.array(z.string()).optional(),
  updatedAt: z.string(),
});

const KINDS: ReadonlySet<unknown> = new Set(RECORD_KINDS);

/**
 * The record that a driver returned, or nothing where it is damaged: one bad record must not hide the others. Asked of each of the
 * hundred records that a query reads, so by hand: a schema takes ten times as long.
 */
export function readRecord(stored: {
  readonly [column in keyof ExperienceRecord]?: unknown;
}): ExperienceRecord | undefined {
  const { id, kind, tenant, version, keys, body, vector, terms, updatedAt } = stored;
  const isRead =
    typeof id === 'string' &&
    uuid.test(id) &&
    KINDS.has(kind) &&
    typeof tenant === 'string' &&
    tenant !== '' &&
    Number.isSafeInteger(version) &&
    Number(version) > 0 &&
    isPlain(keys) &&
    Object.values(keys).every(isText) &&
    // It was parsed from JSON text, so walking it again would only cost time.
    body !== undefined &&
    (vector === undefined || (Array.isArray(vector) && vector.every(Number.isFinite))) &&
    (terms === undefined || (Array.isArray(terms) && terms.every(isText))) &&
    typeof updatedAt === 'string';
  if (!isRead) return undefined;
  return {
    ...{ id, kind, tenant, version, keys, body },
    ...(vector === undefined ? {} : { vector }),
    ...(terms === undefined ? {} : { terms }),
    updatedAt,
  } as ExperienceRecord;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Parses JSON text that a driver returned; `undefined` where it is damaged. */
export function readJson(text: unknown): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * The record with well-formed text: what both adapters write, and find again. Throws `EXPERIENCE_INVALID` or `EMBEDDER_MISMATCH`
 * for one that no adapter could store.
 */
export function checkedRecord(given: NewRecord, embedder: EmbedderIdentity): NewRecord {
  checkTenant(given.tenant);
  const record = wellFormedJson(given);
  const parsed = newRecordSchema.safeParse(record);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? 'record';
    throw new WorkflowGenError(
      'EXPERIENCE_INVALID',
      `The ${record.kind} record cannot be stored: ${field}: ${issue?.message ?? 'invalid'}.`,
      { field, remedy: 'Ids are lower-case UUIDs, keys are strings, the body is JSON.' }
    );
  }
  if (record.vector !== undefined) checkVector(record.vector, embedder);
  return record;
}

/** The writes with checked records. Throws as `checkedRecord`, and `INPUT_INVALID` for two writes of one record, or two tenants. */
export function checkedWrites(writes: readonly RecordWrite[], embedder: EmbedderIdentity): RecordWrite[] {
  const seen = new Set<string>();
  return writes.map(({ record: given, expect }) => {
    const record = checkedRecord(given, embedder);
    if (record.tenant !== writes[0]?.record.tenant) {
      throw new WorkflowGenError('INPUT_INVALID', 'The writes of one call are of two tenants.', {
        field: 'writes',
        remedy: 'Write for one tenant in a call: a store may keep tenants in different places.',
      });
    }
    const place = canonicalJson([record.kind, record.id]);
    if (seen.has(place)) {
      throw new WorkflowGenError('INPUT_INVALID', `The ${record.kind} ${record.id} is written twice in one call.`, {
        field: 'writes',
        remedy: 'Write each record once in a call: the second one could not tell on which version it depends.',
      });
    }
    seen.add(place);
    return { record, expect };
  });
}

/** Throws `EMBEDDER_MISMATCH` for another length, and `EXPERIENCE_INVALID` for a vector that has no direction. */
export function checkVector(vector: readonly number[], embedder: EmbedderIdentity): void {
  if (vector.length !== embedder.dimensions) {
    throw new WorkflowGenError(
      'EMBEDDER_MISMATCH',
      `The vector has ${vector.length} dimensions, the store holds ${embedder.dimensions} of ${embedder.id}.`,
      {
        field: 'vector',
        limit: embedder.dimensions,
        actual: vector.length,
        remedy: 'Use the embedder that the store was opened with.',
      }
    );
  }
  if (!vector.every(Number.isFinite) || vector.every((value) => value === 0)) {
    throw new WorkflowGenError('EXPERIENCE_INVALID', 'The vector holds no direction: zeros, NaN or infinity.', {
      field: 'vector',
    });
  }
}

/** A call without a tenant would read across tenants. Throws `INPUT_INVALID`. */
export function checkTenant(tenant: string): void {
  if (typeof tenant !== 'string' || tenant.length === 0) {
    throw new WorkflowGenError('INPUT_INVALID', 'A call to the experience store names no tenant.', { field: 'tenant' });
  }
  if (isWellFormed(tenant)) return;
  throw new WorkflowGenError('INPUT_INVALID', 'The tenant of a call to the experience store is no well-formed text.', {
    field: 'tenant',
  });
}

/** Throws `INPUT_INVALID` for a page size outside 1 to `PAGE_LIMIT`, or a cursor that no page returned. */
export function checkPage(page: { cursor?: string; limit: number }): void {
  if (!Number.isInteger(page.limit) || page.limit < 1 || page.limit > PAGE_LIMIT) {
    throw new WorkflowGenError('INPUT_INVALID', `A page holds 1 to ${PAGE_LIMIT} records, not ${page.limit}.`, {
      field: 'limit',
      limit: PAGE_LIMIT,
      actual: page.limit,
    });
  }
  if (page.cursor !== undefined && !uuid.test(page.cursor)) {
    throw new WorkflowGenError('INPUT_INVALID', 'The cursor is not one that a page returned.', { field: 'cursor' });
  }
}

/** A filter as pairs of a key and its allowed values. */
export function filterEntries(filter: Filter): [key: string, values: string[]][] {
  return Object.entries(filter).map(([key, value]) => [key, Array.isArray(value) ? value : [value]]);
}

/** The answer to a write that was not applied now: it was applied before and only its reply was lost, or it is refused. */
export function repeatedOrRefused(
  wanted: NewRecord,
  expect: Expectation,
  current: ExperienceRecord | undefined
): PutResult {
  if (current === undefined) return { applied: false };
  return isSameWrite(current, wanted, expect)
    ? { applied: true, version: current.version }
    : { applied: false, current };
}

/** An insert is recognised by body and keys, a compare-and-set by its time as well. */
function isSameWrite(stored: ExperienceRecord, wanted: NewRecord, expect: Expectation): boolean {
  if (expect !== 'absent' && stored.updatedAt !== wanted.updatedAt) return false;
  return (
    canonicalJson(stored.body) === canonicalJson(wanted.body) &&
    canonicalJson(stored.keys) === canonicalJson(wanted.keys)
  );
}

/** What every adapter says when the stored vectors are of another embedder. */
export function embedderMismatch(
  where: string,
  stored: EmbedderIdentity,
  wanted: EmbedderIdentity,
  remedy: string
): WorkflowGenError {
  return new WorkflowGenError(
    'EMBEDDER_MISMATCH',
    `${where} holds vectors of ${stored.id} (${stored.dimensions} dimensions), but the configured embedder is ` +
      `${wanted.id} (${wanted.dimensions}). ${remedy}`,
    { field: 'embedder', stored: stored.id, storedDimensions: stored.dimensions, wanted: wanted.id, remedy }
  );
}

export function notOpen(name: string): WorkflowGenError {
  return new WorkflowGenError('STORE_UNAVAILABLE', `The ${name} experience store is not open.`, {
    remedy: 'Call open() with the embedder before any other call, and none after close().',
  });
}
