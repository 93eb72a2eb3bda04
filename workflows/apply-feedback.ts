import { proxyActivities } from '@temporalio/workflow';
import type { FeedbackActivities } from '../activities/activity-types';
import { activityOptions } from '../shared/protocol/activity-options';
import type { ApplyFeedbackInput } from '../shared/protocol/messages';
import { pluginOptions } from './plugin-options';

/** Applies a verdict on a closed run; the workflow id, one per run, refuses a second verdict. Waits until the run was learnt from. */
export async function applyFeedback(
  input: ApplyFeedbackInput
): Promise<Awaited<ReturnType<FeedbackActivities['recordFeedback']>>> {
  const { recordFeedback } = proxyActivities<FeedbackActivities>({
    ...activityOptions('feedback', await pluginOptions()),
    summary: `the user says ${input.verdict}`,
  });
  return recordFeedback(input);
}
