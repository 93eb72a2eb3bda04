import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { Expectation, NewRecord, PutResult, RecordKind, RecordWrite } from './experience-store';
import type { QdrantSchemas } from './qdrant-connection';
import { pointOf, tenantCondition, type StoredPoint } from './qdrant-points';
import { pointsById, type Collection } from './qdrant-requests';
import { repeatedOrRefused } from './stored-record';

/** Times that a last-write-wins write is tried again when other writers come in between. */
const ATTEMPTS = 20;

type CollectionOf = (kind: RecordKind) => Collection;

/** A write with its place in the call. */
interface PlacedWrite extends RecordWrite {
  at: number;
}

/** A write whose condition the point met when it was read. */
interface DueWrite extends PlacedWrite {
  current: StoredPoint | undefined;
  /** By which the point remembers this write. */
  token: string;
}

/**
 * Compare-and-set of several records: all points are read at once, written kind after kind in the order of the call, and read
 * back at once. Qdrant answers "completed" also when a condition refused the write; a point remembers the tokens of its last
 * writes, and holds ours if and only if it was applied, also when others wrote since. `changed` hears of each applied write, and
 * of the terms that it took away or brought.
 */
export async function writeAll(
  writes: readonly RecordWrite[],
  collectionOf: CollectionOf,
  changed: (record: NewRecord, terms: readonly string[]) => void
): Promise<PutResult[]> {
  const results = writes.map((): PutResult => ({ applied: false }));
  let open = writes.map((write, at): PlacedWrite => ({ ...write, at }));
  for (let attempt = 1; open.length > 0; attempt += 1) {
    if (attempt > ATTEMPTS) throw conflict(open.map(({ record }) => record));
    const before = await pointsOf(open, collectionOf);
    const due = open.flatMap((write): DueWrite[] => {
      const current = before.get(write);
      if (meets(write.expect, current)) return [{ ...write, current, token: randomUUID() }];
      results[write.at] = repeatedOrRefused(write.record, write.expect, current?.record);
      return [];
    });
    for (const group of besideEachOther(due)) await send(group, collectionOf);
    const after = await pointsOf(due, collectionOf);
    open = due.filter((write) => {
      const found = after.get(write);
      if (found?.writes.includes(write.token) === true) {
        results[write.at] = { applied: true, version: versionAfter(write.current) };
        changed(write.record, [...(write.current?.record?.terms ?? []), ...(write.record.terms ?? [])]);
        return false;
      }
      results[write.at] = repeatedOrRefused(write.record, write.expect, found?.record);
      return write.expect === 'any';
    });
    // Writers that met once would meet again in each round; chance takes them apart.
    if (open.length > 0) await delay(Math.random() * Math.min(500, 10 * 2 ** attempt));
  }
  return results;
}

function meets(expect: Expectation, current: StoredPoint | undefined): boolean {
  if (expect === 'any') return true;
  return expect === 'absent' ? current === undefined : current?.version === expect;
}

/** The points as they stand, one request for each kind. */
async function pointsOf<W extends PlacedWrite>(
  writes: readonly W[],
  collectionOf: CollectionOf
): Promise<Map<W, StoredPoint | undefined>> {
  const kinds = [...new Set(writes.map(({ record }) => record.kind))];
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const own = writes.filter(({ record }) => record.kind === kind);
      const ids = own.map(({ record }) => record.id);
      const points = await pointsById(collectionOf(kind), own[0]?.record.tenant ?? '', ids);
      return own.map((write) => [write, points.get(write.record.id)] as const);
    })
  );
  return new Map(found.flat());
}

/** The writes in their order, in groups of one kind: a request reaches one collection. */
function besideEachOther(writes: readonly DueWrite[]): DueWrite[][] {
  const groups: DueWrite[][] = [];
  for (const write of writes) {
    const last = groups.at(-1);
    if (last?.[0]?.record.kind === write.record.kind) last.push(write);
    else groups.push([write]);
  }
  return groups;
}

/** The server applies the operations of one request in their order. */
async function send(group: readonly DueWrite[], collectionOf: CollectionOf): Promise<void> {
  const [first] = group;
  if (!first) return;
  const { connection, name, deadline, placement } = collectionOf(first.record.kind);
  const operations = group.map(({ record, current, token }) => ({
    upsert: {
      points: [pointOf(record, versionAfter(current), token, current?.writes ?? [])],
      ...placement.shardOf(record.tenant),
      ...conditionOf(record.tenant, current),
    },
  }));
  await connection.send(deadline, (api, init) =>
    api.batchUpdate({ collection_name: name, wait: true, ordering: 'strong', operations }, init)
  );
}

/** A filter alone would still insert a missing point, so the mode says which of the two the write is. */
function conditionOf(
  tenant: string,
  current: StoredPoint | undefined
): Pick<QdrantSchemas['PointsList'], 'update_mode' | 'update_filter'> {
  if (current === undefined) return { update_mode: 'insert_only' };
  // A damaged point has no version to compare; only a last-write-wins put comes here, and repairs it.
  if (current.version === undefined) return { update_mode: 'update_only' };
  return {
    update_mode: 'update_only',
    update_filter: { must: [tenantCondition(tenant), { key: 'version', match: { value: current.version } }] },
  };
}

function versionAfter(current: StoredPoint | undefined): number {
  return (current?.version ?? 0) + 1;
}

function conflict(records: readonly NewRecord[]): WorkflowGenError {
  const what = records.map(({ kind, id }) => `${kind} ${id}`).join(', ');
  return new WorkflowGenError(
    'STORE_CONFLICT',
    `Other writers changed the ${what} during each of ${ATTEMPTS} attempts.`,
    { limit: ATTEMPTS, remedy: 'Try again.' },
    true
  );
}
