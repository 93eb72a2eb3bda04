import { z } from 'zod';
import type { JsonSchema } from '../../shared/protocol/json';

const textBlock = z.object({ type: z.literal('text'), text: z.string() });
const content = z
  .union([z.string(), z.array(textBlock).min(1)])
  .transform((value) => (typeof value === 'string' ? value : value.map((block) => block.text).join('\n')));

/**
 * The part of a Messages API request that the local model serves. What it cannot do is refused rather than left out: tools,
 * streaming, images, and a last message that is not the user's. Sampling and thinking settings are read by nobody.
 */
export const messagesRequestSchema = z.object({
  model: z.string().min(1),
  max_tokens: z.number().int().positive(),
  system: content.optional(),
  messages: z
    .array(z.object({ role: z.enum(['user', 'assistant']), content }))
    .min(1)
    .refine((messages) => messages.at(-1)?.role === 'user', 'the last message must be of the user'),
  output_config: z
    .object({
      format: z
        .object({
          type: z.literal('json_schema'),
          schema: z.record(z.string(), z.json()).transform((schema): JsonSchema => schema as JsonSchema),
        })
        .optional(),
    })
    .optional(),
  stream: z.literal(false, 'the local model does not stream').optional(),
  tools: z.array(z.unknown()).max(0, 'the local model calls no tools').optional(),
});

export type MessagesRequest = z.output<typeof messagesRequestSchema>;
