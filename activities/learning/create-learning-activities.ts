import type { LearningReport } from '../../shared/protocol/learning-report';
import type { LearntRun } from '../../shared/protocol/run-record';
import type { CurationActivities, FeedbackActivities, ForgetActivities, LearningActivities } from '../activity-types';
import { adviseRun } from './advise-run';
import { compareTrajectories } from './compare-trajectories';
import { curatePage } from './curate-page';
import { erasePage } from './erase/erase-page';
import { generaliseTemplate } from './generalise-template';
import { learnNodeExperience } from './learn-node-experience';
import { learningStep, type LearningDependencies, type LearningStep } from './learning-context';
import { logTrajectory } from './log-trajectory';
import { openedRun, tenantOfLearnt, type OpenedRun } from './opened-run';
import { promoteTemplates } from './promote-templates';
import { recordFeedback } from './record-feedback';
import { createTurns, type Turns } from './turns';

/**
 * The learning activities: each a visible step that may be done twice. Ids are derived from what a record is about and counts
 * are folded from one record per run, so that a lost reply, a second child, or fifty runs at once change nothing.
 */
export function createLearningActivities(
  deps: LearningDependencies
): LearningActivities & FeedbackActivities & CurationActivities & ForgetActivities {
  // What a run says of itself alone, or in words of its own, meets nobody and waits for none.
  const alone: { gathers: boolean; turns?: Turns } = { gathers: true };
  const inTurn: typeof alone = { gathers: true, turns: createTurns() };
  const withRun = <T extends object>(
    given: LearntRun,
    work: (step: LearningStep, run: OpenedRun) => Promise<{ summary: string } & T>,
    how = inTurn
  ): Promise<LearningReport & T> => {
    let opened: OpenedRun | undefined;
    return learningStep(
      deps,
      tenantOfLearnt(given),
      async (step) => work(step, (opened ??= await openedRun(step, given))),
      how
    );
  };
  return {
    logTrajectory: (record) => learningStep(deps, record.query.tenant, (step) => logTrajectory(step, record), alone),
    learnNodeExperience: (given) => withRun(given, learnNodeExperience),
    compareTrajectories: (given) => withRun(given, compareTrajectories, alone),
    generaliseTemplate: (given) => withRun(given, generaliseTemplate),
    promoteTemplates: (given, templateId) => withRun(given, (step, run) => promoteTemplates(step, run, templateId)),
    adviseRun: (given) => learningStep(deps, tenantOfLearnt(given), (step) => adviseRun(step, given)),
    recordFeedback: (input) => learningStep(deps, input.tenant, (step) => recordFeedback(step, input)),
    erasePage: (input) => learningStep(deps, input.tenant, (step) => erasePage(step, input)),
    curatePage: (input) => learningStep(deps, input.tenant, (step) => curatePage(step, input)),
  };
}
