import type { Binding, Plan, PlanNode } from '../protocol/plan';
import { mapAnswer } from './answer-text';
import { parseExpression } from './expression/parse';
import { printExpression } from './expression/print';
import type { Tree } from './expression/tree';

/** The plan with every expression in it changed, also those of its answer; what is no JSONata stays as it is. */
export function mapExpressions(plan: Plan, change: (tree: Tree) => Tree): Plan {
  const text = (expression: string): string => changed(expression, change);
  return {
    ...plan,
    ...(plan.values && { values: plan.values.map((one) => ({ ...one, expression: text(one.expression) })) }),
    nodes: plan.nodes.map((node) => mapNode(node, text)),
    answer: plan.answer.kind === 'text' ? { ...plan.answer, text: mapAnswer(plan.answer.text, text) } : plan.answer,
  };
}

function changed(expression: string, change: (tree: Tree) => Tree): string {
  const { tree } = parseExpression(expression);
  if (!tree) return expression;
  const after = change(tree);
  // What is not changed keeps its planner's spelling.
  const printed = printExpression(after);
  return printed === printExpression(tree) ? expression : printed;
}

function mapNode(node: PlanNode, text: (expression: string) => string): PlanNode {
  const args = Object.entries(node.args).map(([name, binding]): [string, Binding] => [
    name,
    binding.kind === 'expression' ? { ...binding, expression: text(binding.expression) } : binding,
  ]);
  return {
    ...node,
    args: Object.fromEntries(args),
    ...(node.when === undefined ? {} : { when: text(node.when) }),
    ...(node.forEach === undefined ? {} : { forEach: text(node.forEach) }),
  };
}
