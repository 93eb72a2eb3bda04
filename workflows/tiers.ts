import { isCancellation, TemporalFailure } from '@temporalio/workflow';
import type { PlanReply, PlanRequest } from '../shared/protocol/planning';
import { isInline } from '../shared/protocol/value';
import { PLAN_ROUNDS } from '../shared/protocol/run';
import type { FailureNote } from '../shared/protocol/run';
import type { Tier } from '../shared/protocol/tier';
import { askModel, isFault, nomineesOf, soFar } from './ask-model';
import { failedNodes, standingEffects } from './earlier-calls';
import { spill } from './offload';
import { plainAnswer } from './plain-answer';
import { faultFrom, runPlan } from './run-plan';
import type { PlanRun } from './run-plan';
import type { Run } from './run';
import type { Attempt } from './tier-path';
import { accountForEarlier } from './undo';
import { writeAnswer } from './written';

/** One iteration of each tier (paper 3.4, routes a, b and c). */
export const TIERS: Record<Tier, (run: Run) => Promise<Attempt>> = { A: reuse, B: rewrite, C: plan };

/** A: runs the template's plan as the routing activity bound and validated it. No model call. */
async function reuse(run: Run): Promise<Attempt> {
  const { base } = run.path;
  if (!base) return { kind: 'refused', reason: 'no template' };
  if (standingEffects(run.ledger).length > 0) {
    return { kind: 'refused', reason: 'earlier effects must be accounted for, which only a model can' };
  }
  const attempt = await finish(run, { ...base.bound, outputs: {}, written: {}, unseen: base.unseen });
  // A condition holds that held in no run before: B goes on from here, and the template has not failed.
  const gaveWay = attempt.kind === 'failed' && attempt.note.code === 'PLAN_REFUSED';
  return gaveWay ? { kind: 'refused', reason: attempt.note.message } : attempt;
}

/** B: one model call confirms or refuses the fit, and writes only what is open. */
async function rewrite(run: Run): Promise<Attempt> {
  const { base } = run.path;
  if (!base) return { kind: 'refused', reason: 'no template' };
  const spilling = spill(run, {}, []);
  if (spilling) await spilling;
  const reply = await askModel(run, (repair) => {
    const request = { query: run.query, base, soFar: soFar(run), repair };
    return run.requests.send(request, () => run.activities.model(`B · rewrite · ${base.title}`).rewritePlan(request));
  });
  if (isFault(reply)) return { kind: 'failed', note: reply };
  if (reply.kind === 'refused') return { kind: 'refused', reason: reply.reason };
  await accountForEarlier(run, reply.bound.plan);
  return finish(run, { ...reply.bound, outputs: {}, written: { ...reply.written } });
}

/** C: the model plans, in rounds where it wants to see outputs first. */
async function plan(run: Run): Promise<Attempt> {
  const progress: PlanRun = { plan: EMPTY_PLAN, slots: {}, outputs: {}, written: {} };
  for (let round = 1; ; round++) {
    const reply = await planRound(run, progress, round);
    if (isFault(reply)) return { kind: 'failed', note: reply };
    if (reply.kind === 'ask') return { kind: 'asked', question: reply.question };
    // A later round speaks only of calls that the first round could not know of.
    if (reply.slots) progress.slots = reply.slots;
    progress.plan = { ...reply.plan, earlier: { ...progress.plan.earlier, ...reply.plan.earlier } };
    if (reply.turn) progress.turns = [...(progress.turns ?? []), reply.turn];
    if (round === 1) await accountForEarlier(run, progress.plan);
    if (!reply.more || round === (reply.rounds ?? PLAN_ROUNDS)) return finish(run, progress);
    const fault = await runPlan(run, progress);
    if (fault) return { kind: 'failed', note: fault };
  }
}

const EMPTY_PLAN: PlanRun['plan'] = { schema: 1, slots: [], nodes: [], answer: { kind: 'text', text: '' }, tools: {} };

async function planRound(
  run: Run,
  progress: PlanRun,
  round: number
): Promise<Exclude<PlanReply, { kind: 'invalid' }> | FailureNote> {
  if (run.ledger.calls.length > 0) run.path.seeOutputs();
  const spilling = spill(run, progress.outputs, Object.keys(progress.outputs));
  if (spilling) await spilling;
  return askModel<PlanReply>(run, (repair) => {
    const request: PlanRequest = {
      query: run.query,
      soFar: soFar(run),
      round,
      lastRound: round === PLAN_ROUNDS,
      earlierRounds: round === 1 ? undefined : earlierRounds(run, progress),
      ...(round === 1 ? nomineesOf(run.path) : {}),
      repair,
    };
    const summary = `C · plan, iteration ${run.path.iteration}, round ${round}${repair ? ', repair' : ''}`;
    return run.requests.send(request, () => run.activities.model(summary).planWorkflow(request));
  });
}

function earlierRounds(run: Run, { plan, slots, outputs, turns }: PlanRun): PlanRequest['earlierRounds'] {
  if (!turns) return { plan, slots, outputs };
  // An agent sees what failed at its next turn; a planner is asked only where the failure ended the plan.
  return { plan, slots, outputs, turns, failed: failedNodes(run.ledger, run.path.position) };
}

/** Runs the rest of the plan and makes the answer. */
async function finish(run: Run, progress: PlanRun): Promise<Attempt> {
  const fault = await runPlan(run, progress);
  const answer = fault ?? (await answerOf(run, progress));
  run.lastPlan.finish(progress.written);
  return typeof answer === 'string' ? { kind: 'answered', text: answer } : { kind: 'failed', note: answer };
}

async function answerOf(run: Run, progress: PlanRun): Promise<string | FailureNote> {
  const { plan, slots, outputs } = progress;
  if (plan.answer.kind === 'written') {
    const reply = await writeAnswer(run, progress, plan.answer.instruction);
    if (isFault(reply)) return reply;
    const { answer: text } = reply.values;
    return typeof text === 'string' ? text : JSON.stringify(text ?? '');
  }
  if (!plan.answer.text.includes('{{')) return plan.answer.text;
  const plain = run.lean ? plainAnswer(plan.answer.text, progress) : undefined;
  if (plain !== undefined) return plain;
  try {
    const request = {
      tenant: run.input.tenant,
      text: plan.answer.text,
      slots,
      context: run.query.context,
      ...(plan.values ? { values: plan.values } : {}),
      outputs: Object.fromEntries(
        Object.entries(outputs).filter(([, value]) => !isInline(value) || value.inline !== null)
      ),
    };
    const summary = `${run.path.tier} · compose the answer`;
    const pure = run.lean && Object.values(outputs).every(isInline);
    const composed = await run.requests.send(request, () =>
      run.activities.expressions(summary, pure).composeAnswer(request)
    );
    return composed.text;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    return faultFrom(run, undefined, error);
  }
}
