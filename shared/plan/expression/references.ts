import { ROOTS, type Root, type Tree } from './tree';
import { mapTree, visitTree, type Scope } from './walk';

/** The names of a plan that an expression refers to, each once, in the order of the text. */
export interface References {
  nodes: string[];
  slots: string[];
  /** Named values of the plan. */
  values: string[];
  /** Paths below `context`: `now`, `user.email`. */
  context: string[];
  /** It names `item` or `index`. */
  item: boolean;
}

/** A path that begins at the root of the run. */
export interface RootPath {
  root: Root;
  /** The name below the root; absent where something else than a name follows. */
  name?: string;
  /** Where the name stands among the steps. */
  at: number;
}

/** What a path refers to, where it begins at the root of the run: `slots.x`, and `$$.slots.x` inside a filter. */
export function rootPathOf(tree: Tree, scope: Scope): RootPath | undefined {
  if (tree.type !== 'path') return undefined;
  const [first] = tree.steps;
  const shift = first?.type === 'variable' && (first.name === '$' || (first.name === '' && scope === 'root')) ? 1 : 0;
  if (shift === 0 && scope === 'element') return undefined;
  const [root, member] = tree.steps.slice(shift);
  if (root?.type !== 'name' || !isRoot(root.name)) return undefined;
  return { root: root.name, at: shift + 1, ...(member?.type === 'name' ? { name: member.name } : {}) };
}

function isRoot(name: string): name is Root {
  return (ROOTS as readonly string[]).includes(name);
}

/** What an expression refers to. A field of an element that has the name of a root is no reference. */
export function referencesOf(tree: Tree): References {
  const found = {
    nodes: new Set<string>(),
    slots: new Set<string>(),
    values: new Set<string>(),
    context: new Set<string>(),
  };
  let item = false;
  visitTree(tree, (node, scope) => {
    const path = rootPathOf(node, scope);
    if (!path || node.type !== 'path') return;
    if (path.root === 'item' || path.root === 'index') item = true;
    else if (path.name !== undefined) {
      found[path.root].add(path.root === 'context' ? plainPath(node.steps.slice(path.at)) : path.name);
    }
  });
  return {
    nodes: [...found.nodes],
    slots: [...found.slots],
    values: [...found.values],
    context: [...found.context],
    item,
  };
}

/** The names at the beginning of some steps, up to the first that a filter or anything else follows. */
function plainPath(steps: readonly Tree[]): string {
  const names: string[] = [];
  for (const step of steps) {
    if (step.type !== 'name') break;
    names.push(step.name);
    if (step.stages?.length) break;
  }
  return names.join('.');
}

/** New names by old ones; what is not in a map keeps its name. */
export interface Renaming {
  nodes?: ReadonlyMap<string, string>;
  slots?: ReadonlyMap<string, string>;
  values?: ReadonlyMap<string, string>;
}

export function renameReferences(tree: Tree, names: Renaming): Tree {
  return mapTree(tree, (node, scope) => {
    const path = rootPathOf(node, scope);
    if (!path || path.name === undefined || node.type !== 'path') return node;
    const { root, name, at } = path;
    const renamed = root === 'nodes' || root === 'slots' || root === 'values' ? names[root]?.get(name) : undefined;
    if (renamed === undefined) return node;
    return {
      ...node,
      steps: node.steps.map((step, place) => (place === at ? { ...step, type: 'name', name: renamed } : step)),
    };
  });
}

/** Replaces a whole reference, with the rest of its path behind it, or in parentheses where it is no path. */
export function replaceReferences(tree: Tree, by: (path: RootPath & { name: string }) => Tree | undefined): Tree {
  return mapTree(tree, (node, scope) => {
    const path = rootPathOf(node, scope);
    if (!path || path.name === undefined || node.type !== 'path') return node;
    const found = by({ ...path, name: path.name });
    if (!found) return node;
    const given = scope === 'element' ? fromElement(found) : found;
    const [{ stages, keepArray, position, focus }, ...rest] = node.steps.slice(path.at) as [Tree, ...Tree[]];
    const suffix = {
      ...(keepArray ? { keepArray } : {}),
      ...(focus === undefined ? {} : { focus }),
      ...(position === undefined ? {} : { position }),
      ...(stages ? { stages } : {}),
    };
    if (rest.length === 0 && Object.keys(suffix).length === 0 && !node.group && !node.keepArray && !node.stages)
      return given;
    const head: Tree = { type: 'block', items: [given], ...suffix };
    return { ...node, steps: [head, ...rest] };
  });
}

/** An expression as it stands at the root, written for a place inside a filter or a step, where the root is `$$`. */
export function fromElement(tree: Tree): Tree {
  return mapTree(tree, (node, scope) => {
    if (scope === 'element') return node;
    if (node.type === 'variable' && node.name === '') return { ...node, name: '$' };
    const [first] = node.type === 'path' ? node.steps : [];
    if (node.type !== 'path' || first?.type !== 'name') return node;
    return { ...node, steps: [{ type: 'variable', name: '$' }, ...node.steps] };
  });
}
