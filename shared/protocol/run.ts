import type { ErrorCode } from './errors';
import type { Evidence } from './run-record';
import type { Json } from './json';
import type { ArgumentRepair, Call, CallId, CallRequest } from './call';
import type { QueryContext } from './query';
import type { Decision } from './decision';
import type { Effect } from './tool';
import type { RunUsage } from './usage';
import type { Tier } from './tier';

/** How a run ends. The first three complete the workflow, the next three fail it, the last cancels it. */
export const TERMINAL_STATES = [
  'answered',
  'needs_input',
  'rejected',
  'failed',
  'ambiguous',
  'compensation_failed',
  'cancelled',
] as const;

/** How a run ends; one of `TERMINAL_STATES`. */
export type TerminalState = (typeof TERMINAL_STATES)[number];

/** Stops before the next model call, or (`timeMs`) by a timer that compensates. */
export interface Budget {
  /** Prompt and completion, cached or not. */
  tokens?: number;
  /** US dollars. */
  costUsd?: number;
  /** Milliseconds; waiting for a person and the feedback window do not count. Default 1 hour. */
  timeMs: number;
}

/** How one run is to be made; the client fills the defaults, so that the workflow reads no configuration. */
export interface RunOptions {
  /** `false`: always tier C, with no experience in the prompt, and nothing is learnt. */
  reuse: boolean;
  /** Most ambitious tier allowed. */
  from: Tier;
  /** `false`: a tier that fails, or whose answer is called wrong, ends the run; one that is refused still gives way. Default `true`. */
  degrade?: boolean;
  /** Whether the learning child is started. */
  learn: boolean;
  /** Milliseconds that the run stays open for feedback after its answer; 0 is none. */
  feedbackWindowMs: number;
  /** A window that closed without a correction counts as evidence. */
  silenceIsEvidence: boolean;
  budget: Budget;
  /** Milliseconds that an approval or an unknown outcome waits for a person. */
  personTimeoutMs: number;
  /** Which calls a person approves beyond the tools that ask for it. */
  approval: 'tools' | 'once' | 'all-effects';
  /** Set search attributes; the namespace must know them, or Temporal refuses them. */
  searchAttributes: boolean;
}

export const DEFAULT_RUN_OPTIONS: RunOptions = {
  reuse: true,
  from: 'A',
  learn: true,
  feedbackWindowMs: 0,
  silenceIsEvidence: false,
  budget: { timeMs: 60 * 60_000 },
  personTimeoutMs: 7 * 24 * 60 * 60_000,
  approval: 'tools',
  searchAttributes: false,
};

/** Iterations per tier (paper 3.3, iterative generation; DESIGN section 4). */
export const ITERATIONS: Record<Tier, number> = { A: 1, B: 2, C: 3 };

/** Rounds in which C may plan within one iteration, seeing outputs between them. */
export const PLAN_ROUNDS = 8;

/** Repairs of model output that fails our check, per model call. */
export const MODEL_REPAIRS = 2;

/** What a linked run takes over from the one that it replies to or corrects. */
export interface Inherited {
  workflowId: string;
  rootWorkflowId: string;
  /** Under ids of their own, since the linked run will have a call `C/1/…` too. */
  calls: Call[];
  /** How the compensable ones among them are undone. */
  requests?: Record<CallId, CallRequest>;
  /** The question that was asked back, where the run ended as `needs_input`. */
  question?: string;
  /** The text of the first query. */
  query?: string;
  /** That run's own query, and its context as the caller gave it. */
  text?: string;
  context?: QueryContext;
  /** Where the answer of that run was called wrong after its close. */
  correction?: { answer: string; note?: string };
  exclude: string[];
}

/** The one argument of the `answerQuery` workflow. */
export interface AnswerQueryInput {
  query: string;
  tenant: string;
  requestId: string;
  context: QueryContext;
  options: RunOptions;
  inReplyTo?: Inherited;
}

/** A failure that is carried to the next iteration or tier, and becomes node experience. */
export interface FailureNote {
  tier: Tier;
  iteration: number;
  callId?: CallId;
  node?: string;
  tool?: string;
  code: ErrorCode;
  /** The tool's own code. */
  toolCode?: string;
  message: string;
  /** Redacted arguments as a short text. */
  args?: string;
}

/** One step of the tier path: an iteration of a tier and how it ended. */
export interface TierStep {
  tier: Tier;
  iteration: number;
  outcome: 'succeeded' | 'failed' | 'refused' | 'wrong' | 'asked' | 'cancelled';
  templateId?: string;
  /** Why it did not succeed. */
  cause?: { code: ErrorCode; message: string; node?: string };
  /** Milliseconds, waiting included. */
  durationMs: number;
}

/** One node of the plan that ran last. */
export interface NodeReport {
  node: string;
  tool: string;
  state: 'pending' | 'running' | 'done' | 'failed' | 'skipped' | 'reused' | 'waiting';
  calls: number;
  /** Where each argument came from, in words. */
  bindings: Record<string, string>;
  /** A preview of its output, at most 200 characters, or why it was skipped. */
  output?: string;
  failure?: string;
  /** What learnt rules changed in its arguments. */
  repairs?: ArgumentRepair[];
}

/** An effect that a run could not take back, or does not know about. */
export interface EffectLeft {
  callId: CallId;
  tool: string;
  effect: Effect;
  args?: string;
  reason: string;
}

/** A call that waits for a person. */
export interface PendingDecision {
  kind: 'approval' | 'outcome';
  callId: CallId;
  tool: string;
  effect: Effect;
  args?: string;
  reason: string;
  /** ISO 8601. */
  since: string;
}

/** What a run says of itself: the result, the details of a failure, and the `report` Temporal query. */
export interface RunReport {
  workflowId: string;
  runId: string;
  tenant: string;
  outcome: TerminalState | 'running';
  answer?: string;
  /** Where the run ended as `needs_input`. */
  question?: string;
  /** The tier that ran last. */
  tier: Tier;
  tierPath: TierStep[];
  decision: Decision;
  /** The template that the last iteration was based on. */
  templateId?: string;
  slots: Record<string, Json>;
  nodes: NodeReport[];
  /** Calls that were undone, in that order. */
  undone: EffectLeft[];
  /** Effects that remain although the run did not succeed. */
  left: EffectLeft[];
  pending: PendingDecision[];
  failures: FailureNote[];
  evidence: Evidence;
  usage: RunUsage;
  /** In words: the code that it ended with, where it failed, each step down with its cause, and why this tier. */
  reasons: string[];
  /** The user's word, given while the run was open. */
  verdict?: 'right' | 'wrong';
  verdictBy?: string;
  /** ISO 8601, by the service's clock. */
  startedAt: string;
  /** Milliseconds from the start to the end, or to now. */
  durationMs: number;
}

/** The report in a failure's details, where the failure is one of a run. */
export function reportIn(details: unknown[] | null | undefined): RunReport | undefined {
  const first = details?.[0];
  const isReport = typeof first === 'object' && first !== null && 'tierPath' in first && 'outcome' in first;
  return isReport ? (first as RunReport) : undefined;
}
