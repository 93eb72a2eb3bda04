import { canonicalPlan, renameExpression } from '../experience/graph';
import { canonicalJson, digestOf, type Json } from '../json';
import type { Binding, BoundPlan, Plan } from '../plan/plan';

/**
 * Would two bound plans do the same: the same graph of the same tools, the same arguments, and the same answer. Of two templates
 * that do, it does not matter which one serves. Plans that only a run could show to be equal count as different.
 */
export function sameEffect(a: BoundPlan, b: BoundPlan): boolean {
  return settled(a) === settled(b);
}

/** The plan under canonical names, with each slot replaced by its value, or by a mark of its value inside an expression. */
function settled({ plan, slots }: BoundPlan): string {
  const canonical = canonicalPlan(plan);
  const values = new Map([...canonical.slots].map(([old, name]) => [name, slots[old] ?? null]));
  const marks = new Map([...values].map(([name, value]) => [name, `v_${digestOf(value).slice(0, 24)}`]));
  const rename = (text: string): string => renameExpression(text, { nodes: new Map(), slots: marks });
  const nodes = canonical.plan.nodes.map((node) => ({
    id: node.id,
    tool: node.tool,
    args: Object.fromEntries(
      Object.entries(node.args).map(([name, binding]) => [name, bound(binding, values, rename)])
    ),
    after: node.after ?? [],
    when: node.when === undefined ? null : rename(node.when),
    forEach: node.forEach === undefined ? null : rename(node.forEach),
    onError: node.onError ?? 'fail',
  }));
  return canonicalJson({ nodes, answer: answerOf(canonical.plan.answer, rename) });
}

function bound(binding: Binding, values: ReadonlyMap<string, Json>, rename: (text: string) => string): Json {
  if (binding.kind === 'slot') return { kind: 'constant', value: values.get(binding.slot) ?? null };
  if (binding.kind === 'expression') return { ...binding, expression: rename(binding.expression) };
  return { ...binding };
}

function answerOf(answer: Plan['answer'], rename: (text: string) => string): Json {
  if (answer.kind !== 'text') return { ...answer };
  return answer.text.replace(/\{\{([\s\S]*?)\}\}/g, (_whole, expression: string) => `{{${rename(expression)}}}`);
}
