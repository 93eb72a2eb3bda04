import type { Custom } from '../protocol/plan';
import type { WallClock } from '../values/wall-clock';

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
