import { Client, WorkflowFailedError } from '@temporalio/client';
import type { WorkflowHandle } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { CancelledFailure, defaultPayloadConverter } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import { WorkflowGenClient } from '../../client';
import { workflowIdOf } from '../../shared/protocol/messages';
import { inMemoryStore } from '../../testing/in-memory-store';
import { replayHistories } from '../../testing/replay-histories';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { connectClosable } from '../../worker/closable-connection';
import { createNexusService } from '../../worker/nexus-service';
import { installTelemetry } from '../../worker/telemetry';
import { WorkflowGenPlugin } from '../../worker/workflowgen-plugin';
import { direct, effectReceiver } from '../harness/effect-receiver';
import { lastTurn, node, plan, queryIn, reservationPlan } from '../harness/plan-script';
import { testEmbedderFolder, testServer } from '../harness/temporal-test-server';
import { waitFor } from '../harness/wait-for';
import { warehouseTools } from '../harness/warehouse-tools';
import type { OwnActivities } from './own-worker/workflows';

installTelemetry({ logLevel: 'ERROR' });

/** The user's own codec: every payload is deflated. */
const deflating: PayloadCodec = {
  encode: async (payloads) =>
    payloads.map((payload) => ({
      metadata: { encoding: Buffer.from('binary/deflated'), inner: payload.metadata?.encoding ?? Buffer.alloc(0) },
      data: deflateSync(payload.data ?? Buffer.alloc(0)),
    })),
  decode: async (payloads) => payloads.map(inflated),
};

function inflated(payload: Payload): Payload {
  if (Buffer.from(payload.metadata?.encoding ?? []).toString() !== 'binary/deflated') return payload;
  return {
    metadata: { encoding: payload.metadata?.inner ?? null },
    data: inflateSync(payload.data ?? Buffer.alloc(0)),
  } as Payload;
}

const dataConverter = {
  payloadConverterPath: require.resolve('./own-worker/payload-converter'),
  payloadCodecs: [deflating],
};
const workflowsPath = require.resolve('./own-worker/workflows');
const tenant = 'acme';
const taskQueue = `own-${randomUUID()}`;
/** Activity type and the workflow type that asked for it, as the user's interceptors saw them. */
const seen: [string, unknown][] = [];
const ownActivities: OwnActivities = { lookUp: async (shelf) => ({ shelf, value: 2n ** 70n }) };

let folder: string;
let client: Client;
let workflowGen: WorkflowGenClient;
let stop: () => Promise<void>;

beforeAll(async () => {
  const { address } = testServer();
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-own-'));
  const embedder = createMiniLmEmbedder({ folder: await testEmbedderFolder() });
  const plugin = new WorkflowGenPlugin({
    tools: warehouseTools(folder),
    store: inMemoryStore(),
    artifacts: createLibsqlArtifacts({ url: ':memory:' }),
    embedder,
    planner: scriptedPlanner((request) => {
      if (!queryIn(lastTurn(request)).includes('letter')) return reservationPlan('bolts', '3');
      const letter = [['to', 'constant', 'Ann'] as const, ['body', 'constant', 'hello'] as const];
      const { nodes } = reservationPlan('bolts', '3') as { nodes: [] };
      return plan([
        ...nodes,
        node(
          'letter',
          'send_letter',
          letter.map(([...arg]) => arg),
          { after: ['hold'] }
        ),
      ]);
    }),
  });
  const native = await NativeConnection.connect({ address });
  const connection = await connectClosable({ address });
  client = new Client({ connection, dataConverter });
  workflowGen = new WorkflowGenClient({ client, taskQueue, defaults: { tenant } });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    dataConverter,
    workflowsPath,
    activities: ownActivities,
    nexusServices: [await createNexusService()],
    interceptors: {
      workflowModules: [require.resolve('./own-worker/interceptors')],
      activity: [
        ({ info }) => ({
          inbound: {
            execute: async (input, next) => {
              const header = input.headers['asked-by'];
              seen.push([info.activityType, header && defaultPayloadConverter.fromPayload(header)]);
              return next(input);
            },
          },
        }),
      ],
    },
    plugins: [plugin],
  });
  const running = worker.run();
  stop = async () => {
    worker.shutdown();
    await running;
    await Promise.all([connection.close(), native.close(), embedder.close()]);
    await rm(folder, { recursive: true, force: true });
  };
}, 60_000);

afterAll(() => stop());

