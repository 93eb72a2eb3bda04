import { z } from 'zod';
import type { Json } from '../protocol/json';
import { LIMITS } from '../protocol/limits';
import type { ToolSnapshot } from '../protocol/tool';
import { CUSTOMS, SLOT_TYPES } from '../protocol/plan';
import type { Answer, Binding, NamedValue, Plan, Slot } from '../protocol/plan';
import { isContextPath } from '../protocol/query';

export const jsonSchema: z.ZodType<Json> = z.json();

const name = z.string().min(1).max(200);
const expression = z.string().min(1).max(LIMITS.expressionCharacters);
const instruction = z.string().min(1).max(4_000);

const bindingSchema: z.ZodType<Binding> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), value: jsonSchema }),
  z.strictObject({ kind: z.literal('slot'), slot: name }),
  z.strictObject({ kind: z.literal('context'), path: z.string().refine(isContextPath, 'no path into the context') }),
  z.strictObject({ kind: z.literal('output'), node: name, path: z.string().max(1_000) }),
  z.strictObject({ kind: z.literal('expression'), expression }),
  z.strictObject({ kind: z.literal('written'), instruction, needs: z.array(name) }),
]);

export const slotSchema: z.ZodType<Slot> = z.strictObject({
  name,
  type: z.enum(SLOT_TYPES),
  said: z.string().max(4_000).optional(),
  valueType: z.enum(['string', 'number', 'integer', 'boolean']),
  description: z.string().max(1_000).optional(),
  values: z.array(z.string()).optional(),
  lexicon: name.optional(),
  format: z.string().max(100).optional(),
  required: z.boolean(),
  examples: z.array(jsonSchema),
  customs: z.array(z.enum(CUSTOMS)).optional(),
});

export const planNodeSchema = z.strictObject({
  id: name,
  tool: name,
  mutability: z.enum(['fixed', 'variable']),
  alternatives: z.array(name).optional(),
  args: z.record(name, bindingSchema),
  after: z.array(name).optional(),
  when: expression.optional(),
  forEach: expression.optional(),
  onError: z.enum(['fail', 'continue']).optional(),
});

const namedValueSchema: z.ZodType<NamedValue> = z.strictObject({ name, expression });

export const answerSchema: z.ZodType<Answer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(32_000) }),
  z.strictObject({ kind: z.literal('written'), instruction }),
]);

const count = z.number().int().positive();

const toolSnapshotSchema: z.ZodType<ToolSnapshot> = z.strictObject({
  contract: name,
  effect: z.enum(['read', 'idempotent', 'compensable', 'once']),
  timeoutMs: z.number().positive(),
  heartbeatMs: z.number().positive().optional(),
  retry: z.strictObject({
    maximumAttempts: count,
    initialIntervalMs: z.number().positive(),
    backoffCoefficient: z.number().min(1),
    maximumIntervalMs: z.number().positive(),
  }),
  approval: z.boolean(),
  compensable: z.boolean(),
  checked: z.boolean(),
  permissions: z.array(z.string()),
});

/**
 * The shape of a plan, for plans that were stored or made by a model. It says nothing about tools and references; that is
 * `validatePlan`. Unknown members are refused: they would be carried through histories and stores unseen.
 */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  schema: z.literal(1),
  slots: z.array(slotSchema),
  values: z.array(namedValueSchema).optional(),
  nodes: z.array(planNodeSchema),
  answer: answerSchema,
  tools: z.record(name, toolSnapshotSchema),
  approval: z.boolean().optional(),
  earlier: z.record(name, z.enum(['keep', 'replace', 'again'])).optional(),
});
