import {
  ActivityFailure,
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
import type { RunRecord } from '../shared/protocol/run-record';
import { jsonBytes } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';
import { learningIdOf, MEMO, SEARCH_ATTRIBUTES } from '../shared/protocol/messages';
import type { Call } from '../shared/protocol/call';
import { isInline } from '../shared/protocol/value';
import type { Value } from '../shared/protocol/value';
import { cutText } from '../shared/protocol/text';
import { decisionLine, showDetails } from './details';
import { learnFromRun } from './learn-from-run';
import { offload, REFERENCE_BYTES } from './offload';
import { evidenceSoFar, RunEnd } from './run-state';
import type { Run } from './run-state';
import { trimRecord } from './trim-record';
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
    { key: ATTRIBUTES.tier, value: run.tier },
    { key: ATTRIBUTES.outcome, value: run.outcome },
    { key: ATTRIBUTES.template, value: run.tier === 'C' ? null : (run.base?.templateId ?? null) },
  ]);
}

/**
 * Brings a run to its one terminal state: undoes what a run without an answer did, settles the waiting updates and starts the
 * learning child. It cannot be cancelled, so nothing is left half done.
 */
export async function closeRun(run: Run): Promise<void> {
  await CancellationScope.nonCancellable(async () => {
    run.window = 'closed';
    if (run.outcome !== 'answered') {
      await undoEverything(run, run.end?.message ?? `the run ended as ${run.outcome}`);
      if (run.calls.some((call) => call.state === 'undo_failed')) {
        const names = cutText(run.left.map((left) => `${left.tool} (${left.callId})`).join(', '), 500, '…');
        run.outcome = 'compensation_failed';
        run.end = new RunEnd(
          'compensation_failed',
          'COMPENSATION_FAILED',
          `Could not be undone: ${names}. ${run.end?.message ?? ''}`
        );
      }
    }
    upsertMemo({ [MEMO.outcome]: run.outcome });
    publishAttributes(run);
    if (run.input.options.learn && run.input.options.reuse && run.outcome !== 'cancelled') await startLearning(run);
    showDetails(run);
    run.settled = true;
  });
}

/**
 * Starts the learning child and waits until it *is* started: a parent that closes first would lose it. A run that was reset
 * finds its child there already, which is as good.
 */
async function startLearning(run: Run): Promise<void> {
  const record = await smallEnough(run, recordOf(run));
  try {
    await startChild(learnFromRun, {
      workflowId: learningIdOf(workflowInfo().workflowId),
      parentClosePolicy: ParentClosePolicy.ABANDON,
      priority: { priorityKey: 5 },
      staticSummary: `learn from ${run.outcome} ${run.tier} run`,
      args: [record],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

function recordOf(run: Run): RunRecord {
  const info = workflowInfo();
  const nominee = run.decision.nominees.find((item) => item.templateId === run.base?.templateId);
  return {
    schema: 1,
    workflowId: info.workflowId,
    runId: info.runId,
    rootWorkflowId: run.rootWorkflowId,
    inReplyTo: run.input.inReplyTo?.workflowId,
    query: run.query,
    startedAt: new Date(run.startedAt).toISOString(),
    closedAt: new Date().toISOString(),
    outcome: run.outcome === 'running' ? 'failed' : run.outcome,
    tier: run.tier,
    tierPath: run.tierPath,
    masked: run.decision.masked,
    templateId: run.tier === 'C' ? undefined : run.base?.templateId,
    failedTemplates: run.failedTemplates,
    ...(run.decision.shadow ? { shadow: run.decision.shadow } : {}),
    score: nominee?.score,
    plan: run.plan,
    slots: run.slots,
    ...(run.tier === 'C' ? { sawOutputs: run.sawOutputs } : {}),
    written: run.written,
    calls: run.calls,
    failures: run.failures,
    evidence: evidenceSoFar(run),
    ...(run.corrections.length === 0 ? {} : { corrections: run.corrections }),
    verdict: run.verdict,
    usage: run.usage,
  };
}

/** Moves outputs to the artifact store, largest first, until the record fits into one payload; what still does not fit is cut. */
async function smallEnough(run: Run, record: RunRecord): Promise<RunRecord> {
  let excess = jsonBytes(record) - LIMITS.runRecordBytes;
  if (excess <= 0) return record;
  const sizes = record.calls
    .map((call, index) => ({ index, bytes: call.output && isInline(call.output) ? jsonBytes(call.output.inline) : 0 }))
    .sort((a, b) => b.bytes - a.bytes || a.index - b.index);
  const chosen: Call[] = [];
  for (const { index, bytes } of sizes) {
    if (excess <= 0 || bytes <= REFERENCE_BYTES) break;
    chosen.push(record.calls[index] as Call);
    excess -= bytes - REFERENCE_BYTES;
  }
  const moved = await offloadIfUp(
    run,
    chosen.map((call) => call.output as Value)
  );
  const at = new Map(chosen.map((call, index) => [call, moved[index]]));
  return trimRecord({
    ...record,
    calls: record.calls.map((call) => (at.has(call) ? { ...call, output: at.get(call) } : call)),
  });
}

/** The run has its outcome: that the artifact store is down costs it what could be learnt, and nothing else. */
async function offloadIfUp(run: Run, outputs: Value[]): Promise<Value[]> {
  try {
    return await offload(run, outputs, 'offload outputs of the run record');
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return outputs;
  }
}
