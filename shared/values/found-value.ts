import type { Json } from '../protocol/json';
import type { SlotType } from '../protocol/plan';

/** A value as one of the finders sees it. */
export interface Found {
  type: SlotType;
  start: number;
  end: number;
  value: Json;
  lexicon?: string;
}

/** One typed value that masking took out of a query. */
export interface MaskedValue {
  type: SlotType;
  /** The words of the query. */
  text: string;
  /**
   * Canonical value: ISO 8601 for dates, times (`HH:mm`) and durations, a number for numbers, `{ amount, currency }` for
   * money, the lexicon's value for a known name, the text without quotes or `#` for quoted text and identifiers.
   */
  value: Json;
  /** Character offsets into the query. */
  start: number;
  end: number;
  lexicon?: string;
}

/** One placeholder of a pattern, in the order of the text. */
export interface PatternPlaceholder {
  type: SlotType;
  /** The slot that it fills; absent where the value plays no part in the plan. */
  slot?: string;
  /** The lexicon of a known name. */
  lexicon?: string;
}
