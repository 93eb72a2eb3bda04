import { readingsOf, type MaskedValue } from '../values/found-value';
import { DATE_FORMATS, DATETIME_FORMATS, writeDate } from '../values/date-format';
import { plainText, type Json } from '../protocol/json';
import type { Slot } from '../protocol/plan';
import { exactNumber } from '../values/exact-number';
import { DURATION_UNITS, durationIn, type DurationUnit } from '../values/durations';

/** The part of a slot that says how a recognised value is written for the tools. */
export type SlotShape = Pick<Slot, 'type' | 'valueType'> & Partial<Pick<Slot, 'format' | 'values' | 'lexicon'>>;

/**
 * Writes a recognised value as the tools take it; `undefined` where it does not fit the slot. Formats, beyond those of
 * `Slot.format` (dates, `lower`, `upper`, `title`, `capital`):
 * - text: `lines` breaks lines where the query says `\n`;
 * - `duration`: a unit (`minutes`, `hours`, `days` …) or `iso`; a string without a format is ISO 8601, a number needs a unit;
 * - `money`: the currency (`EUR`) that a bare amount stands for, another one does not fit, `EUR 0.00` with cents; `# CUR` or
 *   `CUR #` for text;
 * - `time`: a pattern of `HH`, `mm`, `ss`; any type: `as said` is the words of the query.
 */
export function slotValue(slot: SlotShape, value: MaskedValue): Json | undefined {
  const written = writtenValue(slot, value);
  if (written === undefined) return undefined;
  if (slot.valueType === 'string') return typeof written === 'string' ? written : undefined;
  if (slot.valueType === 'boolean') return typeof written === 'boolean' ? written : undefined;
  if (typeof written !== 'number' || !Number.isFinite(written)) return undefined;
  return slot.valueType === 'integer' && !Number.isInteger(written) ? undefined : written;
}

function writtenValue(slot: SlotShape, value: MaskedValue): Json | undefined {
  if (!fitsType(slot, value)) return undefined;
  if (slot.format === 'as said') return value.type === 'quoted' ? value.value : (value.meant ?? value.text);
  switch (value.type) {
    case 'date':
    case 'datetime':
      return dateValue(slot, value);
    case 'time':
      return timeValue(slot, value);
    case 'duration':
      return durationValue(slot, plainText(value.value));
    case 'money':
      return moneyValue(slot, value.value);
    case 'number':
    case 'id':
      return numberOrId(slot, value);
    default:
      return textValue(slot, value.value);
  }
}

/** A slot for text takes quoted text and names; a date slot takes the day of a point in time only where it asks for that part. */
function fitsType(slot: SlotShape, value: MaskedValue): boolean {
  if (slot.type === value.type) {
    return (
      slot.type !== 'name' ||
      slot.lexicon === undefined ||
      value.lexicon === undefined ||
      slot.lexicon === value.lexicon
    );
  }
  if (slot.type === 'text') return true;
  if (slot.type === 'name') return value.type === 'text' || value.type === 'quoted';
  if (slot.type === 'quoted') return value.type === 'text' || value.type === 'name';
  if (slot.type === 'date' || slot.type === 'time') return value.type === 'datetime';
  if (slot.type === 'duration') return value.type === 'date';
  if (slot.type === 'id') return value.type === 'number';
  if (slot.type === 'number') return value.type === 'id' && /^\d+$/.test(value.text);
  if (slot.type === 'enum') return enumValue(slot.values ?? [], value.text) !== undefined;
  return false;
}

function dateValue(slot: SlotShape, value: MaskedValue): Json | undefined {
  const iso = plainText(value.value);
  if (slot.type === 'duration') {
    const { distance } = value;
    return distance === undefined ? undefined : durationValue(slot, distance.replace('-', ''));
  }
  if (slot.type === 'time') return timeValue(slot, { ...value, type: 'time', value: iso.slice(11, 16) });
  const day = slot.type === 'date' && value.type === 'datetime' ? iso.slice(0, 10) : iso;
  if (slot.format === undefined) return day;
  return /[+-]\d{2}:?\d{2}$|Z$/.test(day) && day.length > 10 ? undefined : writeDate(day, slot.format);
}

function timeValue(slot: SlotShape, value: MaskedValue): Json | undefined {
  const [hour = '', minute = ''] = plainText(value.value).split(':');
  if (!/^\d{2}$/.test(hour) || !/^\d{2}$/.test(minute)) return undefined;
  const format = slot.format ?? 'HH:mm';
  if (!format.includes('mm') && minute !== '00') return undefined;
  return format
    .replace('HH', hour)
    .replace('mm', minute)
    .replace('ss', '00')
    .replace(/^H(?=\D|$)/, String(Number(hour)));
}

function durationValue(slot: SlotShape, iso: string): Json | undefined {
  const unit = DURATION_UNITS.find((one) => one === slot.format);
  if (!unit)
    return slot.valueType === 'string' && (slot.format === undefined || slot.format === 'iso') ? iso : undefined;
  const count = durationIn(iso, unit);
  if (count === undefined) return undefined;
  // Five hours are no part of a day for a tool that counts days; one and a half hours, 7.5 minutes and 3.5 seconds are said as such.
  const isSaid = unit === 'seconds' || Number.isInteger(unit === 'hours' || unit === 'minutes' ? count * 4 : count);
  if (iso.startsWith('PT') && !isSaid) return undefined;
  return slot.valueType === 'string' ? String(count) : count;
}

