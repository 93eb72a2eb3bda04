import { evaluateExpression } from '../../../activities/expressions/evaluate-expression';
import { withPlanOf } from '../../../activities/learning/merge-contribution';
import type { Candidate } from '../../../shared/learning/generalise/generalise';
import { inferBindings, type ComparedRun } from '../../../shared/learning/infer/infer-bindings';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { Template } from '../../../shared/matching/template';
import { inlineValues } from '../../../shared/plan/plan-expressions';
import type { Json } from '../../../shared/protocol/json';
import type { Plan, Slot, SlotType } from '../../../shared/protocol/plan';
import { openLearning, plannedAtOnce, record } from './learning-fixture';
import { literalRun } from './run-fixture';
import { template as founded } from './template-fixture';

const slot = (name: string, type: SlotType = 'date', over: Partial<Slot> = {}): Slot => ({
  name,
  type,
  valueType: 'string',
  required: true,
  examples: ['x'],
  ...over,
});

/** A plan that counts the orders between two days, where there are any. */
const plan: Plan = {
  schema: 1,
  slots: [slot('from'), slot('to')],
  nodes: [
    {
      id: 'count',
      tool: 'count_orders',
      mutability: 'fixed',
      args: { from: { kind: 'slot', slot: 'from' }, to: { kind: 'slot', slot: 'to' } },
      when: 'slots.from < slots.to',
    },
  ],
  answer: { kind: 'text', text: 'From {{slots.from}}: {{nodes.count}}' },
  tools: {},
};

/** A run whose query says `to`, as "from monday to the previous monday", and nothing for `from`. */
const run = (slots: Record<string, Json>, over: Partial<ComparedRun> = {}): ComparedRun => ({
  slots,
  args: { count: {} },
  outputs: {},
  spare: [],
  pattern: { text: 'compare <date> with the previous <date>', placeholders: [{ type: 'date', slot: 'to' }] },
  ...over,
});

const A_WEEK = '$formatDate($shiftDate(slots.to, -7), "yyyy-MM-dd")';

/** What the plan gives its tool for other slots. */
async function derived(found: Plan, slots: Record<string, Json>): Promise<Json | undefined> {
  const binding = inlineValues(found).nodes[0]?.args.from;
  if (binding?.kind === 'slot') return slots[binding.slot];
  if (binding?.kind !== 'expression') return `(${binding?.kind})`;
  return evaluateExpression(binding.expression, { slots, nodes: {} });
}

const week = [run({ to: '2024-05-10', from: '2024-05-03' }), run({ to: '2024-05-06', from: '2024-04-29' })];

