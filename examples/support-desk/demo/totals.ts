import type { RunReport } from '../../../client';
import type { Played } from './play';

type Tier = RunReport['tier'];
type Tokens = RunReport['usage']['total']['tokens'];

export interface TierTotal {
  /** Runs that ended in this tier. */
  runs: number;
  tokens: Tokens;
  costUsd: number;
  modelCalls: number;
  /** Milliseconds spent in this tier, also by runs that ended in another. */
  durationMs: number;
}

export interface Totals {
  queries: number;
  /** Runs that ended with an answer that nobody called wrong, or with a question back. */
  settled: number;
  tokens: Tokens;
  costUsd: number;
  modelCalls: number;
  durationMs: number;
  byTier: Record<Tier, TierTotal>;
}

const TIERS: readonly Tier[] = ['A', 'B', 'C'];

/** Adds up what a stream of queries took, in all and by the tier that caused it. */
export function totalsOf(played: readonly Played[]): Totals {
  const byTier = Object.fromEntries(TIERS.map((tier) => [tier, tierTotal(played, tier)])) as Totals['byTier'];
  const reports = played.map(({ report }) => report);
  return {
    queries: played.length,
    settled: reports.filter(({ outcome }) => outcome === 'answered' || outcome === 'needs_input').length,
    tokens: tokensOf(reports.map(({ usage }) => usage.total.tokens)),
    costUsd: sum(reports.map(({ usage }) => usage.total.costUsd)),
    modelCalls: sum(reports.map(({ usage }) => usage.total.modelCalls)),
    durationMs: sum(played.map(({ durationMs }) => durationMs)),
    byTier,
  };
}

function tierTotal(played: readonly Played[], tier: Tier): TierTotal {
  const reports = played.map(({ report }) => report);
  const steps = reports.flatMap(({ tierPath }) => tierPath).filter((step) => step.tier === tier);
  return {
    runs: reports.filter((report) => report.tier === tier).length,
    tokens: tokensOf(reports.map(({ usage }) => usage.byTier[tier].tokens)),
    costUsd: sum(reports.map(({ usage }) => usage.byTier[tier].costUsd)),
    modelCalls: sum(reports.map(({ usage }) => usage.byTier[tier].modelCalls)),
    durationMs: sum(steps.map((step) => step.durationMs)),
  };
}

/** All tokens, prompt and completion, cached or not. */
export function tokenCount(tokens: Tokens): number {
  return tokens.input + tokens.cacheWrite + tokens.cacheRead + tokens.output;
}

function tokensOf(all: readonly Tokens[]): Tokens {
  return {
    input: sum(all.map((tokens) => tokens.input)),
    cacheRead: sum(all.map((tokens) => tokens.cacheRead)),
    cacheWrite: sum(all.map((tokens) => tokens.cacheWrite)),
    output: sum(all.map((tokens) => tokens.output)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
