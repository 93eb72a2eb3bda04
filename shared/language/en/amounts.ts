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
export const findMoney = moneyIn({ pattern: NUMBER_WORDS, read: numberInWords }, CURRENCIES);

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
  return [...belowZero(text), ...dozens, ...scales, ...numbersInDigits(text), ...words];
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
