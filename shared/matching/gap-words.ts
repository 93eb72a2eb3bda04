import { isGivenName } from '../language/given-names';
import { isPerson, saysWhich } from '../language/free-text';
import type { Language } from '../language/language';
import { isCapital, isHyphened, type QueryToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { GapPlace } from './gap';
import { isOfKind } from './noun-phrase';

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
  for (const [at, token] of tokens.entries()) {
    const reason =
      token.kind === 'value'
        ? valueWithin(language, gap, at)
        : isKnown(language, gap, token) || isOfKind(language, gap, at, gap.known)
          ? undefined
          : wordWithin(language, gap, { token, at });
    if (reason !== undefined) return reason;
  }
  return digitsOf(gap) ?? nothingCertain(language, gap) ?? whichOne(language, gap);
}

interface Gap extends GapPlace {
  examples: readonly string[];
  /** The words of each example. */
  parts: readonly (readonly string[])[];
  /** The words of all of them. */
  known: ReadonlySet<string>;
  /** Each of its words has a capital, where capitals tell, but those that join names: "Garden of Hope". */
  isName: boolean;
}

/** Had an earlier value the word; where "night" was a course, "night wreck" may be the wreck course at night. */
function isKnown(language: Language, { tokens, parts, known }: Gap, { word }: WordToken): boolean {
  return (
    known.has(word) &&
    (tokens.length === 1 ||
      parts.some((one) => one.length > 1 && one.includes(word)) ||
      turningKind(language, word) === undefined)
  );
}

