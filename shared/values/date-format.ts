/**
 * Date formats as patterns of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and literal characters, the notation of `Slot.format`.
 * Only numeric dates: month names belong to the query's language, not to an API.
 */
export const DATE_FORMATS = [
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'yyyyMMdd',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd.MM.yyyy',
  'dd-MM-yyyy',
  'MM-dd-yyyy',
] as const;

const TIMES = ['HH:mm:ss', 'HH:mm'] as const;
const SEPARATORS = [' ', 'T'] as const;

export const DATETIME_FORMATS: readonly string[] = DATE_FORMATS.filter((format) => format !== 'yyyyMMdd').flatMap(
  (date) => SEPARATORS.flatMap((separator) => TIMES.map((time) => `${date}${separator}${time}`))
);

const ALL_FORMATS: readonly string[] = [...DATE_FORMATS, ...DATETIME_FORMATS];

const FIELDS = /yyyy|MM|dd|HH|mm|ss/g;

/** Calendar fields that a text was read as; a time of day only where the format has one. */
export interface DateReading {
  format: string;
  /** `yyyy-MM-dd`, or `yyyy-MM-ddTHH:mm:ss`. */
  iso: string;
}

/** The pattern that a format stands for, and the order of its fields. */
interface Matcher {
  pattern: RegExp;
  fields: string[];
}

function matcherOf(format: string): Matcher {
  const fields: string[] = [];
  const source = format.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(FIELDS, (field) => {
    fields.push(field);
    return field === 'yyyy' ? '(\\d{4})' : '(\\d{2})';
  });
  return { pattern: new RegExp(`^${source}$`), fields };
}

/** Every text that is learnt from is read by each of them. */
const MATCHERS: ReadonlyMap<string, Matcher> = new Map(ALL_FORMATS.map((format) => [format, matcherOf(format)]));

/** Reads a text by one format; `undefined` where it is of another one, or no date of the calendar. */
function readDate(text: string, format: string): DateReading | undefined {
  const { pattern, fields } = MATCHERS.get(format) ?? matcherOf(format);
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const part: Record<string, string> = {};
  fields.forEach((field, index) => (part[field] = match[index + 1] ?? ''));
  const [year, month, day] = [Number(part.yyyy), Number(part.MM), Number(part.dd)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (Number(part.HH ?? 0) > 23 || Number(part.mm ?? 0) > 59 || Number(part.ss ?? 0) > 59) return undefined;
  const date = `${part.yyyy}-${part.MM}-${part.dd}`;
  return { format, iso: part.HH === undefined ? date : `${date}T${part.HH}:${part.mm ?? '00'}:${part.ss ?? '00'}` };
}

/** Every reading of a text; two with different `iso` mean that day and month cannot be told apart. */
export function dateReadings(text: string): DateReading[] {
  const trimmed = text.trim().replace(/(?<=\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z$/, '');
  return ALL_FORMATS.flatMap((format) => readDate(trimmed, format) ?? []);
}

/** Writes an ISO date or date-time by a format; `undefined` where the format needs a time of day that there is none of. */
export function writeDate(iso: string, format: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(iso);
  if (!match) return undefined;
  const part: Record<string, string | undefined> = {
    yyyy: match[1],
    MM: match[2],
    dd: match[3],
    HH: match[4],
    mm: match[5],
    ss: match[6] ?? (match[4] === undefined ? undefined : '00'),
  };
  let complete = true;
  const text = format.replace(FIELDS, (field) => {
    const value = part[field];
    if (value === undefined) complete = false;
    return value ?? '';
  });
  return complete ? text : undefined;
}

/**
 * A date that somebody spelt in another way, in the format that is wanted; `undefined` where it is no date, can be read in two
 * ways, has no time although the format needs one, or has a time or a zone that the format would lose. In UTC its `Z` loses nothing.
 */
export function dateAs(text: string, format: string, timeZone: string): string | undefined {
  if (readDate(text, format)) return text.trim();
  const readings = new Set(dateReadings(text).map(({ iso }) => iso));
  const [iso, ...others] = readings;
  if (iso === undefined || others.length > 0) return undefined;
  const timed = iso.includes('T') && !iso.endsWith('T00:00:00');
  const elsewhere = /Z$/.test(text.trim()) && timeZone !== 'UTC';
  if (timed && (elsewhere || !format.includes('HH'))) return undefined;
  return writeDate(iso, format);
}

/** Is the text exactly one of the formats that dates are read by. */
export function isKnownFormat(format: string): boolean {
  return ALL_FORMATS.includes(format);
}

/** Is the text a format in this notation with at least a whole date in it. */
export function isDateFormat(format: string): boolean {
  return ['yyyy', 'MM', 'dd'].every((field) => format.includes(field));
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
