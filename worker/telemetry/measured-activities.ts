import { trace } from '@opentelemetry/api';
import type { Attributes } from '@opentelemetry/api';
import type { FeedbackActivities, LearningActivities, RoutingActivities } from '../../activities/activity-types';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { tenantOfLearnt } from '../../activities/learning/opened-run';
import type { ToolRegistry } from '../../activities/tools/tool-registry';
import type { RouteRequest } from '../../shared/protocol/decision';
import type { ApplyFeedbackInput } from '../../shared/protocol/messages';
import { tokenCount } from '../../shared/protocol/usage';
import type { LearntRun, RunRecord } from '../../shared/protocol/run-record';
import type { Metrics } from './metrics';
import { createPlanningCosts } from './planning-cost';

type Activity = (...args: never[]) => Promise<unknown>;

/**
 * The same activities, which also tell metrics and the active span what they found. Telemetry only watches: what goes wrong in
 * it is lost, and never the activity.
 */
export function measuredActivities<T extends object>(
  activities: T,
  { metrics, store, registry }: { metrics: Metrics; store: ExperienceStore; registry: ToolRegistry }
): T {
  const planningCost = createPlanningCosts(store);
  const all = activities as T & RoutingActivities & LearningActivities & FeedbackActivities;
  const logged = async (record: RunRecord): Promise<void> => {
    describe({ 'workflowgen.tier': record.tier, 'workflowgen.outcome': record.outcome });
    // What was saved is found by reading the template's trajectories: not for metrics that nobody sees.
    if (!metrics.exported()) return;
    const saved = await savedBy(record, planningCost);
    if (saved) metrics.saved(record.query.tenant, record.tier, saved);
  };
  const learnt = (run: LearntRun): void => metrics.learnt(tenantOfLearnt(run), Date.now() - Date.parse(run.closedAt));
  return {
    ...toolsWithNames(all, registry),
    route: watched(
      (request: RouteRequest) => all.route(request),
      (reply, { query }) => {
        const { decision } = reply;
        metrics.routed(query.tenant, decision);
        describe({
          'workflowgen.tier': decision.tier,
          'workflowgen.template': decision.templateId,
          'workflowgen.nominees': decision.nominees.length,
        });
      }
    ),
    learnRun: watched(
      (record: RunRecord) => all.learnRun(record),
      async (_reply, record) => {
        learnt(record);
        await logged(record);
      }
    ),
    logTrajectory: watched(
      (record: RunRecord) => all.logTrajectory(record),
      (_reply, record) => logged(record)
    ),
    promoteTemplates: watched(
      (run: LearntRun, templateId?: string) => all.promoteTemplates(run, templateId),
      (_reply, run) => learnt(run)
    ),
    recordFeedback: watched(
      (input: ApplyFeedbackInput) => all.recordFeedback(input),
      (reply, { tenant }) => {
        if (reply.wrongReuse) metrics.wrongReuse(tenant, reply.wrongReuse);
      }
    ),
  };
}

/** What an answered run of A or B took less than its kind takes when it is planned. */
async function savedBy(
  { query, tier, outcome, templateId, usage }: RunRecord,
  planningCost: ReturnType<typeof createPlanningCosts>
): Promise<{ tokens: number; costUsd: number } | undefined> {
  if (tier === 'C' || outcome !== 'answered' || templateId === undefined) return undefined;
  const planned = await planningCost(query.tenant, templateId);
  if (!planned) return undefined;
  const { tokens, costUsd } = usage.total;
  return { tokens: planned.tokens - tokenCount(tokens), costUsd: planned.costUsd - costUsd };
}

/** Tool calls as the GenAI conventions name them; their spans are the interceptors' own. */
function toolsWithNames<T extends object>(activities: T, registry: ToolRegistry): T {
  const named = registry.list().flatMap(({ name, effect }) => {
    const activity = (activities as Record<string, Activity>)[name];
    if (!activity) return [];
    const measured: Activity = (...args) => {
      describe({
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': name,
        'gen_ai.tool.type': 'function',
        'workflowgen.effect': effect,
      });
      return activity(...args);
    };
    return [[name, measured] as const];
  });
  return { ...activities, ...Object.fromEntries(named) };
}

function watched<A extends unknown[], R>(
  activity: (...args: A) => Promise<R>,
  watch: (result: R, ...args: A) => void | Promise<void>
): (...args: A) => Promise<R> {
  return async (...args) => {
    const result = await activity(...args);
    try {
      await watch(result, ...args);
    } catch {
      // A metric that is lost must not make an activity run again.
    }
    return result;
  };
}

function describe(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}
