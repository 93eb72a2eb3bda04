import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { Json, JsonObject } from '../../../shared/protocol/json';
import type { Plan, PlanNode, Slot } from '../../../shared/protocol/plan';
import { generalise, literalRun, NOW, type Step } from './run-fixture';

type Run = Parameters<typeof generalise>[1];

const context = { environment: 'default', permissions: [], now: NOW, timeZone: 'UTC' };

/** A slot as a planner names it; one without words is of a template that B fits. */
const slot = (name: string, said: string | undefined, value: Json): [Slot, Json] => [
  {
    name,
    ...(said === undefined ? {} : { said }),
    type: typeof value === 'number' ? 'number' : 'text',
    valueType: typeof value === 'number' ? 'integer' : 'string',
    required: true,
    examples: [],
  },
  value,
];

/** A run that was planned in one call: its steps, with bindings in the place of some constants. */
function planned(
  steps: readonly (Step & { by?: PlanNode['args'] })[],
  slots: readonly [Slot, Json][],
  answer: Plan['answer'] = { kind: 'text', text: 'Done.' }
): Run {
  const run = literalRun(steps, answer);
  const nodes = run.plan.nodes.map((node, at) => ({ ...node, args: { ...node.args, ...steps[at]?.by } }));
  return {
    ...run,
    sawOutputs: false,
    context,
    plan: { ...run.plan, slots: slots.map(([one]) => one), nodes },
    slots: Object.fromEntries(slots.map(([one, value]) => [one.name, value])),
  };
}

const expression = (text: string) => ({ kind: 'expression' as const, expression: text });
const step = (tool: string, args: JsonObject, rest: Partial<Step> & { by?: PlanNode['args'] } = {}) => ({
  tool,
  args,
  output: {},
  ...rest,
});

/** What a query binds of a learnt template's slots. */
function bound(query: string, { plan, pattern }: ReturnType<typeof generalise>): Record<string, Json> {
  const options = { lexicon: [], now: NOW, timeZone: 'UTC' };
  const found = bindSlots(readQuery(query, maskQuery(query, options), options), pattern, plan.slots);
  return Object.fromEntries(found.bindings.map((one) => [one.slot, one.value]));
}

describe('a number that happens to be the value of a slot', () => {
  const days = '[0, 1, 2, 3, 4]';
  const due = '$formatDate($shiftDate(context.now, item - slots.days), "yyyy-MM-dd")';
  const remind = (forEach: string, by = due) =>
    step('remind', { orderId: 'open', due: 'then' }, { by: { due: expression(by) }, node: { forEach } });

  it('stays where a template that B fitted refers to that slot by name', () => {
    const fitted = planned([remind('[1, 3, 5, 7][$ <= 4]')], [slot('days', undefined, 4)]);
    const { plan } = generalise('Remind me of the open orders for 4 days', fitted);
    expect(plan.nodes[0]?.forEach).toBe('[1, 3, 5, 7][$ <= 4]');
    expect(plan.slots.filter(({ type }) => type === 'number')).toHaveLength(1);
  });

  it('stays among the numbers of a list beside a slot that the planner named', () => {
    const { plan } = generalise(
      'Remind me of the open orders for 4 days',
      planned([remind(days)], [slot('days', '4', 4)])
    );
    expect(plan.nodes[0]?.forEach).toBe(days);
  });

  it.each([
    ['stays among numbers of a list that the query does not say', [0, 1, 2, 3, 4], 'constant'],
    ['is a slot in a list of what the query says', [2, 4], 'expression'],
  ])('%s', (_name, due, kind) => {
    const run = literalRun([step('remind', { orderId: 'open', due })]);
    const { plan } = generalise('Remind me 2 times of the open orders for 4 days', run);
    expect(plan.nodes[0]?.args.due?.kind).toBe(kind);
  });

  it('is a slot where the plan says another number of the query by name', () => {
    const one = planned([{ ...remind(days), node: { when: '$count([1, 2]) < 7' } }], [slot('days', undefined, 4)]);
    const { plan } = generalise('Remind me of 7 open orders for 4 days', one);
    expect(plan.nodes[0]?.when).toMatch(/^\$count\(\[1, 2\]\) < slots\./);
    expect(plan.slots.filter(({ type }) => type === 'number')).toHaveLength(2);
  });
});

