import type { WorkflowStartOptions } from '@temporalio/client';
import type { PreparedRequest } from '../shared/protocol/request';
import { startFieldsOf } from '../shared/protocol/request';

/** How the client starts a run. */
export function startOptionsOf(
  request: PreparedRequest,
  taskQueue: string
): Omit<WorkflowStartOptions, 'args'> & { args: [PreparedRequest['input']] } {
  return { ...startFieldsOf(request), taskQueue };
}
