import type { LexiconEntry } from '../experience/template';
import type { Json } from '../json';
import type { SlotType } from '../plan/plan';

/** One typed value that masking took out of a query. */
export interface MaskedValue {
  type: SlotType;
  /** The words of the query. */
  text: string;
  /** Canonical value: ISO 8601 for dates and times, a number for numbers, the lexicon's value for a known name. */
  value: Json;
  /** Character offsets into the query. */
  start: number;
  end: number;
  lexicon?: string;
}

/** A query with its typed values replaced by placeholders such as `<date>` and `<name:customer>`. */
export interface Masked {
  text: string;
  values: MaskedValue[];
}

export interface MaskOptions {
  lexicon: readonly LexiconEntry[];
  /** ISO 8601 instant that relative dates mean. */
  now: string;
  timeZone: string;
}
