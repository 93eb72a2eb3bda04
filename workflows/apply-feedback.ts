import { proxyActivities } from '@temporalio/workflow';
import type { FeedbackActivities } from '../activities/contracts';
import type { ApplyFeedbackInput } from '../shared/protocol/messages';

/** Applies a verdict on a closed run; the workflow id, one per run, refuses a second verdict. Waits until the run was learnt from. */
export async function applyFeedback(
  input: ApplyFeedbackInput
): Promise<Awaited<ReturnType<FeedbackActivities['recordFeedback']>>> {
  const { recordFeedback } = proxyActivities<FeedbackActivities>({
    startToCloseTimeout: '2 m',
    scheduleToCloseTimeout: '24 h',
    retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '10 m' },
    summary: `the user says ${input.verdict}`,
  });
  return recordFeedback(input);
}
