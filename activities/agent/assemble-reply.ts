import type { Json } from '../../shared/protocol/json';
import type { Binding, EarlierDecision, Plan, PlanNode } from '../../shared/protocol/plan';
import { needsDecision } from '../../shared/plan/validate-earlier';
import type { AgentTurnDone, PlanRequest } from '../../shared/protocol/planning';
import { withCurrentTools } from '../../shared/plan/snapshot';
import type { ToolDescription } from '../../shared/protocol/tool';
import type { AgentCall, AgentNode, AgentReply } from './agent';

/** A reply that goes on with the run: by calls, or to its end. */
export type WorkingReply = Extract<AgentReply, { calls: unknown } | { answer: unknown } | { plan: unknown }>;

/**
 * The nodes of the earlier turns and of this reply as one plan, whose arguments are constants: learning finds out where they came from. A
 * call that fails does not end the plan, since the agent is told of it and decides.
 */
export function planOfReply(
  reply: WorkingReply,
  request: PlanRequest,
  tools: ReadonlyMap<string, ToolDescription>
): { plan: Plan; turn: AgentTurnDone } {
  const before = request.earlierRounds;
  const failed = new Set((before?.failed ?? []).map(({ node }) => node));
  const done = (before?.plan.nodes ?? []).map((node) =>
    'calls' in reply || failed.has(node.id) ? node : strict(node)
  );
  const nodes =
    'calls' in reply ? callNodes(reply.calls, request) : 'plan' in reply ? reply.plan.nodes.map(planNode) : [];
  const plan: Plan = {
    schema: 1,
    slots: [],
    nodes: [...done, ...nodes],
    answer: answerOf(reply),
    tools: before?.plan.tools ?? {},
    earlier: decisions(reply, request, tools),
  };
  const turn = { nodes: nodes.map(({ id }) => id), ...(reply.memo === undefined ? {} : { memo: reply.memo }) };
  return { plan: withCurrentTools(plan, tools), turn };
}

/** What was made without a failure was never seen to be dispensable: a run that reuses the plan must not go on without it. */
function strict({ onError: _leave, ...node }: PlanNode): PlanNode {
  return node;
}

function callNodes(calls: readonly AgentCall[], request: PlanRequest): PlanNode[] {
  // Also those of earlier plans: a node with the id of a kept call would be answered by it, whatever its arguments are.
  const taken = new Set([
    ...(request.earlierRounds?.plan.nodes ?? []).map(({ id }) => id),
    ...request.soFar.calls.map(({ node }) => node),
  ]);
  const previous = request.earlierRounds?.turns?.at(-1)?.nodes ?? [];
  return calls.map(({ tool, args }) => {
    const id = freeId(tool, taken);
    taken.add(id);
    return {
      id,
      tool,
      mutability: 'fixed',
      args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, constant(value)])),
      // Its order may matter where no value shows it.
      ...(previous.length > 0 ? { after: [...previous] } : {}),
      onError: 'continue',
    };
  });
}

const constant = (value: Json): Binding => ({ kind: 'constant', value });

function freeId(tool: string, taken: ReadonlySet<string>): string {
  const base =
    tool
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, '_')
      .replace(/^[^a-z]+/, '') || 'call';
  let id = base;
  for (let next = 2; taken.has(id); next += 1) id = `${base}_${next}`;
  return id;
}

function planNode(node: AgentNode): PlanNode {
  return { ...node, mutability: 'fixed' };
}

function answerOf(reply: WorkingReply): Plan['answer'] {
  if ('plan' in reply) return reply.plan.answer;
  if ('calls' in reply) return { kind: 'text', text: '' };
  // An answer's braces are no placeholder.
  return { kind: 'text', text: reply.answer.split('{{').join('{{"{{"}}') };
}

/** What becomes of the effects that stood before the first turn: the agent's word, else that nothing is done twice. */
function decisions(
  { earlier }: WorkingReply,
  { soFar, earlierRounds }: PlanRequest,
  tools: ReadonlyMap<string, ToolDescription>
): Record<string, EarlierDecision> {
  const said = earlierRounds ? earlierRounds.plan.earlier : earlier;
  const byDefault = (tool: string): EarlierDecision =>
    soFar.correction && tools.get(tool)?.compensable ? 'replace' : 'keep';
  return Object.fromEntries(
    soFar.calls.filter(needsDecision).map(({ callId, tool }) => [callId, said?.[callId] ?? byDefault(tool)])
  );
}
