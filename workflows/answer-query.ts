import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  CancelledFailure,
  condition,
  isCancellation,
  patched,
  TemporalFailure,
} from '@temporalio/workflow';
import { errorCodeOf, messageOf } from '../shared/protocol/errors';
import { ITERATIONS } from '../shared/protocol/run';
import type { AnswerQueryInput, RunReport } from '../shared/protocol/run';
import { TIER_BELOW } from '../shared/protocol/tier';
import type { Tier } from '../shared/protocol/tier';
import { closeRun, publishDecision } from './close-run';
import { showDetails } from './details';
import { RunEnd } from './lifecycle';
import { serveMessages } from './messages';
import { failureOfRun, reportOf } from './report';
import { createRun } from './run';
import type { Run } from './run';
import { TIERS } from './tiers';

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
      await run.time.within(() => degrade(run, tier));
      if (!(await calledWrong(run))) break;
      const below = run.input.options.degrade === false ? undefined : TIER_BELOW[run.path.tier];
      if (!below)
        throw new RunEnd(
          'rejected',
          'FEEDBACK_REFUSED',
          'The user called the answer wrong, and no tier is left to try.'
        );
      tier = below;
    }
  } catch (error) {
    run.lifecycle.endWith(endOf(error));
  }
  await closeRun(run);
  await CancellationScope.nonCancellable(() => condition(allHandlersFinished));
  const { outcome, failed } = run.lifecycle;
  if (outcome === 'cancelled') throw new CancelledFailure('the run was cancelled', [reportOf(run)]);
  if (failed) throw failureOfRun(run);
  return reportOf(run);
}

/** One activity decides the tier. Routing is never the outage: where it fails, the run goes to C with the reason. */
async function route(run: Run): Promise<Tier> {
  const { reuse, from } = run.input.options;
  try {
    const reply = await run.activities.routing('route').route({
      query: run.query,
      exclude: run.input.inReplyTo?.exclude ?? [],
      from: reuse ? from : 'C',
    });
    run.path.begin(reply.decision, reply.base);
    run.activities.configure(reply.activityOptions);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    const message = messageOf(error.cause ?? error);
    const decision = {
      tier: 'C' as const,
      masked: '',
      reasons: [`routing failed: ${message}`],
      nominees: [],
      degradedBy: { code: 'STORE_UNAVAILABLE' as const, message },
      durationMs: Date.now() - run.startedAt,
    };
    run.path.begin(decision, undefined);
  }
  publishDecision(run);
  return run.path.tier;
}

/** Iterates from a tier downwards until there is an answer (paper 3.3, iterative generation); throws `RunEnd` without one. */
async function degrade(run: Run, from: Tier): Promise<void> {
  for (let tier: Tier | undefined = from; tier; tier = TIER_BELOW[tier]) {
    let gaveWay = false;
    for (let iteration = 1; iteration <= ITERATIONS[tier]; iteration++) {
      run.path.enter(tier, iteration);
      const startedAt = Date.now();
      const attempt = await TIERS[tier](run);
      run.path.record(attempt, Date.now() - startedAt);
      showDetails(run);
      if (attempt.kind === 'answered') return run.lifecycle.answerWith(attempt.text);
      if (attempt.kind === 'asked') return run.lifecycle.ask(attempt.question);
      gaveWay = attempt.kind === 'refused';
      if (attempt.kind === 'refused') break;
      if (attempt.note.code === 'EXPERIENCE_STALE' && !canPlanAgain(tier)) break;
    }
    if (!gaveWay && run.input.options.degrade === false) break;
  }
  const last = run.path.failures.at(-1);
  throw new RunEnd('failed', last?.code ?? 'PLAN_REFUSED', last?.message ?? 'No tier found a plan.');
}

/** A tool has changed since the plan was made: a template stays stale, a new plan is made with the tool as it is now. */
function canPlanAgain(tier: Tier): boolean {
  return tier === 'C' && patched('stale-plan-again');
}

/** Holds the feedback window open; whether the user called the answer wrong. */
async function calledWrong(run: Run): Promise<boolean> {
  const { lifecycle, people, path } = run;
  const { feedbackWindowMs, silenceIsEvidence } = run.input.options;
  if (lifecycle.phase !== 'answered' || feedbackWindowMs === 0) return false;
  people.listen();
  lifecycle.openWindow();
  showDetails(run);
  const since = Date.now();
  await condition(() => people.verdict !== undefined, feedbackWindowMs, { summary: 'feedback window' });
  lifecycle.closeWindow();
  people.stopListening(Date.now() - since, silenceIsEvidence);
  if (people.verdict?.verdict !== 'wrong') return false;
  const { note } = people.verdict;
  path.recordWrong(note);
  people.correct(lifecycle.answer ?? '', { ...path.position, templateId: path.templateId, note });
  lifecycle.workAgain();
  showDetails(run);
  return true;
}

/** The one place where an error becomes a terminal state. A bug in our code is none of these and stays a task failure. */
function endOf(error: unknown): RunEnd {
  if (error instanceof RunEnd) return error;
  if (isCancellation(error)) return new RunEnd('cancelled', 'CANCELLED', 'The run was cancelled.');
  if (!(error instanceof TemporalFailure)) throw error;
  const cause = error.cause ?? error;
  const code = cause instanceof ApplicationFailure ? errorCodeOf(cause.type) : undefined;
  return new RunEnd('failed', code ?? 'INTERNAL', messageOf(cause));
}
