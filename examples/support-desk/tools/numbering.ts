import { z } from 'zod';
import type { Writer } from '../database/database';

/** The next number of a series, such as RFD-4121; taken inside the transaction that uses it, so no two calls get one. */
export async function nextNumber(
  transaction: Writer,
  table: 'refunds' | 'replacements' | 'pickups' | 'gift_cards' | 'tickets' | 'outbox',
  prefix: string,
  first: number
): Promise<string> {
  const column = table === 'gift_cards' ? 'code' : 'id';
  const last = await transaction.row(
    z.object({ last: z.number().nullable() }),
    `select max(cast(substr(${column}, ${prefix.length + 2}) as integer)) as last from ${table}`
  );
  return `${prefix}-${Math.max(first, (last?.last ?? 0) + 1)}`;
}
