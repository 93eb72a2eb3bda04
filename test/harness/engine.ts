import { Client } from '@temporalio/client';
import type { ClientOptions } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import type { Planner } from '../../activities/planner/planner';
import { WorkflowGenClient } from '../../client/workflowgen-client';
import { learningIdOf } from '../../shared/protocol/messages';
import type { AnyTool } from '../../shared/protocol/tool';
import { connectClosable } from '../../worker/closable-connection';
import { WorkflowGenPlugin } from '../../worker/workflowgen-plugin';
import type { WorkflowGenPluginOptions } from '../../worker/workflowgen-plugin';
import { installRuntime } from './runtime';
import { waitFor } from './wait-for';
import { testEmbedderFolder, testServer, testWorkerOptions } from './temporal-test-server';

/** A worker in this process on the shared dev server, with the real stores and the real embedder; only the model is given. */
export interface Engine {
  client: WorkflowGenClient;
  temporal: Client;
  store: ExperienceStore;
  taskQueue: string;
  /** A folder of this engine alone: the store's files, and whatever the tools keep. */
  folder: string;
  tenant: string;
  /** Waits until the learning child of a run has ended. */
  learned(workflowId: string): Promise<void>;
  /** Takes the worker's place with one that has these tools, on the same queue and stores. */
  deploy(tools: AnyTool[]): Promise<void>;
  stop(): Promise<void>;
}

export interface EngineOptions {
  tools: (folder: string) => AnyTool[];
  /** Absent where an agent brings its own. */
  planner?: Planner;
  plugin?: Partial<WorkflowGenPluginOptions>;
  /** In place of a libSQL file. */
  store?: ExperienceStore;
  /** Default: the shared bundle. */
  worker?: Partial<WorkerOptions>;
  interceptors?: ClientOptions['interceptors'];
}

installRuntime();

/** Starts an engine with a task queue, a tenant and a store of its own, so that test files do not meet. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-engine-'));
  const { address } = testServer();
  const taskQueue = `test-${randomUUID()}`;
  const tenant = `tenant-${taskQueue.slice(5, 13)}`;
  const store = options.store ?? createLibsqlStore({ url: `file:${join(folder, 'experience.db')}` });
  const embedder = createMiniLmEmbedder({ folder: await testEmbedderFolder() });
  const artifacts = createLibsqlArtifacts({ url: `file:${join(folder, 'artifacts.db')}` });
  const native = await NativeConnection.connect({ address });
  const startWorker = async (tools: AnyTool[]): Promise<() => Promise<void>> => {
    const plugin = new WorkflowGenPlugin({
      tools,
      store,
      artifacts,
      embedder,
      planner: options.planner,
      ...options.plugin,
    });
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      plugins: [plugin],
      ...(options.worker ?? testWorkerOptions()),
    });
    const running = worker.run();
    return async () => {
      // It opens its parts before it runs.
      await waitFor('the worker', async () => worker.getState() !== 'INITIALIZED');
      worker.shutdown();
      await running;
    };
  };
  let stopWorker = await startWorker(options.tools(folder));
  const connection = await connectClosable({ address });
  const temporal = new Client({ connection, interceptors: options.interceptors });
  return {
    client: new WorkflowGenClient({
      client: temporal,
      taskQueue,
      defaults: { tenant },
      secretKeys: options.plugin?.secretKeys,
    }),
    temporal,
    store,
    taskQueue,
    folder,
    tenant,
    learned: async (workflowId) => {
      await temporal.workflow.getHandle(learningIdOf(workflowId)).result();
    },
    async deploy(tools) {
      await stopWorker();
      stopWorker = await startWorker(tools);
    },
    async stop() {
      await stopWorker();
      await Promise.all([connection.close(), native.close(), store.close(), embedder.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
