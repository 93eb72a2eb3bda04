export { defineTool, ToolError } from './protocol/tool';
export type { AnyTool, Effect, ToolContext, ToolDefinition, ToolRetry } from './protocol/tool';
export { ERROR_CODES, WorkflowGenError } from './protocol/errors';
export type { ErrorCode, ErrorDetails } from './protocol/errors';
export { EXPERIMENT_PARTS } from './matching/experiment';
export type { Experiment, ExperimentPart } from './matching/experiment';
export { LIMITS } from './protocol/limits';
export { maskQuery } from './matching/mask';
export type { Masked, MaskOptions } from './matching/mask';
export type { MaskedValue } from './values/found-value';
export { DEFAULT_TASK_QUEUE, SEARCH_ATTRIBUTES } from './protocol/messages';
export type { Json, JsonObject, JsonSchema } from './protocol/json';
export type { Query, QueryContext, ResolvedContext } from './protocol/query';
export type { Answer, Binding, BoundPlan, Plan, PlanNode, Slot, SlotType } from './protocol/plan';
export type { Decision, Gate, GateVerdict, NomineeReport, SlotBinding } from './protocol/decision';
export type { RunRecord, Evidence } from './protocol/run-record';
export type { LexiconEntry, Pattern, Template, TemplateStatus } from './matching/template';
export type {
  Budget,
  EffectLeft,
  FailureNote,
  NodeReport,
  PendingDecision,
  RunOptions,
  RunReport,
  TerminalState,
  TierStep,
} from './protocol/run';
export type { Tier } from './protocol/tier';
export type { RunUsage, TokenUsage, UsageTotal } from './protocol/usage';
