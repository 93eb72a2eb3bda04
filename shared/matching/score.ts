import { termsOf } from './mask';

/** In how many of a tenant's wordings each term occurs. */
export interface TermStatistics {
  documents: number;
  documentFrequency: Readonly<Record<string, number>>;
}

/**
 * The cosine of two masked wordings' TF-IDF vectors over 1- and 2-grams, in [0, 1]. The frequencies are the tenant's own, so
 * that every store ranks alike and "order" weighs little where every wording speaks of orders.
 */
export function lexicalScore(query: string, pattern: string, statistics: TermStatistics): number {
  const [a, b] = [weighed(query, statistics), weighed(pattern, statistics)];
  let product = 0;
  for (const [term, weight] of a.weights) product += weight * (b.weights.get(term) ?? 0);
  const length = a.norm * b.norm;
  return length === 0 ? 0 : Math.min(1, product / length);
}

/** Mean of the cosine of the vectors and the lexical score; a negative cosine counts as 0 (DESIGN section 5.2). */
export function hybridScore(cosine: number, lexical: number): number {
  return (clamp(cosine) + clamp(lexical)) / 2;
}

/**
 * The score of a query that is the wording word for word: the vector counts a third, since what it still sees are the values
 * that masking does not know, small talk and typing errors, and none of them says that another thing is meant.
 */
export function alignedScore(cosine: number): number {
  return (clamp(cosine) + 2) / 3;
}

interface Weighed {
  weights: ReadonlyMap<string, number>;
  norm: number;
}

/** Kept by the statistics, which are of one query: it stands beside each wording in nearly the same words. */
const WEIGHED = new WeakMap<TermStatistics, Map<string, Weighed>>();

function weighed(text: string, statistics: TermStatistics): Weighed {
  const kept = WEIGHED.get(statistics) ?? new Map<string, Weighed>();
  WEIGHED.set(statistics, kept);
  const known = kept.get(text);
  if (known) return known;
  const made = weights(text, statistics);
  const one = { weights: made, norm: norm(made) };
  kept.set(text, one);
  return one;
}

function weights(text: string, { documents, documentFrequency }: TermStatistics): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weighted = new Map<string, number>();
  for (const [term, count] of counts) {
    const frequency = Object.hasOwn(documentFrequency, term) ? (documentFrequency[term] ?? 0) : 0;
    weighted.set(term, count * (Math.log((1 + documents) / (1 + Math.min(frequency, documents))) + 1));
  }
  return weighted;
}

function norm(vector: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}
