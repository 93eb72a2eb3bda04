import type { Language } from '../language/language';
import { isMeasure, isSize, isUnitOfOne, looksOf, opensWithUnit } from '../language/shapes';
import { isCapital, type QueryToken, type ValueToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { type Gap, type GapPlace } from './gap';
import { saysWrong } from './gap-phrases';
import { beginsWithCount } from './gap-values';
import { isNounOfOne, isPlainWord } from './noun-phrase';

/** Units in letters of which a number before a noun tells the kind, as no mass or volume does. */
const ATTRIBUTIVE = /^(?:%|mm|cm|m|ft|foot|in|inch|kwh?|mwh|w|v|volt|amp|k?hz|ghz|bar|mp|gsm|denier|ply|grit|micron)$/i;

/**
 * Is the number at this place of a gap that of a measure which tells the kind of what is named behind it, so that nothing is counted: "60 litre
 * tanks", "the 28 week scan", "a 10 kWh battery", "the four unit bridge". A unit that is written out is one by its singular ("60 litres of paint"
 * are as much); of units in letters lengths, powers and shares are ("13 ft boards"), and others where an earlier value had a measure.
 */
export function isOfMeasure(language: Language, gap: Gap, at: number): boolean {
  const [number, ...more] = gap.tokens.slice(Math.max(0, at));
  if (number?.kind !== 'value' || at !== 0) return false;
  if (number.value.type === 'duration') return isOfSpan(language, gap, { number, things: more });
  const [unit, ...things] = more;
  if (number.value.type !== 'number' || unit?.kind !== 'word') return false;
  // "40 x 40 cm sandstone" is cut anywhere.
  if (/(?:[x×]|\bby)\s*$/i.test(gap.text.slice(0, number.start))) return false;
  if (things.length === 0)
    return (
      isSizeBeforeNoun(language, gap, number) ||
      isOfNounOfWording(language, gap, { number, unit }) ||
      isCalledBySize(language, gap, { number, unit })
    );
  if (unit.article !== undefined || unit.afterComma || !areThings(things) || isMoreThanMeasure(language, gap))
    return false;
  const isUnit = opensWithUnit(gap.text.slice(number.end));
  return isUnit ? isOfUnit(language, gap, { number, unit, things }) : isOfNoun(language, gap, { number, unit, things });
}

interface Measured {
  number: ValueToken;
  unit: WordToken;
  things: readonly QueryToken[];
}

function isOfUnit(language: Language, gap: Gap, { number, unit, things }: Measured): boolean {
  if (!/^\d/.test(number.value.text)) return isOfNoun(language, gap, { number, unit, things });
  // "a 3 t dumper": what has an article of its own is not as much as that.
  if (hadMeasure(language, gap) || isOneOf(language, number) || isUnitOfOne(unit.raw.toLowerCase())) return true;
  // "the 8 oz burger"
  const head = things.at(-1);
  const isCertain = language.words.definiteArticles.has(number.article ?? '');
  if (isCertain && head?.kind === 'word' && isNounOfOne(language, head.word) && !isCapital(head)) return true;
  return ATTRIBUTIVE.test(unit.raw) && things.every((one) => one.kind === 'word' && /^\p{Ll}/u.test(one.raw));
}

/** "the four unit bridge", "a six tier cake": behind a number a singular is counted only as a part of one thing. */
function isOfNoun(language: Language, gap: Gap, { number, unit, things }: Measured): boolean {
  const head = things.at(-1);
  return (
    number.article !== undefined &&
    number.value.value !== 1 &&
    head?.kind === 'word' &&
    [unit, head].every((one) => isNounOfOne(language, one.word) && !isCapital(one))
  );
}

/** "in the 300 litre", "the five acre": a certain thing that is called by its size, by the singular of the unit. */
function isCalledBySize(
  language: Language,
  { next, behind, framed, apart }: Gap,
  { number, unit }: Pick<Measured, 'number' | 'unit'>
): boolean {
  return (
    !framed &&
    language.words.definiteArticles.has(number.article ?? '') &&
    number.value.value !== 1 &&
    isUnitOfOne(unit.raw) &&
    (next === 'end' || (next === 'word' ? !isPlainWord(language, behind) : apart))
  );
}

/** "the four unit | bridge", whose noun is the wording's. */
function isOfNounOfWording(
  language: Language,
  { framed, noun = '' }: Gap,
  { number, unit }: Pick<Measured, 'number' | 'unit'>
): boolean {
  return (
    framed &&
    number.value.value !== 1 &&
    [unit.word, noun].every((one) => isNounOfOne(language, one)) &&
    !isCapital(unit)
  );
}

/** "the 28 week scan", "a 40 minute lesson", "a 4 year old"; "2 day passes" may be two of them. */
function isOfSpan(
  language: Language,
  gap: Gap,
  { number, things }: { number: ValueToken; things: readonly QueryToken[] }
): boolean {
  const { spans } = language.words.phrases ?? {};
  const unit = spans?.beforeNouns.exec(number.value.text)?.[1]?.toLowerCase();
  const head = things.at(-1);
  if (unit === undefined || !areThings(things) || head?.kind !== 'word') return false;
  // "Nine year Elms Radio"
  if (things.some(isCapital)) return false;
  if (turningKind(language, head.word) === 'time') return false;
  // "30 minute yoga" where lengths alone stood, "3 day kg" where masses did
  if (gap.examples.every((one) => looksOf(language, one).includes('span') || isMeasured(one))) return false;
  const isOne = language.modifiers?.isPlural(head.word) === false;
  return isOne || hadMeasure(language, gap) || (/^\d/.test(number.value.text) && !spans?.inNouns.has(unit));
}

/** "the | 5 l | pots" where sizes in centimetres stood, "the | 30 inch | door" where kinds did: between the wording's article and its noun. */
function isSizeBeforeNoun(
  language: Language,
  { framed, noun = '', text, tokens, examples }: Gap,
  number: ValueToken
): boolean {
  const said = text.slice(number.start, tokens.at(-1)?.end);
  const isCertain = language.words.definiteArticles.has(number.article ?? '');
  return framed && isMeasure(said) && (examples.every(isMeasured) || (isCertain && isNounOfOne(language, noun)));
}

function isMeasured(example: string): boolean {
  return isMeasure(example) || isSize(example);
}

/**
 * Where measures alone stood, a thing behind one is none of it: "12 mm square | bar", "5 litre tins | of gloss"; but between the wording's article and
 * its noun a form is: "the 10m hexagonal | marquee".
 */
export function isMoreThanMeasure({ words }: Language, { tokens, text, examples, framed }: Gap): boolean {
  const [number, unit, ...things] = tokens;
  const [form, ...more] = things;
  const isForm = framed && form?.kind === 'word' && more.length === 0 && words.phrases?.shapes.has(form.word) === true;
  return (
    things.length > 0 &&
    !isForm &&
    unit !== undefined &&
    opensWithUnit(text.slice(number?.end)) &&
    examples.every(isMeasured)
  );
}

function areThings(things: readonly QueryToken[]): boolean {
  return things.length > 0 && things.every((one) => one.article === undefined && !one.afterComma);
}

function isOneOf({ words }: Language, { article }: QueryToken): boolean {
  return article !== undefined && !words.definiteArticles.has(article);
}

/** Began an earlier value with a measure: "5 kW Solax", "the 16 kg strong white", "20-week scan". */
function hadMeasure({ words }: Language, { examples }: Gap): boolean {
  return examples.some((one) => {
    const [first = '', ...rest] = one.split(/\s+/);
    const said = words.articles.has(first.toLowerCase()) ? rest.join(' ') : one;
    return (
      (/^\d[\d.,]*\s?\p{L}/u.test(said) && opensWithUnit(said.replace(/^\d[\d.,]*/, ''))) ||
      words.phrases?.spans.beforeNouns.test(
        said
          .split(/\s+/)
          .slice(0, /^\d+-/.test(said) ? 1 : 2)
          .join(' ')
      ) === true
    );
  });
}

/** "40 | cm sandstone", "6 | litre pots": the unit of a number that stands before the gap is no part of what is in it. */
export function isUnitBefore({ words }: Language, { tokens, text }: GapPlace): boolean {
  const [first, ...more] = tokens;
  if (first?.kind !== 'word' || more.length === 0) return false;
  const isUnit = first.raw.length <= MOST_UNIT_LETTERS || isUnitOfOne(first.raw.toLowerCase());
  const before = text.slice(0, first.start);
  // "6 | x 9 cm pots"
  if (/^[x×]$/i.test(first.raw) && /\d\s?$/.test(before)) return true;
  return isUnit && /\d\s?$/.test(before) && opensWithUnit(text.slice(first.start)) && !words.starters.has(first.word);
}

/** "mm", "kWh", not "tablets", of which a number before it may be in another slot. */
const MOST_UNIT_LETTERS = 3;

/** "47 x 100 sawn" where "4x2 treated" stood: is the token a part of the size that the value begins with. */
export function isOfSize({ tokens, text, examples }: Gap, at: number): boolean {
  const start = tokens[0]?.start ?? 0;
  const size = OPENING_SIZE.exec(text.slice(start, tokens.at(-1)?.end))?.[0];
  const end = tokens[at]?.end;
  return (
    size !== undefined &&
    end !== undefined &&
    end <= start + size.length &&
    examples.some((one) => OPENING_SIZE.test(one))
  );
}

const OPENING_SIZE =
  /^\d{1,5}(?:\.\d{1,3})?\s?(?:mm|cm|m|ft|in)?\s?(?:[x×]|by)\s?\d{1,5}(?:\.\d{1,3})?\s?(?:mm|cm|m|ft|in)?(?=\s+\p{L})/iu;

/** "6082 aluminium" where "316 stainless" stood: the number that a material has is none of how many. */
export function isOfGrade(language: Language, { tokens, examples }: Gap): boolean {
  const { modifiers } = language;
  const [number, material, ...more] = tokens;
  return (
    number?.kind === 'value' &&
    GRADE.test(number.value.text) &&
    material?.kind === 'word' &&
    more.length === 0 &&
    material.article === undefined &&
    !material.afterComma &&
    modifiers?.isPlural(material.word) === false &&
    examples.some((one) => saysGrade(language, one))
  );
}

/** "316 stainless", not "316 sheets" or "316 kg". */
export function saysGrade({ modifiers }: Language, example: string): boolean {
  const [digits = '', noun = '', ...more] = example.split(/\s+/);
  return (
    GRADE.test(digits) &&
    more.length === 0 &&
    /^\p{L}{3,}$/u.test(noun) &&
    modifiers?.isPlural(noun.toLowerCase()) === false
  );
}

const GRADE = /^\d{3,4}$/;

/**
 * "40 minutes late", "two short", "3 tonnes over" where "too cold" stood: by how much something is, behind which nothing else of it follows. Of
 * an amount alone nobody knows what it says.
 */
export function isDegreeOf(language: Language, { tokens, parts, last, next, apart }: Gap): boolean {
  const { words } = language;
  const [number, ...more] = tokens;
  const degree = more.at(-1);
  const unit = more.slice(0, -1);
  if (number?.kind !== 'value' || degree?.kind !== 'word' || last !== 'word') return false;
  if (next === 'value' && !apart) return false;
  if (more.some((one) => one.article !== undefined || one.afterComma)) return false;
  const isLength = number.value.type === 'duration' && unit.length === 0;
  // "two short", not "two late"
  const isOfNumber = unit.length === 1 || turningKind(language, degree.word) !== 'time';
  const isCount =
    number.value.type === 'number' && unit.length <= 1 && isOfNumber && unit.every(({ kind }) => kind === 'word');
  const isExcess = (word: string): boolean => words.phrases?.excesses.has(word) === true;
  const isState = (word = ''): boolean =>
    saysWrong(language, word) || words.phrases?.degrees.has(word) === true || isExcess(word);
  return (isLength || isCount) && isExcess(degree.word) && parts.some((one) => isState(one[0]) || isState(one.at(-1)));
}

/** The same, or an age: "a 4 year old". */
export function isMeasuredAs(language: Language, gap: Gap): boolean {
  const [first, last, ...more] = gap.tokens;
  const isAge =
    first?.kind === 'value' &&
    last?.kind === 'word' &&
    more.length === 0 &&
    language.words.phrases?.excesses.has(last.word) === true &&
    isOfMeasure(language, gap, 0);
  return isAge || isDegreeOf(language, gap);
}

/** "half a sack" where each earlier value said how many: a part of one holder, or of one that is counted so. */
export function isHalfOf(language: Language, { tokens, text }: GapPlace, examples: readonly string[]): boolean {
  const { words } = language;
  const [half, unit, ...more] = tokens;
  return (
    half?.kind === 'word' &&
    half.article === undefined &&
    unit?.kind === 'word' &&
    more.length === 0 &&
    words.holders?.has(unit.word) === true &&
    words.halfOf?.test(text.slice(half.start, unit.start).trim()) === true &&
    examples.every((one) => beginsWithCount(language, one))
  );
}
