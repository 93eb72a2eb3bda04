import type { PatternPlaceholder } from '../../values/found-value';
import type { Json, JsonObject } from '../../protocol/json';
import { dependencyOrder } from '../../plan/dependencies';
import type { Binding, Plan, PlanNode } from '../../protocol/plan';
import type { Masked } from '../../matching/mask';
import { REDACTED } from '../../values/redaction';
import { snapshotOf } from '../../plan/snapshot';
import type { ToolDescription } from '../../protocol/tool';
import type { Tier } from '../../protocol/usage';
import { generaliseAnswer } from './answer-template';
import { auditPlan } from './audit';
import { canonicalPlan, dependenciesOf } from '../../plan/graph';
import { asksForEach, isConditional, markHiddenDecisions } from '../../plan/hidden-decisions';
import { endedBefore, explain, instructionFor, queryReference, type Origins } from './literal-origin';
import { OutputIndex } from './literal-search';
import { succeeded, type ObservedCall } from '../observe/observed-call';
import { withoutNeedlessCalls } from './needless-calls';
import { foldRepeatedCalls } from './repeated-calls';
import { withoutNamedValues } from '../../plan/named-values';
import { rewriteLiterals } from '../../plan/rewrite-literals';
import { argumentSchema, SlotDrafts, type ArgumentPlace, type LearntName } from './slot-drafts';
import { withStandingCalls } from './standing-calls';

/** One successful run, as far as generalising looks at it. */
export interface GeneralisableRun {
  query: string;
  masked: Masked;
  tier: Tier;
  plan: Plan;
  slots: Record<string, Json>;
  written: Record<string, Json>;
  calls: readonly ObservedCall[];
  /** Could the model see outputs while it still planned; default `true`, the careful assumption. */
  sawOutputs?: boolean;
  /** Iterations (`A/1`) whose answer was called wrong. */
  wrong?: readonly string[];
}

/** A template in the making, under canonical names, with this run's values. */
export interface Candidate {
  plan: Plan;
  slots: Record<string, Json>;
  pattern: { text: string; placeholders: PatternPlaceholder[] };
  names: LearntName[];
  /** What the run gave to and got from each node, for comparing runs. */
  observed: { args: Record<string, JsonObject>; outputs: Record<string, Json> };
  /** Values of the query that no slot took. */
  spare: { type: string; value: Json; text: string }[];
  /** What the audit found; a template with a finding is not stored. */
  findings: string[];
}

/**
 * Generalises a trajectory to a template (paper 3.2.2 and 3.3, template induction). Each literal of the plan gets the
 * origin that explains it: words of the query (a slot), an earlier output (an `output` binding), or the model alone
 * (`written`); what is left are constants of this kind of request.
 */
export function generaliseRun(run: GeneralisableRun, tools: ReadonlyMap<string, ToolDescription>): Candidate {
  const { masked } = run;
  const written = { ...run, plan: withoutNamedValues(run.plan) };
  const { plan: whole, callOf } = withStandingCalls({ ...written, plan: withoutNeedlessCalls(written) });
  const plan = foldRepeatedCalls(whole, callOf, asksForEach(masked.text));
  const drafts = new SlotDrafts(run.query, masked);
  const kept = plan.slots.filter((slot) => run.slots[slot.name] !== undefined);
  for (const slot of kept) drafts.adopt(slot, run.slots[slot.name] as Json);
  const origins: Origins = { plan, tools, drafts, callOf, index: indexOutputs(plan, callOf) };

  const bound = inOrder(plan).map((node) => generaliseNode(node, origins));
  const nodes = markHiddenDecisions(bound, {
    answer: plan.answer,
    values: plan.values,
    masked: masked.text,
    sawOutputs: run.sawOutputs ?? true,
    isRead: (node) => isRead(node, origins),
    endedBefore: (earlier, later) => endedBefore(earlier, later, origins),
  });
  const answer = generaliseAnswer(plan.answer, {
    drafts,
    masked,
    outputs: outputsOf(plan, callOf),
    nodes,
    values: plan.values,
    // "If it is late, remind me": where it was not, there was nothing to do, and no more to tell.
    readsOnly: nodes.every((node) => isRead(node, origins)) && !isConditional(masked.text),
  });
  const unseen = kept.filter((slot) => !drafts.drafts.some((draft) => draft.slot.name === slot.name));
  const general: Plan = {
    schema: 1,
    // In the order of the query: of two slots that are used alike, the first one said is the first one.
    slots: [
      ...[...drafts.drafts].sort((a, b) => a.source.start - b.source.start).map((draft) => draft.slot),
      ...unseen,
    ],
    nodes,
    answer,
    tools: toolSnapshots(nodes, plan, tools),
  };
  const values: Record<string, Json> = {
    ...Object.fromEntries(unseen.map((slot) => [slot.name, run.slots[slot.name] as Json])),
    ...Object.fromEntries(drafts.drafts.map((draft) => [draft.slot.name, draft.value])),
  };
  const canonical = canonicalPlan(general);
  const rename = (name: string): string => canonical.slots.get(name) ?? name;
  const pattern = drafts.pattern(needsModel(canonical.plan));
  return {
    plan: canonical.plan,
    slots: Object.fromEntries(Object.entries(values).map(([name, value]) => [rename(name), value])),
    pattern: {
      text: pattern.text,
      placeholders: pattern.placeholders.map((item) => (item.slot ? { ...item, slot: rename(item.slot) } : item)),
    },
    names: drafts.names,
    observed: observedValues(plan, callOf, canonical.nodes),
    spare: drafts.spare,
    findings: auditPlan(canonical.plan, drafts.said, tools),
  };
}

