import { canonicalPath, mergedFilters } from './canonical-path';
import { countedBy, holdsRecords, isBoolean, isTruthValue, needsOf } from './needs';
import { parseExpression } from './parse';
import { printExpression } from './print';
import { binary, call, calledFunction, hasSuffix, literal, type Tree } from './tree';
import { mapParts, type Role, type Scope } from './walk';

/** A `value` goes somewhere; of a `condition` only its truth counts, so that nothing and `false` are one. */
export type ExpressionUse = 'value' | 'condition';

const MOST_ROUNDS = 8;

type Binary = Extract<Tree, { type: 'binary' }>;

/**
 * The form in which expressions that give the same are equal, as far as syntax alone can tell: operands that may change places
 * are sorted, `a > b` is `b < a`, and what says nothing (double negation, guards that the rest implies, `? true : false`,
 * parentheses, `$$.` at the root) is left out. It gives the same value wherever both forms give one; which operand of `and`
 * fails first may differ, so that the form is for comparing and not for running.
 */
export function canonicalExpression(text: string, use: ExpressionUse = 'value'): string {
  const { tree } = parseExpression(text);
  if (!tree) return text;
  const condition = use === 'condition' && isTruthValue(tree);
  // What one rewrite leaves may be the beginning of another; each makes the expression shorter or sorts it.
  let form = tree;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = condition
      ? truthValue(canonicalTree(form, 'condition', 'root'))
      : canonicalTree(form, 'value', 'root');
    if (printExpression(next) === printExpression(form)) break;
    form = next;
  }
  return printExpression(form);
}

/** A filter and a `when` take the truth of a number, a list or an object otherwise than `and` does. */
function truthValue(tree: Tree): Tree {
  return isTruthValue(tree) ? tree : call('boolean', tree);
}

function canonicalTree(tree: Tree, use: ExpressionUse, scope: Scope): Tree {
  const parts = mapParts(tree, scope, (part, place) => {
    const inner = useOf(part, place.role, tree, use);
    const canonical = canonicalTree(part, inner, place.scope);
    return place.role.is === 'filter' && inner === 'condition' ? truthValue(canonical) : canonical;
  });
  const whole = mergedFilters(parts, (left, right) => logic('and', [left, right], 'condition'));
  switch (whole.type) {
    case 'binary':
      return canonicalBinary(whole, use);
    case 'call':
      return canonicalCall(whole, use);
    case 'condition':
      return canonicalCondition(whole, use);
    default: {
      const path = whole.type === 'path' ? canonicalPath(whole, scope) : whole;
      return use === 'condition' && holdsRecords(path) ? call('exists', path) : path;
    }
  }
}

function useOf(part: Tree, role: Role, of: Tree, use: ExpressionUse): ExpressionUse {
  switch (role.is) {
    case 'condition':
      return 'condition';
    case 'operand':
      return role.operator === 'and' || role.operator === 'or' ? 'condition' : 'value';
    case 'filter':
      // A number picks a place instead.
      return isTruthValue(part) ? 'condition' : 'value';
    case 'branch':
      return hasSuffix(of) ? 'value' : use;
    default:
      return 'value';
  }
}

const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=' };
const COMMUTE = new Set(['=', '!=', '+', '*']);

function canonicalBinary(tree: Binary, use: ExpressionUse): Tree {
  const { operator, left, right } = tree;
  if (operator === 'and' || operator === 'or') return logic(operator, [left, right], use);
  if (operator === '&') return concatenation(tree);
  if (operator === 'in') return membership(left, right, use);
  const mirrored = MIRRORED[operator];
  if (mirrored !== undefined) return counted(binary(mirrored, right, left));
  if (!COMMUTE.has(operator)) return counted(tree);
  const [first, second] = sorted([left, right]) as [Tree, Tree];
  return operator === '=' ? equality(first, second) : counted(binary(operator, first, second));
}

function equality(left: Tree, right: Tree): Tree {
  const [truth, other] = isBooleanLiteral(left) ? [left, right] : [right, left];
  if (!isBooleanLiteral(truth) || !isBoolean(other)) return counted(binary('=', left, right));
  return truth.value ? other : not(other);
}

