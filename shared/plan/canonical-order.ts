import { canonicalJson, digestOf } from '../protocol/json';
import type { Binding, Plan, PlanNode } from '../protocol/plan';
import { dependenciesOf, expressionsOf } from './dependencies';
import { canonicalExpression, type ExpressionUse } from './expression/canonical';
import { fieldsComparedWith } from './expression/compared-with';
import { parseExpression } from './expression/parse';
import { referencesOf } from './expression/references';
import { renameBinding, renameExpression } from './rename-plan';

/** Colour refinement over both directions of the graph: nodes that look alike from everywhere keep one colour. */
export function colourNodes(plan: Plan): Map<string, string> {
  const needs = new Map(plan.nodes.map((node) => [node.id, dependenciesOf(node, plan.values)]));
  const feeds = new Map<string, string[]>(plan.nodes.map((node) => [node.id, []]));
  for (const [id, list] of needs) for (const need of list) feeds.get(need)?.push(id);
  let colours = new Map(
    plan.nodes.map((node) => [
      node.id,
      digestOf([node.tool, node.forEach !== undefined, node.when !== undefined]).slice(0, 32),
    ])
  );
  for (let round = 0; round < plan.nodes.length; round += 1) {
    const before = colours;
    const of = (ids: string[] | undefined): string[] => (ids ?? []).map((id) => before.get(id) ?? '').sort();
    colours = new Map(
      plan.nodes.map((node) => [
        node.id,
        digestOf([before.get(node.id), of(needs.get(node.id)), of(feeds.get(node.id))]).slice(0, 32),
      ])
    );
    if (new Set(colours.values()).size === new Set(before.values()).size && round > 0) break;
  }
  return colours;
}

/**
 * Nodes in an order that depends on the structure alone, each after what it needs. Alike ones are told apart by what their
 * bindings say, with names replaced by structure, and at last by the plan's own order.
 */
export function canonicalOrder(plan: Plan): PlanNode[] {
  const colours = colourNodes(plan);
  const names = { nodes: colours, slots: slotRanks(plan, colours) };
  const rank = new Map(
    plan.nodes.map((node, index) => [node.id, { key: `${colours.get(node.id)} ${shapeOf(node, names)}`, index }])
  );
  const ids = new Set(plan.nodes.map((node) => node.id));
  const left = new Map(plan.nodes.map((node) => [node.id, node]));
  const order: PlanNode[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter((node) =>
      dependenciesOf(node, plan.values).every((id) => !ids.has(id) || !left.has(id))
    );
    // A cycle cannot be ordered; validation refuses it elsewhere, and here it must only not loop.
    const [next] = (ready.length > 0 ? ready : [...left.values()]).sort((a, b) => {
      const [x, y] = [rank.get(a.id), rank.get(b.id)];
      if (!x || !y) return 0;
      return x.key < y.key ? -1 : x.key > y.key ? 1 : x.index - y.index;
    });
    if (!next) break;
    order.push(next);
    left.delete(next.id);
  }
  return order;
}

/** What a node does, with the names in it replaced by structure. */
function shapeOf(
  node: PlanNode,
  names: { nodes: ReadonlyMap<string, string>; slots: ReadonlyMap<string, string> }
): string {
  const expression = (text: string | undefined, use?: ExpressionUse): string | null =>
    text === undefined ? null : canonicalExpression(renameExpression(text, names), use);
  const args = Object.entries(node.args)
    .map(([argument, binding]): [string, Binding] => [argument, renameBinding(binding, names)])
    .map(([argument, binding]): [string, Binding] => [
      argument,
      binding.kind === 'expression' ? { ...binding, expression: canonicalExpression(binding.expression) } : binding,
    ])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return canonicalJson([args, expression(node.when, 'condition'), expression(node.forEach)]);
}

/** Slots told apart by where they are used, then by what else the nodes say that use them, and only at last by the plan's own order. */
export function slotRanks(plan: Plan, colours: ReadonlyMap<string, string> = colourNodes(plan)): Map<string, string> {
  const uses = new Map<string, string[]>(plan.slots.map((slot) => [slot.name, [slot.type, slot.valueType]]));
  for (const node of plan.nodes) {
    for (const use of slotUses(node)) uses.get(use.slot)?.push(`${colours.get(node.id)} ${use.place}`);
  }
  const keys = new Map([...uses].map(([slot, list]) => [slot, list.sort().join(' ')]));
  const finer = new Set(keys.values()).size < keys.size ? colourSlots(plan, colours, keys) : keys;
  const ranked = plan.slots
    .map(({ name }, index) => ({ name, key: `${keys.get(name)} ${finer.get(name)}`, index }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  return new Map(ranked.map(({ name }, rank) => [name, `slot${String(rank).padStart(3, '0')}`]));
}

/**
 * Colour refinement over slots and the nodes that use them. Without it two slots that are used alike, one of them beside a
 * constant, keep the plan's order, which their new names change: the canonical form would have another canonical form.
 */
function colourSlots(
  plan: Plan,
  nodeColours: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string>
): Map<string, string> {
  let colours = new Map([...keys].map(([slot, key]) => [slot, digestOf([key]).slice(0, 32)]));
  for (let round = 0; round < plan.slots.length; round += 1) {
    const before = colours;
    const uses = new Map<string, string[]>(plan.slots.map(({ name }) => [name, []]));
    for (const node of plan.nodes) {
      const used = slotUses(node);
      const shape = used.length > 0 ? shapeOf(node, { nodes: nodeColours, slots: before }) : '';
      for (const use of used) uses.get(use.slot)?.push(`${use.place} ${shape}`);
    }
    colours = new Map(
      [...before].map(([slot, colour]) => [slot, digestOf([colour, uses.get(slot)?.sort() ?? []]).slice(0, 32)])
    );
    if (new Set(colours.values()).size === new Set(before.values()).size && round > 0) break;
  }
  return colours;
}

/** Where a node uses a slot: the argument or the part, and the field that an expression compares it with. */
function slotUses(node: PlanNode): { slot: string; place: string }[] {
  const bound = Object.entries(node.args).flatMap(([argument, binding]) =>
    binding.kind === 'slot' ? [{ slot: binding.slot, place: argument }] : []
  );
  const named = expressionsOf(node).flatMap(({ text, place, argument }) => {
    const { tree } = parseExpression(text);
    const fields = tree ? fieldsComparedWith(tree) : new Map<string, string>();
    return (tree ? referencesOf(tree).slots : []).map((slot) => ({
      slot,
      place: `${argument ?? place} ${fields.get(slot) ?? ''}`,
    }));
  });
  return [...bound, ...named];
}
