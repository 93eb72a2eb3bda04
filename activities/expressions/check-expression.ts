import { LIMITS } from '../../shared/protocol/limits';
import { CONTEXT_FIELDS } from '../../shared/protocol/query';
import type { ExpressionCheck } from '../../shared/plan/dependencies';
import { parseSyntax, type SyntaxNode, type SyntaxStage } from '../../shared/plan/expression/syntax';
import { ALLOWED_FUNCTIONS } from './functions';

const OPERATORS = new Set(['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in']);
const ROOTS = ['slots', 'nodes', 'values', 'item', 'index', 'context'];
const ROOTS_IN_WORDS = 'slots.<slot>, nodes.<node>, values.<name>, item, index or context.<field>';

/** What is not in the subset, and what to write instead. */
const REFUSED: Record<string, string> = {
  lambda: 'functions cannot be defined',
  bind: 'variables cannot be assigned; repeat the path',
  apply: 'chaining with ~> is not allowed; write $function(value)',
  partial: 'partial application is not allowed',
  transform: 'transforms |…|…| are not allowed',
  regex: 'regular expressions are not allowed; compare with = or $contains(text, "part")',
  descendant: 'the descendant operator ** is not allowed; name the path',
  parent: 'the parent operator % is not allowed; use $$. for the root',
  operator: 'placeholders ? are not allowed',
};

/** Paths at the root name slots and outputs; inside `[…]`, `.{…}` and `.(…)` they are fields of the element. */
type Scope = 'root' | 'element';

interface Findings {
  issues: Set<string>;
  nodes: Set<string>;
  slots: Set<string>;
  values: Set<string>;
  item: boolean;
}

/**
 * Checks an expression against the safe subset of JSONata (DESIGN section 4): paths, literals, comparison, boolean and
 * arithmetic operators, text concatenation, conditions, filters, sorting, list and object constructors, and pure functions.
 * Nothing in it can define a function, match a pattern, read a clock or chance, or reach beyond `slots`, `nodes`,
 * `values`, `item`, `index` and `context`. It also lists the slots, values and nodes' outputs that are named, which is why none can be reached
 * by a computed name.
 */
export const checkExpression: ExpressionCheck = (text) => {
  const findings: Findings = {
    issues: new Set(),
    nodes: new Set(),
    slots: new Set(),
    values: new Set(),
    item: false,
  };
  if (text.length > LIMITS.expressionCharacters) {
    findings.issues.add(`it has ${text.length} characters; the limit is ${LIMITS.expressionCharacters}`);
    return listed(findings);
  }
  const { syntax, issue } = parseSyntax(text);
  if (syntax) visit(syntax, 'root', findings);
  else findings.issues.add(`it is no JSONata: ${issue}`);
  return listed(findings);
};

function listed({ issues, nodes, slots, values, item }: Findings): ReturnType<ExpressionCheck> {
  return { issues: [...issues], nodes: [...nodes], slots: [...slots], values: [...values], item };
}

function visit(node: SyntaxNode, scope: Scope, findings: Findings): void {
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      break;
    case 'path':
      visitPath(node, scope, findings);
      break;
    case 'name':
    case 'wildcard':
      visitPath({ type: 'path', steps: [node] }, scope, findings);
      return;
    case 'variable':
      visitVariable(node, scope, findings);
      break;
    case 'unary':
      visitUnary(node, scope, findings);
      break;
    case 'binary':
      if (!OPERATORS.has(String(node.value))) findings.issues.add(`the operator ${String(node.value)} is not allowed`);
      if (node.lhs && !Array.isArray(node.lhs)) visit(node.lhs, scope, findings);
      if (node.rhs) visit(node.rhs, scope, findings);
      break;
    case 'condition':
      for (const part of [node.condition, node.then, node.else]) if (part) visit(part, scope, findings);
      break;
    case 'block':
      if (node.expressions?.length !== 1) findings.issues.add('a block must hold exactly one expression, without ;');
      node.expressions?.forEach((part) => visit(part, scope, findings));
      break;
    case 'function':
      visitFunction(node, scope, findings);
      break;
    case 'sort':
      node.terms?.forEach((term) => visit(term.expression, 'element', findings));
      break;
    default:
      findings.issues.add(REFUSED[node.type] ?? `${node.type} is not allowed`);
      return;
  }
  visitStages(node, findings);
}

/** Filters and grouping, which any node can carry; they look at the elements. */
function visitStages(node: SyntaxNode, findings: Findings): void {
  if (node.focus !== undefined || node.index !== undefined) {
    findings.issues.add('variables cannot be bound with @ or #');
  }
  for (const stage of [...(node.stages ?? []), ...(node.predicate ?? [])]) visitStage(stage, findings);
  node.group?.lhs.flat().forEach((part) => visit(part, 'element', findings));
}

