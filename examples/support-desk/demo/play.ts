import { setTimeout as sleep } from 'node:timers/promises';
import { RunFailedError, type RunHandle, type RunReport, type WorkflowGenClient } from '../../../client';
import type { RunOptionsInput } from '../../../client';
import { CONTEXT, type DemoQuery } from './queries';

/** Milliseconds that a run of the demo stays open for the user who says "wrong". */
const FEEDBACK_WINDOW_MS = 60_000;
const LEARNING_TIMEOUT_MS = 60_000;

/** One query that was answered, or was not. */
export interface Played {
  query: DemoQuery;
  report: RunReport;
  /** From the start to the answer, and where feedback came, to the corrected one; learning not included. */
  durationMs: number;
  /** What learning made of it, in words. */
  learnt?: string;
}

export interface Stage {
  client: WorkflowGenClient;
  tenant: string;
  options: RunOptionsInput;
}

/** Plays one query to its end: asks, says "wrong" where the demo's user does, and waits until the run has been learnt from. */
export async function play(stage: Stage, query: DemoQuery, number: number): Promise<Played> {
  const startedAt = Date.now();
  const run = await stage.client.start(query.text, {
    requestId: `query-${String(number).padStart(2, '0')}`,
    tenant: stage.tenant,
    context: CONTEXT,
    options: { ...stage.options, ...(query.wrong ? { feedbackWindowMs: FEEDBACK_WINDOW_MS } : {}) },
  });
  const first = await run.answer().catch(reportOfFailure);
  let durationMs = Date.now() - startedAt;
  if (query.wrong && first.outcome === 'answered') durationMs = await correct(run, query.wrong, startedAt);
  const report = await run.result().catch(reportOfFailure);
  return { query, report, durationMs, learnt: await learningOf(stage, run) };
}

/** The user says "wrong", and "right" to the answer that comes after it, where one comes. */
async function correct(run: RunHandle, note: string, startedAt: number): Promise<number> {
  await run.feedback({ verdict: 'wrong', note });
  for (;;) {
    const report = await run.report();
    if (report.outcome !== 'running') {
      const durationMs = Date.now() - startedAt;
      if (report.outcome === 'answered') await run.feedback({ verdict: 'right' });
      return durationMs;
    }
    await sleep(50);
  }
}

/** A failed run carries the same report as an answered one. */
function reportOfFailure(error: unknown): RunReport {
  if (error instanceof RunFailedError && error.report) return error.report;
  throw error;
}

/** The steps of the learning child that say what came out of it. */
interface LearningSteps {
  steps: Record<'learnNodeExperience' | 'generaliseTemplate' | 'promoteTemplates', { summary: string }>;
}

/** Waits for the learning child, so that the next query sees what this one taught. */
async function learningOf({ client, options }: Stage, run: RunHandle): Promise<string | undefined> {
  if (options.learn === false) return undefined;
  const child = client.client.workflow.getHandle(`${run.workflowId}/learn`);
  const waiting = new AbortController();
  const late = sleep(LEARNING_TIMEOUT_MS, undefined, { signal: waiting.signal }).then(() => {
    throw new Error(
      `Learning from ${run.workflowId} took longer than ${LEARNING_TIMEOUT_MS / 1_000} s; see its Web UI page.`
    );
  });
  late.catch(() => undefined);
  try {
    const { steps } = (await Promise.race([child.result(), late])) as LearningSteps;
    return [steps.learnNodeExperience, steps.generaliseTemplate, steps.promoteTemplates]
      .map((step) => step.summary)
      .join('; ');
  } finally {
    waiting.abort();
  }
}
