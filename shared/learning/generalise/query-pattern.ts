import { canonicalJson } from '../../protocol/json';
import type { MaskedValue, PatternPlaceholder } from '../../values/found-value';
import { overlaps } from '../../values/spans';
import { placeholderOf, replaceSpans } from '../../matching/mask';
import { wordSpans } from './literal-search';
import type { SlotDrafts } from './slot-drafts';

/**
 * The wording with the slots' words as placeholders, and which slot each fills. A quantity or a time that no slot takes is a
 * part of the request ("the last 7 days") and stays to the letter, unless the model writes something that may depend on it;
 * other values never stay, since they belong to one user.
 */
export function patternOf(
  drafts: SlotDrafts,
  modelWrites: boolean
): { text: string; placeholders: PatternPlaceholder[] } {
  const slotOf = filling(drafts);
  const spare = leftBy(slotOf, drafts).filter((value) => modelWrites || !LITERAL_TYPES.has(value.type));
  const parts = [...slotOf.keys(), ...spare].sort((a, b) => a.start - b.start);
  return {
    text: replaceSpans(
      drafts.query,
      parts.map((part) => ({ start: part.start, end: part.end, by: placeholderOf(part) }))
    ),
    placeholders: parts.map((part): PatternPlaceholder => {
      const slot = slotOf.get(part);
      return {
        type: part.type,
        ...(slot === undefined ? {} : { slot }),
        ...(part.lexicon === undefined ? {} : { lexicon: part.lexicon }),
      };
    }),
  };
}

const LITERAL_TYPES: ReadonlySet<string> = new Set(['number', 'duration', 'date', 'time', 'datetime']);

/** The masked values that no slot took. */
export function spareValues(drafts: SlotDrafts): Pick<MaskedValue, 'type' | 'value' | 'text'>[] {
  return leftBy(filling(drafts), drafts).map(({ type, value, text }) => ({ type, value, text }));
}

/** A value within a slot's words is a part of these: the number of "Flat 6". */
function leftBy(slotOf: ReadonlyMap<MaskedValue, string>, { values }: SlotDrafts): MaskedValue[] {
  const taken = [...slotOf.keys()];
  return values.filter((value) => !taken.some((source) => overlaps(source, value)));
}

/** The slot of each part of the query that says a slot's value, wherever it is said again too. */
function filling(drafts: SlotDrafts): Map<MaskedValue, string> {
  const found = new Map(drafts.all.map(({ source, slot }) => [source, slot.name]));
  for (const { source, slot } of drafts.all)
    for (const again of saidAgain(drafts, source, [...found.keys()])) found.set(again, slot.name);
  return found;
}

/** The same value in other places of the query. Two equal numbers may have nothing to do with each other. */
function saidAgain(drafts: SlotDrafts, source: MaskedValue, taken: readonly MaskedValue[]): MaskedValue[] {
  if (source.type === 'number') return [];
  const free = (span: { start: number; end: number }): boolean => !taken.some((one) => overlaps(one, span));
  if (drafts.values.includes(source)) {
    const said = canonicalJson(source.value);
    return drafts.values.filter(
      (value) => value.type === source.type && canonicalJson(value.value) === said && free(value)
    );
  }
  if (source.text.length < 3) return [];
  return wordSpans(drafts.query, source.text).flatMap((span) =>
    free(span) && !drafts.values.some((value) => overlaps(value, span))
      ? [{ ...source, ...span, text: drafts.query.slice(span.start, span.end) }]
      : []
  );
}
