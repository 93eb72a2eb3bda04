import { z } from 'zod';
import { supportDeskTools } from '../../../examples/support-desk/tools/support-desk-tools';
import { failureOf, openBench, type Bench } from './tool-calls';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

async function number(sql: string, ...args: string[]): Promise<number> {
  const row = await (await bench.database()).row(z.object({ n: z.number() }), `select ${sql} as n`, args);
  return row!.n;
}

/** One good call of each tool that changes something, and how often its effect stands in the database. */
const EFFECTS: { tool: string; input: Record<string, string | number>; effects: string }[] = [
  {
    tool: 'update_customer_email',
    input: { customerId: 'CUS-501', email: 'jane@new.example' },
    effects: "(select count(*) from customers where email = 'jane@new.example')",
  },
  {
    tool: 'refund_order',
    input: { orderId: 'ORD-1050', amount: 10.5 },
    effects: "(select count(*) from refunds where order_id = 'ORD-1050' and status = 'issued' and amount_cents = 1050)",
  },
  {
    tool: 'issue_gift_card',
    input: { customerId: 'CUS-502', amount: 25 },
    effects: "(select count(*) from gift_cards where customer_id = 'CUS-502' and amount_cents = 2500)",
  },
  {
    tool: 'cancel_shipment',
    input: { orderId: 'ORD-1112' },
    effects: "(select count(*) from shipments where order_id = 'ORD-1112' and status = 'cancelled')",
  },
  {
    tool: 'schedule_pickup',
    input: { orderId: 'ORD-1019', day: '03/06/2026' },
    effects: "(select count(*) from pickups where order_id = 'ORD-1019' and status = 'booked' and day = '2026-06-03')",
  },
  {
    tool: 'reserve_replacement',
    input: { orderId: 'ORD-1019' },
    effects: "(select count(*) from replacements where order_id = 'ORD-1019' and status = 'reserved')",
  },
  {
    tool: 'create_ticket',
    input: { customerId: 'CUS-503', subject: 'Headset crackles', priority: 'high' },
    effects: "(select count(*) from tickets where subject = 'Headset crackles' and status = 'open')",
  },
  {
    tool: 'set_ticket_status',
    input: { ticketId: 'TCK-2001', status: 'solved' },
    effects: "(select count(*) from tickets where id = 'TCK-2001' and status = 'solved')",
  },
  {
    tool: 'set_ticket_priority',
    input: { ticketId: 'TCK-2001', priority: 'urgent' },
    effects: "(select count(*) from tickets where id = 'TCK-2001' and priority = 'urgent')",
  },
  {
    tool: 'send_email',
    input: { to: 'jane.cooper@example.com', subject: 'Your order', body: 'Dear Jane, it is on its way. Kind regards' },
    effects: "(select count(*) from outbox where recipient = 'jane.cooper@example.com')",
  },
];

test('the list above covers every tool that is not a read, and all four effects occur', () => {
  const tools = supportDeskTools(bench.desk);
  const changing = tools.filter((tool) => tool.effect !== 'read');
  expect(EFFECTS.map((effect) => effect.tool).sort()).toEqual(changing.map((tool) => tool.name).sort());
  expect(new Set(tools.map((tool) => tool.effect))).toEqual(new Set(['read', 'idempotent', 'compensable', 'once']));
  expect(tools.length).toBeGreaterThanOrEqual(12);
  for (const tool of tools) expect(tool.check).toBeDefined();
  for (const tool of changing) expect(tool.compensate !== undefined).toBe(tool.effect === 'compensable');
});

