import { z } from 'zod';

const textBlock = z.object({
  type: z.literal('text'),
  text: z.string(),
  cache_control: z.object({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() }).nullish(),
});
const content = z
  .union([z.string(), z.array(textBlock).min(1)])
  .transform((value): TextBlock[] => (typeof value === 'string' ? [{ type: 'text', text: value }] : value));

export type TextBlock = z.infer<typeof textBlock>;

/** The part of a Messages API request that the stand-in understands; tools, images and streaming are refused. */
export const messageRequestSchema = z.object({
  model: z.string().min(1),
  max_tokens: z.number().int().positive(),
  system: content.optional().transform((blocks) => blocks ?? []),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content })).min(1),
  output_config: z.object({
    format: z.object({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) }),
  }),
  stream: z.literal(false).optional(),
  tools: z.array(z.unknown()).max(0, 'the stand-in calls no tools').optional(),
});

export type MessageRequest = z.infer<typeof messageRequestSchema>;
