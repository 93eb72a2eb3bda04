import { isKnownWord } from './known-words';
import { words } from './words';

const DONE = /ed$/;

/** Does a word that ends like one which says which of several say it: what is left of it must be a word. "speed" ends as "stuffed" does. */
export function saysWhich(word: string): boolean {
  if (DONE.test(word) && !/^un/.test(word)) {
    const stem = word.replace(DONE, '');
    return [stem, `${stem}e`, singleEnd(stem), stem.replace(/i$/, 'y')].some(isKnownWord);
  }
  if (/est$/.test(word)) return isKnownWord(word.replace(/est$/, 'er'));
  const rest = word.slice(2);
  return !/^un/.test(word) || words.endings.pointer.test(rest) || isKnownWord(rest);
}

/** Does a word tell the kind of a thing by what was done to it or can be: "a stuffed owl", "smoked porter", "a collectible". */
export function tellsKind(word: string, noun: string | null): boolean {
  const isState = /(?:ed|able|ible)$/.test(word) && !words.pointers.has(word);
  const turns = [/ed$/, /d$/].some((end) => words.turning.polarity.has(singleEnd(word.replace(end, ''))));
  return isState && !turns && (noun === null ? /ible$/.test(word) : !DONE.test(noun));
}

/** "stopp" is "stop". */
function singleEnd(stem: string): string {
  return stem.replace(/(\p{L})\1$/u, '$1');
}
