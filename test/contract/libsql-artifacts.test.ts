import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ArtifactStore } from '../../activities/artifact-store/artifact-store';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { digestOf, jsonBytes, type Json } from '../../shared/protocol/json';

let folder: string;
let url: string;
let artifacts: ArtifactStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-artifacts-'));
  url = `file:${join(folder, 'artifacts.db')}`;
  artifacts = createLibsqlArtifacts({ url });
  await artifacts.open();
});
afterAll(async () => {
  await artifacts.close();
  await rm(folder, { recursive: true, force: true });
});

it('gives every value back as it was, under the digest of its canonical JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const json = JSON.parse(JSON.stringify(value)) as Json;
      const { ref, sha256, bytes } = await artifacts.put('t', json);
      expect({ sha256, bytes }).toEqual({ sha256: digestOf(json), bytes: jsonBytes(json) });
      expect(await artifacts.get('t', ref)).toEqual(json);
    }),
    { numRuns: 60 }
  );
});

it('stores equal values once, whatever the order of their keys', async () => {
  const one = await artifacts.put('once', { a: 1, b: [2] });
  const two = await artifacts.put('once', { b: [2], a: 1 });
  expect(two).toEqual(one);
  const { createClient } = await import('@libsql/client');
  const client = createClient({ url, timeout: 5_000 });
  const { rows } = await client.execute(`SELECT COUNT(*) AS count FROM artifacts WHERE tenant = 'once'`);
  client.close();
  expect(rows[0]?.count).toBe(1);
});

it('takes an output of the largest size that a tool may return', async () => {
  const large = 'ü'.repeat(4 * 1024 * 1024);
  const { ref, bytes } = await artifacts.put('t', large);
  expect(bytes).toBe(8 * 1024 * 1024 + 2);
  expect(await artifacts.get('t', ref)).toBe(large);
});

it('shows no tenant what another one stored, although it knows the reference', async () => {
  const { ref } = await artifacts.put('one', 'secret');
  await expect(artifacts.get('two', ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  await expect(artifacts.get('', ref)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  await expect(artifacts.put('', 'x')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});

it.each(['sha256:00', '', 'file:/etc/passwd', `sha256:${'0'.repeat(64)}`])('has nothing under "%s"', async (ref) => {
  await expect(artifacts.get('t', ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
});

it('refuses a value that was changed in the file, until it is stored again', async () => {
  const { ref, sha256 } = await artifacts.put('t', { amount: 10 });
  const { createClient } = await import('@libsql/client');
  const client = createClient({ url, timeout: 5_000 });
  await client.execute({ sql: `UPDATE artifacts SET json = '{"amount":99}' WHERE sha256 = ?`, args: [sha256] });
  client.close();
  const failed = artifacts.get('t', ref);
  await expect(failed).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  await expect(failed).rejects.toThrow(/digest/);
  await artifacts.put('t', { amount: 10 });
  expect(await artifacts.get('t', ref)).toEqual({ amount: 10 });
});

it('says STORE_UNAVAILABLE before open and after close', async () => {
  const closed = createLibsqlArtifacts({ url: `file:${join(folder, 'another.db')}` });
  await expect(closed.get('t', 'sha256:0')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await closed.open();
  await closed.close();
  await expect(closed.get('t', 'sha256:0')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

/** A moment after all that was stored and before all that will be. */
async function later(): Promise<string> {
  await sleep(5);
  const now = new Date().toISOString();
  await sleep(5);
  return now;
}

describe('remove', () => {
  const run = (name: string, user?: string) => ({
    workflowId: `wfg/t/${name}`,
    ...(user === undefined ? {} : { user }),
  });
  const onDisk = async (text: string): Promise<string[]> => {
    const files = await readdir(folder);
    // The database takes its side files away when it likes: what is gone holds nothing.
    const bytes = (file: string): Promise<Buffer> => readFile(join(folder, file)).catch(() => Buffer.alloc(0));
    const held = await Promise.all(files.map(async (file) => (await bytes(file)).includes(text)));
    return files.filter((_, at) => held[at]);
  };

  it('removes what only the given run or user stored, from the files as well, and counts it first', async () => {
    const own = await artifacts.put('gone', ['canary-of-one-run'], run('r1', 'ann'));
    const shared = await artifacts.put('gone', ['stored by both'], run('r1', 'ann'));
    await artifacts.put('gone', ['stored by both'], run('r2', 'bob'));
    const other = await artifacts.put('kept', ['canary-of-another-tenant'], run('r1', 'ann'));
    expect(await artifacts.remove?.('gone', { runs: ['wfg/t/r1'] }, { dryRun: true })).toBe(1);
    expect(await artifacts.get('gone', own.ref)).toEqual(['canary-of-one-run']);
    expect(await onDisk('canary-of-one-run')).not.toEqual([]);
    expect(await artifacts.remove?.('gone', { runs: ['wfg/t/r1'] })).toBe(1);
    await expect(artifacts.get('gone', own.ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
    expect(await onDisk('canary-of-one-run')).toEqual([]);
    expect(await artifacts.get('gone', shared.ref)).toEqual(['stored by both']);
    expect(await artifacts.get('kept', other.ref)).toEqual(['canary-of-another-tenant']);
    // Its other source is forgotten with the run: now only bob's is left.
    expect(await artifacts.remove?.('gone', { user: 'bob' })).toBe(1);
    expect(await artifacts.remove?.('gone', { user: 'bob' })).toBe(0);
  });

  it('removes by whole words of what is said, and takes the name of a field for none', async () => {
    const own: Json[] = [
      { said: 'Ask TED, please' },
      { to: 'ted@example.com' },
      { 'Ted Moss': 3 },
      [4711],
      'tell田中さん',
    ];
    const others: Json[] = [{ startedAt: 1 }, { note: 'tested' }, { ted: 'a field' }, [14711, 47110], 'Teddy'];
    const kept = await Promise.all(others.map((value) => artifacts.put('words', value)));
    for (const value of own) await artifacts.put('words', value);
    expect(await artifacts.remove?.('words', { texts: ['Ted', '4711', '田中'] }, { dryRun: true })).toBe(own.length);
    expect(await artifacts.remove?.('words', { texts: ['Ted', '4711', '田中'] })).toBe(own.length);
    for (const [at, { ref }] of kept.entries()) expect(await artifacts.get('words', ref)).toEqual(others[at]);
  });

  it('removes nothing by age that was stored again since', async () => {
    const { ref } = await artifacts.put('age', 'read each day');
    await artifacts.put('age', 'read once');
    const between = await later();
    await artifacts.put('age', 'read each day');
    expect(await artifacts.remove?.('age', { before: between })).toBe(1);
    expect(await artifacts.get('age', ref)).toBe('read each day');
  });

  it('removes by what is said, by age, and everything of one tenant', async () => {
    await artifacts.put('by-text', { note: 'say "canary" to ünal' });
    await artifacts.put('by-text', { note: 'nothing' }, run('r9'));
    expect(await artifacts.remove?.('by-text', { texts: ['say "canary" to ünal', '%'] })).toBe(1);
    expect(await artifacts.remove?.('by-text', { before: '2020-01-01T00:00:00Z' })).toBe(0);
    expect(await artifacts.remove?.('by-text', { before: '2999-01-01T00:00:00Z' })).toBe(1);
    await artifacts.put('by-text', 'again');
    expect(await artifacts.remove?.('by-text', {})).toBe(1);
  });
});
