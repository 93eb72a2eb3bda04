import { randomOf } from '../generated/random';

/** What is learnt from: the indices of the features that a clause has, whether it asks for nothing, and how much it counts. */
export interface Example {
  features: readonly number[];
  idle: boolean;
  weight: number;
}

const EPOCHS = 10;
/** The weights are the means of those after the later epochs, which depend less on the order. */
const FIRST_KEPT = 5;
const RATE = 0.2;
const DECAY = 0.02;

/**
 * Logistic regression by stochastic gradient descent with a rate of its own for each weight (AdaGrad), in an order that the seed
 * decides: the same weights for the same examples and seed.
 */
export function logisticWeights(examples: readonly Example[], size: number, seed: number): Float64Array {
  const weights = new Float64Array(size);
  // Most of the places are used by no example: those that are, beside each other.
  const used = [...new Set(examples.flatMap(({ features }) => [...features]))].sort((one, other) => one - other);
  const placeOf = new Int32Array(size);
  for (const [place, feature] of used.entries()) placeOf[feature] = place;
  const learnt = descend(
    examples.map(({ features, ...rest }) => ({ features: features.map((feature) => placeOf[feature] ?? 0), ...rest })),
    used.length,
    seed
  );
  for (const [place, feature] of used.entries()) weights[feature] = learnt[place] ?? 0;
  return weights;
}

function descend(order: Example[], size: number, seed: number): Float64Array {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  const sums = new Float64Array(size);
  const random = randomOf(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = random.below(at + 1);
      [order[at], order[other]] = [order[other] as Example, order[at] as Example];
    }
    for (const { features, idle, weight } of order) {
      const error = (1 / (1 + Math.exp(-sumOf(weights, features))) - (idle ? 1 : 0)) * weight;
      for (const feature of features) {
        const slope = error + DECAY * (weights[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + slope * slope;
        weights[feature] = (weights[feature] ?? 0) - (RATE * slope) / Math.sqrt(squares[feature] ?? 1);
      }
    }
    if (epoch >= FIRST_KEPT) for (let at = 0; at < size; at += 1) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0);
  }
  return sums.map((sum) => sum / (EPOCHS - FIRST_KEPT));
}

export function sumOf(weights: ArrayLike<number>, features: readonly number[]): number {
  return features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
}
