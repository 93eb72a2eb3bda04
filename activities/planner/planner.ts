import type { JsonSchema } from '../../shared/json';
import type { ModelCallUsage, ModelPurpose } from '../../shared/usage';

/** One model call with structured output. Prompt parts go from the most stable to the least, for prompt caching. */
export interface ModelRequest {
  purpose: ModelPurpose;
  /** Rules and the tool catalogue: the same bytes for the same tools. */
  system: string;
  /** User and assistant turns; experience, query and repairs. */
  messages: { role: 'user' | 'assistant'; content: string }[];
  schema: JsonSchema;
  maxTokens: number;
}

export interface ModelReply {
  /** The text of the answer as it came. */
  text: string;
  stop: 'end' | 'truncated' | 'refused';
  usage: ModelCallUsage;
}

/**
 * The model port. It makes exactly one call, never retries (Temporal does), and throws an `ApplicationFailure` whose type is
 * one of the `LLM_…` codes; output that is no JSON or not of the schema is not its business.
 */
export interface Planner {
  readonly name: string;
  call(request: ModelRequest, options: { signal: AbortSignal }): Promise<ModelReply>;
}
