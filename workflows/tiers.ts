import { isCancellation, TemporalFailure } from '@temporalio/workflow';
import type { PlanReply, PlanRequest } from '../shared/protocol/planning';
import { isInline } from '../shared/protocol/value';
import { PLAN_ROUNDS } from '../shared/protocol/run';
import type { FailureNote } from '../shared/protocol/run';
import type { Tier } from '../shared/protocol/usage';
import { askModel, isFault, nearTemplates, soFar } from './ask-model';
import { spill } from './offload';
import { expressions, model } from './own-activities';
import { faultFrom, runPlan } from './run-plan';
import type { PlanRun } from './run-plan';
import { standingEffects } from './run-state';
import type { Run } from './run-state';
import { accountForEarlier } from './undo';
import { writeAnswer } from './written';

/** How one iteration of a tier ended. */
export type Attempt =
  | { kind: 'answered' }
  | { kind: 'failed'; note: FailureNote }
  /** The model refused the fit in B, or earlier effects forbid A: no failure of the template. */
  | { kind: 'refused'; reason: string }
  | { kind: 'asked'; question: string };

/** One iteration of each tier (paper 3.4, routes a, b and c). */
export const TIERS: Record<Tier, (run: Run) => Promise<Attempt>> = { A: reuse, B: rewrite, C: plan };

/** A: runs the template's plan as the routing activity bound and validated it. No model call. */
async function reuse(run: Run): Promise<Attempt> {
  if (!run.base) return { kind: 'refused', reason: 'no template' };
  if (standingEffects(run).length > 0) {
    return { kind: 'refused', reason: 'earlier effects must be accounted for, which only a model can' };
  }
  return finish(run, { ...run.base.bound, outputs: {}, written: {} });
}

/** B: one model call confirms or refuses the fit, and writes only what is open. */
async function rewrite(run: Run): Promise<Attempt> {
  const base = run.base;
  if (!base) return { kind: 'refused', reason: 'no template' };
  const spilling = spill(run, {}, []);
  if (spilling) await spilling;
  const reply = await askModel(run, (repair) => {
    const request = { query: run.query, base, soFar: soFar(run), repair };
    return run.gate.pass(request, () => model(`B · rewrite · ${base.title}`).rewritePlan(request));
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
    if (round === 1) await accountForEarlier(run, progress.plan);
    if (!reply.more || round === PLAN_ROUNDS) return finish(run, progress);
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
  if (run.calls.length > 0) run.sawOutputs = true;
  const spilling = spill(run, progress.outputs, Object.keys(progress.outputs));
  if (spilling) await spilling;
  return askModel<PlanReply>(run, (repair) => {
    const request: PlanRequest = {
      query: run.query,
      soFar: soFar(run),
      round,
      lastRound: round === PLAN_ROUNDS,
      earlierRounds:
        round === 1 ? undefined : { plan: progress.plan, slots: progress.slots, outputs: progress.outputs },
      near: round === 1 ? nearTemplates(run) : undefined,
      repair,
    };
    const summary = `C · plan, iteration ${run.iteration}, round ${round}${repair ? ', repair' : ''}`;
    return run.gate.pass(request, () => model(summary).planWorkflow(request));
  });
}

/** Runs the rest of the plan and makes the answer. */
async function finish(run: Run, progress: PlanRun): Promise<Attempt> {
  const fault = (await runPlan(run, progress)) ?? (await answer(run, progress));
  run.written = progress.written;
  return fault ? { kind: 'failed', note: fault } : { kind: 'answered' };
}

async function answer(run: Run, progress: PlanRun): Promise<FailureNote | undefined> {
  const { plan, slots, outputs } = progress;
  if (plan.answer.kind === 'written') {
    const reply = await writeAnswer(run, progress, plan.answer.instruction);
    if (isFault(reply)) return reply;
    const { answer: text } = reply.values;
    run.answer = typeof text === 'string' ? text : JSON.stringify(text ?? '');
    return undefined;
  }
  if (!plan.answer.text.includes('{{')) {
    run.answer = plan.answer.text;
    return undefined;
  }
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
    const summary = `${run.tier} · compose the answer`;
    const composed = await run.gate.pass(request, () => expressions(summary).composeAnswer(request));
    run.answer = composed.text;
    return undefined;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    return faultFrom(run, undefined, error);
  }
}
