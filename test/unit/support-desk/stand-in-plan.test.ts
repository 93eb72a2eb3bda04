import type { Binding, Plan, PlanNode } from '../../../shared/protocol/plan';
import type { PlanReply } from '../../../shared/protocol/planning';
import { openStandInPlanning, type StandInPlanning } from './stand-in-planning';

let stand: StandInPlanning;
beforeAll(async () => {
  stand = await openStandInPlanning();
});
afterAll(() => stand.close());

const constant = (value: unknown): object => ({ kind: 'constant', value });
const slot = (value: unknown, said: unknown = value): object => ({ slot: value, said });
const output = (node: string, path: string): object => ({ kind: 'output', node, path });

async function planned(...args: Parameters<StandInPlanning['plan']>): Promise<Plan> {
  const reply = await stand.plan(...args);
  if (reply.kind !== 'plan') throw new Error(JSON.stringify(reply));
  const { plan, slots = {} } = reply;
  const said = (binding: Binding): object =>
    binding.kind === 'slot'
      ? slot(slots[binding.slot], plan.slots.find(({ name }) => name === binding.slot)?.said)
      : binding;
  return {
    ...plan,
    nodes: plan.nodes.map((node) => ({
      ...node,
      args: Object.fromEntries(Object.entries(node.args).map(([name, binding]) => [name, said(binding)])),
    })) as PlanNode[],
  };
}

/** A plan as `tool(argument: binding)`, which is what the tests speak of; a slot is shown with its value and its words. */
function calls(plan: Plan): [string, PlanNode['args']][] {
  return plan.nodes.map((node) => [node.tool, node.args]);
}

function asked(reply: PlanReply): string {
  if (reply.kind !== 'ask') throw new Error(`it planned: ${JSON.stringify(reply)}`);
  return reply.question;
}

// Every plan here has passed the validation of the planning activity: tools, types, references and answer.
test.each<[query: string, expected: [string, object][]]>([
  ['Where is order ORD-1077?', [['track_shipment', { orderId: slot('ORD-1077') }]]],
  ['Where is the parcel of ORD-1013, please', [['track_shipment', { orderId: slot('ORD-1013') }]]],
  [
    'Refund order ORD-1050 in full',
    [
      ['get_order', { orderId: slot('ORD-1050') }],
      ['refund_order', { orderId: slot('ORD-1050'), amount: output('get_order', 'total') }],
    ],
  ],
  [
    'Refund 12,50 EUR of order ORD-1050',
    [['refund_order', { orderId: slot('ORD-1050'), amount: slot(12.5, '12,50 EUR') }]],
  ],
  [
    "What is the status of Marta Kowalska's latest order?",
    [
      ['find_customer', { customer: slot('Marta Kowalska') }],
      ['list_orders', { customerId: output('find_customer', 'customerId') }],
    ],
  ],
  [
    'Set ticket TCK-2007 to high priority',
    [['set_ticket_priority', { ticketId: slot('TCK-2007'), priority: slot('high') }]],
  ],
  [
    'Please mark ticket TCK-2003 as resolved',
    [['set_ticket_status', { ticketId: slot('TCK-2003'), status: slot('solved', 'resolved') }]],
  ],
  [
    'Open a ticket for Omar Haddad about a broken dock',
    [
      ['find_customer', { customer: slot('Omar Haddad') }],
      ['create_ticket', { customerId: output('find_customer', 'customerId'), subject: slot('broken dock') }],
    ],
  ],
  [
    'Change the e-mail address of Jane Cooper to jane@new.example',
    [
      ['find_customer', { customer: slot('Jane Cooper') }],
      ['update_customer_email', { customerId: output('find_customer', 'customerId'), email: slot('jane@new.example') }],
    ],
  ],
  ['How do I return an item?', [['search_articles', { words: slot('How do I return an item') }]]],
  [
    'Issue a gift card of 20 EUR to Priya Raman',
    [
      ['find_customer', { customer: slot('Priya Raman') }],
      ['issue_gift_card', { customerId: output('find_customer', 'customerId'), amount: slot(20, '20 EUR') }],
    ],
  ],
])('plans %s', async (query, expected) => {
  expect(calls(await planned(query))).toEqual(expected);
});

test('what cannot be taken back comes last, and text that nobody gave is to be written', async () => {
  const plan = await planned('Refund order ORD-1050 in full and e-mail the customer about it');
  expect(plan.nodes.map((node) => node.tool)).toEqual(['get_order', 'refund_order', 'send_email']);
  const email = plan.nodes[2]!;
  expect(email.after).toEqual(['get_order', 'refund_order']);
  expect(email.args.to).toEqual(output('get_order', 'customerEmail'));
  expect(email.args.body).toMatchObject({ kind: 'written', needs: ['get_order', 'refund_order'] });
});

