/** Lets work of one tenant go one after the other; work of different tenants goes on at once. */
export type Turns = <T>(tenant: string, work: () => Promise<T>) => Promise<T>;

/** Milliseconds that work waits for what is before it: as long as one try of a learning activity may take. */
const LONGEST_TURN_MS = 120_000;

/**
 * Turns within one process. Runs of a tenant that end together count in the same records: at once, all but one of them would do their
 * step in vain. Nothing is right only because of it, since other processes take no turns here: so work whose predecessor hangs (a store
 * that never answers) goes on without it.
 */
export function createTurns(longestMs = LONGEST_TURN_MS): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (tenant, work) => {
    const next = atMost(longestMs, last.get(tenant)).then(work);
    const ended = next.then(
      () => undefined,
      () => undefined
    );
    last.set(tenant, ended);
    void ended.then(() => {
      if (last.get(tenant) === ended) last.delete(tenant);
    });
    return next;
  };
}

/** When the work has ended, or after so many milliseconds. */
async function atMost(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  if (!work) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms).unref();
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
