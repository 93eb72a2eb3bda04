import type { Outcome } from './route-pair';
import { isReuse } from './tally';

const MOST_SHOWN = 3;

/** What should have been reused and was not, by class and by the first gate that refused, with its reason; the most frequent first. */
export function missesByKind(outcomes: readonly Outcome[]): string {
  const kinds = new Map<string, Outcome[]>();
  for (const outcome of outcomes.filter((one) => one.scored && one.expectA && !isReuse(one))) {
    // What stands in quotes is this query's own.
    const reason = (outcome.reasons[0] ?? 'another value').replace(/"[^"]*"/g, '"…"');
    const kind = `${outcome.class} · ${reason}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), outcome]);
  }
  return [...kinds]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([kind, all]) => {
      const shown = all.slice(0, MOST_SHOWN).map(({ pair }) => `    ${pair.query.replace(/\s+/g, ' ')}\n`);
      return `${all.length} × ${kind}\n${shown.join('')}`;
    })
    .join('');
}
