import { z } from 'zod';
import { failureOf, openBench, type Bench } from './tool-calls';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

test('every tenant has a database of its own, seeded with the same rows', async () => {
  const counts = async (tenant: string): Promise<unknown> =>
    (await bench.database(tenant)).row(
      z.object({ customers: z.number(), orders: z.number(), articles: z.number() }),
      'select (select count(*) from customers) as customers, (select count(*) from orders) as orders, (select count(*) from articles) as articles'
    );
  expect(await counts('acme')).toEqual({ customers: 40, orders: 120, articles: 12 });
  await bench.call('set_ticket_priority', { ticketId: 'TCK-2007', priority: 'urgent' });
  const priority = async (tenant: string): Promise<unknown> =>
    (await bench.database(tenant)).row(
      z.object({ priority: z.string() }),
      "select priority from tickets where id = 'TCK-2007'"
    );
  expect(await priority('acme')).toEqual({ priority: 'urgent' });
  expect(await priority('globex')).not.toEqual({ priority: 'urgent' });
  expect(await counts('globex')).toEqual({ customers: 40, orders: 120, articles: 12 });
});

describe('find_customer', () => {
  test('finds by name in any case and by address, and checks what it found', async () => {
    const byName = (await bench.call('find_customer', { customer: 'jane COOPER' })) as {
      customerId: string;
      email: string;
    };
    expect(byName).toMatchObject({ customerId: 'CUS-501', name: 'Jane Cooper', email: 'jane.cooper@example.com' });
    expect(await bench.call('find_customer', { customer: byName.email })).toEqual(byName);
    expect(await bench.check('find_customer', { customer: 'Jane Cooper' }, byName)).toBe(true);
    expect(await bench.check('find_customer', { customer: 'Omar Haddad' }, byName)).toContain('not "Omar Haddad"');
  });

  test('says permanently that there is none, or more than one', async () => {
    expect(await failureOf(bench.call('find_customer', { customer: 'Nobody Known' }))).toMatchObject({
      code: 'CUSTOMER_NOT_FOUND',
      retryable: false,
    });
    await (
      await bench.database()
    ).write((transaction) =>
      transaction.run(
        "insert into customers (id, name, email, phone, city, tier) values ('CUS-599', 'Jane Cooper', 'jane2@example.com', '-', 'Cork', 'plus')"
      )
    );
    expect(await failureOf(bench.call('find_customer', { customer: 'Jane Cooper' }))).toMatchObject({
      code: 'CUSTOMER_AMBIGUOUS',
      retryable: false,
    });
  });
});

describe('get_order and list_orders', () => {
  test('read what the database holds, in euros, and check it', async () => {
    const order = (await bench.call('get_order', { orderId: 'ORD-1088' })) as { total: number; status: string };
    const row = await (
      await bench.database()
    ).row(z.object({ cents: z.number() }), "select total_cents as cents from orders where id = 'ORD-1088'");
    expect(order).toMatchObject({ status: 'refunded', total: row!.cents / 100 });
    expect(await bench.check('get_order', { orderId: 'ORD-1088' }, order)).toBe(true);
    expect(await bench.check('get_order', { orderId: 'ORD-1088' }, { ...order, customerId: 'CUS-501' })).toMatch(
      /belongs to/
    );
  });

  test('list one customer, by status and in both orders', async () => {
    const customer = (await bench.call('get_order', { orderId: 'ORD-1074' })) as { customerId: string };
    const list = async (more: object): Promise<{ orderId: string; customerId: string; status: string }[]> =>
      ((await bench.call('list_orders', { customerId: customer.customerId, ...more })) as { orders: never[] }).orders;
    const all = await list({});
    expect(all.length).toBeGreaterThan(1);
    expect((await list({ sort: 'newest_first' })).map((order) => order.orderId)).toEqual(
      all.map((order) => order.orderId).reverse()
    );
    const delivered = await list({ status: 'delivered' });
    expect(delivered.map((order) => order.orderId)).toEqual(
      all.filter((order) => order.status === 'delivered').map((order) => order.orderId)
    );
    expect(await bench.check('list_orders', customer, { orders: all })).toBe(true);
    expect(await bench.check('list_orders', { customerId: 'CUS-501' }, { orders: all })).toContain('another customer');
  });

  test('refuse an unknown order, a customer without one, and a number of the wrong shape', async () => {
    expect(await failureOf(bench.call('get_order', { orderId: 'ORD-9999' }))).toMatchObject({
      code: 'ORDER_NOT_FOUND',
      retryable: false,
    });
    expect(await failureOf(bench.call('list_orders', { customerId: 'CUS-501' }))).toMatchObject({ code: 'NO_ORDERS' });
    await expect(bench.call('get_order', { orderId: '1088' })).rejects.toThrow(z.ZodError);
  });
});

