import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import type { Reader } from '../database/database';
import type { SupportDesk } from '../desk';
import { refused } from './failures';
import { customerId, euros, orderId, orderStatus } from './field';

const Order = z.object({
  orderId,
  customerId,
  customerName: z.string(),
  customerEmail: z.string(),
  product: z.string(),
  quantity: z.number(),
  total: z.number().describe('In euros'),
  status: orderStatus,
  placedOn: z.string().describe('Day, ISO 8601'),
});
const Row = Order.omit({ total: true }).extend({ totalCents: z.number() });
const ORDER = `
select o.id as orderId, c.id as customerId, c.name as customerName, c.email as customerEmail, p.name as product,
  o.quantity, o.total_cents as totalCents, o.status, o.placed_on as placedOn
from orders o join customers c on c.id = o.customer_id join products p on p.sku = o.sku`;

export type OrderRow = z.infer<typeof Row>;

/** @throws ToolError `ORDER_NOT_FOUND`. */
export async function orderWith(reader: Reader, id: string): Promise<OrderRow> {
  const row = await reader.row(Row, `${ORDER} where o.id = ?`, [id]);
  if (!row) throw refused('ORDER_NOT_FOUND', `There is no order ${id}; check the number with the customer.`);
  return row;
}

export function orderTools(desk: SupportDesk): AnyTool[] {
  const getOrder = defineTool({
    name: 'get_order',
    version: '1',
    description: 'Reads one order: customer, product, total, status and day.',
    input: z.object({ orderId }),
    output: Order,
    effect: 'read',
    timeout: '5s',
    execute: async (input, { tenant }) => published(await orderWith(await desk.of(tenant), input.orderId)),
    check: async (input, output, { tenant }) => {
      const row = await orderWith(await desk.of(tenant), input.orderId);
      return row.customerId === output.customerId || `${input.orderId} belongs to ${row.customerName}.`;
    },
  });

  const listOrders = defineTool({
    name: 'list_orders',
    version: '1',
    description: "Lists a customer's orders.",
    input: z.object({
      customerId,
      status: orderStatus.optional().describe('Only orders with this status'),
      sort: z.enum(['oldest_first', 'newest_first']).optional().describe('Default oldest_first'),
    }),
    output: z.object({ orders: z.array(Order) }),
    effect: 'read',
    timeout: '5s',
    execute: async (input, { tenant }) => {
      const database = await desk.of(tenant);
      const rows = await database.rows(
        Row,
        `${ORDER} where c.id = ?1 and (?2 is null or o.status = ?2)
         order by o.placed_on ${input.sort === 'newest_first' ? 'desc' : 'asc'}, o.id`,
        [input.customerId, input.status ?? null]
      );
      if (rows.length === 0) throw refused('NO_ORDERS', `${input.customerId} has no such order.`);
      return { orders: rows.map(published) };
    },
    check: (input, output) =>
      output.orders.every((order) => order.customerId === input.customerId) ||
      'An order of another customer was listed.',
  });

  return [getOrder, listOrders];
}

function published({ totalCents, ...order }: OrderRow): z.infer<typeof Order> {
  return { ...order, total: euros(totalCents) };
}
