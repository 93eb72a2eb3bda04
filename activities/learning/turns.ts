/** Lets work of one tenant go one after the other; work of different tenants goes on at once. */
export type Turns = <T>(tenant: string, work: () => Promise<T>) => Promise<T>;

/**
 * Turns within one process. Runs of a tenant that end together count in the same records: at once, all but one of them would do their
 * step in vain. Nothing is right only because of it, since other processes take no turns here.
 */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (tenant, work) => {
    const next = (last.get(tenant) ?? Promise.resolve()).then(work, work);
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
