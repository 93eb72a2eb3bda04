export { defineTool, ToolError } from './tools/tool';
export type { AnyTool, Effect, ToolContext, ToolDefinition, ToolRetry } from './tools/tool';
export { ERROR_CODES, WorkflowGenError } from './errors';
export type { ErrorCode, ErrorDetails } from './errors';
export { EXPERIMENT_PARTS } from './experiment';
export type { Experiment, ExperimentPart } from './experiment';
export { LIMITS } from './limits';
export { maskQuery } from './routing/mask';
export type { Masked, MaskedValue, MaskOptions } from './routing/mask';
export { DEFAULT_TASK_QUEUE, SEARCH_ATTRIBUTES } from './messages';
export type { Json, JsonObject, JsonSchema } from './json';
export type { Query, QueryContext, ResolvedContext } from './query';
export type { Answer, Binding, BoundPlan, Plan, PlanNode, Slot, SlotType } from './plan/plan';
export type { Decision, Gate, GateVerdict, NomineeReport, SlotBinding } from './routing/decision';
export type { RunRecord, Evidence } from './experience/run-record';
export type { LexiconEntry, Pattern, Template, TemplateStatus } from './experience/template';
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
} from './run';
export type { RunUsage, Tier, TokenUsage, UsageTotal } from './usage';
