import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  TimeoutFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { ToolActivity } from '../activities/contracts';
import type { ErrorCode } from '../shared/protocol/errors';
import { messageOf } from '../shared/protocol/errors';
import { LIMITS } from '../shared/protocol/limits';
import { mayStand } from '../shared/protocol/call';
import type { Call, CallFailureDetails, CallRequest, CallResult, DoneCall, Occurrence } from '../shared/protocol/call';
import type { Plan } from '../shared/protocol/plan';
import { previewOf } from '../shared/protocol/value';
import type { ToolSnapshot } from '../shared/protocol/tool';
import { askPerson } from './people';
import { RunEnd } from './run-state';
import type { Run } from './run-state';

/**
 * Makes one tool call as one activity of the tool's own type and writes it into the ledger. Returns the finished ledger line;
 * a line in state `failed`, or `done` with a `failure` (the effect happened, yet it is no success), is a plan fault.
 * Throws `RunEnd` where a person ends the run, and the cancellation where the run is cancelled.
 */
export async function callTool(run: Run, plan: Plan, request: CallRequest, summary: string): Promise<Call> {
  const tool = plan.tools[request.tool];
  if (!tool) throw new RunEnd('failed', 'PLAN_INVALID', `The plan has no snapshot of tool ${request.tool}.`);
  checkHistory();
  const call = registerCall(run, tool, request);
  for (let asked = 0; ; asked++) {
    const activityId = asked === 0 ? call.callId : `${call.callId}~${asked + 1}`;
    try {
      finishCall(run, call, await toolActivity(request.tool, tool, activityId, summary)(request));
      recordOccurrence(call, request);
      return call;
    } catch (error) {
      call.endedAt = Date.now();
      if (isCancellation(error)) {
        call.state = 'cancelled';
        throw error;
      }
      failCall(call, error);
      recordOccurrence(call, request);
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

/** The line stands in the ledger before the activity is scheduled: what may have acted can be undone. */
function registerCall(run: Run, tool: ToolSnapshot, request: CallRequest): Call {
  const call: Call = {
    callId: request.callId,
    node: request.node,
    index: request.index,
    tool: request.tool,
    contract: tool.contract,
    effect: tool.effect,
    state: 'running',
    startedAt: Date.now(),
  };
  run.calls.push(call);
  return call;
}

function toolActivity(name: string, tool: ToolSnapshot, activityId: string, summary: string): ToolActivity {
  const attempts = tool.effect === 'once' ? 1 : tool.retry.maximumAttempts;
  const activities = proxyActivities<Record<string, ToolActivity>>({
    activityId,
    summary,
    startToCloseTimeout: tool.timeoutMs,
    scheduleToCloseTimeout: attempts * (tool.timeoutMs + tool.retry.maximumIntervalMs) + 60_000,
    heartbeatTimeout: tool.heartbeatMs,
    retry: {
      maximumAttempts: attempts,
      initialInterval: tool.retry.initialIntervalMs,
      backoffCoefficient: tool.retry.backoffCoefficient,
      maximumInterval: tool.retry.maximumIntervalMs,
    },
  });
  return activities[name] as ToolActivity;
}

function finishCall(run: Run, call: Call, result: CallResult): void {
  call.state = 'done';
  call.endedAt = Date.now();
  call.durationMs = result.durationMs;
  call.argsDigest = result.argsDigest;
  call.effectId = result.effectId;
  call.args = result.args;
  call.check = result.check;
  // What an equal call left open, this one has settled.
  for (const open of run.calls) {
    if (open.failure && mayStand(open) && open.effectId === call.effectId) delete open.failure.outcome;
  }
  if (result.repairs.length > 0) call.repairs = result.repairs;
  const source = run.calls.find((other) => other.callId === result.reusedFrom);
  call.output = source ? source.output : result.output;
  if (source) {
    call.reusedFrom = source.callId;
    call.check = source.check;
  }
  if (result.failure) {
    call.failure = { ...result.failure, toolCode: result.failure.code, retryable: false };
  }
}

function recordOccurrence(call: Call, request: CallRequest): void {
  call.occurrence =
    request.occurrences.find((item) => item.tool === call.tool && item.argsDigest === call.argsDigest)?.occurrence ?? 0;
}

function failCall(call: Call, error: unknown): void {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  const details = failureDetails(cause);
  const code = failureCode(cause);
  call.durationMs = Date.now() - call.startedAt;
  call.argsDigest = details?.argsDigest;
  call.effectId = details?.effectId;
  call.args = details?.args;
  if (details?.repairs) call.repairs = details.repairs;
  call.failure = {
    code,
    toolCode: details?.toolCode ?? (cause instanceof ApplicationFailure ? cause.type : undefined) ?? code,
    message: messageOf(cause),
    retryable: code === 'TOOL_TRANSIENT' || code === 'TOOL_TIMEOUT',
    rule: details?.rule,
    ...(isUnknown(cause, details) ? { outcome: 'unknown' as const } : {}),
  };
  const unknown = code === 'TOOL_TIMEOUT' || code === 'TOOL_OUTCOME_UNKNOWN';
  call.state = call.effect === 'once' && unknown ? 'ambiguous' : 'failed';
}

/** Whether the call may have acted before it failed: it was given up on its way, or it says so itself. */
function isUnknown(cause: unknown, details: Partial<CallFailureDetails> | undefined): boolean {
  if (cause instanceof ApplicationFailure) return details?.outcome === 'unknown' || cause.type === 'WorkerShutdown';
  return cause instanceof TimeoutFailure && cause.timeoutType !== 'SCHEDULE_TO_START';
}

function failureCode(cause: unknown): ErrorCode {
  if (cause instanceof TimeoutFailure) return 'TOOL_TIMEOUT';
  if (!(cause instanceof ApplicationFailure) || !cause.type) return 'TOOL_PERMANENT';
  // What the SDK reports for an activity that a stopping worker gave up, where no attempt was left, and for one of no plugin's.
  if (cause.type === 'WorkerShutdown') return 'TOOL_TRANSIENT';
  return cause.type === 'NotFoundError' ? 'TOOL_UNKNOWN' : (cause.type as ErrorCode);
}

/** A call that the service timed out says in its last heartbeat what it was asked to do. */
function failureDetails(cause: unknown): Partial<CallFailureDetails> | undefined {
  if (cause instanceof ApplicationFailure) return cause.details?.[0] as CallFailureDetails | undefined;
  if (!(cause instanceof TimeoutFailure)) return undefined;
  return (
    (cause.lastHeartbeatDetails as Pick<CallFailureDetails, 'argsDigest' | 'effectId' | 'repairs'> | undefined) ??
    undefined
  );
}

/** Nobody knows whether a `once` call acted, and only a person may say. Returns whether it is to be made again. */
async function resolveUnknownOutcome(run: Run, call: Call): Promise<boolean> {
  const word = await askPerson(run, {
    kind: 'outcome',
    callId: call.callId,
    tool: call.tool,
    effect: call.effect,
    args: call.args && previewOf(call.args, 200),
    reason: `${call.failure?.code}: ${call.failure?.message}`,
  });
  const resolution = word && 'resolution' in word ? word.resolution : 'stop';
  if (resolution === 'happened') {
    call.state = 'done';
    call.failure = undefined;
    call.output = { inline: null };
    call.check = 'none';
    return false;
  }
  if (resolution === 'did_not_happen') {
    call.state = 'running';
    call.failure = undefined;
    return true;
  }
  throw new RunEnd(
    'ambiguous',
    'AMBIGUOUS',
    `Nobody knows whether ${call.tool} (${call.callId}) acted${word ? '' : ', and no person said so in time'}. Check it by hand: ${call.failure?.message}`
  );
}

/**
 * Calls of the tool that an equal one is answered from instead of being made again: not where the plan says `again`, and a `read` only
 * where no other call may have changed anything since it began.
 */
export function doneCalls(run: Run, plan: Plan, tool: string): DoneCall[] {
  const changes = run.calls.filter((call) => call.effect !== 'read' && call.reusedFrom === undefined);
  return run.calls.flatMap((call) =>
    call.tool === tool &&
    call.state === 'done' &&
    call.failure === undefined &&
    call.reusedFrom === undefined &&
    call.argsDigest !== undefined &&
    plan.earlier?.[call.callId] !== 'again' &&
    (call.effect !== 'read' || changes.every((change) => (change.endedAt ?? Infinity) <= call.startedAt))
      ? [{ callId: call.callId, tool: call.tool, argsDigest: call.argsDigest }]
      : []
  );
}

/** An equal call of the tool that was undone, or that the plan makes `again`, raises the occurrence and with it the effect id. */
export function occurrencesOf(run: Run, plan: Plan, tool: string): Occurrence[] {
  const next = new Map<string, Occurrence>();
  for (const call of run.calls) {
    if (call.tool !== tool) continue;
    if (call.argsDigest === undefined || call.effect === 'read' || call.reusedFrom !== undefined) continue;
    if (call.state !== 'undone' && plan.earlier?.[call.callId] !== 'again') continue;
    const key = `${call.tool} ${call.argsDigest}`;
    const occurrence = Math.max(next.get(key)?.occurrence ?? 0, (call.occurrence ?? 0) + 1);
    next.set(key, { tool: call.tool, argsDigest: call.argsDigest, occurrence });
  }
  return [...next.values()];
}
