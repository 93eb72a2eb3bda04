import { isGivenName } from '../language/given-names';
import { isPerson } from '../language/free-text';
import type { Language } from '../language/language';
import { isCapital, isHyphened, opensHyphened, type QueryToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { capitalsTell, hadCapitals, textOf, type Gap, type GapPlace } from './gap';
import { refusedAsWhole } from './gap-as-whole';
import {
  isApposition,
  isKnownAbbreviation,
  isOfFirm,
  isNamedOwner,
  isOwnThing,
  isEventOf,
  isShop,
  joinsParty,
} from './gap-parties';
import { HOUSE_NUMBER, isBranch, isNamedHouse, isSaint, isSaintAlone, isStreet } from './gap-houses';
import { isDegreeOf, isOfMeasure, isOfSize } from './gap-measures';
import { isContained, isDoneNoun, isNameHere, isNounHere, isNounOfNoun, isOneOfSeveral } from './gap-nouns';
import { isWithinPhrase } from './gap-phrases';
import { saysWhen } from './gap-times';
import { isStroke, opensCode, valueWithin } from './gap-values';
import { isNear } from './misspelt';
import { isAlike, isPlainWord, tellsKind } from './noun-phrase';
import { isInSmallLetters, isNameInSmallLetters } from './small-names';

/**
 * Why the words of a gap are no value, by closed classes alone: a word that turns, points, joins, counts, or says how or which. Anything
 * else may be what a slot holds, whatever it looks like.
 */
export function turnedBy(language: Language, place: GapPlace, examples: readonly string[]): string | undefined {
  const { tokens, text } = place;
  const parts = examples.map(wordsOf);
  const gap: Gap = {
    ...place,
    examples,
    parts,
    known: new Set(parts.flat()),
    isName: capitalsTell(text, tokens) && isWholeName(language, tokens, text),
  };
  if (isNameInSmallLetters(language, gap, examples)) return refusedAsWhole(language, gap);
  for (const [at, token] of tokens.entries()) {
    const reason =
      token.kind === 'value'
        ? valueWithin(language, gap, at)
        : isKnown(language, gap, { token, at }) || tellsKind(language, gap, at) || isWithinPhrase(language, gap, at)
          ? undefined
          : wordWithin(language, gap, { token, at });
    if (reason !== undefined) return reason;
  }
  return slippedIn(language, gap) ?? refusedAsWhole(language, gap);
}

/** What the hand put into the gap and is no part of the value: "tge wedding", "senior passes passes". */
function slippedIn(language: Language, { tokens, parts, before, behind }: Gap): string | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (tokens.length < 2 || first?.kind !== 'word' || last?.kind !== 'word') return undefined;
  const twice = last.word === behind ? last : first.word === before ? first : undefined;
  if (twice && !parts.some((one) => one.includes(twice.word))) return `"${twice.raw}" is said twice`;
  const isArticle = [...language.words.articles].some((article) => isNear(first.word, article));
  const isUnknown = /^\p{Ll}+$/u.test(first.raw) && language.spelling?.isWord(first.word) === false;
  return isArticle && isUnknown && first.article === undefined ? `"${first.raw}" may be an article` : undefined;
}

/**
 * Had an earlier value the word; where "night" was a course, "night wreck" may be the wreck course at night, and after "Guild of Bakers" the
 * "crates of Brandt" are not Brandt.
 */
function isKnown(language: Language, gap: Gap, { token, at }: { token: WordToken; at: number }): boolean {
  const { tokens, text, examples, parts, known, isName } = gap;
  const { word } = token;
  if (!known.has(word)) return false;
  if (language.words.ofAll?.of.has(word) && !isName) {
    const isAlike = (one: string): boolean => !/^\p{Lu}/u.test(one) || !capitalsTell(text, tokens);
    return parts.some((one, nth) => one.length === tokens.length && one[at] === word && isAlike(examples[nth] ?? ''));
  }
  return (
    tokens.length === 1 ||
    parts.some((one) => one.length > 1 && one.includes(word)) ||
    turningKind(language, word) === undefined
  );
}