describe('track_shipment', () => {
  test('fails retryably as often as the carrier flaps, then answers', async () => {
    const failure = { code: 'CARRIER_UNAVAILABLE', retryable: true };
    expect(await failureOf(bench.call('track_shipment', { orderId: 'ORD-1102' }))).toMatchObject(failure);
    expect(await failureOf(bench.call('track_shipment', { orderId: 'ORD-1102' }))).toMatchObject(failure);
    const shipment = await bench.call('track_shipment', { orderId: 'ORD-1102' });
    expect(shipment).toMatchObject({ orderId: 'ORD-1102', carrier: 'Parcelwing', status: 'in_transit' });
    expect(await bench.check('track_shipment', { orderId: 'ORD-1102' }, shipment)).toBe(true);
    expect(await bench.check('track_shipment', { orderId: 'ORD-1101' }, shipment)).toMatch(/shipment of ORD-1101/);
  });

  test('refuses an unknown order before it asks the carrier', async () => {
    expect(await failureOf(bench.call('track_shipment', { orderId: 'ORD-9999' }))).toMatchObject({
      code: 'ORDER_NOT_FOUND',
    });
  });
});

describe('list_refunds, list_tickets and search_articles', () => {
  test('list the refunds of an order, none for one without', async () => {
    const refunds = (await bench.call('list_refunds', { orderId: 'ORD-1088' })) as { refunds: unknown[] };
    expect(refunds.refunds).toEqual([expect.objectContaining({ issuedOn: '2026-05-14' })]);
    expect(await bench.check('list_refunds', { orderId: 'ORD-1088' }, refunds)).toBe(true);
    expect(await bench.call('list_refunds', { orderId: 'ORD-1089' })).toEqual({ refunds: [] });
    expect(await bench.check('list_refunds', {}, { refunds: [{ amount: 0 }] })).toContain('without an amount');
  });

  test('list the tickets of a customer by status', async () => {
    const all = (await bench.call('list_tickets', { customerId: 'CUS-513' })) as {
      count: number;
      tickets: { status: string }[];
    };
    expect(all.count).toBe(all.tickets.length);
    expect(all.count).toBeGreaterThan(0);
    const open = (await bench.call('list_tickets', { customerId: 'CUS-513', status: 'open' })) as typeof all;
    expect(open.count).toBe(all.tickets.filter((ticket) => ticket.status === 'open').length);
    expect(await bench.check('list_tickets', { customerId: 'CUS-513' }, all)).toBe(true);
    expect(await bench.check('list_tickets', { customerId: 'CUS-501' }, all)).toContain('another customer');
  });

  test('find the article by any form of its words, best first', async () => {
    const found = (await bench.call('search_articles', { words: 'how do I return an item?' })) as {
      articles: { articleId: string }[];
    };
    expect(found.articles[0]).toMatchObject({ articleId: 'KB-11' });
    expect(await bench.check('search_articles', {}, found)).toBe(true);
    expect(await bench.check('search_articles', {}, { articles: [] })).toBe('No article was found.');
    const refunds = (await bench.call('search_articles', { words: 'refunds NOT near AND "' })) as typeof found;
    expect(refunds.articles.map((article) => article.articleId)).toContain('KB-12');
    expect(await failureOf(bench.call('search_articles', { words: 'zeppelin' }))).toMatchObject({ code: 'NO_ARTICLE' });
  });
});
