import type { Filter, Nominations } from './experience-store';
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
import { SEARCH_PARAMS } from './qdrant-cluster';
import type { QdrantSchemas } from './qdrant-connection';
import { DENSE, filterOf, recordsOf, SPARSE, sparseOf } from './qdrant-points';
import { readPoints, type Collection } from './qdrant-requests';
import type { TermCounts } from './qdrant-term-counts';

type QueryRequest = QdrantSchemas['QueryRequest'];

/**
 * Nearest points by the dense and by the sparse vector in one batch, beside the tenant's number of records and document
 * frequencies; then the lexical hits that the dense ones do not hold already, whole.
 */
export async function nominateFrom(
  collection: Collection,
  tenant: string,
  query: { vector: number[]; terms: string[]; limit: number; filter: Filter },
  counts: TermCounts
): Promise<Nominations> {
  const [results, counted] = await Promise.all([search(collection, tenant, query), counts.of(collection, tenant)]);
  const dense = recordsOf(results[0]?.points ?? []);
  const weights = weighQuery(query.terms, counted.documents, await counted.frequencies(query.terms));
  const ranked = rankByTerms(weights, (results[1]?.points ?? []).flatMap(candidateOf), query.limit);
  const known = new Map(dense.map((record) => [record.id, record]));
  const missing = ranked.map(({ id }) => id).filter((id) => !known.has(id));
  const fetched = missing.length === 0 ? [] : await readPoints(collection, tenant, missing);
  for (const { record } of fetched) if (record !== undefined) known.set(record.id, record);
  const lexical = ranked.map(({ id }) => known.get(id)).filter((record) => record !== undefined);
  const terms = termsOf(query.terms, [...dense, ...lexical]);
  return {
    dense: hitsOf(dense, query.vector).sort(byCosine),
    lexical: hitsOf(lexical, query.vector),
    documents: counted.documents,
    documentFrequency: frequencyRecord(terms, await counted.frequencies(terms)),
  };
}

function search(
  { connection, name, deadline, placement }: Collection,
  tenant: string,
  query: { vector: number[]; terms: string[]; limit: number; filter: Filter }
): Promise<QdrantSchemas['QueryResponse'][]> {
  const filter = filterOf(tenant, query.filter);
  const nearest: QueryRequest = {
    query: query.vector,
    using: DENSE,
    filter,
    limit: query.limit,
    params: SEARCH_PARAMS,
    with_payload: true,
    with_vector: [DENSE],
    ...placement.shardOf(tenant),
  };
  const sparse = sparseOf(termWeights(query.terms));
  const sharing: QueryRequest = {
    query: sparse,
    using: SPARSE,
    filter,
    limit: query.limit * LEXICAL_OVERFETCH,
    with_payload: ['id', 'terms'],
    ...placement.shardOf(tenant),
  };
  const searches = sparse.indices.length === 0 ? [nearest] : [nearest, sharing];
  return connection.send(deadline, (api, init) =>
    api.queryBatchPoints({ collection_name: name, searches, ...placement.consistency }, init)
  );
}

function candidateOf(point: { payload?: unknown }): { id: string; terms: string[] }[] {
  const { id, terms } = (point.payload ?? {}) as { id?: unknown; terms?: unknown };
  if (typeof id !== 'string' || !Array.isArray(terms)) return [];
  return [{ id, terms: terms.filter((term) => typeof term === 'string') }];
}
