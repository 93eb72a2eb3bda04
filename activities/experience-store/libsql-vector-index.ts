import type { InStatement, ResultSet } from '@libsql/client' with { 'resolution-mode': 'import' };
import type { CallOptions, RecordKind } from './experience-store';
import type { LibsqlDatabase } from './libsql-database';
import { blobOf, type Where } from './libsql-statements';

/** Vectors of a tenant and kind up to which a search reads them all: exact, and as fast as the index. */
const EXACT_UP_TO = 2_000;

/** Vectors that wait for the index, once there is one; a search reads them all beside it. */
const WAITING = 256;

/** Vectors that one write adds to the index; each takes a millisecond or less, in which the driver blocks the process. */
const INDEXED_AT_ONCE = 32;

/** Nearest by the index for each one that is wanted: the filter takes some of them, and the index misses some. */
const OVERFETCH = 4;

/**
 * Neighbours as 8-bit numbers, 24 of them: a vector takes some 14 KB in the file (84 KB by default), and of the 20 nearest more
 * than 19 are found. A search begins at a vector by chance and goes from neighbour to neighbour. With the library's own `alpha` of 1.2 an
 * insertion takes so many neighbours away that wordings of one kind know none of another, and every second search ends where it began
 * (docs/decisions/0014).
 */
const SETTINGS = [
  'metric=cosine',
  'compress_neighbors=float8',
  'max_neighbors=24',
  'search_l=128',
  'insert_l=40',
  'alpha=1.0',
];

/** The table of the vectors that are in an index, typed by the embedder's dimensions as the index demands. */
export function indexedTable(dimensions: number): string {
  return `CREATE TABLE IF NOT EXISTS indexed_vectors (
            number INTEGER PRIMARY KEY, part INTEGER NOT NULL, vector F32_BLOB(${dimensions})
          )`;
}

/** The part of a tenant's kind whose index is there: a process may have ended before it made it. */
export function partStatement(tenant: string, kind: RecordKind): InStatement {
  return {
    sql: `SELECT part FROM vector_parts WHERE tenant = ? AND kind = ?
          AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = 'vectors_of_' || part)`,
    args: [tenant, kind],
  };
}

export function partOf(result: ResultSet | undefined): number | undefined {
  const part = result?.rows[0]?.part;
  return typeof part === 'number' ? part : undefined;
}

/** How many vectors wait for an index, counted as far as it matters. */
export function waitingStatement(tenant: string, kind: RecordKind): InStatement {
  return {
    sql: `SELECT COUNT(*) AS count FROM (
            SELECT 1 FROM waiting_vectors WHERE tenant = ? AND kind = ? LIMIT ${EXACT_UP_TO + 1}
          )`,
    args: [tenant, kind],
  };
}

/**
 * The ids of the nearest records by the index of a part and, exactly, among the vectors that wait for it, in one row. `keys` is what the
 * filter asks of a record beside tenant and kind.
 */
export function indexedNearestStatement(
  place: { tenant: string; kind: RecordKind; part: number },
  keys: Where,
  vector: readonly number[],
  limit: number
): InStatement {
  const blob = blobOf(vector);
  const near = `SELECT records.id AS id, vector_distance_cos(records.vector, ?) AS distance`;
  return {
    sql: `SELECT json_group_array(id) AS ids FROM (
            SELECT id FROM (
              ${near} FROM vector_top_k('${indexName(place.part)}', ?, ?) AS found
                CROSS JOIN records ON records.number = found.id WHERE TRUE${keys.sql}
              UNION ALL
              ${near} FROM waiting_vectors AS waiting CROSS JOIN records ON records.number = waiting.record
                WHERE waiting.tenant = ? AND waiting.kind = ? AND length(records.vector) = ?${keys.sql}
            ) ORDER BY distance, id LIMIT ?
          )`,
    args: [
      ...[blob, blob, limit * OVERFETCH, ...keys.args],
      ...[blob, place.tenant, place.kind, blob.byteLength, ...keys.args],
      limit,
    ],
  };
}

/**
 * Moves some of the vectors that wait into the tenant's index, and makes the index where they have become many. Returns how many
 * were moved; 0 where none has to be. An index is of one tenant and kind, as a search of it takes no filter.
 */
export async function indexWaiting(
  database: LibsqlDatabase,
  place: { tenant: string; kind: RecordKind; dimensions: number },
  options?: CallOptions & { atOnce?: number }
): Promise<number> {
  const { tenant, kind, dimensions } = place;
  const [parts, counted] = await database.read([partStatement(tenant, kind), waitingStatement(tenant, kind)], options);
  const waiting = Number(counted?.rows[0]?.count ?? 0);
  const part = partOf(parts) ?? (waiting > EXACT_UP_TO ? await makePart(database, tenant, kind, options) : undefined);
  if (part === undefined || waiting <= WAITING) return 0;
  const chosen = `SELECT record FROM waiting_vectors WHERE tenant = ? AND kind = ? ORDER BY record LIMIT ?`;
  const args = [tenant, kind, options?.atOnce ?? INDEXED_AT_ONCE];
  const [, moved] = await database.write(
    [
      {
        // A damaged vector, of another length, would fail all of them.
        sql: `INSERT OR IGNORE INTO indexed_vectors (number, part, vector)
                SELECT number, ?, vector FROM records WHERE number IN (${chosen}) AND length(vector) = ?`,
        args: [part, ...args, dimensions * Float32Array.BYTES_PER_ELEMENT],
      },
      {
        sql: `DELETE FROM waiting_vectors WHERE tenant = ? AND kind = ? AND record IN (${chosen})`,
        args: [tenant, kind, ...args],
      },
    ],
    options
  );
  return moved?.rowsAffected ?? 0;
}

async function makePart(
  database: LibsqlDatabase,
  tenant: string,
  kind: RecordKind,
  options: CallOptions | undefined
): Promise<number | undefined> {
  const place = [tenant, kind];
  const [, parts] = await database.write(
    [
      { sql: 'INSERT INTO vector_parts (tenant, kind) VALUES (?, ?) ON CONFLICT DO NOTHING', args: place },
      { sql: 'SELECT part FROM vector_parts WHERE tenant = ? AND kind = ?', args: place },
    ],
    options
  );
  const part = partOf(parts);
  if (part === undefined) return undefined;
  const settings = SETTINGS.map((setting) => `'${setting}'`).join(', ');
  await database.write(
    [
      `CREATE INDEX IF NOT EXISTS ${indexName(part)} ON indexed_vectors (libsql_vector_idx(vector, ${settings}))
         WHERE part = ${part}`,
    ],
    options
  );
  return part;
}

function indexName(part: number): string {
  return `vectors_of_${part}`;
}
