import type { BoundWording } from './bind';
import type { Template } from './template';
import type { RoutingThresholds } from './thresholds';
import type { Gate, GateVerdict } from '../protocol/decision';
import type { ToolDescription } from '../protocol/tool';

/** Everything that the gates look at: one nominee, one query. */
export interface Nominee {
  template: Template;
  bound: BoundWording;
  score: number;
  /** This very request, wording and values, has succeeded as often as A asks for. */
  repeat?: boolean;
  /** This very request, wording and values, has been answered rightly. */
  answered?: boolean;
  /** Words of the query that point at something unsaid. */
  dangling: readonly string[];
  /** Other active templates whose wording the query fits as well. */
  rivals: readonly { title: string; score: number }[];
  environment: string;
  /** Who asks. */
  user?: string;
  permissions: readonly string[];
  /** The tools that are registered now. */
  tools: ReadonlyMap<string, ToolDescription>;
  thresholds: RoutingThresholds;
}

export function verdict(gate: Gate, passed: boolean, words: { yes: string; no: string }): GateVerdict {
  return { gate, passed, reason: passed ? words.yes : words.no };
}
