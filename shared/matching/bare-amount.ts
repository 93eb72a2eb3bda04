import type { Language } from '../language/language';
import type { HoleToken, PatternToken, Places } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { Json } from '../protocol/json';
import type { Slot } from '../protocol/plan';
import { isObject } from '../values/schema-variants';
import { readingsOf, wholeOf, type MaskedValue } from '../values/found-value';
import { readNumber } from '../values/written-number';
import { countsNext } from './code-at';
import { readAs } from './reading';

/** Two show in what a slot is counted; one may be by chance. */
const ENOUGH = 2;
/** Farther than that from all earlier amounts it may be cents, thousands or no amount. */
const FAR = 100;
const DIGITS = /\d(?:[\d.,]*\d)?/;

/**
 * A number that stands where the wording has an amount ("at 3.75 each") as that amount, in the currency that the slot's two or more earlier amounts were said
 * in, and in the form of the first of them for a tool that takes what was said. See docs/decisions/0017.
 *
 * @returns `undefined` where the slot had several currencies, cents, thousands or a number alone, or the number may be a time, a year, a share or a count
 */
export function bareAmount(
  language: Language,
  { hole, slot }: { hole: HoleToken; slot: Slot },
  { pattern, p }: Places,
  { said, text }: { said: MaskedValue; text: string }
): MaskedValue | undefined {
  if (hole.placeholder.type !== 'money' || DIGITS.exec(said.text)?.[0] !== said.text || !isAlone(text, said))
    return undefined;
  const number = readAs(said, 'number');
  if (!number || mayBeOther(language, { hole, last: pattern[p - 1], next: pattern[p + 1] }, said)) return undefined;
  const earlier = earlierAmounts(language, slot);
  const size = typeof number.value === 'number' ? number.value : NaN;
  if (!earlier || !(size >= Math.min(...earlier.sizes) / FAR && size <= Math.max(...earlier.sizes) * FAR))
    return undefined;
  const amount = (value: Json): Json => ({ amount: value, currency: earlier.currency });
  const others = number.others?.map((one) => ({ ...one, value: amount(one.value) }));
  return {
    ...number,
    type: 'money',
    value: amount(number.value),
    ...(others ? { others } : {}),
    ...(earlier.like === undefined ? {} : { meant: earlier.like.replace(DIGITS, () => said.text) }),
  };
}

/** "10%", "30-40", "#5": a mark beside it says what it is of. */
function isAlone(text: string, { start, end }: MaskedValue): boolean {
  return (
    !/[\p{L}\p{N}#$€£¥/:.,+–-]$/u.test(text.slice(0, start)) && !/^(?:[-–/:+]|\s?[%‰°$€£¥])/u.test(text.slice(end))
  );
}

/**
 * "at 3.30" and "by 8" may be a time unless the wording says what the amount is for ("each", "a kilo"), "2024" is a year, and what stands before a noun or
 * another value may count it ("30 vouchers").
 */
function mayBeOther(
  language: Language,
  { hole, last, next: behind }: { hole: HoleToken; last: PatternToken | undefined; next: PatternToken | undefined },
  said: MaskedValue
): boolean {
  const { words } = language;
  if (/^(?:19|20)\d\d$/.test(said.text)) return true;
  const next = behind?.sentence === hole.sentence ? behind : undefined;
  if (next && next.kind !== 'word') return true;
  if (next && isRate(language, next)) return false;
  if (countsNext(language, next) || (next && words.ofAll?.of.has(next.word) === true)) return true;
  // "1500" is an hour only behind what leads one.
  const leadsHour = last?.kind === 'word' && (words.beforeDates.has(last.word) || words.turning.time.has(last.word));
  const isHour = /^\d{3,}$/.test(said.text) ? leadsHour : true;
  return isHour && readingsOf(said).some(({ type }) => type === 'time');
}

/** "each", "a kilo", "per head" */
function isRate({ words }: Language, next: PatternToken): boolean {
  if (next.kind !== 'word') return false;
  const isOfOne = next.article !== undefined && !words.definiteArticles.has(next.article);
  return isOfOne || words.partLeads?.has(next.word) === true || turningKind({ words }, next.word) === 'quantity';
}

interface Earlier {
  currency: string;
  sizes: number[];
  /** An amount as it was said, for a tool that takes it so. */
  like?: string;
}

function earlierAmounts(language: Language, { format, valueType, examples }: Slot): Earlier | undefined {
  if (examples.length < ENOUGH) return undefined;
  // A tool that takes numbers, or digits, was given no other currency than that of its format.
  const currency = /^([A-Z]{3})(?: 0\.00)?$/.exec(format ?? '')?.[1];
  if (currency !== undefined) {
    const sizes = examples.map(Number);
    return sizes.every((one) => one >= 1) ? { currency, sizes } : undefined;
  }
  if (valueType !== 'string') return undefined;
  const found = examples.map((one) => amountIn(language, one));
  const [first] = found;
  if (!first || !found.every((one) => one?.currency === first.currency)) return undefined;
  const [like] = examples;
  return {
    currency: first.currency,
    sizes: found.flatMap((one) => one?.amount ?? []),
    ...(format === 'as said' && typeof like === 'string' ? { like } : {}),
  };
}

/** The amount of a text that says it in digits, and is nothing else: not of "40p", "£2m" or "a tenner". */
function amountIn(language: Language, text: Json): { amount: number; currency: string } | undefined {
  if (typeof text !== 'string') return undefined;
  const value = wholeOf(text.trim(), language.findMoney(text.trim()))?.value;
  if (!isObject(value) || typeof value.amount !== 'number' || typeof value.currency !== 'string') return undefined;
  const { amount, currency } = value;
  return readNumber(DIGITS.exec(text)?.[0] ?? '')?.value === amount ? { amount, currency } : undefined;
}
