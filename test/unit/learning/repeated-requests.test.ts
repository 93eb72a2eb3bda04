import { createRoutingActivities } from '../../../activities/routing/routing-activities';
import { provenRequests, requestOf } from '../../../shared/learning/judge/repeated-requests';
import type { RunRecord } from '../../../shared/protocol/run-record';
import type { RouteReply } from '../../../shared/protocol/decision';
import { observation } from './template-fixture';
import { literalRun } from './run-fixture';
import { openLearning, record, type Learning } from './learning-fixture';

const refund = (order: string, over: Partial<RunRecord> = {}): RunRecord =>
  record(
    `Refund 20.5 on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount: 20.5 }, output: { refundId: `RF-${order}` } }]),
    over
  );

function routing({ store, deps }: Learning): (order: string) => Promise<RouteReply> {
  const activities = createRoutingActivities({ store, embedder: deps.embedder, registry: deps.registry });
  return (order) => activities.route({ query: refund(order).query, exclude: [], from: 'A' });
}

describe('a query that comes back word for word', () => {
  it('is served by A the third time, and only with its own values', async () => {
    const learning = await openLearning();
    const route = routing(learning);
    const id = await learning.learn(refund('ORD-1042'));
    expect((await route('ORD-1042')).decision.tier).toBe('B');
    expect(await learning.learn(refund('ORD-1042'))).toBe(id);
    expect((await learning.template(id)).status).toBe('candidate');

    const { decision, base } = await route('ORD-1042');
    expect(decision).toMatchObject({ tier: 'A', templateId: id });
    expect(base?.bound.slots).toEqual({ orderId: 'ORD-1042', amount: 20.5 });
    expect(decision.nominees[0]?.gatesA.find(({ gate }) => gate === 'status')?.reason).toContain('this very request');
    const other = (await route('ORD-77')).decision;
    expect(other.tier).toBe('B');
    expect(other.nominees[0]?.gatesA.filter(({ passed }) => !passed).map(({ gate }) => gate)).toEqual(['status']);

    // Another value makes it a template for all values.
    await learning.learn(refund('ORD-77'));
    expect((await learning.template(id)).status).toBe('active');
  });

  it('is not served again once an answer was wrong, and asks for as many successes again', async () => {
    const learning = await openLearning();
    const route = routing(learning);
    const id = await learning.learn(refund('ORD-1042'));
    await learning.learn(refund('ORD-1042'));
    const wrong = { templateId: id ?? '', tier: 'A' as const, cause: 'the user said so', wrong: true };
    await learning.learn(refund('ORD-1042', { outcome: 'rejected', score: 0.9, failedTemplates: [wrong] }));
    expect((await route('ORD-1042')).decision.tier).toBe('B');
    await learning.learn(refund('ORD-1042'));
    expect((await route('ORD-1042')).decision.tier).toBe('B');
  });

  it('needs evidence each time', async () => {
    const learning = await openLearning();
    const evidence = { sufficient: false, kind: 'none' as const, missing: [] };
    await learning.learn(refund('ORD-1042', { evidence }));
    await learning.learn(refund('ORD-1042'));
    expect((await routing(learning)('ORD-1042')).decision.tier).toBe('B');
  });
});

describe('a request that was answered once', () => {
  it('is known as such, and not where it was a reply, whose words do not say all', async () => {
    const learning = await openLearning();
    const id = await learning.learn(refund('ORD-1042', { inReplyTo: 'wfg/acme/before' }));
    expect((await learning.template(id)).statistics.answered).toBeUndefined();
    await learning.learn(refund('ORD-1042'));
    expect((await learning.template(id)).statistics.answered).toHaveLength(1);
    expect((await learning.template(id)).statistics.repeats).toBeUndefined();
  });
});

describe('provenRequests', () => {
  const again = requestOf('refund <id>', { order: 'ORD-1' });
  const run = (over = {}) => observation({ request: again, slotsDigest: 'same', ...over });

  it('counts runs, not observations, and forgets what failed afterwards', () => {
    const [one, two] = [run(), run()];
    expect(provenRequests([one, one], 2)).toEqual([]);
    expect(provenRequests([two, one], 2)).toEqual([again]);
    expect(provenRequests([one, two, run({ success: false })], 2)).toEqual([]);
    expect(provenRequests([one, run({ kind: 'direct' })], 2)).toEqual([]);
    expect(provenRequests([one, two, run({ request: 'other', kind: 'direct', success: false })], 2)).toEqual([]);
    expect(provenRequests([one, two, run({ request: 'other', success: false })], 2)).toEqual([again]);
  });

  it('tells wordings and values apart', () => {
    expect(requestOf('refund <id>', { order: 'ORD-2' })).not.toBe(again);
    expect(requestOf('reopen <id>', { order: 'ORD-1' })).not.toBe(again);
  });
});
