import { ApplicationFailure, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { ChildRequest, NexusRequest } from '../../../workflows';
import { answerAsChild, answerThroughNexus, reportOfFailure } from '../../../workflows';

export * from '../../../workflows';

/** The user's own activities, as his workflows know them. */
export interface OwnActivities {
  lookUp(shelf: string): Promise<{ shelf: string; value: bigint }>;
}

const { lookUp } = proxyActivities<OwnActivities>({ startToCloseTimeout: '10 s', retry: { maximumAttempts: 1 } });

/** A user's workflow: his own activity, then a query as a child. The bigint passes his payload converter only. */
export async function handleTicket(
  query: string,
  request: ChildRequest
): Promise<{ answer?: string; workflowId: string; value: bigint }> {
  const { value } = await lookUp('S-5');
  const report = await answerAsChild(query, request);
  return { answer: report.answer, workflowId: report.workflowId, value };
}

/** What a user's workflow sees of a run that failed. */
export async function catchFailure(query: string, request: ChildRequest): Promise<object> {
  try {
    await answerAsChild(query, request);
  } catch (error) {
    const { type, nonRetryable } = error as ApplicationFailure;
    const report = reportOfFailure(error);
    return { isFailure: error instanceof ApplicationFailure, type, nonRetryable, outcome: report?.outcome };
  }
  throw ApplicationFailure.nonRetryable(`${workflowInfo().workflowId}: it did not fail`);
}

export async function askElsewhere(endpoint: string, request: NexusRequest): Promise<object> {
  try {
    const { answer, workflowId } = await answerThroughNexus(endpoint, request);
    return { answer, workflowId };
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    return { type: error.type, outcome: reportOfFailure(error)?.outcome };
  }
}
