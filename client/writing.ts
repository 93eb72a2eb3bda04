import type { Client, WorkflowExecutionDescription } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import type { ModelBeat } from '../shared/protocol/model-beat';

/**
 * What is written of a run's answer so far. It stands in the heartbeat of the activity that asks the model, which the service
 * keeps while the activity runs and no history holds.
 */
export async function writingOf(client: Client, { raw }: WorkflowExecutionDescription): Promise<string | undefined> {
  const activity = raw.pendingActivities?.find(({ activityType }) => activityType?.name === 'writeText');
  const details = await decodeArrayFromPayloads(
    client.options.loadedDataConverter,
    activity?.heartbeatDetails?.payloads
  );
  return (details[0] as Partial<ModelBeat> | undefined)?.writing;
}
