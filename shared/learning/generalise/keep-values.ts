import { changeExpression } from '../../plan/expression/text';
import { fromElement } from '../../plan/expression/references';
import { parseExpression } from '../../plan/expression/parse';
import { printExpression } from '../../plan/expression/print';
import { pathOf, type Tree } from '../../plan/expression/tree';
import { mapTree } from '../../plan/expression/walk';
import { mapPlanExpressions } from '../../plan/plan-expressions';
import { renameExpression } from '../../plan/rename-plan';
import type { NamedValue, Plan } from '../../protocol/plan';
import type { Renaming } from '../../plan/expression/references';

/**
 * The plan with what its planner had named under these names again, wherever it stands. A named value is evaluated once; written
 * out, it would be evaluated at each place, inside a filter even for each element.
 *
 * @param plan a plan without named values
 * @param values each written out, and generalised as the plan is
 */
export function keepValues(plan: Plan, values: readonly NamedValue[], names: Renaming): Plan {
  const renamed = values.map(({ name, expression }) => ({ name, expression: renameExpression(expression, names) }));
  // The later ones are made of the earlier ones, so that the largest are found first.
  const kept = [...renamed].reverse().reduce<Plan>((current, value) => {
    const named = mapPlanExpressions(current, (text) => changeExpression(text, (tree) => naming(tree, value)));
    const isUsed = JSON.stringify(named) !== JSON.stringify(current);
    return isUsed ? { ...named, values: [value, ...(named.values ?? [])] } : current;
  }, plan);
  return kept;
}

/** The expression with the value's name in the place of what it says. */
function naming(tree: Tree, { name, expression }: NamedValue): Tree {
  const { tree: value } = parseExpression(expression);
  if (!value || value.type === 'literal') return tree;
  const said = { root: printExpression(value), element: printExpression(fromElement(value)) };
  const by = pathOf('values', name);
  return mapTree(tree, (node, scope) =>
    printExpression(node) === said[scope] ? (scope === 'element' ? fromElement(by) : by) : node
  );
}
