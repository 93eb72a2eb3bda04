import { compileRetryPolicy, ValueError } from '@temporalio/common';
import { msToNumber } from '@temporalio/common/lib/time';
import { activityOptions, SETTABLE_KINDS } from '../shared/protocol/activity-options';
import type { ActivityOptionsByKind, ActivityTimeouts, SettableKind } from '../shared/protocol/activity-options';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';

const TIMEOUTS = [
  'startToCloseTimeout',
  'scheduleToCloseTimeout',
  'scheduleToStartTimeout',
  'heartbeatTimeout',
] as const;

/**
 * The activity options of a plugin, checked where it is made: in a workflow a wrong one would fail its task again and again. Throws
 * `CONFIG_INVALID`.
 */
export function checkedActivityOptions(set: ActivityOptionsByKind | undefined): ActivityOptionsByKind | undefined {
  for (const [kind, options] of Object.entries(set ?? {}) as [string, ActivityTimeouts | undefined][]) {
    if (!isKind(kind)) throw invalid(kind, `is no kind of activity; there are ${SETTABLE_KINDS.join(', ')}`);
    if (options === undefined) continue;
    const known = [...TIMEOUTS, 'retry', 'taskQueue'];
    const unknown = Object.keys(options).find((key) => !known.includes(key));
    if (unknown !== undefined) throw invalid(`${kind}.${unknown}`, `is no option; there are ${known.join(', ')}`);
    const { taskQueue } = options as { taskQueue?: unknown };
    if (taskQueue !== undefined && (typeof taskQueue !== 'string' || taskQueue === '')) {
      throw invalid(`${kind}.taskQueue`, 'must be the name of a task queue');
    }
    for (const timeout of TIMEOUTS) {
      const value: unknown = options[timeout];
      if (value !== undefined && !isDuration(value)) {
        throw invalid(`${kind}.${timeout}`, `must be a duration such as '30 s', or milliseconds, above 0`);
      }
    }
    const { retry } = activityOptions(kind, set);
    try {
      if (retry) compileRetryPolicy(retry);
    } catch (error) {
      if (!(error instanceof ValueError || error instanceof TypeError)) throw error;
      throw invalid(`${kind}.retry`, messageOf(error));
    }
  }
  return set;
}

function isKind(kind: string): kind is SettableKind {
  return SETTABLE_KINDS.some((known) => known === kind);
}

function isDuration(value: unknown): boolean {
  try {
    return (typeof value === 'number' || typeof value === 'string') && msToNumber(value) > 0;
  } catch {
    return false;
  }
}

function invalid(field: string, problem: string): WorkflowGenError {
  const remedy = 'see "Activity options" in docs/configuration.md';
  return new WorkflowGenError('CONFIG_INVALID', `activityOptions.${field} ${problem}; ${remedy}`, {
    field: `activityOptions.${field}`,
    remedy,
  });
}
