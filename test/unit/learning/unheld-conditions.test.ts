import { createRoutingActivities } from '../../../activities/routing/routing-activities';
import type { RouteReply } from '../../../shared/protocol/decision';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { literalRun } from './run-fixture';
import { openLearning, plannedAtOnce, record, type Learning } from './learning-fixture';

/** A run whose planner wrote the condition before it saw the order; `remind` is called only where that is late. */
function remindIfLate(order: string, due: string, state: string, over: Partial<RunRecord> = {}): RunRecord {
  const { plan, calls } = literalRun([
    { tool: 'get_order', args: { orderId: order }, output: { state } },
    {
      tool: 'remind',
      args: { orderId: order, due },
      output: {},
      node: { when: 'nodes.n_get_order.state = "late"', after: ['n_get_order'] },
    },
  ]);
  const made = calls.filter(({ tool }) => tool !== 'remind' || state === 'late');
  const query = `If order ${order} is late, remind me of it on ${due}`;
  return record(query, { plan, calls: made }, { ...plannedAtOnce(), ...over });
}

async function routed({ store, deps }: Learning, order: string, due: string): Promise<RouteReply> {
  const activities = createRoutingActivities({ store, embedder: deps.embedder, registry: deps.registry });
  const { query } = remindIfLate(order, due, 'fine');
  return activities.route({ query, exclude: [], from: 'A' });
}

const STOPS = 'before remind, whose condition no run has met, B is asked';
const saidOf = ({ decision }: RouteReply): string | undefined =>
  decision.nominees[0]?.gatesA.find(({ gate }) => gate === 'variable')?.reason;

describe('a template with a condition that a planner wrote', () => {
  it('serves A, which stops before the effect until a run showed what is done where the condition holds', async () => {
    const learning = await openLearning();
    const id = await learning.learn(remindIfLate('ORD-1', '2024-09-01', 'fine'));
    expect(await learning.learn(remindIfLate('ORD-2', '2024-09-12', 'fine'))).toBe(id);
    expect(await learning.template(id)).toMatchObject({
      status: 'active',
      statistics: { independentSuccesses: 2, ran: ['get_order'] },
      missing: [],
    });
    const before = await routed(learning, 'ORD-7', '2024-09-20');
    expect(before).toMatchObject({ decision: { tier: 'A', templateId: id }, base: { unseen: ['remind'] } });
    expect(saidOf(before)).toContain(STOPS);

    expect(await learning.learn(remindIfLate('ORD-3', '2024-09-23', 'late'))).toBe(id);
    expect(await learning.template(id)).toMatchObject({ status: 'active', missing: [] });
    const after = await routed(learning, 'ORD-7', '2024-09-20');
    expect(after.decision).toMatchObject({ tier: 'A', templateId: id });
    expect([after.base?.unseen, saidOf(after)]).toEqual([undefined, 'all of its steps are fixed']);
  });

  it('stops before the effect for a request that came back, too, as long as nothing was done for it', async () => {
    const learning = await openLearning();
    const id = await learning.learn(remindIfLate('ORD-1', '2024-09-01', 'fine'));
    await learning.learn(remindIfLate('ORD-1', '2024-09-01', 'fine'));
    const again = await routed(learning, 'ORD-1', '2024-09-01');
    expect(again).toMatchObject({ decision: { tier: 'A', templateId: id }, base: { unseen: ['remind'] } });
  });

  it('takes the word of a run that B confirmed, and of none without evidence', async () => {
    const learning = await openLearning();
    const evidence = { sufficient: false, kind: 'none' as const, missing: [] };
    const id = await learning.learn(remindIfLate('ORD-1', '2024-09-01', 'fine'));
    await learning.learn(remindIfLate('ORD-2', '2024-09-12', 'fine'));
    const unproven = remindIfLate('ORD-3', '2024-09-23', 'late', { evidence });
    await learning.learn(unproven);
    expect((await routed(learning, 'ORD-7', '2024-09-20')).base?.unseen).toEqual(['remind']);

    const { plan } = await learning.template(id);
    const slots = Object.fromEntries(
      plan.slots.map(({ name, type }) => [name, type === 'date' ? '2024-09-24' : 'ORD-4'])
    );
    const calls = remindIfLate('ORD-4', '2024-09-24', 'late').calls.map((call) => ({
      ...call,
      callId: call.callId.replace('C/1/n_', 'B/1/'),
      node: call.node.replace('n_', ''),
    }));
    const query = 'If order ORD-4 is late, remind me of it on 2024-09-24';
    expect(await learning.learn(record(query, { plan, slots, calls }, { tier: 'B', templateId: id, score: 0.8 }))).toBe(
      id
    );
    expect((await routed(learning, 'ORD-7', '2024-09-20')).base?.unseen).toBeUndefined();
  });

  it("takes the word of a person for a run without evidence, also after the run's close", async () => {
    const learning = await openLearning();
    await learning.learn(remindIfLate('ORD-1', '2024-09-01', 'fine'));
    await learning.learn(remindIfLate('ORD-2', '2024-09-12', 'fine'));
    const late = remindIfLate('ORD-3', '2024-09-23', 'late', {
      evidence: { sufficient: false, kind: 'none', missing: [] },
    });
    await learning.learn(late);
    await learning.activities.recordFeedback({
      tenant: 'acme',
      workflowId: late.workflowId,
      verdict: 'right',
      outcome: 'answered',
    });
    expect((await routed(learning, 'ORD-7', '2024-09-20')).base?.unseen).toBeUndefined();
  });
});
