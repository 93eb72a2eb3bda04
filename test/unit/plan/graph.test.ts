import fc from 'fast-check';
import { canonicalPlan, dependenciesOf, graphHash, slotSignature } from '../../../shared/plan/graph';
import { renameExpression } from '../../../shared/plan/rename-plan';
import { mergePlans, mergeTemplates } from '../../../shared/learning/generalise/merge-templates';
import type { Template } from '../../../shared/matching/template';
import type { Binding, Plan, PlanNode, Slot } from '../../../shared/protocol/plan';
import { template } from '../learning/template-fixture';

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
  it('is its own canonical form where a constant alone tells two slots apart', () => {
    const node = (id: string, tool: string, slot: string, constant?: string): PlanNode => ({
      id,
      tool,
      mutability: 'fixed',
      args: {
        slot: { kind: 'slot', slot },
        ...(constant === undefined ? {} : { constant: { kind: 'constant', value: constant } }),
      },
    });
    const slot = (name: string): Slot => ({ name, type: 'id', valueType: 'string', required: true, examples: [name] });
    const { plan: once } = canonicalPlan({
      schema: 1,
      slots: [slot('s0'), slot('s2')],
      nodes: [
        node('n0', 'a', 's0', 'y'),
        node('n1', 'b', 's0'),
        node('n2', 'b', 's2', 'x'),
        node('n3', 'a', 's2', 'y'),
      ],
      answer: { kind: 'text', text: '{{nodes.n0.id}}' },
      tools: {},
    });
    expect(canonicalPlan(once).plan).toEqual(once);
  });

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

/** One request as two planners write it. */
describe('another style of the same plan', () => {
  const slot = (name: string): Slot => ({ name, type: 'name', valueType: 'string', required: true, examples: [] });
  const tools = {
    search: { effect: 'read' },
    mail: { effect: 'once' },
    chart: { effect: 'once' },
  } as unknown as Plan['tools'];
  const node = (id: string, tool: string, args: Record<string, Binding>, more: Partial<PlanNode> = {}): PlanNode => ({
    id,
    tool,
    mutability: 'fixed',
    args,
    ...more,
  });
  const text = (expression: string): Binding => ({ kind: 'expression', expression });
  const one: Plan = {
    schema: 1,
    slots: [slot('who')],
    nodes: [
      node('found', 'search', { query: { kind: 'slot', slot: 'who' } }),
      node(
        'tell',
        'mail',
        { to: { kind: 'output', node: 'found', path: 'rows[0].email' }, body: text('"Hi " & slots.who') },
        {
          when: '$count(nodes.found.rows[owner = $$.slots.who and open = true]) > 0',
          after: ['found'],
        }
      ),
    ],
    answer: { kind: 'text', text: 'Told {{slots.who}}: {{$count(nodes.found.rows)}}' },
    tools,
  };
  const other: Plan = {
    ...one,
    slots: [slot('person'), slot('never_used')],
    values: [{ name: 'mine', expression: '(nodes.s1.rows[(open = true)][$$.slots.person = owner])' }],
    nodes: [
      node('s1', 'search', { query: text('$$.slots.person') }),
      node(
        'm1',
        'mail',
        { body: text("'Hi ' & ($string(slots.person))"), to: text('nodes.s1.rows[0].email') },
        {
          when: '$exists(values.mine) and 0 < $count(values.mine)',
        }
      ),
    ],
    answer: { kind: 'text', text: 'I told {{ slots.person }} of {{ $count($$.nodes.s1.rows) }} rows.' },
  };

  it('has the same hash and signature', () => {
    expect(graphHash(other)).toBe(graphHash(one));
    expect(slotSignature(other)).toBe(slotSignature(one));
  });

  it('confirms the first, whose words stay', () => {
    const [first, second] = [canonicalPlan(one).plan, canonicalPlan(other).plan];
    const merged = mergePlans(first, second);
    expect(merged.nodes).toEqual(first.nodes);
    expect(merged.values).toBeUndefined();
    const reverse = mergePlans(second, first);
    expect(reverse.nodes.map(({ mutability }) => mutability)).toEqual(['fixed', 'fixed']);
    expect(reverse.nodes[1]?.when).toBe(second.nodes[1]?.when);
    expect(reverse.values).toEqual(second.values);
  });

  it('is another plan where the condition is another', () => {
    const opposite = {
      ...other,
      nodes: other.nodes.map((item) => (item.when ? { ...item, when: '$not($exists(values.mine))' } : item)),
    };
    const merged = mergePlans(canonicalPlan(one).plan, canonicalPlan(opposite).plan);
    expect(merged.nodes.map(({ mutability }) => mutability)).toEqual(['fixed', 'variable']);
  });

  it('shows the same facts in other words, where the plan only reads', () => {
    const reads = (answer: string): Plan => ({
      ...one,
      nodes: one.nodes.slice(0, 1),
      answer: { kind: 'text', text: answer },
    });
    const shown = slotSignature(reads('There are {{$count(nodes.found.rows)}} of {{slots.who}}.'));
    expect(slotSignature(reads('{{"Found: " & $string($count(nodes.found.rows))}}'))).toBe(shown);
    expect(slotSignature(reads('The first is {{nodes.found.rows[0].email}}.'))).not.toBe(shown);
  });

  it('keeps the order of independent nodes of the plan that founded the template', () => {
    const chart = (id: string, column: string): PlanNode =>
      node(id, 'chart', { column: { kind: 'constant', value: column } });
    const written = (...columns: string[]): Plan => ({
      schema: 1,
      slots: [],
      nodes: columns.map((column, at) => chart(`c${at}`, column)),
      answer: { kind: 'text', text: 'Done.' },
      tools,
    });
    const columns = (plan: Plan): unknown[] => plan.nodes.map(({ args }) => args.column);
    const [first, second] = [canonicalPlan(written('b', 'a')).plan, canonicalPlan(written('a', 'b')).plan];
    expect(columns(first)).toEqual(columns(written('b', 'a')));
    expect(slotSignature(first)).toBe(slotSignature(second));
    expect(columns(mergePlans(first, second))).toEqual(columns(first));
    const at = (minute: number): string => `2024-01-01T00:0${minute}:00Z`;
    const later = template(first, { createdAt: at(2), updatedAt: at(2) });
    const earlier = template(second, { createdAt: at(1), updatedAt: at(1) });
    expect(columns(mergeTemplates(later, earlier).plan)).toEqual(columns(second));
    expect(columns(mergeTemplates(earlier, later).plan)).toEqual(columns(second));
  });
});
