import { ApplicationFailure } from '@temporalio/common';
import type { ErrorCode } from '../../shared/protocol/errors';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { LIMITS } from '../../shared/protocol/limits';
import type { CallFailureDetails } from '../../shared/protocol/call';
import type { Effect } from '../../shared/protocol/tool';
import { ToolError } from '../../shared/protocol/tool';
import { failureOf } from '../failure';
import { ToolTimeout } from './run-tool';
import { cutText } from '../../shared/protocol/text';

/** An API may ask for any pause; a run does not wait longer than this, in ms, between two attempts. */
const MAX_RETRY_DELAY_MS = 5 * 60_000;

interface Verdict {
  code: ErrorCode;
  toolCode: string;
  retryable: boolean;
  nextRetryDelayMs?: number;
  /** The effect may have happened. An error that does not say otherwise leaves that open. */
  outcome: 'not_applied' | 'unknown';
}

/**
 * Classifies what a tool threw (DESIGN section 4, "transport faults retry, plan faults degrade"). An error that does not say
 * what it is, is permanent; from a `once` tool it leaves the outcome unknown, and only a person may decide.
 */
export function classifyToolError(error: unknown, effect: Effect): Verdict {
  const outcome = effect === 'read' || (isToolError(error) && error.outcome !== 'unknown') ? 'not_applied' : 'unknown';
  return { ...verdictOn(error, effect), outcome };
}

function verdictOn(error: unknown, effect: Effect): Omit<Verdict, 'outcome'> {
  if (isToolError(error)) {
    const { retryable, outcome, retryAfterMs } = error;
    const toolCode = codeOf(error);
    if (effect === 'once' && outcome === 'unknown') return { code: 'TOOL_OUTCOME_UNKNOWN', toolCode, retryable: false };
    if (!retryable) return { code: 'TOOL_PERMANENT', toolCode, retryable };
    return {
      code: 'TOOL_TRANSIENT',
      toolCode,
      retryable,
      nextRetryDelayMs:
        retryAfterMs === undefined ? undefined : Math.min(Math.max(retryAfterMs, 0), MAX_RETRY_DELAY_MS),
    };
  }
  const toolCode = codeOf(error);
  if (error instanceof ApplicationFailure && effect !== 'once') {
    const retryable = error.nonRetryable !== true;
    return { code: retryable ? 'TOOL_TRANSIENT' : 'TOOL_PERMANENT', toolCode, retryable };
  }
  if (effect === 'once') return { code: 'TOOL_OUTCOME_UNKNOWN', toolCode, retryable: false };
  if (error instanceof ToolTimeout) return { code: 'TOOL_TIMEOUT', toolCode, retryable: true };
  return { code: 'TOOL_PERMANENT', toolCode, retryable: false };
}

/** The failure of a call that was refused or that failed before it began: nothing has happened. */
export function refusal(error: unknown, details: CallFailureDetails): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  const known = error instanceof WorkflowGenError ? error : undefined;
  const code = known?.code ?? 'INTERNAL';
  return failureOf(code, messageOf(error, LIMITS.messageCharacters), {
    retryable: known?.retryable ?? false,
    details: { ...details, toolCode: code },
  });
}

/** By shape as well as by class: the tool may have loaded another copy of this package. */
function isToolError(error: unknown): error is ToolError {
  if (error instanceof ToolError) return true;
  if (!(error instanceof Error) || error.name !== 'ToolError') return false;
  const { code, retryable } = error as Partial<ToolError>;
  return typeof code === 'string' && typeof retryable === 'boolean';
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const code: unknown = error instanceof ApplicationFailure ? error.type : (error as { code?: unknown }).code;
  return cutText(typeof code === 'string' && code !== '' ? code : error.name, 100);
}
