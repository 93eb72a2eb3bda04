import type { ResultSet, Row } from '@libsql/client' with { 'resolution-mode': 'import' };
import { types } from 'node:util';
import type { ExperienceRecord } from './experience-store';
import { readJson, readRecord } from './stored-record';

/** What the lexical ranking asks of a candidate. */
export interface Candidate {
  id: string;
  terms: string[];
}

const ID_LENGTH = 36;

/** Those of `sharedTermsStatement`; JSON text has no line ends of its own. */
export function candidatesOf(result: ResultSet | undefined): Candidate[] {
  return text(result?.rows[0]?.candidates)
    .split('\n')
    .flatMap((line) => {
      const terms = readJson(line.slice(ID_LENGTH));
      return Array.isArray(terms)
        ? [{ id: line.slice(0, ID_LENGTH), terms: terms.filter((term) => typeof term === 'string') }]
        : [];
    });
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

/** The ids that a search found, in one row. */
export function idsOf(result: ResultSet | undefined): string[] {
  const ids = readJson(result?.rows[0]?.ids);
  return Array.isArray(ids) ? ids.map(text) : [];
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
