import { languageBy } from '../../../shared/language/languages';
import { inFullWords } from '../../../shared/language/en/chat-words';
import { tokenise, type QueryToken, type WordToken } from '../../../shared/language/tokens';
import { clauseStarts, spokenClause } from '../../../shared/matching/asides';
import { valueToken } from '../../../shared/matching/compared-tokens';
import { valuesIn } from '../../../shared/matching/mask';

const OPTIONS = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };

/** Some clauses of a phrase that follow each other, as routing would judge them. */
export interface ClauseRun {
  from: number;
  to: number;
  said: WordToken[];
  join: string | undefined;
}

/** Every run of clauses of a phrase; the first one is the whole phrase. */
export function clauseRuns(phrase: string): ClauseRun[] {
  const english = languageBy('en');
  const values = valuesIn(english, phrase, OPTIONS);
  const tokens = tokenise<QueryToken>(english, phrase, values.map(valueToken));
  const starts = clauseStarts(english, tokens, phrase);
  const runs = starts.flatMap((start, from) =>
    starts.slice(from).map((_, more): ClauseRun => {
      const to = from + more + 1;
      const { said, join } = spokenClause(english, tokens.slice(start, starts[to] ?? tokens.length));
      return { from, to, said: inFullWords(said), join };
    })
  );
  return runs
    .filter(({ said }) => said.length > 0)
    .sort((one, other) => other.to - other.from - (one.to - one.from) || one.from - other.from);
}

/** How surely nothing of the phrase remains: the best division into runs, and of it the least sure run. */
export function surest(runs: readonly ClauseRun[], score: (run: ClauseRun) => number): number {
  const end = Math.max(0, ...runs.map(({ to }) => to));
  const best = [Infinity, ...Array.from({ length: end }, () => -Infinity)];
  for (let to = 1; to <= end; to += 1)
    for (const run of runs.filter((one) => one.to === to))
      best[to] = Math.max(best[to] ?? -Infinity, Math.min(best[run.from] ?? -Infinity, score(run)));
  return best[end] ?? -Infinity;
}
