import { mapPlanExpressions } from './plan-expressions';
import { renameReferences, type Renaming } from './expression/references';
import { changeExpression } from './expression/text';
import type { Binding, Plan } from '../protocol/plan';

/** The plan under other names of nodes and slots; the slots that have a new name, in the order of the names. */
export function renamePlan(
  plan: Plan,
  names: { nodes: ReadonlyMap<string, string>; slots: ReadonlyMap<string, string> }
): Plan {
  const node_ = (id: string): string => names.nodes.get(id) ?? id;
  const renamed = mapPlanExpressions(plan, (text) => renameExpression(text, names));
  return {
    ...renamed,
    slots: [...names.slots].flatMap(([old, name]) => {
      const slot = plan.slots.find((item) => item.name === old);
      return slot ? [{ ...slot, name }] : [];
    }),
    nodes: renamed.nodes.map((node) => ({
      ...node,
      id: node_(node.id),
      args: Object.fromEntries(
        Object.entries(node.args)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([argument, binding]) => [argument, renameReference(binding, names)])
      ),
      ...(node.after ? { after: [...new Set(node.after.map(node_))].sort() } : {}),
    })),
  };
}

/** A binding under other names. */
export function renameBinding(binding: Binding, names: Renaming): Binding {
  return binding.kind === 'expression'
    ? { ...binding, expression: renameExpression(binding.expression, names) }
    : renameReference(binding, names);
}

function renameReference(binding: Binding, names: Renaming): Binding {
  switch (binding.kind) {
    case 'slot':
      return { ...binding, slot: names.slots?.get(binding.slot) ?? binding.slot };
    case 'output':
      return { ...binding, node: names.nodes?.get(binding.node) ?? binding.node };
    case 'written':
      return { ...binding, needs: binding.needs.map((id) => names.nodes?.get(id) ?? id).sort() };
    default:
      return binding;
  }
}

export function renameExpression(text: string, names: Renaming): string {
  return changeExpression(text, (tree) => renameReferences(tree, names));
}
