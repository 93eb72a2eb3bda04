import { slotRanks } from './canonical-order';
import { answerExpressions } from './dependencies';
import { fieldsComparedWith } from './expression/compared-with';
import { parseExpression } from './expression/parse';
import { referencesOf } from './expression/references';
import type { Tree } from './expression/tree';
import { visitTree } from './expression/walk';
import { referencesIn } from './expression/text';
import type { Plan, PlanNode } from '../protocol/plan';

/** Names of nodes after their tools, by the names that they have. */
export function nodeNames(order: readonly PlanNode[]): Map<string, string> {
  const used = new Set<string>();
  return new Map(order.map((node) => [node.id, fresh(nodeName(node.tool), used)]));
}

/**
 * A slot is named after the argument that it fills, or that an expression over it fills, else after the field that it is
 * compared with, else after its type, as where it is a part of a longer text: not as one planner called it.
 */
export function slotNames(plan: Plan, order: readonly PlanNode[]): Map<string, string> {
  const uses: [slot: string, name: string][] = [];
  const ranks = slotRanks(plan);
  const byRank = (slots: readonly string[]): string[] =>
    [...slots].sort((a, b) => ((ranks.get(a) ?? '') < (ranks.get(b) ?? '') ? -1 : 1));
  const typeOf = (name: string): string => plan.slots.find((slot) => slot.name === name)?.type ?? name;
  for (const node of order) {
    for (const [argument, binding] of Object.entries(node.args).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (binding.kind === 'slot') uses.push([binding.slot, argument]);
      if (binding.kind === 'expression') {
        const slots = byRank(referencesIn(binding.expression).slots);
        const { tree } = parseExpression(binding.expression);
        const fields = tree ? fieldsComparedWith(tree) : new Map<string, string>();
        const parts = new Set(tree ? slotsInTexts(tree) : []);
        for (const slot of slots) uses.push([slot, fields.get(slot) ?? (parts.has(slot) ? typeOf(slot) : argument)]);
      }
    }
    for (const text of [node.when, node.forEach]) uses.push(...fieldUses(text, byRank));
  }
  for (const { text } of answerExpressions(plan)) uses.push(...fieldUses(text, byRank));
  for (const slot of byRank(plan.slots.map(({ name }) => name))) {
    uses.push([slot, typeOf(slot)]);
  }
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const [slot, name] of uses) {
    if (!names.has(slot)) names.set(slot, fresh(slotName(name), used));
  }
  return names;
}

/** Slots that an expression puts into a longer text: `"Order " & slots.id`. */
function slotsInTexts(tree: Tree): string[] {
  const found: string[] = [];
  visitTree(tree, (node) => {
    if (node.type === 'binary' && node.operator === '&') found.push(...referencesOf(node).slots);
  });
  return found;
}

function fieldUses(text: string | undefined, byRank: (slots: readonly string[]) => string[]): [string, string][] {
  const { tree } = text === undefined ? {} : parseExpression(text);
  if (!tree) return [];
  const fields = fieldsComparedWith(tree);
  return byRank([...fields.keys()]).map((slot) => [slot, fields.get(slot) ?? slot]);
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