describe.each(EFFECTS)('$tool', ({ tool, input, effects }) => {
  test('applies once per key, gives the stored output again, and its check reads the database', async () => {
    expect(await number(effects)).toBe(0);
    const output = await bench.call(tool, input, { key: 'k' });
    expect(await number(effects)).toBe(1);
    expect(await bench.check(tool, input, output)).toBe(true);
    expect(await bench.call(tool, input, { key: 'k' })).toEqual(output);
    expect(await number(effects)).toBe(1);
  });

  test('applies once for eight equal calls at the same time', async () => {
    const outputs = await Promise.all(Array.from({ length: 8 }, () => bench.call(tool, input, { key: 'k' })));
    expect(new Set(outputs.map((output) => JSON.stringify(output))).size).toBe(1);
    expect(await number(effects)).toBe(1);
  });

  test('refuses a key that belongs to another call', async () => {
    await bench.call('set_ticket_status', { ticketId: 'TCK-2003', status: 'pending' }, { key: 'k' });
    expect(await failureOf(bench.call(tool, input, { key: 'k' }))).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      retryable: false,
    });
    expect(await number(effects)).toBe(0);
  });

  test('its check fails, in a sentence, where the effect did not happen', async () => {
    const missing = {
      refundId: 'RFD-1',
      code: 'GIFT-1',
      pickupId: 'PCK-1',
      replacementId: 'RPL-1',
      ticketId: 'TCK-1',
      messageId: 'MSG-1',
    };
    expect(await bench.check(tool, input, missing)).toEqual(expect.stringMatching(/^\S.*\.$/));
  });
});

describe('compensation', () => {
  const compensable = EFFECTS.filter(({ tool }) =>
    ['refund_order', 'schedule_pickup', 'reserve_replacement', 'create_ticket'].includes(tool)
  );

  test.each(compensable)('$tool is undone, and undoing again changes nothing', async ({ tool, input, effects }) => {
    const output = await bench.call(tool, input, { key: 'k' });
    await bench.compensate(tool, input, output, 'k');
    expect(await number(effects)).toBe(0);
    const after = await everything();
    await bench.compensate(tool, input, output, 'k');
    expect(await everything()).toEqual(after);
    expect(await bench.check(tool, input, output)).not.toBe(true);
  });

  test.each(compensable)(
    '$tool that never arrived: nothing to undo, and a late arrival is refused',
    async ({ tool, input, effects }) => {
      await bench.compensate(tool, input, undefined, 'k');
      expect(await failureOf(bench.call(tool, input, { key: 'k' }))).toMatchObject({
        code: 'EFFECT_UNDONE',
        retryable: false,
      });
      expect(await number(effects)).toBe(0);
      await bench.call(tool, input, { key: 'k2' });
      expect(await number(effects)).toBe(1);
    }
  );

  test('a full refund that is taken back leaves the order as it was', async () => {
    const { total, status } = (await bench.call('get_order', { orderId: 'ORD-1102' })) as {
      total: number;
      status: string;
    };
    const input = { orderId: 'ORD-1102', amount: total };
    const output = await bench.call('refund_order', input, { key: 'k' });
    expect(await bench.call('get_order', { orderId: 'ORD-1102' })).toMatchObject({ status: 'refunded' });
    await bench.compensate('refund_order', input, output, 'k');
    expect(await bench.call('get_order', { orderId: 'ORD-1102' })).toMatchObject({ status });
    expect(await bench.call('list_refunds', { orderId: 'ORD-1102' })).toEqual({ refunds: [] });
  });

  test('a released replacement is back in stock', async () => {
    const stock = (): Promise<number> => number('(select sum(stock) from products)');
    const before = await stock();
    const output = await bench.call('reserve_replacement', { orderId: 'ORD-1019' }, { key: 'k' });
    expect(await stock()).toBeLessThan(before);
    await bench.compensate('reserve_replacement', { orderId: 'ORD-1019' }, output, 'k');
    expect(await stock()).toBe(before);
  });

  async function everything(): Promise<unknown> {
    const database = await bench.database();
    const tables = ['orders', 'refunds', 'pickups', 'replacements', 'products', 'tickets', 'effects'];
    return Promise.all(
      tables.map((table) => database.rows(z.record(z.string(), z.unknown()), `select * from ${table}`))
    );
  }
});

