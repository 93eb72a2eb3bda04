import type { Client } from '@temporalio/client';
import { WorkflowFailedError, WorkflowNotFoundError } from '@temporalio/client';
import { feedbackIdOf, MEMO } from '../shared/protocol/messages';
import type { Workflows } from '../shared/protocol/messages';
import { promptly } from './connection';

/** Feedback on a run that had closed, as the `applyFeedback` workflow took it. */
export interface GivenFeedback {
  workflowId: string;
  /** Of the Temporal service: `RUNNING` until the run has been learnt from. */
  status: string;
  verdict?: string;
  by?: string;
  /** What it changed, in words. */
  summary?: string;
}

/** The feedback that came after the run's close; `undefined` where there was none. */
export async function feedbackOn(client: Client, workflowId: string): Promise<GivenFeedback | undefined> {
  const handle = client.workflow.getHandle<Workflows['applyFeedback']>(feedbackIdOf(workflowId));
  try {
    const { status, memo } = await promptly(client, () => handle.describe());
    const given: GivenFeedback = {
      workflowId: handle.workflowId,
      status: status.name,
      verdict: textIn(memo, MEMO.verdict),
      by: textIn(memo, MEMO.by),
    };
    if (status.name !== 'COMPLETED') return given;
    const { summary } = await promptly(client, () => handle.result());
    return { ...given, summary };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || error instanceof WorkflowFailedError) return undefined;
    throw error;
  }
}

function textIn(memo: Record<string, unknown> | undefined, key: string): string | undefined {
  const value = memo?.[key];
  return typeof value === 'string' ? value : undefined;
}

export function feedbackLines({ workflowId, status, verdict, by, summary }: GivenFeedback): string[] {
  const said = `${by ?? 'the user'} called it ${verdict ?? 'right or wrong'} after its close`;
  return [`${said}: ${summary ?? `${workflowId} is ${status}`}`];
}
