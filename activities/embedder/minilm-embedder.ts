import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { optionalPackage } from '../optional-package';
import type { Embedder } from './embedder';
import { threadSource, type EmbedReply, type ThreadStart } from './minilm-thread';
import { smallTalkHead } from './small-talk-model';
import { localModelEmbedder, unavailable, type LocalModel } from './local-model-embedder';

export const MINILM_IDENTITY = { id: 'all-minilm-l6-v2/int8', dimensions: 384 } as const;

export const MINILM_WEIGHTS = 'onnx/model_quantized.onnx';
/** Files that the folder of the model must hold, relative to it. */
export const MINILM_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', MINILM_WEIGHTS];

/** Texts of one call to the model: larger batches only grow the memory, the time per text no longer falls. */
const BATCH_TEXTS = 32;
const OPEN_TIMEOUT_MS = 60_000;

interface Waiter {
  resolve: (vectors: number[][]) => void;
  reject: (error: Error) => void;
}

/**
 * all-MiniLM-L6-v2 with int8 weights, on this machine's CPU: 384 dimensions, mean pooling, unit length, the first 256 tokens
 * of a text. `folder` holds {@link MINILM_FILES}; nothing is ever downloaded. A thread that died is started again by the
 * next call. The process may end without `close()`. With `smallTalk`, the folder of the same model taught to tell small talk (`small-talk-model.ts`), a second thread
 * gives `idleLogOdds`.
 *
 * @throws `RUNTIME_MISSING` from `open()` when the folder is incomplete, `EMBEDDER_UNAVAILABLE` (retryable) otherwise.
 */
export function createMiniLmEmbedder(options: { folder: string; smallTalk?: string }): Embedder {
  const modelIn = (path: string): Embedder => {
    const folder = resolve(path);
    return localModelEmbedder(MINILM_IDENTITY, { start: () => startThread(folder), batchTexts: BATCH_TEXTS });
  };
  const model = modelIn(options.folder);
  return options.smallTalk === undefined ? model : withSmallTalk(model, modelIn(options.smallTalk));
}

function withSmallTalk(model: Embedder, taught: Embedder): Embedder {
  const { weights, bias } = smallTalkHead(taught.dimensions);
  const logOdds = (vector: readonly number[]): number =>
    vector.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);
  return {
    ...model,
    open: async () => void (await Promise.all([model.open(), taught.open()])),
    close: async () => void (await Promise.all([model.close(), taught.close()])),
    idleLogOdds: async (texts, limits) => (await taught.embed(texts, limits)).map(logOdds),
  };
}

async function startThread(folder: string): Promise<LocalModel> {
  const missing = MINILM_FILES.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) {
    throw new WorkflowGenError(
      'RUNTIME_MISSING',
      `The embedder folder ${folder} lacks ${missing.join(', ')}; point WORKFLOWGEN_EMBEDDER_PATH at a complete folder, or unset it to install one.`,
      { field: 'embedder.path' }
    );
  }
  const start: ThreadStart = {
    library: await optionalPackage('@huggingface/transformers', 'The local embedder', () =>
      require.resolve('@huggingface/transformers')
    ),
    folder,
    threads: Math.min(4, availableParallelism()),
  };
  return converse(new Worker(threadSource(), { eval: true, workerData: start }));
}

/** Resolves once the model is loaded; from then on each request finds its reply by id. */
function converse(worker: Worker): Promise<LocalModel> {
  const waiting = new Map<number, Waiter>();
  let nextId = 0;
  let dead = false;

  const settle = (id: number, act: (waiter: Waiter) => void): void => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    // An idle thread must not keep the process alive, a busy one must.
    if (waiting.size === 0) worker.unref();
    if (waiter) act(waiter);
  };
  const thread: LocalModel = {
    get dead() {
      return dead;
    },
    embed: (texts) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(unavailable('its thread has ended'));
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        worker.ref();
        worker.postMessage({ id, texts });
      }),
    stop: async () => {
      await worker.terminate();
    },
  };

  return new Promise((resolve, reject) => {
    const late = setTimeout(() => fail(`it did not load within ${OPEN_TIMEOUT_MS / 1_000} s`), OPEN_TIMEOUT_MS);
    const fail = (message: string): void => {
      clearTimeout(late);
      dead = true;
      reject(unavailable(message));
      for (const id of [...waiting.keys()]) settle(id, (waiter) => waiter.reject(unavailable(message)));
      void worker.terminate();
    };
    worker.on('error', (error) => fail(messageOf(error)));
    worker.on('exit', (code) => fail(`its thread ended with code ${code}`));
    worker.on('message', (reply: EmbedReply) => {
      if (reply.kind === 'failed_to_open') return fail(reply.message);
      if (reply.kind === 'failed') return settle(reply.id, (waiter) => waiter.reject(unavailable(reply.message)));
      if (reply.kind === 'embedded') return settle(reply.id, (waiter) => waiter.resolve(rowsOf(reply)));
      clearTimeout(late);
      worker.unref();
      resolve(thread);
    });
  });
}

function rowsOf({ vectors, dimensions }: { vectors: Float32Array; dimensions: number }): number[][] {
  const rows: number[][] = [];
  for (let at = 0; at < vectors.length; at += dimensions) rows.push(Array.from(vectors.subarray(at, at + dimensions)));
  return rows;
}
