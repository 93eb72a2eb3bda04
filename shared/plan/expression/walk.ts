import type { Pair, Stage, Tree } from './tree';

/**
 * What names mean at a place: at the `root` a path begins with `slots`, `nodes`, …; inside `[…]`, `.{…}`, `.(…)`, `^(…)` and
 * groupings it begins with a field of the `element` at hand, and the root is written `$$`.
 */
export type Scope = 'root' | 'element';

/** What a part is to the node that holds it. */
export type Role =
  | { is: 'operand'; operator: string; other: Tree; side: 'left' | 'right' }
  | { is: 'argument'; function: string | undefined; at: number; of: readonly Tree[] }
  | { is: 'item'; of: readonly Tree[] }
  | { is: 'condition' | 'branch' | 'key' | 'value' | 'filter' | 'step' | 'term' | 'inner' };

export interface Place {
  scope: Scope;
  role: Role;
}

/** Functions whose texts and numbers say how something is written, and not what was asked for. */
export const FORMATTING: ReadonlySet<string> = new Set([
  ...['formatDate', 'formatNumber', 'substring', 'round', 'pad', 'split', 'join', 'power'],
]);

/** The tree with each of its direct parts replaced; `change` learns what the part is for and what names mean there. */
export function mapParts(tree: Tree, scope: Scope, change: (part: Tree, place: Place) => Tree): Tree {
  const part = (one: Tree, is: Exclude<Role['is'], 'operand' | 'argument' | 'item'>, inside: Scope = scope): Tree =>
    change(one, { scope: inside, role: { is } });
  const pairs = (list: readonly Pair[], inside: Scope): Pair[] =>
    list.map(([key, value]) => [part(key, 'key', inside), part(value, 'value', inside)]);
  const stage = (one: Stage): Stage => ('filter' in one ? { filter: part(one.filter, 'filter', 'element') } : one);
  const own = mapOwn(tree);
  return {
    ...own,
    ...(tree.stages ? { stages: tree.stages.map(stage) } : {}),
    ...(tree.group ? { group: pairs(tree.group, 'element') } : {}),
  };

  function mapOwn(of: Tree): Tree {
    switch (of.type) {
      case 'path':
        return { ...of, steps: of.steps.map((step, at) => part(step, 'step', at === 0 ? scope : 'element')) };
      case 'minus':
        return { ...of, of: part(of.of, 'inner') };
      case 'binary': {
        const { operator, left, right } = of;
        const operand = (one: Tree, other: Tree, side: 'left' | 'right'): Tree =>
          change(one, { scope, role: { is: 'operand', operator, other, side } });
        return { ...of, left: operand(left, right, 'left'), right: operand(right, left, 'right') };
      }
      case 'condition':
        return {
          ...of,
          condition: part(of.condition, 'condition'),
          then: part(of.then, 'branch'),
          ...(of.else === undefined ? {} : { else: part(of.else, 'branch') }),
        };
      case 'call': {
        const name = of.callee.type === 'variable' ? of.callee.name : undefined;
        const argument = (one: Tree, at: number): Tree =>
          change(one, { scope, role: { is: 'argument', function: name, at, of: of.args } });
        const callee = of.callee.type === 'variable' ? of.callee : part(of.callee, 'inner');
        return { ...of, callee, args: of.args.map(argument) };
      }
      case 'list':
        return { ...of, items: of.items.map((item) => change(item, { scope, role: { is: 'item', of: of.items } })) };
      case 'object':
        return { ...of, pairs: pairs(of.pairs, scope) };
      case 'block':
        return { ...of, items: of.items.map((item) => part(item, 'inner')) };
      case 'sort':
        return { ...of, terms: of.terms.map((term) => ({ ...term, by: part(term.by, 'term', 'element') })) };
      case 'lambda':
        return { ...of, body: part(of.body, 'inner') };
      case 'transform':
        return {
          ...of,
          pattern: part(of.pattern, 'inner'),
          update: part(of.update, 'inner', 'element'),
          ...(of.delete === undefined ? {} : { delete: part(of.delete, 'inner', 'element') }),
        };
      default:
        return of;
    }
  }
}

/** Visits every node of a tree, each before its parts. A visitor that returns `false` is spared the parts. */
export function visitTree(
  tree: Tree,
  visit: (node: Tree, scope: Scope) => boolean | void,
  scope: Scope = 'root'
): void {
  if (visit(tree, scope) === false) return;
  mapParts(tree, scope, (part, place) => {
    visitTree(part, visit, place.scope);
    return part;
  });
}

/** The tree with every node changed, parts first. */
export function mapTree(tree: Tree, change: (node: Tree, scope: Scope) => Tree, scope: Scope = 'root'): Tree {
  return change(
    mapParts(tree, scope, (part, place) => mapTree(part, change, place.scope)),
    scope
  );
}
