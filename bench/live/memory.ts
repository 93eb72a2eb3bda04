import { cosine } from '../measure/similarity';
import type { Vectors } from '../measure/similarity';
import { randomOf, shuffled } from '../measure/seeded';
import type { Dataset } from '../workbench/load-dataset';
import type { RecordedRun, Task } from '../workbench/task';
import type { Trajectory } from './lift-trajectory';
import { liftTrajectory } from './lift-trajectory';

/** Tasks that the arms are asked, and others of the same templates from whose recorded runs they may learn before. */
export interface LiveSample {
  asked: Task[];
  learnt: { task: Task; run: RecordedRun }[];
}

/**
 * A sample of at most `count` tasks: plan shapes in turn, `perTemplate` tasks of each template, in the order of the seed. Whole
 * templates would be few. Of the tasks left over, at most `runs` per template that have a right recorded run are learnt from;
 * templates that are not asked are learnt too, since a memory never holds just what is needed.
 */
export function sampleLive(
  dataset: Dataset,
  test: readonly Task[],
  { count, perTemplate, runs, seed }: { count: number; perTemplate: number; runs: number; seed: number }
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

/** Right trajectories, and which of them are nearest to a task. */
export interface Memory {
  trajectories: Trajectory[];
  /** The first trajectory of each template: what a static arm knows. */
  firsts: Trajectory[];
  nearest(task: Task, among: readonly Trajectory[]): Trajectory[];
}

export async function memoryOf(dataset: Dataset, sample: LiveSample, { masked }: Vectors): Promise<Memory> {
  const trajectories: Trajectory[] = [];
  for (const { task, run } of sample.learnt) trajectories.push(await liftTrajectory(task, run, dataset.initial));
  const vector = (task: Task): number[] => masked.get(task.id) ?? [];
  return {
    trajectories,
    firsts: trajectories.filter(
      ({ task }, at) => trajectories.findIndex((one) => one.task.template_id === task.template_id) === at
    ),
    nearest: (task, among) =>
      [...among].sort((a, b) => cosine(vector(task), vector(b.task)) - cosine(vector(task), vector(a.task))),
  };
}
