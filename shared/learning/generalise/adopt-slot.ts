import type { Json } from '../../protocol/json';
import type { Slot } from '../../protocol/plan';
import { readingsOf, type MaskedValue } from '../../values/found-value';
import { overlaps } from '../../values/spans';
import { gives, likeliest } from './given-value';
import { wordSpans } from './literal-search';
import { enumSpans } from './query-words';
import type { SlotDrafts } from './slot-drafts';

/**
 * Takes over a slot that the plan already has (tier B), where its value can be found in this query: as what its words likely mean,
 * else as one of their other readings.
 */
export function adoptSlot(drafts: SlotDrafts, slot: Slot, value: Json): boolean {
  const free = drafts.values.filter((item) => !drafts.all.some((draft) => overlaps(draft.source, item)));
  const source =
    free.find((item) => gives(slot, likeliest(item), value, drafts.language)) ??
    free.find((item) => readingsOf(item).some((reading) => gives(slot, reading, value, drafts.language))) ??
    wordsOf(drafts, slot, value);
  if (!source) return false;
  drafts.put(slot, source, value);
  return true;
}

/**
 * The words of the query that say a slot's value where masking found none, or only a part of it: "twenty glue boards", "Flat 6",
 * "Friday week". A name among them is one for the lexicon.
 */
function wordsOf(drafts: SlotDrafts, slot: Slot, value: Json): MaskedValue | undefined {
  if (typeof value !== 'string') return undefined;
  const spans = slot.type === 'enum' ? enumSpans(drafts.query, value) : wordSpans(drafts.query, value);
  const isFree = (span: { start: number; end: number }): boolean =>
    drafts.all.every(({ source }) => !overlaps(source, span)) &&
    drafts.values.every((item) => !overlaps(item, span) || (item.start >= span.start && item.end <= span.end));
  const span = spans.find(isFree);
  if (!span) return undefined;
  const text = drafts.query.slice(span.start, span.end);
  // A slot without examples holds sensitive values: they are no names for everyone's masking.
  if (slot.type === 'name' && slot.lexicon !== undefined && slot.examples.length > 0)
    drafts.names.push({ lexicon: slot.lexicon, name: text, ...(text === value ? {} : { value }) });
  const isTyped = drafts.values.some((item) => overlaps(item, span));
  const type = isTyped ? slot.type : typeInWords(slot);
  return { type, text, value, ...span, ...(slot.lexicon === undefined ? {} : { lexicon: slot.lexicon }) };
}

const AS_SAID: ReadonlySet<string | undefined> = new Set([undefined, 'as said']);

/**
 * What the wording has in the place of words that no rule reads as a value. Words that stand without quotes will be looked for as such;
 * where a day or a length was once said in words ("half term") and the tool takes them as they are said, other words may be.
 */
function typeInWords({ type, valueType, format }: Slot): Slot['type'] {
  if (type === 'name' || type === 'enum') return type;
  return type === 'quoted' || (valueType === 'string' && AS_SAID.has(format)) ? 'text' : type;
}
