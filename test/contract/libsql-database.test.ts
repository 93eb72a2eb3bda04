import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomUUID } from 'node:crypto';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { fileUrlOf, pathOfFileUrl } from '../../activities/experience-store/file-url';
import { openLibsql } from '../../activities/experience-store/libsql-database';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { inMemoryStore } from '../../testing/in-memory-store';
import { refusal } from '../harness/refusal';

const EMBEDDER = { id: 'database/1', dimensions: 2 };

let folder: string;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-database-'));
  url = `file:${join(folder, 'experience.db')}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const record = (body: string, id = randomUUID()) => ({
  id,
  kind: 'template' as const,
  tenant: 't',
  keys: {},
  body,
  updatedAt: '2026-01-01T00:00:00.000Z',
});

it('goes on with other work while it waits for the lock of another process', async () => {
  const store = createLibsqlStore({ url });
  await store.open(EMBEDDER);
  const { createClient } = await import('@libsql/client');
  const other = createClient({ url });
  const transaction = await other.transaction('write');
  let longestPause = 0;
  let last = performance.now();
  const ticking = setInterval(() => {
    longestPause = Math.max(longestPause, performance.now() - last);
    last = performance.now();
  }, 10);
  const writing = store.put(record('waits'), 'absent');
  // Reads do not wait for a writer at all.
  expect(await store.count('t', 'template', {})).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await transaction.commit();
  expect(await writing).toEqual({ applied: true, version: 1 });
  clearInterval(ticking);
  expect(longestPause).toBeGreaterThan(0);
  expect(longestPause).toBeLessThan(900);
  other.close();
  await store.close();
});

it.each(['C#', '50%25', '50%', 'what?', 'a b', "it's", 'zürich 数据 🙂', 'a+b&c=d'])(
  'keeps its file in a folder named %s',
  async (name) => {
    const file = join(folder, name, 'one.db');
    for (const written of [fileUrlOf(file), pathToFileURL(file).href]) {
      const store = createLibsqlStore({ url: written });
      await store.open(EMBEDDER);
      await store.put(record('kept'), 'any');
      await store.close();
    }
    expect(existsSync(file)).toBe(true);
    expect(readdirSync(folder)).toEqual([name]);
    expect(pathOfFileUrl(fileUrlOf(file))).toBe(file);
  }
);

it.each(['file:/data/C#/one.db', 'file:/data/50%/one.db'])('refuses the URL %s and says how to write it', (written) => {
  expect(refusal(() => openLibsql({ url: written }))).toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(/write . as %2\d/) as string,
  });
});

it('makes the folder of a new file, and keeps experience and artifacts in one', async () => {
  const deep = `file:${join(folder, 'a', 'b', 'one.db')}`;
  const store = createLibsqlStore({ url: deep });
  const artifacts = createLibsqlArtifacts({ url: deep });
  await Promise.all([store.open(EMBEDDER), artifacts.open()]);
  await store.put(record('kept'), 'absent');
  const { ref } = await artifacts.put('t', { large: true });
  await Promise.all([store.close(), artifacts.close()]);
  expect(existsSync(join(folder, 'a', 'b', 'one.db'))).toBe(true);

  const again = createLibsqlStore({ url: deep });
  const artifactsAgain = createLibsqlArtifacts({ url: deep });
  await Promise.all([again.open(EMBEDDER), artifactsAgain.open()]);
  expect(await again.count('t', 'template', {})).toBe(1);
  expect(await artifactsAgain.get('t', ref)).toEqual({ large: true });
  await Promise.all([again.close(), artifactsAgain.close()]);
});

it('refuses a file that a newer version wrote, before it reads anything', async () => {
  const store = createLibsqlStore({ url });
  await store.open(EMBEDDER);
  await store.close();
  const { createClient } = await import('@libsql/client');
  const newer = createClient({ url });
  await newer.execute(`INSERT INTO migrations (part, version, applied_at) VALUES ('experience', 99, 'later')`);
  newer.close();
  const older = createLibsqlStore({ url });
  await expect(older.open(EMBEDDER)).rejects.toMatchObject({ code: 'CONFIG_INVALID', details: { actual: 99 } });
  await older.close();
});

it('applies each migration once, and none of one that fails', async () => {
  const database = openLibsql({ url });
  const first = ['CREATE TABLE things (name TEXT NOT NULL)', `INSERT INTO things VALUES ('one')`];
  await database.migrate('things', [first]);
  await database.migrate('things', [first]);
  const failing = [`INSERT INTO things VALUES ('two')`, 'INSERT INTO nowhere VALUES (1)'];
  await expect(database.migrate('things', [first, failing])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await database.migrate('things', [first, [`INSERT INTO things VALUES ('three')`]]);
  const [found] = await database.read(['SELECT name FROM things ORDER BY rowid']);
  expect(found?.rows.map((row) => row.name)).toEqual(['one', 'three']);
  await database.close();
});

it('says that a file is no database, and that a retry does not help', async () => {
  await writeFile(join(folder, 'experience.db'), 'no database at all, but long enough to be looked at. '.repeat(40));
  const store = createLibsqlStore({ url });
  const failed = store.open(EMBEDDER);
  await expect(failed).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: false });
  await expect(failed).rejects.toThrow(/not a database/);
  await store.close();
});

it.each(['libsql://somewhere', 'experience.db', 'http://127.0.0.1:8080', ''])('refuses the URL "%s"', (other) => {
  expect(() => createLibsqlStore({ url: other })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
});

it('keeps two stores in memory apart', async () => {
  const [one, two] = [inMemoryStore(), inMemoryStore()];
  await Promise.all([one.open(EMBEDDER), two.open(EMBEDDER)]);
  await one.put(record('only in one'), 'absent');
  expect(await one.count('t', 'template', {})).toBe(1);
  expect(await two.count('t', 'template', {})).toBe(0);
  await Promise.all([one.close(), two.close()]);
});
