import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowGenError } from '../../shared/protocol/errors';
import {
  RECORD_KINDS,
  type CallOptions,
  type EmbedderIdentity,
  type ExperienceStore,
  type NewRecord,
  type PutResult,
  type RecordKind,
} from './experience-store';
import { placementOf } from './qdrant-cluster';
import { collectionName, prepareCollections } from './qdrant-collections';
import { connectQdrant, deadlineOf, type QdrantOptions } from './qdrant-connection';
import { nominateFrom } from './qdrant-nomination';
import { DENSE, filterOf, keyConditions, pointIdOf, recordsOf, type StoredPoint } from './qdrant-points';
import {
  countPoints,
  FACET_LIMIT,
  facetOf,
  knownTermsOf,
  readPoints,
  removePoints,
  writePoint,
  type Collection,
  type Condition,
} from './qdrant-requests';
import { termCounts } from './qdrant-term-counts';
import { checkPage, checkedRecord, checkTenant, checkVector, notOpen, repeatedOrRefused } from './stored-record';

/** Milliseconds that one call may take, over all its requests: routing has to decide without the store after that. */
const DEFAULT_TIMEOUT_MS = 3_000;

/** Times that a last-write-wins put tries again when other writers come in between. */
const PUT_ATTEMPTS = 20;

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
    const name = collectionName(prefix, kind, opened());
    checkTenant(tenant);
    return { connection, name, deadline: deadlineOf(callOptions, timeoutMs), placement };
  }

  return {
    name: 'qdrant',

    async open(identity, openOptions) {
      const adopt = openOptions?.adopt ?? false;
      await prepareCollections(connection, prefix, identity, { adopt, timeoutMs, cluster: options });
      embedder = identity;
    },

    async get(tenant, kind, ids, callOptions) {
      const collection = collectionOf(tenant, kind, callOptions);
      if (ids.length === 0) return [];
      const found = (await readPoints(collection, tenant, ids)).map((point) => point.record);
      return found.filter((record) => record !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async put(given, expect, callOptions) {
      const collection = collectionOf(given.tenant, given.kind, callOptions);
      const record = checkedRecord(given, opened());
      return put(collection, record, expect, (terms) => counts.changed(collection, record.tenant, terms));
    },

    async find(tenant, kind, filter, page, callOptions) {
      const collection = collectionOf(tenant, kind, callOptions);
      checkPage(page);
      const found = await connection.send(collection.deadline, (api, init) =>
        api.scrollPoints(
          {
            collection_name: collection.name,
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
    },

    async nominate(tenant, kind, query, callOptions) {
      const collection = collectionOf(tenant, kind, callOptions);
      checkVector(query.vector, opened());
      return nominateFrom(collection, tenant, query, counts);
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

async function put(
  collection: Collection,
  record: NewRecord,
  expect: 'absent' | 'any' | number,
  changed: (terms: readonly string[]) => void
): Promise<PutResult> {
  for (let attempt = 1; attempt <= PUT_ATTEMPTS; attempt += 1) {
    const [current] = await readPoints(collection, record.tenant, [record.id]);
    if (!meets(expect, current)) return repeatedOrRefused(record, expect, current?.record);
    const { version, after } = await writePoint(collection, record, current);
    if (version !== undefined) {
      changed([...(current?.record?.terms ?? []), ...(record.terms ?? [])]);
      return { applied: true, version };
    }
    if (expect !== 'any') return repeatedOrRefused(record, expect, after?.record);
    // Writers that met once would meet again in each round; chance takes them apart.
    await delay(Math.random() * Math.min(500, 10 * 2 ** attempt));
  }
  throw new WorkflowGenError(
    'STORE_CONFLICT',
    `Other writers changed the ${record.kind} ${record.id} during each of ${PUT_ATTEMPTS} attempts.`,
    { limit: PUT_ATTEMPTS, remedy: 'Try again.' },
    true
  );
}

function meets(expect: 'absent' | 'any' | number, current: StoredPoint | undefined): boolean {
  if (expect === 'any') return true;
  return expect === 'absent' ? current === undefined : current?.version === expect;
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
