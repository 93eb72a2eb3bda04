import { keepRecent } from '../../shared/values/recently-used';
import { countPoints, FACET_LIMIT, facetOf, type Collection } from './qdrant-requests';

/** Records of a tenant up to which every nomination counts them anew; as many cost one request of some milliseconds. */
const COUNTED_UP_TO = 5_000;

/** Milliseconds that a count of a larger tenant is used again: among so many records, the few of a minute change no ranking. */
const KEPT_MS = 60_000;

const TENANTS_KEPT = 200;
const TERMS_KEPT = 20_000;
/** Terms that are counted at once; each is a request of its own, as the server counts no list. */
const AT_ONCE = 16;

/** What a nomination needs to know of one tenant's records. */
export interface TenantCounts {
  documents: number;
  /** In how many records each of the terms occurs. */
  frequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/**
 * How many records a tenant has, and in how many of them a term occurs. The server's index over the terms is the summary that
 * writes keep: a small tenant's is listed whole, of a larger one only the terms that are asked for are counted, and a count is
 * used again for a minute. Nothing is stored that could drift from the records.
 */
export interface TermCounts {
  of(collection: Collection, tenant: string): Promise<TenantCounts>;
  /** Terms of a record that this process has written or replaced; without terms, of any number of records. */
  changed(collection: Collection, tenant: string, terms?: readonly string[]): void;
}

interface Known {
  /** By the last count. */
  documents: number;
  at: number;
  terms: Map<string, { count: number; at: number }>;
}

export function termCounts(countedUpTo = COUNTED_UP_TO, now: () => number = () => performance.now()): TermCounts {
  const tenants = new Map<string, Known>();
  const keyOf = (collection: Collection, tenant: string): string => JSON.stringify([collection.name, tenant]);

  async function knownOf(collection: Collection, tenant: string): Promise<Known> {
    const key = keyOf(collection, tenant);
    const known = tenants.get(key);
    if (known && now() - known.at < KEPT_MS) return known;
    const documents = await countPoints(collection, tenant, [], { exact: false });
    const next = { documents, at: now(), terms: known?.terms ?? new Map<string, { count: number; at: number }>() };
    keepRecent(tenants, key, next, TENANTS_KEPT);
    return next;
  }

  async function listed(collection: Collection, tenant: string, known: Known): Promise<TenantCounts> {
    const [documents, all] = await Promise.all([
      countPoints(collection, tenant, []),
      facetOf(collection, 'terms', { tenant }),
    ]);
    known.documents = documents;
    return {
      documents,
      // Where the list was cut, the terms that it lacks are counted one by one.
      frequencies: async (terms) =>
        all.size < FACET_LIMIT
          ? all
          : new Map([
              ...all,
              ...(await counted(
                collection,
                tenant,
                terms.filter((term) => !all.has(term))
              )),
            ]),
    };
  }

  function asked(collection: Collection, tenant: string, known: Known): TenantCounts {
    return {
      documents: known.documents,
      async frequencies(terms) {
        const since = now() - KEPT_MS;
        const found = new Map<string, number>();
        for (const term of terms) {
          const kept = known.terms.get(term);
          if (kept && kept.at >= since) found.set(term, kept.count);
        }
        const fresh = await counted(
          collection,
          tenant,
          terms.filter((term) => !found.has(term))
        );
        if (known.terms.size + fresh.size > TERMS_KEPT) known.terms.clear();
        for (const [term, count] of fresh) known.terms.set(term, { count, at: now() });
        return new Map([...found, ...fresh]);
      },
    };
  }

  return {
    async of(collection, tenant) {
      const known = await knownOf(collection, tenant);
      return known.documents <= countedUpTo ? listed(collection, tenant, known) : asked(collection, tenant, known);
    },
    changed(collection, tenant, terms) {
      const key = keyOf(collection, tenant);
      if (terms === undefined) tenants.delete(key);
      else for (const term of terms) tenants.get(key)?.terms.delete(term);
    },
  };
}

async function counted(collection: Collection, tenant: string, terms: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const open = [...new Set(terms)];
  const worker = async (): Promise<void> => {
    for (let term = open.pop(); term !== undefined; term = open.pop()) {
      counts.set(term, await countPoints(collection, tenant, [{ key: 'terms', match: { value: term } }]));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, open.length) }, worker));
  return counts;
}
