import type { Found } from '../../values/found-value';
import { blank, foundAt } from '../../values/spans';
import { moneyIn, numbersInDigits } from '../amounts';
import { NOTHING_FOLLOWS } from './counted-days';
import { NUMBER_WORDS, numberInWords } from './number-words';

const CURRENCIES: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  yen: 'JPY',
  rupees: 'INR',
  francs: 'CHF',
};

/** Amounts with a currency: `{ amount, currency }`, the currency as its ISO 4217 code. */
export function findMoney(text: string): Found[] {
  const inParts = [...text.matchAll(WITH_CENTS), ...text.matchAll(PENCE)].flatMap((match): Found[] => {
    const [said = '', unit, rest] = [match[1], match[2], match[3]];
    const [whole, parts] = [said, rest].map((one) =>
      one === undefined ? 0 : /^an?$/i.test(one) ? 1 : /^\d+(?:\.\d)?$/.test(one) ? Number(one) : numberInWords(one)
    );
    if (whole === undefined || parts === undefined) return [];
    const amount = unit === undefined ? Number((whole / 100).toFixed(3)) : whole + parts / 100;
    return [foundAt(match, 'money', { amount, currency: CURRENCIES[unit?.toLowerCase() ?? ''] ?? 'GBP' })];
  });
  return [...inParts, ...findWhole(blank(text, inParts))];
}

const TENS =
  '\\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?';
/** "five pounds fifty" */
const WITH_CENTS = new RegExp(
  `(?<![\\w.,-])(an?|\\d{1,4}|${NUMBER_WORDS})\\s+(pounds?|quid|euros?|dollars?|bucks)\\s+(${TENS})(?![\\w-])${NOTHING_FOLLOWS}`,
  'gi'
);
/** "50p", "142.9p", "ninety-nine pence" */
const PENCE = new RegExp(
  `(?<![\\w.,£-])(\\d{1,3}(?:\\.\\d)?(?=\\s?pence|p)|${NUMBER_WORDS}(?=\\s+pence))(?:\\s?pence|p)(?![\\w-]|\\.?\\s?m\\b)`,
  'gi'
);

const findWhole = moneyIn(
  {
    pattern: `(?:(?:half\\s+)?an?\\s+(?:hundred|thousand|million)(?:\\s+and\\s+${NUMBER_WORDS})?|${NUMBER_WORDS})`,
    read: amountInWords,
  },
  CURRENCIES,
  { hundred: 100, thousand: 1_000, million: 1_000_000, billion: 1_000_000_000 }
);

/** "a hundred and fifty", "half a million". */
function amountInWords(words: string): number | undefined {
  const half = /^half\s+an?\s+/i.exec(words)?.[0];
  if (half === undefined) return numberInWords(words.replace(/^an?\s/i, 'one '));
  const whole = numberInWords(`one ${words.slice(half.length)}`);
  return whole === undefined || /\sand\s/i.test(words) ? undefined : whole / 2;
}

/** Numbers in digits and in words; a unit or a per cent sign stays in the wording. `one` only where it counts. */
export function findNumbers(text: string): Found[] {
  const dozens = [...text.matchAll(DOZENS)].flatMap((match): Found[] => {
    const count = match[1] === undefined || /^an?$/i.test(match[1]) ? 1 : (numberInWords(match[1]) ?? Number(match[1]));
    const half = /half/i.test(match[0]);
    return count === undefined ? [] : [foundAt(match, 'number', half ? 6 : count * 12)];
  });
  const words = [...text.matchAll(IN_WORDS)].flatMap((match): Found[] => {
    const value = numberInWords(match[0]);
    if (value === undefined || (value === 1 && !countsOne(text, match.index, match.index + match[0].length))) return [];
    return [foundAt(match, 'number', value)];
  });
  const scales = [...text.matchAll(SCALES)].flatMap((match): Found[] => {
    const value = numberInWords(match[0].replace(/^an?/i, 'one'));
    return value === undefined ? [] : [foundAt(match, 'number', value)];
  });
  const couples = [...text.matchAll(COUPLES)].map((match) => foundAt(match, 'number', 2));
  return [
    ...belowZero(text),
    ...dozens,
    ...couples,
    ...scales,
    ...mixedNumbers(text),
    ...withTimes(text, [...numbersInDigits(text), ...words]),
  ];
}

