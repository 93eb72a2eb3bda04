import type { InArgs } from '@libsql/client' with { 'resolution-mode': 'import' };
import { ARTICLES, CUSTOMERS, PRODUCTS } from './catalogue';

const ORDERS = 120;
const TICKETS = 24;
const CARRIERS = ['Nordpost', 'Parcelwing', 'Swiftline'] as const;
const SUBJECTS = [
  'Parcel is late',
  'Wrong colour delivered',
  'Question about an invoice',
  'Item stopped working',
] as const;
const FIRST_DAY = Date.UTC(2026, 1, 2);
const DAY = 86_400_000;

/** One row to insert. */
export interface SeedStatement {
  sql: string;
  args: InArgs;
}

/** Numbers in [0, 1) that are the same in every run (Lehmer's generator), so that every seeded database is equal. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Rows for an empty database: 40 customers, 12 products, 120 orders with shipments, refunds, tickets and 12 articles. What the
 * demo and the tests rely on is stated by name in `SITUATIONS`.
 */
export function seedStatements(): SeedStatement[] {
  return [...people(), ...goods(), ...sales(), ...tickets(), ...articles()];
}

/** Situations that the demo and the tests rely on; everything else follows from the sequence. */
export const SITUATIONS = {
  /** Orders that have been refunded in full, with the day. */
  refunded: { 'ORD-1088': '2026-05-14', 'ORD-1031': '2026-03-29' } as Record<string, string>,
  /** Shipments whose carrier fails this many times before it answers. */
  flapping: { 'ORD-1102': 2, 'ORD-1096': 1 } as Record<string, number>,
  /** Shipments that still can be stopped. */
  stoppable: ['ORD-1107', 'ORD-1112', 'ORD-1118'],
};

function people(): SeedStatement[] {
  return CUSTOMERS.map(([name, city, tier], index) => ({
    sql: 'insert into customers (id, name, email, phone, city, tier) values (?, ?, ?, ?, ?, ?)',
    args: [customerId(index), name, emailOf(name), `+44 20 7946 ${String(100 + index).padStart(4, '0')}`, city, tier],
  }));
}

function goods(): SeedStatement[] {
  return PRODUCTS.map(([sku, name, price, stock]) => ({
    sql: 'insert into products (sku, name, price_cents, stock) values (?, ?, ?, ?)',
    args: [sku, name, price, stock],
  }));
}

const STATUS_BY_STAGE = { label_created: 'placed', in_transit: 'shipped', delivered: 'delivered' } as const;

function sales(): SeedStatement[] {
  const next = sequence(20_260_201);
  return Array.from({ length: ORDERS }, (_, index) => sale(index, next)).flat();
}

/** One order with its shipment, and its refund where there was one. */
function sale(index: number, next: () => number): SeedStatement[] {
  const id = `ORD-${1001 + index}`;
  const [sku, , price] = pick(PRODUCTS, next);
  const quantity = next() < 0.8 ? 1 : 2;
  const buyer = Math.floor(next() * CUSTOMERS.length);
  // One order a day, in the order of the numbers.
  const placed = FIRST_DAY + index * DAY;
  const refundedOn = SITUATIONS.refunded[id];
  const stage = stageOf(id, index, next);
  const carrier = SITUATIONS.flapping[id] ? 'Parcelwing' : pick(CARRIERS, next);
  const expected = placed + (3 + Math.floor(next() * 5)) * DAY;
  const status = refundedOn ? 'refunded' : STATUS_BY_STAGE[stage];
  const rows: SeedStatement[] = [
    {
      sql: 'insert into orders (id, customer_id, sku, quantity, total_cents, status, placed_on) values (?, ?, ?, ?, ?, ?, ?)',
      args: [id, customerId(buyer), sku, quantity, price * quantity, status, isoDay(placed)],
    },
    {
      sql: 'insert into shipments (id, order_id, carrier, status, expected_on, failures_left) values (?, ?, ?, ?, ?, ?)',
      args: [`SHP-${3001 + index}`, id, carrier, stage, isoDay(expected), SITUATIONS.flapping[id] ?? 0],
    },
  ];
  if (!refundedOn) return rows;
  const refund = {
    sql: "insert into refunds (id, order_id, amount_cents, status, issued_on, order_status) values (?, ?, ?, 'issued', ?, 'delivered')",
    args: [`RFD-${4001 + index}`, id, price * quantity, refundedOn],
  };
  return [...rows, refund];
}

/** Late orders have a label only, the ones before are on their way, the rest has arrived. */
function stageOf(id: string, index: number, next: () => number): 'label_created' | 'in_transit' | 'delivered' {
  const chance = next();
  if (SITUATIONS.stoppable.includes(id)) return 'label_created';
  if (SITUATIONS.flapping[id]) return 'in_transit';
  if (SITUATIONS.refunded[id]) return 'delivered';
  if (index >= 104) return chance < 0.5 ? 'label_created' : 'in_transit';
  return index >= 84 && chance < 0.6 ? 'in_transit' : 'delivered';
}

function tickets(): SeedStatement[] {
  const next = sequence(7_919);
  return Array.from({ length: TICKETS }, (_, index) => ({
    sql: 'insert into tickets (id, customer_id, subject, status, priority) values (?, ?, ?, ?, ?)',
    args: [
      `TCK-${2001 + index}`,
      customerId(Math.floor(next() * CUSTOMERS.length)),
      pick(SUBJECTS, next),
      pick(['open', 'pending'] as const, next),
      pick(['low', 'normal', 'high'] as const, next),
    ],
  }));
}

function articles(): SeedStatement[] {
  return ARTICLES.map((article) => ({
    sql: 'insert into articles (id, title, body) values (?, ?, ?)',
    args: [...article],
  }));
}

function pick<T>(items: readonly T[], next: () => number): T {
  return items[Math.floor(next() * items.length)] as T;
}

function customerId(index: number): string {
  return `CUS-${501 + index}`;
}

function emailOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`;
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
