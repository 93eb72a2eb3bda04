import type { Agent } from '../activities/agent/agent';
import { createArtifactActivities } from '../activities/artifact-store/artifact-activities';
import { rememberedVectors } from '../activities/embedder/remembered-vectors';
import { checkExpression } from '../activities/expressions/check-expression';
import { createExpressionActivities } from '../activities/expressions/expression-activities';
import { createLearningActivities } from '../activities/learning/create-learning-activities';
import type { LearningOptions } from '../activities/learning/learning-context';
import { experienceWithout } from '../activities/learning/leave-out';
import { createExperienceSource } from '../activities/learning/stored-experience-source';
import { checkedInstructions } from '../activities/planning/instructions';
import { createPlanningActivities } from '../activities/planning/planning-activities';
import { createRoutingActivities } from '../activities/routing/routing-activities';
import { createRunActivities } from '../activities/runs/follow-run';
import { createToolActivities } from '../activities/tools/tool-activities';
import type { ToolRegistry } from '../activities/tools/tool-registry';
import { leftOutOf, type Experiment } from '../shared/matching/experiment';
import type { ActivityOptionsByKind } from '../shared/protocol/activity-options';
import type { WrongReuseBudget } from '../shared/matching/tenant-policy';
import type { RunRecord } from '../shared/protocol/run-record';
import type { RoutingThresholds } from '../shared/matching/thresholds';
import { createSeal } from '../shared/values/seal';
import {
  aliasedActivities,
  aliasedAgent,
  aliasedArtifacts,
  aliasedPlanner,
  sealedActivities,
} from './sealed-activities';
import { checkedActivityOptions } from './activity-options';
import { NO_PLANNER } from './ports';
import type { Ports } from './ports';
import { withHoldOut } from './hold-out';
import { measuredActivities } from './telemetry/measured-activities';
import type { Metrics } from './telemetry/metrics';
import { tracedAgent, tracedPlanner } from './telemetry/traced-planner';
import { wellFormedActivities } from './well-formed-activities';

/** What a plugin's user may set of routing and learning. */
export interface ActivityOptions {
  /** Names that masking knows from the start, by lexicon: `{ customer: ['Casey White'] }`. */
  lexicon?: Record<string, string[]>;
  /** Over those of the configuration, field by field. */
  thresholds?: Partial<RoutingThresholds>;
  /** Milliseconds that routing may spend on embedding and searching before it plans from zero; default 2,500, at most 15,000. */
  routingBudgetMs?: number;
  /**
   * What every plan of this deployment must keep to, in words: "Meetings are between 09:00 and 18:00." It stands among the rules of
   * each model call, so no word of a user or a tool may get into it. 4,000 characters at most.
   */
  instructions?: string;
  /**
   * Timeouts and retries of the activities that are not tools, over `DEFAULT_ACTIVITY_OPTIONS`: kind by kind, field by field. A run
   * takes those of the worker that routed it and keeps them, so a replay has the same. Throws `CONFIG_INVALID`.
   */
  activityOptions?: ActivityOptionsByKind;
  /** In [0, 1], default 0: share of the queries that A or B would serve and that are planned anyway, to measure what reuse saves. */
  holdOut?: number;
  /** Evidence of the user's own: whether a run that ended as `answered` really succeeded. */
  verify?: (run: RunRecord) => Promise<boolean> | boolean;
  /** How much must speak for something before learning believes it, over the configuration's field by field. */
  learning?: LearningOptions;
  /**
   * Days after which everything that came from a run is forgotten by curation, templates that stand on it alone with it. Default: none;
   * what is useful stays.
   */
  retentionDays?: number;
  /** Wrong reuses within some days after which tier A is switched off for a tenant. Default 10 within 30 days. */
  wrongReuseBudget?: Partial<WrongReuseBudget>;
  /** For experiments only: parts of routing and learning that are left out, to see what they are worth. */
  experiment?: Experiment;
  /**
   * 32 bytes each, as 64 hexadecimal digits: with the first, secrets are sealed; with any, they are opened. The clients have the same.
   * Without one a secret is `[redacted]` and no later call can use it (docs/security.md). Default: those of the configuration.
   */
  secretKeys?: readonly string[];
  /**
   * After a run in which something failed, the model (purpose `advise`) writes one sentence of advice for later plans. Default
   * `false`: learning needs no model.
   */
  advice?: boolean;
  /**
   * An answer that the model writes is told by heartbeat as it is written, for `run.follow()`; the call to the model then streams.
   * Default `false`.
   */
  streamAnswers?: boolean;
}

/** Every activity of a worker: ours, and for each tool `<tool>` and `<tool>.compensate`. */
export function createAllActivities(
  ports: Ports,
  registry: ToolRegistry,
  options: Omit<ActivityOptions, 'retentionDays' | 'wrongReuseBudget'> & { metrics: Metrics; agent?: Agent }
): object {
  const { store, artifacts } = ports;
  const embedder = rememberedVectors(ports.embedder);
  const { lexicon, thresholds, routingBudgetMs: budgetMs, verify, metrics, learning: settings } = options;
  const seal = createSeal(options.secretKeys);
  const planner = aliasedPlanner(tracedPlanner(ports.planner, metrics));
  const agent = options.agent && aliasedAgent(tracedAgent(options.agent, metrics));
  const activityOptions = checkedActivityOptions(options.activityOptions);
  const instructions = checkedInstructions(options.instructions);
  const advisor = options.advice ? planner : undefined;
  const leftOut = leftOutOf(options.experiment);
  const experience = experienceWithout(createExperienceSource({ store, embedder }), leftOut);
  const learning = {
    store,
    artifacts: aliasedArtifacts(artifacts),
    embedder,
    registry,
    lexicon,
    verify,
    advisor,
    leftOut,
    settings,
  };
  const activities = {
    ...createRoutingActivities({ store, embedder, registry, lexicon, thresholds, budgetMs, leftOut, activityOptions }),
    ...createPlanningActivities({
      ...{ planner, registry, experience, artifacts, checkExpression, instructions, agent },
      noModel: ports.planner === NO_PLANNER,
      streamAnswers: options.streamAnswers,
    }),
    ...createExpressionActivities({ registry, artifacts, experience, seal }),
    ...createArtifactActivities({ artifacts }),
    ...createRunActivities(),
    activityOptionsOfPlugin: async () => activityOptions ?? {},
    ...aliasedActivities(createLearningActivities(learning)),
    ...createToolActivities({ registry, artifacts, experience, seal }),
  };
  const sealed = wellFormedActivities(sealedActivities(activities, seal));
  return measuredActivities(withHoldOut(sealed, options.holdOut ?? 0), { metrics, store, registry });
}
