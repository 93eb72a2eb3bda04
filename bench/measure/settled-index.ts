import { openLibsql } from '../../activities/experience-store/libsql-database';
import type { RecordKind } from '../../activities/experience-store/experience-store';
import { indexWaiting } from '../../activities/experience-store/libsql-vector-index';

/** Kilobytes of pages that the filling connection keeps: an index of vectors is built in half the time. The store that is measured has its own. */
const FILLING_KB = 256 * 1024;
/** Milliseconds that one batch may take. */
const BATCH_MS = 60_000;

/**
 * Moves the vectors of a filled libSQL store into its index, as a store does over time by itself: one that was just filled would be
 * measured while it catches up. `said` is told how many were moved so far.
 */
export async function settleIndex(
  url: string,
  place: { tenant: string; kind: RecordKind; dimensions: number },
  said: (moved: number) => void = () => undefined
): Promise<void> {
  const database = openLibsql({ url });
  await database.read([`PRAGMA cache_size = -${FILLING_KB}`]);
  let done = 0;
  for (let moved = -1; moved !== 0;) {
    moved = await indexWaiting(database, place, { atOnce: 250, timeoutMs: BATCH_MS });
    done += moved;
    said(done);
  }
  await database.close();
}
