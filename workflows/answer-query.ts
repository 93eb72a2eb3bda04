import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  CancelledFailure,
  condition,
  isCancellation,
  patched,
  sleep,
  TemporalFailure,
} from '@temporalio/workflow';
import { ERROR_CODES, messageOf } from '../shared/protocol/errors';
import { ITERATIONS } from '../shared/protocol/run';
import type { AnswerQueryInput, FailureNote, RunReport } from '../shared/protocol/run';
import type { Tier } from '../shared/protocol/usage';
import { closeRun, publishDecision } from './close-run';
import { showDetails } from './details';
import { failureOfRun, serveMessages } from './messages';
import { routing } from './own-activities';
import { createRun, reportOf, RunEnd } from './run-state';
import type { Run } from './run-state';
import { TIERS } from './tiers';
import type { Attempt } from './tiers';

const BELOW: Record<Tier, Tier | undefined> = { A: 'B', B: 'C', C: undefined };

/**
 * Answers one query as a durable run (paper 3.4): routes it, runs the tier's plan, degrades A→B→C on a plan fault or a
 * "wrong" from the user, and starts the learning child at close. Completes with the report as `answered`, `needs_input` or
 * `rejected`; fails with the report in the failure's details as `failed`, `ambiguous` or `compensation_failed`; or is
 * cancelled. All but `answered` undo what the run did.
 */
export async function answerQuery(input: AnswerQueryInput): Promise<RunReport> {
  const run = createRun(input);
  serveMessages(run);
  try {
    let tier = await route(run);
    for (;;) {
      await withinTimeBudget(run, () => degrade(run, tier));
      const below = run.input.options.degrade === false ? undefined : BELOW[run.tier];
      if (!(await calledWrong(run))) break;
      if (!below)
        throw new RunEnd(
          'rejected',
          'FEEDBACK_REFUSED',
          'The user called the answer wrong, and no tier is left to try.'
        );
      tier = below;
    }
  } catch (error) {
    run.end = endOf(run, error);
    run.outcome = run.end.state;
  }
  await closeRun(run);
  await CancellationScope.nonCancellable(() => condition(allHandlersFinished));
  if (run.outcome === 'cancelled') throw new CancelledFailure('the run was cancelled', [reportOf(run)]);
  if (run.end && run.outcome !== 'rejected') throw failureOfRun(run);
  return reportOf(run);
}

/** One activity decides the tier. Routing is never the outage: where it fails, the run goes to C with the reason. */
async function route(run: Run): Promise<Tier> {
  const { reuse, from } = run.input.options;
  try {
    const reply = await routing('route').route({
      query: run.query,
      exclude: run.input.inReplyTo?.exclude ?? [],
      from: reuse ? from : 'C',
    });
    run.decision = reply.decision;
    run.base = reply.base;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    const message = messageOf(error.cause ?? error);
    run.decision = {
      tier: 'C',
      masked: '',
      reasons: [`routing failed: ${message}`],
      nominees: [],
      degradedBy: { code: 'STORE_UNAVAILABLE', message },
      durationMs: Date.now() - run.startedAt,
    };
  }
  run.tier = run.decision.tier;
  publishDecision(run);
  return run.tier;
}

/** Iterates from a tier downwards until there is an answer (paper 3.3, iterative generation); throws `RunEnd` without one. */
async function degrade(run: Run, from: Tier): Promise<void> {
  for (let tier: Tier | undefined = from; tier; tier = BELOW[tier]) {
    run.tier = tier;
    let gaveWay = false;
    for (run.iteration = 1; run.iteration <= ITERATIONS[tier]; run.iteration++) {
      const startedAt = Date.now();
      const attempt = await TIERS[tier](run);
      record(run, attempt, Date.now() - startedAt);
      if (attempt.kind === 'answered') {
        run.outcome = 'answered';
        return;
      }
      if (attempt.kind === 'asked') {
        run.question = attempt.question;
        run.outcome = 'needs_input';
        return;
      }
      gaveWay = attempt.kind === 'refused';
      if (attempt.kind === 'refused') break;
      if (attempt.note.code === 'EXPERIENCE_STALE' && !canPlanAgain(tier)) break;
    }
    if (!gaveWay && run.input.options.degrade === false) break;
  }
  const last = run.failures.at(-1);
  throw new RunEnd('failed', last?.code ?? 'PLAN_REFUSED', last?.message ?? 'No tier found a plan.');
}

