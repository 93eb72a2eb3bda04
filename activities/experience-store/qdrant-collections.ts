import { canonicalJson, digestOf } from '../../shared/protocol/json';
import { RECORD_KINDS, type EmbedderIdentity, type RecordKind } from './experience-store';
import { deadlineOf, statusOf, STEP_MS, type QdrantConnection, type QdrantSchemas } from './qdrant-connection';
import {
  changedBy,
  createdWith,
  placementOf,
  SHARED_SHARD,
  type Placement,
  type QdrantClusterOptions,
} from './qdrant-cluster';
import { DENSE, SPARSE } from './qdrant-points';
import { pagesOf } from './qdrant-requests';
import { keyNames, LAYOUT } from './qdrant-upgrade';
import { embedderMismatch } from './stored-record';

/** Made last, so that where it exists the whole set of collections is complete, also after a crash in between. */
const LAST_KIND: RecordKind = 'template';

const REMEDY =
  'Configure the stored embedder, choose another collection prefix, or take the store over with `workflowgen adopt`.';

/** Indexed payload fields. Every filter that the adapter uses is on one of these, as strict mode demands. */
const INDEXES: Record<string, QdrantSchemas['PayloadFieldSchema']> = {
  tenant: { type: 'keyword', is_tenant: true },
  labels: { type: 'keyword' },
  terms: { type: 'keyword' },
  version: { type: 'integer', lookup: true, range: false },
};

type Point = QdrantSchemas['PointStruct'];

/** Collection of one kind and embedder, e.g. `workflowgen_pattern_all-minilm-l6-v2-int8-384-1a2b3c4d`. */
export function collectionName(prefix: string, kind: RecordKind, embedder: EmbedderIdentity): string {
  const words = embedder.id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return `${prefix}_${kind}_${words}-${embedder.dimensions}-${digestOf(identityOf(embedder)).slice(0, 8)}`;
}

/**
 * Makes what is missing of the collections of an embedder, with their indexes, and compares those that exist.
 * Where only another embedder has collections under the prefix, throws `EMBEDDER_MISMATCH`, or with `adopt` copies the
 * newest of them, records without their dense vectors. `timeoutMs` bounds the first request, which finds the server.
 */
export async function prepareCollections(
  connection: QdrantConnection,
  prefix: string,
  embedder: EmbedderIdentity,
  options: { adopt: boolean; timeoutMs: number; cluster: QdrantClusterOptions }
): Promise<void> {
  const listed = await connection.send(deadlineOf(undefined, options.timeoutMs), (api, init) =>
    api.getCollections({}, init)
  );
  const existing = new Set(listed.collections.map((collection) => collection.name));
  const source = existing.has(collectionName(prefix, LAST_KIND, embedder))
    ? undefined
    : await newestOther(connection, prefix, embedder, existing);
  if (source !== undefined && !options.adopt) {
    throw embedderMismatch(`Qdrant at ${connection.url}`, source, embedder, REMEDY);
  }
  const wanted = { prefix, embedder, existing, source, cluster: options.cluster };
  const kinds = RECORD_KINDS.filter((kind) => kind !== LAST_KIND);
  await Promise.all(kinds.map((kind) => prepare(connection, kind, wanted)));
  await prepare(connection, LAST_KIND, wanted);
}

/** Whose collections are wanted, which there are, and whose records an adoption takes over. */
interface Wanted {
  prefix: string;
  embedder: EmbedderIdentity;
  existing: ReadonlySet<string>;
  source: EmbedderIdentity | undefined;
  cluster: QdrantClusterOptions;
}

async function prepare(
  connection: QdrantConnection,
  kind: RecordKind,
  { prefix, embedder, existing, source, cluster }: Wanted
): Promise<void> {
  const name = collectionName(prefix, kind, embedder);
  if (!existing.has(name)) await create(connection, name, kind, { embedder, cluster });
  const info = await describe(connection, name);
  const stored = embedderOf(info) ?? { ...embedder, dimensions: dimensionsOf(info) };
  if (canonicalJson(identityOf(stored)) !== canonicalJson(identityOf(embedder))) {
    throw embedderMismatch(`The collection ${name}`, stored, embedder, REMEDY);
  }
  const change = changedBy(cluster, name, info.config.params);
  if (change) {
    await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
      api.updateCollection({ collection_name: name, ...change }, init)
    );
  }
  const placement = placementOf(cluster);
  for (const [field_name, field_schema] of Object.entries(INDEXES)) {
    if (field_name in info.payload_schema) continue;
    await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
      api.createFieldIndex({ collection_name: name, wait: true, field_name, field_schema }, init)
    );
  }
  if (metadataOf(info).layout !== LAYOUT) await upgrade(connection, name, kind, { info, placement });
  const from = source && collectionName(prefix, kind, source);
  // A kind that is newer than the other embedder's collections has none there.
  if (from !== undefined && existing.has(from)) {
    await copyWithoutDense(connection, from, name, placement);
    if (kind === 'lexicon') await keyNames(connection, name, placement);
  }
}

