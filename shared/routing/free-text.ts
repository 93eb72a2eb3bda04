import type { Slot } from '../plan/plan';
import { isGivenName } from './given-names';
import type { QueryToken, WordToken } from './tokens';
import { isOpenKind, thingClasses } from './thing-classes';
import { GENERIC_NOUNS, isPeriod, ORGANISATION_NOUNS, PRONOUNS, turningKind } from './word-classes';

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
const MOST_NAME_WORDS = 5;
const MOST_ANNOUNCED_WORDS = 6;
// No prepositions: "Casey White in Berlin" is a name and a condition.
const NAME_PARTICLES = new Set(['de', 'da', 'di', 'van', 'von', 'der', 'den', 'la', 'le', 'el', 'bin', 'al']);

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
  if (isProperName(slot, words, place)) return { text: phrase, confidence: 0.9 };
  if (words.some((word) => turnsMeaning(word, place.announced))) return undefined;
  if (place.announced && place.closed && words.length <= MOST_ANNOUNCED_WORDS)
    return { text: phrase, confidence: 0.85 };
  if (first.article !== undefined || place.opensSentence) return undefined;
  // In lower case only a single given name: "jonas urgently" is no name.
  return words.length === 1 && isGivenName(phrase) && expectsName(slot)
    ? { text: phrase, confidence: 0.85 }
    : undefined;
}

/** Words that no title has without quotes: they join, negate, condition or count, or begin the next part of the request. */
function turnsMeaning(word: WordToken, announced: boolean): boolean {
  if (word.raw === '&') return false;
  if (/^(?:and|or|then|so|because|ignore|instructions?|system|prompt)$/.test(word.word)) return true;
  const kind = turningKind(word.word);
  return kind !== undefined && !(announced && kind === 'polarity');
}

/** Compares the kind of the text with the kinds of earlier values: `other` where one of them is of a kind and the other is not. */
function likeExamples(slot: Slot, phrase: string): 'same' | 'other' | 'unknown' {
  const examples = textsOf(slot);
  if (examples.some((example) => example.trim().toLowerCase() === phrase.trim().toLowerCase())) return 'same';
  if (isPeriod(phrase) || examples.some(isPeriod))
    return isPeriod(phrase) && examples.some(isPeriod) ? 'same' : 'other';
  const kinds = thingClasses(phrase);
  const known = examples.flatMap(thingClasses);
  if (kinds.some((kind) => known.includes(kind))) return 'same';
  if (kinds.length > 0) return 'other';
  if (known.length === 0) return 'unknown';
  return isOpenKind(known) && !isGivenName(phrase.split(/\s+/)[0] ?? '') ? 'unknown' : 'other';
}

function isProperName(slot: Slot, words: readonly WordToken[], place: FreeTextPlace): boolean {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length > MOST_NAME_WORDS || !isCapital(first) || !isCapital(last)) return false;
  if (words.some((word) => !isCapital(word) && !NAME_PARTICLES.has(word.word) && word.raw !== '&')) return false;
  if (words.some((word) => turnsMeaning(word, false))) return false;
  const examples = textsOf(slot);
  // "Maria's Manager" is nobody's name; "Project Manager" is a role where roles stand.
  const generic = words.filter((word) => GENERIC_NOUNS.has(word.word)).length;
  if (generic > 0 && (expectsName(slot) || generic === words.length)) return false;
  const isOrganisation = (text: string): boolean =>
    ORGANISATION_NOUNS.has(
      text
        .toLowerCase()
        .split(/[^a-z]+/)
        .at(-1) ?? ''
    );
  if (isOrganisation(words.map((word) => word.word).join(' ')) && !examples.some(isOrganisation)) return false;
  // "ASAP", "HR" and "QA" are no names; "MARIA" is one.
  const shouted = words.some((word) => /^\p{Lu}{2,}$/u.test(word.raw) && !isGivenName(word.word));
  if (shouted && !examples.some((example) => /\b\p{Lu}{2,}\b/u.test(example))) return false;
  return !(place.opensSentence && words.length === 1) || isGivenName(first.word);
}

function textsOf(slot: Slot): string[] {
  return slot.examples.filter((example): example is string => typeof example === 'string');
}

function isCapital(word: WordToken): boolean {
  return /^\p{Lu}/u.test(word.raw);
}

function expectsName(slot: Slot): boolean {
  const examples = textsOf(slot);
  return examples.length === 0
    ? slot.type === 'name'
    : examples.some((example) => isGivenName(example.split(/\s+/)[0] ?? ''));
}
