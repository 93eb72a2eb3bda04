import { LANGUAGE_CODES } from '../language/language';
import { z } from 'zod';
import { jsonSchema, planSchema } from '../plan/plan.schema';
import { SLOT_TYPES } from '../protocol/plan';
import { TEMPLATE_STATUSES } from './template';
import type {
  LexiconEntry,
  Observation,
  OutcomeCount,
  Pattern,
  StatusChange,
  Template,
  TemplateStatistics,
} from './template';

const id = z.string().min(1).max(300);
const count = z.number().int().min(0);
const instant = z.string().min(1).max(40);
const status = z.enum(TEMPLATE_STATUSES);

const outcomeCountSchema: z.ZodType<OutcomeCount> = z.strictObject({ success: count, failure: count });

const statusChangeSchema: z.ZodType<StatusChange> = z.strictObject({
  at: instant,
  from: status.nullable(),
  to: status,
  cause: z.string().max(2_000),
  workflowId: id.optional(),
  by: z.enum(['learning', 'curation', 'feedback', 'person']),
  person: z.string().optional(),
});

const statisticsSchema: z.ZodType<TemplateStatistics> = z.strictObject({
  direct: outcomeCountSchema,
  directSinceQuarantine: outcomeCountSchema.optional(),
  rewrite: outcomeCountSchema,
  planned: outcomeCountSchema,
  wrong: count,
  independentSuccesses: count,
  successesSinceQuarantine: count,
  provenBy: z.array(z.string()).optional(),
  ran: z.array(id).optional(),
  lastUsedAt: instant.optional(),
  repeats: z.array(z.string()).optional(),
  answered: z.array(z.string()).optional(),
  corrections: z.array(z.strictObject({ note: z.string(), at: instant })).optional(),
});

/** A stored template. Unknown members are refused: a newer format must not be half understood. */
export const templateSchema: z.ZodType<Template> = z.strictObject({
  schema: z.literal(1),
  id,
  tenant: id,
  environment: id,
  title: z.string().max(1_000),
  graph: id,
  plan: planSchema,
  status,
  pinned: z.boolean(),
  releasedForA: z.boolean(),
  guarded: z.boolean().optional(),
  shadowed: z.boolean().optional(),
  thresholdA: z.number().min(0).max(1.01),
  statistics: statisticsSchema,
  history: z.array(statusChangeSchema),
  left: z.record(z.string(), z.string()).optional(),
  missing: z.array(z.string()),
  joinedFrom: z.array(id).optional(),
  sources: z.array(id),
  authors: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
});

/** A stored wording of a template. */
export const patternSchema: z.ZodType<Pattern> = z.strictObject({
  schema: z.literal(1),
  id,
  templateId: id,
  tenant: id,
  environment: id,
  text: z.string(),
  placeholders: z.array(z.strictObject({ type: z.enum(SLOT_TYPES), slot: id.optional(), lexicon: id.optional() })),
  language: z.enum(LANGUAGE_CODES).optional(),
  source: z.enum(['learnt', 'confirmed']),
  workflowId: id,
  createdAt: instant,
});

/** One run's word about one template. */
export const observationSchema: z.ZodType<Observation> = z.strictObject({
  schema: z.literal(1),
  templateId: id,
  workflowId: id,
  tenant: id,
  kind: z.enum(['direct', 'rewrite', 'planned']),
  success: z.boolean(),
  evidence: z.boolean(),
  verdict: z.enum(['right', 'wrong']).optional(),
  verdictBy: z.string().optional(),
  verdictAt: instant.optional(),
  before: z.strictObject({ success: z.boolean(), evidence: z.boolean() }).optional(),
  correction: z.string().optional(),
  heeds: z.boolean().optional(),
  score: z.number().optional(),
  slotsDigest: z.string(),
  request: z.string().optional(),
  ran: z.array(id).optional(),
  user: z.string().optional(),
  at: instant,
});

/** A name that masking knows. */
export const lexiconEntrySchema: z.ZodType<LexiconEntry> = z.strictObject({
  schema: z.literal(1),
  tenant: id,
  lexicon: z.string().min(1).max(200),
  name: z.string().min(1).max(500),
  value: jsonSchema.optional(),
  from: z.array(z.strictObject({ workflowId: id, user: z.string().optional(), at: instant.optional() })).optional(),
});
