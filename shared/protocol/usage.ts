import type { Tier } from './tier';

/** Why a model was called. */
export type ModelPurpose = 'plan' | 'rewrite' | 'write' | 'advise';

/** Tokens of one or many model calls, by kind; `input` are uncached prompt tokens only. */
export interface TokenUsage {
  input: number;
  cacheWrite: number;
  cacheRead: number;
  output: number;
}

/** One model call: what it cost, whether or not its output was usable. */
export interface ModelCallUsage {
  purpose: ModelPurpose;
  model: string;
  tokens: TokenUsage;
  /** US dollars by the dated price table; `null` where the model has no price there. */
  costUsd: number | null;
  durationMs: number;
  /** `ok`, or the code of what was wrong with the output. */
  result: string;
  requestId?: string;
  /** Attempts of this call that were cut before, or by a broken connection, and may have been billed. */
  unaccountedAttempts?: number;
}

/** What some model calls cost together. */
export interface UsageTotal {
  tokens: TokenUsage;
  /** US dollars by the dated price table. */
  costUsd: number;
  modelCalls: number;
  /** Calls without a price in the table; their money is not in `costUsd`. */
  unpricedCalls: number;
  /** Attempts cut by a kill, a timeout or a cancellation, whose tokens nobody could report. */
  unaccountedCalls: number;
}

/** A run's usage: in total and by the tier that caused it. */
export interface RunUsage {
  total: UsageTotal;
  byTier: Record<Tier, UsageTotal>;
}

export function emptyUsage(): UsageTotal {
  return {
    tokens: { input: 0, cacheWrite: 0, cacheRead: 0, output: 0 },
    costUsd: 0,
    modelCalls: 0,
    unpricedCalls: 0,
    unaccountedCalls: 0,
  };
}

export function emptyRunUsage(): RunUsage {
  return { total: emptyUsage(), byTier: { A: emptyUsage(), B: emptyUsage(), C: emptyUsage() } };
}

/** Adds one call to a total, in place. */
export function addCall(total: UsageTotal, call: ModelCallUsage): void {
  for (const kind of ['input', 'cacheWrite', 'cacheRead', 'output'] as const) {
    total.tokens[kind] += call.tokens[kind];
  }
  total.modelCalls += 1;
  total.unaccountedCalls += call.unaccountedAttempts ?? 0;
  if (call.costUsd === null) total.unpricedCalls += 1;
  else total.costUsd += call.costUsd;
}

/** All tokens of a total, prompt and completion, cached or not. */
export function tokenCount(tokens: TokenUsage): number {
  return tokens.input + tokens.cacheWrite + tokens.cacheRead + tokens.output;
}
