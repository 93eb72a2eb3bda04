import type { DayWords } from './day-words';
import { dayOf, daysOf, hasYear, NUMERIC, sideOf, weekdayIn, wordsOf, type Day } from './days-said';
import type { Found } from '../values/found-value';
import { isCalendarDay } from '../values/numeric-dates';
import { dayFrom, type WallClock } from '../values/wall-clock';

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
