import { confirmWording } from '../../../shared/learning/generalise/confirm-wording';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { Json } from '../../../shared/protocol/json';
import type { Plan, Slot } from '../../../shared/protocol/plan';
import { observed } from './call-fixture';
import { generalise, literalRun, NOW } from './run-fixture';

type Run = Parameters<typeof generalise>[1];

const masked = (query: string): ReturnType<typeof maskQuery> =>
  maskQuery(query, { lexicon: [], now: NOW, timeZone: 'UTC' });

/** A slot as a planner names it. */
const said = (name: string, words: string, value: Json): [Slot, Json] => [
  {
    name,
    said: words,
    type: 'text',
    valueType: typeof value === 'number' ? 'number' : 'string',
    required: true,
    examples: [],
  },
  value,
];

/** The run of a plan whose planner named these slots, and wrote one reminder and these parts. */
function reminder(slots: [Slot, Json][], due: string, rest: Partial<Plan> = {}): Run {
  const run = literalRun([{ tool: 'remind', args: { orderId: 'open', due: 'then' }, output: {} }], {
    kind: 'text',
    text: 'Done.',
  });
  const [node] = run.plan.nodes;
  const nodes = [
    {
      ...node!,
      args: {
        orderId: { kind: 'constant' as const, value: 'open' },
        due: { kind: 'expression' as const, expression: due },
      },
    },
  ];
  return {
    ...run,
    sawOutputs: false,
    context: { environment: 'default', permissions: [], now: NOW, timeZone: 'UTC' },
    plan: { ...run.plan, slots: slots.map(([slot]) => slot), nodes, ...rest },
    slots: Object.fromEntries(slots.map(([slot, value]) => [slot.name, value])),
  };
}

describe('what a planner read in the words of the query', () => {
  it('stays a slot that a model fills, where no rule reads it', () => {
    const run = reminder([said('before', 'the previous monday', '2024-04-22')], 'slots.before');
    const { plan, pattern, left } = generalise('Remind me as on the previous monday', run);
    const [slot] = plan.slots;
    expect(slot).toMatchObject({ type: 'date', required: true, examples: ['2024-04-22'] });
    expect(left).toEqual({});
    const query = 'Remind me as on the previous friday';
    const bound = bindSlots(
      readQuery(query, masked(query), { lexicon: [], now: NOW, timeZone: 'UTC' }),
      pattern,
      plan.slots
    );
    expect(bound.unbound).toEqual([slot!.name]);
  });

  it('is a slot with words where they go by a day that the query says too', () => {
    const slots = [said('on', 'friday', '2024-05-03'), said('before', 'the previous friday', '2024-04-26')];
    const run = reminder(slots, 'slots.before & " and " & slots.on');
    const { plan, pattern } = generalise('Remind me of what was late on friday and the previous friday', run);
    expect(plan.slots).toHaveLength(2);
    expect(pattern.text).toBe('Remind me of what was late on <date> and <date>');
    expect(pattern.placeholders.map(({ slot }) => slot)).toEqual(plan.slots.map(({ name }) => name));
  });

  it('is a part of the request where it is a word', () => {
    const run = reminder([said('kind', 'late', 'overdue')], '"on " & slots.kind');
    const { plan } = generalise('Remind me of what is late', run);
    expect(plan.slots).toEqual([]);
  });

  it.each([
    ['in the morning', '11:30', '11:30:00'],
    ['in the half of the day that the planner took', '3:30', '15:30:00'],
  ])('the day and the time of one point in time are one slot, %s', (_name, words, time) => {
    const slots = [said('day', 'May 13', '2024-05-13'), said('hour', words, time)];
    const {
      plan,
      pattern,
      slots: values,
    } = generalise(`Remind me on May 13 at ${words}`, reminder(slots, 'slots.day & " " & slots.hour'));
    expect(plan.slots).toMatchObject([{ type: 'datetime' }]);
    const [name] = Object.keys(values);
    expect(values[name!]).toBe(`2024-05-13T${time}`);
    expect(plan.nodes[0]?.args.due).toEqual({
      kind: 'expression',
      expression: `$formatDate(slots.${name}, "yyyy-MM-dd") & " " & $formatDate(slots.${name}, "HH:mm:ss")`,
    });
    const query = 'Remind me on June 2 at 10:15';
    const bound = bindSlots(
      readQuery(query, masked(query), { lexicon: [], now: NOW, timeZone: 'UTC' }),
      pattern,
      plan.slots
    );
    expect(bound).toMatchObject({ fit: 'exact', unbound: [], bindings: [{ value: '2024-06-02T10:15:00' }] });
  });

  it.each([
    ['the words of the day', 'May 13'],
    ['the words of the whole', 'May 13 at 3:30'],
  ])('the day is no slot beside the point in time that it is of, said in %s', (_name, words) => {
    const slots = [said('day', words, '2024-05-13'), said('hour', '3:30', '15:30:00')];
    const { plan, slots: values } = generalise(
      'Remind me on May 13 at 3:30',
      reminder(slots, 'slots.day & " " & slots.hour')
    );
    expect(Object.values(values)).toEqual(['2024-05-13T15:30:00']);
    expect(plan.slots).toMatchObject([{ type: 'datetime' }]);
  });

  it('is the half of the day that the whole was given in, beside its day', () => {
    const slots = [said('day', 'May 13 at 3:30', '2024-05-13'), said('at', 'May 13 at 3:30', '2024-05-13 15:30:00')];
    const { plan, slots: values } = generalise(
      'Remind me on May 13 at 3:30',
      reminder(slots, 'slots.at & " of " & slots.day')
    );
    const [name] = Object.keys(values);
    expect(values).toEqual({ [name!]: '2024-05-13T15:30:00' });
    expect(plan.nodes[0]?.args.due).toMatchObject({
      expression: `$formatDate(slots.${name}, "yyyy-MM-dd HH:mm:ss") & " of " & $formatDate(slots.${name}, "yyyy-MM-dd")`,
    });
  });

  it('is one slot where two are said in the same words', () => {
    const slots = [said('from', 'May 13', '2024-05-13'), said('to', 'May 13', '2024-05-13')];
    const { plan, pattern } = generalise('Remind me on May 13', reminder(slots, 'slots.from & " to " & slots.to'));
    const [slot] = plan.slots;
    expect(plan.slots).toHaveLength(1);
    expect(pattern.placeholders).toEqual([{ type: 'date', slot: slot!.name }]);
    expect(plan.nodes[0]?.args.due).toEqual({
      kind: 'expression',
      expression: `slots.${slot!.name} & " to " & slots.${slot!.name}`,
    });
  });

  it('stays a slot of its own where the same words were given as another day', () => {
    const slots = [said('from', 'May 13', '2024-05-13'), said('to', 'May 13', '2024-05-14')];
    const { plan } = generalise('Remind me on May 13', reminder(slots, 'slots.from & " to " & slots.to'));
    expect(plan.slots).toHaveLength(2);
  });

  it('is no time of the plan where the query says another', () => {
    const { left } = generalise('Remind me on May 13 at 3:30', reminder([], '"2024-05-13 " & "17:45:00"'));
    expect(Object.values(left)).toEqual([expect.stringContaining('the query')]);
    expect(generalise('Remind me of order open', reminder([], '"now " & "17:45:00"')).left).toEqual({});
  });

  it('is no date of another age, which is a bound', () => {
    expect(generalise('Remind me of all', reminder([], '"1970-01-01" & "T00:00"')).left).toEqual({});
    expect(Object.values(generalise('Remind me of all', reminder([], '"2024-05-01" & "T00:00"')).left)).toEqual([
      expect.stringContaining('date'),
    ]);
  });
});

