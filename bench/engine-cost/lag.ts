import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../measure/bootstrap';
import { runProduct } from './rig';
import type { Rig } from './rig';
import type { Shape } from './shape';

/** How far learning was behind under a steady load. */
export interface LagFigures {
  workers: number;
  /** Runs a second: what was asked for, and what was started. */
  rate: number;
  startedPerSecond: number;
  seconds: number;
  runs: number;
  /** Milliseconds from a run's end to the end of its learning. */
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
  /** p50 of the runs of the first and of the last third of the load: learning that keeps up has the same. */
  earlyMs: number;
  lateMs: number;
  /** Runs that had ended and were not learnt from when the load ended, and how long that took. */
  behind: number;
  drainMs: number;
  /** Milliseconds from the client's call to the answer, under that load. */
  answerP50Ms: number;
  /** Runs that another tier answered, since routing ran out of time. */
  gaveWay: number;
}

export interface LagPlan {
  shape: Shape;
  workers: number;
  rate: number;
  seconds: number;
}

/** Starts A runs at a steady rate, whatever becomes of them, and looks at each run and its learning when all is done. */
export async function measureLag(rig: Rig, { shape, workers, rate, seconds }: LagPlan): Promise<LagFigures> {
  const asked: ReturnType<typeof runProduct>[] = [];
  const startedAt = performance.now();
  const total = Math.round(rate * seconds);
  for (let at = 0; at < total; at += 1) {
    const wait = startedAt + (at * 1_000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    const run = runProduct(rig, { shape, tier: 'A', learn: true });
    // It is waited for when all have been started.
    run.catch(() => undefined);
    asked.push(run);
  }
  const took = performance.now() - startedAt;
  const loadEndsAt = Date.now();
  const runs = await Promise.all(asked);
  const ends = await Promise.all(runs.map(async ({ workflowId }) => endsOf(rig, workflowId)));
  const lags = ends.map(({ run, learnt }) => learnt - run);
  const third = Math.ceil(lags.length / 3);
  return {
    workers,
    rate,
    startedPerSecond: (total * 1_000) / took,
    seconds,
    runs: total,
    p50Ms: quantile(lags, 0.5),
    p95Ms: quantile(lags, 0.95),
    maxMs: Math.max(...lags),
    earlyMs: quantile(lags.slice(0, third), 0.5),
    lateMs: quantile(lags.slice(-third), 0.5),
    behind: ends.filter(({ run, learnt }) => run <= loadEndsAt && learnt > loadEndsAt).length,
    drainMs: Math.max(0, Math.max(...ends.map(({ learnt }) => learnt)) - loadEndsAt),
    gaveWay: runs.filter((run) => run.gaveWay !== undefined).length,
    answerP50Ms: quantile(
      runs.map(({ ms }) => ms),
      0.5
    ),
  };
}

/** When a run ended and when its learning did, by the service's clock. */
async function endsOf({ temporal }: Rig, workflowId: string): Promise<{ run: number; learnt: number }> {
  const learning = temporal.workflow.getHandle(`${workflowId}/learn`);
  await learning.result();
  const [run, learnt] = await Promise.all([temporal.workflow.getHandle(workflowId).describe(), learning.describe()]);
  return { run: run.closeTime?.getTime() ?? Number.NaN, learnt: learnt.closeTime?.getTime() ?? Number.NaN };
}
