import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../shared/index';
import { refusalOf, sandboxOf } from './call-tool';
import { observationOf } from './observation';
import type { RecordedRun } from './task';
import type { Snapshot } from './world';
import { World } from './world';

export interface Conformance {
  runs: number;
  steps: number;
  identical: number;
  differing: { taskId: string; step: number; tool: string; args: Json; expected: Json; actual: Json }[];
}

/** Replays every recorded step on a fresh state per run and compares what the tool said with what it says now. */
export async function checkConformance(initial: Snapshot, runs: Iterable<RecordedRun>): Promise<Conformance> {
  const result: Conformance = { runs: 0, steps: 0, identical: 0, differing: [] };
  for (const run of runs) {
    result.runs += 1;
    const sandbox = sandboxOf(new World(initial));
    for (const [step, { tool, args, observation }] of run.steps.entries()) {
      const actual = await sandbox.call(tool, args).then((output) => observationOf(tool, output), refusalOf);
      result.steps += 1;
      if (isDeepStrictEqual(actual, observation)) result.identical += 1;
      else result.differing.push({ taskId: run.task_id, step, tool, args, expected: observation, actual });
    }
  }
  return result;
}
