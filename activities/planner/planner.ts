import type { JsonSchema } from '../../shared/protocol/json';
import type { ModelCallUsage, ModelPurpose } from '../../shared/protocol/usage';

/** One model call with structured output. Prompt parts go from the most stable to the least, for prompt caching. */
export interface ModelRequest {
  purpose: ModelPurpose;
  /** Rules and the tool catalogue: the same bytes for the same tools. */
  system: string;
  /** User and assistant turns; experience, query and repairs. */
  messages: { role: 'user' | 'assistant'; content: string }[];
  /** Of the output, as JSON Schema. */
  schema: JsonSchema;
  /** Output tokens at most. */
  maxTokens: number;
}

/** What the model said, and what that cost. */
export interface ModelReply {
  /** The text of the answer as it came. */
  text: string;
  stop: 'end' | 'truncated' | 'refused';
  usage: ModelCallUsage;
}

/** Details of the failure that a call throws: `ApplicationFailure.details[0]`. */
export interface ModelFailureDetails {
  /** Tokens are zero: a refused call is not billed, and what a broken one cost nobody said. */
  usage: ModelCallUsage;
  /** `unknown`: the server may have worked before the call broke; count it as unaccounted. */
  billed: 'no' | 'unknown';
  /** HTTP status, where there was one. */
  status?: number;
}

/**
 * The model port. It makes exactly one call, never retries (Temporal does), and throws an `ApplicationFailure` whose type is
 * one of the `LLM_…` codes; output that is no JSON or not of the schema is not its business.
 */
export interface Planner {
  readonly name: string;
  /** Loads what the first call would wait for; a worker asks for it once it polls. */
  prepare?(): void;
  call(request: ModelRequest, options: ModelCallOptions): Promise<ModelReply>;
}

/** How one call is made. */
export interface ModelCallOptions {
  signal: AbortSignal;
  /** Given all that the model has written so far, as it writes. A planner that cannot stream never calls it. */
  onText?: (text: string) => void;
}
