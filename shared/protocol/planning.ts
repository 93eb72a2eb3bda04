import type { Json } from './json';
import type { Call } from './call';
import type { BoundPlan, NamedValue, Plan } from './plan';
import type { Value } from './value';
import type { Query, ResolvedContext } from './query';
import type { Gate, RouteBase } from './decision';
import type { FailureNote, Inherited } from './run';
import type { ModelCallUsage } from './usage';
import type { Tier } from './tier';

/** What every model call of a run is told of what happened before it. */
export interface SoFar {
  tier: Tier;
  iteration: number;
  failures: FailureNote[];
  /** Calls that succeeded and are not undone, with outputs. */
  calls: Call[];
  /** Where the last answer was called wrong: the answer and the user's note. */
  correction?: { answer: string; note?: string };
  inReplyTo?: Inherited;
  /** Experience goes into the prompt. */
  applyExperience: boolean;
}

/** Output that failed our check: shown to the model again, at most `MODEL_REPAIRS` times. */
export interface Repair {
  output: string;
  issues: string[];
}

/** Output that failed our check is a result, so that its usage is counted. */
export interface InvalidOutput {
  kind: 'invalid';
  code: 'LLM_BAD_OUTPUT' | 'LLM_TRUNCATED' | 'LLM_REFUSED' | 'PLAN_INVALID';
  /** May a repair help. */
  repairable: boolean;
  issues: string[];
  output: string;
  usage: ModelCallUsage;
}

/** One turn of a deployment's own agent: the nodes that it asked for, and what it wants to see again of it. */
export interface AgentTurnDone {
  nodes: string[];
  memo?: Json;
}

/** A call of this iteration that failed, and that the plan goes on without. */
export interface FailedNode {
  node: string;
  /** The tool's own code, or ours. */
  code: string;
  message: string;
}

export interface PlanRequest {
  query: Query;
  soFar: SoFar;
  /** From 1. */
  round: number;
  /** The last round that is allowed: the plan must be complete. */
  lastRound: boolean;
  /** What this iteration has planned and run in earlier rounds. */
  earlierRounds?: {
    plan: Plan;
    slots?: Record<string, Json>;
    outputs: Record<string, Value>;
    /** Of an agent, oldest first. */
    turns?: AgentTurnDone[];
    /** Of an agent. */
    failed?: FailedNode[];
  };
  /** In the first round: what routing nominated, the nearest first. */
  nominees?: NearTemplate[];
  /** In the first round: templates that this run was based on before. */
  tried?: string[];
  repair?: Repair;
}

/** A nominee, which may show how to plan although it was not reused. */
export interface NearTemplate {
  templateId: string;
  /** Its nearest wording, masked. */
  wording: string;
  score: number;
  /** Gates of A that refused it. */
  refused: Gate[];
}

export type PlanReply =
  /** `more`: run these nodes and show me their outputs. The plan holds the nodes of all rounds of the iteration, `slots` the values of its slots. */
  | {
      kind: 'plan';
      plan: Plan;
      slots?: Record<string, Json>;
      more: boolean;
      /** Of an agent: what this round was, and how many rounds it may have in place of `PLAN_ROUNDS`. */
      turn?: AgentTurnDone;
      rounds?: number;
      usage: ModelCallUsage;
    }
  | { kind: 'ask'; question: string; usage: ModelCallUsage }
  | InvalidOutput;

export interface RewriteRequest {
  query: Query;
  base: RouteBase;
  soFar: SoFar;
  repair?: Repair;
}

export type RewriteReply =
  | {
      kind: 'fits';
      bound: BoundPlan;
      /** Values of the `written` bindings that need only the query, by `node.argument`. */
      written: Record<string, Json>;
      usage: ModelCallUsage;
    }
  /** Without usage no model was asked. */
  | { kind: 'refused'; reason: string; usage?: ModelCallUsage }
  | InvalidOutput;

/** One call writes all `written` arguments of the nodes that are ready, or the answer. */
export interface WriteRequest {
  query: Query;
  soFar: SoFar;
  /** `node.argument`, or `answer`. */
  items: { key: string; tool?: string; argument?: string; instruction: string }[];
  slots: Record<string, Json>;
  outputs: Record<string, Value>;
  repair?: Repair;
}

export type WriteReply = { kind: 'written'; values: Record<string, Json>; usage: ModelCallUsage } | InvalidOutput;

export interface ComposeRequest {
  tenant: string;
  text: string;
  slots: Record<string, Json>;
  outputs: Record<string, Value>;
  /** Absent only in a request that an older workflow scheduled. */
  context?: ResolvedContext;
  values?: NamedValue[];
}
