import { WorkflowGenError } from '../../shared/protocol/errors';
import type { QdrantSchemas } from './qdrant-connection';
import { DENSE } from './qdrant-points';

/** How Qdrant keeps the collections. What is not given stays as the server has it, or as the collection was made. */
export interface QdrantClusterOptions {
  /** Vectors for the search as 8-bit numbers beside the whole ones, which order what it finds. Default for new collections: `int8`. */
  quantisation?: 'int8' | 'none';
  /** The whole vectors are read from disk, and only the 8-bit ones are kept in memory. Default `false`. */
  onDisk?: boolean;
  /** Shards of a new collection; with `tenantShards`, of each shard key. */
  shards?: number;
  /** Copies of each shard, on as many nodes. */
  replicas?: number;
  /** Copies that must have applied a write. Default: more than half of `replicas`. */
  writeConsistency?: number;
  /** How many copies a read asks. Default: `majority` where `replicas` is more than 1. */
  readConsistency?: 'majority' | 'quorum' | 'all' | number;
  /** A tenant may have a shard key of its own, by its name; all others share one. For new collections only. */
  tenantShards?: boolean;
}

/** The shard key of every tenant that has none of its own. */
export const SHARED_SHARD = 'workflowgen-shared';

/** Of two candidates by 8-bit numbers, one is ordered by the whole vectors. */
const OVERSAMPLING = 2;

/** What each request says of where its points are and how many copies are asked. */
export interface Placement {
  consistency: { consistency?: QdrantSchemas['ReadConsistency'] };
  /** The tenant's own shard if it has one, else the shared one; nothing where collections have no shard keys. */
  shardOf(tenant: string): { shard_key?: QdrantSchemas['ShardKeyWithFallback'] };
}

/** Throws `CONFIG_INVALID` where two fields contradict each other. */
export function placementOf({ tenantShards = false, ...options }: QdrantClusterOptions): Placement {
  checkConsistency(options);
  const { replicas = 1, readConsistency = replicas > 1 ? 'majority' : undefined } = options;
  return {
    consistency: readConsistency === undefined ? {} : { consistency: readConsistency },
    shardOf: (tenant) => (tenantShards ? { shard_key: { target: tenant, fallback: SHARED_SHARD } } : {}),
  };
}

function checkConsistency({ replicas = 1, writeConsistency = 1, readConsistency }: QdrantClusterOptions): void {
  const fields = { writeConsistency, readConsistency: typeof readConsistency === 'number' ? readConsistency : 1 };
  for (const [field, copies] of Object.entries(fields)) {
    if (copies <= replicas) continue;
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      `store.${field} asks for ${copies} copies, but store.replicas makes ${replicas}.`,
      { field: `store.${field}`, limit: replicas, actual: copies, remedy: `Set store.replicas to ${copies} or more.` }
    );
  }
}

/** How a dense search uses the 8-bit vectors; a collection that has none takes no notice of it. */
export const SEARCH_PARAMS: QdrantSchemas['SearchParams'] = {
  quantization: { rescore: true, oversampling: OVERSAMPLING },
};

/** The part of a new collection that the options decide. */
export function createdWith(
  options: QdrantClusterOptions,
  dimensions: number
): Omit<QdrantSchemas['CreateCollection'], 'metadata'> {
  const { quantisation = 'int8', onDisk, shards, tenantShards = false } = options;
  return {
    vectors: {
      [DENSE]: {
        size: dimensions,
        distance: 'Cosine',
        ...(onDisk === undefined ? {} : { on_disk: onDisk }),
        ...(quantisation === 'int8' ? { quantization_config: INT8 } : {}),
      },
    },
    ...(shards === undefined ? {} : { shard_number: shards }),
    ...(tenantShards ? { sharding_method: 'custom' as const } : {}),
    ...copiesOf(options),
  };
}

/** Kept in memory: the search reads them for every candidate. The outermost hundredth of the numbers is cut off. */
const INT8: QdrantSchemas['ScalarQuantization'] = { scalar: { type: 'int8', quantile: 0.99, always_ram: true } };

function copiesOf({ replicas, writeConsistency }: QdrantClusterOptions): {
  replication_factor?: number;
  write_consistency_factor?: number;
} {
  if (replicas === undefined) return {};
  const majority = Math.floor(replicas / 2) + 1;
  return { replication_factor: replicas, write_consistency_factor: writeConsistency ?? majority };
}

/**
 * What has to be changed of a collection that is there already, so that it is as configured; `undefined` for nothing. What is not
 * configured stays as it is. Throws `CONFIG_INVALID` for what no collection can change.
 */
export function changedBy(
  options: QdrantClusterOptions,
  name: string,
  params: QdrantSchemas['CollectionParams']
): QdrantSchemas['UpdateCollection'] | undefined {
  const { quantisation, onDisk, tenantShards } = options;
  const isCustom = params.sharding_method === 'custom';
  if (tenantShards !== undefined && tenantShards !== isCustom) throw otherSharding(name, isCustom);
  if (isCustom && tenantShards === undefined) throw otherSharding(name, isCustom);
  const dense = (params.vectors as Record<string, QdrantSchemas['VectorParams']> | undefined)?.[DENSE];
  const isInt8 = dense?.quantization_config != null;
  const vector = {
    ...(onDisk === undefined || onDisk === (dense?.on_disk ?? false) ? {} : { on_disk: onDisk }),
    ...(quantisation === undefined || (quantisation === 'int8') === isInt8
      ? {}
      : { quantization_config: quantisation === 'int8' ? INT8 : ('Disabled' as const) }),
  };
  const wanted = copiesOf(options);
  const copies =
    wanted.replication_factor === undefined ||
    (wanted.replication_factor === (params.replication_factor ?? 1) &&
      wanted.write_consistency_factor === (params.write_consistency_factor ?? 1))
      ? undefined
      : wanted;
  if (Object.keys(vector).length === 0 && !copies) return undefined;
  return {
    ...(Object.keys(vector).length > 0 ? { vectors: { [DENSE]: vector } } : {}),
    ...(copies ? { params: copies } : {}),
  };
}

function otherSharding(name: string, isCustom: boolean): WorkflowGenError {
  return new WorkflowGenError(
    'CONFIG_INVALID',
    `The collection ${name} was made ${isCustom ? 'with' : 'without'} shard keys, and store.tenantShards says ` +
      `${isCustom ? 'nothing of them' : 'otherwise'}.`,
    {
      field: 'store.tenantShards',
      remedy: isCustom
        ? 'Set store.tenantShards to true.'
        : 'Leave store.tenantShards out, or choose another store.prefix: how points are spread is decided when a collection is made.',
    }
  );
}
