import type { CurateInput } from '../../../shared/protocol/messages';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { nodeExperienceSchema } from '../../../shared/learning/observe/node-experience.schema';
import { failedCall } from './call-fixture';
import { literalRun, NOW } from './run-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';

const { signal } = new AbortController();

async function told(
  learning: Learning,
  text: string,
  placed: string[] = []
): Promise<{ successes: string[]; failures: string[] }> {
  const tools = ['get_order', 'refund_order'];
  const request = { tenant: TENANT, environment: 'default', tools, placed, text, failures: [] };
  return learning.source.relevant(request, { signal });
}

async function known(learning: Learning, filter: Record<string, string>): Promise<unknown[]> {
  const { records } = await learning.store.find(TENANT, 'node_experience', filter, { limit: 100 });
  return records.map((item) => nodeExperienceSchema.parse(item.body));
}

describe('node experience in a later prompt', () => {
  const query = (order: string): string => `Refund everything of ${order}`;
  const careful = (order: string): RunRecord =>
    record(
      query(order),
      literalRun([
        { tool: 'get_order', args: { orderId: order }, output: { total: 30.5 } },
        { tool: 'refund_order', args: { orderId: order, amount: 30.5 }, output: {}, over: { startedAt: 5_000 } },
      ])
    );
  const hasty = (order: string, toolCode: string): RunRecord => {
    const run = literalRun([{ tool: 'refund_order', args: { orderId: order, amount: 99.5 }, output: {} }]);
    const call = failedCall(
      'refund_order',
      { orderId: order, amount: 99.5 },
      { toolCode, message: 'the amount is wrong' }
    );
    return record(query(order), { plan: run.plan, calls: [call] }, { outcome: 'failed' });
  };

  it('says which path to avoid, and which one succeeds, and nothing of what only worked', async () => {
    const learning = await openLearning();
    for (const order of ['ORD-1', 'ORD-2']) await learning.learn(careful(order));
    await learning.learn(hasty('ORD-3', 'AMOUNT'));
    const prompt = await told(learning, query('ORD-4'));
    expect(prompt.successes).toEqual([]);
    expect(prompt.failures).toContain(
      '`refund_order` failed 1 of 1 times with no other call before it; it succeeds after `get_order`.'
    );
    expect(await known(learning, { tool: 'refund_order', kind: 'tool' })).toMatchObject([
      { paths: [{ before: ['get_order'], count: 2 }], avoid: [{ before: [], failures: 1, successes: 0 }] },
    ]);
  });

  it('tells only how calls of a tool failed where a shown plan has it in place', async () => {
    const learning = await openLearning();
    for (const order of ['ORD-1', 'ORD-2']) await learning.learn(careful(order));
    await learning.learn(hasty('ORD-3', 'AMOUNT'));
    const prompt = await told(learning, query('ORD-4'), ['refund_order']);
    const of = (sentences: string[]): string[] => sentences.filter((text) => text.includes('`refund_order`'));
    expect(of(prompt.failures)).toEqual([expect.stringContaining('failed 1 times with AMOUNT')]);
  });

  it('holds no path against a service that is down', async () => {
    const learning = await openLearning();
    await learning.learn(careful('ORD-1'));
    await learning.learn(hasty('ORD-2', 'SERVICE_UNAVAILABLE'));
    expect((await told(learning, query('ORD-3'))).failures.join()).not.toContain('with no other call before it');
  });

  it('takes a later "wrong" from the user into the counts of intent and tool, whichever comes first', async () => {
    const learning = await openLearning();
    const [run, other] = [careful('ORD-1'), careful('ORD-2')];
    await learning.learn(run);
    expect(await known(learning, { kind: 'intent' })).toMatchObject([
      { success: 1, failure: 0 },
      { success: 1, failure: 0 },
    ]);
    const wrong = (workflowId: string): Promise<unknown> =>
      learning.activities.recordFeedback({ tenant: TENANT, workflowId, verdict: 'wrong', outcome: 'answered' });
    await wrong(run.workflowId);
    expect(await known(learning, { kind: 'intent' })).toMatchObject([
      { success: 0, failure: 1 },
      { success: 0, failure: 1 },
    ]);
    // The verdict overtakes the step that learns from the calls.
    await learning.activities.logTrajectory(other);
    await wrong(other.workflowId);
    await learning.activities.learnNodeExperience(other);
    expect(await known(learning, { kind: 'intent', tool: 'refund_order' })).toMatchObject([{ success: 0, failure: 2 }]);
  });
});

describe('the rollback that ran', () => {
  it('is told with the error that it followed', async () => {
    const learning = await openLearning();
    const run = literalRun([
      { tool: 'refund_order', args: { orderId: 'ORD-1', amount: 3.5 }, output: {}, over: { state: 'undone' } },
    ]);
    const failure = failedCall(
      'refund_order',
      { orderId: 'ORD-1', amount: 9.5 },
      { toolCode: 'LIMIT', message: 'too much' }
    );
    const calls = [...run.calls, { ...failure, startedAt: 5_000 }];
    await learning.learn(record('Refund order ORD-1 twice', { plan: run.plan, calls }, { outcome: 'failed' }));
    const { failures } = await told(learning, 'Refund order ORD-2 twice');
    expect(failures[0]).toContain('1 runs had to undo what they had done');
  });
});

describe('forgetting of node experience', () => {
  const later = (days: number): Date => new Date(Date.parse(NOW) + days * 86_400_000);

  it('forgets errors and intents that nobody has met for long, and not what rules are folded from', async () => {
    let now = later(0);
    const learning = await openLearning({ now: () => now });
    const run = literalRun([{ tool: 'get_order', args: { orderId: 'ORD-1' }, output: {} }]);
    const failed = failedCall('get_order', { orderId: 'X' }, { toolCode: 'BAD_ID', message: 'bad id' });
    await learning.learn(record('Show order ORD-1', { plan: run.plan, calls: [failed, ...run.calls] }));
    expect(await known(learning, { kind: 'failure' })).toHaveLength(1);
    now = later(400);
    for (let input: CurateInput | undefined = { tenant: TENANT, phase: 'forget' }; input;) {
      input = (await learning.activities.curatePage(input)).next;
    }
    expect(await known(learning, { kind: 'failure' })).toEqual([]);
    expect(await known(learning, { kind: 'intent' })).toEqual([]);
    expect(await known(learning, { kind: 'use' })).toHaveLength(1);
    expect(await known(learning, { kind: 'tool' })).toMatchObject([{ successes: 1, failures: 1 }]);
  });
});
