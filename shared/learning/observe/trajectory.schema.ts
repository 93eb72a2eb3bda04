import { z } from 'zod';
import { jsonSchema } from '../../plan/plan.schema';
import { SLOT_TYPES } from '../../protocol/plan';
import { TERMINAL_STATES } from '../../protocol/run';
import { TIERS } from '../../protocol/tier';
import type { Trajectory } from './trajectory';

const id = z.string().min(1).max(500);
const tier = z.enum(TIERS);
const values = z.record(z.string(), jsonSchema);
const strings = z.array(z.string());

const actionSchema = z.object({
  callId: id,
  node: z.string(),
  tool: z.string(),
  state: z.string(),
  args: jsonSchema.optional(),
  output: jsonSchema.optional(),
  after: strings,
  failure: z.object({ code: z.string(), toolCode: z.string(), message: z.string() }).optional(),
  check: z.string().optional(),
  reusedFrom: z.string().optional(),
  undone: z.boolean(),
  experiences: strings,
  durationMs: z.number().optional(),
});

const tierStepSchema = z.looseObject({ tier, iteration: z.number(), outcome: z.string(), durationMs: z.number() });

const generalisedSchema = z.object({
  templateId: id,
  slots: values,
  args: z.record(z.string(), values),
  outputs: values,
  spare: z.array(z.object({ type: z.string(), value: jsonSchema, text: z.string() })),
  pattern: z
    .object({
      id,
      text: z.string(),
      placeholders: z.array(
        z.object({ type: z.enum(SLOT_TYPES), slot: z.string().optional(), lexicon: z.string().optional() })
      ),
    })
    .optional(),
});

const trajectorySchema = z.object({
  schema: z.literal(2),
  workflowId: id,
  runId: z.string(),
  rootWorkflowId: id,
  inReplyTo: z.string().optional(),
  tenant: id,
  trigger: z.object({ query: z.string(), masked: z.string() }),
  actions: z.array(actionSchema),
  context: z.object({
    environment: z.string(),
    user: z.string().optional(),
    timeRange: z.object({ from: z.string().optional(), to: z.string().optional() }).optional(),
    dataSources: strings,
    permissions: strings,
    now: z.string(),
    timeZone: z.string(),
  }),
  metadata: z.object({
    startedAt: z.string(),
    closedAt: z.string(),
    outcome: z.enum(TERMINAL_STATES),
    verdict: z.enum(['right', 'wrong']).optional(),
    verdictBy: z.string().optional(),
    verified: z.boolean().optional(),
    takenBack: z.object({ at: z.string(), by: z.string().optional() }).optional(),
    evidence: z.boolean(),
    evidenceKind: z.string(),
    version: z.string(),
    compatibility: strings,
  }),
  nodes: z.array(
    z.object({
      id: z.string(),
      tool: z.string(),
      mutability: z.enum(['fixed', 'variable']),
      generated: z.boolean(),
      experiences: strings,
    })
  ),
  shape: z.enum(['single', 'sequential', 'parallel', 'conditional', 'iterative']),
  tier,
  tierPath: z.array(tierStepSchema),
  tokens: z.object({ input: z.number(), cacheWrite: z.number(), cacheRead: z.number(), output: z.number() }),
  costUsd: z.number(),
  failedTemplates: z.array(z.object({ templateId: z.string(), tier, cause: z.string(), wrong: z.boolean() })),
  score: z.number().optional(),
  shadow: z
    .object({ templateId: z.string(), because: z.enum(['template', 'tenant', 'off']), differences: strings })
    .optional(),
  heldOut: z.object({ tier: z.enum(['A', 'B']), templateId: z.string() }).optional(),
  servedBy: z.string().optional(),
  generalised: generalisedSchema.optional(),
});

/** Reads a stored trajectory; `undefined` where it is damaged, or of another version. */
export function readTrajectory(body: unknown): Trajectory | undefined {
  const parsed = trajectorySchema.safeParse(body);
  return parsed.success ? (parsed.data as Trajectory) : undefined;
}
