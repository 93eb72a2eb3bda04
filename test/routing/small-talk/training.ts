import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bucketsOf, BUCKETS, GAPS, LETTERS, STEP } from '../../../shared/language/en/idle-classifier';
import * as fresh from '../fresh/sets';
import type { CaseSet } from '../generated/case-set';
import { DEVELOPMENT_SET } from '../generated/sets';
import { digestOf } from '../../../shared/protocol/json';
import { clauseRuns, type ClauseRun } from './clauses';
import { logisticWeights, sumOf, type Example } from './logistic';

/** A phrase that somebody says around a request. */
export interface Phrase {
  /** A number for each of those who wrote. */
  writer: number;
  text: string;
  /** May it have to be heeded. */
  asks: boolean;
  runs: (ClauseRun & { features: number[] })[];
}

/** The sets whose writers are learnt from, since they write as writers of such sets do; those of the later sets judge what was learnt. */
export const LEARNT_SETS: readonly CaseSet[] = [
  DEVELOPMENT_SET,
  fresh.FRESH_ONE,
  fresh.FRESH_TWO,
  fresh.FRESH_THREE,
  fresh.FRESH_FOUR,
  fresh.FRESH_FIVE,
  fresh.FRESH_SIX,
  fresh.FRESH_SEVEN,
  fresh.FRESH_EIGHT,
  fresh.FRESH_NINE,
  fresh.FRESH_TEN,
];

/** The written phrases, and those of the sets that are learnt from. */
export function readPhrases(): Phrase[] {
  const written = readFileSync(join(__dirname, 'phrases.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Omit<Phrase, 'runs'>);
  return [...written, ...phrasesOf(LEARNT_SETS)]
    .map(({ writer, text, asks }) => {
      const runs = clauseRuns(text).map((run) => ({ ...run, features: bucketsOf(run.said, run.join) }));
      return { writer, text, asks, runs };
    })
    .filter(({ runs }) => runs.length > 0);
}

/** What the writers of sets say around a request. */
export function phrasesOf(sets: readonly CaseSet[]): Omit<Phrase, 'runs'>[] {
  return sets
    .flatMap(({ writers }) => writers)
    .flatMap((one, at) => {
      const idle = [...one.before, ...one.after, ...(one.inside ?? [])].map((text) => ({ text, asks: false }));
      const asking = [...one.wishes, ...one.wishesBefore, ...(one.wishesInside ?? [])].map((text) => ({
        text,
        asks: true,
      }));
      return [...idle, ...asking].map((phrase) => ({ writer: FIRST_OF_SETS + at, ...phrase }));
    });
}

/** The writers from this one on are those of the sets. */
export const FIRST_OF_SETS = 1_001;

/** What the weights hang on: the phrases' features as they are now, and the trainer. To learn again would take a test half a minute. */
export function teachingOf(phrases: readonly Phrase[]): string {
  const trainer = ['training.ts', 'logistic.ts'].map((name) => readFileSync(join(__dirname, name), 'utf8'));
  return digestOf([phrases.map(({ asks, runs }) => [asks, runs.map(({ features }) => features)]), trainer]);
}

const PART_WEIGHT = { clause: 0.5, run: 0.25 };

/** Two trainings differ by half a unit of log odds in what they say of a clause; the mean of several is steadier, and as linear. */
const SEEDS = [1, 2, 3, 4];

/**
 * What the phrases teach. Of a phrase that asks for nothing each part does so too; of another one it is not known which part asks, so that
 * it is learnt in two rounds: the whole phrases first, and then also the part that the first round finds most likely to ask.
 */
export function train(phrases: readonly Phrase[]): Float64Array {
  const whole = phrases.flatMap((phrase) => examplesOf(phrase));
  const mean = new Float64Array(BUCKETS);
  for (const seed of SEEDS) {
    const first = logisticWeights(whole, BUCKETS, seed);
    const learnt = logisticWeights(
      [...whole, ...phrases.flatMap((phrase) => askingPart(phrase, first))],
      BUCKETS,
      seed
    );
    for (const [at, weight] of learnt.entries()) if (weight !== 0) mean[at] = (mean[at] ?? 0) + weight / SEEDS.length;
  }
  return mean;
}

function examplesOf({ asks, runs }: Phrase): Example[] {
  return runs.slice(0, asks ? 1 : undefined).map(({ from, to, features }, at) => ({
    features,
    idle: !asks,
    weight: at === 0 ? 1 : to === from + 1 ? PART_WEIGHT.clause : PART_WEIGHT.run,
  }));
}

function askingPart({ asks, runs }: Phrase, weights: Float64Array): Example[] {
  const [part] = runs
    .slice(1)
    .filter(({ from, to }) => to === from + 1)
    .sort((one, other) => sumOf(weights, one.features) - sumOf(weights, other.features));
  return asks && part ? [{ features: part.features, idle: false, weight: 1 }] : [];
}

const LINE = 128;

/** The weights as letters, in lines; what rounds to none is left out. */
export function encoded(weights: Float64Array): string {
  const middle = LETTERS.length / 2;
  let text = '';
  let gap = 0;
  for (const weight of weights) {
    const place = Math.min(LETTERS.length - 1, Math.max(0, Math.round(weight / STEP) + middle));
    if (place === middle) gap += 1;
    else {
      text += gapOf(gap) + LETTERS.charAt(place);
      gap = 0;
    }
  }
  return (text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []).join('\n');
}

function gapOf(buckets: number): string {
  const longest = GAPS.length;
  const rest = buckets % longest;
  return GAPS.charAt(longest - 1).repeat((buckets - rest) / longest) + GAPS.charAt(rest - 1);
}
