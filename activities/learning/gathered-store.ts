import { canonicalJson } from '../../shared/protocol/json';
import type {
  ExperienceRecord,
  Expectation,
  Filter,
  NewRecord,
  RecordKind,
} from '../experience-store/experience-store';
import { filterEntries } from '../experience-store/stored-record';
import { PAGE, type LearningStore, type StepStore } from './learning-store';

type Written = Omit<NewRecord, 'tenant'>;

/** What was read of one record, and when in the order of reads. */
interface Known {
  record: ExperienceRecord | undefined;
  readAt: number;
}

/** A listing as far as it was read. */
interface Listing {
  records: ExperienceRecord[];
  cursor?: string;
  readAt: number;
}

/** The store of one try of a step. */
export interface GatheredStore extends LearningStore {
  /**
   * Writes what was gathered, each record on the version that was read. `false` where somebody has changed one of them since: the
   * step is then done again, on what is there now.
   */
  commit(): Promise<boolean>;
}

/**
 * Gathers what a step writes until its end, so that it costs one round trip: whatever the step reads shows its own writes. What
 * was read, alone or ahead, is not asked for again. The writes keep the step's order, so that whoever sees a record sees what it
 * was folded from; removals are made at once.
 */
export function gatheredStore(store: StepStore, tenant: string): GatheredStore {
  const known = new Map<string, Known>();
  const listings = new Map<string, Listing>();
  const staged = new Map<string, { record: Written; expect: Expectation }>();
  let reads = 0;
  /** Within `update`: a listing from before its record was read could lack what led to the record's version. */
  let since = 0;

  const learn = (kind: RecordKind, id: string, record: ExperienceRecord | undefined, readAt: number): void => {
    // The first version stays: a write on it fails where the record has changed meanwhile.
    if (!known.has(placeOf(kind, id))) known.set(placeOf(kind, id), { record, readAt });
  };
  const learnAll = (kind: RecordKind, ids: readonly string[], records: ExperienceRecord[], readAt: number): void => {
    const found = new Map(records.map((record) => [record.id, record]));
    for (const id of ids) learn(kind, id, found.get(id), readAt);
  };

  async function readMissing(kind: RecordKind, ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !known.has(placeOf(kind, id)));
    if (missing.length === 0) return;
    const readAt = ++reads;
    learnAll(kind, missing, await store.getMany(kind, missing), readAt);
  }

  /** As it would stand in the store after the step. */
  function standing(kind: RecordKind, id: string): ExperienceRecord | undefined {
    const read = known.get(placeOf(kind, id))?.record;
    const own = staged.get(placeOf(kind, id));
    return own ? { ...own.record, tenant, version: (read?.version ?? 0) + 1 } : read;
  }

  function stage(record: Written): void {
    const place = placeOf(record.kind, record.id);
    const read = known.get(place);
    const expect = staged.get(place)?.expect ?? (read ? (read.record?.version ?? 'absent') : 'any');
    staged.set(place, { record, expect });
  }

  async function listed(kind: RecordKind, filter: Filter, most: number): Promise<ExperienceRecord[]> {
    const key = canonicalJson([kind, filter]);
    const kept = listings.get(key);
    const listing: Listing = kept && kept.readAt >= since ? kept : { records: [], cursor: '', readAt: ++reads };
    listings.set(key, listing);
    while (listing.cursor !== undefined && listing.records.length < most) {
      const cursor = listing.cursor === '' ? undefined : listing.cursor;
      const page = await store.page(kind, filter, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
      listing.records.push(...page.records);
      listing.cursor = page.cursor;
    }
    for (const record of listing.records) learn(kind, record.id, record, listing.readAt);
    return listing.records;
  }

  return {
    get operations() {
      return store.operations;
    },
    async readAhead(wanted) {
      const readAt = ++reads;
      const found = await store.readAll(wanted);
      (wanted.get ?? []).forEach(({ kind, ids }, at) => learnAll(kind, ids, found.records[at] ?? [], readAt));
      (wanted.find ?? []).forEach(({ kind, filter }, at) => {
        const { records = [], cursor } = found.pages[at] ?? {};
        listings.set(canonicalJson([kind, filter]), { records: [...records], cursor, readAt });
      });
    },
    async get(kind, id) {
      await readMissing(kind, [id]);
      return standing(kind, id);
    },
    async getMany(kind, ids) {
      await readMissing(kind, ids);
      return ids.map((id) => standing(kind, id)).filter((record) => record !== undefined);
    },
    async all(kind, filter, most) {
      const read = await listed(kind, filter, most);
      const own = [...staged.values()].filter(({ record }) => record.kind === kind).map(({ record }) => record);
      const ids = new Set(own.map(({ id }) => id));
      const fitting = own.filter((record) => fits(record, filter)).map(({ id }) => standing(kind, id));
      const records = [...read.filter(({ id }) => !ids.has(id)), ...fitting];
      return records.filter((record) => record !== undefined).slice(0, most);
    },
    page: (kind, filter, page) => store.page(kind, filter, page),
    count: (kind, filter) => store.count(kind, filter),
    async remove(kind, ids) {
      const removed = await store.remove(kind, ids);
      const readAt = ++reads;
      for (const id of ids) {
        known.set(placeOf(kind, id), { record: undefined, readAt });
        staged.delete(placeOf(kind, id));
      }
      listings.clear();
      return removed;
    },
    async removeWhere(kind, filter) {
      const gone = await listed(kind, filter, Infinity);
      await this.remove(
        kind,
        gone.map(({ id }) => id)
      );
      return gone.length;
    },
    async insert(record) {
      await readMissing(record.kind, [record.id]);
      if (standing(record.kind, record.id)) return false;
      stage(record);
      return true;
    },
    async write(record) {
      stage(record);
    },
    async replace({ version: _version, tenant: _tenant, ...read }, keys) {
      stage({ ...read, keys });
    },
    async update(kind, id, change) {
      await readMissing(kind, [id]);
      const outer = since;
      since = known.get(placeOf(kind, id))?.readAt ?? 0;
      try {
        const next = await change(standing(kind, id));
        if (next) stage(next);
      } finally {
        since = outer;
      }
    },
    nominate: store.nominate,
    async commit() {
      if (staged.size === 0) return true;
      const results = await store.putAll([...staged.values()]);
      return results.every(({ applied }) => applied);
    },
  };
}

function placeOf(kind: RecordKind, id: string): string {
  return `${kind}/${id}`;
}

function fits({ keys }: Written, filter: Filter): boolean {
  return filterEntries(filter).every(([key, values]) => values.includes(keys[key] ?? ''));
}
