import type { ExpressionCheck } from '../../shared/plan/dependencies';
import type { PlanIssue } from '../../shared/plan/issue';
import type { Slot } from '../../shared/protocol/plan';
import { validatePlan, withExpressionDependencies } from '../../shared/plan/validate-plan';
import type {
  PlanReply,
  PlanRequest,
  RewriteReply,
  RewriteRequest,
  SoFar,
  WriteReply,
  WriteRequest,
} from '../../shared/protocol/planning';
import type { RouteBase } from '../../shared/protocol/decision';
import type { Agent } from '../agent/agent';
import { agentTurn } from '../agent/agent-turn';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { PlanningActivities } from '../activity-types';
import type { ExperienceSource } from '../learning/experience-source';
import type { Planner } from '../planner/planner';
import type { ToolRegistry } from '../tools/tool-registry';
import { askPlanner, unusable } from './ask-planner';
import { assemblePlan } from './assemble-plan';
import { assembleRewrite, writtenValues } from './assemble-rewrite';
import { argumentSchemas } from './decode-value';
import {
  listedIn,
  planOutputSchema,
  planSchemaFor,
  rewriteSchemaFor,
  rewriteOutputSchema,
  WRITE_SCHEMA,
  writeOutputSchema,
} from './model-output.schema';
import { openParts, type OpenParts, type OpenWritten } from './open-parts';
import { planSystem, planTurn } from './plan-prompt';
import {
  allowedTools,
  described,
  earlierEffects,
  relevantExperience,
  roundsSoFar,
  wrongPlans,
  writtenFrom,
} from './prompt-data';
import { rewriteSystem, rewriteTurn } from './rewrite-prompt';
import { argumentType } from './tool-signature';
import { writeSystem, writeTurn, type ShownItem } from './write-prompt';
import { cutText } from '../../shared/protocol/text';

export interface PlanningDeps {
  planner: Planner;
  registry: ToolRegistry;
  experience: ExperienceSource;
  artifacts: ArtifactStore;
  checkExpression: ExpressionCheck;
  /** The deployment's own rules, in every prompt. */
  instructions?: string;
  /** Somebody else's agent, which plans in the planner's place. */
  agent?: Agent;
  /** The planner has no model behind it. Beside an agent, B then gives way to it. */
  noModel?: boolean;
  /** Answers that the model writes are told by heartbeat as they are written. */
  streamAnswers?: boolean;
}

/** Output tokens of a first try; a repair gets twice as many. */
const MAXIMUM_TOKENS = { plan: 8_192, rewrite: 2_048, write: 4_096 };

/** The activities that call a model, each exactly once (DESIGN section 4); they never retry and never repair. */
export function createPlanningActivities(deps: PlanningDeps): PlanningActivities {
  const { agent } = deps;
  return {
    planWorkflow: (request) => (agent ? agentTurn({ ...deps, agent }, request) : planWorkflow(deps, request)),
    rewritePlan: (request) => rewritePlan(deps, request),
    writeText: (request) => writeText(deps, request),
  };
}

/** Tier C, one round (paper 3.3: new workflows are planned with the relevant experience). */
async function planWorkflow(deps: PlanningDeps, request: PlanRequest): Promise<PlanReply> {
  const { query, soFar } = request;
  const tools = allowedTools(deps.registry, query);
  // Calls of this iteration's earlier rounds are nodes of this plan, not effects of another one.
  const calls = soFar.calls.filter((call) => !call.callId.startsWith(`${soFar.tier}/${soFar.iteration}/`));
  const earlier = await earlierEffects(deps, query, calls);
  const asked = await askPlanner(deps.planner, {
    request: {
      purpose: 'plan',
      system: planSystem([...tools.values()], deps.instructions),
      messages: [
        {
          role: 'user',
          content: planTurn(request, {
            tools: [...tools.values()],
            experience: await relevantExperience(deps, query, soFar, { tools: [...tools.keys()], placed: [] }),
            wrong: await wrongPlans(deps, request, tools),
            earlier,
            rounds: await roundsSoFar(deps, request),
          }),
        },
      ],
      schema: planSchemaFor([...tools.keys()], earlier.length > 0),
      maxTokens: MAXIMUM_TOKENS.plan,
    },
    schema: planOutputSchema,
    repair: request.repair,
  });
  if (asked.kind === 'invalid') return asked;
  const { output, usage } = asked;
  if (output.ask !== undefined && output.nodes.length === 0) return { kind: 'ask', question: output.ask, usage };

  const { plan, slots, issues } = assemblePlan(
    output,
    { ...request, soFar: { ...soFar, calls } },
    tools,
    deps.checkExpression
  );
  const faults = [
    ...issues,
    ...validatePlan(plan, tools, {
      permissions: query.context.permissions,
      calls,
      expressions: deps.checkExpression,
      slots,
    }),
  ];
  if (faults.length > 0) return unusable(asked, faults);
  return {
    kind: 'plan',
    plan: withExpressionDependencies(plan, deps.checkExpression),
    slots,
    more: output.more === true,
    usage,
  };
}

