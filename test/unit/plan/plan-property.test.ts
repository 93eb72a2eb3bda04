import fc from 'fast-check';
import { checkExpression } from '../../../activities/expressions/check-expression';
import { resolveArguments } from '../../../activities/tools/resolve-arguments';
import { NO_SEAL } from '../../../shared/values/seal';
import { toolsByName } from '../../../activities/tools/tool-registry';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import type { Json } from '../../../shared/protocol/json';
import { bindingDependencies } from '../../../shared/protocol/plan';
import type { Binding, Plan, PlanNode } from '../../../shared/protocol/plan';
import { planSchema } from '../../../shared/plan/plan.schema';
import { dependencyOrder, validatePlan, withExpressionDependencies } from '../../../shared/plan/validate-plan';
import type { Value } from '../../../shared/protocol/value';
import { node, planOf, registryOf, requestOf, slot, SUPPORT_TOOLS } from '../tools/support-tools';

const registry = registryOf(...SUPPORT_TOOLS);
const tools = toolsByName(registry);

/** What each tool gives, so that an accepted plan can really be walked through. */
const OUTPUTS: Record<string, Json> = {
  find_orders: {
    orders: [{ id: 'o1', status: 'open', total: 3.5, email: 'a@b.c', lines: [{ sku: 's', quantity: 1 }] }],
    total: 1,
  },
  refund_order: { refundId: 'r1' },
  send_mail: { id: 'm1' },
  write_note: { words: 2 },
};

const ids = ['a', 'b', 'c', 'd', 'e'];
const nodeId = fc.constantFrom(...ids, 'gone', 'Not-an-id');
const path = fc.constantFrom(
  '',
  'orders[0].id',
  'orders[0].total',
  'orders',
  'total',
  'refundId',
  'id',
  'nowhere',
  'orders.id',
  '.'
);
const expression = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom('total', 'id', 'orders.id'))
      .map(([id, field]) => `nodes.${id}.${field}`),
  },
  { weight: 2, arbitrary: fc.constantFrom('slots.customer', '"fixed"', '1 + 1', '[slots.customer]', '$count([1,2])') },
  { weight: 1, arbitrary: fc.constantFrom('$now()', 'nodes.gone.x', 'slots.gone', 'item', '((', 'nodes') }
);
const binding: fc.Arbitrary<Binding> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value): Binding => ({ kind: 'constant', value: value as Json })),
  },
  { weight: 3, arbitrary: fc.constantFrom('text', 'x', 'open').map((value): Binding => ({ kind: 'constant', value })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('customer', 'amount', 'gone').map((name): Binding => ({ kind: 'slot', slot: name })),
  },
  { weight: 4, arbitrary: fc.tuple(nodeId, path).map(([id, at]): Binding => ({ kind: 'output', node: id, path: at })) },
  { weight: 3, arbitrary: expression.map((text): Binding => ({ kind: 'expression', expression: text })) },
  {
    weight: 2,
    arbitrary: fc
      .array(nodeId, { maxLength: 2 })
      .map((needs): Binding => ({ kind: 'written', instruction: 'Write.', needs })),
  }
);

/** Bindings that fit, given that node `a` finds orders; without them almost no plan would be valid. */
const fitting: Record<string, fc.Arbitrary<Binding>> = {
  customer: fc.constantFrom<Binding>(
    { kind: 'slot', slot: 'customer' },
    { kind: 'constant', value: 'Ann' },
    { kind: 'expression', expression: 'slots.customer & "!"' }
  ),
  orderId: fc.constantFrom<Binding>(
    { kind: 'output', node: 'a', path: 'orders[0].id' },
    { kind: 'expression', expression: 'nodes.a.orders[0].id' }
  ),
  amount: fc.constantFrom<Binding>(
    { kind: 'output', node: 'a', path: 'orders[0].total' },
    { kind: 'expression', expression: '$sum(nodes.a.orders.total)' },
    { kind: 'slot', slot: 'amount' }
  ),
  to: fc.constantFrom<Binding>(
    { kind: 'output', node: 'a', path: 'orders[0].email' },
    { kind: 'constant', value: 'x' }
  ),
  lines: fc.constantFrom<Binding>(
    { kind: 'constant', value: ['a'] },
    { kind: 'expression', expression: 'nodes.a.orders.id' }
  ),
  text: fc.constantFrom<Binding>(
    { kind: 'written', instruction: 'Write.', needs: ['a'] },
    { kind: 'output', node: 'a', path: 'orders[0].status' }
  ),
};

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const planNode = (id: string): fc.Arbitrary<PlanNode> =>
  fc
    .constantFrom(
      ...(id === 'a'
        ? ['find_orders']
        : ['find_orders', 'refund_order', 'send_mail', 'send_mail', 'write_note', 'write_note', 'fly'])
    )
    .chain((name) => {
      const schema = tools.get(name)?.inputSchema as { required?: string[] } | undefined;
      const required = Object.fromEntries(
        (schema?.required ?? []).map((argument) => [
          argument,
          fc.oneof({ weight: 20, arbitrary: fitting[argument] ?? binding }, { weight: 1, arbitrary: binding }),
        ])
      );
      return fc
        .record({
          args: fc.record(required),
          extra: fc.oneof(
            { weight: 5, arbitrary: fc.constant({}) },
            {
              weight: 1,
              arbitrary: fc.dictionary(fc.constantFrom('status', 'reason', 'other'), binding, { maxKeys: 1 }),
            }
          ),
          after: rarely(fc.array(fc.constantFrom(...ids), { maxLength: 1 })),
          when: rarely(expression),
          forEach: rarely(fc.constantFrom('["x","y"]', 'nodes.a.orders.id')),
        })
        .map(({ args, extra, after, when, forEach }) =>
          node(id, name, { ...args, ...extra }, { after, when, forEach })
        );
    });

