import {
  ApplicationFailure,
  CancellationScope,
  ChildWorkflowFailure,
  isCancellation,
  ParentClosePolicy,
  patched,
  proxyActivities,
  startChild,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { SearchAttributePair } from '@temporalio/common';
import { CancelledFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { RunActivities } from '../activities/runs/follow-run';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { ErrorCode } from '../shared/protocol/errors';
import { activityOptions } from '../shared/protocol/activity-options';
import type { Workflows } from '../shared/protocol/messages';
import type { QueryContext } from '../shared/protocol/query';
import type { PreparedRequest, RunOptionsInput } from '../shared/protocol/request';
import { fillRunOptions, requestOf, startFieldsOf } from '../shared/protocol/request';
import { reportIn } from '../shared/protocol/run';
import type { RunReport } from '../shared/protocol/run';

/** One request of a workflow of your own, beside its query. */
export interface ChildRequest {
  tenant: string;
  /**
   * The same id is the same run, here and in the client. Take what the workflow knows (a ticket, an order, a step of its own), so
   * that a reset or a new run of the workflow meets the run that is there and does nothing a second time.
   */
  requestId: string;
  context?: QueryContext;
  options?: RunOptionsInput;
  /** Where a worker with the plugin polls. Default: the workflow's own. */
  taskQueue?: string;
  /**
   * What becomes of an open run when the workflow closes first. Default `REQUEST_CANCEL`: the run ends and undoes what it did;
   * Temporal's own default, `TERMINATE`, would undo nothing.
   */
  parentClosePolicy?: ParentClosePolicy;
  /** Beside the run's own fields. */
  memo?: Record<string, unknown>;
  /** Beside the run's own, which `options.searchAttributes` sets. A child inherits none. */
  typedSearchAttributes?: SearchAttributePair[];
}

/**
 * Answers a query as a child of the workflow that calls this: the same run that the client's `answer` would start or find.
 * Returns the report of a run that ended as `answered`, `needs_input` or `rejected`. Throws an `ApplicationFailure` whose type is
 * one of `ERROR_CODES`: `INPUT_INVALID`, `INPUT_TOO_LARGE`, `IDEMPOTENCY_CONFLICT`, or what the run failed with, which
 * `reportOfFailure` then has the report of. A cancellation of the caller cancels the run and is thrown once it has undone what it did.
 *
 * @example
 * ```ts
 * const report = await answerAsChild('Refund order 1042', { tenant: 'acme', requestId: 'ticket-7' });
 * ```
 */
export async function answerAsChild(query: string, request: ChildRequest): Promise<RunReport> {
  const prepared = prepare(query, request);
  const { taskQueue, parentClosePolicy = ParentClosePolicy.REQUEST_CANCEL } = request;
  const { memo, typedSearchAttributes = [], ...fields } = startFieldsOf(prepared);
  const attributes = [...(request.typedSearchAttributes ?? []), ...typedSearchAttributes];
  try {
    const child = await startChild<Workflows['answerQuery']>('answerQuery', {
      ...fields,
      memo: { ...request.memo, ...memo },
      parentClosePolicy,
      ...(taskQueue !== undefined && { taskQueue }),
      ...(attributes.length > 0 && { typedSearchAttributes: attributes }),
    });
    return await child.result();
  } catch (error) {
    const met = error instanceof WorkflowExecutionAlreadyStartedError;
    // A cancellation brings no report along: of a run that somebody else cancelled an activity asks for it.
    const cancelled = isCancelledChild(error) && patched('report-of-cancelled-child');
    if (!met && !cancelled) throw failureOfChild(error);
    return follow(prepared, taskQueue);
  }
}

/** The report of a run that failed, from what `answerAsChild` or a Nexus operation threw; `undefined` where there is none. */
export function reportOfFailure(error: unknown): RunReport | undefined {
  for (let current = error; current instanceof TemporalFailure; current = current.cause) {
    const details = current instanceof ApplicationFailure || current instanceof CancelledFailure ? current.details : [];
    const report = reportIn(details);
    if (report) return report;
  }
  return undefined;
}

function prepare(query: string, { tenant, requestId, context = {}, options }: ChildRequest): PreparedRequest {
  try {
    return requestOf(query, { tenant, requestId, context, options: fillRunOptions(options) });
  } catch (error) {
    // Anything but a failure of Temporal's own would leave the workflow in task retries.
    if (!(error instanceof WorkflowGenError)) throw error;
    throw ApplicationFailure.nonRetryable(error.message, error.code, error.details);
  }
}

/** The run is there already: started by a client, or by this workflow before a reset. */
async function follow({ workflowId, input, bodyDigest }: PreparedRequest, taskQueue?: string): Promise<RunReport> {
  const { followRun } = proxyActivities<RunActivities>({
    taskQueue: taskQueue ?? workflowInfo().taskQueue,
    ...activityOptions('follow'),
    startToCloseTimeout: startFieldsOf({ workflowId, input, bodyDigest }).workflowExecutionTimeout,
    summary: `follow ${workflowId}`,
  });
  try {
    return await followRun({ workflowId, requestId: input.requestId, bodyDigest });
  } catch (error) {
    throw failureOfChild(error);
  }
}

/** Whether somebody else cancelled the run, and not the caller. */
function isCancelledChild(error: unknown): boolean {
  if (!isCancellation(error) || !(error instanceof ChildWorkflowFailure)) return false;
  return !CancellationScope.current().consideredCancelled;
}

/** What a run failed with, as its own failure; only a cancellation of the caller itself stays one. */
function failureOfChild(error: unknown): unknown {
  if (isCancellation(error)) {
    return isCancelledChild(error) ? failed('CANCELLED', 'The run was cancelled.') : error;
  }
  if (!(error instanceof TemporalFailure) || error.cause === undefined) return error;
  if (error.cause instanceof ApplicationFailure) return error.cause;
  return failed('TERMINATED', 'The service closed the run; nothing was undone.');
}

function failed(code: ErrorCode, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, code);
}
