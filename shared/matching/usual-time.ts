import type { Json } from '../protocol/json';
import type { Custom, Slot } from '../protocol/plan';

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
