import { WorkflowGenError } from '../../shared/protocol/errors';
import type {
  CallOptions,
  ExperienceRecord,
  ExperienceStore,
  Expectation,
  Filter,
  NewRecord,
  PutResult,
  ReadResults,
  Reads,
  RecordKind,
} from '../experience-store/experience-store';

/** Records of one page of a listing. */
export const PAGE = 256;
/** Compare-and-set attempts before the activity gives up and Temporal tries the step again. */
export const ATTEMPTS = 40;

/** What one learning step does with the store; it counts, because the cost of learning is reported. */
export interface LearningStore {
  readonly operations: number;
  /** Reads in one round trip what the step is about to ask for; only a step that gathers its writes is spared the asking. */
  readAhead(reads: Reads): Promise<void>;
  get(kind: RecordKind, id: string): Promise<ExperienceRecord | undefined>;
  getMany(kind: RecordKind, ids: string[]): Promise<ExperienceRecord[]>;
  /** Everything that matches, up to `most`. */
  all(kind: RecordKind, filter: Filter, most: number): Promise<ExperienceRecord[]>;
  page(kind: RecordKind, filter: Filter, page: { cursor?: string; limit: number }): ReturnType<ExperienceStore['find']>;
  count(kind: RecordKind, filter: Filter): Promise<number>;
  remove(kind: RecordKind, ids: string[]): Promise<number>;
  removeWhere(kind: RecordKind, filter: Filter): Promise<number>;
  /** Insert only; `false` where there was one. */
  insert(record: Omit<NewRecord, 'tenant'>): Promise<boolean>;
  write(record: Omit<NewRecord, 'tenant'>): Promise<void>;
  /** Gives a record that was read other keys, unless somebody has written it since. */
  replace(read: ExperienceRecord, keys: Record<string, string>): Promise<void>;
  /**
   * Reads, decides, and writes on the version that was read, until it is nobody else's. `change` may be called many times and
   * returns `undefined` for "leave it". Throws `STORE_CONFLICT` (retryable) when others keep winning.
   */
  update(
    kind: RecordKind,
    id: string,
    change: (current: ExperienceRecord | undefined) => Promise<Omit<NewRecord, 'tenant'> | undefined>
  ): Promise<void>;
  nominate: (
    kind: RecordKind,
    query: { vector: number[]; terms: string[]; limit: number; filter: Filter }
  ) => ReturnType<ExperienceStore['nominate']>;
}

/** What a step that gathers its writes does with them. */
export interface StepStore extends LearningStore {
  readAll(reads: Reads): Promise<ReadResults>;
  putAll(writes: readonly { record: Omit<NewRecord, 'tenant'>; expect: Expectation }[]): Promise<PutResult[]>;
}

/** The store for one step of one tenant. `pause` waits between two tries; its length is drawn at random by the caller. */
export function learningStore(
  store: ExperienceStore,
  tenant: string,
  pause: (attempt: number) => Promise<void>,
  options?: CallOptions
): StepStore {
  let operations = 0;
  const counted = <T>(call: Promise<T>): Promise<T> => {
    operations += 1;
    return call;
  };
  return {
    get operations() {
      return operations;
    },
    readAhead: async () => undefined,
    readAll: (reads) => counted(store.readAll(tenant, reads, options)),
    putAll: (writes) =>
      counted(
        store.putAll(
          writes.map(({ record, expect }) => ({ record: { ...record, tenant }, expect })),
          options
        )
      ),
    async get(kind, id) {
      const [record] = await counted(store.get(tenant, kind, [id], options));
      return record;
    },
    getMany: (kind, ids) => (ids.length === 0 ? Promise.resolve([]) : counted(store.get(tenant, kind, ids, options))),
    async all(kind, filter, most) {
      const records: ExperienceRecord[] = [];
      let cursor: string | undefined;
      do {
        const page = await counted(store.find(tenant, kind, filter, { cursor, limit: PAGE }, options));
        records.push(...page.records);
        cursor = page.cursor;
      } while (cursor !== undefined && records.length < most);
      return records.slice(0, most);
    },
    page: (kind, filter, page) => counted(store.find(tenant, kind, filter, page, options)),
    count: (kind, filter) => counted(store.count(tenant, kind, filter, options)),
    remove: (kind, ids) => counted(store.remove(tenant, kind, ids, options)),
    removeWhere: (kind, filter) => counted(store.removeWhere(tenant, kind, filter, options)),
    async insert(record) {
      const result = await counted(store.put({ ...record, tenant }, 'absent', options));
      return result.applied;
    },
    async write(record) {
      await counted(store.put({ ...record, tenant }, 'any', options));
    },
    async replace({ version, ...read }, keys) {
      await counted(store.put({ ...read, keys, tenant }, version, options));
    },
    async update(kind, id, change) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const [current] = await counted(store.get(tenant, kind, [id], options));
        const next = await change(current);
        if (!next) return;
        const result = await counted(store.put({ ...next, tenant }, current ? current.version : 'absent', options));
        if (result.applied) return;
        await pause(attempt);
      }
      throw stepConflict(`The ${kind} record ${id} was`);
    },
    nominate: (kind, query) => counted(store.nominate(tenant, kind, query, options)),
  };
}

/** What is thrown where others keep winning. */
export function stepConflict(what: string): WorkflowGenError {
  return new WorkflowGenError(
    'STORE_CONFLICT',
    `${what} changed by others ${ATTEMPTS} times while it was being written.`,
    { limit: ATTEMPTS, remedy: 'The step is tried again; nothing of it is lost.' },
    true
  );
}
