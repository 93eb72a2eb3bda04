import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bucketsOf, decoded, type Odds } from '../../../shared/language/en/idle-classifier';
import { leastOdds } from '../../../shared/language/en/idle-doubts';
import { mayAsk } from '../../../shared/language/en/may-ask';
import { asksNothing } from '../../../shared/language/en/small-talk';
import { surest } from './clauses';
import { sumOf } from './logistic';
import { encoded, FIRST_OF_SETS, readPhrases, teachingOf, train, type Phrase } from './training';

/** Writers are numbered by tens: each author thought of ten persons. */
const WRITERS_OF_AUTHOR = 10;
const authorOf = ({ writer }: Phrase): number => Math.ceil(writer / WRITERS_OF_AUTHOR);
/** Orders that were put together by a program, plain phrases, and the phrases of the sets: learnt from, never judged. */
const isJudged = ({ writer }: Phrase): boolean => writer !== 0 && writer !== 101 && writer < FIRST_OF_SETS;
const WEIGHTS = join(__dirname, '../../../shared/language/en/idle-weights.ts');
const NO_WORDS: ReadonlySet<string> = new Set();

interface Judged {
  phrase: Phrase;
  /** By how much all of it is surer, in log odds, than it has to be to be left aside; the vetoes applied. */
  sure: number;
  /** Whether routing leaves it aside, by the grammar too. */
  left: boolean;
}

/** Each phrase as judged by what the phrases of other authors taught. */
function crossValidated(phrases: readonly Phrase[]): Judged[] {
  const written = phrases.filter(isJudged);
  return [...new Set(written.map(authorOf))].flatMap((author) => {
    const apart = written.filter((phrase) => authorOf(phrase) === author);
    const weights = decoded(encoded(train(phrases.filter((phrase) => !apart.includes(phrase)))));
    return apart.map((phrase) => judge(phrase, weights));
  });
}

function judge(phrase: Phrase, weights: Float32Array): Judged {
  const oddsOf: Odds = (said, join) => sumOf(weights, bucketsOf(said, join));
  const sure = surest(phrase.runs, ({ said, join: joined }) => {
    const spare = oddsOf(said, joined) - leastOdds(said, joined);
    return mayAsk({ said, join: joined, request: NO_WORDS, oddsOf }, spare) ? -Infinity : spare;
  });
  const left = surest(phrase.runs, ({ said, join: joined }) => {
    const hasValue = said.some(({ word }) => word === '<value>');
    return !hasValue && asksNothing(said, joined, NO_WORDS, oddsOf) ? 1 : -1;
  });
  return { phrase, sure, left: left > 0 };
}

function main(): void {
  const phrases = readPhrases();
  writeFileSync(
    WEIGHTS,
    `/** Written by \`npm run train:small-talk\`: the weights of idle-classifier.ts, one letter a bucket; learnt from ${teachingOf(phrases)}. */\nexport const IDLE_WEIGHTS = \`\n${encoded(train(phrases))}\n\`;\n`
  );
  if (process.argv.includes('--only')) return;
  const judged = crossValidated(phrases);
  const [idle, heed] = [judged.filter(({ phrase }) => !phrase.asks), judged.filter(({ phrase }) => phrase.asks)];
  const passed = (list: readonly Judged[], least: number): number => list.filter(({ sure }) => sure >= least).length;
  const line = (name: string, least: number): string =>
    `${name.padEnd(12)} ${least.toFixed(2).padStart(6)}  idle left aside ${passed(idle, least)} of ${idle.length}` +
    ` (${((100 * passed(idle, least)) / idle.length).toFixed(1)} %), asking left aside ${passed(heed, least)} of ${heed.length}\n`;
  const sorted = heed.map(({ sure }) => sure).sort((one, other) => other - one);
  for (const share of [1 / 300, 1 / 250, 1 / 200, 1 / 100, 1 / 50])
    process.stdout.write(line(`1 in ${1 / share}`, (sorted[Math.floor(heed.length * share)] ?? 0) + 0.001));
  process.stdout.write(line('threshold', 0));
  const left = (list: readonly Judged[]): string => `${list.filter((one) => one.left).length} of ${list.length}`;
  process.stdout.write(`with the grammar      idle left aside ${left(idle)}, asking left aside ${left(heed)}\n`);
}

main();
