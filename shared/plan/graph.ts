import { canonicalJson, digestOf } from '../protocol/json';
import { parseAnswer } from './answer-text';
import {
  bindingDependencies,
  type Binding,
  type NamedValue,
  type Plan,
  type PlanNode,
  type Slot,
} from '../protocol/plan';

/**
 * The canonical hash of a plan's structure: which tools, in which order, with which of them repeated or conditional. Names
 * of nodes and slots, the order of independent nodes, and all values leave it unchanged (DESIGN section 6.5).
 */
export function graphHash(plan: Plan): string {
  const colours = colourNodes(plan);
  return digestOf(plan.nodes.map((node) => colours.get(node.id)).sort()).slice(0, 32);
}

/**
 * What beyond the graph must be equal for two plans to be one template: the constants, which slot of which type stands
 * where, and what is shown of a plan that only reads. Two kinds of request can share a graph: a constant tells `close ticket`
 * from `reopen ticket`, the answer tells the price of an order from its place.
 */
export function slotSignature(plan: Plan): string {
  const canonical = canonicalPlan(plan).plan;
  const types = new Map(canonical.slots.map((slot) => [slot.name, slot]));
  const places = canonical.nodes.map((node) =>
    Object.entries(node.args)
      .filter(([, { kind }]) => kind === 'constant' || kind === 'slot' || kind === 'context')
      .map(([argument, binding]): [string, string] => [argument, placeOf(binding, types)])
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  );
  const shown = answerSignature(canonical);
  return digestOf(shown === undefined ? places : { places, shown }).slice(0, 32);
}

/**
 * What the answer of a canonical plan shows of its outputs, in any words: that is what a plan that only reads is for. Undefined
 * for a plan with an effect, whose answer says no more than that it happened.
 */
export function answerSignature(plan: Plan): string | undefined {
  if (plan.nodes.some((node) => plan.tools[node.tool]?.effect !== 'read')) return undefined;
  if (plan.answer.kind === 'written') return 'written';
  const shown = parseAnswer(plan.answer.text).parts.flatMap((part) => ('expression' in part ? [part.expression] : []));
  return canonicalJson([...new Set(shown)].sort());
}

function placeOf(binding: Binding, slots: ReadonlyMap<string, Slot>): string {
  if (binding.kind === 'constant') return `= ${canonicalJson(binding.value)}`;
  if (binding.kind === 'context') return `context ${binding.path}`;
  if (binding.kind !== 'slot') return binding.kind;
  const slot = slots.get(binding.slot);
  return `${binding.slot} ${slot?.type ?? ''} ${slot?.valueType ?? ''}`;
}

/**
 * The plan with canonical names and order: nodes by structure, named after their tools; slots by their first use, named
 * after the argument. Two plans of one kind, written by two model calls, become equal but for what really differs.
 */
export function canonicalPlan(plan: Plan): { plan: Plan; nodes: Map<string, string>; slots: Map<string, string> } {
  const order = canonicalOrder(plan);
  const nodes = new Map<string, string>();
  const used = new Set<string>();
  for (const node of order) nodes.set(node.id, fresh(nodeName(node.tool), used));
  const slots = slotNames(plan, order);
  const rename = { nodes, slots };
  const renamed: Plan = {
    ...plan,
    slots: [...slots].flatMap(([old, name]) => {
      const slot = plan.slots.find((item) => item.name === old);
      return slot ? [{ ...slot, name }] : [];
    }),
    ...(plan.values && { values: plan.values.map((value) => renameValue(value, rename)) }),
    nodes: order.map((node) => renameNode(node, rename)),
    answer:
      plan.answer.kind === 'text' ? { ...plan.answer, text: renameAnswer(plan.answer.text, rename) } : plan.answer,
  };
  return { plan: renamed, nodes, slots };
}

interface Names {
  nodes: ReadonlyMap<string, string>;
  slots: ReadonlyMap<string, string>;
}

function renameNode(node: PlanNode, names: Names): PlanNode {
  const node_ = (id: string): string => names.nodes.get(id) ?? id;
  const bindings = Object.entries(node.args)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([argument, binding]) => [argument, renameBinding(binding, names)] as const);
  const after = [...new Set((node.after ?? []).map(node_))].sort();
  return {
    ...node,
    id: node_(node.id),
    args: Object.fromEntries(bindings),
    ...(node.after ? { after } : {}),
    ...(node.when === undefined ? {} : { when: renameExpression(node.when, names) }),
    ...(node.forEach === undefined ? {} : { forEach: renameExpression(node.forEach, names) }),
  };
}

function renameBinding(binding: Binding, names: Names): Binding {
  switch (binding.kind) {
    case 'slot':
      return { ...binding, slot: names.slots.get(binding.slot) ?? binding.slot };
    case 'output':
      return { ...binding, node: names.nodes.get(binding.node) ?? binding.node };
    case 'expression':
      return { ...binding, expression: renameExpression(binding.expression, names) };
    case 'written':
      return { ...binding, needs: binding.needs.map((id) => names.nodes.get(id) ?? id).sort() };
    case 'constant':
    case 'context':
      return binding;
  }
}

function renameValue(value: NamedValue, names: Names): NamedValue {
  return { ...value, expression: renameExpression(value.expression, names) };
}

const TEXT_OR_PATH = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b(nodes|slots)\.([A-Za-z_]\w*)/g;

