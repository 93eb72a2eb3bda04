import type { TaskResult } from './task-result';

/** Of the errors that an arm had met before, how many it avoids where the recorded runs make them again. */
export interface ErrorAvoidance {
  /** Errors of the base, on tasks that both arms had, of a kind that the arm itself had met earlier in its stream. */
  chances: number;
  avoided: number;
}

/** Both arms over the same tasks in the same order; an error counts where a tool itself refuses, by tool and kind of message. */
export function errorAvoidance(base: readonly TaskResult[], arm: readonly TaskResult[]): ErrorAvoidance {
  const met = new Set<string>();
  const counts: ErrorAvoidance = { chances: 0, avoided: 0 };
  for (const [at, result] of arm.entries()) {
    const own = result.errors ?? [];
    for (const error of base[at]?.errors ?? []) {
      if (!met.has(error)) continue;
      counts.chances += 1;
      if (!own.includes(error)) counts.avoided += 1;
    }
    own.forEach((error) => met.add(error));
  }
  return counts;
}
