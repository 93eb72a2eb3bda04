import { randomUUID } from 'node:crypto';
import { WorkflowGenError } from '../../shared/errors';
import {
  RECORD_KINDS,
  type CallOptions,
  type EmbedderIdentity,
  type ExperienceRecord,
  type ExperienceStore,
  type Filter,
  type NewRecord,
  type Nominations,
  type PutResult,
  type RecordKind,
} from './experience-store';
import {
  byCosine,
  frequencyRecord,
  hitsOf,
  LEXICAL_OVERFETCH,
  rankByTerms,
  termsOf,
  termWeights,
  weighQuery,
} from './lexical-ranking';
import { collectionName, prepareCollections } from './qdrant-collections';
import { connectQdrant, deadlineOf, type Deadline, type QdrantOptions, type QdrantSchemas } from './qdrant-connection';
import {
  DENSE,
  filterOf,
  pointIdOf,
  pointOf,
  recordsOf,
  SPARSE,
  sparseOf,
  storedPointOf,
  tenantCondition,
  type StoredPoint,
} from './qdrant-points';
import { checkPage, checkRecord, checkTenant, checkVector, isSameWrite, notOpen } from './stored-record';

/** Milliseconds that one call may take, over all its requests: routing has to decide without the store after that. */
const DEFAULT_TIMEOUT_MS = 3_000;

/** Values that one facet request lists; where a tenant has more terms than that, the missing ones are counted one by one. */
const FACET_LIMIT = 10_000;

/** Times that a last-write-wins put tries again when other writers come in between. */
const PUT_ATTEMPTS = 20;

type Condition = QdrantSchemas['Condition'];
type WithVector = QdrantSchemas['WithVector'];

/**
 * Experience in Qdrant: one collection per kind and embedder, tenants apart by an indexed payload field that every request
 * names, a dense and a sparse vector per point, and compare-and-set by conditional updates.
 */
