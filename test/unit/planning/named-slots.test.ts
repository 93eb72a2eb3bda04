import type { PlanReply, PlanRequest } from '../../../shared/protocol/planning';
import { validatePlan } from '../../../shared/plan/validate-plan';
import { openDesk, planRequest, QUERY, registry, type Desk } from './planning-desk';

let desk: Desk;

afterEach(() => desk.close());

type Args = [name: string, from: string, value: string][];

const call = (id: string, tool: string, args: Args, more = {}): object => ({
  id,
  tool,
  args: args.map(([name, from, value]) => ({ name, from, value })),
  ...more,
});

const answer = { kind: 'text', text: 'Done.' };

async function plan(json: object, text: string, rest: Partial<PlanRequest> = {}): Promise<PlanReply> {
  desk = await openDesk([{ json: { answer, ...json } }]);
  return desk.run((activities) => activities.planWorkflow(planRequest({ query: { ...QUERY, text }, ...rest })));
}

async function planned(...given: Parameters<typeof plan>): Promise<Extract<PlanReply, { kind: 'plan' }>> {
  const reply = await plan(...given);
  if (reply.kind !== 'plan') throw new Error(`no plan: ${JSON.stringify(reply)}`);
  return reply;
}

const REFUND = 'Refund 49.90 on order 7, it was damaged';
const refund = (args: Args): object => call('refund', 'refund_order', args);