function isBooleanLiteral(tree: Tree): tree is Extract<Tree, { type: 'literal' }> {
  return tree.type === 'literal' && typeof tree.value === 'boolean' && !hasSuffix(tree);
}

/** Whether a list holds anything is asked in one way. */
function counted(tree: Tree): Tree {
  if (tree.type !== 'binary') return tree;
  const before = calledFunction(tree.right) === 'count';
  const [count, number] = before ? [tree.right, tree.left] : [tree.left, tree.right];
  if (count.type !== 'call' || calledFunction(count) !== 'count' || hasSuffix(count)) return tree;
  const [list] = count.args;
  if (!list || count.args.length > 1 || number.type !== 'literal' || hasSuffix(number)) return tree;
  const comparison = before ? `${number.value} ${tree.operator} n` : `n ${tree.operator} ${number.value}`;
  if (['0 < n', '1 <= n', '0 != n', 'n != 0'].includes(comparison)) return some(list);
  return ['0 = n', 'n = 0', 'n < 1', 'n <= 0'].includes(comparison) ? not(some(list)) : tree;
}

function some(list: Tree): Tree {
  return holdsRecords(list) ? call('exists', list) : binary('<', literal(0), call('count', list));
}

function not(tree: Tree): Tree {
  if (isBooleanLiteral(tree)) return literal(!tree.value);
  const [inner] = tree.type === 'call' && calledFunction(tree) === 'not' && !hasSuffix(tree) ? tree.args : [];
  if (!inner) return call('not', tree);
  return isBoolean(inner) ? inner : call('boolean', inner);
}

/** `a in ["x", "y"]` is `a = "x" or a = "y"`, where these are constants. */
function membership(left: Tree, right: Tree, use: ExpressionUse): Tree {
  const values = right.type === 'list' && !hasSuffix(right) ? right.items : [right];
  const constants = values.every((one) => one.type === 'literal' && one.value !== null && !hasSuffix(one));
  if (!constants) return binary('in', left, right);
  const equal = values.map((one) => canonicalBinary(binary('=', left, one) as Binary, 'value'));
  return logic('or', equal, use);
}

/** The operands of `and` or `or`, sorted, each once, without those that the others imply. */
function logic(operator: 'and' | 'or', operands: readonly Tree[], use: ExpressionUse): Tree {
  const all = new Map(operands.flatMap((one) => flattened(operator, one)).map((one) => [printExpression(one), one]));
  const [idle, settling] = operator === 'and' ? ['true', 'false'] : ['false', 'true'];
  if (all.has(settling)) return literal(settling === 'true');
  all.delete(idle);
  const parts = sorted(operator === 'and' ? withoutGuards([...all.values()]) : withoutImplied([...all.values()]));
  const [first, ...more] = parts;
  if (!first) return literal(idle === 'true');
  if (more.length === 0) return isBoolean(first) || use === 'condition' ? first : binary('and', first, first);
  return more.reduce((one, other) => binary(operator, one, other), first);
}

function flattened(operator: string, tree: Tree): Tree[] {
  return tree.type === 'binary' && tree.operator === operator
    ? [...flattened(operator, tree.left), ...flattened(operator, tree.right)]
    : [tree];
}

/** Without `$exists(x)` and `0 < $count(x)` where another part does not hold without `x`. */
function withoutGuards(parts: readonly Tree[]): Tree[] {
  let left = [...parts];
  for (const part of parts) {
    const [exists] = part.type === 'call' && calledFunction(part) === 'exists' ? part.args : [];
    const list = countedBy(part);
    if (!exists && !list) continue;
    const implied = left.some((other) => {
      if (other === part) return false;
      const needs = needsOf(other);
      return exists
        ? needs.exist.has(printExpression(exists))
        : list !== undefined && needs.hold.has(printExpression(list));
    });
    if (implied) left = left.filter((one) => one !== part);
  }
  return left;
}

/** Without `$not($exists(x))` beside "there is nothing in `x`". */
function withoutImplied(parts: readonly Tree[]): Tree[] {
  const empty = new Set(
    parts.flatMap((part) => {
      const [inner] = part.type === 'call' && calledFunction(part) === 'not' ? part.args : [];
      const list = inner && countedBy(inner);
      return list ? [printExpression(not(call('exists', list)))] : [];
    })
  );
  return parts.filter((part) => !empty.has(printExpression(part)));
}

