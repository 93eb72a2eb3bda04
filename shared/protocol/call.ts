import type { ErrorCode } from './errors';
import type { Json } from './json';
import type { ResolvedContext } from './query';
import type { Effect } from './tool';
import type { Binding, NamedValue } from './plan';
import type { Value } from './value';

/** One call's place in the run: `tier/iteration/node`, with `[index]` for an item of a `forEach`; also its activity id. */
export type CallId = string;

/** `C/2` of `C/2/node[0]`. */
export function iterationOf(callId: CallId): string {
  return callId.split('/').slice(0, 2).join('/');
}

/** A finished call that an equal one may be answered from; the workflow holds the output, the activity compares digests. */
export interface DoneCall {
  callId: CallId;
  tool: string;
  argsDigest: string;
}

/** An equal call may be made again under a further occurrence only where the plan says so or the earlier one was undone. */
export interface Occurrence {
  tool: string;
  argsDigest: string;
  occurrence: number;
}

/** The input of every tool activity (its activity type is the tool's name) and of `evaluate`. */
export interface CallRequest {
  callId: CallId;
  node: string;
  tool: string;
  /** The contract that the plan was made against; another one registered now is a stale plan. */
  contract: string;
  tenant: string;
  context: ResolvedContext;
  /** The root run's workflow id: the first part of every effect id, over resets and linked runs. */
  rootWorkflowId: string;
  args: Record<string, Binding>;
  slots: Record<string, Json>;
  /** The plan's named values, where the node names one. */
  values?: NamedValue[];
  /** Outputs of the nodes that the bindings and expressions name. */
  outputs: Record<string, Value>;
  /** Values of the `written` bindings, by argument. */
  written: Record<string, Json>;
  /** Only in a `forEach` node. */
  item?: Json;
  index?: number;
  /** Calls that an equal one is answered from. */
  done: DoneCall[];
  occurrences: Occurrence[];
  /** Learnt argument rules are checked, and repaired where the fix is known, before the call. */
  applyExperience: boolean;
}

/** A learnt argument rule that was applied before the call (paper 3.2.1, exception avoidance). */
export interface ArgumentRepair {
  argument: string;
  rule: string;
  before: Json;
  after: Json;
}

/** What a tool activity returns. A failure that came after the effect is returned, not thrown, so that no retry repeats it. */
export interface CallResult {
  argsDigest: string;
  effectId: string;
  /** Resolved arguments with sensitive fields redacted. */
  args: Value;
  output?: Value;
  /** The equal call that answered this one; the tool was not called. */
  reusedFrom?: CallId;
  check: 'passed' | 'failed' | 'none';
  repairs: ArgumentRepair[];
  /** The effect happened, yet the call is no success: its output was invalid or too large, or its check failed. */
  failure?: { code: ErrorCode; message: string };
  durationMs: number;
}

/** Details of the failure that a tool activity throws: `ApplicationFailure.details[0]`. */
export interface CallFailureDetails {
  tool: string;
  /** The tool's own code (`ToolError.code`), or ours. */
  toolCode: string;
  argsDigest?: string;
  effectId?: string;
  args?: Value;
  /** What learnt rules repaired before the call was made. */
  repairs?: ArgumentRepair[];
  /** A learnt argument rule refused the call before it was made. */
  rule?: string;
  /** The tool may have acted before it failed. */
  outcome?: 'unknown';
  attempt: number;
}

/** One line of the ledger that the workflow keeps in its history (DESIGN section 4). */
export interface Call {
  callId: CallId;
  node: string;
  index?: number;
  tool: string;
  contract: string;
  effect: Effect;
  state: 'running' | 'done' | 'failed' | 'undone' | 'undo_failed' | 'ambiguous' | 'cancelled';
  argsDigest?: string;
  effectId?: string;
  /** 0 for the first of equal calls. */
  occurrence?: number;
  args?: Value;
  output?: Value;
  reusedFrom?: CallId;
  check?: CallResult['check'];
  repairs?: ArgumentRepair[];
  failure?: {
    code: ErrorCode;
    toolCode: string;
    message: string;
    retryable: boolean;
    rule?: string;
    /** It may have acted before it failed: an earlier effect, for a later plan and for the undoing. */
    outcome?: 'unknown';
  };
  /** Workflow time in ms. */
  startedAt: number;
  endedAt?: number;
  durationMs?: number;
}

/**
 * A failed call that may have acted and cannot be taken back: nobody knows, so a later plan must account for it. A compensable
 * one is undone before the next plan, and a `once` one asks a person.
 */
export function mayStand(call: Call): boolean {
  return call.state === 'failed' && call.effect === 'idempotent' && call.failure?.outcome === 'unknown';
}

/** `evaluate`: does the node run, over which items, and (for a person who approves) with which arguments. */
export interface EvaluateRequest {
  call: CallRequest;
  when?: string;
  forEach?: string;
  /** Also resolve the arguments, redacted, for an approval. */
  preview?: boolean;
  /** No run has shown what the node does: where it would run, the activity fails with `PLAN_REFUSED`. */
  unseen?: boolean;
}

export interface EvaluateReply {
  run: boolean;
  /** Inline items, each small enough; `LIMITS.forEachItems` at most. */
  items?: Json[];
  args?: Value;
  argsDigest?: string;
}

/** `<tool>.compensate`: the arguments are resolved again from the same request, so a call that timed out is undone too. */
export interface CompensateRequest {
  call: CallRequest;
  effectId?: string;
  argsDigest?: string;
  output?: Value;
  /** What learnt rules repaired before the call; a rule may have been dropped since, and the undo needs the arguments as they were. */
  repairs?: ArgumentRepair[];
}

export interface CompensateResult {
  /** `nothing`: the tool found nothing to undo. */
  outcome: 'undone' | 'nothing';
  message?: string;
}
