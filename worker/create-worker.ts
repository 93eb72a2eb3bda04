import type { WorkerOptions } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';
import type { Configuration } from './configuration';
import type { PortsOptions } from './ports';
import { discard } from './discarded-worker';
import { ownQueues, withOwnQueues } from './own-queues';
import { connectWorker } from './temporal-connection';
import type { WorkflowGenPluginOptions } from './workflowgen-plugin';
import { WorkflowGenPlugin } from './workflowgen-plugin';

/** Milliseconds that running activities may go on once the worker was asked to stop. */
const SHUTDOWN_GRACE_MS = 10_000;

/** A worker that polls. */
export interface RunningWorker {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Resolves when the worker has stopped; rejects with what stopped it. */
  readonly done: Promise<void>;
  /** Stops polling, lets running activities end within the grace time, closes the parts. Idempotent. */
  stop(): Promise<void>;
}

/** The plugin's options, with the configuration that says where to connect. */
export interface CreateWorkerOptions extends Omit<WorkflowGenPluginOptions, 'configuration'>, PortsOptions {
  configuration: Configuration;
  /** Any further options of Temporal's worker. */
  workerOptions?: Partial<WorkerOptions>;
}

/**
 * Connects, opens the parts and starts a worker of a configuration, all at once; returns once it polls. Throws `SERVER_UNREACHABLE`,
 * `TOOL_DUPLICATE`, `TOOL_INVALID`, and what the parts throw when they cannot be opened.
 *
 * @example
 * ```ts
 * const worker = await startWorker({ tools: [readOrder], configuration: loadConfiguration() });
 * await worker.done;
 * ```
 */
export async function startWorker(options: CreateWorkerOptions): Promise<RunningWorker> {
  const { configuration, workerOptions, ...pluginOptions } = options;
  const activityOptions = withOwnQueues(pluginOptions.activityOptions, ownQueues(configuration));
  const plugin = new WorkflowGenPlugin({ ...pluginOptions, activityOptions, configuration });
  const { connection, namespace, address, workers } = await opened(plugin, configuration, workerOptions);
  const stop = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const done = runAll(workers, stop).finally(async () => {
    await plugin.close();
    await connection.close();
  });
  // The one who started the worker may look at `done` only when it stops.
  done.catch(() => undefined);
  return {
    address,
    namespace,
    taskQueue: configuration.taskQueue,
    done,
    async stop() {
      stop();
      await done;
    },
  };
}

interface Opened extends Awaited<ReturnType<typeof connectWorker>> {
  workers: readonly Worker[];
}

/**
 * Opens the parts, and makes the workers meanwhile: the embedder's model and the workflows load in threads of their own. Where one of
 * both fails, the other is given back.
 */
async function opened(
  plugin: WorkflowGenPlugin,
  configuration: Configuration,
  workerOptions: Partial<WorkerOptions> | undefined
): Promise<Opened> {
  const [parts, made] = await Promise.allSettled([plugin.open(), connected(plugin, configuration, workerOptions)]);
  if (parts.status === 'fulfilled' && made.status === 'fulfilled') return made.value;
  if (parts.status === 'fulfilled') await plugin.close();
  if (made.status === 'fulfilled') {
    await Promise.allSettled(made.value.workers.map(discard));
    await made.value.connection.close();
  }
  throw parts.status === 'rejected' ? parts.reason : (made as PromiseRejectedResult).reason;
}

async function connected(
  plugin: WorkflowGenPlugin,
  configuration: Configuration,
  workerOptions: Partial<WorkerOptions> | undefined
): Promise<Opened> {
  const connected = await connectWorker(configuration);
  try {
    return { ...connected, workers: await createOn(connected, plugin, configuration, workerOptions) };
  } catch (error) {
    await connected.connection.close();
    throw error;
  }
}

async function createOn(
  { connection, namespace }: { connection: WorkerOptions['connection']; namespace: string },
  plugin: WorkflowGenPlugin,
  configuration: Configuration,
  workerOptions: Partial<WorkerOptions> = {}
): Promise<Worker[]> {
  const { worker, deployment, taskQueue } = configuration;
  const options: WorkerOptions = {
    connection,
    namespace,
    taskQueue,
    maxConcurrentActivityTaskExecutions: worker.maxConcurrentActivities,
    maxConcurrentWorkflowTaskExecutions: worker.maxConcurrentWorkflowTasks,
    shutdownGraceTime: worker.shutdownGraceMs ?? SHUTDOWN_GRACE_MS,
    ...(deployment && { workerDeploymentOptions: deploymentOptions(deployment) }),
    ...workerOptions,
  };
  try {
    const main = await Worker.create({ ...options, plugins: [...(workerOptions.plugins ?? []), plugin] });
    const own = ownQueues(configuration).map((queue) =>
      Worker.create(activitiesOnly(plugin.configureWorker({ ...options, ...queue.options })))
    );
    return [main, ...(await Promise.all(own))];
  } catch (error) {
    const remedy = 'check that the namespace exists and that the worker may poll it';
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      `The worker could not be created in namespace ${namespace}: ${messageOf(error, 300)}; ${remedy}`,
      { field: 'temporal', remedy }
    );
  }
}

/** Nothing schedules a workflow on a queue of some kinds of activity, so its worker needs no bundle and no thread for one. */
function activitiesOnly({ workflowBundle: _bundle, workflowsPath: _path, ...options }: WorkerOptions): WorkerOptions {
  return options;
}

/** Workers of one process go together: where one stops, the others do. */
async function runAll(workers: readonly Worker[], stop: () => void): Promise<void> {
  const ended = await Promise.allSettled(workers.map((worker) => worker.run().finally(stop)));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Runs are short, so each stays with the version that began it, and a deploy needs no patching. */
function deploymentOptions(
  deployment: NonNullable<Configuration['deployment']>
): WorkerOptions['workerDeploymentOptions'] {
  return {
    version: { deploymentName: deployment.name, buildId: deployment.buildId },
    useWorkerVersioning: true,
    defaultVersioningBehavior: 'PINNED',
  };
}
