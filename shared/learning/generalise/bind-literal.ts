import type { Json } from '../../protocol/json';
import { overlaps } from '../../values/spans';
import type { SlotShape } from '../../matching/slot-value';
import type { MaskedValue } from '../../values/found-value';
import { enumerationOf, type ArgumentPlace } from './argument-place';
import { likeliest, shapeGiven } from './given-value';
import { wordSpans } from './literal-search';
import { inOtherForm } from './other-form';
import { enumSpans, isProperName } from './query-words';
import type { SlotDrafts } from './slot-drafts';

/** How a plan refers to a value of the query: a slot, or an expression over one. */
export type SlotUse = { slot: string } | { expression: string };

/** How the plan refers to the literal, or `undefined` where the query does not say it. */
export function bindLiteral(drafts: SlotDrafts, literal: Json, place: ArgumentPlace): SlotUse | undefined {
  if (typeof literal !== 'string' && typeof literal !== 'number') return undefined;
  if (literal === '') return undefined;
  return (
    fromMasked(drafts, literal, place) ?? (typeof literal === 'string' ? fromWords(drafts, literal, place) : undefined)
  );
}

/**
 * The same for a literal inside a text or an expression. A plain word of the query makes no new slot there: it stays a fixed
 * word of the wording, as what it is compared with is a fixed part of the plan.
 */
export function bindInText(drafts: SlotDrafts, literal: string | number, place: ArgumentPlace): SlotUse | undefined {
  const known = drafts.all.find((draft) => draft.value === literal);
  if (known) return { slot: known.slot.name };
  if (literal === '') return undefined;
  return (
    fromMasked(drafts, literal, place) ??
    (typeof literal === 'string' ? fromWords(drafts, literal, place, { namesOnly: true }) : undefined)
  );
}

/** The slot of a value that masking found; a new one where none has it yet. */
function fromMasked(drafts: SlotDrafts, literal: string | number, place: ArgumentPlace): SlotUse | undefined {
  const fitting = drafts.values.flatMap((source) => {
    const shape = shapeGiven(source, literal, drafts.language);
    return shape && !drafts.saysPlainly(literal, source) ? [{ source, shape }] : [];
  });
  if (fitting.length === 0) return undefined;
  // "tomorrow" says this very day, "next Friday" only if it is not meant as it is likely meant.
  const likely = fitting.filter(({ source }) => shapeGiven(likeliest(source), literal, drafts.language) !== undefined);
  const chosen = choose(drafts, likely.length > 0 ? likely : fitting, place);
  const known = drafts.all.find((draft) => draft.source === chosen.source);
  if (!known) return { slot: drafts.add({ source: chosen.source, shape: chosen.shape, literal }, place) };
  if (known.value === literal) return { slot: known.slot.name };
  const expression = inOtherForm(known, chosen.shape, literal);
  return expression === undefined ? undefined : { expression };
}

/** Of two equal values the one whose neighbouring words speak of the argument, then the one that fills nothing yet. */
function choose<T extends { source: MaskedValue; shape: SlotShape }>(
  drafts: SlotDrafts,
  fitting: T[],
  place: ArgumentPlace
): T {
  const words = place.argument
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2);
  const score = ({ source }: T): number => {
    const around = drafts.query.slice(Math.max(0, source.start - 24), source.end + 16).toLowerCase();
    const named = words.some((word) => around.includes(word)) ? 2 : 0;
    const free = drafts.all.some((draft) => draft.source === source) ? 0 : 1;
    return named + free;
  };
  return fitting.reduce((best, next) => (score(next) > score(best) ? next : best));
}

/** The slot of words that masking does not know; a new one where none has them yet. */
function fromWords(
  drafts: SlotDrafts,
  literal: string,
  place: ArgumentPlace,
  { namesOnly = false } = {}
): SlotUse | undefined {
  const values = enumerationOf(place.schema);
  const [span] = values ? enumSpans(drafts.query, literal) : wordSpans(drafts.query, literal);
  if (!span || drafts.values.some((value) => overlaps(value, span))) return undefined;
  const text = drafts.query.slice(span.start, span.end);
  if (!values && literal.trim().length < 3 && text !== literal) return undefined;
  const known = drafts.all.find((draft) => draft.source.start === span.start && draft.source.end === span.end);
  if (known) {
    const expression = known.value === literal ? undefined : inOtherForm(known, known.slot, literal);
    if (known.value === literal) return { slot: known.slot.name };
    return expression === undefined ? undefined : { expression };
  }
  if (namesOnly && !isProperName(drafts.query, span)) return undefined;
  const name = drafts.addWords(span, literal, place);
  return name === undefined ? undefined : { slot: name };
}
