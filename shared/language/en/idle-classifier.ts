import type { WordToken } from '../tokens';
import { featuresOf } from './clause-features';
import { IDLE_WEIGHTS } from './idle-weights';

/** Each feature has the weight of its bucket; there are so many because a feature that nobody taught must not have another's weight. */
export const BUCKETS = 1 << 20;
/** A weight that counts is one of these letters: its place from the middle one, in steps. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
export const STEP = 0.12;
/** So many buckets without a weight: 1 for the first letter. */
export const GAPS = 'abcdefghijklmnopqrstuvwxyz';

/** The log odds that a clause asks for nothing. */
export type Odds = (said: readonly WordToken[], join: string | undefined) => number;

let weights: Float32Array | undefined;

/** The log odds that a clause of these words asks for nothing, as `npm run train:small-talk` learnt them. */
export const idleLogOdds: Odds = (said, join) => {
  weights ??= decoded(IDLE_WEIGHTS);
  let sum = 0;
  for (const bucket of bucketsOf(said, join)) sum += weights[bucket] ?? 0;
  return sum;
};

/** The features of a clause by their buckets, each once; the first one is of every clause. */
export function bucketsOf(said: readonly WordToken[], join: string | undefined): number[] {
  return [...new Set([0, ...featuresOf(said, join).map(bucketOf)])];
}

/** FNV-1a. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return ((hash >>> 12) ^ hash) & (BUCKETS - 1);
}

/** The weights of all buckets. */
export function decoded(text: string): Float32Array {
  const values = new Float32Array(BUCKETS);
  let bucket = 0;
  for (const letter of text) {
    const place = LETTERS.indexOf(letter);
    if (place >= 0) values[bucket] = (place - LETTERS.length / 2) * STEP;
    bucket += place >= 0 ? 1 : GAPS.indexOf(letter) + 1;
  }
  return values;
}
