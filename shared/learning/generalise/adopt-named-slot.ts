import type { Json } from '../../protocol/json';
import type { Slot } from '../../protocol/plan';
import { cutText } from '../../protocol/text';
import { dateReadings } from '../../values/date-format';
import type { MaskedValue } from '../../values/found-value';
import { overlaps } from '../../values/spans';
import { enumValue, slotShape, type SlotShape } from '../../matching/slot-value';
import { enumerationOf, type ArgumentPlace } from './argument-place';
import { shapeGiven } from './given-value';
import { wordSpans } from './literal-search';
import { inOtherForm } from './other-form';
import type { SlotDraft, SlotDrafts } from './slot-drafts';

/**
 * Takes over a slot that the planner named: its words must stand in the query, and its value must be what they say in a form
 * that can be written again for other words. Its type is that of the value, not what the planner called it.
 */
export function adoptSaid(drafts: SlotDrafts, slot: Slot, value: Json, place: ArgumentPlace): boolean {
  const said = slot.said?.trim() ?? '';
  for (const span of spansOf(drafts, said)) {
    const inside = drafts.values.filter((item) => overlaps(item, span));
    const free = inside.filter((item) => !drafts.all.some((draft) => draft.source === item));
    const values = enumerationOf(place.schema);
    const spelt = values && enumValue(values, said);
    if (values && spelt !== undefined) {
      if (spelt !== value || free.length < inside.length) continue;
      const source: MaskedValue = {
        type: 'enum',
        text: drafts.query.slice(span.start, span.end),
        value: spelt,
        ...span,
      };
      drafts.add({ source, shape: { type: 'enum', valueType: 'string', values }, literal: value }, place, slot.name);
      return true;
    }
    for (const source of free) {
      const shape = shapeGiven(source, value, drafts.language);
      if (!shape) continue;
      drafts.add({ source, shape, literal: value }, place, slot.name);
      return true;
    }
    if (inside.length === 0 && typeof value === 'string' && drafts.addWords(span, value, place, slot.name)) return true;
  }
  return false;
}

/**
 * Where the query says these words: first where they are a value of their own, as the quoted title of "Was it quiet? Send a mail
 * titled 'it was quiet'", and the "2" beside "2 weeks".
 */
function spansOf(drafts: SlotDrafts, said: string): { start: number; end: number }[] {
  const isOwnValue = (span: { start: number; end: number }): boolean =>
    drafts.values.some((value) => overlaps(value, span) && [value.text, value.value].some((text) => text === said));
  const spans = wordSpans(drafts.query, said);
  return [...spans.filter(isOwnValue), ...spans.filter((span) => !isOwnValue(span))];
}

/**
 * What a slot is whose words are those of another one: that slot, or another form or the day or the time of it. Words that say one
 * value say no second one, so that one run shows it.
 */
export function saidWith(drafts: SlotDrafts, slot: Slot, value: Json): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  for (const span of wordSpans(drafts.query, slot.said?.trim() ?? ''))
    for (const draft of drafts.all) {
      if (!drafts.values.includes(draft.source) || !overlaps(draft.source, span)) continue;
      const name = `slots.${draft.slot.name}`;
      if (draft.value === value) return name;
      const shape = slotShape(asGiven(draft), value);
      const form = shape && inOtherForm(draft, shape, value);
      if (form !== undefined) return form;
    }
  return undefined;
}

/** The words of a slot with the reading that the tools were given, where its value shows which one that is. */
function asGiven({ slot, source, value }: SlotDraft): MaskedValue {
  const { type, text, start, end } = source;
  return slot.format === undefined && slot.type === type ? { type, text, start, end, value } : source;
}

/**
 * The slot as one that a model fills: its words stand in the query, and the planner read a day, a time or a number in them that
 * no rule reads. `undefined` for other values: a word is a part of the request.
 */
export function meantBy({ query }: SlotDrafts, slot: Slot, value: Json): Slot | undefined {
  const said = slot.said?.trim() ?? '';
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (wordSpans(query, said).length === 0) return undefined;
  const shape = readShape(value);
  if (!shape) return undefined;
  const description = `what words such as "${cutText(said, 60)}" mean`;
  return {
    ...{ name: slot.name, type: shape.type, valueType: shape.valueType, description, required: true },
    ...(shape.format === undefined ? {} : { format: shape.format }),
    examples: [value],
  };
}

/** A day, a point in time or a number as the tool was given it; `undefined` for any other value. */
function readShape(value: string | number): SlotShape | undefined {
  const text = String(value);
  const [date, ...others] = dateReadings(text);
  const whole = { text, start: 0, end: text.length };
  if (date && others.every(({ iso }) => iso === date.iso))
    return slotShape({ ...whole, type: date.iso.includes('T') ? 'datetime' : 'date', value: date.iso }, value);
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(text)) return { type: 'time', valueType: 'string', format: timeFormat(text) };
  return /^-?\d+(?:\.\d+)?$/.test(text)
    ? slotShape({ ...whole, type: 'number', value: Number(text) }, value)
    : undefined;
}

function timeFormat(text: string): string {
  return /^\d:/.test(text) ? 'H:mm' : text.length > 5 ? 'HH:mm:ss' : 'HH:mm';
}
