import Table from 'cli-table3';
import { tokenCount, type TierTotal, type Totals } from './totals';

/** What reuse saved: shares in [0, 1] of what the same queries took without it; negative where they took more. */
export interface Savings {
  tokens: number;
  costUsd: number;
  modelCalls: number;
  durationMs: number;
}

export function savings(withReuse: Totals, without: Totals): Savings {
  const share = (mine: number, theirs: number): number => (theirs === 0 ? 0 : round(1 - mine / theirs));
  return {
    tokens: share(tokenCount(withReuse.tokens), tokenCount(without.tokens)),
    costUsd: share(withReuse.costUsd, without.costUsd),
    modelCalls: share(withReuse.modelCalls, without.modelCalls),
    durationMs: share(withReuse.durationMs, without.durationMs),
  };
}

/** Tokens, money and time by tier, and against the same queries with reuse off where they were run. */
export function comparisonText(withReuse: Totals, without: Totals | undefined, color: boolean): string {
  const table = new Table({
    head: ['', 'runs', 'model calls', 'input', 'cache write', 'cache read', 'output', 'tokens', 'US$', 'seconds'],
    colAligns: ['left', ...Array.from({ length: 9 }, () => 'right' as const)],
    style: color ? {} : { head: [], border: [] },
  });
  for (const tier of ['A', 'B', 'C'] as const) table.push(row(`tier ${tier}`, withReuse.byTier[tier]));
  table.push(row('with reuse', { ...withReuse, runs: withReuse.queries }));
  if (!without) return table.toString();
  table.push(row('reuse off', { ...without, runs: without.queries }));
  const saved = savings(withReuse, without);
  const change = (share: number): string => `${share >= 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(0)} %`;
  table.push([
    'difference',
    '',
    change(saved.modelCalls),
    ...['', '', '', ''],
    change(saved.tokens),
    change(saved.costUsd),
    change(saved.durationMs),
  ]);
  return table.toString();
}

function row(title: string, total: TierTotal): (string | number)[] {
  const { tokens } = total;
  return [
    title,
    total.runs,
    total.modelCalls,
    tokens.input,
    tokens.cacheWrite,
    tokens.cacheRead,
    tokens.output,
    tokenCount(tokens),
    total.costUsd.toFixed(5),
    (total.durationMs / 1_000).toFixed(1),
  ];
}

function round(share: number): number {
  return Math.round(share * 1_000) / 1_000;
}
