import type { Json } from '../protocol/json';
import type { Custom, Slot } from '../protocol/plan';
import type { Language } from '../language/language';
import { wholeOf } from '../values/found-value';
import { ANY_CLOCK } from './time-sorts';

/** Hours and minutes of a 24-hour clock, at the beginning of a text or behind its date. */
const CLOCK = /(?<=^|[T ])([01]?\d|2[0-3]):([0-5]\d)(?!\d|\s?[ap]\.?m\b)/i;
const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Of the two readings of a time that is said without a.m. or p.m. ("at 1:30"), the one that is nearer to the times this slot has
 * had: the evening's reminders are in the evening, and meetings by day. It stays a guess, which only a model may confirm. A value
 * that is no clock time of 24 hours, and a slot without such examples, keep the reading as it is.
 */
export function usualReading(value: Json, examples: readonly Json[]): Json {
  const read = minutesOf(value);
  const usual = examples.flatMap((example) => minutesOf(example) ?? []);
  if (read === undefined || usual.length === 0) return value;
  const other = (read + 720) % 1_440;
  const [earliest, latest] = [Math.min(...usual), Math.max(...usual)];
  const away = (minutes: number): number => Math.max(0, earliest - minutes, minutes - latest);
  return away(other) >= away(read) ? value : (inOtherHalf(value as string) ?? value);
}

/** The half of the day that a time said without a.m. or p.m. turned out to be of. */
export function halfShown(value: Json): Extract<Custom, 'before-noon' | 'after-noon'> | undefined {
  const minutes = minutesOf(value);
  return minutes === undefined ? undefined : minutes < 720 ? 'before-noon' : 'after-noon';
}

/** Is the usual reading of such a time sure: earlier ones of the slot were all of that half of the day. */
export function isOfKnownHalf({ customs = [], examples }: Slot, value: Json): boolean {
  const known = customs.filter((one) => one === 'before-noon' || one === 'after-noon');
  return known.length === 1 && known[0] === halfShown(usualReading(value, examples));
}

/** A time that may be of either half of the day. */
export interface OpenTime {
  slot: Slot;
  /** Of the slot's format, as it was read without the half of the day. */
  value: Json;
  /** The words of the query. */
  said: string;
}

const WORKING_DAY = { from: 7 * 60, to: 19 * 60 } as const;
const AFTERNOON = { from: 13 * 60, to: 18 * 60 } as const;
/** Five may be the beginning of an early day. */
const NIGHT = { from: 60, to: 5 * 60 } as const;

/** Two show what a slot is of; one may be by chance. */
const ENOUGH = 2;

/** How far from earlier times a reading is among them: an hour, two where the other one is in the night. And how far the other one has to be. In minutes. */
const NEAR = { byDay: 60, atNight: 120 } as const;
const FAR = 6 * 60;

/**
 * The half of the day of a time that is said without it, where the slot's times decide it: an hour whose other reading is in the night ("half past two") is of the
 * afternoon in a slot that had times of the working day alone, since whoever means the night says so; and a reading among the slot's times is meant where the other
 * one is far from all of them ("quarter to seven" where 05:00 and 08:30 stood). Else six may be the beginning or the end of the day, and stays open. A tool that
 * takes times as people say them gets it with its half of the day ("2:30 pm"). English alone: in the other languages such an hour is also one of 24.
 * See docs/decisions/0016.
 *
 * @returns `undefined` where it stays open
 */
export function readByDay(language: Language, open: OpenTime): Json | undefined {
  const clock = clockByDay(language, open);
  return clock === undefined ? undefined : asGiven(open.slot, clock);
}

/** The same as `HH:mm`, for a tool that takes times as people say them too. */
export function clockByDay(language: Language, open: OpenTime): string | undefined {
  if (language.code !== 'en') return undefined;
  const { slot } = open;
  const read = clockOf(language, open);
  const other = typeof read === 'string' ? inOtherHalf(read) : undefined;
  if (typeof read !== 'string' || other === undefined) return undefined;
  const known = slot.examples.map((value) =>
    minutesOf(clockOf(language, { slot, value, said: typeof value === 'string' ? value : '' }))
  );
  const times = [...new Set(known.flatMap((one) => one ?? []))].sort((one, next) => one - next);
  if (known.includes(undefined) || times.length < ENOUGH) return undefined;
  return inAfternoon(read, other, times) ?? [read, other].find((one) => isAmong(times, one));
}

