import type { Json } from './json';
import type { Call } from './call';
import type { ShadowDecision } from './decision';
import type { Plan } from './plan';
import type { Query } from './query';
import type { FailureNote } from './run';
import type { RunUsage } from './usage';
import type { Tier } from './tier';
import type { TerminalState, TierStep } from './run';

/** What shows that a run succeeded (DESIGN section 6.6). */
export interface Evidence {
  /** It may count for promotion. */
  sufficient: boolean;
  kind: 'checks' | 'verify' | 'user' | 'window' | 'none';
  /** What is missing, in words. */
  missing: string[];
}

/** What the first step of learning made of a run, for the others: the run opened (masked, verified, with its values), in the artifact store. */
export interface OpenedRunReference {
  tenant: string;
  workflowId: string;
  closedAt: string;
  /** Its key in the artifact store. */
  artifact: string;
}

/** What a later step of learning is given; a record only by a workflow from before there were references. */
export type LearntRun = RunRecord | OpenedRunReference;

/** What the learning child receives: one closed run, at most `LIMITS.runRecordBytes`. */
export interface RunRecord {
  schema: 1;
  workflowId: string;
  runId: string;
  rootWorkflowId: string;
  inReplyTo?: string;
  query: Query;
  startedAt: string;
  closedAt: string;
  outcome: TerminalState;
  tier: Tier;
  tierPath: TierStep[];
  /** The masked query as routing saw it; empty where routing failed. */
  masked: string;
  /** The template that the last iteration was based on. */
  templateId?: string;
  /** Routing would have reused this template, and the run was planned to measure what that saves. */
  heldOut?: { tier: 'A' | 'B'; templateId: string };
  /** Templates that failed in this run, by tier. */
  failedTemplates: { templateId: string; tier: Tier; cause: string; wrong: boolean }[];
  /** What tier A would have served, where it was held back. */
  shadow?: ShadowDecision;
  /** The score of the template that served, for the threshold. */
  score?: number;
  /** The plan that ran last, with the values of its slots. */
  plan?: Plan;
  slots: Record<string, Json>;
  /** In C: had the model seen an output or a failure when it wrote a part of the plan. */
  sawOutputs?: boolean;
  /** Values of the `written` bindings, by `node.argument`. */
  written: Record<string, Json>;
  /** Every call of the run over all tiers and iterations, in the order of their start. */
  calls: Call[];
  failures: FailureNote[];
  evidence: Evidence;
  /** Answers of this run that the user called wrong, with the note: each before another one was tried. */
  corrections?: { tier: Tier; iteration: number; templateId?: string; note?: string }[];
  /** What the record was too large for, in words: such a run is counted, and nothing is generalised from it. */
  cut?: string[];
  verdict?: { verdict: 'right' | 'wrong'; note?: string; by?: string };
  usage: RunUsage;
}

/** Did anything fail or turn out wrong in the run, also where a later tier made good for it. */
export function hadTrouble({ failures, verdict }: Pick<RunRecord, 'failures' | 'verdict'>): boolean {
  return failures.length > 0 || verdict?.verdict === 'wrong';
}
