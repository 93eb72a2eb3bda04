import type { CallId } from './call';
import type { TerminalState } from './run';
import { wellFormed } from './text';

/** Workflow types, as they stand in histories. */
export const WORKFLOW_TYPES = {
  answerQuery: 'answerQuery',
  learnFromRun: 'learnFromRun',
  applyFeedback: 'applyFeedback',
  curateExperience: 'curateExperience',
  forgetExperience: 'forgetExperience',
} as const;

/** Of worker and client, where neither names another. */
export const DEFAULT_TASK_QUEUE = 'workflowgen';

/** Updates of `answerQuery`. `answer` returns the `RunReport` as soon as there is an answer. */
export const UPDATES = { answer: 'answer', feedback: 'feedback', approve: 'approve', resolve: 'resolve' } as const;

/** Temporal queries of `answerQuery`. `inherited` gives a linked run what it takes over (`Inherited`). */
export const QUERIES = { report: 'report', plan: 'plan', inherited: 'inherited' } as const;

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
