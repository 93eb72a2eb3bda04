import { CancellationScope, proxyActivities } from '@temporalio/workflow';
import type { CompensateActivity } from '../activities/activity-types';
import { messageOf } from '../shared/protocol/errors';
import type { Plan } from '../shared/protocol/plan';
import { previewOf } from '../shared/protocol/value';
import { askPerson } from './people';
import { mayHaveActed } from './earlier-calls';
import type { Line } from './ledger';
import { RunEnd } from './lifecycle';
import type { Run } from './run';

/**
 * Undoes calls in reverse order (the rollback logic of paper 3.2.1). It cannot be cancelled. What has no compensation, or
 * whose compensation fails, is named in the ledger's `left`.
 */
export async function undo(run: Run, calls: readonly Line[], why: string): Promise<void> {
  await CancellationScope.nonCancellable(async () => {
    for (const call of [...calls].reverse()) await undoOne(run, call, why);
  });
}

async function undoOne(run: Run, call: Line, why: string): Promise<void> {
  const request = run.ledger.requestOf(call.callId);
  // The worker had no such tool, so it can neither have acted nor be asked to undo.
  if (call.state === 'failed' && call.failure?.toolCode === 'TOOL_UNKNOWN') return;
  if (call.effect !== 'compensable' || !request) {
    // A call that failed before it acted leaves nothing; a ToolError says so.
    if (call.state === 'failed' && call.failure?.code !== 'TOOL_TIMEOUT' && call.failure?.outcome !== 'unknown') return;
    const reason = call.effect === 'compensable' ? 'made by an earlier run' : `${call.effect} effects cannot be undone`;
    run.ledger.leave(call, call.state === 'done' ? reason : `${reason}; it may not have happened`);
    return;
  }
  const name = `${call.tool}.compensate`;
  const activities = proxyActivities<Record<string, CompensateActivity>>({
    ...run.activities.optionsOf('compensation'),
    activityId: `undo/${call.callId}`,
    summary: `undo · ${call.tool} · ${why}`,
  });
  try {
    const result = await (activities[name] as CompensateActivity)({
      call: request,
      effectId: call.effectId,
      argsDigest: call.argsDigest,
      output: call.output,
      repairs: call.repairs,
    });
    run.ledger.undo(call, why, result.outcome === 'undone');
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    run.ledger.failUndo(call, `its compensation failed: ${messageOf(cause)}`);
  }
}

/** A run that ends without an answer takes back everything that it did. */
export async function undoEverything(run: Run, why: string): Promise<void> {
  await undo(run, run.ledger.calls.filter(mayHaveActed), why);
}

/**
 * Before a later plan's first effect: undoes what it does not keep. Replacing or repeating a `once` effect asks a person first,
 * and a refusal ends the run.
 */
export async function accountForEarlier(run: Run, plan: Plan): Promise<void> {
  const standing = run.ledger.calls.filter(mayHaveActed);
  for (const call of standing) {
    const decision = plan.earlier?.[call.callId];
    if (call.effect === 'once' && call.state === 'done' && (decision === 'replace' || decision === 'again')) {
      await askToRepeat(run, call, decision);
    }
  }
  await undo(
    run,
    standing.filter((call) => {
      const decision = plan.earlier?.[call.callId];
      // A call that failed may have acted before it did: it is undone whatever the plan says, or its retry doubles it.
      return (
        decision === 'replace' ||
        (call.effect === 'compensable' && (call.state === 'failed' || call.failure !== undefined))
      );
    }),
    'not kept by the next plan'
  );
}

async function askToRepeat(run: Run, call: Line, decision: 'replace' | 'again'): Promise<void> {
  const word = await askPerson(run, {
    kind: 'approval',
    callId: call.callId,
    tool: call.tool,
    effect: call.effect,
    args: call.args && previewOf(call.args, 200),
    reason:
      decision === 'again'
        ? 'the plan repeats a call that must not be repeated'
        : 'the plan replaces a call that cannot be undone',
  });
  if (word && 'approved' in word && word.approved) return;
  throw new RunEnd(
    'failed',
    word ? 'APPROVAL_REJECTED' : 'APPROVAL_TIMEOUT',
    `${call.tool} (${call.callId}) may not be ${decision === 'again' ? 'repeated' : 'replaced'}${word ? '' : ': nobody approved it in time'}.`
  );
}
