import type { Progress } from '../experiment/progress';
import { baselineArms } from '../experiment/baseline-arms';
import { runBaseline } from '../experiment/run-stream';
import type { Stream } from '../experiment/stream-context';
import { calibrateBands, streamOf } from '../experiment/stream-context';
import type { Recording } from '../engine/recorded-planner';
import { WorkflowGenError } from '../../shared/index';
import { embedded } from '../measure/embed-dataset';
import type { ModelCost } from '../measure/reconstruct-prompts';
import { createReconstruction } from '../measure/reconstruct-prompts';
import type { Vectors } from '../measure/similarity';
import type { TaskResult } from '../measure/task-result';
import type { Dataset } from '../workbench/load-dataset';
import type { RecordedRun, Task } from '../workbench/task';
import { inContextLearning, realTimePlanning, staticTrajectory } from './live-arms';
import { keepingPrompts } from '../prompts/recorded-prompts';
import type { LiveModel } from './live-model';
import { domainsOf } from './live-prompts';
import { engineTask, promptTask } from './live-task';
import type { LiveSample } from './memory';
import { memoryOf, sampleLive, tasksFor } from './memory';
import type { StrongPlans } from './strong-plans';
import type { WorkflowGenArm } from './workflowgen-arm';
import { liveInBoth, recordedPlans, startWorkflowGenArm, strongPlans } from './workflowgen-arm';

export const WORKFLOWGEN = { name: 'live-workflowgen', label: 'WorkflowGen, the model in B and C' };
/** What a small model in B is worth beside a strong one in C, where no strong one can be asked. */
export const RECORDED_PLANS = {
  name: 'live-recorded-plans',
  label: 'WorkflowGen, the model in B, the recorded GPT-4 run of that very task in C',
};
/** What is learnt from a strong model's plans, over and over and without a model. */
export const RECORDED_STRONG = {
  name: 'recorded-strong',
  label: "WorkflowGen, a strong model's recorded plans in C, an oracle in B",
};
const ENGINE_ARMS = [WORKFLOWGEN, RECORDED_PLANS, RECORDED_STRONG];

/** Of an arm's name: its results where every task had been asked before. */
export const AGAIN = '-again';

/** The cheapest first. */
export const LIVE_ARMS: readonly { name: string; label: string }[] = [
  staticTrajectory,
  RECORDED_STRONG,
  RECORDED_PLANS,
  WORKFLOWGEN,
  inContextLearning,
  realTimePlanning,
];

/** Of those, the ones that ask a model: all that are run where none is named. */
const ASKING = LIVE_ARMS.map(({ name }) => name).filter((name) => name !== RECORDED_STRONG.name);

export interface LiveOptions {
  arms?: string[];
  sample: number;
  perTemplate: number;
  /** Right recorded runs per template that are learnt before the first task; 0 starts from nothing. */
  memory: number;
  seed: number;
  /** Minutes after which no further task is begun. */
  minutes?: number;
  /** Ask only every `of`th task, from the `part`th (1 is the first): one arm side by side in several processes. */
  slice?: { part: number; of: number };
  /** Only templates that the live samples of these seeds do not ask: nothing has been mended by looking at them. */
  heldOutFrom?: number[];
  /** Only these templates, of both halves. */
  templates?: string[];
  /** Only the first so many tasks of the sample, in its order: a stream that is cut short, of an arm that learns as it goes. */
  first?: number;
  /** Afterwards the arms of the engine are asked every task once more: what a true repeat costs. */
  again?: boolean;
  /** The file in which WorkflowGen's prompts are kept with their replies. */
  prompts?: string;
  /** Milliseconds that routing may take before it plans from zero. Default 10,000: arms run side by side on few cores. */
  routingBudgetMs?: number;
}

/** Of a machine that is busy with other arms; the product's own 2.5 s would measure the machine. */
const ROUTING_BUDGET_MS = 10_000;

/** What the live arms measured, as plain data. */
export interface LiveMeasured {
  label: string;
  model: string;
  /** The day on which the model was asked. */
  recorded: string;
  seed: number;
  tasks: number;
  templates: number;
  /** Recorded right runs that every arm but real-time planning knew from the start. */
  learnt: { runs: number; templates: number; prompt: number; completion: number };
  terciles: [number, number];
  results: Record<string, TaskResult[]>;
}

