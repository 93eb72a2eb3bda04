import type { WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { defaultPayloadConverter, workflowInfo } from '@temporalio/workflow';

/** Tells each activity which workflow asked for it, in a header of the user's own. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleActivity: (input, next) =>
        next({
          ...input,
          headers: { ...input.headers, 'asked-by': defaultPayloadConverter.toPayload(workflowInfo().workflowType) },
        }),
    },
  ],
});
