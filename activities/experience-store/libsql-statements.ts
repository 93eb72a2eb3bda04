import type { InStatement, InValue } from '@libsql/client' with { 'resolution-mode': 'import' };
import type { Expectation, Filter, NewRecord, RecordKind } from './experience-store';
import { LEXICAL_OVERFETCH, termWeights } from './lexical-ranking';
import { filterEntries } from './stored-record';

/** What a record is read from. */
export const COLUMNS = 'records.id, records.tenant, records.kind, version, keys, body, vector, terms, updated_at';

/** Answers one row with the new version where it was applied, and none where it was refused. */
export function writeStatement(record: NewRecord, expect: Expectation): InStatement {
  const values: InValue[] = [
    JSON.stringify(record.keys),
    JSON.stringify(record.body),
    record.vector === undefined ? null : blobOf(record.vector),
    record.terms === undefined ? null : JSON.stringify(record.terms),
    JSON.stringify([...termWeights(record.terms ?? [])]),
    record.updatedAt,
  ];
  const place = [record.tenant, record.kind, record.id];
  const assignments = 'keys = ?, body = ?, vector = ?, terms = ?, weights = ?, updated_at = ?, version = version + 1';
  if (typeof expect === 'number') {
    return {
      sql: `UPDATE records SET ${assignments} WHERE tenant = ? AND kind = ? AND id = ? AND version = ? RETURNING version`,
      args: [...values, ...place, expect],
    };
  }
  const onConflict = expect === 'any' ? `DO UPDATE SET ${assignments}` : 'DO NOTHING';
  return {
    sql: `INSERT INTO records (tenant, kind, id, keys, body, vector, terms, weights, updated_at, version)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (tenant, kind, id) ${onConflict} RETURNING version`,
    args: [...place, ...values, ...(expect === 'any' ? values : [])],
  };
}

export function readStatement(tenant: string, kind: RecordKind, ids: readonly string[]): InStatement {
  return {
    sql: `SELECT ${COLUMNS} FROM records WHERE tenant = ? AND kind = ?
          AND id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    args: [tenant, kind, JSON.stringify(ids)],
  };
}

/** One row more than a page holds tells whether there is another one. */
export function pageStatement(
  tenant: string,
  kind: RecordKind,
  filter: Filter,
  page: { cursor?: string; limit: number }
): InStatement {
  const { sql, args } = whereOf(tenant, kind, filter);
  return {
    sql: `SELECT ${COLUMNS} FROM records WHERE ${sql} AND id > ? ORDER BY id LIMIT ?`,
    args: [...args, page.cursor ?? '', page.limit + 1],
  };
}

/** A part of a condition, with its arguments in order. */
export interface Where {
  sql: string;
  args: InValue[];
}

/** The condition of a tenant's records of one kind that match a filter. */
export function whereOf(tenant: string, kind: RecordKind, filter: Filter): Where {
  const keys = keysOf('records.number', tenant, kind, filter);
  return { sql: `records.tenant = ? AND records.kind = ?${keys.sql}`, args: [tenant, kind, ...keys.args] };
}

/** The part of a condition that filters by keys, on the column that holds the record's number. */
function keysOf(column: string, tenant: string, kind: RecordKind, filter: Filter): Where {
  const entries = filterEntries(filter);
  const sql = ` AND ${column} IN (SELECT record FROM record_keys WHERE tenant = ? AND kind = ? AND key = ?
    AND value IN (SELECT value FROM json_each(?)))`;
  return {
    sql: sql.repeat(entries.length),
    args: entries.flatMap(([key, values]) => [tenant, kind, key, JSON.stringify(values)]),
  };
}

/** The nearest records, in no order. */
export function nearestStatement(where: Where, vector: readonly number[], limit: number): InStatement {
  const blob = blobOf(vector);
  return {
    // Sorted by number alone, so that the sort carries no bodies. A vector of another length (a damaged row) would fail
    // the whole query.
    sql: `SELECT ${COLUMNS} FROM records WHERE number IN (
            SELECT number FROM records WHERE ${where.sql} AND length(vector) = ?
            ORDER BY vector_distance_cos(vector, ?), id LIMIT ?
          )`,
    args: [...where.args, blob.byteLength, blob, limit],
  };
}

/** Candidates of the lexical ranking: `id` and `terms` of the records that share most of the weighted terms. */
export function sharedTermsStatement(
  tenant: string,
  kind: RecordKind,
  query: { filter: Filter; limit: number },
  weights: ReadonlyMap<string, number>
): InStatement {
  // The plus keeps the planner from seeking every term once for every record that the filter allows.
  const keys = keysOf('+shared.record', tenant, kind, query.filter);
  return {
    // The query's terms are unpacked once, not for every record that has one, and only the best records are looked up.
    sql: `WITH query (term, weight) AS MATERIALIZED (
            SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)
          ), best AS MATERIALIZED (
            SELECT shared.record AS number, SUM(shared.weight * query.weight) AS score
            FROM query CROSS JOIN record_terms AS shared
              ON shared.tenant = ? AND shared.kind = ? AND shared.term = query.term
            WHERE TRUE${keys.sql}
            GROUP BY shared.record ORDER BY score DESC LIMIT ?
          )
          SELECT id, terms FROM best CROSS JOIN records ON records.number = best.number`,
    args: [JSON.stringify([...weights]), tenant, kind, ...keys.args, query.limit * LEXICAL_OVERFETCH],
  };
}

/** In how many records of the tenant each term occurs; a term that none has is left out. */
export function frequencyStatement(tenant: string, kind: RecordKind, terms: readonly string[]): InStatement {
  return {
    sql: `SELECT term, COUNT(*) AS count FROM record_terms
          WHERE tenant = ? AND kind = ? AND term IN (SELECT value FROM json_each(?)) GROUP BY term`,
    args: [tenant, kind, JSON.stringify([...new Set(terms)])],
  };
}

function blobOf(vector: readonly number[]): Buffer {
  return Buffer.from(Float32Array.from(vector).buffer);
}
