import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { Json } from '../../shared/protocol/json';
import type { ArgumentRepair, CallRequest } from '../../shared/protocol/call';
import type { ToolContext } from '../../shared/protocol/tool';
import { mapTexts, wellFormedJson } from '../../shared/protocol/text';

/** The tool did not end in time; what it did is unknown. */
export class ToolTimeout extends Error {
  override readonly name = 'ToolTimeout';
  readonly code = 'TIMEOUT';
}

/** What the heartbeat of a call carries, so that a timeout in the service still tells which effect was under way. */
export interface CallHeartbeat {
  argsDigest: string;
  effectId: string;
  repairs?: ArgumentRepair[];
  /** What the tool itself reported. */
  details?: Json;
}

/** One attempt at a call: its identity, and the time that is left for it. */
export interface Attempt {
  request: CallRequest;
  argsDigest: string;
  effectId: string;
  /** What learnt rules repaired in its arguments. */
  repairs?: ArgumentRepair[];
  /** By `performance.now()`. */
  deadline: number;
  heartbeatMs?: number;
  /** A read leaves nothing that a timeout would have to name: to say it at the start would be one request to the service more. */
  quiet?: boolean;
  /** Takes the call's secrets out of what the tool reports. */
  clean: (text: string) => string;
}

/**
 * The moment, by `performance.now()`, up to which the attempt may run: shortly before the service gives it up, so that what
 * happened can still be reported.
 */
export function deadlineOf(startedAt: number, fallbackMs: number): number {
  const timeoutMs = activityInfo().startToCloseTimeoutMs || fallbackMs;
  return startedAt + timeoutMs - Math.min(1_000, timeoutMs / 10);
}

/**
 * Runs one of a tool's functions with its context: the signal that is aborted on cancellation and at the deadline, and a
 * heartbeat as long as it runs.
 *
 * A timed-out function is left behind, so that a tool that ignores its signal does not hold the worker's slot; it ends with
 * `ToolTimeout`. A cancelled one is waited for: its compensation must not overtake it.
 */
export async function runTool<T>(attempt: Attempt, work: (context: ToolContext) => Promise<T> | T): Promise<T> {
  const { request, argsDigest, effectId, heartbeatMs, repairs = [] } = attempt;
  const info = activityInfo();
  const timeout = new AbortController();
  let reported: Json | undefined;
  const beat = (): void => {
    const details: CallHeartbeat = { argsDigest, effectId, ...(repairs.length > 0 ? { repairs } : {}) };
    heartbeat(reported === undefined ? details : { ...details, details: reported });
  };
  const context: ToolContext = {
    idempotencyKey: effectId,
    signal: AbortSignal.any([cancellationSignal(), timeout.signal]),
    tenant: request.tenant,
    context: request.context,
    workflowId: info.workflowExecution?.workflowId ?? request.rootWorkflowId,
    attempt: info.attempt,
    heartbeat: (details) => {
      reported = mapTexts(wellFormedJson(details), attempt.clean);
      beat();
    },
  };
  if (!attempt.quiet) beat();
  const ticker = heartbeatMs === undefined ? undefined : setInterval(beat, heartbeatMs / 3);
  const error = new ToolTimeout(`"${request.tool}" did not end within its timeout`);
  try {
    return await before(
      attempt.deadline,
      Promise.resolve().then(() => work(context)),
      () => {
        timeout.abort(error);
        return error;
      }
    );
  } finally {
    clearInterval(ticker);
  }
}

/** The result of the work, or a rejection with `late()` where it has not settled by the deadline. */
export async function before<T>(deadline: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([work, timedOut]);
  } finally {
    clearTimeout(timer);
  }
}
