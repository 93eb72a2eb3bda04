import { isPerson } from '../language/free-text';
import type { Language } from '../language/language';
import { isCode, looksOf, opensWithUnit } from '../language/shapes';
import { isCapital, isDayName, isHyphened, type QueryToken, type ValueToken } from '../language/tokens';
import { codeKind } from '../values/codes';
import { capitalsTell, hadCapitals, textOf, type Gap, type GapPlace } from './gap';
import { joinsNumbers } from './gap-joined';
import { isDayAmongDays, isDayAsBefore, isOfDay } from './gap-times';
import { isOneOfSeveral } from './gap-nouns';
import { isNumberable } from './label-at';
import { isPlainWord, tellsKind } from './noun-phrase';
import { isDegreeOf, isMoreThanMeasure, isOfGrade, isOfMeasure, isOfSize, saysGrade } from './gap-measures';

/**
 * Why a number, a day or another typed value is no part of what a gap holds. "41 Ferry Street", "unit 7", "Summit Two" and "the Thursday sale" name
 * something by it, and "two prints" is how many there are where "a watercolour" was; but "two boilers" for "a boiler" of the wording are several.
 */
export function valueWithin(language: Language, gap: Gap, at: number): string | undefined {
  const { tokens, text, isName, examples } = gap;
  const token = tokens[at];
  if (token?.kind !== 'value') return undefined;
  const { type, text: said } = token.value;
  const next = tokens[at + 1];
  // "cage 9 250 mg": the number of one and the amount of another.
  if (/\d\s+\d/.test(said) && !examples.some((one) => /\d\s+\d/.test(one))) return `"${said}" may be two numbers`;
  if (isDayAsBefore(language, gap, at) || joinsNumbers(language, gap, 1)) return undefined;
  const refused = `"${said}" is a ${type}`;
  if (tokens.length === 1)
    return isTitle(language, gap) ||
      isNounBeforeNoun(language, gap) ||
      isOneOfThem(language, gap, token) ||
      isOccasion(language, gap, said) ||
      isDayAmongDays(language, gap, token)
      ? undefined
      : refused;
  if (at === 0 && isMoreThanMeasure(language, gap)) return refused;
  const isPart =
    type === 'id' ||
    // "33/2 Tower Walk", whose house a day may be
    (/^\d+\/\d+$/.test(said) && next !== undefined && isCapital(next) && !next.afterComma) ||
    (type === 'number' &&
      (isName || (/\d/.test(said) && (at > 0 || (next !== undefined && (isCapital(next) || opensCode(gap, at)))))));
  if (isPart || isOfMeasure(language, gap, at) || isOfSize(gap, at) || isOfDay(language, gap)) return undefined;
  if (isKindOfShort(language, gap, token)) return undefined;
  if (isNumberAsNoun(language, gap, token) || isNumberBehindNoun(language, gap, at)) return undefined;
  if (isOneOfSeveral(language, gap, examples)) return undefined;
  if (at === 0 && (isOfGrade(language, gap) || isDegreeOf(language, gap))) return undefined;
  if (at === 0 && (saysHowMany(language, gap) || isAmountAsBefore(language, gap, token))) return undefined;
  // "a 55" screen"
  if (next && /^\d+$/.test(said) && /^["″”]\s/.test(text.slice(token.end))) return undefined;
  // "24-bit sound", "the six-month check-up"
  if (next && (isHyphened(token, text) || /\p{L}-\p{L}/u.test(said)) && type !== 'date') return undefined;
  return isName && type !== 'money' && !/(?<!\p{L})\p{Ll}/u.test(said) && !followsName(language, gap, at)
    ? undefined
    : refused;
}

/**
 * "Play Yesterday by …": within a sentence nobody writes a day that is no name of one with a capital. Of the days of the week and the months
 * everybody does, so that "What did Monday weigh on 16 May" is a name only where the wording has its day elsewhere.
 */
function isTitle(
  language: Language,
  { tokens, text, enclosed, opensSentence, hasDayElsewhere, examples }: Gap
): boolean {
  const said = tokens[0] ? textOf(tokens[0]) : '';
  const isDay = hasDayElsewhere && hadCapitals(examples) && isDayName(language, said);
  return (
    enclosed &&
    !opensSentence &&
    /^\p{Lu}\p{Ll}+$/u.test(said) &&
    (language.words.turning.time.has(said.toLowerCase()) || isDay) &&
    capitalsTell(text, tokens)
  );
}

/** "M", "3C", "4½", "YK19 OPL" */
const LABEL = /^(?:\p{Lu}{1,3}|[\p{Lu}\d]*\d[\p{Lu}\d]*(?:[½¼¾]| \p{Lu}{2,3})?)$/u;

/**
 * "the A38" where "the ring road" stood: letters with digits name one thing, as other words do, but no person. Digits alone do where each earlier
 * value had some, or was a letter as "M" is; an amount where one was part of an earlier value.
 */
function isOneOfThem(language: Language, gap: Gap, token: ValueToken): boolean {
  const { examples } = gap;
  const { type, text: said } = token.value;
  if (gap.marked || examples.some((one) => isPerson(language, one))) return false;
  // "A22/B3" may be two.
  if (said.includes('/') && !examples.some((one) => one.includes('/'))) return false;
  if (isAmountAsBefore(language, gap, token)) return true;
  if (type === 'id') {
    const kinds = examples.map(codeKind);
    const isOfKind = kinds.includes(codeKind(said)) || codeKind(said) === undefined;
    const areCodes = examples.every((one) => isCode(one) || /^(?:\p{Lu}{1,4} )?\d{1,7}$/u.test(one));
    // "508" where "4 metres" stood has lost its unit.
    return (
      isOfKind && (areCodes || (/\p{L}/u.test(said) && /\d/.test(said) && !examples.every((one) => /^\d/.test(one))))
    );
  }
  return type === 'number' && /^\d{1,4}$/.test(said) && gap.last === 'word' && examples.every((one) => LABEL.test(one));
}

/** "50p" and "10 euro note" where "2 euro coin" stood, "£12.50" where "10%" and "£5" did. */
function isAmountAsBefore(language: Language, { tokens, examples }: Gap, token: ValueToken): boolean {
  if (token.value.type !== 'money' || tokens[0] !== token) return false;
  return examples.some((one) => language.findMoney(one).some(({ start }) => start === 0));
}

/** "a quarter" and "two thirds" where "10%" stood. */
export function isShare({ words }: Language, { tokens, text }: GapPlace, examples: readonly string[]): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return false;
  const said = `${first.article ?? ''} ${text.slice(first.start, last.end)}`.trim().toLowerCase();
  return (
    words.phrases?.share.test(said) === true &&
    examples.some((one) => /^\d+(?:\.\d+)?\s?(?:%|per\s?cent|percent)$/i.test(one))
  );
}

const SHORT_NAME = /^\p{Lu}{2,5}$/u;

/** "greyscale PDF" where "PDF" and "TIFF" stood: what is called by letters alone is nobody, and has kinds. */
function isKindOfShort(language: Language, { tokens, examples }: Gap, token: ValueToken): boolean {
  return (
    token.value.type === 'name' &&
    token === tokens.at(-1) &&
    tokens.length === 2 &&
    token.article === undefined &&
    SHORT_NAME.test(token.value.text) &&
    examples.every((one) => SHORT_NAME.test(one)) &&
    tokens
      .slice(0, -1)
      .every((one) => one.kind === 'word' && /^\p{Ll}{4,}$/u.test(one.raw) && isPlainWord(language, one.word))
  );
}

const LEAST_CODE_DIGITS = 5;
const WHOLE = 100;

/** "205/55" and "205/55 R16", but "2/3 boxes" are a part of one or two or three; and "80/20 wool twist", whose shares are the whole. */
export function opensCode({ tokens, text }: GapPlace, at: number): boolean {
  const [first, stroke, second, next] = tokens.slice(at);
  if (!first || !stroke || !second || !isStroke(stroke, text)) return false;
  const isWhole = Number(textOf(first)) + Number(textOf(second)) === WHOLE;
  if (next) return isCapital(next) || (isWhole && next.kind === 'word' && next.article === undefined);
  return `${textOf(first)}${textOf(second)}`.length >= LEAST_CODE_DIGITS;
}

/** The stroke of "205/55": digits stand on both sides of it, and no space. */
export function isStroke(token: QueryToken, text: string): boolean {
  return (
    token.kind === 'word' &&
    token.raw === '/' &&
    /\d$/.test(text.slice(0, token.start)) &&
    /^\d/.test(text.slice(token.end))
  );
}

/**
 * "the Thursday sale", "a weekend badge", "the 42 run", "the half past two show": between the wording's own article and its noun a day, a time or a number says
 * which one, but "the 2 bottles" are two.
 */
function isNounBeforeNoun(language: Language, { tokens, framed, noun = '' }: Gap): boolean {
  const [only] = tokens;
  const said = only ? textOf(only) : '';
  const isDay = isDayName(language, said) || language.words.periodNouns.has(said.toLowerCase());
  const isTime = only?.kind === 'value' && only.value.type === 'time';
  return framed && (isDay || ((isTime || /^\d/.test(said)) && language.modifiers?.isPlural(noun) === false));
}

/** "at Bonfire Night" where "the Christmas market" stood: a feast is an event too, where earlier values were some. */
function isOccasion({ words, worded }: Language, { before, examples }: Gap, said: string): boolean {
  const isEvent = (one: string): boolean =>
    worded?.feast.test(one) === true || words.phrases?.events.has(one.toLowerCase().split(/\s+/).at(-1) ?? '') === true;
  return before === words.at && worded?.feast.test(said) === true && examples.some(isEvent);
}

/** "the masters eight" where "the women's four" stood: a crew is called by how many they are. */
function isNumberAsNoun({ findNumbers }: Language, { tokens, examples }: Gap, token: ValueToken): boolean {
  const isCrew = (one: string): boolean =>
    /\s\p{L}+$/u.test(one) && findNumbers(one).some(({ end }) => end === one.length);
  return token === tokens.at(-1) && tokens.length > 1 && /^\p{L}+$/u.test(token.value.text) && examples.some(isCrew);
}

/** "paddock two" where "stable 4" stood, and "the first eleven": which one it is, or what it is called, where nothing follows that it could count. */
function isNumberBehindNoun(language: Language, gap: Gap, at: number): boolean {
  const { tokens, examples, next, behind, apart } = gap;
  const [noun, token] = [tokens[at - 1], tokens[at]];
  if (noun?.kind !== 'word' || token?.kind !== 'value' || token.value.type !== 'number' || at < tokens.length - 1)
    return false;
  const mayCount = (next === 'word' && language.modifiers?.isPlural(behind) === true) || (next === 'value' && !apart);
  if (mayCount || !/^\p{L}+$/u.test(token.value.text)) return false;
  const hadNumber = examples.some((one) => /^\p{L}[\p{L} ]* \d{1,3}$/u.test(one));
  return tellsKind(language, gap, at - 1) || (hadNumber && isNumberable(language, noun));
}

/**
 * "two prints" where "a watercolour" stood and "three handfuls" where "2 scoops" did: earlier values said how many, so that this one does. Beside
 * one thing, several have a plural.
 */
function saysHowMany(language: Language, gap: Gap): boolean {
  const { tokens, examples, last } = gap;
  const { ofAll } = language.words;
  const [count, ...things] = tokens;
  if (count?.kind !== 'value' || count.value.type !== 'number') return false;
  if (things.some((token) => token.kind !== 'word' || token.article !== undefined || isCapital(token))) return false;
  // "40 x" is half a size.
  if (things.some((token) => /^[x×]$/.test(textOf(token)))) return false;
  if (isOtherThanLength(language, gap)) return false;
  if (examples.filter((one) => beginsWithCount(language, one)).length >= LEAST_COUNTED) return true;
  const isAmount = (one: string): boolean => beginsWithCount(language, one) || beginsWithOne(language, one);
  // "2 scoops" where "half a scoop" and "a cup" were
  if (
    examples.length >= LEAST_COUNTED &&
    examples.every(isAmount) &&
    examples.some((one) => beginsWithCount(language, one))
  )
    return true;
  const hadAmount = examples.some(isAmount);
  // "500 g of rice", "one box" where "a bag" stood
  const [only, ...others] = things;
  const isUnit = only !== undefined && others.length === 0 && opensWithUnit(gap.text.slice(count.end));
  const isSingle =
    count.value.value === 1 && only?.kind === 'word' && language.modifiers?.isPlural(only.word) === false;
  if (last !== 'value' && hadAmount && (isUnit || isSingle)) return true;
  const isOf = things.findIndex((token) => token.kind === 'word' && ofAll?.of.has(token.word));
  const noun = things.at(isOf > 0 ? isOf - 1 : -1);
  return last !== 'value' && noun?.kind === 'word' && language.modifiers?.isPlural(noun.word) === true && hadAmount;
}

/** "12 lessons" where weeks were counted. */
function isOtherThanLength(language: Language, { tokens, examples }: Gap): boolean {
  const isLength = (one: string): boolean => looksOf(language, one).includes('span');
  const counted = examples.filter((one) => beginsWithCount(language, one));
  return counted.length > 0 && counted.every(isLength) && !isLength(tokens.map(textOf).join(' '));
}

/** Of a slot that had an amount twice the next one is one, too: "nine yards". */
const LEAST_COUNTED = 2;

/** Does an earlier value begin with how many or how much: "2 tins", "half a bag". */
export function beginsWithCount(language: Language, example: string): boolean {
  const { words, findNumbers } = language;
  // "316 stainless", "20-week scan"
  if (saysGrade(language, example) || /^\d+-\p{L}/u.test(example)) return false;
  const [first = '', second = ''] = example.split(/\s+/);
  return (
    /^\d/.test(first) ||
    findNumbers(example).some(({ start }) => start === 0) ||
    (words.halfOf?.test(`${first} ${second}`) ?? false)
  );
}

export function beginsWithOne({ words }: Language, example: string): boolean {
  const [first = '', second] = example.toLowerCase().split(/\s+/);
  return second !== undefined && words.articles.has(first) && !words.definiteArticles.has(first);
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
