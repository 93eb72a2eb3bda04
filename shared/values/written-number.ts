import type { Custom } from '../protocol/plan';
import { exactNumber } from './exact-number';
import type { Doubtful } from './found-value';

/** Source of a pattern for a number in digits, with whatever separators people write into it. It never ends within one. */
export const NUMBER_IN_DIGITS =
  "(?:[1-9]\\d{0,2}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,'’]\\d+)*)(?![.,'’]?\\d)";

/** A number as it was written; the digits themselves where a double would lose some of them. */
export interface WrittenNumber extends Doubtful {
  value: number | string;
  others?: { value: number | string; shows: Custom[] }[];
}

/**
 * Reads digits with separators in every custom in which they are a number: `1,200.50`, `1.200,50`, `1'200`, `1 200`. Where two
 * customs read different numbers (`1.000`, `1,000`), the point for decimals comes first, and it is a doubt. `undefined` where it
 * is no number in any (`1.2.3`).
 *
 * @param decimals how many decimals behind a comma are no doubt: two in an amount of money
 */
export function readNumber(text: string, decimals = 0): WrittenNumber | undefined {
  const [, sign = '', digits = ''] = /^\s*([+-]?)(\d.*?)\s*$/.exec(text) ?? [];
  const readings = READERS.flatMap((read) => read(digits) ?? []);
  const [first, ...others] = readings.map(({ decimal, shows }) => ({
    value: exactNumber(`${sign === '-' ? '-' : ''}${decimal}`),
    shows,
  }));
  if (!first) return undefined;
  const shows = first.shows.length > 0 ? { shows: first.shows } : {};
  const said = text.trim();
  if (others.length > 0) {
    const values = [first, ...others].map(({ value }) => String(value)).join(' or ');
    return { value: first.value, ...shows, others, doubt: `"${said}" can be ${values}` };
  }
  if (/\d \d/.test(digits)) return { value: first.value, ...shows, doubt: `"${said}" can be one number or several` };
  const fraction = /^\d+,(\d+)$/.exec(digits)?.[1];
  if (fraction !== undefined && fraction.length > decimals)
    return { value: first.value, ...shows, doubt: `"${said}" has a comma that may or may not be a decimal one` };
  return { value: first.value, ...shows };
}

type Reader = (digits: string) => { decimal: string; shows: Custom[] } | undefined;

const read =
  (pattern: RegExp, groups: RegExp | undefined, ...shows: Custom[]): Reader =>
  (digits) =>
    pattern.test(digits)
      ? { decimal: (groups ? digits.replace(groups, '') : digits).replace(',', '.'), shows }
      : undefined;

/** The customs, the one of English first; no two read the same digits as the same number. */
const READERS: Reader[] = [
  read(/^\d+$/, undefined),
  read(/^\d+\.\d+$/, undefined, 'decimal-point'),
  read(/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/, /,/g, 'decimal-point'),
  // lakhs and crores
  read(/^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/, /,/g, 'decimal-point'),
  read(/^\d+,\d+$/, undefined, 'decimal-comma'),
  read(/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/, /\./g, 'decimal-comma'),
  read(/^[1-9]\d{0,2}(?:['’]\d{3})+$/, /['’]/g),
  read(/^[1-9]\d{0,2}(?:['’]\d{3})+\.\d+$/, /['’]/g, 'decimal-point'),
  read(/^[1-9]\d{0,2}(?:['’]\d{3})+,\d+$/, /['’]/g, 'decimal-comma'),
  read(/^[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+$/, /\s/g, 'spaced-groups'),
  read(/^[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+\.\d+$/, /\s/g, 'spaced-groups', 'decimal-point'),
  read(/^[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+,\d+$/, /\s/g, 'spaced-groups', 'decimal-comma'),
];

/** The same number of another unit, such as 1.5k: each reading times a power of ten; `undefined` where digits would be lost. */
export function scaled(number: WrittenNumber, factor: number): WrittenNumber | undefined {
  if (factor === 1) return number;
  const readings = [number, ...(number.others ?? [])];
  const [value, ...others] = readings.map((one) =>
    typeof one.value === 'string' ? Number.NaN : Number((one.value * factor).toPrecision(15))
  );
  if (value === undefined || [value, ...others].some((one) => !Number.isFinite(one))) return undefined;
  return {
    ...number,
    value,
    ...(number.others ? { others: number.others.map((one, at) => ({ ...one, value: others[at] ?? Number.NaN })) } : {}),
  };
}
