import { ApplicationFailure } from '@temporalio/common';
import type { ExpressionCheck } from '../../shared/plan/dependencies';
import { validatePlan, withExpressionDependencies } from '../../shared/plan/validate-plan';
import { needsDecision } from '../../shared/plan/validate-earlier';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import type { JsonObject } from '../../shared/protocol/json';
import type { PlanNode } from '../../shared/protocol/plan';
import type { PlanReply, PlanRequest } from '../../shared/protocol/planning';
import { visibleContext } from '../../shared/protocol/query';
import type { Call } from '../../shared/protocol/call';
import type { ToolDescription } from '../../shared/protocol/tool';
import { previewOf } from '../../shared/protocol/value';
import { failureOf, toFailure } from '../failure';
import { dataSection, prompt } from '../planning/prompt-section';
import { contextSection, conversationSection, experienceSection, failuresSection } from '../planning/shared-sections';
import { allowedTools, relevantExperience, roundsSoFar, type PromptSources } from '../planning/prompt-data';
import { countedCall, invalidReply, unusable } from '../planning/ask-planner';
import { AGENT_TURNS, type Agent, type AgentStep, type AgentTurn } from './agent';
import { agentReplySchema } from './agent-reply.schema';
import { usageOfReply } from './agent-usage';
import { planOfReply } from './assemble-reply';

export interface AgentTurnDeps extends PromptSources {
  agent: Agent;
  checkExpression: ExpressionCheck;
  instructions?: string;
}

/** Characters of output data that an agent is shown at one turn, shared by the outputs. */
const OUTPUT_CHARACTERS = 48_000;
const ARGUMENT_CHARACTERS = 400;

/**
 * One turn of an agent as one round of tier C: its calls become nodes of the plan, which the run executes before the next turn. What it
 * says that cannot be used is a result, so that its tokens are counted. Throws an `ApplicationFailure` of a public code.
 */
export async function agentTurn(deps: AgentTurnDeps, request: PlanRequest): Promise<PlanReply> {
  const { agent } = deps;
  const { query, soFar } = request;
  const tools = allowedTools(deps.registry, query);
  const calls = soFar.calls.filter((call) => !call.callId.startsWith(`${soFar.tier}/${soFar.iteration}/`));
  const earlier = { ...request, soFar: { ...soFar, calls } };
  const rounds = agent.maxTurns ?? AGENT_TURNS;
  const last = request.round >= rounds;
  const turn = await turnOf(deps, earlier, [...tools.values()], last);

  const startedAt = Date.now();
  const { reply: said, usage } = await countedCall(async (signal) => {
    const reply = await agent.next(turn, { signal });
    return { reply, usage: usageOfReply(agent, reply, Date.now() - startedAt) };
  }, agentFailure);
  const parsed = agentReplySchema.safeParse(said);
  const asked = { text: JSON.stringify(said ?? null), usage };
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the reply'}: ${message}`);
    return invalidReply(asked, 'LLM_BAD_OUTPUT', issues);
  }
  const reply = parsed.data;
  if ('unusable' in reply) return invalidReply(asked, reply.unusable.code, [reply.unusable.message]);
  if ('ask' in reply) return { kind: 'ask', question: reply.ask, usage };
  if ('calls' in reply && last) {
    return invalidReply(asked, 'PLAN_INVALID', ['This is the last turn: make no call, and answer from what there is.']);
  }

  const { plan, turn: done } = planOfReply(reply, earlier, tools);
  const faults = validatePlan(plan, tools, {
    permissions: query.context.permissions,
    calls,
    expressions: deps.checkExpression,
    slots: {},
  });
  if (faults.length > 0) return unusable(asked, faults);
  return {
    kind: 'plan',
    plan: withExpressionDependencies(plan, deps.checkExpression),
    more: 'calls' in reply,
    turn: done,
    rounds,
    usage,
  };
}

/** An agent's own error may be a connection that broke: tried again, as Temporal does with every error. */
function agentFailure(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure || error instanceof WorkflowGenError) return toFailure(error);
  return failureOf('LLM_UNAVAILABLE', `The agent failed: ${messageOf(error)}`, { retryable: true, cause: error });
}

async function turnOf(
  deps: AgentTurnDeps,
  request: PlanRequest,
  tools: readonly ToolDescription[],
  last: boolean
): Promise<AgentTurn> {
  const { query, soFar, repair } = request;
  return {
    query: query.text,
    tenant: query.tenant,
    context: visibleContext(query.context),
    tools: tools.map(({ name, description, inputSchema, outputSchema, effect }) => ({
      name,
      description,
      inputSchema,
      outputSchema,
      effect,
    })),
    steps: await stepsOf(deps, request),
    ...(deps.instructions === undefined ? {} : { instructions: deps.instructions }),
    briefing: prompt(
      experienceSection(
        await relevantExperience(deps, query, soFar, { tools: tools.map(({ name }) => name), placed: [] })
      ),
      failuresSection(soFar.failures),
      standingSection(soFar.calls.filter(needsDecision)),
      conversationSection(soFar),
      contextSection(query)
    ),
    last,
    ...(repair ? { refused: { reply: repair.output, issues: repair.issues } } : {}),
  };
}

async function stepsOf(deps: AgentTurnDeps, request: PlanRequest): Promise<AgentStep[]> {
  const { earlierRounds } = request;
  if (!earlierRounds) return [];
  const shown = new Map((await roundsSoFar(deps, request, OUTPUT_CHARACTERS)).map((one) => [one.id, one.output]));
  const failed = new Map((earlierRounds.failed ?? []).map(({ node, code, message }) => [node, { code, message }]));
  const nodes = new Map(earlierRounds.plan.nodes.map((node) => [node.id, node]));
  return (earlierRounds.turns ?? []).map((turn) => ({
    calls: turn.nodes.flatMap((id) => {
      const node = nodes.get(id);
      if (!node) return [];
      const error = failed.get(id);
      const output = error ? undefined : shown.get(id);
      return [
        {
          id,
          tool: node.tool,
          args: constantsOf(node),
          ...(output === undefined ? {} : { output }),
          ...(error ? { error } : {}),
        },
      ];
    }),
    ...(turn.memo === undefined ? {} : { memo: turn.memo }),
  }));
}

function constantsOf({ args }: PlanNode): JsonObject {
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, binding]) => (binding.kind === 'constant' ? [[name, binding.value]] : []))
  );
}

/** Effects from before the agent's first turn. */
function standingSection(calls: readonly Call[]): string | undefined {
  if (calls.length === 0) return undefined;
  const told = calls.map(({ callId, tool, args, output }) => ({
    call: callId,
    tool,
    ...(args === undefined ? {} : { args: previewOf(args, ARGUMENT_CHARACTERS) }),
    ...(output === undefined ? {} : { output: previewOf(output, ARGUMENT_CHARACTERS) }),
  }));
  return `These calls were made for this request before, and had an effect. An equal call is not made again, and gives the output it gave.\n${dataSection('earlier_calls', told)}`;
}
