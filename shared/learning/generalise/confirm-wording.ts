import { canonicalJson, type Json, type JsonObject } from '../../protocol/json';
import type { Custom, Plan } from '../../protocol/plan';
import { needsModel, type Candidate, type GeneralisableRun } from './generalise';
import { succeeded } from '../observe/observed-call';
import { isObject } from '../../values/schema-variants';
import { SlotDrafts } from './slot-drafts';
import { iterationOf } from './standing-calls';

export type ConfirmedWording = Omit<Candidate, 'plan' | 'findings' | 'left'> & {
  /** The customs by which this query says the slots' values. */
  customs: Record<string, Custom[]>;
};

/**
 * What a run of tier B says of the template that it kept: the wording that the model confirmed, with the places of the slots'
 * values. `undefined` where the plan that ran has other fixed nodes than the template: then it is another template.
 */
export function confirmWording(run: GeneralisableRun, template: Plan): ConfirmedWording | undefined {
  if (!keepsTemplate(run.plan, template, run.written)) return undefined;
  const drafts = new SlotDrafts(run.query, run.masked);
  const slots: Record<string, Json> = {};
  for (const slot of template.slots) {
    const value = run.slots[slot.name];
    if (value === undefined) continue;
    slots[slot.name] = value;
    drafts.adopt(slot, value);
  }
  const customs = Object.fromEntries(drafts.drafts.map(({ slot }) => [slot.name, slot.customs ?? []]));
  return {
    customs,
    pattern: drafts.pattern(needsModel(template)),
    slots,
    names: drafts.names,
    observed: observedBy(run),
    spare: drafts.spare,
  };
}

/** Every fixed node is there with the bindings of the template, and nothing else stands where no variable node was. */
function keepsTemplate(plan: Plan, template: Plan, written: GeneralisableRun['written']): boolean {
  const ran = new Map(plan.nodes.map((node) => [node.id, node]));
  const fixed = template.nodes.filter((node) => node.mutability === 'fixed');
  const kept = fixed.every((node) => {
    const other = ran.get(node.id);
    return other?.tool === node.tool && sameBindings(node, other.args, written);
  });
  const variable = template.nodes.length - fixed.length;
  const added = plan.nodes.filter((node) => !fixed.some((other) => other.id === node.id)).length;
  return kept && (variable > 0 || added === 0);
}

/**
 * A `written` argument may come back as the constant that the model wrote; and a constant that was left to the model, since only
 * another user's runs had it, as what was written for this one.
 */
function sameBindings(
  node: Plan['nodes'][number],
  ran: Plan['nodes'][number]['args'],
  written: GeneralisableRun['written']
): boolean {
  return Object.entries(node.args).every(([name, binding]) => {
    const other = ran[name];
    if (!other) return false;
    if (binding.kind === 'written') return other.kind !== 'slot';
    if (binding.kind === 'constant' && other.kind === 'written')
      return canonicalJson(written[`${node.id}.${name}`] ?? null) === canonicalJson(binding.value);
    return (
      binding.kind === other.kind && (binding.kind === 'expression' || canonicalJson(binding) === canonicalJson(other))
    );
  });
}

function observedBy(run: GeneralisableRun): ConfirmedWording['observed'] {
  const prefix = `${iterationOf(run)}/`;
  const calls = run.calls.filter((call) => call.callId.startsWith(prefix) && succeeded(call));
  const args: Record<string, JsonObject> = {};
  const outputs: Record<string, Json> = {};
  for (const node of run.plan.nodes) {
    const own = calls.filter((call) => call.node === node.id);
    const [first] = own;
    if (!first) continue;
    if (node.forEach !== undefined) outputs[node.id] = own.map((call) => call.output ?? null);
    else {
      if (first.output !== undefined) outputs[node.id] = first.output;
      if (isObject(first.args)) args[node.id] = first.args;
    }
  }
  return { args, outputs };
}