/** Tier B (paper 3.4, light rewrite): confirms or refuses the fit, and fills what is open. */
async function rewritePlan(deps: PlanningDeps, request: RewriteRequest): Promise<RewriteReply> {
  const { query, base, soFar } = request;
  if (deps.agent && deps.noModel)
    return { kind: 'refused', reason: 'no model is configured that could confirm the fit' };
  const tools = allowedTools(deps.registry, query);
  const open = openParts(base, soFar.failures, tools);
  const asking = slotsToAsk(base, open, soFar);
  const variableTools = [...new Set(open.variable.flatMap((node) => node.tools))].sort();
  const earlier = await earlierEffects(deps, query, soFar.calls);
  const schema = rewriteSchemaFor({
    ...asking,
    written: open.written.map(({ key }) => key),
    parts: open.changeable.map(({ part }) => part),
    variable: open.variable.map(({ node }) => node.id),
    earlier: earlier.length > 0,
  });
  const asked = await askPlanner(deps.planner, {
    request: {
      purpose: 'rewrite',
      system: rewriteSystem(deps.instructions),
      messages: [
        {
          role: 'user',
          content: rewriteTurn(request, {
            open,
            listed: listedIn(schema),
            correctable: asking.slots.length > open.slots.length + open.unsure.length,
            tools: described(variableTools, tools),
            experience: await relevantExperience(deps, query, soFar, open),
            earlier,
          }),
        },
      ],
      schema,
      maxTokens: MAXIMUM_TOKENS.rewrite,
    },
    schema: rewriteOutputSchema,
    repair: request.repair,
  });
  if (asked.kind === 'invalid') return asked;
  const { output, usage } = asked;
  if (!output.fits) {
    const reason = cutText(output.reason?.trim() ?? '', 500) || 'the model gave no reason';
    return { kind: 'refused', reason, usage };
  }
  const { bound, written, issues } = assembleRewrite(output, base, open, {
    tools,
    timeZone: query.context.timeZone,
  });
  const faults = [
    ...issues,
    ...validatePlan(bound.plan, tools, {
      permissions: query.context.permissions,
      calls: soFar.calls,
      expressions: deps.checkExpression,
      slots: bound.slots,
    }),
  ];
  if (faults.length > 0) return unusable(asked, faults);
  const plan = withExpressionDependencies(bound.plan, deps.checkExpression);
  return { kind: 'fits', bound: { plan, slots: bound.slots }, written, usage };
}

/**
 * Slots that B may give a value, and those that it must. Where the query is a stored wording and nothing has gone wrong, a value
 * that was read without a doubt is not offered: a small model writes it again, and wrongly.
 */
function slotsToAsk(base: RouteBase, open: OpenParts, soFar: SoFar): { slots: string[]; needed: string[] } {
  const unsure = open.unsure.map(({ slot }) => slot);
  const settled = base.exact === true && soFar.failures.length === 0 && soFar.correction === undefined;
  const named = (slots: readonly Slot[]): string[] => slots.map(({ name }) => name);
  return {
    slots: named(settled ? [...open.slots, ...unsure] : base.bound.plan.slots),
    needed: named([...open.slots.filter((slot) => slot.required), ...unsure]),
  };
}

/** Writes all requested texts in one call. */
async function writeText(deps: PlanningDeps, request: WriteRequest): Promise<WriteReply> {
  const wanted = request.items.map((item) => wantedItem(item, deps.registry));
  const asked = await askPlanner(deps.planner, {
    request: {
      purpose: 'write',
      system: writeSystem(deps.instructions),
      messages: [
        {
          role: 'user',
          content: writeTurn(
            request,
            wanted.map((item) => item.shown),
            await writtenFrom(deps, request)
          ),
        },
      ],
      schema: WRITE_SCHEMA,
      maxTokens: MAXIMUM_TOKENS.write,
    },
    schema: writeOutputSchema,
    repair: request.repair,
    ...(deps.streamAnswers && request.items.some(({ key }) => key === 'answer') ? { telling: 'answer' } : {}),
  });
  if (asked.kind === 'invalid') return asked;
  const issues: PlanIssue[] = [];
  const values = writtenValues(
    asked.output.items,
    wanted.map((item) => item.open),
    request.query.context.timeZone,
    issues
  );
  if (issues.length > 0) return unusable(asked, issues, 'LLM_BAD_OUTPUT');
  return { kind: 'written', values, usage: asked.usage };
}

function wantedItem(
  item: WriteRequest['items'][number],
  registry: ToolRegistry
): { open: OpenWritten; shown: ShownItem } {
  const tool = item.tool === undefined ? undefined : registry.describe(item.tool);
  const { key, instruction, argument } = item;
  const type = tool && argument !== undefined ? argumentType(tool, argument) : undefined;
  const schemas = tool && argument !== undefined ? argumentSchemas(tool, argument) : undefined;
  return {
    open: { key, instruction, schemas },
    shown: { key, instruction, ...(tool ? { tool: tool.name } : {}), ...(type === undefined ? {} : { type }) },
  };
}
