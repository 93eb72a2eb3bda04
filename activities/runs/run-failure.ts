import type { getClient } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure, TerminatedFailure, TimeoutFailure } from '@temporalio/common';
import { reportQuery } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { failureOf } from '../failure';

type Client = ReturnType<typeof getClient>;
type Run = ReturnType<Client['workflow']['getHandle']>;

/** Milliseconds that a worker has to say how far a run had come that the service closed. */
const REPORT_MS = 5_000;

/**
 * How a run failed, with its report, from what its handle's `result` threw; `undefined` for a fault on the way to it, which Temporal
 * tries again. Of a run that was cancelled, or that the service closed, the report is what a worker makes of its history.
 */
export async function runFailureOf(error: unknown, run: Run, client: Client): Promise<ApplicationFailure | undefined> {
  if (error instanceof ApplicationFailure) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof ApplicationFailure) return cause;
  if (cause instanceof CancelledFailure) {
    // The SDK sends no details with a cancellation.
    const details = cause.details?.[0] ?? (await lastReport(run, client));
    return failureOf('CANCELLED', 'The run was cancelled.', { details });
  }
  if (cause instanceof TerminatedFailure || cause instanceof TimeoutFailure) {
    const details = await lastReport(run, client);
    return failureOf('TERMINATED', 'The service closed the run; nothing was undone.', { details });
  }
  // Past the retention of its namespace there is nothing left to wait for.
  if (error instanceof Error && error.name === 'WorkflowNotFoundError')
    return failureOf('RUN_NOT_FOUND', error.message);
  return undefined;
}

async function lastReport(run: Run, client: Client): Promise<RunReport | undefined> {
  try {
    return await client.withDeadline(Date.now() + REPORT_MS, () => run.query(reportQuery));
  } catch {
    return undefined;
  }
}