const requestOf = (more: object = {}): { tenant: string; requestId: string; options: object } => ({
  tenant,
  requestId: randomUUID(),
  options: { learn: false },
  ...more,
});
const startOwn = (workflow: string, ...args: unknown[]): Promise<WorkflowHandle> =>
  client.workflow.start(workflow, { taskQueue, workflowId: `own-${randomUUID()}`, args });
const QUERY = 'Reserve 3 bolts';

it("answers a query as a child, beside the user's activities, interceptors, codec and converter", async () => {
  const request = requestOf({ memo: { ticket: 'T-1' } });
  const parent = await startOwn('handleTicket', QUERY, request);
  const result = (await parent.result()) as { answer: string; workflowId: string; value: bigint };
  expect(result).toEqual({
    answer: expect.stringMatching(/^Reserved R-/),
    workflowId: workflowIdOf(tenant, request.requestId),
    value: 2n ** 70n,
  });
  expect(seen).toEqual(
    expect.arrayContaining([
      ['lookUp', 'handleTicket'],
      ['route', 'answerQuery'],
      ['reserve_stock', 'answerQuery'],
    ])
  );
  const child = await client.workflow.getHandle(result.workflowId).describe();
  expect(child.memo).toMatchObject({ ticket: 'T-1', tenant, outcome: 'answered' });
  expect(child.parentExecution?.workflowId).toBe(parent.workflowId);

  for (const id of [parent.workflowId, result.workflowId]) {
    const history = await client.workflow.getHandle(id).fetchHistory();
    expect(historyToJSON(history)).not.toContain(Buffer.from(QUERY).toString('base64').slice(0, 12));
    const outcomes = await replayHistories([{ workflowId: id, history }], { workflowsPath, dataConverter });
    expect(outcomes).toEqual([{ workflowId: id }]);
  }
}, 60_000);

it('is the run that the client would start or find, whoever comes first', async () => {
  const first = requestOf();
  const { workflowId } = (await (await startOwn('handleTicket', QUERY, first)).result()) as { workflowId: string };
  expect((await workflowGen.answer(QUERY, first)).workflowId).toBe(workflowId);
  // A second workflow with the same request: another run of the same ticket, say.
  const again = (await (await startOwn('handleTicket', QUERY, first)).result()) as { workflowId: string };
  expect(again.workflowId).toBe(workflowId);
  const applied = effectReceiver(folder)
    .effects('reserve_stock')
    .map(({ output }) => (output as { run: string }).run);
  expect(applied.filter((run) => run === workflowId)).toHaveLength(1);

  const conflict = await startOwn('catchFailure', 'Reserve 4 bolts', first);
  expect(await conflict.result()).toMatchObject({ isFailure: true, type: 'IDEMPOTENCY_CONFLICT', nonRetryable: true });

  const second = requestOf();
  await workflowGen.start(QUERY, second);
  const met = (await (await startOwn('handleTicket', QUERY, second)).result()) as { answer: string };
  expect(met.answer).toMatch(/^Reserved/);
}, 60_000);

it('throws typed failures with the report, also of a run that it only met', async () => {
  direct(folder, { tool: 'read_stock', fault: 'permanent', times: 3 });
  const request = requestOf({ options: { learn: false, from: 'C', degrade: false } });
  const failed = { isFailure: true, type: 'TOOL_PERMANENT', nonRetryable: true, outcome: 'failed' };
  expect(await (await startOwn('catchFailure', QUERY, request)).result()).toEqual(failed);
  expect(await (await startOwn('catchFailure', QUERY, request)).result()).toEqual(failed);
  const invalid = await startOwn('catchFailure', ' ', requestOf());
  expect(await invalid.result()).toMatchObject({ type: 'INPUT_INVALID' });
  const long = await startOwn('catchFailure', QUERY, requestOf({ requestId: 'x'.repeat(129) }));
  expect(await long.result()).toMatchObject({ type: 'INPUT_INVALID' });
}, 60_000);

