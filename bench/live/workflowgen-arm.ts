import type { Planner } from '../../worker/index';
import type { Recording } from '../engine/recorded-planner';
import type { BenchEngine, EngineRun } from '../engine/bench-engine';
import { startBenchEngine } from '../engine/bench-engine';
import { recordedPlanner } from '../engine/recorded-planner';
import type { ModelCost } from '../measure/reconstruct-prompts';
import type { Dataset } from '../workbench/load-dataset';
import type { Task } from '../workbench/task';
import type { LiveModel } from './live-model';
import { domainOf, domainsOf } from './live-prompts';
import type { LiveSample } from './memory';

const TENANT = 'live';

/** WorkflowGen on the real engine with the live model in B and C. */
export interface WorkflowGenArm {
  ask(task: Task): Promise<{ run: EngineRun; rightTemplate?: boolean }>;
  stop(): Promise<void>;
}

/** Who is asked once the recorded runs are learnt. */
export interface Asked {
  planner: Planner;
  /** Tokens after which a run makes no further call. */
  runTokens?: number;
}

/** The live model in B and C. */
export function liveInBoth({ planner, limits }: LiveModel): Asked {
  return { planner, runTokens: limits.runTokens };
}

/** The live model in B; a plan of C is the recorded run of that very task, at what it cost its own model. */
export function recordedPlans(model: LiveModel, recordings: ReadonlyMap<string, Recording>): Asked {
  const recorded = recordedPlanner(recordings);
  return {
    planner: {
      name: 'live, recorded plans',
      call: (request, options) => (request.purpose === 'plan' ? recorded : model.planner).call(request, options),
    },
  };
}

/**
 * Starts the engine and lets it learn the recorded right runs, in C and without the live model; from then on it learns from its
 * own runs as it goes. Success is labelled by the outcome check, and a wrong answer of A is complained about.
 */
export async function startWorkflowGenArm(
  dataset: Dataset,
  sample: LiveSample,
  asked: Asked,
  costOf: (one: LiveSample['learnt'][number]) => ModelCost,
  tick: () => void
): Promise<WorkflowGenArm> {
  let planner = recordedPlanner(
    new Map(sample.learnt.map((one) => [one.task.query, { run: one.run, cost: costOf(one) }]))
  );
  const engine: BenchEngine = await startBenchEngine({
    dataset,
    planner: { name: 'live', call: (request, options) => planner.call(request, options) },
    oracleFor: () => true,
    permissionsOf: (tool) => [domainOf(tool)],
  });
  /** Which kind of task each template was first learnt from, so that a reuse of a wrong one is seen. */
  const origins = new Map<string, string>();
  const learnt = (templateId: string | undefined, task: Task): void => {
    if (templateId !== undefined && !origins.has(templateId)) origins.set(templateId, task.template_id);
  };
  const askFrom = async (task: Task, from: 'A' | 'C'): Promise<EngineRun> =>
    engine.ask(task, {
      tenant: TENANT,
      from,
      learn: true,
      complain: true,
      permissions: domainsOf(task),
      budget: { tokens: from === 'A' ? asked.runTokens : undefined },
    });
  for (const { task } of sample.learnt) {
    learnt((await askFrom(task, 'C')).learntInto, task);
    tick();
  }
  planner = asked.planner;
  return {
    async ask(task) {
      const run = await askFrom(task, 'A');
      const rightTemplate = run.templateId === undefined ? undefined : origins.get(run.templateId) === task.template_id;
      learnt(run.learntInto, task);
      return { run, rightTemplate };
    },
    stop: () => engine.stop(),
  };
}
