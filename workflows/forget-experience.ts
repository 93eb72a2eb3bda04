import { continueAsNew, proxyActivities, setCurrentDetails, upsertMemo } from '@temporalio/workflow';
import type { ForgetActivities } from '../activities/activity-types';
import { activityOptions } from '../shared/protocol/activity-options';
import { forgetSummary, type ForgetInput, type ForgetReport } from '../shared/protocol/forget';
import { MEMO } from '../shared/protocol/messages';
import { pluginOptions } from './plugin-options';

/**
 * Forgets what is selected of a tenant's experience, or takes back what a run taught: one page per run of the workflow, so that an
 * interruption loses one page at most, and each page may be done twice.
 */
export async function forgetExperience(input: ForgetInput): Promise<ForgetReport> {
  const { erasePage } = proxyActivities<ForgetActivities>({
    ...activityOptions('curation', await pluginOptions()),
    summary: `${input.mode}${input.dryRun ? ' (dry run)' : ''}: ${input.phase ?? 'from the start'}`,
  });
  const page = await erasePage(input);
  const summary = forgetSummary(page.report, input.dryRun);
  setCurrentDetails([summary, ...page.report.notes.map((note) => `- ${note}`)].join('\n'));
  if (page.next) await continueAsNew<typeof forgetExperience>(page.next);
  upsertMemo({ [MEMO.outcome]: summary });
  return page.report;
}
