import type { Json, JsonSchema } from '../../shared/protocol/json';
import { rootPathOf } from '../../shared/plan/expression/references';
import type { Tree } from '../../shared/plan/expression/tree';
import { visitTree, type Scope } from '../../shared/plan/expression/walk';
import { isObject } from '../../shared/values/schema-variants';

const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);
const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=', 'in']);
/** Functions whose first argument is a text; beyond it, numbers are what is asked for only in a few. */
const OF_TEXT = /^(?:lowercase|uppercase|trim|length|substring|substringBefore|substringAfter|contains|split|replace)$/;
const OF_DATE = /^(?:shiftDate|formatDate|daysBetween)$/;
const OF_NUMBER = /^(?:abs|floor|ceil|round|sqrt|power|formatNumber)$/;
const MOST_SCHEMAS = 5_000;

/**
 * What a slot that only expressions name is used as: `1042` is a number beside a `total` that is one, and a text beside an
 * `orderId` that is one. `undefined` where they do not say, or say both.
 */
export function typeInExpressions(
  slot: string,
  trees: readonly Tree[],
  outputs: readonly JsonSchema[]
): 'number' | 'string' | undefined {
  const found = new Set<'number' | 'string'>();
  const isSlot = (tree: Tree | undefined, scope: Scope): boolean => {
    const path = tree && rootPathOf(tree, scope);
    return path?.root === 'slots' && path.name === slot;
  };
  const visit = (node: Tree, scope: Scope): void => {
    if (node.type === 'call' && node.callee.type === 'variable' && isSlot(node.args[0], scope)) {
      if (OF_TEXT.test(node.callee.name) || OF_DATE.test(node.callee.name)) found.add('string');
      if (OF_NUMBER.test(node.callee.name)) found.add('number');
    }
    if (node.type !== 'binary') return;
    const other = isSlot(node.left, scope) ? node.right : isSlot(node.right, scope) ? node.left : undefined;
    if (!other) return;
    if (ARITHMETIC.has(node.operator)) found.add('number');
    if (COMPARISONS.has(node.operator)) typesOfOperand(other, outputs).forEach((type) => found.add(type));
  };
  for (const tree of trees) visitTree(tree, visit);
  const [type, ...more] = found;
  return more.length === 0 ? type : undefined;
}

function typesOfOperand(tree: Tree, outputs: readonly JsonSchema[]): ('number' | 'string')[] {
  if (tree.type === 'literal') return typeof tree.value === 'number' ? ['number'] : ['string'];
  if (tree.type === 'call' && tree.callee.type === 'variable') {
    if (
      /^(?:sum|count|average|length|number|daysBetween)$/.test(tree.callee.name) ||
      OF_NUMBER.test(tree.callee.name)
    ) {
      return ['number'];
    }
    return /^(?:lowercase|uppercase|trim|string|join|substring\w*|formatDate|shiftDate)$/.test(tree.callee.name)
      ? ['string']
      : [];
  }
  const last = tree.type === 'path' ? tree.steps.at(-1) : undefined;
  return last?.type === 'name' ? typesOfField(last.name, outputs) : [];
}

/** The types that members of this name have in the outputs. */
function typesOfField(name: string, outputs: readonly JsonSchema[]): ('number' | 'string')[] {
  const types = new Set<'number' | 'string'>();
  const left: Json[] = [...outputs];
  for (let seen = 0; left.length > 0 && seen < MOST_SCHEMAS; seen += 1) {
    const schema = left.pop();
    if (Array.isArray(schema)) left.push(...schema);
    if (!isObject(schema)) continue;
    const member = isObject(schema.properties) ? schema.properties[name] : undefined;
    if (isObject(member)) {
      for (const type of [member.type].flat()) {
        if (type === 'string') types.add('string');
        if (type === 'number' || type === 'integer') types.add('number');
      }
    }
    left.push(...Object.values(schema).filter((part) => typeof part === 'object'));
  }
  return [...types];
}
