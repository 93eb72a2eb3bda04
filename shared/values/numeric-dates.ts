import type { Custom } from '../protocol/plan';
import type { Found } from './found-value';
import { foundAt } from './spans';

/** `2023-12-08T15:30:00Z` is kept as it stands; `2023-12-08 15:30` is a wall-clock time. */
export function findInstants(text: string): Found[] {
  const pattern =
    /(?<![\w-])(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?((?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?(?![\w:])/g;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [, date = '', clock = '', seconds = ':00', zone = ''] = match;
    if (!isCalendarDay(date) || clock > '23:59') return [];
    return [foundAt(match, 'datetime', `${date}T${clock}${seconds}${zone}`)];
  });
}

/** Numeric dates by custom: year first; day first with dots; slashes month first unless that month does not exist, or `dayFirst`. */
export function findNumericDates(text: string, dayFirst = false): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, year: string, month: string, day: string): void => {
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isCalendarDay(iso)) found.push(foundAt(match, 'date', iso));
  };
  for (const match of text.matchAll(/(?<![\w./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\w/]|[-.]\d)/g)) {
    add(match, match[1] ?? '', match[3] ?? '', match[4] ?? '');
  }
  for (const match of text.matchAll(/(?<![\w./-])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\w/]|[-.]\d)/g)) {
    add(match, match[3] ?? '', match[2] ?? '', match[1] ?? '');
  }
  for (const match of text.matchAll(/(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\w/]|[-.]\d)/g)) {
    const [first, second] = [match[1] ?? '', match[3] ?? ''];
    if (dayFirst || Number(first) > 12) add(match, match[4] ?? '', second, first);
    else add(match, match[4] ?? '', first, second);
  }
  return found;
}

const NUMERIC_DAY = /^(?<first>\d{1,2})([/-])(?<second>\d{1,2})(?:\2(?<year>\d{4}))?$/;

/** Both readings of `03/04/2024` are dates: nobody can say which one is meant. */
export function isAmbiguousDate(text: string): boolean {
  const match = /^(\d{1,2})([/-])(\d{1,2})(?:\2\d{4})?(?!\d)/.exec(text.trim());
  return match !== null && Number(match[1]) <= 12 && Number(match[3]) <= 12 && Number(match[1]) !== Number(match[3]);
}

/** The order of day and month that a numeric date shows: "25/03/2025" has no 25th month. */
export function orderOf(text: string): Extract<Custom, 'day-first' | 'month-first'> | undefined {
  const { first, second } = NUMERIC_DAY.exec(text.trim())?.groups ?? {};
  if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
  return Number(first) <= 12 && Number(second) > 12 ? 'month-first' : undefined;
}

/**
 * A numeric day with its month in words, with the year where the text has one: "02/04/2025" as "2 April 2025" or "February 4, 2025". `undefined` for a
 * text that is more or other than such a day.
 *
 * @param locale BCP 47, of the words
 */
export function withMonthInWords(text: string, order: 'day-first' | 'month-first', locale: string): string | undefined {
  const { first = '', second = '', year } = NUMERIC_DAY.exec(text.trim())?.groups ?? {};
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  // A leap year: 29 February without a year is a day.
  const iso = `${year ?? '2024'}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCalendarDay(iso)) return undefined;
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: year === undefined ? undefined : 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${iso}T00:00:00Z`));
}

export function isCalendarDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
