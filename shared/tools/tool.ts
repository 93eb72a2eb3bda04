import type { z } from 'zod';
import type { Json, JsonSchema } from '../json';
import type { ResolvedContext } from '../query';

/**
 * What repeating a tool does to the world: `read` nothing; `idempotent` nothing, given the same key; `compensable` it has a
 * `compensate`; `once` must not be repeated, and an unknown outcome asks a person.
 */
export type Effect = 'read' | 'idempotent' | 'compensable' | 'once';

export interface ToolRetry {
  /** Attempts in all; `once` tools always have 1. */
  maximumAttempts?: number;
  /** Milliseconds before the second attempt. */
  initialIntervalMs?: number;
  backoffCoefficient?: number;
  maximumIntervalMs?: number;
}

/** What a tool receives beside its input. */
export interface ToolContext {
  /** The effect id: the same over attempts, iterations, tiers, workers and a reset. Give it to the API that has the effect. */
  idempotencyKey: string;
  /** Aborted on cancellation and on timeout. */
  signal: AbortSignal;
  tenant: string;
  context: ResolvedContext;
  workflowId: string;
  /** 1 for the first. */
  attempt: number;
  heartbeat: (details?: Json) => void;
}

/** What the user declares; `I` and `O` are inferred from the schemas. */
export interface ToolDefinition<I = unknown, O = unknown> {
  /** Lower-case letters, digits, `_`, `.` and `-`, starting with a letter; also the activity type. */
  name: string;
  version: string;
  description: string;
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
  execute: (input: I, context: ToolContext) => Promise<O> | O;
  /** Post-condition, the evidence of success: `true`, or a sentence that says what is wrong. */
  check?: (input: I, output: O, context: ToolContext) => Promise<boolean | string> | boolean | string;
  /** Undoes the call; idempotent, and a no-op where nothing happened (`output` is then undefined). */
  compensate?: (input: I, output: O | undefined, context: ToolContext) => Promise<void> | void;
}

/** Any registered tool, whatever its types. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds tools of every input and output type
export type AnyTool = ToolDefinition<any, any>;

/** Declares a tool. It only infers types; the registry checks the definition when a worker starts. */
export function defineTool<I, O>(definition: ToolDefinition<I, O>): ToolDefinition<I, O> {
  return definition;
}

/**
 * Thrown by a tool to say what went wrong: `retryable` is a fault of transport, which Temporal retries in place; anything
 * else is a fault of the plan, which degrades. It states that the effect did *not* happen, unless `outcome` is `unknown`.
 */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly code: string;
  readonly retryable: boolean;
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
