import { changedBy, createdWith, placementOf, SHARED_SHARD } from '../../../activities/experience-store/qdrant-cluster';
import type { QdrantConnection, QdrantSchemas } from '../../../activities/experience-store/qdrant-connection';
import { deadlineOf } from '../../../activities/experience-store/qdrant-connection';
import { nominateFrom } from '../../../activities/experience-store/qdrant-nomination';
import {
  countPoints,
  facetOf,
  knownTermsOf,
  readPoints,
  removePoints,
} from '../../../activities/experience-store/qdrant-requests';
import { termCounts } from '../../../activities/experience-store/qdrant-term-counts';
import { writeAll } from '../../../activities/experience-store/qdrant-writes';

const INT8 = { scalar: { type: 'int8', quantile: 0.99, always_ram: true } };

describe('what a new collection is made with', () => {
  it('is quantised, and leaves copies and shards to the server', () => {
    expect(createdWith({}, 384)).toEqual({
      vectors: { dense: { size: 384, distance: 'Cosine', quantization_config: INT8 } },
    });
  });

  it('asks more than half of its copies for each write, unless it is said', () => {
    const options = { quantisation: 'none', onDisk: true, shards: 6, replicas: 3 } as const;
    expect(createdWith({ ...options, tenantShards: true }, 8)).toEqual({
      vectors: { dense: { size: 8, distance: 'Cosine', on_disk: true } },
      shard_number: 6,
      sharding_method: 'custom',
      replication_factor: 3,
      write_consistency_factor: 2,
    });
    expect(createdWith({ ...options, writeConsistency: 3 }, 8)).toMatchObject({ write_consistency_factor: 3 });
  });
});

describe('what a collection that is there is changed to', () => {
  const plain: QdrantSchemas['CollectionParams'] = {
    vectors: { dense: { size: 8, distance: 'Cosine' } },
    replication_factor: 1,
    write_consistency_factor: 1,
  };

  it('is nothing that is not configured', () => {
    expect(changedBy({}, 'c', plain)).toBeUndefined();
    expect(changedBy({ quantisation: 'none', onDisk: false, replicas: 1 }, 'c', plain)).toBeUndefined();
  });

  it('is what is configured and differs', () => {
    expect(changedBy({ quantisation: 'int8', replicas: 2 }, 'c', plain)).toEqual({
      vectors: { dense: { quantization_config: INT8 } },
      params: { replication_factor: 2, write_consistency_factor: 2 },
    });
    const quantised = { ...plain, vectors: createdWith({}, 8).vectors };
    expect(changedBy({ quantisation: 'none', onDisk: true }, 'c', quantised)).toEqual({
      vectors: { dense: { on_disk: true, quantization_config: 'Disabled' } },
    });
  });

  it('is refused where the points are spread otherwise', () => {
    const details = expect.objectContaining({ field: 'store.tenantShards' }) as object;
    const spread = { code: 'CONFIG_INVALID', details };
    const custom = { ...plain, sharding_method: 'custom' as const };
    expect(() => changedBy({ tenantShards: true }, 'c', plain)).toThrow(expect.objectContaining(spread));
    expect(() => changedBy({}, 'c', custom)).toThrow(expect.objectContaining(spread));
    expect(changedBy({ tenantShards: true }, 'c', custom)).toBeUndefined();
  });
});

describe('what each request says', () => {
  it.each([
    [{ replicas: 1, writeConsistency: 2 }, 'store.writeConsistency'],
    [{ replicas: 2, readConsistency: 3 }, 'store.readConsistency'],
  ])('%j asks for more copies than there are', (options, field) => {
    expect(() => placementOf(options)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', details: expect.objectContaining({ field }) })
    );
  });

  it('reads the majority of several copies, unless it is said', () => {
    expect(placementOf({}).consistency).toEqual({});
    expect(placementOf({ replicas: 3 }).consistency).toEqual({ consistency: 'majority' });
    expect(placementOf({ replicas: 3, readConsistency: 1 }).consistency).toEqual({ consistency: 1 });
    expect(placementOf({ replicas: 3 }).shardOf('acme')).toEqual({});
  });

  it('names the tenant’s shard in every request of a tenant, and the copies in every read', async () => {
    const sent: [string, Record<string, unknown>][] = [];
    const results: Record<string, unknown> = {
      getPoints: [],
      countPoints: { count: 1 },
      facet: { hits: [] },
      queryBatchPoints: [{ points: [] }, { points: [] }],
    };
    const api = new Proxy({}, {
      get: (_, name: string) => (request: Record<string, unknown>) => {
        sent.push([name, request]);
        return Promise.resolve({ data: { result: results[name] ?? { status: 'completed' } } });
      },
    }); // prettier-ignore
    const connection: QdrantConnection = {
      url: 'http://127.0.0.1:1',
      send: async (_deadline, request) => (await request(api as never, {})).data.result as never,
    };
    const placement = placementOf({ tenantShards: true, replicas: 2 });
    const collection = { connection, name: 'c', deadline: deadlineOf(undefined, 1_000), placement };
    const record = { id: 'r', kind: 'pattern', tenant: 'acme', keys: {}, body: 1, updatedAt: '' } as const;
    await readPoints(collection, 'acme', ['r']);
    await countPoints(collection, 'acme', []);
    await facetOf(collection, 'terms', { tenant: 'acme' });
    await knownTermsOf(collection, 'acme', ['a']);
    await removePoints(collection, 'acme', []);
    await writeAll(
      [{ record, expect: 'absent' }],
      () => collection,
      () => undefined
    );
    const query = { vector: [1], terms: ['a'], limit: 1, filter: {} };
    await nominateFrom(collection, 'acme', query, termCounts());
    const shard = { target: 'acme', fallback: SHARED_SHARD };
    for (const [name, request] of sent) {
      const operations = request.operations as { upsert: Record<string, unknown> }[] | undefined;
      const parts =
        (request.searches as Record<string, unknown>[] | undefined) ?? operations?.map(({ upsert }) => upsert);
      const placed = parts ?? [request];
      expect([name, placed.map((one) => one.shard_key)]).toEqual([name, placed.map(() => shard)]);
      const isWrite = name === 'batchUpdate' || name === 'deletePoints';
      expect([name, request.consistency]).toEqual([name, isWrite ? undefined : 'majority']);
    }
    expect(new Set(sent.map(([name]) => name))).toEqual(
      new Set([...Object.keys(results), 'batchUpdate', 'deletePoints'])
    );
  });
});
