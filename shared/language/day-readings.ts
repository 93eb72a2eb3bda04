import type { Found, Reading } from '../values/found-value';
import type { Custom } from '../protocol/plan';
import { dayFrom, type WallClock } from '../values/wall-clock';
import { isCalendarDay } from '../values/numeric-dates';

/** How a language says days. */
export interface DayWords {
  /** The name of a weekday in a text, in the first group. */
  weekday: RegExp;
  /** 0 is Sunday; `undefined` where the name is none. */
  weekdayOf: (name: string) => number | undefined;
  /** The whole text is a weekday, with what says which one ("next Friday"). */
  onlyWeekday: RegExp;
  month: RegExp;
  /** The whole text is a day of a month that it does not say: "the 30th", with its weekday or without. */
  dayOfMonth?: RegExp;
  /** The days of words that count from another day or within a month, as ISO dates, the likeliest first: "Friday week". */
  counted?: (words: string, today: WallClock) => string[] | undefined;
  /** The whole text names the same day of each year without its date. */
  yearly?: RegExp;
  /** Which of the days of that name is said. */
  said: (words: string) => 'next' | 'after next' | 'this' | 'last' | 'past' | 'coming' | undefined;
  /** Behind it a weekday is the last one. */
  since: RegExp;
  /** Right before a weekday: the one a week before the day of that name which the text says too. */
  weekBefore?: RegExp;
  /** Between the two ends of a range. */
  to: RegExp;
  between: RegExp;
  and: RegExp;
  /** Between a weekday and its date. */
  weekdayGap: RegExp;
  /** `03/04` begins with the day only. */
  dayFirst: boolean;
  /** On which side of today the words around the place put a day. */
  directionOf: (text: string, at: number) => Extract<Custom, 'ahead' | 'behind'> | undefined;
}

const NUMERIC = /^(?:\D{3,12}\s)?\(?(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d])/;
type Day = Required<Pick<Reading, 'shows'>> & { iso: string };

/**
 * What each day of a text can mean. A day without its year or week may lie ahead or behind, `03/04` may begin with the day or
 * the month, and "next Friday" be this week's or the next one's: what the text does not decide is a doubt with all the readings.
 * A weekday decides between readings, and one that fits none of them is a doubt too.
 */
export function readDays(text: string, found: readonly Found[], today: WallClock, saying: DayWords): Found[] {
  const joined = joinWeekdays(
    text,
    [...found].sort((a, b) => a.start - b.start),
    saying
  );
  const read: Found[] = [];
  joined.forEach((one, at) => {
    if (one.type !== 'date' && one.type !== 'datetime') return void read.push(one);
    const [last, next] = [read.at(-1), joined[at + 1]];
    const opens = next !== undefined && isRange(text, one, next, saying);
    const closes = last !== undefined && isRange(text, last, one, saying);
    const days = closes
      ? daysAfter(last, one, text, { today, saying })
      : opens && hasYear(wordsOf(text, next))
        ? daysBefore(dayOf(next), one, text, { today, saying })
        : daysOf(text, one, today, saying);
    read.push(withDays(text, one, days, { today, saying }));
  });
  return read.map((one) => weekBefore(text, one, read, saying) ?? one);
}

/**
 * "Were visits on Friday more than the previous Friday" asks for a week before that Friday, whichever that is: with each of its
 * readings goes the day a week before it. Of a text that says no such day, or two of them, it is left to a model.
 */
