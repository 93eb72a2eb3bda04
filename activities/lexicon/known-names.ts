import { nameKey, nameKeysIn, nameTerms } from '../../shared/matching/known-names';
import type { LexiconEntry } from '../../shared/matching/template';
import { lexiconEntrySchema } from '../../shared/matching/template.schema';
import type { ExperienceStore, Filter, Page } from '../experience-store/experience-store';

/** Names that the user registers, by lexicon: `{ customer: ['Casey White'] }`. */
export type RegisteredNames = Readonly<Record<string, readonly string[]>>;

type Find = (filter: Filter, page: { cursor?: string; limit: number }) => Promise<Page>;

/** Keys that one request asks for: servers bound the values of a condition, and a query of ten words has 46. */
const KEYS_AT_ONCE = 1_000;
const PAGE = 256;
/** Names of one query beyond which no more are read; what a query says is bounded, how many lexicons know it is not. */
const MOST_FOUND = 5_000;

/** The registered names that one of the texts may say, in the order of the lists. */
export function registeredIn(lists: RegisteredNames, tenant: string, texts: readonly string[]): LexiconEntry[] {
  const { byKey } = indexOf(lists);
  if (byKey.size === 0) return [];
  return nameKeysIn(...texts)
    .flatMap((key) => byKey.get(key) ?? [])
    .sort((a, b) => a.place - b.place)
    .map(({ lexicon, name }) => ({ schema: 1, tenant, lexicon, name }));
}

/** Is it a word of a registered name. */
export function isRegisteredWord(lists: RegisteredNames, word: string): boolean {
  return indexOf(lists).words.has(word);
}

/**
 * The names that one of the texts may say and that earlier runs of the tenant bound, in the store's order: looked up by the texts' own
 * runs of words, so that it costs the same however many names there are. A malformed entry is left out: a name that is not
 * known costs a look at the query, not the query.
 */
export async function learntIn(find: Find, texts: readonly string[]): Promise<LexiconEntry[]> {
  const keys = nameKeysIn(...texts);
  const chunks = Array.from({ length: Math.ceil(keys.length / KEYS_AT_ONCE) }, (_, at) =>
    keys.slice(at * KEYS_AT_ONCE, (at + 1) * KEYS_AT_ONCE)
  );
  return (await Promise.all(chunks.map((chunk) => readAll(find, { name: chunk })))).flat();
}

async function readAll(find: Find, filter: Filter): Promise<LexiconEntry[]> {
  const entries: LexiconEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await find(filter, { cursor, limit: PAGE });
    for (const record of page.records) {
      const entry = lexiconEntrySchema.safeParse(record.body);
      if (entry.success) entries.push(entry.data);
    }
    cursor = page.cursor;
  } while (cursor !== undefined && entries.length < MOST_FOUND);
  return entries;
}

/** What is known of a tenant's names for one query. */
export interface TenantNames {
  /** The names that one of the texts may say: registered ones first. */
  in(tenant: string, texts: readonly string[], signal: AbortSignal): Promise<LexiconEntry[]>;
  /** Which of these words are words of a name. */
  wordsAmong(tenant: string, words: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>>;
}

export function tenantNames(store: Pick<ExperienceStore, 'find' | 'knownTerms'>, lists: RegisteredNames): TenantNames {
  return {
    async in(tenant, texts, signal) {
      const find: Find = (filter, page) => store.find(tenant, 'lexicon', filter, page, { signal });
      return [...registeredIn(lists, tenant, texts), ...(await learntIn(find, texts))];
    },
    async wordsAmong(tenant, words, signal) {
      const open = words.filter((word) => !isRegisteredWord(lists, word));
      const learnt = open.length === 0 ? [] : await store.knownTerms(tenant, 'lexicon', open, { signal });
      return new Set([...words.filter((word) => !open.includes(word)), ...learnt]);
    },
  };
}

interface NameIndex {
  byKey: ReadonlyMap<string, readonly { lexicon: string; name: string; place: number }[]>;
  words: ReadonlySet<string>;
}

/** Kept by the lists themselves: every query and every learnt run asks for them. */
const INDEXES = new WeakMap<RegisteredNames, NameIndex>();

function indexOf(lists: RegisteredNames): NameIndex {
  const known = INDEXES.get(lists);
  if (known) return known;
  const byKey = new Map<string, { lexicon: string; name: string; place: number }[]>();
  const words = new Set<string>();
  let place = 0;
  for (const [lexicon, names] of Object.entries(lists)) {
    for (const name of names) {
      const key = nameKey(name);
      const same = byKey.get(key) ?? [];
      same.push({ lexicon, name, place });
      byKey.set(key, same);
      for (const word of nameTerms(name)) words.add(word);
      place += 1;
    }
  }
  const index = { byKey, words };
  INDEXES.set(lists, index);
  return index;
}
