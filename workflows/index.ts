/** The workflows of WorkflowGen, safe in the workflow sandbox: re-export them from your own workflows file. */
export { answerQuery } from './answer-query';
export { applyFeedback } from './apply-feedback';
export { curateExperience } from './curate-experience';
export { learnFromRun } from './learn-from-run';
