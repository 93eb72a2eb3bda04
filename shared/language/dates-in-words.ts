import type { ParsedComponents } from 'chrono-node';
import type { Found } from '../values/found-value';
import { findInstants, findNumericDates, isCalendarDay } from '../values/numeric-dates';
import { blank, foundAt, overlaps } from '../values/spans';
import { dayFrom, wallClock, type RunClock, type WallClock } from '../values/wall-clock';
import { readDays, type DayWords } from './day-readings';
import { withClockDoubts } from './wall-times';

/** How a language writes days and times, for languages that write them by one scheme. */
export interface DateWords {
  /** Chrono's parser of the language: it reads a day with its month, and a distance from today; its other readings are not used. */
  parser: { parse: (text: string, reference: { instant: Date; timezone: number }) => { start: ParsedComponents }[] };
  /** "today", "the day after tomorrow", as offsets; longer ones first. */
  namedDays: readonly (readonly [RegExp, number])[];
  /** A day with its month, and its year where it is said. */
  dayWithMonth: RegExp;
  /** The day and the connector of "3. bis 5. Mai", before a day with its month; the day in the first group. */
  rangeStart: RegExp;
  /** "in 3 days", "3 days ago". */
  distances: readonly { pattern: RegExp; ahead: boolean; isoOf: (words: string) => string | undefined }[];
  /** A weekday with what says which one. */
  weekday: RegExp;
  /** Numeric days without a year that are nothing else: `8.12.`. */
  shortDate?: RegExp;
  /** Times of day; `undefined` where the match is none. */
  times: readonly { pattern: RegExp; read: (match: RegExpMatchArray) => string | undefined }[];
  /** Between a day and its time, and the other way round. */
  joins: RegExp;
  midnight: RegExp;
  days: DayWords;
}

/** A finder of the dates and times of day of such a language; each day with all the readings that its words leave. */
export function datesIn(words: DateWords): (text: string, clock: RunClock) => Found[] {
  return (text, clock) => {
    const today = wallClock(clock.now, clock.timeZone);
    const numeric = [...findInstants(text), ...findNumericDates(text, true)];
    const times = findTimes(blank(text, numeric), words);
    const named = findDays(blank(text, [...numeric, ...times]), words, clock, today);
    const days = readDays(text, [...numeric, ...times, ...named], today, words.days);
    return joined(text, days, words.joins).map((one) => withClockDoubts(text, one, clock.timeZone, words.midnight));
  };
}

function findTimes(text: string, { times }: DateWords): Found[] {
  const found: Found[] = [];
  for (const { pattern, read } of times) {
    for (const match of blank(text, found).matchAll(pattern)) {
      const value = read(match);
      if (value !== undefined) found.push(foundAt(match, 'time', value));
    }
  }
  return found;
}

function findDays(text: string, words: DateWords, clock: RunClock, today: WallClock): Found[] {
  const found: Found[] = [];
  const add = (one: Found | undefined): void => {
    if (one && one.end > one.start && !found.some((other) => overlaps(one, other))) found.push(one);
  };
  const parsed = (said: string): string | undefined => {
    const [result] = words.parser.parse(said, { instant: new Date(clock.now), timezone: today.offsetMinutes });
    return result && isoOf(result.start);
  };
  for (const [pattern, days] of words.namedDays)
    for (const match of text.matchAll(pattern)) add(foundAt(match, 'date', dayFrom(today, days)));
  for (const match of text.matchAll(words.dayWithMonth)) {
    const iso = parsed(match[0]);
    if (iso === undefined || !isCalendarDay(iso)) continue;
    const day = foundAt(match, 'date', iso);
    const first = words.rangeStart.exec(text.slice(0, day.start));
    const from = first?.[1] === undefined ? undefined : `${iso.slice(0, 8)}${first[1].padStart(2, '0')}`;
    // Both ends are doubtful together where the year is: the model reads such a range.
    if (first && from !== undefined && isCalendarDay(from) && from < iso)
      add({
        type: 'date',
        start: first.index,
        end: first.index + (first[1]?.length ?? 0),
        value: from,
        doubt: 'its month is said once',
      });
    add(day);
  }
  for (const { pattern, ahead, isoOf: distanceOf } of words.distances) {
    for (const match of text.matchAll(pattern)) {
      const iso = parsed(match[0]) ?? undefined;
      const distance = distanceOf(match[0]);
      if (iso !== undefined && distance !== undefined)
        add({ ...foundAt(match, 'date', iso), distance: ahead ? distance : `-${distance}` });
    }
  }
  if (words.shortDate) {
    for (const match of text.matchAll(words.shortDate)) {
      const iso = `${today.year}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
      if (isCalendarDay(iso)) add(foundAt(match, 'date', iso));
    }
  }
  // Which one is meant, `readDays` says.
  for (const match of text.matchAll(words.weekday)) add(foundAt(match, 'date', dayFrom(today, 0)));
  return found;
}

function isoOf(components: ParsedComponents): string {
  const [year, month, day] = [components.get('year'), components.get('month'), components.get('day')];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day and a time beside it are one point in time. */
function joined(text: string, found: readonly Found[], joins: RegExp): Found[] {
  const result: Found[] = [];
  for (const next of [...found].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    const pair = new Set([last?.type, next.type]);
    if (last && pair.has('date') && pair.has('time') && joins.test(text.slice(last.end, next.start))) {
      const [day, clock] = last.type === 'date' ? [last, next.value] : [next, last.value];
      const at = (iso: Found['value']): string => `${iso as string}T${clock as string}:00`;
      const { distance: _distance, ...rest } = day;
      result[result.length - 1] = {
        ...rest,
        type: 'datetime',
        start: last.start,
        end: next.end,
        value: at(day.value),
        ...(day.others ? { others: day.others.map((other) => ({ ...other, value: at(other.value) })) } : {}),
      };
    } else result.push(next);
  }
  return result;
}

/** `HH:mm`; hours behind noon where the words say so. `undefined` for no time of day. */
export function clockTime(hour: string, minute = '0', half?: 'am' | 'pm'): string | undefined {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return undefined;
  if (half !== undefined && (hours > 12 || hours === 0))
    return half === 'pm' && hours > 12 ? clockTime(hour, minute) : undefined;
  const shown = half === undefined ? hours % 24 : (hours % 12) + (half === 'pm' ? 12 : 0);
  return `${String(shown).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** An hour from one to six without a zero before it or a part of the day behind it: morning or afternoon. */
export function isEarlyHour(text: string, partOfDay: RegExp): boolean {
  const hour = /(?<![\d:.,])([1-9]|1\d|2\d)(?!\d)(?=\s*(?:$|[:h.]|uhr|heures?|horas?))/i.exec(text.trim())?.[1];
  return hour !== undefined && Number(hour) <= 6 && !partOfDay.test(text);
}
