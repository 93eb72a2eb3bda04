import type { JsonObject } from '../../../shared/protocol/json';
import type { Plan, Slot } from '../../../shared/protocol/plan';
import { failedCall, doneCall } from './call-fixture';
import { generalise, known, literalRun, type Step } from './run-fixture';

const order = { orderId: 'ORD-1042', customerId: 'C-881', total: 120.5, email: 'ann@example.com' };

describe('generaliseRun', () => {
  it('makes slots of what the query says, typed by the tool', () => {
    const run = literalRun([
      { tool: 'refund_order', args: { orderId: 'ORD-1042', amount: 20 }, output: { refundId: 'R-1' } },
    ]);
    const candidate = generalise('Refund the amount of 20 on order ORD-1042', run);
    expect(candidate.findings).toEqual([]);
    expect(candidate.plan.nodes[0]?.args).toEqual({
      amount: { kind: 'slot', slot: 'amount' },
      orderId: { kind: 'slot', slot: 'orderId' },
    });
    expect(candidate.slots).toEqual({ amount: 20, orderId: 'ORD-1042' });
    expect(candidate.plan.slots.find((slot) => slot.name === 'amount')?.valueType).toBe('number');
    expect(candidate.pattern.text).toBe('Refund the amount of <number> on order <id>');
    expect(candidate.pattern.placeholders.map((item) => item.slot)).toEqual(['amount', 'orderId']);
  });

  it('binds what an earlier call gave to its output, by the path that the name speaks of', () => {
    const run = literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1042' }, output: order },
      { tool: 'list_orders', args: { customerId: 'C-881', status: 'open' }, output: [] },
    ]);
    const candidate = generalise('Which other orders has the customer of ORD-1042', run);
    expect(candidate.plan.nodes.map((node) => node.tool)).toEqual(['get_order', 'list_orders']);
    expect(candidate.plan.nodes[1]).toMatchObject({
      id: 'list_orders',
      args: {
        customerId: { kind: 'output', node: 'get_order', path: 'customerId' },
        status: { kind: 'constant', value: 'open' },
      },
      after: ['get_order'],
    });
  });

  it('does not choose out of a list of several', () => {
    const run = literalRun([
      {
        tool: 'list_orders',
        args: { customerId: 'C-881', status: 'open' },
        output: [{ orderId: 'ORD-1' }, { orderId: 'ORD-2' }],
      },
      { tool: 'get_order', args: { orderId: 'ORD-2' }, output: order },
    ]);
    const candidate = generalise('Show an open order of C-881', run);
    expect(candidate.plan.nodes[1]?.args.orderId).toMatchObject({ kind: 'written', needs: ['list_orders'] });
  });

  it('takes a parallel call that says the same for a coincidence', () => {
    const parallel = literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1042' }, output: order, over: { startedAt: 0, durationMs: 50 } },
      { tool: 'list_orders', args: { customerId: 'C-881', status: 'open' }, output: [], over: { startedAt: 10 } },
    ]);
    const candidate = generalise('Check ORD-1042', parallel);
    const list = candidate.plan.nodes.find((node) => node.tool === 'list_orders');
    expect(list?.args.customerId).toMatchObject({ kind: 'written' });
  });

  it('finds enumerations in words, and names that nobody registered', () => {
    const run = literalRun([
      { tool: 'find_customer', args: { name: 'Nadia Petrova' }, output: [{ customerId: 'C-7' }] },
      { tool: 'list_orders', args: { customerId: 'C-7', status: 'in_review' }, output: [] },
    ]);
    const candidate = generalise('Show the orders in review of Nadia Petrova', run);
    expect(candidate.plan.slots).toMatchObject([
      { name: 'name', type: 'name', lexicon: 'name' },
      { name: 'status', type: 'enum', values: ['open', 'in_review', 'closed'] },
    ]);
    expect(candidate.pattern.text).toBe('Show the orders <enum> of <name:name>');
    expect(candidate.names).toEqual([{ lexicon: 'name', name: 'Nadia Petrova' }]);
    expect(candidate.plan.nodes[1]?.args.customerId).toEqual({
      kind: 'expression',
      expression: '$one(nodes.find_customer).customerId',
    });
  });

  it('takes a known name from its lexicon', () => {
    const run = literalRun([{ tool: 'find_customer', args: { name: 'Nadia Petrova' }, output: [] }]);
    const candidate = generalise('find nadia petrova', run, known('customer', 'Nadia Petrova'));
    expect(candidate.pattern.text).toBe('find <name:customer>');
    expect(candidate.slots).toEqual({ name: 'Nadia Petrova' });
  });

  it('writes a text of the answer as a text', () => {
    const run = literalRun([{ tool: 'remind', args: { orderId: 'ORD-9', due: 'soon' }, output: { state: 'set' } }], {
      kind: 'text',
      text: 'The {{"reminder"}} for {{slots.kind & "s"}}{{"{{"}} is {{nodes.n_remind.state}}.',
    });
    const { answer } = generalise('Remind me soon about order ORD-9', run).plan;
    const text = 'The reminder for {{slots.kind & "s"}}{{"{{"}} is {{nodes.remind.state}}.';
    expect(answer).toEqual({ kind: 'text', text });
  });

  it('learns the format in which a tool took a date', () => {
    const run = literalRun([{ tool: 'remind', args: { orderId: 'ORD-9', due: '07.05.2024' }, output: {} }]);
    const candidate = generalise('Remind me tomorrow about order ORD-9', run);
    expect(candidate.plan.slots.find((slot) => slot.name === 'due')).toMatchObject({
      type: 'date',
      format: 'dd.MM.yyyy',
    });
  });

  it('learns which half of the day a time was of that did not say it, and on which side of today its day lay', () => {
    const run = literalRun([{ tool: 'remind', args: { orderId: 'ORD-9', due: '2024-05-10 14:30' }, output: {} }]);
    const candidate = generalise('Remind me on Friday at 2:30 about order ORD-9', run);
    expect(candidate.plan.slots.find((slot) => slot.name === 'due')).toMatchObject({
      type: 'datetime',
      customs: ['after-noon', 'ahead'],
    });
  });

  it('prefers the value that a learnt rule repaired to the one that was planned', () => {
    const run = literalRun([{ tool: 'remind', args: { orderId: 'ORD-9', due: '07.05.2024' }, output: {} }]);
    const [call] = run.calls;
    if (call) call.args = { inline: { orderId: 'ORD-9', due: '2024-05-07' } };
    const candidate = generalise('Remind me tomorrow about order ORD-9', run);
    expect(candidate.plan.slots.find((slot) => slot.name === 'due')?.format).toBeUndefined();
    expect(candidate.slots.due).toBe('2024-05-07');
  });

  it('leaves to the model what only a model can write', () => {
    const run = literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1042' }, output: order },
      {
        tool: 'send_mail',
        args: {
          to: 'ann@example.com',
          subject: 'About ORD-1042',
          body: 'Dear Ann, your order over 120.5 has left us today. Kind regards',
        },
        output: {},
      },
    ]);
    const candidate = generalise('Write to the customer of ORD-1042 that it has left', run);
    const mail = candidate.plan.nodes.find((node) => node.tool === 'send_mail');
    expect(mail?.args.to).toEqual({ kind: 'output', node: 'get_order', path: 'email' });
    expect(mail?.args.body).toMatchObject({ kind: 'written', needs: ['get_order'] });
    expect(mail?.args.subject).toEqual({ kind: 'expression', expression: '"About " & slots.orderId' });
    expect(candidate.left).toEqual({ 'send_mail.body': expect.any(String) as string });
    expect(candidate.findings).toEqual([]);
  });

  it('folds one call per element into forEach', () => {
    const run = literalRun([
      {
        tool: 'list_orders',
        args: { customerId: 'C-881', status: 'open' },
        output: { orders: [{ id: 'ORD-1' }, { id: 'ORD-2' }, { id: 'ORD-3' }] },
      },
      { tool: 'remind', args: { orderId: 'ORD-2', due: '2024-05-07' }, output: {} },
      { tool: 'remind', args: { orderId: 'ORD-1', due: '2024-05-07' }, output: {} },
      { tool: 'remind', args: { orderId: 'ORD-3', due: '2024-05-07' }, output: {} },
    ]);
    const candidate = generalise('Remind me tomorrow about every open order of C-881', run);
    expect(candidate.plan.nodes).toHaveLength(2);
    expect(candidate.plan.nodes[1]).toMatchObject({
      tool: 'remind',
      forEach: 'nodes.list_orders.orders',
      args: { orderId: { kind: 'expression', expression: 'item.id' }, due: { kind: 'slot', slot: 'due' } },
    });
  });

  it('does not fold calls over a part of a list', () => {
    const run = literalRun([
      {
        tool: 'list_orders',
        args: { customerId: 'C-881', status: 'open' },
        output: [{ id: 'ORD-1' }, { id: 'ORD-2' }, { id: 'ORD-3' }],
      },
      { tool: 'get_order', args: { orderId: 'ORD-2' }, output: {} },
      { tool: 'get_order', args: { orderId: 'ORD-3' }, output: {} },
    ]);
    expect(generalise('Show two orders of C-881', run).plan.nodes).toHaveLength(3);
  });

  it('generalises expressions and the answer, and refuses what it cannot explain', () => {
    const run = literalRun(
      [
        {
          tool: 'refund_order',
          args: { orderId: 'ORD-1042', amount: 20 },
          output: { refundId: 'RF-77120', state: 'sent' },
        },
      ],
      { kind: 'text', text: 'Refunded 20 on ORD-1042 (RF-77120), {{nodes.n_refund_order.state}}.' }
    );
    expect(generalise('Refund 20 on order ORD-1042', run).plan.answer).toEqual({
      kind: 'text',
      text: 'Refunded {{slots.amount}} on {{slots.orderId}} ({{nodes.refund_order.refundId}}), {{nodes.refund_order.state}}.',
    });
    const odd = literalRun(
      [{ tool: 'refund_order', args: { orderId: 'ORD-1042', amount: 20 }, output: { refundId: 'R' } }],
      { kind: 'text', text: 'Refunded by clerk 8841.' }
    );
    expect(generalise('Refund 20 on order ORD-1042', odd).plan.answer.kind).toBe('written');
  });

  it('keeps what an earlier iteration did and the last plan did not repeat', () => {
    const run = literalRun([{ tool: 'refund_order', args: { orderId: 'ORD-1042', amount: 120.5 }, output: {} }]);
    const calls = [
      doneCall('get_order', { orderId: 'ORD-1042' }, order, { callId: 'C/1/look', node: 'look', startedAt: 0 }),
      doneCall(
        'remind',
        { orderId: 'ORD-1042', due: '2024-05-07' },
        {},
        { callId: 'C/1/remind', node: 'remind', effect: 'idempotent', startedAt: 100 }
      ),
      failedCall(
        'refund_order',
        { orderId: 'x', amount: 1 },
        { toolCode: 'NOT_FOUND', message: 'no' },
        { callId: 'C/1/refund', startedAt: 200 }
      ),
      ...run.calls.map((call) => ({ ...call, callId: call.callId.replace('C/1', 'C/2'), startedAt: 5_000 })),
    ];
    const candidate = generalise('Refund all of ORD-1042 and remind me tomorrow', { plan: run.plan, calls });
    expect(candidate.plan.nodes.map((node) => node.tool).sort()).toEqual(['get_order', 'refund_order', 'remind']);
    const refund = candidate.plan.nodes.find((node) => node.tool === 'refund_order');
    expect(refund?.args.amount).toEqual({ kind: 'output', node: 'get_order', path: 'total' });
    expect(refund?.after).toContain('remind');
  });

  it('never stores a value of a sensitive field', () => {
    const run = literalRun([{ tool: 'charge', args: { card: '4111 1111 1111 1111', amount: 20 }, output: {} }]);
    const [call] = run.calls;
    if (call) call.args = { inline: { card: '[redacted]', amount: 20 } };
    const candidate = generalise('Charge 20 to the usual card', run);
    expect(JSON.stringify(candidate)).not.toContain('4111');
    expect(candidate.plan.nodes[0]?.args.card?.kind).toBe('written');
  });

  it('builds lists and objects from the origins of their parts', () => {
    const run = literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1042' }, output: order },
      { tool: 'send_mail', args: { to: ['ann@example.com', 'bo@example.com'], subject: 'x', body: 'y' }, output: {} },
    ]);
    const candidate = generalise('Mail the customer of ORD-1042 and bo@example.com', run);
    expect(candidate.plan.nodes[1]?.args.to).toEqual({
      kind: 'expression',
      expression: '[nodes.get_order.email, slots.to]',
    });
  });

  it.each([
    ['ann', 'Ann', { format: 'title' }],
    ['ANN', 'Ann', { format: 'title' }],
    ['de vries', 'De Vries', { format: 'title' }],
  ])('knows the registered name %s where the tool was given %s', (name, given, slot) => {
    const run = literalRun([{ tool: 'find_customer', args: { name: given }, output: {} }]);
    const lexicon = known('customer', name.toLowerCase());
    const candidate = generalise(`Look up ${name} for me`, run, lexicon);
    expect(candidate.findings).toEqual([]);
    expect(candidate.plan.slots).toMatchObject([{ name: 'name', type: 'name', lexicon: 'customer', ...slot }]);
    expect(candidate.slots).toEqual({ name: given });
  });

  it('writes a word of the query in the case that the tool took', () => {
    const run = (name: string) => literalRun([{ tool: 'find_customer', args: { name }, output: {} }]);
    const slot = { name: 'name', type: 'text', format: 'capital' };
    expect(generalise('Look in the back end', run('Back end')).plan.slots).toMatchObject([slot]);
    expect(generalise('Look in the back end', run('BACK end')).plan.slots).toEqual([]);
  });

  it('writes one name in two cases from one slot', () => {
    const run = literalRun([
      { tool: 'find_customer', args: { name: 'ann lee' }, output: {} },
      { tool: 'find_customer', args: { name: 'Ann Lee' }, output: {} },
    ]);
    const candidate = generalise('Look up ann lee', run, known('customer', 'ann lee'));
    expect(candidate.findings).toEqual([]);
    expect(candidate.plan.slots).toHaveLength(1);
    expect(candidate.plan.nodes.map((node) => node.args.name?.kind).sort()).toEqual(['expression', 'slot']);
  });

  it('puts the slot in the place of a value that a longer text quotes', () => {
    const run = literalRun([{ tool: 'find_customer', args: { name: 'from:ann' }, output: {} }]);
    const candidate = generalise('Look up ann', run, known('customer', 'ann'));
    expect(candidate.findings).toEqual([]);
    expect(candidate.plan.nodes[0]?.args.name).toEqual({ kind: 'expression', expression: '"from:" & slots.name' });
    expect(candidate.slots).toEqual({ name: 'ann' });
  });

  describe('a read that says once more what an equal one said', () => {
    const find = (output: object) => ({ tool: 'find_customer', args: { name: 'ann' }, output: output as JsonObject });
    const refund = { tool: 'refund_order', args: { orderId: 'ORD-1042', amount: 20 }, output: {} };
    const toolsOf = (steps: Step[], change: (plan: Plan) => void = () => undefined): string[] => {
      const run = literalRun(steps);
      run.plan.nodes.forEach((node, at) => at > 0 && Object.assign(node, { after: [run.plan.nodes[at - 1]?.id] }));
      change(run.plan);
      return generalise('Refund 20 on order ORD-1042 for ann', run).plan.nodes.map((node) => node.tool);
    };
    const once = ['find_customer', 'refund_order'];

    it('is not learnt, and what waited for it waits for what it waited for', () => {
      const run = literalRun([find({ id: 'C-881' }), find({ id: 'C-881' }), refund]);
      run.plan.nodes.forEach((node, at) => at > 0 && Object.assign(node, { after: [run.plan.nodes[at - 1]?.id] }));
      const { nodes } = generalise('Refund 20 on order ORD-1042 for ann', run).plan;
      expect(nodes.map(({ tool, after }) => [tool, after])).toEqual([
        ['find_customer', undefined],
        ['refund_order', ['find_customer']],
      ]);
    });

    it('stays where it said something else, where an effect came between, and where it may be skipped', () => {
      expect(toolsOf([find({ id: 'C-881' }), find({ id: 'C-882' }), refund])).toHaveLength(3);
      expect(toolsOf([find({ id: 'C-881' }), refund, find({ id: 'C-881' })])).toHaveLength(3);
      const skipped = (plan: Plan): void => void Object.assign(plan.nodes[0] ?? {}, { when: 'true' });
      expect(toolsOf([find({ id: 'C-881' }), find({ id: 'C-881' }), refund], skipped)).toHaveLength(3);
      expect(toolsOf([find({ id: 'C-881' }), find({ id: 'C-881' }), refund])).toEqual(once);
    });
  });

  it('does not learn a call that was refused and then made in another way', () => {
    const run = literalRun([
      { tool: 'find_customer', args: { name: 'x' }, output: { id: 'C-881' } },
      { tool: 'refund_order', args: { orderId: 'order ORD-1042', amount: 20 }, output: null },
      { tool: 'refund_order', args: { orderId: 'ORD-1042', amount: 20 }, output: {} },
    ]);
    const [, wrong, right] = run.plan.nodes;
    Object.assign(wrong ?? {}, { onError: 'continue', after: ['n_find_customer'] });
    Object.assign(right ?? {}, { onError: 'continue', after: [wrong?.id ?? ''] });
    const [first, second, third] = run.calls;
    const refused = failedCall(
      'refund_order',
      { orderId: 'order ORD-1042', amount: 20 },
      { toolCode: 'invalid', message: 'no such format' },
      { callId: second?.callId, node: second?.node, effect: 'compensable', startedAt: 1_000 }
    );
    const candidate = generalise('Refund 20 on order ORD-1042', {
      plan: run.plan,
      calls: [first, refused, third].flatMap((call) => call ?? []),
    });
    expect(candidate.plan.nodes.map((node) => node.tool)).toEqual(['find_customer', 'refund_order']);
    expect(candidate.plan.nodes[1]?.after).toEqual(['find_customer']);

    // What happened must happen again, or the next run would answer as if it had.
    expect(candidate.plan.nodes.map((node) => node.onError)).toEqual([undefined, undefined]);

    // Nothing replaces it: the plan may want it to be tried.
    const alone = { plan: { ...run.plan, nodes: run.plan.nodes.slice(0, 2) }, calls: [first, refused] };
    const kept = generalise('Refund 20 on order ORD-1042', {
      ...alone,
      calls: alone.calls.flatMap((call) => call ?? []),
    });
    expect(kept.plan.nodes.map((node) => node.tool)).toEqual(['find_customer', 'refund_order']);
    expect(kept.plan.nodes[1]?.onError).toBe('continue');
  });

  it('takes a number beside the slots that a planner named for one of its own', () => {
    const when = '5 in [1, 2, 3, 4, 5] and slots.amount > 3';
    const run = literalRun([
      { tool: 'refund_order', args: { orderId: 'ORD-1042', amount: 5 }, output: {}, node: { when } },
    ]);
    const slot: Slot = { name: 'amount', type: 'number', valueType: 'number', required: true, examples: [], said: '5' };
    const named = { ...run, plan: { ...run.plan, slots: [slot] }, slots: { amount: 5 } };
    expect(generalise('Refund 5 on order ORD-1042', named).plan.nodes[0]?.when).toBe(when);
    const alone = { ...run, plan: { ...run.plan, nodes: run.plan.nodes.map((one) => ({ ...one, when: '5 > 3' })) } };
    expect(generalise('Refund 5 on order ORD-1042', alone).plan.nodes[0]?.when).toBe('slots.amount > 3');
  });

  it('takes a word for one of the plan where the plan was written before any output that says it', () => {
    const run = literalRun([
      { tool: 'list_orders', args: { customerId: 'C-881' }, output: { states: ['Completed', 'Completed'] } },
      { tool: 'send_mail', args: { subject: 'Completed' }, output: {}, over: { startedAt: 9_000 } },
    ]);
    const subject = (sawOutputs: boolean): unknown =>
      generalise('Write to customer C-881', { ...run, sawOutputs }).plan.nodes[1]?.args.subject;
    expect(subject(false)).toEqual({ kind: 'constant', value: 'Completed' });
    expect(subject(true)).toMatchObject({ kind: 'written' });
  });

  it('leaves a condition that holds an identifier of nowhere to the model', () => {
    const run = literalRun([
      {
        tool: 'get_order',
        args: { orderId: 'ORD-1042' },
        output: {},
        node: { when: '$contains("ORD-1042 ORD-7", "ORD")' },
      },
    ]);
    const candidate = generalise('Show ORD-1042', run);
    expect(candidate.plan.nodes[0]).toMatchObject({ mutability: 'variable', alternatives: ['get_order'] });
    expect(candidate.plan.nodes[0]?.when).toBeUndefined();
    expect(candidate.left['get_order.when']).toBe('it holds "id" that nothing explains');
    expect(candidate.findings).toEqual([]);
  });
});
