import type { Plan } from '../protocol/plan';
import { mapExpressions } from './map-expressions';
import { parseExpression } from './expression/parse';
import { replaceReferences } from './expression/references';
import type { Tree } from './expression/tree';

/**
 * The plan with each named value written out where it is named, and none left: what a plan does, whether or not its planner
 * gave a condition a name. Two planners' plans are compared, and templates are made, in this form.
 */
export function withoutNamedValues(plan: Plan): Plan {
  if (!plan.values) return plan;
  const known = new Map<string, Tree>();
  const inline = (tree: Tree): Tree =>
    replaceReferences(tree, ({ root, name }) => (root === 'values' ? known.get(name) : undefined));
  for (const { name, expression } of plan.values) {
    const { tree } = parseExpression(expression);
    if (tree) known.set(name, inline(tree));
  }
  const { values: _named, ...rest } = plan;
  return mapExpressions(rest, inline);
}
