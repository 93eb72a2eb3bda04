import { jsonBytes, type Json } from '../protocol/json';
import { LIMITS } from '../protocol/limits';
import type { ToolDescription } from '../protocol/tool';
import { parseAnswer } from './answer-text';
import type { Call } from '../protocol/call';
import { cyclicNodes, dependencyOrder, expressionsOfPlan, withExpressionDependencies } from './dependencies';
import type { ExpressionCheck, PlacedExpression } from './dependencies';
import type { PlanIssue } from './issue';
import type { Plan, PlanNode } from '../protocol/plan';
import { validateArguments } from './validate-arguments';
import { validateEarlier } from './validate-earlier';
import { cutText } from '../protocol/text';

export { dependencyOrder, withExpressionDependencies } from './dependencies';
export type { ExpressionCheck } from './dependencies';

const NODE_ID = /^[a-z][a-z0-9_]*$/;
const SLOT_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

export interface ValidationOptions {
  /** What the caller may do; not checked where absent. */
  permissions?: string[];
  /** Calls of the run that came before this plan; each that succeeded and is not a `read` needs a decision. */
  calls?: Call[];
  /** The expression parser, where there is one; without it only structure is checked. */
  expressions?: ExpressionCheck;
  /** Values of its slots, where the plan is bound: each must be one that the arguments take. */
  slots?: Readonly<Record<string, Json>>;
}

/**
 * Checks a plan against the registered tools, before anything of it runs (DESIGN section 4). An empty list means that it is a
 * directed acyclic graph of known tools, whose bindings all refer to something and fit the tools' schemas as far as types
 * can tell. Each issue says where, which rule, and what to write instead, so that a model can repair its plan.
 */
export function validatePlan(
  plan: Plan,
  tools: ReadonlyMap<string, ToolDescription>,
  options: ValidationOptions = {}
): PlanIssue[] {
  const size = validateSize(plan);
  if (size.length > 0) return size;
  const check = options.expressions && remembered(options.expressions);
  return [
    ...validateNames(plan),
    ...plan.nodes.flatMap((node) => [
      ...validateTool(plan, node, tools, options.permissions),
      ...validateReferences(plan, node),
      ...validateArguments(plan, node, tools, options.slots),
    ]),
    ...validateAnswer(plan),
    ...(check ? validateExpressions(plan, check) : []),
    ...validateOrder(check ? withExpressionDependencies(plan, check) : plan),
    ...(options.calls ? validateEarlier(plan, options.calls, tools) : []),
  ];
}

function validateSize(plan: Plan): PlanIssue[] {
  const issues: PlanIssue[] = [];
  if (plan.nodes.length > LIMITS.planNodes) {
    issues.push({
      rule: 'too-many-nodes',
      message: `The plan has ${plan.nodes.length} nodes; at most ${LIMITS.planNodes} are allowed. Use forEach for repeated calls.`,
    });
  }
  const bytes = jsonBytes(plan);
  if (bytes > LIMITS.planBytes) {
    issues.push({
      rule: 'too-large',
      message: `The plan has ${bytes} bytes; at most ${LIMITS.planBytes} are allowed. Refer to outputs instead of copying values.`,
    });
  }
  return issues;
}

function validateNames(plan: Plan): PlanIssue[] {
  const issues: PlanIssue[] = [];
  for (const id of repeated(plan.nodes.map((node) => node.id))) {
    issues.push({ rule: 'duplicate-node', node: id, message: `Two nodes have the id "${id}"; give each its own.` });
  }
  for (const { id } of plan.nodes) {
    if (!NODE_ID.test(id)) {
      issues.push({
        rule: 'shape',
        node: id,
        message: `The node id "${id}" must be lower-case letters, digits and _, starting with a letter.`,
      });
    }
  }
  for (const name of repeated(plan.slots.map((slot) => slot.name))) {
    issues.push({ rule: 'shape', message: `Two slots have the name "${name}"; give each its own.` });
  }
  const values = (plan.values ?? []).map(({ name }) => name);
  for (const name of repeated(values)) {
    issues.push({ rule: 'shape', message: `Two values have the name "${name}"; give each its own.` });
  }
  for (const name of values.filter((name) => !SLOT_NAME.test(name))) {
    issues.push({ rule: 'shape', message: `The name "${name}" of a value must be letters, digits and _.` });
  }
  for (const slot of plan.slots) {
    if (!SLOT_NAME.test(slot.name)) {
      issues.push({ rule: 'shape', message: `The slot name "${slot.name}" must be letters, digits and _.` });
    }
    if (slot.type === 'enum' && !slot.values?.length) {
      issues.push({ rule: 'shape', message: `The enum slot "${slot.name}" must list its values.` });
    }
  }
  return issues;
}

