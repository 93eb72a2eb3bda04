import { maskQuery } from '../../shared/index';
import type { Embedder } from '../../worker/index';
import { contextOf } from '../workbench/call-tool';
import type { Dataset } from '../workbench/load-dataset';
import type { Task } from '../workbench/task';

export type Band = 'high' | 'medium' | 'low';

/** Unit vectors of the raw and of the masked query, by task id. */
export interface Vectors {
  raw: Map<string, number[]>;
  masked: Map<string, number[]>;
}

export async function embedTasks(dataset: Dataset, embedder: Embedder): Promise<Vectors> {
  const { now } = contextOf(dataset.initial.now);
  const lexicon = Object.entries(dataset.lexicon).flatMap(([name, names]) =>
    names.map((one) => ({ schema: 1 as const, tenant: 'bench', lexicon: name, name: one }))
  );
  const texts = (queries: string[]): Promise<number[][]> => inBatches(queries, (batch) => embedder.embed(batch));
  const raw = await texts(dataset.tasks.map((task) => task.query));
  const masked = await texts(
    dataset.tasks.map((task) => maskQuery(task.query, { lexicon, now, timeZone: 'UTC' }).text)
  );
  const byTask = (vectors: number[][]): Map<string, number[]> =>
    new Map(dataset.tasks.map((task, index) => [task.id, vectors[index] ?? []]));
  return { raw: byTask(raw), masked: byTask(masked) };
}

async function inBatches(texts: string[], embed: (batch: string[]) => Promise<number[][]>): Promise<number[][]> {
  const vectors: number[][] = [];
  for (let at = 0; at < texts.length; at += 32) vectors.push(...(await embed(texts.slice(at, at + 32))));
  return vectors;
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
