import { rootPathOf } from './references';
import { calledFunction, type Tree } from './tree';
import { visitTree, type Scope } from './walk';

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=', 'in']);

/**
 * By slot, the field that an expression compares it with: `list_name` for `slots.x` in `rows[list_name = $$.slots.x]`. It says what
 * the slot is for, whatever a planner called it.
 */
export function fieldsComparedWith(tree: Tree): Map<string, string> {
  const found = new Map<string, string>();
  visitTree(tree, (node, scope) => {
    const [left, right] =
      node.type === 'binary' && COMPARISONS.has(node.operator)
        ? [node.left, node.right]
        : node.type === 'call' && calledFunction(node) === 'contains'
          ? node.args
          : [];
    if (!left || !right) return;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const field = lastField(other, scope);
      for (const slot of field === undefined ? [] : slotsOf(one, scope)) {
        if (field !== undefined && !found.has(slot)) found.set(slot, field);
      }
    }
  });
  return found;
}

function slotsOf(tree: Tree, scope: Scope): string[] {
  const slots: string[] = [];
  visitTree(
    tree,
    (node, inner) => {
      const path = rootPathOf(node, inner);
      if (path?.root === 'slots' && path.name !== undefined) slots.push(path.name);
    },
    scope
  );
  return slots;
}

/** The last field of the first path in a tree that is no slot. */
function lastField(tree: Tree, scope: Scope): string | undefined {
  let field: string | undefined;
  visitTree(
    tree,
    (node, inner) => {
      if (field !== undefined || node.type !== 'path') return field === undefined;
      if (rootPathOf(node, inner)?.root === 'slots') return false;
      const last = node.steps.at(-1);
      // A node's own name is its planner's, and says nothing of what is compared.
      const below = rootPathOf(node, inner)?.at;
      if (last?.type === 'name' && (below === undefined || node.steps.length > below + 1)) field = last.name;
      return false;
    },
    scope
  );
  return field;
}
