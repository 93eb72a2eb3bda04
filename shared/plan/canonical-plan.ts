import { mapAnswer } from './answer-text';
import { nodeNames, slotNames } from './canonical-names';
import { canonicalOrder } from './canonical-order';
import { answerExpressions, dependenciesOf, dependencyOrder, expressionsOf } from './dependencies';
import { canonicalExpression } from './expression/canonical';
import { referencesIn } from './expression/text';
import { plainBinding } from './plain-binding';
import { inlineValues } from './plan-expressions';
import { renamePlan } from './rename-plan';
import type { Binding, Plan, PlanNode } from '../protocol/plan';

/**
 * The plan under canonical names: nodes are named after their tools, in an order that depends on the structure alone; slots
 * after the argument or the field that they stand for. Nodes stay in the order in which the planner wrote them, but that each
 * comes after what it needs.
 */
export function canonicalPlan(plan: Plan): { plan: Plan; nodes: Map<string, string>; slots: Map<string, string> } {
  const written = { ...plan, nodes: inOrder(plan) };
  const plain = inlineValues(written);
  const order = canonicalOrder(plain);
  const [nodes, slots] = [nodeNames(order), slotNames(plain, order)];
  return { plan: renamePlan(written, { nodes, slots }), nodes, slots };
}

/**
 * What a plan does, in a form in which plans that do the same are equal: canonical names and order, canonical expressions
 * without named values, every dependency in `after`, and no slot that nothing uses. It is for comparing, not for running.
 */
export function comparablePlan(plan: Plan): Plan {
  const { plan: canonical } = canonicalPlan(inlineValues(plan));
  const order = canonicalOrder(canonical);
  const nodes = order.map((node): PlanNode => {
    const after = dependenciesOf(node).sort();
    return {
      ...node,
      args: Object.fromEntries(
        Object.entries(node.args).map(([argument, binding]) => [argument, comparableBinding(binding)])
      ),
      ...(after.length > 0 ? { after } : {}),
      ...(node.when === undefined ? {} : { when: canonicalExpression(node.when, 'condition') }),
      ...(node.forEach === undefined ? {} : { forEach: canonicalExpression(node.forEach) }),
    };
  });
  const answer: Plan['answer'] =
    canonical.answer.kind === 'text'
      ? { kind: 'text', text: mapAnswer(canonical.answer.text, (text) => canonicalExpression(text)) }
      : canonical.answer;
  const slots = usedSlots({ ...canonical, nodes, answer });
  return { ...canonical, nodes, answer, slots: canonical.slots.filter(({ name }) => slots.has(name)) };
}

/** A binding in a form in which bindings that give the same are equal; it names no values. */
export function comparableBinding(binding: Binding): Binding {
  return plainBinding(
    binding.kind === 'expression' ? { ...binding, expression: canonicalExpression(binding.expression) } : binding
  );
}

/** Nodes as the planner wrote them, but that each comes after what it needs. */
function inOrder(plan: Plan): PlanNode[] {
  const waiting = plan.nodes.map((node) => ({ ...node, after: dependenciesOf(node, plan.values) }));
  const order = dependencyOrder({ ...plan, nodes: waiting });
  return order ? order.flatMap((id) => plan.nodes.find((node) => node.id === id) ?? []) : plan.nodes;
}

function usedSlots(plan: Plan): Set<string> {
  const bound = plan.nodes.flatMap((node) =>
    Object.values(node.args).flatMap((binding) => (binding.kind === 'slot' ? [binding.slot] : []))
  );
  const texts = [...plan.nodes.flatMap(expressionsOf), ...answerExpressions(plan)];
  return new Set([...bound, ...texts.flatMap(({ text }) => referencesIn(text).slots)]);
}
