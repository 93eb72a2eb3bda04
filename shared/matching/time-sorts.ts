import type { Language } from '../language/language';
import type { Found } from '../values/found-value';

/** A day, a time of a day, or both at once: "Friday", "about eight", "last night". */
export type TimeSort = 'day' | 'time' | 'both';

/** Whether a text is a day or a time does not hang on when it is asked. */
const ANY_CLOCK = { now: '2024-05-15T10:00:00Z', timeZone: 'UTC' };

/** What sort of time a text is as a whole, as it is written or as people say it; `undefined` where it is none. */
export function timeSort(language: Language, text: string): TimeSort | undefined {
  const phrase = text.trim();
  const found = language.findDates(phrase, ANY_CLOCK);
  const [only, ...more] = found;
  if (only?.start === 0 && only.end === phrase.length && more.length === 0)
    return only.type === 'date' ? 'day' : only.type === 'time' ? 'time' : 'both';
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
  const isClock = (one: string): boolean => /^(?:[01]?\d|2[0-3])[.:][0-5]\d$/.test(one.trim());
  const areTimes =
    texts.length > 1 && known.length > 0 && texts.every((one, nth) => sorts[nth] !== undefined || isClock(one));
  if (!areTimes) return new Set();
  return new Set<TimeSort>(known.length < texts.length ? [...known, 'time'] : known);
}
