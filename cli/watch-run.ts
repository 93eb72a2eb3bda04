import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { RunFailedError } from '../client';
import { eventLine, eventsBetween } from '../client/run-events';
import type { RunHandle, WorkflowGenClient } from '../client';
import { writingOf } from '../client/writing';
import type { PendingDecision, RunReport } from '../shared/protocol/run';
import { withoutTokens } from '../shared/values/seal';
import type { Context } from './context';
import { hasWorker } from './task-queue';

const POLL_MS = 500;
const WORKER_MS = 1_500;

/** Events of a run that no worker has seen: its start, and its first task. */
const UNTOUCHED_EVENTS = 2;

/** Milliseconds that calls which were given up may take to end. */
const GIVE_UP_MS = 2_000;

/**
 * Waits for a run's answer and says on the way what it does. Returns early, with the report as it is then, where the run
 * waits for a person: nobody should have to watch a terminal for days. Ctrl-C stops watching; the run goes on.
 */
export async function watchRun(context: Context, workflowGen: WorkflowGenClient, run: RunHandle): Promise<RunReport> {
  const { client } = workflowGen;
  const over = new AbortController();
  // The SDK leaves one listener on it for each call, and an answer that takes long is asked for again with each long poll.
  setMaxListeners(Infinity, over.signal);
  const answer = client.withAbortSignal(over.signal, () => run.answer());
  const waits = untilItWaits(context, workflowGen, run, over.signal);
  const warned = client.withAbortSignal(over.signal, () => warnWithoutWorker(context, workflowGen, run, over.signal));
  try {
    return await Promise.race([answer, waits, untilStopped(context, over.signal)]);
  } finally {
    over.abort();
    // A call that is still open when its connection closes would be retried on the closed one, and end the process.
    await Promise.race([Promise.allSettled([answer, waits, warned]), sleep(GIVE_UP_MS, undefined, { ref: false })]);
  }
}

/**
 * Without a worker a run only waits. One that has just started is not listed by the service yet, so a run that somebody has
 * taken up tells, too.
 */
async function warnWithoutWorker(
  context: Context,
  workflowGen: WorkflowGenClient,
  { workflowId }: RunHandle,
  over: AbortSignal
): Promise<void> {
  try {
    await sleep(WORKER_MS, undefined, { signal: over });
    if (await hasWorker(workflowGen)) return;
    const { historyLength } = await workflowGen.client.workflow.getHandle(workflowId).describe();
    if (historyLength > UNTOUCHED_EVENTS) return;
  } catch {
    // The answer came first, or the service cannot be asked, which the answer itself will say.
    return;
  }
  context.output.note(`no worker polls task queue ${workflowGen.taskQueue}; start one with \`workflowgen worker\``);
}

/** Follows the report; a report that cannot be had just now (no worker, a restart) is asked for again. */
async function untilItWaits(
  { output }: Context,
  { client }: WorkflowGenClient,
  run: RunHandle,
  over: AbortSignal
): Promise<RunReport> {
  let before: RunReport | undefined;
  for (;;) {
    await sleep(POLL_MS, undefined, { signal: over });
    const seen = await underOwnSignal(client, over, async () => ({
      report: await run.report(),
      writing: output.interactive ? await writingOf(client, await workflowOf(client, run).describe()) : undefined,
    })).catch(() => undefined);
    if (!seen || over.aborted) continue;
    const { report, writing } = seen;
    if (report.pending.length > 0) {
      for (const item of report.pending) output.note(pendingLine(run.workflowId, item));
      return report;
    }
    for (const event of eventsBetween(before, report)) {
      const line = eventLine(event);
      if (line !== undefined) output.note(line);
    }
    if (writing) output.growing(withoutTokens(writing));
    before = report;
  }
}

const workflowOf = (client: Client, { workflowId }: RunHandle): WorkflowHandle => client.workflow.getHandle(workflowId);

/** Calls that end with `over`, on a signal of their own: what the SDK leaves on it goes with it, and not with the whole run. */
async function underOwnSignal<T>(client: Client, over: AbortSignal, calls: () => Promise<T>): Promise<T> {
  const own = new AbortController();
  const end = (): void => own.abort();
  over.addEventListener('abort', end);
  try {
    return await client.withAbortSignal(own.signal, calls);
  } finally {
    over.removeEventListener('abort', end);
  }
}

async function untilStopped({ signal }: Context, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stopped = (): void =>
      reject(new RunFailedError('CANCELLED', 'Stopped watching; the run goes on (`workflowgen explain <id>`)', ''));
    if (signal.aborted) stopped();
    signal.addEventListener('abort', stopped, { signal: over });
  });
}

/** How a person answers one waiting call. */
export function pendingLine(workflowId: string, item: PendingDecision): string {
  const command =
    item.kind === 'approval'
      ? `workflowgen approvals approve ${workflowId} ${item.callId}`
      : `workflowgen resolve ${workflowId} ${item.callId} happened|did-not-happen|stop`;
  return `waits for a person: ${item.tool}(${item.args ?? ''}), ${item.reason}\n  ${command}`;
}