function validateTool(
  plan: Plan,
  node: PlanNode,
  tools: ReadonlyMap<string, ToolDescription>,
  permissions: string[] | undefined
): PlanIssue[] {
  const tool = tools.get(node.tool);
  if (!tool) {
    const known = [...tools.keys()].sort().slice(0, 40).join(', ') || 'none';
    return [
      {
        rule: 'unknown-tool',
        node: node.id,
        message: `There is no tool "${node.tool}". The known tools are: ${known}.`,
      },
    ];
  }
  const issues: PlanIssue[] = [];
  const missing = permissions ? tool.permissions.filter((permission) => !permissions.includes(permission)) : [];
  if (missing.length > 0) {
    issues.push({
      rule: 'permission',
      node: node.id,
      message: `"${node.tool}" needs the permission ${missing.join(', ')}, which the caller does not have. Use another tool.`,
    });
  }
  const held = Object.prototype.hasOwnProperty.call(plan.tools, node.tool) ? plan.tools[node.tool] : undefined;
  if (!held) {
    issues.push({ rule: 'contract', node: node.id, message: `The plan holds no snapshot of the tool "${node.tool}".` });
  } else if (held.contract !== tool.contract) {
    issues.push({
      rule: 'contract',
      node: node.id,
      message: `The plan was made for another version of "${node.tool}" than the one registered (${tool.version}). Plan again.`,
    });
  }
  return issues;
}

function validateReferences(plan: Plan, node: PlanNode): PlanIssue[] {
  const ids = new Set(plan.nodes.map(({ id }) => id));
  const named: [string, string | undefined][] = (node.after ?? []).map((id) => [id, undefined]);
  for (const [argument, binding] of Object.entries(node.args)) {
    if (binding.kind === 'output') named.push([binding.node, argument]);
    if (binding.kind === 'written') binding.needs.forEach((id) => named.push([id, argument]));
  }
  return named
    .filter(([id]) => !ids.has(id))
    .map(([id, argument]) => ({
      rule: 'dangling-reference',
      node: node.id,
      ...(argument === undefined ? {} : { argument }),
      message: `${argument === undefined ? 'after' : `The argument "${argument}"`} names the node "${id}", which is not in the plan.`,
    }));
}

function validateAnswer(plan: Plan): PlanIssue[] {
  if (plan.answer.kind !== 'text') return [];
  return parseAnswer(plan.answer.text).issues.map((issue) => ({ rule: 'answer', message: `In the answer, ${issue}.` }));
}

function validateExpressions(plan: Plan, check: ExpressionCheck): PlanIssue[] {
  return expressionsOfPlan(plan).flatMap((expression) => validateExpression(plan, expression, check));
}

function validateExpression(plan: Plan, expression: PlacedExpression, check: ExpressionCheck): PlanIssue[] {
  const { text, node, place, argument } = expression;
  const at = { ...(node === undefined ? {} : { node }), ...(argument === undefined ? {} : { argument }) };
  const where = whereOf(expression);
  const found = check(text);
  const issues: PlanIssue[] = found.issues.map((issue) => ({
    rule: place === 'answer' ? 'answer' : 'expression',
    ...at,
    message: `${where}, the expression ${shown(text)}: ${issue}`,
  }));
  for (const id of found.nodes.filter((id) => !plan.nodes.some((one) => one.id === id))) {
    issues.push({
      rule: 'dangling-reference',
      ...at,
      message: `${where}, ${shown(text)} names the node "${id}", which is not in the plan.`,
    });
  }
  for (const name of found.slots.filter((name) => !plan.slots.some((slot) => slot.name === name))) {
    issues.push({
      rule: 'unknown-slot',
      ...at,
      message: `${where}, ${shown(text)} names the slot "${name}". The slots are: ${slotNames(plan)}.`,
    });
  }
  const known = valuesBefore(plan, expression);
  for (const name of found.values.filter((name) => !known.includes(name))) {
    issues.push({
      rule: 'dangling-reference',
      ...at,
      message: `${where}, ${shown(text)} names the value "${name}". The values ${place === 'value' ? 'before it' : 'of the plan'} are: ${known.join(', ') || 'none'}.`,
    });
  }
  const perItem = place === 'argument' && plan.nodes.some((one) => one.id === node && one.forEach !== undefined);
  if (found.item && !perItem) {
    issues.push({
      rule: 'expression',
      ...at,
      message: `${where}, ${shown(text)} names item or index, which exist only in the arguments of a node with forEach.`,
    });
  }
  return issues;
}

/** A value may look only at those before it, so that none waits for itself. */
function valuesBefore(plan: Plan, { value }: PlacedExpression): string[] {
  const names = (plan.values ?? []).map(({ name }) => name);
  return value === undefined ? names : names.slice(0, names.indexOf(value));
}

function whereOf({ place, argument, value }: PlacedExpression): string {
  if (argument !== undefined) return `In the argument "${argument}"`;
  if (value !== undefined) return `In the value "${value}"`;
  return place === 'answer' ? 'In the answer' : `In ${place}`;
}

function validateOrder(plan: Plan): PlanIssue[] {
  if (dependencyOrder(plan)) return [];
  const cycle = cyclicNodes(plan);
  return [
    {
      rule: 'cycle',
      node: cycle[0],
      message: `The nodes ${cycle.join(', ')} wait for each other. Remove one of the references between them.`,
    },
  ];
}

function slotNames(plan: Plan): string {
  return plan.slots.map((slot) => slot.name).join(', ') || 'none';
}

function repeated(names: string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function shown(text: string): string {
  return `\`${cutText(text, 120, '…')}\``;
}

function remembered(check: ExpressionCheck): ExpressionCheck {
  const known = new Map<string, ReturnType<ExpressionCheck>>();
  return (text) => {
    const result = known.get(text) ?? check(text);
    known.set(text, result);
    return result;
  };
}
