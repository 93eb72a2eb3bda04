import type { ActivityOptionsByKind } from './activity-options';
import type { ErrorCode } from './errors';
import type { Json } from './json';
import type { BoundPlan } from './plan';
import type { Query } from './query';
import type { Tier } from './tier';

/** The checks between a nominee and tier A, in the order in which they are reported (DESIGN section 5). */
export const GATES = [
  'environment',
  'contract',
  'permission',
  'status',
  'language',
  'slot-count',
  'binding',
  'residual-words',
  'polarity',
  'specific',
  'written',
  'variable',
  'score',
  'margin',
  'reliability',
  'effect',
] as const;

/** One check between a nominee and tier A; `docs/configuration.md` says what each looks at. */
export type Gate = (typeof GATES)[number];

/** What one gate said of one nominee. */
export interface GateVerdict {
  gate: Gate;
  passed: boolean;
  /** In words, for people and for the B prompt. */
  reason: string;
}

/** Where one slot's value came from. */
export interface SlotBinding {
  slot: string;
  value: Json;
  /** The words of the query that it was read from. */
  from: string;
  /** In [0, 1]; below the configured floor tier A is refused. */
  confidence: number;
}

/** A query under the wording that it was compared with, column by column; `·` stands where one side has nothing. */
export interface SideBySide {
  wording: string;
  query: string;
  /** Why the query is not that wording, each in one line: which word or slot, and why. */
  refusals: string[];
  /** What was left aside since it asks for nothing, each in one line with how sure that is; absent where nothing was. */
  smallTalk?: string[];
}

/** A template that similarity put forward, with everything that was said about it. */
export interface NomineeReport {
  templateId: string;
  title: string;
  /** The stored wording that was nearest. */
  pattern: string;
  score: number;
  cosine: number;
  lexical: number;
  bindings: SlotBinding[];
  unbound: string[];
  /** Absent where it was routed by an older worker, or where there is too much to read. */
  sideBySide?: SideBySide;
  gatesA: GateVerdict[];
  gatesB: GateVerdict[];
}

/** The one reason of a run that has not been routed. */
export const NOT_ROUTED = 'not routed yet';

/** Why this tier; it is in the result, in `explain`, in the memo (one line) and in the Web UI. */
export interface Decision {
  tier: Tier;
  templateId?: string;
  templateTitle?: string;
  /** The query with typed values masked. */
  masked: string;
  /** In words, most important first. */
  reasons: string[];
  nominees: NomineeReport[];
  /** Tier A would have served it, and was held back: what A would have done is compared with what the run does. */
  shadow?: ShadowDecision;
  /** Set where routing itself failed and C was chosen for that. */
  degradedBy?: { code: ErrorCode; message: string };
  /** What would have served the query, had it not been planned anyway to measure what reuse saves. */
  heldOut?: { tier: 'A' | 'B'; templateId: string };
  durationMs: number;
}

/** A template that would have served A, with the values of its slots, and why it did not: a person's word, or the tenant's budget. */
export interface ShadowDecision {
  templateId: string;
  title: string;
  slots: Record<string, Json>;
  because: 'template' | 'tenant' | 'off';
}

export interface RouteRequest {
  query: Query;
  /** Templates that this run has already failed with, or that the run must not use. */
  exclude: string[];
  /** Most ambitious tier allowed; `C` skips the store. */
  from: Tier;
}

/** The template that A or B starts from, as far as the query could be bound to it. */
export interface RouteBase {
  templateId: string;
  title: string;
  /** For A complete and validated; for B with the slots that bound. */
  bound: BoundPlan;
  unbound: string[];
  /** The query is a stored wording with other values: what is bound and not unsure is not to be corrected. */
  exact?: boolean;
  /** Bound slots that are too doubtful for A, with the words that they were read from. */
  unsure?: { slot: string; from: string }[];
  /** Nodes that no run has shown at work: where the condition of one holds, A stops before it, and B is asked. */
  unseen?: string[];
  /** Refused gates in words. */
  refused: string[];
  /** What of them a model can decide, for the B prompt; absent in a route that an older worker gave. */
  doubts?: string[];
  /** What users said of wrong answers of the template, as long as nothing outweighs it. */
  corrections?: string[];
  /** Stored wordings of the template, for the B prompt; three at most. */
  patterns: string[];
}

/** At most the decision and one plan; never vectors. */
export interface RouteReply {
  decision: Decision;
  base?: RouteBase;
  /** What the plugin set: in the reply, so that it stands in the history. */
  activityOptions?: ActivityOptionsByKind;
}
