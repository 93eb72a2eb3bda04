import type * as Transformers from '@huggingface/transformers' with { 'resolution-mode': 'import' };
import type { MessagePort } from 'node:worker_threads';

/** What the thread is started with. */
export interface ThreadStart {
  /** Resolved path of `@huggingface/transformers`: an evaluated thread has no folder of its own to resolve from. */
  library: string;
  /** Absolute path of the model's folder; the library takes what cannot be a model's public name for a path. */
  folder: string;
  threads: number;
}

export interface EmbedRequest {
  id: number;
  texts: string[];
}

/** `vectors` holds the rows one after the other. */
export type EmbedReply =
  | { kind: 'opened' }
  | { kind: 'failed_to_open'; message: string }
  | { kind: 'embedded'; id: number; vectors: Float32Array; dimensions: number }
  | { kind: 'failed'; id: number; message: string };

/**
 * The body of the embedder's thread. It must stand alone: it is handed over as source text (`threadSource`), because then
 * the same code runs from TypeScript under a test runner and from the compiled package. It runs in a thread for two
 * reasons: tokenising and pooling stay off the event loop that the Temporal worker polls on, and ONNX Runtime compares
 * typed arrays by constructor, which fails inside the sandbox of a test runner such as Jest.
 */
/* istanbul ignore next: counters of the outer module do not exist in the thread */
function threadBody(require: NodeJS.Require): void {
  const { parentPort, workerData } = require('node:worker_threads') as {
    parentPort: MessagePort;
    workerData: ThreadStart;
  };
  const { pipeline, env } = require(workerData.library) as typeof Transformers;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  const reply = (message: EmbedReply): void => parentPort.postMessage(message);
  const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  const embed = async (model: Transformers.FeatureExtractionPipeline, { id, texts }: EmbedRequest): Promise<void> => {
    try {
      const tensor = await model(texts, { pooling: 'mean', normalize: true });
      const vectors = Float32Array.from(tensor.data as Float32Array);
      reply({ kind: 'embedded', id, vectors, dimensions: tensor.dims[1] ?? 0 });
    } catch (error) {
      reply({ kind: 'failed', id, message: textOf(error) });
    }
  };

  pipeline('feature-extraction', workerData.folder, {
    dtype: 'q8',
    local_files_only: true,
    session_options: {
      intraOpNumThreads: workerData.threads,
      // Its threads would turn in circles between two texts, on cores that the worker and its service want.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    },
  }).then(
    (model) => {
      let queue = Promise.resolve();
      parentPort.on('message', (request: EmbedRequest) => void (queue = queue.then(() => embed(model, request))));
      reply({ kind: 'opened' });
    },
    (error: unknown) => reply({ kind: 'failed_to_open', message: textOf(error) })
  );
}

/**
 * Source text for `new Worker(source, { eval: true })`. Bundlers that keep function names wrap them in a helper of the outer
 * module, `__name`; the thread gets one of its own.
 */
export function threadSource(): string {
  return `const __name = (named) => named;\n(${threadBody.toString()})(require);`;
}
