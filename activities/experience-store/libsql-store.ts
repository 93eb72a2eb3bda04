import type { InStatement, Row } from '@libsql/client' with { 'resolution-mode': 'import' };
import type {
  CallOptions,
  EmbedderIdentity,
  ExperienceStore,
  Filter,
  Page,
  PutResult,
  RecordKind,
} from './experience-store';
import { openLibsql, type LibsqlDatabase, type LibsqlOptions } from './libsql-database';
import { nominateFrom } from './libsql-nomination';
import { countOf, recordsOf, text } from './libsql-rows';
import { EXPERIENCE_MIGRATIONS, RECOUNT } from './libsql-schema';
import {
  breadthStatements,
  frequencyStatement,
  narrowestKey,
  pageStatement,
  recordsStatement,
  whereOf,
  writeStatement,
  type Where,
} from './libsql-statements';
import { indexedTable, indexWaiting } from './libsql-vector-index';
import {
  checkPage,
  checkedWrites,
  checkTenant,
  checkVector,
  embedderMismatch,
  notOpen,
  repeatedOrRefused,
} from './stored-record';

/** Milliseconds that rewriting the file may wait for other processes. */
const COMPACT_MS = 60_000;

const REMEDY =
  'Configure the stored embedder, name another file, or stop the workers and take the store over with `workflowgen adopt`.';

