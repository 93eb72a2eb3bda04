import type { Found } from '../../values/found-value';
import { isCalendarDay } from '../../values/numeric-dates';
import { foundAt } from '../../values/spans';
import { dayFrom, type WallClock } from '../../values/wall-clock';
import { CALENDAR, monthOf } from './calendar-words';
import { numberInWords } from './number-words';

/** Source of a pattern for the name of a weekday, short or whole. */
export const WEEKDAY = '(?:sun|mon|tues?|weds|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?';
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The day of the week of such a name, from 0 for Sunday; -1 for another word. */
export function weekdayOf(name: string): number {
  return NAMES.indexOf(name.slice(0, 3).toLowerCase());
}

/** Behind a day nothing goes on that it would belong to: "the 8th floor", "the Friday week pass". */
export const NOTHING_FOLLOWS =
  '(?=\\s*(?:$|[.,;:!?)]|\\uFFFC|(?:at|on|to|from|until|till|by|for|in|with|and|or|please|through|before|after|because|instead|as|is|was|if|via|about|including|under|between)\\b))';

const WEEKS = '(?:an?|one|two|three|four|five|six|eight|ten|twelve|\\d{1,2})\\s+weeks?|a\\s+fortnight';
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const NTH = `(?:${ORDINALS.join('|')}|1st|2nd|3rd|4th|5th|last)`;
const OF_MONTH = `(?:(?:the|this|next)\\s+month|${CALENDAR.months}(?:\\s+\\d{4})?)`;

/** Each with its days; the likeliest first. */
const FORMS: readonly { source: string; daysOf: (words: string, today: WallClock) => string[] }[] = [
  // "a week on Friday", "two weeks from Monday"; "a week Monday"
  {
    source: `(?:${WEEKS})\\s+(?:(?:on|from|this)\\s+)?${WEEKDAY}`,
    daysOf: (words, today) => weekdaysOn(words, today, 7 * weeksIn(words)),
  },
  {
    source: `(?:${WEEKS})\\s+(?:from\\s+)?(?:today|tomorrow)`,
    daysOf: (words, today) => [dayFrom(today, 7 * weeksIn(words) + (/tomorrow/i.test(words) ? 1 : 0))],
  },
  { source: 'in\\s+a\\s+fortnight', daysOf: (_, today) => [dayFrom(today, 14)] },
  {
    source: `${WEEKDAY}\\s+(?:week|fortnight)`,
    daysOf: (words, today) => weekdaysOn(words, today, /fortnight/i.test(words) ? 14 : 7),
  },
  {
    source: '(?:today|tomorrow)\\s+(?:week|fortnight)',
    daysOf: (words, today) => [dayFrom(today, (/fortnight/i.test(words) ? 14 : 7) + (/tomorrow/i.test(words) ? 1 : 0))],
  },
  // Seven days on where the coming one is of the next week, or else fourteen.
  {
    source: `(?:the\\s+)?${WEEKDAY}\\s+after\\s+next`,
    daysOf: (words, today) => [7, 14].flatMap((days) => weekdaysOn(words, today, days)),
  },
  {
    source: `(?:the\\s+)?${NTH}\\s+${WEEKDAY}\\s+(?:of|in)\\s+${OF_MONTH}`,
    daysOf: (words, today) => monthsIn(words, today).flatMap((month) => nthWeekday(words, month) ?? []),
  },
  {
    source: '(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)\\s+of\\s+(?:the|this|next)\\s+month',
    daysOf: (words, today) =>
      monthsIn(words, today)
        .map((month) => `${month}-${(/\d+/.exec(words)?.[0] ?? '').padStart(2, '0')}`)
        .filter(isCalendarDay),
  },
];

/** Before a length of time these say that it is one: "for a week on Monday". */
const LASTS =
  '(?<!\\b(?:for|within|over|in|of|about|around|another|extra|every|each|lasting|lasts?|takes?|took|than|last|past|next|the)\\s+)';
