import type { MaskedValue, PatternPlaceholder } from '../../values/found-value';
import type { Json } from '../../protocol/json';
import type { Slot, SlotType } from '../../protocol/plan';
import { SLOT_TYPES } from '../../protocol/plan';
import { isAmbiguousDate } from '../../values/numeric-dates';
import { slotValue } from '../../matching/slot-value';
import type { GeneralisedValues } from '../observe/trajectory';

/** A value of a query that no slot took, as a trajectory keeps it. */
export type SpareValue = GeneralisedValues['spare'][number];

const TYPES: ReadonlySet<string> = new Set(SLOT_TYPES);

/** The spare value as a slot gives it to the tools; `undefined` where it does not fit the slot. */
export function spareAsSlot(slot: Slot, spare: SpareValue): Json | undefined {
  if (!TYPES.has(spare.type)) return undefined;
  const source: MaskedValue = { ...spare, type: spare.type as SlotType, start: 0, end: spare.text.length };
  return slotValue(slot, source);
}

/**
 * A run's values under the slots that its template has now. A value that only later turned out to matter stands among the
 * run's spare ones, while the stored wording names its slot meanwhile: seen as it was, the run would ask for that slot again.
 *
 * @param wording the placeholders of the run's wording as it is stored now
 */
export function underCurrentSlots<R extends GeneralisedValues & { unclear?: readonly string[] }>(
  run: R,
  wording: readonly PatternPlaceholder[] | undefined,
  slots: readonly Slot[]
): R {
  const own = run.pattern?.placeholders ?? [];
  const open = own.flatMap((item, index) => (item.slot === undefined ? [index] : []));
  if (!wording || wording.length !== own.length || open.length !== run.spare.length) return run;
  const values = { ...run.slots };
  const unclear = [...(run.unclear ?? [])];
  const spare = run.spare.filter((value, place) => {
    const name = wording[open[place] ?? -1]?.slot;
    const slot = slots.find((item) => item.name === name);
    const given = slot && values[slot.name] === undefined ? spareAsSlot(slot, value) : undefined;
    if (!slot || given === undefined) return true;
    values[slot.name] = given;
    if (isUnclear(value)) unclear.push(slot.name);
    return false;
  });
  return { ...run, slots: values, spare, ...(unclear.length > 0 ? { unclear } : {}) };
}

/** Can the words be read in two ways, "2:30" before or after noon: then another value in the run contradicts nothing. */
export function isUnclear({ type, text }: SpareValue): boolean {
  if ((type === 'time' || type === 'datetime') && HALF_DAY.test(text.trim())) return true;
  return (type === 'date' || type === 'datetime') && isAmbiguousDate(text);
}

/** An hour up to six that does not say which half of the day it means. */
const HALF_DAY = /(?:^|\s)[1-6](?::\d{2})?$/;
