import { MockActivityEnvironment } from '@temporalio/testing';
import { createAnthropicPlanner } from '../../../activities/planner/anthropic-planner';
import type { RunRecord } from '../../../shared/protocol/run-record';
import {
  startMessagesApiServer,
  type MessagesApiReply,
  type MessagesApiServer,
} from '../../../testing/messages-api-server';
import { failedCall } from './call-fixture';
import { literalRun } from './run-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';

const ADVICE = 'Look up the order before refunding it, and refund no more than its total.';

describe('advice of a model', () => {
  let server: MessagesApiServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function openWith(...replies: MessagesApiReply[]): Promise<Learning> {
    server = await startMessagesApiServer(replies);
    return openLearning({ advisor: createAnthropicPlanner({ apiKey: 'k', baseURL: server.url }) });
  }

  const hasty = (order: string): RunRecord => {
    const run = literalRun([{ tool: 'refund_order', args: { orderId: order, amount: 99.5 }, output: {} }]);
    const error = { toolCode: 'AMOUNT', message: `99.5 is more than the total of ${order}` };
    const failure = { code: 'TOOL_PERMANENT' as const, ...error };
    return record(
      `Refund everything of ${order}`,
      { plan: run.plan, calls: [failedCall('refund_order', { orderId: order, amount: 99.5 }, error)] },
      { outcome: 'failed', failures: [{ tier: 'C', iteration: 1, tool: 'refund_order', ...failure }] }
    );
  };

  const advise = (learning: Learning, run: RunRecord): ReturnType<Learning['activities']['adviseRun']> =>
    new MockActivityEnvironment({ heartbeatTimeoutMs: 15_000 }).run(() => learning.activities.adviseRun(run));

  const lessons = async (learning: Learning): Promise<string[]> => {
    const request = { tenant: TENANT, environment: 'default', tools: ['refund_order'], failures: [] };
    const text = 'Refund everything of <id>';
    return (await learning.source.relevant({ ...request, text }, { signal: new AbortController().signal })).lessons;
  };

  it('is one call that sees no value of the run, is told to later runs of the kind, and is counted', async () => {
    const learning = await openWith({ json: { advice: `${ADVICE}\n` } });
    const report = await advise(learning, hasty('ORD-1042'));
    expect(report).toMatchObject({
      summary: `advice: ${ADVICE}`,
      usage: { purpose: 'advise', result: 'ok', tokens: { output: expect.any(Number) } },
    });
    expect(report.usage?.tokens.output).toBeGreaterThan(0);
    expect(await lessons(learning)).toContain(`Advice of a model: ${ADVICE}`);
    const sent = JSON.stringify(server?.requests[0]?.body);
    expect(sent).toContain('refund_order');
    expect(sent).not.toContain('ORD-1042');
    // The same trouble with another order is not asked about again.
    expect(await advise(learning, hasty('ORD-77'))).toMatchObject({ summary: 'there is advice for this already' });
    expect(server?.requests).toHaveLength(1);
  });

  it('stores nothing where the model has nothing to say, or says something else', async () => {
    const learning = await openWith({ json: { advice: '' } }, { text: 'no JSON' });
    expect(await advise(learning, hasty('ORD-1'))).toMatchObject({ summary: 'the model had no advice', usage: {} });
    expect(await advise(learning, hasty('ORD-1'))).toMatchObject({ summary: 'no advice: LLM_BAD_OUTPUT', usage: {} });
    expect(await learning.store.count(TENANT, 'lesson', {})).toBe(0);
  });

  it('is off unless it is turned on', async () => {
    const learning = await openLearning();
    expect(await advise(learning, hasty('ORD-1'))).toMatchObject({
      summary: 'advice of a model is off',
      storeOperations: 0,
    });
  });
});