describe('a text that the query quotes', () => {
  const query = (name: string, body: string): string => `Send a mail to ${name} saying '${body}' today`;
  const mail = (body: string, by?: PlanNode['args']) =>
    step('send_mail', { to: 'a@b.example', subject: 'News', body }, { by: { to: expression('context.user'), ...by } });

  it.each([
    ['around a slot', '"Hey " & slots.name & ",\\n\\nI have completed the tasks for the briefing.\\n\\nSam"'],
    ['in short pieces around a slot', '"Hey " & slots.name & ",\\nI have completed " & "the tasks"'],
    ['in a branch', '$count([1]) > 0 ? "I have completed the tasks for the briefing" : "Hey " & slots.name'],
  ])('is never a constant of an expression, %s', (_where, body) => {
    const run = planned([mail('x', { body: expression(body) })], [slot('name', 'kofi', 'kofi')]);
    const said = query('kofi', 'Hey kofi,\\n\\nI have completed the tasks for the briefing.\\n\\nSam');
    const { plan, left, findings } = generalise(said, run);
    expect(plan.nodes[0]?.args.body?.kind).toBe('written');
    expect(Object.values(left)).toEqual(['it holds "quoted" of the query']);
    expect(findings).toEqual([]);
  });

  it('is a slot where the plan breaks the lines that the query says as \\n', () => {
    const [said, body] = ['Hey kofi,\\n\\nAll tasks are done.\\n\\nSam', 'Hey kofi,\n\nAll tasks are done.\n\nSam'];
    const slots = [slot('name', 'kofi', 'kofi'), slot('body', said, body)];
    const run = planned([mail(body, { body: { kind: 'slot', slot: 'body' } })], slots, {
      kind: 'text',
      text: '{{slots.name}} was told.',
    });
    const candidate = generalise(query('kofi', said), run);
    expect(candidate.left).toEqual({});
    expect(candidate.plan.nodes[0]?.args.body).toEqual({ kind: 'slot', slot: 'body' });
    expect(bound(query('amir', 'Hey amir,\\nnot yet.'), candidate)).toMatchObject({ body: 'Hey amir,\nnot yet.' });
  });

  it('is no part of an answer that has a few of its words', () => {
    const slots = [slot('body', 'All tasks are done by us', 'All tasks are done by us')];
    const run = planned([mail('x', { body: { kind: 'slot', slot: 'body' } })], slots, {
      kind: 'text',
      text: 'The mail about tasks that are done was sent: {{slots.body}}',
    });
    expect(generalise(query('Kofi', 'All tasks are done by us'), run).left).toEqual({});
  });
});

