import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { EMBEDDER, TENANT, type WriterOrder, type WriterReport } from './store-writer';

const PROCESSES = 4;
const INSERTS = 40;
const APPENDS = 15;

let folder: string;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-processes-'));
  url = `file:${join(folder, 'experience.db')}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('loses nothing when 4 processes write into one new file at once', async () => {
  const sharedId = randomUUID();
  const writers = Array.from({ length: PROCESSES }, (_, index) => `writer-${index}`);
  const children = await Promise.all(writers.map(startWriter));
  const results = await Promise.all(
    children.map(({ order }, index) =>
      order({ url, writer: writers[index] ?? '', inserts: INSERTS, appends: APPENDS, sharedId })
    )
  );
  expect(results.map(({ failure }) => failure)).toEqual(writers.map(() => undefined));

  const store = createLibsqlStore({ url });
  await store.open(EMBEDDER);
  expect(await store.count(TENANT, 'pattern', {})).toBe(PROCESSES * INSERTS);
  for (const writer of writers) expect(await store.count(TENANT, 'pattern', { writer })).toBe(INSERTS);
  const [after] = await store.get(TENANT, 'template', [sharedId]);
  const appended = writers.flatMap((writer) => Array.from({ length: APPENDS }, (_, done) => `${writer}/${done}`));
  expect([...(after?.body as string[])].sort()).toEqual(appended.sort());
  expect(after?.version).toBe(PROCESSES * APPENDS + 1);

  const query = { vector: [1, 0, 0, 0], terms: ['all', ...writers], limit: 5, filter: {} };
  const { documents, documentFrequency } = await store.nominate(TENANT, 'pattern', query);
  expect(documents).toBe(PROCESSES * INSERTS);
  expect(documentFrequency).toMatchObject({ all: PROCESSES * INSERTS, 'writer-0': INSERTS, 'writer-3': INSERTS });

  const artifacts = createLibsqlArtifacts({ url });
  await artifacts.open();
  const refs = results.flatMap((result) => result.refs);
  expect(new Set(refs).size).toBe(PROCESSES * INSERTS);
  for (const ref of refs) expect(await artifacts.get(TENANT, ref)).toMatchObject({ writer: expect.any(String) });
  await Promise.all([store.close(), artifacts.close()]);
}, 120_000);

async function startWriter(): Promise<{ order: (order: WriterOrder) => Promise<WriterReport> }> {
  const child = fork(join(__dirname, 'store-writer.ts'), {
    execArgv: ['--require', join(__dirname, '..', 'harness', 'typescript.cjs')],
  });
  await once(child, 'message');
  return {
    order: async (order) => {
      const reply = once(child, 'message') as Promise<[WriterReport]>;
      const ended = once(child, 'exit') as Promise<[number]>;
      child.send(order);
      const [report] = await reply;
      const [code] = await ended;
      return code === 0 ? report : { ...report, failure: report.failure ?? `exit code ${code}` };
    },
  };
}
