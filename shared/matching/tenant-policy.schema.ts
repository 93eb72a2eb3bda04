import { z } from 'zod';
import type { TenantPolicy } from './tenant-policy';

const by = z.enum(['person', 'budget']);

const schema: z.ZodType<TenantPolicy> = z.strictObject({
  schema: z.literal(1),
  tenant: z.string().min(1),
  shadow: z.boolean(),
  off: z.strictObject({ at: z.string(), cause: z.string(), by }).optional(),
  wrong: z.array(
    z.strictObject({ workflowId: z.string(), templateId: z.string(), at: z.string(), user: z.string().optional() })
  ),
  history: z.array(
    z.strictObject({
      at: z.string(),
      what: z.enum(['shadow', 'unshadow', 'a-off', 'a-on']),
      cause: z.string(),
      by,
      person: z.string().optional(),
    })
  ),
});

/** Reads a stored policy; `undefined` where it is damaged or of a newer format. */
export function readPolicy(body: unknown): TenantPolicy | undefined {
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}
