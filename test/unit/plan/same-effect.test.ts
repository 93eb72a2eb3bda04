import { sameEffect } from '../../../shared/plan/same-effect';
import type { Binding, Plan, PlanNode } from '../../../shared/protocol/plan';

const slot = (name: string): Plan['slots'][number] => ({
  name,
  type: 'id',
  valueType: 'string',
  required: true,
  examples: [],
});
const node = (id: string, tool: string, args: Record<string, Binding>, over: Partial<PlanNode> = {}): PlanNode => ({
  id,
  tool,
  mutability: 'fixed',
  args,
  ...over,
});
const plan = (slots: string[], nodes: PlanNode[], text = 'Done.'): Plan => ({
  schema: 1,
  slots: slots.map(slot),
  nodes,
  answer: { kind: 'text', text },
  tools: {},
});

const look = (name: string): PlanNode => node('find', 'get_order', { orderId: { kind: 'slot', slot: name } });
const state: Binding = { kind: 'constant', value: 'open' };
const written: Binding = { kind: 'written', instruction: 'Write it.', needs: [] };
const mail = (expression: string): PlanNode => node('tell', 'mail', { text: { kind: 'expression', expression } });

describe('sameEffect', () => {
  it.each([
    [
      'other names of nodes and slots',
      plan(['a'], [look('a')]),
      { a: 'O-1' },
      plan(['b'], [{ ...look('b'), id: 'x' }]),
      { b: 'O-1' },
    ],
    [
      'a constant that equals the bound slot',
      plan(['a', 's'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state: { kind: 'slot', slot: 's' } })]),
      { a: 'C-1', s: 'open' },
      plan(['a'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state })]),
      { a: 'C-1' },
    ],
    [
      'what a rival leaves to the model',
      plan(['a'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state })]),
      { a: 'C-1' },
      plan(['a'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state: written })]),
      { a: 'C-1' },
    ],
    [
      'slots inside an expression and in the answer',
      plan(['a'], [mail('"Order " & slots.a')], 'Told {{slots.a}}'),
      { a: 'O-1' },
      plan(['b'], [mail('"Order " & slots.b')], 'Told {{slots.b}}'),
      { b: 'O-1' },
    ],
    [
      'another way of saying it, with named values and the value of a slot in its place',
      plan(
        ['a'],
        [mail('nodes.f.rows[who = $$.slots.a and n > 1].id'), { ...look('a'), id: 'f' }],
        'Told {{nodes.f.n}}'
      ),
      { a: 'Ann' },
      {
        ...plan(
          [],
          [mail('values.hers.id'), node('f', 'get_order', { orderId: { kind: 'constant', value: 'Ann' } })],
          'Is {{nodes.f.n}}.'
        ),
        values: [{ name: 'hers', expression: 'nodes.f.rows[1 < n][("Ann") = who]' }],
      },
      {},
    ],
  ])('sees through %s', (_what, a, left, b, right) => {
    expect(sameEffect({ plan: a, slots: left }, { plan: b, slots: right })).toBe(true);
  });

  it.each([
    ['another value', plan(['a'], [look('a')]), { a: 'O-1' }, plan(['a'], [look('a')]), { a: 'O-2' }],
    ['a value that is missing', plan(['a'], [look('a')]), { a: 'O-1' }, plan(['a'], [look('a')]), {}],
    [
      'another value in an expression',
      plan(['a'], [mail('slots.a')]),
      { a: '1' },
      plan(['a'], [mail('slots.a')]),
      { a: '2' },
    ],
    ['another answer', plan(['a'], [look('a')], 'yes'), { a: 'O-1' }, plan(['a'], [look('a')], 'no'), { a: 'O-1' }],
    [
      'one step more',
      plan(['a'], [look('a')]),
      { a: 'O-1' },
      plan(['a'], [look('a'), node('n', 'list', { state })]),
      { a: 'O-1' },
    ],
    [
      'a step that may be another one',
      plan(['a'], [look('a')]),
      { a: 'O-1' },
      plan(['a'], [{ ...look('a'), mutability: 'variable' }]),
      { a: 'O-1' },
    ],
    [
      'another value beside what a rival leaves to the model',
      plan(['a'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state })]),
      { a: 'C-1' },
      plan(['a'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state: written })]),
      { a: 'C-2' },
    ],
    [
      'what only the other one leaves to the model',
      plan(['a'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state: written })]),
      { a: 'C-1' },
      plan(['a'], [node('n', 'list', { id: { kind: 'slot', slot: 'a' }, state })]),
      { a: 'C-1' },
    ],
    [
      'a condition',
      plan(['a'], [look('a')]),
      { a: 'O-1' },
      plan(['a'], [{ ...look('a'), when: 'slots.a = "O-1"' }]),
      { a: 'O-1' },
    ],
  ])('tells apart: %s', (_what, a, left, b, right) => {
    expect(sameEffect({ plan: a, slots: left }, { plan: b, slots: right })).toBe(false);
  });
});
