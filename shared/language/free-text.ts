import type { Slot } from '../protocol/plan';
import type { Language } from './language';
import { isGivenName } from './given-names';
import { isCapital, type QueryToken, type WordToken } from './tokens';
import { isOpenKind, thingClasses } from './thing-classes';
import { turningKind } from './turning';

/** What is known of the place that a free text stands in. */
export interface FreeTextPlace {
  /** The words before it announce a name or title ("called …"). */
  announced: boolean;
  /** It ends where the wording, its sentence or a typed value ends it, not only by a word that could also be part of it. */
  closed: boolean;
  /** The wording goes on with another thing to do ("and …"). */
  continued: boolean;
  /** A preposition before it says its part in the request ("for …", "of …", "about …"), so that it is no word of another part. */
  led: boolean;
  /** An article or owner before it and a noun behind it are the wording's own ("the … workshop"), so that it only says which one. */
  framed: boolean;
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
/**
 * Reads an unmarked text (no quotes, no lexicon knows it) as the value of a slot. Only what looks like a value is one: proper
 * names, given names, the same closed kind of thing as earlier values, or a text that the wording announces. Anything that
 * could as well be part of the request ("the billing team", "everyone", "cancelled") is left to the model.
 */
export function readFreeText(
  language: Language,
  slot: Slot,
  { tokens, text }: { tokens: readonly QueryToken[]; text: string },
  place: FreeTextPlace
): FreeText | undefined {
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last || words.length !== tokens.length || words.length > MOST_WORDS) return undefined;
  if (tokens.slice(1).some((token) => token.afterComma)) return undefined;
  const phrase = text.slice(first.start, last.end);
  // "it" is no department.
  if (words.length === 1 && first.kind === 'word' && language.words.personal.has(first.word) && !isCapital(first))
    return undefined;
  const known = likeExamples(language, slot, phrase);
  if (known === 'same') return { text: phrase, confidence: 0.9 };
  if (known === 'other') return undefined;
  if (isCommonPhrase(language, slot, words, place)) return { text: phrase, confidence: 0.85 };
  if (known === 'unlisted') return undefined;
  if (words.some((word) => language.words.pronouns.has(word.word) || word.word === "'s")) return undefined;
  if (isProperName(language, slot, words, place)) return { text: phrase, confidence: 0.9 };
  if (
    words.some((word, at) => turnsMeaning(language, word, place.announced) && !joinsTitle(language, words, at, place))
  )
    return undefined;
  if (place.announced && place.closed && words.length <= MOST_ANNOUNCED_WORDS)
    return { text: phrase, confidence: 0.85 };
  if (first.article !== undefined || place.opensSentence) return undefined;
  // In lower case only a single given name: "jonas urgently" is no name.
  return words.length === 1 && isGivenName(language, phrase) && expectsName(language, slot)
    ? { text: phrase, confidence: 0.85 }
    : undefined;
}

/** "called Fix bug in login module and assign it to …": what follows says where the title ends. */
function joinsTitle(language: Language, words: readonly WordToken[], at: number, place: FreeTextPlace): boolean {
  const next = words[at + 1];
  return (
    place.announced &&
    place.continued &&
    language.words.titleJoins.has(words[at]?.word ?? '') &&
    next !== undefined &&
    /^\p{Ll}/u.test(next.raw) &&
    !isGivenName(language, next.word) &&
    !language.words.pronouns.has(next.word)
  );
}

const MOST_COMMON_WORDS = 3;
const MOST_FRAMED_WORDS = 2;

/** Does the word say which one of several things is meant; of a `certain` one ("the stuffed owl") also what was done to it. */
export function saysWhich({ words, modifiers }: Language, word: string, certain: boolean): boolean {
  if (words.pointers.has(word)) return true;
  if (!modifiers) return words.endings.pointer?.test(word) ?? false;
  return modifiers.saysWhich(word) || (certain && modifiers.isState(word));
}

/** "junior chess" where "chess" was learnt says more than the wording asks for. */
function narrows(words: readonly WordToken[], examples: readonly string[]): boolean {
  return words.length > 1 && examples.some((example) => example.toLowerCase() === words.at(-1)?.word);
}
/**
 * Common words in the place of common words: "for laundry" where "for parking" was learnt. Only behind a preposition and up to
 * where the wording goes on, since elsewhere ("a double room", "a meeting room") they change what is asked for.
 */
