import { cosine } from '../measure/similarity';
import type { Vectors } from '../measure/similarity';
import { randomOf, shuffled } from '../measure/seeded';
import { splitByTemplate } from '../measure/splits';
import type { Dataset } from '../workbench/load-dataset';
import type { RecordedRun, Task, ToolCall } from '../workbench/task';
import type { Trajectory } from './lift-trajectory';
import { liftTrajectory } from './lift-trajectory';

/** Tasks that the arms are asked, and others of the same templates from whose recorded runs they may learn before. */
export interface LiveSample {
  asked: Task[];
  learnt: { task: Task; run: RecordedRun }[];
}

/** How a sample is drawn. */
export interface Drawing {
  count: number;
  perTemplate: number;
  /** Right recorded runs of a template that are learnt before. */
  runs: number;
  seed: number;
}

/**
 * What a sample is drawn from: the test half of its seed. Where templates are to be held out, all those that the samples of some
 * other seeds, drawn in the same way, do not ask; or the templates that are named, of both halves.
 */
export function tasksFor(
  dataset: Dataset,
  drawing: Drawing,
  { heldOutFrom, templates }: { heldOutFrom?: readonly number[]; templates?: readonly string[] } = {}
): Task[] {
  if (templates) return dataset.tasks.filter(({ template_id }) => templates.includes(template_id));
  const half = (seed: number): Task[] => splitByTemplate(dataset.tasks, seed).test;
  if (!heldOutFrom) return half(drawing.seed);
  const asked = heldOutFrom.flatMap((seed) => sampleLive(dataset, half(seed), { ...drawing, seed }).asked);
  return dataset.tasks.filter((task) => !asked.some((one) => one.template_id === task.template_id));
}

/**
 * A sample of at most `count` tasks: plan shapes in turn, `perTemplate` tasks of each template, in the order of the seed. Whole
 * templates would be few. Of the tasks left over, at most `runs` per template that have a right recorded run are learnt from;
 * templates that are not asked are learnt too, since a memory never holds just what is needed.
 */
export function sampleLive(
  dataset: Dataset,
  test: readonly Task[],
  { count, perTemplate, runs, seed }: Drawing
): LiveSample {
  const random = randomOf(seed + 3);
  const shapes = shuffled([...new Set(test.map((task) => task.plan_shape))].sort(), random);
  const queues = shapes.map((shape) => shuffled(templatesOf(test.filter((task) => task.plan_shape === shape)), random));
  const asked: Task[] = [];
  while (asked.length < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const template = queue.shift();
      const group = shuffled(
        test.filter((task) => task.template_id === template),
        random
      );
      asked.push(...group.slice(0, Math.min(perTemplate, count - asked.length)));
    }
  }
  const learnt = templatesOf(test).flatMap((template) =>
    test
      .filter((task) => task.template_id === template && !asked.includes(task))
      .flatMap((task) => {
        const run = rightRun(dataset, task);
        return run ? [{ task, run }] : [];
      })
      .slice(0, runs)
  );
  return { asked: shuffled(asked, random), learnt };
}

function templatesOf(tasks: readonly Task[]): string[] {
  return [...new Set(tasks.map((task) => task.template_id))].sort();
}

/** The run with the domains' tools, since these are the tools of the live arms; else the one with all tools. */
function rightRun({ recorded }: Dataset, task: Task): RecordedRun | undefined {
  return [recorded.domains.get(task.id), recorded.all.get(task.id)].find((run) => run?.success === true);
}

/** Right trajectories that an arm outside the engine knows: recorded ones, and its own as it goes. */
export interface Memory {
  /** Adds what the arm itself did rightly. */
  learn(task: Task, calls: readonly ToolCall[]): Promise<void>;
  /** All that it knows, the nearest to a task by masked text first. */
  nearest(task: Task): Trajectory[];
}

/**
 * A memory of an arm's own, which begins with the recorded runs; `single` keeps the first
 * trajectory of each template that acted: whoever writes one workflow by hand would take no other.
 */
export async function memoryOf(
  dataset: Dataset,
  sample: Pick<LiveSample, 'learnt'>,
  { masked }: Pick<Vectors, 'masked'>,
  single = false
): Promise<Memory> {
  const trajectories: Trajectory[] = [];
  const learn = async (task: Task, calls: readonly ToolCall[]): Promise<void> => {
    if (single && (task.no_action || trajectories.some((one) => one.task.template_id === task.template_id))) return;
    trajectories.push(await liftTrajectory(task, calls, dataset.initial));
  };
  for (const { task, run } of sample.learnt) await learn(task, run.steps);
  const vector = (task: Task): number[] => masked.get(task.id) ?? [];
  return {
    learn,
    nearest: (task) =>
      [...trajectories].sort((a, b) => cosine(vector(task), vector(b.task)) - cosine(vector(task), vector(a.task))),
  };
}
