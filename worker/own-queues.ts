import type { WorkerOptions } from '@temporalio/worker';
import type { ActivityOptionsByKind } from '../shared/protocol/activity-options';
import type { Configuration } from './configuration.schema';

/** A task queue for some kinds of activity, so that a limit is theirs and everything else has none. */
export interface OwnQueue {
  kinds: readonly (keyof ActivityOptionsByKind)[];
  options: Pick<
    WorkerOptions,
    'taskQueue' | 'maxTaskQueueActivitiesPerSecond' | 'maxConcurrentActivityTaskExecutions'
  > & { taskQueue: string };
}

/** The queues that a configuration asks for: of model calls so many in a second, of learning so many at once in a process. */
export function ownQueues({ taskQueue, worker }: Pick<Configuration, 'taskQueue' | 'worker'>): OwnQueue[] {
  const { modelCallsPerSecond, maxConcurrentLearning } = worker;
  return [
    ...(modelCallsPerSecond === undefined
      ? []
      : [
          {
            kinds: ['model', 'advice'] as const,
            options: {
              taskQueue: `${taskQueue}-model`,
              maxTaskQueueActivitiesPerSecond: modelCallsPerSecond,
              maxConcurrentActivityTaskExecutions: worker.maxConcurrentActivities,
            },
          },
        ]),
    ...(maxConcurrentLearning === undefined
      ? []
      : [
          {
            kinds: ['learning'] as const,
            options: {
              taskQueue: `${taskQueue}-learning`,
              maxConcurrentActivityTaskExecutions: maxConcurrentLearning,
            },
          },
        ]),
  ];
}

/** The activity options with the queues of their own, where no other is set. */
export function withOwnQueues(
  set: ActivityOptionsByKind | undefined,
  queues: readonly OwnQueue[]
): ActivityOptionsByKind | undefined {
  if (queues.length === 0) return set;
  const placed = queues.flatMap(({ kinds, options: { taskQueue } }) =>
    kinds.map((kind) => [kind, { taskQueue, ...set?.[kind] }] as const)
  );
  return { ...set, ...Object.fromEntries(placed) };
}