function weekBefore(text: string, one: Found, all: readonly Found[], saying: DayWords): Found | undefined {
  const led = saying.weekBefore?.exec(text.slice(0, one.start));
  const words = wordsOf(text, one);
  if (!led || one.type !== 'date' || !saying.onlyWeekday.test(words)) return undefined;
  const weekday = weekdayIn(words, saying);
  const days = all.filter(
    (other) =>
      (other.type === 'date' || other.type === 'datetime') &&
      weekdayIn(wordsOf(text, other), saying) === weekday &&
      saying.weekBefore?.test(text.slice(0, other.start)) === false
  );
  const [day] = days;
  if (!day || days.some((other) => dayOf(other) !== dayOf(day))) return undefined;
  const start = one.start - led[0].length;
  const earlier = (iso: string): string => {
    const moved = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
    moved.setUTCDate(moved.getUTCDate() - 7);
    return moved.toISOString().slice(0, 10);
  };
  const others = (day.others ?? []).flatMap(({ value, shows }) =>
    typeof value === 'string' ? [{ value: earlier(value), ...(shows ? { shows } : {}) }] : []
  );
  const value = earlier(dayOf(day));
  const readings = [value, ...others.map((other) => other.value)];
  return {
    type: 'date',
    start,
    end: one.end,
    value,
    ...(day.shows ? { shows: day.shows } : {}),
    ...(others.length > 0 ? { others } : {}),
    ...(day.doubt === undefined ? {} : { doubt: `"${text.slice(start, one.end)}" can be ${readings.join(' or ')}` }),
  };
}

function isRange(text: string, from: Found, to: Found, saying: DayWords): boolean {
  if (!(from.type === 'date' || from.type === 'datetime') || !(to.type === 'date' || to.type === 'datetime'))
    return false;
  const between = text.slice(from.end, to.start);
  return saying.to.test(between) || (saying.and.test(between) && saying.between.test(text.slice(0, from.start)));
}

