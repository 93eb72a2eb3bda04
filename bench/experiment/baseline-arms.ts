import { refusalOf, sandboxOf } from '../workbench/call-tool';
import type { Dataset } from '../workbench/load-dataset';
import { createJudge, fingerprintOf } from '../workbench/outcome';
import type { Outcome } from '../workbench/outcome';
import type { Task, ToolCall } from '../workbench/task';
import { World } from '../workbench/world';
import type { ModelCost } from '../measure/reconstruct-prompts';
import type { Vectors } from '../measure/similarity';
import { cosine } from '../measure/similarity';

/** What an arm without the engine makes of one task: the calls that it makes, and what they cost. */
export interface Played extends Outcome {
  cost: ModelCost;
  /** Refusals by tools, as `tool: message`. */
  errors: string[];
  /** Template of the trajectory that was reused. */
  reusedFrom?: string;
}

export interface BaselineArm {
  name: string;
  label: string;
  /** Tasks come in the order of the stream; `before` are those that came earlier. */
  play(task: Task, before: readonly Task[]): { calls: readonly ToolCall[]; cost: ModelCost; reusedFrom?: string };
}

const FREE: ModelCost = { prompt: 0, completion: 0, calls: 0 };

export function baselineArms(
  dataset: Dataset,
  vectors: Vectors,
  costOf: (task: Task, recorded: 'all' | 'domains') => ModelCost
): BaselineArm[] {
  const recordedSteps = (task: Task, which: 'all' | 'domains' = 'all'): readonly ToolCall[] =>
    dataset.recorded[which].get(task.id)?.steps ?? [];
  const nearest = (task: Task, before: readonly Task[], by: Map<string, number[]>): Task | undefined => {
    const own = by.get(task.id) ?? [];
    let best: { task: Task; score: number } | undefined;
    for (const other of before) {
      const score = cosine(own, by.get(other.id) ?? []);
      if (!best || score > best.score) best = { task: other, score };
    }
    return best?.task;
  };
  return [
    {
      name: 'nothing',
      label: '1 do nothing',
      play: () => ({ calls: [], cost: FREE }),
    },
    {
      name: 'gpt4-all',
      label: '2 recorded GPT-4, all tools (tokens reconstructed)',
      play: (task) => ({ calls: recordedSteps(task), cost: costOf(task, 'all') }),
    },
    {
      name: 'gpt4-domains',
      label: "2b recorded GPT-4, the domains' tools (tokens reconstructed)",
      play: (task) => ({ calls: recordedSteps(task, 'domains'), cost: costOf(task, 'domains') }),
    },
    {
      name: 'cosine',
      label: '3 nearest trajectory by cosine, verbatim',
      play: (task, before) => {
        const source = nearest(task, before, vectors.raw);
        // The first query of all has nothing to copy, and is planned.
        if (!source) return { calls: recordedSteps(task), cost: costOf(task, 'all') };
        return { calls: recordedSteps(source), cost: FREE, reusedFrom: source.template_id };
      },
    },
    {
      name: 'static',
      label: '4 static single trajectory, values substituted (oracle slots)',
      play: (task, before) => {
        const firsts = before.filter((one, at) => before.findIndex((o) => o.template_id === one.template_id) === at);
        const source = nearest(task, firsts, vectors.masked);
        if (!source) return { calls: recordedSteps(task), cost: costOf(task, 'all') };
        const calls = recordedSteps(source).map((call) => substituted(call, source, task));
        return { calls, cost: FREE, reusedFrom: source.template_id };
      },
    },
  ];
}

/** Puts the new task's slot values where the old one's stand in the arguments, as a text editor would. */
export function substituted(call: ToolCall, from: Task, to: Task): ToolCall {
  const replace = (value: string | null): string | null => {
    if (value === null) return null;
    let text = value;
    for (const [slot, old] of Object.entries(from.slots)) {
      const next = to.slots[slot];
      if (typeof old !== 'string' || typeof next !== 'string' || old === '') continue;
      text = text.replace(new RegExp(old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), () => next);
    }
    return text;
  };
  return {
    tool: call.tool,
    args: Object.fromEntries(Object.entries(call.args).map(([name, value]) => [name, replace(value)])),
  };
}

/** Makes an arm's calls on the sandbox and judges the state that they leave. */
export function createPlayer(
  dataset: Dataset,
  perturbed = false
): (arm: BaselineArm, task: Task, before: readonly Task[]) => Promise<Played> {
  const snapshot = perturbed ? dataset.perturbed.snapshot : dataset.initial;
  const { judge } = createJudge(snapshot);
  return async (arm, task, before) => {
    const { calls, cost, reusedFrom } = arm.play(task, before);
    const sandbox = sandboxOf(new World(snapshot));
    const errors: string[] = [];
    for (const { tool, args } of calls) {
      await sandbox.call(tool, args).catch((error: unknown) => errors.push(`${tool}: ${refusalOf(error)}`));
    }
    const gold = perturbed ? (dataset.perturbed.gold.get(task.id) ?? []) : task.gold_write_calls;
    return { ...(await judge(gold, fingerprintOf(sandbox.world))), cost, errors, reusedFrom };
  };
}
