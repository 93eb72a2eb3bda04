import type { LiveMeasured } from '../live/run-live';
import type { TaskResult } from '../measure/task-result';
import type { Conformance } from '../workbench/conformance';
import type { LessOne } from './ablations';
import type { runAmbiguous, runPerturbed, StoreCell } from './run-stream';

/** Everything that was measured, as plain data: the report and `--json` are made from it. */
export interface Measured {
  label: string;
  conformance: Omit<Conformance, 'differing'>;
  terciles: [number, number];
  streams: { seed: number; results: Record<string, TaskResult[]> }[];
  repeats: Record<string, TaskResult[]>;
  stores: StoreCell[];
  /** By arm; of arms of the engine the tasks that A had answered, of the others all of them. */
  perturbed: Record<string, Perturbed>;
  ablations: { part: LessOne | 'nothing'; results: TaskResult[]; same?: boolean }[];
  ambiguous?: Awaited<ReturnType<typeof runAmbiguous>>;
  /** What the live arms measured when they were last run on these data. */
  live?: LiveMeasured;
  /** Parts that the time was too short for. */
  cut: string[];
  /** Parts that this run measured, and that an earlier run of the same build had. */
  parts: { measured: number; found: number };
}

export type Perturbed = Awaited<ReturnType<typeof runPerturbed>>;

/** Arms are compared on the tasks that all of them had: the beginning of a stream that was cut. One that had none is left out. */
export function sameLength(results: Record<string, TaskResult[]>): void {
  const lengths = Object.values(results).flatMap(({ length }) => (length > 0 ? [length] : []));
  for (const [arm, ran] of Object.entries(results)) {
    if (ran.length === 0) delete results[arm];
    else results[arm] = ran.slice(0, Math.min(...lengths));
  }
}
