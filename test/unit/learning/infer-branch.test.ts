import { evaluateExpression } from '../../../activities/expressions/evaluate-expression';
import { joinBranches, type Branch } from '../../../shared/learning/infer/infer-branch';
import type { ComparedRun } from '../../../shared/learning/infer/infer-bindings';
import type { Json } from '../../../shared/protocol/json';
import type { Plan, PlanNode } from '../../../shared/protocol/plan';

const look: PlanNode = { id: 'look', tool: 'look', mutability: 'fixed', args: { id: { kind: 'slot', slot: 'id' } } };
const act = (id: string): PlanNode => ({
  id,
  tool: id,
  mutability: 'variable',
  alternatives: [id],
  args: { id: { kind: 'slot', slot: 'id' } },
});
const plan = (...nodes: PlanNode[]): Plan => ({
  schema: 1,
  slots: [
    { name: 'id', type: 'id', valueType: 'string', required: true, examples: [] },
    { name: 'days', type: 'number', valueType: 'number', required: true, examples: [] },
  ],
  nodes,
  answer: { kind: 'text', text: 'ok' },
  tools: {},
});
const runs = (outputs: Json[], days = [1, 2, 3]): ComparedRun[] =>
  outputs.map((output, at) => ({ slots: { id: `O-${at}`, days: days[at] ?? 5 }, args: {}, outputs: { look: output } }));
/** Numbers of the query that separate nothing. */
const DAYS = [4_000, 5_000, 6_000];
const branch = (nodes: PlanNode[], outputs: Json[], days?: number[]): Branch => ({
  plan: plan(...nodes),
  runs: runs(outputs, days),
});

