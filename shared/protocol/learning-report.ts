import type { ModelCallUsage } from './usage';

/** The steps of `learnFromRun`, in their order; `adviseRun` only after trouble. */
export const LEARNING_STEPS = [
  'logTrajectory',
  'learnNodeExperience',
  'compareTrajectories',
  'generaliseTemplate',
  'promoteTemplates',
  'adviseRun',
] as const;

export type LearningStepName = (typeof LEARNING_STEPS)[number];

/** What one learning step did and what it cost, in words and numbers; shown in the Web UI and by `explain`. */
export interface LearningReport {
  summary: string;
  storeOperations: number;
  durationMs: number;
  /** Texts that the embedder was given; absent where there were none. */
  embeddedTexts?: number;
  /** The model call of the step, where it made one. */
  usage?: ModelCallUsage;
}

/** The result of `learnFromRun`: what learning made of one run. */
export interface LearnResult {
  templateId?: string;
  steps: Partial<Record<LearningStepName, LearningReport>>;
}
