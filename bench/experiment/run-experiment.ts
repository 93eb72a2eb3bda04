import { sharedEngine } from '../engine/bench-engine';
import { recordings } from '../engine/recorded-planner';
import { embedded } from '../measure/embed-dataset';
import type { ModelCost } from '../measure/reconstruct-prompts';
import { randomOf, shuffled } from '../measure/seeded';
import { sampleTemplates, splitByTemplate, zipfStream } from '../measure/splits';
import type { TaskResult } from '../measure/task-result';
import { checkConformance } from '../workbench/conformance';
import type { Dataset } from '../workbench/load-dataset';
import type { Task } from '../workbench/task';
import { ABLATIONS, canDiffer, partsWithout, tenantWithout } from './ablations';
import type { LessOne } from './ablations';
import { baselineArms } from './baseline-arms';
import { buildDigest, cellsIn } from './cells';
import { inLanes } from './lanes';
import type { Measured, Perturbed } from './measured';
import { sameLength } from './measured';
import type { Progress } from './progress';
import { ENGINE_ARMS, runAmbiguous, runBaseline, runEngineStream, runPerturbed, runStoreOf } from './run-stream';
import type { EngineArm, StoreCell } from './run-stream';
import type { Stream } from './stream-context';
import { calibrateBands, streamOf } from './stream-context';

export interface ExperimentOptions {
  arms?: string[];
  /** Test tasks per seed at most, whole templates. */
  sample: number;
  seeds: number[];
  stores: number[];
  repeats: number;
  /** Test tasks of the ablated streams at most; 0 leaves the ablation out. */
  ablations: number;
  /** Minutes after which no query is begun: streams are cut, and compared as far as all arms came. */
  minutes?: number;
  /** Folder where finished parts are kept; one that this build has measured is not measured again. */
  cells: string;
}

const ZIPF_EXPONENT = 1.1;
/** Different queries in the repeat stream. */
const REPEATED_QUERIES = 40;
/** Streams at once: each waits for the service most of its time, and is in its own order and in a store of its own. */
const STREAMS_AT_ONCE = 3;

/** One stream through the engine, or what else asks it: run beside others, kept when it has ended. */
interface Part {
  label: string;
  /** Queries that it asks. */
  size: number;
  run: () => Promise<void>;
}

