import { cancellationSignal, getClient, heartbeat } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure, TerminatedFailure, TimeoutFailure } from '@temporalio/common';
import { idempotencyConflict } from '../../shared/protocol/errors';
import { MEMO } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { failureOf, rethrowIfCancelled, toFailure } from '../failure';

const HEARTBEAT_MS = 5_000;

export interface RunActivities {
  /**
   * Waits for the end of a run that somebody else started under the same request id, and returns its report. Throws
   * `IDEMPOTENCY_CONFLICT` where that run has another body, and what the run failed with. A cancellation ends the waiting only.
   */
  followRun(request: { workflowId: string; requestId: string; bodyDigest: string }): Promise<RunReport>;
}

/** What a workflow needs of the Temporal service and cannot ask itself; the client is the worker's own. */
export function createRunActivities(): RunActivities {
  return {
    async followRun({ workflowId, requestId, bodyDigest }) {
      const client = getClient();
      const run = client.workflow.getHandle(workflowId);
      const beats = setInterval(() => heartbeat(), HEARTBEAT_MS);
      try {
        const { memo } = await run.describe();
        if (memo?.[MEMO.body] !== bodyDigest) throw toFailure(idempotencyConflict(requestId, workflowId));
        return await client.withAbortSignal(cancellationSignal(), async () => (await run.result()) as RunReport);
      } catch (error) {
        rethrowIfCancelled();
        throw ofRun(error) ?? error;
      } finally {
        clearInterval(beats);
      }
    },
  };
}

/** How the run failed, with its report; `undefined` for a fault on the way to it, which Temporal tries again. */
function ofRun(error: unknown): ApplicationFailure | undefined {
  if (error instanceof ApplicationFailure) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof ApplicationFailure) return cause;
  if (cause instanceof CancelledFailure) {
    return failureOf('CANCELLED', 'The run was cancelled.', { details: cause.details?.[0] });
  }
  if (cause instanceof TerminatedFailure || cause instanceof TimeoutFailure) {
    return failureOf('TERMINATED', 'The service closed the run; nothing was undone.');
  }
  // Past the retention of its namespace there is nothing left to wait for.
  if (error instanceof Error && error.name === 'WorkflowNotFoundError')
    return failureOf('RUN_NOT_FOUND', error.message);
  return undefined;
}
