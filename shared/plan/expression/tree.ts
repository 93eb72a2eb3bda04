/**
 * An expression as a syntax tree: JSONata's own, without positions, and without the parentheses that say nothing. Trees are
 * values: whoever changes one makes another.
 */
export type Tree = (
  | { type: 'literal'; value: Literal }
  /** A field; only as a step of a path. */
  | { type: 'name'; name: string }
  | { type: 'path'; steps: Tree[] }
  /** `$name`; `$` has the empty name, `$$` the name `$`. */
  | { type: 'variable'; name: string }
  | { type: 'wildcard' | 'descendant' | 'parent' | 'placeholder' }
  | { type: 'minus'; of: Tree }
  | { type: 'binary'; operator: string; left: Tree; right: Tree }
  | { type: 'condition'; condition: Tree; then: Tree; else?: Tree }
  | { type: 'call'; callee: Tree; args: Tree[] }
  | { type: 'list'; items: Tree[] }
  | { type: 'object'; pairs: Pair[] }
  /** Parentheses that matter: around a step, a list, several expressions, or what carries a filter. */
  | { type: 'block'; items: Tree[] }
  /** A step of a path that orders what came before. */
  | { type: 'sort'; terms: SortTerm[] }
  | { type: 'regex'; pattern: string; flags: string }
  | { type: 'lambda'; parameters: string[]; signature?: string; body: Tree }
  | { type: 'transform'; pattern: Tree; update: Tree; delete?: Tree }
) &
  Suffixes;

export type Literal = string | number | boolean | null;

/** The key and the value of one member that an object constructor or a grouping makes. */
export type Pair = [key: Tree, value: Tree];

export interface SortTerm {
  descending: boolean;
  by: Tree;
}

/** A filter or index `[…]`, or a position bound with `#$name`. */
export type Stage = { filter: Tree } | { position: string };

/** What can stand behind any node, in this order: `[]`, `@$focus`, `#$position`, filters, and a grouping `{…}`. */
export interface Suffixes {
  keepArray?: true;
  focus?: string;
  position?: string;
  stages?: Stage[];
  group?: Pair[];
}

/** The roots that a run has; below them stand names. */
export const ROOTS = ['slots', 'nodes', 'values', 'item', 'index', 'context'] as const;

export type Root = (typeof ROOTS)[number];

export function literal(value: Literal): Tree {
  return { type: 'literal', value };
}

/** The path of these names from the root of the run: `slots.orderId`. */
export function pathOf(...names: string[]): Tree {
  return { type: 'path', steps: names.map((name) => ({ type: 'name', name })) };
}

export function binary(operator: string, left: Tree, right: Tree): Tree {
  return { type: 'binary', operator, left, right };
}

export function call(name: string, ...args: Tree[]): Tree {
  return { type: 'call', callee: { type: 'variable', name }, args };
}

/** The name of the function that a call calls, without its `$`. */
export function calledFunction(tree: Tree): string | undefined {
  return tree.type === 'call' && tree.callee.type === 'variable' ? tree.callee.name : undefined;
}

export function hasSuffix({ keepArray, focus, position, stages, group }: Suffixes): boolean {
  return keepArray !== undefined || focus !== undefined || position !== undefined || !!stages?.length || !!group;
}
