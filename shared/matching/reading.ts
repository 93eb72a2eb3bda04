import { readingsOf, type MaskedValue } from '../values/found-value';
import { canonicalJson, type Json } from '../protocol/json';
import type { Custom, Slot } from '../protocol/plan';
import { isObject } from '../values/schema-variants';
import { slotValue } from './slot-value';

/** A value as one of its readings, and why it is doubtful that this one is meant. */
export interface SettledReading {
  value: MaskedValue;
  doubt?: string;
}

const AMOUNTS: ReadonlySet<string> = new Set(['number', 'money', 'duration']);

/** Customs of which a text follows one; what is known of one of them says which of the others are meant. */
const AXES: readonly (readonly Custom[])[] = [
  ['decimal-point', 'decimal-comma'],
  ['spaced-groups'],
  ['day-first', 'month-first'],
  ['ahead', 'behind'],
  ['same-week', 'other-week'],
];

/** The readings of one type as one value; `undefined` where the words cannot be of that type. */
export function readAs(value: MaskedValue, type: MaskedValue['type']): MaskedValue | undefined {
  const [first, ...rest] = readingsOf(value).filter((one) => one.type === type);
  if (!first || (first.type === value.type && (value.others ?? []).every((one) => one.type === undefined)))
    return first && value;
  return {
    ...first,
    ...(rest.length > 0
      ? { others: rest.map(({ value: other, shows }) => ({ value: other, ...(shows ? { shows } : {}) })) }
      : {}),
  };
}

/** The types that the words can be of, the likeliest first. */
export function typesOfReadings(value: MaskedValue): MaskedValue['type'][] {
  return [...new Set([value.type, ...(value.others ?? []).map((one) => one.type ?? value.type)])];
}

/**
 * The reading of a doubtful value that the slot's history, its type, or the customs of the query's locale or language leave; the likeliest one and the
 * doubt where they leave several, or speak against the only one.
 */
export function settleReading(slot: Slot, value: MaskedValue, said: readonly Custom[]): SettledReading {
  if (value.doubt === undefined) return { value };
  const { doubt } = value;
  const readings = readingsOf(value).filter((one) => one.type === value.type);
  const fitting = withoutDecimals(slot, readings).filter((one) => slotValue(slot, one) !== undefined);
  const [first] = fitting;
  if (!first) return { value, doubt };
  // A tool that takes the words as they are gets the same in every reading.
  const written = new Set(fitting.map((one) => canonicalJson(slotValue(slot, one) ?? null)));
  // "Wed 4 Sept" nine months ahead is such a day; "Thu 4 Sept" is none, and one that only last year had ("Friday, 9 December") may be a slip.
  const isOne = readings.length > 1 || AMOUNTS.has(value.type) || first.shows?.includes('ahead') === true;
  if (slot.format === 'as said' && written.size === 1 && isOne) return { value: first };
  const known = [...(slot.customs ?? []), ...said];
  const left = fitting.filter(({ shows }) => !(shows ?? []).some((custom) => isAgainst(custom, known, said)));
  // The reading that is likely by itself, and the only one that the slot takes.
  if (written.size === 1 && readings.length > 1 && left[0] === readings[0]) return { value: first };
  const [only, ...more] = left;
  if (only && more.length === 0 && (only.shows ?? []).some((custom) => known.includes(custom))) return { value: only };
  const usual = byMagnitude(slot, left.length > 0 ? left : fitting);
  if (usual) return { value: usual };
  return { value: only ?? first, doubt };
}

/** The other custom of its axis is known, and it is not; what is known of the query speaks before the slot's history. */
function isAgainst(custom: Custom, known: readonly Custom[], said: readonly Custom[]): boolean {
  const axis = AXES.find((one) => one.includes(custom)) ?? [];
  const ofQuery = said.filter((one) => axis.includes(one));
  const speaking = ofQuery.length > 0 ? ofQuery : known.filter((one) => axis.includes(one));
  return speaking.length > 0 && !speaking.includes(custom);
}

/** A slot for whole numbers takes what stands behind a separator as a group: `1,000` is no 1. */
function withoutDecimals(slot: Slot, readings: readonly MaskedValue[]): readonly MaskedValue[] {
  if (slot.valueType !== 'integer' || readings.length < 2) return readings;
  const sizes = readings.map((one) => Math.abs(sizeOf(one.value) ?? 0));
  return readings.filter((_, at) => sizes[at] === Math.max(...sizes));
}

/** Two orders of magnitude: farther from all earlier values than that, a number is none like them. */
const FAR = 100;

/**
 * The only reading of a number that is like the slot's earlier values: within their order of magnitude, and with decimals only
 * where they had some. It may confirm what English readers see first, and the only reading that there is; never the other one.
 */
function byMagnitude(slot: Slot, readings: readonly MaskedValue[]): MaskedValue | undefined {
  const [first, ...others] = readings;
  const sizes = slot.examples.flatMap((example) => sizeOf(example) ?? []);
  if (!first || sizes.length === 0 || (first.shows ?? []).includes('spaced-groups')) return undefined;
  const [least, most] = [Math.min(...sizes.map(Math.abs)), Math.max(...sizes.map(Math.abs))];
  const isLike = ({ value, shows, text }: MaskedValue): boolean => {
    const size = sizeOf(value);
    if (size === undefined) return false;
    // Nobody writes "1,000" for one, whose noughts say nothing.
    const noughts = (shows ?? []).includes('decimal-comma') && /\d,0+(?!\d)/.test(text);
    const decimals = noughts || !Number.isInteger(size);
    return (
      (!decimals || sizes.some((one) => !Number.isInteger(one))) &&
      Math.abs(size) >= least / FAR &&
      Math.abs(size) <= most * FAR
    );
  };
  return isLike(first) && !others.some(isLike) ? first : undefined;
}

/** The number in a value of a slot or of a query: an amount of money has one, and `20 EUR` too. */
function sizeOf(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    const digits = /^(?:[A-Z]{3} )?([+-]?\d+(?:\.\d+)?)(?: [A-Z]{3})?$/.exec(value)?.[1];
    return digits === undefined ? undefined : Number(digits);
  }
  return isObject(value) ? sizeOf(value.amount ?? null) : undefined;
}

/** The customs of the reading by which the slot's literal was said; none where several would give it. */
export function customsOf(slot: Parameters<typeof slotValue>[0], value: MaskedValue, literal: Json): Custom[] {
  const giving = readingsOf(value).filter((one) => slotValue(slot, one) === literal);
  return giving.length === 1 || value.doubt === undefined ? (giving[0]?.shows ?? []) : [];
}
