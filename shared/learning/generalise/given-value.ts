import type { Json } from '../../protocol/json';
import type { Custom, Slot } from '../../protocol/plan';
import type { Language } from '../../language/language';
import { readingsOf, type MaskedValue } from '../../values/found-value';
import { customsOf } from '../../matching/reading';
import { slotShape, slotValue, type SlotShape } from '../../matching/slot-value';
import { halfShown, inOtherHalf } from '../../matching/usual-time';

/** How the tool was given what the query says; a time without a.m. or p.m. may be of either half of the day. */
export function shapeGiven(source: MaskedValue, literal: Json, language: Language): SlotShape | undefined {
  const later = inOtherHalfOf(source, language);
  return slotShape(source, literal) ?? (later && slotShape(later, literal));
}

/** Does the slot write the reading as this value, in either half of the day. */
export function gives(slot: Slot, reading: MaskedValue, value: Json, language: Language): boolean {
  const later = inOtherHalfOf(reading, language);
  return slotValue(slot, reading) === value || (later !== undefined && slotValue(slot, later) === value);
}

/** The customs by which the query said the slot's value; of a time that may be of either half of the day the half that it was of. */
export function customsGiven(slot: Slot, source: MaskedValue, value: Json, language: Language): Custom[] {
  const later = inOtherHalfOf(source, language);
  const given = [source, later].find((one) => one && slotValue(slot, one) === value);
  const half = later && given ? halfShown(given.value) : undefined;
  return [...customsOf(slot, given ?? source, value), ...(half ? [half] : [])];
}

/** A time without a.m. or p.m. in the other half of the day; `undefined` for any other value. */
export function inOtherHalfOf(source: MaskedValue, language: Language): MaskedValue | undefined {
  const later =
    typeof source.value === 'string' && language.isAmbiguousTime(source.text) ? inOtherHalf(source.value) : undefined;
  return later === undefined ? undefined : { ...source, value: later };
}

/** The slot, with customs by which one more value of it was said. */
export function withCustoms(slot: Slot, more: readonly Custom[] | undefined): Slot {
  const customs = [...new Set([...(slot.customs ?? []), ...(more ?? [])])].sort();
  return customs.length === (slot.customs ?? []).length ? slot : { ...slot, customs };
}

/** A value as its words are likely meant. */
export function likeliest(value: MaskedValue): MaskedValue {
  return readingsOf(value)[0] ?? value;
}
