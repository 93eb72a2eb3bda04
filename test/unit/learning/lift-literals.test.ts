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
