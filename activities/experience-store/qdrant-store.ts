import {
  RECORD_KINDS,
  type CallOptions,
  type EmbedderIdentity,
  type ExperienceStore,
  type RecordKind,
} from './experience-store';
import { placementOf } from './qdrant-cluster';
import { collectionName, prepareCollections } from './qdrant-collections';
import { connectQdrant, deadlineOf, type Deadline, type QdrantOptions } from './qdrant-connection';
import { nominateFrom } from './qdrant-nomination';
import { keyConditions, pointIdOf } from './qdrant-points';
import {
  countPoints,
  FACET_LIMIT,
  facetOf,
  knownTermsOf,
  listPoints,
  recordsById,
  removePoints,
  type Collection,
  type Condition,
} from './qdrant-requests';
import { termCounts } from './qdrant-term-counts';
import { writeAll } from './qdrant-writes';
import { checkPage, checkedWrites, checkTenant, checkVector, notOpen } from './stored-record';

/** Milliseconds that one call may take, over all its requests: routing has to decide without the store after that. */
const DEFAULT_TIMEOUT_MS = 3_000;

/**
 * Experience in Qdrant: one collection per kind and embedder, tenants apart by an indexed payload field that every request
 * names, a dense and a sparse vector per point, and compare-and-set by conditional updates.
 */
export function createQdrantStore(options: QdrantOptions): ExperienceStore {
  const { prefix = 'workflowgen', timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const connection = connectQdrant(options);
  const placement = placementOf(options);
  const counts = termCounts(options.countedUpTo);
  let embedder: EmbedderIdentity | undefined;

  function opened(): EmbedderIdentity {
    if (embedder === undefined) throw notOpen('qdrant');
    return embedder;
  }

  /** What every call needs: an open store, a tenant, and a time. */
  function collectionOf(tenant: string, kind: RecordKind, callOptions: CallOptions | undefined): Collection {
    checkTenant(tenant);
    return collectionFor(kind, deadlineOf(callOptions, timeoutMs));
  }

  function collectionFor(kind: RecordKind, deadline: Deadline): Collection {
    return { connection, name: collectionName(prefix, kind, opened()), deadline, placement };
  }

  const putAll: ExperienceStore['putAll'] = async (given, callOptions) => {
    const writes = checkedWrites(given, opened());
    const deadline = deadlineOf(callOptions, timeoutMs);
    return writeAll(
      writes,
      (kind) => collectionFor(kind, deadline),
      ({ kind, tenant }, terms) => counts.changed(collectionFor(kind, deadline), tenant, terms)
    );
  };

  return {
    name: 'qdrant',

    async open(identity, openOptions) {
      const adopt = openOptions?.adopt ?? false;
      await prepareCollections(connection, prefix, identity, { adopt, timeoutMs, cluster: options });
      embedder = identity;
    },

    async get(tenant, kind, ids, callOptions) {
      return recordsById(collectionOf(tenant, kind, callOptions), tenant, ids);
    },

    async put(record, expect, callOptions) {
      const [result] = await putAll([{ record, expect }], callOptions);
      return result ?? { applied: false };
    },

    putAll,

    async readAll(tenant, { get: wanted = [], find: listings = [] }, callOptions) {
      checkTenant(tenant);
      listings.forEach(checkPage);
      const deadline = deadlineOf(callOptions, timeoutMs);
      // One after the other: a page that was read before a record could lack what had led to the record's version.
      const records = await Promise.all(
        wanted.map(({ kind, ids }) => recordsById(collectionFor(kind, deadline), tenant, ids))
      );
      const pages = await Promise.all(
        listings.map(({ kind, filter, limit }) => listPoints(collectionFor(kind, deadline), tenant, filter, { limit }))
      );
      return { records, pages };
    },

    async find(tenant, kind, filter, page, callOptions) {
      const collection = collectionOf(tenant, kind, callOptions);
      checkPage(page);
      return listPoints(collection, tenant, filter, page);
    },

    async nominate(tenant, kind, query, callOptions) {
      const collection = collectionOf(tenant, kind, callOptions);
      const identity = opened();
      // One request asks for both searches: it waits for the vector.
      const vector = await query.vector;
      checkVector(vector, identity);
      return nominateFrom(collection, tenant, { ...query, vector }, counts);
    },

    async knownTerms(tenant, kind, terms, callOptions) {
      return knownTermsOf(collectionOf(tenant, kind, callOptions), tenant, terms);
    },

    async remove(tenant, kind, ids, callOptions) {
      const collection = collectionOf(tenant, kind, callOptions);
      if (ids.length === 0) return 0;
      const has_id = ids.map((id) => pointIdOf(tenant, id));
      const removed = await removePoints(collection, tenant, [{ has_id }]);
      counts.changed(collection, tenant);
      return removed;
    },

    async removeWhere(tenant, kind, filter, callOptions) {
      const collection = collectionOf(tenant, kind, callOptions);
      const removed = await removePoints(collection, tenant, keyConditions(filter));
      counts.changed(collection, tenant);
      return removed;
    },

    async count(tenant, kind, filter, callOptions) {
      return countPoints(collectionOf(tenant, kind, callOptions), tenant, keyConditions(filter));
    },

    async tenants(callOptions) {
      const identity = opened();
      const deadline = deadlineOf(callOptions, timeoutMs);
      const names = RECORD_KINDS.map((kind) => collectionName(prefix, kind, identity));
      const found = await Promise.all(names.map((name) => tenantsOf({ connection, name, deadline, placement })));
      return [...new Set(found.flat())].sort();
    },

    async close() {
      embedder = undefined;
    },
  };
}

async function tenantsOf(collection: Collection): Promise<string[]> {
  const tenants: string[] = [];
  for (;;) {
    // A facet has no pages: what was listed is excluded from the next one.
    const must_not: Condition[] = tenants.length === 0 ? [] : [{ key: 'tenant', match: { any: tenants } }];
    const listed = await facetOf(collection, 'tenant', { must_not });
    tenants.push(...listed.keys());
    if (listed.size < FACET_LIMIT) return tenants;
  }
}