describe('a slot that no words stand for', () => {
  it('is the day a week away, where two runs of different days show it', async () => {
    const { plan: found, learnt } = inferBindings(plan, week);
    expect(found.slots.map(({ name }) => name)).toEqual(['to']);
    expect(found.values).toEqual([{ name: 'from', expression: A_WEEK }]);
    expect(found.nodes[0]?.when).toBe('values.from < slots.to');
    expect(found.answer).toEqual({ kind: 'text', text: 'From {{values.from}}: {{nodes.count}}' });
    expect(learnt).toEqual([`from is ${A_WEEK}`]);
    expect(await derived(found, { to: '2024-06-12' })).toBe('2024-06-05');
  });

  it.each<[string, ComparedRun[]]>([
    ['one run shows it', [week[0]!]],
    ['two runs of one day do', [week[0]!, week[0]!]],
    ['another run has another day', [...week, run({ to: '2024-05-08', from: '2024-05-02' })]],
    [
      'the query of a run says it',
      [
        ...week,
        run(
          { to: '2024-05-08', from: '2024-05-01' },
          {
            pattern: {
              text: '<date> <date>',
              placeholders: [
                { type: 'date', slot: 'to' },
                { type: 'date', slot: 'from' },
              ],
            },
          }
        ),
      ],
    ],
    [
      'two runs are a day away, which may be the next working day',
      [run({ to: '2024-05-06', from: '2024-05-07' }), run({ to: '2024-05-07', from: '2024-05-08' })],
    ],
    [
      'three runs of one weekday go to the next Monday',
      [
        run({ to: '2024-05-07', from: '2024-05-13' }),
        run({ to: '2024-05-14', from: '2024-05-20' }),
        run({ to: '2024-05-21', from: '2024-05-27' }),
      ],
    ],
    [
      'two slots with words explain it',
      week.map((one) => ({
        ...one,
        slots: { ...one.slots, other: one.slots.to as Json },
        pattern: {
          text: '',
          placeholders: [
            { type: 'date', slot: 'to' },
            { type: 'date', slot: 'other' },
          ],
        },
      })),
    ],
  ])('stays with the model where %s', (_name, runs) => {
    const known = { ...plan, slots: [...plan.slots, slot('other')] };
    expect(inferBindings(known, runs).plan.slots.map(({ name }) => name)).toContain('from');
  });

  it('is the day after, where three weekdays show it', async () => {
    const runs = [
      run({ to: '2024-05-06', from: '2024-05-07' }),
      run({ to: '2024-05-10', from: '2024-05-11' }),
      run({ to: '2024-05-12', from: '2024-05-13' }),
    ];
    expect(await derived(inferBindings(plan, runs).plan, { to: '2024-05-31' })).toBe('2024-06-01');
  });

  it.each<[string, Slot, Json[], Json]>([
    ['the day', slot('from'), ['2024-05-13', '2024-06-02'], '2024-07-01'],
    ['the time', slot('from', 'time', { format: 'HH:mm:ss' }), ['15:30:00', '10:15:00'], '09:05:00'],
    ['the same value', slot('from', 'datetime'), ['2024-05-13T15:30:00', '2024-06-02T10:15:00'], '2024-07-01T09:05:00'],
  ])('is %s of the point in time that the query says', async (_name, own, values, expected) => {
    const whole = ['2024-05-13T15:30:00', '2024-06-02T10:15:00'];
    const known = { ...plan, slots: [own, slot('to', 'datetime')] };
    const runs = values.map((from, at) =>
      run({ to: whole[at] as Json, from }, { pattern: { text: '', placeholders: [{ type: 'datetime', slot: 'to' }] } })
    );
    expect(await derived(inferBindings(known, runs).plan, { to: '2024-07-01T09:05:00' })).toBe(expected);
  });

  it('is a value of the query that no slot took', async () => {
    const runs = ['2024-05-13', '2024-06-02'].map((from) =>
      run(
        { from },
        {
          spare: [{ type: 'date', value: from, text: from }],
          pattern: { text: 'of <date>', placeholders: [{ type: 'date' }] },
        }
      )
    );
    const { plan: found, slots } = inferBindings({ ...plan, slots: [slot('from')] }, runs);
    expect(slots).toEqual([{ slot: 'date', type: 'date', place: 0 }]);
    expect(found.slots.map(({ name }) => name)).toEqual(['date']);
    expect(await derived(found, { date: '2024-07-01' })).toBe('2024-07-01');
  });

  it('gives its place to nothing that an argument could be read from', () => {
    const { plan: found } = inferBindings(plan, week);
    const open = { ...found.nodes[0]!, args: { from: { kind: 'written' as const, instruction: '', needs: [] } } };
    const runs = week.map((one) => ({ ...one, args: { count: { from: one.slots.from as Json } } }));
    const [node] = inferBindings({ ...found, nodes: [open] }, runs).plan.nodes;
    expect(node?.args.from).toMatchObject({ expression: A_WEEK });
  });
});

