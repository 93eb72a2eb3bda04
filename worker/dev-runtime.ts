import { Client } from '@temporalio/client';
import type { Connection } from '@temporalio/client';
import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { payloadConverter } from '../payloads/payload-converter';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';
import { connectClosable } from './closable-connection';
import type { Configuration } from './configuration';
import { loadConfiguration } from './configuration';
import { startWorker } from './create-worker';
import type { CreateWorkerOptions, RunningWorker } from './create-worker';
import { devFileOf, runningDev } from './dev-file';
import type { DevFile } from './dev-file';
import type { DevServer } from './embedded/dev-server';
import { startDevServer } from './embedded/dev-server';
import { ensureParts } from './embedded/parts';
import { devSecretKey, newSecretKey } from './embedded/secret-key';

/** The worker's options, and how the dev server is started. */
export interface DevRuntimeOptions extends Omit<CreateWorkerOptions, 'configuration'> {
  /** Default: what environment and file say. */
  configuration?: Configuration;
  /** Port of the service and of the Web UI; default: any free ones. A taken port throws `CONFIG_INVALID`. */
  port?: number;
  uiPort?: number;
  /** Keeps nothing: workflows, experience and artifacts in memory. Default `false`: all in the data folder. */
  inMemory?: boolean;
  /** The dev server's own log, line by line. */
  serverLog?: (line: string) => void;
}

/** A Temporal dev server, a worker and the embedded parts, in this process and one child of it. */
export interface DevRuntime {
  readonly address: string;
  readonly uiUrl: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly configuration: Configuration;
  /** A Temporal client of the server, to make a `WorkflowGenClient` with. */
  readonly client: Client;
  /** Resolves when worker or server has stopped; rejects where they did so unasked. */
  readonly done: Promise<void>;
  /** Ends the worker first, then the server that it drains against. Leaves no process behind. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Starts everything that one machine needs: the parts are found or installed, the official dev server with its Web UI, a
 * libSQL experience store, the local embedder, and a worker with the tools. Throws `RUNTIME_MISSING`, `CONFIG_INVALID`
 * (a taken port, a wrong setting) and the registry's errors; whatever was started by then is stopped.
 *
 * @example
 * ```ts
 * const runtime = await startDevRuntime({ tools: [readOrder] });
 * console.log(runtime.uiUrl);
 * await runtime.stop();
 * ```
 */
export async function startDevRuntime(options: DevRuntimeOptions): Promise<DevRuntime> {
  const configuration = devConfiguration(options);
  if (!options.inMemory) refuseSecond(configuration.dataFolder);
  const { temporal } = await ensureParts({ want: ['temporal'], onProgress: options.onProgress });
  const server = await startDevServer({
    temporalPath: temporal,
    port: options.port,
    uiPort: options.uiPort,
    namespace: configuration.temporal.namespace,
    dbFile: options.inMemory ? undefined : resolve(configuration.dataFolder, 'temporal.db'),
    log: options.serverLog,
  });
  const here = { ...configuration, temporal: { address: server.address, namespace: server.namespace } };
  let worker: RunningWorker | undefined;
  try {
    // Who runs this looks on while the answer is written.
    const streamAnswers = options.streamAnswers ?? configuration.model?.streamAnswers ?? true;
    worker = await startWorker({ ...options, streamAnswers, configuration: here });
    const connection = await connectClosable({ address: server.address });
    const file = options.inMemory ? undefined : await announce(here, server);
    return runtimeOf({ configuration: here, server, worker, connection, file });
  } catch (error) {
    await worker?.stop().catch(() => undefined);
    await server.stop();
    throw error;
  }
}

function runtimeOf({
  configuration,
  server,
  worker,
  connection,
  file,
}: {
  configuration: Configuration;
  server: DevServer;
  worker: RunningWorker;
  connection: Connection;
  file: string | undefined;
}): DevRuntime {
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      const [stopped] = await Promise.allSettled([worker.stop(), connection.close()]);
      await server.stop();
      if (file) await rm(file, { force: true });
      if (stopped.status === 'rejected') throw stopped.reason;
    })();
    return stopping;
  };
  const done = Promise.race([
    worker.done,
    server.exited.then(({ code, signal }) => {
      if (stopping) return;
      throw new WorkflowGenError('SERVER_UNREACHABLE', `The Temporal dev server ended by itself (${signal ?? code})`);
    }),
  ]);
  done.catch(() => undefined);
  return {
    address: server.address,
    uiUrl: server.uiUrl,
    namespace: server.namespace,
    taskQueue: configuration.taskQueue,
    configuration,
    client: new Client({ connection, namespace: server.namespace, dataConverter: payloadConverter() }),
    done,
    stop,
  };
}

/** Two servers on one database file would lose runs; one that was killed has left its file, and is not in the way. */
function refuseSecond(dataFolder: string): void {
  const running = runningDev(dataFolder);
  if (!running) return;
  const remedy = `stop it, name another folder (WORKFLOWGEN_DATA), or delete ${devFileOf(dataFolder)} if it is gone`;
  throw new WorkflowGenError(
    'CONFIG_INVALID',
    `A dev runtime uses ${dataFolder} already, at ${running.address} (process ${running.pid}); ${remedy}`,
    { field: 'dataFolder', remedy }
  );
}

/** The dev server's address is its own, whatever `TEMPORAL_ADDRESS` says of another service. */
function devConfiguration(options: DevRuntimeOptions): Configuration {
  const configuration = options.configuration ?? loadConfiguration();
  const memory = { kind: 'libsql', url: ':memory:' } as const;
  const parts = options.inMemory ? { store: memory, artifacts: memory } : {};
  const secretKeys = configuration.secretKeys ?? [
    options.inMemory ? newSecretKey() : devSecretKey(configuration.dataFolder),
  ];
  return { ...configuration, ...parts, secretKeys, temporal: { namespace: configuration.temporal.namespace } };
}

/** Tells commands that run in the same folder where this server is. */
async function announce(configuration: Configuration, server: DevServer): Promise<string> {
  const file = devFileOf(configuration.dataFolder);
  const content: DevFile = {
    address: server.address,
    uiUrl: server.uiUrl,
    namespace: server.namespace,
    taskQueue: configuration.taskQueue,
    pid: process.pid,
  };
  try {
    await writeFile(file, `${JSON.stringify(content)}\n`);
  } catch (error) {
    throw new WorkflowGenError('CONFIG_INVALID', `Cannot write ${file}: ${messageOf(error, 200)}`, {
      field: 'dataFolder',
      remedy: 'name a folder that is writable (WORKFLOWGEN_DATA)',
    });
  }
  return file;
}