function canonicalCall(tree: Extract<Tree, { type: 'call' }>, use: ExpressionUse): Tree {
  const [first, ...more] = tree.args;
  if (!first || more.length > 0 || hasSuffix(tree)) return tree;
  const name = calledFunction(tree);
  const text =
    first.type === 'literal' && typeof first.value === 'string' && !hasSuffix(first) ? first.value : undefined;
  switch (name) {
    case 'not':
      return use === 'condition' ? truthOf(not(first)) : not(first);
    case 'boolean':
      return isBoolean(first) ? first : use === 'condition' ? truthOf(tree) : tree;
    case 'string':
      return text !== undefined || isText(first) ? first : tree;
    case 'lowercase':
    case 'uppercase':
      if (text !== undefined) return literal(name === 'lowercase' ? text.toLowerCase() : text.toUpperCase());
      return calledFunction(first) === name && !hasSuffix(first) ? first : tree;
    default:
      return tree;
  }
}

/** What counts of `$boolean(x)` where only its truth counts. */
function truthOf(tree: Tree): Tree {
  const [inner] = tree.type === 'call' && calledFunction(tree) === 'boolean' ? tree.args : [];
  if (!inner) return tree;
  return holdsRecords(inner) ? call('exists', inner) : inner;
}

function isText(tree: Tree): boolean {
  return tree.type === 'binary' && tree.operator === '&';
}

function canonicalCondition(tree: Extract<Tree, { type: 'condition' }>, use: ExpressionUse): Tree {
  const { condition, then, else: otherwise } = tree;
  if (otherwise === undefined || hasSuffix(tree)) return tree;
  const holds = logic('and', [condition], 'value');
  if (isBooleanLiteral(otherwise) && isBooleanLiteral(then) && then.value !== otherwise.value) {
    return then.value ? (use === 'condition' ? condition : holds) : not(holds);
  }
  if (isBooleanLiteral(otherwise) && !otherwise.value && (use === 'condition' || isBoolean(then))) {
    return logic('and', [condition, then], use);
  }
  if (isBooleanLiteral(then) && then.value && (use === 'condition' || isBoolean(otherwise))) {
    return logic('or', [condition, otherwise], use);
  }
  const [negated] = condition.type === 'call' && calledFunction(condition) === 'not' ? condition.args : [];
  if (negated && isBoolean(negated)) return { ...tree, condition: negated, then: otherwise, else: then };
  return printExpression(then) === printExpression(otherwise) ? then : tree;
}

/** Texts that stand side by side are one, and `&` makes a text of its operands by itself. */
function concatenation(tree: Tree): Tree {
  const parts: Tree[] = [];
  for (const part of flattened('&', tree)) {
    const shown = textOf(part);
    const [last] = parts.slice(-1);
    if (isTextLiteral(shown) && last && isTextLiteral(last)) {
      parts.splice(-1, 1, literal(`${String(last.value)}${String(shown.value)}`));
    } else parts.push(shown);
  }
  const telling = parts.filter((part) => !isTextLiteral(part) || part.value !== '');
  const [only] = telling;
  // What is nothing is the empty text here.
  if (telling.length === 1 && only && !isTextLiteral(only)) return binary('&', only, literal(''));
  return telling.length === 0 ? literal('') : telling.reduce((left, right) => binary('&', left, right));
}

function textOf(tree: Tree): Tree {
  if (tree.type === 'literal' && !hasSuffix(tree)) {
    const plain = typeof tree.value === 'boolean' || Number.isInteger(tree.value);
    return plain && Math.abs(Number(tree.value)) < 1e9 ? literal(String(tree.value)) : tree;
  }
  const [shown] = tree.type === 'call' && calledFunction(tree) === 'string' && !hasSuffix(tree) ? tree.args : [];
  return shown && tree.type === 'call' && tree.args.length === 1 ? shown : tree;
}

function isTextLiteral(tree: Tree): tree is Extract<Tree, { type: 'literal' }> {
  return tree.type === 'literal' && typeof tree.value === 'string' && !hasSuffix(tree);
}

function sorted(trees: readonly Tree[]): Tree[] {
  return [...trees].sort((a, b) => (printExpression(a) < printExpression(b) ? -1 : 1));
}
