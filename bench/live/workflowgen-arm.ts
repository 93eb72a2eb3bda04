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
import type { NotingPlanner, StrongPlanner, StrongPlans } from './strong-plans';
import { noting, strongPlanner } from './strong-plans';

const TENANT = 'live';

/** WorkflowGen on the real engine with the live model in B and C. */
export interface WorkflowGenArm {
  ask(task: Task): Promise<Answered>;
  stop(): Promise<void>;
}

/** How one task was answered, and what that taught. */
export interface Answered {
  run: EngineRun;
  /** The template that served it was first learnt from a task of the same kind. */
  rightTemplate?: boolean;
  /** Whether what the run was learnt into was there before. */
  taught?: 'founded' | 'confirmed';
  /** Of a wrong answer of A over recorded plans: whether the plan of that very task is right. */
  planRight?: boolean;
}

/** Who is asked once the recorded runs are learnt. */
export interface Asked {
  planner: Planner;
  /** Tokens after which a run makes no further call. */
  runTokens?: number;
  /** Plays recorded plans: each task is first asked in B's favour, without a trace, to see whether the fit is right. */
  oracle?: StrongPlanner;
  /** Where the plans go that C writes. */
  plans?: StrongPlans;
  /** Asked for a plan that the recorded ones lack. */
  missing?: Planner;
}

/** The live model in B and C; the plans that it writes are kept. */
export function liveInBoth({ planner, limits }: LiveModel, plans?: StrongPlans): Asked {
  return { planner, runTokens: limits.runTokens, plans };
}

/** Recorded plans of a strong model in C, an oracle in B; a model is asked only for plans that are missing. */
export function strongPlans(plans: StrongPlans, model: LiveModel | undefined): Asked {
  const oracle = strongPlanner(plans);
  return { planner: oracle, oracle, plans, missing: model?.planner };
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

export interface Learning {
  /** What a recorded run that is learnt first cost its own model. */
  costOf: (one: LiveSample['learnt'][number]) => ModelCost;
  tick: () => void;
  routingBudgetMs?: number;
}

/**
 * Starts the engine and lets it learn the recorded right runs, in C and without the live model; from then on it learns from its
 * own runs as it goes. Success is labelled by the outcome check, and a wrong answer of A is complained about.
 */
export async function startWorkflowGenArm(
  dataset: Dataset,
  sample: LiveSample,
  asked: Asked,
  { costOf, tick, routingBudgetMs }: Learning
): Promise<WorkflowGenArm> {
  let planner = recordedPlanner(
    new Map(sample.learnt.map((one) => [one.task.query, { run: one.run, cost: costOf(one) }]))
  );
  const engine: BenchEngine = await startBenchEngine({
    dataset,
    planner: { name: 'live', call: (request, options) => planner.call(request, options) },
    oracleFor: () => true,
    permissionsOf: (tool) => [domainOf(tool)],
    routingBudgetMs,
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
  /** What would come of it: nothing is learnt, and no one complains. */
  const trial = (task: Task, from: 'A' | 'C'): Promise<EngineRun> =>
    engine.ask(task, { tenant: TENANT, from, learn: false, permissions: domainsOf(task) });
  for (const { task } of sample.learnt) {
    learnt((await askFrom(task, 'C')).learntInto, task);
    tick();
  }
  planner = asked.planner;
  const { plans } = asked;
  let noted: NotingPlanner | undefined;
  const notes = (from: Planner): Planner => (noted = noting(from));
  const keep = (task: Task): void => {
    const { reply, texts } = noted?.noted ?? { reply: [], texts: [] };
    if (reply.length > 0) plans?.add({ task: task.id, query: task.query, reply, ...(texts.length > 0 && { texts }) });
    noted = undefined;
  };
  return {
    async ask(task) {
      if (asked.missing && asked.plans && !asked.plans.has(task.query)) {
        planner = notes(asked.missing);
        await trial(task, 'C');
        keep(task);
        planner = asked.planner;
      }
      asked.oracle?.begin(true);
      const fits = asked.oracle ? await trial(task, 'A') : undefined;
      asked.oracle?.begin(fits?.tier === 'B' && fits.success);
      if (asked.plans && !asked.oracle) planner = notes(asked.planner);
      const run = await askFrom(task, 'A');
      keep(task);
      const { templateId, learntInto } = run;
      const rightTemplate = templateId === undefined ? undefined : origins.get(templateId) === task.template_id;
      const known = learntInto !== undefined && origins.has(learntInto);
      learnt(learntInto, task);
      asked.oracle?.begin(false);
      const planned = asked.oracle && run.tier === 'A' && !run.success ? await trial(task, 'C') : undefined;
      const taught = learntInto === undefined ? undefined : known ? 'confirmed' : 'founded';
      return { run, rightTemplate, taught, planRight: planned?.success };
    },
    stop: () => engine.stop(),
  };
}
