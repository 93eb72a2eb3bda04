import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { RunReport } from '../shared/protocol/run';
import type { EdgeGuard } from '../shared/values/entering-text';
import { readableReport, readableText } from './readable-report';
import { closedReport, describeRun, queryReport } from './report';
import { eventsBetween } from './run-events';
import type { RunEvent } from './run-events';
import { writingOf } from './writing';

const EVERY_MS = 500;
const LEAST_MS = 50;

/** How a run is followed. */
export interface FollowOptions {
  /** Milliseconds between two looks; default 500, at least 50. */
  everyMs?: number;
  /** Ends the following, and not the run. */
  signal?: AbortSignal;
}

/**
 * Looks at a run again and again by Temporal query, which leaves no event in its history. A run that no worker answers for just
 * now is asked again; one that the service closed without a report ends the following without an `ended`.
 */
export async function* followRun(
  { client, workflow }: { client: Client; workflow: WorkflowHandle },
  guard: EdgeGuard,
  { everyMs = EVERY_MS, signal }: FollowOptions
): AsyncGenerator<RunEvent, void, undefined> {
  let before: RunReport | undefined;
  let told: string | undefined;
  for (;;) {
    if (signal?.aborted) return;
    const description = await describeRun(client, workflow);
    const closed = description.status.name !== 'RUNNING';
    const seen = closed ? await closedReport(client, workflow) : await queryReport(client, workflow);
    const report = seen && readableReport(seen, guard);
    if (report) {
      yield* eventsBetween(before, report);
      before = report;
    }
    const text = readableText(await writingOf(client, description), guard);
    if (text && text !== told) yield { kind: 'writing', text };
    told = text;
    if (closed) {
      if (report) yield { kind: 'ended', report };
      return;
    }
    await sleep(Math.max(LEAST_MS, everyMs), undefined, { signal }).catch(() => undefined);
  }
}
