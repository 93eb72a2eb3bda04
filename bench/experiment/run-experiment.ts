import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPorts, loadConfiguration } from '../../worker/index';
import type { BenchEngine } from '../engine/bench-engine';
import { startBenchEngine } from '../engine/bench-engine';
import type { Recording } from '../engine/recorded-planner';
import { recordedPlanner } from '../engine/recorded-planner';
import type { ModelCost } from '../measure/reconstruct-prompts';
import { createReconstruction } from '../measure/reconstruct-prompts';
import type { LiveMeasured } from '../live/run-live';
import { randomOf, shuffled } from '../measure/seeded';
import type { Vectors } from '../measure/similarity';
import { embedTasks } from '../measure/similarity';
import { sampleTemplates, splitByTemplate, zipfStream } from '../measure/splits';
import type { TaskResult } from '../measure/task-result';
import type { Conformance } from '../workbench/conformance';
import { checkConformance } from '../workbench/conformance';
import type { Dataset } from '../workbench/load-dataset';
import type { Task } from '../workbench/task';
import { ABLATIONS, NOT_ABLATED, runAblation } from './ablations';
import { baselineArms } from './baseline-arms';
import { ENGINE_ARMS, runAmbiguous, runBaseline, runEngineStream, runPerturbed, runStoreOf } from './run-stream';
import type { Tick } from './run-stream';
import type { Stream } from './stream-context';
import { calibrateBands, streamOf } from './stream-context';

export interface ExperimentOptions {
  arms?: string[];
  /** Test tasks per seed at most, whole templates. */
  sample: number;
  seeds: number[];
  stores: number[];
  repeats: number;
  ablations: boolean;
  /** Folder where finished cells are kept; a cell that is there is not run again. */
  cells: string;
}

export interface Progress {
  start(label: string, total: number): void;
  tick: Tick;
  end(): void;
}

/** Everything that was measured, as plain data: the report and `--json` are made from it. */
export interface Measured {
  label: string;
  conformance: Omit<Conformance, 'differing'>;
  terciles: [number, number];
  streams: { seed: number; results: Record<string, TaskResult[]> }[];
  repeats: Record<string, TaskResult[]>;
  stores: Awaited<ReturnType<typeof runStoreOf>>[];
  perturbed: Record<string, Awaited<ReturnType<typeof runPerturbed>>>;
  ablations: Record<string, TaskResult[]>;
  ambiguous?: Awaited<ReturnType<typeof runAmbiguous>>;
  /** What the live arms measured when they were last run on these data. */
  live?: LiveMeasured;
  skipped: string[];
}

const ZIPF_EXPONENT = 1.1;
/** Different queries in the repeat stream. */
const REPEATED_QUERIES = 40;

