import type { Language } from '../language/language';
import { wholeOf, type Found } from '../values/found-value';

/** A day, a time of a day, or both at once: "Friday", "about eight", "last night". */
export type TimeSort = 'day' | 'time' | 'both';

/** Whether a text is a day or a time does not hang on when it is asked. */
export const ANY_CLOCK = { now: '2024-05-15T10:00:00Z', timeZone: 'UTC' };

/** What sort of time a text is as a whole, as it is written or as people say it; `undefined` where it is none. */
export function timeSort(language: Language, text: string): TimeSort | undefined {
  const phrase = text.trim();
  const found = language.findDates(phrase, ANY_CLOCK);
  const only = wholeOf(phrase, found);
  if (only) return only.type === 'date' ? 'day' : only.type === 'time' ? 'time' : 'both';
  const { worded } = language;
  if (!worded) return undefined;
  const isOne = (regex: RegExp): boolean => regex.test(phrase) || regex.test(outlineOf(phrase, found));
  return isOne(worded.part) ? 'both' : isOne(worded.date) ? 'day' : isOne(worded.time) ? 'time' : undefined;
}

function outlineOf(phrase: string, found: readonly Found[]): string {
  const inOrder = [...found].sort((one, other) => other.start - one.start);
  return inOrder.reduce((text, { start, end, type }) => `${text.slice(0, start)}<${type}>${text.slice(end)}`, phrase);
}

/** The sorts of these texts, where each of two or more is a time: a slot that was given "about eight" and "7.40 pm" takes "18:25". */
export function sortsOfTimes(language: Language, texts: readonly string[]): ReadonlySet<TimeSort> {
  const sorts = texts.map((one) => timeSort(language, one));
  const known = sorts.filter((one) => one !== undefined);
  // "9.15" is a time beside "tomorrow morning", and a price or anything else alone.
  const areTimes =
    texts.length > 1 && known.length > 0 && texts.every((one, nth) => sorts[nth] !== undefined || isClock(one));
  if (!areTimes) return new Set();
  return new Set<TimeSort>(known.length < texts.length ? [...known, 'time'] : known);
}

/** "9.15", "14:00" */
export function isClock(text: string): boolean {
  return /^(?:[01]?\d|2[0-3])[.:][0-5]\d$/.test(text.trim());
}

/**
 * Which times a slot takes whose numbers were hours: a tool that takes texts was given "8" once and "10:00" another time. It takes none that says an
 * hour roughly ("about nine"), nor one that may be before or after noon, unless such a one was given before.
 *
 * @returns `undefined` where nothing shows that they were hours
 */
export function hoursLike(language: Language, texts: readonly string[]): ((phrase: string) => boolean) | undefined {
  const { isAmbiguousTime, findDates } = language;
  const isTime = (one: string): boolean =>
    isClock(one) || wholeOf(one.trim(), findDates(one.trim(), ANY_CLOCK))?.type === 'time';
  // "8", "0430"
  const isHour = (one: string): boolean => /^(?:1?\d|2[0-3])$|^(?:[01]\d|2[0-3])[0-5]\d$/.test(one.trim());
  // "9.15" alone may be a price.
  const isSure = (one: string): boolean => isTime(one) && !/^\d+\.\d+$/.test(one.trim());
  if (!texts.some(isSure) || !texts.every((one) => isTime(one) || isHour(one))) return undefined;
  const takesBoth = texts.some(isAmbiguousTime);
  return (phrase) => isTime(phrase) && (takesBoth || !isAmbiguousTime(phrase));
}
