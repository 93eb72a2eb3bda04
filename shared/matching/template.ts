import type { LanguageCode } from '../language/language';
import type { Json } from '../protocol/json';
import type { Plan } from '../protocol/plan';
import type { PatternPlaceholder } from '../values/found-value';

/** `candidate → active ⇄ quarantined → retired`; `disabled` by a person (DESIGN section 6.6). */
export const TEMPLATE_STATUSES = ['candidate', 'active', 'quarantined', 'retired', 'disabled'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

export interface StatusChange {
  at: string;
  from: TemplateStatus | null;
  to: TemplateStatus;
  cause: string;
  /** The run that caused it. */
  workflowId?: string;
  by: 'learning' | 'curation' | 'feedback' | 'person';
  /** Who called the run right or wrong, where the change is due to that and the caller said. */
  person?: string;
}

export interface OutcomeCount {
  success: number;
  failure: number;
}

/** Folded from one observation per run, so that learning twice counts once. */
export interface TemplateStatistics {
  /** Served as it was (paper 3.2.3, direct-reuse experiences). */
  direct: OutcomeCount;
  /** The same, since the last quarantine: a template that was taken back into A is judged by what it did since. */
  directSinceQuarantine?: OutcomeCount;
  /** Served after a rewrite (rewrite-reuse experiences). */
  rewrite: OutcomeCount;
  /** Runs of tier C that had this structure. */
  planned: OutcomeCount;
  /** "Wrong" from a user, in any tier. */
  wrong: number;
  /** Successes that count for promotion: other run, other slot values, with evidence, not served by A. */
  independentSuccesses: number;
  /** The same, since the last quarantine. */
  successesSinceQuarantine: number;
  /** The users of those runs, 20 at most, in their order; absent where one of the runs had none. */
  provenBy?: string[];
  /** Nodes that such a run ran since the last quarantine: of the others with a condition nobody has seen what they do. */
  ran?: string[];
  lastUsedAt?: string;
  /** Requests that came back word for word and succeeded each time, as `requestOf` gives them. */
  repeats?: string[];
  /** Requests that a run answered rightly, of the same kind: what their words mean is no question any more. */
  answered?: string[];
  /** What users said of wrong answers, as long as nothing outweighs it; the latest ones. */
  corrections?: { note: string; at: string }[];
}

/** A plan generalised from trajectories (paper 3.2.2 and 3.3). */
export interface Template {
  schema: 1;
  id: string;
  tenant: string;
  environment: string;
  title: string;
  /** Canonical hash of the structure, without names and values: equal ones merge. */
  graph: string;
  plan: Plan;
  status: TemplateStatus;
  pinned: boolean;
  /** A person allowed its `once` tools in tier A. */
  releasedForA: boolean;
  /** A person wants to approve each effect of the runs that it serves. */
  guarded?: boolean;
  /** A person wants to see what A would do before it does: B or C runs, and the difference is recorded. */
  shadowed?: boolean;
  /** Score from which A is allowed; lifted by a wrong reuse, lowered by right ones, never below the calibrated value. */
  thresholdA: number;
  statistics: TemplateStatistics;
  history: StatusChange[];
  /** Why the model is left to write what it is, by `node.argument`, `node.when`, `node.forEach` or `answer`. */
  left?: Record<string, string>;
  /** What a promotion still lacks, in words; empty where nothing. */
  missing: string[];
  /** The templates that curation joined into it, where it did. */
  joinedFrom?: string[];
  /** Workflow ids of the first runs it was learnt from; at most 20. */
  sources: string[];
  /** Users whose runs it was learnt from; at most 20. */
  authors: string[];
  createdAt: string;
  updatedAt: string;
}

/** A masked wording of a query that a template answers. */
export interface Pattern {
  schema: 1;
  id: string;
  templateId: string;
  tenant: string;
  environment: string;
  /** Typed values masked: `refund order <id> to <email>`. */
  text: string;
  placeholders: PatternPlaceholder[];
  /** Of the query that it was learnt from; absent where that is in none that routing reads, and in older records. */
  language?: LanguageCode;
  /** Learnt from a planned run, or a wording that the model confirmed in B. */
  source: 'learnt' | 'confirmed';
  workflowId: string;
  createdAt: string;
}

/** One run's word about one template; its id is derived from both, so that it exists once. */
export interface Observation {
  schema: 1;
  templateId: string;
  workflowId: string;
  tenant: string;
  kind: 'direct' | 'rewrite' | 'planned';
  success: boolean;
  /** Evidence as DESIGN section 6.6 defines it. */
  evidence: boolean;
  /** "Wrong" or "right" from the user, once there is one. */
  verdict?: 'right' | 'wrong';
  verdictBy?: string;
  /** When it was given after the run had closed, ISO 8601, and what the run said of the template before. */
  verdictAt?: string;
  before?: { success: boolean; evidence: boolean };
  /** What the user said of the wrong answer, masked and bounded. */
  correction?: string;
  /** The run does what an earlier correction of the template says. */
  heeds?: boolean;
  score?: number;
  /** Digest of the slot values: another one is an independent success. */
  slotsDigest: string;
  /** The wording with the slot values, as `requestOf` gives them: a query that comes back has the same. */
  request?: string;
  /** Nodes of the template that ran and were not skipped. */
  ran?: string[];
  user?: string;
  at: string;
}

/** Where a fact comes from. */
export interface Source {
  workflowId: string;
  user?: string;
  /** When its run closed, ISO 8601. */
  at?: string;
}

/** A name that masking knows: registered by the user, or bound to a `name` slot by an earlier run. */
export interface LexiconEntry {
  schema: 1;
  tenant: string;
  lexicon: string;
  name: string;
  /** The value given to tools where it differs from the name. */
  value?: Json;
  /** The first runs that bound it, 50 at most; absent where the user registered it, or before this was kept. */
  from?: Source[];
}
