import { continueAsNew, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { CurationActivities } from '../activities/activity-types';
import { activityOptions } from '../shared/protocol/activity-options';
import type { CurateInput } from '../shared/protocol/messages';
import { pluginOptions } from './plugin-options';

/** One page of curation per run of the workflow, so that its history stays small and an interruption loses one page at most. */
export async function curateExperience(input: CurateInput): Promise<string> {
  const { curatePage } = proxyActivities<CurationActivities>({
    ...activityOptions('curation', await pluginOptions()),
    summary: `curate ${input.phase ?? 'from the start'}`,
  });
  const page = await curatePage(input);
  setCurrentDetails(page.summary);
  if (page.next) await continueAsNew<typeof curateExperience>(page.next);
  return page.summary;
}
