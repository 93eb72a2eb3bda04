import { ActivityFailure, ApplicationFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow';
import type { ErrorCode } from '../shared/protocol/errors';
import { messageOf } from '../shared/protocol/errors';
import type { InvalidOutput, PlanRequest, Repair, SoFar } from '../shared/protocol/planning';
import { MODEL_REPAIRS } from '../shared/protocol/run';
import type { FailureNote } from '../shared/protocol/run';
import type { ModelCallUsage } from '../shared/protocol/usage';
import { toldCalls } from './earlier-calls';
import { RunEnd } from './lifecycle';
import type { Run } from './run';
import type { TierPath } from './tier-path';

/**
 * Makes one model call and, where its output fails our check, at most `MODEL_REPAIRS` repairs; each is an activity of its own
 * and each is charged. Output that stays unusable is a plan fault. A model that is still down after Temporal's retries, a
 * refusal, and an exhausted budget end the run.
 */
export async function askModel<R extends { kind: string; usage?: ModelCallUsage }>(
  run: Run,
  call: (repair: Repair | undefined) => Promise<R | InvalidOutput>
): Promise<Exclude<R, InvalidOutput> | FailureNote> {
  let repair: Repair | undefined;
  for (let made = 0; ; made++) {
    run.spend.ensureLeft();
    const reply = await callModel(run, () => call(repair));
    if (reply.usage) run.spend.charge(run.path.tier, reply.usage);
    if (!isInvalid(reply)) return reply as Exclude<R, InvalidOutput>;
    if (reply.code === 'LLM_REFUSED') {
      throw new RunEnd('failed', 'LLM_REFUSED', `The model refused to answer: ${reply.issues.join('; ')}`);
    }
    if (!reply.repairable || made >= MODEL_REPAIRS) {
      const message = `${reply.issues.slice(0, 5).join('; ')} (after ${made} repairs)`;
      return { ...run.path.position, code: reply.code, message };
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

async function callModel<R>(run: Run, call: () => Promise<R>): Promise<R> {
  try {
    return await call();
  } catch (error) {
    // The reply may have been on its way: what it cost, nobody will report.
    if (isCancellation(error)) {
      run.spend.chargeCut(run.path.tier);
      throw error;
    }
    const cause = error instanceof ActivityFailure ? error.cause : error;
    if (cause instanceof TimeoutFailure) {
      run.spend.chargeCut(run.path.tier);
      throw new RunEnd('failed', 'LLM_TIMEOUT', 'The model did not answer in time, nor on any retry.');
    }
    if (!(cause instanceof ApplicationFailure)) throw error;
    const usage = (cause.details?.[0] as { usage?: ModelCallUsage } | undefined)?.usage;
    if (usage) run.spend.charge(run.path.tier, usage);
    throw new RunEnd('failed', (cause.type ?? 'INTERNAL') as ErrorCode, messageOf(cause));
  }
}

/**
 * What the next model call is told of what happened before it. What a prompt shows of it, the planning activities decide; the
 * values of earlier reads concern none and stay here.
 */
export function soFar(run: Run): SoFar {
  return {
    ...run.path.position,
    failures: [...run.path.failures],
    calls: toldCalls(run.ledger).map((call) =>
      call.effect === 'read' ? { ...call, args: undefined, output: undefined } : call
    ),
    correction: run.people.correction,
    inReplyTo: run.input.inReplyTo && { ...run.input.inReplyTo, calls: [] },
    applyExperience: run.input.options.reuse,
  };
}

/** What the planning activity may show of near templates: every nominee, and what this run has tried. */
export function nomineesOf(path: TierPath): Pick<PlanRequest, 'nominees' | 'tried'> {
  return {
    nominees: path.decision.nominees.map(({ templateId, pattern, score, gatesA }) => ({
      templateId,
      wording: pattern,
      score,
      refused: gatesA.flatMap(({ gate, passed }) => (passed ? [] : [gate])),
    })),
    tried: path.steps.flatMap(({ templateId }) => (templateId === undefined ? [] : [templateId])),
  };
}
