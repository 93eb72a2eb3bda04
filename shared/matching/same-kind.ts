import { isPerson } from '../language/free-text';
import type { Language } from '../language/language';
import { thingClasses } from '../language/thing-classes';
import { isCapital, type QueryToken } from '../language/tokens';
import type { Slot } from '../protocol/plan';
import { isWrongOne, thingBeforePhrase } from './gap-descriptions';
import { isApposition } from './gap-parties';
import { isOneOfSeveral } from './gap-nouns';
import { isReason, ordersMore } from './gap-reasons';
import { hadCapitals, opensBeforeArticle, textOf, type GapPlace } from './gap';
import { isShare, isStroke } from './gap-values';
import { HOUSE_NUMBER, isStreet } from './gap-houses';
import { isHalfOf } from './gap-measures';
import { isOfModifier, isWhereTheyAre } from './gap-phrases';
import { turnedBy } from './gap-words';
import { isPlainWord, leadOfPlace } from './noun-phrase';
import { isInSmallLetters, isNameInSmallLetters } from './small-names';
import { hasPeriods, isWholePeriod } from './times-taken';

const MOST_WORDS = 5;
/** A value may be so many words longer than each earlier one. */
const LONGER = 2;
/** Two values show what they have in common; one shows nothing. */
const ENOUGH = 2;
const SURE = 0.85;

/**
 * Is the text between two fixed words one more value of a slot that had two different ones: hardly longer than these, and without a
 * word that turns the request, points, joins, counts, or says how or which (`turnedBy`). What it looks like decides nothing, since
 * all fixed words of a proven wording stand around it. It says why not where it is none.
 */
export function kindOf(
  language: Language,
  slot: Slot,
  place: GapPlace
): { confidence: number } | { not: string } | undefined {
  const { tokens, text } = place;
  const examples = [...new Set(slot.examples.flatMap((one) => (typeof one === 'string' ? [one.trim()] : [])))];
  const [first, last] = [tokens[0], tokens.at(-1)];
  const { functionWords, capitalsName } = language.words;
  if (!first || !last || examples.length < ENOUGH || !functionWords || !capitalsName) return undefined;
  const more = ordersMore(language, place);
  if (more !== undefined) return { not: more };
  const isTold = [isReason, isWrongOne, isShare].some((is) => is(language, place, examples));
  if (isTold && leftOut(language, place) === undefined) return { confidence: SURE };
  const named = thingBeforePhrase(language, place, examples);
  if (named !== undefined && leftOut(language, place) === undefined)
    return kindOf(language, slot, { ...place, tokens: tokens.slice(0, named) });
  const reason =
    shapeOf(language, place, examples) ??
    leftOut(language, place) ??
    setPhraseOf(language, place, examples) ??
    signedOff(language, tokens) ??
    behindName(language, place, examples) ??
    innerArticle(language, place, examples) ??
    turnedBy(language, place, examples) ??
    ofPersons(language, place, examples) ??
    ofTimes(language, slot, text.slice(first.start, last.end));
  return reason === undefined ? { confidence: SURE } : { not: reason };
}

/** "in total" is no month, and "last week" no workshop. */
function ofTimes(language: Language, slot: Slot, phrase: string): string | undefined {
  if (hasPeriods(language, slot)) return isWholePeriod(language, phrase) ? undefined : 'earlier values were times';
  return language.isPeriod(phrase) ? 'it is a time' : undefined;
}

function shapeOf(language: Language, { tokens, text }: GapPlace, examples: readonly string[]): string | undefined {
  const { words } = language;
  const [holder, of] = tokens;
  // "tins of apple filling" are as long as "apple filling".
  const isHeld =
    holder?.kind === 'word' &&
    of?.kind === 'word' &&
    words.ofAll?.of.has(of.word) === true &&
    words.holders?.has(holder.word.replace(/s$/, '')) === true;
  const longest = Math.max(...examples.map((one) => one.split(/\s+/).length));
  // "205/55 R16" are two.
  const strokes = tokens.filter((token) => isStroke(token, text)).length;
  if (tokens.length - 2 * strokes - (isHeld ? 2 : 0) > Math.min(MOST_WORDS, longest + LONGER))
    return `earlier values had at most ${longest} words`;
  return tokens.some((token, at) => at > 0 && token.afterComma && !isHouseWithin(language, tokens, at))
    ? 'it is a list'
    : undefined;
}

