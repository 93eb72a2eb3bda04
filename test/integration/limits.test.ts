import { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import type { temporal } from '@temporalio/proto';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Embedder } from '../../activities/embedder/embedder';
import { createMiniLmEmbedder, MINILM_IDENTITY } from '../../activities/embedder/minilm-embedder';
import { WorkflowGenClient } from '../../client/workflowgen-client';
import { learningIdOf } from '../../shared/protocol/messages';
import { connectClosable } from '../../worker/closable-connection';
import { loadConfiguration } from '../../worker/configuration';
import { startWorker, type RunningWorker } from '../../worker/create-worker';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { installRuntime } from '../harness/runtime';
import { node, plan } from '../harness/plan-script';
import { testEmbedderFolder, testServer, testWorkerOptions } from '../harness/temporal-test-server';
import { warehouseTools } from '../harness/warehouse-tools';

installRuntime();

const PER_SECOND = 4;
const RUNS = 14;
const taskQueue = `limits-${randomUUID()}`;

let folder: string;
let workers: RunningWorker[];
let connection: Awaited<ReturnType<typeof connectClosable>>;
let client: WorkflowGenClient;
let service: Client;
const asked: number[] = [];

/** Two workers of one configuration, as two machines would have them. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-limits-'));
  const { address } = testServer();
  const configuration = loadConfiguration({
    env: { WORKFLOWGEN_MODEL_CALLS_PER_SECOND: String(PER_SECOND) },
    overrides: { taskQueue, dataFolder: folder, temporal: { address }, worker: { maxConcurrentLearning: 2 } },
  });
  const planner = scriptedPlanner(() => {
    asked.push(performance.now());
    return plan([node('stock', 'read_stock', [['item', 'constant', 'bolts']])], 'There are {{nodes.stock.count}}.');
  });
  const embedder = createMiniLmEmbedder({ folder: await testEmbedderFolder() });
  const activityOptions = { feedback: { scheduleToCloseTimeout: '3 h' }, curation: { startToCloseTimeout: '7 m' } };
  const options = { tools: warehouseTools(folder), planner, embedder, configuration, activityOptions };
  const started = (): Promise<RunningWorker> => startWorker({ ...options, workerOptions: testWorkerOptions() });
  workers = await Promise.all([started(), started()]);
  connection = await connectClosable({ address });
  service = new Client({ connection });
  client = new WorkflowGenClient({ client: service, taskQueue, defaults: { tenant: 'acme' } });
}, 60_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await connection.close();
  await rm(folder, { recursive: true, force: true });
});

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

async function eventsOf(workflowId: string): Promise<HistoryEvent[]> {
  return (await service.workflow.getHandle(workflowId).fetchHistory()).events ?? [];
}

const scheduled = (
  events: readonly HistoryEvent[],
  type: string
): temporal.api.history.v1.IActivityTaskScheduledEventAttributes =>
  events.find((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === type)
    ?.activityTaskScheduledEventAttributes ?? {};

it('two workers together start no more model calls in a second than are allowed', async () => {
  const options = { from: 'C' as const, learn: false };
  const runs = await Promise.all(
    Array.from({ length: RUNS }, () => client.start('How many bolts are there?', { requestId: randomUUID(), options }))
  );
  const reports = await Promise.all(runs.map((run) => run.result()));
  expect(reports.map(({ outcome }) => outcome)).toEqual(reports.map(() => 'answered'));
  expect(asked).toHaveLength(RUNS);
  // What the service lets through at once, it takes from the time that follows.
  const [first = 0, last = 0] = [asked[0], asked.at(-1)];
  expect((last - first) / 1_000).toBeGreaterThanOrEqual((RUNS - 2 * PER_SECOND) / PER_SECOND);
  const events = await eventsOf(reports[0]?.workflowId ?? '');
  expect(scheduled(events, 'planWorkflow').taskQueue?.name).toBe(`${taskQueue}-model`);
  expect(scheduled(events, 'route').taskQueue?.name).toBe(taskQueue);
}, 60_000);

it('a run and its calls carry the fairness of their tenant, and learning a lower priority under it', async () => {
  const run = await client.start('How many bolts are there?', { requestId: randomUUID(), options: { from: 'C' } });
  await run.result();
  const learning = service.workflow.getHandle(learningIdOf(run.workflowId));
  await learning.result();
  const [started] = await eventsOf(run.workflowId);
  expect(started?.workflowExecutionStartedEventAttributes?.priority).toMatchObject({ fairnessKey: 'acme' });
  const [child] = await eventsOf(learning.workflowId);
  expect(child?.workflowExecutionStartedEventAttributes?.priority).toMatchObject({
    fairnessKey: 'acme',
    priorityKey: 5,
  });
  const step = scheduled(await eventsOf(learning.workflowId), 'learnRun');
  expect(step.taskQueue?.name).toBe(`${taskQueue}-learning`);
});

it('feedback and curation take the activity options of the plugin', async () => {
  const run = await client.start('How many bolts are there?', { requestId: randomUUID(), options: { from: 'C' } });
  await run.result();
  await service.workflow.getHandle(learningIdOf(run.workflowId)).result();
  const seconds = (duration: { seconds?: unknown } | null | undefined): number => Number(duration?.seconds);

  await run.feedback({ verdict: 'right' });
  await service.workflow.getHandle(`${run.workflowId}/feedback`).result();
  const judged = scheduled(await eventsOf(`${run.workflowId}/feedback`), 'recordFeedback');
  expect([seconds(judged.scheduleToCloseTimeout), seconds(judged.heartbeatTimeout)]).toEqual([3 * 3600, 15]);

  const workflowId = `curate-${randomUUID()}`;
  await service.workflow.execute('curateExperience', { workflowId, taskQueue, args: [{ tenant: 'acme' }] });
  expect(seconds(scheduled(await eventsOf(workflowId), 'curatePage').startToCloseTimeout)).toBe(7 * 60);
});

it('a start whose embedder does not open says so, and gives back the workers that were made meanwhile', async () => {
  const { address } = testServer();
  const configuration = loadConfiguration({
    overrides: { taskQueue: `never-${randomUUID()}`, dataFolder: folder, temporal: { address } },
  });
  let fail = (): void => undefined;
  // It fails when the workers are there, which hold the connection.
  const embedder: Embedder = {
    ...MINILM_IDENTITY,
    open: () => new Promise((_, reject) => (fail = () => reject(new Error('no model')))),
    embed: async () => [],
    close: async () => undefined,
  };
  const made = jest.spyOn(Worker, 'create').mockImplementation(async (options) => {
    made.mockRestore();
    const worker = await Worker.create(options);
    setImmediate(fail);
    return worker;
  });
  const start = startWorker({
    ...{ tools: warehouseTools(folder), planner: scriptedPlanner(() => ({})), embedder, configuration },
    workerOptions: testWorkerOptions(),
  });
  await expect(start).rejects.toThrow('no model');
});