describe('joinBranches', () => {
  it('finds the one field whose value separates the runs, and settles the node', () => {
    const joined = joinBranches(
      branch(
        [look, act('remind')],
        [
          { state: 'late', n: 1 },
          { state: 'late', n: 2 },
          { state: 'late', n: 1 },
        ]
      ),
      branch(
        [look],
        [
          { state: 'fine', n: 1 },
          { state: 'lost', n: 2 },
          { state: 'fine', n: 3 },
        ]
      )
    );
    expect(joined?.when).toBe('nodes.look.state = "late"');
    expect(joined?.plan.nodes[1]).toEqual({
      id: 'remind',
      tool: 'remind',
      mutability: 'fixed',
      args: { id: { kind: 'slot', slot: 'id' } },
      when: 'nodes.look.state = "late"',
      after: ['look'],
    });
  });

  it('joins two ways to go on as if and else', () => {
    const joined = joinBranches(
      branch([look, act('remind')], [{ late: true }, { late: true }, { late: true }]),
      branch([look, act('thank')], [{ late: false }, { late: false }, { late: false }])
    );
    expect(joined?.plan.nodes.map((node) => [node.id, node.when])).toEqual([
      ['look', undefined],
      ['remind', 'nodes.look.late = true'],
      ['thank', '$not(nodes.look.late = true)'],
    ]);
    expect(joined?.only).toEqual({ first: ['remind'], second: ['thank'] });
  });

  it('compares a count or a field with a slot of the query', () => {
    const joined = joinBranches(
      branch([look, act('remind')], [{ age: 5 }, { age: 3 }, { age: 9 }], [1, 2, 3]),
      branch([look], [{ age: 1 }, { age: 2 }, { age: 3 }], [4, 5, 6])
    );
    expect(joined).toBeUndefined(); // `>` and `>=` both hold, and only one of them can be meant
    const strict = joinBranches(
      branch([look, act('remind')], [{ age: 5 }, { age: 3 }, { age: 9 }], [1, 2, 3]),
      branch([look], [{ age: 4 }, { age: 2 }, { age: 3 }], [4, 5, 6])
    );
    expect(strict?.when).toBe('nodes.look.age > slots.days');
  });

  it.each<[string, number[], number[], string | undefined]>([
    ['above a round number', [103, 140, 180], [20, 60, 97], 'nodes.look.total > 100'],
    ['up to a number', [3, 7, 12], [18, 25, 31], 'nodes.look.total <= 15'],
    ['whole numbers that touch', [5, 6, 9], [1, 3, 4], 'nodes.look.total > 4'],
    ['fractions', [0.31, 0.4, 0.6], [0.1, 0.2, 0.28], 'nodes.look.total > 0.3'],
    ['sides that overlap', [5, 6, 9], [1, 3, 7], undefined],
    ['a gap in which the border could be anywhere', [900, 950, 990], [1, 2, 3], undefined],
    ['one value on a side', [5, 6, 7], [4, 4, 4], undefined],
  ])('separates by a number that nobody said: %s', (_what, inside, outside, when) => {
    const of = (values: number[]): Json[] =>
      values.map((total, at) => ({ total, lineId: inside === values ? at + 9 : at }));
    const joined = joinBranches(branch([look, act('remind')], of(inside), DAYS), branch([look], of(outside), DAYS));
    expect(joined?.when).toBe(when);
  });

  it('leaves it to the model where two numbers separate the runs', () => {
    const of = (values: number[]): Json[] => values.map((n) => ({ total: n, weight: n * 2 }));
    expect(joinBranches(branch([look, act('remind')], of([6, 7, 8])), branch([look], of([3, 4, 5])))).toBeUndefined();
  });

  it('asks whether a list holds anything', () => {
    const joined = joinBranches(
      branch([look, act('remind')], [[1], [1, 2], [3]]),
      branch([look], [[], [], []], [9, 9, 9])
    );
    expect(joined?.when).toBe('$count(nodes.look) > 0');
  });

  it('answers by the branch that was taken', async () => {
    const said = (branch: Branch, text: string): Branch => ({
      ...branch,
      plan: { ...branch.plan, answer: { kind: 'text', text } },
    });
    const joined = joinBranches(
      said(
        branch([look, act('remind')], [{ late: true }, { late: true }, { late: true }]),
        'Reminded of {{slots.id}}.'
      ),
      said(branch([look], [{ late: false }, { late: false }, { late: false }]), 'Not late.')
    );
    const { answer } = joined?.plan ?? {};
    const expression = answer?.kind === 'text' ? answer.text.replace(/^\{\{|\}\}$/g, '') : '';
    const say = (late: boolean) => evaluateExpression(expression, { slots: { id: 'O-7' }, nodes: { look: { late } } });
    expect([await say(true), await say(false)]).toEqual(['Reminded of O-7.', 'Not late.']);
  });

  it.each<[string, Branch, Branch]>([
    [
      'two runs on a side',
      branch([look, act('x')], [{ s: 'a' }, { s: 'a' }]),
      branch([look], [{ s: 'b' }, { s: 'b' }, { s: 'b' }]),
    ],
    [
      'a run that the field does not separate',
      branch([look, act('x')], [{ s: 'a' }, { s: 'a' }, { s: 'b' }]),
      branch([look], [{ s: 'b' }, { s: 'b' }, { s: 'b' }]),
    ],
    [
      'two fields that both separate',
      branch(
        [look, act('x')],
        [
          { s: 'a', t: 'c' },
          { s: 'a', t: 'c' },
          { s: 'a', t: 'c' },
        ]
      ),
      branch(
        [look],
        [
          { s: 'b', t: 'd' },
          { s: 'b', t: 'd' },
          { s: 'b', t: 'd' },
        ]
      ),
    ],
    [
      'names, which are no states',
      branch([look, act('x')], [{ s: 'O-1' }, { s: 'O-1' }, { s: 'O-1' }]),
      branch([look], [{ s: 'O-2' }, { s: 'O-2' }, { s: 'O-2' }]),
    ],
    [
      'plans that do other things under one name',
      branch([look, act('x')], [{ s: 'a' }, { s: 'a' }, { s: 'a' }]),
      branch([{ ...look, args: {} }], [{ s: 'b' }, { s: 'b' }, { s: 'b' }]),
    ],
  ])('leaves the branch to B: %s', (_what, first, second) => {
    expect(joinBranches(first, second)).toBeUndefined();
  });
});
