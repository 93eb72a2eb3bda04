import { patched, proxyLocalActivities } from '@temporalio/workflow';
import type { SettingsActivities } from '../activities/activity-types';
import type { ActivityOptionsByKind } from '../shared/protocol/activity-options';

/**
 * What the plugin of this worker sets of activity options, for workflows that belong to no run: a run has them from its routing. They
 * stand in the history, so that a replay on another worker has the same.
 */
export async function pluginOptions(): Promise<ActivityOptionsByKind | undefined> {
  if (!patched('plugin-options')) return undefined;
  const { activityOptionsOfPlugin } = proxyLocalActivities<SettingsActivities>({ startToCloseTimeout: '10 s' });
  return activityOptionsOfPlugin();
}