it.each([
  ['cancelled', (parent: WorkflowHandle) => parent.cancel()],
  ['terminated', (parent: WorkflowHandle) => parent.terminate()],
])(
  'a caller that is %s ends the run, which undoes what it did',
  async (_, end) => {
    const request = requestOf({ options: { learn: false, approval: 'once' } });
    const parent = await startOwn('handleTicket', 'Reserve bolts and write a letter', request);
    const run = workflowGen.run(tenant, request.requestId);
    await waitFor('the approval', async () => {
      const report = await run.report().catch(() => undefined);
      return report?.pending.length === 1;
    });
    await end(parent);
    await expect(run.result()).rejects.toMatchObject({ code: 'CANCELLED', report: { outcome: 'cancelled' } });
    const { undone } = effectReceiver(folder)
      .effects('reserve_stock')
      .find(({ output }) => (output as { run: string }).run === run.workflowId) ?? { undone: undefined };
    expect(undone).toBe(true);
    const error: unknown = await parent.result().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WorkflowFailedError);
    if (_ === 'cancelled') expect((error as WorkflowFailedError).cause).toBeInstanceOf(CancelledFailure);
  },
  120_000
);

it('throws CANCELLED where somebody else cancelled the run', async () => {
  const request = requestOf({ options: { learn: false, approval: 'once' } });
  const parent = await startOwn('catchFailure', 'Reserve bolts and write a letter', request);
  const run = workflowGen.run(tenant, request.requestId);
  await waitFor('the approval', async () => (await run.report().catch(() => undefined))?.pending.length === 1);
  await run.cancel();
  const cancelled = { isFailure: true, type: 'CANCELLED', nonRetryable: true, outcome: 'cancelled' };
  expect(await parent.result()).toEqual(cancelled);
}, 60_000);

describe('through Nexus', () => {
  const endpoint = `wfg-${randomUUID()}`;
  beforeAll(async () => {
    await client.connection.operatorService.createNexusEndpoint({
      spec: { name: endpoint, target: { worker: { namespace: 'default', taskQueue } } },
    });
  });
  const ask = async (request: object): Promise<object> =>
    (await (await startOwn('askElsewhere', endpoint, request)).result()) as object;

  it('answers, and the same request is the same run, open or closed', async () => {
    const request = { query: QUERY, ...requestOf() };
    const [one, other] = await Promise.all([ask(request), ask(request)]);
    const workflowId = workflowIdOf(tenant, request.requestId);
    expect(one).toEqual({ answer: expect.stringMatching(/^Reserved/), workflowId });
    expect(other).toEqual(one);
    expect(await ask(request)).toEqual(one);
    expect(await ask({ ...request, query: 'Reserve 4 bolts' })).toMatchObject({ type: 'IDEMPOTENCY_CONFLICT' });
  }, 60_000);

  it('carries a cancellation of the caller to the run', async () => {
    const request = requestOf({ options: { learn: false, approval: 'once' } });
    const query = 'Reserve bolts and write a letter';
    const parent = await startOwn('askElsewhere', endpoint, { query, ...request });
    const run = workflowGen.run(tenant, request.requestId);
    await waitFor('the approval', async () => (await run.report().catch(() => undefined))?.pending.length === 1);
    await parent.cancel();
    await expect(run.result()).rejects.toMatchObject({ code: 'CANCELLED' });
    const error: unknown = await parent.result().catch((thrown: unknown) => thrown);
    expect((error as WorkflowFailedError).cause).toBeInstanceOf(CancelledFailure);
    expect(await ask({ query, ...request })).toEqual({ type: 'CANCELLED', outcome: 'cancelled' });
  }, 60_000);

  it('gives the report of a run that the service closed', async () => {
    const request = requestOf({ options: { learn: false, approval: 'once' } });
    const query = 'Reserve bolts and write a letter';
    const run = await workflowGen.start(query, request);
    await waitFor('the approval', async () => (await run.report()).pending.length === 1);
    await client.workflow.getHandle(run.workflowId).terminate();
    const closed = { type: 'TERMINATED', outcome: 'running' };
    expect(await ask({ query, ...request })).toEqual(closed);
    expect(await (await startOwn('catchFailure', query, request)).result()).toMatchObject(closed);
  }, 60_000);

  it('gives typed failures', async () => {
    direct(folder, { tool: 'read_stock', fault: 'permanent', times: 3 });
    const request = { query: QUERY, ...requestOf({ options: { learn: false, from: 'C', degrade: false } }) };
    expect(await ask(request)).toEqual({ type: 'TOOL_PERMANENT', outcome: 'failed' });
    expect(await ask(request)).toEqual({ type: 'TOOL_PERMANENT', outcome: 'failed' });
    expect(await ask({ ...request, options: { from: 'X' } })).toMatchObject({ type: 'INPUT_INVALID' });
    expect(await ask({ ...request, inReplyTo: 'wfg/acme/other' })).toMatchObject({ type: 'INPUT_INVALID' });
  }, 60_000);
});
