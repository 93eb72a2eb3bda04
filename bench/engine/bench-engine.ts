import { WorkflowGenClient, RunFailedError } from '../../client/index';
import type { RunHandle } from '../../client/index';
import { ToolError } from '../../shared/index';
import type { AnyTool, Budget, ExperimentPart, Gate, NomineeReport, RunReport, Tier } from '../../shared/index';
import { loadConfiguration, startDevRuntime } from '../../worker/index';
import type { DevRuntime, Planner } from '../../worker/index';
import { contextOf } from '../workbench/call-tool';
import type { Dataset } from '../workbench/load-dataset';
import type { Outcome } from '../workbench/outcome';
import { createJudge, fingerprintOf } from '../workbench/outcome';
import type { Task } from '../workbench/task';
import { MEETING_HOURS } from '../workbench/task';
import { workbenchTools } from '../workbench/workbench-tools';
import { World } from '../workbench/world';

/** One task answered by the real engine. */
export interface EngineRun extends Outcome {
  taskId: string;
  workflowId: string;
  state: RunReport['outcome'];
  /** The tier that gave the answer, and the one that routing chose. */
  tier: Tier;
  routed: Tier;
  templateId?: string;
  score?: number;
  /** The gates that refused A to the nearest template. */
  refused: string[];
  prompt: number;
  cached: number;
  completion: number;
  modelCalls: number;
  /** US dollars by the planner's own prices; calls without a price are not in it. */
  costUsd: number;
  /** Why the run failed. */
  failure?: string;
  latencyMs: number;
  learningMs: number;
  historyEvents: number;
  historyBytes: number;
  /** What learning said, step by step. */
  learnt: string[];
  /** The template that the run was learnt into. */
  learntInto?: string;
  /** Why routing planned from zero without having looked: a store or embedder that did not answer in time. */
  gaveUp?: string;
  /** Tokens of the learning child's own model calls. */
  learningTokens: number;
  /** Model calls of tier C. */
  planCalls: number;
  /** Gates that alone kept one of the reported nominees from A. */
  soleRefusals: Gate[];
  /** Refusals by the tools themselves, as `tool: message`. */
  errors: string[];
}

export interface AskOptions {
  /** A store of its own: what one tenant learns no other sees. */
  tenant: string;
  from?: Tier;
  learn: boolean;
  perturbed?: boolean;
  /** The user says "wrong" to a wrong answer that tier A gave. */
  complain?: boolean;
  /** What the caller may use, where the engine asks for permissions. */
  permissions?: string[];
  budget?: Partial<Budget>;
  /** `false`: a tier that fails ends the run. */
  degrade?: boolean;
}

export interface BenchEngine {
  ask(task: Pick<Task, 'id' | 'query' | 'gold_write_calls'>, options: AskOptions): Promise<EngineRun>;
  stop(): Promise<void>;
}

export interface EngineOptions {
  dataset: Dataset;
  planner: Planner;
  /** Tenants whose runs are verified by the outcome check; the others have only what their tools can see. */
  oracleFor: (tenant: string) => boolean;
  /** What the ablation leaves out, by tenant. */
  without?: (tenant: string) => ExperimentPart[];
  /** The permissions that a tool asks for; a tool that the caller may not use is in no prompt. */
  permissionsOf?: (tool: string) => string[];
  /** Milliseconds that routing may take; the product's own budget where it is absent. */
  routingBudgetMs?: number;
}

interface Asked {
  world: World;
  gold: Task['gold_write_calls'];
  judge: ReturnType<typeof createJudge>;
  /** What the tools refused. */
  errors: string[];
}

/** One engine for all parts of a measurement, started by the first that needs it. */
export function sharedEngine(options: EngineOptions): { get(): Promise<BenchEngine>; stop(): Promise<void> } {
  let engine: Promise<BenchEngine> | undefined;
  return {
    get: () => {
      engine ??= startBenchEngine(options);
      return engine;
    },
    stop: async () => (await engine)?.stop(),
  };
}