/** "Flat 3, Beech House" and "The Bungalow, Sykes Lane": one place by what it is within. */
function isHouseWithin(language: Language, tokens: readonly QueryToken[], at: number): boolean {
  const [house, address] = [tokens.slice(0, at), tokens.slice(at)];
  const isNumbered = address.slice(0, 1).some((one) => HOUSE_NUMBER.test(textOf(one)));
  const isOnStreet = address.length > 1 && isStreet(language, isNumbered ? address.slice(1) : address);
  // Not "Anna, Mill Lane".
  const isSomebody = house.length === 1 && house.every((one) => isPerson(language, textOf(one)));
  if (isOnStreet && !isSomebody && house.every(isCapital)) return true;
  const [kind, number, within, ...more] = [tokens[0], tokens[1], tokens[2], ...tokens.slice(3)];
  if (at !== 2 || kind?.kind !== 'word' || !number || !within || more.length === 0) return false;
  return (
    isCapital(kind) &&
    /^(?:\d{1,4}\p{L}?|\p{Lu})$/u.test(textOf(number)) &&
    (isCapital(within) || /^\d{1,4}$/.test(textOf(within))) &&
    more.every(isCapital)
  );
}

/**
 * "for free", "for a friend", "for testing purposes"; not "because of a late delivery" nor "for the bake sale". And "in advance", "in the rain",
 * where none of the kind stood.
 */
function setPhraseOf(
  { words }: Language,
  { tokens, led, before }: GapPlace,
  examples: readonly string[]
): string | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (last?.kind !== 'word') return undefined;
  const isThing =
    tokens.length > 1 && first?.article !== undefined && (led === 'of' || words.definiteArticles.has(first.article));
  const set = words.setPhrases?.[before];
  const isSet =
    tokens.length === 1 &&
    set?.has(last.word) === true &&
    !examples.some((one) => set.has(one.toLowerCase().split(/\s+/).at(-1) ?? ''));
  return (led !== undefined && !isThing && words.idioms.has(last.word)) || isSet
    ? `"${last.raw}" makes a set phrase of it`
    : undefined;
}

/** "Lena Ford Twice", "Delta Foods new", "31 Park Road rear": what is said behind a name, where names stood. */
function behindName(
  { words, modifiers }: Language,
  { tokens }: GapPlace,
  examples: readonly string[]
): string | undefined {
  if (!hadCapitals(examples)) return undefined;
  const said = tokens.find((token, at) => {
    const before = tokens[at - 1];
    if (token.kind !== 'word' || !before || !isCapital(before)) return false;
    const isNew = at === tokens.length - 1 && !isCapital(token) && modifiers?.makesNew(token.word) === true;
    return isNew || words.phrases?.neverNames.has(token.word) === true;
  });
  const wasSaid = examples.some((one) => said && one.toLowerCase().endsWith(` ${textOf(said).toLowerCase()}`));
  return said && !wasSaid ? `"${textOf(said)}" stands behind a name` : undefined;
}

const NO_REQUEST: ReadonlySet<string> = new Set();
const WITHOUT_VOWELS = /^[bcdfghjklmnpqrstvwxz]{2,}$/;

/** "since Easter xx": letters that are no word close a message. */
function signedOff(language: Language, tokens: readonly QueryToken[]): string | undefined {
  const last = tokens.at(-1);
  if (tokens.length < ENOUGH || last?.kind !== 'word' || !WITHOUT_VOWELS.test(last.raw)) return undefined;
  // "250 mg"
  if (tokens.at(-2)?.kind === 'value') return undefined;
  return language.smallTalk?.([last], undefined, NO_REQUEST) ? `"${last.raw}" closes a message` : undefined;
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

/**
 * "the tug behind the Patience", "pin a whistle"; not "pollarding the limes" where "felling the ash" was learnt, "a van blocking the ramp" where "an
 * alarm going off" was, and "on the third floor" where "in the canteen" was.
 */
function innerArticle(language: Language, place: GapPlace, examples: readonly string[]): string | undefined {
  const { words } = language;
  const isGerund = (word: string): boolean =>
    /..ing$/.test(word) && language.infinitives(word).some((verb) => language.spelling?.isWord(verb));
  const parts = examples.map((one) =>
    one
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => !words.articles.has(word))
  );
  const ofPlace = leadOfPlace(language, place.tokens, parts);
  if (isApposition(language, place, examples) || isHalfOf(language, place, examples)) return undefined;
  const within = place.tokens.slice(1).filter((_, nth) => {
    const last = place.tokens[nth];
    if (last?.kind !== 'word') return true;
    if (isOfModifier(language, place, nth + 1)) return false;
    if (nth === ofPlace - 1) return false;
    if (nth === 0)
      return !isGerund(last.word) || last.article !== undefined || !parts.some(([one = '']) => isGerund(one));
    return !(isGerund(last.word) && parts.some((one) => one.slice(1).some(isGerund)));
  });
  return opensBeforeArticle(place) || within.some((token) => token.article !== undefined && !isCapital(token))
    ? 'an article within it begins another thing'
    : undefined;
}

