import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkflowGenClient } from '../../client/index';
import type { Tier } from '../../shared/index';
import { startMessagesApiServer } from '../../testing/index';
import type { MessagesApiServer, RecordedRequest } from '../../testing/index';
import { BARE_QUEUE, PRODUCT_QUEUE } from './bench-worker';
import type { BenchWorkerSettings } from './bench-worker';
import { NAMES, planFor, queryFor } from './shape';
import type { Shape } from './shape';
import type { WorkerFigures } from './worker-process';

/** A worker process of a measurement. */
export interface WorkerProcess {
  /** Milliseconds from the fork until it polled, as its parent saw it. */
  readonly readyMs: number;
  figures(): Promise<WorkerFigures>;
  stop(): Promise<void>;
}

/** Everything that a measurement runs on: one Temporal service, one store, one model that answers at once, two clients. */
export interface Rig {
  readonly client: WorkflowGenClient;
  readonly temporal: Client;
  readonly settings: BenchWorkerSettings;
  startProcess(more?: Partial<BenchWorkerSettings>): Promise<WorkerProcess>;
  stop(): Promise<void>;
}

const TENANT = 'bench';
/** C, B, and then often enough with other values for A. */
const MOST_LESSONS = 6;
let turn = 0;

export async function openRig(address: string, bundle?: string): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-engine-cost-'));
  const bareBundle = join(folder, 'bare.js');
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('./bare-workflow'),
    logger: new DefaultLogger('ERROR'),
  });
  await writeFile(bareBundle, code);
  const model = await startMessagesApiServer((request) => ({ json: replyTo(request) }));
  const connection = await Connection.connect({ address });
  const temporal = new Client({ connection });
  const settings = { address, folder, modelUrl: model.url, bareBundle, ...(bundle && { bundle }) };
  return {
    client: new WorkflowGenClient({ client: temporal, taskQueue: PRODUCT_QUEUE, defaults: { tenant: TENANT } }),
    temporal,
    settings,
    startProcess: (more) => startProcess({ ...settings, ...more }),
    stop: () => close(connection, model, folder),
  };
}

async function close(connection: Connection, model: MessagesApiServer, folder: string): Promise<void> {
  await Promise.all([connection.close(), model.close()]);
  await rm(folder, { recursive: true, force: true });
}

/** A plan for every query, a yes to every template. */
function replyTo({ body }: RecordedRequest): object {
  const { content = '' } = body.messages.at(-1) ?? {};
  const said = typeof content === 'string' ? content : content.map((block) => block.text ?? '').join('');
  if (body.model === 'rewrite') return { fits: true, reason: 'the same wish for somebody else' };
  return planFor((/<query>([\s\S]*?)<\/query>/.exec(said)?.[1] ?? '').trim());
}

async function startProcess(settings: BenchWorkerSettings): Promise<WorkerProcess> {
  const startedAt = performance.now();
  const child = fork(require.resolve('./worker-process'), {
    env: { ...process.env, WORKFLOWGEN_BENCH_WORKER: JSON.stringify(settings) },
  });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`a worker process ended with code ${code}`);
  });
  // It ends when it is asked to.
  gone.catch(() => undefined);
  const message = (): Promise<WorkerFigures> =>
    Promise.race([once(child, 'message').then(([said]) => said as WorkerFigures), gone]);
  await message();
  const readyMs = performance.now() - startedAt;
  return {
    readyMs,
    figures: () => {
      child.send('figures');
      return message();
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone.catch(() => undefined);
    },
  };
}

/** How one run of the product is made. */
export interface ProductRun {
  shape: Shape;
  tier: Tier;
  learn?: boolean;
  /** `answer`: the one call that starts and answers; else start, then wait for the end. */
  via?: 'answer';
}

/** Milliseconds of one run from the client's call to its answer; `gaveWay` says why another tier answered, where one did. */
export async function runProduct(
  { client }: Rig,
  { shape, tier, learn = false, via }: ProductRun
): Promise<{ ms: number; workflowId: string; gaveWay?: string }> {
  const query = queryFor(shape, NAMES[turn++ % NAMES.length] as string);
  const requestId = randomUUID();
  const options = { requestId, options: { learn, from: tier } };
  const startedAt = performance.now();
  const report =
    via === 'answer' ? await client.answer(query, options) : await (await client.start(query, options)).result();
  const ms = performance.now() - startedAt;
  const { workflowId } = report;
  if (report.tier === tier && report.outcome === 'answered') return { ms, workflowId };
  const gaveWay = `${query}: ${report.outcome} by ${report.tier} instead of ${tier}: ${report.reasons.join('; ')}`;
  return { ms, workflowId, gaveWay };
}

/** Milliseconds of one bare run. */
export async function runBare({ temporal }: Rig, shape: Shape): Promise<{ ms: number; workflowId: string }> {
  const workflowId = `bare/${randomUUID()}`;
  const person = NAMES[turn++ % NAMES.length] as string;
  const startedAt = performance.now();
  await temporal.workflow.execute('bareReads', { workflowId, taskQueue: BARE_QUEUE, args: [shape, person] });
  return { ms: performance.now() - startedAt, workflowId };
}

/** Runs a shape for real until it is served by A. */
export async function teach({ client, temporal }: Rig, shape: Shape): Promise<void> {
  for (let lesson = 0; lesson < MOST_LESSONS; lesson += 1) {
    const run = await client.start(queryFor(shape, NAMES[lesson] as string), { requestId: randomUUID() });
    const report = await run.result();
    await temporal.workflow.getHandle(`${run.workflowId}/learn`).result();
    if (report.tier === 'A') return;
  }
  throw new Error(`"${queryFor(shape, 'Ann')}" is not served by A after ${MOST_LESSONS} runs`);
}

/** Events and bytes of one history. */
export async function historyOf({ temporal }: Rig, workflowId: string): Promise<{ events: number; bytes: number }> {
  const described = await temporal.workflow.getHandle(workflowId).describe();
  return { events: described.historyLength, bytes: described.historySize ?? 0 };
}
