import type { Json } from './json';
import { cutText } from './text';

/**
 * The public failure types. They are the `type` of every `ApplicationFailure` that leaves WorkflowGen, so they are part of
 * the public API: a code is never renamed, and workflow code branches on it, never on message text.
 */
export const ERROR_CODES = [
  // the caller's side
  'INPUT_INVALID',
  'INPUT_TOO_LARGE',
  'IDEMPOTENCY_CONFLICT',
  'SECRET_REFUSED',
  'FEEDBACK_REFUSED',
  'UPDATE_REFUSED',
  'RUN_NOT_FOUND',
  // configuration and surroundings
  'CONFIG_INVALID',
  'TOOL_DUPLICATE',
  'TOOL_INVALID',
  'RUNTIME_MISSING',
  'SERVER_UNREACHABLE',
  'STORE_UNAVAILABLE',
  'STORE_CONFLICT',
  'EMBEDDER_UNAVAILABLE',
  'EMBEDDER_MISMATCH',
  'ARTIFACT_MISSING',
  // experience
  'EXPERIENCE_INVALID',
  'EXPERIENCE_STALE',
  'EXPERIENCE_MISSING',
  // the model
  'LLM_RATE_LIMITED',
  'LLM_UNAVAILABLE',
  'LLM_TIMEOUT',
  'LLM_AUTH',
  'LLM_BILLING',
  'LLM_BAD_REQUEST',
  'LLM_BAD_OUTPUT',
  'LLM_TRUNCATED',
  'LLM_REFUSED',
  // plans
  'PLAN_INVALID',
  'PLAN_REFUSED',
  'EXPRESSION_INVALID',
  'EXPRESSION_FAILED',
  'BINDING_FAILED',
  'SECRET_UNAVAILABLE',
  // tools
  'TOOL_UNKNOWN',
  'TOOL_INPUT_INVALID',
  'TOOL_INPUT_TOO_LARGE',
  'TOOL_OUTPUT_INVALID',
  'TOOL_OUTPUT_TOO_LARGE',
  'TOOL_TRANSIENT',
  'TOOL_TIMEOUT',
  'TOOL_PERMANENT',
  'TOOL_PERMISSION',
  'TOOL_OUTCOME_UNKNOWN',
  'CHECK_FAILED',
  // how a run ends
  'ANSWER_WRONG',
  'AMBIGUOUS',
  'APPROVAL_REJECTED',
  'APPROVAL_TIMEOUT',
  'BUDGET_EXCEEDED',
  'HISTORY_TOO_LARGE',
  'COMPENSATION_FAILED',
  'CANCELLED',
  'TERMINATED',
  'INTERNAL',
] as const;

/** One of `ERROR_CODES`; `docs/library.md` says what each means. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The public code that a failure's type is, where it is one. */
export function errorCodeOf(type: unknown): ErrorCode | undefined {
  return ERROR_CODES.find((code) => code === type);
}

/** What an error says beyond its message: the field at fault, the limit that was broken, and what to do about it. */
export interface ErrorDetails {
  /** As the caller or the configuration names it. */
  field?: string;
  /** In the unit that the message names. */
  limit?: number;
  actual?: number;
  /** What to do, in words. */
  remedy?: string;
  [key: string]: Json | undefined;
}

/**
 * A failure with a stable code, thrown at the edges (client, configuration, registry) and inside pure algorithms.
 * Activities and workflows turn it into an `ApplicationFailure` of type `code` (`activities/failure.ts`).
 */
export class WorkflowGenError extends Error {
  override readonly name: string = 'WorkflowGenError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    /** The same call may succeed later. */
    readonly retryable = false
  ) {
    super(message);
  }
}

/** The message of anything thrown, cut so that it can travel in a history. */
export function messageOf(error: unknown, characters = 1_000): string {
  const text = error instanceof Error ? error.message : String(error);
  return cutText(text, characters, '…');
}

/** A request id that is a run with another query or context. */
export function idempotencyConflict(requestId: string, workflowId: string): WorkflowGenError {
  const remedy = 'use a new request id for a new request';
  return new WorkflowGenError(
    'IDEMPOTENCY_CONFLICT',
    `Request id ${requestId} is run ${workflowId}, which was started with another query or context; ${remedy}`,
    { field: 'requestId', workflowId, remedy }
  );
}

/** The failure that every client, worker and command shows for a Temporal service that does not answer. */
export function serverUnreachable(address: string, cause: unknown): WorkflowGenError {
  const remedy = 'start it (`workflowgen dev`), or set TEMPORAL_ADDRESS to where it runs';
  return new WorkflowGenError(
    'SERVER_UNREACHABLE',
    `No Temporal service answers at ${address} (${messageOf(deepestCause(cause), 200)}); ${remedy}`,
    { field: 'address', remedy },
    true
  );
}

function deepestCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? deepestCause(error.cause) : error;
}