/** Names of persons stand where persons stood: "regular guests" is nobody's name, and "Maria" is no kind of thing. */
function ofPersons(language: Language, place: GapPlace, examples: readonly string[]): string | undefined {
  const { tokens, text } = place;
  const { spelling } = language;
  const [first] = tokens;
  const phrase = text.slice(first?.start ?? 0, tokens.at(-1)?.end);
  if (!examples.some((one) => isPerson(language, one))) {
    const areTitles = hadCapitals(examples) && examples.some((one) => thingClasses(language, one).length === 0);
    // "matt" where "gloss" stood, in a text that has capitals elsewhere
    const isWord = /^\p{Ll}/u.test(phrase) && !isInSmallLetters(text) && spelling?.isWord(phrase) === true;
    const isName = tokens.length === 1 && first?.article === undefined && isPerson(language, phrase) && !isWord;
    // "Fatima" where "Miss Lloyd" and "the Rotary Club" stood
    const titles = examples.some((one) => language.words.titles?.has(one.toLowerCase().split(/[\s.]/)[0] ?? ''));
    return isName && !areTitles && !titles ? `"${phrase}" is a person's name` : undefined;
  }
  if (!hadCapitals(examples) || tokens.some(isCapital)) return undefined;
  const last = tokens.at(-1);
  // "the postman", "a park ranger", "the village hall"
  if (first?.article !== undefined && last?.kind === 'word' && language.words.people?.has(last.word)) return undefined;
  if (isNameInSmallLetters(language, { tokens, text }, examples)) return undefined;
  if (isHouse(language, tokens) || isNumberedOne(language, place)) return undefined;
  if (isWhereTheyAre(language, place, examples)) return undefined;
  // "a party of six"
  if (tokens.length === 3 && isOneOfSeveral(language, place, examples)) return undefined;
  if (!isInSmallLetters(text) || first?.article !== undefined) return 'earlier values were names of persons';
  const isNamed = tokens.some(
    (token) => token.kind === 'word' && (!(spelling?.isEveryday(token.word) ?? true) || isPerson(language, token.word))
  );
  return isNamed ? undefined : 'in small letters they may be common words';
}

/**
 * "patient 551-209", "bed 12", "side room 3": somebody by the number of who or where he is; "van 3 | tins" may be how many there are.
 */
function isNumberedOne(language: Language, { tokens, text, next, behind, apart }: GapPlace): boolean {
  const { words, modifiers } = language;
  const at = tokens.findIndex((token) => /\d/.test(textOf(token)));
  const [noun, ...kind] = tokens.slice(0, Math.max(0, at)).reverse();
  const number = text.slice(tokens[at]?.start, tokens.at(-1)?.end);
  if (noun?.kind !== 'word' || kind.length > 1 || !/^(?:[\p{L}\d]+[-/.]?)+$/u.test(number)) return false;
  const mayCount = (next === 'word' && modifiers?.isPlural(behind) === true) || (next === 'value' && !apart);
  return (
    (!mayCount || !/^\d{1,3}$/.test(number)) &&
    tokens.every(
      (one) => one.article === undefined && (one.kind === 'word' || /^(?:number|id)$/.test(one.value.type))
    ) &&
    [words.people, words.phrases?.whereabouts].some((all) => all?.has(noun.word) === true) &&
    kind.every((one) => one.kind === 'word' && isPlainWord(language, one.word))
  );
}

/** "the village hall", "the post office", "the estate"; not "the head office", "the shop", of which there may be several, and no room. */
function isHouse(language: Language, tokens: GapPlace['tokens']): boolean {
  const { words } = language;
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first?.article === undefined || !words.definiteArticles.has(first.article) || last?.kind !== 'word') return false;
  const isGeneric = words.genericNouns.has(last.word) || words.organisationNouns.has(last.word);
  const isRoom = thingClasses(language, last.word).includes('room');
  const before = tokens.at(-2);
  const both = before?.kind === 'word' ? `${before.word} ${last.word}` : '';
  if (words.houses?.has(both)) return true;
  return words.houses?.has(last.word) === true && (tokens.length > 1 || (!isGeneric && !isRoom));
}
