import type { Json } from '../protocol/json';
import type { Custom, Slot } from '../protocol/plan';
import type { Language } from '../language/language';
import { wholeOf } from '../values/found-value';
import { ANY_CLOCK } from './time-sorts';

/** Hours and minutes of a 24-hour clock, at the beginning of a text or behind its date. */
const CLOCK = /(?<=^|[T ])([01]\d|2[0-3]):([0-5]\d)/;
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

const WORKING_DAY = { from: 7 * 60, to: 19 * 60 } as const;
const AFTERNOON = { from: 13 * 60, to: 18 * 60 } as const;
/** Five may be the beginning of an early day. */
const NIGHT = { from: 60, to: 5 * 60 } as const;

/** Two that were by day show what a slot is of; one may be by chance. */
const ENOUGH_BY_DAY = 2;

/**
 * An hour whose other reading is in the night ("half past two"), as an hour of the afternoon, in a slot that had times of the working day alone: whoever means the night says so.
 * Six may be the beginning or the end of the day, and stays open. A tool that takes times as people say them gets it with its half of the day ("2:30 pm").
 * English alone: in the other languages such an hour is also one of 24. See docs/decisions/0016.
 *
 * @param value of the slot's format, what was read without the half of the day
 * @param said the words of the query
 * @returns `undefined` where it stays open
 */
export function readByDay({ code, findDates }: Language, slot: Slot, value: Json, said: string): Json | undefined {
  if (code !== 'en') return undefined;
  const asSaid = slot.format === 'as said';
  const clockOf = (one: Json): Json => (asSaid && typeof one === 'string' ? clockSaid(one, findDates) : one);
  const known = slot.examples.map(clockOf);
  const read = asSaid ? clockOf(said) : value;
  const usual = isWithin(NIGHT, read) ? (inOtherHalf(read as string) ?? read) : usualReading(read, known);
  const isSure =
    new Set(known.map(minutesOf)).size >= ENOUGH_BY_DAY &&
    known.every((one) => isWithin(WORKING_DAY, one)) &&
    isWithin(AFTERNOON, usual);
  if (!isSure) return undefined;
  return asSaid ? withItsHalf(usual as string) : usual;
}

/** "14:30" as "2:30 pm", "16:00" as "4 pm". */
function withItsHalf(clock: string): string {
  return `${Number(clock.slice(0, 2)) - 12}${clock.slice(2).replace(':00', '')} pm`;
}

function isWithin({ from, to }: { from: number; to: number }, value: Json): boolean {
  const minutes = minutesOf(value);
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
 * Of the two readings of a time without a.m. or p.m. that ends a range ("from noon to three"), the only one behind the beginning on the same day;
 * `undefined` where both are or none is.
 */
export function behindBeginning(value: Json, beginning: Json): Json | undefined {
  const [from, read] = [minutesOf(beginning), minutesOf(value)];
  if (from === undefined || read === undefined) return undefined;
  return read < 720 && read <= from && read + 720 > from ? inOtherHalf(value as string) : undefined;
}

/** The same time twelve hours on, or back; `undefined` where there is no clock time. */
export function inOtherHalf(value: string): string | undefined {
  const read = minutesOf(value);
  if (read === undefined) return undefined;
  const hours = String(Math.floor(((read + 720) % 1_440) / 60)).padStart(2, '0');
  return value.replace(CLOCK, `${hours}:$2`);
}

function minutesOf(value: Json): number | undefined {
  // Half a day in another zone can be another day.
  const match = typeof value === 'string' && !ZONED.test(value) ? CLOCK.exec(value) : null;
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}
