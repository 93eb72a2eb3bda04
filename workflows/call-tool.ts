import { isCancellation, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { ToolActivity } from '../activities/activity-types';
import type { CallRequest } from '../shared/protocol/call';
import { LIMITS } from '../shared/protocol/limits';
import type { Plan } from '../shared/protocol/plan';
import type { ToolSnapshot } from '../shared/protocol/tool';
import { previewOf } from '../shared/protocol/value';
import { failedCall } from './call-failure';
import type { Line } from './ledger';
import { RunEnd } from './lifecycle';
import { askPerson } from './people';
import type { Run } from './run';

/**
 * Makes one tool call as one activity of the tool's own type and writes it into the ledger. Returns the finished ledger line;
 * a line in state `failed`, or `done` with a `failure` (the effect happened, yet it is no success), is a plan fault.
 * Throws `RunEnd` where a person ends the run, and the cancellation where the run is cancelled.
 */
export async function callTool(run: Run, plan: Plan, request: CallRequest, summary: string): Promise<Line> {
  const tool = plan.tools[request.tool];
  if (!tool) throw new RunEnd('failed', 'PLAN_INVALID', `The plan has no snapshot of tool ${request.tool}.`);
  checkHistory();
  run.time.cover(mostMs(tool));
  const call = run.ledger.open(tool, request);
  for (let asked = 0; ; asked++) {
    const activityId = asked === 0 ? call.callId : `${call.callId}~${asked + 1}`;
    try {
      run.ledger.finish(call, request, await toolActivity(request.tool, tool, activityId, summary)(request));
      return call;
    } catch (error) {
      if (isCancellation(error)) {
        run.ledger.cancel(call);
        throw error;
      }
      run.ledger.fail(call, request, failedCall(error));
      if (call.state !== 'ambiguous') return call;
    }
    const again = await resolveUnknownOutcome(run, call);
    if (!again) return call;
  }
}

/** A run that the service ends for its size would run no code: it ends itself while it can still undo everything. */
function checkHistory(): void {
  const { historyLength, historySize } = workflowInfo();
  const over =
    historyLength > LIMITS.historyEvents
      ? `${historyLength} events, the limit is ${LIMITS.historyEvents}`
      : historySize > LIMITS.historyBytes
        ? `${historySize} bytes, the limit is ${LIMITS.historyBytes}`
        : undefined;
  if (over === undefined) return;
  throw new RunEnd('failed', 'HISTORY_TOO_LARGE', `The run's history has ${over}; ask for less in one query.`);
}

function attemptsOf(tool: ToolSnapshot): number {
  return tool.effect === 'once' ? 1 : tool.retry.maximumAttempts;
}

/** Milliseconds that one call may take with all of its retries. */
function mostMs(tool: ToolSnapshot): number {
  return attemptsOf(tool) * (tool.timeoutMs + tool.retry.maximumIntervalMs) + 60_000;
}

function toolActivity(name: string, tool: ToolSnapshot, activityId: string, summary: string): ToolActivity {
  const activities = proxyActivities<Record<string, ToolActivity>>({
    activityId,
    summary,
    startToCloseTimeout: tool.timeoutMs,
    scheduleToCloseTimeout: mostMs(tool),
    heartbeatTimeout: tool.heartbeatMs,
    retry: {
      maximumAttempts: attemptsOf(tool),
      initialInterval: tool.retry.initialIntervalMs,
      backoffCoefficient: tool.retry.backoffCoefficient,
      maximumInterval: tool.retry.maximumIntervalMs,
    },
  });
  return activities[name] as ToolActivity;
}

/** Nobody knows whether a `once` call acted, and only a person may say. Returns whether it is to be made again. */
async function resolveUnknownOutcome(run: Run, call: Line): Promise<boolean> {
  const word = await askPerson(run, {
    kind: 'outcome',
    callId: call.callId,
    tool: call.tool,
    effect: call.effect,
    args: call.args && previewOf(call.args, 200),
    reason: `${call.failure?.code}: ${call.failure?.message}`,
  });
  const resolution = word && 'resolution' in word ? word.resolution : 'stop';
  if (resolution !== 'stop') {
    run.ledger.resolve(call, resolution);
    return resolution === 'did_not_happen';
  }
  throw new RunEnd(
    'ambiguous',
    'AMBIGUOUS',
    `Nobody knows whether ${call.tool} (${call.callId}) acted${word ? '' : ', and no person said so in time'}. Check it by hand: ${call.failure?.message}`
  );
}
