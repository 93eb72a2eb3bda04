import * as fresh from '../fresh/sets';
import { spokenText } from '../../../shared/language/en/spoken-text';
import { clauseRuns } from './clauses';
import { LEARNT_SETS, phrasesOf, readPhrases } from './training';

/** Those that are judged by what was learnt: nothing of theirs is taught. */
const FIRST_NOT_TAUGHT = fresh.FRESH_SETS.findIndex(({ part }) => part === 'fresh-twentysix');
/** A clause of a phrase that asks for nothing does so too, less surely by itself. */
const WEIGHT_OF_CLAUSE = 0.5;

/**
 * What the encoder is taught, as lines of JSON: each phrase as a whole, and of what asks for nothing each clause (`text`, `idle`, `weight`). More sets than the
 * classifier of words learns from, since an encoder gains by them.
 */
function main(): void {
  const taught = fresh.FRESH_SETS.slice(0, FIRST_NOT_TAUGHT).filter((set) => !LEARNT_SETS.includes(set));
  const more = phrasesOf(taught).map(({ text, asks }) => ({ asks, runs: clauseRuns(text) }));
  for (const { asks, runs } of [...readPhrases(), ...more])
    for (const [at, { from, to, said, join }] of runs.entries()) {
      if (at > 0 && (asks || to !== from + 1)) continue;
      const line = { text: spokenText(said, join), idle: !asks, weight: at === 0 ? 1 : WEIGHT_OF_CLAUSE };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
}

main();
