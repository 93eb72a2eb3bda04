import type { InStatement, ResultSet, Row } from '@libsql/client' with { 'resolution-mode': 'import' };
import { types } from 'node:util';
import type {
  CallOptions,
  EmbedderIdentity,
  ExperienceRecord,
  ExperienceStore,
  Page,
  PutResult,
} from './experience-store';
import { byCosine, frequencyRecord, hitsOf, rankByTerms, termsOf, weighQuery } from './lexical-ranking';
import { openLibsql, type LibsqlDatabase, type LibsqlOptions } from './libsql-database';
import { EXPERIENCE_MIGRATIONS } from './libsql-schema';
import {
  frequencyStatement,
  nearestStatement,
  pageStatement,
  readStatement,
  sharedTermsStatement,
  whereOf,
  writeStatement,
} from './libsql-statements';
import {
  checkPage,
  checkedWrites,
  checkTenant,
  checkVector,
  embedderMismatch,
  notOpen,
  readJson,
  readRecord,
  repeatedOrRefused,
} from './stored-record';

/** Milliseconds that rewriting the file may wait for other processes. */
const COMPACT_MS = 60_000;

const REMEDY =
  'Configure the stored embedder, name another file, or stop the workers and take the store over with `workflowgen adopt`.';

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
    return recordsOf(await rows(readStatement(tenant, kind, ids), callOptions));
  };

  const putAll: ExperienceStore['putAll'] = async (given, callOptions) => {
    const writes = checkedWrites(given, opened());
    if (writes.length === 0) return [];
    const written = await database.write(
      writes.map(({ record, expect }) => writeStatement(record, expect)),
      callOptions
    );
    const refused = writes.filter((_, at) => written[at]?.rows[0] === undefined);
    // Only what was refused is read: by then it may be newer still, which says the same to the caller.
    const found =
      refused.length === 0
        ? []
        : await database.read(
            refused.map(({ record }) => readStatement(record.tenant, record.kind, [record.id])),
            callOptions
          );
    const currents = new Map(refused.map((write, at) => [write, recordsOf(found[at]?.rows ?? [])[0]]));
    return writes.map((write, at): PutResult => {
      const applied = written[at]?.rows[0];
      if (applied !== undefined) return { applied: true, version: Number(applied.version) };
      return repeatedOrRefused(write.record, write.expect, currents.get(write));
    });
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
      const [result] = await putAll([{ record, expect }], callOptions);
      return result ?? { applied: false };
    },

    putAll,

    async readAll(tenant, { get: wanted = [], find: listings = [] }, callOptions) {
      opened();
      checkTenant(tenant);
      listings.forEach(checkPage);
      const statements = [
        ...wanted.map(({ kind, ids }) => readStatement(tenant, kind, ids)),
        ...listings.map(({ kind, filter, limit }) => pageStatement(tenant, kind, filter, { limit })),
      ];
      const found = statements.length === 0 ? [] : await database.read(statements, callOptions);
      return {
        records: wanted.map((_, at) => recordsOf(found[at]?.rows ?? [])),
        pages: listings.map(({ limit }, at) => pageOf(found[wanted.length + at]?.rows ?? [], limit)),
      };
    },

    async find(tenant, kind, filter, page, callOptions) {
      opened();
      checkTenant(tenant);
      checkPage(page);
      return pageOf(await rows(pageStatement(tenant, kind, filter, page), callOptions), page.limit);
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

    async compact(callOptions) {
      opened();
      await database.compact({ timeoutMs: COMPACT_MS, ...callOptions });
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

function pageOf(found: readonly Row[], limit: number): Page {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    records: recordsOf(shown),
    ...(found.length > limit && last !== undefined ? { cursor: text(last.id) } : {}),
  };
}

function candidateOf(row: Row): { id: string; terms: string[] } {
  const terms = readJson(row.terms);
  return { id: text(row.id), terms: Array.isArray(terms) ? terms.filter((term) => typeof term === 'string') : [] };
}

function frequenciesOf(result: ResultSet | undefined): Map<string, number> {
  return new Map((result?.rows ?? []).map((row) => [text(row.term), Number(row.count)]));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
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
