import {
  ApplicationFailure,
  CancelledFailure,
  TerminatedFailure,
  TimeoutFailure,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { ErrorCode, ErrorDetails } from '../shared/protocol/errors';
import { errorCodeOf, WorkflowGenError } from '../shared/protocol/errors';
import { reportIn } from '../shared/protocol/run';
import type { RunReport } from '../shared/protocol/run';
import { RunFailedError } from './run-failed-error';

/** Outcomes that complete the workflow; the others are thrown as `RunFailedError`. */
const COMPLETED = ['answered', 'needs_input', 'rejected', 'running'];

/** Returns the report of a run that completed, and throws `RunFailedError` for one that did not. */
export function completedReport(report: RunReport): RunReport {
  if (COMPLETED.includes(report.outcome)) return report;
  throw new RunFailedError(codeOfReport(report), report.reasons[0] ?? report.outcome, report.workflowId, report);
}

/** What `handle.result()` of a run threw, as `RunFailedError`; other errors come back as they are. */
export function runFailure(workflowId: string, error: unknown): unknown {
  if (error instanceof WorkflowNotFoundError) return notFound(workflowId, error);
  if (!(error instanceof WorkflowFailedError)) return error;
  const { cause } = error;
  if (cause instanceof ApplicationFailure) {
    return new RunFailedError(
      errorCodeOf(cause.type) ?? 'INTERNAL',
      cause.message,
      workflowId,
      reportIn(cause.details)
    );
  }
  if (cause instanceof CancelledFailure) {
    const report = reportIn(cause.details);
    return new RunFailedError('CANCELLED', 'The run was cancelled.', workflowId, report);
  }
  if (cause instanceof TerminatedFailure) {
    return new RunFailedError(
      'TERMINATED',
      `The run was terminated (${cause.message}); nothing was undone`,
      workflowId
    );
  }
  if (cause instanceof TimeoutFailure) {
    const message = 'The run reached its execution timeout, the backstop beyond its budgets; nothing was undone';
    return new RunFailedError('TERMINATED', message, workflowId);
  }
  return error;
}

/**
 * Whether an update met a run that has closed: before the run took it (`refused`), or after (`taken`), when the caller
 * reads how the run ended instead. `undefined` for every other error.
 */
export function closedUnder(error: unknown): 'refused' | 'taken' | undefined {
  if (error instanceof WorkflowNotFoundError) return 'refused';
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause instanceof ApplicationFailure && cause.type === 'AcceptedUpdateCompletedWorkflow' ? 'taken' : undefined;
}

/** What an update of a run threw, as a typed error; other errors come back as they are. */
export function updateFailure(error: unknown): unknown {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure)) return error;
  const report = reportIn(cause.details);
  const code = errorCodeOf(cause.type) ?? 'UPDATE_REFUSED';
  if (report) return new RunFailedError(code, cause.message, report.workflowId, report);
  return new WorkflowGenError(code, cause.message, (cause.details?.[0] ?? {}) as ErrorDetails);
}

/** `RUN_NOT_FOUND` where the service does not know the run, else `undefined`. */
export function notFound(workflowId: string, error: unknown): WorkflowGenError | undefined {
  if (!(error instanceof WorkflowNotFoundError)) return undefined;
  const remedy = 'check the id; a run older than the retention of its namespace is no longer kept';
  return new WorkflowGenError('RUN_NOT_FOUND', `There is no run ${workflowId}; ${remedy}`, { workflowId, remedy });
}

function codeOfReport(report: RunReport): ErrorCode {
  const named = errorCodeOf(report.reasons[0]?.split(':')[0]);
  if (named) return named;
  const byOutcome: Partial<Record<RunReport['outcome'], ErrorCode>> = {
    ambiguous: 'AMBIGUOUS',
    compensation_failed: 'COMPENSATION_FAILED',
    cancelled: 'CANCELLED',
  };
  return byOutcome[report.outcome] ?? report.failures.at(-1)?.code ?? 'INTERNAL';
}
