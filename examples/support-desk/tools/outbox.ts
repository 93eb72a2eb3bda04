import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import { applyOnce } from '../database/effect-ledger';
import type { SupportDesk } from '../desk';
import { nextNumber } from './numbering';

export function outboxTools(desk: SupportDesk): AnyTool[] {
  const sendEmail = defineTool({
    name: 'send_email',
    version: '1',
    description: 'Sends an e-mail to a customer. It cannot be taken back.',
    input: z.object({
      to: z.email().describe('E-mail address of the customer'),
      subject: z.string().min(3).max(120),
      body: z.string().min(20).max(4_000).describe('Plain text, with a greeting and a closing'),
    }),
    output: z.object({ messageId: z.string(), to: z.string() }),
    effect: 'once',
    permissions: ['email:send'],
    timeout: '10s',
    execute: async (input, { tenant, idempotencyKey, context }) =>
      applyOnce(await desk.of(tenant), { key: idempotencyKey, tool: 'send_email', input }, async (transaction) => {
        const messageId = await nextNumber(transaction, 'outbox', 'MSG', 8001);
        await transaction.run('insert into outbox (id, recipient, subject, body, sent_at) values (?, ?, ?, ?, ?)', [
          messageId,
          input.to,
          input.subject,
          input.body,
          context.now,
        ]);
        return { messageId, to: input.to };
      }),
    check: async (input, output, { tenant }) => {
      const database = await desk.of(tenant);
      const sent = await database.row(
        z.object({ recipient: z.string(), body: z.string() }),
        'select recipient, body from outbox where id = ?',
        [output.messageId]
      );
      return (sent?.recipient === input.to && sent.body === input.body) || `${output.messageId} is not in the outbox.`;
    },
  });

  return [sendEmail];
}
