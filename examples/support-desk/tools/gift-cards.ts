import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import { applyOnce } from '../database/effect-ledger';
import type { SupportDesk } from '../desk';
import { refused } from './failures';
import { amount, cents, customerId } from './field';
import { nextNumber } from './numbering';

/** Euros on one card. */
const MAXIMUM = 100;

export function giftCardTools(desk: SupportDesk): AnyTool[] {
  const issueGiftCard = defineTool({
    name: 'issue_gift_card',
    version: '1',
    description: 'Issues a gift card to a customer. It cannot be taken back.',
    input: z.object({ customerId, amount }),
    output: z.object({ code: z.string(), amount: z.number() }),
    effect: 'once',
    permissions: ['giftcards:write'],
    sensitive: ['code'],
    timeout: '10s',
    execute: async (input, { tenant, idempotencyKey }) =>
      applyOnce(await desk.of(tenant), { key: idempotencyKey, tool: 'issue_gift_card', input }, async (transaction) => {
        if (input.amount > MAXIMUM) {
          throw refused(
            'GIFT_CARD_LIMIT',
            `A gift card holds at most ${MAXIMUM} EUR, not ${input.amount}; ask a manager for more.`
          );
        }
        const customer = await transaction.row(z.object({ id: z.string() }), 'select id from customers where id = ?', [
          input.customerId,
        ]);
        if (!customer) throw refused('CUSTOMER_NOT_FOUND', `There is no customer ${input.customerId}.`);
        const code = await nextNumber(transaction, 'gift_cards', 'GIFT', 9001);
        await transaction.run('insert into gift_cards (code, customer_id, amount_cents) values (?, ?, ?)', [
          code,
          input.customerId,
          cents(input.amount),
        ]);
        return { code, amount: input.amount };
      }),
    check: async (input, output, { tenant }) => {
      const row = await (
        await desk.of(tenant)
      ).row(
        z.object({ cents: z.number() }),
        'select amount_cents as cents from gift_cards where code = ? and customer_id = ?',
        [output.code, input.customerId]
      );
      return (
        row?.cents === cents(input.amount) || `There is no gift card of ${input.amount} EUR for ${input.customerId}.`
      );
    },
  });

  return [issueGiftCard];
}
