import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewRecord } from '../../activities/experience-store/experience-store';
import { openLibsql } from '../../activities/experience-store/libsql-database';
import { EXPERIENCE_MIGRATIONS } from '../../activities/experience-store/libsql-schema';
import { writeStatement } from '../../activities/experience-store/libsql-statements';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { indexWaiting } from '../../activities/experience-store/libsql-vector-index';
import { tenantNames } from '../../activities/lexicon/known-names';
import { uuidOf } from '../routing/learnt-template';

const EMBEDDER = { id: 'old/1', dimensions: 4 };
const AT = '2026-01-01T00:00:00.000Z';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-old-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A file as the first version of the tables left it: names without keys, no counts. */
async function firstVersion(url: string): Promise<void> {
  const { createClient } = await import('@libsql/client');
  const client = createClient({ url });
  const statements = (EXPERIENCE_MIGRATIONS[0] ?? []).filter((step) => typeof step === 'string');
  const insert = (kind: string, id: string, keys: object, body: unknown, terms?: string[]) => ({
    sql: `INSERT INTO records (tenant, kind, id, version, keys, body, vector, terms, weights, updated_at)
          VALUES ('acme', ?, ?, 1, ?, ?, ?, ?, ?, '${AT}')`,
    args: [
      kind,
      id,
      JSON.stringify(keys),
      JSON.stringify(body),
      kind === 'pattern' ? Buffer.from(Float32Array.from([1, 0, 0, 0]).buffer) : null,
      terms ? JSON.stringify(terms) : null,
      JSON.stringify((terms ?? []).map((term) => [term, 1])),
    ],
  });
  const name = { schema: 1, tenant: 'acme', lexicon: 'customer', name: 'Maria Lopez' };
  await client.batch(
    [
      'CREATE TABLE migrations (part TEXT NOT NULL, version INTEGER NOT NULL, applied_at TEXT NOT NULL, PRIMARY KEY (part, version))',
      `INSERT INTO migrations VALUES ('experience', 1, '${AT}')`,
      ...statements,
      `INSERT INTO embedder VALUES (1, '${EMBEDDER.id}', ${EMBEDDER.dimensions})`,
      insert('lexicon', uuidOf(['name']), { lexicon: 'customer' }, name),
      insert('lexicon', uuidOf(['damaged']), { lexicon: 'customer' }, { schema: 7 }),
      insert('pattern', uuidOf(['one']), { templateId: 't' }, 'refund the order', ['refund', 'order']),
      insert('pattern', uuidOf(['two']), { templateId: 't' }, 'cancel the order', ['cancel', 'order']),
    ],
    'write'
  );
  client.close();
}

it('opens a store of the first layout: its names are found by look-up, its terms are counted', async () => {
  const url = `file:${join(folder, 'experience.db')}`;
  await firstVersion(url);
  const store = createLibsqlStore({ url });
  await store.open(EMBEDDER);
  const { signal } = new AbortController();
  const names = tenantNames(store, {});
  expect(await names.in('acme', ['Refund it to maria  LOPEZ, please'], signal)).toMatchObject([
    { name: 'Maria Lopez' },
  ]);
  expect([...(await names.wordsAmong('acme', ['lopez', 'lopes'], signal))]).toEqual(['lopez']);
  const query = { vector: [1, 0, 0, 0], terms: ['order', 'cancel'], limit: 5, filter: {} };
  const found = await store.nominate('acme', 'pattern', query);
  expect(found).toMatchObject({ documents: 2, documentFrequency: { order: 2, cancel: 1, refund: 1 } });
  expect(found.dense).toHaveLength(2);
  expect(await store.tenants()).toEqual(['acme']);
  await store.close();
});

/** Directions all round, the same in every run: on a thin arc an approximate search may stop a few places before the nearest. */
function spread(at: number): number[] {
  const vector = [1, 2, 3, 4].map((axis) => {
    const part = Math.sin(at * 12.9898 + axis * 78.233) * 43_758.5453;
    return 2 * (part - Math.floor(part)) - 1;
  });
  const length = Math.hypot(...vector);
  return vector.map((part) => part / length);
}

it('makes the index of vectors anew that an earlier layout had, and finds all until then', async () => {
  const url = `file:${join(folder, 'experience.db')}`;
  const place = { tenant: 'acme', kind: 'pattern' as const };
  const earlier = createLibsqlStore({ url });
  await earlier.open(EMBEDDER);
  const database = openLibsql({ url });
  const record = (at: number): NewRecord => {
    return { ...place, id: uuidOf([String(at)]), keys: {}, body: at, vector: spread(at), updatedAt: AT };
  };
  await database.write(Array.from({ length: 2_100 }, (_, at) => writeStatement(record(at), 'absent')));
  const index = (atOnce: number): Promise<number> => indexWaiting(database, { ...place, ...EMBEDDER }, { atOnce });
  expect(await index(3_000)).toBe(2_100);
  await earlier.close();
  await database.write(["DELETE FROM migrations WHERE part = 'experience' AND version > 3"]);
  const store = createLibsqlStore({ url });
  await store.open(EMBEDDER);
  const nearest = async (): Promise<unknown[]> => {
    const query = { vector: [1, 0, 0, 0], terms: [], limit: 3, filter: {} };
    return (await store.nominate('acme', 'pattern', query)).dense.map((hit) => hit.record.body);
  };
  const truly = Array.from({ length: 2_100 }, (_, at) => at)
    .sort((one, other) => (spread(other)[0] ?? 0) - (spread(one)[0] ?? 0))
    .slice(0, 3);
  expect(await nearest()).toEqual(truly);
  expect(await index(100)).toBe(100);
  expect(await nearest()).toEqual(truly);
  await store.close();
  await database.close();
});
