import { Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { join } from 'node:path';
import { connectWorker, loadConfiguration, startWorker } from '../../worker/index';
import { READ_STEP, readStep } from './read-step';
import { NAMES } from './shape';

/** What a measured worker is started with; as JSON, so that it may be another process. */
export interface BenchWorkerSettings {
  address: string;
  /** Of the store's files, which all workers of a measurement share. */
  folder: string;
  modelUrl: string;
  /** Of the bare workflow. */
  bareBundle: string;
  /** Default: both. */
  only?: 'product' | 'bare';
  /** In place of the prebuilt one, where none was built. */
  bundle?: string;
  /** Replaces the options of both workers. */
  options?: Partial<WorkerOptions>;
}

/** In place of 2.5 s: a hundred queries at once on two cores would be planned for want of time, and something else measured. */
const ROUTING_MS = 15_000;

export const PRODUCT_QUEUE = 'bench-product';
export const BARE_QUEUE = 'bench-bare';

/** A WorkflowGen worker and a bare one beside it, with the same options of Temporal's worker. Returns once both poll. */
export async function startBenchWorker(settings: BenchWorkerSettings): Promise<{ stop(): Promise<void> }> {
  const parts = await Promise.all([
    ...(settings.only === 'bare' ? [] : [startProduct(settings)]),
    ...(settings.only === 'product' ? [] : [startBare(settings)]),
  ]);
  return {
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

function configurationOf({ address, folder, modelUrl }: BenchWorkerSettings): ReturnType<typeof loadConfiguration> {
  const local = (name: string): string => `file:${join(folder, name)}`;
  return {
    ...loadConfiguration(),
    temporal: { address, namespace: 'default' },
    taskQueue: PRODUCT_QUEUE,
    dataFolder: folder,
    store: { kind: 'libsql', url: local('experience.db') },
    artifacts: { kind: 'libsql', url: local('artifacts.db') },
    model: { apiKey: 'bench', baseURL: modelUrl, models: { plan: 'plan', rewrite: 'rewrite', write: 'write' } },
    logLevel: 'ERROR',
  };
}

function startProduct(settings: BenchWorkerSettings): Promise<{ stop(): Promise<void> }> {
  const { bundle, options } = settings;
  return startWorker({
    configuration: configurationOf(settings),
    tools: [READ_STEP],
    lexicon: { person: NAMES },
    routingBudgetMs: ROUTING_MS,
    workerOptions: { ...options, ...(bundle && { workflowBundle: { codePath: bundle } }) },
  });
}

async function startBare(settings: BenchWorkerSettings): Promise<{ stop(): Promise<void> }> {
  const { connection, namespace } = await connectWorker(configurationOf(settings));
  const worker = await Worker.create({
    ...settings.options,
    connection,
    namespace,
    taskQueue: BARE_QUEUE,
    workflowBundle: { codePath: settings.bareBundle },
    activities: { readStep },
  });
  const running = worker.run().finally(() => connection.close());
  return {
    stop: async () => {
      worker.shutdown();
      await running;
    },
  };
}
