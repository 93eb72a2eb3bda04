import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMiniLmEmbedder } from '../../../activities/embedder/minilm-embedder';
import { cacheFolderOf, ensureParts, type PartProgress } from '../../../worker/embedded/parts';
import { layOutMiniLm, readVocabulary } from '../../../worker/embedded/minilm-folder';
import { testEmbedderFolder } from '../../harness/temporal-test-server';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-parts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** No interpreter, so that whatever would install something fails at once. */
const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ WORKFLOWGEN_PYTHON: '/no/python', ...more });

async function executable(path: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
}

test('a configured path comes before PATH, PATH before an install', async () => {
  const configured = await executable(join(folder, 'mine', 'temporal-1'));
  const onPath = await executable(join(folder, 'bin', 'temporal'));
  const PATH = `/no/folder:${join(folder, 'bin')}`;
  const find = (of: NodeJS.ProcessEnv): Promise<{ temporal: string }> =>
    ensureParts({ want: ['temporal'], cacheFolder: join(folder, 'cache'), env: env(of) });
  expect(await find({ PATH, WORKFLOWGEN_TEMPORAL_PATH: configured })).toEqual({ temporal: configured });
  expect(await find({ PATH })).toEqual({ temporal: onPath });
  await expect(find({ PATH: '/no/folder' })).rejects.toMatchObject({
    code: 'RUNTIME_MISSING',
    message: expect.stringMatching(/Python.*WORKFLOWGEN_TEMPORAL_PATH/),
  });
});

test('a configured path that holds nothing usable is an error, never a silent install', async () => {
  const wrong = env({ WORKFLOWGEN_TEMPORAL_PATH: join(folder, 'nothing'), WORKFLOWGEN_EMBEDDER_PATH: folder });
  await expect(ensureParts({ want: ['temporal'], env: wrong })).rejects.toThrow(
    /WORKFLOWGEN_TEMPORAL_PATH names .*nothing/
  );
  await expect(ensureParts({ want: ['minilm'], env: wrong })).rejects.toThrow(
    /WORKFLOWGEN_EMBEDDER_PATH names .* lacks config\.json, tokenizer\.json/
  );
});

test('a configured embedder folder is taken as it is, and an installed part is found without Python', async () => {
  const installed = await testEmbedderFolder();
  const onProgress = jest.fn<void, [PartProgress]>();
  const configured = env({ WORKFLOWGEN_EMBEDDER_PATH: installed });
  expect(await ensureParts({ want: ['minilm'], env: configured, onProgress })).toEqual({ minilm: installed });
  if (!process.env.WORKFLOWGEN_EMBEDDER_PATH) {
    const cacheFolder = cacheFolderOf();
    expect(await ensureParts({ want: ['minilm'], cacheFolder, env: env(), onProgress })).toEqual({ minilm: installed });
  }
  expect(onProgress).not.toHaveBeenCalled();
}, 240_000);

test('a cache folder that cannot be written names itself and the setting', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const error = ensureParts({ want: ['minilm'], cacheFolder: join(file, 'below'), env: env() });
  await expect(error).rejects.toMatchObject({
    code: 'RUNTIME_MISSING',
    message: expect.stringMatching(/a-file.*WORKFLOWGEN_CACHE/),
  });
});

test('the cache folder is configurable and otherwise in the home folder', () => {
  expect(cacheFolderOf({ WORKFLOWGEN_CACHE: '/somewhere' })).toBe('/somewhere');
  expect(cacheFolderOf({})).toBe(join(homedir(), '.cache', 'workflowgen'));
});

test('the vocabulary is complete and in order', async () => {
  const words = await readVocabulary();
  expect(words).toHaveLength(30_522);
  expect([words[0], words[100], words[103], words[1996], words[2015]]).toEqual([
    '[PAD]',
    '[UNK]',
    '[MASK]',
    'the',
    '##s',
  ]);
});

test('a model folder laid out now gives the vectors of the installed one', async () => {
  const installed = await testEmbedderFolder();
  const weights = join(folder, 'model.onnx');
  await copyFile(join(installed, 'onnx', 'model_quantized.onnx'), weights);
  const fresh = join(folder, 'fresh');
  await layOutMiniLm(fresh, weights);
  const texts = ['Refund order 1042, the vase arrived broken.', 'Ärger mit der Übergröße'];
  const [now, before] = await Promise.all(
    [fresh, installed].map(async (of) => {
      const embedder = createMiniLmEmbedder({ folder: of });
      const vectors = await embedder.embed(texts);
      await embedder.close();
      return vectors.flat();
    })
  );
  expect(now).toHaveLength(2 * 384);
  expect(now).toEqual(before?.map((value) => expect.closeTo(value, 5)));
}, 240_000);
