import type { z } from 'zod';
import type { Json, JsonSchema } from './json';
import type { ResolvedContext } from './query';

/**
 * What repeating a tool does to the world: `read` nothing; `idempotent` nothing, given the same key; `compensable` it has a
 * `compensate`; `once` must not be repeated, and an unknown outcome asks a person.
 */
export type Effect = 'read' | 'idempotent' | 'compensable' | 'once';

/** How often one call is tried in place, where its failure is retryable. */
export interface ToolRetry {
  /** Attempts in all. Default: 5 for `read` and `idempotent`, 3 for `compensable`; `once` tools always have 1. */
  maximumAttempts?: number;
  /** Milliseconds before the second attempt. Default 500. */
  initialIntervalMs?: number;
  /** What the interval grows by with each attempt, at least 1. Default 2. */
  backoffCoefficient?: number;
  /** Milliseconds between two attempts at most. Default 30,000. */
  maximumIntervalMs?: number;
}

/** What a tool receives beside its input. */
export interface ToolContext {
  /** The effect id: the same over attempts, iterations, tiers, workers and a reset. Give it to the API that has the effect. */
  idempotencyKey: string;
  /** Aborted on cancellation and on timeout. */
  signal: AbortSignal;
  tenant: string;
  /** The query's context, with its defaults. */
  context: ResolvedContext;
  /** Of the run. */
  workflowId: string;
  /** 1 for the first. */
  attempt: number;
  /** Tells the service that the call goes on, with details for the Web UI. The worker beats by itself, too. */
  heartbeat: (details?: Json) => void;
}

/** What the user declares; `I` and `O` are inferred from the schemas. */
export interface ToolDefinition<I = unknown, O = unknown> {
  /** Lower-case letters, digits, `_`, `.` and `-`, starting with a letter; also the activity type. */
  name: string;
  /** Part of the contract: another one takes the templates that use the tool out of tier A. */
  version: string;
  /** What the model is told of the tool. */
  description: string;
  /** An object schema that JSON Schema can say. */
  input: z.ZodType<I>;
  output: z.ZodType<O>;
  effect: Effect;
  /** Permissions that the caller must hold. */
  permissions?: string[];
  /** Input and output fields (dotted paths) that are redacted before anything is stored. */
  sensitive?: string[];
  retry?: ToolRetry;
  /** Start-to-close timeout of one attempt: `30s`, `2m`, `500ms`, or milliseconds. Default `30s`. */
  timeout?: string | number;
  /** A person approves each call. */
  approval?: boolean;
  /** Makes the call. Throw a `ToolError` to say whose fault a failure is; any other error is permanent. */
  execute: (input: I, context: ToolContext) => Promise<O> | O;
  /** Post-condition, the evidence of success: `true`, or a sentence that says what is wrong. */
  check?: (input: I, output: O, context: ToolContext) => Promise<boolean | string> | boolean | string;
  /**
   * Undoes the call whose `idempotencyKey` the context has; idempotent, and a no-op where it did nothing. `output` is undefined
   * where nobody holds one: the call timed out, and may have acted. Anything thrown is retried, but for a permanent `ToolError`.
   */
  compensate?: (input: I, output: O | undefined, context: ToolContext) => Promise<void> | void;
}

/** Any registered tool, whatever its types. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds tools of every input and output type
export type AnyTool = ToolDefinition<any, any>;

/**
 * Declares a tool. It only infers types; the registry checks the definition when a worker starts.
 *
 * @example
 * ```ts
 * const readOrder = defineTool({
 *   name: 'read_order',
 *   version: '1',
 *   description: 'Reads an order by its number',
 *   input: z.object({ orderId: z.string() }),
 *   output: z.object({ state: z.string() }),
 *   effect: 'read',
 *   execute: async ({ orderId }) => ({ state: await orders.stateOf(orderId) }),
 * });
 * ```
 */
export function defineTool<I, O>(definition: ToolDefinition<I, O>): ToolDefinition<I, O> {
  return definition;
}

/**
 * Thrown by a tool to say what went wrong: `retryable` is a fault of transport, which Temporal retries in place; anything
 * else is a fault of the plan, which degrades. It states that the effect did *not* happen, unless `outcome` is `unknown`.
 *
 * @example
 * ```ts
 * throw new ToolError({ code: 'ORDER_ALREADY_REFUNDED', retryable: false }, 'The order is refunded');
 * ```
 */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  /** The tool's own code, such as `ORDER_ALREADY_REFUNDED`; failures of one code count as one case. */
  readonly code: string;
  readonly retryable: boolean;
  /** `unknown`: the effect may have happened. Default `not_applied`. */
  readonly outcome: 'not_applied' | 'unknown';
  /** Milliseconds to wait before the next attempt, where the API said so. */
  readonly retryAfterMs?: number;

  constructor(
    options: { code: string; retryable: boolean; outcome?: 'not_applied' | 'unknown'; retryAfterMs?: number },
    message: string
  ) {
    super(message);
    this.code = options.code;
    this.retryable = options.retryable;
    this.outcome = options.outcome ?? 'not_applied';
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** How the workflow runs a tool; held by the plan, so that the workflow needs no registry. */
export interface ToolSnapshot {
  contract: string;
  effect: Effect;
  timeoutMs: number;
  heartbeatMs?: number;
  retry: Required<ToolRetry>;
  approval: boolean;
  compensable: boolean;
  /** It declares a `check`. */
  checked: boolean;
  permissions: string[];
}

/** What routing, planning and learning know of a tool. */
export interface ToolDescription extends ToolSnapshot {
  name: string;
  version: string;
  description: string;
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
  sensitive: string[];
}
