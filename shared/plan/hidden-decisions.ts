import { parseAnswer } from './answer-text';
import type { Answer, NamedValue, PlanNode } from '../protocol/plan';
import { dependenciesOf } from './dependencies';
import { reachedFrom } from './expression/text';

export interface DecisionContext {
  answer: Answer;
  /** Named values of the plan. */
  values?: readonly NamedValue[];
  /** Does the query make what is to be done depend on something. */
  conditional: boolean;
  /** Could the model see outputs while it still planned. */
  sawOutputs: boolean;
  isRead(node: PlanNode): boolean;
  endedBefore(earlier: string, later: string): boolean;
}

/**
 * Marks the nodes that a decision hangs on which the plan does not hold. A run shows what was done, not what would have been
 * done otherwise: where the query states a condition and the plan has no `when`, or where the model read something that no
 * binding uses before it went on, another run may have to do something else. Such nodes are `variable`, so that the template
 * does not serve A, until the condition is learnt.
 */
export function markHiddenDecisions(nodes: readonly PlanNode[], context: DecisionContext): PlanNode[] {
  const marked = new Set<string>();
  if (context.conditional && nodes.every((node) => node.when === undefined)) {
    const effects = nodes.filter((node) => !context.isRead(node));
    const candidates = effects.length > 0 ? effects : sinks(nodes, context.values);
    candidates.forEach((node) => marked.add(node.id));
  }
  if (context.sawOutputs) {
    const used = usedOutputs(nodes, context);
    for (const read of nodes.filter((node) => context.isRead(node) && !used.has(node.id))) {
      nodes
        .filter((node) => !context.isRead(node) && context.endedBefore(read.id, node.id))
        .forEach((node) => marked.add(node.id));
    }
  }
  return nodes.map((node) =>
    marked.has(node.id) ? { ...node, mutability: 'variable', alternatives: node.alternatives ?? [node.tool] } : node
  );
}

/** Nodes whose output a binding, a condition, or the answer looks at. */
function usedOutputs(nodes: readonly PlanNode[], { answer, values }: DecisionContext): Set<string> {
  const used = new Set(nodes.flatMap((node) => dependenciesOf({ ...node, after: [] }, values)));
  if (answer.kind === 'text') {
    for (const part of parseAnswer(answer.text).parts) {
      if ('expression' in part) reachedFrom(part.expression, values).nodes.forEach((id) => used.add(id));
    }
  }
  return used;
}

function sinks(nodes: readonly PlanNode[], values: DecisionContext['values']): PlanNode[] {
  const needed = new Set(nodes.flatMap((node) => dependenciesOf(node, values)));
  return nodes.filter((node) => !needed.has(node.id));
}
