import type { WorkflowGenClient } from '../client';

/** TASK_QUEUE_TYPE_WORKFLOW of the service's protocol. */
const WORKFLOW_QUEUE = 1;

/** Whether a worker has polled the client's task queue in the last minutes; without one a run only waits. */
export async function hasWorker({ client, taskQueue }: WorkflowGenClient): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: WORKFLOW_QUEUE,
  });
  return (pollers?.length ?? 0) > 0;
}
