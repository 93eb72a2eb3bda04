import type { ResultSet, Row } from '@libsql/client' with { 'resolution-mode': 'import' };
import { types } from 'node:util';
import type { ExperienceRecord } from './experience-store';
import { readJson, readRecord } from './stored-record';

/** What the lexical ranking asks of a candidate. */
export function candidateOf(row: Row): { id: string; terms: string[] } {
  const terms = readJson(row.terms);
  return { id: text(row.id), terms: Array.isArray(terms) ? terms.filter((term) => typeof term === 'string') : [] };
}

export function countOf({ rows }: ResultSet): number {
  return Number(rows[0]?.count ?? 0);
}

export function frequenciesOf(result: ResultSet | undefined): Map<string, number> {
  const counts = readJson(result?.rows[0]?.counts) ?? {};
  return new Map(Object.entries(counts).map(([term, count]) => [term, Number(count)]));
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Those that can be read. */
export function recordsOf(rows: readonly Row[]): ExperienceRecord[] {
  return rows.map(recordOf).filter((record) => record !== undefined);
}

function recordOf(row: Row): ExperienceRecord | undefined {
  const vector = types.isAnyArrayBuffer(row.vector) && row.vector.byteLength % 4 === 0 ? row.vector : undefined;
  return readRecord({
    id: row.id,
    kind: row.kind,
    tenant: row.tenant,
    version: row.version,
    keys: readJson(row.keys),
    body: readJson(row.body),
    ...(vector === undefined ? {} : { vector: numbersOf(vector) }),
    ...(row.terms === null ? {} : { terms: readJson(row.terms) }),
    updatedAt: row.updated_at,
  });
}

/** `Array.from` goes through an iterator, which takes ten times as long. */
function numbersOf(vector: ArrayBufferLike): number[] {
  const floats = new Float32Array(vector);
  const numbers = new Array<number>(floats.length);
  for (let at = 0; at < floats.length; at += 1) numbers[at] = floats[at] as number;
  return numbers;
}
