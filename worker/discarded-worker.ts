import type { Worker } from '@temporalio/worker';

const DISCARDED = new WeakSet<Worker>();

/** Ends a worker that was made and may not run: only a run gives back its connection and its threads. It asks for no task. */
export async function discard(worker: Worker): Promise<void> {
  DISCARDED.add(worker);
  await endAtOnce(worker, () => worker.run());
}

export function isDiscarded(worker: Worker): boolean {
  return DISCARDED.has(worker);
}

/** Told to stop in the turn in which it begins, a worker polls nothing. */
export async function endAtOnce(worker: Worker, run: (worker: Worker) => Promise<void>): Promise<void> {
  const running = run(worker);
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
}
