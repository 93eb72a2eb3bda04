import { reachedFrom } from '../plan/expression/text';
import type { Plan, PlanNode } from '../protocol/plan';
import type { Template } from './template';

/**
 * What a template with a condition lacks for A, in words, one for each tool with an effect that no run with evidence has called
 * so far: runs in which the condition did not hold show nothing of what is done where it does. Skipping is the harmless side,
 * so one run in which it held is enough, and plans that only read are asked for nothing.
 */
export function unheldConditions({ plan, statistics }: Pick<Template, 'plan' | 'statistics'>): string[] {
  const ran = new Set(statistics.ran);
  const byId = new Map(plan.nodes.map((node) => [node.id, node]));
  const unheld = plan.nodes.filter(
    (node) => plan.tools[node.tool]?.effect !== 'read' && !ran.has(node.id) && isConditional(node, plan, byId)
  );
  return [...new Set(unheld.map(({ tool }) => tool))].map(
    (tool) => `a run in which ${tool} was called: its condition has not held yet`
  );
}

/** May the node be skipped: by its own condition, or since a node that feeds it was. */
function isConditional(node: PlanNode, plan: Plan, byId: ReadonlyMap<string, PlanNode>): boolean {
  if (node.when !== undefined) return true;
  const given = Object.values(node.args).flatMap((binding) => (binding.kind === 'output' ? [binding.node] : []));
  const listed = node.forEach === undefined ? [] : reachedFrom(node.forEach, plan.values).nodes;
  return [...given, ...listed].some((id) => {
    const feeding = byId.get(id);
    return feeding !== undefined && feeding !== node && isConditional(feeding, plan, byId);
  });
}
