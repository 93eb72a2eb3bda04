export { WorkflowGenClient } from './workflowgen-client';
export type { WorkflowGenClientOptions } from './workflowgen-client';
export type { Feedback, RunHandle } from './run-handle';
export type { FollowOptions } from './follow-run';
export type { RunEvent } from './run-events';
export type { FeedbackReceipt } from './feedback';
export type { GivenFeedback } from './given-feedback';
export type { ForgetRequest, RollbackRequest } from './forget';
export type { ForgetReport } from '../shared/protocol/forget';
export type { Learning } from './learning';
export type { MemoReport } from './report';
export type { RequestDefaults, RequestOptions } from './request';
export type { RunOptionsInput } from '../shared/protocol/request';
export { RunFailedError } from './run-failed-error';
export { explain } from './explain';
export type { LearningReport, LearnResult } from '../shared/protocol/learning-report';
export { tenantOf } from './run-id';
export { WorkflowGenError } from '../shared/protocol/errors';
export type { ErrorCode, ErrorDetails } from '../shared/protocol/errors';
export type {
  RunReport,
  TerminalState,
  TierStep,
  NodeReport,
  PendingDecision,
  RunOptions,
} from '../shared/protocol/run';
export type { ApprovalMessage, ResolveMessage } from '../shared/protocol/messages';
