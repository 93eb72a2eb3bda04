import { isCancellation, patched, proxyActivities } from '@temporalio/workflow';
import type { LearningActivities } from '../activities/activity-types';
import { activityOptions, type ActivityOptionsByKind } from '../shared/protocol/activity-options';
import type { LearningReport, LearnResult } from '../shared/protocol/learning-report';
import { hadTrouble, type LearntRun, type OpenedRunReference, type RunRecord } from '../shared/protocol/run-record';

const STEPS = {
  learnRun: 'learn from the run',
  logTrajectory: 'log the trajectory',
  learnNodeExperience: 'node experience',
  compareTrajectories: 'compare with neighbours',
  generaliseTemplate: 'generalise and merge',
  promoteTemplates: 'count and promote',
} as const;

/**
 * Mines one closed run for experience (paper 3.2): a child of `answerQuery` that outlives it. One activity takes all steps and reports
 * each; they are idempotent, so that a run that is learnt from twice counts once.
 *
 * @param set what the plugin of the run's worker set of activity options
 */
export async function learnFromRun(record: RunRecord, set?: ActivityOptionsByKind): Promise<LearnResult> {
  if (!patched('learn-at-once')) return learnInSteps(record, set);
  const { advise, ...learnt } = await learning('learnRun', set).learnRun(record);
  if (!advise) return learnt;
  return { ...learnt, steps: { ...learnt.steps, adviseRun: await advice(advise, set) } };
}

function learning(step: keyof typeof STEPS, set: ActivityOptionsByKind | undefined): LearningActivities {
  return proxyActivities<LearningActivities>({ ...activityOptions('learning', set), summary: STEPS[step] });
}

/** One activity a step, as in histories from before the patch `learn-at-once`. */
async function learnInSteps(record: RunRecord, set: ActivityOptionsByKind | undefined): Promise<LearnResult> {
  const { run: opened, ...logTrajectory } = await learning('logTrajectory', set).logTrajectory(record);
  // An older worker gives no reference: each step then opens the run anew.
  const run = (opened as OpenedRunReference | undefined) ?? record;
  const learnNodeExperience = await learning('learnNodeExperience', set).learnNodeExperience(run);
  const compareTrajectories = await learning('compareTrajectories', set).compareTrajectories(run);
  const generaliseTemplate = await learning('generaliseTemplate', set).generaliseTemplate(run);
  const { templateId } = generaliseTemplate;
  const promoteTemplates = await learning('promoteTemplates', set).promoteTemplates(run, templateId);
  const steps = { logTrajectory, learnNodeExperience, compareTrajectories, generaliseTemplate, promoteTemplates };
  if (!hadTrouble(record) || !patched('advice')) return { templateId, steps };
  return { templateId, steps: { ...steps, adviseRun: await advice(run, set) } };
}

/** Advice is the last step and may be lost: everything else has been learnt by then. */
async function advice(run: LearntRun, set: ActivityOptionsByKind | undefined): Promise<LearningReport> {
  const { adviseRun } = proxyActivities<LearningActivities>({ ...activityOptions('advice', set), summary: 'advice' });
  try {
    return await adviseRun(run);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { summary: 'no advice: the model could not be asked', storeOperations: 0, durationMs: 0 };
  }
}
