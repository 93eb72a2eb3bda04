import { checkExpression } from '../../../activities/expressions/check-expression';
import { toolsByName } from '../../../activities/tools/tool-registry';
import { LIMITS } from '../../../shared/protocol/limits';
import type { Call } from '../../../shared/protocol/call';
import type { PlanIssue } from '../../../shared/plan/issue';
import type { Answer, Binding, Plan, PlanNode } from '../../../shared/protocol/plan';
import { planSchema } from '../../../shared/plan/plan.schema';
import { dependencyOrder, validatePlan, withExpressionDependencies } from '../../../shared/plan/validate-plan';
import { withCurrentTools } from '../../../shared/plan/snapshot';
import { constants, node, planOf, registryOf, slot, SUPPORT_TOOLS } from '../tools/support-tools';

const registry = registryOf(...SUPPORT_TOOLS);
const tools = toolsByName(registry);
const everything = { permissions: ['orders:write'], expressions: checkExpression };

const find = node('find', 'find_orders', constants({ customer: 'Ann' }));
const refund = (args: PlanNode['args'], more: Partial<PlanNode> = {}): PlanNode =>
  node('refund', 'refund_order', { ...constants({ orderId: 'o1', amount: 1 }), ...args }, more);

function issuesOf(nodes: PlanNode[], more: Partial<Plan> = {}): PlanIssue[] {
  return validatePlan(planOf(registry, nodes, more), tools, everything);
}

/** The one issue that a plan has, as `rule node.argument: message`. */
function only(issues: PlanIssue[]): string {
  expect(issues).toHaveLength(1);
  const [issue] = issues;
  return `${issue?.rule} ${issue?.node ?? ''}.${issue?.argument ?? ''}: ${issue?.message}`;
}

describe('a valid plan', () => {
  const plan = planOf(
    registry,
    [
      node('find', 'find_orders', {
        customer: { kind: 'slot', slot: 'customer' },
        limit: { kind: 'constant', value: 5 },
      }),
      node('refund', 'refund_order', {
        orderId: { kind: 'output', node: 'find', path: 'orders[0].id' },
        amount: { kind: 'expression', expression: '$sum(nodes.find.orders.total)' },
        reason: { kind: 'written', instruction: 'Say why.', needs: ['find'] },
      }),
      node(
        'mail',
        'send_mail',
        {
          to: { kind: 'expression', expression: 'item.email' },
          lines: { kind: 'expression', expression: '[slots.customer]' },
        },
        { forEach: 'nodes.find.orders[email != null]', when: '$count(nodes.find.orders) > 0', after: ['refund'] }
      ),
    ],
    {
      slots: [slot('customer')],
      answer: { kind: 'text', text: 'Refunded {{nodes.refund.refundId}} for {{slots.customer}}.' },
    }
  );

  test('has no issues', () => {
    expect(validatePlan(plan, tools, everything)).toEqual([]);
    expect(planSchema.parse(plan)).toEqual(plan);
  });

  test('gets the dependencies of its expressions, once', () => {
    const known = withExpressionDependencies(plan, checkExpression);
    expect(known.nodes.map((one) => one.after)).toEqual([undefined, undefined, ['refund', 'find']]);
    expect(withExpressionDependencies(known, checkExpression)).toEqual(known);
    expect(dependencyOrder({ ...known, nodes: [...known.nodes].reverse() })).toEqual(['find', 'refund', 'mail']);
  });

  test('may have no nodes', () => {
    expect(issuesOf([])).toEqual([]);
  });
});

