import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import { applyOnce, undoOnce } from '../database/effect-ledger';
import type { SupportDesk } from '../desk';
import { refused } from './failures';
import { orderId } from './field';
import { nextNumber } from './numbering';
import { orderWith } from './orders';

const Pickup = z.object({ orderId: z.string(), day: z.string(), status: z.enum(['booked', 'cancelled']) });
const Replacement = z.object({ sku: z.string(), quantity: z.number(), status: z.enum(['reserved', 'released']) });

export function returnTools(desk: SupportDesk): AnyTool[] {
  const schedulePickup = defineTool({
    name: 'schedule_pickup',
    version: '1',
    // As with many real carriers, the format of the day is not in the documentation; the API says so when it is wrong.
    description: 'Books a courier who collects the items of an order for return.',
    input: z.object({ orderId, day: z.string().describe('Day of the pickup') }),
    output: z.object({ pickupId: z.string(), day: z.string() }),
    effect: 'compensable',
    permissions: ['shipments:write'],
    timeout: '10s',
    execute: async (input, { tenant, idempotencyKey, context }) =>
      applyOnce(await desk.of(tenant), { key: idempotencyKey, tool: 'schedule_pickup', input }, async (transaction) => {
        const order = await orderWith(transaction, input.orderId);
        const day = isoDay(input.day);
        if (!day) {
          throw refused(
            'DATE_FORMAT_INVALID',
            `The day "${input.day}" was not accepted: days are written as DD/MM/YYYY.`
          );
        }
        if (day <= context.now.slice(0, 10)) {
          throw refused('DAY_NOT_AVAILABLE', `A courier can be booked from tomorrow on, not for ${input.day}.`);
        }
        if (order.status === 'cancelled')
          throw refused('ORDER_CANCELLED', `${input.orderId} was cancelled; there is nothing to collect.`);
        const pickupId = await nextNumber(transaction, 'pickups', 'PCK', 6001);
        await transaction.run("insert into pickups (id, order_id, day, status) values (?, ?, ?, 'booked')", [
          pickupId,
          input.orderId,
          day,
        ]);
        return { pickupId, day: input.day };
      }),
    check: async (input, output, { tenant }) => {
      const database = await desk.of(tenant);
      const row = await database.row(Pickup, 'select order_id as orderId, day, status from pickups where id = ?', [
        output.pickupId,
      ]);
      const booked = row?.status === 'booked' && row.orderId === input.orderId && row.day === isoDay(input.day);
      return booked || `No pickup of ${input.orderId} is booked for ${input.day}.`;
    },
    compensate: async (input, _output, { tenant, idempotencyKey }) =>
      undoOnce(
        await desk.of(tenant),
        { key: idempotencyKey, tool: 'schedule_pickup', input },
        async (transaction, output) => {
          const { pickupId } = z.object({ pickupId: z.string() }).parse(output);
          await transaction.run("update pickups set status = 'cancelled' where id = ?", [pickupId]);
        }
      ),
  });

  const reserveReplacement = defineTool({
    name: 'reserve_replacement',
    version: '1',
    description: "Reserves the same items again from stock as a replacement for an order's.",
    input: z.object({ orderId }),
    output: z.object({ replacementId: z.string(), product: z.string() }),
    effect: 'compensable',
    permissions: ['shipments:write'],
    timeout: '10s',
    execute: async (input, { tenant, idempotencyKey }) =>
      applyOnce(
        await desk.of(tenant),
        { key: idempotencyKey, tool: 'reserve_replacement', input },
        async (transaction) => {
          const order = await orderWith(transaction, input.orderId);
          const taken = await transaction.run(
            'update products set stock = stock - ?1 where name = ?2 and stock >= ?1',
            [order.quantity, order.product]
          );
          if (taken === 0)
            throw refused('OUT_OF_STOCK', `${order.product} is out of stock; a replacement cannot be sent.`);
          const replacementId = await nextNumber(transaction, 'replacements', 'RPL', 7001);
          await transaction.run(
            "insert into replacements (id, order_id, sku, quantity, status) select ?, o.id, o.sku, o.quantity, 'reserved' from orders o where o.id = ?",
            [replacementId, input.orderId]
          );
          return { replacementId, product: order.product };
        }
      ),
    check: async (_input, output, { tenant }) => {
      const database = await desk.of(tenant);
      const row = await database.row(Replacement, 'select sku, quantity, status from replacements where id = ?', [
        output.replacementId,
      ]);
      return row?.status === 'reserved' || `The replacement ${output.replacementId} is not reserved.`;
    },
    compensate: async (input, _output, { tenant, idempotencyKey }) =>
      undoOnce(
        await desk.of(tenant),
        { key: idempotencyKey, tool: 'reserve_replacement', input },
        async (transaction, output) => {
          const { replacementId } = z.object({ replacementId: z.string() }).parse(output);
          await transaction.run(
            `update products set stock = stock + (select quantity from replacements r where r.id = ?1)
           where sku = (select sku from replacements r where r.id = ?1)`,
            [replacementId]
          );
          await transaction.run("update replacements set status = 'released' where id = ?", [replacementId]);
        }
      ),
  });

  return [schedulePickup, reserveReplacement];
}

/** The ISO 8601 day of a real day written as DD/MM/YYYY; `undefined` for anything else. */
function isoDay(day: string): string | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(day);
  if (!match) return undefined;
  const iso = `${match[3]}-${match[2]}-${match[1]}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : undefined;
}