async function create(
  connection: QdrantConnection,
  name: string,
  kind: RecordKind,
  { embedder, cluster }: Pick<Wanted, 'embedder' | 'cluster'>
): Promise<void> {
  try {
    await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
      api.createCollection(
        {
          collection_name: name,
          ...createdWith(cluster, embedder.dimensions),
          sparse_vectors: { [SPARSE]: { modifier: 'idf' } },
          // Every search is of one tenant: graphs per tenant, and none over all of them.
          hnsw_config: { m: 0, payload_m: 16 },
          metadata: {
            workflowgen: { kind, embedder: identityOf(embedder), createdAt: new Date().toISOString(), layout: LAYOUT },
          },
        },
        init
      )
    );
  } catch (error) {
    // Another worker that starts at the same time has made it.
    if (statusOf(error) !== 409 && statusOf(error) !== 400) throw error;
    const listed = await connection.send(deadlineOf(undefined, STEP_MS), (api, init) => api.getCollections({}, init));
    if (!listed.collections.some((collection) => collection.name === name)) throw error;
  }
  if (cluster.tenantShards) await createShared(connection, name, cluster);
}

/** The shard key of all tenants that have none of their own. */
async function createShared(
  connection: QdrantConnection,
  name: string,
  { shards, replicas }: QdrantClusterOptions
): Promise<void> {
  const key = {
    shard_key: SHARED_SHARD,
    ...(shards === undefined ? {} : { shards_number: shards }),
    ...(replicas === undefined ? {} : { replication_factor: replicas }),
  };
  try {
    await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
      api.createShardKey({ collection_name: name, ...key }, init)
    );
  } catch (error) {
    const listed = await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
      api.listShardKeys({ collection_name: name }, init)
    );
    // Another worker that starts at the same time has made it.
    if (!listed.shard_keys?.some((one) => one.key === SHARED_SHARD)) throw error;
  }
}

/** Brings the points of an earlier layout to this one, and says so in the collection's metadata once it is done. */
async function upgrade(
  connection: QdrantConnection,
  name: string,
  kind: RecordKind,
  { info, placement }: { info: QdrantSchemas['CollectionInfo']; placement: Placement }
): Promise<void> {
  if (kind === 'lexicon') await keyNames(connection, name, placement);
  const metadata = { workflowgen: { ...metadataOf(info), layout: LAYOUT } };
  await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
    api.updateCollection({ collection_name: name, metadata }, init)
  );
}

/** The other embedder whose complete set of collections under this prefix is the newest. */
async function newestOther(
  connection: QdrantConnection,
  prefix: string,
  embedder: EmbedderIdentity,
  existing: ReadonlySet<string>
): Promise<EmbedderIdentity | undefined> {
  const names = [...existing].filter((name) => name.startsWith(`${prefix}_${LAST_KIND}_`));
  const found: { embedder: EmbedderIdentity; createdAt: string }[] = [];
  for (const name of names) {
    const info = await describe(connection, name);
    const stored = embedderOf(info);
    if (stored === undefined || canonicalJson(stored) === canonicalJson(identityOf(embedder))) continue;
    found.push({ embedder: stored, createdAt: String(metadataOf(info).createdAt) });
  }
  found.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return found[0]?.embedder;
}

/** Copies page by page, inserting only: a copy that was interrupted goes on, and overwrites nothing that is newer. */
async function copyWithoutDense(
  connection: QdrantConnection,
  from: string,
  to: string,
  placement: Placement
): Promise<void> {
  for await (const read of pagesOf(connection, from, [SPARSE])) {
    // What was read is written as it is; the driver's types of the two only differ by vectors that the server computes.
    const points = read.map(({ id, payload, vector }) => ({ id, payload, vector: vector ?? {} })) as Point[];
    for (const [tenant, own] of byTenant(points)) {
      const copied = { wait: true, points: own, update_mode: 'insert_only' as const, ...placement.shardOf(tenant) };
      await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
        api.upsertPoints({ collection_name: to, ...copied }, init)
      );
    }
  }
}

/** Points of one request are of one shard. */
function byTenant(points: readonly Point[]): Map<string, Point[]> {
  const tenants = new Map<string, Point[]>();
  for (const point of points) {
    const tenant = (point.payload as { tenant?: string } | null | undefined)?.tenant ?? '';
    tenants.set(tenant, [...(tenants.get(tenant) ?? []), point]);
  }
  return tenants;
}

function describe(connection: QdrantConnection, name: string): Promise<QdrantSchemas['CollectionInfo']> {
  return connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
    api.getCollection({ collection_name: name }, init)
  );
}

function metadataOf(info: QdrantSchemas['CollectionInfo']): Record<string, unknown> {
  const metadata = info.config.metadata?.workflowgen;
  return typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>) : {};
}

function embedderOf(info: QdrantSchemas['CollectionInfo']): EmbedderIdentity | undefined {
  const stored = metadataOf(info).embedder as Partial<EmbedderIdentity> | undefined;
  if (typeof stored?.id !== 'string' || typeof stored.dimensions !== 'number') return undefined;
  return { id: stored.id, dimensions: stored.dimensions };
}

/** Length of the vectors that the collection really holds; 0 where it has none of ours. */
function dimensionsOf(info: QdrantSchemas['CollectionInfo']): number {
  const vectors = info.config.params.vectors as Record<string, { size?: number }> | undefined;
  return vectors?.[DENSE]?.size ?? 0;
}

function identityOf({ id, dimensions }: EmbedderIdentity): EmbedderIdentity {
  return { id, dimensions };
}
