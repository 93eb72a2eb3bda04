import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { failureOf } from '../activities/failure';

/** Attempts after which a tool counts as gone: during a deploy a worker of another build may have it, and takes the next one. */
const ATTEMPTS = 4;

/**
 * What a worker says to an activity that it does not have. A call of a tool that was taken away, or its undoing, is
 * `TOOL_UNKNOWN`: nothing has happened. Anything else is what the SDK says without this.
 */
export async function unknownActivity(request: unknown): Promise<never> {
  const { activityType, attempt } = activityInfo();
  if (!isToolRequest(request)) {
    throw ApplicationFailure.create({
      type: 'NotFoundError',
      message: `Activity function ${activityType} is not registered on this Worker`,
      nonRetryable: false,
    });
  }
  const tool = activityType.replace(/\.compensate$/, '');
  throw failureOf('TOOL_UNKNOWN', `The worker has no tool "${tool}" any more; register it again, or do without it.`, {
    retryable: attempt < ATTEMPTS,
    details: { tool, toolCode: 'TOOL_UNKNOWN', attempt },
  });
}

/** A call's request, or that of its undoing. */
function isToolRequest(request: unknown): boolean {
  const { callId, rootWorkflowId, call } = (request ?? {}) as Record<string, unknown>;
  return (
    (typeof callId === 'string' && typeof rootWorkflowId === 'string') || (call !== undefined && isToolRequest(call))
  );
}
