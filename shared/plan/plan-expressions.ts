import { mapAnswer } from './answer-text';
import { parseExpression } from './expression/parse';
import { replaceReferences } from './expression/references';
import { changeExpression } from './expression/text';
import type { Plan, PlanNode } from '../protocol/plan';

/**
 * The plan with each named value written out where it is named, and none left: what a plan does, whether or not its planner gave a
 * condition a name. Two planners' plans are compared, and templates are made, in this form.
 */
export function inlineValues(plan: Plan): Plan {
  if (!plan.values?.length) return plan;
  const known = new Map<string, string>();
  const inline = (text: string): string =>
    changeExpression(text, (tree) =>
      replaceReferences(tree, ({ root, name }) => {
        const value = root === 'values' ? known.get(name) : undefined;
        return value === undefined ? undefined : parseExpression(value).tree;
      })
    );
  for (const { name, expression } of plan.values) known.set(name, inline(expression));
  const { values: _inlined, ...rest } = plan;
  return mapPlanExpressions(rest, inline);
}

/** The plan with each of its expressions changed. */
export function mapPlanExpressions(plan: Plan, change: (text: string) => string): Plan {
  return {
    ...plan,
    ...(plan.values && { values: plan.values.map((value) => ({ ...value, expression: change(value.expression) })) }),
    nodes: plan.nodes.map((node) => ({
      ...node,
      args: mapExpressions(node.args, change),
      ...(node.when === undefined ? {} : { when: change(node.when) }),
      ...(node.forEach === undefined ? {} : { forEach: change(node.forEach) }),
    })),
    answer: plan.answer.kind === 'text' ? { ...plan.answer, text: mapAnswer(plan.answer.text, change) } : plan.answer,
  };
}

/** The bindings with each expression among them changed. */
function mapExpressions(args: PlanNode['args'], change: (text: string) => string): PlanNode['args'] {
  return Object.fromEntries(
    Object.entries(args).map(([argument, binding]) => [
      argument,
      binding.kind === 'expression' ? { ...binding, expression: change(binding.expression) } : binding,
    ])
  );
}
