import type { Json } from '../../shared/protocol/json';

/**
 * The kinds of experience. `pattern`, `node_experience`, `lesson` and `trajectory` carry a vector; the others are read by
 * key. Each kind is one collection per embedder.
 */
export const RECORD_KINDS = [
  'template',
  'pattern',
  'observation',
  'contribution',
  'trajectory',
  'node_experience',
  'lesson',
  'lexicon',
  'policy',
] as const;

/** One of `RECORD_KINDS`. */
export type RecordKind = (typeof RECORD_KINDS)[number];

/** One stored piece of experience; what `body` holds is learning's business. */
export interface ExperienceRecord {
  /** UUID; derived (UUIDv5) wherever writing twice must mean once. */
  id: string;
  kind: RecordKind;
  tenant: string;
  /** Starts at 1; each applied write adds 1. */
  version: number;
  /** Exact-match fields that `find`, `remove` and `nominate` filter by, e.g. `templateId`, `tool`, `status`, `environment`. */
  keys: Record<string, string>;
  body: Json;
  /** Unit length, of the store's embedder. */
  vector?: number[];
  /** Terms of the masked text, for lexical nomination; of a name its words. */
  terms?: string[];
  /** ISO 8601. */
  updatedAt: string;
}

/** A record to be written; the store counts its version. */
export type NewRecord = Omit<ExperienceRecord, 'version'>;

/**
 * On what a write depends: `absent` inserts only, a version compares and sets, `any` writes over whatever there is.
 */
export type Expectation = 'absent' | 'any' | number;

/** One of several writes that go together. */
export interface RecordWrite {
  record: NewRecord;
  expect: Expectation;
}

/** Several reads that go together. */
export interface Reads {
  get?: readonly { kind: RecordKind; ids: readonly string[] }[];
  /** First pages of listings; `limit` at most 256. */
  find?: readonly { kind: RecordKind; filter: Filter; limit: number }[];
}

/** What was read, each in the order in which it was asked for. */
export interface ReadResults {
  records: ExperienceRecord[][];
  pages: Page[];
}

/** A refused write is no error: the caller reads again and decides anew. */
export type PutResult = { applied: true; version: number } | { applied: false; current?: ExperienceRecord };

/** One page of a listing. */
export interface Page {
  records: ExperienceRecord[];
  /** Pass it to the next call; absent on the last page. */
  cursor?: string;
}

/** Keys that must be equal, or one of several values. */
export type Filter = Record<string, string | string[]>;

/** One record that was nominated. */
export interface Hit {
  record: ExperienceRecord;
  /** Cosine of the vectors, also for a hit that only the terms put forward. */
  cosine: number;
}

/** What a store puts forward, and the counts by which the caller ranks it. */
export interface Nominations {
  /** By cosine, best first. */
  dense: Hit[];
  /** By shared terms, weighted by inverse document frequency, best first. */
  lexical: Hit[];
  /** Number of records of this kind and tenant, and in how many of them each term of the query and of the hits occurs. */
  documents: number;
  documentFrequency: Record<string, number>;
}

/** What the nearest records are asked for by. */
export interface NominationQuery {
  /** It may still be on its way, so that a store searches by terms meanwhile; where it fails, so does the call. */
  vector: number[] | Promise<number[]>;
  terms: string[];
  /** Of the nearest by vector, and of those by terms. */
  limit: number;
  filter: Filter;
  /**
   * Told of those by terms where a store has read them before it needs the vector: what is done with them then is done while the query
   * is embedded. It must not throw. A store may leave it out.
   */
  sharing?: (records: readonly ExperienceRecord[]) => void;
}

/** Whose vectors a store holds. */
export interface EmbedderIdentity {
  /** Model and revision, e.g. `all-minilm-l6-v2/int8`. */
  id: string;
  dimensions: number;
}

/** Of one call of a store. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Milliseconds; the adapter's default where absent. */
  timeoutMs?: number;
}

/**
 * Where experience lives. Every call names its tenant, and no call can return another tenant's record; ids are of a tenant
 * and kind. Calls throw `WorkflowGenError` `STORE_UNAVAILABLE` (retryable) when the store cannot be reached or is too slow,
 * and `EMBEDDER_MISMATCH` when a vector does not fit. A stored record that cannot be read is left out, never an error.
 */
export interface ExperienceStore {
  readonly name: string;
  /**
   * Creates what is missing and checks that stored vectors are of this embedder. Idempotent. With `adopt`, records of another
   * embedder are taken over without their vectors, so that curation can embed them anew.
   */
  open(embedder: EmbedderIdentity, options?: { adopt?: boolean }): Promise<void>;
  /** Those that are there. */
  get(tenant: string, kind: RecordKind, ids: string[], options?: CallOptions): Promise<ExperienceRecord[]>;
  /**
   * Writes one record. A reply that was lost is safe to repeat: where the stored body and keys equal the new ones (for a
   * version, `updatedAt` too, or two writers that count the same step at once would both count as applied), the write counts
   * as applied.
   */
  put(record: NewRecord, expect: Expectation, options?: CallOptions): Promise<PutResult>;
  /**
   * Writes several records in one round trip, each as `put` alone would: one that is refused keeps none of the others back. They
   * are written in the order given, so that whoever sees one sees those before it. Throws `INPUT_INVALID` for two writes of one
   * record or two tenants; after any other error some may be written, and the whole is safe to repeat.
   */
  putAll(writes: readonly RecordWrite[], options?: CallOptions): Promise<PutResult[]>;
  /** Reads in one round trip. What is listed is never older than what was read by id. */
  readAll(tenant: string, reads: Reads, options?: CallOptions): Promise<ReadResults>;
  /** Pages in a stable order by id, so that writes between two pages move no record. `limit` at most 256. */
  find(
    tenant: string,
    kind: RecordKind,
    filter: Filter,
    page: { cursor?: string; limit: number },
    options?: CallOptions
  ): Promise<Page>;
  /** Nearest records by vector and by terms. */
  nominate(tenant: string, kind: RecordKind, query: NominationQuery, options?: CallOptions): Promise<Nominations>;
  /** Those of the terms that a record of this kind and tenant has, each once. */
  knownTerms(tenant: string, kind: RecordKind, terms: readonly string[], options?: CallOptions): Promise<string[]>;
  /** Returns how many were there. */
  remove(tenant: string, kind: RecordKind, ids: string[], options?: CallOptions): Promise<number>;
  removeWhere(tenant: string, kind: RecordKind, filter: Filter, options?: CallOptions): Promise<number>;
  count(tenant: string, kind: RecordKind, filter: Filter, options?: CallOptions): Promise<number>;
  /** Rewrites the storage, so that its files keep nothing of removed records. Absent where the server does that by itself. */
  compact?(options?: CallOptions): Promise<void>;
  /** Every tenant that has a record, for curation and `doctor`. */
  tenants(options?: CallOptions): Promise<string[]>;
  close(): Promise<void>;
}
