import type { ExperienceRecord, Hit } from './experience-store';

/**
 * How many more lexical candidates a store reads than it returns. Stores nominate by statistics of their own (Qdrant counts
 * over all tenants); this ranking then orders the candidates with the tenant's, so that every store ranks alike.
 */
export const LEXICAL_OVERFETCH = 4;

/** Each distinct term with its share of the record: term frequency over the Euclidean length of all frequencies. */
export function termWeights(terms: readonly string[]): Map<string, number> {
  const frequency = frequenciesIn(terms);
  const length = lengthOf(frequency);
  return new Map([...frequency].map(([term, count]) => [term, count / length]));
}

function frequenciesIn(terms: readonly string[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return frequency;
}

function lengthOf(frequency: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const count of frequency.values()) squares += count * count;
  return Math.sqrt(squares);
}

/** Inverse document frequency as Qdrant's IDF modifier computes it; positive also for a term that every document has. */
function inverseDocumentFrequency(documents: number, frequency: number): number {
  return Math.log((documents - frequency + 0.5) / (frequency + 0.5) + 1);
}

/** The query's terms, each weighted by its inverse document frequency among the tenant's records. */
export function weighQuery(
  terms: readonly string[],
  documents: number,
  documentFrequency: ReadonlyMap<string, number>
): Map<string, number> {
  return new Map(
    [...termWeights(terms)].map(([term, weight]) => [
      term,
      weight * inverseDocumentFrequency(documents, documentFrequency.get(term) ?? 0),
    ])
  );
}

/** Candidates by shared terms, best first, ties by id; those that share none are left out. */
export function rankByTerms<T extends { id: string; terms?: readonly string[] }>(
  query: ReadonlyMap<string, number>,
  candidates: readonly T[],
  limit: number
): T[] {
  const scored = candidates.map((candidate) => ({ candidate, score: sharedWeight(query, candidate.terms ?? []) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byId(a.candidate, b.candidate))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** The shares of the record's terms (`termWeights`), each times its weight in the query. */
function sharedWeight(query: ReadonlyMap<string, number>, terms: readonly string[]): number {
  const frequency = frequenciesIn(terms);
  const length = lengthOf(frequency);
  let score = 0;
  for (const [term, count] of frequency) {
    const weight = query.get(term);
    if (weight !== undefined) score += (count / length) * weight;
  }
  return score;
}

/** Cosine of two vectors of one embedder; 0 where a record has none. */
function cosineOf(a: readonly number[] | undefined, b: readonly number[]): number {
  if (a === undefined || a.length !== b.length) return 0;
  let dot = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let index = 0; index < b.length; index += 1) {
    const left = a[index] ?? 0;
    const right = b[index] ?? 0;
    dot += left * right;
    squaresA += left * left;
    squaresB += right * right;
  }
  return squaresA === 0 || squaresB === 0 ? 0 : dot / Math.sqrt(squaresA * squaresB);
}

/** Hits with their cosine, computed here so that two stores that hold equal vectors also break ties alike. */
export function hitsOf(records: readonly ExperienceRecord[], vector: readonly number[]): Hit[] {
  return records.map((record) => ({ record, cosine: cosineOf(record.vector, vector) }));
}

/** Best first, ties by id. */
export function byCosine(a: Hit, b: Hit): number {
  return b.cosine - a.cosine || byId(a.record, b.record);
}

/** Every term of the query and of the hits, once. */
export function termsOf(query: readonly string[], records: readonly ExperienceRecord[]): string[] {
  return [...new Set([...query, ...records.flatMap((record) => record.terms ?? [])])];
}

/** Frequencies by term, 0 for a term that no record has; without a prototype, as `constructor` is a word too. */
export function frequencyRecord(terms: readonly string[], counts: ReadonlyMap<string, number>): Record<string, number> {
  const record = Object.create(null) as Record<string, number>;
  for (const term of terms) record[term] = counts.get(term) ?? 0;
  return record;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
