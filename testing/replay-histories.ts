import type { Client } from '@temporalio/client';
import type { ReplayWorkerOptions } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { readFile } from 'node:fs/promises';
import { payloadConverterFor } from '../payloads/payload-converter';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';
import { telemetrySinks } from '../worker/telemetry/sinks';
import { workflowSource } from '../worker/workflow-source';

/** One history, as the Web UI, `temporal workflow show --output json` and `fetchHistory` give it. */
export interface NamedHistory {
  workflowId: string;
  history: unknown;
}

/** What became of one replay: `error` is a `DeterminismViolationError` where the code no longer fits the history. */
export interface ReplayOutcome {
  workflowId: string;
  error?: Error;
}

/** A replay records no metrics; a sink that is not there would be logged as an error. */
const SILENT = telemetrySinks({ runClosed: () => undefined });

/** Reads one JSON history. Throws `INPUT_INVALID` where the file holds none. */
export async function loadHistory(file: string): Promise<NamedHistory> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw notHistory(file, messageOf(error, 200));
  }
  const { events } = (parsed ?? {}) as { events?: unknown };
  if (!Array.isArray(events) || events.length === 0) throw notHistory(file, 'it has no events');
  return { workflowId: workflowIdIn(events[0]) ?? file, history: parsed };
}

/**
 * Replays histories against the workflows of this version (or of `options`, for workflows of your own), without a server and
 * without running any activity. It never throws for a history that does not fit; look at `error` of each outcome.
 */
export async function replayHistories(
  histories: Iterable<NamedHistory> | AsyncIterable<NamedHistory>,
  options: Partial<ReplayWorkerOptions> = {}
): Promise<ReplayOutcome[]> {
  const ownWorkflows = options.workflowsPath !== undefined || options.workflowBundle !== undefined;
  const dataConverter = payloadConverterFor(options.dataConverter);
  const replayed = Worker.runReplayHistories(
    {
      ...(ownWorkflows ? {} : workflowSource(dataConverter)),
      ...options,
      dataConverter,
      sinks: { ...SILENT, ...options.sinks },
    },
    histories as AsyncIterable<{ workflowId: string; history: never }>
  );
  const outcomes: ReplayOutcome[] = [];
  for await (const { workflowId, error } of replayed) outcomes.push(error ? { workflowId, error } : { workflowId });
  return outcomes;
}

/** The histories of every run that a visibility query finds, e.g. `WorkflowType = 'answerQuery'`. */
export function historiesOf(client: Client, query: string): AsyncIterable<NamedHistory> {
  return client.workflow.list({ query }).intoHistories({ concurrency: 5 });
}

function workflowIdIn(event: unknown): string | undefined {
  const { workflowExecutionStartedEventAttributes: started } = (event ?? {}) as {
    workflowExecutionStartedEventAttributes?: { workflowId?: string };
  };
  return started?.workflowId;
}

function notHistory(file: string, reason: string): WorkflowGenError {
  const remedy = 'export one with `temporal workflow show --workflow-id … --output json`';
  return new WorkflowGenError('INPUT_INVALID', `${file} is no workflow history (${reason}); ${remedy}`, {
    field: 'file',
    remedy,
  });
}
