import { lexiconEntrySchema } from '../../shared/matching/template.schema';
import type { LexiconEntry } from '../../shared/matching/template';
import type { ExperienceStore } from '../experience-store/experience-store';

/** Names beyond these would make masking slow; a registered list comes first, then the store's order. */
const MOST_LEARNT_NAMES = 5_000;
const PAGE = 256;
const TENANTS_KEPT = 200;

export interface TenantLexicon {
  /** Registered names and those that earlier runs of the tenant bound; learnt ones may be `ttlMs` old. */
  of(tenant: string, signal: AbortSignal): Promise<LexiconEntry[]>;
  registered(tenant: string): LexiconEntry[];
}

/** Reads a tenant's lexicon through a short cache: every query needs it, and it changes only when a run has ended. */
export function createTenantLexicon(
  store: ExperienceStore,
  lists: Readonly<Record<string, readonly string[]>>,
  ttlMs: number,
  now: () => number
): TenantLexicon {
  const cache = new Map<string, { at: number; entries: LexiconEntry[] }>();
  const registered = (tenant: string): LexiconEntry[] =>
    Object.entries(lists).flatMap(([lexicon, names]) =>
      names.map((name): LexiconEntry => ({ schema: 1, tenant, lexicon, name }))
    );
  return {
    registered,
    async of(tenant, signal) {
      const kept = cache.get(tenant);
      if (kept && now() - kept.at < ttlMs) return kept.entries;
      const entries = [...registered(tenant), ...(await readLearnt(store, tenant, signal))];
      if (cache.size >= TENANTS_KEPT) cache.delete(cache.keys().next().value ?? '');
      cache.set(tenant, { at: now(), entries });
      return entries;
    },
  };
}

/** A malformed entry is left out: a name that is not known costs a look at the query, not the query. */
async function readLearnt(store: ExperienceStore, tenant: string, signal: AbortSignal): Promise<LexiconEntry[]> {
  const entries: LexiconEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find(tenant, 'lexicon', {}, { cursor, limit: PAGE }, { signal });
    for (const record of page.records) {
      const entry = lexiconEntrySchema.safeParse(record.body);
      if (entry.success) entries.push(entry.data);
    }
    cursor = page.cursor;
  } while (cursor !== undefined && entries.length < MOST_LEARNT_NAMES);
  return entries;
}
