import { z } from 'zod';
import type { AnyTool } from '../../shared/index';
import type { Kind, WorldOf } from './define-sandbox-tool';
import { deleteTool, need, needAll, readTool, refuse, updateTool, writeTool } from './define-sandbox-tool';
import type { Row, World } from './world';
import { containing } from './world';

const text = z.string().optional();
const day = z.string().describe('yyyy-MM-dd').optional();
const STATUSES = ['Qualified', 'Won', 'Lost', 'Lead', 'Proposal'];
const PRODUCTS = ['Software', 'Hardware', 'Services', 'Consulting', 'Training'];
const customer = z.object({
  customer_id: z.string(),
  assigned_to_email: z.string().nullable(),
  customer_name: z.string().nullable(),
  customer_email: z.string().nullable(),
  customer_phone: z.string().nullable(),
  last_contact_date: z.string().nullable(),
  product_interest: z.string().nullable(),
  status: z.string().nullable(),
  follow_up_by: z.string().nullable(),
  notes: z.string().nullable(),
});
const MOST = 5;
const CUSTOMER: Kind = { table: 'customers', called: 'Customer' };
const CONTAINED = ['customer_name', 'customer_email', 'product_interest', 'status', 'assigned_to_email'] as const;

export function customerTools(worldOf: WorldOf): AnyTool[] {
  const crm = 'customer_relationship_manager';
  return [
    readTool(worldOf, {
      name: `${crm}.search_customers`,
      description: 'Customers whose fields contain what is given, within the date bounds; the first five.',
      input: z.object({
        customer_name: text,
        customer_email: text,
        product_interest: text,
        status: z.string().describe(STATUSES.join(', ')).optional(),
        assigned_to_email: text,
        last_contact_date_min: day,
        last_contact_date_max: day,
        follow_up_by_min: day,
        follow_up_by_max: day,
      }),
      output: z.array(customer),
      read: (world, input) => {
        const within = (value: string | null | undefined, min?: string, max?: string): boolean =>
          (!min || (value != null && value >= min)) && (!max || (value != null && value <= max));
        return world
          .rows('customers')
          .filter((row) => CONTAINED.every((field) => !input[field] || containing(input[field])(row[field])))
          .filter((row) => within(row.last_contact_date, input.last_contact_date_min, input.last_contact_date_max))
          .filter((row) => within(row.follow_up_by, input.follow_up_by_min, input.follow_up_by_max))
          .slice(0, MOST)
          .map((row) => customer.parse(row));
      },
    }),
    updateTool(worldOf, CUSTOMER, {
      name: `${crm}.update_customer`,
      description: 'Sets one field of a customer.',
      address: 'assigned_to_email',
      check: checkField,
    }),
    writeTool(worldOf, {
      name: `${crm}.add_customer`,
      description: 'Adds a customer and returns the id.',
      input: z.object({
        customer_name: text,
        assigned_to_email: text,
        status: z.string().describe(STATUSES.join(', ')).optional(),
        customer_email: text,
        customer_phone: text,
        last_contact_date: day,
        product_interest: text,
        notes: text,
        follow_up_by: day,
      }),
      output: z.string().describe('customer_id'),
      effect: 'compensable',
      act: (world, input) => {
        const missing = 'Please provide all required fields: customer_name, assigned_to_email, status.';
        needAll(input, ['customer_name', 'assigned_to_email', 'status'], missing);
        const customer_id = world.nextId('customers');
        const row: Row = {
          customer_id,
          assigned_to_email: input.assigned_to_email.toLowerCase(),
          customer_name: input.customer_name,
          customer_email: input.customer_email?.toLowerCase() ?? null,
          customer_phone: input.customer_phone ?? null,
          last_contact_date: input.last_contact_date ?? null,
          product_interest: input.product_interest ?? null,
          status: input.status,
          follow_up_by: input.follow_up_by ?? null,
          notes: input.notes ?? null,
        };
        return { output: customer_id, undo: world.append('customers', row) };
      },
      holds: (world, input, id) => world.find('customers', id)?.customer_name === input.customer_name,
    }),
    deleteTool(worldOf, CUSTOMER, { name: `${crm}.delete_customer`, description: 'Deletes a customer.' }),
    readTool(worldOf, {
      name: 'company_directory.find_email_address',
      description: 'The e-mail addresses of colleagues whose address contains the name.',
      input: z.object({ name: text }),
      output: z.array(z.string()),
      read: (world, input) => {
        need(input, { name: 'Name not provided.' });
        return world.directory.filter((address) => address.includes(input.name.toLowerCase()));
      },
    }),
  ];
}

function checkField(_world: World, field: string, value: string): void {
  const choose = (allowed: string[]): string => allowed.map((one) => `'${one}'`).join(', ');
  if (field === 'status' && !STATUSES.includes(value)) {
    refuse('invalid_status', `Status not valid. Please choose from: ${choose(STATUSES)}`);
  }
  if (field === 'product_interest' && !PRODUCTS.includes(value)) {
    refuse('invalid_product', `Product interest not valid. Please choose from: ${choose(PRODUCTS)}`);
  }
}
