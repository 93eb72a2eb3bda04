import { maskQuery } from '../../shared/matching/mask';
import { createPorts, loadConfiguration } from '../../worker/index';
import type { Embedder } from '../../worker/index';
import { contextOf } from '../workbench/call-tool';
import type { Dataset } from '../workbench/load-dataset';
import type { Vectors } from './similarity';

/** Embeds a data set's queries with the configured embedder. */
export async function embedded(dataset: Dataset): Promise<Vectors> {
  const { embedder } = createPorts({ ...loadConfiguration(), store: { kind: 'libsql', url: ':memory:' } });
  await embedder.open();
  try {
    return await embedTasks(dataset, embedder);
  } finally {
    await embedder.close();
  }
}

async function embedTasks(dataset: Dataset, embedder: Embedder): Promise<Vectors> {
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
