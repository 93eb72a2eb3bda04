import type { PatternPlaceholder } from '../../shared/values/found-value';
import type { Json } from '../../shared/protocol/json';
import type { SlotType } from '../../shared/protocol/plan';
import { languageBy } from '../../shared/language/languages';
import { placeholderOf, replaceSpans, splitDatetime, type Masked, type MaskOptions } from '../../shared/matching/mask';
import { slotShape, type SlotShape } from '../../shared/matching/slot-value';

/** A place of the query that fills a slot: a masked value, or a free text that masking cannot know. */
export interface SlotSpan {
  slot: string;
  type: SlotType;
  lexicon?: string;
  start: number;
  end: number;
}

/**
 * The wording that a query becomes once it is known which of its values fill slots. A free text takes the place of the values
 * within it. Values that fill no slot become placeholders without one (`keep: 'placeholders'`: such a wording serves B only,
 * since nobody knows what another value would change), or stay to the letter (`keep: 'text'`: only an equal value fits).
 */
export function patternOf(
  text: string,
  masked: Masked,
  spans: readonly SlotSpan[],
  keep: 'placeholders' | 'text'
): { text: string; placeholders: PatternPlaceholder[] } {
  const free = masked.values.filter((value) => !spans.some((span) => value.start < span.end && span.start < value.end));
  const parts: (Omit<SlotSpan, 'slot'> & { slot?: string })[] = [...spans, ...(keep === 'placeholders' ? free : [])];
  parts.sort((a, b) => a.start - b.start);
  return {
    text: replaceSpans(
      text,
      parts.map((part) => ({ start: part.start, end: part.end, by: placeholderOf(part) }))
    ),
    placeholders: parts.map(({ type, slot, lexicon }) => ({
      type,
      ...(slot === undefined ? {} : { slot }),
      ...(lexicon === undefined ? {} : { lexicon }),
    })),
  };
}

/** A place of the query that an argument's literal was taken from. */
export interface LiteralPlace {
  start: number;
  end: number;
  shape: SlotShape;
}

/** Every place of the query that says the literal: masked values first, then the bare words. */
export function placesOfLiteral(text: string, masked: Masked, literal: Json, options: MaskOptions): LiteralPlace[] {
  const parts = masked.values.flatMap((value) =>
    value.type === 'datetime' ? (splitDatetime(languageBy(masked.language), value, options) ?? []) : []
  );
  // Parts first: of "19:30 on Saturday" the slot for the time takes the time only.
  const places = [...parts, ...masked.values].flatMap((value): LiteralPlace[] => {
    const shape = slotShape(value, literal);
    return shape ? [{ start: value.start, end: value.end, shape }] : [];
  });
  if (typeof literal !== 'string' || literal.trim() === '') return places;
  const [hay, needle] = [text.toLowerCase(), literal.trim().toLowerCase()];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const end = at + needle.length;
    const within = masked.values.some((value) => at >= value.start && end <= value.end);
    const cuts = masked.values.some(
      (value) => at < value.end && value.start < end && (value.start < at || end < value.end)
    );
    if (within || cuts || touchesWord(hay, at, end)) continue;
    const type = /^\p{Lu}/u.test(text.slice(at)) ? 'name' : 'text';
    places.push({ start: at, end, shape: { type, valueType: 'string' } });
  }
  return places;
}

function touchesWord(text: string, start: number, end: number): boolean {
  const word = /[\p{L}\p{N}_]/u;
  return word.test(text[start - 1] ?? ' ') || word.test(text[end] ?? ' ');
}