describe('what a planner named once', () => {
  const values = [
    { name: 'words', expression: '["a", "b", "c"][$contains($, $$.slots.part)]' },
    { name: 'many', expression: '$count(values.words)' },
  ];
  const slots = [said('part', 'bolts', 'bolts')];
  const named = reminder(slots, 'values.many > 1 ? $join(values.words) : $string(values.many)', {
    values,
    answer: { kind: 'text', text: '{{values.many}} of them' },
  });

  it('stands once in the template, under the names that it gave', () => {
    const { plan } = generalise('Remind me of bolts', named);
    const [slot] = plan.slots;
    expect(plan.values).toEqual([
      { name: 'words', expression: `["a", "b", "c"][$contains($, $$.slots.${slot!.name})]` },
      { name: 'many', expression: '$count(values.words)' },
    ]);
    expect(plan.nodes[0]?.args.due).toEqual({
      kind: 'expression',
      expression: 'values.many > 1 ? $join(values.words) : $string(values.many)',
    });
    expect(plan.answer).toEqual({ kind: 'text', text: '{{values.many}} of them' });
  });

  it('is the same template as one that writes it out', () => {
    const { plan } = generalise('Remind me of bolts', named);
    const out = { ...plan, values: undefined };
    expect(confirmWording(ranB(plan), plan)).toBeDefined();
    expect(confirmWording(ranB({ ...out, values: [{ ...plan.values![1]!, expression: '0' }] }), plan)).toBeUndefined();
  });

  const ranB = (plan: Plan): Parameters<typeof confirmWording>[0] => ({
    calls: observed(named.calls),
    query: 'Remind me of nuts',
    masked: masked('Remind me of nuts'),
    tier: 'B',
    plan,
    slots: Object.fromEntries(plan.slots.map(({ name }) => [name, 'nuts'])),
    written: {},
  });

  it.each([
    [
      'its condition',
      (plan: Plan): Plan => ({ ...plan, nodes: plan.nodes.map((node) => ({ ...node, when: '1 < 2' })) }),
    ],
    ['its answer', (plan: Plan): Plan => ({ ...plan, answer: { kind: 'text', text: 'None.' } })],
    [
      'an expression',
      (plan: Plan): Plan => ({
        ...plan,
        nodes: plan.nodes.map((node) => ({
          ...node,
          args: { ...node.args, due: { kind: 'expression', expression: '"x"' } },
        })),
      }),
    ],
  ])('a workflow of which B changed %s is another one', (_name, change) => {
    const { plan } = generalise('Remind me of bolts', named);
    expect(confirmWording(ranB(change(plan)), plan)).toBeUndefined();
  });
});