/** Dev server, worker, libSQL store and the local embedder, with the sandbox's tools and a world for each run. */
export async function startBenchEngine(options: EngineOptions): Promise<BenchEngine> {
  const { dataset, planner, oracleFor, without } = options;
  const asked = new Map<string, Asked>();
  const original = createJudge(dataset.initial);
  const perturbed = createJudge(dataset.perturbed.snapshot);
  const known = (workflowId: string): Asked => {
    const one = asked.get(workflowId);
    if (!one) throw new Error(`${workflowId} is no run of this bench`);
    return one;
  };
  const runtime = await startDevRuntime({
    configuration: { ...loadConfiguration(), logLevel: 'ERROR' },
    inMemory: true,
    tools: workbenchTools((workflowId) => known(workflowId).world).map((tool): AnyTool => ({
      ...tool,
      ...(options.permissionsOf && { permissions: options.permissionsOf(tool.name) }),
      execute: async (input, context) => {
        try {
          return await tool.execute(input, context);
        } catch (error) {
          if (error instanceof ToolError) known(context.workflowId).errors.push(`${tool.name}: ${error.message}`);
          throw error;
        }
      },
    })),
    planner,
    lexicon: dataset.lexicon,
    instructions: MEETING_HOURS,
    ...(options.routingBudgetMs !== undefined && { routingBudgetMs: options.routingBudgetMs }),
    ...(without && { experiment: { without } }),
    verify: async (record) => {
      // Without the oracle the hook has no word of its own, and the tools' checks decide.
      if (!oracleFor(record.query.tenant)) return undefined as unknown as boolean;
      const { judge, gold, world } = known(record.workflowId);
      return (await judge.judge(gold, fingerprintOf(world))).success;
    },
  });
  const client = new WorkflowGenClient({ client: runtime.client, taskQueue: runtime.taskQueue });
  let count = 0;
  return {
    async ask(task, options) {
      const snapshot = options.perturbed ? dataset.perturbed.snapshot : dataset.initial;
      const judge = options.perturbed ? perturbed : original;
      const gold = options.perturbed ? (dataset.perturbed.gold.get(task.id) ?? []) : task.gold_write_calls;
      const requestId = `${task.id}-${++count}`;
      const workflowId = client.run(options.tenant, requestId).workflowId;
      const world = new World(snapshot);
      const errors: string[] = [];
      asked.set(workflowId, { world, gold, judge, errors });
      const startedAt = performance.now();
      const moved = options.perturbed ? dataset.perturbed.queries?.get(task.id) : undefined;
      const handle = await client.start(moved ?? task.query, {
        tenant: options.tenant,
        requestId,
        context: { ...contextOf(snapshot.now), permissions: options.permissions ?? [] },
        options: {
          learn: options.learn,
          from: options.from ?? 'A',
          budget: options.budget,
          degrade: options.degrade,
        },
      });
      const { report, failure } = await reportOf(handle);
      const latencyMs = performance.now() - startedAt;
      const outcome = await judge.judge(gold, fingerprintOf(world));
      const learning = options.learn
        ? await learningOf(runtime, workflowId)
        : { learnt: [], durationMs: 0, tokens: 0, templateId: undefined };
      if (options.complain && report.tier === 'A' && !outcome.success) await handle.feedback({ verdict: 'wrong' });
      const described = await runtime.client.workflow.getHandle(workflowId).describe();
      asked.delete(workflowId);
      const [nearest] = report.decision.nominees;
      return {
        ...outcome,
        taskId: task.id,
        workflowId,
        state: report.outcome,
        tier: report.tier,
        routed: report.decision.tier,
        templateId: report.tier === 'C' ? undefined : report.templateId,
        score: nearest?.score,
        refused: (nearest?.gatesA ?? []).filter((gate) => !gate.passed).map(({ gate, reason }) => `${gate}: ${reason}`),
        prompt: report.usage.total.tokens.input + report.usage.total.tokens.cacheWrite,
        cached: report.usage.total.tokens.cacheRead,
        completion: report.usage.total.tokens.output,
        modelCalls: report.usage.total.modelCalls,
        costUsd: report.usage.total.costUsd,
        failure,
        latencyMs,
        learningMs: learning.durationMs,
        historyEvents: described.historyLength,
        historyBytes: Number(described.raw.workflowExecutionInfo?.historySizeBytes ?? 0),
        learnt: learning.learnt,
        learntInto: learning.templateId,
        gaveUp: report.decision.degradedBy?.message,
        learningTokens: learning.tokens,
        planCalls: report.usage.byTier.C.modelCalls,
        soleRefusals: soleRefusals(report.decision.nominees),
        errors,
      };
    },
    stop: () => runtime.stop(),
  };
}

/** Leaving a gate out changes a decision only where it was the only one to refuse some nominee. */
function soleRefusals(nominees: readonly NomineeReport[]): Gate[] {
  const alone = nominees.flatMap(({ gatesA }) => {
    const refused = gatesA.filter(({ passed }) => !passed);
    return refused.length === 1 ? refused.map(({ gate }) => gate) : [];
  });
  return [...new Set(alone)];
}

async function reportOf(handle: RunHandle): Promise<{ report: RunReport; failure?: string }> {
  try {
    return { report: await handle.result() };
  } catch (error) {
    if (error instanceof RunFailedError && error.report) return { report: error.report, failure: error.message };
    throw error;
  }
}

async function learningOf(
  runtime: DevRuntime,
  workflowId: string
): Promise<{ learnt: string[]; durationMs: number; tokens: number; templateId?: string }> {
  const handle = runtime.client.workflow.getHandle(`${workflowId}/learn`);
  const result = (await handle.result()) as {
    templateId?: string;
    steps: Record<string, { summary: string; durationMs: number; usage?: { tokens: Record<string, number> } }>;
  };
  const steps = Object.entries(result.steps);
  return {
    learnt: steps.map(([name, { summary }]) => `${name}: ${summary}`),
    templateId: result.templateId,
    durationMs: steps.reduce((sum, [, { durationMs }]) => sum + durationMs, 0),
    // A model may add a sentence of advice; without one learning has no tokens.
    tokens: steps
      .flatMap(([, { usage }]) => Object.values(usage?.tokens ?? {}))
      .reduce((sum, tokens) => sum + tokens, 0),
  };
}
