/** The workflows of WorkflowGen, safe in the workflow sandbox: re-export them from your own workflows file. */
export { answerAsChild, reportOfFailure } from './answer-as-child';
export type { ChildRequest } from './answer-as-child';
export { answerThroughNexus } from './answer-through-nexus';
export type { NexusRequest } from '../shared/protocol/nexus';
export { answerQuery } from './answer-query';
export { applyFeedback } from './apply-feedback';
export { curateExperience } from './curate-experience';
export { forgetExperience } from './forget-experience';
export { learnFromRun } from './learn-from-run';
