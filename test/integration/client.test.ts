import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { RunFailedError, WorkflowGenClient } from '../../client';
import { MEMO } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { lastTurn, node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { warehouseTools } from '../harness/warehouse-tools';

const READ = plan(
  [node('stock', 'read_stock', [['item', 'constant', 'bolts']])],
  'There are {{nodes.stock.count}} bolts.'
);
const RESERVE = plan(
  [
    node('hold', 'reserve_stock', [
      ['item', 'constant', 'bolts'],
      ['count', 'constant', '2'],
    ]),
  ],
  'Held as {{nodes.hold.reservation}}.'
);

/** The model plans by a word of the query, so that one engine serves every test of this file. */
const planner = scriptedPlanner((request) => {
  const turn = request.messages.map((message) => message.content).join('\n');
  if (/the blue ones/.test(turn)) return RESERVE;
  if (/which ones\?/i.test(turn)) return { nodes: [], ask: 'Which bolts, the red or the blue ones?' };
  if (/reserve/i.test(turn)) return RESERVE;
  if (/nonsense/i.test(turn)) return 'no JSON at all';
  return READ;
});

describe('the client library on a real server', () => {
  let engine: Engine;
  const ask = { requestId: '', options: { learn: false } };

  beforeAll(async () => {
    engine = await startEngine({ tools: warehouseTools, planner });
  }, 120_000);
  afterAll(() => engine.stop());
  beforeEach(() => {
    ask.requestId = randomUUID();
  });

  async function failureOf(action: Promise<unknown>): Promise<RunFailedError> {
    const error: unknown = await action.then(
      () => undefined,
      (thrown: unknown) => thrown
    );
    if (error instanceof Error) return error as RunFailedError;
    throw new Error('nothing was thrown');
  }

  async function untilPending(workflowId: string): Promise<{ callId: string }> {
    let waiting: { callId: string } | undefined;
    await waitFor('a call that waits for a person', async () => {
      waiting = (await engine.client.pending(engine.tenant)).find((item) => item.workflowId === workflowId);
      return waiting !== undefined;
    });
    return waiting as { callId: string };
  }

  it('answers one request once, however often and from wherever it is asked', async () => {
    const before = planner.requests.length;
    const parallel = await Promise.all(
      [1, 2, 3, 4, 5].map(() => engine.client.answer('How many bolts are there?', ask))
    );
    const [first] = parallel;
    expect(first?.answer).toBe('There are 5 bolts.');
    expect(new Set(parallel.map((report) => report.runId)).size).toBe(1);
    expect(planner.requests.length).toBe(before + 1);

    const run = await engine.client.start('How many bolts are there?', ask);
    await expect(run.result()).resolves.toMatchObject({ runId: first?.runId, outcome: 'answered' });
    await expect(run.answer()).resolves.toMatchObject({ answer: 'There are 5 bolts.' });
    const late = await engine.client.answer('How many bolts are there?', ask);
    expect(late.runId).toBe(first?.runId);
    expect(planner.requests.length).toBe(before + 1);
  });

  it('answers a run that was only started, by its id alone, and after it has closed', async () => {
    const run = await engine.client.start('How many bolts are there?', ask);
    const found = engine.client.runOf(run.workflowId, engine.tenant);
    await expect(found.answer()).resolves.toMatchObject({ answer: 'There are 5 bolts.' });
    await found.result();
    await expect(engine.client.run(engine.tenant, ask.requestId).answer()).resolves.toMatchObject({ tier: 'C' });
    // No update was made for this one before it closed.
    ask.requestId = randomUUID();
    await (await engine.client.start('How many bolts are there?', ask)).result();
    await expect(engine.client.answer('How many bolts are there?', ask)).resolves.toMatchObject({
      outcome: 'answered',
    });
  });

  it('refuses another body under one request id, open and closed, and names the first run', async () => {
    const options = { ...ask, options: { learn: false, approval: 'all-effects' as const } };
    const run = await engine.client.start('Reserve 2 bolts', options);
    await untilPending(run.workflowId);
    const conflict = { code: 'IDEMPOTENCY_CONFLICT', details: { workflowId: run.workflowId } };
    await expect(engine.client.answer('Reserve 3 bolts', options)).rejects.toMatchObject(conflict);
    await expect(engine.client.start('Reserve 3 bolts', options)).rejects.toMatchObject(conflict);
    await run.cancel();
    await failureOf(run.result());
    await expect(engine.client.answer('Reserve 3 bolts', options)).rejects.toMatchObject(conflict);
    await expect(engine.client.start('Reserve 2 bolts', { ...options, context: { user: 'x' } })).rejects.toMatchObject(
      conflict
    );
  });

  it('leaves what an operator reads: summary, details, memo, and the query in no id', async () => {
    const run = await engine.client.start('How many bolts are there?', {
      ...ask,
      options: { learn: false, searchAttributes: true },
    });
    await run.result();
    const described = await engine.temporal.workflow.getHandle(run.workflowId).describe();
    await expect(described.staticSummary()).resolves.toBe('How many bolts are there?');
    await expect(described.staticDetails()).resolves.toContain(`tenant \`${engine.tenant}\``);
    expect(described.memo).toMatchObject({ [MEMO.tenant]: engine.tenant, [MEMO.outcome]: 'answered' });
    expect(described.memo?.[MEMO.decision]).toMatch(/^C/);
    expect(described.workflowId).not.toContain('bolts');
    expect(JSON.stringify(described.typedSearchAttributes.getAll())).toContain(engine.tenant);
    await expect(run.explain()).resolves.toContain('read_stock: done');
  });

  it('throws a failed run with its code and its whole report, from answer, result and explain', async () => {
    const run = await engine.client.start('Talk nonsense', ask);
    const answered = await failureOf(run.answer());
    const closed = await failureOf(run.result());
    for (const error of [answered, closed]) {
      expect(error).toBeInstanceOf(RunFailedError);
      expect(error.code).toBe('LLM_BAD_OUTPUT');
      expect(error.report).toMatchObject({ outcome: 'failed', workflowId: run.workflowId });
      expect(error.report?.usage.total.modelCalls).toBeGreaterThan(0);
    }
    await expect(run.report()).resolves.toMatchObject({ outcome: 'failed' });
    await expect(run.explain()).resolves.toContain('ended as failed');
    expect((await failureOf(engine.client.answer('Talk nonsense', ask))).code).toBe('LLM_BAD_OUTPUT');
  });

  it('asks back, and takes the reply as a linked run of the same root', async () => {
    const run = await engine.client.start('Hold some bolts. Which ones?', ask);
    await expect(run.answer()).resolves.toMatchObject({
      outcome: 'needs_input',
      question: 'Which bolts, the red or the blue ones?',
    });
    await run.result();
    const reply = await run.reply('Take the blue ones', { options: { learn: false } });
    await expect(reply.result()).resolves.toMatchObject({ outcome: 'answered' });
    const turn = lastTurn(planner.requests.at(-1) as never);
    expect(turn).toContain('Which bolts, the red or the blue ones?');
    const described = await engine.temporal.workflow.getHandle(reply.workflowId).describe();
    await expect(described.staticDetails()).resolves.toContain(run.workflowId);
  });

  it('lists a call that waits for a person, and lets one approve it or refuse it', async () => {
    const options = { ...ask, options: { learn: false, approval: 'all-effects' as const } };
    const run = await engine.client.start('Reserve 2 bolts', options);
    const waiting = await untilPending(run.workflowId);
    expect(waiting).toMatchObject({ kind: 'approval', tool: 'reserve_stock', effect: 'compensable' });
    await expect(run.approve({ callId: 'C/9/none', approved: true })).rejects.toMatchObject({ code: 'UPDATE_REFUSED' });
    await run.approve({ callId: waiting.callId, approved: true, by: 'ann' });
    await expect(run.result()).resolves.toMatchObject({ outcome: 'answered' });
    await expect(run.approve({ callId: waiting.callId, approved: true })).rejects.toMatchObject({
      code: 'UPDATE_REFUSED',
    });

    const refused = await engine.client.start('Reserve 2 bolts', { ...options, requestId: randomUUID() });
    const again = await untilPending(refused.workflowId);
    await refused.approve({ callId: again.callId, approved: false, by: 'ann', note: 'not now' });
    expect(await failureOf(refused.result())).toMatchObject({
      code: 'APPROVAL_REJECTED',
      report: { outcome: 'failed' },
    });
  });

  it('says how a run was cancelled or terminated', async () => {
    const options = { ...ask, options: { learn: false, approval: 'all-effects' as const } };
    const cancelled = await engine.client.start('Reserve 2 bolts', options);
    await untilPending(cancelled.workflowId);
    await cancelled.cancel();
    expect(await failureOf(cancelled.result())).toMatchObject({ code: 'CANCELLED', report: { outcome: 'cancelled' } });
    await expect(cancelled.explain()).resolves.toContain('ended as cancelled');

    const terminated = await engine.client.start('Reserve 2 bolts', { ...options, requestId: randomUUID() });
    await untilPending(terminated.workflowId);
    await engine.temporal.workflow.getHandle(terminated.workflowId).terminate('by an operator');
    expect(await failureOf(terminated.result())).toMatchObject({ code: 'TERMINATED' });
  });

  it('takes one feedback while the window is open, and degrades on "wrong"', async () => {
    const run = await engine.client.start('How many bolts are there?', {
      ...ask,
      options: { learn: false, feedbackWindowMs: 60_000 },
    });
    await run.answer();
    await expect(run.feedback({ verdict: 'wrong', note: 'count again' })).resolves.toMatchObject({ takenBy: 'run' });
    await expect(run.result()).resolves.toMatchObject({ outcome: 'rejected', verdict: 'wrong' });
    await expect(run.feedback({ verdict: 'right' })).rejects.toMatchObject({ code: 'FEEDBACK_REFUSED' });
  });

  it('keeps tenants apart', async () => {
    const run = await engine.client.start('How many bolts are there?', ask);
    await run.result();
    expect(() => engine.client.runOf(run.workflowId, 'somebody else')).toThrow(
      expect.objectContaining({ code: 'RUN_NOT_FOUND' })
    );
    const other: RunReport[] = [];
    await expect(
      engine.client
        .run('somebody else', ask.requestId)
        .report()
        .then((report) => other.push(report))
    ).rejects.toMatchObject({
      code: 'RUN_NOT_FOUND',
    });
    expect(other).toEqual([]);
    await expect(engine.client.pending('somebody else')).resolves.toEqual([]);
  });
});

describe('without a server', () => {
  it('names the address within 10 s, from every method', async () => {
    const address = '127.0.0.1:1';
    const connection = Connection.lazy({ address });
    const client = new WorkflowGenClient({ client: new Client({ connection }), defaults: { tenant: 'acme' } });
    const since = Date.now();
    await expect(client.answer('hello')).rejects.toMatchObject({
      code: 'SERVER_UNREACHABLE',
      message: expect.stringContaining(address) as string,
    });
    await expect(client.start('hello')).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    expect(Date.now() - since).toBeLessThan(20_000);
    await connection.close();
  });
});
