import type { Found } from '../../values/found-value';
import { foundAt } from '../../values/spans';
import { dayFrom, type WallClock } from '../../values/wall-clock';
import { CALENDAR } from './calendar-words';
import { NOTHING_FOLLOWS, WEEKDAY } from './counted-days';

const IN_WORDS = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth',
  'seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth',
  'twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first',
]
  .join(' ')
  .split(' ');
const DIGITS = '\\d{1,2}(?:st|nd|rd|th)';
const oneOf = (words: readonly string[]): string => [...words].reverse().join('|').replace(/-/g, '[\\s-]');
/** From the fourth on: the first three are mostly of other things, where no month says that they are days. */
const WORDS = oneOf(IN_WORDS.slice(3));
const LEAD = '(?:on|by|until|till|from|since|before|after|to|through|between|and|for)';
/** "the 3rd to the 5th of May": the month belongs to both. */
const NO_RANGE_OF_MONTH = `(?!\\s*(?:-|–|to|and|until|till|through)\\s+(?:the\\s+)?(?:\\uFFFC|(?:${DIGITS}|\\d{1,2})\\s+(?:of\\s+)?${CALENDAR.months}\\b))`;

const OF_MONTH = new RegExp(
  `(?<=\\b${LEAD}\\s+)(?:the\\s+(?:${DIGITS}|${WORDS})|${DIGITS})(?!\\w)${NO_RANGE_OF_MONTH}${NOTHING_FOLLOWS}`,
  'gi'
);
/** "Monday the 8th", "Fri 8th" */
const OF_WEEKDAY = new RegExp(
  `(?<=\\b${WEEKDAY}[.,]?\\s+)(?:the\\s+)?${DIGITS}(?!\\w)${NO_RANGE_OF_MONTH}${NOTHING_FOLLOWS}`,
  'gi'
);
/** "the 8th at 9 am": a time that stands behind says it. */
const BEFORE_TIME = new RegExp(`(?<![\\w-])the\\s+${DIGITS}(?=\\s+at\\s+\\uFFFC)`, 'gi');
const ONLY = new RegExp(`^the\\s+(?:${DIGITS}|${WORDS})$`, 'gi');

/** Source of a pattern for an ordinal that is a day of a month where a day stood. */
export const ORDINAL_DAY = `${DIGITS}|${WORDS}`;

/** Source of a pattern for an ordinal that is a day of a month. */
export const ORDINAL = `${DIGITS}|${oneOf(IN_WORDS)}`;

/** Is the whole text a day of a month that it does not say; its weekday may stand before it. */
export const DAY_OF_MONTH = new RegExp(`^(?:${WEEKDAY}[.,]?\\s+)?(?:(?:the\\s+)?${DIGITS}|the\\s+(?:${WORDS}))$`, 'i');

const LEAST_SURE = /\b(?:to|for|and)\s+$/i;

/** "by the 30th", "from the 3rd to the 9th", "Monday the 8th": an ordinal that no noun follows; which month is meant, `readDays` says. */
export function findDaysOfMonth(text: string, today: WallClock): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray): void => {
    const day = dayIn(match[0]);
    const next = Array.from({ length: 62 }, (_, days) => dayFrom(today, days)).find(
      (iso) => Number(iso.slice(8)) === day
    );
    if (next !== undefined && !found.some(({ start }) => start === match.index))
      found.push(foundAt(match, 'date', next));
  };
  for (const pattern of [ONLY, OF_WEEKDAY, BEFORE_TIME]) for (const match of text.matchAll(pattern)) add(match);
  for (const match of text.matchAll(OF_MONTH)) {
    // "to the 3rd" may be a floor, unless it ends a range of days.
    const last = found.filter(({ end }) => end <= match.index).at(-1)?.end;
    const isEnd = /^\uFFFC?\s*(?:to|and|until|till|through)\s*$/i.test(
      text.slice(last ?? text.lastIndexOf('\uFFFC', match.index), match.index)
    );
    if (!LEAST_SURE.test(text.slice(0, match.index)) || isEnd) add(match);
  }
  return found;
}

/** Which day of a month the ordinal says. */
export function dayIn(words: string): number {
  const digits = /\d+/.exec(words)?.[0];
  if (digits !== undefined) return Number(digits);
  return (
    IN_WORDS.indexOf(
      words
        .toLowerCase()
        .replace(/^the\s+/, '')
        .replace(/\s+/g, '-')
    ) + 1
  );
}
