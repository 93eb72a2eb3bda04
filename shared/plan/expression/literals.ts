import { fromElement } from './references';
import { binary, literal, type Literal, type Tree } from './tree';
import { mapParts, type Place, type Role, type Scope } from './walk';

/** Where a literal stands. Keys of objects and indexes of lists are no literals of a request, and are not shown. */
export interface LiteralPlace {
  scope: Scope;
  role: Role | { is: 'whole' };
}

/**
 * Replaces the literals of an expression for which `by` gives another expression, written as it would stand at the root:
 * inside filters and steps its root becomes `$$`.
 */
export function replaceLiterals(tree: Tree, by: (value: Literal, place: LiteralPlace) => Tree | undefined): Tree {
  return replaced(tree, { scope: 'root', role: { is: 'whole' } }, by);
}

function replaced(
  tree: Tree,
  place: LiteralPlace,
  by: (value: Literal, place: LiteralPlace) => Tree | undefined
): Tree {
  const { role } = place;
  if (role.is === 'key' || (role.is === 'filter' && isNumber(tree))) return tree;
  if (tree.type === 'literal') {
    const found = by(tree.value, place);
    const own = mapParts(tree, place.scope, (part, inner) => replaced(part, inner, by));
    if (found === undefined) return own;
    const given = place.scope === 'element' ? fromElement(found) : found;
    const { stages, group, keepArray } = own;
    if (!stages && !group && !keepArray) return given;
    return {
      type: 'block',
      items: [given],
      ...(keepArray ? { keepArray } : {}),
      ...(stages ? { stages } : {}),
      ...(group ? { group } : {}),
    };
  }
  return mapParts(tree, place.scope, (part, inner: Place) => replaced(part, inner, by));
}

function isNumber(tree: Tree): boolean {
  if (tree.type === 'block') return tree.items.length === 1 && tree.items.every(isNumber);
  return tree.type === 'literal' && typeof tree.value === 'number';
}

/** The literals that `replaceLiterals` would show, in the order of the text. */
export function literalsOf(tree: Tree): Literal[] {
  const found: Literal[] = [];
  replaceLiterals(tree, (value) => {
    found.push(value);
    return undefined;
  });
  return found;
}

/** A part of a text that an expression takes the place of. */
export interface TextSpan {
  start: number;
  end: number;
  by: Tree;
}

/** A text with parts of it computed: `Hello Bob` with a slot for `Bob` is `"Hello " & slots.name`. Spans do not overlap. */
export function textWith(text: string, spans: readonly TextSpan[]): Tree {
  const parts: Tree[] = [];
  let at = 0;
  for (const { start, end, by } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > at) parts.push(literal(text.slice(at, start)));
    parts.push(by);
    at = end;
  }
  if (at < text.length || parts.length === 0) parts.push(literal(text.slice(at)));
  return parts.reduce((left, right) => binary('&', left, right));
}
