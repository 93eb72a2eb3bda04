import {
  CancellationScope,
  ParentClosePolicy,
  startChild,
  upsertMemo,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/common';
import { learningIdOf, MEMO, SEARCH_ATTRIBUTES } from '../shared/protocol/messages';
import { cutText } from '../shared/protocol/text';
import { decisionLine, showDetails } from './details';
import { learnFromRun } from './learn-from-run';
import { RunEnd } from './lifecycle';
import type { Run } from './run';
import { runRecord } from './run-record';
import { tellTelemetry } from './tell-telemetry';
import { undoEverything } from './undo';

const ATTRIBUTES = {
  tier: defineSearchAttributeKey(SEARCH_ATTRIBUTES.tier, SearchAttributeType.KEYWORD),
  outcome: defineSearchAttributeKey(SEARCH_ATTRIBUTES.outcome, SearchAttributeType.KEYWORD),
  template: defineSearchAttributeKey(SEARCH_ATTRIBUTES.template, SearchAttributeType.KEYWORD),
};

/** Makes the decision readable without a worker: in the memo, and in search attributes where the namespace knows them. */
export function publishDecision(run: Run): void {
  upsertMemo({ [MEMO.decision]: decisionLine(run) });
  publishAttributes(run);
  showDetails(run);
}

function publishAttributes(run: Run): void {
  if (!run.input.options.searchAttributes) return;
  upsertSearchAttributes([
    { key: ATTRIBUTES.tier, value: run.path.tier },
    { key: ATTRIBUTES.outcome, value: run.lifecycle.outcome },
    { key: ATTRIBUTES.template, value: run.path.templateId ?? null },
  ]);
}

/**
 * Brings a run to its one terminal state: undoes what a run without an answer did, settles the waiting updates and starts the
 * learning child. It cannot be cancelled, so nothing is left half done.
 */
export async function closeRun(run: Run): Promise<void> {
  await CancellationScope.nonCancellable(async () => {
    const { lifecycle, ledger } = run;
    if (lifecycle.outcome !== 'answered') {
      await undoEverything(run, lifecycle.end?.message ?? `the run ended as ${lifecycle.outcome}`);
      if (ledger.calls.some((call) => call.state === 'undo_failed')) {
        const names = cutText(ledger.left.map((left) => `${left.tool} (${left.callId})`).join(', '), 500, '…');
        const message = `Could not be undone: ${names}. ${lifecycle.end?.message ?? ''}`;
        lifecycle.endWith(new RunEnd('compensation_failed', 'COMPENSATION_FAILED', message));
      }
    }
    upsertMemo({ [MEMO.outcome]: lifecycle.outcome });
    publishAttributes(run);
    // Whoever waits for the answer need not wait for the child's start too.
    if (run.answersFirst) lifecycle.close();
    const { learn, reuse } = run.input.options;
    if (learn && reuse && lifecycle.outcome !== 'cancelled') await startLearning(run);
    showDetails(run);
    tellTelemetry(run);
    if (!run.answersFirst) lifecycle.close();
  });
}

/**
 * Starts the learning child and waits until it *is* started: a parent that closes first would lose it. A run that was reset
 * finds its child there already, which is as good.
 */
async function startLearning(run: Run): Promise<void> {
  const record = await runRecord(run);
  try {
    await startChild(learnFromRun, {
      workflowId: learningIdOf(workflowInfo().workflowId),
      parentClosePolicy: ParentClosePolicy.ABANDON,
      // The lowest: what a user waits for goes first.
      priority: { priorityKey: 5 },
      staticSummary: `learn from ${run.lifecycle.outcome} ${run.path.tier} run`,
      args: [record, run.activities.settings],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
