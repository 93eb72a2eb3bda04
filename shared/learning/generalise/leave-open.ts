import { parseExpression } from '../../plan/expression/parse';
import { referencesOf } from '../../plan/expression/references';
import { parseAnswer } from '../../plan/answer-text';
import type { Binding, Plan, PlanNode } from '../../protocol/plan';
import type { ToolDescription } from '../../protocol/tool';
import { FROM_OUTPUTS } from './answer-template';
import type { Finding } from './audit';
import { asWritten } from './generalise-node';

/**
 * The plan with what the audit found left to the model, so that it serves tier B: an argument and an answer are written, a node
 * whose condition or list it is may be replaced, and so is all that needs a named value that nobody can explain.
 */
export function leaveOpen(
  plan: Plan,
  findings: readonly Finding[],
  tools: ReadonlyMap<string, ToolDescription>
): { plan: Plan; left: Map<string, string> } {
  const left = new Map(findings.map(({ where, why }) => [where, why]));
  for (const { name, expression } of plan.values ?? []) {
    if (needsOpen(expression, left)) left.set(`values.${name}`, 'it needs a value that is left to the model');
  }
  const nodes = plan.nodes.map((node) => openNode(node, left, tools));
  const answer = openAnswer(plan.answer, left);
  const { values, ...rest } = plan;
  const kept = values?.filter(({ name }) => !left.has(`values.${name}`)) ?? [];
  return { plan: { ...rest, ...(kept.length > 0 ? { values: kept } : {}), nodes, answer }, left };
}

function openNode(node: PlanNode, left: Map<string, string>, tools: ReadonlyMap<string, ToolDescription>): PlanNode {
  const isOpen = (part: string, expression?: string): boolean => {
    const where = `${node.id}.${part}`;
    if (expression !== undefined && needsOpen(expression, left) && !left.has(where))
      left.set(where, 'it needs a value that is left to the model');
    return left.has(where);
  };
  const { when, forEach, ...rest } = node;
  const [noWhen, noList] = [
    when !== undefined && isOpen('when', when),
    forEach !== undefined && isOpen('forEach', forEach),
  ];
  const args = Object.entries(node.args).map(([argument, binding]): [string, Binding] => {
    const expression = binding.kind === 'expression' ? binding.expression : undefined;
    const ofItem = noList && expression !== undefined && refersTo(expression).item;
    if (!isOpen(argument, expression) && !ofItem) return [argument, binding];
    return [argument, asWritten(node, argument, { tools })];
  });
  const general: PlanNode = {
    ...rest,
    args: Object.fromEntries(args),
    ...(when === undefined || noWhen ? {} : { when }),
    ...(forEach === undefined || noList ? {} : { forEach }),
  };
  return noWhen || noList
    ? { ...general, mutability: 'variable', alternatives: node.alternatives ?? [node.tool] }
    : general;
}

function openAnswer(answer: Plan['answer'], left: Map<string, string>): Plan['answer'] {
  const open =
    left.has('answer') ||
    (answer.kind === 'text' &&
      parseAnswer(answer.text).parts.some((part) => 'expression' in part && needsOpen(part.expression, left)));
  if (!open) return answer;
  if (!left.has('answer')) left.set('answer', 'it needs a value that is left to the model');
  return { kind: 'written', instruction: FROM_OUTPUTS };
}

function needsOpen(expression: string, left: ReadonlyMap<string, string>): boolean {
  return refersTo(expression).values.some((name) => left.has(`values.${name}`));
}

function refersTo(expression: string): { values: string[]; item: boolean } {
  const { tree } = parseExpression(expression);
  return tree ? referencesOf(tree) : { values: [], item: false };
}
