import type { QueryDefinition, UpdateDefinition } from '@temporalio/common';
import type { ActivityOptionsByKind } from './activity-options';
import type { CallId } from './call';
import type { ForgetInput, ForgetReport } from './forget';
import type { LearningReport, LearnResult } from './learning-report';
import type { Plan } from './plan';
import type { AnswerQueryInput, Inherited, RunReport, TerminalState } from './run';
import type { RunRecord } from './run-record';
import { wellFormed } from './text';

/** The workflows by their types, as they stand in histories: `client.workflow.start<Workflows['answerQuery']>('answerQuery', …)`. */
export interface Workflows {
  answerQuery(input: AnswerQueryInput): Promise<RunReport>;
  learnFromRun(record: RunRecord, activityOptions?: ActivityOptionsByKind): Promise<LearnResult>;
  applyFeedback(input: ApplyFeedbackInput): Promise<LearningReport>;
  curateExperience(input: CurateInput): Promise<string>;
  forgetExperience(input: ForgetInput): Promise<ForgetReport>;
}

/** Of worker and client, where neither names another. */
export const DEFAULT_TASK_QUEUE = 'workflowgen';

/** As `defineUpdate` of `@temporalio/workflow` makes them, which a client does not load. */
function update<Ret, Args extends [object] | [] = []>(name: string): UpdateDefinition<Ret, Args> {
  return { type: 'update', name } as UpdateDefinition<Ret, Args>;
}

function query<Ret>(name: string): QueryDefinition<Ret> {
  return { type: 'query', name } as QueryDefinition<Ret>;
}

/** Updates of `answerQuery`. This one returns the report as soon as there is an answer. */
export const answerUpdate = update<RunReport>('answer');
/** Returns the outcome of the run that took it. */
export const feedbackUpdate = update<RunReport['outcome'], [FeedbackMessage]>('feedback');
/** Returns the call id. */
export const approveUpdate = update<CallId, [ApprovalMessage]>('approve');
/** Returns the call id. */
export const resolveUpdate = update<CallId, [ResolveMessage]>('resolve');

/** Temporal queries of `answerQuery`. */
export const reportQuery = query<RunReport>('report');
/** The plan that runs or ran last. */
export const planQuery = query<Plan | null>('plan');
/** What a linked run takes over. */
export const inheritedQuery = query<Inherited>('inherited');

export interface FeedbackMessage {
  tenant: string;
  verdict: 'right' | 'wrong';
  note?: string;
  by?: string;
}

/** A person's word about a call that waits for approval. */
export interface ApprovalMessage {
  /** As `PendingDecision` names it. */
  callId: CallId;
  approved: boolean;
  by?: string;
  note?: string;
}

/** A person's word about a `once` call whose outcome nobody knows. */
export interface ResolveMessage {
  callId: CallId;
  /** `did_not_happen` makes the call anew; `stop` ends the run as `ambiguous`. */
  resolution: 'happened' | 'did_not_happen' | 'stop';
  by?: string;
  note?: string;
}

/** Memo fields: readable in the Web UI without a worker. */
export const MEMO = {
  tenant: 'tenant',
  decision: 'decision',
  body: 'bodyDigest',
  outcome: 'outcome',
  /** Of `applyFeedback`: what was said, and by whom. */
  verdict: 'verdict',
  by: 'by',
} as const;

/** Keyword search attributes; opt-in in production, registered by `workflowgen dev`. */
export const SEARCH_ATTRIBUTES = {
  tenant: 'WorkflowGenTenant',
  tier: 'WorkflowGenTier',
  outcome: 'WorkflowGenOutcome',
  template: 'WorkflowGenTemplate',
} as const;

/** Input of `applyFeedback`: feedback on a run that has closed, one per run. */
export interface ApplyFeedbackInput extends FeedbackMessage {
  workflowId: string;
  /** How the run ended, by its result. */
  outcome: TerminalState;
}

/** Input of `curateExperience`; it continues as new per page. */
export interface CurateInput {
  tenant: string;
  cursor?: string;
  phase?: string;
  /** What the pages before this one did, in words, by phase. */
  done?: Record<string, string>;
}

/** The workflow id of a request: one request, one run. Tenant and request id are escaped so that no two pairs meet. */
export function workflowIdOf(tenant: string, requestId: string): string {
  return `wfg/${escaped(tenant)}/${escaped(requestId)}`;
}

/** Ids that are not well-formed are refused where a run is started; here they name none, and throw nothing. */
function escaped(id: string): string {
  return encodeURIComponent(wellFormed(id));
}

export function learningIdOf(workflowId: string): string {
  return `${workflowId}/learn`;
}

export function feedbackIdOf(workflowId: string): string {
  return `${workflowId}/feedback`;
}
