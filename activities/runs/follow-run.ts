import { cancellationSignal, getClient, heartbeat } from '@temporalio/activity';
import { idempotencyConflict } from '../../shared/protocol/errors';
import { MEMO } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { rethrowIfCancelled, toFailure } from '../failure';
import { runFailureOf } from './run-failure';

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
        throw (await runFailureOf(error, run, client)) ?? error;
      } finally {
        clearInterval(beats);
      }
    },
  };
}