/** "Friday, 26 July" and "2023-12-08 (Friday)" are one day. */
function joinWeekdays(text: string, found: readonly Found[], saying: DayWords): Found[] {
  const joined: Found[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    const gap = last ? text.slice(last.end, next.start) : '';
    const days = last?.type === 'date' && (next.type === 'date' || next.type === 'datetime');
    const names = days ? [last, next].map((one) => saying.onlyWeekday.test(wordsOf(text, one))) : [];
    if (last && days && names[0] && !names[1] && saying.weekdayGap.test(gap)) {
      joined[joined.length - 1] = { ...next, start: last.start };
    } else if (last && days && !names[0] && names[1] && next.type === 'date' && /^\s*[,(]?\s*$/.test(gap)) {
      joined[joined.length - 1] = { ...last, end: next.end };
    } else joined.push(next);
  }
  return joined;
}

function wordsOf(text: string, { start, end }: Found): string {
  return text.slice(start, end);
}

function dayOf({ value }: Found): string {
  return typeof value === 'string' ? value.slice(0, 10) : '';
}

function hasYear(words: string): boolean {
  return /\b\d{4}\b(?!:)|\s['’]\d{2}$/.test(words) || /^\d{1,2}([/.-])\d{1,2}\1\d{2}\b/.test(words);
}

/** The days that the words can mean, the likeliest first. */
function daysOf(text: string, one: Found, today: WallClock, saying: DayWords): Day[] {
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

function sideOf(iso: string, today: WallClock): Custom[] {
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

function weekdayIn(words: string, saying: DayWords): number | undefined {
  const name = saying.weekday.exec(words)?.[1];
  return name === undefined ? undefined : saying.weekdayOf(name.toLowerCase());
}

/** What "today" means, and how a language says days. */
interface DayContext {
  today: WallClock;
  saying: DayWords;
}

/** The end of a range is the first such day from its beginning on, so that both are of one reading. */
function daysAfter(from: Found, to: Found, text: string, { today, saying }: DayContext): Day[] {
  const own = daysOf(text, to, today, saying);
  const isOfAnyMonth = saying.dayOfMonth?.test(wordsOf(text, to)) ?? false;
  if (hasYear(wordsOf(text, to)) || (own.length < 2 && !isOfAnyMonth)) return own;
  const starts: Day[] = [
    { iso: dayOf(from), shows: from.shows ?? [] },
    ...(from.others ?? []).map((other) => ({
      iso: typeof other.value === 'string' ? other.value.slice(0, 10) : '',
      shows: other.shows ?? [],
    })),
  ];
  const weekday = saying.onlyWeekday.test(wordsOf(text, to)) ? weekdayIn(wordsOf(text, to), saying) : undefined;
  const ends = starts.flatMap((start): Day[] => {
    if (weekday !== undefined) {
      const first = new Date(`${start.iso}T00:00:00Z`);
      first.setUTCDate(first.getUTCDate() + ((weekday - first.getUTCDay() + 7) % 7));
      return [{ iso: first.toISOString().slice(0, 10), shows: start.shows }];
    }
    if (isOfAnyMonth) return monthAfter(start, dayOf(to).slice(8));
    const years = [0, 1, 2, 3, 4].map((more) => `${Number(start.iso.slice(0, 4)) + more}${dayOf(to).slice(4)}`);
    const iso = years.find((one) => isCalendarDay(one) && one >= start.iso);
    return iso === undefined ? [] : [{ iso, shows: start.shows }];
  });
  return NUMERIC.test(wordsOf(text, to)) || ends.length === 0 ? own : ends;
}

/** The first such day of a month from the beginning of a range on. */
function monthAfter({ iso, shows }: Day, dayOfMonth: string): Day[] {
  const day = new Date(`${iso}T00:00:00Z`);
  for (let more = 0; more <= 62; more += 1, day.setUTCDate(day.getUTCDate() + 1)) {
    const found = day.toISOString().slice(0, 10);
    if (found.endsWith(`-${dayOfMonth}`)) return [{ iso: found, shows }];
  }
  return [];
}

/** "3 May to 5 May 2024": the beginning is the last such day up to the end. */
function daysBefore(end: string, from: Found, text: string, { today, saying }: DayContext): Day[] {
  const own = daysOf(text, from, today, saying);
  const words = wordsOf(text, from);
  if (own.length < 2 || hasYear(words) || saying.onlyWeekday.test(words) || NUMERIC.test(words)) return own;
  const years = [0, 1, 2, 3, 4].map((less) => `${Number(end.slice(0, 4)) - less}${dayOf(from).slice(4)}`);
  const iso = years.find((one) => isCalendarDay(one) && one <= end);
  return iso === undefined ? own : [{ iso, shows: sideOf(iso, today) }];
}

/** The found day with its readings; a weekday that is said with it leaves those that fall on it. */
function withDays(text: string, one: Found, days: readonly Day[], { today, saying }: DayContext): Found {
  const words = wordsOf(text, one);
  const weekday = saying.onlyWeekday.test(words) ? undefined : weekdayIn(words, saying);
  const fitting =
    weekday === undefined ? days : days.filter(({ iso }) => new Date(`${iso}T00:00:00Z`).getUTCDay() === weekday);
  const { shows: _shows, others: _others, doubt: _doubt, ...plain } = one;
  const clock = one.type === 'datetime' && typeof one.value === 'string' ? one.value.slice(10) : '';
  const [first, ...others] = fitting;
  if (!first) {
    const iso = days[0]?.iso ?? dayFrom(today, 0);
    return { ...plain, value: `${iso}${clock}`, doubt: `"${words}" is on another weekday` };
  }
  // A weekday that fits only the less likely year may as well be a slip.
  const unlikely = others.length === 0 && first !== days[0];
  return {
    ...plain,
    value: `${first.iso}${clock}`,
    ...(first.shows.length > 0 ? { shows: first.shows } : {}),
    ...(unlikely ? { doubt: `"${words}" is on another weekday, unless it is ${first.iso}` } : {}),
    ...(others.length > 0
      ? {
          others: others.map(({ iso, shows }) => ({ value: `${iso}${clock}`, shows })),
          doubt: `"${words}" can be ${fitting.map(({ iso }) => iso).join(' or ')}`,
        }
      : {}),
  };
}
