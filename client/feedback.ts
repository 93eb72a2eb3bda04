import type { Client, WorkflowHandle } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { ApplyFeedbackInput, FeedbackMessage, Workflows } from '../shared/protocol/messages';
import { feedbackIdOf, learningIdOf, MEMO } from '../shared/protocol/messages';
import type { Inherited, RunReport, TerminalState } from '../shared/protocol/run';
import { TIER_BELOW, type Tier } from '../shared/protocol/tier';
import { promptly } from './connection';
import { inheritedFrom } from './inherited';
import { closingReport, currentReport, reportOrMemo } from './report';
import { RunFailedError } from './run-failed-error';
import type { RunHandle } from './run-handle';

/** What became of a feedback. */
export interface FeedbackReceipt {
  /** `run`: the run was still open and took it. `applyFeedback`: the run had closed, and this workflow applies it. */
  takenBy: 'run' | 'applyFeedback';
  workflowId: string;
  /** The linked run that answers the query again, where `rerun` was asked for. */
  rerun?: RunHandle;
}

/** Starts `applyFeedback` for a run that has closed; its id lets exactly one feedback through. */
export async function feedbackAfterClose(
  client: Client,
  workflow: WorkflowHandle,
  taskQueue: string,
  message: FeedbackMessage
): Promise<FeedbackReceipt> {
  const report = await reportOrMemo(client, workflow);
  if (!('tierPath' in report)) {
    throw refused(
      `run ${report.workflowId} was closed by the service (${report.status}), so nothing was learnt from it`
    );
  }
  const outcome = correctable(report, message);
  await ensureLearning(client, report.workflowId);
  const input: ApplyFeedbackInput = { ...message, workflowId: report.workflowId, outcome };
  const workflowId = feedbackIdOf(report.workflowId);
  try {
    await promptly(client, () =>
      client.workflow.start<Workflows['applyFeedback']>('applyFeedback', {
        workflowId,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
        memo: { [MEMO.tenant]: message.tenant, [MEMO.verdict]: message.verdict, [MEMO.by]: message.by },
        staticSummary: `feedback: ${message.verdict}${message.by === undefined ? '' : ` by ${message.by}`}`,
      })
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    throw refused(`run ${report.workflowId} has feedback already (${workflowId}); a run takes one`);
  }
  return { takenBy: 'applyFeedback', workflowId };
}

/** Whether an open run has its outcome, no verdict, and only its close before it; returns after the close. */
export async function isClosing(client: Client, workflow: WorkflowHandle): Promise<boolean> {
  const report = await reportOrMemo(client, workflow);
  if (!('tierPath' in report) || report.outcome === 'running' || report.verdict) return false;
  await closingReport(client, workflow).catch((error: unknown) => {
    if (!(error instanceof RunFailedError)) throw error;
  });
  return true;
}

function correctable(report: RunReport, message: FeedbackMessage): TerminalState {
  if (report.verdict) {
    throw refused(`run ${report.workflowId} was called ${report.verdict} while it was open; a run takes one feedback`);
  }
  if (report.tenant !== message.tenant) {
    throw refused(`run ${report.workflowId} belongs to another tenant than ${message.tenant}`);
  }
  if (report.outcome === 'running' || report.outcome === 'cancelled') {
    throw refused(`run ${report.workflowId} ended as ${report.outcome}, so nothing was learnt from it`);
  }
  return report.outcome;
}

const SEE_RUN = 'see `workflowgen explain` for how the run stands';

function refused(reason: string, remedy = SEE_RUN): WorkflowGenError {
  return new WorkflowGenError('FEEDBACK_REFUSED', `Feedback refused: ${reason}; ${remedy}`, { remedy });
}

/**
 * Feedback waits until learning has logged the run. Where that will never be, because the run was told not to learn or its
 * learning child ended before, there is nothing that a verdict could change, and it would wait for a day in vain.
 */
async function ensureLearning(client: Client, workflowId: string): Promise<void> {
  const learning = client.workflow.getHandle(learningIdOf(workflowId));
  try {
    const { status } = await promptly(client, () => learning.describe());
    if (status.name === 'RUNNING' || status.name === 'COMPLETED') return;
    // Its first activity logs the run; what comes after is no matter to feedback.
    const { events } = await promptly(client, () => learning.fetchHistory());
    if (events?.some((event) => event.activityTaskCompletedEventAttributes)) return;
    throw refused(
      `learning from run ${workflowId} ended as ${status.name} before it had logged the run`,
      `reset ${learning.workflowId} (\`temporal workflow reset\`, or the Web UI) and send the feedback again`
    );
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    throw refused(`run ${workflowId} was told not to learn, so there is nothing that a verdict could change`);
  }
}

/** A query that is answered again: what the linked run takes over, and from which tier it starts. */
export interface Rerun {
  query: string;
  from: Tier;
  inherited: Inherited;
}

/**
 * What a linked run needs to answer the query of a run that was called wrong after its close: one tier lower, without the
 * template that served it, and told what was wrong. Waits until the feedback has been applied.
 */
export async function rerunOf(client: Client, workflow: WorkflowHandle, note: string | undefined): Promise<Rerun> {
  // The run may have failed: its report, and not its failure, is what matters here.
  const report = await currentReport(client, workflow);
  const inherited = await inheritedFrom(client, workflow.workflowId);
  await client.workflow.getHandle(feedbackIdOf(workflow.workflowId)).result();
  const exclude = report.templateId === undefined ? [] : [report.templateId];
  return {
    query: inherited.text ?? inherited.query ?? '',
    from: TIER_BELOW[report.tier] ?? 'C',
    inherited: {
      ...inherited,
      exclude: [...new Set([...inherited.exclude, ...exclude])],
      correction: { answer: report.answer ?? '', note },
    },
  };
}
