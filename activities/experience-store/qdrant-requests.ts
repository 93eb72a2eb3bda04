import type { ExperienceRecord, Filter, Page } from './experience-store';
import type { Placement } from './qdrant-cluster';
import { deadlineOf, STEP_MS, type Deadline, type QdrantConnection, type QdrantSchemas } from './qdrant-connection';
import {
  DENSE,
  filterOf,
  pointIdOf,
  recordsOf,
  storedPointOf,
  tenantCondition,
  type StoredPoint,
} from './qdrant-points';
import { PAGE_LIMIT } from './stored-record';

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

/** The points of a tenant's records by record id, with payload and dense vector; unknown ids are left out. */
export async function pointsById(
  collection: Collection,
  tenant: string,
  ids: readonly string[]
): Promise<Map<string, StoredPoint>> {
  const places = new Map(ids.map((id) => [pointIdOf(tenant, id), id]));
  const points = await collection.connection.send(collection.deadline, (api, init) =>
    api.getPoints(
      {
        collection_name: collection.name,
        ids: [...places.keys()],
        with_payload: true,
        with_vector: [DENSE],
        ...collection.placement.consistency,
        ...collection.placement.shardOf(tenant),
      },
      init
    )
  );
  return new Map(points.map((point) => [places.get(String(point.id)) ?? '', storedPointOf(point)]));
}

/** As they stand, in no order. */
export async function readPoints(
  collection: Collection,
  tenant: string,
  ids: readonly string[]
): Promise<StoredPoint[]> {
  return [...(await pointsById(collection, tenant, ids)).values()];
}

/** Records by id, in the order of their ids; what is damaged is left out. */
export async function recordsById(
  collection: Collection,
  tenant: string,
  ids: readonly string[]
): Promise<ExperienceRecord[]> {
  if (ids.length === 0) return [];
  const found = (await readPoints(collection, tenant, ids)).map((point) => point.record);
  return found.filter((record) => record !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One page of a listing, in the order of the points' ids. */
export async function listPoints(
  { connection, name, deadline, placement }: Collection,
  tenant: string,
  filter: Filter,
  page: { cursor?: string; limit: number }
): Promise<Page> {
  const found = await connection.send(deadline, (api, init) =>
    api.scrollPoints(
      {
        collection_name: name,
        filter: filterOf(tenant, filter),
        limit: page.limit,
        ...(page.cursor === undefined ? {} : { offset: page.cursor }),
        with_payload: true,
        with_vector: [DENSE],
        ...placement.consistency,
        ...placement.shardOf(tenant),
      },
      init
    )
  );
  const next = found.next_page_offset;
  return { records: recordsOf(found.points), ...(typeof next === 'string' ? { cursor: next } : {}) };
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

/** All points of a collection, whatever tenant they are of, page by page. */
export async function* pagesOf(
  connection: QdrantConnection,
  collection_name: string,
  with_vector: string[] | false
): AsyncGenerator<QdrantSchemas['ScrollResult']['points']> {
  let offset: QdrantSchemas['ScrollResult']['next_page_offset'];
  do {
    const page = await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
      api.scrollPoints({ collection_name, limit: PAGE_LIMIT, offset, with_payload: true, with_vector }, init)
    );
    yield page.points;
    offset = page.next_page_offset;
  } while (offset !== undefined && offset !== null);
}
