import { plainText } from '../../shared/protocol/json';
import type { Binding, PlanNode, Slot } from '../../shared/protocol/plan';
import type { RouteBase } from '../../shared/protocol/decision';
import type { FailureNote } from '../../shared/protocol/run';
import type { PlacedSchema } from '../../shared/values/schema-variants';
import type { ToolDescription } from '../../shared/protocol/tool';
import { changeableParts, type ChangeablePart } from './changes';
import { argumentSchemas, outputReference } from './decode-value';
import { argumentType } from './tool-signature';

/** A written argument that needs only the query, so that the confirming call can write it. */
export interface OpenWritten {
  /** `node.argument`. */
  key: string;
  instruction: string;
  /** As the prompt says it. */
  type?: string;
  schemas?: PlacedSchema[];
}

/** A node that B may replace, and the tools that were seen at its place. */
export interface OpenNode {
  node: PlanNode;
  tools: string[];
}

/** An argument as a model writes it. */
export interface WrittenArgument {
  name: string;
  from: Binding['kind'];
  value: string;
}

/** What of a nominee is open in tier B (DESIGN sections 2 and 4): nothing else is put into the prompt. */
export interface OpenParts {
  slots: Slot[];
  /** Bound, and the words that it was read from can mean another value. */
  unsure: { slot: Slot; from: string }[];
  written: OpenWritten[];
  variable: OpenNode[];
  /** What may be fitted to a query that asks the same of something else. */
  changeable: ChangeablePart[];
  /** Tools that any open part touches; their experience is what the prompt carries. */
  tools: string[];
  /** Those of them that no other may replace. */
  placed: string[];
}

/** Finds the open parts; a node that failed in this run with this template's tool counts as variable. */
export function openParts(
  base: RouteBase,
  failures: readonly FailureNote[],
  tools: ReadonlyMap<string, ToolDescription>
): OpenParts {
  const { plan } = base.bound;
  const slots = plan.slots.filter((slot) => base.unbound.includes(slot.name));
  const open = new Set(slots.map((slot) => slot.name));
  const unsure = [...(base.unsure ?? []), ...mixable(base)].flatMap(({ slot: name, from }) => {
    const slot = plan.slots.find((one) => one.name === name);
    return slot && !open.has(name) ? [{ slot, from }] : [];
  });
  const written: OpenWritten[] = [];
  const variable: OpenNode[] = [];
  const touched = new Set<string>();
  for (const node of plan.nodes) {
    const tool = tools.get(node.tool);
    for (const [argument, binding] of Object.entries(node.args)) {
      if (binding.kind === 'slot' && open.has(binding.slot)) touched.add(node.tool);
      if (binding.kind !== 'written' || binding.needs.length > 0) continue;
      touched.add(node.tool);
      written.push({
        key: `${node.id}.${argument}`,
        instruction: binding.instruction,
        type: tool && argumentType(tool, argument),
        schemas: tool && argumentSchemas(tool, argument),
      });
    }
    const failed = failures.some((note) => note.node === node.id && note.tool === node.tool);
    const seen = [...new Set([node.tool, ...(node.alternatives ?? [])])].filter((name) => tools.has(name));
    // Runs that differ in arguments alone leave no tool to choose: open texts are asked for, and a step that does not fit is refused.
    const choice = node.mutability === 'variable' && seen.length > 1;
    if (!choice && !failed) continue;
    seen.forEach((name) => touched.add(name));
    variable.push({ node, tools: seen });
  }
  const choices = new Set(variable.flatMap((one) => (one.tools.length > 1 ? one.tools : [])));
  const touchedTools = [...touched].sort();
  return {
    slots,
    unsure,
    written,
    variable,
    changeable: changeableParts(base, tools),
    tools: touchedTools,
    placed: touchedTools.filter((tool) => !choices.has(tool)),
  };
}

/**
 * Bound slots of one type in a wording that is not a stored one: what could have been bound the wrong way round is unsure on
 * both sides. Where the query says the slot's own name beside the value, it is not.
 */
function mixable({ bound: { plan, slots }, exact, unbound, unsure = [] }: RouteBase): { slot: string; from: string }[] {
  if (exact) return [];
  const kindOf = ({ type, lexicon }: Slot): string => `${type} ${lexicon ?? ''}`;
  const bound = plan.slots.filter(({ name }) => !unbound.includes(name) && Object.hasOwn(slots, name));
  return bound.flatMap((slot) => {
    const rivals = bound.filter(
      (one) => one !== slot && kindOf(one) === kindOf(slot) && slots[one.name] !== slots[slot.name]
    );
    if (rivals.length === 0 || unsure.some((one) => one.slot === slot.name)) return [];
    return [{ slot: slot.name, from: String(JSON.stringify(slots[slot.name])).replace(/^"|"$/g, '') }];
  });
}

/** An argument as the model writes it. */
export function argumentText([name, binding]: [string, Binding]): WrittenArgument {
  switch (binding.kind) {
    case 'constant':
      return { name, from: 'constant', value: plainText(binding.value) };
    case 'slot':
      return { name, from: 'slot', value: binding.slot };
    case 'context':
      return { name, from: 'context', value: binding.path };
    case 'output':
      return { name, from: 'output', value: outputReference(binding.node, binding.path) };
    case 'expression':
      return { name, from: 'expression', value: binding.expression };
    case 'written':
      return { name, from: 'written', value: binding.instruction };
  }
}
