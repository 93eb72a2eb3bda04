import fc from 'fast-check';
import { canonicalPlan, dependenciesOf, graphHash, slotSignature } from '../../../shared/plan/graph';
import { renameExpression } from '../../../shared/plan/rename-plan';
import { mergePlans, mergeTemplates } from '../../../shared/learning/generalise/merge-templates';
import type { Template } from '../../../shared/matching/template';
import type { Binding, Plan, PlanNode, Slot } from '../../../shared/protocol/plan';
import { template } from './template-fixture';

const TOOLS = ['a', 'b', 'c'];

/** Small random plans: a few tools, bindings of every kind, edges to earlier nodes only. */
const planArbitrary: fc.Arbitrary<Plan> = fc
  .array(
    fc.record({
      tool: fc.constantFrom(...TOOLS),
      needs: fc.array(fc.nat(5), { maxLength: 2 }),
      slot: fc.option(fc.nat(2)),
      constant: fc.option(fc.constantFrom('x', 'y')),
      expression: fc.boolean(),
      written: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 }
  )
  .map((drafts) => {
    const slots: Slot[] = [0, 1, 2]
      .filter((index) => drafts.some((draft) => draft.slot === index))
      .map((index) => ({
        name: `s${index}`,
        type: 'id',
        valueType: 'string',
        required: true,
        examples: [`e${index}`],
      }));
    const nodes = drafts.map((draft, index): PlanNode => {
      const earlier = [...new Set(draft.needs)].filter((need) => need < index).map((need) => `n${need}`);
      const args: Record<string, Binding> = {};
      earlier.forEach((id, at) => (args[`from${at}`] = { kind: 'output', node: id, path: 'id' }));
      if (draft.slot !== null) args.slot = { kind: 'slot', slot: `s${draft.slot}` };
      if (draft.constant !== null) args.constant = { kind: 'constant', value: draft.constant };
      if (draft.expression && earlier[0])
        args.expression = { kind: 'expression', expression: `nodes.${earlier[0]}.x & "nodes.n9"` };
      if (draft.written) args.written = { kind: 'written', instruction: 'write', needs: earlier };
      return { id: `n${index}`, tool: draft.tool, mutability: 'fixed', args };
    });
    return { schema: 1, slots, nodes, answer: { kind: 'text', text: `{{nodes.n0.id}}` }, tools: {} };
  });

/** The same plan under other names and, where the dependencies allow it, in another order. */
function disguised(plan: Plan, seed: number): Plan {
  const name = (id: string): string => `z${(Number(id.slice(1)) * 7 + seed) % 97}_${id}`;
  const slot = (id: string): string => `q_${id}`;
  const names = {
    nodes: new Map(plan.nodes.map((node) => [node.id, name(node.id)])),
    slots: new Map(plan.slots.map((item) => [item.name, slot(item.name)])),
  };
  const rename = (binding: Binding): Binding => {
    if (binding.kind === 'output') return { ...binding, node: name(binding.node) };
    if (binding.kind === 'slot') return { ...binding, slot: slot(binding.slot) };
    if (binding.kind === 'written') return { ...binding, needs: binding.needs.map(name) };
    if (binding.kind === 'expression') return { ...binding, expression: renameExpression(binding.expression, names) };
    return binding;
  };
  const nodes = plan.nodes.map((node) => ({
    ...node,
    id: name(node.id),
    args: Object.fromEntries(
      Object.entries(node.args)
        .reverse()
        .map(([key, binding]) => [key, rename(binding)])
    ),
  }));
  return {
    ...plan,
    slots: plan.slots.map((item) => ({ ...item, name: slot(item.name) })),
    nodes: seed % 2 === 0 ? nodes : [...nodes].reverse(),
    answer: { kind: 'text', text: `{{nodes.${name('n0')}.id}}` },
  };
}

describe('graphHash', () => {
  it('does not see names, the order of independent nodes, or values', () => {
    fc.assert(
      fc.property(planArbitrary, fc.nat(96), (plan, seed) => {
        expect(graphHash(disguised(plan, seed))).toBe(graphHash(plan));
      })
    );
  });

  it('sees another tool, another dependency, one node more, a repetition and a condition', () => {
    const node = (id: string, tool: string, needs?: string): PlanNode => ({
      id,
      tool,
      mutability: 'fixed',
      args: needs ? { x: { kind: 'output', node: needs, path: '' } } : {},
    });
    const plan = (...nodes: PlanNode[]): Plan => ({
      schema: 1,
      slots: [],
      nodes,
      answer: { kind: 'text', text: '' },
      tools: {},
    });
    const hashes = [
      plan(node('x', 'a'), node('y', 'b', 'x')),
      plan(node('x', 'a'), node('y', 'b')),
      plan(node('x', 'a'), node('y', 'c', 'x')),
      plan(node('x', 'a'), node('y', 'b', 'x'), node('z', 'b', 'x')),
      plan(node('x', 'a'), node('y', 'b', 'x'), node('z', 'b', 'y')),
      plan(node('x', 'a'), { ...node('y', 'b'), forEach: 'nodes.x' }),
      plan(node('x', 'a'), { ...node('y', 'b', 'x'), when: 'nodes.x' }),
    ].map(graphHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('canonicalPlan', () => {
  it('is its own canonical form and keeps every edge', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const { plan: once, nodes } = canonicalPlan(plan);
        expect(canonicalPlan(once).plan).toEqual(once);
        for (const node of plan.nodes) {
          const renamed = once.nodes.find((item) => item.id === nodes.get(node.id));
          expect(renamed && dependenciesOf(renamed).sort()).toEqual(
            dependenciesOf(node)
              .map((id) => nodes.get(id))
              .sort()
          );
        }
      })
    );
  });

  it('renames what stands in the placeholders of an answer, whatever braces they hold', () => {
    const first: PlanNode = { id: 'first', tool: 'get_order', mutability: 'fixed', args: {} };
    const text = '{{ $string({"a":{"b":1}}) & nodes.first.name }} {{nodes.first.rows[nodes = "}}"].x}}';
    const { plan } = canonicalPlan({ schema: 1, slots: [], nodes: [first], answer: { kind: 'text', text }, tools: {} });
    expect(plan.answer).toEqual({
      kind: 'text',
      text: '{{$string({"a": {"b": 1}}) & nodes.get_order.name}} {{nodes.get_order.rows[nodes = "}}"].x}}',
    });
  });

  it('tells constants apart in the signature, and slots of another type', () => {
    const plan = (binding: Binding, type: Slot['type'] = 'id'): Plan => ({
      schema: 1,
      slots: binding.kind === 'slot' ? [{ name: 's', type, valueType: 'string', required: true, examples: [] }] : [],
      nodes: [{ id: 'n', tool: 'a', mutability: 'fixed', args: { x: binding } }],
      answer: { kind: 'text', text: '' },
      tools: {},
    });
    const signatures = [
      plan({ kind: 'constant', value: 'open' }),
      plan({ kind: 'constant', value: 'closed' }),
      plan({ kind: 'slot', slot: 's' }),
      plan({ kind: 'slot', slot: 's' }, 'email'),
    ].map(slotSignature);
    expect(new Set(signatures).size).toBe(4);
  });
});

/** Two templates of one graph: the same canonical plan, with some bindings changed. */
const pairArbitrary = fc
  .tuple(planArbitrary, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), fc.nat(9), fc.nat(9))
  .map(([plan, changes, one, other]): [Template, Template] => {
    const { plan: first } = canonicalPlan(plan);
    const second: Plan = {
      ...first,
      slots: first.slots.map((slot) => ({ ...slot, examples: [`other${other}`] })),
      nodes: first.nodes.map((node, index) => {
        const [name, binding] = Object.entries(node.args).find(([, item]) => item.kind === 'output') ?? [];
        if (!changes[index] || !name || binding?.kind !== 'output') return node;
        const changed: Binding =
          index % 2 ? { ...binding, path: 'other' } : { kind: 'written', instruction: 'w', needs: [binding.node] };
        return { ...node, args: { ...node.args, [name]: changed }, after: [binding.node] };
      }),
    };
    const at = (minute: number): string => `2024-01-01T00:0${minute}:00Z`;
    return [
      template(first, { sources: [`w${one}`], createdAt: at(one), updatedAt: at(one), status: 'active' }),
      template(second, { sources: [`w${other}`], createdAt: at(other), updatedAt: at(other), pinned: true }),
    ];
  });

describe('mergeTemplates', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(pairArbitrary, ([a, b]) => {
        expect(mergeTemplates(a, b)).toEqual(mergeTemplates(b, a));
      })
    );
  });

  it('is idempotent: merging what was merged changes nothing', () => {
    fc.assert(
      fc.property(pairArbitrary, ([a, b]) => {
        const merged = mergeTemplates(a, b);
        expect(mergeTemplates(merged, merged)).toEqual(merged);
        expect(mergeTemplates(merged, b).plan).toEqual(merged.plan);
        expect(mergeTemplates(a, a)).toEqual(a);
      })
    );
  });

  it('makes a node variable where its bindings differ, and leaves a choice to the model', () => {
    const node = (args: Record<string, Binding>): Plan => ({
      schema: 1,
      slots: [],
      nodes: [
        { id: 'a', tool: 'a', mutability: 'fixed', args: {} },
        { id: 'b', tool: 'b', mutability: 'fixed', args },
      ],
      answer: { kind: 'text', text: '' },
      tools: {},
    });
    const [one, other, model] = [
      node({ x: { kind: 'output', node: 'a', path: 'id' } }),
      node({ x: { kind: 'output', node: 'a', path: 'parent' } }),
      node({ x: { kind: 'written', instruction: 'choose', needs: ['a'] } }),
    ];
    expect(mergePlans(one, other).nodes[1]).toMatchObject({ mutability: 'variable', alternatives: ['b'] });
    expect(mergePlans(one, model).nodes[1]).toMatchObject({ mutability: 'fixed', args: { x: { kind: 'written' } } });
  });

  it('never gives more trust than the more careful of the two had', () => {
    const plan: Plan = { schema: 1, slots: [], nodes: [], answer: { kind: 'text', text: '' }, tools: {} };
    const merged = mergeTemplates(
      template(plan, { status: 'active', releasedForA: true, thresholdA: 0.7 }),
      template(plan, { status: 'quarantined', thresholdA: 0.9 })
    );
    expect(merged).toMatchObject({ status: 'quarantined', releasedForA: false, thresholdA: 0.9 });
  });
});
