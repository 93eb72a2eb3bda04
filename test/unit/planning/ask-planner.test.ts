import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { MockActivityEnvironment } from '@temporalio/testing';
import { createPlanningActivities } from '../../../activities/planning/planning-activities';
import type { ModelFailureDetails } from '../../../activities/planner/planner';
import type { PlanReply } from '../../../shared/protocol/planning';
import { addCall, emptyUsage, type ModelCallUsage } from '../../../shared/protocol/usage';
import { openDesk, planRequest, quietEnvironment, REFUND_PLAN, type Desk } from './planning-desk';

let desk: Desk;

afterEach(() => desk.close());

function start(info?: ConstructorParameters<typeof MockActivityEnvironment>[0]) {
  const environment = quietEnvironment(info);
  const beats: unknown[] = [];
  environment.on('heartbeat', (details) => beats.push(details));
  const running: Promise<PlanReply> = environment.run(() =>
    createPlanningActivities(desk.deps).planWorkflow(planRequest())
  );
  return { environment, beats, running };
}

async function thrownBy(running: Promise<unknown>): Promise<ApplicationFailure> {
  const error: unknown = await running.catch((thrown: unknown) => thrown);
  if (!(error instanceof ApplicationFailure)) throw new Error(`no ApplicationFailure: ${String(error)}`);
  return error;
}

function totalOf(usage: ModelCallUsage) {
  const total = emptyUsage();
  addCall(total, usage);
  return total;
}

describe('one model call of an activity', () => {
  test('beats while it waits, and stops when it is done', async () => {
    desk = await openDesk([{ json: REFUND_PLAN, delayMs: 700 }]);
    const { beats, running } = start({ heartbeatTimeoutMs: 300 });
    await running;
    const count = beats.length;
    expect(count).toBeGreaterThanOrEqual(3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(beats).toHaveLength(count);
  });

  test('is cancelled with the activity, which reaches the server and degrades nothing', async () => {
    desk = await openDesk([{ hang: 'headers' }]);
    const { environment, running } = start();
    const outcome = running.catch((error: unknown) => error);
    while (desk.server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    environment.cancel('CANCELLED');
    expect(await outcome).toBeInstanceOf(CancelledFailure);
    for (let tries = 0; tries < 100 && !desk.server.requests[0]!.aborted; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(desk.server.requests[0]?.aborted).toBe(true);
  });

  test('a failure keeps its code, its wait and its usage', async () => {
    desk = await openDesk([{ error: { status: 429 }, headers: { 'retry-after': '2' } }]);
    const { beats, running } = start();
    const failure = await thrownBy(running);
    expect(failure).toMatchObject({ type: 'LLM_RATE_LIMITED', nonRetryable: false, nextRetryDelay: 2_000 });
    const { usage } = failure.details?.[0] as ModelFailureDetails;
    expect(usage).toMatchObject({ result: 'LLM_RATE_LIMITED', requestId: 'req_error' });
    expect(totalOf(usage)).toMatchObject({ modelCalls: 1, unaccountedCalls: 0, costUsd: 0 });
    expect(beats.at(-1)).toEqual({ unaccounted: 0 });
  });

  test('a call that broke may have been billed: it is counted as unaccounted', async () => {
    desk = await openDesk([{ json: REFUND_PLAN, reset: 'body' }]);
    const { beats, running } = start();
    const { usage } = (await thrownBy(running)).details?.[0] as ModelFailureDetails;
    expect(totalOf(usage)).toMatchObject({ modelCalls: 1, unaccountedCalls: 1 });
    expect(beats.at(-1)).toEqual({ unaccounted: 1 });
  });

  test('attempts that were cut before are told by their heartbeat, whatever ends this one', async () => {
    desk = await openDesk([{ json: REFUND_PLAN }, { error: { status: 529 } }, { json: REFUND_PLAN }]);
    const killed = { attempt: 3, heartbeatDetails: { unaccounted: 2 } };
    const reply = await start(killed).running;
    expect(totalOf(reply.usage)).toMatchObject({ modelCalls: 1, unaccountedCalls: 2 });
    expect(reply.usage.costUsd).toBeGreaterThan(0);

    const { usage } = (await thrownBy(start(killed).running)).details?.[0] as ModelFailureDetails;
    expect(totalOf(usage).unaccountedCalls).toBe(2);

    const odd = await start({ attempt: 2, heartbeatDetails: 'of another version' }).running;
    expect(totalOf(odd.usage).unaccountedCalls).toBe(0);
  });

  test('a planner that throws anything else is a failure that is not retried', async () => {
    desk = await openDesk([]);
    desk.deps.planner = { name: 'broken', call: async () => Promise.reject(new TypeError('no such thing')) };
    expect(await thrownBy(start().running)).toMatchObject({ type: 'INTERNAL', nonRetryable: true });
  });
});
