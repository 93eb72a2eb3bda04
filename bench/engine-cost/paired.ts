import { bootstrap, quantile } from '../measure/bootstrap';
import type { Interval } from '../measure/bootstrap';

/** One round of a measurement: the product and the bare engine, shortly after each other. */
export interface Pair {
  product: number;
  bare: number;
}

export const medianOf = (values: readonly number[]): number => quantile(values, 0.5);

/** How many times the one is the other, median by median, with its interval over rounds. */
export function ratioOf(pairs: readonly Pair[]): Interval {
  return bootstrap(pairs.length, (indexes) => {
    const drawn = indexes.map((index) => pairs[index] as Pair);
    return medianOf(drawn.map(({ product }) => product)) / medianOf(drawn.map(({ bare }) => bare));
  });
}

/** Makes both, the one first in even rounds and the other in odd ones, so that neither has the warmer machine. */
export async function inTurn<P, B>(
  round: number,
  product: () => Promise<P>,
  bare: () => Promise<B>
): Promise<{ product: P; bare: B }> {
  if (round % 2 === 0) return { product: await product(), bare: await bare() };
  const first = await bare();
  return { product: await product(), bare: first };
}
