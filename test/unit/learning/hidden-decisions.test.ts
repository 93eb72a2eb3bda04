import { languageBy } from '../../../shared/language/languages';
import { generaliseRun } from '../../../shared/learning/generalise/generalise';
import { maskQuery } from '../../../shared/matching/mask';
import { observed } from './call-fixture';
import { generalise, literalRun, NOW, TOOLS } from './run-fixture';

const { asksForEach, isConditional } = languageBy('en');

const mutability = (candidate: ReturnType<typeof generalise>): Record<string, string> =>
  Object.fromEntries(candidate.plan.nodes.map((node) => [node.tool, node.mutability]));

const lookAndAct = literalRun([
  { tool: 'get_order', args: { orderId: 'ORD-1042' }, output: { state: 'late' } },
  { tool: 'remind', args: { orderId: 'ORD-1042', due: '2024-05-07' }, output: {} },
]);

describe('isConditional', () => {
  it.each(['If it is late, refund it', 'Refund it unless it has left', 'Do so, otherwise write to them'])(
    '%s',
    (text) => {
      expect(isConditional(text)).toBe(true);
    }
  );

  it.each(['Check if order <id> has left', 'Tell me whether it is late', 'Refund order <id>'])('not: %s', (text) => {
    expect(isConditional(text)).toBe(false);
  });
});

describe('hidden decisions', () => {
  it('do not let a conditional request be repeated without its condition', () => {
    const candidate = generalise('If order ORD-1042 is late, remind me tomorrow', lookAndAct);
    expect(mutability(candidate)).toEqual({ get_order: 'fixed', remind: 'variable' });
  });

  it('see that the model read something before it acted, which no binding uses', () => {
    const candidate = generalise('Remind me tomorrow about the late order ORD-1042', lookAndAct);
    expect(mutability(candidate).remind).toBe('variable');
  });

  it('are none where the plan was made in one call, before any output was there', () => {
    const query = 'Remind me tomorrow about the late order ORD-1042';
    const candidate = generaliseRun(
      {
        query,
        masked: maskQuery(query, { lexicon: [], now: NOW, timeZone: 'UTC' }),
        tier: 'C',
        plan: lookAndAct.plan,
        slots: {},
        written: {},
        calls: observed(lookAndAct.calls),
        sawOutputs: false,
      },
      TOOLS
    );
    expect(mutability(candidate).remind).toBe('fixed');
  });

  it('are none where the output is used, or the plan has the condition itself', () => {
    const used = literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1042' }, output: { due: '2024-09-01T10:00:00' } },
      { tool: 'remind', args: { orderId: 'ORD-1042', due: '2024-09-01T10:00:00' }, output: {} },
    ]);
    expect(mutability(generalise('Remind me about ORD-1042 when it is due', used)).remind).toBe('fixed');
    const guarded = literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1042' }, output: { state: 'late' } },
      {
        tool: 'remind',
        args: { orderId: 'ORD-1042', due: '2024-05-07' },
        output: {},
        node: { when: 'nodes.n_get_order.state = "late"' },
      },
    ]);
    expect(mutability(generalise('If order ORD-1042 is late, remind me tomorrow', guarded)).remind).toBe('fixed');
  });

  it('repeat over the only element where the query asks for all of them', () => {
    const run = literalRun([
      { tool: 'list_orders', args: { customerId: 'C-881', status: 'open' }, output: [{ orderId: 'ORD-2', total: 3 }] },
      { tool: 'remind', args: { orderId: 'ORD-2', due: '2024-05-07' }, output: {} },
    ]);
    const all = generalise('Remind me tomorrow about all open orders of C-881', run);
    expect(all.plan.nodes[1]).toMatchObject({
      forEach: 'nodes.list_orders',
      args: { orderId: { kind: 'expression', expression: 'item.orderId' } },
    });
    const one = generalise('Remind me tomorrow about the open order of C-881', run);
    expect(one.plan.nodes[1]?.args.orderId).toEqual({
      kind: 'expression',
      expression: '$one(nodes.list_orders).orderId',
    });
    expect(asksForEach('Remind me of each')).toBe(true);
  });
});
