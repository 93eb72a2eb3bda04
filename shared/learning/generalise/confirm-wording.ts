import { canonicalJson, type Json, type JsonObject } from '../../protocol/json';
import type { Custom, Plan } from '../../protocol/plan';
import { readingOf } from '../../protocol/query';
import { mapAnswer } from '../../plan/answer-text';
import { canonicalExpression } from '../../plan/expression/canonical';
import { needsModel, type Candidate, type GeneralisableRun } from './generalise';
import { succeeded } from '../observe/observed-call';
import { isObject } from '../../values/schema-variants';
import { adoptSlot } from './adopt-slot';
import { splitFor } from './day-and-time';
import { patternOf, spareValues } from './query-pattern';
import { SlotDrafts } from './slot-drafts';
import { lastIteration } from './standing-calls';

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
  if (run.context) splitFor(drafts, template.slots, run.slots, { lexicon: [], ...readingOf(run.context) });
  const slots: Record<string, Json> = {};
  let read = false;
  for (const slot of template.slots) {
    const value = run.slots[slot.name];
    if (value === undefined) continue;
    slots[slot.name] = value;
    // What only the model could read in the query's words stays no part of the wording.
    if (!adoptSlot(drafts, slot, value)) read = true;
  }
  const customs = Object.fromEntries(drafts.all.map(({ slot }) => [slot.name, slot.customs ?? []]));
  return {
    customs,
    pattern: patternOf(drafts, read || needsModel(template)),
    slots,
    names: drafts.names,
    observed: observedBy(run),
    spare: spareValues(drafts),
  };
}

/**
 * Every fixed node is there with the bindings and conditions of the template, its answer is, and nothing else stands where no
 * variable node was. Else B has fitted it to another kind of request, and the run speaks for that one.
 */
export function keepsTemplate(plan: Plan, template: Plan, written: GeneralisableRun['written']): boolean {
  if (!sameAnswer(plan, template) || !sameTexts(namedValues(plan), namedValues(template))) return false;
  const ran = new Map(plan.nodes.map((node) => [node.id, node]));
  const fixed = template.nodes.filter((node) => node.mutability === 'fixed');
  const kept = fixed.every((node) => {
    const other = ran.get(node.id);
    return (
      other?.tool === node.tool &&
      sameBindings(node, other.args, written) &&
      sameTexts([other.when, other.forEach], [node.when, node.forEach])
    );
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
    if (binding.kind === 'expression')
      return other.kind === 'expression' && sameTexts([other.expression], [binding.expression]);
    return binding.kind === other.kind && canonicalJson(binding) === canonicalJson(other);
  });
}

function sameAnswer({ answer }: Plan, { answer: stored }: Plan): boolean {
  // An answer that a model wrote for this query is one run's.
  if (answer.kind === 'written' || stored.kind === 'written') return true;
  const plain = (text: string): string => mapAnswer(text, (expression) => canonicalExpression(expression));
  return plain(answer.text) === plain(stored.text);
}

function namedValues({ values = [] }: Plan): string[] {
  return values.map(({ expression }) => expression);
}

function sameTexts(own: readonly (string | undefined)[], stored: readonly (string | undefined)[]): boolean {
  const plain = (text: string | undefined): string => (text === undefined ? '' : canonicalExpression(text));
  return own.length === stored.length && own.every((text, at) => plain(text) === plain(stored[at]));
}

function observedBy(run: GeneralisableRun): ConfirmedWording['observed'] {
  const prefix = `${lastIteration(run)}/`;
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
