import type { Vectors } from '../measure/similarity';
import { bandOf, similarities } from '../measure/similarity';
import { costUsd } from '../measure/prices';
import { familiarities, splitByTemplate } from '../measure/splits';
import { quantile } from '../measure/bootstrap';
import { shuffled, randomOf } from '../measure/seeded';
import type { TaskResult } from '../measure/task-result';
import type { Task } from '../workbench/task';

/** A stream of tasks with what is known of each before any arm sees it. */
export interface Stream {
  name: string;
  tasks: Task[];
  facts: Pick<TaskResult, 'familiarity' | 'band'>[];
}

/** Terciles of the masked similarity over the calibration templates, in a shuffled stream of their own. */
export function calibrateBands(tasks: readonly Task[], vectors: Vectors, seed: number): [number, number] {
  const { calibration } = splitByTemplate(tasks, seed);
  const values = similarities(shuffled(calibration, randomOf(seed)), vectors).slice(1);
  return [quantile(values, 1 / 3), quantile(values, 2 / 3)];
}

export function streamOf(name: string, tasks: Task[], vectors: Vectors, terciles: readonly [number, number]): Stream {
  const near = similarities(tasks, vectors);
  const known = familiarities(tasks);
  return {
    name,
    tasks,
    facts: tasks.map((_, index) => ({
      familiarity: known[index] ?? 'unseen template',
      band: bandOf(near[index] ?? 0, terciles),
    })),
  };
}

/** Whose result it is, of which task of a stream, and the kinds of errors that were met before. */
export interface Place {
  arm: string;
  stream: Stream;
  at: number;
  known: Set<string>;
}

/** The part of a result that does not depend on how the arm works. */
export function resultOf(
  { arm, stream, at, known }: Place,
  made: {
    success: boolean;
    harm: boolean;
    prompt: number;
    cached: number;
    completion: number;
    modelCalls: number;
    errors: readonly string[];
    learning?: number;
  }
): TaskResult {
  const task = stream.tasks[at] as Task;
  const fact = stream.facts[at] ?? { familiarity: 'unseen template' as const, band: 'low' as const };
  const errors = [...new Set(made.errors.map(kindOfError))];
  const repeatedErrors = errors.filter((error) => known.has(error)).length;
  errors.forEach((error) => known.add(error));
  return {
    arm,
    taskId: task.id,
    templateId: task.template_id,
    shape: task.plan_shape,
    ...fact,
    action: !task.no_action,
    success: made.success,
    harm: made.harm,
    prompt: made.prompt,
    cached: made.cached,
    completion: made.completion,
    learning: made.learning ?? 0,
    modelCalls: made.modelCalls,
    costUsd: costUsd('gpt-4-0613', made),
    errors,
    repeatedErrors,
  };
}

/** The same refusal with other values is one kind of error. */
function kindOfError(error: string): string {
  return error.replace(/'[^']*'|"[^"]*"/g, '<text>').replace(/\d+/g, '<number>');
}
