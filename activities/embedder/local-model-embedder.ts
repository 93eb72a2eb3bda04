import { WorkflowGenError } from '../../shared/protocol/errors';
import type { Embedder } from './embedder';
import type { EmbedderIdentity } from '../experience-store/experience-store';

const EMBED_TIMEOUT_MS = 30_000;

/** A model that runs beside this process's own work, in a thread or a process of its own. */
export interface LocalModel {
  embed(texts: string[]): Promise<number[][]>;
  stop(): Promise<void> | void;
  /** It has ended, and answers no more. */
  readonly dead: boolean;
}

/**
 * An embedder over a model that `start` brings up: once, and again at the next call where it died. A call of many texts goes in
 * batches of `batchTexts`, and is given up between two of them once it is over.
 */
export function localModelEmbedder(
  identity: EmbedderIdentity,
  { start, batchTexts }: { start: () => Promise<LocalModel>; batchTexts: number }
): Embedder {
  let opening: Promise<LocalModel> | undefined;

  const opened = async (): Promise<LocalModel> => {
    const current = opening ?? start();
    opening = current;
    try {
      const model = await current;
      if (!model.dead) return model;
    } catch (error) {
      if (opening === current) opening = undefined;
      throw error;
    }
    if (opening === current) opening = undefined;
    return opened();
  };

  return {
    ...identity,
    async open() {
      await opened();
    },
    async embed(texts, { signal, timeoutMs = EMBED_TIMEOUT_MS } = {}) {
      signal?.throwIfAborted();
      if (texts.length === 0) return [];
      return withinTime(signal, timeoutMs, async (over) => {
        const model = await opened();
        const vectors: number[][] = [];
        for (let at = 0; at < texts.length && !over.aborted; at += batchTexts) {
          vectors.push(...(await model.embed(texts.slice(at, at + batchTexts))));
        }
        return vectors;
      });
    },
    async close() {
      const current = opening;
      opening = undefined;
      await (await current?.catch(() => undefined))?.stop();
    },
  };
}

/** Runs `work`; on abort throws the signal's reason, on time-out `EMBEDDER_UNAVAILABLE`, and tells `work` that it is over. */
async function withinTime<T>(
  signal: AbortSignal | undefined,
  timeoutMs: number,
  work: (over: AbortSignal) => Promise<T>
): Promise<T> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const interrupted = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(`no vector within ${timeoutMs} ms`)), timeoutMs);
    onAbort = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work(over.signal), interrupted]);
  } finally {
    over.abort();
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}

/** A local model that cannot answer now; retryable. */
export function unavailable(why: string): WorkflowGenError {
  return new WorkflowGenError('EMBEDDER_UNAVAILABLE', `The local embedder is unavailable: ${why}.`, {}, true);
}
