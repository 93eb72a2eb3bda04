import { resultOf } from '../experiment/stream-context';
import type { Place, Stream } from '../experiment/stream-context';
import type { TaskResult } from '../measure/task-result';
import { sandboxOf } from '../workbench/call-tool';
import type { Dataset } from '../workbench/load-dataset';
import { createJudge, fingerprintOf } from '../workbench/outcome';
import type { Task } from '../workbench/task';
import { World } from '../workbench/world';
import type { LiveArm } from './live-arms';
import type { LiveModel } from './live-model';
import { nothingSpent } from './live-model';
import type { Memory } from './memory';
import type { WorkflowGenArm } from './workflowgen-arm';

interface Made {
  success: boolean;
  harm: boolean;
  errors: readonly string[];
  failure?: string;
  prompt: number;
  cached: number;
  completion: number;
  modelCalls: number;
  costUsd: number;
  learning?: number;
}

/** Milliseconds of some work, as if the model had been asked for what the cassette answered. */
async function timed<T>(model: LiveModel, work: () => Promise<T>): Promise<{ value: T; latencyMs: number }> {
  const startedAt = performance.now();
  const replayedBefore = model.cassette.replayedMs();
  const value = await work();
  const replayed = model.cassette.replayedMs() - replayedBefore;
  return { value, latencyMs: Math.round(performance.now() - startedAt + replayed) };
}

function liveResult(place: Place, made: Made): TaskResult {
  const { costUsd, failure } = made;
  return { ...resultOf(place, made), costUsd, ...(failure === undefined ? {} : { failure }) };
}

interface Asking {
  arm: LiveArm;
  dataset: Dataset;
  memory: Memory;
  model: LiveModel;
  stream: Stream;
}

/** Asks an arm outside the engine for the task at a place of the stream. */
export function promptTask({ arm, dataset, memory, model, stream }: Asking): (at: number) => Promise<TaskResult> {
  const { judge } = createJudge(dataset.initial);
  const known = new Set<string>();
  return async (at) => {
    const task = stream.tasks[at] as Task;
    const spent = nothingSpent();
    const sandbox = sandboxOf(new World(dataset.initial));
    const nearest = memory.nearest(task);
    const { value, latencyMs } = await timed(model, async () => {
      try {
        return { errors: await arm.play(task, { model, sandbox, spent, nearest }) };
      } catch (error) {
        return { errors: [], failure: reasonOf(error) };
      }
    });
    const outcome = await judge(task.gold_write_calls, fingerprintOf(sandbox.world));
    const success = outcome.success && value.failure === undefined;
    if (success) await memory.learn(task, sandbox.made);
    return {
      ...liveResult({ arm: arm.name, stream, at, known }, { ...spent, ...outcome, ...value, success }),
      latencyMs,
    };
  };
}

/** Asks an arm of the engine for the task at a place of the stream. */
export function engineTask(
  arm: string,
  engine: WorkflowGenArm,
  model: LiveModel,
  stream: Stream
): (at: number) => Promise<TaskResult> {
  const known = new Set<string>();
  return async (at) => {
    const replayedBefore = model.cassette.replayedMs();
    try {
      const { run, rightTemplate, taught, planRight } = await engine.ask(stream.tasks[at] as Task);
      const failed = run.state === 'failed' ? (run.failure ?? 'the run failed') : undefined;
      const made = {
        ...{ ...run, failure: failed, success: run.success && failed === undefined, learning: run.learningTokens },
      };
      const latencyMs = Math.round(run.latencyMs + model.cassette.replayedMs() - replayedBefore);
      const { workflowId, state, tier, routed, refused, gaveUp, learningMs, historyEvents, historyBytes, learnt } = run;
      return {
        ...liveResult({ arm, stream, at, known }, made),
        latencyMs,
        engine: {
          ...{ workflowId, state, tier, routed, rightTemplate, refused, gaveUp },
          ...{ latencyMs, learningMs, historyEvents, historyBytes, learnt, taught, planRight },
        },
      };
    } catch (error) {
      const nothing = { ...nothingSpent(), success: false, harm: false, errors: [], failure: reasonOf(error) };
      return liveResult({ arm, stream, at, known }, nothing);
    }
  };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
