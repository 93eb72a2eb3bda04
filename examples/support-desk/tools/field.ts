import { z } from 'zod';

/** Fields that several tools share; the descriptions are what a model and a person read. */
export const orderId = z
  .string()
  .regex(/^ORD-\d{4}$/)
  .describe('Order number, such as ORD-1042');
export const customerId = z
  .string()
  .regex(/^CUS-\d{3}$/)
  .describe('Customer number, such as CUS-501');
export const ticketId = z
  .string()
  .regex(/^TCK-\d{4}$/)
  .describe('Ticket number, such as TCK-2007');
export const amount = z.number().positive().multipleOf(0.01).describe('Amount in euros, such as 25 or 89.9');
export const ticketStatus = z.enum(['open', 'pending', 'solved', 'closed']);
export const ticketPriority = z.enum(['low', 'normal', 'high', 'urgent']);
export const orderStatus = z.enum(['placed', 'shipped', 'delivered', 'cancelled', 'refunded']);
export const shipmentStatus = z.enum(['label_created', 'in_transit', 'delivered', 'cancelled']);

export function euros(cents: number): number {
  return cents / 100;
}

export function cents(amountInEuros: number): number {
  return Math.round(amountInEuros * 100);
}
