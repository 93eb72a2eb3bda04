import { z } from 'zod';

const count = z.number().int().nonnegative().nullish();

/**
 * The part of a Messages API reply that is read. The SDK checks nothing, and any server may stand behind the base URL, so a
 * reply that is no message is caught here instead of becoming `undefined` in a bill.
 */
export const messageSchema = z.object({
  id: z.string().optional(),
  model: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullable(),
  stop_details: z.object({ explanation: z.string().nullish() }).nullish(),
  usage: z.object({
    input_tokens: z.number().int().nonnegative(),
    output_tokens: z.number().int().nonnegative(),
    cache_creation_input_tokens: count,
    cache_read_input_tokens: count,
    cache_creation: z.object({ ephemeral_1h_input_tokens: count }).nullish(),
  }),
});

export type Message = z.infer<typeof messageSchema>;
