import type { Json, JsonObject, JsonSchema } from '../../shared/protocol/json';
import type { Answer, EarlierDecision, PlanNode } from '../../shared/protocol/plan';
import type { Effect } from '../../shared/protocol/tool';
import type { ModelCallUsage } from '../../shared/protocol/usage';
import type { Planner } from '../planner/planner';

/** A tool that the caller of the query may use. */
export interface AgentTool {
  name: string;
  description: string;
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
  effect: Effect;
}

/** A call as the agent asks for it; the run makes it, under the tool's own effect, permissions, approval and retries. */
export interface AgentCall {
  tool: string;
  args: JsonObject;
}

/** A call of an earlier turn and what became of it. */
export interface AgentCallDone extends AgentCall {
  /** The id of its node in the run's plan. */
  id: string;
  /** Redacted, and cut where it is long; absent where the call failed or was skipped. */
  output?: Json;
  error?: { code: string; message: string };
}

/** An earlier turn. */
export interface AgentStep {
  calls: AgentCallDone[];
  /** What the agent gave to see again. */
  memo?: Json;
}

/** What the agent is asked, once for each of its turns. */
export interface AgentTurn {
  query: string;
  tenant: string;
  /** Who asks, and when: `user`, `environment`, `now`, `timeZone`, `timeRange`, `dataSources`. */
  context: JsonObject;
  tools: AgentTool[];
  /** Its turns in this iteration, oldest first; empty at the first. */
  steps: AgentStep[];
  /** The deployment's own rules. */
  instructions?: string;
  /** In words, for a model: what was learnt, what failed and what stands of this run, what the user called wrong, who asks and when. */
  briefing: string;
  /** No further turn: a reply that makes calls is refused. */
  last: boolean;
  /** Where the last reply of this turn could not be used: that reply as JSON, and why. It is asked at most twice again. */
  refused?: { reply: string; issues: string[] };
}

/** A node of an agent's plan. */
export type AgentNode = Omit<PlanNode, 'mutability' | 'alternatives'>;

/** What one reply cost, where the agent knows: `costUsd` is `null` where the model has no price. */
export type AgentUsage = Pick<ModelCallUsage, 'model' | 'tokens' | 'costUsd' | 'requestId'>;

/** What the agent does next: calls, an answer, a question to the user, or the rest of the way as one plan. */
export type AgentReply = (
  | { calls: AgentCall[] }
  | { answer: string }
  | { ask: string }
  | { plan: { nodes: AgentNode[]; answer: Answer } }
  | { unusable: { code: 'LLM_BAD_OUTPUT' | 'LLM_TRUNCATED' | 'LLM_REFUSED'; message: string } }
) & {
  /** Comes back in `steps` of the later turns; 32 KB at most. */
  memo?: Json;
  /**
   * At the first turn, by call id (the briefing names them): what becomes of calls that had an effect before. Default: all are kept, but
   * after a "wrong" those that can be undone are.
   */
  earlier?: Record<string, EarlierDecision>;
  usage?: AgentUsage;
};

/**
 * Somebody else's agent as tier C. The run asks it turn by turn and makes the calls that it asks for, so that each one is durable,
 * checked, visible and learnt from; the agent itself holds nothing between two turns.
 *
 * @example
 * ```ts
 * const agent: Agent = {
 *   name: 'desk',
 *   next: async ({ query, steps }) => {
 *     const [read] = steps.flatMap(({ calls }) => calls);
 *     if (!read) return { calls: [{ tool: 'read_order', args: { orderId: await desk.orderIn(query) } }] };
 *     return { answer: read.error ? read.error.message : JSON.stringify(read.output) };
 *   },
 * };
 * const plugin = new WorkflowGenPlugin({ tools: [readOrder], agent });
 * ```
 */
export interface Agent {
  readonly name: string;
  /** Turns in one iteration, 1 to 60; default 20. */
  readonly maxTurns?: number;
  /** Confirms fits in B and writes texts, where the deployment names no model of its own. */
  readonly planner?: Planner;
  /**
   * One turn. It never retries: an `ApplicationFailure` and a `WorkflowGenError` say themselves whether Temporal may, any other error
   * is tried again (activity kind `model`).
   */
  next(turn: AgentTurn, options: { signal: AbortSignal }): Promise<AgentReply> | AgentReply;
}

/** Turns of an agent that names no number. */
export const AGENT_TURNS = 20;
