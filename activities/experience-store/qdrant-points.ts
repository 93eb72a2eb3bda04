import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import { isPlain } from '../../shared/protocol/text';
import type { ExperienceRecord, Filter, NewRecord } from './experience-store';
import { termWeights } from './lexical-ranking';
import type { QdrantSchemas } from './qdrant-connection';
import { filterEntries, readJson, readRecord } from './stored-record';

/** Names of the two vectors of a point. */
export const DENSE = 'dense';
export const SPARSE = 'terms';

/** Write tokens that a point remembers: more than writers that can pass between a write and its read-back. */
const REMEMBERED_WRITES = 32;

/** Namespace of the point ids; a constant of this adapter. */
const POINT_NAMESPACE = '6f0f9d43-6d5e-4f5d-9a52-0a6f5b1f7c11';

/** A point as it stands in Qdrant, readable or not. */
export interface StoredPoint {
  record?: ExperienceRecord;
  version?: number;
  writes: string[];
}

/** A point id is global in its collection, so it is derived from tenant and record id: no tenant can reach another's. */
export function pointIdOf(tenant: string, id: string): string {
  return v5(JSON.stringify([tenant, id]), POINT_NAMESPACE);
}

/** The point of one write; `write` is its token, put before those of the writes that it follows. */
export function pointOf(
  record: NewRecord,
  version: number,
  write: string,
  earlierWrites: readonly string[]
): QdrantSchemas['PointStruct'] {
  const sparse = sparseOf(termWeights(record.terms ?? []));
  return {
    id: pointIdOf(record.tenant, record.id),
    vector: {
      ...(record.vector === undefined ? {} : { [DENSE]: record.vector }),
      ...(sparse.indices.length === 0 ? {} : { [SPARSE]: sparse }),
    },
    payload: {
      tenant: record.tenant,
      id: record.id,
      kind: record.kind,
      version,
      keys: record.keys,
      // One indexed list serves every key, also one that a later release adds.
      labels: labelsOf(record.keys),
      ...(record.terms === undefined ? {} : { terms: record.terms }),
      // As text: the server's JSON numbers are not guaranteed to come back as the same floating-point value.
      body: JSON.stringify(record.body),
      updatedAt: record.updatedAt,
      writes: [write, ...earlierWrites].slice(0, REMEMBERED_WRITES),
    },
  };
}

export function storedPointOf(point: { payload?: unknown; vector?: unknown }): StoredPoint {
  const payload = isPlain(point.payload) ? point.payload : {};
  const vectors = isPlain(point.vector) ? point.vector : {};
  const dense = vectors[DENSE];
  const record = readRecord({
    ...payload,
    body: readJson(payload.body),
    ...(Array.isArray(dense) ? { vector: dense as unknown[] } : {}),
  });
  return {
    ...(record === undefined ? {} : { record }),
    ...(typeof payload.version === 'number' ? { version: payload.version } : {}),
    writes: Array.isArray(payload.writes) ? payload.writes.filter((write) => typeof write === 'string') : [],
  };
}

export function recordsOf(points: readonly { payload?: unknown; vector?: unknown }[]): ExperienceRecord[] {
  return points.map((point) => storedPointOf(point).record).filter((record) => record !== undefined);
}

/** Terms as dimensions. Two terms that share one only blur the nomination: the ranking after it goes by the terms. */
export function sparseOf(weights: ReadonlyMap<string, number>): { indices: number[]; values: number[] } {
  const dimensions = new Map<number, number>();
  for (const [term, weight] of weights) {
    const index = createHash('sha256').update(term).digest().readUInt32BE(0);
    dimensions.set(index, (dimensions.get(index) ?? 0) + weight);
  }
  return { indices: [...dimensions.keys()], values: [...dimensions.values()] };
}

export function tenantCondition(tenant: string): QdrantSchemas['FieldCondition'] {
  return { key: 'tenant', match: { value: tenant } };
}

/** The filter of every read and removal: the tenant always comes first. */
export function filterOf(
  tenant: string,
  filter: Filter,
  more: QdrantSchemas['Condition'][] = []
): { must: QdrantSchemas['Condition'][] } {
  return { must: [tenantCondition(tenant), ...keyConditions(filter), ...more] };
}

/** What a filter asks of a point beside its tenant. */
export function keyConditions(filter: Filter): QdrantSchemas['Condition'][] {
  return filterEntries(filter).map(([key, values]) => ({
    key: 'labels',
    match: { any: values.map((value) => labelOf(key, value)) },
  }));
}

export function labelsOf(keys: Readonly<Record<string, string>>): string[] {
  return Object.entries(keys).map(([key, value]) => labelOf(key, value));
}

function labelOf(key: string, value: string): string {
  return `${encodeURIComponent(key)}=${value}`;
}