const EACH = FORMS.map(({ source, daysOf }) => ({
  find: new RegExp(`(?<![\\w'’-])${LASTS}${source}\\.?(?![\\w'’-])${NOTHING_FOLLOWS}`, 'gi'),
  whole: new RegExp(`^${source}\\.?$`, 'i'),
  daysOf,
}));

const MAY_COUNT = /week|fortnight|month|after\s+next|(?:of|in)\s/i;

/** Days that are counted from a weekday or from today, or within a month: "Friday week", "a fortnight on Monday", "the last Friday of the month". */
export function findCountedDays(text: string, today: WallClock): Found[] {
  if (!MAY_COUNT.test(text)) return [];
  const found: Found[] = [];
  for (const { find, daysOf } of EACH) {
    for (const match of text.matchAll(find)) {
      const [day] = daysOf(match[0], today);
      const end = match.index + match[0].length;
      if (day === undefined || found.some((one) => match.index < one.end && one.start < end)) continue;
      found.push(foundAt(match, 'date', day));
    }
  }
  return found;
}

/** The days that such words can mean, as ISO dates, the likeliest first; `undefined` for other words. */
export function countedDays(words: string, today: WallClock): string[] | undefined {
  const days = EACH.find(({ whole }) => whole.test(words))?.daysOf(words, today);
  // "of the month": of this one as long as it is to come, and else it may be the next one's.
  const [own, following] = days ?? [];
  if (own === undefined || following === undefined || !/\bthe\s+month\.?$/i.test(words)) return days;
  return own >= dayFrom(today, 0) ? [own] : [following, own];
}

function weeksIn(words: string): number {
  const count = /^\S+/.exec(words)?.[0] ?? '';
  if (/fortnight/i.test(words)) return 2;
  return /^an?$/i.test(count) ? 1 : /^\d+$/.test(count) ? Number(count) : (numberInWords(count) ?? 1);
}

/** So many days after the coming one; said on that weekday itself, nobody knows whether it counts from today. */
function weekdaysOn(words: string, today: WallClock, days: number): string[] {
  const ahead = (weekdayIn(words) - today.weekday + 7) % 7;
  return ahead === 0 ? [dayFrom(today, days), dayFrom(today, days + 7)] : [dayFrom(today, ahead + days)];
}

const ONE_WEEKDAY = new RegExp(`\\b${WEEKDAY}\\b`, 'i');

function weekdayIn(words: string): number {
  return weekdayOf(ONE_WEEKDAY.exec(words)?.[0] ?? '');
}

const ONE_MONTH = new RegExp(`\\b${CALENDAR.months}\\b`, 'i');

/** `YYYY-MM` of the months that the words can mean. */
function monthsIn(words: string, today: WallClock): string[] {
  const asMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;
  const own = asMonth(today.year, today.month);
  const following = today.month === 12 ? asMonth(today.year + 1, 1) : asMonth(today.year, today.month + 1);
  if (/\bthis\s+month$/i.test(words)) return [own];
  if (/\bnext\s+month$/i.test(words)) return [following];
  if (/\bthe\s+month$/i.test(words)) return [own, following];
  const month = monthOf(ONE_MONTH.exec(words)?.[0] ?? '');
  const year = /\d{4}$/.exec(words)?.[0];
  if (year !== undefined) return [asMonth(Number(year), month)];
  const next = month >= today.month ? today.year : today.year + 1;
  return month === today.month ? [asMonth(next, month)] : [asMonth(next, month), asMonth(next - 1, month)];
}

function nthWeekday(words: string, month: string): string[] | undefined {
  const said = new RegExp(NTH, 'i').exec(words)?.[0].toLowerCase() ?? '';
  const nth = /^\d/.test(said) ? Number(said[0]) : ORDINALS.indexOf(said) + 1;
  const weekday = weekdayIn(words);
  const days = Array.from({ length: 31 }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`).filter(
    (iso) => isCalendarDay(iso) && new Date(`${iso}T00:00:00Z`).getUTCDay() === weekday
  );
  const day = said === 'last' ? days.at(-1) : days[nth - 1];
  return day === undefined ? undefined : [day];
}
