import type { Slot } from '../plan/plan';
import { isGivenName } from './given-names';
import type { QueryToken, WordToken } from './tokens';
import { GENERIC_NOUNS, isPeriod, PRONOUNS, thingClasses, turningKind } from './word-classes';

/** What is known of the place that a free text stands in. */
export interface FreeTextPlace {
  /** The words before it announce a name or title ("called …"). */
  announced: boolean;
  /** It ends where the wording, its sentence or a typed value ends it, not only by a word that could also be part of it. */
  closed: boolean;
  /** It is the first thing of its sentence, where a capital says nothing. */
  opensSentence: boolean;
}

/** A free text of the query that would fill a slot, with the confidence that it is one; `undefined` where it must not be bound. */
export interface FreeText {
  text: string;
  confidence: number;
}

const MOST_WORDS = 14;
const NAME_PARTICLES = new Set([
  'of',
  'de',
  'da',
  'di',
  'van',
  'von',
  'der',
  'den',
  'la',
  'le',
  'el',
  'bin',
  'al',
  'and',
  'for',
  'to',
  'in',
  'on',
]);

/**
 * Reads an unmarked text (no quotes, no lexicon knows it) as the value of a slot. Only what looks like a value is one: proper
 * names, given names, the same closed kind of thing as earlier values, or a text that the wording announces. Anything that
 * could as well be part of the request ("the billing team", "everyone", "cancelled") is left to the model.
 */
export function readFreeText(
  slot: Slot,
  tokens: readonly QueryToken[],
  text: string,
  place: FreeTextPlace
): FreeText | undefined {
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last || words.length !== tokens.length || words.length > MOST_WORDS) return undefined;
  if (tokens.slice(1).some((token) => token.afterComma)) return undefined;
  const phrase = text.slice(first.start, last.end);
  const known = likeExamples(slot, phrase);
  if (known !== 'unknown') return known === 'same' ? { text: phrase, confidence: 0.9 } : undefined;
  if (words.some((word) => PRONOUNS.has(word.word) || word.word === "'s")) return undefined;
  if (isProperName(words, place)) return { text: phrase, confidence: 0.9 };
  if (words.some((word) => turnsMeaning(word, place.announced))) return undefined;
  if (place.announced && place.closed) return { text: phrase, confidence: 0.85 };
  if (first.article !== undefined || place.opensSentence) return undefined;
  const names = words.length <= 2 && isGivenName(words[0]?.word ?? '') && expectsName(slot);
  if (names && !words.slice(1).some((word) => GENERIC_NOUNS.has(word.word))) return { text: phrase, confidence: 0.85 };
  return undefined;
}

/** Words that no title has without quotes: they join, negate, condition or count, or begin the next part of the request. */
function turnsMeaning(word: WordToken, announced: boolean): boolean {
  if (word.raw === '&') return false;
  if (/^(?:and|or|then|so|because|ignore|instructions?|system|prompt)$/.test(word.word)) return true;
  const kind = turningKind(word.word);
  if (kind === undefined) return false;
  return !(announced && (kind === 'polarity' || word.word === 'of' || word.word === 'in'));
}

/** Compares the kind of the text with the kinds of earlier values: `other` where one of them is of a kind and the other is not. */
function likeExamples(slot: Slot, phrase: string): 'same' | 'other' | 'unknown' {
  const examples = slot.examples.filter((example): example is string => typeof example === 'string');
  if (examples.some((example) => example.trim().toLowerCase() === phrase.trim().toLowerCase())) return 'same';
  if (isPeriod(phrase)) return examples.some(isPeriod) ? 'same' : 'other';
  const kinds = thingClasses(phrase);
  const known = examples.flatMap(thingClasses);
  if (kinds.some((kind) => known.includes(kind))) return 'same';
  return kinds.length > 0 || known.length > 0 || examples.some(isPeriod) ? 'other' : 'unknown';
}

function isProperName(words: readonly WordToken[], place: FreeTextPlace): boolean {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || !isCapital(first) || !isCapital(last)) return false;
  if (words.some((word) => GENERIC_NOUNS.has(word.word))) return false;
  if (words.some((word) => !isCapital(word) && !NAME_PARTICLES.has(word.word) && word.raw !== '&')) return false;
  // "Maria and Jonas" are two values where the wording has one.
  if (words.some((word) => word.raw !== '&' && (word.word === 'and' || word.word === 'or'))) return false;
  if (words.length === 1 && turningKind(first.word) !== undefined) return false;
  if (place.opensSentence && words.length === 1) return isGivenName(first.word);
  return true;
}

function isCapital(word: WordToken): boolean {
  return /^\p{Lu}/u.test(word.raw);
}

function expectsName(slot: Slot): boolean {
  if (slot.type === 'name') return true;
  return slot.examples.some(
    (example) => typeof example === 'string' && isGivenName(example.split(/\s+/)[0]?.toLowerCase() ?? '')
  );
}
