import { ApplicationFailure } from '@temporalio/common';
import { cancellationSignal } from '@temporalio/activity';
import { messageOf, WorkflowGenError, type ErrorCode, type ErrorDetails } from '../shared/protocol/errors';

/** An `ApplicationFailure` whose type is one of the public codes. Non-retryable unless said otherwise. */
export function failureOf(
  code: ErrorCode,
  message: string,
  options: { retryable?: boolean; details?: unknown; nextRetryDelayMs?: number; cause?: unknown } = {}
): ApplicationFailure {
  return ApplicationFailure.create({
    type: code,
    message,
    nonRetryable: !(options.retryable ?? false),
    details: options.details === undefined ? [] : [options.details],
    nextRetryDelay: options.nextRetryDelayMs,
    cause: options.cause instanceof Error ? options.cause : undefined,
  });
}

/**
 * First line of every catch in an activity. A driver's own abort error (`APIUserAbortError`, a fetch abort) is not what the
 * worker recognises as cancellation and would be reported as a failure.
 */
export function rethrowIfCancelled(): void {
  const signal = cancellationSignal();
  if (signal.aborted) throw signal.reason;
}

/** Turns anything thrown into an `ApplicationFailure` with a public code. */
export function toFailure(
  error: unknown,
  otherwise: ErrorCode = 'INTERNAL',
  details?: ErrorDetails
): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof WorkflowGenError) {
    return failureOf(error.code, error.message, { retryable: error.retryable, details: error.details, cause: error });
  }
  return failureOf(otherwise, messageOf(error), { details, cause: error });
}
