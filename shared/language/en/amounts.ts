import type { Found } from '../../values/found-value';
import { foundAt } from '../../values/spans';
import { moneyIn, numbersInDigits } from '../amounts';
import { NUMBER_WORDS, numberInWords } from './number-words';

const CURRENCIES: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  yen: 'JPY',
  rupees: 'INR',
  francs: 'CHF',
};

/** Amounts with a currency: `{ amount, currency }`, the currency as its ISO 4217 code. */
export const findMoney = moneyIn(
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
    const half = /^half/i.test(match[0]);
    return count === undefined ? [] : [foundAt(match, 'number', half ? 6 : count * 12)];
  });
  const words = [...text.matchAll(IN_WORDS)].flatMap((match): Found[] => {
    const value = numberInWords(match[0]);
    if (value === undefined || (value === 1 && !countsOne(text, match.index, match.index + match[0].length))) return [];
    return [foundAt(match, 'number', value)];
  });
  const scales = [...text.matchAll(/(?<![\w-])an?\s+(hundred|thousand|million)(?![\w-]|\s+(?:and|of)\b)/gi)].flatMap(
    (match): Found[] => {
      const value = numberInWords(`one ${match[1] ?? ''}`);
      return value === undefined ? [] : [foundAt(match, 'number', value)];
    }
  );
  return [
    ...belowZero(text),
    ...dozens,
    ...scales,
    ...mixedNumbers(text),
    ...withTimes(text, numbersInDigits(text)),
    ...words,
  ];
}

const FRACTIONS: Readonly<Record<string, number>> = { '1/2': 0.5, '1/4': 0.25, '3/4': 0.75 };

/** "2 1/2". */
function mixedNumbers(text: string): Found[] {
  return [...text.matchAll(/(?<![\w.,/-])(\d{1,3})\s+(1\/2|1\/4|3\/4)(?![\w/])/g)].map((match) =>
    foundAt(match, 'number', Number(match[1]) + (FRACTIONS[match[2] ?? ''] ?? 0))
  );
}

/** "17.30" is half past five where the wording has a time. */
function withTimes(text: string, numbers: readonly Found[]): Found[] {
  return numbers.map((one) => {
    const clock = /^([01]?\d|2[0-3])\.([0-5]\d)$/.exec(text.slice(one.start, one.end));
    if (!clock) return one;
    const value = `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}`;
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

const IN_WORDS = new RegExp(`(?<![\\w-])${NUMBER_WORDS}(?![\\w-])`, 'gi');
const DOZENS = new RegExp(`(?<![\\w-])(?:half\\s+a|(an?|\\d{1,2}|${NUMBER_WORDS}))\\s+dozen(?!\\w)`, 'gi');

function countsOne(text: string, start: number, end: number): boolean {
  const before = /(\w+)\s+$/.exec(text.slice(0, start))?.[1]?.toLowerCase() ?? '';
  const after = /^\s+(\w+)/.exec(text.slice(end))?.[1]?.toLowerCase();
  const refers =
    /^(?:this|that|the|which|every|no|any|each|last|next|first|only|another|other|some|new|old|right|wrong|by)$/;
  return after !== undefined && !refers.test(before) && !/^(?:of|another|by|more|i|we|you|that|who|which)$/.test(after);
}
