import { isCancellation, patched, proxyActivities } from '@temporalio/workflow';
import type { LearningActivities } from '../activities/contracts';
import type { LearningReport, LearnResult } from '../shared/protocol/learning-report';
import type { RunRecord } from '../shared/protocol/run-record';

const STEPS = {
  logTrajectory: 'log the trajectory',
  learnNodeExperience: 'node experience',
  compareTrajectories: 'compare with neighbours',
  generaliseTemplate: 'generalise and merge',
  promoteTemplates: 'count and promote',
} as const;

/** A store that is down delays learning for hours, and never the run: it has closed long since. */
function learning(step: keyof typeof STEPS): LearningActivities {
  return proxyActivities<LearningActivities>({
    startToCloseTimeout: '2 m',
    scheduleToCloseTimeout: '24 h',
    retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '10 m' },
    summary: STEPS[step],
  });
}

/**
 * Mines one closed run for experience (paper 3.2): a child of `answerQuery` that outlives it. Each step is a visible activity
 * and idempotent, so that a run that is learnt from twice counts once.
 */
export async function learnFromRun(record: RunRecord): Promise<LearnResult> {
  const logTrajectory = await learning('logTrajectory').logTrajectory(record);
  const learnNodeExperience = await learning('learnNodeExperience').learnNodeExperience(record);
  const compareTrajectories = await learning('compareTrajectories').compareTrajectories(record);
  const generaliseTemplate = await learning('generaliseTemplate').generaliseTemplate(record);
  const { templateId } = generaliseTemplate;
  const promoteTemplates = await learning('promoteTemplates').promoteTemplates(record, templateId);
  const steps = { logTrajectory, learnNodeExperience, compareTrajectories, generaliseTemplate, promoteTemplates };
  if (!hadTrouble(record) || !patched('advice')) return { templateId, steps };
  return { templateId, steps: { ...steps, adviseRun: await advice(record) } };
}

/** Did anything fail or turn out wrong in the run, also where a later tier made good for it. */
function hadTrouble(record: RunRecord): boolean {
  return record.failures.length > 0 || record.verdict?.verdict === 'wrong';
}

/** Advice is the last step and may be lost: everything else has been learnt by then. */
async function advice(record: RunRecord): Promise<LearningReport> {
  const { adviseRun } = proxyActivities<LearningActivities>({
    startToCloseTimeout: '300 s',
    scheduleToCloseTimeout: '30 m',
    heartbeatTimeout: '15 s',
    retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '60 s', maximumAttempts: 3 },
    summary: 'advice',
  });
  try {
    return await adviseRun(record);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { summary: 'no advice: the model could not be asked', storeOperations: 0, durationMs: 0 };
  }
}
