import { FUNCTION_WORDS } from '../language/en/function-words';
import { isPerson, saysWhichOfAll } from '../language/en/free-text';
import { isOpenKind, thingClasses } from '../language/en/thing-classes';
import { type HoleToken, type QueryToken, type WordToken } from '../language/en/tokens';
import { GENERIC_NOUNS, isPeriod, ORGANISATION_NOUNS, PRONOUNS, turningKind } from '../language/en/word-classes';
import type { Slot } from '../protocol/plan';

const MOST_WORDS = 4;
/** Two values show what they have in common; one shows nothing. */
const ENOUGH = 2;
const SURE = 0.85;

/**
 * Is the text between two fixed words one more value of the kind that the slot had: at least two different ones, written like
 * these (case, length, article), of no other listed kind, and without a word that turns the request, points, or belongs to no
 * name of a thing. It says why not where it is none.
 */
export function kindOf(
  slot: Slot,
  hole: HoleToken,
  tokens: readonly QueryToken[],
  text: string,
  place: { opensSentence: boolean }
): { confidence: number } | { not: string } | undefined {
  const examples = [...new Set(slot.examples.flatMap((one) => (typeof one === 'string' ? [one.trim()] : [])))];
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last || examples.length < ENOUGH) return undefined;
  const phrase = text.slice(first.start, last.end);
  const capitals = examples.filter((one) => /^\p{Lu}/u.test(one)).length;
  const reason =
    shapeOf(tokens, examples) ??
    articleOf(hole, first, tokens, examples) ??
    (capitals === examples.length
      ? nameOf(tokens, text, place.opensSentence, first.article !== undefined && hole.article !== undefined)
      : capitals === 0
        ? nounOf(tokens, examples)
        : 'earlier values were names as well as common words') ??
    classOf(phrase, examples);
  return reason === undefined ? { confidence: SURE } : { not: reason };
}

function shapeOf(tokens: readonly QueryToken[], examples: readonly string[]): string | undefined {
  const longest = Math.max(...examples.map((one) => one.split(/\s+/).length));
  if (tokens.length > Math.min(MOST_WORDS, longest + 1)) return `earlier values had at most ${longest} words`;
  return tokens.slice(1).some((token) => token.afterComma) ? 'it is a list' : undefined;
}

/** "the cleaning" where "cleaning" was learnt is a certain one. */
function articleOf(
  hole: HoleToken,
  first: QueryToken,
  tokens: readonly QueryToken[],
  examples: readonly string[]
): string | undefined {
  if (tokens.slice(1).some((token) => token.article === 'the' && !isCapital(token))) return 'it says which one by "the"';
  const definite = (article: string | undefined): boolean => article === 'the';
  if (definite(first.article) === definite(hole.article)) return undefined;
  return examples.some((one) => /^the\s/i.test(one)) ? undefined : 'earlier values had another article';
}

/** Several capitals make a name of words that turn elsewhere: "Under the Rafters". */
function nameOf(
  tokens: readonly QueryToken[],
  text: string,
  opensSentence: boolean,
  articled: boolean
): string | undefined {
  const ends = [tokens[0], tokens.at(-1)];
  if (ends.some((token) => !token || !isCapital(token))) return 'earlier values were written with capitals';
  if (tokens.length === 1 && opensSentence) return 'a capital says nothing at the start of a sentence';
  // Where everything is in capitals they say nothing.
  if ((text.match(/(?<![\p{L}])\p{Ll}{3,}/gu) ?? []).length < 2) return 'the request is written in capitals';
  const inner = tokens.find((token) => !isCapital(token) && !(token.kind === 'word' && isJoint(token)));
  if (inner) return `"${textOf(inner)}" is no part of a name`;
  const lone = tokens.length === 1 && !articled;
  for (const token of tokens) {
    if (token.kind === 'value') {
      if (lone) return `"${token.value.text}" is a ${token.value.type}`;
      continue;
    }
    const kind = turningKind(token.word);
    const turns = kind !== undefined && !(kind === 'direction' && isJoint(token));
    if (turns && (lone || kind === 'negation' || kind === 'condition' || NEVER_NAMES.has(token.word)))
      return `"${token.raw}" may turn the request`;
    if (PRONOUNS.has(token.word) || (FUNCTION_WORDS.has(token.word) && !isJoint(token)))
      return `"${token.raw}" is no part of a name`;
    if (GENERIC_NOUNS.has(token.word)) return `"${token.raw}" names nobody`;
    if (/^\p{Lu}{2,}$/u.test(token.raw)) return `"${token.raw}" may be an abbreviation`;
  }
  return undefined;
}

