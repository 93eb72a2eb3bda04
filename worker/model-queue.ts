import type { ActivityOptionsByKind } from '../shared/protocol/activity-options';
import type { Configuration } from './configuration.schema';

/** Where model calls wait whose number in a second is limited: a limit is of a task queue, and everything else has none. */
export function modelQueueOf(taskQueue: string): string {
  return `${taskQueue}-model`;
}

/** The activity options with the queue of the model calls, where the configuration limits them and nothing else is set. */
export function withModelQueue(
  set: ActivityOptionsByKind | undefined,
  { taskQueue, worker }: Pick<Configuration, 'taskQueue' | 'worker'>
): ActivityOptionsByKind | undefined {
  if (worker.modelCallsPerSecond === undefined) return set;
  const queue = { taskQueue: modelQueueOf(taskQueue) };
  return { ...set, model: { ...queue, ...set?.model }, advice: { ...queue, ...set?.advice } };
}
