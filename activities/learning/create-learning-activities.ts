import type { CurationActivities, FeedbackActivities, ForgetActivities, LearningActivities } from '../activity-types';
import { adviseRun } from './advise-run';
import { compareTrajectories } from './compare-trajectories';
import { curatePage } from './curate-page';
import { erasePage } from './erase/erase-page';
import { generaliseTemplate } from './generalise-template';
import { learnNodeExperience } from './learn-node-experience';
import { learningStep, type LearningDependencies } from './learning-context';
import { logTrajectory } from './log-trajectory';
import { promoteTemplates } from './promote-templates';
import { recordFeedback } from './record-feedback';

/**
 * The learning activities: each a visible step that may be done twice. Ids are derived from what a record is about and counts
 * are folded from one record per run, so that a lost reply, a second child, or fifty runs at once change nothing.
 */
export function createLearningActivities(
  deps: LearningDependencies
): LearningActivities & FeedbackActivities & CurationActivities & ForgetActivities {
  return {
    logTrajectory: (record) => learningStep(deps, record.query.tenant, (step) => logTrajectory(step, record)),
    learnNodeExperience: (record) =>
      learningStep(deps, record.query.tenant, (step) => learnNodeExperience(step, record)),
    compareTrajectories: (record) =>
      learningStep(deps, record.query.tenant, (step) => compareTrajectories(step, record)),
    generaliseTemplate: (record) => learningStep(deps, record.query.tenant, (step) => generaliseTemplate(step, record)),
    promoteTemplates: (record, templateId) =>
      learningStep(deps, record.query.tenant, (step) => promoteTemplates(step, record, templateId)),
    adviseRun: (record) => learningStep(deps, record.query.tenant, (step) => adviseRun(step, record)),
    recordFeedback: (input) => learningStep(deps, input.tenant, (step) => recordFeedback(step, input)),
    erasePage: (input) => learningStep(deps, input.tenant, (step) => erasePage(step, input)),
    curatePage: (input) => learningStep(deps, input.tenant, (step) => curatePage(step, input)),
  };
}
