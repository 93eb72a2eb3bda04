import type { Json } from '../protocol/json';

export interface Threshold {
  sign: '>' | '<=';
  number: number;
}

/**
 * A number that all values of one side exceed and none of the other: the roundest one in the gap between them. It is trusted
 * only where each side shows more than one value, and where the gap is at most half of all that was seen; in a wide gap the
 * border could be anywhere, and a later value there would be decided by nothing.
 *
 * @param inside values of the runs for which the comparison is to hold
 * @returns `undefined` where a value is no number, the sides overlap, or the gap says too little
 */
export function thresholdBetween(
  inside: readonly (Json | undefined)[],
  outside: readonly (Json | undefined)[]
): Threshold | undefined {
  const [a, b] = [inside.filter(isNumber), outside.filter(isNumber)];
  if (a.length < inside.length || b.length < outside.length) return undefined;
  if (new Set(a).size < 2 || new Set(b).size < 2) return undefined;
  const above = Math.min(...a) > Math.max(...b);
  if (!above && Math.max(...a) >= Math.min(...b)) return undefined;
  const [low, high] = above ? [Math.max(...b), Math.min(...a)] : [Math.max(...a), Math.min(...b)];
  if ((high - low) * 2 > Math.max(...a, ...b) - Math.min(...a, ...b)) return undefined;
  return { sign: above ? '>' : '<=', number: roundest(low, high) };
}

function isNumber(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** The multiple of the greatest power of ten, or of five times one, that is at least `low` and below `high`. */
function roundest(low: number, high: number): number {
  const greatest = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1)));
  for (let power = greatest; power >= -9; power -= 1) {
    for (const step of [10 ** power, 10 ** power / 2]) {
      const number = Number((Math.ceil(low / step) * step).toPrecision(12));
      if (number >= low && number < high) return number + 0;
    }
  }
  return low;
}
