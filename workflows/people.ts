import { condition } from '@temporalio/workflow';
import type { ApprovalMessage, ResolveMessage } from '../shared/protocol/messages';
import type { PendingDecision } from '../shared/protocol/run';
import { showDetails } from './details';
import type { Run } from './run-state';

/**
 * Waits for a person's word about one call, at most `personTimeoutMs`; `undefined` where nobody came, or it became moot. The `approve` and
 * `resolve` updates put the word into `run.decisions`.
 */
export async function askPerson(
  run: Run,
  pending: Omit<PendingDecision, 'since'>,
  moot: () => boolean = () => false
): Promise<ApprovalMessage | ResolveMessage | undefined> {
  const since = Date.now();
  run.pending.push({ ...pending, since: new Date(since).toISOString() });
  showDetails(run);
  try {
    await condition(() => run.decisions.has(pending.callId) || moot(), run.input.options.personTimeoutMs, {
      summary: `${pending.kind} of ${pending.tool}`,
    });
    return run.decisions.get(pending.callId);
  } finally {
    run.decisions.delete(pending.callId);
    run.pending = run.pending.filter((item) => item.callId !== pending.callId);
    run.waitedMs += Date.now() - since;
    showDetails(run);
  }
}
