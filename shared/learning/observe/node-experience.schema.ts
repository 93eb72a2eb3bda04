import { z } from 'zod';
import { jsonSchema } from '../../plan/plan.schema';
import { TIERS } from '../../protocol/tier';
import type { Lesson } from '../judge/lesson';
import type { NodeExperience } from './node-experience';
import { ROOT_CAUSES } from './root-cause';

const count = z.number().int().min(0);
const strings = z.array(z.string());
const args = z.record(z.string(), jsonSchema);

const causeSchema = z.object({
  category: z.enum(ROOT_CAUSES),
  confidence: z.number().min(0).max(1),
  evidence: z.string(),
});

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('argument_added'), argument: z.string(), after: jsonSchema }),
  z.object({ kind: z.literal('argument_removed'), argument: z.string(), before: jsonSchema }),
  z.object({
    kind: z.literal('argument_reformatted'),
    argument: z.string(),
    before: jsonSchema,
    after: jsonSchema,
    format: z.string().optional(),
  }),
  z.object({ kind: z.literal('argument_changed'), argument: z.string(), before: jsonSchema, after: jsonSchema }),
  z.object({ kind: z.literal('tool_replaced'), by: z.string() }),
  z.object({ kind: z.literal('step_inserted'), tools: strings }),
]);

const ruleSchema = z.object({
  argument: z.string().min(1),
  kind: z.enum(['required', 'format', 'range', 'enumeration']),
  text: z.string(),
  format: z.string().optional(),
  values: z.array(jsonSchema).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  support: count,
  contradictions: count,
});

const useSchema = z.object({
  schema: z.literal(1),
  kind: z.literal('use'),
  tool: z.string(),
  contract: z.string(),
  workflowId: z.string(),
  user: z.string().optional(),
  environment: z.string(),
  intent: z.string(),
  at: z.string(),
  answered: z.boolean(),
  verdict: z.enum(['right', 'wrong']).optional(),
  correction: z.string().optional(),
  calls: z.array(
    z.object({
      callId: z.string(),
      args: args.optional(),
      success: z.boolean(),
      before: strings,
      failure: z
        .object({
          fingerprint: z.string(),
          code: z.string(),
          message: z.string(),
          original: z.string(),
          cause: causeSchema,
        })
        .optional(),
      fix: z.array(changeSchema).optional(),
      undone: z.boolean(),
      tier: z.enum(TIERS),
      rejected: z.boolean().optional(),
    })
  ),
});

const toolSchema = z.object({
  schema: z.literal(1),
  kind: z.literal('tool'),
  tool: z.string(),
  successes: count,
  failures: count,
  rules: z.array(ruleSchema),
  parameters: z.array(
    z.object({
      argument: z.string(),
      required: z.boolean(),
      type: z.string().optional(),
      description: z.string().optional(),
      enumeration: z.array(jsonSchema).optional(),
      format: z.string().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      examples: z.array(jsonSchema),
      given: count,
      of: count,
    })
  ),
  paths: z.array(z.object({ before: strings, count })),
  avoid: z.array(z.object({ before: strings, failures: count, successes: count })).optional(),
  lastSeen: z.string(),
  runs: strings,
  folded: count.optional(),
  added: count.optional(),
});

/** What a call reads of its tool's record; the rest of it grows with the runs. */
export const toolRulesSchema = toolSchema.pick({ schema: true, kind: true, rules: true });

const failureSchema = z.object({
  schema: z.literal(1),
  kind: z.literal('failure'),
  tool: z.string(),
  fingerprint: z.string(),
  code: z.string(),
  message: z.string(),
  cause: causeSchema,
  count,
  fixes: z.array(z.object({ text: z.string(), count })),
  rollbacks: count,
  lastSeen: z.string(),
  runs: strings,
  example: args.optional(),
});

const intentSchema = z.object({
  schema: z.literal(1),
  kind: z.literal('intent'),
  tool: z.string(),
  intent: z.string(),
  success: count,
  failure: count,
  corrections: z.array(z.object({ note: z.string(), at: z.string() })).optional(),
  lastSeen: z.string(),
  runs: strings,
});

/** Stored node experience of any kind; a record that does not parse is left out by its reader. */
export const nodeExperienceSchema: z.ZodType<NodeExperience> = z.discriminatedUnion('kind', [
  useSchema,
  toolSchema,
  failureSchema,
  intentSchema,
]);

/** A stored lesson. */
export const lessonSchema: z.ZodType<Lesson> = z.object({
  schema: z.literal(1),
  cluster: z.string(),
  environment: z.string(),
  difference: z.object({
    kind: z.enum(['missing_node', 'extra_node', 'other_tool', 'other_binding', 'other_order', 'advice']),
    tool: z.string(),
    detail: z.string(),
  }),
  text: z.string(),
  support: count,
  contradictions: count,
  stability: z.number().min(0).max(1),
  runs: strings.optional(),
  tools: strings,
  lastSeen: z.string(),
});
