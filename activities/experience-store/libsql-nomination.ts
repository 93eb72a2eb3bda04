import type { InStatement, ResultSet } from '@libsql/client' with { 'resolution-mode': 'import' };
import type { CallOptions, ExperienceRecord, Hit, NominationQuery, Nominations, RecordKind } from './experience-store';
import { byCosine, frequencyRecord, hitsOf, rankByTerms, termsOf, weighQuery } from './lexical-ranking';
import type { LibsqlDatabase } from './libsql-database';
import { candidatesOf, countOf, frequenciesOf, idsOf, recordsOf } from './libsql-rows';
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
  query: NominationQuery,
  callOptions: CallOptions | undefined
): Promise<Nominations> {
  const one = async (statement: InStatement): Promise<ResultSet | undefined> =>
    (await database.read([statement], callOptions))[0];
  const recordsBy = async (ids: readonly string[]): Promise<ExperienceRecord[]> =>
    ids.length === 0 ? [] : recordsOf((await one(recordsStatement(tenant, kind, ids)))?.rows ?? []);
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
  const shared = await one(sharedTermsStatement(tenant, kind, query, seekingTerms(weights, termFrequencies)));
  const ranked = rankByTerms(weights, candidatesOf(shared), query.limit).map(({ id }) => id);
  const sharing = await recordsBy(ranked);
  query.sharing?.(sharing);
  const vector = await query.vector;
  const indexed =
    part === undefined || narrow !== undefined
      ? undefined
      : indexedNearestStatement({ tenant, kind, part }, keysTested(tenant, kind, query.filter), vector, query.limit);
  const near = idsOf(await one(indexed ?? nearestStatement(where, vector, query.limit)));
  // Where the filter takes nearly all that the index found, only all of them can say which are the nearest.
  const nearest =
    indexed !== undefined && near.length < query.limit
      ? idsOf(await one(nearestStatement(where, vector, query.limit)))
      : near;
  const byId = new Map(sharing.map((record) => [record.id, record]));
  for (const record of await recordsBy(nearest.filter((id) => !byId.has(id)))) byId.set(record.id, record);
  const hits = (ids: readonly string[]): Hit[] =>
    hitsOf(
      ids.map((id) => byId.get(id)).filter((record) => record !== undefined),
      vector
    );
  const dense = hits(nearest).sort(byCosine);
  const lexical = hits(ranked);
  const terms = termsOf(
    query.terms,
    [...dense, ...lexical].map((hit) => hit.record)
  );
  const counts = await one(frequenciesStatement(tenant, kind, terms));
  return { dense, lexical, documents, documentFrequency: frequencyRecord(terms, frequenciesOf(counts)) };
}
