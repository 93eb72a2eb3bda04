import { setTimeout as sleep } from 'node:timers/promises';
import { measureLag } from './lag';
import type { LagFigures } from './lag';
import { measureLatency } from './latency';
import type { LatencyPlan, LatencyRow } from './latency';
import { teach } from './rig';
import type { Rig, WorkerProcess } from './rig';
import { SHAPES } from './shape';
import type { Shape } from './shape';
import { measureStart } from './start';
import type { StartFigures } from './start';
import { measureThroughput } from './throughput';
import type { ThroughputRow } from './throughput';

export const PARTS = ['start', 'latency', 'throughput', 'lag'] as const;
export type Part = (typeof PARTS)[number];

export interface MeasureOptions {
  quick: boolean;
  only: readonly Part[];
  /** Runs a second of the steady loads, one after the other. */
  rates: readonly number[];
  say: (line: string) => void;
}

export interface EngineCost {
  start: StartFigures[];
  latency: LatencyRow[];
  throughput: ThroughputRow[];
  lag: LagFigures[];
  /** Of one worker process after everything that it did, in MB. */
  rssAfterMb?: number;
}

/** The runs that the targets speak of. */
export const THREE_READS = SHAPES.find(({ nodes, parallel }) => nodes === 3 && !parallel) as Shape;

/** Rounds by the size of a plan: a run of thirty reads takes ten times as long as one of three. */
const ROUNDS: Record<number, number> = { 1: 10, 3: 12, 10: 6, 30: 4 };
const QUICK_ROUNDS = 3;
const BATCHES = [
  { atOnce: 1, runs: 6, rounds: 3 },
  { atOnce: 20, runs: 40, rounds: 3 },
  { atOnce: 100, runs: 100, rounds: 2 },
];
const QUICK_BATCHES = [{ atOnce: 20, runs: 20, rounds: 1 }];
const IDLE_MS = 500;

/** Everything that was asked for, on a rig of its own. */
export async function measureEngine(rig: Rig, options: MeasureOptions): Promise<EngineCost> {
  const { quick, only, say } = options;
  const cost: EngineCost = { start: [], latency: [], throughput: [], lag: [] };
  if (only.includes('start')) {
    say('start of a worker process');
    cost.start = await measureStart(rig, quick ? 1 : 5);
  }
  if (only.every((part) => part === 'start')) return cost;
  const workers = [await rig.startProcess()];
  try {
    await teachAll(rig, options);
    if (only.includes('latency')) cost.latency = await latencies(rig, options);
    cost.throughput.push(...(await throughputs(rig, workers, options)));
    if (only.includes('lag') && quick) cost.lag = await lags(rig, 1, options);
    const figures = await workers[0]?.figures();
    cost.rssAfterMb = (figures?.rssBytes ?? 0) / 2 ** 20;
    if (quick) return cost;
    workers.push(await rig.startProcess());
    cost.throughput.push(...(await throughputs(rig, workers, options)));
    if (only.includes('lag')) cost.lag = await lags(rig, workers.length, options);
    return cost;
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

async function teachAll(rig: Rig, { quick, only, say }: MeasureOptions): Promise<void> {
  const shapes = only.includes('latency') && !quick ? SHAPES : [THREE_READS];
  for (const shape of shapes) {
    say(`teaching ${shape.nodes} reads ${shape.parallel ? 'in parallel' : 'in sequence'}`);
    await teach(rig, shape);
  }
}

async function latencies(rig: Rig, { quick, say }: MeasureOptions): Promise<LatencyRow[]> {
  const shapes = quick ? [THREE_READS] : SHAPES;
  const plans = shapes.flatMap((shape): LatencyPlan[] => {
    const rounds = quick ? QUICK_ROUNDS : (ROUNDS[shape.nodes] ?? QUICK_ROUNDS);
    const few = Math.ceil(rounds / 2);
    return [
      { tier: 'A', shape, rounds: shape === THREE_READS ? 2 * rounds : rounds },
      ...(shape === THREE_READS ? [{ tier: 'A' as const, shape, rounds, via: 'answer' as const }] : []),
      { tier: 'B', shape, rounds: few },
      { tier: 'C', shape, rounds: few },
    ];
  });
  const rows: LatencyRow[] = [];
  for (const plan of plans) {
    const row = await measureLatency(rig, plan);
    say(`${row.what}, ${row.shape}: ${Math.round(row.productMs)} ms, ${row.ratio.value.toFixed(2)} of bare`);
    rows.push(row);
  }
  return rows;
}

async function throughputs(
  rig: Rig,
  workers: readonly WorkerProcess[],
  { quick, only, say }: MeasureOptions
): Promise<ThroughputRow[]> {
  if (!only.includes('throughput')) return [];
  const rows: ThroughputRow[] = [];
  for (const { atOnce, runs, rounds } of quick ? QUICK_BATCHES : BATCHES) {
    await sleep(IDLE_MS);
    const made = await measureThroughput(rig, { shape: THREE_READS, workers: workers.length, atOnce, runs, rounds });
    for (const row of made) {
      const what = `${row.workers} workers, ${atOnce} at once, ${row.learn ? 'learning' : 'not learning'}`;
      say(`${what}: ${row.productPerSecond.toFixed(1)} a second, ${row.ratio.value.toFixed(2)} of bare`);
    }
    rows.push(...made);
  }
  return rows;
}

async function lags(rig: Rig, workers: number, { quick, rates, say }: MeasureOptions): Promise<LagFigures[]> {
  const rows: LagFigures[] = [];
  for (const rate of quick ? rates.slice(0, 1) : rates) {
    const lag = await measureLag(rig, { shape: THREE_READS, workers, rate, seconds: quick ? 5 : 20 });
    say(`learning at ${rate} runs a second: ${Math.round(lag.p50Ms)} ms behind, ${lag.behind} runs at the end`);
    rows.push(lag);
  }
  return rows;
}
