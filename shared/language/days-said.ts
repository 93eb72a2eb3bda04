import type { DayWords } from './day-words';
import type { Custom } from '../protocol/plan';
import type { Found, Reading } from '../values/found-value';
import { isCalendarDay } from '../values/numeric-dates';
import { dayFrom, type WallClock } from '../values/wall-clock';

/** `03/04`, with its year or without, behind a weekday or not. */
export const NUMERIC = /^(?:\D{3,12}\s)?\(?(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d])/;
/** A day that words can mean, and the customs by which they do. */
export type Day = Required<Pick<Reading, 'shows'>> & { iso: string };

export function wordsOf(text: string, { start, end }: Found): string {
  return text.slice(start, end);
}

export function dayOf({ value }: Found): string {
  return typeof value === 'string' ? value.slice(0, 10) : '';
}

export function hasYear(words: string): boolean {
  return /\b\d{4}\b(?!:)|\s['’]\d{2}$/.test(words) || /^\d{1,2}([/.-])\d{1,2}\1\d{2}\b/.test(words);
}

/** The days that the words can mean, the likeliest first. */
export function daysOf(text: string, one: Found, today: WallClock, saying: DayWords): Day[] {
  const words = wordsOf(text, one);
  const day = dayOf(one);
  const direction = saying.directionOf(text, one.start);
  const numeric = NUMERIC.exec(words);
  const dated = numeric ? numericDays(numeric, day, today, saying.dayFirst) : [];
  // "7.30 pm on December 16" begins with a time.
  if (dated.some(({ iso }) => iso === day)) return inDirection(dated, direction);
  if (saying.onlyWeekday.test(words))
    return weekdays(words, text.slice(0, one.start), day, { today, direction, saying });
  const counted = saying.counted?.(words, today);
  if (counted)
    return inDirection(
      counted.map((iso) => ({ iso, shows: sideOf(iso, today) })),
      direction
    );
  if (saying.dayOfMonth?.test(words)) {
    const weekday = weekdayIn(words, saying);
    const days = Number(day.slice(8));
    return weekday === undefined
      ? inDirection(monthless(days, day, today), direction)
      : ofWeekday(days, weekday, today);
  }
  if ((saying.month.test(words) || saying.yearly?.test(words)) && !hasYear(words))
    return inDirection(yearless(day.slice(5), day, today, []), direction);
  return [{ iso: day, shows: sideOf(day, today) }];
}

/** Those on the side that the text says; all of them where it says none, or none lies there. */
function inDirection(days: Day[], direction: Custom | undefined): Day[] {
  const there = days.filter(({ shows }) => direction !== undefined && shows.includes(direction));
  return there.length > 0 ? there : days;
}

export function sideOf(iso: string, today: WallClock): Custom[] {
  const now = dayFrom(today, 0);
  return iso > now ? ['ahead'] : iso < now ? ['behind'] : [];
}

/** A day and month of the nearest years on either side of today; today itself is meant where it is that day. */
function yearless(monthDay: string, nearest: string, today: WallClock, shows: Custom[]): Day[] {
  const now = dayFrom(today, 0);
  if (now.endsWith(monthDay)) return [{ iso: now, shows }];
  const ofYears = (step: 1 | -1): string | undefined => {
    for (let year = today.year - step; Math.abs(year - today.year) <= 8; year += step) {
      const iso = `${year}-${monthDay}`;
      if (isCalendarDay(iso) && (step > 0 ? iso > now : iso < now)) return iso;
    }
    return undefined;
  };
  const days = [ofYears(1), ofYears(-1)].flatMap((iso) =>
    iso === undefined ? [] : [{ iso, shows: [...shows, ...sideOf(iso, today)] }]
  );
  return days.sort((a, b) => Number(b.iso === nearest) - Number(a.iso === nearest));
}

/** A day of this month or of the nearest ones on either side that have it; today itself is meant where it is that day. */
function monthless(dayOfMonth: number, nearest: string, today: WallClock): Day[] {
  const now = dayFrom(today, 0);
  if (Number(now.slice(8)) === dayOfMonth) return [{ iso: now, shows: [] }];
  const ofMonths = (step: 1 | -1): string | undefined => {
    for (let days = step; Math.abs(days) <= 62; days += step) {
      const iso = dayFrom(today, days);
      if (Number(iso.slice(8)) === dayOfMonth) return iso;
    }
    return undefined;
  };
  const days = [ofMonths(1), ofMonths(-1)].flatMap((iso) =>
    iso === undefined ? [] : [{ iso, shows: sideOf(iso, today) }]
  );
  return days.sort((a, b) => Number(b.iso === nearest) - Number(a.iso === nearest));
}

/** So far from today a day without its month is meant, and a weekday beside it only confirms it. */
const NEAR = 62;
const YEAR = 366;

/**
 * A day of a month on a weekday: the near one that is both. Where none is ahead and near, one of the days that are both may be meant, or
 * one of the two is a slip, which nothing that was learnt decides.
 */
function ofWeekday(dayOfMonth: number, weekday: number, today: WallClock): Day[] {
  const first = (step: 1 | -1): { iso: string; away: number } | undefined => {
    for (let away = step > 0 ? 0 : 1; away <= YEAR; away += 1) {
      const iso = dayFrom(today, step * away);
      if (Number(iso.slice(8)) === dayOfMonth && new Date(`${iso}T00:00:00Z`).getUTCDay() === weekday)
        return { iso, away };
    }
    return undefined;
  };
  const [ahead, behind] = [first(1), first(-1)];
  if (ahead && ahead.away <= NEAR) return [{ iso: ahead.iso, shows: sideOf(ahead.iso, today) }];
  return [behind, ahead].flatMap((one) => (one ? [{ iso: one.iso, shows: [] }] : []));
}

function numericDays(
  [, first = '', sign = '', second = '', year]: RegExpExecArray,
  day: string,
  today: WallClock,
  dayFirst: boolean
): Day[] {
  const orders: { year?: string; month: string; day: string; shows: Custom[] }[] =
    sign === '.' || dayFirst
      ? [{ year, day: first, month: second, shows: [] }]
      : [
          { year, month: first, day: second, shows: ['month-first'] },
          { year, day: first, month: second, shows: ['day-first'] },
          ...(sign === '-' && year?.length === 2 ? [{ year: first, month: second, day: year, shows: [] }] : []),
        ];
  const days = orders.flatMap((order): Day[] => {
    const monthDay = `${order.month.padStart(2, '0')}-${order.day.padStart(2, '0')}`;
    if (!isCalendarDay(`2024-${monthDay}`)) return [];
    if (order.year === undefined) return yearless(monthDay, day, today, order.shows);
    return fullYears(order.year, today)
      .map((full) => `${full}-${monthDay}`)
      .filter(isCalendarDay)
      .map((iso) => ({ iso, shows: [...order.shows, ...sideOf(iso, today)] }));
  });
  return days.filter(({ iso }, at) => days.findIndex((other) => other.iso === iso) === at);
}

/** Two digits are of this century, or of the last one where that is nearer than thirty years ahead. */
function fullYears(year: string, today: WallClock): string[] {
  if (year.length === 4) return [year];
  const century = Math.floor(today.year / 100) * 100;
  const full = century + Number(year);
  return full > today.year + 10 ? [String(full), String(full - 100)] : [String(full)];
}

/** A weekday without a date; weeks begin on Monday, or on Sunday for some. */
function weekdays(
  words: string,
  before: string,
  read: string,
  { today, direction, saying }: { today: WallClock; direction: Custom | undefined; saying: DayWords }
): Day[] {
  const weekday = weekdayIn(words, saying);
  if (weekday === undefined) return [{ iso: read, shows: [] }];
  const ahead = ((weekday - today.weekday + 6) % 7) + 1;
  const behind = ahead === 7 ? -7 : ahead - 7;
  const ofWeek = (today.weekday + 6) % 7;
  const isThisWeek = (days: number): boolean => ofWeek + days >= 0 && ofWeek + days <= 6;
  const days = (...offsets: number[]): Day[] =>
    offsets.map((offset) => ({ iso: dayFrom(today, offset), shows: sideOf(dayFrom(today, offset), today) }));
  const byWeek = (near: number, far: number): Record<'near' | 'far', Day> => {
    const [one, other] = days(near, far) as [Day, Day];
    const week = (day: Day, custom: Custom): Day => ({ ...day, shows: [...day.shows, custom] });
    return { near: week(one, 'same-week'), far: week(other, 'other-week') };
  };
  const said = saying.said(words);
  if (said === 'next' || said === 'after next') {
    const first = said === 'next' ? ahead : ahead + 7;
    const { near, far } = byWeek(first, first + 7);
    // On a Sunday nobody knows which week it belongs to, and so the days show no custom.
    return isThisWeek(ahead) ? [far, near] : today.weekday === 0 ? days(first, first + 7) : days(first);
  }
  if (said === 'coming') return days(ahead);
  if (said === 'past' || saying.since.test(before)) return days(behind);
  if (said === 'last') {
    const { near, far } = byWeek(behind, behind - 7);
    return isThisWeek(behind) ? [near, far] : days(behind);
  }
  if (ahead === 7) return said === 'this' ? days(0) : days(0, 7, -7);
  if (said === 'this') return isThisWeek(ahead) ? days(ahead) : days(ahead, behind);
  return inDirection(days(ahead, behind), direction);
}

export function weekdayIn(words: string, saying: DayWords): number | undefined {
  const name = saying.weekday.exec(words)?.[1];
  return name === undefined ? undefined : saying.weekdayOf(name.toLowerCase());
}