describe('rules', () => {
  const output = (path: string, from = 'find'): Binding => ({ kind: 'output', node: from, path });
  const expression = (text: string): Binding => ({ kind: 'expression', expression: text });

  test.each<[string, PlanNode[], string]>([
    [
      'unknown tool',
      [node('a', 'fly')],
      'unknown-tool a.: There is no tool "fly". The known tools are: find_orders, refund',
    ],
    [
      'unknown argument',
      [refund({ speed: { kind: 'constant', value: 1 } })],
      'unknown-argument refund.speed: The argument "speed" is not one of "refund_order": it takes orderId, amount, reason',
    ],
    [
      'missing argument',
      [node('a', 'find_orders')],
      'missing-argument a.customer: "find_orders" requires the argument "customer"',
    ],
    [
      'constant of another type',
      [refund({ amount: { kind: 'constant', value: '12' } })],
      'type refund.amount: The argument "amount" has a wrong constant: the value must be number, not string ("12")',
    ],
    ['constant out of range', [refund({ amount: { kind: 'constant', value: 0 } })], 'must be more than 0, not 0'],
    [
      'constant out of enumeration',
      [node('a', 'find_orders', constants({ customer: 'x', status: 'lost' }))],
      'must be one of "open", "shipped", not "lost"',
    ],
    [
      'constant too long',
      [refund({ reason: { kind: 'constant', value: 'x'.repeat(21) } })],
      'at most 20 characters, not 21',
    ],
    [
      'constant in a wrong date format',
      [node('a', 'send_mail', constants({ to: 'x', lines: [], day: '01.03.2026' }))],
      'must be a valid date, not "01.03.2026"',
    ],
    [
      'constant nested',
      [node('a', 'send_mail', constants({ to: 'x', lines: ['a', 3] }))],
      '"[1]" must be string, not integer (3)',
    ],
    [
      'path that leads nowhere',
      [find, refund({ orderId: output('orders[0].number') })],
      'dangling-reference refund.orderId: The argument "orderId" is bound to "orders[0].number" of "find", but its output has no "number" there; there is id, status, total, email, lines',
    ],
    [
      'path through a list without position',
      [find, refund({ orderId: output('orders.id') })],
      'there is a list: name a position as in [0]',
    ],
    ['path into a plain value', [find, refund({ orderId: output('total.id') })], 'there is a plain value'],
    [
      'path that is none',
      [find, refund({ orderId: output('orders..id') })],
      'shape refund.orderId: The argument "orderId" has the path "orders..id", which is no path',
    ],
    [
      'output of another type',
      [find, refund({ amount: output('orders[0].id') })],
      'type refund.amount: The argument "amount" is bound to "orders[0].id" of "find", which gives string, but number is expected',
    ],
    [
      'list where one is expected',
      [find, refund({ orderId: output('orders') })],
      'gives array, but string is expected',
    ],
    [
      'list of other items',
      [find, node('m', 'send_mail', { to: { kind: 'constant', value: 'x' }, lines: output('orders[0].lines') })],
      'its items: gives object, but string is expected',
    ],
    [
      'output of a forEach node without position',
      [
        node('find', 'find_orders', { customer: expression('item') }, { forEach: '["a"]' }),
        refund({ orderId: output('orders[0].id') }),
      ],
      'there is a list: name a position',
    ],
    [
      'node that is not there',
      [refund({ orderId: output('id', 'gone') })],
      'dangling-reference refund.orderId: The argument "orderId" names the node "gone", which is not in the plan.',
    ],
    [
      'after that is not there',
      [refund({}, { after: ['gone'] })],
      'dangling-reference refund.: after names the node "gone"',
    ],
    [
      'needs that are not there',
      [refund({ reason: { kind: 'written', instruction: 'x', needs: ['gone'] } })],
      'names the node "gone"',
    ],
    [
      'expression over a missing node',
      [refund({ reason: expression('nodes.gone.x') })],
      'dangling-reference refund.reason: In the argument "reason", `nodes.gone.x` names the node "gone"',
    ],
    [
      'expression over a missing slot',
      [refund({ reason: expression('slots.gone') })],
      'unknown-slot refund.reason: In the argument "reason", `slots.gone` names the slot "gone". The slots are: none.',
    ],
    [
      'expression outside the subset',
      [refund({}, { when: '$now() > 1' })],
      'expression refund.: In when, the expression `$now() > 1`: $now is no allowed function',
    ],
    [
      'item outside forEach',
      [refund({ orderId: expression('item.id') })],
      'expression refund.orderId: In the argument "orderId", `item.id` names item or index',
    ],
    ['item in the list itself', [refund({}, { forEach: 'item.rows' })], 'expression refund.: In forEach'],
    [
      'unknown slot',
      [refund({ orderId: { kind: 'slot', slot: 'gone' } })],
      'unknown-slot refund.orderId: The argument "orderId" names the slot "gone"; the slots are: none',
    ],
    [
      'cycle',
      [
        node('a', 'write_note', constants({ text: 'x' }), { after: ['b'] }),
        node('b', 'write_note', constants({ text: 'x' }), { after: ['a'] }),
        node('c', 'write_note', constants({ text: 'x' }), { after: ['b'] }),
      ],
      'cycle a.: The nodes a, b wait for each other',
    ],
    [
      'cycle of one',
      [node('a', 'write_note', { text: { kind: 'written', instruction: 'x', needs: ['a'] } })],
      'cycle a.: The nodes a wait',
    ],
    [
      'cycle through an expression',
      [
        node('a', 'write_note', constants({ text: 'x' }), { when: 'nodes.b.x = 1' }),
        node('b', 'write_note', constants({ text: 'x' }), { after: ['a'] }),
      ],
      'cycle a.: The nodes a, b',
    ],
    [
      'id that is no identifier',
      [node('A-1', 'write_note', constants({ text: 'x' }))],
      'shape A-1.: The node id "A-1" must be',
    ],
    ['repeated id', [find, find], 'duplicate-node find.: Two nodes have the id "find"'],
  ])('%s', (_name, nodes, expected) => {
    expect(only(issuesOf(nodes))).toContain(expected);
  });

  test.each<[string, Answer, string]>([
    [
      'unclosed placeholder',
      { kind: 'text', text: 'Hello {{slots.x' },
      'answer .: In the answer, the placeholder at character 6 is not closed',
    ],
    ['empty placeholder', { kind: 'text', text: '{{ }}' }, 'is empty'],
    [
      'missing node',
      { kind: 'text', text: '{{nodes.gone.x}}' },
      'dangling-reference .: In the answer, `nodes.gone.x` names the node "gone"',
    ],
    ['missing slot', { kind: 'text', text: '{{slots.gone}}' }, 'unknown-slot .: In the answer'],
    [
      'missing value',
      { kind: 'text', text: '{{values.gone}}' },
      'dangling-reference .: In the answer, `values.gone` names the value "gone". The values of the plan are: none.',
    ],
    [
      'context',
      { kind: 'text', text: '{{context.permissions}}' },
      'answer .: In the answer, the expression `context.permissions`: context has only user',
    ],
    [
      'bad expression',
      { kind: 'text', text: '{{$eval("1")}}' },
      'answer .: In the answer, the expression `$eval("1")`',
    ],
  ])('answer: %s', (_name, answer, expected) => {
    expect(only(issuesOf([find], { answer }))).toContain(expected);
  });

  describe('named values', () => {
    const values = [
      { name: 'open', expression: 'nodes.find.orders[status = "open"]' },
      { name: 'first', expression: 'values.open[0]' },
    ];
    const later = refund({ orderId: { kind: 'expression', expression: 'values.first.id' } });

    test('may name slots, nodes, context and the values before them', () => {
      const answer: Answer = { kind: 'text', text: '{{$count(values.open)}} for {{context.user}}' };
      expect(issuesOf([find, later], { values, answer })).toEqual([]);
      expect(planSchema.safeParse(planOf(registry, [find, later], { values, answer })).success).toBe(true);
    });

    test('make a node wait for the nodes behind them', () => {
      const known = withExpressionDependencies(planOf(registry, [later, find], { values }), checkExpression);
      expect(known.nodes[0]?.after).toEqual(['find']);
      expect(dependencyOrder(known)).toEqual(['find', 'refund']);
    });

    test.each<[string, { name: string; expression: string }[], string]>([
      [
        'itself',
        [{ name: 'a', expression: 'values.a' }],
        'In the value "a", `values.a` names the value "a". The values before it are: none.',
      ],
      [
        'a later one',
        [
          { name: 'a', expression: 'values.b' },
          { name: 'b', expression: '1' },
        ],
        'names the value "b"',
      ],
      ['item', [{ name: 'a', expression: 'item.id' }], 'names item or index'],
      [
        'an unknown node',
        [{ name: 'a', expression: 'nodes.gone.x' }],
        'In the value "a", `nodes.gone.x` names the node "gone"',
      ],
      [
        'a name twice',
        [
          { name: 'a', expression: '1' },
          { name: 'a', expression: '2' },
        ],
        'Two values have the name "a"',
      ],
      ['a bad name', [{ name: 'a-b', expression: '1' }], 'The name "a-b" of a value must be'],
    ])('refuse %s', (_name, bad, expected) => {
      expect(only(issuesOf([find], { values: bad }))).toContain(expected);
    });

    test('are found to be circular with the node that waits for itself', () => {
      const own = node('find', 'find_orders', { customer: { kind: 'expression', expression: 'values.x' } });
      const circular = [{ name: 'x', expression: 'nodes.find.orders[0].customer' }];
      expect(only(issuesOf([own], { values: circular }))).toContain('cycle find');
    });
  });

  test('context bindings name what the context has, of a type that fits', () => {
    const from = (path: string): PlanNode[] => [node('find', 'find_orders', { customer: { kind: 'context', path } })];
    expect(issuesOf(from('user'))).toEqual([]);
    expect(issuesOf(from('dataSources[0]'))).toEqual([]);
    expect(only(issuesOf(from('permissions')))).toContain('names "permissions" of the context, which has only user');
    expect(only(issuesOf(from('dataSources')))).toContain(
      'is bound to "dataSources" of the context, which gives array'
    );
    expect(planSchema.safeParse(planOf(registry, from('timeRange.to'))).success).toBe(true);
    expect(planSchema.safeParse(planOf(registry, from('permissions'))).success).toBe(false);
  });

  test('slots must have types that fit', () => {
    const nodes = [refund({ amount: { kind: 'slot', slot: 'amount' } })];
    expect(only(issuesOf(nodes, { slots: [slot('amount')] }))).toContain('which gives string, but number is expected');
    expect(issuesOf(nodes, { slots: [slot('amount', 'integer')] })).toEqual([]);
    const status = [
      node('a', 'find_orders', { customer: { kind: 'slot', slot: 's' }, status: { kind: 'slot', slot: 's' } }),
    ];
    const values = { type: 'enum' as const, values: ['lost'] };
    expect(only(issuesOf(status, { slots: [slot('s', 'string', values)] }))).toContain(
      'gives "lost", but "open" or "shipped"'
    );
    expect(only(issuesOf([find], { slots: [slot('x'), slot('x')] }))).toContain('Two slots have the name "x"');
    expect(only(issuesOf([find], { slots: [slot('a b')] }))).toContain('shape');
    expect(only(issuesOf([find], { slots: [slot('e', 'string', { type: 'enum' })] }))).toContain(
      'must list its values'
    );
  });

  test('permissions must cover the tools, where they are known', () => {
    const plan = planOf(registry, [refund({})]);
    expect(only(validatePlan(plan, tools, { permissions: ['other'] }))).toContain(
      'permission refund.: "refund_order" needs the permission orders:write'
    );
    expect(validatePlan(plan, tools)).toEqual([]);
  });

  test('contracts must be those of the registered tools', () => {
    const plan = planOf(registry, [refund({})]);
    const held = plan.tools.refund_order;
    if (!held) throw new Error('no snapshot');
    const stale = { ...plan, tools: { refund_order: { ...held, contract: 'old' } } };
    expect(only(validatePlan(stale, tools))).toContain('contract refund.: The plan was made for another version');
    expect(only(validatePlan(withCurrentTools(stale, tools), tools))).toContain('another version');
    expect(only(validatePlan({ ...plan, tools: {} }, tools))).toContain('no snapshot');
    expect(validatePlan(withCurrentTools({ ...plan, tools: {} }, tools), tools)).toEqual([]);
    const unapproved = { ...plan, tools: { refund_order: { ...held, approval: true } } };
    expect(withCurrentTools(unapproved, tools).tools.refund_order?.approval).toBe(false);
  });

  test('size is limited before anything else is looked at', () => {
    const many = Array.from({ length: LIMITS.planNodes + 1 }, (_, index) => node(`n${index}`, 'fly'));
    expect(only(issuesOf(many))).toContain('too-many-nodes');
    const long = node('a', 'write_note', constants({ text: 'x'.repeat(LIMITS.planBytes) }));
    expect(only(issuesOf([long]))).toContain('too-large');
  });
});

