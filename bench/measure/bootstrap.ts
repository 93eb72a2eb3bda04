import { randomOf } from './seeded';

/** A figure with its 95 % interval. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

const RESAMPLES = 2_000;

/**
 * Percentile bootstrap over tasks. `statistic` sees the indexes of one resample, so that a difference of two arms on the same
 * tasks is resampled in pairs. An empty sample gives NaN.
 */
export function bootstrap(size: number, statistic: (indexes: readonly number[]) => number, seed = 7): Interval {
  const all = Array.from({ length: size }, (_, index) => index);
  const value = size === 0 ? Number.NaN : statistic(all);
  if (size === 0) return { value, low: value, high: value };
  const random = randomOf(seed);
  const values = Array.from({ length: RESAMPLES }, () => statistic(all.map(() => Math.floor(random() * size))))
    .filter((one) => !Number.isNaN(one))
    .sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function meanInterval(values: readonly number[]): Interval {
  return bootstrap(values.length, (indexes) => meanOf(indexes.map((index) => values[index] ?? 0)));
}

/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** The largest rate under which as few as `events` in `trials` would still happen in 5 % of cases (Clopper and Pearson). */
export function upper95(events: number, trials: number): number {
  if (trials === 0 || events >= trials) return 1;
  let [low, high] = [events / trials, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(events, trials, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** Chance of at most so many events, term by term of the binomial distribution. */
function atMost(events: number, trials: number, rate: number): number {
  let term = Math.exp(trials * Math.log1p(-rate));
  let sum = term;
  for (let k = 1; k <= events; k += 1) {
    term *= ((trials - k + 1) / k) * (rate / (1 - rate));
    sum += term;
  }
  return sum;
}
