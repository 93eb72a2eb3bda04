import type { InStatement } from '@libsql/client' with { 'resolution-mode': 'import' };
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbedderIdentity, ExperienceStore, NewRecord } from '../../activities/experience-store/experience-store';
import { openLibsql, type LibsqlDatabase } from '../../activities/experience-store/libsql-database';
import { nominateFrom } from '../../activities/experience-store/libsql-nomination';
import { blobOf, writeStatement } from '../../activities/experience-store/libsql-statements';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import { collectionName } from '../../activities/experience-store/qdrant-collections';
import { connectQdrant, deadlineOf } from '../../activities/experience-store/qdrant-connection';
import { pointOf } from '../../activities/experience-store/qdrant-points';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { settleIndex } from '../measure/settled-index';
import { startQdrantFront } from '../../test/qdrant/start-front';

export type StoreKind = 'libsql' | 'qdrant' | 'qdrant-stand-in';

/** One storage that is measured: the real driver, and a way to fill it that takes no run of learning a record. */
export interface StoreRig {
  kind: StoreKind;
  store: ExperienceStore;
  load(records: readonly NewRecord[]): Promise<void>;
  /** After the last load: what the store would have done over time by itself. `said` tells how far it is. */
  settle(tenant: string, said: (done: number) => void): Promise<void>;
  /** Bytes on disk; absent where the server keeps them. */
  bytes(): number | undefined;
  /** The ids of the 20 nearest, by reading every vector; absent where the store cannot be asked so. */
  nearest?(tenant: string, vector: number[]): Promise<string[]>;
  /** The steps of a search by vector as the database explains them; absent where it does not. */
  explain?(tenant: string, vector: number[]): Promise<string[]>;
  close(): Promise<void>;
}

const LOADED_AT_ONCE = 500;
/** Milliseconds that one batch of a load may take. */
const LOAD_MS = 60_000;

export async function openRig(kind: StoreKind, embedder: EmbedderIdentity): Promise<StoreRig> {
  if (kind === 'libsql') return libsqlRig(embedder);
  if (kind === 'qdrant') return qdrantRig(kind, embedder, process.env.QDRANT_URL ?? '', async () => undefined);
  const front = await startQdrantFront({ apiKey: process.env.QDRANT_API_KEY });
  return qdrantRig(kind, embedder, front.url, () => front.stop());
}

async function libsqlRig(embedder: EmbedderIdentity): Promise<StoreRig> {
  const folder = mkdtempSync(join(tmpdir(), 'workflowgen-routing-'));
  const file = join(folder, 'experience.db');
  const url = `file:${file}`;
  const store = createLibsqlStore({ url });
  await store.open(embedder);
  const database = openLibsql({ url });
  return {
    kind: 'libsql',
    store,
    load: (records) => inBatches(records, (batch) => database.write(batch.map((one) => writeStatement(one, 'absent')))),
    settle: (tenant, said) => settleIndex(url, { tenant, kind: 'pattern', dimensions: embedder.dimensions }, said),
    bytes: () => statSync(file).size,
    async nearest(tenant, vector) {
      const sql = `SELECT id FROM records WHERE tenant = ? AND kind = 'pattern' ORDER BY vector_distance_cos(vector, ?), id LIMIT 20`;
      const [found] = await database.read([{ sql, args: [tenant, blobOf(vector)] }]);
      return (found?.rows ?? []).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    },
    explain: (tenant, vector) => explainSearch(database, tenant, vector),
    async close() {
      await database.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What `EXPLAIN QUERY PLAN` says of the statement that a nomination finds the nearest by. */
async function explainSearch(database: LibsqlDatabase, tenant: string, vector: number[]): Promise<string[]> {
  const asked: InStatement[] = [];
  const listening: LibsqlDatabase = {
    ...database,
    read: (statements, options) => {
      asked.push(...statements);
      return database.read(statements, options);
    },
  };
  const query = { vector, terms: [], limit: 20, filter: { environment: 'default' } };
  await nominateFrom(listening, { tenant, kind: 'pattern' }, query, undefined);
  const searches = asked.flatMap((one) =>
    typeof one !== 'string' && one.sql.includes('vector_distance_cos') ? [one] : []
  );
  const explained = await database.read(searches.map(({ sql, args }) => ({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })));
  const steps = explained.flatMap(({ rows }) => rows.map(({ detail }) => (typeof detail === 'string' ? detail : '')));
  return [...new Set(steps.filter((step) => /^(?:SCAN|SEARCH) \w/.test(step)))];
}

async function qdrantRig(
  kind: StoreKind,
  embedder: EmbedderIdentity,
  url: string,
  stop: () => Promise<void>
): Promise<StoreRig> {
  const prefix = `bench-${randomUUID().slice(0, 8)}`;
  const apiKey = process.env.QDRANT_API_KEY;
  const store = createQdrantStore({ url, apiKey, prefix, timeoutMs: 30_000 });
  await store.open(embedder);
  const connection = connectQdrant({ url, apiKey });
  return {
    kind,
    store,
    load: (records) =>
      inBatches(records, async (batch) => {
        for (const of of new Set(batch.map((one) => one.kind))) {
          const those = batch.filter((one) => one.kind === of);
          const points = those.map((one) => pointOf(one, 1, randomUUID(), []));
          await connection.send(deadlineOf(undefined, LOAD_MS), (api, init) =>
            api.upsertPoints({ collection_name: collectionName(prefix, of, embedder), wait: true, points }, init)
          );
        }
      }),
    async settle(_tenant, said) {
      if (kind === 'qdrant-stand-in') return;
      // Green again once the server has built its graphs.
      for (let waited = 0; ; waited += 1) {
        const info = await connection.send(deadlineOf(undefined, LOAD_MS), (api, init) =>
          api.getCollection({ collection_name: collectionName(prefix, 'pattern', embedder) }, init)
        );
        if (info.status === 'green') return;
        said(waited);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    },
    bytes: () => undefined,
    async close() {
      const { collections } = await connection.send(deadlineOf(undefined, LOAD_MS), (api, init) =>
        api.getCollections({}, init)
      );
      for (const { name } of collections.filter((one) => one.name.startsWith(`${prefix}_`))) {
        await connection.send(deadlineOf(undefined, LOAD_MS), (api, init) =>
          api.deleteCollection({ collection_name: name }, init)
        );
      }
      await store.close();
      await stop();
    },
  };
}

async function inBatches<T>(items: readonly T[], work: (batch: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += LOADED_AT_ONCE) await work(items.slice(from, from + LOADED_AT_ONCE));
}
