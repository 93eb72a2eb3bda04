import { proxyActivities } from '@temporalio/workflow';
import type { LearningActivities, LearningReport } from '../activities/contracts';
import type { RunRecord } from '../shared/experience/run-record';

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

/** What learning did and what it cost, step by step. */
export type LearnResult = { templateId?: string; steps: Record<keyof typeof STEPS, LearningReport> };

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
  return {
    templateId,
    steps: { logTrajectory, learnNodeExperience, compareTrajectories, generaliseTemplate, promoteTemplates },
  };
}
