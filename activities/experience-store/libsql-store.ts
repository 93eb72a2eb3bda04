import type { InStatement, InValue, ResultSet, Row } from '@libsql/client' with { 'resolution-mode': 'import' };
import { types } from 'node:util';
import type {
  CallOptions,
  EmbedderIdentity,
  ExperienceRecord,
  ExperienceStore,
  Filter,
  NewRecord,
  PutResult,
  RecordKind,
} from './experience-store';
import {
  byCosine,
  frequencyRecord,
  hitsOf,
  LEXICAL_OVERFETCH,
  rankByTerms,
  termsOf,
  termWeights,
  weighQuery,
} from './lexical-ranking';
import { openLibsql, type LibsqlDatabase, type LibsqlOptions } from './libsql-database';
import { EXPERIENCE_MIGRATIONS } from './libsql-schema';
import {
  checkPage,
  checkRecord,
  checkTenant,
  checkVector,
  embedderMismatch,
  filterEntries,
  isSameWrite,
  notOpen,
  readJson,
  readRecord,
} from './stored-record';

const COLUMNS = 'records.id, records.tenant, records.kind, version, keys, body, vector, terms, updated_at';

const REMEDY =
  'Open the store with the stored embedder, name another file, or open it with `adopt` and let curation embed it anew.';

/**
 * The embedded experience store: one file (or memory), several processes, exact search. Good for some 20,000 records of a
 * kind and tenant; beyond that, use Qdrant.
 */
export function createLibsqlStore(options: LibsqlOptions): ExperienceStore {
  const database = openLibsql(options);
  let embedder: EmbedderIdentity | undefined;

  function opened(): EmbedderIdentity {
    if (embedder === undefined) throw notOpen('libsql');
    return embedder;
  }

  async function rows(statement: InStatement, callOptions?: CallOptions): Promise<Row[]> {
    const [result] = await database.read([statement], callOptions);
    return result?.rows ?? [];
  }

  const get: ExperienceStore['get'] = async (tenant, kind, ids, callOptions) => {
    opened();
    checkTenant(tenant);
    if (ids.length === 0) return [];
    const where = 'tenant = ? AND kind = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY id';
    const sql = `SELECT ${COLUMNS} FROM records WHERE ${where}`;
    return recordsOf(await rows({ sql, args: [tenant, kind, JSON.stringify(ids)] }, callOptions));
  };

  return {
    name: 'libsql',

    async open(identity, openOptions) {
      await database.migrate('experience', EXPERIENCE_MIGRATIONS);
      await claim(database, identity, openOptions?.adopt ?? false);
      embedder = identity;
    },

    get,

    async put(record, expect, callOptions) {
      checkRecord(record, opened());
      const [written, found] = await database.write(
        [writeStatement(record, expect), readStatement(record)],
        callOptions
      );
      return putResult(record, expect, written, found);
    },

    async find(tenant, kind, filter, page, callOptions) {
      opened();
      checkTenant(tenant);
      checkPage(page);
      const { sql, args } = whereOf(tenant, kind, filter);
      const found = await rows(
        {
          sql: `SELECT ${COLUMNS} FROM records WHERE ${sql} AND id > ? ORDER BY id LIMIT ?`,
          args: [...args, page.cursor ?? '', page.limit + 1],
        },
        callOptions
      );
      const shown = found.slice(0, page.limit);
      const last = shown.at(-1);
      return {
        records: recordsOf(shown),
        ...(found.length > page.limit && last !== undefined ? { cursor: text(last.id) } : {}),
      };
    },

    async nominate(tenant, kind, query, callOptions) {
      const identity = opened();
      checkTenant(tenant);
      checkVector(query.vector, identity);
      const where = whereOf(tenant, kind, query.filter);
      const [counted, frequencies, nearest] = await database.read(
        [
          { sql: 'SELECT COUNT(*) AS count FROM records WHERE tenant = ? AND kind = ?', args: [tenant, kind] },
          frequencyStatement(tenant, kind, query.terms),
          nearestStatement(where, query.vector, query.limit),
        ],
        callOptions
      );
      const documents = Number(counted?.rows[0]?.count ?? 0);
      const weights = weighQuery(query.terms, documents, frequenciesOf(frequencies));
      const candidates = await rows(sharedTermsStatement(tenant, kind, query, weights), callOptions);
      const ranked = rankByTerms(weights, candidates.map(candidateOf), query.limit);
      const dense = hitsOf(recordsOf(nearest?.rows ?? []), query.vector).sort(byCosine);
      const shared = await get(
        tenant,
        kind,
        ranked.map(({ id }) => id),
        callOptions
      );
      const byId = new Map(shared.map((record) => [record.id, record]));
      const readable = ranked.map(({ id }) => byId.get(id)).filter((record) => record !== undefined);
      const lexical = hitsOf(readable, query.vector);
      const terms = termsOf(
        query.terms,
        [...dense, ...lexical].map((hit) => hit.record)
      );
      const [counts] = await database.read([frequencyStatement(tenant, kind, terms)], callOptions);
      return { dense, lexical, documents, documentFrequency: frequencyRecord(terms, frequenciesOf(counts)) };
    },

    async remove(tenant, kind, ids, callOptions) {
      opened();
      checkTenant(tenant);
      const [removed] = await database.write(
        [
          {
            sql: 'DELETE FROM records WHERE tenant = ? AND kind = ? AND id IN (SELECT value FROM json_each(?))',
            args: [tenant, kind, JSON.stringify(ids)],
          },
        ],
        callOptions
      );
      return removed?.rowsAffected ?? 0;
    },

    async removeWhere(tenant, kind, filter, callOptions) {
      opened();
      checkTenant(tenant);
      const { sql, args } = whereOf(tenant, kind, filter);
      const [removed] = await database.write([{ sql: `DELETE FROM records WHERE ${sql}`, args }], callOptions);
      return removed?.rowsAffected ?? 0;
    },

    async count(tenant, kind, filter, callOptions) {
      opened();
      checkTenant(tenant);
      const { sql, args } = whereOf(tenant, kind, filter);
      const [row] = await rows({ sql: `SELECT COUNT(*) AS count FROM records WHERE ${sql}`, args }, callOptions);
      return Number(row?.count ?? 0);
    },

    async tenants(callOptions) {
      opened();
      const found = await rows('SELECT DISTINCT tenant FROM records ORDER BY tenant', callOptions);
      return found.map((row) => text(row.tenant));
    },

    async close() {
      embedder = undefined;
      await database.close();
    },
  };
}

