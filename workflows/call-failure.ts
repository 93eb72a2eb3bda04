import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import type { Call, CallFailureDetails } from '../shared/protocol/call';
import { messageOf } from '../shared/protocol/errors';
import type { ErrorCode } from '../shared/protocol/errors';

/** Why a tool activity failed, and what its failure says of the call. */
export interface FailedCall {
  failure: NonNullable<Call['failure']>;
  details?: Partial<CallFailureDetails>;
}

export function failedCall(error: unknown): FailedCall {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  const details = detailsOf(cause);
  const code = codeOf(cause);
  return {
    details,
    failure: {
      code,
      toolCode: details?.toolCode ?? (cause instanceof ApplicationFailure ? cause.type : undefined) ?? code,
      message: messageOf(cause),
      retryable: code === 'TOOL_TRANSIENT' || code === 'TOOL_TIMEOUT',
      rule: details?.rule,
      ...(isUnknown(cause, details) ? { outcome: 'unknown' as const } : {}),
    },
  };
}

/** Whether the call may have acted before it failed: it was given up on its way, or it says so itself. */
function isUnknown(cause: unknown, details: Partial<CallFailureDetails> | undefined): boolean {
  if (cause instanceof ApplicationFailure) return details?.outcome === 'unknown' || cause.type === 'WorkerShutdown';
  return cause instanceof TimeoutFailure && cause.timeoutType !== 'SCHEDULE_TO_START';
}

function codeOf(cause: unknown): ErrorCode {
  if (cause instanceof TimeoutFailure) return 'TOOL_TIMEOUT';
  if (!(cause instanceof ApplicationFailure) || !cause.type) return 'TOOL_PERMANENT';
  // By the SDK: `WorkerShutdown` where a stopping worker gave the call up and no attempt is left, `NotFoundError` by a worker without the plugin.
  if (cause.type === 'WorkerShutdown') return 'TOOL_TRANSIENT';
  return cause.type === 'NotFoundError' ? 'TOOL_UNKNOWN' : (cause.type as ErrorCode);
}

/** A call that the service timed out says in its last heartbeat what it was asked to do. */
function detailsOf(cause: unknown): Partial<CallFailureDetails> | undefined {
  if (cause instanceof ApplicationFailure) return cause.details?.[0] as CallFailureDetails | undefined;
  if (!(cause instanceof TimeoutFailure)) return undefined;
  return (
    (cause.lastHeartbeatDetails as Pick<CallFailureDetails, 'argsDigest' | 'effectId' | 'repairs'> | undefined) ??
    undefined
  );
}
