import type { Embedder } from '../../activities/embedder/embedder';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { createRoutingActivities } from '../../activities/routing/routing-activities';
import { maskQuery } from '../../shared/matching/mask';
import type { Tier } from '../../shared/protocol/tier';
import { quantile } from '../measure/bootstrap';
import { AT, registry } from './records';

/** Queries that warm the caches of driver, model and file up before the first that counts. */
const WARM_UP = 8;

export interface Cost {
  queries: number;
  /** Milliseconds of `route`, and of the part of it that the embedder took. */
  p50: number;
  p95: number;
  embedding: number;
  /** Milliseconds of the peer: the same text embedded, and one query of the store for the 20 nearest by vector alone. */
  peer50: number;
  peer95: number;
  /** Median of route over peer, query by query. */
  ratio: number;
  /** Calls of the store's port, and bytes of the records that they returned, of one route. */
  operations: number;
  bytes: number;
  tiers: Partial<Record<Tier, number>>;
  /** Queries that routing gave up on: a store that was too slow. */
  degraded: number;
}

/** Routes every query by the routing activity's own function, the peer beside it in the same run, in turns. */
export async function measureRoute(
  store: ExperienceStore,
  embedder: Embedder,
  queries: readonly { tenant: string; text: string }[]
): Promise<Cost> {
  const counted = countedStore(store);
  let embeddingMs = 0;
  const timed: Embedder = {
    ...embedder,
    id: embedder.id,
    dimensions: embedder.dimensions,
    async embed(texts, options) {
      const startedAt = performance.now();
      const vectors = await embedder.embed(texts, options);
      embeddingMs += performance.now() - startedAt;
      return vectors;
    },
  };
  const routing = createRoutingActivities({ store: counted.store, embedder: timed, registry, budgetMs: 15_000 });
  const taken: { route: number; embedding: number; peer: number; operations: number; bytes: number }[] = [];
  const tiers: Cost['tiers'] = {};
  let degraded = 0;
  for (const [at, { tenant, text }] of queries.entries()) {
    const context = { environment: 'default', permissions: [], now: AT, timeZone: 'UTC' };
    counted.reset();
    embeddingMs = 0;
    const startedAt = performance.now();
    const { decision } = await routing.route({ query: { text, tenant, context }, exclude: [], from: 'A' });
    const routeMs = performance.now() - startedAt;
    const [operations, bytes] = [counted.operations(), counted.bytes()];
    const embedding = embeddingMs;
    const peerAt = performance.now();
    const [vector = []] = await embedder.embed([maskQuery(text, { lexicon: [], now: AT, timeZone: 'UTC' }).text]);
    await store.nominate(tenant, 'pattern', { vector, terms: [], limit: 20, filter: { environment: 'default' } });
    const peer = performance.now() - peerAt;
    if (at < WARM_UP) continue;
    taken.push({ route: routeMs, embedding, peer, operations, bytes });
    tiers[decision.tier] = (tiers[decision.tier] ?? 0) + 1;
    if (decision.degradedBy) degraded += 1;
  }
  const of = (key: keyof (typeof taken)[number], share: number): number =>
    quantile(
      taken.map((one) => one[key]),
      share
    );
  return {
    queries: taken.length,
    p50: of('route', 0.5),
    p95: of('route', 0.95),
    embedding: of('embedding', 0.5),
    peer50: of('peer', 0.5),
    peer95: of('peer', 0.95),
    ratio: quantile(
      taken.map((one) => one.route / one.peer),
      0.5
    ),
    operations: of('operations', 0.5),
    bytes: of('bytes', 0.5),
    tiers,
    degraded,
  };
}

/** The store as it is, counting the calls and what they return. */
function countedStore(store: ExperienceStore): {
  store: ExperienceStore;
  reset: () => void;
  operations: () => number;
  bytes: () => number;
} {
  let operations = 0;
  const returned: unknown[] = [];
  const counted = async <T>(call: Promise<T>): Promise<T> => {
    operations += 1;
    const result = await call;
    returned.push(result);
    return result;
  };
  return {
    store: {
      ...store,
      get: (...given) => counted(store.get(...given)),
      find: (...given) => counted(store.find(...given)),
      nominate: (...given) => counted(store.nominate(...given)),
      knownTerms: (...given) => counted(store.knownTerms(...given)),
    },
    reset: () => {
      operations = 0;
      returned.length = 0;
    },
    operations: () => operations,
    // Written out after the clock has stopped.
    bytes: () => returned.reduce<number>((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0),
  };
}