function inAfternoon(read: string, other: string, times: readonly number[]): string | undefined {
  if (!times.every((one) => isWithin(WORKING_DAY, one))) return undefined;
  const usual = isWithin(NIGHT, minutesOf(read)) ? other : usualReading(read, times.map(clockAt));
  return typeof usual === 'string' && isWithin(AFTERNOON, minutesOf(usual)) ? usual : undefined;
}

/** Is a time among these, in minutes and in their order, and twelve hours on far from all of them. */
function isAmong(times: readonly number[], clock: string): boolean {
  const minutes = minutesOf(clock) ?? 0;
  const other = (minutes + 720) % 1_440;
  const near = isWithin(NIGHT, other) ? NEAR.atNight : NEAR.byDay;
  return awayFrom(times, minutes) <= near && awayFrom(times, other) >= FAR;
}

/** Minutes from the shortest part of the day that has all these times: 23:30, 03:00 and 04:00 are of one night. */
function awayFrom(times: readonly number[], minutes: number): number {
  const ahead = (from: number, to: number): number => (to - from + 1_440) % 1_440;
  const gaps = times.map((one, nth) => ({ after: one, before: times[(nth + 1) % times.length] ?? one }));
  const { after, before } = gaps.reduce((widest, gap) =>
    ahead(gap.after, gap.before) > ahead(widest.after, widest.before) ? gap : widest
  );
  const isInside = ahead(before, minutes) <= ahead(before, after);
  return isInside ? 0 : Math.min(ahead(after, minutes), ahead(minutes, before));
}

/** `HH:mm` or the value as the slot has it; `null` for what is said and no clock time. */
export function clockOf({ findDates }: Language, { slot, value, said }: OpenTime): Json {
  return slot.format === 'as said' ? clockSaid(said, findDates) : value;
}

function asGiven({ format }: Slot, clock: string): string {
  return format === 'as said' ? withItsHalf(clock) : clock;
}

/** "14:30" as "2:30 pm", "04:00" as "4 am". */
function withItsHalf(clock: string): string {
  const hours = Number(clock.slice(0, 2));
  return `${((hours + 11) % 12) + 1}${clock.slice(2).replace(':00', '')} ${hours < 12 ? 'am' : 'pm'}`;
}

function clockAt(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function isWithin({ from, to }: { from: number; to: number }, minutes: number | undefined): boolean {
  return minutes !== undefined && minutes >= from && minutes < to;
}

/** `HH:mm` of a time as it was said; `null` for what is none. */
function clockSaid(text: string, findDates: Language['findDates']): Json {
  const phrase = text.trim();
  const read = wholeOf(phrase, findDates(phrase, ANY_CLOCK));
  if (read?.type === 'time') return read.value;
  const [, hours = '', minutes = '00'] = /^([01]?\d|2[0-3])(?:[.:]([0-5]\d))?$/.exec(phrase) ?? [];
  return hours === '' ? null : `${hours.padStart(2, '0')}:${minutes}`;
}

/**
 * Of the two readings of a time without a.m. or p.m. that ends a range ("from noon to three"), the only one behind the beginning on the same day; where both are
 * ("between midnight and two"), the earlier one, if the slot's times say so.
 *
 * @param beginning a clock time
 * @returns `undefined` where it stays open
 */
export function behindBeginning(language: Language, open: OpenTime, beginning: Json): Json | undefined {
  const clock = clockOf(language, open);
  const [from, read] = [minutesOf(beginning), minutesOf(clock)];
  if (from === undefined || read === undefined || read >= 720) return undefined;
  if (read > from) return clockByDay(language, open) === clock ? readByDay(language, open) : undefined;
  const later = read + 720 > from ? inOtherHalf(clock as string) : undefined;
  return later === undefined ? undefined : asGiven(open.slot, later);
}

/** The same time twelve hours on, or back; `undefined` where there is no clock time. */
export function inOtherHalf(value: string): string | undefined {
  const read = minutesOf(value);
  if (read === undefined) return undefined;
  const hours = Math.floor(((read + 720) % 1_440) / 60);
  return value.replace(
    CLOCK,
    (_, own: string, minutes: string) => `${String(hours).padStart(own.length, '0')}:${minutes}`
  );
}

function minutesOf(value: Json): number | undefined {
  // Half a day in another zone can be another day.
  const match = typeof value === 'string' && !ZONED.test(value) ? CLOCK.exec(value) : null;
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}
