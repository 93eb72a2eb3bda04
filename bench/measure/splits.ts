import type { Task } from '../workbench/task';
import { randomOf, shuffled } from './seeded';

/** Whole templates are on one side, so that nothing of a test template has been seen when a number is chosen. */
export interface Split {
  calibration: Task[];
  test: Task[];
}

/** Half of the templates of each plan shape to each side. */
export function splitByTemplate(tasks: readonly Task[], seed: number): Split {
  const random = randomOf(seed);
  const sides: Split = { calibration: [], test: [] };
  let next = 0;
  for (const shape of [...new Set(tasks.map((task) => task.plan_shape))].sort()) {
    const ids = [...new Set(tasks.filter((task) => task.plan_shape === shape).map((task) => task.template_id))].sort();
    for (const id of shuffled(ids, random)) {
      const side = next++ % 2 === 0 ? sides.test : sides.calibration;
      side.push(...tasks.filter((task) => task.template_id === id));
    }
  }
  return sides;
}

/**
 * A stratified sample of whole templates: at most `count` tasks, every plan shape in turn. Whole, since a template with one
 * task could never be reused.
 */
export function sampleTemplates(tasks: readonly Task[], count: number, seed: number): Task[] {
  const random = randomOf(seed + 1);
  const queues = [...new Set(tasks.map((task) => task.plan_shape))].sort().map((shape) => {
    const ids = [...new Set(tasks.filter((task) => task.plan_shape === shape).map((task) => task.template_id))].sort();
    return shuffled(ids, random);
  });
  const chosen: Task[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const id = queue.shift();
      const group = tasks.filter((task) => task.template_id === id);
      if (chosen.length + group.length > count) return chosen;
      chosen.push(...group);
    }
  }
  return chosen;
}

export type Familiarity = 'seen wording' | 'unseen wording' | 'unseen template';

/** What the stream had shown of a task's kind when the task came. */
export function familiarities(stream: readonly Pick<Task, 'template_id' | 'phrasing'>[]): Familiarity[] {
  const templates = new Set<string>();
  const wordings = new Set<string>();
  return stream.map(({ template_id, phrasing }) => {
    const wording = `${template_id} ${phrasing}`;
    const seen = wordings.has(wording)
      ? 'seen wording'
      : templates.has(template_id)
        ? 'unseen wording'
        : 'unseen template';
    templates.add(template_id);
    wordings.add(wording);
    return seen;
  });
}

/** A synthetic stream in which a few queries come often: the rank's share falls with its power. */
export function zipfStream<T>(items: readonly T[], length: number, exponent: number, seed: number): T[] {
  const random = randomOf(seed + 2);
  const ranked = shuffled(items, random);
  const weights = ranked.map((_, rank) => 1 / (rank + 1) ** exponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length }, () => {
    let left = random() * total;
    const at = weights.findIndex((weight) => (left -= weight) <= 0);
    return ranked[at < 0 ? ranked.length - 1 : at] as T;
  });
}