function moneyValue(slot: SlotShape, value: Json): Json | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { amount, currency } = value;
  if (typeof amount !== 'number' || typeof currency !== 'string') return undefined;
  if (slot.type === 'text') return undefined;
  if (slot.valueType !== 'string') {
    // Twenty dollars are not twenty euros: a bare amount is bound only where its currency is known to be the learnt one.
    return slot.format === currency ? amount : undefined;
  }
  if (slot.format === currency) return String(amount);
  // Nothing is rounded: what has more than cents does not fit.
  if (slot.format === `${currency} 0.00`) return Number(amount.toFixed(2)) === amount ? amount.toFixed(2) : undefined;
  if (slot.format === 'CUR #') return `${currency} ${amount}`;
  return slot.format === undefined || slot.format === '# CUR' ? `${amount} ${currency}` : undefined;
}

function numberOrId(slot: SlotShape, { text: said, value }: MaskedValue): Json | undefined {
  if (slot.valueType === 'string') {
    // A text gets the digits as they stand: zeros at either end may be a part of it.
    const text = typeof value === 'number' && isPlain(said, value) ? said.trim() : plainText(value);
    if (slot.format === '#') return `#${text}`;
    return slot.format === undefined || slot.format === 'as is' ? text : textValue(slot, text);
  }
  if (typeof value === 'number') return value;
  // A leading zero is part of an identifier and would be lost in a number, and so would digits beyond 2^53.
  if (typeof value !== 'string' || !/^(?:0|[1-9]\d*)$/.test(value)) return undefined;
  const number = exactNumber(value);
  return typeof number === 'number' ? number : undefined;
}

function isPlain(text: string, value: number): boolean {
  return /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) && Number(text) === value;
}

function textValue(slot: SlotShape, value: Json): Json | undefined {
  if (slot.type === 'enum') return enumValue(slot.values ?? [], plainText(value));
  if (typeof value !== 'string') return value;
  if (slot.format === 'lower') return value.toLowerCase();
  if (slot.format === 'upper') return value.toUpperCase();
  if (slot.format === 'title') return value.replace(/(?<=^|\s)\S/g, (letter) => letter.toUpperCase());
  if (slot.format === 'capital') return value.replace(/^\S/, (letter) => letter.toUpperCase());
  if (slot.format === 'lines') return value.replace(/(?:\\r)?\\n/g, '\n');
  return value;
}

/** The admitted value that the words say, whatever their case, number, hyphens and underscores; `undefined` if none or two. */
export function enumValue(values: readonly string[], words: string): string | undefined {
  const exact = values.filter((value) => flat(value) === flat(words));
  if (exact.length > 0) return exact.length === 1 ? exact[0] : values.find((value) => value === words);
  const said = stems(words);
  const same = values.filter((value) => said !== '' && stems(value) === said);
  return same.length === 1 ? same[0] : undefined;
}

function flat(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The words in alphabetical order without their plural: `engaged users` and `user_engaged` are the same. */
function stems(text: string): string {
  const words =
    text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((word) => (word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word))
    .sort()
    .join(' ');
}

/**
 * How a tool was given this value: the slot's type, JSON type and format under which `slotValue` writes the literal, or
 * `undefined` where the literal does not come from the value. Learning uses it to tell slots from constants.
 */
export function slotShape(value: MaskedValue, literal: Json): SlotShape | undefined {
  if (typeof literal !== 'number' && typeof literal !== 'string') return undefined;
  // An amount that happened to be round does not say that cents are refused; the tool's own schema does.
  const whole = Number.isInteger(literal) && value.type !== 'money';
  const valueType = typeof literal === 'string' ? 'string' : whole ? 'integer' : 'number';
  return readingsOf(value)
    .flatMap((reading) => candidateShapes(reading, valueType).map((shape) => ({ reading, shape })))
    .find(({ reading, shape }) => slotValue(shape, reading) === literal)?.shape;
}

function candidateShapes(value: MaskedValue, valueType: 'string' | 'integer' | 'number'): SlotShape[] {
  const shape = (format?: string, type = value.type): SlotShape => ({
    type,
    valueType,
    ...(format === undefined ? {} : { format }),
    ...(type === 'name' && value.lexicon !== undefined ? { lexicon: value.lexicon } : {}),
  });
  // What a tool takes in general comes before the words of one query, which would not survive another way to say it.
  const said = shape('as said');
  switch (value.type) {
    case 'date':
      return [
        shape(),
        ...DATE_FORMATS.map((format) => shape(format)),
        ...units().map((unit) => shape(unit, 'duration')),
        said,
      ];
    case 'datetime':
      return [
        shape(),
        ...DATETIME_FORMATS.map((format) => shape(format)),
        ...[undefined, ...DATE_FORMATS].map((format) => shape(format, 'date')),
        ...['HH:mm', 'HH:mm:ss', 'H:mm'].map((format) => shape(format, 'time')),
        said,
      ];
    case 'time':
      // "12" as it was said keeps the minutes of the next "12:30"; an hour alone would lose them.
      return [...['HH:mm', 'HH:mm:ss', 'H:mm', 'HHmm'].map((format) => shape(format)), said, shape('H'), shape('HH')];
    case 'duration':
      return [shape('iso'), ...units().map((unit) => shape(unit)), said];
    case 'money': {
      const currency = (value.value as { currency: string }).currency;
      return [shape(currency), shape(`${currency} 0.00`), shape('# CUR'), shape('CUR #'), said];
    }
    case 'number':
    case 'id':
      return [shape(), shape('#'), shape('upper'), shape('lower'), said];
    default:
      return [shape(), ...['lower', 'upper', 'title', 'capital', 'lines'].map((format) => shape(format)), said];
  }
}

function units(): DurationUnit[] {
  return [...DURATION_UNITS];
}
