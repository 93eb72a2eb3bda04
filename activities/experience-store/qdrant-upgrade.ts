import type { Placement } from './qdrant-cluster';
import { nameFoundBy } from './name-upgrade';
import { deadlineOf, STEP_MS, type QdrantConnection, type QdrantSchemas } from './qdrant-connection';
import { filterOf, labelsOf } from './qdrant-points';
import { pagesOf } from './qdrant-requests';
import { readJson } from './stored-record';

/** The layout of the points that this adapter writes: in the second, names have keys and terms by which they are looked up. */
export const LAYOUT = 2;

/**
 * Gives the names of a collection of the first layout their keys and terms, page by page. A name that is written meanwhile is left
 * as it is written; done twice, it changes nothing.
 */
export async function keyNames(
  connection: QdrantConnection,
  collection_name: string,
  placement: Placement
): Promise<void> {
  for await (const points of pagesOf(connection, collection_name, false)) {
    const operations = points.flatMap(({ id, payload }) => setKeys(id, payload ?? {}, placement));
    if (operations.length === 0) continue;
    await connection.send(deadlineOf(undefined, STEP_MS), (api, init) =>
      api.batchUpdate({ collection_name, wait: true, ordering: 'strong', operations }, init)
    );
  }
}

function setKeys(
  id: QdrantSchemas['ExtendedPointId'],
  { tenant, version, body }: Record<string, unknown>,
  placement: Placement
): QdrantSchemas['SetPayloadOperation'][] {
  const found = nameFoundBy(readJson(body));
  if (!found || typeof tenant !== 'string' || typeof version !== 'number') return [];
  const { keys, terms } = found;
  const unchanged = [{ has_id: [id] }, { key: 'version', match: { value: version } }];
  const payload = { keys, labels: labelsOf(keys), terms };
  return [{ set_payload: { payload, filter: filterOf(tenant, {}, unchanged), ...placement.shardOf(tenant) } }];
}
