import { z } from 'zod';

const jsonValue = z.json();

/** One tool call with its arguments as the benchmark writes them. */
export const callSchema = z.object({ tool: z.string(), args: z.record(z.string(), z.string().nullable()) });
export type ToolCall = z.infer<typeof callSchema>;

/** The data's short name of a domain, as the tools' names begin. */
const DOMAINS: Record<string, string> = { crm: 'customer_relationship_manager' };

/** S slots→arguments, L one look-up then act, M act on every hit, C condition, X aggregate. */
export const taskSchema = z.object({
  id: z.string(),
  file: z.string(),
  domains: z.array(z.string().transform((domain) => DOMAINS[domain] ?? domain)),
  template_id: z.string(),
  plan_shape: z.enum(['S', 'L', 'M', 'C', 'X']),
  base_template: z.string(),
  phrasing: z.string(),
  query: z.string(),
  slots: z.record(z.string(), jsonValue),
  gold_write_calls: z.array(callSchema),
  no_action: z.boolean(),
});
export type Task = z.infer<typeof taskSchema>;

const stepSchema = callSchema.extend({ log: z.string(), observation: jsonValue });

/** A recorded run of a model over one task; `success` is the benchmark's own word, until the outcome check here has judged the run. */
export const recordedRunSchema = z.object({
  task_id: z.string(),
  success: z.boolean(),
  n_calls: z.number(),
  steps: z.array(stepSchema),
  /** The model's answer; a text, or what it returned in its place. */
  final: jsonValue,
});
export type RecordedRun = z.infer<typeof recordedRunSchema>;

export const ambiguousSchema = z.object({
  id: z.string(),
  template_id: z.string().nullable(),
  original_query: z.string(),
  vague_query: z.string(),
  ambiguity_type: z.string(),
});
export type AmbiguousQuery = z.infer<typeof ambiguousSchema>;

/** The one rule that the benchmark's own prompt tells the model, beside the date (WorkBench, agent prefix). */
export const MEETING_HOURS = 'meetings are between 09:00 and 18:00.';