const FRACTIONS: Readonly<Record<string, number>> = { '1/2': 0.5, '1/4': 0.25, '3/4': 0.75 };

/** "2 1/2". */
function mixedNumbers(text: string): Found[] {
  return [...text.matchAll(/(?<![\w.,/-])(\d{1,3})\s+(1\/2|1\/4|3\/4)(?![\w/])/g)].map((match) =>
    foundAt(match, 'number', Number(match[1]) + (FRACTIONS[match[2] ?? ''] ?? 0))
  );
}

const BEFORE_HOUR = /\b(?:at|by|before|after|until|till|from|to|since|between|and)\s+$/i;

/** "2024" and "1987" are years rather than times. */
function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits) && (Number(digits) % 5 !== 0 || /^20[23]/.test(digits));
}

/** "17.30" and "1730" are half past five where the wording has a time, and "until 11" is an hour there. */
function withTimes(text: string, numbers: readonly Found[]): Found[] {
  return numbers.map((one) => {
    const said = text.slice(one.start, one.end);
    const clock =
      /^([01]?\d|2[0-3])\.([0-5]\d)$/.exec(said) ?? (isYear(said) ? null : /^([01]\d|2[0-3])([0-5]\d)$/.exec(said));
    const hour = typeof one.value === 'number' && /^(?:\d+|\p{L}+)$/u.test(said) ? one.value : 0;
    const isHour = hour >= 1 && hour <= 12 && BEFORE_HOUR.test(text.slice(0, one.start));
    if (!clock && !isHour) return one;
    const value = clock
      ? `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}`
      : `${String(hour).padStart(2, '0')}:00`;
    return { ...one, others: [...(one.others ?? []), { type: 'time' as const, value }] };
  });
}

const BELOW_ZERO = new RegExp(
  `(?<!(?:\\d|${NUMBER_WORDS})\\s+)(?<![\\w-])minus\\s+(\\d+(?:\\.\\d+)?|${NUMBER_WORDS})(?=\\s*(?:degrees?\\b|°|celsius\\b|fahrenheit\\b))`,
  'gi'
);

/** "minus 15 degrees": elsewhere "minus" may take away. */
function belowZero(text: string): Found[] {
  return [...text.matchAll(BELOW_ZERO)].flatMap((match): Found[] => {
    const said = match[1] ?? '';
    const value = /^\d/.test(said) ? Number(said) : numberInWords(said);
    return value === undefined ? [] : [foundAt(match, 'number', -value)];
  });
}

/** "a hundred", "a hundred and fifty" */
const SCALES = new RegExp(
  `(?<![\\w-])an?\\s+(?:hundred|thousand|million)(?:\\s+and\\s+${NUMBER_WORDS}|(?![\\w-]|\\s+(?:and|of)\\b))(?![\\w-])`,
  'gi'
);

const IN_WORDS = new RegExp(`(?<![\\w-])${NUMBER_WORDS}(?![\\w-])`, 'gi');
/** "a couple of jars" are two, "the couple of the year", "a couple of days" (a length of time) and "a couple of others" are none that is counted. */
const COUPLES =
  /(?<![\w-])a\s+couple\s+of(?=\s+(?!(?:the|my|our|your|his|her|their|these|those|them|us|you|more|extra|others?|hundred|thousand|dozen|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|months?|years?|times?)\b)\p{L})/giu;
const DOZENS = new RegExp(
  `(?<![\\w-])(?:(?:half(?:\\s+a)?|a\\s+half)|(an?|\\d{1,2}|${NUMBER_WORDS}))\\s+dozen(?!\\w)`,
  'gi'
);

function countsOne(text: string, start: number, end: number): boolean {
  const before = /(\w+)\s+$/.exec(text.slice(0, start))?.[1]?.toLowerCase() ?? '';
  const after = /^\s+(\w+)/.exec(text.slice(end))?.[1]?.toLowerCase();
  const refers =
    /^(?:this|that|the|which|every|no|any|each|last|next|first|only|another|other|some|new|old|right|wrong|by)$/;
  return after !== undefined && !refers.test(before) && !/^(?:of|another|by|more|i|we|you|that|who|which)$/.test(after);
}
