import type { BenchEngine } from '../engine/bench-engine';
import type { ModelCost } from '../measure/reconstruct-prompts';
import type { TaskResult } from '../measure/task-result';
import type { Dataset } from '../workbench/load-dataset';
import type { Task } from '../workbench/task';
import type { BaselineArm } from './baseline-arms';
import { createPlayer } from './baseline-arms';
import type { Tick } from './progress';
import type { Stream } from './stream-context';
import { resultOf } from './stream-context';

const AT_ONCE = 4;

/** An arm without the engine over a stream. */
export async function runBaseline(
  dataset: Dataset,
  arm: BaselineArm,
  stream: Stream,
  { tick, perturbed = false }: { tick?: Tick; perturbed?: boolean } = {}
): Promise<TaskResult[]> {
  const play = createPlayer(dataset, perturbed);
  const known = new Set<string>();
  const results: TaskResult[] = [];
  for (const [at, task] of stream.tasks.entries()) {
    const { success, harm, cost, errors } = await play(arm, task, stream.tasks.slice(0, at));
    const made = { success, harm, prompt: cost.prompt, cached: 0, completion: cost.completion, errors };
    results.push(resultOf({ arm: arm.name, stream, at, known }, { ...made, modelCalls: cost.calls }));
    tick?.();
  }
  return results;
}

export interface EngineArm {
  name: string;
  label: string;
  /** A wrong answer of tier A is complained about, as a user would. */
  oracle: boolean;
}

export const ENGINE_ARMS: EngineArm[] = [
  { name: 'workflowgen-oracle', label: '5a WorkflowGen without a model, success by the outcome check', oracle: true },
  { name: 'workflowgen-evidence', label: '5b WorkflowGen without a model, evidence alone', oracle: false },
];

/** Which kind of task each template was learnt from, so that a reuse of a wrong one is seen. */
type Origins = Map<string, Map<string, number>>;

/**
 * WorkflowGen over a stream, one query after the other: each may use what all before it have taught. When it is late the stream
 * is cut, and what was measured is its beginning.
 */
export async function runEngineStream(
  engine: BenchEngine,
  arm: EngineArm,
  stream: Stream,
  options: { tenant: string; recorded: (task: Task) => ModelCost; tick: Tick; degrade?: boolean; late?: () => boolean }
): Promise<TaskResult[]> {
  const known = new Set<string>();
  const origins: Origins = new Map();
  const results: TaskResult[] = [];
  for (const [at, task] of stream.tasks.entries()) {
    const { tenant, degrade, tick } = options;
    if (options.late?.()) break;
    const run = await engine.ask(task, { tenant, learn: true, complain: arm.oracle, degrade });
    const rightTemplate =
      run.templateId === undefined ? undefined : originOf(origins, run.templateId) === task.template_id;
    if (run.learntInto !== undefined && run.tier !== 'A') remember(origins, run.learntInto, task.template_id);
    const { success, harm, prompt, cached, completion, errors } = run;
    // One call of C stands for the recorded run, which asked its model before each step.
    const recorded = options.recorded(task);
    const modelCalls = run.planCalls * recorded.calls;
    const learning = run.learningTokens;
    const made = { success, harm, prompt, cached, completion, modelCalls, errors, learning };
    results.push({
      ...resultOf({ arm: arm.name, stream, at, known }, made),
      engine: {
        workflowId: run.workflowId,
        state: run.state,
        tier: run.tier,
        routed: run.routed,
        rightTemplate,
        refused: run.refused,
        gaveUp: run.gaveUp,
        soleRefusals: run.soleRefusals,
        experience: prompt - run.planCalls * recorded.prompt,
        latencyMs: run.latencyMs,
        learningMs: run.learningMs,
        historyEvents: run.historyEvents,
        historyBytes: run.historyBytes,
        learnt: run.learnt,
      },
    });
    tick();
  }
  return results;
}

