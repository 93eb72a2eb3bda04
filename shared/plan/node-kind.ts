import type { Plan, PlanNode } from '../protocol/plan';

/** Does the node only look: its tool changes nothing. */
export function isRead({ tool }: Pick<PlanNode, 'tool'>, { tools }: Pick<Plan, 'tools'>): boolean {
  return tools[tool]?.effect === 'read';
}

/** Does the run look at a condition or a list before it calls the node's tool. */
export function isEvaluated({ when, forEach }: PlanNode): boolean {
  return when !== undefined || forEach !== undefined;
}