/** A tool has changed since the plan was made: a template stays stale, a new plan is made with the tool as it is now. */
function canPlanAgain(tier: Tier): boolean {
  return tier === 'C' && patched('stale-plan-again');
}

/** Writes an iteration into the tier path; its failure is carried on, and counts against the template that it used. */
function record(run: Run, attempt: Attempt, durationMs: number): void {
  const templateId = run.tier === 'C' ? undefined : run.base?.templateId;
  const outcome = { answered: 'succeeded', failed: 'failed', refused: 'refused', asked: 'asked' } as const;
  const cause: FailureNote | undefined =
    attempt.kind === 'failed'
      ? attempt.note
      : attempt.kind === 'refused'
        ? { tier: run.tier, iteration: run.iteration, code: 'PLAN_REFUSED', message: attempt.reason }
        : undefined;
  run.tierPath.push({
    tier: run.tier,
    iteration: run.iteration,
    outcome: outcome[attempt.kind],
    templateId,
    cause: cause && { code: cause.code, message: cause.message, node: cause.node },
    durationMs,
  });
  if (attempt.kind === 'failed') {
    run.failures.push(attempt.note);
    if (templateId) run.failedTemplates.push({ templateId, tier: run.tier, cause: attempt.note.message, wrong: false });
  }
  showDetails(run);
}

/** Holds the feedback window open; whether the user called the answer wrong. */
async function calledWrong(run: Run): Promise<boolean> {
  const { feedbackWindowMs, silenceIsEvidence } = run.input.options;
  if (run.outcome !== 'answered' || feedbackWindowMs === 0) return false;
  run.verdict = undefined;
  run.window = 'open';
  run.settled = true;
  showDetails(run);
  const since = Date.now();
  const spoken = await condition(() => run.verdict !== undefined, feedbackWindowMs, { summary: 'feedback window' });
  run.window = 'closed';
  run.waitedMs += Date.now() - since;
  run.silenceCounts = !spoken && silenceIsEvidence;
  const verdict = run.verdict as Run['verdict'];
  if (verdict?.verdict !== 'wrong') return false;
  degradeWrong(run, verdict.note);
  return true;
}

function degradeWrong(run: Run, note: string | undefined): void {
  const step = run.tierPath.at(-1);
  const message = `the user called the answer wrong${note ? `: ${note}` : ''}`;
  if (step) Object.assign(step, { outcome: 'wrong', cause: { code: 'ANSWER_WRONG', message } });
  if (run.tier !== 'C' && run.base) {
    run.failedTemplates.push({ templateId: run.base.templateId, tier: run.tier, cause: message, wrong: true });
  }
  const templateId = run.tier === 'C' ? undefined : run.base?.templateId;
  run.corrections.push({ tier: run.tier, iteration: run.iteration, templateId, note });
  run.correction = { answer: run.answer ?? '', note };
  run.outcome = 'running';
  run.settled = false;
  showDetails(run);
}

/** A timer that cancels the work, so that what was done can still be undone; the execution timeout would run no code. */
async function withinTimeBudget(run: Run, work: () => Promise<void>): Promise<void> {
  const scope = new CancellationScope();
  const timer = new CancellationScope();
  const watch = timer
    .run(async () => {
      for (;;) {
        const left = run.startedAt + run.waitedMs + run.input.options.budget.timeMs - Date.now();
        if (left > 0) await sleep(left, { summary: 'time budget' });
        // Time spent waiting for a person meanwhile does not count.
        else if (run.pending.length > 0) await condition(() => run.pending.length === 0);
        else break;
      }
      run.outOfTime = true;
      scope.cancel();
    })
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  try {
    await scope.run(work);
  } finally {
    timer.cancel();
    await CancellationScope.nonCancellable(() => watch);
  }
}

/** The one place where an error becomes a terminal state. A bug in our code is none of these and stays a task failure. */
function endOf(run: Run, error: unknown): RunEnd {
  if (error instanceof RunEnd) return error;
  if (isCancellation(error)) {
    return run.outOfTime
      ? new RunEnd(
          'failed',
          'BUDGET_EXCEEDED',
          `The run took longer than ${run.input.options.budget.timeMs} ms; raise options.budget.timeMs.`
        )
      : new RunEnd('cancelled', 'CANCELLED', 'The run was cancelled.');
  }
  if (!(error instanceof TemporalFailure)) throw error;
  const cause = error.cause ?? error;
  const code = cause instanceof ApplicationFailure ? ERROR_CODES.find((known) => known === cause.type) : undefined;
  return new RunEnd('failed', code ?? 'INTERNAL', messageOf(cause));
}
