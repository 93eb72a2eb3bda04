import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import { applyOnce, undoOnce } from '../database/effect-ledger';
import type { Reader } from '../database/database';
import type { SupportDesk } from '../desk';
import { refused } from './failures';
import { amount, cents, euros, orderId } from './field';
import { nextNumber } from './numbering';
import { orderWith } from './orders';

const Refund = z.object({
  refundId: z.string(),
  orderId: z.string(),
  amountCents: z.number(),
  status: z.enum(['issued', 'reversed']),
  issuedOn: z.string(),
});
const REFUND =
  'select id as refundId, order_id as orderId, amount_cents as amountCents, status, issued_on as issuedOn from refunds';

export function refundTools(desk: SupportDesk): AnyTool[] {
  const listRefunds = defineTool({
    name: 'list_refunds',
    version: '1',
    description: 'Lists the refunds of an order.',
    input: z.object({ orderId }),
    output: z.object({
      refunds: z.array(z.object({ refundId: z.string(), amount: z.number(), issuedOn: z.string() })),
    }),
    effect: 'read',
    timeout: '5s',
    execute: async (input, { tenant }) => {
      const database = await desk.of(tenant);
      await orderWith(database, input.orderId);
      const rows = await database.rows(Refund, `${REFUND} where order_id = ? and status = 'issued' order by id`, [
        input.orderId,
      ]);
      return {
        refunds: rows.map((row) => ({
          refundId: row.refundId,
          amount: euros(row.amountCents),
          issuedOn: row.issuedOn,
        })),
      };
    },
    check: (_input, output) =>
      output.refunds.every((refund) => refund.amount > 0) || 'A refund without an amount was listed.',
  });

  const refundOrder = defineTool({
    name: 'refund_order',
    version: '1',
    description: 'Refunds an amount of an order to the card it was paid with.',
    input: z.object({ orderId, amount }),
    output: z.object({ refundId: z.string(), amount: z.number() }),
    effect: 'compensable',
    permissions: ['refunds:write'],
    timeout: '10s',
    execute: async (input, { tenant, idempotencyKey, context }) =>
      applyOnce(await desk.of(tenant), { key: idempotencyKey, tool: 'refund_order', input }, async (transaction) => {
        const order = await orderWith(transaction, input.orderId);
        if (order.status === 'refunded') {
          throw refused(
            'ORDER_ALREADY_REFUNDED',
            `${input.orderId} has already been refunded; list_refunds shows when.`
          );
        }
        const before = await refundedCents(transaction, input.orderId);
        if (before + cents(input.amount) > order.totalCents) {
          throw refused(
            'REFUND_EXCEEDS_TOTAL',
            `At most ${euros(order.totalCents - before)} EUR of ${input.orderId} can still be refunded.`
          );
        }
        const refundId = await nextNumber(transaction, 'refunds', 'RFD', 4201);
        await transaction.run(
          "insert into refunds (id, order_id, amount_cents, status, issued_on, order_status) values (?, ?, ?, 'issued', ?, ?)",
          [refundId, input.orderId, cents(input.amount), context.now.slice(0, 10), order.status]
        );
        if (before + cents(input.amount) === order.totalCents) {
          await transaction.run("update orders set status = 'refunded' where id = ?", [input.orderId]);
        }
        return { refundId, amount: input.amount };
      }),
    check: async (input, output, { tenant }) => {
      const row = await (await desk.of(tenant)).row(Refund, `${REFUND} where id = ?`, [output.refundId]);
      const issued =
        row?.status === 'issued' && row.orderId === input.orderId && row.amountCents === cents(input.amount);
      return issued || `${output.refundId} is not an issued refund of ${input.amount} EUR for ${input.orderId}.`;
    },
    compensate: async (input, _output, { tenant, idempotencyKey }) =>
      undoOnce(
        await desk.of(tenant),
        { key: idempotencyKey, tool: 'refund_order', input },
        async (transaction, output) => {
          const { refundId } = z.object({ refundId: z.string() }).parse(output);
          await transaction.run(
            'update orders set status = (select order_status from refunds where refunds.id = ?) where id = ?',
            [refundId, input.orderId]
          );
          await transaction.run("update refunds set status = 'reversed' where id = ?", [refundId]);
        }
      ),
  });

  return [listRefunds, refundOrder];
}

async function refundedCents(reader: Reader, order: string): Promise<number> {
  const row = await reader.row(
    z.object({ sum: z.number() }),
    "select coalesce(sum(amount_cents), 0) as sum from refunds where order_id = ? and status = 'issued'",
    [order]
  );
  return row?.sum ?? 0;
}