describe('earlier calls', () => {
  const call = (callId: string, more: Partial<Call> = {}): Call => ({
    callId,
    node: 'refund',
    tool: 'refund_order',
    contract: 'c',
    effect: 'compensable',
    state: 'done',
    startedAt: 0,
    ...more,
  });
  const earlierIssues = (calls: Call[], earlier: Plan['earlier']): PlanIssue[] =>
    validatePlan(planOf(registry, [find], { earlier }), tools, { calls });

  test('silence about an effect is refused', () => {
    expect(only(earlierIssues([call('C/1/a')], undefined))).toContain(
      'say keep, replace (it is undone first) or again'
    );
    expect(earlierIssues([call('C/1/a')], { 'C/1/a': 'replace' })).toEqual([]);
    expect(earlierIssues([call('C/1/a')], { 'C/1/a': 'again' })).toEqual([]);
  });

  test('reads, failures, undone calls and reused answers need no word', () => {
    const quiet = [
      call('C/1/a', { effect: 'read' }),
      call('C/1/b', { state: 'failed' }),
      call('C/1/c', { state: 'undone' }),
      call('C/1/d', { reusedFrom: 'C/1/e' }),
    ];
    expect(earlierIssues(quiet, undefined)).toEqual([]);
  });

  test('what cannot be undone cannot be replaced, but a person may decide about a once effect', () => {
    const note = call('C/1/n', { tool: 'write_note', effect: 'idempotent' });
    expect(only(earlierIssues([note], { 'C/1/n': 'replace' }))).toContain('cannot be undone');
    const mail = call('C/1/m', { tool: 'send_mail', effect: 'once' });
    expect(earlierIssues([mail], { 'C/1/m': 'replace' })).toEqual([]);
  });

  test('a call that never was is named', () => {
    expect(only(earlierIssues([], { 'C/9/x': 'keep' }))).toContain('There was no earlier call C/9/x');
    expect(only(earlierIssues([call('toString')], {}))).toContain('earlier');
  });
});
