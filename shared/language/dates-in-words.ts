import type { ParsedComponents } from 'chrono-node';
import type { Found } from '../values/found-value';
import { findInstants, findNumericDates, isCalendarDay } from '../values/numeric-dates';
import { blank, foundAt, overlaps } from '../values/spans';
import { dayFrom, wallClock, type RunClock, type WallClock } from '../values/wall-clock';
import { readDays } from './day-readings';
import type { DayWords } from './day-words';
import { isoDay } from './parsed-day';
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
  times: readonly TimeWords[];
  /** Says of a time whether it is before noon or after it. */
  partOfDay: RegExp;
  /** Before a bare hour. */
  at: string;
  /** Between a day and its time, and the other way round. */
  joins: RegExp;
  midnight: RegExp;
  days: DayWords;
}

export interface TimeWords {
  pattern: RegExp;
  read: (match: RegExpMatchArray) => string | undefined;
  /** The last hour that may as well be one after noon, where nothing says which; 6 if absent. */
  openUntil?: number;
}

/** A finder of the dates and times of day of such a language; each day with all the readings that its words leave. */
export function datesIn(words: DateWords): (text: string, clock: RunClock) => Found[] {
  return (text, clock) => {
    const today = wallClock(clock.now, clock.timeZone);
    const numeric = [...findInstants(text), ...findNumericDates(text, true)];
    const times = findTimesIn(blank(text, numeric), words).map(({ openUntil: _, ...time }) => time);
    const named = findDays(blank(text, [...numeric, ...times]), words, clock, today);
    const days = readDays(text, [...numeric, ...times, ...named], today, words.days);
    return joined(text, days, words.joins).map((one) => withClockDoubts(text, one, clock.timeZone, words.midnight));
  };
}

/**
 * Has a text a time that can be before noon as well as after it: an early hour that is written without a zero, and without a part
 * of the day.
 */
export function openTimesIn(words: DateWords): (text: string) => boolean {
  const isOpen = (text: string, { start, end, value, openUntil }: FoundTime): boolean => {
    const said = text.slice(start, end);
    const fixed = /^\D*(?:0|24)/.test(said) || words.partOfDay.test(said);
    return !fixed && value > '00:00' && Number(value.slice(0, 2)) <= openUntil;
  };
  return (text) => {
    const dated = blank(text, [...findInstants(text), ...findNumericDates(text, true)]);
    // The words of a bare hour do not say that it is one.
    const spoken = findTimes(dated, words).length > 0 ? dated : `${words.at} ${dated}`;
    return findTimes(spoken, words).some((time) => isOpen(spoken, time));
  };
}

/** A text that is nothing but a time needs no word that announces it: "15h" of "le 8 décembre à 15h". */
function findTimesIn(text: string, words: DateWords): FoundTime[] {
  const found = findTimes(text, words);
  if (found.length > 0 || /^[\d\s\uFFFC]*$/.test(text)) return found;
  const lead = words.at.length + 1;
  const [only, ...more] = findTimes(`${words.at} ${text}`, words);
  if (!only || more.length > 0 || only.start !== lead || only.end !== lead + text.length) return [];
  return [{ ...only, start: 0, end: text.length }];
}

type FoundTime = Found & { value: string; openUntil: number };

const OPEN_UNTIL = 6;

function findTimes(text: string, { times }: DateWords): FoundTime[] {
  const found: FoundTime[] = [];
  for (const { pattern, read, openUntil = OPEN_UNTIL } of times) {
    for (const match of blank(text, found).matchAll(pattern)) {
      const value = read(match);
      if (value !== undefined) found.push({ ...foundAt(match, 'time', value), value, openUntil });
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
    return result && isoDay(result.start);
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