function isWholeName(language: Language, tokens: readonly QueryToken[], text: string): boolean {
  const isOwn = (token: QueryToken | undefined): boolean =>
    token !== undefined && /^\p{Lu}(?:\p{Ll}|['’.&])/u.test(textOf(token));
  return tokens.every(
    (token, at) =>
      isOwn(token) ||
      // "Min-jun", "Great-uncle"
      (isOwn(tokens[at - 1]) && text.slice(tokens[at - 1]?.end, token.start) === '-') ||
      (at > 0 && /\d/.test(textOf(token))) ||
      (token.kind === 'word' && isJoint(language, token) && isOwn(tokens[at - 1]) && isOwn(tokens[at + 1])) ||
      joinsFirm(language, tokens, at) ||
      (token.kind === 'word' && /^\p{Lu}{1,3}$/u.test(token.raw) && tokens.some(isOwn))
  );
}

/** "41 Ferry Street", "unit 7", "Summit Two": a number is part of a name, but "two boilers" are several. */
function valueWithin(language: Language, gap: Gap, at: number): string | undefined {
  const { tokens, text, opensSentence, enclosed, isName, examples } = gap;
  const token = tokens[at];
  if (token?.kind !== 'value') return undefined;
  const { type, text: said } = token.value;
  const next = tokens[at + 1];
  const several = tokens.length > 1;
  // "cage 9 250 mg": the number of one and the amount of another.
  if (/\d\s+\d/.test(said) && !examples.some((one) => /\d\s+\d/.test(one))) return `"${said}" may be two numbers`;
  const counted = at === 0 && examples.filter((one) => beginsWithCount(language, one)).length >= LEAST_COUNTED;
  // "the 42 run", "the Thursday sale", "the 7:30 showing": which one, between an article and a noun of the wording.
  const tellsWhich =
    gap.framed &&
    !several &&
    (type === 'number'
      ? /^\d{2,4}$/.test(said)
      : type === 'time'
        ? /\d[:.]\d/.test(said)
        : isNameOfDay(language, said));
  if (tellsWhich) return undefined;
  // "24-bit AIFF"
  if (several && type === 'number' && /^-\p{Ll}/u.test(text.slice(token.end))) return undefined;
  const isPart =
    type === 'id' ||
    (type === 'number' &&
      (isName || counted || (/\d/.test(said) && (at > 0 || (next !== undefined && isCapital(next))))));
  if (several && isPart) return undefined;
  if (several && isName && type !== 'money' && !/(?<!\p{L})\p{Ll}/u.test(said) && !followsName(language, gap, at))
    return undefined;
  // "Play Yesterday by …": within a sentence nobody writes a day that is no name of one with a capital.
  const isTitle =
    enclosed &&
    !opensSentence &&
    !several &&
    /^\p{Lu}\p{Ll}+$/u.test(said) &&
    language.words.turning.time.has(said.toLowerCase());
  return isTitle && capitalsTell(text, tokens) ? undefined : `"${said}" is a ${type}`;
}

/** Of a slot that had an amount twice the next one is one, too: "nine yards". */
const LEAST_COUNTED = 2;

/** "2 scoops", "half a scoop", "two kilos" */
function beginsWithCount({ words, findNumbers }: Language, text: string): boolean {
  return (
    /^\d/.test(text) ||
    findNumbers(text)[0]?.start === 0 ||
    (words.halfOf?.test(wordsOf(text).slice(0, 2).join(' ')) ?? false)
  );
}

function isNameOfDay({ words }: Language, said: string): boolean {
  return /^\p{Lu}/u.test(said) && new RegExp(`^(?:${words.dayNames})$`, 'i').test(said);
}

/** "Anna Long Monday": a day behind what is a whole name. */
function followsName(language: Language, { tokens, parts }: Gap, at: number): boolean {
  const before = tokens.slice(0, at);
  const token = tokens[at];
  const isDay = token?.kind === 'value' && /^(?:date|time|datetime)$/.test(token.value.type);
  return (
    isDay &&
    at > 0 &&
    at === tokens.length - 1 &&
    (isPerson(language, before.map(textOf).join(' ')) || parts.some((one) => one.length === before.length))
  );
}

function wordWithin(language: Language, gap: Gap, { token, at }: { token: WordToken; at: number }): string | undefined {
  const { tokens, text, examples, parts, isName } = gap;
  const { words } = language;
  const { word, raw } = token;
  if (!/[\p{L}\p{N}&]/u.test(raw) && word !== "'s") return `"${raw}" is no word`;
  if (raw === '&' || isAbbreviation(language, token, tokens[at + 1]) || isContained(language, gap, at))
    return undefined;
  const ofPersons = (): boolean => examples.some((one) => isPerson(language, one));
  if (word === "'s") {
    // "World's End", "calf's liver"; not "Anna's neighbour's shoes"
    const isKind = tokens.every((one) => one.kind === 'word' && !isCapital(one)) && tokens[0]?.article === undefined;
    return (isName || isKind) && !ofPersons() && !gap.owned ? undefined : `"${raw}" points at something of theirs`;
  }
  const named = isName && tokens.length > 1;
  if (isTitle(language, gap)) return undefined;
  if (named && ((isJoint(language, token) && at > 0 && !ofPersons()) || joinsFirm(language, tokens, at)))
    return undefined;
  if (words.pronouns.has(word)) return `"${raw}" points at something else`;
  const kind = turningKind(language, word);
  // "an open-air concert", "an all-day ticket": not "a weekdays-only ticket", "a no-show"
  if (isHyphened(token, text) && kind !== 'negation' && kind !== 'condition' && !words.scoped.has(word))
    return undefined;
  // "the fourth desk" where "first desk" was learnt, "the night shift" where the late one was.
  const isAsBefore =
    (kind === 'quantity' || kind === 'time' || kind === 'polarity') &&
    !isEmphasised(language, word) &&
    parts.some((one) => one.length === tokens.length && turningKind(language, one[at] ?? '') === kind);
  const [next, ...more] = tokens.slice(at + 1);
  // "stop 14"
  const isNumbered = kind === 'polarity' && next?.kind === 'value' && /^\d/.test(next.value.text) && more.length === 0;
  const mayName = kind !== 'negation' && kind !== 'condition' && !isEmphasised(language, word);
  if (kind !== undefined && !isAsBefore && !isNumbered && !(named && mayName))
    return `"${raw}" may turn the request (${kind})`;
  if (words.determiners.has(word)) return `"${raw}" says which of them`;
  const isOwnName = named && (at === tokens.length - 1 || (at === 0 && isGivenName(language, word)));
  // "the back room", "an online course": behind an article and before a noun it is no adverb.
  const isAdjective = at === 0 && token.article !== undefined && next?.kind === 'word';
  if (words.functionWords?.has(word) && !isOwnName && !isAdjective && !isNounByArticle(language, tokens))
    return `"${raw}" is no part of a name`;
  return !isName && isAdverb(language, word) ? `"${raw}" says how` : undefined;
}

/**
 * "bottles of water": several of what holds something, not "the owner of it", "photos of Anna" or "a lot of bread". Behind a number it is
 * another unit: "24 crates of tubes".
 */
function isContained({ words }: Language, { tokens, last }: Gap, at: number): boolean {
  const [holders] = tokens;
  return (
    at === 1 &&
    last !== 'value' &&
    tokens.length === at + 2 &&
    holders?.kind === 'word' &&
    words.ofAll?.of.has(textOf(tokens[at] ?? holders).toLowerCase()) === true &&
    /[^s]s$/.test(holders.word) &&
    tokens.every((token) => token.kind === 'word' && token.article === undefined && !isCapital(token))
  );
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
    tokens.slice(1).some((token) => token.kind === 'word' && words.auxiliaries.has(token.word)) &&
    examples.every((one) => /^\p{Lu}/u.test(one)) &&
    // "Wolf Hall" begins with a given name, and "Femke Bos" with one that no list has.
    examples.some((one) => !/\s/.test(one) && !isPerson(language, one))
  );
}

/** Beside another value ("the crane 3 kg") what began with a number begins with one, and what had none has none. */
function digitsOf({ tokens, text, examples, next, last, isName }: Gap): string | undefined {
  const [first] = tokens;
  if (last === 'value' && first?.kind !== 'value' && examples.every((one) => /^\d/.test(one)))
    return 'earlier values began with a number';
  // "Give Apple Pie 200 g": the capital belongs to the name before it.
  if (
    last === 'value' &&
    first &&
    isCapital(first) &&
    capitalsTell(text, tokens) &&
    !examples.some((one) => /^\p{Lu}/u.test(one))
  )
    return `"${textOf(first)}" may belong to what stands before it`;
  const values = tokens.filter((token) => token.kind === 'value');
  const numbers = values.filter((token) => /^\d/.test(textOf(token))).length;
  // "cage 9 250 mg" is cut anywhere, and "one 200 bar" counts.
  if (!isName && values.length > 1 && !examples.some((one) => (one.match(/\d+/g) ?? []).length >= values.length))
    return 'earlier values had fewer numbers';
  return next === 'value' && numbers > 0 && !examples.some((one) => /\d/.test(one))
    ? 'earlier values had no number, and another value follows'
    : undefined;
}

/** "the team", "the billing department", and "Team" where "Team Falcon" was learnt; "the rolls" where "rye rolls" were. */
function nothingCertain({ words }: Language, { tokens, framed, parts, known }: Gap): string | undefined {
  const isUncertain = (word: string): boolean => words.genericNouns.has(word) || words.organisationNouns.has(word);
  const own = tokens.filter((token): token is WordToken => token.kind === 'word');
  const [first] = own;
  if (first === undefined || own.length < tokens.length) return undefined;
  const isPartOfOne = own.every(({ word }) => known.has(word)) && !parts.some((one) => one.length === own.length);
  if (first.article !== undefined && words.definiteArticles.has(first.article) && isPartOfOne)
    return `"${first.article} ${first.raw}" says which of them`;
  if (!own.every(({ word }) => isUncertain(word)) || parts.some((one) => one.every(isUncertain))) return undefined;
  return framed && own.every(({ word }) => words.organisationNouns.has(word))
    ? undefined
    : `"${first.raw}" names nothing certain`;
}

/** "the largest order", "the broken lift", "the tag fragile removed" */
function whichOne(language: Language, gap: Gap): string | undefined {
  const { tokens, framed, parts, known, isName } = gap;
  if (isName) return undefined;
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const [first, last] = [words[0], words.at(-1)];
  const isCertain = first?.article !== undefined && language.words.definiteArticles.has(first.article);
  // "sole", "cup final": alone or last, and with a plural, it is a noun.
  const isNoun = (token: WordToken): boolean =>
    token === last &&
    (words.length > 1 || (!framed && token.article === undefined)) &&
    (language.spelling?.isWord(`${token.word}s`) ?? false);
  const vague = words.find(
    (token) =>
      !known.has(token.word) &&
      !isNoun(token) &&
      saysWhich(language, token.word, isCertain) &&
      !isOfKind(language, gap, tokens.indexOf(token), known)
  );
  if (vague && !parts.some(([one = '']) => saysWhich(language, one, isCertain)))
    return `"${vague.raw}" says which one, not what`;
  if (last && words.length > 1 && !framed && language.modifiers?.isState(last.word) && !known.has(last.word))
    return `"${last.raw}" says what was done with it`;
  const earlier = earlierWithin(words, parts);
  return earlier === undefined ? undefined : `it is more than "${earlier}", or a certain kind of it`;
}

/** "junior chess" and "chess league" where "chess" was learnt, unless one earlier value was a part of another one. */
function earlierWithin(words: readonly WordToken[], parts: Gap['parts']): string | undefined {
  const isWithin = (part: string, whole: string): boolean => part !== whole && ` ${whole} `.includes(` ${part} `);
  const all = parts.map((one) => one.join(' '));
  if (all.some((one) => all.some((other) => isWithin(one, other)))) return undefined;
  const said = words.map(({ word }) => word).join(' ');
  return all.find((one) => isWithin(one, said));
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

/** Where everything is in capitals they say nothing, except of a word that has small letters where the others have none. */
function capitalsTell(text: string, tokens: readonly QueryToken[]): boolean {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  const around = `${text.slice(0, start)} ${text.slice(end)}`;
  const count = (pattern: RegExp): number => (around.match(pattern) ?? []).length;
  const shouted = count(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu);
  return count(/(?<![\p{L}\d]|\d\s)\p{Ll}{2,}/gu) > 1 || (shouted > 2 && /\p{Ll}/u.test(text.slice(start, end)));
}

/** Quantities are capitalised for emphasis too: "All", "Everyone". */
function isEmphasised({ words }: Language, word: string): boolean {
  return (
    words.ofAll?.alls.has(word) || words.genericNouns.has(word) || words.determiners.has(word) || words.scoped.has(word)
  );
}

/** "Young and Sons" is one buyer. */
function joinsFirm({ words }: Language, tokens: readonly QueryToken[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return (
    at > 0 &&
    token?.kind === 'word' &&
    words.ands.has(token.word) &&
    next?.kind === 'word' &&
    at + 1 === tokens.length - 1 &&
    isCapital(next) &&
    words.firmNouns?.has(next.word) === true
  );
}

function isJoint({ words }: Language, { word, raw }: WordToken): boolean {
  return (
    raw === '&' ||
    word === "'s" ||
    (/^\p{Ll}/u.test(raw) && (words.nameParticles.has(word) || (words.ofAll?.of.has(word) ?? false)))
  );
}

function textOf(token: QueryToken): string {
  return token.kind === 'word' ? token.raw : token.value.text;
}

function wordsOf(example: string): string[] {
  return example.toLowerCase().split(/\s+/);
}

/** "slowly" says how, "butterfly" does not. */
function isAdverb({ words, spelling }: Language, word: string): boolean {
  const stem = word.replace(words.endings.adverb, '');
  return (
    stem !== word && (!spelling || [stem, `${stem}le`, stem.replace(/i$/, 'y')].some((one) => spelling.isWord(one)))
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
