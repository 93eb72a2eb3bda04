import { setTimeout as sleep } from 'node:timers/promises';
import { RunFailedError } from '../client';
import type { RunHandle } from '../client';
import type { PendingDecision, RunReport } from '../shared/run';
import type { Context } from './context';

const POLL_MS = 1_000;

/**
 * Waits for a run's answer and says on the way what it does. Returns early, with the report as it is then, where the run
 * waits for a person: nobody should have to watch a terminal for days. Ctrl-C stops watching; the run goes on.
 */
export async function watchRun(context: Context, run: RunHandle): Promise<RunReport> {
  const over = new AbortController();
  const answer = run.answer();
  try {
    return await Promise.race([answer, untilItWaits(context, run, over.signal), untilStopped(context, over.signal)]);
  } finally {
    over.abort();
    answer.catch(() => undefined);
  }
}

/** Follows the report; a report that cannot be had just now (no worker, a restart) is asked for again. */
async function untilItWaits({ output }: Context, run: RunHandle, over: AbortSignal): Promise<RunReport> {
  let said = '';
  for (;;) {
    await sleep(POLL_MS, undefined, { signal: over });
    const report = await run.report().catch(() => undefined);
    if (!report || over.aborted) continue;
    if (report.pending.length > 0) {
      for (const item of report.pending) output.note(pendingLine(run.workflowId, item));
      return report;
    }
    const line = progressLine(report);
    if (line !== said) output.note(line);
    said = line;
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

function progressLine(report: RunReport): string {
  const busy = report.nodes.filter((node) => node.state === 'running').map((node) => node.tool);
  const done = report.nodes.filter((node) => node.state === 'done' || node.state === 'reused').length;
  const nodes = report.nodes.length > 0 ? ` · ${done}/${report.nodes.length} nodes` : '';
  return `tier ${report.tier}${nodes}${busy.length > 0 ? ` · ${busy.join(', ')}` : ''}`;
}

/** How a person answers one waiting call. */
export function pendingLine(workflowId: string, item: PendingDecision): string {
  const command =
    item.kind === 'approval'
      ? `workflowgen approvals approve ${workflowId} ${item.callId}`
      : `workflowgen resolve ${workflowId} ${item.callId} happened|did-not-happen|stop`;
  return `waits for a person: ${item.tool}(${item.args ?? ''}), ${item.reason}\n  ${command}`;
}
