import type { InStatement, InValue } from '@libsql/client' with { 'resolution-mode': 'import' };
import type { Expectation, Filter, NewRecord, RecordKind } from './experience-store';
import { LEXICAL_OVERFETCH, termWeights } from './lexical-ranking';
import { filterEntries } from './stored-record';

/** What a record is read from. */
const COLUMNS = 'records.id, records.tenant, records.kind, version, keys, body, vector, terms, updated_at';

/** Answers one row with the new version where it was applied, and none where it was refused. */
export function writeStatement(record: NewRecord, expect: Expectation): InStatement {
  const values: InValue[] = [
    JSON.stringify(record.keys),
    JSON.stringify(record.body),
    record.vector === undefined ? null : blobOf(record.vector),
    record.terms === undefined ? null : JSON.stringify(record.terms),
    weightsText(record.terms ?? []),
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

/** The terms with their weights, as the triggers read them. */
export function weightsText(terms: readonly string[]): string {
  return JSON.stringify([...termWeights(terms)]);
}

/** The records of these ids, in their order. */
export function recordsStatement(tenant: string, kind: RecordKind, ids: readonly string[]): InStatement {
  const where = 'tenant = ? AND kind = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY id';
  return { sql: `SELECT ${COLUMNS} FROM records WHERE ${where}`, args: [tenant, kind, JSON.stringify(ids)] };
}

/** One record more than the page holds tells whether there is another one. */
export function pageStatement({ sql, args }: Where, page: { cursor?: string; limit: number }): InStatement {
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

/** Records from which on it is better to go through all of the tenant's than to look each of them up. */
const NARROW = 1_000;

/** How many records match each key of a filter, counted up to where it is no longer narrow; nothing for an empty filter. */
export function breadthStatements(tenant: string, kind: RecordKind, filter: Filter): InStatement[] {
  return filterEntries(filter).map(([key, values]) => ({
    sql: `SELECT COUNT(*) AS count FROM (
            SELECT 1 FROM record_keys WHERE tenant = ? AND kind = ? AND key = ?
            AND value IN (SELECT value FROM json_each(?)) LIMIT ${NARROW + 1}
          )`,
    args: [tenant, kind, key, JSON.stringify(values)],
  }));
}

/** The key that matches the fewest records, if they are so few that they are looked up one by one. */
export function narrowestKey(filter: Filter, breadths: readonly number[]): string | undefined {
  const least = Math.min(...breadths);
  return least <= NARROW ? filterEntries(filter)[breadths.indexOf(least)]?.[0] : undefined;
}

/**
 * The condition of a tenant's records of one kind that match a filter. Without statistics the planner takes the index over
 * tenant, kind and id for every filter, which walks all of the tenant's records; the plus keeps it from that where one key is
 * narrow, and the records of that key are looked up.
 */
export function whereOf(tenant: string, kind: RecordKind, filter: Filter, narrow?: string): Where {
  const keys = keysOf('records.number', tenant, kind, { filter, narrow });
  const plus = narrow === undefined ? '' : '+';
  return {
    sql: `${plus}records.tenant = ? AND ${plus}records.kind = ?${keys.sql}`,
    args: [tenant, kind, ...keys.args],
  };
}

/** What a filter asks of a record, by its number, beside tenant and kind. */
export function keysTested(tenant: string, kind: RecordKind, filter: Filter): Where {
  return keysOf('records.number', tenant, kind, { filter });
}

/** The part of a condition that filters by keys, on the column that holds the record's number; only a narrow key's records are listed. */
function keysOf(
  column: string,
  tenant: string,
  kind: RecordKind,
  { filter, narrow }: { filter: Filter; narrow?: string }
): Where {
  const entries = filterEntries(filter);
  const having = 'tenant = ? AND kind = ? AND key = ? AND value IN (SELECT value FROM json_each(?))';
  const listed = ` AND ${column} IN (SELECT record FROM record_keys WHERE ${having})`;
  const tested = ` AND EXISTS (SELECT 1 FROM record_keys WHERE ${having} AND record = ${column})`;
  return {
    sql: entries.map(([key]) => (key === narrow ? listed : tested)).join(''),
    args: entries.flatMap(([key, values]) => [tenant, kind, key, JSON.stringify(values)]),
  };
}

/** The ids of the nearest records, in one row. */
export function nearestStatement(where: Where, vector: readonly number[], limit: number): InStatement {
  const blob = blobOf(vector);
  return {
    // Sorted without bodies. A vector of another length (a damaged row) would fail the whole query.
    sql: `SELECT json_group_array(id) AS ids FROM (
            SELECT id FROM records WHERE ${where.sql} AND length(vector) = ?
            ORDER BY vector_distance_cos(vector, ?), id LIMIT ?
          )`,
    args: [...where.args, blob.byteLength, blob, limit],
  };
}

/**
 * Records by shared terms that the ranking looks at. The rarest terms put records forward, whole terms until these are enough: one
 * that a tenth of all wordings has says little of any, and would be read for all of them.
 */
const SHARING = 8_000;

/** The terms that put records forward, with their weights, the rarest first. */
export function seekingTerms(
  weights: ReadonlyMap<string, number>,
  frequencies: ReadonlyMap<string, number>
): [term: string, weight: number][] {
  const frequencyOf = (term: string): number => frequencies.get(term) ?? 0;
  const rarest = [...weights].filter(([term]) => frequencyOf(term) > 0);
  rarest.sort(([a], [b]) => frequencyOf(a) - frequencyOf(b));
  let records = 0;
  return rarest.filter(([term], at) => (records += frequencyOf(term)) <= SHARING || at === 0);
}

/**
 * Candidates of the lexical ranking: `id` and `terms` of the records that share most of the weighted terms, a line each, in one row, as
 * the driver takes longer for a row than the database for finding it.
 */
export function sharedTermsStatement(
  tenant: string,
  kind: RecordKind,
  query: { filter: Filter; limit: number },
  seeking: readonly [term: string, weight: number][]
): InStatement {
  // A lone term may have more records than are looked at, and the filter must not be asked of those alone.
  const first = seeking.length === 1;
  const keys = keysOf(first ? 'shared.record' : 'ranked.record', tenant, kind, query);
  return {
    // The query's terms are unpacked once, not for every record that has one; the filter is asked of the best alone, and only they
    // are looked up.
    sql: `WITH query (term, weight) AS MATERIALIZED (
            SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)
          ), sharing AS (
            SELECT shared.record AS record, shared.weight * query.weight AS score
            FROM query CROSS JOIN record_terms AS shared
              ON shared.tenant = ? AND shared.kind = ? AND shared.term = query.term
            WHERE TRUE${first ? keys.sql : ''} LIMIT ${SHARING}
          ), ranked AS MATERIALIZED (
            SELECT record, SUM(score) AS score FROM sharing GROUP BY record ORDER BY score DESC
          ), best AS MATERIALIZED (
            SELECT record FROM ranked WHERE TRUE${first ? '' : keys.sql} LIMIT ?
          )
          SELECT group_concat(id || terms, char(10)) AS candidates
          FROM best CROSS JOIN records ON records.number = best.record`,
    args: [JSON.stringify(seeking), tenant, kind, ...keys.args, query.limit * LEXICAL_OVERFETCH],
  };
}

/** In how many records of the tenant each term occurs, by the counts that writes keep; a term that none has is left out. */
export function frequencyStatement(tenant: string, kind: RecordKind, terms: readonly string[]): InStatement {
  return {
    sql: `SELECT term, count FROM term_counts
          WHERE tenant = ? AND kind = ? AND term IN (SELECT value FROM json_each(?))`,
    args: [tenant, kind, JSON.stringify([...new Set(terms)])],
  };
}

/** The same in one row: the driver takes longer for hundreds of small rows than the database for finding them. */
export function frequenciesStatement(tenant: string, kind: RecordKind, terms: readonly string[]): InStatement {
  return {
    sql: `SELECT json_group_object(term, count) AS counts FROM term_counts
          WHERE tenant = ? AND kind = ? AND term IN (SELECT value FROM json_each(?))`,
    args: [tenant, kind, JSON.stringify([...new Set(terms)])],
  };
}

export function blobOf(vector: readonly number[]): Buffer {
  return Buffer.from(Float32Array.from(vector).buffer);
}
