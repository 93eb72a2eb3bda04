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
