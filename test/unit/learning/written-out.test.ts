import { createRoutingActivities } from '../../../activities/routing/routing-activities';
import type { RouteReply } from '../../../shared/protocol/decision';
import type { Slot } from '../../../shared/protocol/plan';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { literalRun } from './run-fixture';
import { openLearning, plannedAtOnce, record, type Learning } from './learning-fixture';

/** Reminders on the last days, one for each of the list that the planner wrote out. */
function remindOnLast(order: string, days: number, list: readonly number[], over: Partial<RunRecord> = {}): RunRecord {
  const query = `Remind me of order ${order} for the last ${days} days`;
  const { plan, calls } = literalRun(
    list.map((day) => ({ tool: 'remind', args: { orderId: order, due: `day ${day}` }, output: {} }))
  );
  const [node] = plan.nodes;
  const said = (name: string, words: string): Slot => ({
    ...{ name, said: words, type: 'text', valueType: 'string', required: true, examples: [] },
  });
  const planned = {
    ...plan,
    slots: [said('order', order), said('days', String(days))],
    nodes: [
      {
        ...node!,
        id: 'remind',
        args: {
          orderId: { kind: 'slot' as const, slot: 'order' },
          due: { kind: 'expression' as const, expression: '"day " & $string(item) & " of " & slots.days' },
        },
        forEach: JSON.stringify(list),
      },
    ],
  };
  const made = calls.map((call, at) => ({ ...call, node: 'remind', callId: `C/1/remind[${at}]` }));
  const slots = { order, days: String(days) };
  return record(query, { plan: planned, slots, calls: made }, { ...plannedAtOnce(), ...over });
}

async function routed({ store, deps }: Learning, order: string, days: number): Promise<RouteReply> {
  const activities = createRoutingActivities({ store, embedder: deps.embedder, registry: deps.registry });
  const { query } = remindOnLast(order, days, [0]);
  return activities.route({ query, exclude: [], from: 'A' });
}

describe('a list that a planner wrote out for one value', () => {
  it('is served by A for that value alone; B is told and may write it anew', async () => {
    const learning = await openLearning();
    const id = await learning.learn(remindOnLast('ORD-1', 4, [0, 1, 2, 3, 4]));
    expect(await learning.learn(remindOnLast('ORD-2', 4, [0, 1, 2, 3, 4]))).toBe(id);
    expect((await routed(learning, 'ORD-7', 4)).decision).toMatchObject({ tier: 'A', templateId: id });
    const other = await routed(learning, 'ORD-7', 6);
    expect(other.decision).toMatchObject({ tier: 'B', templateId: id });
    const why = 'remind.forEach has numbers written out for duration 4; here it is 6';
    expect(other.decision.reasons.join('\n')).toContain(why);
    expect(other.base?.doubts).toEqual([why]);
  });

  it('which B wrote anew, is served for the value that B wrote it for', async () => {
    const learning = await openLearning();
    const id = await learning.learn(remindOnLast('ORD-1', 6, [0, 1, 2, 3, 4, 5, 6]));
    const stored = await learning.template(id);
    const fitted = (order: string): RunRecord => {
      const one = remindOnLast(order, 4, [0, 1, 2, 3, 4]);
      const nodes = stored.plan.nodes.map((node) => ({ ...node, forEach: '[0, 1, 2, 3, 4]' }));
      const slots = Object.fromEntries(
        stored.plan.slots.map(({ name, type }) => [name, type === 'duration' ? '4' : order])
      );
      const calls = one.calls.map((call, at) => ({
        ...call,
        node: nodes[0]!.id,
        callId: `B/1/${nodes[0]!.id}[${at}]`,
      }));
      return { ...one, tier: 'B', templateId: id, score: 0.8, plan: { ...stored.plan, nodes }, slots, calls };
    };
    const own = await learning.learn(fitted('ORD-2'));
    expect(own).not.toBe(id);
    expect(await learning.learn({ ...fitted('ORD-3'), templateId: own })).toBe(own);
    expect((await routed(learning, 'ORD-7', 4)).decision).toMatchObject({ tier: 'A', templateId: own });
    expect((await routed(learning, 'ORD-7', 6)).decision).toMatchObject({ tier: 'B' });
  });
});
