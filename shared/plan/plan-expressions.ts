import { mapAnswer } from './answer-text';
import { parseExpression } from './expression/parse';
import { replaceReferences } from './expression/references';
import { changeExpression } from './expression/text';
import type { NamedValue, Plan, PlanNode } from '../protocol/plan';

/**
 * The plan with each named value written out where it is named, and none left: what a plan does, whether or not its planner gave a
 * condition a name. Two planners' plans are compared, and templates are made, in this form.
 */
export function inlineValues(plan: Plan): Plan {
  if (!plan.values?.length) return plan;
  const known = valuesWrittenOut(plan);
  const { values: _inlined, ...rest } = plan;
  return mapPlanExpressions(rest, (text) => withValues(text, known));
}

/** The plan's named values, each without the name of another. */
export function valuesWrittenOut({ values = [] }: Plan): NamedValue[] {
  return values.reduce<NamedValue[]>(
    (known, { name, expression }) => [...known, { name, expression: withValues(expression, known) }],
    []
  );
}

function withValues(text: string, known: readonly NamedValue[]): string {
  return changeExpression(text, (tree) =>
    replaceReferences(tree, ({ root, name }) => {
      const value = root === 'values' ? known.find((one) => one.name === name) : undefined;
      return value && parseExpression(value.expression).tree;
    })
  );
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
