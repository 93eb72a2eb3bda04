import { printExpression } from './print';
import { calledFunction, type Tree } from './tree';

const ORDER = ['<', '<=', '>', '>='];
const COMPARISONS = new Set(['=', '!=', 'in', ...ORDER]);
/** Operators that give nothing where an operand is nothing; the other comparisons give `false`. */
const STRICT_OPERATORS = new Set([...ORDER, '+', '-', '*', '/', '%']);
/** Functions that give nothing where their first argument is nothing. */
const STRICT: ReadonlySet<string> = new Set([
  ...['lowercase', 'uppercase', 'trim', 'length', 'string', 'number', 'contains', 'substring', 'substringBefore'],
  ...['substringAfter', 'split', 'floor', 'ceil', 'round', 'abs', 'not', 'boolean'],
]);

/** Is the value always `true` or `false`. */
export function isBoolean(tree: Tree): boolean {
  if (tree.stages || tree.group) return false;
  switch (tree.type) {
    case 'literal':
      return typeof tree.value === 'boolean';
    case 'binary':
      return ['=', '!=', 'in', 'and', 'or'].includes(tree.operator);
    case 'condition':
      return tree.else !== undefined && isBoolean(tree.then) && isBoolean(tree.else);
    case 'call': {
      const [only] = tree.args;
      const name = calledFunction(tree);
      return name === 'exists' || ((name === 'not' || name === 'boolean') && only !== undefined && isBoolean(only));
    }
    default:
      return false;
  }
}

/** Is the value `true`, `false` or nothing, so that a filter of it picks no place. */
export function isTruthValue(tree: Tree): boolean {
  if (isBoolean(tree)) return true;
  if (tree.stages || tree.group) return false;
  if (tree.type === 'binary') return COMPARISONS.has(tree.operator);
  if (tree.type === 'condition') return isTruthValue(tree.then) && (tree.else === undefined || isTruthValue(tree.else));
  return ['not', 'boolean', 'contains'].includes(calledFunction(tree) ?? '');
}

/** What a condition needs to be something, since without it the condition does not hold. */
export interface Needs {
  /** Expressions, as printed. */
  exist: Set<string>;
  /** Those that must hold an element or a field as well: something stands behind them in a path. */
  hold: Set<string>;
}

/** What must exist for a condition to hold, as far as syntax tells. */
export function needsOf(tree: Tree): Needs {
  const needs: Needs = { exist: new Set(), hold: new Set() };
  collect(tree, 'false', needs);
  return needs;
}

/** Collects what makes an expression nothing, or also what makes it `false`, where it is missing. */
function collect(tree: Tree, becomes: 'nothing' | 'false', needs: Needs): void {
  if (tree.type === 'path') {
    collectPath(tree, needs);
  } else if (tree.stages || tree.group) {
    return;
  } else if (tree.type === 'binary') {
    collectOperands(tree, becomes, needs);
  } else if (tree.type === 'call') {
    const [first] = tree.args;
    const name = calledFunction(tree) ?? '';
    if (first && name === 'boolean') collect(first, becomes, needs);
    else if (first && (STRICT.has(name) || (name === 'exists' && becomes === 'false')))
      collect(first, 'nothing', needs);
  }
}

function collectOperands(tree: Extract<Tree, { type: 'binary' }>, becomes: 'nothing' | 'false', needs: Needs): void {
  const counted = countedBy(tree);
  if (counted && becomes === 'false') {
    collect(counted, 'nothing', needs);
    needs.hold.add(printExpression(counted));
  } else if (tree.operator === 'and' && becomes === 'false') {
    collect(tree.left, 'false', needs);
    collect(tree.right, 'false', needs);
  } else if (
    !counted &&
    (STRICT_OPERATORS.has(tree.operator) ||
      (COMPARISONS.has(tree.operator) && becomes === 'false' && !mayHoldOfNull(tree)))
  ) {
    collect(tree.left, 'nothing', needs);
    collect(tree.right, 'nothing', needs);
  }
}

/** `$exists` of null is false here, while null equals null and differs from everything else. */
function mayHoldOfNull({ operator, left, right }: Extract<Tree, { type: 'binary' }>): boolean {
  return operator === '!=' || [left, right].some((side) => side.type === 'literal' && side.value === null);
}

/** Every beginning of a path must exist, and hold what comes behind it. */
function collectPath(path: Extract<Tree, { type: 'path' }>, needs: Needs): void {
  if (path.group) return;
  const behind: string[] = [];
  const steps: Tree[] = [];
  const add = (): void => {
    behind.push(printExpression({ type: 'path', steps: [...steps] }));
  };
  for (const step of path.steps) {
    if (step.group || step.focus !== undefined || step.position !== undefined) return;
    const { stages = [], ...bare } = step;
    for (let count = 0; count <= stages.length; count += 1) {
      const shown: Tree = count === 0 ? bare : { ...bare, stages: stages.slice(0, count) };
      steps.push(shown);
      add();
      if (count < stages.length) steps.pop();
    }
  }
  behind.forEach((text, at) => {
    needs.exist.add(text);
    if (at < behind.length - 1) needs.hold.add(text);
  });
}

/** `x` of `0 < $count(x)`. */
export function countedBy(tree: Tree): Tree | undefined {
  if (tree.type !== 'binary' || tree.operator !== '<' || calledFunction(tree.right) !== 'count') return undefined;
  if (tree.left.type !== 'literal' || tree.left.value !== 0 || tree.right.type !== 'call' || tree.right.stages)
    return undefined;
  return tree.right.args[0];
}

/**
 * Does a list hold only elements that have a certain field, since its last filter asks for it: then it is nothing where it is
 * empty, and neither empty lists nor empty texts are among its elements.
 */
export function holdsRecords(tree: Tree): boolean {
  if (tree.group || tree.keepArray) return false;
  const last = tree.type === 'path' && !tree.stages ? tree.steps.at(-1) : tree;
  const stage = last?.stages?.at(-1);
  if (!stage || !('filter' in stage) || last?.keepArray || !isTruthValue(stage.filter)) return false;
  return [...needsOf(stage.filter).exist].some((text) => /^[A-Za-z_`]/.test(text));
}