function visitStage(stage: SyntaxStage, findings: Findings): void {
  if (stage.type === 'filter' && stage.expr) visit(stage.expr, 'element', findings);
  else findings.issues.add('variables cannot be bound with @ or #');
}

function visitPath(path: SyntaxNode, scope: Scope, findings: Findings): void {
  const [first, ...rest] = path.steps ?? [];
  if (!first) return;
  const variable = first.type === 'variable' ? first.value : undefined;
  if (variable === '$' || (variable === '' && scope === 'root')) {
    visitStages(first, findings);
    visitRoot(rest, findings);
  } else if (variable === '') {
    visitStages(first, findings);
    rest.forEach((step) => visitStep(step, findings));
  } else if (first.type === 'name' && scope === 'root') {
    visitRoot([first, ...rest], findings);
  } else {
    if (first.type === 'name') refuseRootInElement(first, findings);
    if (first.type === 'name' || first.type === 'wildcard') {
      if (first.type === 'wildcard' && scope === 'root') findings.issues.add('name a slot or a node instead of *');
      visitStages(first, findings);
    } else visit(first, scope, findings);
    rest.forEach((step) => visitStep(step, findings));
  }
}

/** Inside a filter `slots.x` would silently be a field of the element, and find nothing. */
function refuseRootInElement(first: SyntaxNode, findings: Findings): void {
  const name = String(first.value);
  if (!ROOTS.includes(name)) return;
  findings.issues.add(
    `inside […], .{…} or .(…) write $$.${name} for the run's ${name}, or $.${name} for the element's own field`
  );
}

/** The steps of a path from the root: which slot, node or context field it names, and then fields. */
function visitRoot(steps: SyntaxNode[], findings: Findings): void {
  const [root, member, ...rest] = steps;
  if (!root) {
    findings.issues.add(`name what is meant: ${ROOTS_IN_WORDS}`);
    return;
  }
  const name = root.type === 'name' ? String(root.value) : undefined;
  if (name === undefined || !ROOTS.includes(name)) {
    findings.issues.add(
      `${name === undefined ? 'a computed name' : `"${name}"`} is unknown: a path begins with ${ROOTS_IN_WORDS}`
    );
    return;
  }
  if (name === 'item' || name === 'index') {
    findings.item = true;
    visitStages(root, findings);
    steps.slice(1).forEach((step) => visitStep(step, findings));
    return;
  }
  const field = member && (member.type === 'name' || member.type === 'string') ? String(member.value) : undefined;
  if (field === undefined || root.stages?.length || root.group) {
    findings.issues.add(`after ${name} comes a plain name: ${name}.<name>`);
    return;
  }
  if (name === 'slots') findings.slots.add(field);
  else if (name === 'nodes') findings.nodes.add(field);
  else if (name === 'values') findings.values.add(field);
  else if (!CONTEXT_FIELDS.some((known) => known === field)) {
    findings.issues.add(`context has only ${CONTEXT_FIELDS.join(', ')}, not "${field}"`);
  }
  visitStages(root, findings);
  if (member) visitStages(member, findings);
  rest.forEach((step) => visitStep(step, findings));
}

/** A step after the first: a field, or something computed for each element. */
function visitStep(step: SyntaxNode, findings: Findings): void {
  if (step.type === 'name' || step.type === 'string' || step.type === 'wildcard') visitStages(step, findings);
  else visit(step, 'element', findings);
}

function visitVariable(node: SyntaxNode, scope: Scope, findings: Findings): void {
  if (node.value === '' && scope === 'element') return;
  if (node.value === '' || node.value === '$') visitRoot([], findings);
  else findings.issues.add(`the variable $${String(node.value)} is unknown; there are no variables`);
}

function visitUnary(node: SyntaxNode, scope: Scope, findings: Findings): void {
  if (node.value === '-' && node.expression) visit(node.expression, scope, findings);
  else if (node.value === '[') node.expressions?.forEach((part) => visit(part, scope, findings));
  else if (node.value === '{' && Array.isArray(node.lhs)) {
    node.lhs.flat().forEach((part) => visit(part, scope, findings));
  } else findings.issues.add(`the operator ${String(node.value)} is not allowed`);
}

function visitFunction(node: SyntaxNode, scope: Scope, findings: Findings): void {
  const name = node.procedure?.type === 'variable' ? String(node.procedure.value) : undefined;
  if (name === undefined) {
    findings.issues.add('only functions that are named can be called');
    if (node.procedure) visit(node.procedure, scope, findings);
  } else if (!ALLOWED_FUNCTIONS.has(name)) {
    const known = [...ALLOWED_FUNCTIONS].map((one) => `$${one}`).join(', ');
    findings.issues.add(`$${name} is no allowed function; there are ${known}`);
  }
  node.arguments?.forEach((argument) => visit(argument, scope, findings));
}
