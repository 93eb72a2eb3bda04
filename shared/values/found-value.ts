import type { Json } from '../protocol/json';
import type { Custom, SlotType } from '../protocol/plan';

/** One way to read the words of a value. */
export interface Reading {
  /** Absent where it is of the value's own type. */
  type?: SlotType;
  value: Json;
  lexicon?: string;
  /** The customs by which the words have this value. */
  shows?: Custom[];
}

/** How sure a value is. */
export interface Doubtful {
  /** The customs by which the words have this value. */
  shows?: Custom[];
  /** Other values that the words may mean. */
  others?: Reading[];
  /** In words, why the query alone does not say which one is meant; it ends where one reading is left (`settleReading`). */
  doubt?: string;
}

/** A value as one of the finders sees it. */
export interface Found extends Doubtful {
  type: SlotType;
  start: number;
  end: number;
  value: Json;
  lexicon?: string;
  distance?: string;
  meant?: string;
}

/** One typed value that masking took out of a query. */
export interface MaskedValue extends Doubtful {
  type: SlotType;
  /** The words of the query. */
  text: string;
  /**
   * Canonical value: ISO 8601 for dates, times (`HH:mm`) and durations, a number for numbers, `{ amount, currency }` for
   * money, the digits where a number cannot hold them, the lexicon's value for a known name, the text without quotes or `#` for quoted text and identifiers.
   */
  value: Json;
  /** Character offsets into the query. */
  start: number;
  end: number;
  lexicon?: string;
  /** The words of the query without their typing errors, where a name of a day or a unit has one. */
  meant?: string;
  /** ISO 8601 duration from today to a day that is said by it ("in 3 weeks"); negative where the day is not said to be ahead. */
  distance?: string;
}

/** Every reading of a value as a value of its own, the likeliest first. */
export function readingsOf(value: MaskedValue): MaskedValue[] {
  const { others, doubt, ...own } = value;
  return [own, ...(others ?? []).map((other) => asReading(value, other))].map((one) =>
    doubt === undefined || one.type !== value.type ? one : { ...one, doubt }
  );
}

function asReading(value: MaskedValue, { type, value: read, lexicon, shows }: Reading): MaskedValue {
  const { text, start, end, meant } = value;
  return {
    type: type ?? value.type,
    text,
    value: read,
    start,
    end,
    ...(lexicon === undefined ? {} : { lexicon }),
    ...(shows ? { shows } : {}),
    ...(meant === undefined ? {} : { meant }),
  };
}

/** One placeholder of a pattern, in the order of the text. */
export interface PatternPlaceholder {
  type: SlotType;
  /** The slot that it fills; absent where the value plays no part in the plan. */
  slot?: string;
  /** The lexicon of a known name. */
  lexicon?: string;
}

/** The only one found, where it is all of the phrase. */
export function wholeOf<T extends Pick<Found, 'start' | 'end'>>(
  phrase: string,
  [only, ...more]: readonly T[]
): T | undefined {
  return only?.start === 0 && only.end === phrase.length && more.length === 0 ? only : undefined;
}
