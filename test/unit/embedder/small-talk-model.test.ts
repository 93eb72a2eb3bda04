import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Embedder } from '../../../activities/embedder/embedder';
import { MINILM_WEIGHTS } from '../../../activities/embedder/minilm-embedder';
import { ensureSmallTalk } from '../../../worker/embedded/small-talk-folder';
import { createEmbedder } from '../../../worker/ports';
import { testEmbedderFolder } from '../../harness/temporal-test-server';

let folder: string;
let scratch: string;
let embedder: Embedder;
beforeAll(async () => {
  folder = await testEmbedderFolder();
  scratch = await mkdtemp(join(tmpdir(), 'workflowgen-small-talk-'));
  embedder = createEmbedder({ kind: 'minilm', path: folder });
  await embedder.open();
}, 240_000);
afterAll(async () => {
  await embedder.close();
  await rm(scratch, { recursive: true, force: true });
});

const IDLE = [
  'the cat has just walked over my keyboard',
  'Hope the marathon went well',
  'My feet are killing me after that shift',
  'thank you ever so much',
  'Sent from the top deck of the bus',
];
const ASKING = [
  'and water the ferns as well',
  'but only if the manager agrees',
  'not the blue ones this time',
  'tell her that I am sorry',
  'make it twelve instead',
];

test('what asks for nothing has log odds above nought, what asks below', async () => {
  const odds = (await embedder.idleLogOdds?.([...IDLE, ...ASKING])) ?? [];
  expect(odds).toHaveLength(IDLE.length + ASKING.length);
  expect(odds.map((one) => one > 0)).toEqual([...IDLE.map(() => true), ...ASKING.map(() => false)]);
});

test('the vectors of the embedder stay its own', async () => {
  const plain = createEmbedder({ kind: 'minilm', path: folder, smallTalk: false });
  try {
    expect(await plain.embed(IDLE)).toEqual(await embedder.embed(IDLE));
    expect(await plain.idleLogOdds?.(IDLE)).toBeUndefined();
  } finally {
    await plain.close();
  }
});

test('it is laid out once, in the cache folder', async () => {
  const target = await ensureSmallTalk(folder, scratch);
  expect(target).toContain(scratch);
  const written = async (): Promise<number> => (await stat(join(target ?? '', MINILM_WEIGHTS))).mtimeMs;
  const first = await written();
  expect(await ensureSmallTalk(folder, scratch)).toBe(target);
  expect(await written()).toBe(first);
});

test('other weights than those that were taught are left alone, and so is a folder without any', async () => {
  const other = join(scratch, 'other');
  await cp(folder, other, { recursive: true });
  await writeFile(join(other, MINILM_WEIGHTS), 'another model');
  expect(await ensureSmallTalk(other, scratch)).toBeUndefined();
  expect(await ensureSmallTalk(join(scratch, 'none'), scratch)).toBeUndefined();
});

test('where the cache folder cannot be written it is done without, and a warning says so', async () => {
  const file = join(scratch, 'a-file');
  await writeFile(file, '');
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  try {
    expect(await ensureSmallTalk(folder, join(file, 'cache'))).toBeUndefined();
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('words alone'), expect.anything());
  } finally {
    warned.mockRestore();
  }
});
