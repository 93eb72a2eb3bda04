import { canonicalPlan, renameExpression } from './graph';
import { canonicalJson, digestOf, type Json } from '../protocol/json';
import type { Binding, BoundPlan, Plan, PlanNode } from '../protocol/plan';

/**
 * Would a rival's bound plan do the same: the same graph of the same tools, the same arguments, and the same answer. Then it does
 * not matter which of the two serves. What the rival leaves to the model it says nothing about, so that it contradicts nothing
 * there. Plans that only a run could show to be equal count as different.
 */
export function sameEffect(plan: BoundPlan, rival: BoundPlan): boolean {
  const [own, other] = [settled(plan), settled(rival)];
  if (own.nodes.length !== other.nodes.length) return false;
  const sameAnswer = rival.plan.answer.kind === 'written' || canonicalJson(own.answer) === canonicalJson(other.answer);
  if (canonicalJson(own.values ?? []) !== canonicalJson(other.values ?? [])) return false;
  return sameAnswer && own.nodes.every((node, at) => sameNode(node, other.nodes[at] as PlanNode));
}

function sameNode(node: PlanNode, rival: PlanNode): boolean {
  const written = Object.keys(rival.args).filter((name) => rival.args[name]?.kind === 'written');
  const seen = ({ args, after, ...rest }: PlanNode): Json => ({
    id: rest.id,
    tool: rest.tool,
    mutability: rest.mutability,
    when: rest.when ?? null,
    forEach: rest.forEach ?? null,
    onError: rest.onError ?? 'fail',
    args: Object.fromEntries(Object.entries(args).filter(([name]) => !written.includes(name))) as Json,
    // What the model is to see first may be more than what a binding reads.
    after: written.length > 0 ? [] : (after ?? []),
  });
  return canonicalJson(seen(node)) === canonicalJson(seen(rival));
}

/** The plan under canonical names, with each slot replaced by its value, or by a mark of its value inside an expression. */
function settled({ plan, slots }: BoundPlan): Pick<Plan, 'nodes' | 'answer' | 'values'> {
  const canonical = canonicalPlan(plan);
  const values = new Map([...canonical.slots].map(([old, name]) => [name, slots[old] ?? null]));
  const marks = new Map([...values].map(([name, value]) => [name, `v_${digestOf(value).slice(0, 24)}`]));
  const rename = (text: string): string => renameExpression(text, { nodes: new Map(), slots: marks });
  const nodes = canonical.plan.nodes.map((node) => ({
    ...node,
    args: Object.fromEntries(
      Object.entries(node.args).map(([name, binding]) => [name, bound(binding, values, rename)])
    ),
    ...(node.when === undefined ? {} : { when: rename(node.when) }),
    ...(node.forEach === undefined ? {} : { forEach: rename(node.forEach) }),
  }));
  const named = canonical.plan.values?.map((value) => ({ ...value, expression: rename(value.expression) }));
  return { nodes, answer: answerOf(canonical.plan.answer, rename), ...(named && { values: named }) };
}

function bound(binding: Binding, values: ReadonlyMap<string, Json>, rename: (text: string) => string): Binding {
  if (binding.kind === 'slot') return { kind: 'constant', value: values.get(binding.slot) ?? null };
  return binding.kind === 'expression' ? { ...binding, expression: rename(binding.expression) } : binding;
}

function answerOf(answer: Plan['answer'], rename: (text: string) => string): Plan['answer'] {
  if (answer.kind !== 'text') return answer;
  const text = answer.text.replace(/\{\{([\s\S]*?)\}\}/g, (_whole, expression: string) => `{{${rename(expression)}}}`);
  return { ...answer, text };
}
