import { changeExpression, referencesIn } from '../../plan/expression/text';
import { replaceReferences } from '../../plan/expression/references';
import { parseExpression } from '../../plan/expression/parse';
import { literal, type Tree } from '../../plan/expression/tree';
import { mapPlanExpressions } from '../../plan/plan-expressions';
import type { Json } from '../../protocol/json';
import type { Binding, Plan, PlanNode, Slot } from '../../protocol/plan';
import type { ToolDescription } from '../../protocol/tool';
import { adoptSaid, meantBy, saidWith } from './adopt-named-slot';
import { placeOf, type ArgumentPlace } from './argument-place';
import { adoptParts } from './day-and-time';
import type { SlotDrafts } from './slot-drafts';

/**
 * The plan with those of its slots that this run's query bears out. A slot that a planner named is checked against the words of
 * the query and typed anew. Where its words are there and it read a day, a time or a number in them that no rule reads ("the
 * previous Monday"), the slot stays and a model fills it; any other gives its place to the value, which then has to be explained
 * like any literal.
 */
export function withSaidSlots(
  plan: Plan,
  values: Readonly<Record<string, Json>>,
  drafts: SlotDrafts,
  tools: ReadonlyMap<string, ToolDescription>
): Plan {
  const unsaid = new Map<string, Json>();
  const read: Slot[] = [];
  const open = plan.slots.filter((slot) => slot.said !== undefined && !useOf(slot, plan, tools).sensitive);
  const parts = adoptParts(drafts, open, values);
  for (const slot of plan.slots) {
    const value = values[slot.name];
    if (slot.said === undefined || value === undefined || parts.has(slot.name)) continue;
    const use = useOf(slot, plan, tools);
    if (adoptSaid(drafts, slot, value, use)) continue;
    const same = use.sensitive ? undefined : saidWith(drafts, slot, value);
    if (same !== undefined) {
      parts.set(slot.name, same);
      continue;
    }
    const meant = use.sensitive ? undefined : meantBy(drafts, slot, value);
    if (meant) read.push(meant);
    else unsaid.set(slot.name, value);
  }
  const slots = [...plan.slots.filter((slot) => slot.said === undefined), ...read];
  const split = parts.size === 0 ? plan : withExpressions(plan, parts);
  return unsaid.size === 0 ? { ...split, slots } : { ...withValues(split, unsaid), slots };
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
        referencesIn(binding.expression).slots.includes(slot.name) &&
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

/** The plan with the values of these slots written out. */
function withValues(plan: Plan, values: ReadonlyMap<string, Json>): Plan {
  return replaceSlots(plan, (slot) => {
    const value = values.get(slot);
    if (value === undefined) return undefined;
    return { binding: { kind: 'constant', value }, tree: typeof value === 'object' ? undefined : literal(value) };
  });
}

/** The plan with these slots as expressions over others. */
function withExpressions(plan: Plan, by: ReadonlyMap<string, string>): Plan {
  return replaceSlots(plan, (slot) => {
    const expression = by.get(slot);
    if (expression === undefined) return undefined;
    return { binding: { kind: 'expression', expression }, tree: parseExpression(expression).tree };
  });
}

/** The plan with what stands for some of its slots: as the binding of an argument, and within an expression. */
function replaceSlots(
  plan: Plan,
  by: (slot: string) => { binding: Binding; tree: Tree | undefined } | undefined
): Plan {
  const bound = (binding: Binding): Binding =>
    (binding.kind === 'slot' ? by(binding.slot)?.binding : undefined) ?? binding;
  const nodes = plan.nodes.map((node): PlanNode => ({
    ...node,
    args: Object.fromEntries(Object.entries(node.args).map(([name, binding]) => [name, bound(binding)])),
  }));
  return mapPlanExpressions({ ...plan, nodes }, (text) =>
    changeExpression(text, (tree) =>
      replaceReferences(tree, ({ root, name }) => (root === 'slots' ? by(name)?.tree : undefined))
    )
  );
}
