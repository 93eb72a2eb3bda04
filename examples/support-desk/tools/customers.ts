import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import { applyOnce } from '../database/effect-ledger';
import type { Reader } from '../database/database';
import type { SupportDesk } from '../desk';
import { refused } from './failures';
import { customerId } from './field';

const Customer = z.object({
  customerId,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  city: z.string(),
  tier: z.enum(['standard', 'plus', 'business']),
});
const CUSTOMER = 'select id as customerId, name, email, phone, city, tier from customers';

export function customerTools(desk: SupportDesk): AnyTool[] {
  const findCustomer = defineTool({
    name: 'find_customer',
    version: '1',
    description: 'Finds one customer by full name or e-mail address.',
    input: z.object({ customer: z.string().min(3).describe('Full name or e-mail address of the customer') }),
    output: Customer,
    effect: 'read',
    sensitive: ['phone'],
    timeout: '5s',
    execute: async ({ customer }, { tenant }) => {
      const database = await desk.of(tenant);
      const found = await database.rows(
        Customer,
        `${CUSTOMER} where lower(name) = lower(?) or lower(email) = lower(?)`,
        [customer, customer]
      );
      const [first, second] = found;
      if (!first)
        throw refused(
          'CUSTOMER_NOT_FOUND',
          `There is no customer "${customer}"; give the full name or the e-mail address.`
        );
      if (second)
        throw refused('CUSTOMER_AMBIGUOUS', `Several customers are called "${customer}"; give the e-mail address.`);
      return first;
    },
    check: ({ customer }, output) =>
      [output.name, output.email].some((value) => value.toLowerCase() === customer.toLowerCase()) ||
      `The customer that was found is ${output.name}, not "${customer}".`,
  });

  const updateCustomerEmail = defineTool({
    name: 'update_customer_email',
    version: '1',
    description: "Changes a customer's e-mail address.",
    input: z.object({ customerId, email: z.email().describe('The new e-mail address') }),
    output: z.object({ customerId, email: z.string() }),
    effect: 'idempotent',
    permissions: ['customers:write'],
    timeout: '5s',
    execute: async (input, { tenant, idempotencyKey }) => {
      const database = await desk.of(tenant);
      return applyOnce(database, { key: idempotencyKey, tool: 'update_customer_email', input }, async (transaction) => {
        const holder = await transaction.row(Customer, `${CUSTOMER} where lower(email) = lower(?) and id <> ?`, [
          input.email,
          input.customerId,
        ]);
        if (holder) throw refused('EMAIL_TAKEN', `The address ${input.email} belongs to another customer.`);
        const changed = await transaction.run('update customers set email = ? where id = ?', [
          input.email,
          input.customerId,
        ]);
        if (changed === 0) throw refused('CUSTOMER_NOT_FOUND', `There is no customer ${input.customerId}.`);
        return { customerId: input.customerId, email: input.email };
      });
    },
    check: async (input, _output, { tenant }) => {
      const customer = await customerWith(await desk.of(tenant), input.customerId);
      return (
        customer?.email === input.email || `${input.customerId} still has the address ${customer?.email ?? '(none)'}.`
      );
    },
  });

  return [findCustomer, updateCustomerEmail];
}

async function customerWith(reader: Reader, id: string): Promise<z.infer<typeof Customer> | undefined> {
  return reader.row(Customer, `${CUSTOMER} where id = ?`, [id]);
}
