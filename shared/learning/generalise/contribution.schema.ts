import { z } from 'zod';
import { jsonSchema } from '../../plan/plan.schema';
import { CUSTOMS } from '../../protocol/plan';
import { patternSchema, templateSchema } from '../../matching/template.schema';
import type { Contribution } from './contribution';

const id = z.string().min(1).max(500);

const schema = z.strictObject({
  schema: z.literal(1),
  templateId: id,
  workflowId: id,
  tenant: id,
  user: z.string().optional(),
  at: z.string(),
  founding: templateSchema.optional(),
  slots: z.record(z.string(), jsonSchema),
  spare: z.array(z.strictObject({ type: z.string(), value: jsonSchema, text: z.string() })),
  customs: z.record(z.string(), z.array(z.enum(CUSTOMS))).optional(),
  pattern: patternSchema,
  names: z.array(z.strictObject({ lexicon: z.string(), name: z.string(), value: jsonSchema.optional() })),
});

/** Reads a stored contribution; `undefined` where it is damaged or of a newer format. */
export function readContribution(body: unknown): Contribution | undefined {
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}
