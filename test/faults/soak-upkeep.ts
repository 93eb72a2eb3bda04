import { WorkflowNotFoundError } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetInputOf, startForgetting, type ForgetRequest } from '../../client/forget';
import { forgettingIdOf } from '../../shared/protocol/forget';
import { feedbackIdOf, learningIdOf } from '../../shared/protocol/messages';
import type { Rig } from './rig';
import { askOne } from './soak-load';
import { replaceUser, type AcceptedRun, type SoakTenant } from './soak-tenants';

const LOOK_MS = 500;
/** Milliseconds of one try; a workflow whose reply a killed server lost is looked for again. */
const TRY_MS = 20_000;
/** Milliseconds that a forgetting waits for what is under way; after the chaos, when the last try must succeed, and before. */
const UNTIL_DONE_MS = 900_000;
const PATIENCE_MS = 60_000;

/**
 * What people do to a tenant's experience while it is used, until `end`: feedback, forgetting of users and of runs, curation.
 * What the time was too short for is done once afterwards, so that each of them has happened.
 */
export async function upkeepOf(rig: Rig, tenant: SoakTenant, random: () => number, end: number): Promise<void> {
  const total = end - Date.now();
  const every = async (ms: () => number, work: () => Promise<unknown>): Promise<void> => {
    for (let wait = ms(); Date.now() + wait < end; wait = ms()) {
      await sleep(wait);
      await work();
    }
  };
  let forgettings = 0;
  await Promise.all([
    every(
      () => 1_000 + random() * 2_000,
      () => judgeOne(rig, tenant, random)
    ),
    every(
      () => Math.min(45_000, total / 5),
      async () => {
        await ensureJudged(rig, tenant, random);
        await (forgettings++ % 2 === 0 ? forgetUser(rig, tenant, random) : forgetRun(rig, tenant, random));
      }
    ),
    every(
      () => Math.min(30_000, total / 6),
      () => curate(rig, tenant)
    ),
  ]);
  await ensureJudged(rig, tenant, random);
  if (tenant.forgotten.users.length === 0) await forgetUser(rig, tenant, random, UNTIL_DONE_MS);
  if (!tenant.forgotten.single) await forgetRun(rig, tenant, random, UNTIL_DONE_MS);
  if (tenant.curations.done === 0) await curate(rig, tenant);
}

const judged = ({ runs }: SoakTenant): boolean =>
  runs.some(({ verdict }) => verdict === 'right' || verdict === 'wrong');

/** Before anything is forgotten somebody has judged a run; on a slow machine one is asked for that. */
async function ensureJudged(rig: Rig, tenant: SoakTenant, random: () => number): Promise<void> {
  for (let tries = 0; tries < 20 && !judged(tenant); tries++) {
    if (!tenant.runs.some(isOpen)) await askOne(rig, tenant, { kind: 'label', random, end: Date.now() + 60_000 });
    await judgeOne(rig, tenant, random);
  }
}

const isOpen = (one: AcceptedRun): boolean => one.ended && one.verdict === undefined && !one.leaving;

function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}

/** A user's word on a run that has closed: one in six answers is called wrong. */
async function judgeOne(rig: Rig, tenant: SoakTenant, random: () => number): Promise<void> {
  const one = pick(tenant.runs.filter(isOpen), random);
  if (!one) return;
  const verdict = random() < 1 / 6 ? ('wrong' as const) : ('right' as const);
  const note = verdict === 'wrong' ? `the shelf of ${tenant.items[0]} was meant` : undefined;
  one.judging = one.run.feedback({ verdict, by: one.user, ...(note === undefined ? {} : { note }) }).then(
    () => void (one.verdict = verdict),
    (error: { code?: string }) => {
      // A run that failed or was cancelled takes none; whatever else it is, the server is away and it is asked again.
      if (error.code === 'FEEDBACK_REFUSED') one.verdict = 'refused';
    }
  );
  await one.judging;
}