describe('failures', () => {
  const PERMANENT: [name: string, tool: string, input: object, code: string][] = [
    ['an order that is already refunded', 'refund_order', { orderId: 'ORD-1088', amount: 1 }, 'ORDER_ALREADY_REFUNDED'],
    ['more than the order cost', 'refund_order', { orderId: 'ORD-1050', amount: 9_999 }, 'REFUND_EXCEEDS_TOTAL'],
    ['an unknown order', 'refund_order', { orderId: 'ORD-9999', amount: 1 }, 'ORDER_NOT_FOUND'],
    ['an ISO date', 'schedule_pickup', { orderId: 'ORD-1019', day: '2026-06-03' }, 'DATE_FORMAT_INVALID'],
    [
      'a day that no calendar has',
      'schedule_pickup',
      { orderId: 'ORD-1019', day: '31/06/2026' },
      'DATE_FORMAT_INVALID',
    ],
    ['a day that is today', 'schedule_pickup', { orderId: 'ORD-1019', day: '01/06/2026' }, 'DAY_NOT_AVAILABLE'],
    ['a parcel on its way', 'cancel_shipment', { orderId: 'ORD-1102' }, 'SHIPMENT_NOT_STOPPABLE'],
    ['a gift card above the limit', 'issue_gift_card', { customerId: 'CUS-501', amount: 150 }, 'GIFT_CARD_LIMIT'],
    ['a gift card for nobody', 'issue_gift_card', { customerId: 'CUS-999', amount: 50 }, 'CUSTOMER_NOT_FOUND'],
    [
      'an address that is taken',
      'update_customer_email',
      { customerId: 'CUS-501', email: 'omar.haddad@example.com' },
      'EMAIL_TAKEN',
    ],
    [
      'an address of nobody',
      'update_customer_email',
      { customerId: 'CUS-999', email: 'a@b.example' },
      'CUSTOMER_NOT_FOUND',
    ],
    ['a ticket for nobody', 'create_ticket', { customerId: 'CUS-999', subject: 'Hello' }, 'CUSTOMER_NOT_FOUND'],
    ['an unknown ticket', 'set_ticket_status', { ticketId: 'TCK-9999', status: 'open' }, 'TICKET_NOT_FOUND'],
    [
      'the priority of an unknown ticket',
      'set_ticket_priority',
      { ticketId: 'TCK-9999', priority: 'low' },
      'TICKET_NOT_FOUND',
    ],
  ];

  test.each(PERMANENT)('%s is refused for good, and nothing changes', async (_name, tool, input, code) => {
    const failure = await failureOf(bench.call(tool, input, { key: 'k' }));
    expect(failure).toMatchObject({ code, retryable: false });
    expect(failure.message).toMatch(/\.$/);
    expect(await number("(select count(*) from effects where key = 'k')")).toBe(0);
  });

  test('the date format is said by the failure, and a call that follows it succeeds', async () => {
    const { message } = await failureOf(bench.call('schedule_pickup', { orderId: 'ORD-1019', day: '2026-06-03' }));
    expect(message).toContain('DD/MM/YYYY');
    await expect(bench.call('schedule_pickup', { orderId: 'ORD-1019', day: '03/06/2026' })).resolves.toMatchObject({
      day: '03/06/2026',
    });
  });

  test('a pickup for a cancelled order, a product out of stock, and a closed ticket', async () => {
    await bench.call('cancel_shipment', { orderId: 'ORD-1112' });
    expect(await failureOf(bench.call('schedule_pickup', { orderId: 'ORD-1112', day: '03/06/2026' }))).toMatchObject({
      code: 'ORDER_CANCELLED',
    });
    // ORD-1074 is a Breeze Fan, of which there is none left.
    expect(await failureOf(bench.call('reserve_replacement', { orderId: 'ORD-1074' }))).toMatchObject({
      code: 'OUT_OF_STOCK',
    });
    await bench.call('set_ticket_status', { ticketId: 'TCK-2001', status: 'closed' });
    expect(await failureOf(bench.call('set_ticket_status', { ticketId: 'TCK-2001', status: 'open' }))).toMatchObject({
      code: 'TICKET_CLOSED',
    });
  });

  test('a second refund may only take what is left', async () => {
    const { total } = (await bench.call('get_order', { orderId: 'ORD-1050' })) as { total: number };
    await bench.call('refund_order', { orderId: 'ORD-1050', amount: total - 5 });
    expect(await failureOf(bench.call('refund_order', { orderId: 'ORD-1050', amount: 6 }))).toMatchObject({
      code: 'REFUND_EXCEEDS_TOTAL',
    });
    await bench.call('refund_order', { orderId: 'ORD-1050', amount: 5 });
    expect(await failureOf(bench.call('refund_order', { orderId: 'ORD-1050', amount: 1 }))).toMatchObject({
      code: 'ORDER_ALREADY_REFUNDED',
    });
  });
});
