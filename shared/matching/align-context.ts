import { wordsOfName, type MaskOptions } from './mask';
import type { QueryReading } from './read-query';
import { textsOf } from '../language/free-text';
import type { Language } from '../language/language';
import { perLanguage } from '../language/per-language';
import { looksOf } from '../language/shapes';
import type { PatternToken } from '../language/tokens';
import type { Custom, Slot } from '../protocol/plan';
import type { Found } from '../values/found-value';
import { blank } from '../values/spans';

export interface AlignContext {
  /** By whose rules both sides are read. */
  language: Language;
  /** The query's text. */
  text: string;
  /** The same without its days, whose capitals say nothing of how the rest is written. */
  undated: string;
  slots: readonly Slot[];
  options: MaskOptions;
  /** What the query's locale or language says of its numbers and dates. */
  customs: readonly Custom[];
  /** Of the wording's placeholders. */
  lexicons: ReadonlySet<string>;
  /** The slots all of whose earlier values look like nothing but such values. */
  looking: ReadonlySet<Slot>;
  isMisspelling: (written: string, word: string, isVerb: boolean) => boolean;
  /** What is no word and may be a piece of one, or several. */
  isPiece: (written: string) => boolean;
  /** The day that words are where one is asked for; `false` where they are none. */
  dayNamed: (words: string) => Found | false;
}

/** What every alignment of a query with a wording goes by. */
export function alignContext(
  language: Language,
  query: QueryReading,
  wording: readonly PatternToken[],
  slots: readonly Slot[]
): AlignContext {
  const { earlier, looking } = knownOf(language, slots);
  return {
    language,
    text: query.text,
    undated: blank(query.text, [
      ...query.masked.values.filter(({ type, text }) => (type === 'date' || type === 'datetime') && /\d/.test(text)),
      ...monthsIn(language, query.text),
    ]),
    slots,
    options: query.options,
    customs: query.customsIn(language),
    lexicons: lexiconsOf(wording),
    looking,
    isMisspelling: (written, word, isVerb) =>
      !earlier.has(written) && query.isMisspelling(language, written, word, isVerb),
    isPiece: (written) => !earlier.has(written) && query.isPiece(language, written),
    dayNamed: (words) => query.dayNamed(language, words),
  };
}

const ofYearIn = perLanguage(
  ({ words: { months } }) => new RegExp(`(?<!\\p{L})(?:${months})\\.?\\s+\\d{4}(?!\\d)`, 'giu')
);

/** "September 2025", which is no day. */
function monthsIn(language: Language, text: string): { start: number; end: number }[] {
  return [...text.matchAll(ofYearIn(language))].map(({ index, 0: month }) => ({
    start: index,
    end: index + month.length,
  }));
}

interface KnownOfSlots {
  looking: ReadonlySet<Slot>;
  /** Words of the values that they had. */
  earlier: ReadonlySet<string>;
}

/** Kept by the slots themselves: a query is compared with each wording of their template. */
const KNOWN = new WeakMap<readonly Slot[], { language: Language; known: KnownOfSlots }>();

function knownOf(language: Language, slots: readonly Slot[]): KnownOfSlots {
  const kept = KNOWN.get(slots);
  if (kept?.language === language) return kept.known;
  const known = {
    looking: new Set(slots.filter((slot) => textsOf(slot).some((text) => looksOf(language, text).length > 0))),
    earlier: new Set(slots.flatMap((slot) => textsOf(slot).flatMap(wordsOfName))),
  };
  KNOWN.set(slots, { language, known });
  return known;
}

function lexiconsOf(wording: readonly PatternToken[]): ReadonlySet<string> {
  return new Set(wording.flatMap((token) => (token.kind === 'hole' ? (token.placeholder.lexicon ?? []) : [])));
}
