import fc from 'fast-check';
import { planMermaid, planText } from '../../../cli/draw-plan';
import type { Plan, PlanNode } from '../../../shared/protocol/plan';

const node = (id: string, changes: Partial<PlanNode> = {}): PlanNode => ({
  id,
  tool: `${id}_tool`,
  mutability: 'fixed',
  args: {},
  ...changes,
});

const plan = (nodes: PlanNode[]): Plan => ({
  schema: 1,
  slots: [
    { name: 'orderId', type: 'id', valueType: 'string', required: true, examples: ['1042'] },
    { name: 'speed', type: 'enum', valueType: 'string', required: false, values: ['slow', 'fast'], examples: [] },
  ],
  values: [{ name: 'half', expression: 'nodes.find.total / 2' }],
  nodes,
  answer: { kind: 'text', text: 'Refund {{nodes.refund.id}}' },
  tools: {},
});

describe('planText', () => {
  it('shows slots, bindings in words, conditions and the answer, dependencies first', () => {
    const text = planText(
      plan([
        node('mail', {
          after: ['refund'],
          onError: 'continue',
          when: 'slots.speed = "fast"',
          args: { body: { kind: 'written', instruction: 'an apology', needs: ['refund'] } },
        }),
        node('refund', {
          mutability: 'variable',
          alternatives: ['refund_tool', 'void_tool'],
          args: {
            order: { kind: 'output', node: 'find', path: 'order.id' },
            amount: { kind: 'expression', expression: 'nodes.find.total / 2' },
            note: { kind: 'constant', value: 'x' },
            by: { kind: 'context', path: 'user' },
          },
        }),
        node('find', { forEach: 'slots.orderId', args: { id: { kind: 'slot', slot: 'orderId' } } }),
      ])
    );
    const order = ['find · find_tool', 'refund · refund_tool', 'mail · mail_tool'].map((line) => text.indexOf(line));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(text).toContain('slot orderId: id (string), e.g. "1042"');
    expect(text).toContain('slot speed: enum of slow, fast (string, optional)');
    expect(text).toContain('order = output of find at order.id');
    expect(text).toContain('amount = expression nodes.find.total / 2');
    expect(text).toContain('variable: refund_tool or void_tool ← find');
    expect(text).toContain('body = written by the model: an apology');
    expect(text).toContain('value half: nodes.find.total / 2');
    expect(text).toContain('by = context user');
    expect(text).toContain('when slots.speed = "fast"');
    expect(text).toContain('for each of slots.orderId');
    expect(text).toContain('answer: Refund {{nodes.refund.id}}');
  });

  it('names every node once, whatever the graph', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const graph = fc.array(fc.subarray(ids), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(graph, (afters) => {
        const text = planText(plan(ids.map((id, at) => node(id, { after: afters[at] }))));
        for (const id of ids) expect(text.split(`${id} · ${id}_tool`)).toHaveLength(2);
      })
    );
  });
});

describe('planMermaid', () => {
  it('draws data as labelled arrows, order as dotted ones, and conditions as hexagons', () => {
    const chart = planMermaid(
      plan([
        node('find'),
        node('refund', { args: { order: { kind: 'output', node: 'find', path: '' } } }),
        node('mail', { after: ['refund'], when: 'true' }),
      ])
    );
    expect(chart).toBe(
      [
        'flowchart TD',
        '  find["find<br/>find_tool"]',
        '  refund["refund<br/>refund_tool"]',
        '  mail{{"mail<br/>mail_tool<br/>when"}}',
        '  find -->|"order"| refund',
        '  refund -.-> mail',
      ].join('\n')
    );
  });
});
