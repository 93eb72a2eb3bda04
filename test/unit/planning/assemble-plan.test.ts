import fc from 'fast-check';
import { checkExpression } from '../../../activities/expressions/check-expression';
import { assemblePlan } from '../../../activities/planning/assemble-plan';
import { planOutputSchema } from '../../../activities/planning/model-output.schema';
import { planSystem } from '../../../activities/planning/plan-prompt';
import { dependencyOrder, validatePlan, withExpressionDependencies } from '../../../shared/plan/validate-plan';
import { planRequest, registry } from './planning-desk';

const tools = new Map(registry.list().map((tool) => [tool.name, tool]));

/** Output as a confused model writes it: real and made-up tools, names, references and expressions, in any combination. */
const id = fc.constantFrom('a', 'b', 'c', 'A b', '__proto__', 'constructor', '');
const value = fc.oneof(
  fc.constantFrom(
    'a.id',
    'nodes.b',
    'c.orders[0].id',
    '{{a.id}}',
    '1',
    '"x"',
    '[',
    'null',
    'item.id',
    'a',
    '$eval("1")'
  ),
  fc.string()
);
const node = fc.record(
  {
    id,
    tool: fc.constantFrom(...tools.keys(), 'toString', 'nope'),
    args: fc.array(
      fc.record({
        name: fc.constantFrom('email', 'customerId', 'orderId', 'amount', 'reason', 'text', '__proto__', 'to'),
        from: fc.constantFrom('constant', 'output', 'expression', 'written'),
        value,
      }),
      { maxLength: 4 }
    ),
    after: fc.array(id, { maxLength: 2 }),
    when: value,
    forEach: value,
    onError: fc.constantFrom('fail', 'continue', ''),
  },
  { requiredKeys: ['id', 'tool', 'args'] }
);
const output = fc.record(
  {
    nodes: fc.array(node, { maxLength: 5 }),
    answer: fc.record({ kind: fc.constantFrom('text', 'written'), text: fc.oneof(value, fc.constant('{{a.id}} {{')) }),
    more: fc.boolean(),
    ask: fc.string(),
    earlier: fc.array(fc.record({ call: id, decision: fc.constantFrom('keep', 'replace', 'again') }), { maxLength: 2 }),
  },
  { requiredKeys: ['nodes'] }
);

test('whatever the model writes is refused or is a plan that can run, and never throws', () => {
  let accepted = 0;
  fc.assert(
    fc.property(output, (written) => {
      const parsed = planOutputSchema.safeParse(written);
      if (!parsed.success) return;
      const { plan, issues } = assemblePlan(parsed.data, planRequest(), tools, checkExpression);
      const faults = [...issues, ...validatePlan(plan, tools, { calls: [], expressions: checkExpression })];
      if (faults.length > 0) return;
      accepted += 1;
      const order = dependencyOrder(withExpressionDependencies(plan, checkExpression));
      expect(order).toHaveLength(plan.nodes.length);
      for (const { tool } of plan.nodes) expect(plan.tools[tool]?.contract).toBe(tools.get(tool)?.contract);
    }),
    { numRuns: 400 }
  );
  expect(accepted).toBeGreaterThan(0);
});

test('an argument named __proto__ is refused like any other unknown one', () => {
  const args = JSON.parse(
    '[{"name":"__proto__","from":"constant","value":"1"},{"name":"email","from":"constant","value":"a@b.co"}]'
  ) as unknown;
  const written = planOutputSchema.parse({
    nodes: [{ id: 'a', tool: 'find_customer', args }],
    answer: { kind: 'text', text: 'x' },
  });
  const { plan } = assemblePlan(written, planRequest(), tools, checkExpression);
  expect(validatePlan(plan, tools).map(({ rule }) => rule)).toContain('unknown-argument');
});

test('the catalogue does not depend on the order in which tools were registered', () => {
  expect(planSystem([...tools.values()].reverse())).toBe(planSystem([...tools.values()]));
});
