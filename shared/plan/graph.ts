import { canonicalJson, digestOf } from '../protocol/json';
import { parseAnswer } from './answer-text';
import { colourNodes } from './canonical-order';
import { comparablePlan } from './canonical-plan';
import { factsShown } from './expression/facts';
import { isRead } from './node-kind';
import { inlineValues } from './plan-expressions';
import type { Binding, Plan, Slot } from '../protocol/plan';

export { canonicalPlan } from './canonical-plan';
export { dependenciesOf } from './dependencies';

/**
 * The canonical hash of a plan's structure: which tools, in which order, with which of them repeated or conditional. Names
 * of nodes and slots, the order of independent nodes, and all values leave it unchanged (DESIGN section 6.5).
 */
export function graphHash(plan: Plan): string {
  const colours = colourNodes(inlineValues(plan));
  return digestOf(plan.nodes.map((node) => colours.get(node.id)).sort()).slice(0, 32);
}

/**
 * What beyond the graph must be equal for two plans to be one template: the constants, which slot of which type stands
 * where, the conditions and the lists that nodes run over, and what is shown of a plan that only reads. Two kinds of request can
 * share a graph: a constant tells `close ticket` from `reopen ticket`, a condition "more than" from "less than", the answer the
 * price of an order from its place.
 */
export function slotSignature(plan: Plan): string {
  const canonical = comparablePlan(plan);
  const types = new Map(canonical.slots.map((slot) => [slot.name, slot]));
  const places = canonical.nodes.map((node) =>
    Object.entries(node.args)
      .filter(([, { kind }]) => kind === 'constant' || kind === 'slot' || kind === 'context')
      .map(([argument, binding]): [string, string] => [argument, placeOf(binding, types)])
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  );
  const conditions = canonical.nodes.map(({ when, forEach }) => [when ?? null, forEach ?? null]);
  const conditional = conditions.some(([when, forEach]) => when !== null || forEach !== null);
  const shown = answerSignature(plan);
  return digestOf({ places, ...(conditional && { conditions }), ...(shown !== undefined && { shown }) }).slice(0, 32);
}

/**
 * Which facts the answer of a plan shows, in any words: that is what a plan that only reads is for. Undefined for a plan with
 * an effect, whose answer says no more than that it happened.
 */
export function answerSignature(plan: Plan): string | undefined {
  if (!plan.nodes.every((node) => isRead(node, plan))) return undefined;
  return plan.answer.kind === 'written' ? 'written' : canonicalJson(shownFacts(comparablePlan(plan)));
}

/** The facts that the answer of a comparable plan shows, sorted; none of one that the model writes. */
export function shownFacts({ answer }: Plan): string[] {
  if (answer.kind === 'written') return [];
  const parts = parseAnswer(answer.text).parts;
  return [...new Set(parts.flatMap((part) => ('expression' in part ? factsShown(part.expression) : [])))].sort();
}

function placeOf(binding: Binding, slots: ReadonlyMap<string, Slot>): string {
  if (binding.kind === 'constant') return `= ${canonicalJson(binding.value)}`;
  if (binding.kind === 'context') return `context ${binding.path}`;
  if (binding.kind !== 'slot') return binding.kind;
  const slot = slots.get(binding.slot);
  return `${binding.slot} ${slot?.type ?? ''} ${slot?.valueType ?? ''}`;
}
