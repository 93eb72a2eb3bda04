import type { Json } from '../../protocol/json';
import type { Slot } from '../../protocol/plan';
import { dateReadings, writeDate } from '../../values/date-format';
import type { MaskedValue } from '../../values/found-value';
import { splitDatetime, type MaskOptions } from '../../matching/mask';
import { slotShape } from '../../matching/slot-value';
import { gives, inOtherHalfOf, shapeGiven } from './given-value';
import { wordSpans } from './literal-search';
import type { SlotDrafts } from './slot-drafts';

/**
 * Slots that a planner named for the day and the time of one point in time ("December 13 at 3:30"), which is one value of the
 * query: by name, how the plan refers to each part of it. Its words may be those of the whole: "2023-12-13" for all of them.
 */
export function adoptParts(
  drafts: SlotDrafts,
  slots: readonly Slot[],
  values: Readonly<Record<string, Json>>
): Map<string, string> {
  const found = new Map<string, string>();
  for (const source of drafts.values) {
    if (source.type !== 'datetime' || typeof source.value !== 'string') continue;
    const readings = [source.value, inOtherHalfOf(source, drafts.language)?.value].filter(
      (one) => typeof one === 'string'
    );
    const parts = slots.flatMap((slot) => {
      const spans = wordSpans(drafts.query, slot.said?.trim() ?? '');
      const within = spans.some(({ start, end }) => start >= source.start && end <= source.end);
      const part = within ? partOf(readings, values[slot.name]) : undefined;
      return part ? [{ name: slot.name, ...part }] : [];
    });
    const whole =
      parts.find(({ isTime }) => isTime)?.whole ??
      readings.find((one) => slots.some((slot) => isWhole({ ...source, value: one }, values[slot.name])));
    // The half of the day that only a literal of the plan shows is not guessed here.
    const known = whole ?? (readings.length === 1 ? source.value : undefined);
    const shape = parts.length === 0 || known === undefined ? undefined : shapeGiven(source, known, drafts.language);
    if (!shape || known === undefined) continue;
    const name = drafts.add(
      { source, shape, literal: known },
      { argument: 'time', schema: undefined, sensitive: false }
    );
    for (const part of parts) found.set(part.name, `$formatDate(slots.${name}, "${part.format}")`);
  }
  return found;
}

/** The day or the time of one of these readings of a point in time, as the tool was given it. */
function partOf(
  readings: readonly string[],
  value: Json | undefined
): { whole: string; format: string; isTime: boolean } | undefined {
  if (typeof value !== 'string') return undefined;
  for (const whole of readings) {
    const format = ['HH:mm:ss', 'HH:mm', 'H:mm'].find((one) => writeDate(whole, one) === value);
    if (format !== undefined) return { whole, format, isTime: true };
    const day = dateReadings(value).find(({ iso }) => iso === whole.slice(0, 10));
    if (day) return { whole, format: day.format, isTime: false };
  }
  return undefined;
}

/** Is the value the whole point in time, in whatever form, and not its day or its time. */
function isWhole(source: MaskedValue, value: Json | undefined): boolean {
  if (value === undefined) return false;
  const { type, text, start, end, value: own } = source;
  return slotShape({ type, text, start, end, value: own }, value)?.type === 'datetime';
}

/**
 * Takes a point in time for its day and its time where the plan has a slot for each ("at 11:30 for December 12"): they stand side by
 * side in the wording, which is how one value fills them.
 */
export function splitFor(
  drafts: SlotDrafts,
  slots: readonly Slot[],
  values: Readonly<Record<string, Json>>,
  options: MaskOptions
): void {
  const { query, language } = drafts;
  const isGiven = (type: string, source: MaskedValue): boolean =>
    slots.some((slot) => slot.type === type && gives(slot, source, values[slot.name] ?? null, language));
  drafts.values = drafts.values.flatMap((source) => {
    if (source.type !== 'datetime' || isGiven('datetime', source)) return [source];
    const parts = splitDatetime(language, source, options);
    if (!parts?.every((part) => isGiven(part.type, part))) return [source];
    const [first, second] = parts;
    return [{ ...first, end: query.slice(0, second.start).trimEnd().length }, second];
  });
}
