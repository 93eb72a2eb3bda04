import { isPerson } from '../language/free-text';
import { isGivenName } from '../language/given-names';
import type { Language } from '../language/language';
import type { WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { hadCapitals, type GapPlace } from './gap';
import { isNear } from './misspelt';

/**
 * Nobody who writes without capitals begins a name with one; those of codes say nothing, nor those of what goes on behind a number ("88 Otley Road"), which is
 * copied from elsewhere.
 */
export function isInSmallLetters(text: string): boolean {
  const own = text.replace(NUMBERED, ' ');
  return /^\P{L}*\p{Ll}/u.test(own) && !/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}/u.test(own);
}

const NUMBERED =
  /(?<![\p{L}\d])\d+\p{L}?(?:\s\p{Lu}[\p{L}'’-]*){1,4}|(?<![\p{L}\d])\p{Lu}\p{Ll}+\s\d+\p{L}?(?![\p{L}\d])/gu;

const MOST_SURNAMES = 2;

/**
 * "mark price", "mr and mrs cook": in a text without capitals, where persons stood, a given name or a title and what may be a surname are a name, even where each of
 * them is a word elsewhere.
 */
export function isNameInSmallLetters(
  language: Language,
  { tokens, text }: Pick<GapPlace, 'tokens' | 'text'>,
  examples: readonly string[]
): boolean {
  const { words } = language;
  if (!words.wordNames || !isInSmallLetters(text) || !hadCapitals(examples)) return false;
  const own = tokens.filter((token): token is WordToken => token.kind === 'word');
  if (
    own.length < tokens.length ||
    own.some(({ article }, at) => article !== undefined || (own[at]?.afterComma && at > 0))
  )
    return false;
  const isTitle = (one: string | undefined): boolean => one !== undefined && words.titles?.has(one) === true;
  const [first = '', ...more] = own.map(({ word }) => word);
  const isPair = isTitle(first) && words.ands.has(more[0] ?? '') && isTitle(more[1]);
  const surnames = isPair ? more.slice(2) : more;
  if (more.length === 0) return isFirstName(language, first, examples);
  if (surnames.length === 0 || surnames.length > MOST_SURNAMES) return false;
  // "ray sharp", "rosa diaz price", not "ray sharp price"
  const areOthers = surnames.slice(0, -1).every((word) => mayOnlyName(language, word));
  if (!areOthers || !maySurname(language, surnames.at(-1) ?? '')) return false;
  const werePersons = examples.some((one) => isPerson(language, one) || isTitle(one.toLowerCase().split(/[\s.]/)[0]));
  return werePersons && (isTitle(first) || words.wordNames.given.has(first) || isGivenName(language, first));
}

/** "grace" alone, where names of one word stood. */
function isFirstName(language: Language, word: string, examples: readonly string[]): boolean {
  return (
    language.words.wordNames?.given.has(word) === true &&
    turningKind(language, word) === undefined &&
    examples.some((one) => !/\s/.test(one)) &&
    examples.some((one) => isPerson(language, one))
  );
}

/** A word that is a surname as well, or one that only a name can be. */
function maySurname(language: Language, word: string): boolean {
  return language.words.wordNames?.surnames.has(word) === true || mayOnlyName(language, word);
}

/** What no dictionary has, and no slip of a word of requests ("mark invocie"). */
export function mayOnlyName({ words, spelling }: Language, word: string): boolean {
  return (
    spelling?.isWord(word) === false &&
    /^[\p{L}'’-]{2,}$/u.test(word) &&
    turningKind({ words }, word) === undefined &&
    words.functionWords?.has(word) !== true &&
    ![...words.vocabulary].some((other) => isNear(word, other))
  );
}