/** Renames `nodes.x` and `slots.y` outside quoted text. The checked subset allows no computed names, so nothing is missed. */
export function renameExpression(expression: string, names: Names): string {
  return expression.replace(TEXT_OR_PATH, (whole: string, root?: string, name?: string) => {
    if (root === undefined || name === undefined) return whole;
    return `${root}.${(root === 'nodes' ? names.nodes : names.slots).get(name) ?? name}`;
  });
}

function renameAnswer(text: string, names: Names): string {
  return text.replace(
    /\{\{([\s\S]*?)\}\}/g,
    (_whole, expression: string) => `{{${renameExpression(expression, names)}}}`
  );
}

/** The node ids that expressions of a node name, beside `bindingDependencies`. */
export function expressionNodes(expression: string): string[] {
  return namesIn(expression, 'nodes');
}

export function expressionSlots(expression: string): string[] {
  return namesIn(expression, 'slots');
}

function namesIn(expression: string, root: 'nodes' | 'slots'): string[] {
  return [...expression.matchAll(TEXT_OR_PATH)].flatMap((match) => (match[1] === root && match[2] ? [match[2]] : []));
}

/** Every node that a node waits for: by `after`, by bindings, and by its expressions. */
export function dependenciesOf(node: PlanNode): string[] {
  const texts = [
    ...(node.when === undefined ? [] : [node.when]),
    ...(node.forEach === undefined ? [] : [node.forEach]),
    ...Object.values(node.args).flatMap((binding) => (binding.kind === 'expression' ? [binding.expression] : [])),
  ];
  return [...new Set([...bindingDependencies(node), ...texts.flatMap(expressionNodes)])].filter((id) => id !== node.id);
}

/** Colour refinement over both directions of the graph: nodes that look alike from everywhere keep one colour. */
function colourNodes(plan: Plan): Map<string, string> {
  const needs = new Map(plan.nodes.map((node) => [node.id, dependenciesOf(node)]));
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
function canonicalOrder(plan: Plan): PlanNode[] {
  const colours = colourNodes(plan);
  const rank = new Map(
    plan.nodes.map((node, index) => [
      node.id,
      { key: `${colours.get(node.id)} ${shapeOf(node, plan, colours)}`, index },
    ])
  );
  const ids = new Set(plan.nodes.map((node) => node.id));
  const left = new Map(plan.nodes.map((node) => [node.id, node]));
  const order: PlanNode[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter((node) =>
      dependenciesOf(node).every((id) => !ids.has(id) || !left.has(id))
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

function shapeOf(node: PlanNode, plan: Plan, colours: ReadonlyMap<string, string>): string {
  const place = (id: string): string => colours.get(id) ?? '';
  const slotPlace = slotRanks(plan, colours);
  const names = { nodes: new Map(plan.nodes.map((item) => [item.id, place(item.id)])), slots: slotPlace };
  return canonicalJson(
    Object.entries(node.args)
      .map(([argument, binding]): [string, Binding] => [argument, renameBinding(binding, names)])
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  );
}

/** Slots told apart by where they are used, and only those used alike by the plan's own order. */
function slotRanks(plan: Plan, colours: ReadonlyMap<string, string>): Map<string, string> {
  const uses = new Map<string, string[]>(plan.slots.map((slot) => [slot.name, [slot.type, slot.valueType]]));
  for (const node of plan.nodes) {
    for (const [argument, binding] of Object.entries(node.args)) {
      const slots =
        binding.kind === 'slot'
          ? [binding.slot]
          : binding.kind === 'expression'
            ? expressionSlots(binding.expression)
            : [];
      for (const slot of slots) uses.get(slot)?.push(`${colours.get(node.id)} ${argument}`);
    }
  }
  const ranked = plan.slots
    .map((slot, index) => ({ name: slot.name, key: (uses.get(slot.name) ?? []).sort().join(' '), index }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  return new Map(ranked.map(({ name }, rank) => [name, `slot${String(rank).padStart(3, '0')}`]));
}

function slotNames(plan: Plan, order: readonly PlanNode[]): Map<string, string> {
  const uses: [string, string][] = [];
  for (const node of order) {
    for (const [argument, binding] of Object.entries(node.args).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (binding.kind === 'slot') uses.push([binding.slot, argument]);
      if (binding.kind === 'expression')
        for (const slot of expressionSlots(binding.expression)) uses.push([slot, argument]);
    }
    for (const text of [node.when, node.forEach]) {
      for (const slot of text === undefined ? [] : expressionSlots(text)) uses.push([slot, slot]);
    }
  }
  for (const slot of plan.slots) uses.push([slot.name, slot.name]);
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const [slot, argument] of uses) {
    if (!names.has(slot)) names.set(slot, fresh(slotName(argument), used));
  }
  return names;
}

function nodeName(tool: string): string {
  const name = tool.toLowerCase().replace(/[^a-z0-9_]+/g, '_');
  return /^[a-z]/.test(name) ? name : `t_${name}`;
}

function slotName(argument: string): string {
  const name = argument.replace(/[^A-Za-z0-9_]+/g, '_');
  return /^[A-Za-z]/.test(name) ? name : `s_${name}`;
}

function fresh(base: string, used: Set<string>): string {
  let name = base;
  for (let next = 2; used.has(name); next += 1) name = `${base}_${next}`;
  used.add(name);
  return name;
}
