import type { Ablation } from '../engine/bench-engine';
import { startBenchEngine } from '../engine/bench-engine';
import type { Planner } from '../../worker/index';
import type { TaskResult } from '../measure/task-result';
import type { Dataset } from '../workbench/load-dataset';
import type { Task } from '../workbench/task';
import { ENGINE_ARMS, runEngineStream } from './run-stream';
import type { Tick } from './run-stream';
import type { Stream } from './stream-context';

/** One part less at a time, as far as configuration can take it away. */
export const ABLATIONS: { name: string; label: string; without: Ablation }[] = [
  { name: 'without names', label: 'no registered names to mask', without: { lexicon: true } },
  { name: 'without score', label: 'score gate open', without: { thresholds: { a: 0, b: 0 } } },
  { name: 'without margin', label: 'margin gate open', without: { thresholds: { margin: 0 } } },
  { name: 'without confidence', label: 'binding confidence not asked for', without: { thresholds: { confidence: 0 } } },
  { name: 'without reliability', label: 'reliability gate open', without: { thresholds: { reliability: 0 } } },
];

/** Parts that no configuration takes away; their worth cannot be measured from outside. */
export const NOT_ABLATED =
  'the lexical score, masking of typed values, the other gates, node experience, lessons and promotion cannot be ' +
  'switched off by configuration; degrade cannot be left out of a run';

/** The oracle arm over one stream with one part less; an engine of its own, since configuration is a worker's. */
export async function runAblation(
  dataset: Dataset,
  planner: Planner,
  stream: Stream,
  ablation: (typeof ABLATIONS)[number],
  modelCalls: (task: Task) => number,
  tick: Tick
): Promise<TaskResult[]> {
  const [oracle] = ENGINE_ARMS;
  if (!oracle) return [];
  const engine = await startBenchEngine({ dataset, planner, oracleFor: () => true, without: ablation.without });
  try {
    return await runEngineStream(
      engine,
      { ...oracle, name: ablation.name },
      stream,
      { tenant: 'oracle', modelCalls },
      tick
    );
  } finally {
    await engine.stop();
  }
}