export function createQdrantStore(options: QdrantOptions): ExperienceStore {
  const { prefix = 'workflowgen', timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const connection = connectQdrant(options);
  let embedder: EmbedderIdentity | undefined;

  function collectionOf(kind: RecordKind): string {
    if (embedder === undefined) throw notOpen('qdrant', kind);
    return collectionName(prefix, kind, embedder);
  }

  async function read(kind: RecordKind, tenant: string, ids: string[], deadline: Deadline): Promise<StoredPoint[]> {
    const collection_name = collectionOf(kind);
    const points = await connection.send(deadline, (api, init) =>
      api.getPoints(
        { collection_name, ids: ids.map((id) => pointIdOf(tenant, id)), with_payload: true, with_vector: [DENSE] },
        init
      )
    );
    return points.map(storedPointOf);
  }

  async function countWhere(kind: RecordKind, must: Condition[], deadline: Deadline): Promise<number> {
    const collection_name = collectionOf(kind);
    const reply = await connection.send(deadline, (api, init) =>
      api.countPoints({ collection_name, filter: { must }, exact: true }, init)
    );
    return reply.count;
  }

  async function facet(
    kind: RecordKind,
    key: string,
    must: Condition[],
    deadline: Deadline
  ): Promise<Map<string, number>> {
    const collection_name = collectionOf(kind);
    const reply = await connection.send(deadline, (api, init) =>
      api.facet({ collection_name, key, limit: FACET_LIMIT, exact: true, filter: { must } }, init)
    );
    return new Map(reply.hits.map((hit) => [String(hit.value), hit.count]));
  }

  async function removeAll(kind: RecordKind, must: Condition[], deadline: Deadline): Promise<number> {
    const collection_name = collectionOf(kind);
    const found = await countWhere(kind, must, deadline);
    if (found === 0) return 0;
    await connection.send(deadline, (api, init) =>
      api.deletePoints({ collection_name, wait: true, ordering: 'strong', filter: { must } }, init)
    );
    return found;
  }

  /**
   * One conditional write. Qdrant answers "completed" also when the condition refused it, so the point is read back: it
   * remembers the tokens of its last writes, and holds ours if and only if it was applied, also when others wrote since.
   */
  async function writeOver(
    record: NewRecord,
    current: StoredPoint | undefined,
    deadline: Deadline
  ): Promise<{ version?: number; after?: StoredPoint }> {
    const collection_name = collectionOf(record.kind);
    const token = randomUUID();
    const version = (current?.version ?? 0) + 1;
    await connection.send(deadline, (api, init) =>
      api.upsertPoints(
        {
          collection_name,
          wait: true,
          ordering: 'strong',
          points: [pointOf(record, version, token, current?.writes ?? [])],
          ...conditionOf(record.tenant, current),
        },
        init
      )
    );
    const [after] = await read(record.kind, record.tenant, [record.id], deadline);
    return after?.writes.includes(token) === true ? { version, after } : { after };
  }

  async function frequenciesOf(
    kind: RecordKind,
    tenant: string,
    listed: ReadonlyMap<string, number>,
    terms: readonly string[],
    deadline: Deadline
  ): Promise<Map<string, number>> {
    const frequencies = new Map(listed);
    const unlisted = listed.size < FACET_LIMIT ? [] : terms.filter((term) => !listed.has(term));
    await Promise.all(
      unlisted.map(async (term) => {
        const must = [tenantCondition(tenant), { key: 'terms', match: { value: term } }];
        frequencies.set(term, await countWhere(kind, must, deadline));
      })
    );
    return frequencies;
  }

  async function nominate(
    tenant: string,
    kind: RecordKind,
    query: { vector: number[]; terms: string[]; limit: number; filter: Filter },
    deadline: Deadline
  ): Promise<Nominations> {
    const collection_name = collectionOf(kind);
    const filter = filterOf(tenant, query.filter);
    const search = (using: string, vector: QdrantSchemas['QueryInterface'], limit: number, whole: boolean) => ({
      query: vector,
      using,
      filter,
      limit,
      with_payload: whole || ['id', 'terms'],
      with_vector: (whole ? [DENSE] : false) as WithVector,
    });
    const sparse = sparseOf(termWeights(query.terms));
    const searches = [search(DENSE, query.vector, query.limit, true)];
    if (sparse.indices.length > 0) {
      searches.push(search(SPARSE, sparse, query.limit * LEXICAL_OVERFETCH, false));
    }
    const [results, documents, listed] = await Promise.all([
      connection.send(deadline, (api, init) => api.queryBatchPoints({ collection_name, searches }, init)),
      countWhere(kind, [tenantCondition(tenant)], deadline),
      facet(kind, 'terms', [tenantCondition(tenant)], deadline),
    ]);
    const dense = recordsOf(results[0]?.points ?? []);
    const ofQuery = await frequenciesOf(kind, tenant, listed, query.terms, deadline);
    const weights = weighQuery(query.terms, documents, ofQuery);
    const ranked = rankByTerms(weights, (results[1]?.points ?? []).flatMap(candidateOf), query.limit);
    const known = new Map(dense.map((record) => [record.id, record]));
    const missing = ranked.map(({ id }) => id).filter((id) => !known.has(id));
    const fetched = missing.length === 0 ? [] : await read(kind, tenant, missing, deadline);
    for (const { record } of fetched) if (record !== undefined) known.set(record.id, record);
    const lexical = ranked.map(({ id }) => known.get(id)).filter((record) => record !== undefined);
    const terms = termsOf(query.terms, [...dense, ...lexical]);
    const frequencies = await frequenciesOf(kind, tenant, ofQuery, terms, deadline);
    return {
      dense: hitsOf(dense, query.vector).sort(byCosine),
      lexical: hitsOf(lexical, query.vector),
      documents,
      documentFrequency: frequencyRecord(terms, frequencies),
    };
  }

  /** Checks and bounds what every call has: a tenant, and a time. */
  function begin(tenant: string, callOptions: CallOptions | undefined): Deadline {
    checkTenant(tenant);
    return deadlineOf(callOptions, timeoutMs);
  }

  return {
    name: 'qdrant',

    async open(identity, openOptions) {
      await prepareCollections(connection, prefix, identity, { adopt: openOptions?.adopt ?? false, timeoutMs });
      embedder = identity;
    },

    async get(tenant, kind, ids, callOptions) {
      const deadline = begin(tenant, callOptions);
      if (ids.length === 0) return [];
      const found = (await read(kind, tenant, ids, deadline)).map((point) => point.record);
      return found.filter((record) => record !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    async put(record, expect, callOptions) {
      const deadline = begin(record.tenant, callOptions);
      if (embedder === undefined) throw notOpen('qdrant', record.kind);
      checkRecord(record, embedder);
      for (let attempt = 1; attempt <= PUT_ATTEMPTS; attempt += 1) {
        const [current] = await read(record.kind, record.tenant, [record.id], deadline);
        if (!meets(expect, current)) return refusedOrRepeated(record, expect, current?.record);
        const { version, after } = await writeOver(record, current, deadline);
        if (version !== undefined) return { applied: true, version };
        if (expect !== 'any') return refusedOrRepeated(record, expect, after?.record);
      }
      throw new WorkflowGenError(
        'STORE_CONFLICT',
        `Other writers changed the ${record.kind} ${record.id} during each of ${PUT_ATTEMPTS} attempts.`,
        { limit: PUT_ATTEMPTS, remedy: 'Try again.' },
        true
      );
    },

    async find(tenant, kind, filter, page, callOptions) {
      const deadline = begin(tenant, callOptions);
      checkPage(page);
      const collection_name = collectionOf(kind);
      const found = await connection.send(deadline, (api, init) =>
        api.scrollPoints(
          {
            collection_name,
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
    },

    async nominate(tenant, kind, query, callOptions) {
      const deadline = begin(tenant, callOptions);
      if (embedder === undefined) throw notOpen('qdrant', kind);
      checkVector(query.vector, embedder);
      return nominate(tenant, kind, query, deadline);
    },

    async remove(tenant, kind, ids, callOptions) {
      const deadline = begin(tenant, callOptions);
      if (ids.length === 0) return 0;
      const has_id = ids.map((id) => pointIdOf(tenant, id));
      return removeAll(kind, [tenantCondition(tenant), { has_id }], deadline);
    },

    async removeWhere(tenant, kind, filter, callOptions) {
      return removeAll(kind, filterOf(tenant, filter).must, begin(tenant, callOptions));
    },

    async count(tenant, kind, filter, callOptions) {
      return countWhere(kind, filterOf(tenant, filter).must, begin(tenant, callOptions));
    },

    async tenants(callOptions) {
      const deadline = deadlineOf(callOptions, timeoutMs);
      const found = await Promise.all(RECORD_KINDS.map((kind) => tenantsOf(kind, deadline)));
      return [...new Set(found.flat())].sort();
    },

    async close() {
      embedder = undefined;
    },
  };

  async function tenantsOf(kind: RecordKind, deadline: Deadline): Promise<string[]> {
    const tenants: string[] = [];
    for (;;) {
      const collection_name = collectionOf(kind);
      // A facet has no pages: what was listed is excluded from the next one.
      const must_not: Condition[] = tenants.length === 0 ? [] : [{ key: 'tenant', match: { any: tenants } }];
      const { hits } = await connection.send(deadline, (api, init) =>
        api.facet({ collection_name, key: 'tenant', limit: FACET_LIMIT, exact: true, filter: { must_not } }, init)
      );
      tenants.push(...hits.map((hit) => String(hit.value)));
      if (hits.length < FACET_LIMIT) return tenants;
    }
  }
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

function meets(expect: 'absent' | 'any' | number, current: StoredPoint | undefined): boolean {
  if (expect === 'any') return true;
  return expect === 'absent' ? current === undefined : current?.version === expect;
}

function refusedOrRepeated(
  record: NewRecord,
  expect: 'absent' | 'any' | number,
  current: ExperienceRecord | undefined
): PutResult {
  if (current === undefined) return { applied: false };
  return isSameWrite(current, record, expect)
    ? { applied: true, version: current.version }
    : { applied: false, current };
}

function candidateOf(point: { payload?: unknown }): { id: string; terms: string[] }[] {
  const { id, terms } = (point.payload ?? {}) as { id?: unknown; terms?: unknown };
  if (typeof id !== 'string' || !Array.isArray(terms)) return [];
  return [{ id, terms: terms.filter((term) => typeof term === 'string') }];
}
