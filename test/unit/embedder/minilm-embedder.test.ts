import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Embedder } from '../../../activities/embedder/embedder';
import { createMiniLmEmbedder } from '../../../activities/embedder/minilm-embedder';
import { testEmbedderFolder } from '../../harness/temporal-test-server';

/** Token ids of the original tokenizer, and cosines of the original 32-bit model, computed from its published files. */
const reference = JSON.parse(readFileSync(join(__dirname, 'minilm-reference.json'), 'utf8')) as {
  texts: string[];
  ids: number[][];
  cosines: number[][];
};

let folder: string;
let scratch: string;
let embedder: Embedder;
beforeAll(async () => {
  folder = await testEmbedderFolder();
  scratch = await mkdtemp(join(tmpdir(), 'workflowgen-minilm-'));
  embedder = createMiniLmEmbedder({ folder });
  await embedder.open();
}, 240_000);
afterAll(async () => {
  await embedder.close();
  await rm(scratch, { recursive: true, force: true });
});

const cosine = (a: number[] = [], b: number[] = []): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

test('the converted vocabulary gives the token ids of the original tokenizer', async () => {
  const { AutoTokenizer, env } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  expect(reference.texts.map((text) => tokenizer.encode(text))).toEqual(reference.ids);
});

test('8-bit weights give the cosines of the 32-bit model within 0.03', async () => {
  const vectors = await embedder.embed(reference.texts);
  const errors = reference.cosines.flatMap((row, i) => row.map((c, j) => Math.abs(c - cosine(vectors[i], vectors[j]))));
  expect(errors).toHaveLength(45);
  expect(Math.max(...errors)).toBeLessThan(0.03);
});

test('vectors have 384 dimensions and unit length, and do not depend on the other texts of the batch', async () => {
  const long = 'a much longer request, which makes the batch wider '.repeat(6);
  const together = await embedder.embed([...reference.texts, long]);
  const alone = await Promise.all(reference.texts.map(async (text) => (await embedder.embed([text]))[0]));
  for (const [i, vector] of alone.entries()) {
    expect(vector).toHaveLength(384);
    expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
    expect(cosine(vector, together[i])).toBeGreaterThan(0.9999);
  }
});

test('more texts than one batch keep their order; no text makes no vector; only the first 256 tokens count', async () => {
  const texts = Array.from({ length: 70 }, (_, i) => `order ${i}`);
  const vectors = await embedder.embed(texts);
  expect(vectors).toHaveLength(70);
  const [last] = await embedder.embed(['order 69']);
  expect(cosine(last, vectors[69])).toBeGreaterThan(0.9999);
  expect(await embedder.embed([])).toEqual([]);
  const [cut, uncut] = await embedder.embed(['refund '.repeat(300), 'refund '.repeat(5_000)]);
  expect(cosine(cut, uncut)).toBeGreaterThan(0.9999);
});

test('an abort is the reason of the caller, a time-out EMBEDDER_UNAVAILABLE, and both leave it usable', async () => {
  const controller = new AbortController();
  const reason = new Error('cancelled');
  const many = Array.from({ length: 400 }, (_, i) => `a request with a number in it: ${i}`);
  const embedding = embedder.embed(many, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 5);
  await expect(embedding).rejects.toBe(reason);
  await expect(embedder.embed(many, { timeoutMs: 1 })).rejects.toMatchObject({
    code: 'EMBEDDER_UNAVAILABLE',
    retryable: true,
  });
  expect(await embedder.embed(['still here'])).toHaveLength(1);
});

test('it can be closed while it is at work, and opened again', async () => {
  const own = createMiniLmEmbedder({ folder });
  await own.open();
  const embedding = own.embed(Array.from({ length: 300 }, (_, i) => `request ${i}`));
  await Promise.all([
    own.close(),
    expect(embedding).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE', retryable: true }),
  ]);
  expect(await own.embed(['again'])).toHaveLength(1);
  await own.close();
});

test('a folder that lacks a file, or holds a damaged one, is refused at open()', async () => {
  await expect(createMiniLmEmbedder({ folder: scratch }).open()).rejects.toMatchObject({
    code: 'RUNTIME_MISSING',
    message: expect.stringContaining('WORKFLOWGEN_EMBEDDER_PATH'),
  });
  const damaged = join(scratch, 'a folder with spaces');
  await cp(folder, damaged, { recursive: true });
  const healthy = createMiniLmEmbedder({ folder: damaged });
  expect(await healthy.embed(['x'])).toHaveLength(1);
  await healthy.close();
  await writeFile(join(damaged, 'onnx', 'model_quantized.onnx'), 'not a model');
  await expect(createMiniLmEmbedder({ folder: damaged }).open()).rejects.toMatchObject({
    code: 'EMBEDDER_UNAVAILABLE',
  });
});

test('a process that forgets close() ends by itself, without a crash', async () => {
  const harness = JSON.stringify(resolve(__dirname, '../../harness/typescript.cjs'));
  const module = JSON.stringify(resolve(__dirname, '../../../activities/embedder/minilm-embedder.ts'));
  const source = `require(${harness});
    require(${module}).createMiniLmEmbedder({ folder: ${JSON.stringify(folder)} })
      .embed(['hello']).then(([vector]) => console.log(vector.length));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', source], { timeout: 30_000 });
  expect(stdout.trim()).toBe('384');
});
