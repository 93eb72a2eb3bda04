import { Client } from '@temporalio/client';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WorkflowGenClient } from '../../client/workflowgen-client';
import type { ActivityOptionsByKind } from '../../shared/protocol/activity-options';
import { startMessagesApiServer } from '../../testing/messages-api-server';
import type { MessagesApiScript, MessagesApiServer } from '../../testing/messages-api-server';
import { connectClosable } from '../../worker/closable-connection';
import { effectReceiver } from '../harness/effect-receiver';
import type { EffectReceiver } from '../harness/effect-receiver';
import { testEmbedderFolder, testServer } from '../harness/temporal-test-server';

/** What a forked worker is told. */
export interface WorkerSettings {
  address: string;
  taskQueue: string;
  bundle: string;
  folder: string;
  embedder: string;
  modelUrl: string;
  /** In place of a libSQL file. */
  qdrant?: { url: string; prefix?: string; timeoutMs?: number };
  activityOptions?: ActivityOptionsByKind;
  /** Artifacts in a bucket, in place of a libSQL file. */
  s3?: { url: string; endpoint: string };
  /** Of the tool `label_shelf`, in place of its own: as after a deploy. */
  labelVersion?: string;
}

/** What is peculiar to one worker. */
export interface WorkerPeculiarities {
  /** Milliseconds by which its clock is ahead. */
  clockShiftMs?: number;
  /** Of the tool `label_shelf`. */
  labelVersion?: string;
  /** `host:port` where its metrics are scraped; default: nowhere. */
  metrics?: string;
}

/** Real processes around one task queue: a Messages API server, an effect receiver, and workers that can be killed. */
export interface Rig {
  client: WorkflowGenClient;
  temporal: Client;
  model: MessagesApiServer;
  receiver: EffectReceiver;
  folder: string;
  taskQueue: string;
  workers: ChildProcess[];
  /** Forks one more worker and waits until it polls. */
  addWorker(peculiarities?: WorkerPeculiarities): Promise<ChildProcess>;
  /** Ends everything that the rig started, by pid. */
  stop(): Promise<void>;
}

export interface RigOptions {
  model: MessagesApiScript;
  /** Another server than the shared one. */
  address?: string;
  /** Another workflow bundle than the shared one. */
  bundle?: string;
  qdrant?: WorkerSettings['qdrant'];
  activityOptions?: ActivityOptionsByKind;
  s3?: WorkerSettings['s3'];
}

export async function startRig(options: RigOptions): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-rig-'));
  const address = options.address ?? testServer().address;
  const taskQueue = `faults-${randomUUID()}`;
  const model = await startMessagesApiServer(options.model);
  const connection = await connectClosable({ address });
  const temporal = new Client({ connection });
  const settings: WorkerSettings = {
    address,
    taskQueue,
    bundle: options.bundle ?? testServer().bundlePath,
    folder,
    embedder: await testEmbedderFolder(),
    modelUrl: model.url,
    qdrant: options.qdrant,
    activityOptions: options.activityOptions,
    s3: options.s3,
  };
  const workers: ChildProcess[] = [];
  return {
    client: new WorkflowGenClient({ client: temporal, taskQueue, defaults: { tenant: taskQueue } }),
    temporal,
    model,
    receiver: effectReceiver(folder),
    folder,
    taskQueue,
    workers,
    async addWorker(peculiarities = {}) {
      const worker = forkWorker(settings, peculiarities);
      workers.push(worker);
      await spoken(worker);
      return worker;
    },
    async stop() {
      await Promise.all(workers.map(end));
      await connection.close();
      await model.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function forkWorker(
  settings: WorkerSettings,
  { clockShiftMs = 0, labelVersion, metrics }: WorkerPeculiarities
): ChildProcess {
  return fork(resolve(__dirname, 'worker-process.ts'), {
    execArgv: ['-r', resolve(__dirname, 'shifted-clock.cjs'), '-r', resolve(__dirname, '../harness/typescript.cjs')],
    env: {
      ...process.env,
      WORKFLOWGEN_FAULT_WORKER: JSON.stringify({ ...settings, labelVersion }),
      WORKFLOWGEN_CLOCK_SHIFT_MS: String(clockShiftMs),
      ...(metrics !== undefined && { WORKFLOWGEN_METRICS: metrics }),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Waits for the first message of a forked process. */
export async function spoken(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) => reject(new Error(`the process ended before it spoke (${signal ?? code})`)));
  });
}

/** Whether the process has ended, however it did. */
export function hasEnded(worker: ChildProcess): boolean {
  return worker.exitCode !== null || worker.signalCode !== null;
}

/** Ends a process with SIGKILL and waits until it is gone. */
export async function end(worker: ChildProcess): Promise<void> {
  if (hasEnded(worker)) return;
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.kill('SIGKILL');
  await gone;
}
