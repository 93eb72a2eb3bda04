import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';

/** What a forked writer is told, and what it answers. */
export interface WriterOrder {
  url: string;
  writer: string;
  inserts: number;
  appends: number;
  /** The record that all writers append to. */
  sharedId: string;
}

export interface WriterReport {
  refs: string[];
  retries: number;
  failure?: string;
}

export const TENANT = 'processes';
export const EMBEDDER = { id: 'processes/1', dimensions: 4 };

async function write({ url, writer, inserts, appends, sharedId }: WriterOrder): Promise<WriterReport> {
  const store = createLibsqlStore({ url });
  const artifacts = createLibsqlArtifacts({ url });
  await Promise.all([store.open(EMBEDDER), artifacts.open()]);
  const refs: string[] = [];
  let retries = 0;

  const insertAll = async (): Promise<void> => {
    for (let index = 0; index < inserts; index += 1) {
      const body = { writer, index };
      const updatedAt = new Date().toISOString();
      const keys = { writer };
      const record = { id: randomUUID(), kind: 'pattern' as const, tenant: TENANT, keys, body, updatedAt };
      await store.put({ ...record, vector: [1, 0, 0, 0], terms: ['all', writer] }, 'absent');
      refs.push((await artifacts.put(TENANT, body)).ref);
    }
  };
  const appendAll = async (): Promise<void> => {
    const shared = { id: sharedId, kind: 'template' as const, tenant: TENANT, keys: {}, body: [], updatedAt: '' };
    await store.put(shared, 'absent');
    for (let done = 0; done < appends;) {
      const [current] = await store.get(TENANT, 'template', [sharedId]);
      if (current === undefined) throw new Error('the shared record is gone');
      const list = current.body as string[];
      const next = { ...current, body: [...list, `${writer}/${done}`] };
      if ((await store.put(next, current.version)).applied) done += 1;
      else retries += 1;
    }
  };
  await Promise.all([insertAll(), appendAll()]);
  await Promise.all([store.close(), artifacts.close()]);
  return { refs, retries };
}

async function main(): Promise<void> {
  process.send?.('ready');
  const [order] = (await once(process, 'message')) as [WriterOrder];
  const report = await write(order).catch((error: unknown) => ({ refs: [], retries: 0, failure: String(error) }));
  process.send?.(report, () => process.disconnect());
}

if (process.send !== undefined && require.main === module) void main();