/** Tasks of one arm before the next arm has its turn, so that a run that is cut short has as many of each. */
const TURN = 10;

/** What of a sample is the same for all arms. */
export interface LivePlan {
  sample: LiveSample;
  vectors: Vectors;
  stream: Stream;
  terciles: [number, number];
  arms: { name: string; label: string }[];
}

/**
 * Draws the sample and finds what was recorded for it; asks no model.
 *
 * @throws `CONFIG_INVALID` for a slice of an arm that learns from its own runs: it would learn from a part of them.
 */
export async function planLive(dataset: Dataset, options: LiveOptions): Promise<LivePlan> {
  const { seed, sample: count, perTemplate, memory: runs, slice } = options;
  const arms = LIVE_ARMS.filter(({ name }) => (options.arms ?? ASKING).includes(name));
  if (slice && arms.some(({ name }) => name !== realTimePlanning.name)) {
    const remedy = `--arms ${realTimePlanning.name}`;
    throw new WorkflowGenError('CONFIG_INVALID', `--slice is for the arm that learns nothing: ${remedy}`, {
      ...{ field: 'slice', remedy },
    });
  }
  const drawing = { count, perTemplate, runs, seed };
  const drawn = sampleLive(dataset, tasksFor(dataset, drawing, options), drawing);
  const sample = { ...drawn, asked: drawn.asked.slice(0, options.first) };
  const vectors = await embedded(dataset);
  const terciles = calibrateBands(dataset.tasks, vectors, seed);
  // What was learnt before counts as seen before.
  const before = sample.learnt.map(({ task }) => task);
  const whole = streamOf('live', [...before, ...sample.asked], vectors, terciles);
  const mine = (_: unknown, at: number): boolean => !slice || at % slice.of === slice.part - 1;
  return {
    sample: { ...sample, asked: sample.asked.filter(mine) },
    vectors,
    stream: { ...whole, tasks: sample.asked.filter(mine), facts: whole.facts.slice(before.length).filter(mine) },
    terciles,
    arms,
  };
}

/** Only the tasks of which a plan is recorded, where no model is there to be asked for another. */
export function onlyPlanned(plan: LivePlan, plans: StrongPlans): LivePlan {
  const planned = ({ query }: Task): boolean => plans.has(query);
  const { sample, stream } = plan;
  return {
    ...plan,
    sample: { ...sample, asked: sample.asked.filter(planned) },
    stream: {
      ...stream,
      tasks: stream.tasks.filter(planned),
      facts: stream.facts.filter((_, at) => planned(stream.tasks[at] as Task)),
    },
  };
}

