import type { Task } from '../workbench/task';

export type Band = 'high' | 'medium' | 'low';

/** Unit vectors of the raw and of the masked query, by task id. */
export interface Vectors {
  raw: Map<string, number[]>;
  masked: Map<string, number[]>;
}

export function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** The masked similarity of each task of a stream to the nearest one before it; 0 for the first. */
export function similarities(stream: readonly Task[], { masked }: Vectors): number[] {
  const vectors = stream.map((task) => masked.get(task.id) ?? []);
  return vectors.map((vector, at) => Math.max(0, ...vectors.slice(0, at).map((earlier) => cosine(vector, earlier))));
}

/** Bands by the terciles that were measured on the calibration templates. */
export function bandOf(similarity: number, terciles: readonly [number, number]): Band {
  if (similarity >= terciles[1]) return 'high';
  return similarity >= terciles[0] ? 'medium' : 'low';
}
