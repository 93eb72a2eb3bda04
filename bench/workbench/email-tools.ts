import { z } from 'zod';
import type { AnyTool } from '../../shared/index';
import type { Kind, WorldOf } from './define-sandbox-tool';
import { deleteTool, informationTool, needAll, readTool, recordOf, refuse, writeTool } from './define-sandbox-tool';
import type { Row, World } from './world';

const text = z.string().optional();
const day = z.string().describe('yyyy-MM-dd').optional();
const email = z.object({
  email_id: z.string(),
  box: z.string().describe('inbox or outbox'),
  address: z.string().describe('sender of an inbox e-mail, recipient of an outbox one'),
  subject: z.string(),
  sent_at: z.string(),
  body: z.string(),
});
const MOST = 5;
const EMAIL: Kind = { table: 'emails', called: 'Email' };

export function emailTools(worldOf: WorldOf): AnyTool[] {
  return [
    readTool(worldOf, {
      name: 'email.search_emails',
      description:
        'E-mails whose subject, body or address contain every word of the query; newest first, five at most.',
      input: z.object({ query: text, date_min: day, date_max: day }),
      output: z.array(email),
      read: (world, { query, date_min, date_max }) => {
        const words = (query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
        const dayOf = (row: Row): string => (row.sent_datetime ?? '').slice(0, 10);
        return world
          .rows('emails')
          .filter((row) => {
            const all = `${row.subject ?? ''} ${row.body ?? ''} ${row['sender/recipient'] ?? ''}`.toLowerCase();
            return words.every((word) => all.includes(word));
          })
          .filter((row) => !date_min || dayOf(row) >= date_min.slice(0, 10))
          .filter((row) => !date_max || dayOf(row) <= date_max.slice(0, 10))
          .sort((a, b) => (b.sent_datetime ?? '').localeCompare(a.sent_datetime ?? ''))
          .slice(0, MOST)
          .map(emailFrom);
      },
    }),
    informationTool(worldOf, EMAIL, {
      name: 'email.get_email_information_by_id',
      description: 'One column of an e-mail: inbox/outbox, sender/recipient, subject, sent_datetime or body.',
    }),
    writeTool(worldOf, {
      name: 'email.send_email',
      description: 'Sends an e-mail.',
      input: z.object({ recipient: text, subject: text, body: text }),
      effect: 'idempotent',
      act: (world, input) => {
        needAll(input, ['recipient', 'subject', 'body'], 'Recipient, subject, or body not provided.');
        return { output: 'Email sent successfully.', undo: send(world, input) };
      },
      holds: (world, input) => lastSent(world, input.recipient)?.subject === input.subject,
    }),
    writeTool(worldOf, {
      name: 'email.forward_email',
      description: 'Forwards an e-mail.',
      input: z.object({ email_id: text, recipient: text }),
      effect: 'idempotent',
      act: (world, input) => {
        needAll(input, ['email_id', 'recipient'], 'Email ID or recipient not provided.');
        const { subject, body } = recordOf(world, EMAIL, input.email_id);
        const sent = { recipient: input.recipient, subject: `FW: ${subject ?? ''}`, body: body ?? '' };
        return { output: 'Email forwarded successfully.', undo: send(world, sent) };
      },
      holds: (world, input) => lastSent(world, input.recipient)?.subject?.startsWith('FW: ') ?? false,
    }),
    writeTool(worldOf, {
      name: 'email.reply_email',
      description: 'Replies to the sender of an e-mail.',
      input: z.object({ email_id: text, body: text }),
      effect: 'idempotent',
      act: (world, input) => {
        needAll(input, ['email_id', 'body'], 'Email ID or body not provided.');
        const row = recordOf(world, EMAIL, input.email_id);
        const to = { recipient: row['sender/recipient'] ?? '', subject: row.subject ?? '' };
        return { output: 'Email replied successfully.', undo: send(world, { ...to, body: input.body }) };
      },
      holds: (world, input) => world.rows('emails').at(-1)?.body === input.body,
    }),
    deleteTool(worldOf, EMAIL, { name: 'email.delete_email', description: 'Deletes an e-mail.' }),
  ];
}

function emailFrom(row: Row): z.infer<typeof email> {
  return {
    email_id: row.email_id ?? '',
    box: row['inbox/outbox'] ?? '',
    address: row['sender/recipient'] ?? '',
    subject: row.subject ?? '',
    sent_at: row.sent_datetime ?? '',
    body: row.body ?? '',
  };
}

function send(
  world: World,
  { recipient, subject, body }: { recipient: string; subject: string; body: string }
): () => void {
  if (!recipient.includes('@') || !recipient.includes('.')) {
    refuse('invalid_recipient', 'Invalid recipient email address.');
  }
  return world.append('emails', {
    email_id: world.nextId('emails'),
    'inbox/outbox': 'outbox',
    'sender/recipient': recipient.toLowerCase(),
    subject,
    sent_datetime: world.now,
    body,
  });
}

function lastSent(world: World, recipient: string | undefined): Row | undefined {
  return world
    .rows('emails')
    .filter((row) => row['inbox/outbox'] === 'outbox' && row['sender/recipient'] === recipient?.toLowerCase())
    .at(-1);
}