function remember(origins: Origins, templateId: string, kind: string): void {
  const counts = origins.get(templateId) ?? new Map<string, number>();
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  origins.set(templateId, counts);
}

function originOf(origins: Origins, templateId: string): string | undefined {
  return [...(origins.get(templateId) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Tasks that A answered, asked again in the perturbed state without learning: what was luck or memory fails there. */
export async function runPerturbed(
  engine: BenchEngine,
  tenant: string,
  tasks: readonly Task[],
  tick: Tick
): Promise<{ asked: number; servedByA: number; right: number; harm: number }> {
  const totals = { asked: 0, servedByA: 0, right: 0, harm: 0 };
  await eachOf(tasks, async (task) => {
    const run = await engine.ask(task, { tenant, learn: false, perturbed: true });
    totals.asked += 1;
    if (run.tier === 'A') {
      totals.servedByA += 1;
      if (run.success) totals.right += 1;
      if (run.harm) totals.harm += 1;
    }
    tick();
  });
  return totals;
}

/** Under-specified wordings against what was learnt: none may be answered without asking. */
export async function runAmbiguous(
  engine: BenchEngine,
  dataset: Dataset,
  tenant: string,
  tick: Tick
): Promise<{ asked: number; routedA: number; routedB: number; routedC: number }> {
  const totals = { asked: 0, routedA: 0, routedB: 0, routedC: 0 };
  await eachOf(dataset.ambiguous, async ({ id, vague_query }) => {
    const run = await engine.ask({ id, query: vague_query, gold_write_calls: [] }, { tenant, learn: false });
    totals.asked += 1;
    totals[`routed${run.routed}`] += 1;
    tick();
  });
  return totals;
}

/** What a store of k runs per template served, by whether the wording of the question was in the store. */
export interface StoreCell {
  k: number;
  wording: 'seen wording' | 'unseen wording';
  /** Templates with a source, and those that have all k. */
  templates: number;
  full: number;
  tasks: number;
  reused: number;
  right: number;
  harm: number;
}

/** Stores of k right runs per template, then every other task of these templates without learning. */
export async function runStoreOf(
  engine: BenchEngine,
  { dataset, tasks, k, tenant }: { dataset: Dataset; tasks: readonly Task[]; k: number; tenant: string },
  { tick, late }: { tick: Tick; late: () => boolean }
): Promise<StoreCell[]> {
  const counts = { k, templates: 0, full: 0 };
  const rest: Task[] = [];
  const stored = new Set<string>();
  for (const template of [...new Set(tasks.map((task) => task.template_id))]) {
    const group = tasks.filter((task) => task.template_id === template);
    const right = group.filter((task) => dataset.recorded.all.get(task.id)?.success === true);
    const sources = right.slice(0, k);
    if (sources.length === 0) continue;
    counts.templates += 1;
    if (sources.length === k) counts.full += 1;
    for (const task of sources) {
      // Half a store says nothing of stores of k runs.
      if (late()) return [];
      await engine.ask(task, { tenant, learn: true, from: 'C' });
      stored.add(wordingOf(task));
      tick();
    }
    rest.push(...group.filter((task) => !sources.includes(task)));
  }
  const cells = (['seen wording', 'unseen wording'] as const).map((wording): StoreCell => ({
    ...counts,
    ...{ wording, tasks: 0, reused: 0, right: 0, harm: 0 },
  }));
  await eachOf(rest, async (task) => {
    if (late()) return;
    const run = await engine.ask(task, { tenant, learn: false });
    const cell = cells[stored.has(wordingOf(task)) ? 0 : 1] as StoreCell;
    cell.tasks += 1;
    if (run.tier === 'A') {
      cell.reused += 1;
      if (run.success) cell.right += 1;
      if (run.harm) cell.harm += 1;
    }
    tick();
  });
  return cells;
}

function wordingOf({ template_id, phrasing }: Task): string {
  return `${template_id} ${phrasing}`;
}

/** Runs that teach nothing may be made at once. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
