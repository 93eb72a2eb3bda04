/**
 * The number that decimal digits (`-12.50`) say, or the digits themselves where a double would lose some of them: integers above
 * 2^53, and more decimals than it holds.
 */
export function exactNumber(decimal: string): number | string {
  const number = Number(decimal);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return decimal;
  return plain(String(number)) === plain(decimal) ? number : decimal;
}

/** Does the text of a JSON document hold a number that a double would round. */
export function losesDigits(json: string): boolean {
  const numbers = json.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/-?\d[\d.]*(?:[eE][+-]?\d+)?/g) ?? [];
  return numbers.some((number) => typeof exactNumber(withoutExponent(number)) === 'string');
}

/** Without a plus sign and zeros that say nothing. */
function plain(decimal: string): string {
  const [, sign = '', whole = '', fraction = ''] =
    /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(withoutExponent(decimal)) ?? [];
  const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** `1.5e-7` as `0.00000015`. */
function withoutExponent(number: string): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(number);
  if (!match) return number;
  const [, sign = '', whole = '', fraction = '', exponent] = match;
  const point = whole.length + Number(exponent);
  if (Math.abs(point) > 400) return number;
  const digits = `${'0'.repeat(Math.max(0, -point))}${whole}${fraction}`.padEnd(point, '0');
  const at = Math.max(0, point);
  return `${sign}${digits.slice(0, at) || '0'}${at < digits.length ? `.${digits.slice(at)}` : ''}`;
}
