import type { WordToken } from '../tokens';
import { featuresOf } from './clause-features';
import { IDLE_WEIGHTS } from './idle-weights';

/** Each feature has the weight of its bucket; two features may share one. */
export const BUCKETS = 1 << 16;
/** A weight is a letter: its place from the middle one, in steps. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const STEP = 0.06;

let weights: Float64Array | undefined;

/** The log odds that a clause of these words asks for nothing, as `npm run train:small-talk` learnt them. */
export function idleLogOdds(said: readonly WordToken[], join: string | undefined): number {
  weights ??= decoded(IDLE_WEIGHTS);
  let sum = 0;
  for (const bucket of bucketsOf(said, join)) sum += weights[bucket] ?? 0;
  return sum;
}

/** The features of a clause by their buckets, each once; the first one is of every clause. */
export function bucketsOf(said: readonly WordToken[], join: string | undefined): number[] {
  return [...new Set([0, ...featuresOf(said, join).map(bucketOf)])];
}

/** FNV-1a. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at += 1) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return ((hash >>> 16) ^ hash) & (BUCKETS - 1);
}

function decoded(text: string): Float64Array {
  const values = new Float64Array(BUCKETS);
  let bucket = 0;
  for (const letter of text) {
    const place = LETTERS.indexOf(letter);
    if (place < 0) continue;
    values[bucket] = (place - LETTERS.length / 2) * STEP;
    bucket += 1;
  }
  return values;
}
