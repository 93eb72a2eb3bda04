import type { Found } from '../values/found-value';
import { foundAt } from '../values/spans';
import { NUMBER_IN_DIGITS, readNumber, scaled, type WrittenNumber } from '../values/written-number';

/** Cardinals in the words of a language. */
export interface NumberWords {
  /** Source of a pattern that finds them. */
  pattern: string;
  /** The number that the words say; `undefined` where they are no single cardinal. */
  read: (words: string) => number | undefined;
}

const SIGNS: Record<string, string> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
};

const CODES = 'EUR|USD|GBP|JPY|INR|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|CNY|SGD|HKD|BRL|MXN|ZAR';
const CENTS = 2;

/** Written at the digits: `1.5k`. */
const SCALES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/**
 * A finder of amounts with a currency: `{ amount, currency }`, the currency as its ISO 4217 code.
 *
 * @param scales words that multiply the digits before them: "1.2 million"
 */
export function moneyIn(
  numbers: NumberWords,
  currencies: Readonly<Record<string, string>>,
  scales: Readonly<Record<string, number>> = {}
): (text: string) => Found[] {
  const known = { ...SIGNS, ...currencies };
  const units = `${CODES}|${Object.keys(currencies).join('|')}`;
  const unit = new RegExp(`[$€£¥₹]|${units}`, 'iu');
  const words = Object.keys(scales);
  const scale = words.length > 0 ? `(?:([km])|\\s+(${words.join('|')})(?!\\w))?` : '([km])?()';
  const before = new RegExp(
    `(?<![\\w$€£¥₹])(?:((?:US|AU?|CA?|NZ|HK)?\\$|[€£¥₹])\\s?|(${CODES})\\s?)(${NUMBER_IN_DIGITS})${scale}(?![\\w%])`,
    'gi'
  );
  const after = new RegExp(
    `(?<![\\w.,'’-])(${NUMBER_IN_DIGITS}|${numbers.pattern})${scale}(?:\\s?([€$£¥₹])|\\s*(${units})(?!\\w))`,
    'giu'
  );
  return (text) => {
    const found: Found[] = [];
    if (!unit.test(text)) return found;
    const add = (match: RegExpMatchArray, amountText: string, said: string, scale = ''): void => {
      const start = match.index ?? 0;
      const end = start + match[0].length;
      const currency = known[said.toLowerCase()] ?? said.toUpperCase();
      const factor = SCALES[scale.toLowerCase()] ?? scales[scale.toLowerCase()] ?? 1;
      const number = numberIn(amountText, numbers, CENTS);
      const amount = number && scaled(number, factor);
      if (amount === undefined || found.some((other) => start < other.end && other.start < end)) return;
      const { value, others, ...rest } = amount;
      const ofCurrency = (one: number | string): Found['value'] => ({ amount: one, currency });
      found.push({
        ...rest,
        type: 'money',
        start,
        end,
        value: ofCurrency(value),
        ...(others ? { others: others.map((one) => ({ ...one, value: ofCurrency(one.value) })) } : {}),
      });
    };
    for (const match of text.matchAll(before))
      add(match, match[3] ?? '', match[1] ?? match[2] ?? '', match[4] ?? match[5]);
    for (const match of text.matchAll(after))
      add(match, match[1] ?? '', match[4] ?? match[5] ?? '', match[2] ?? match[3]);
    return found;
  };
}

/** A number in digits or in words. */
function numberIn(text: string, { read }: NumberWords, decimals = 0): WrittenNumber | undefined {
  const words = read(text);
  return words === undefined ? readNumber(text, decimals) : { value: words };
}

const PLAIN = new RegExp(`(?<![\\w.,/#@:'’-]|\\d[ -])[+-]?${NUMBER_IN_DIGITS}(?![\\w/:@¼½¾⅓⅔⅛]|-\\d)`, 'g');
const WITH_UNIT = new RegExp(
  `(?<![\\w.,/#@:'’-])${NUMBER_IN_DIGITS}(?=(?:kg|g|mg|km|cm|mm|m|ml|l|lb|lbs|oz|gb|mb|tb|kb|kwh|kw|w|px|pcs)\\b)`,
  'gi'
);

/** Numbers in digits; a unit or a per cent sign stays in the wording. */
export function numbersInDigits(text: string): Found[] {
  return [...text.matchAll(PLAIN), ...text.matchAll(WITH_UNIT)].flatMap((match) => writtenAt(match));
}

function writtenAt(match: RegExpMatchArray): Found[] {
  const number = readNumber(match[0]);
  return number ? [{ ...number, ...foundAt(match, 'number', number.value) }] : [];
}

/** A finder of numbers in digits and in words; "one" is left out, since it is an article as well. */
export function numbersIn({ pattern, read }: NumberWords): (text: string) => Found[] {
  const inWords = new RegExp(`(?<![\\p{L}\\d-])${pattern}(?![\\p{L}\\d-])`, 'giu');
  return (text) => [
    ...numbersInDigits(text),
    ...[...text.matchAll(inWords)].flatMap((match) => {
      const value = read(match[0]);
      return value === undefined || value === 1 ? [] : [foundAt(match, 'number', value)];
    }),
  ];
}
