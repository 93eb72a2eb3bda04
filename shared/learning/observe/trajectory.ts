import type { PatternPlaceholder } from '../../values/found-value';
import type { Json, JsonObject } from '../../protocol/json';
import type { CallId } from '../../protocol/call';
import type { TierStep, TerminalState } from '../../protocol/run';
import type { TokenUsage } from '../../protocol/usage';
import type { Tier } from '../../protocol/tier';

/** One action of a trajectory: a call with inputs, output and dependencies (paper 3.2.2). Values are redacted and bounded. */
export interface TrajectoryAction {
  callId: CallId;
  node: string;
  tool: string;
  state: string;
  args?: Json;
  output?: Json;
  /** Call ids of the actions that this one waited for. */
  after: CallId[];
  failure?: { code: string; toolCode: string; message: string };
  check?: string;
  reusedFrom?: CallId;
  /** The rollback of this action ran. */
  undone: boolean;
  /** Ids of the node experiences that this action taught: fingerprints of its failure. */
  experiences: string[];
  durationMs?: number;
}

/** A node of the plan that ran last, with its attributes (paper 3.2.2, tool node list and node attributes). */
export interface TrajectoryNode {
  id: string;
  tool: string;
  mutability: 'fixed' | 'variable';
  /** A model wrote it, or a part of it, in this run. */
  generated: boolean;
  experiences: string[];
}

/** The execution pattern of the paper: what the graph's shape lets run. */
export type ExecutionShape = 'single' | 'sequential' | 'parallel' | 'conditional' | 'iterative';

/** This run's values under the names of its template: what learning compares over runs. */
export interface GeneralisedValues {
  templateId: string;
  slots: Record<string, Json>;
  args: Record<string, JsonObject>;
  outputs: Record<string, Json>;
  /** Values of the query that no slot took, by placeholder index. */
  spare: { type: string; value: Json; text: string }[];
  pattern?: { id: string; text: string; placeholders: PatternPlaceholder[] };
}

/** Nodes of the template that gave or got something in the run: one that was skipped did neither. */
export function nodesThatRan({ args, outputs }: GeneralisedValues): string[] {
  return [...new Set([...Object.keys(args), ...Object.keys(outputs)])].sort();
}

/** The record of one run with every field that the paper lists (3.2.2). Its vector is that of the masked query. */
export interface Trajectory {
  schema: 2;
  workflowId: string;
  runId: string;
  rootWorkflowId: string;
  inReplyTo?: string;
  tenant: string;
  /** The original query, scrubbed of sensitive values, and as retrieval sees it. */
  trigger: { query: string; masked: string };
  actions: TrajectoryAction[];
  context: {
    environment: string;
    user?: string;
    timeRange?: { from?: string; to?: string };
    dataSources: string[];
    permissions: string[];
    now: string;
    timeZone: string;
  };
  metadata: {
    startedAt: string;
    closedAt: string;
    outcome: TerminalState;
    verdict?: 'right' | 'wrong';
    verdictBy?: string;
    /** What the plugin's `verify(run)` said, where there is one and the user said nothing. */
    verified?: boolean;
    /** A person took back what the run had taught. */
    takenBack?: { at: string; by?: string };
    evidence: boolean;
    evidenceKind: string;
    /** Digest of the contracts that the run used: its version id. */
    version: string;
    /** `tool@contract` of each tool: what must be equal for the trajectory to be run again. */
    compatibility: string[];
  };
  nodes: TrajectoryNode[];
  shape: ExecutionShape;
  tier: Tier;
  tierPath: TierStep[];
  tokens: TokenUsage;
  costUsd: number;
  /** Templates that failed in this run. */
  failedTemplates: { templateId: string; tier: Tier; cause: string; wrong: boolean }[];
  score?: number;
  /** What tier A would have done, where it was held back. */
  shadow?: { templateId: string; because: 'template' | 'tenant' | 'off'; differences: string[] };
  /** What would have served the run, had it not been planned to measure what that saves. */
  heldOut?: { tier: 'A' | 'B'; templateId: string };
  /** The template that tier A or B ran. */
  servedBy?: string;
  generalised?: GeneralisedValues;
}

/** Does the run count as a success when trajectories are compared. */
export function ended(trajectory: Pick<Trajectory, 'metadata'>): 'success' | 'failure' | 'open' {
  const { outcome, verdict, verified, takenBack } = trajectory.metadata;
  if (takenBack) return 'open';
  if (verified === false && verdict === undefined) return 'failure';
  if (verdict === 'wrong' || outcome === 'rejected' || outcome === 'failed' || outcome === 'compensation_failed')
    return 'failure';
  return outcome === 'answered' ? 'success' : 'open';
}
