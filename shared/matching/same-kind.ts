import { isPerson } from '../language/free-text';
import type { Language } from '../language/language';
import { isOpenKind, thingClasses } from '../language/thing-classes';
import { isCapital, type HoleToken, type QueryToken, type WordToken } from '../language/tokens';
import type { Slot } from '../protocol/plan';
import { isAbbreviation, isSeveral, wordsOf, type GapPlace } from './gap';
import { nameOf } from './name-in-gap';
import { nounOf } from './noun-in-gap';

const MOST_WORDS = 5;
/** A value may be so many words longer than each earlier one. */
const LONGER = 2;
/** Two values show what they have in common; one shows nothing. */
const ENOUGH = 2;
const SURE = 0.85;

/**
 * Is the text between two fixed words one more value of the kind that the slot had: at least two different ones, written like
 * these (case, article), hardly longer, of no other listed kind, and without a word that turns the request, points, or belongs to
 * no name of a thing. It says why not where it is none.
 */
export function kindOf(
  language: Language,
  { slot, hole }: { slot: Slot; hole: HoleToken },
  place: GapPlace
): { confidence: number } | { not: string } | undefined {
  const { tokens, text } = place;
  const examples = [...new Set(slot.examples.flatMap((one) => (typeof one === 'string' ? [one.trim()] : [])))];
  const [first, last] = [tokens[0], tokens.at(-1)];
  const { functionWords, capitalsName } = language.words;
  if (!first || !last || examples.length < ENOUGH || !functionWords || !capitalsName) return undefined;
  const phrase = text.slice(first.start, last.end);
  const allNames = examples.every((one) => /^\p{Lu}/u.test(one));
  const isThing = allNames && isThingAmongNames(language, place, examples);
  const isName =
    !isThing &&
    (allNames || (isCapital(first) && !isPerson(language, phrase) && !isAbbreviation(language, first, tokens[1])));
  const articled = first.article !== undefined;
  const reason =
    shapeOf(tokens, examples) ??
    leftOut(language, place) ??
    setPhraseOf(language, place) ??
    (isThing || ownArticle(text, first, place) ? undefined : articleOf(language, { hole, first, tokens }, examples)) ??
    (isName
      ? nameOf(language, place, { articled: articled && hole.article !== undefined, examples })
      : nounOf(language, place, { examples, articled, allNames })) ??
    classOf(language, phrase, examples);
  return reason === undefined ? { confidence: SURE } : { not: reason };
}

/**
 * Common words where names stood: what earlier values ended in ("B flat major" where "A major" was learnt), what something is of
 * ("bags of breakfast blend"), or a certain place or thing ("the north hut"). Nobody is named so: where a person stood it says who is
 * meant in words that may be anybody's.
 */
function isThingAmongNames(
  language: Language,
  { tokens, led, opensSentence }: GapPlace,
  examples: readonly string[]
): boolean {
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length < tokens.length || isCapital(last) || opensSentence) return false;
  if (examples.some((one) => isPerson(language, one))) return false;
  const isOwnHead = examples.some((one) => one.includes(' ') && one.split(/\s+/).at(-1) === last.raw);
  if (isOwnHead) return words.length > 1;
  if (words.length === 1 || words.some(isCapital)) return false;
  const { spelling } = language;
  if (first.article !== undefined) {
    const isCertain = language.words.definiteArticles.has(first.article);
    // "Raven Gully", "Rose Hall": names of places and things end in what they are.
    return isCertain && examples.some((one) => spelling?.isEveryday(wordsOf(one).at(-1) ?? '') ?? false);
  }
  // "of hotel guests" are several of them.
  return led === 'of' && !isSeveral(language, last.word);
}

function shapeOf(tokens: readonly QueryToken[], examples: readonly string[]): string | undefined {
  const longest = Math.max(...examples.map((one) => one.split(/\s+/).length));
  if (tokens.length > Math.min(MOST_WORDS, longest + LONGER)) return `earlier values had at most ${longest} words`;
  return tokens.slice(1).some((token) => token.afterComma) ? 'it is a list' : undefined;
}

/** "for free", "for a friend", "for testing purposes". */
function setPhraseOf({ words }: Language, { tokens, led }: GapPlace): string | undefined {
  const last = tokens.at(-1);
  return led !== undefined && last?.kind === 'word' && words.idioms.has(last.word)
    ? `"${last.raw}" makes a set phrase of it`
    : undefined;
}

/** "Dana Scully on Monday": what comparing leaves out elsewhere ("on" before a day, "please") is part of no value. */
function leftOut({ words }: Language, { tokens, text }: GapPlace): string | undefined {
  for (const [at, token] of tokens.slice(1).entries()) {
    const between = text.slice(tokens[at]?.end, token.start).match(/\p{L}+/gu) ?? [];
    const other = between.find((word) => !words.articles.has(word.toLowerCase()));
    if (other !== undefined) return `"${other}" is no part of a value`;
  }
  return undefined;
}

/** "from The Quiet Room": an article with a capital is the name's. */
function ownArticle(text: string, first: QueryToken, { opensSentence }: { opensSentence: boolean }): boolean {
  return (
    !opensSentence &&
    isCapital(first) &&
    /(?<=\p{Ll}\s+)\p{Lu}\p{Ll}+\s+$/u.test(text.slice(0, first.start)) &&
    first.article !== undefined
  );
}

/** "the cleaning" where "cleaning" was learnt is a certain one. */
function articleOf(
  { words }: Language,
  { hole, first, tokens }: { hole: HoleToken; first: QueryToken; tokens: readonly QueryToken[] },
  examples: readonly string[]
): string | undefined {
  const definite = (article: string | undefined): boolean =>
    article !== undefined && words.definiteArticles.has(article);
  // "the tug behind the Patience", "pin a whistle"
  if (tokens.slice(1).some((token) => token.article !== undefined && !isCapital(token)))
    return 'an article within it begins another thing';
  if (definite(first.article) === definite(hole.article)) return undefined;
  return examples.some((one) => definite(one.toLowerCase().split(/\s+/)[0]))
    ? undefined
    : 'earlier values had another article';
}

function classOf(language: Language, phrase: string, examples: readonly string[]): string | undefined {
  if (language.isPeriod(phrase)) return 'it is a time';
  // In small letters "polish" is no language.
  const kinds = thingClasses(language, phrase).filter((kind) => !CAPITALISED.has(kind) || !/^\p{Ll}/u.test(phrase));
  const common = thingClasses(language, examples[0] ?? '').filter((kind) =>
    examples.every((one) => thingClasses(language, one).includes(kind))
  );
  // "boiler room" is a room, whatever is listed of rooms.
  const head = phrase.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
  if (common.length > 0 && ![...kinds, head].some((kind) => common.includes(kind)) && !isOpenKind(common))
    return `earlier values were each a ${common[0] ?? ''}`;
  if (common.length > 0 && isPerson(language, phrase)) return `earlier values were each a ${common[0] ?? ''}`;
  const known = examples.flatMap((one) => [...thingClasses(language, one)]);
  if (kinds.length > 0 && !kinds.some((kind) => known.includes(kind)) && kinds.every((kind) => CERTAIN.has(kind)))
    return `it is a ${kinds[0] ?? ''}`;
  return undefined;
}

/** Kinds whose words have a capital, where capitals name. */
const CAPITALISED = new Set(['language', 'month']);

/** Kinds whose words are of hardly any other kind. */
const CERTAIN = new Set(
  'month frequency yesNo onOff region priority ticketStatus role department currency fileFormat'.split(' ')
);
