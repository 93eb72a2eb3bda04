import { isCancellation, patched, proxyActivities } from '@temporalio/workflow';
import type { LearningActivities } from '../activities/activity-types';
import { activityOptions, type ActivityOptionsByKind } from '../shared/protocol/activity-options';
import type { LearningReport, LearnResult } from '../shared/protocol/learning-report';
import type { RunRecord } from '../shared/protocol/run-record';

const STEPS = {
  logTrajectory: 'log the trajectory',
  learnNodeExperience: 'node experience',
  compareTrajectories: 'compare with neighbours',
  generaliseTemplate: 'generalise and merge',
  promoteTemplates: 'count and promote',
} as const;

/**
 * Mines one closed run for experience (paper 3.2): a child of `answerQuery` that outlives it. Each step is a visible activity
 * and idempotent, so that a run that is learnt from twice counts once. `set` are the run's activity options.
 */
export async function learnFromRun(record: RunRecord, set?: ActivityOptionsByKind): Promise<LearnResult> {
  const learning = (step: keyof typeof STEPS): LearningActivities =>
    proxyActivities<LearningActivities>({ ...activityOptions('learning', set), summary: STEPS[step] });
  const logTrajectory = await learning('logTrajectory').logTrajectory(record);
  const learnNodeExperience = await learning('learnNodeExperience').learnNodeExperience(record);
  const compareTrajectories = await learning('compareTrajectories').compareTrajectories(record);
  const generaliseTemplate = await learning('generaliseTemplate').generaliseTemplate(record);
  const { templateId } = generaliseTemplate;
  const promoteTemplates = await learning('promoteTemplates').promoteTemplates(record, templateId);
  const steps = { logTrajectory, learnNodeExperience, compareTrajectories, generaliseTemplate, promoteTemplates };
  if (!hadTrouble(record) || !patched('advice')) return { templateId, steps };
  return { templateId, steps: { ...steps, adviseRun: await advice(record, set) } };
}

/** Did anything fail or turn out wrong in the run, also where a later tier made good for it. */
function hadTrouble(record: RunRecord): boolean {
  return record.failures.length > 0 || record.verdict?.verdict === 'wrong';
}

/** Advice is the last step and may be lost: everything else has been learnt by then. */
async function advice(record: RunRecord, set: ActivityOptionsByKind | undefined): Promise<LearningReport> {
  const { adviseRun } = proxyActivities<LearningActivities>({ ...activityOptions('advice', set), summary: 'advice' });
  try {
    return await adviseRun(record);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { summary: 'no advice: the model could not be asked', storeOperations: 0, durationMs: 0 };
  }
}
