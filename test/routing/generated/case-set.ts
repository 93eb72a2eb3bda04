import type { Pair } from '../pair';
import type { Turn } from './near-misses';
import type { Writer } from './small-talk';
import type { TypingError } from './typing-errors';
import type { Domain, Form } from './wording';

/** How a request is said; `combined` has small talk, a typing error and another order at once. */
export type Way = 'values' | 'typing' | 'small-talk' | 'politeness' | 'order' | 'capitals' | 'punctuation' | 'combined';

/** All that one generated set is made of: its domains and the noise of its own writers. */
export interface CaseSet {
  part: NonNullable<Pair['part']>;
  /** When and where its people write; default: as every other part. */
  context?: NonNullable<Pair['context']>;
  domains: readonly Domain[];
  writers: readonly Writer[];
  errors: readonly TypingError[];
  /** How often each wording is said in each way, in this order. */
  ways: Partial<Record<Way, number>>;
  /** Kinds of near misses, taken in turn; each with its class. */
  turns: readonly (readonly [kind: string, turn: Turn])[];
  /** Near misses of each right query. */
  nearMisses: number;
  /** The last part may be said first: "On Monday, …". */
  fronted: boolean;
  /** No query twice in one wording. */
  distinct: boolean;
  politeness?: Politeness;
  capitals?: readonly Capitals[];
  punctuation?: readonly Punctuation[];
}

/** Words in front of a request by its form, and words after any request. */
export interface Politeness {
  before: Readonly<Partial<Record<Form, readonly string[]>>>;
  after: readonly string[];
}

/** All in small letters, or the fixed words in capitals, or each fixed word with a capital. */
export type Capitals = 'lower' | 'shouted' | 'title';

/** What stands between the parts and at the end; `open`: a question's end is left out. */
export type Punctuation = Readonly<{ joint?: string; end?: string }>;
