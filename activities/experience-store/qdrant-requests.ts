import { randomUUID } from 'node:crypto';
import type { NewRecord } from './experience-store';
import type { Placement } from './qdrant-cluster';
import type { Deadline, QdrantConnection, QdrantSchemas } from './qdrant-connection';
import { DENSE, pointIdOf, pointOf, storedPointOf, tenantCondition, type StoredPoint } from './qdrant-points';

/** Values that one facet request lists. */
export const FACET_LIMIT = 10_000;

export type Condition = QdrantSchemas['Condition'];

/** One collection, within the time of one call. */
export interface Collection {
  connection: QdrantConnection;
  name: string;
  deadline: Deadline;
  placement: Placement;
}

/** The points of a tenant's records, with payload and dense vector; unknown ids are left out. */
export async function readPoints(collection: Collection, tenant: string, ids: string[]): Promise<StoredPoint[]> {
  const points = await collection.connection.send(collection.deadline, (api, init) =>
    api.getPoints(
      {
        collection_name: collection.name,
        ids: ids.map((id) => pointIdOf(tenant, id)),
        with_payload: true,
        with_vector: [DENSE],
        ...collection.placement.consistency,
        ...collection.placement.shardOf(tenant),
      },
      init
    )
  );
  return points.map(storedPointOf);
}

/** Not exact, it is the server's estimate by its indexes, at once; for one condition on one value that is how many have it. */
export async function countPoints(
  collection: Collection,
  tenant: string,
  more: Condition[],
  { exact } = { exact: true }
): Promise<number> {
  const { name, placement } = collection;
  const filter = { must: [tenantCondition(tenant), ...more] };
  const reply = await collection.connection.send(collection.deadline, (api, init) =>
    api.countPoints(
      { collection_name: name, filter, exact, ...placement.consistency, ...placement.shardOf(tenant) },
      init
    )
  );
  return reply.count;
}

/** Values of an indexed payload field with the number of points that have them; the `FACET_LIMIT` most frequent. */
export async function facetOf(
  collection: Collection,
  key: string,
  filter: { must_not: Condition[] } | { tenant: string }
): Promise<Map<string, number>> {
  const { name, placement } = collection;
  // Of one tenant, or over all shards.
  const where =
    'tenant' in filter
      ? { filter: { must: [tenantCondition(filter.tenant)] }, ...placement.shardOf(filter.tenant) }
      : { filter };
  const reply = await collection.connection.send(collection.deadline, (api, init) =>
    api.facet({ collection_name: name, key, limit: FACET_LIMIT, exact: true, ...placement.consistency, ...where }, init)
  );
  return new Map(reply.hits.map((hit) => [String(hit.value), hit.count]));
}

/** Terms that one request looks for. */
const TERMS_AT_ONCE = 100;

/** Those of the terms that a point of the tenant has. */
export async function knownTermsOf(
  collection: Collection,
  tenant: string,
  terms: readonly string[]
): Promise<string[]> {
  const known: string[] = [];
  for (let from = 0; from < terms.length; from += TERMS_AT_ONCE) {
    const asked = terms.slice(from, from + TERMS_AT_ONCE);
    // A query without a vector takes whatever point there is.
    const searches = asked.map((value) => ({
      filter: { must: [tenantCondition(tenant), { key: 'terms', match: { value } }] },
      limit: 1,
      with_payload: false,
      ...collection.placement.shardOf(tenant),
    }));
    const replies = await collection.connection.send(collection.deadline, (api, init) =>
      api.queryBatchPoints({ collection_name: collection.name, searches, ...collection.placement.consistency }, init)
    );
    known.push(...asked.filter((_, at) => (replies[at]?.points.length ?? 0) > 0));
  }
  return known;
}

/** Removes what the conditions match and says how much that was just before. */
export async function removePoints(collection: Collection, tenant: string, more: Condition[]): Promise<number> {
  const found = await countPoints(collection, tenant, more);
  if (found === 0) return 0;
  const filter = { must: [tenantCondition(tenant), ...more] };
  const { name, placement } = collection;
  await collection.connection.send(collection.deadline, (api, init) =>
    api.deletePoints(
      { collection_name: name, wait: true, ordering: 'strong', filter, ...placement.shardOf(tenant) },
      init
    )
  );
  return found;
}

/**
 * One conditional write over the point that was read, or an insert where there was none. Qdrant answers "completed" also
 * when the condition refused it, so the point is read back: it remembers the tokens of its last writes, and holds ours if
 * and only if it was applied, also when others wrote since. `version` is set where it was applied.
 */
export async function writePoint(
  collection: Collection,
  record: NewRecord,
  current: StoredPoint | undefined
): Promise<{ version?: number; after?: StoredPoint }> {
  const token = randomUUID();
  const version = (current?.version ?? 0) + 1;
  await collection.connection.send(collection.deadline, (api, init) =>
    api.upsertPoints(
      {
        collection_name: collection.name,
        wait: true,
        ordering: 'strong',
        points: [pointOf(record, version, token, current?.writes ?? [])],
        ...collection.placement.shardOf(record.tenant),
        ...conditionOf(record.tenant, current),
      },
      init
    )
  );
  const [after] = await readPoints(collection, record.tenant, [record.id]);
  return after?.writes.includes(token) === true ? { version, after } : { after };
}

/** A filter alone would still insert a missing point, so the mode says which of the two the write is. */
function conditionOf(
  tenant: string,
  current: StoredPoint | undefined
): Pick<QdrantSchemas['PointsList'], 'update_mode' | 'update_filter'> {
  if (current === undefined) return { update_mode: 'insert_only' };
  // A damaged point has no version to compare; only a last-write-wins put comes here, and repairs it.
  if (current.version === undefined) return { update_mode: 'update_only' };
  return {
    update_mode: 'update_only',
    update_filter: { must: [tenantCondition(tenant), { key: 'version', match: { value: current.version } }] },
  };
}