function observedValues(
  plan: Plan,
  callOf: Origins['callOf'],
  names: ReadonlyMap<string, string>
): Candidate['observed'] {
  const renamed = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
    Object.fromEntries([...entries].map(([id, value]) => [names.get(id) ?? id, value]));
  const args = plan.nodes.flatMap((node): [string, JsonObject][] => {
    const call = (callOf.get(node.id) ?? []).find(succeeded);
    return call?.args && node.forEach === undefined ? [[node.id, call.args]] : [];
  });
  return { args: renamed(args), outputs: renamed(outputsOf(plan, callOf)) };
}

/** Does the model write a part of what the plan does, decide about a part of it, or write its answer. */
export function needsModel(plan: Plan): boolean {
  if (plan.nodes.some((node) => node.mutability === 'variable')) return true;
  const writes = plan.nodes.some((node) => Object.values(node.args).some((binding) => binding.kind === 'written'));
  return writes || plan.answer.kind === 'written';
}

/** Snapshots of exactly the tools that the nodes use; one that only an earlier plan of the run used comes from the registry. */
function toolSnapshots(nodes: readonly PlanNode[], plan: Plan, tools: Origins['tools']): Plan['tools'] {
  const names = [...new Set(nodes.map((node) => node.tool))].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const described = tools.get(name);
      const snapshot = plan.tools[name] ?? (described && snapshotOf(described));
      return snapshot ? [[name, snapshot]] : [];
    })
  );
}

function inOrder(plan: Plan): PlanNode[] {
  const order = dependencyOrder(plan) ?? plan.nodes.map((node) => node.id);
  return order.flatMap((id) => plan.nodes.find((node) => node.id === id) ?? []);
}

function indexOutputs(plan: Plan, callOf: Origins['callOf']): OutputIndex {
  const index = new OutputIndex();
  for (const [node, output] of outputsOf(plan, callOf)) index.add(node, output);
  return index;
}

/** The output of each node as its plan's expressions see it: a list for a `forEach` node. */
function outputsOf(plan: Plan, callOf: Origins['callOf']): Map<string, Json> {
  const outputs = new Map<string, Json>();
  for (const node of plan.nodes) {
    const calls = (callOf.get(node.id) ?? []).filter(succeeded);
    if (node.forEach !== undefined) {
      if (calls.length > 0)
        outputs.set(
          node.id,
          calls.map((call) => call.output ?? null)
        );
    } else if (calls[0]?.output !== undefined) outputs.set(node.id, calls[0].output);
  }
  return outputs;
}

function generaliseNode(node: PlanNode, origins: Origins): PlanNode {
  const [call] = origins.callOf.get(node.id) ?? [];
  const args: Record<string, Binding> = {};
  for (const [argument, binding] of Object.entries(node.args)) {
    args[argument] = generaliseBinding(node, argument, binding, call, origins);
  }
  const expression = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : rewriteLiterals(text, (literal) => queryReference(literal, node, origins));
  const [when, forEach] = [expression(node.when), expression(node.forEach)];
  const general: PlanNode = {
    ...withoutLeave(node, origins),
    args,
    ...(when === undefined ? {} : { when }),
    ...(forEach === undefined ? {} : { forEach }),
  };
  const named = dependenciesOf(general);
  const after = [...new Set([...(node.after ?? []), ...named])];
  return after.length === 0 ? general : { ...general, after };
}

/**
 * An effect that a run may go on without, and that succeeded, was never seen to be dispensable: where it fails in a later run,
 * that run must not answer as if it had happened.
 */
function withoutLeave(node: PlanNode, origins: Origins): PlanNode {
  const calls = origins.callOf.get(node.id) ?? [];
  if (isRead(node, origins) || calls.length === 0 || !calls.every(succeeded)) return node;
  const { onError: _leave, ...strict } = node;
  return strict;
}

function isRead(node: PlanNode, { plan, tools }: Origins): boolean {
  return (plan.tools[node.tool] ?? tools.get(node.tool))?.effect === 'read';
}

function generaliseBinding(
  node: PlanNode,
  argument: string,
  binding: Binding,
  call: ObservedCall | undefined,
  origins: Origins
): Binding {
  const place = placeOf(node.tool, argument, origins.tools);
  switch (binding.kind) {
    case 'constant': {
      // The resolved argument is what the tool accepted: a learnt rule may have repaired the plan's constant.
      const resolved = call?.args?.[argument];
      const literal = resolved === undefined || containsRedaction(resolved) ? binding.value : resolved;
      return explain(literal, node, place, origins);
    }
    case 'expression':
      return {
        ...binding,
        expression: rewriteLiterals(binding.expression, (literal) => queryReference(literal, node, origins)),
      };
    case 'written':
      return { ...binding, instruction: neutral(binding.instruction, argument, place, origins) };
    default:
      return binding;
  }
}

/** The instruction without the words of one query; a general one where they cannot be taken out. */
function neutral(instruction: string, argument: string, place: ArgumentPlace, origins: Origins): string {
  const said = origins.drafts.said.some(
    ({ text }) => text.length > 1 && instruction.toLowerCase().includes(text.toLowerCase())
  );
  return said ? instructionFor(argument, place, undefined) : instruction;
}

function placeOf(tool: string, argument: string, tools: Origins['tools']): ArgumentPlace {
  const description = tools.get(tool);
  return {
    argument,
    schema: argumentSchema(description?.inputSchema, argument),
    sensitive: (description?.sensitive ?? []).some((field) => field.split('.')[0] === argument),
  };
}

function containsRedaction(value: Json): boolean {
  return JSON.stringify(value).includes(REDACTED);
}
