import type { InStatement, Row } from '@libsql/client' with { 'resolution-mode': 'import' };
import type { CallOptions, Filter, Nominations, RecordKind } from './experience-store';
import { byCosine, frequencyRecord, hitsOf, rankByTerms, termsOf, weighQuery } from './lexical-ranking';
import type { LibsqlDatabase } from './libsql-database';
import { candidateOf, countOf, frequenciesOf, recordsOf } from './libsql-rows';
import {
  breadthStatements,
  frequenciesStatement,
  keysTested,
  narrowestKey,
  nearestStatement,
  recordsStatement,
  seekingTerms,
  sharedTermsStatement,
  whereOf,
} from './libsql-statements';
import { indexedNearestStatement, partOf, partStatement } from './libsql-vector-index';

/** The nearest records by vector, by the tenant's index where it has one, and those that share most terms. */
export async function nominateFrom(
  database: LibsqlDatabase,
  { tenant, kind }: { tenant: string; kind: RecordKind },
  query: { vector: number[] | Promise<number[]>; terms: string[]; limit: number; filter: Filter },
  callOptions: CallOptions | undefined
): Promise<Nominations> {
  const rows = async (statement: InStatement): Promise<Row[]> =>
    (await database.read([statement], callOptions))[0]?.rows ?? [];
  const [counted, frequencies, parts, ...breadths] = await database.read(
    [
      { sql: 'SELECT count FROM record_counts WHERE tenant = ? AND kind = ?', args: [tenant, kind] },
      frequenciesStatement(tenant, kind, query.terms),
      partStatement(tenant, kind),
      ...breadthStatements(tenant, kind, query.filter),
    ],
    callOptions
  );
  const documents = Number(counted?.rows[0]?.count ?? 0);
  const termFrequencies = frequenciesOf(frequencies);
  const weights = weighQuery(query.terms, documents, termFrequencies);
  const narrow = narrowestKey(query.filter, breadths.map(countOf));
  const where = whereOf(tenant, kind, query.filter, narrow);
  const part = partOf(parts);
  // The larger part of the work, and done while the query is embedded.
  const shared = await rows(sharedTermsStatement(tenant, kind, query, seekingTerms(weights, termFrequencies)));
  const vector = await query.vector;
  const indexed =
    part === undefined || narrow !== undefined
      ? undefined
      : indexedNearestStatement({ tenant, kind, part }, keysTested(tenant, kind, query.filter), vector, query.limit);
  const near = await rows(indexed ?? nearestStatement(where, vector, query.limit));
  // Where the filter takes nearly all that the index found, only all of them can say which are the nearest.
  const nearest =
    indexed !== undefined && near.length < query.limit
      ? await rows(nearestStatement(where, vector, query.limit))
      : near;
  const ranked = rankByTerms(weights, shared.map(candidateOf), query.limit);
  const found = recordsOf(nearest);
  const dense = hitsOf(found, vector).sort(byCosine);
  const byId = new Map(found.map((record) => [record.id, record]));
  const missing = ranked.flatMap(({ id }) => (byId.has(id) ? [] : [id]));
  const sharing = missing.length === 0 ? [] : await rows(recordsStatement(tenant, kind, missing));
  for (const record of recordsOf(sharing)) byId.set(record.id, record);
  const readable = ranked.map(({ id }) => byId.get(id)).filter((record) => record !== undefined);
  const lexical = hitsOf(readable, vector);
  const terms = termsOf(
    query.terms,
    [...dense, ...lexical].map((hit) => hit.record)
  );
  const [counts] = await database.read([frequenciesStatement(tenant, kind, terms)], callOptions);
  return { dense, lexical, documents, documentFrequency: frequencyRecord(terms, frequenciesOf(counts)) };
}
