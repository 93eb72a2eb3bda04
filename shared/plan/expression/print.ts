import { RESERVED_NAMES } from '../reserved-names';
import type { Pair, SortTerm, Tree } from './tree';

/** How tightly JSONata's operators bind. */
const BINDING: Readonly<Record<string, number>> = {
  ':=': 10,
  '..': 20,
  or: 25,
  and: 30,
  '=': 40,
  '!=': 40,
  '<': 40,
  '<=': 40,
  '>': 40,
  '>=': 40,
  in: 40,
  '~>': 40,
  '&': 50,
  '+': 50,
  '-': 50,
  '*': 60,
  '/': 60,
  '%': 60,
};
/** What takes in all that follows it, as a condition does, or what an operator before it would take apart. */
const LOOSE = 5;
const MINUS = 70;
const TIGHT = 100;

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The text of a tree: one way of quoting and spacing, and no parentheses but those that the operators need. Parsed again it
 * is the same tree.
 */
export function printExpression(tree: Tree): string {
  const { keepArray, focus, position, stages = [], group } = tree;
  // What keeps lists stands behind the name that it is said of; said of a whole path, it comes last.
  const whole = tree.type === 'path';
  return [
    bare(tree),
    keepArray && !whole ? '[]' : '',
    focus === undefined ? '' : `@$${focus}`,
    position === undefined ? '' : `#$${position}`,
    ...stages.map((stage) => ('filter' in stage ? `[${printExpression(stage.filter)}]` : `#$${stage.position}`)),
    group ? printPairs(group) : '',
    keepArray && whole ? '[]' : '',
  ].join('');
}

/** A field's name as JSONata takes it. */
export function printName(name: string): string {
  if (PLAIN_NAME.test(name) && !RESERVED_NAMES.has(name)) return name;
  return name.includes('`') ? JSON.stringify(name) : `\`${name}\``;
}

/** In parentheses where it binds less tightly than its place needs. */
function at(least: number, tree: Tree): string {
  const text = printExpression(tree);
  return binding(tree) < least ? `(${text})` : text;
}

function binding(tree: Tree): number {
  switch (tree.type) {
    case 'binary':
      return BINDING[tree.operator] ?? LOOSE;
    case 'condition':
    case 'lambda':
    case 'transform':
      return LOOSE;
    case 'minus':
      return tree.group ? LOOSE : MINUS;
    case 'path':
      if (tree.steps.some((step) => step.type === 'sort')) return LOOSE;
      return tree.group || tree.steps[0]?.group ? MINUS - 1 : TIGHT;
    default:
      return tree.group ? MINUS - 1 : TIGHT;
  }
}

function bare(tree: Tree): string {
  switch (tree.type) {
    case 'literal':
      return Object.is(tree.value, -0) ? '-0' : JSON.stringify(tree.value);
    case 'name':
      return printName(tree.name);
    case 'variable':
      return `$${tree.name}`;
    case 'wildcard':
      return '*';
    case 'descendant':
      return '**';
    case 'parent':
      return '%';
    case 'placeholder':
      return '?';
    case 'path':
      return tree.steps.map(printStep).join('');
    case 'sort':
      return `^(${tree.terms.map(printTerm).join(', ')})`;
    case 'minus':
      // A minus before a number is a part of the number.
      return tree.of.type === 'literal' && typeof tree.of.value === 'number'
        ? `-(${printExpression(tree.of)})`
        : `-${at(MINUS, tree.of)}`;
    case 'binary':
      return printBinary(tree);
    case 'condition':
      return printCondition(tree);
    case 'call':
      return `${printCallee(tree.callee)}(${list(tree.args)})`;
    case 'list':
      return `[${list(tree.items)}]`;
    case 'object':
      return printPairs(tree.pairs);
    case 'block':
      return `(${tree.items.map(printExpression).join('; ')})`;
    case 'regex':
      return `/${tree.pattern}/${tree.flags}`;
    case 'lambda':
      return `function(${tree.parameters.map((name) => `$${name}`).join(', ')})${tree.signature ?? ''}{${printExpression(tree.body)}}`;
    case 'transform':
      return `|${list([tree.pattern])}|${list([tree.update, ...(tree.delete ? [tree.delete] : [])])}|`;
  }
}

function list(trees: readonly Tree[]): string {
  return trees.map(printExpression).join(', ');
}

function printStep(step: Tree, place: number): string {
  return step.type === 'sort' || place === 0 ? printExpression(step) : `.${printExpression(step)}`;
}

function printTerm({ descending, by }: SortTerm): string {
  return `${descending ? '>' : ''}${printExpression(by)}`;
}

function printBinary({ operator, left, right }: Extract<Tree, { type: 'binary' }>): string {
  const own = BINDING[operator] ?? LOOSE;
  if (operator === '..') return `${at(own + 1, left)}..${at(own + 1, right)}`;
  // An assignment binds to the right, all others to the left.
  if (operator === ':=') return `${at(own + 1, left)} := ${at(own, right)}`;
  const text = at(own, left);
  // Behind `[]` JSONata takes `/` for the beginning of a regular expression.
  const divided = operator === '/' && text.endsWith('[]') && left.type !== 'list' ? `(${text})` : text;
  return `${divided} ${operator} ${at(own + 1, right)}`;
}

function printCondition({ condition, then, else: otherwise }: Extract<Tree, { type: 'condition' }>): string {
  const test = at(LOOSE + 1, condition);
  const branch = at(LOOSE + 1, then);
  return otherwise === undefined ? `${test} ? ${branch}` : `${test} ? ${branch} : ${printExpression(otherwise)}`;
}

function printCallee(callee: Tree): string {
  const bareCallee = ['variable', 'path', 'lambda', 'call', 'block'].includes(callee.type);
  return bareCallee ? printExpression(callee) : `(${printExpression(callee)})`;
}

function printPairs(pairs: readonly Pair[]): string {
  return `{${pairs.map(([key, value]) => `${at(LOOSE + 1, key)}: ${printExpression(value)}`).join(', ')}}`;
}