/** "Max": no word that denies, joins or counts is a name for short. */
function kindMayName({ words }: Language, word: string): boolean {
  return turningKind({ words }, word) === 'comparison' && /^\p{L}{3}$/u.test(word);
}

function isWholeName(language: Language, tokens: readonly QueryToken[], text: string): boolean {
  const isOwn = (token: QueryToken | undefined): boolean =>
    token !== undefined && /^\p{Lu}(?:\p{Ll}|['’.&])/u.test(textOf(token));
  return tokens.every(
    (token, at) =>
      isOwn(token) ||
      // "5 Orchard Close", but no "5 Boxes"
      (at === 0 && tokens.length > 2 && HOUSE_NUMBER.test(textOf(token)) && isStreet(language, tokens.slice(1))) ||
      // "Min-jun", "Great-uncle"
      (isOwn(tokens[at - 1]) && text.slice(tokens[at - 1]?.end, token.start) === '-') ||
      (at > 0 && /\d/.test(textOf(token))) ||
      (token.kind === 'word' && isJoint(language, token) && isOwn(tokens[at - 1]) && isOwn(tokens[at + 1])) ||
      // "St Mary's"
      (token.kind === 'word' && token.word === "'s" && at > 1 && at === tokens.length - 1 && isOwn(tokens[at - 1])) ||
      joinsParty(language, tokens, at) ||
      (token.kind === 'word' && /^\p{Lu}{1,3}$/u.test(token.raw) && tokens.some(isOwn))
  );
}

function wordWithin(language: Language, gap: Gap, { token, at }: { token: WordToken; at: number }): string | undefined {
  const { tokens, text, examples, parts, isName, framed, before } = gap;
  const { words } = language;
  const { word, raw } = token;
  if (isStroke(token, text) && opensCode(gap, at - 1)) return undefined;
  // "70% chocolate", "47 x 100 sawn", "40 minutes late"
  if (isOfMeasure(language, gap, at - 1) || isOfSize(gap, at) || isDegreeOf(language, gap)) return undefined;
  if (!/[\p{L}\p{N}&]/u.test(raw) && word !== "'s") return `"${raw}" is no word`;
  if (saysWhen(language, gap, at)) return `"${raw}" says when`;
  if (raw === '&' || isAbbreviation(language, token, tokens[at + 1]) || isContained(language, gap, at))
    return undefined;
  if (at <= 1 && isOneOfSeveral(language, gap, examples)) return undefined;
  if (isNounOfNoun(language, gap, at)) return undefined;
  if (isBranch(language, gap, at)) return undefined;
  if (isNounHere(language, gap, at) || isDoneNoun(language, gap, at) || isNameHere(language, gap, at)) return undefined;
  const ofPersons = (): boolean => examples.some((one) => isPerson(language, one));
  if (word === "'s") {
    // "the children's menu", "the visitors' gate"
    const [owners] = tokens;
    const isOfMany = at === 1 && owners?.kind === 'word' && !words.genericNouns.has(owners.word);
    if (framed && tokens.length === 2 && isOfMany && !isCapital(owners) && language.modifiers?.isPlural(owners.word))
      return undefined;
    // "World's End", "calf's liver", and "a wasps' nest", "the builders' merchant", whose article is not that of the wasps
    const areMany = isOfMany && language.modifiers?.isPlural(owners.word) === true && tokens.length > 2;
    // "glenmore rory's puppies" are no dog of that name.
    const wereNames =
      !areMany && at < tokens.length - 1 && isInSmallLetters(text) && hadCapitals(examples) && !isSaint(tokens);
    const isKind =
      !wereNames &&
      tokens.every((one) => one.kind === 'word' && !isCapital(one)) &&
      (owners?.article === undefined || areMany);
    if (
      (isNamedHouse(language, gap, at) || isSaintAlone(language, gap, at) || isEventOf(language, gap, at)) &&
      !gap.owned
    )
      return undefined;
    return (isName || isKind || isShop(language, gap, at) || isNamedOwner(language, gap, at)) &&
      !ofPersons() &&
      !gap.owned
      ? undefined
      : `"${raw}" points at something of theirs`;
  }
  if (at === 0 && kindMayName(language, word) && isApposition(language, gap, examples)) return undefined;
  const named = isName && tokens.length > 1;
  if (isTitle(language, gap) || isOfFirm(language, gap, at) || (at === 0 && isOwnThing(language, gap, word)))
    return undefined;
  if (named && ((isJoint(language, token) && at > 0 && !ofPersons()) || joinsParty(language, tokens, at)))
    return undefined;
  // "Poor Things", "Port Said"
  const isLastName =
    named &&
    at > 0 &&
    isCapital(token) &&
    !words.personal.has(word) &&
    !words.pointing.has(word) &&
    tokens
      .slice(0, at)
      .every((one) => one.kind === 'word' && isPlainWord(language, one.word) && !words.pointers.has(one.word));
  const kind = turningKind(language, word);
  // "an open-air concert", "an all-day ticket", "a no-spill tray": not "a weekdays-only ticket"
  if (isOneWord(language, gap, at)) return undefined;
  if (words.pronouns.has(word) && !isLastName && !isKnownAbbreviation(language, gap, token))
    return `"${raw}" points at something else`;
  // "the fourth desk" where "first desk" was learnt, "the lower valve" where the main one was, and one time or state for another.
  const isAsBefore =
    isAlike(language, gap, at) ||
    ((kind === 'time' || kind === 'polarity') &&
      !isEmphasised(language, word) &&
      parts.some((one) => one.length === tokens.length && turningKind(language, one[at] ?? '') === kind));
  const [next, ...more] = tokens.slice(at + 1);
  // "the jewellery case", not "in case"
  const last = at > 0 ? textOf(tokens[at - 1] ?? token) : before;
  const mayBeNoun = words.nounsUnlessBehind?.[word]?.has(last.toLowerCase()) === false;
  // "stop 14", "case FD25P00611"
  const isNumbered =
    (kind === 'polarity' || mayBeNoun) &&
    next?.kind === 'value' &&
    (mayBeNoun ? /^\S*\d\S*$/ : /^\d/).test(next.value.text) &&
    more.length === 0;
  const isNoun =
    tokens[0]?.article !== undefined &&
    next === undefined &&
    !framed &&
    // "The Rope Loft case"
    !tokens.slice(0, at).some(isCapital) &&
    mayBeNoun;
  // "Home Alone | since yesterday", whose words all have a capital
  const leadsNext = at > 0 && next === undefined && gap.next === 'value' && words.functionWords?.has(word) === true;
  const isHouse = kind === 'negation' && isNumberOfHouse(language, gap);
  const mayName = kind !== 'negation' && kind !== 'condition' && !isEmphasised(language, word) && !leadsNext;
  if (kind !== undefined && !isAsBefore && !isNumbered && !isNoun && !isHouse && !(named && mayName))
    return `"${raw}" may turn the request (${kind})`;
  if (words.determiners.has(word)) return `"${raw}" says which of them`;
  const isOwnName = named && (at === tokens.length - 1 || (at === 0 && isGivenName(language, word)));
  // "the back room", "an online course": behind an article and before a noun it is no adverb.
  const isAdjective = at === 0 && token.article !== undefined && next?.kind === 'word';
  // "danuta wilk" is no "danuta will".
  const isSetRight = word !== raw.toLowerCase() && at > 0 && ofPersons();
  if (
    words.functionWords?.has(word) &&
    !isSetRight &&
    !isOwnName &&
    !isAdjective &&
    !isAsBefore &&
    !isNounByArticle(language, tokens)
  )
    return `"${raw}" is no part of a name`;
  const isProper = isCapital(token) && capitalsTell(text, tokens);
  return !isName && !isProper && !isAsBefore && isAdverb(language, word) ? `"${raw}" says how` : undefined;
}

/** "No 9", "No. 7802": within a sentence nobody denies with a capital, where capitals tell, and a number in digits is the name of one. */
function isNumberOfHouse(
  { words }: Language,
  { tokens: [no, number, ...more], text, opensSentence, last, apart, next }: Gap
): boolean {
  return (
    no?.kind === 'word' &&
    words.numberMarks.has(no.word) &&
    /^\p{Lu}\p{Ll}/u.test(no.raw) &&
    !opensSentence &&
    last === 'word' &&
    number !== undefined &&
    /^\d{1,6}$/.test(textOf(number)) &&
    more.length === 0 &&
    (next !== 'value' || apart) &&
    capitalsTell(text, [no])
  );
}

/** A part of a word with a hyphen, which turns nothing beside it; not "non-technical" and not "weekdays-only". */
function isOneWord({ words }: Language, { tokens, text }: Gap, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !isHyphened(token, text) || words.scoped.has(token.word)) return false;
  const opens = opensHyphened(token, text);
  const kind = turningKind({ words }, token.word);
  if (kind === 'negation' || words.pronouns.has(token.word)) return opens && token.word !== 'non';
  return kind !== 'condition';
}

const LEAST_TITLE_WORDS = 3;

/**
 * "Never Let Me Go": within a sentence nobody gives a small word a capital that is no part of a title. Not "All My Orders" and not where persons
 * stood, whose names have no such words.
 */
function isTitle(language: Language, { tokens, examples, isName, opensSentence }: Gap): boolean {
  const { words } = language;
  return (
    isName &&
    !opensSentence &&
    tokens.length >= LEAST_TITLE_WORDS &&
    tokens[0]?.article === undefined &&
    tokens.every(
      (token) =>
        token.kind === 'word' &&
        isCapital(token) &&
        !words.joins.has(token.word) &&
        (words.auxiliaries.has(token.word) || !isEmphasised(language, token.word)) &&
        !words.determiners.has(token.word)
    ) &&
    tokens
      .slice(1)
      .some(
        (token) => token.kind === 'word' && (words.auxiliaries.has(token.word) || words.personal.has(token.word))
      ) &&
    hadCapitals(examples) &&
    // "Wolf Hall" begins with a given name, and "Femke Bos" with one that no list has.
    examples.some((one) => !/\s/.test(one) && !isPerson(language, one))
  );
}

/** "the will", "a must": a small word that has an article and a plural is a noun. */
function isNounByArticle({ spelling }: Language, [only, ...more]: readonly QueryToken[]): boolean {
  return (
    more.length === 0 &&
    only?.kind === 'word' &&
    only.article !== undefined &&
    spelling !== undefined &&
    spelling.isWord(`${only.word}s`)
  );
}

/** Quantities are capitalised for emphasis too: "All", "Everyone". */
function isEmphasised({ words }: Language, word: string): boolean {
  return (
    words.ofAll?.alls.has(word) || words.genericNouns.has(word) || words.determiners.has(word) || words.scoped.has(word)
  );
}

function isJoint({ words }: Language, { word, raw }: WordToken): boolean {
  return (
    raw === '&' ||
    word === "'s" ||
    (/^\p{Ll}/u.test(raw) && (words.nameParticles.has(word) || (words.ofAll?.of.has(word) ?? false)))
  );
}

function wordsOf(example: string): string[] {
  return example.toLowerCase().split(/\s+/);
}

/** "slowly" says how, "butterfly" and "reply" do not. */
function isAdverb({ words, spelling, modifiers }: Language, word: string): boolean {
  const stem = word.replace(words.endings.adverb, '');
  return (
    stem !== word &&
    !modifiers?.isNoun(word) &&
    (!spelling || [stem, `${stem}le`, stem.replace(/i$/, 'y')].some((one) => spelling.isWord(one)))
  );
}

/** "a DNA test", "an X-ray": letters that are no word, before the noun that they tell the kind of. */
function isAbbreviation({ spelling, words }: Language, token: QueryToken, next: QueryToken | undefined): boolean {
  if (token.kind !== 'word' || next?.kind !== 'word' || !/^\p{Lu}{1,5}$/u.test(token.raw) || !spelling) return false;
  const isWord =
    token.word.length > 1 &&
    (spelling.isEveryday(token.word) || words.vocabulary.has(token.word) || words.pointers.has(token.word));
  return (
    !isWord &&
    !words.articles.has(token.word) &&
    turningKind({ words }, token.word) === undefined &&
    /^\p{Ll}{2,}$/u.test(next.raw)
  );
}