/**
 * The embedded experience store: one file (or memory), several processes. Up to some thousand records of a kind and tenant the
 * search is exact, beyond that by an index of that tenant's vectors.
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

  /** The conditions of several filters, which go by how many records match their keys. */
  async function conditionsOf(
    tenant: string,
    wanted: readonly { kind: RecordKind; filter: Filter }[],
    callOptions: CallOptions | undefined
  ): Promise<Where[]> {
    const breadths = wanted.map(({ kind, filter }) => breadthStatements(tenant, kind, filter));
    const all = breadths.flat();
    const counted = all.length === 0 ? [] : (await database.read(all, callOptions)).map(countOf);
    let from = 0;
    return wanted.map(({ kind, filter }, at) => {
      const own = counted.slice(from, (from += breadths[at]?.length ?? 0));
      return whereOf(tenant, kind, filter, narrowestKey(filter, own));
    });
  }

  /** How many records match each key of the filter. */
  async function breadthsOf(
    tenant: string,
    kind: RecordKind,
    filter: Filter,
    callOptions: CallOptions | undefined
  ): Promise<number[]> {
    const breadths = breadthStatements(tenant, kind, filter);
    return breadths.length === 0 ? [] : (await database.read(breadths, callOptions)).map(countOf);
  }

  async function conditionOf(
    tenant: string,
    kind: RecordKind,
    filter: Filter,
    callOptions: CallOptions | undefined
  ): Promise<Where> {
    return whereOf(tenant, kind, filter, narrowestKey(filter, await breadthsOf(tenant, kind, filter, callOptions)));
  }

  /** The records are written; an index that cannot keep up now does so with the next ones. */
  async function keepIndexed(
    tenant: string,
    kinds: ReadonlySet<RecordKind>,
    callOptions: CallOptions | undefined
  ): Promise<void> {
    const { dimensions } = opened();
    for (const kind of kinds) {
      await indexWaiting(database, { tenant, kind, dimensions }, callOptions).catch(() => undefined);
    }
  }

  const putAll: ExperienceStore['putAll'] = async (given, callOptions) => {
    const writes = checkedWrites(given, opened());
    const [first] = writes;
    if (!first) return [];
    const { tenant } = first.record;
    const written = await database.write(
      writes.map(({ record, expect }) => writeStatement(record, expect)),
      callOptions
    );
    const isApplied = (at: number): boolean => written[at]?.rows[0] !== undefined;
    const refused = writes.filter((_, at) => !isApplied(at));
    // Only what was refused is read: by then it may be newer still, which says the same to the caller.
    const found =
      refused.length === 0
        ? []
        : await database.read(
            refused.map(({ record }) => recordsStatement(tenant, record.kind, [record.id])),
            callOptions
          );
    const currents = new Map(refused.map((write, at) => [write, recordsOf(found[at]?.rows ?? [])[0]]));
    const nearby = writes.filter(({ record }, at) => record.vector !== undefined && isApplied(at));
    await keepIndexed(tenant, new Set(nearby.map(({ record }) => record.kind)), callOptions);
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

    async get(tenant, kind, ids, callOptions) {
      opened();
      checkTenant(tenant);
      if (ids.length === 0) return [];
      return recordsOf(await rows(recordsStatement(tenant, kind, ids), callOptions));
    },

    async put(record, expect, callOptions) {
      const [result] = await putAll([{ record, expect }], callOptions);
      return result ?? { applied: false };
    },

    putAll,

    async readAll(tenant, { get: wanted = [], find: listings = [] }, callOptions) {
      opened();
      checkTenant(tenant);
      listings.forEach(checkPage);
      const conditions = await conditionsOf(tenant, listings, callOptions);
      const statements = [
        ...wanted.map(({ kind, ids }) => recordsStatement(tenant, kind, ids)),
        ...conditions.map((where, at) => pageStatement(where, { limit: listings[at]?.limit ?? 0 })),
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
      const breadths = await breadthsOf(tenant, kind, filter, callOptions);
      // Most texts say no name that is known.
      if (breadths.includes(0)) return { records: [] };
      const where = whereOf(tenant, kind, filter, narrowestKey(filter, breadths));
      return pageOf(await rows(pageStatement(where, page), callOptions), page.limit);
    },

    async nominate(tenant, kind, query, callOptions) {
      const identity = opened();
      checkTenant(tenant);
      const checked = async (): Promise<number[]> => {
        const vector = await query.vector;
        checkVector(vector, identity);
        return vector;
      };
      const vector = checked();
      // The search by terms may fail first, and nobody asks for the vector then.
      vector.catch(() => undefined);
      return nominateFrom(database, { tenant, kind }, { ...query, vector }, callOptions);
    },

    async knownTerms(tenant, kind, terms, callOptions) {
      opened();
      checkTenant(tenant);
      if (terms.length === 0) return [];
      return (await rows(frequencyStatement(tenant, kind, terms), callOptions)).map((row) => text(row.term));
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
      const { sql, args } = await conditionOf(tenant, kind, filter, callOptions);
      const [removed] = await database.write([{ sql: `DELETE FROM records WHERE ${sql}`, args }], callOptions);
      return removed?.rowsAffected ?? 0;
    },

    async count(tenant, kind, filter, callOptions) {
      opened();
      checkTenant(tenant);
      const { sql, args } = await conditionOf(tenant, kind, filter, callOptions);
      const [row] = await rows({ sql: `SELECT COUNT(*) AS count FROM records WHERE ${sql}`, args }, callOptions);
      return Number(row?.count ?? 0);
    },

    async compact(callOptions) {
      opened();
      await database.write([...RECOUNT], { timeoutMs: COMPACT_MS, ...callOptions });
      await database.compact({ timeoutMs: COMPACT_MS, ...callOptions });
    },

    async tenants(callOptions) {
      opened();
      const found = await rows('SELECT DISTINCT tenant FROM record_counts ORDER BY tenant', callOptions);
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
    indexedTable(identity.dimensions),
  ]);
  const stored = { id: text(found?.rows[0]?.id), dimensions: Number(found?.rows[0]?.dimensions) };
  if (stored.id === identity.id && stored.dimensions === identity.dimensions) return;
  if (!adopt) throw embedderMismatch('The experience store', stored, identity, REMEDY);
  await database.write([
    { sql: 'UPDATE embedder SET id = ?, dimensions = ?', args: values },
    // With its indexes: taking the vectors out of them one by one would take as long as putting them in.
    'DROP TABLE indexed_vectors',
    'DELETE FROM vector_parts',
    indexedTable(identity.dimensions),
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
