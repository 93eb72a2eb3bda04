import type { ExperienceRecord, Filter, Page } from './experience-store';
import type { Deadline, QdrantConnection, QdrantSchemas } from './qdrant-connection';
import { DENSE, filterOf, pointIdOf, recordsOf, storedPointOf, type StoredPoint } from './qdrant-points';

/** Values that one facet request lists. */
export const FACET_LIMIT = 10_000;

export type Condition = QdrantSchemas['Condition'];

/** One collection, within the time of one call. */
export interface Collection {
  connection: QdrantConnection;
  name: string;
  deadline: Deadline;
}

/** The points of a tenant's records, with payload and dense vector; unknown ids are left out. In no order. */
export async function readPoints(
  collection: Collection,
  tenant: string,
  ids: readonly string[]
): Promise<StoredPoint[]> {
  const points = await pointsById(
    collection,
    ids.map((id) => pointIdOf(tenant, id))
  );
  return [...points.values()];
}

/** Points by their own ids, with payload and dense vector; unknown ids are left out. */
export async function pointsById(collection: Collection, ids: string[]): Promise<Map<string, StoredPoint>> {
  const points = await collection.connection.send(collection.deadline, (api, init) =>
    api.getPoints({ collection_name: collection.name, ids, with_payload: true, with_vector: [DENSE] }, init)
  );
  return new Map(points.map((point) => [String(point.id), storedPointOf(point)]));
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
  collection: Collection,
  tenant: string,
  filter: Filter,
  page: { cursor?: string; limit: number }
): Promise<Page> {
  const found = await collection.connection.send(collection.deadline, (api, init) =>
    api.scrollPoints(
      {
        collection_name: collection.name,
        filter: filterOf(tenant, filter),
        limit: page.limit,
        ...(page.cursor === undefined ? {} : { offset: page.cursor }),
        with_payload: true,
        with_vector: [DENSE],
      },
      init
    )
  );
  const next = found.next_page_offset;
  return { records: recordsOf(found.points), ...(typeof next === 'string' ? { cursor: next } : {}) };
}

export async function countPoints(collection: Collection, must: Condition[]): Promise<number> {
  const reply = await collection.connection.send(collection.deadline, (api, init) =>
    api.countPoints({ collection_name: collection.name, filter: { must }, exact: true }, init)
  );
  return reply.count;
}

/** Values of an indexed payload field with the number of points that have them; the `FACET_LIMIT` most frequent. */
export async function facetOf(
  collection: Collection,
  key: string,
  filter: { must?: Condition[]; must_not?: Condition[] }
): Promise<Map<string, number>> {
  const reply = await collection.connection.send(collection.deadline, (api, init) =>
    api.facet({ collection_name: collection.name, key, limit: FACET_LIMIT, exact: true, filter }, init)
  );
  return new Map(reply.hits.map((hit) => [String(hit.value), hit.count]));
}

/** Removes what the conditions match and says how much that was just before. */
export async function removePoints(collection: Collection, must: Condition[]): Promise<number> {
  const found = await countPoints(collection, must);
  if (found === 0) return 0;
  await collection.connection.send(collection.deadline, (api, init) =>
    api.deletePoints({ collection_name: collection.name, wait: true, ordering: 'strong', filter: { must } }, init)
  );
  return found;
}