describe('one more run of a template with a derived slot', () => {
  const known: Template = { ...founded(plan), plan: inferBindings(plan, week).plan };
  const more = (slots: Record<string, Json>, words: string[] = ['to']): Candidate => ({
    plan,
    slots,
    pattern: { text: '', placeholders: words.map((name) => ({ type: 'date', slot: name })) },
    names: [],
    observed: { args: {}, outputs: {} },
    spare: [],
    left: {},
    findings: [],
  });

  it('keeps it where its value is the derived one', async () => {
    const { template } = await withPlanOf(
      known,
      founded(plan),
      more({ to: '2024-05-08', from: '2024-05-01' }),
      undefined
    );
    expect(template.plan).toEqual(known.plan);
  });

  it.each<[string, Candidate]>([
    ['its value is another one', more({ to: '2024-05-08', from: '2024-04-08' })],
    ['its query says it', more({ to: '2024-05-08', from: '2024-05-01' }, ['to', 'from'])],
  ])('has the slot again where %s', async (_name, candidate) => {
    const { template } = await withPlanOf(known, founded(plan), candidate, undefined);
    expect(template.plan.slots.map(({ name }) => name)).toEqual(['from', 'to']);
    expect(template.plan.nodes).toEqual(plan.nodes);
    expect(template.plan).not.toHaveProperty('values');
  });

  it('is no exact one in words that say the derived value', () => {
    const options = { lexicon: [], now: '2024-05-06T09:00:00Z', timeZone: 'UTC' };
    const query = 'Compare 2024-05-01 with 2024-04-01';
    const pattern = { text: 'Compare <date> with <date>', placeholders: more({}, ['to', 'from']).pattern.placeholders };
    const bound = bindSlots(readQuery(query, maskQuery(query, options), options), pattern, known.plan.slots);
    expect(bound.unslotted).toEqual(['<date>']);
  });
});

/** A run that reminds of an order on two days, of which the planner worked the second one out. */
function reminded(order: string, on: string, before: string): ReturnType<typeof record> {
  const said = (name: string, words: string, value: string): Slot => ({
    ...slot(name, 'text', { said: words }),
    examples: [value],
  });
  const due = `${before} and ${on}`;
  const run = literalRun([{ tool: 'remind', args: { orderId: order, due }, output: {} }]);
  const [node] = run.plan.nodes;
  const args = {
    orderId: { kind: 'slot' as const, slot: 'order' },
    due: { kind: 'expression' as const, expression: 'slots.before & " and " & slots.on' },
  };
  const slots = [
    said('order', order, order),
    said('on', on, on),
    said('before', 'the same day of the week before', before),
  ];
  return record(
    `Remind me of order ${order} on ${on} and the same day of the week before`,
    {
      ...run,
      plan: { ...run.plan, slots, nodes: [{ ...node!, args }] },
      slots: { order, on, before },
    },
    plannedAtOnce()
  );
}

describe('runs of one wording', () => {
  it('teach a template that has no slot without words, and stay in it', async () => {
    const learning = await openLearning();
    const id = await learning.learn(reminded('ORD-1042', '2024-05-10', '2024-05-03'));
    expect((await learning.template(id)).plan.slots).toHaveLength(3);
    expect(await learning.learn(reminded('ORD-77', '2024-06-12', '2024-06-05'))).toBe(id);
    const { plan: found } = await learning.template(id);
    expect(found.slots.map(({ type }) => type).sort()).toEqual(['date', 'id']);
    expect(await learning.learn(reminded('ORD-78', '2024-06-20', '2024-06-13'))).toBe(id);
    const after = (await learning.template(id)).plan;
    expect({ ...after, slots: [] }).toEqual({ ...found, slots: [] });
    const due = inlineValues(after).nodes[0]?.args.due;
    const day = after.slots.find(({ type }) => type === 'date')!.name;
    expect(
      await evaluateExpression(due?.kind === 'expression' ? due.expression : '', {
        slots: { [day]: '2024-07-31' },
        nodes: {},
      })
    ).toBe('2024-07-24 and 2024-07-31');
  });

  it('have the slot again after one with another value, and keep it', async () => {
    const learning = await openLearning();
    const id = await learning.learn(reminded('ORD-1042', '2024-05-10', '2024-05-03'));
    await learning.learn(reminded('ORD-77', '2024-06-12', '2024-06-05'));
    await learning.learn(reminded('ORD-78', '2024-06-20', '2024-05-20'));
    await learning.learn(reminded('ORD-79', '2024-06-21', '2024-06-14'));
    expect((await learning.template(id)).plan.slots).toHaveLength(3);
  });
});
