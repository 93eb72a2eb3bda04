import type { ActivityOptionsByKind } from '../shared/protocol/activity-options';
import type { ForgetInput, ForgetReport } from '../shared/protocol/forget';
import type { ApplyFeedbackInput, CurateInput } from '../shared/protocol/messages';
import type {
  ComposeRequest,
  PlanReply,
  PlanRequest,
  RewriteReply,
  RewriteRequest,
  WriteReply,
  WriteRequest,
} from '../shared/protocol/planning';
import type {
  CallRequest,
  CallResult,
  CompensateRequest,
  CompensateResult,
  EvaluateReply,
  EvaluateRequest,
} from '../shared/protocol/call';
import type { RouteReply, RouteRequest } from '../shared/protocol/decision';
import { LEARNING_STEPS, type LearningReport, type LearnResult } from '../shared/protocol/learning-report';
import type { LearntRun, OpenedRunReference, RunRecord } from '../shared/protocol/run-record';
import type { Tier } from '../shared/protocol/tier';
import type { Value } from '../shared/protocol/value';

/** Activity types as the workflows call them. Tools are activity types of their own: `<tool>` and `<tool>.compensate`. */
export interface RoutingActivities {
  route(request: RouteRequest): Promise<RouteReply>;
}

export interface PlanningActivities {
  planWorkflow(request: PlanRequest): Promise<PlanReply>;
  rewritePlan(request: RewriteRequest): Promise<RewriteReply>;
  writeText(request: WriteRequest): Promise<WriteReply>;
}

export interface ExpressionActivities {
  evaluate(request: EvaluateRequest): Promise<EvaluateReply>;
  composeAnswer(request: ComposeRequest): Promise<{ text: string }>;
}

export interface ArtifactActivities {
  /** Moves inline values to the artifact store; the reply has one value per given one, in order. */
  offloadValues(request: { tenant: string; user?: string; values: Value[] }): Promise<Value[]>;
  /** One list of the values, by reference. */
  joinValues(request: { tenant: string; user?: string; values: Value[] }): Promise<Value>;
}

export type ToolActivity = (request: CallRequest) => Promise<CallResult>;
export type CompensateActivity = (request: CompensateRequest) => Promise<CompensateResult>;

export interface LearningActivities {
  /**
   * The five steps of learning from one run, in their order: one task of the service in place of five. `advise` is there where a model is
   * to be asked about what went wrong.
   */
  learnRun(record: RunRecord): Promise<LearnResult & { advise?: OpenedRunReference }>;
  /** One step as an activity of its own, as are those below: for children from before `learnRun`. Opens the run for them, and logs it. */
  logTrajectory(record: RunRecord): Promise<LearningReport & { run: OpenedRunReference }>;
  learnNodeExperience(run: LearntRun): Promise<LearningReport>;
  compareTrajectories(run: LearntRun): Promise<LearningReport>;
  /** Generalises, audits and merges; returns the template that the run belongs to. */
  generaliseTemplate(run: LearntRun): Promise<LearningReport & { templateId?: string }>;
  /** Writes the run's observation, folds counts, promotes or quarantines. */
  promoteTemplates(run: LearntRun, templateId?: string): Promise<LearningReport>;
  /** One sentence of advice by a model about what went wrong, where the plugin turned that on. */
  adviseRun(run: LearntRun): Promise<LearningReport>;
}

export interface FeedbackActivities {
  /** `wrongReuse`: the tier whose reused template gave the answer that was called wrong. */
  recordFeedback(input: ApplyFeedbackInput): Promise<LearningReport & { wrongReuse?: Tier }>;
}

export interface SettingsActivities {
  /** What the plugin sets of activity options, for a workflow that no run has told; a local activity, so that it costs no task. */
  activityOptionsOfPlugin(): Promise<ActivityOptionsByKind>;
}

export interface CurationActivities {
  curatePage(input: CurateInput): Promise<LearningReport & { next?: CurateInput }>;
}

export interface ForgetActivities {
  erasePage(input: ForgetInput): Promise<LearningReport & { report: ForgetReport; next?: ForgetInput }>;
}

/** Names that no tool may have. */
export const RESERVED_ACTIVITY_NAMES = [
  'route',
  'planWorkflow',
  'rewritePlan',
  'writeText',
  'evaluate',
  'composeAnswer',
  'offloadValues',
  'joinValues',
  'learnRun',
  ...LEARNING_STEPS,
  'recordFeedback',
  'curatePage',
  'erasePage',
  'activityOptionsOfPlugin',
] as const;
