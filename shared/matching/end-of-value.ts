import { isPerson } from '../language/free-text';
import type { Language } from '../language/language';
import type { QueryToken } from '../language/tokens';
import { turningKind } from '../language/turning';

/**
 * "Zofia K.": with the full stop of an initial behind a name, unless earlier values had none or, where none had an initial, another sentence
 * begins behind it; `undefined` where it is none.
 */
export function endOfInitial(
  language: Language,
  text: string,
  { first, last }: { first: QueryToken; last: QueryToken },
  examples: readonly string[]
): number | undefined {
  const said = text.slice(first.start, last.end);
  if (text[last.end] !== '.' || first === last) return undefined;
  const marked = examples.some((one) => INITIAL.test(one.replace(/\.$/, '')) && one.endsWith('.'));
  // Nobody who writes with capitals writes an initial without one.
  const isSmall = SMALL_INITIAL.test(said) && !/\p{Lu}/u.test(text);
  if (!INITIAL.test(said) && !isSmall) return undefined;
  const rest = text.slice(last.end + 1);
  // "Terminal B."
  if (![text.slice(first.start), ...examples].some((one) => isPerson(language, one))) return undefined;
  if (!/^(?:[\s,;:!?)]|$)/.test(rest)) return undefined;
  const bare = examples.some((one) => INITIAL.test(one));
  // In small letters the beginning of a sentence shows nowhere, so that only what goes on within one, or the end, is sure.
  const goesOn = isSmall ? /^(?:[\s,]+[\p{Ll}\d]|\s*$)/u.test(rest) : !/^\s+\p{Lu}/u.test(rest);
  return marked || (!bare && goesOn) ? last.end + 1 : undefined;
}

const SMALL_INITIAL = /^\p{Ll}{2,}\s+\p{Ll}$/u;
const INITIAL = /^\p{Lu}[\p{L}'’-]+\s+(?:\p{Lu}\.?\s?)*\p{Lu}$/u;

/** "oven a at 48", "oven A double": behind a small letter, which is an article before what may describe a thing ("Alfie Grant | a double session"), only a word that cannot. */
function mayFollowLetter(language: Language, word: string, letter: string): boolean {
  const kind = turningKind(language, word);
  if (kind === undefined) return false;
  return /^\p{Lu}$/u.test(letter) || kind === 'direction' || kind === 'negation' || kind === 'condition';
}

/** "in oven A at 48 degrees": a letter that could be an article, but has no noun behind it, is the value's own. */
export function endOfValue(
  language: Language,
  text: string,
  { last, next }: { last: QueryToken; next: QueryToken | undefined }
): number {
  const letter = /^[^\S\n]+(\p{L})(?=[\s.,;:!?)]|$)/u.exec(text.slice(last.end));
  if (!letter || !language.words.articles.has((letter[1] ?? '').toLowerCase())) return last.end;
  const end = last.end + letter[0].length;
  const isNoun =
    next !== undefined &&
    next.sentence === last.sentence &&
    !next.afterComma &&
    text.slice(end, next.start).trim() === '' &&
    !(next.kind === 'word' && mayFollowLetter(language, next.word, letter[1] ?? ''));
  return isNoun || (next !== undefined && next.start < end) ? last.end : end;
}