/** Asks the model: every arm over the same tasks in the same order. */
export async function runLive(
  { dataset, plan, model }: { dataset: Dataset; plan: LivePlan; model: LiveModel },
  options: Pick<LiveOptions, 'seed' | 'minutes' | 'again' | 'prompts' | 'routingBudgetMs'> & { plans?: StrongPlans },
  progress: Progress
): Promise<LiveMeasured> {
  const { sample, stream } = plan;
  const { plans } = options;
  const until = performance.now() + (options.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  const costOf = recordedCosts();
  const learntCosts = sample.learnt.map(({ task, run }) => costOf(task, run));
  const results: Record<string, TaskResult[]> = {};
  const live = new Map<string, (at: number) => Promise<TaskResult>>();
  const engines: WorkflowGenArm[] = [];
  try {
    for (const arm of ENGINE_ARMS.filter(({ name }) => plan.arms.some((one) => one.name === name))) {
      progress.start(`${arm.label}: learning the recorded runs`, sample.learnt.length);
      const learning = {
        costOf: (one: LiveSample['learnt'][number]): ModelCost => costOf(one.task, one.run),
        tick: progress.tick,
        routingBudgetMs: options.routingBudgetMs ?? ROUTING_BUDGET_MS,
      };
      const asked =
        arm === WORKFLOWGEN
          ? liveInBoth(keptIn(options.prompts, model), plans)
          : arm === RECORDED_PLANS
            ? recordedPlans(model, recordingsOf(dataset, sample.asked, costOf))
            : strongPlans(needed(plans), model.asks ? model : undefined);
      const engine = await startWorkflowGenArm(dataset, sample, asked, learning);
      engines.push(engine);
      live.set(arm.name, engineTask(arm.name, engine, model, stream));
    }
    for (const arm of [staticTrajectory, inContextLearning, realTimePlanning]) {
      const memory = await memoryOf(dataset, sample, plan.vectors, arm.single);
      live.set(arm.name, promptTask({ arm, dataset, memory, model, stream }));
    }
    for (let from = 0; from < stream.tasks.length; from += TURN) {
      const to = Math.min(from + TURN, stream.tasks.length);
      for (const { name, label } of plan.arms) {
        progress.start(`${label}, tasks ${from + 1} to ${to}`, to - from);
        const ask = live.get(name);
        for (let at = from; ask && at < to && performance.now() < until; at += 1) {
          (results[name] ??= []).push(await ask(at));
          progress.tick();
        }
      }
    }
    const again = options.again ? plan.arms.filter(({ name }) => ENGINE_ARMS.some((one) => one.name === name)) : [];
    for (const { name, label } of again) {
      progress.start(`${label}, the same tasks once more`, stream.tasks.length);
      const ask = live.get(name);
      for (let at = 0; ask && at < stream.tasks.length && performance.now() < until; at += 1) {
        const arm = `${name}${AGAIN}`;
        (results[arm] ??= []).push({ ...(await ask(at)), arm, familiarity: 'seen wording' });
        progress.tick();
      }
    }
  } finally {
    for (const engine of engines) await engine.stop();
    progress.end();
  }
  const sum = (of: (cost: ModelCost) => number): number => learntCosts.reduce((total, one) => total + of(one), 0);
  return {
    label: dataset.label,
    model: model.label,
    recorded: model.cassette.header.recorded,
    seed: options.seed,
    tasks: stream.tasks.length,
    templates: new Set(stream.tasks.map((task) => task.template_id)).size,
    learnt: {
      runs: sample.learnt.length,
      templates: new Set(sample.learnt.map(({ task }) => task.template_id)).size,
      prompt: sum(({ prompt }) => prompt),
      completion: sum(({ completion }) => completion),
    },
    terciles: plan.terciles,
    results: { ...(await recordedArms(dataset, stream)), ...results },
  };
}

function keptIn(prompts: string | undefined, model: LiveModel): LiveModel {
  return prompts === undefined ? model : { ...model, planner: keepingPrompts(model.planner, prompts) };
}

/** For comparison, what costs nothing: doing nothing, and the recorded GPT-4 runs with the domains' tools. */
async function recordedArms(dataset: Dataset, stream: Stream): Promise<Record<string, TaskResult[]>> {
  const costs = recordedCosts();
  const none: ModelCost = { prompt: 0, completion: 0, calls: 0 };
  const vectors = { raw: new Map<string, number[]>(), masked: new Map<string, number[]>() };
  const arms = baselineArms(dataset, vectors, (task, which) => {
    const run = dataset.recorded[which].get(task.id);
    return run ? costs(task, run) : none;
  });
  const results: Record<string, TaskResult[]> = {};
  for (const arm of arms.filter(({ name }) => name === 'nothing' || name === 'gpt4-domains')) {
    results[arm.name] = await runBaseline(dataset, arm, stream);
  }
  return results;
}

/** The recorded runs with the domains' tools, by query. */
function recordingsOf(
  { recorded }: Dataset,
  tasks: readonly Task[],
  costOf: (task: Task, run: RecordedRun) => ModelCost
): Map<string, Recording> {
  return new Map(
    tasks.flatMap((task): [string, Recording][] => {
      const run = recorded.domains.get(task.id);
      return run ? [[task.query, { run, cost: costOf(task, run) }]] : [];
    })
  );
}

function recordedCosts(): (task: Task, run: RecordedRun) => ModelCost {
  const reconstruct = createReconstruction();
  return (task, run) => reconstruct(run, task.query, domainsOf(task));
}

function needed(plans: StrongPlans | undefined): StrongPlans {
  if (plans) return plans;
  throw new WorkflowGenError('CONFIG_INVALID', `${RECORDED_STRONG.name} needs recorded plans: --plans FILE`, {
    field: 'plans',
  });
}
