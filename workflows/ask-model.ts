import type { GateVerdict } from '../shared/protocol/decision';
import { ActivityFailure, ApplicationFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow';
import { mayStand } from '../shared/protocol/call';
import type { Call } from '../shared/protocol/call';
import type { ErrorCode } from '../shared/protocol/errors';
import { messageOf } from '../shared/protocol/errors';
import type { InvalidOutput, NearTemplate, Repair, SoFar } from '../shared/protocol/planning';
import { MODEL_REPAIRS } from '../shared/protocol/run';
import type { FailureNote } from '../shared/protocol/run';
import { tokenCount } from '../shared/protocol/usage';
import type { ModelCallUsage } from '../shared/protocol/usage';
import { charge, RunEnd } from './run-state';
import type { Run } from './run-state';

/**
 * Makes one model call and, where its output fails our check, at most `MODEL_REPAIRS` repairs; each is an activity of its own
 * and each is charged. Output that stays unusable is a plan fault. A model that is still down after Temporal's retries, a
 * refusal, and an exhausted budget end the run.
 */
export async function askModel<R extends { kind: string; usage: ModelCallUsage }>(
  run: Run,
  call: (repair: Repair | undefined) => Promise<R | InvalidOutput>
): Promise<Exclude<R, InvalidOutput> | FailureNote> {
  let repair: Repair | undefined;
  for (let made = 0; ; made++) {
    checkBudget(run);
    const reply = await callModel(run, () => call(repair));
    charge(run, reply.usage);
    if (!isInvalid(reply)) return reply as Exclude<R, InvalidOutput>;
    if (reply.code === 'LLM_REFUSED') {
      throw new RunEnd('failed', 'LLM_REFUSED', `The model refused to answer: ${reply.issues.join('; ')}`);
    }
    if (!reply.repairable || made >= MODEL_REPAIRS) {
      const message = `${reply.issues.slice(0, 5).join('; ')} (after ${made} repairs)`;
      return { tier: run.tier, iteration: run.iteration, code: reply.code, message };
    }
    repair = { output: reply.output, issues: reply.issues };
  }
}

function isInvalid(reply: { kind: string }): reply is InvalidOutput {
  return reply.kind === 'invalid';
}

/** Whether `askModel` gave up. */
export function isFault(reply: object): reply is FailureNote {
  return 'code' in reply;
}

/** Tokens and money are checked before each model call, so that the spend exceeds the budget by one call at most. */
function checkBudget(run: Run): void {
  const { tokens, costUsd } = run.input.options.budget;
  const spent = run.usage.total;
  const used = tokenCount(spent.tokens);
  if (tokens !== undefined && used >= tokens) {
    throw new RunEnd(
      'failed',
      'BUDGET_EXCEEDED',
      `The run has used ${used} of ${tokens} tokens; raise options.budget.tokens.`
    );
  }
  if (costUsd !== undefined && spent.costUsd >= costUsd) {
    throw new RunEnd(
      'failed',
      'BUDGET_EXCEEDED',
      `The run has cost $${spent.costUsd.toFixed(5)} of $${costUsd}; raise options.budget.costUsd.`
    );
  }
}

async function callModel<R>(run: Run, call: () => Promise<R>): Promise<R> {
  try {
    return await call();
  } catch (error) {
    // The reply may have been on its way: what it cost, nobody will report.
    if (isCancellation(error)) {
      countCut(run);
      throw error;
    }
    const cause = error instanceof ActivityFailure ? error.cause : error;
    if (cause instanceof TimeoutFailure) {
      countCut(run);
      throw new RunEnd('failed', 'LLM_TIMEOUT', 'The model did not answer in time, nor on any retry.');
    }
    if (!(cause instanceof ApplicationFailure)) throw error;
    const usage = (cause.details?.[0] as { usage?: ModelCallUsage } | undefined)?.usage;
    if (usage) charge(run, usage);
    throw new RunEnd('failed', (cause.type ?? 'INTERNAL') as ErrorCode, messageOf(cause));
  }
}

function countCut(run: Run): void {
  run.usage.total.unaccountedCalls += 1;
  run.usage.byTier[run.tier].unaccountedCalls += 1;
}

/**
 * What the next model call is told of what happened before it. What a prompt shows of it, the planning activities decide; the
 * values of earlier reads concern none and stay here.
 */
export function soFar(run: Run): SoFar {
  return {
    tier: run.tier,
    iteration: run.iteration,
    failures: run.failures.slice(-10),
    calls: toldCalls(run).map((call) =>
      call.effect === 'read' ? { ...call, args: undefined, output: undefined } : call
    ),
    correction: run.correction,
    inReplyTo: run.input.inReplyTo && { ...run.input.inReplyTo, calls: [] },
    applyExperience: run.input.options.reuse,
  };
}

/** The calls that a model is told of, oldest first. */
export function toldCalls(run: Run): Call[] {
  return run.calls.filter((call) => (call.state === 'done' && call.reusedFrom === undefined) || mayStand(call));
}

/** Score from which a nominee is of the kind of the query, so that a plan of it that was called wrong is told, and how many are. */
const NEAR_SCORE = 0.6;
const NEAR_TEMPLATES = 2;

/** Nominees that were not tried and take the kinds of values that the query has: others are of another kind of request. */
export function nearTemplates(run: Run): NearTemplate[] {
  const tried = new Set(run.tierPath.map((step) => step.templateId));
  return run.decision.nominees
    .filter(({ templateId, score, gatesA }) => !tried.has(templateId) && score >= NEAR_SCORE && fitsValues(gatesA))
    .slice(0, NEAR_TEMPLATES)
    .map(({ templateId, pattern }) => ({ templateId, wording: pattern }));
}

function fitsValues(gates: readonly GateVerdict[]): boolean {
  return gates.every(({ gate, passed }) => gate !== 'slot-count' || passed);
}