/** Runs the recorded arms: baselines on the sandbox, WorkflowGen through the real engine. */
export async function runExperiment(
  dataset: Dataset,
  options: ExperimentOptions,
  progress: Progress
): Promise<Measured> {
  const wanted = (arm: string): boolean => options.arms === undefined || options.arms.includes(arm);
  const cell = cellsIn(options.cells);
  const conformance = await cell('conformance', async () => {
    const runs = [...dataset.recorded.all.values(), ...dataset.recorded.domains.values()];
    const { runs: count, steps, identical } = await checkConformance(dataset.initial, runs);
    return { runs: count, steps, identical };
  });
  const vectors = await embedded(dataset);
  const { costs, planner } = recordings(dataset);
  const arms = baselineArms(dataset, vectors, costs).filter(({ name }) => wanted(name));
  const [firstSeed = 1] = options.seeds;
  const terciles = calibrateBands(dataset.tasks, vectors, firstSeed);
  const measured: Measured = {
    label: dataset.label,
    conformance,
    terciles,
    streams: [],
    repeats: {},
    stores: [],
    perturbed: {},
    ablations: {},
    skipped: [`ablations: ${NOT_ABLATED}`],
  };
  const engines = sharedEngine(dataset, planner);
  try {
    for (const seed of options.seeds) {
      const test = sampleTemplates(splitByTemplate(dataset.tasks, seed).test, options.sample, seed);
      const stream = streamOf(`stream-${seed}`, shuffled(test, randomOf(seed)), vectors, terciles);
      const results: Record<string, TaskResult[]> = {};
      for (const arm of arms) {
        progress.start(`${arm.label}, seed ${seed}`, stream.tasks.length);
        results[arm.name] = await runBaseline(dataset, arm, stream, progress.tick);
      }
      for (const arm of ENGINE_ARMS.filter(({ name }) => wanted(name))) {
        const tenant = `${arm.oracle ? 'oracle' : 'evidence'}-${seed}`;
        const key = `${arm.name}-${seed}-${options.sample}`;
        const done = await cell(key, async () => {
          progress.start(`${arm.label}, seed ${seed}`, stream.tasks.length);
          const engine = await engines.get();
          const calls = (task: Task): number => costs(task, 'all').calls;
          const ran = await runEngineStream(engine, arm, stream, { tenant, modelCalls: calls }, progress.tick);
          const reused = stream.tasks.filter((task) =>
            ran.some((result) => result.taskId === task.id && result.engine?.tier === 'A')
          );
          progress.start(`${arm.label}, perturbed state`, reused.length);
          return { ran, perturbed: await runPerturbed(engine, tenant, reused, progress.tick) };
        });
        results[arm.name] = done.ran;
        if (seed === firstSeed) measured.perturbed[arm.name] = done.perturbed;
      }
      measured.streams.push({ seed, results });
      if (seed === firstSeed && wanted('workflowgen-oracle')) {
        measured.repeats = await runRepeats(stream.tasks, vectors, terciles, seed);
        measured.stores = await runStores(stream.tasks, seed);
        if (options.ablations) measured.ablations = await runAblations(stream, seed);
      }
    }
  } finally {
    await engines.stop();
    progress.end();
  }
  return measured;

  async function runRepeats(
    tasks: Task[],
    known: Vectors,
    bands: [number, number],
    seed: number
  ): Promise<Record<string, TaskResult[]>> {
    return cell(`repeats-${seed}-${options.sample}-${options.repeats}`, async () => {
      const drawn = zipfStream(tasks.slice(0, REPEATED_QUERIES), options.repeats, ZIPF_EXPONENT, seed);
      const stream: Stream = streamOf('repeats', drawn, known, bands);
      const [oracle] = ENGINE_ARMS;
      const gpt = arms.find(({ name }) => name === 'gpt4-all');
      if (!oracle || !gpt) return {};
      progress.start('repeat stream (synthetic)', drawn.length);
      const tenant = `oracle-repeats-${seed}`;
      const calls = (task: Task): number => costs(task, 'all').calls;
      const engine = await engines.get();
      return {
        [gpt.name]: await runBaseline(dataset, gpt, stream, () => undefined),
        [oracle.name]: await runEngineStream(engine, oracle, stream, { tenant, modelCalls: calls }, progress.tick),
      };
    });
  }

  async function runAblations(stream: Stream, seed: number): Promise<Record<string, TaskResult[]>> {
    const results: Record<string, TaskResult[]> = {};
    const calls = (task: Task): number => costs(task, 'all').calls;
    for (const ablation of ABLATIONS) {
      results[ablation.name] = await cell(`${ablation.name}-${seed}-${options.sample}`, async () => {
        progress.start(`ablation: ${ablation.label}`, stream.tasks.length);
        return runAblation(dataset, planner, stream, ablation, calls, progress.tick);
      });
    }
    return results;
  }

  async function runStores(tasks: Task[], seed: number): Promise<Measured['stores']> {
    const stores: Measured['stores'] = [];
    for (const k of options.stores) {
      const store = await cell(`store-${k}-${seed}-${options.sample}`, async () => {
        progress.start(`stores of ${k} runs per template`, tasks.length);
        const engine = await engines.get();
        const tenant = `oracle-k${k}-${seed}`;
        const result = await runStoreOf(engine, dataset, tasks, k, tenant, progress.tick);
        if (k === Math.max(...options.stores)) {
          progress.start('ambiguous wordings', dataset.ambiguous.length);
          return { result, ambiguous: await runAmbiguous(engine, dataset, tenant, progress.tick) };
        }
        return { result };
      });
      stores.push(store.result);
      if (store.ambiguous) measured.ambiguous = store.ambiguous;
    }
    return stores;
  }
}

export async function embedded(dataset: Dataset): Promise<Vectors> {
  const { embedder } = createPorts({ ...loadConfiguration(), store: { kind: 'libsql', url: ':memory:' } });
  await embedder.open();
  try {
    return await embedTasks(dataset, embedder);
  } finally {
    await embedder.close();
  }
}

/** What each recorded run cost, computed once, and the planner that plays the recordings back. */
function recordings(dataset: Dataset): {
  costs: (task: Task, which: 'all' | 'domains') => ModelCost;
  planner: ReturnType<typeof recordedPlanner>;
} {
  const reconstruct = createReconstruction();
  const known = new Map<string, ModelCost>();
  const costs = (task: Task, which: 'all' | 'domains'): ModelCost => {
    const key = `${which} ${task.id}`;
    const run = dataset.recorded[which].get(task.id);
    if (!run) return { prompt: 0, completion: 0, calls: 0 };
    const cost = known.get(key) ?? reconstruct(run, task.query, which === 'domains' ? task.domains : undefined);
    known.set(key, cost);
    return cost;
  };
  const byQuery = new Map<string, Recording>();
  for (const task of dataset.tasks) {
    const run = dataset.recorded.all.get(task.id);
    if (run) byQuery.set(task.query, { run, cost: costs(task, 'all') });
  }
  return { costs, planner: recordedPlanner(byQuery) };
}

/** One engine for all cells, started by the first that needs it. */
function sharedEngine(
  dataset: Dataset,
  planner: ReturnType<typeof recordedPlanner>
): { get(): Promise<BenchEngine>; stop(): Promise<void> } {
  let engine: Promise<BenchEngine> | undefined;
  return {
    get: () => {
      engine ??= startBenchEngine({ dataset, planner, oracleFor: (tenant) => tenant.startsWith('oracle') });
      return engine;
    },
    stop: async () => (await engine)?.stop(),
  };
}

/** Keeps what a finished cell measured, so that an interrupted run goes on where it was. */
function cellsIn(folder: string): <T>(key: string, measure: () => Promise<T>) => Promise<T> {
  mkdirSync(folder, { recursive: true });
  return async <T>(key: string, measure: () => Promise<T>): Promise<T> => {
    const file = join(folder, `${key}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
    const result = await measure();
    writeFileSync(file, JSON.stringify(result));
    return result;
  };
}