/** Writes the embedder's identity into a new file, and compares it in one that has some. Throws `EMBEDDER_MISMATCH`. */
async function claim(database: LibsqlDatabase, identity: EmbedderIdentity, adopt: boolean): Promise<void> {
  const values = [identity.id, identity.dimensions];
  const [, found] = await database.write([
    { sql: 'INSERT INTO embedder (one, id, dimensions) VALUES (1, ?, ?) ON CONFLICT (one) DO NOTHING', args: values },
    'SELECT id, dimensions FROM embedder',
  ]);
  const stored = { id: text(found?.rows[0]?.id), dimensions: Number(found?.rows[0]?.dimensions) };
  if (stored.id === identity.id && stored.dimensions === identity.dimensions) return;
  if (!adopt) throw embedderMismatch('The experience store', stored, identity, REMEDY);
  await database.write([
    { sql: 'UPDATE embedder SET id = ?, dimensions = ?', args: values },
    'UPDATE records SET vector = NULL WHERE vector IS NOT NULL',
  ]);
}

function writeStatement(record: NewRecord, expect: 'absent' | 'any' | number): InStatement {
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

function readStatement(record: NewRecord): InStatement {
  return {
    sql: `SELECT ${COLUMNS} FROM records WHERE tenant = ? AND kind = ? AND id = ?`,
    args: [record.tenant, record.kind, record.id],
  };
}

function putResult(
  record: NewRecord,
  expect: 'absent' | 'any' | number,
  written: ResultSet | undefined,
  found: ResultSet | undefined
): PutResult {
  const applied = written?.rows[0];
  if (applied !== undefined) return { applied: true, version: Number(applied.version) };
  const [current] = recordsOf(found?.rows ?? []);
  if (current === undefined) return { applied: false };
  return isSameWrite(current, record, expect)
    ? { applied: true, version: current.version }
    : { applied: false, current };
}

interface Where {
  sql: string;
  args: InValue[];
}

function whereOf(tenant: string, kind: RecordKind, filter: Filter): Where {
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

function nearestStatement(where: Where, vector: readonly number[], limit: number): InStatement {
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

function sharedTermsStatement(
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

function candidateOf(row: Row): { id: string; terms: string[] } {
  const terms = readJson(row.terms);
  return { id: text(row.id), terms: Array.isArray(terms) ? terms.filter((term) => typeof term === 'string') : [] };
}

function frequencyStatement(tenant: string, kind: RecordKind, terms: readonly string[]): InStatement {
  return {
    sql: `SELECT term, COUNT(*) AS count FROM record_terms
          WHERE tenant = ? AND kind = ? AND term IN (SELECT value FROM json_each(?)) GROUP BY term`,
    args: [tenant, kind, JSON.stringify([...new Set(terms)])],
  };
}

function frequenciesOf(result: ResultSet | undefined): Map<string, number> {
  return new Map((result?.rows ?? []).map((row) => [text(row.term), Number(row.count)]));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function blobOf(vector: readonly number[]): Buffer {
  return Buffer.from(Float32Array.from(vector).buffer);
}

function recordsOf(rows: readonly Row[]): ExperienceRecord[] {
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
    ...(vector === undefined ? {} : { vector: Array.from(new Float32Array(vector)) }),
    ...(row.terms === null ? {} : { terms: readJson(row.terms) }),
    updatedAt: row.updated_at,
  });
}