/** A user leaves: once his runs have ended and are learnt from, he is forgotten; another comes in his place. */
async function forgetUser(rig: Rig, tenant: SoakTenant, random: () => number, patienceMs = PATIENCE_MS): Promise<void> {
  // One who has left and could not be forgotten then is among them.
  const known = new Set(tenant.runs.map((one) => one.user).filter((one) => !tenant.forgotten.users.includes(one)));
  const user = pick([...known], random);
  if (user === undefined) return;
  replaceUser(tenant, user);
  while ((tenant.asking.get(user) ?? 0) > 0) await sleep(LOOK_MS);
  const runs = tenant.runs.filter((one) => one.user === user);
  if (!(await leave(rig, runs, patienceMs))) return;
  await forget(rig, { tenant: tenant.name, user, by: 'officer' });
  tenant.forgotten.users.push(user);
  for (const { run } of runs) tenant.forgotten.runs.add(run.workflowId);
}

async function forgetRun(rig: Rig, tenant: SoakTenant, random: () => number, patienceMs = PATIENCE_MS): Promise<void> {
  const one = pick(
    tenant.runs.filter(({ ended, leaving, kind }) => ended && !leaving && kind !== 'cancel'),
    random
  );
  if (!one) return;
  const { workflowId } = one.run;
  if (!(await leave(rig, [one], patienceMs))) return;
  await forget(rig, { tenant: tenant.name, run: workflowId, by: 'officer' });
  tenant.forgotten.runs.add(workflowId);
  tenant.forgotten.single = true;
}

/**
 * Starts a forgetting and waits until it has completed, longer than one try may take: a tenant forgets one thing at a time, so where
 * one runs already it is this one, whose start or whose end a killed server did not tell.
 */
async function forget(rig: Rig, request: ForgetRequest & { tenant: string }): Promise<void> {
  const input = forgetInputOf(request, undefined);
  const started = async (): Promise<void> => {
    try {
      await startForgetting(rig.temporal, rig.taskQueue, input);
    } catch (error) {
      if ((error as { code?: string }).code !== 'UPDATE_REFUSED') throw error;
    }
  };
  await persistently(started);
  const workflowId = forgettingIdOf(request.tenant);
  if (!(await closed(rig, workflowId))) throw new Error(`${workflowId} failed`);
}

/**
 * Until nothing that is under way can still write of the runs. `false` where that takes so long (a feedback that met a store
 * which was away may wait for minutes) that others are forgotten first.
 */
async function leave(rig: Rig, runs: readonly AcceptedRun[], patienceMs: number): Promise<boolean> {
  for (const one of runs) one.leaving = true;
  for (const { judging } of runs) await judging;
  try {
    await Promise.all(runs.map(({ run }) => written(rig, run.workflowId, patienceMs)));
    return true;
  } catch {
    for (const one of runs) one.leaving = false;
    return false;
  }
}

/** Waits until all is written that a run and a feedback on it teach. */
export async function written(rig: Rig, workflowId: string, timeoutMs?: number): Promise<void> {
  await Promise.all([learningIdOf(workflowId), feedbackIdOf(workflowId)].map((id) => closed(rig, id, timeoutMs)));
}

/** Waits until a workflow has closed, or never was. */
export async function closed(rig: Rig, workflowId: string, timeoutMs?: number): Promise<boolean> {
  return persistently(async () => {
    try {
      const { status } = await rig.temporal.workflow.getHandle(workflowId).describe();
      if (status.name === 'RUNNING') throw new Error(`${workflowId} still runs`);
      return status.name === 'COMPLETED';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }, timeoutMs);
}

async function curate(rig: Rig, tenant: SoakTenant): Promise<void> {
  const workflowId = `curate/${tenant.name}/${randomUUID()}`;
  const args = [{ tenant: tenant.name }];
  const start = { workflowId, taskQueue: rig.taskQueue, args, workflowIdConflictPolicy: 'USE_EXISTING' as const };
  await persistently(() => rig.temporal.workflow.start('curateExperience', start));
  tenant.curations[(await closed(rig, workflowId)) ? 'done' : 'failed'] += 1;
}

/** Tries again while server, worker or store are away; feedback and curation wait up to ten minutes between two tries of theirs. */
async function persistently<T>(work: () => Promise<T>, timeoutMs = UNTIL_DONE_MS): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await within(TRY_MS, work());
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(LOOK_MS);
    }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no reply within ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}
