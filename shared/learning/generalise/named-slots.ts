import { printExpression } from '../../plan/expression/print';
import { parseExpression } from '../../plan/expression/parse';
import { replaceReferences } from '../../plan/expression/references';
import { literal } from '../../plan/expression/tree';
import { mapAnswer } from '../../plan/answer-text';
import type { Json } from '../../protocol/json';
import type { Binding, Plan, PlanNode, Slot } from '../../protocol/plan';
import type { ToolDescription } from '../../protocol/tool';
import { placeOf } from './generalise-node';
import type { ArgumentPlace, SlotDrafts } from './slot-drafts';

/**
 * The plan with those of its slots that this run's query bears out. A slot that a planner named is checked against the words of
 * the query and typed anew; one whose words are not there, or do not say its value, gives its place to the value, which then
 * has to be explained like any other literal.
 */
export function withSaidSlots(
  plan: Plan,
  values: Readonly<Record<string, Json>>,
  drafts: SlotDrafts,
  tools: ReadonlyMap<string, ToolDescription>
): Plan {
  const unsaid = new Map<string, Json>();
  for (const slot of plan.slots) {
    const value = values[slot.name];
    if (slot.said === undefined || value === undefined) continue;
    if (!drafts.adoptSaid(slot, value, useOf(slot, plan, tools))) unsaid.set(slot.name, value);
  }
  const slots = plan.slots.filter((slot) => slot.said === undefined);
  return unsaid.size === 0 ? { ...plan, slots } : { ...withValues(plan, unsaid), slots };
}

/** The argument that a slot fills first; sensitive where any that it fills is. */
function useOf(slot: Slot, plan: Plan, tools: ReadonlyMap<string, ToolDescription>): ArgumentPlace {
  const uses = plan.nodes.flatMap((node) =>
    Object.entries(node.args).flatMap(([argument, binding]) =>
      binding.kind === 'slot' && binding.slot === slot.name ? [placeOf(node.tool, argument, tools)] : []
    )
  );
  const hidden = plan.nodes.some((node) =>
    Object.entries(node.args).some(
      ([argument, binding]) =>
        binding.kind === 'expression' &&
        new RegExp(`\\bslots\\.${slot.name}\\b`).test(binding.expression) &&
        placeOf(node.tool, argument, tools).sensitive
    )
  );
  const [first] = uses;
  return {
    argument: slot.name,
    schema: first?.schema,
    sensitive: hidden || uses.some((use) => use.sensitive),
  };
}

function withValues(plan: Plan, values: ReadonlyMap<string, Json>): Plan {
  const changed = (expression: string): string => {
    const { tree } = parseExpression(expression);
    if (!tree) return expression;
    const replaced = replaceReferences(tree, ({ root, name }) => {
      const value = root === 'slots' ? values.get(name) : undefined;
      return typeof value === 'object' || value === undefined ? undefined : literal(value);
    });
    return printExpression(replaced);
  };
  const bound = (binding: Binding): Binding => {
    if (binding.kind === 'slot' && values.has(binding.slot))
      return { kind: 'constant', value: values.get(binding.slot) as Json };
    return binding.kind === 'expression' ? { ...binding, expression: changed(binding.expression) } : binding;
  };
  const nodes = plan.nodes.map((node): PlanNode => ({
    ...node,
    args: Object.fromEntries(Object.entries(node.args).map(([name, binding]) => [name, bound(binding)])),
    ...(node.when === undefined ? {} : { when: changed(node.when) }),
    ...(node.forEach === undefined ? {} : { forEach: changed(node.forEach) }),
  }));
  return {
    ...plan,
    nodes,
    ...(plan.values
      ? { values: plan.values.map((value) => ({ ...value, expression: changed(value.expression) })) }
      : {}),
    answer: plan.answer.kind === 'text' ? { ...plan.answer, text: mapAnswer(plan.answer.text, changed) } : plan.answer,
  };
}
