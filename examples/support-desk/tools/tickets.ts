import { z } from 'zod';
import { defineTool, type AnyTool, type ToolContext } from '../../../shared';
import { applyOnce, undoOnce } from '../database/effect-ledger';
import type { Reader } from '../database/database';
import type { SupportDesk } from '../desk';
import { refused } from './failures';
import { customerId, ticketId, ticketPriority, ticketStatus } from './field';
import { nextNumber } from './numbering';

const Ticket = z.object({
  ticketId,
  customerId,
  subject: z.string(),
  status: ticketStatus,
  priority: ticketPriority,
});
type Ticket = z.infer<typeof Ticket>;
const TICKET = 'select id as ticketId, customer_id as customerId, subject, status, priority from tickets';

export function ticketTools(desk: SupportDesk): AnyTool[] {
  return [listTickets(desk), createTicket(desk), setTicketStatus(desk), setTicketPriority(desk)];
}

function listTickets(desk: SupportDesk): AnyTool {
  return defineTool({
    name: 'list_tickets',
    version: '1',
    description: "Lists a customer's tickets.",
    input: z.object({ customerId, status: ticketStatus.optional().describe('Only tickets with this status') }),
    output: z.object({ count: z.number(), tickets: z.array(Ticket) }),
    effect: 'read',
    timeout: '5s',
    execute: async (input, { tenant }) => {
      const database = await desk.of(tenant);
      const tickets = await database.rows(
        Ticket,
        `${TICKET} where customer_id = ?1 and (?2 is null or status = ?2) order by id`,
        [input.customerId, input.status ?? null]
      );
      return { count: tickets.length, tickets };
    },
    check: (input, output) =>
      output.tickets.every((ticket) => ticket.customerId === input.customerId) ||
      'A ticket of another customer was listed.',
  });
}

function createTicket(desk: SupportDesk): AnyTool {
  return defineTool({
    name: 'create_ticket',
    version: '1',
    description: 'Opens a ticket for a customer.',
    input: z.object({
      customerId,
      subject: z.string().min(3).max(120).describe('What it is about, in a few words'),
      priority: ticketPriority.optional().describe('Default normal'),
    }),
    output: Ticket,
    effect: 'compensable',
    permissions: ['tickets:write'],
    timeout: '10s',
    execute: async (input, { tenant, idempotencyKey }) =>
      applyOnce(await desk.of(tenant), { key: idempotencyKey, tool: 'create_ticket', input }, async (transaction) => {
        const customer = await transaction.row(z.object({ id: z.string() }), 'select id from customers where id = ?', [
          input.customerId,
        ]);
        if (!customer) throw refused('CUSTOMER_NOT_FOUND', `There is no customer ${input.customerId}.`);
        const id = await nextNumber(transaction, 'tickets', 'TCK', 2001);
        const priority = input.priority ?? 'normal';
        await transaction.run(
          "insert into tickets (id, customer_id, subject, status, priority) values (?, ?, ?, 'open', ?)",
          [id, input.customerId, input.subject, priority]
        );
        return {
          ticketId: id,
          customerId: input.customerId,
          subject: input.subject,
          status: 'open' as const,
          priority,
        };
      }),
    check: async (input, output, { tenant }) => {
      const ticket = await ticketWith(await desk.of(tenant), output.ticketId);
      const opened = ticket?.customerId === input.customerId && ticket.status === 'open';
      return opened || `There is no open ticket ${output.ticketId} of ${input.customerId}.`;
    },
    // A ticket that was opened by mistake is closed and not deleted: its number may already have been read out.
    compensate: async (input, _output, { tenant, idempotencyKey }) =>
      undoOnce(
        await desk.of(tenant),
        { key: idempotencyKey, tool: 'create_ticket', input },
        async (transaction, output) => {
          const { ticketId: id } = z.object({ ticketId }).parse(output);
          await transaction.run("update tickets set status = 'closed' where id = ?", [id]);
        }
      ),
  });
}

/** What both changes of a ticket have in common. */
const CHANGE = {
  output: Ticket,
  effect: 'idempotent' as const,
  permissions: ['tickets:write'],
  timeout: '5s' as const,
};

function setTicketStatus(desk: SupportDesk): AnyTool {
  return defineTool({
    name: 'set_ticket_status',
    version: '1',
    description: 'Sets the status of a ticket.',
    input: z.object({ ticketId, status: ticketStatus }),
    ...CHANGE,
    execute: (input, context) =>
      changeTicket(desk, context, { tool: 'set_ticket_status', input }, (ticket) => {
        if (ticket.status === 'closed' && input.status !== 'closed') {
          throw refused('TICKET_CLOSED', `${input.ticketId} is closed for good; open a new ticket.`);
        }
        return { ...ticket, status: input.status };
      }),
    check: async (input, _output, { tenant }) => {
      const ticket = await ticketWith(await desk.of(tenant), input.ticketId);
      return (
        ticket?.status === input.status || `${input.ticketId} is ${ticket?.status ?? 'missing'}, not ${input.status}.`
      );
    },
  });
}

function setTicketPriority(desk: SupportDesk): AnyTool {
  return defineTool({
    name: 'set_ticket_priority',
    version: '1',
    description: 'Sets the priority of a ticket.',
    input: z.object({ ticketId, priority: ticketPriority }),
    ...CHANGE,
    execute: (input, context) =>
      changeTicket(desk, context, { tool: 'set_ticket_priority', input }, (ticket) => ({
        ...ticket,
        priority: input.priority,
      })),
    check: async (input, _output, { tenant }) => {
      const ticket = await ticketWith(await desk.of(tenant), input.ticketId);
      return ticket?.priority === input.priority || `${input.ticketId} has not the priority ${input.priority}.`;
    },
  });
}

/** Changes a ticket to what `change` makes of it, once per key. */
async function changeTicket(
  desk: SupportDesk,
  { tenant, idempotencyKey }: ToolContext,
  { tool, input }: { tool: string; input: { ticketId: string } },
  change: (ticket: Ticket) => Ticket
): Promise<Ticket> {
  return applyOnce(await desk.of(tenant), { key: idempotencyKey, tool, input }, async (transaction) => {
    const ticket = await ticketWith(transaction, input.ticketId);
    if (!ticket) throw refused('TICKET_NOT_FOUND', `There is no ticket ${input.ticketId}.`);
    const changed = change(ticket);
    await transaction.run('update tickets set status = ?, priority = ? where id = ?', [
      changed.status,
      changed.priority,
      changed.ticketId,
    ]);
    return changed;
  });
}

async function ticketWith(reader: Reader, id: string): Promise<Ticket | undefined> {
  return reader.row(Ticket, `${TICKET} where id = ?`, [id]);
}
