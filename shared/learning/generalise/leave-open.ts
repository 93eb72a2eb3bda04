import { answerExpressions, dependenciesOf } from '../../plan/dependencies';
import { referencesIn } from '../../plan/expression/text';
import type { Binding, Plan, PlanNode } from '../../protocol/plan';
import type { ToolDescription } from '../../protocol/tool';
import { FROM_OUTPUTS } from './answer-template';
import type { Finding } from './audit';
import { asWritten } from './generalise-node';

/**
 * The plan with what the audit found left to the model, so that it serves tier B: an argument and an answer are written, a node
 * whose condition or list it is may be replaced.
 */
export function leaveOpen(plan: Plan, findings: readonly Finding[], tools: ReadonlyMap<string, ToolDescription>): Plan {
  const open = new Set(findings.map(({ where }) => where));
  const answer: Plan['answer'] = open.has('answer') ? { kind: 'written', instruction: FROM_OUTPUTS } : plan.answer;
  return { ...plan, nodes: plan.nodes.map((node) => openNode(node, open, tools)), answer };
}

/**
 * The readers of nodes that ran over a list and lost it: they expect one output per element, and would read the one output of a
 * single call. An answer among them is left to the model; a step among them makes the template one that cannot be kept.
 */
export function readersOfLost(before: Plan, after: Plan): Finding[] {
  const had = new Set(before.nodes.filter(({ forEach }) => forEach !== undefined).map(({ id }) => id));
  const lost = after.nodes.filter(({ id, forEach }) => had.has(id) && forEach === undefined).map(({ id }) => id);
  const why = 'it reads a list of outputs that a step without its list does not give';
  const reads = (ids: readonly string[]): boolean => ids.some((id) => lost.includes(id));
  const steps = after.nodes.filter((node) => reads(dependenciesOf(withoutOrder(node))));
  const told = answerExpressions(after).some(({ text }) => reads(referencesIn(text).nodes));
  return [...steps.map(({ id }): Finding => ({ where: id, why })), ...(told ? [{ where: 'answer', why }] : [])];
}

/** What the node's own expressions read, and neither what it waits for nor what the model sees that writes a part of it. */
function withoutOrder(node: PlanNode): PlanNode {
  const args = Object.entries(node.args).filter(([, { kind }]) => kind !== 'written');
  return { ...node, after: [], args: Object.fromEntries(args) };
}

function openNode(node: PlanNode, open: ReadonlySet<string>, tools: ReadonlyMap<string, ToolDescription>): PlanNode {
  const { when, forEach, ...rest } = node;
  const [noWhen, noList] = [open.has(`${node.id}.when`), open.has(`${node.id}.forEach`)];
  const args = Object.entries(node.args).map(([argument, binding]): [string, Binding] => {
    const ofItem = noList && binding.kind === 'expression' && referencesIn(binding.expression).item;
    return [argument, ofItem || open.has(`${node.id}.${argument}`) ? asWritten(node, argument, { tools }) : binding];
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