/** Quantities that are capitalised for emphasis. */
const NEVER_NAMES = new Set('all every each any both everyone everybody everything anyone anybody others other only'.split(' '));

function nounOf(tokens: readonly QueryToken[], examples: readonly string[]): string | undefined {
  const known = new Set(examples.flatMap((one) => one.toLowerCase().split(/\s+/)));
  for (const token of tokens) {
    if (token.kind === 'value') return `"${token.value.text}" is a ${token.value.type}`;
    if (known.has(token.word)) continue;
    if (!/^\p{Ll}[\p{Ll}-]*$/u.test(token.raw)) return `earlier values were written in small letters`;
    const kind = turningKind(token.word);
    if (kind !== undefined) return `"${token.raw}" may turn the request (${kind})`;
    if (PRONOUNS.has(token.word) || token.word === "'s") return `"${token.raw}" points at something else`;
    if (FUNCTION_WORDS.has(token.word) || /ly$/.test(token.word)) return `"${token.raw}" is no name of a thing`;
    if (GENERIC_NOUNS.has(token.word) || ORGANISATION_NOUNS.has(token.word)) return `"${token.raw}" names nothing certain`;
    if (isPerson(token.word)) return `"${token.raw}" is a person's name`;
  }
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const vague = words.find((word) => !known.has(word.word) && saysWhichOfAll(word));
  if (vague && !examples.some((one) => saysWhichOfAll({ ...vague, word: one.toLowerCase().split(/\s+/)[0] ?? '' })))
    return `"${vague.raw}" says which one, not what`;
  const longest = Math.max(...examples.map((one) => one.split(/\s+/).length));
  const narrowed = words.length > 1 && examples.some((one) => one.toLowerCase() === words.at(-1)?.word);
  return narrowed && words.length > longest ? `it is a certain kind of "${words.at(-1)?.raw ?? ''}"` : undefined;
}

function classOf(phrase: string, examples: readonly string[]): string | undefined {
  if (isPeriod(phrase)) return 'it is a time';
  const kinds = thingClasses(phrase);
  const common = thingClasses(examples[0] ?? '').filter((kind) => examples.every((one) => thingClasses(one).includes(kind)));
  if (common.length > 0 && !kinds.some((kind) => common.includes(kind)) && !isOpenKind(common))
    return `earlier values were each a ${common[0] ?? ''}`;
  const known = examples.flatMap((one) => [...thingClasses(one)]);
  if (kinds.length > 0 && !kinds.some((kind) => known.includes(kind)) && kinds.every((kind) => CERTAIN.has(kind)))
    return `it is a ${kinds[0] ?? ''}`;
  return undefined;
}

/** Kinds whose words are of hardly any other kind. */
const CERTAIN = new Set('month frequency yesNo onOff region priority ticketStatus role department currency fileFormat language'.split(' '));

function isCapital(token: QueryToken): boolean {
  return /^\p{Lu}/u.test(token.kind === 'word' ? token.raw : token.value.text);
}

function isJoint({ word, raw }: WordToken): boolean {
  return raw === '&' || word === "'s" || /^(?:of|de|da|di|van|von|der|den|la|le|el|bin|al|del|du)$/.test(word);
}

function textOf(token: QueryToken): string {
  return token.kind === 'word' ? token.raw : token.value.text;
}

