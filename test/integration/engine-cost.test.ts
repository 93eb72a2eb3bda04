import type { WorkerOptions } from '@temporalio/worker';
import { startBenchWorker } from '../../bench/engine-cost/bench-worker';
import { measureLatency } from '../../bench/engine-cost/latency';
import { measureLag } from '../../bench/engine-cost/lag';
import { openRig, teach } from '../../bench/engine-cost/rig';
import type { Rig } from '../../bench/engine-cost/rig';
import { installRuntime } from '../harness/runtime';
import { testServer, testWorkerOptions } from '../harness/temporal-test-server';

installRuntime();

const { workflowBundle: _, ...options } = testWorkerOptions() as Partial<WorkerOptions>;
let rig: Rig;
let worker: Awaited<ReturnType<typeof startBenchWorker>>;

beforeAll(async () => {
  rig = await openRig(testServer().address, testServer().bundlePath);
  worker = await startBenchWorker({ ...rig.settings, options });
  await teach(rig, { nodes: 3, parallel: false });
});

afterAll(async () => {
  await worker?.stop();
  await rig?.stop();
});

const shape = { nodes: 3, parallel: false };

/** Each call is three events, and three more for the workflow task that hears of it; a run has its start, its first task and its end. */
const BARE_EVENTS = 1 + 3 + 3 * 6 + 1;
/** Routing and the task that hears of it; the marker of a patch with its search attribute; the decision and the outcome in the memo. */
const PRODUCT_EVENTS = BARE_EVENTS + 6 + 2 + 2;

it('A with three reads has ten events more than the bare workflow of the same reads', async () => {
  const row = await measureLatency(rig, { tier: 'A', shape, rounds: 1 });
  expect(row.bare.events).toBe(BARE_EVENTS);
  expect(row.product.events).toBe(PRODUCT_EVENTS);
  expect(row.product.bytes).toBeGreaterThan(row.bare.bytes);
  expect(row.ratio.value).toBeCloseTo(row.productMs / row.bareMs, 10);
});

it('the figures of learning hold together', async () => {
  const lag = await measureLag(rig, { shape, workers: 1, rate: 4, seconds: 1 });
  expect(lag.runs).toBe(4);
  expect(lag.behind).toBeLessThanOrEqual(lag.runs);
  expect(lag.p50Ms).toBeGreaterThan(0);
  expect(lag.maxMs).toBeGreaterThanOrEqual(lag.p95Ms);
  expect(lag.p95Ms).toBeGreaterThanOrEqual(lag.p50Ms);
});