const somePlan: fc.Arbitrary<Plan> = fc
  .oneof(
    {
      weight: 9,
      arbitrary: fc
        .subarray(ids.slice(1), { maxLength: 3 })
        .chain((others) => fc.shuffledSubarray(['a', ...others], { minLength: others.length + 1 })),
    },
    { weight: 1, arbitrary: fc.shuffledSubarray(ids, { minLength: 1 }) }
  )
  .chain((chosen) => fc.tuple(...chosen.map(planNode)))
  .map((nodes) =>
    planOf(registry, nodes, {
      slots: [slot('customer'), slot('amount', 'number')],
      answer: { kind: 'text', text: 'x' },
    })
  );

const noArtifacts = {} as ArtifactStore;

test('a plan is either rejected in words, or a valid DAG that can be walked through in order', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(somePlan, async (plan) => {
      const issues = validatePlan(plan, tools, { expressions: checkExpression });
      if (issues.length > 0) {
        for (const issue of issues) expect(issue.message.length).toBeGreaterThan(20);
        return;
      }
      accepted += 1;
      expect(() => planSchema.parse(JSON.parse(JSON.stringify(plan)))).not.toThrow();
      const known = withExpressionDependencies(plan, checkExpression);
      const order = dependencyOrder(known);
      expect(order?.slice().sort()).toEqual(plan.nodes.map(({ id }) => id).sort());
      const outputs: Record<string, Value> = {};
      for (const id of order ?? []) {
        const each = known.nodes.find((one) => one.id === id);
        if (!each) throw new Error(`the order names ${id}`);
        for (const dependency of bindingDependencies(each)) expect(outputs).toHaveProperty(dependency);
        await walk(each, outputs);
      }
    }),
    { numRuns: 800 }
  );
  // a generator that makes no valid plan would prove nothing
  expect(accepted).toBeGreaterThan(100);
}, 120_000);

/** Resolves the node's arguments as its activity would, and puts its output where later nodes find it. */
async function walk(each: PlanNode, outputs: Record<string, Value>): Promise<void> {
  const description = tools.get(each.tool);
  if (!description) throw new Error(`accepted an unknown tool ${each.tool}`);
  const request = requestOf(registry, each.tool, {
    args: each.args,
    slots: { customer: 'Ann', amount: 2 },
    outputs: { ...outputs },
    written: Object.fromEntries(Object.keys(each.args).map((argument) => [argument, 'words'])),
    ...(each.forEach === undefined ? {} : { item: 'x', index: 0 }),
  });
  try {
    const { args } = await resolveArguments(request, description.inputSchema, noArtifacts, NO_SEAL);
    const parsed = registry.get(each.tool)?.input.safeParse(args);
    const wrong = parsed?.error?.issues.map((issue) => String(issue.path[0])) ?? [];
    const { properties } = description.inputSchema as { properties?: Record<string, { enum?: unknown }> };
    // types of constants and outputs were proved by validation; what an expression gives is known only now, and which
    // member of an enumeration an output is
    for (const argument of wrong) {
      const open = properties?.[argument]?.enum === undefined ? [] : ['output'];
      expect(['expression', 'written', 'slot', ...open]).toContain(each.args[argument]?.kind);
    }
  } catch (error) {
    // an expression may find nothing, or values of a type that it cannot use
    expect(error).toMatchObject({ code: expect.stringMatching(/^(BINDING_FAILED|EXPRESSION_FAILED)$/) });
    expect(Object.values(each.args).some((one) => one.kind === 'expression')).toBe(true);
  }
  const output = OUTPUTS[each.tool] ?? null;
  outputs[each.id] = { inline: each.forEach === undefined ? output : [output, output] };
}