function isCommonPhrase(language: Language, slot: Slot, words: readonly WordToken[], place: FreeTextPlace): boolean {
  const examples = textsOf(slot);
  const isCommon = (text: string): boolean => /^[\p{Ll}-]+(?:\s+[\p{Ll}-]+){0,4}$/u.test(text);
  return (
    ((place.led && place.closed) ||
      (place.framed && !words.some(({ word }) => saysWhich(language, word, true)) && !narrows(words, examples))) &&
    words.length <= (place.framed ? MOST_FRAMED_WORDS : MOST_COMMON_WORDS) &&
    examples.length > 0 &&
    examples.every(isCommon) &&
    // "with the tag fragile removed": what was done with it is no part of it.
    !language.words.endings.done.test(words.at(-1)?.word ?? '') &&
    words.every(
      (word, at) =>
        /^\p{Ll}{3,}$/u.test(word.raw) &&
        !language.words.endings.adverb.test(word.word) &&
        (!language.words.definiteArticles.has(word.article ?? '') || (place.framed && at === 0)) &&
        !turnsMeaning(language, word, false) &&
        !language.words.pronouns.has(word.word) &&
        // "for either job"
        !language.words.determiners.has(word.word) &&
        !language.words.genericNouns.has(word.word) &&
        !language.words.organisationNouns.has(word.word) &&
        !(at === words.length - 1 && language.words.idioms.has(word.word)) &&
        !isGivenName(language, word.word)
    )
  );
}

/** Words that no title has without quotes: they join, negate, condition or count, or begin the next part of the request. */
function turnsMeaning(language: Language, word: WordToken, announced: boolean): boolean {
  if (word.raw === '&') return false;
  if (language.words.breaks.has(word.word)) return true;
  const kind = turningKind(language, word.word);
  return kind !== undefined && !(announced && kind === 'polarity');
}

/**
 * Compares the kind of the text with the kinds of earlier values: `other` where these are of a kind and it is not, `unlisted`
 * where it is of a kind and these are of none that is listed.
 */
function likeExamples(language: Language, slot: Slot, phrase: string): 'same' | 'other' | 'unknown' | 'unlisted' {
  const examples = textsOf(slot);
  if (examples.some((example) => example.trim().toLowerCase() === phrase.trim().toLowerCase())) return 'same';
  const { isPeriod } = language;
  if (isPeriod(phrase) || examples.some(isPeriod))
    return isPeriod(phrase) && examples.some(isPeriod) ? 'same' : 'other';
  const kinds = thingClasses(language, phrase);
  const known = examples.flatMap((example) => thingClasses(language, example));
  if (kinds.some((kind) => known.includes(kind))) return 'same';
  if (kinds.length > 0 && known.length > 0) return 'other';
  // A town that is listed and one that is not: both are names, and no persons' ones.
  const named =
    examples.length > 0 && examples.every((example) => /^\p{Lu}/u.test(example) && !isPerson(language, example));
  if (kinds.length > 0 && !(named && isOpenKind(kinds))) return 'unlisted';
  if (known.length === 0) return 'unknown';
  return isOpenKind(known) && !isPerson(language, phrase) ? 'unknown' : 'other';
}

/** Does the text begin with a given name. */
export function isPerson(language: Language, text: string): boolean {
  return isGivenName(language, text.trim().split(/\s+/)[0] ?? '');
}

function isProperName(language: Language, slot: Slot, words: readonly WordToken[], place: FreeTextPlace): boolean {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length > MOST_NAME_WORDS || !isCapital(first) || !isCapital(last)) return false;
  if (words.some((word) => !isCapital(word) && !language.words.nameParticles.has(word.word) && word.raw !== '&'))
    return false;
  const { nameParticles } = language.words;
  if (words.some((word) => !nameParticles.has(word.word) && turnsMeaning(language, word, false))) return false;
  const examples = textsOf(slot);
  if (!language.words.capitalsName && !isGivenNameAndMore(language, examples, words)) return false;
  // "Maria's Manager" is nobody's name; "Project Manager" is a role where roles stand.
  const generic = words.filter((word) => language.words.genericNouns.has(word.word)).length;
  if (generic > 0 && (expectsName(language, slot) || generic === words.length)) return false;
  const isOrganisation = (text: string): boolean =>
    language.words.organisationNouns.has(
      text
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .at(-1) ?? ''
    );
  if (isOrganisation(words.map((word) => word.word).join(' ')) && !examples.some(isOrganisation)) return false;
  // "ASAP", "HR" and "QA" are no names; "MARIA" is one.
  const shouted = words.some((word) => /^\p{Lu}{2,}$/u.test(word.raw) && !isGivenName(language, word.word));
  if (shouted && !examples.some((example) => /\b\p{Lu}{2,}\b/u.test(example))) return false;
  return !(place.opensSentence && words.length === 1) || isGivenName(language, first.word);
}

/** Where every noun has a capital: a given name, with as many names behind it as an earlier value had ("Anna Bescheid" is none). */
function isGivenNameAndMore(language: Language, examples: readonly string[], words: readonly WordToken[]): boolean {
  const namesIn = (parts: readonly string[]): number =>
    parts.filter((part) => !language.words.nameParticles.has(part.toLowerCase())).length;
  const count = namesIn(words.map(({ raw }) => raw));
  return (
    isGivenName(language, words[0]?.word ?? '') && examples.some((one) => namesIn(one.trim().split(/\s+/)) === count)
  );
}

/** The values of a slot's earlier runs that are texts. */
export function textsOf({ examples }: Slot): string[] {
  return examples.filter((example): example is string => typeof example === 'string');
}

function expectsName(language: Language, slot: Slot): boolean {
  const examples = textsOf(slot);
  return examples.length === 0 ? slot.type === 'name' : examples.some((example) => isPerson(language, example));
}
