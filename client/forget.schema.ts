import { z } from 'zod';
import { ID_CHARACTERS } from '../shared/protocol/request';

/** So that "42" does not take half of the store with it. */
const VALUE_CHARACTERS = 3;

const tenant = z.string().min(1).max(ID_CHARACTERS);
const run = z.string().min(1).max(1_000);
const person = z.string().min(1).max(256);

/** Of `forget`. */
export const forgetSchema = z
  .strictObject({
    tenant,
    user: person.optional(),
    run: run.optional(),
    value: z.string().min(VALUE_CHARACTERS).max(1_000).optional(),
    everything: z.literal(true).optional(),
    dryRun: z.boolean().optional(),
    by: person.optional(),
  })
  .refine(({ user, run: id, value, everything }) => [user, id, value, everything].filter(Boolean).length === 1, {
    error: 'must name one of user, run, value and everything',
  });

/** Of `rollback`. */
export const rollbackSchema = z.strictObject({ tenant, run, dryRun: z.boolean().optional(), by: person.optional() });