describe('the honest mistake', () => {
  const QUERY = 'Schedule a pickup for order ORD-1019 on 3 June 2026';
  const dayOf = async (...args: Parameters<StandInPlanning['plan']>): Promise<unknown> =>
    (await planned(...args)).nodes[0]?.args.day;

  test('days are ISO 8601 at first, relative ones too', async () => {
    expect(await dayOf(QUERY)).toEqual(slot('2026-06-03', '3 June 2026'));
    expect(await dayOf('Book a courier for ORD-1019 tomorrow')).toEqual(slot('2026-06-02', 'tomorrow'));
  });

  test('a failure in this run, or experience of earlier ones, names the form that is used', async () => {
    const message = 'The day "2026-06-03" was not accepted: days are written as DD/MM/YYYY.';
    const failure = {
      tier: 'C',
      iteration: 1,
      tool: 'schedule_pickup',
      code: 'TOOL_PERMANENT',
      toolCode: 'DATE_FORMAT_INVALID',
      message,
    } as const;
    expect(await dayOf(QUERY, { failures: [failure] })).toEqual(slot('03/06/2026', '3 June 2026'));
    const learnt = { failures: ['schedule_pickup: the argument day must be a date written as dd/MM/yyyy'] };
    expect(await dayOf(QUERY, {}, { experience: learnt })).toEqual(slot('03/06/2026', '3 June 2026'));
    expect(await dayOf(QUERY, {}, { experience: { failures: ['other_tool: written as dd/MM/yyyy'] } })).toEqual(
      slot('2026-06-03', '3 June 2026')
    );
  });
});

describe('it asks back', () => {
  test('where a value is missing that no tool gives', async () => {
    expect(asked(await stand.plan('Where is my parcel? Please track it'))).toMatch(/order number/);
    expect(asked(await stand.plan('Issue a gift card to Priya Raman'))).toMatch(/amount/i);
  });

  test('where no tool of the caller does it', async () => {
    const query = 'Issue a gift card of 20 EUR to Priya Raman';
    expect(asked(await stand.plan(query, {}, { permissions: ['refunds:write'] }))).toMatch(/issue a gift card/);
  });

  test('where it does not understand, or the wish has a condition', async () => {
    expect(asked(await stand.plan('Sing me a song'))).toMatch(/Which of the things/);
    expect(asked(await stand.plan('Refund order ORD-1050 in full unless it was delivered'))).toMatch(
      /without conditions/
    );
  });

  test('where the failure of a step leaves no other way', async () => {
    const message = 'Breeze Fan is out of stock; a replacement cannot be sent.';
    const failure = { tier: 'C', iteration: 1, tool: 'reserve_replacement', code: 'TOOL_PERMANENT', message } as const;
    expect(asked(await stand.plan('Send a replacement for ORD-1074', { failures: [failure] }))).toContain(message);
  });
});

test('a failure that names another tool leads to it', async () => {
  const message = 'ORD-1088 has already been refunded; list_refunds shows when.';
  const failure = {
    tier: 'A',
    iteration: 1,
    tool: 'refund_order',
    code: 'TOOL_PERMANENT',
    toolCode: 'ORDER_ALREADY_REFUNDED',
    message,
  } as const;
  const plan = await planned('Refund order ORD-1088 in full', { failures: [failure] });
  expect(calls(plan)).toEqual([['list_refunds', { orderId: slot('ORD-1088') }]]);
  expect(plan.answer).toMatchObject({ kind: 'text', text: expect.stringContaining('refunded before') });
});

test('a note that the answer was wrong changes the plan', async () => {
  const query = "What is the status of Chiara Bianchi's latest order?";
  const correction = { answer: 'The latest order is ORD-1023', note: 'that is the oldest one' };
  const plan = await planned(query, { correction });
  expect(plan.nodes[1]?.args.sort).toEqual(constant('newest_first'));
  expect((await planned(query)).nodes[1]?.args.sort).toBeUndefined();
});

test('a condition that a tool can tell is a `when`, and the answer tells both cases', async () => {
  const plan = await planned('If order ORD-1050 has not been refunded yet, refund it in full');
  expect(plan.nodes.map(({ id, when }) => [id, when])).toEqual([
    ['list_refunds', undefined],
    ['get_order', undefined],
    ['refund_order', '$count(nodes.list_refunds.refunds) = 0'],
  ]);
  expect(plan.slots.map(({ said }) => said)).toEqual(['ORD-1050']);
  expect(plan.answer).toMatchObject({
    text: expect.stringMatching(
      /^\{\{\$exists\(nodes\.refund_order\) \? .* : \(\$exists\(nodes\.list_refunds/
    ) as string,
  });
  expect(asked(await stand.plan('If the customer agrees, refund order ORD-1050 in full'))).toContain(
    'without conditions'
  );
});
