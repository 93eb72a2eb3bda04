import type { Client, WorkflowHandle } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { WorkflowGenError } from '../shared/errors';
import type { ApplyFeedbackInput, FeedbackMessage } from '../shared/messages';
import { feedbackIdOf, MEMO, WORKFLOW_TYPES } from '../shared/messages';
import type { RunReport, TerminalState } from '../shared/run';
import { promptly } from './connection';
import { closingReport, reportOrMemo } from './report';
import { RunFailedError } from './run-failed-error';

/** What became of a feedback. */
export interface FeedbackReceipt {
  /** `run`: the run was still open and took it. `applyFeedback`: the run had closed, and this workflow applies it. */
  takenBy: 'run' | 'applyFeedback';
  workflowId: string;
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
  const input: ApplyFeedbackInput = { ...message, workflowId: report.workflowId, outcome };
  const workflowId = feedbackIdOf(report.workflowId);
  try {
    await promptly(client, () =>
      client.workflow.start(WORKFLOW_TYPES.applyFeedback, {
        workflowId,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
        memo: { [MEMO.tenant]: message.tenant },
        staticSummary: `feedback: ${message.verdict}`,
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

function refused(reason: string): WorkflowGenError {
  return new WorkflowGenError('FEEDBACK_REFUSED', `Feedback refused: ${reason}`, {
    remedy: 'see `workflowgen explain` for how the run stands',
  });
}