describe('slots that the planner names', () => {
  test('are slots of the plan, typed as the tools want them, with the values of this query', async () => {
    const reply = await planned(
      {
        slots: [
          { name: 'order', said: 'order 7', value: '7' },
          { name: 'amount', said: '49.90', value: '49.9' },
          { name: 'reason', said: 'damaged', value: 'damaged' },
        ],
        nodes: [
          refund([
            ['orderId', 'slot', 'order'],
            ['amount', 'slot', 'slots.amount'],
            ['reason', 'slot', 'reason'],
          ]),
        ],
        answer: { kind: 'text', text: 'Refunded {{slots.amount}} on order {{slots.order}}.' },
      },
      REFUND
    );
    expect(reply.slots).toEqual({ order: '7', amount: 49.9, reason: 'damaged' });
    expect(reply.plan.nodes[0]?.args).toEqual({
      orderId: { kind: 'slot', slot: 'order' },
      amount: { kind: 'slot', slot: 'amount' },
      reason: { kind: 'slot', slot: 'reason' },
    });
    expect(reply.plan.slots).toMatchObject([
      { name: 'order', said: '7', valueType: 'string' },
      { name: 'amount', said: '49.90', type: 'number', valueType: 'number' },
      { name: 'reason', said: 'damaged', type: 'enum', values: ['damaged', 'late'] },
    ]);
    const tools = new Map(registry.list().map((tool) => [tool.name, tool]));
    expect(validatePlan(reply.plan, tools)).toEqual([]);
  });

  test('may stand in conditions, filters, lists, named values and the answer', async () => {
    const reply = await planned(
      {
        slots: [
          { name: 'limit', said: '100', value: '100' },
          { name: 'id', said: '7', value: '7' },
        ],
        values: [{ name: 'big', expression: 'nodes.orders.orders[total > slots.limit and id = $$.slots.id]' }],
        nodes: [
          call('orders', 'list_orders', [['customerId', 'context', 'user']]),
          call(
            'note',
            'add_note',
            [
              ['customerId', 'context', 'context.user'],
              ['text', 'constant', 'Large.'],
              ['tags', 'slot', 'id'],
            ],
            {
              when: '$count(big) > 0',
            }
          ),
        ],
        answer: { kind: 'text', text: '{{$count(values.big)}} above {{slots.limit}}' },
      },
      'Note if order 7 is above 100'
    );
    // `total` is a number and `id` a text in what `list_orders` gives.
    expect(reply.slots).toEqual({ limit: 100, id: '7' });
    expect(reply.plan.values).toEqual([
      { name: 'big', expression: 'nodes.orders.orders[total > $$.slots.limit and id = $$.slots.id]' },
    ]);
    expect(reply.plan.nodes[1]).toMatchObject({ when: '$count(values.big) > 0', after: ['orders'] });
    expect(reply.plan.nodes[1]?.args).toMatchObject({
      customerId: { kind: 'context', path: 'user' },
      tags: { kind: 'expression', expression: '[slots.id]' },
    });
  });

  test('are constants where the query does not say them, and the context where that holds them', async () => {
    const reply = await planned(
      {
        slots: [
          { name: 'who', said: 'me', value: 'sam' },
          { name: 'text', said: 'a friendly note', value: 'Hello' },
          { name: 'unused', said: 'note', value: 'note' },
        ],
        nodes: [
          call('note', 'add_note', [
            ['customerId', 'slot', 'who'],
            ['text', 'expression', 'slots.text & ", " & slots.who'],
          ]),
        ],
        answer: { kind: 'text', text: 'Noted {{slots.text}}.' },
      },
      'Leave a note for me'
    );
    expect(reply.plan.slots).toEqual([]);
    expect(reply.slots).toEqual({});
    expect(reply.plan.nodes[0]?.args).toEqual({
      customerId: { kind: 'context', path: 'user' },
      text: { kind: 'expression', expression: '"Hello" & ", " & context.user' },
    });
    expect(reply.plan.answer).toEqual({ kind: 'text', text: 'Noted {{"Hello"}}.' });
  });

  test('that copy an address wrongly go back once, and are then meant', async () => {
    const wrong = {
      slots: [{ name: 'email', said: 'ann@example.org', value: 'anne@example.org' }],
      nodes: [call('find', 'find_customer', [['email', 'slot', 'email']])],
    };
    const reply = await plan(wrong, 'Find ann@example.org');
    expect(reply).toMatchObject({ kind: 'invalid', repairable: true });
    expect(JSON.stringify(reply)).toContain('but the query says \\"ann@example.org\\"');
    await desk.close();
    const again = await planned(wrong, 'Find ann@example.org', { repair: { output: '{}', issues: ['x'] } });
    expect(again.slots).toEqual({ email: 'anne@example.org' });
  });

  test.each<[string, object, string]>([
    [
      'a slot that no one named',
      { nodes: [call('find', 'find_customer', [['email', 'slot', 'email']])] },
      'names the slot \\"email\\"',
    ],
    [
      'a value that the tool does not take',
      {
        slots: [{ name: 'why', said: 'broken', value: 'broken' }],
        nodes: [
          refund([
            ['orderId', 'constant', '7'],
            ['amount', 'constant', '5'],
            ['reason', 'slot', 'why'],
          ]),
        ],
      },
      'has a wrong value in the slot \\"why\\"',
    ],
    [
      'two values under one name',
      {
        slots: [
          { name: 'x', said: '7', value: '7' },
          { name: 'x', said: '49.90', value: '49.90' },
        ],
        nodes: [call('find', 'find_customer', [['email', 'slot', 'x']])],
      },
      'The slot \\"x\\" has a value already',
    ],
    [
      'a field that the context does not have',
      { nodes: [call('find', 'find_customer', [['email', 'context', 'permissions']])] },
      'names \\"permissions\\" of the context',
    ],
  ])('%s goes back', async (_name, json, expected) => {
    const reply = await plan(json, 'Refund 49.90 on order 7, it was broken');
    expect(reply).toMatchObject({ kind: 'invalid', repairable: true });
    expect(JSON.stringify(reply)).toContain(expected);
  });

  test('stay over the rounds', async () => {
    const text = 'Refund the order 7 of ann@example.org if it is late';
    const first = await planned(
      {
        slots: [{ name: 'email', said: 'ann@example.org', value: 'ann@example.org' }],
        nodes: [call('find', 'find_customer', [['email', 'slot', 'email']])],
        more: true,
      },
      text
    );
    await desk.close();
    const second = await planned(
      {
        slots: [
          { name: 'email', said: 'ann@example.org', value: 'ann@example.org' },
          { name: 'order', said: '7', value: '7' },
        ],
        nodes: [
          call('note', 'add_note', [
            ['customerId', 'output', 'find.id'],
            ['text', 'expression', '"Order " & slots.order & " of " & slots.email'],
          ]),
        ],
      },
      text,
      { round: 2, earlierRounds: { plan: first.plan, slots: first.slots, outputs: { find: { inline: { id: 'c1' } } } } }
    );
    expect(second.slots).toEqual({ email: 'ann@example.org', order: '7' });
    expect(second.plan.slots.map(({ name }) => name)).toEqual(['email', 'order']);
    expect(second.plan.nodes).toHaveLength(2);
  });
});