describe('times that a plan writes out beside a slot for the time of the query', () => {
  const windows = (bounds: string): string =>
    `[${bounds
      .split(' ')
      .map((pair) => pair.split('-'))
      .map(([from, to]) => `{"from": ${from}, "to": ${to}}`)
      .join(', ')}]`;
  const t = (text: string): string => `"${text}"`;
  const HOURS = windows(
    `${t('00:00:00')}-${t('09:59:59')} ${t('10:00:00')}-${t('11:59:59')} ${t('12:00:00')}-${t('13:59:59')} ${t('14:00:00')}-${t('23:59:59')}`
  );
  const FROM_SLOT = windows(
    `slots.hour-${t('12:59:59')} ${t('13:00:00')}-${t('14:59:59')} ${t('15:00:00')}-${t('23:59:59')}`
  );
  const hits = '$distinct(nodes.n_list_orders.*[at >= $$.slots.day & " " & $$.slots.hour].id)';

  /** "Remind me of ...": the orders of one day, searched window by window, and those from an hour on. */
  const search = (hour: [string, string], forEach: string, reads = hits): Run =>
    planned(
      [
        step(
          'list_orders',
          { customerId: 'x', status: 'open' },
          {
            output: [{ id: 'O-1', at: '2024-05-08 16:00:00' }],
            by: { customerId: expression('slots.day & " " & item.from & " " & item.to') },
            node: { forEach },
          }
        ),
        step(
          'remind',
          { orderId: 'x', due: 'then' },
          { by: { orderId: expression('item') }, node: { forEach: reads } }
        ),
      ],
      [slot('day', 'Wednesday', '2024-05-08'), slot('hour', ...hour)]
    );

  it.each([
    ['a grid of hours', '11:30', '11:30:00', HOURS],
    ['windows that begin with the slot', '11', '11:00:00', FROM_SLOT],
  ])('keep the list that they are of: %s', (_name, said, value, forEach) => {
    const { plan, left, findings } = generalise(
      `Remind me of orders on Wednesday after ${said}`,
      search([said, value], forEach)
    );
    expect([left, findings]).toEqual([{}, []]);
    const [list, remind] = plan.nodes;
    const name = plan.slots.find(({ type }) => type === 'time')!.name;
    expect(list!.forEach).toBe(forEach.replace('slots.hour', `slots.${name}`));
    expect(remind!.forEach).toContain(`$$.slots.${name}`);
  });

  it('are left to the model where they were worked out from it, and no step reads what the lost list gave', () => {
    const end = windows(`${t('00:00:00')}-${t('10:59:59')}`);
    const { left, findings } = generalise(
      'Remind me of orders on Wednesday before 11',
      search(['11', '11:00:00'], end)
    );
    expect(left['list_orders.forEach']).toBe('it holds a time that the query says otherwise');
    expect(findings).toEqual([expect.stringContaining('it reads a list of outputs')]);
  });

  it('make no template where one of them is that of the query', () => {
    const { findings } = generalise('Remind me of orders on Wednesday after 12', search(['12', '12:00:00'], HOURS));
    expect(findings).toEqual([expect.stringContaining('it reads a list of outputs')]);
  });

  it('keep a template whose list is lost where no step reads it', () => {
    const end = windows(`${t('00:00:00')}-${t('10:59:59')}`);
    const run = search(['11', '11:00:00'], end, '["O-1"][slots.hour != ""]');
    const answer = { kind: 'text' as const, text: '{{$count(nodes.n_list_orders.*)}} orders.' };
    const { plan, findings } = generalise('Remind me of orders on Wednesday before 11', {
      ...run,
      plan: { ...run.plan, answer },
    });
    expect(findings).toEqual([]);
    expect(plan.answer.kind).toBe('written');
  });
});

describe('a time of day that the plan writes out', () => {
  const slots = [slot('day', 'tomorrow', '2024-05-07')];
  const order = { orderId: 'ORD-1042' };
  const run = planned(
    [
      step('list_orders', order, { output: ['12:00'], by: { window: expression('slots.day & " 12:30:00"') } }),
      step('remind', { due: '2024-05-07 13:00:00' }, { by: { due: expression('slots.day & " 13:00:00"') } }),
    ],
    slots,
    { kind: 'text', text: 'Taken: {{nodes.n_list_orders}}.' }
  );
  const learnt = (sawOutputs: boolean) =>
    generalise('Remind me tomorrow of ORD-1042 at the earliest time I am free', { ...run, sawOutputs });

  it('was chosen by what was read, where the model had looked: an effect is left to the model', () => {
    const { plan, left } = learnt(true);
    expect(plan.nodes.map(({ args }) => args.due?.kind ?? args.window?.kind)).toEqual(['expression', 'written']);
    expect(left['remind.due']).toBe('it holds a time that was chosen after looking');
  });

  it('is of the kind of request where nothing had been read', () => {
    const { plan } = learnt(false);
    expect(plan.nodes.map(({ args }) => args.due?.kind ?? args.window?.kind)).toEqual(['expression', 'expression']);
  });
});