/** Runs the recorded arms: baselines on the sandbox, WorkflowGen through the real engine. */
export async function runExperiment(
  dataset: Dataset,
  options: ExperimentOptions,
  progress: Progress
): Promise<Measured> {
  const wanted = (arm: string): boolean => options.arms === undefined || options.arms.includes(arm);
  const cell = cellsIn(options.cells, buildDigest());
  const { tick } = progress;
  const until = performance.now() + (options.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  const late = (): boolean => performance.now() > until;
  const conformance = await cell('conformance', async () => {
    const runs = [...dataset.recorded.all.values(), ...dataset.recorded.domains.values()];
    const { runs: count, steps, identical } = await checkConformance(dataset.initial, runs);
    return { runs: count, steps, identical };
  });
  const vectors = await embedded(dataset);
  const { costs, planner } = recordings(dataset);
  const recorded = (task: Task): ModelCost => costs(task, 'all');
  const arms = baselineArms(dataset, vectors, costs).filter(({ name }) => wanted(name));
  const [firstSeed = 1] = options.seeds;
  const terciles = calibrateBands(dataset.tasks, vectors, firstSeed);
  const measured: Measured = {
    ...{ label: dataset.label, conformance, terciles, streams: [], repeats: {}, stores: [], perturbed: {} },
    ...{ ablations: [], cut: [], parts: cell.counts },
  };
  const engines = sharedEngine({
    ...{ dataset, planner, without: partsWithout },
    oracleFor: (tenant) => tenant.startsWith('oracle'),
  });
  const streams = options.seeds.map((seed) => ({ seed, stream: testStream(seed, options.sample) }));
  const [oracle, evidence] = ENGINE_ARMS as [EngineArm, EngineArm];
  try {
    for (const { seed, stream } of streams) {
      const results: Record<string, TaskResult[]> = {};
      progress.start(`arms without the engine, seed ${seed}`, arms.length * stream.tasks.length);
      for (const arm of arms) results[arm.name] = await runBaseline(dataset, arm, stream, { tick });
      measured.streams.push({ seed, results });
      if (seed === firstSeed) await perturbBaselines(stream);
    }
    await together('WorkflowGen', [
      ...streams.flatMap(({ stream }, index) =>
        [oracle, evidence].filter(({ name }) => wanted(name)).map((arm) => streamPart(arm, stream, index))
      ),
      ...(wanted(oracle.name) ? [...repeatParts(), ...storeParts()] : []),
    ]);
    if (options.ablations > 0 && wanted(oracle.name)) await ablate();
    for (const { results } of measured.streams) sameLength(results);
    sameLength(measured.repeats);
  } finally {
    await engines.stop();
    progress.end();
  }
  return measured;

  function cutShort(label: string, done: number, of: number): void {
    measured.cut.push(`${label}: ${done} of ${of} queries`);
  }

  function testStream(seed: number, sample: number): Stream {
    const test = sampleTemplates(splitByTemplate(dataset.tasks, seed).test, sample, seed);
    return streamOf(`stream-${seed}`, shuffled(test, randomOf(seed)), vectors, terciles);
  }

  async function together(label: string, parts: readonly Part[]): Promise<void> {
    if (parts.length === 0) return;
    progress.start(
      label,
      parts.reduce((sum, { size }) => sum + size, 0)
    );
    const jobs = parts.map((part) => async (): Promise<void> => {
      progress.note?.(part.label);
      await part.run();
    });
    await inLanes(jobs, STREAMS_AT_ONCE);
  }

  /** What only remembers a state is wrong in another one. A recording knows no other state than its own. */
  async function perturbBaselines(stream: Stream): Promise<void> {
    for (const arm of arms.filter(({ name }) => name === 'cosine' || name === 'static')) {
      const all = await runBaseline(dataset, arm, stream, { perturbed: true });
      const ran = all.filter(({ taskId }) => dataset.perturbed.gold.has(taskId));
      const count = (holds: (result: TaskResult) => boolean): number => ran.filter(holds).length;
      measured.perturbed[arm.name] = {
        ...{ asked: ran.length, servedByA: ran.length },
        ...{ right: count(({ success }) => success), harm: count(({ harm }) => harm) },
      };
    }
  }

  function streamPart(arm: EngineArm, stream: Stream, index: number): Part {
    const seed = options.seeds[index] ?? firstSeed;
    const tenant = `${arm.oracle ? 'oracle' : 'evidence'}-${seed}`;
    return {
      label: `${arm.label}, seed ${seed}`,
      size: stream.tasks.length,
      run: async () => {
        const whole = ({ ran }: { ran: TaskResult[] }): boolean => ran.length === stream.tasks.length;
        const measure = async (): Promise<{ ran: TaskResult[]; perturbed: Perturbed }> => {
          const engine = await engines.get();
          const ran = await runEngineStream(engine, arm, stream, { tenant, recorded, late, tick });
          const byA = new Set(ran.filter(({ engine: run }) => run?.tier === 'A').map(({ taskId }) => taskId));
          const reused = stream.tasks.filter(({ id }) => byA.has(id) && dataset.perturbed.gold.has(id));
          return { ran, perturbed: await runPerturbed(engine, tenant, reused, () => undefined) };
        };
        const done = await cell(`${arm.name}-${seed}-${options.sample}`, measure, whole);
        if (!whole(done)) cutShort(`${arm.name}, seed ${seed}`, done.ran.length, stream.tasks.length);
        (measured.streams[index]?.results ?? {})[arm.name] = done.ran;
        if (index === 0) measured.perturbed[arm.name] = done.perturbed;
      },
    };
  }

  function repeatParts(): Part[] {
    const gpt = arms.find(({ name }) => name === 'gpt4-all');
    const [first] = streams;
    if (!gpt || !first || options.repeats === 0) return [];
    const { seed } = first;
    const drawn = zipfStream(first.stream.tasks.slice(0, REPEATED_QUERIES), options.repeats, ZIPF_EXPONENT, seed);
    const stream = streamOf('repeats', drawn, vectors, terciles);
    return [oracle, evidence]
      .filter(({ name }) => wanted(name))
      .map((arm) => ({
        label: `repeat stream (synthetic), ${arm.name}`,
        size: drawn.length,
        run: async () => {
          const tenant = `${arm.oracle ? 'oracle' : 'evidence'}-repeats-${seed}`;
          const key = `repeats-${arm.name}-${seed}-${options.sample}-${options.repeats}`;
          measured.repeats[gpt.name] ??= await runBaseline(dataset, gpt, stream);
          const whole = (ran: TaskResult[]): boolean => ran.length === drawn.length;
          const measure = async (): Promise<TaskResult[]> =>
            runEngineStream(await engines.get(), arm, stream, { tenant, recorded, late, tick });
          const ran = await cell(key, measure, whole);
          if (!whole(ran)) cutShort(`repeat stream, ${arm.name}`, ran.length, drawn.length);
          measured.repeats[arm.name] = ran;
        },
      }));
  }

  function storeParts(): Part[] {
    const [first] = streams;
    if (!first) return [];
    const { tasks } = first.stream;
    const most = Math.max(...options.stores);
    return options.stores.map((k) => ({
      label: `stores of ${k} runs per template${k === most ? ', ambiguous wordings' : ''}`,
      size: tasks.length + (k === most ? dataset.ambiguous.length : 0),
      run: async () => {
        const measure = async (): Promise<{ rows: StoreCell[]; ambiguous?: Measured['ambiguous'] }> => {
          const engine = await engines.get();
          const tenant = `oracle-k${k}-${first.seed}`;
          const rows = await runStoreOf(engine, { dataset, tasks, k, tenant }, { tick, late });
          const asked = k === most && !late();
          return { rows, ambiguous: asked ? await runAmbiguous(engine, dataset, tenant, tick) : undefined };
        };
        const done = await cell(`store-${k}-${first.seed}-${options.sample}`, measure, () => !late());
        if (late() && done.rows.length === 0) measured.cut.push(`stores of ${k} runs`);
        measured.stores.push(...done.rows);
        measured.stores.sort((a, b) => a.k - b.k);
        measured.ambiguous ??= done.ambiguous;
      },
    }));
  }

  /** The first seed's stream with one part less at a time; the whole one first, since it says which gates can matter. */
  async function ablate(): Promise<void> {
    const stream = testStream(firstSeed, options.ablations);
    const ran = async (part: LessOne | 'nothing'): Promise<TaskResult[]> =>
      cell(
        `without-${part}-${firstSeed}-${options.ablations}`,
        async () => {
          const tenant = part === 'nothing' ? `oracle-whole-${firstSeed}` : tenantWithout(part, firstSeed);
          const degrade = part === 'degrade' ? false : undefined;
          const arm = { ...oracle, name: part === 'nothing' ? oracle.name : `without ${part}` };
          return runEngineStream(await engines.get(), arm, stream, { tenant, recorded, degrade, late, tick });
        },
        (results) => results.length === stream.tasks.length
      );
    const size = stream.tasks.length;
    const results = new Map<LessOne, TaskResult[]>();
    let whole: TaskResult[] = [];
    await together('ablation', [
      { label: 'nothing left out', size, run: async () => void (whole = await ran('nothing')) },
    ]);
    if (whole.length < size) return cutShort('ablation', whole.length, size);
    const parts = ABLATIONS.filter((part) => canDiffer(part, whole));
    await together(
      'ablation',
      parts.map((part) => ({
        label: `without ${part}`,
        size,
        run: async () => {
          const one = await ran(part);
          if (one.length === size) results.set(part, one);
          else cutShort(`without ${part}`, one.length, size);
        },
      }))
    );
    measured.ablations = [
      { part: 'nothing', results: whole },
      ...ABLATIONS.filter((part) => results.has(part) || !parts.includes(part)).map((part) => ({
        ...{ part, results: results.get(part) ?? whole, same: !results.has(part) },
      })),
    ];
  }
}
