import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExperienceStore, NewRecord, Nominations } from '../../activities/experience-store/experience-store';
import { openLibsql, type LibsqlDatabase } from '../../activities/experience-store/libsql-database';
import { nominateFrom } from '../../activities/experience-store/libsql-nomination';
import { writeStatement } from '../../activities/experience-store/libsql-statements';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { indexWaiting } from '../../activities/experience-store/libsql-vector-index';
import { randomOf } from '../../bench/measure/seeded';

const EMBEDDER = { id: 'index/1', dimensions: 48 };
const MANY = 2_600;
const place = { tenant: 'large', kind: 'pattern' as const };

let folder: string;
let url: string;
let store: ExperienceStore;
let database: LibsqlDatabase;
const records: NewRecord[] = [];
const random = randomOf(11);
const themes = Array.from({ length: 40 }, () => spread());

/** What a nomination read, so that a test can ask how the database would do it. */
let read: { sql: string; args: never[] }[] = [];

function spread(): number[] {
  return Array.from({ length: EMBEDDER.dimensions }, () => random() + random() + random() - 1.5);
}

/** As wordings are: of some theme, each a little different. */
function vectorNear(): number[] {
  const theme = themes[Math.floor(random() * themes.length)] ?? [];
  const vector = spread().map((value, at) => (theme[at] ?? 0) + 0.6 * value);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function record(tenant: string, at: number): NewRecord {
  const environment = at % 100 === 0 ? 'rare' : 'default';
  const terms = ['the', `word${at % 50}`, `rare${at}`];
  const updatedAt = '2026-01-01T00:00:00.000Z';
  return {
    id: randomUUID(),
    kind: 'pattern',
    tenant,
    keys: { environment },
    body: at,
    vector: vectorNear(),
    terms,
    updatedAt,
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-index-'));
  url = `file:${join(folder, 'experience.db')}`;
  store = createLibsqlStore({ url });
  await store.open(EMBEDDER);
  const opened = openLibsql({ url });
  database = {
    ...opened,
    read: (statements, options) => {
      read.push(...(statements as typeof read));
      return opened.read(statements, options);
    },
  };
  records.push(...Array.from({ length: MANY }, (_, at) => record(place.tenant, at)));
  const others = records.slice(0, 50).map((one) => ({ ...one, id: randomUUID(), tenant: 'other' }));
  for (let from = 0; from < MANY; from += 500) {
    await opened.write(records.slice(from, from + 500).map((one) => writeStatement(one, 'absent')));
  }
  await opened.write(others.map((one) => writeStatement(one, 'absent')));
}, 60_000);
afterAll(async () => {
  await database.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  read = [];
});

function nearest(vector: readonly number[], environment?: string): string[] {
  const dot = (one: NewRecord): number =>
    (one.vector ?? []).reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
  const those = records.filter(({ keys }) => environment === undefined || keys.environment === environment);
  return those
    .map((one) => ({ id: one.id, score: dot(one) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 20)
    .map(({ id }) => id);
}

/** The share of the nearest that each of several searches finds. */
async function recallsOf(queries: number): Promise<number[]> {
  const recalls: number[] = [];
  for (let at = 0; at < queries; at += 1) {
    const vector = vectorNear();
    const exact = new Set(nearest(vector, 'default'));
    const found = denseIds(await nominate(vector, { environment: 'default' })).filter((id) => exact.has(id));
    recalls.push(found.length / exact.size);
  }
  return recalls;
}

function nominate(vector: number[], filter: Record<string, string>, tenant = place.tenant): Promise<Nominations> {
  const query = { vector, terms: ['the', 'word7', 'rare7'], limit: 20, filter };
  return nominateFrom(database, { ...place, tenant }, query, undefined);
}

function denseIds({ dense }: Nominations): string[] {
  return dense.map((hit) => hit.record.id);
}

async function plansOfRead(): Promise<string> {
  // A connection of its own: the driver keeps a plan of the vector index open, and with it a read of the file.
  const apart = openLibsql({ url });
  const explained = read.map(({ sql, args }) => ({ sql: `EXPLAIN QUERY PLAN ${sql}`, args }));
  const plans = await apart.read(explained);
  await apart.close();
  return plans.flatMap(({ rows }) => rows.map((row) => JSON.stringify(row.detail))).join('\n');
}

it('searches exactly, without an index, before there is one', async () => {
  const vector = vectorNear();
  expect(denseIds(await nominate(vector, {}))).toEqual(nearest(vector));
  expect(await plansOfRead()).not.toContain('vector_top_k');
});

it('takes the index above some thousand vectors, and finds nearly all of the nearest by it', async () => {
  const { dimensions } = EMBEDDER;
  // One more write is what makes the index; the others follow some at a time.
  const one = record(place.tenant, MANY);
  records.push(one);
  await store.put(one, 'absent');
  let moved = 0;
  for (let more = -1; more !== 0; moved += more) {
    more = await indexWaiting(database, { ...place, dimensions }, { atOnce: 500 });
  }
  expect(moved).toBeGreaterThan(2_000);
  read = [];
  const recalls = await recallsOf(25);
  expect(recalls.reduce((sum, one) => sum + one) / recalls.length).toBeGreaterThanOrEqual(0.95);
  // A search that goes astray finds hardly any.
  expect(Math.min(...recalls)).toBeGreaterThan(0.5);
  read = read.slice(0, 8);
  const plans = await plansOfRead();
  expect(plans).toContain('SCAN found VIRTUAL TABLE INDEX');
  expect(read.some(({ sql }) => sql.includes('vector_top_k'))).toBe(true);
  expect(plans).not.toMatch(/SCAN (records|record_terms|record_keys)\b/);
  expect(plans).toContain('SEARCH shared USING PRIMARY KEY (tenant=? AND kind=? AND term=?)');
}, 60_000);

it('searches exactly where a filter leaves few, and for a tenant that has few', async () => {
  const vector = vectorNear();
  expect(denseIds(await nominate(vector, { environment: 'rare' }))).toEqual(nearest(vector, 'rare'));
  const others = await nominate(vector, {}, 'other');
  expect(others.dense).toHaveLength(20);
  expect(others.dense.every((hit) => hit.record.tenant === 'other')).toBe(true);
  expect(read.some(({ sql }) => sql.includes('vector_top_k'))).toBe(false);
});

it('follows what is removed and changed, also through a rewritten file', async () => {
  const vector = vectorNear();
  const [first = '', second = ''] = denseIds(await nominate(vector, {}));
  expect(await store.remove(place.tenant, 'pattern', [first])).toBe(1);
  const moved = records.find(({ id }) => id === second);
  if (!moved) throw new Error('nothing is near');
  await store.put({ ...moved, vector: (moved.vector ?? []).map((value) => -value) }, 'any');
  await store.compact?.();
  const after = denseIds(await nominate(vector, {}));
  expect(after).toHaveLength(20);
  expect(after).not.toContain(first);
  expect(after).not.toContain(second);
  expect(
    denseIds(
      await nominate(
        vector.map((value) => -value),
        {}
      )
    )
  ).toContain(second);
  expect((await nominate(vector, {})).documents).toBe(MANY);
}, 60_000);

it('drops the index with the vectors of another embedder, and makes one of the new', async () => {
  const other = { id: 'index/2', dimensions: 16 };
  const after = createLibsqlStore({ url });
  await after.open(other, { adopt: true });
  const query = { vector: new Array<number>(16).fill(0.25), terms: ['word7'], limit: 5, filter: {} };
  const found = await after.nominate(place.tenant, 'pattern', query);
  expect(found.dense).toEqual([]);
  expect(found.lexical.length).toBeGreaterThan(0);
  const [first] = found.lexical;
  if (!first) throw new Error('nothing shares a word');
  await after.put({ ...first.record, vector: query.vector }, 'any');
  expect(denseIds(await after.nominate(place.tenant, 'pattern', query))).toEqual([first.record.id]);
  await after.close();
}, 60_000);
