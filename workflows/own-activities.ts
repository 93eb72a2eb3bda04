import { proxyActivities } from '@temporalio/workflow';
import type { ActivityOptions } from '@temporalio/workflow';
import type { ArtifactActivities } from '../activities/artifact-store/artifact-activities';
import type { ExpressionActivities, PlanningActivities, RoutingActivities } from '../activities/contracts';

/**
 * Routing gets one attempt, and ends its own work within its budget (2.5 s unless configured): a store or an embedder that is down
 * must cost a query that and its reuse, never its answer. These are only the backstop for a worker that hangs; on a busy one
 * the time that the task waits for its turn is not worth a plan from zero.
 */
export function routing(summary: string): RoutingActivities {
  return proxyActivities<RoutingActivities>({
    startToCloseTimeout: '20 s',
    scheduleToCloseTimeout: '30 s',
    retry: { maximumAttempts: 1 },
    summary,
  });
}

/**
 * Model calls: only Temporal retries. 300 s leave room for a small model on two cores; a hosted one is cut by the planner's
 * own timeout long before. The heartbeat proves that the worker lives, and carries the cancellation to it. */
export function model(summary: string): PlanningActivities {
  return proxyActivities<PlanningActivities>({
    startToCloseTimeout: '300 s',
    scheduleToCloseTimeout: '30 m',
    heartbeatTimeout: '15 s',
    retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '60 s', maximumAttempts: 6 },
    summary,
  });
}

const LOCAL_WORK: ActivityOptions = {
  startToCloseTimeout: '30 s',
  scheduleToCloseTimeout: '5 m',
  retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '30 s', maximumAttempts: 5 },
};

export function expressions(summary: string): ExpressionActivities {
  return proxyActivities<ExpressionActivities>({ ...LOCAL_WORK, summary });
}

export function artifacts(summary: string): ArtifactActivities {
  return proxyActivities<ArtifactActivities>({ ...LOCAL_WORK, summary });
}