describe('numbers of a list', () => {
  it('are the steps of a plan, also where one of them is said by the query', () => {
    const run = reminder([], '$shiftDate(context.now, item - 4)');
    const nodes = run.plan.nodes.map((node) => ({ ...node, forEach: '[0, 1, 2, 3, 4]' }));
    const { plan } = generalise('Remind me of the last 4 days', { ...run, plan: { ...run.plan, nodes } });
    const [node] = plan.nodes;
    expect(node!.forEach).toBe('[0, 1, 2, 3, 4]');
    const [slot] = plan.slots;
    expect(node!.args.due).toEqual({
      kind: 'expression',
      expression: `$shiftDate(context.now, item - slots.${slot!.name})`,
    });
  });
});

describe('words of the request that a quoted value says too', () => {
  const title = 'Late bikes';
  const query = `If there are any late bikes, remind me of '${title}'`;
  const answer = { kind: 'text' as const, text: 'There are late bikes.' };
  const run = reminder([said('title', title, title)], 'slots.title', { answer });

  it.each([
    ['in other letters', title],
    ['in the same letters', 'late bikes'],
  ])('stay words of the answer, %s', (_name, quotedTitle) => {
    const text = query.replace(title, quotedTitle);
    const slots = [said('title', quotedTitle, quotedTitle)];
    const { plan, left, pattern } = generalise(text, reminder(slots, 'slots.title', { answer }));
    expect(plan.answer).toEqual(answer);
    expect(left).toEqual({});
    expect(pattern.text).toBe('If there are any late bikes, remind me of <quoted>');
  });

  it('are the value where the planner refers to it', () => {
    const referring = { answer: { kind: 'text' as const, text: 'There are late bikes, see {{slots.title}}.' } };
    const { plan } = generalise(query, reminder([said('title', title, title)], 'slots.title', referring));
    const [slot] = plan.slots;
    expect(plan.answer).toEqual({ kind: 'text', text: `There are late bikes, see {{slots.${slot!.name}}}.` });
  });

  it('fill the slot without quotes when the same words come again', () => {
    const { plan } = generalise(query, run);
    const [slot] = plan.slots;
    const text = 'Remind me of the late bikes';
    const confirmed = confirmWording(
      {
        ...{ query: text, masked: masked(text), tier: 'B' as const, plan, written: {}, calls: [] },
        slots: { [slot!.name]: 'late bikes' },
      },
      plan
    );
    const read = readQuery(text, masked(text), { lexicon: [], now: NOW, timeZone: 'UTC' });
    expect(bindSlots(read, confirmed!.pattern, plan.slots)).toMatchObject({
      fit: 'exact',
      unbound: [],
      bindings: [{ slot: slot!.name, value: 'late bikes' }],
    });
  });
});

describe('a wording that says a day and a time in one', () => {
  const slots = [said('day', 'May 13', '2024-05-13'), said('hour', '11:30', '11:30:00')];
  const { plan } = generalise(
    'Remind me at 11:30, which May 13 is for',
    reminder(slots, 'slots.day & " " & slots.hour')
  );
  const nameOf = (type: string): string => plan.slots.find((slot) => slot.type === type)!.name;

  it.each([
    ['the time first', 'Please remind me at 10:15 for June 2', '14:45 for June 4'],
    ['the day first', 'Please remind me on June 2 at 10:15', 'June 4 at 14:45'],
  ])('fills both slots when it comes again, %s', (_name, text, others) => {
    const confirmed = confirmWording(
      {
        ...{ query: text, masked: masked(text), tier: 'B' as const, plan, written: {}, calls: [] },
        context: { environment: 'default', permissions: [], now: NOW, timeZone: 'UTC' },
        slots: { [nameOf('date')]: '2024-06-02', [nameOf('time')]: '10:15:00' },
      },
      plan
    );
    const bound = (query: string): ReturnType<typeof bindSlots> =>
      bindSlots(
        readQuery(query, masked(query), { lexicon: [], now: NOW, timeZone: 'UTC' }),
        confirmed!.pattern,
        plan.slots
      );
    const valuesOf = (query: string): Json =>
      Object.fromEntries(bound(query).bindings.map(({ slot, value }) => [slot, value]));
    expect(bound(text)).toMatchObject({ fit: 'exact', unbound: [], unslotted: [] });
    expect(valuesOf(text)).toEqual({ [nameOf('date')]: '2024-06-02', [nameOf('time')]: '10:15:00' });
    expect(valuesOf(text.replace(/(?<=at |on )\S.*$/, others))).toEqual({
      [nameOf('date')]: '2024-06-04',
      [nameOf('time')]: '14:45:00',
    });
  });
});
