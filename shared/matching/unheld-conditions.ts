import { reachedFrom } from '../plan/expression/text';
import { isEvaluated, isRead } from '../plan/node-kind';
import type { Plan, PlanNode } from '../protocol/plan';
import type { Template } from './template';

/**
 * What a template with a condition lacks for A, in words, one for each tool with an effect that no run with evidence has called
 * so far and that A could not stop before: a step that has no condition of its own and is skipped with the one that feeds it.
 */
export function unheldConditions(template: Pick<Template, 'plan' | 'statistics'>): string[] {
  const unheld = unheldEffects(template).filter((node) => !isEvaluated(node));
  return [...new Set(unheld.map(({ tool }) => tool))].map(
    (tool) => `a run in which ${tool} was called: its condition has not held yet`
  );
}

/**
 * Effects with a condition that no run with evidence has made so far: runs in which the condition did not hold show nothing of what is
 * done where it does. Skipping is the harmless side, so A skips them as those runs did, and stops before them where the
 * condition holds, so that the model in B is asked first; one run in which it held is enough. Plans that only read have none.
 */
export function unheldEffects({ plan, statistics }: Pick<Template, 'plan' | 'statistics'>): PlanNode[] {
  const ran = new Set(statistics.ran);
  const byId = new Map(plan.nodes.map((node) => [node.id, node]));
  return plan.nodes.filter((node) => !isRead(node, plan) && !ran.has(node.id) && isConditional(node, plan, byId));
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
