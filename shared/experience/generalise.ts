import type { Json, JsonObject } from '../json';
import { canonicalJson } from '../json';
import { formatPath } from '../plan/path';
import { dateReadings } from './date-format';
import { dependencyOrder } from '../plan/dependencies';
import type { Binding, Plan, PlanNode } from '../plan/plan';
import type { Masked } from '../routing/mask';
import type { Tier } from '../usage';
import { REDACTED } from '../tools/redaction';
import { snapshotOf } from '../tools/snapshot';
import type { ToolDescription } from '../tools/tool';
import { generaliseAnswer } from './answer-template';
import { auditPlan, holds } from './audit';
import { canonicalPlan, dependenciesOf } from './graph';
import { isTelling, OutputIndex, sameName, singlePath, expressionPath } from './literal-search';
import { isObject, succeeded, type ObservedCall } from './observed-call';
import { asksForEach, isConditional, markHiddenDecisions } from './hidden-decisions';
import { withoutRefusedCalls } from './refused-calls';
import { foldRepeatedCalls } from './repeated-calls';
import { rewriteLiterals } from './rewrite-literals';
import { argumentSchema, enumerationOf, SlotDrafts, type ArgumentPlace, type LearntName } from './slot-drafts';
import { withStandingCalls } from './standing-calls';
import type { PatternPlaceholder } from './template';

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
  const whole = withStandingCalls({ ...run, plan: withoutRefusedCalls(run) });
  const plan = foldRepeatedCalls(whole.plan, whole.callOf, asksForEach(run.masked.text));
  const drafts = new SlotDrafts(run.query, run.masked);
  const kept = plan.slots.filter((slot) => run.slots[slot.name] !== undefined);
  for (const slot of kept) drafts.adopt(slot, run.slots[slot.name] as Json);
  const context: Context = { run, plan, tools, drafts, callOf: whole.callOf, index: indexOutputs(plan, whole.callOf) };

  const bound = inOrder(plan).map((node) => generaliseNode(node, context));
  const isRead = (node: PlanNode): boolean => (plan.tools[node.tool] ?? tools.get(node.tool))?.effect === 'read';
  const nodes = markHiddenDecisions(bound, {
    answer: plan.answer,
    masked: run.masked.text,
    sawOutputs: run.sawOutputs ?? true,
    isRead,
    endedBefore: (earlier, later) => endedBefore(earlier, later, context),
  });
  const answer = generaliseAnswer(plan.answer, {
    drafts,
    masked: run.masked,
    outputs: outputsOf(plan, whole.callOf),
    nodes,
    // "If it is late, remind me": where it was not, there was nothing to do, and no more to tell.
    readsOnly: nodes.every(isRead) && !isConditional(run.masked.text),
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
    observed: observedValues(plan, whole.callOf, canonical.nodes),
    spare: run.masked.values
      .filter((value) => !drafts.drafts.some((draft) => draft.source === value))
      .map(({ type, value, text }) => ({ type, value, text })),
    findings: auditPlan(canonical.plan, [...run.masked.values, ...drafts.drafts.map((draft) => draft.source)], tools),
  };
}

function observedValues(
  plan: Plan,
  callOf: Context['callOf'],
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
function toolSnapshots(nodes: readonly PlanNode[], plan: Plan, tools: Context['tools']): Plan['tools'] {
  const names = [...new Set(nodes.map((node) => node.tool))].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const described = tools.get(name);
      const snapshot = plan.tools[name] ?? (described && snapshotOf(described));
      return snapshot ? [[name, snapshot]] : [];
    })
  );
}

interface Context {
  run: GeneralisableRun;
  plan: Plan;
  tools: ReadonlyMap<string, ToolDescription>;
  drafts: SlotDrafts;
  callOf: ReadonlyMap<string, readonly ObservedCall[]>;
  index: OutputIndex;
}

function inOrder(plan: Plan): PlanNode[] {
  const order = dependencyOrder(plan) ?? plan.nodes.map((node) => node.id);
  return order.flatMap((id) => plan.nodes.find((node) => node.id === id) ?? []);
}

function indexOutputs(plan: Plan, callOf: Context['callOf']): OutputIndex {
  const index = new OutputIndex();
  for (const [node, output] of outputsOf(plan, callOf)) index.add(node, output);
  return index;
}

/** The output of each node as its plan's expressions see it: a list for a `forEach` node. */
function outputsOf(plan: Plan, callOf: Context['callOf']): Map<string, Json> {
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

function generaliseNode(node: PlanNode, context: Context): PlanNode {
  const [call] = context.callOf.get(node.id) ?? [];
  const args: Record<string, Binding> = {};
  for (const [argument, binding] of Object.entries(node.args)) {
    args[argument] = generaliseBinding(node, argument, binding, call, context);
  }
  const expression = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : rewriteLiterals(text, (literal) => queryReference(literal, node, context));
  const [when, forEach] = [expression(node.when), expression(node.forEach)];
  const general: PlanNode = {
    ...withoutLeave(node, context),
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
function withoutLeave(node: PlanNode, { plan, tools, callOf }: Context): PlanNode {
  const calls = callOf.get(node.id) ?? [];
  const isRead = (plan.tools[node.tool] ?? tools.get(node.tool))?.effect === 'read';
  if (isRead || calls.length === 0 || !calls.every(succeeded)) return node;
  const { onError: _leave, ...strict } = node;
  return strict;
}

function generaliseBinding(
  node: PlanNode,
  argument: string,
  binding: Binding,
  call: ObservedCall | undefined,
  context: Context
): Binding {
  const place = placeOf(node.tool, argument, context.tools);
  switch (binding.kind) {
    case 'constant': {
      // The resolved argument is what the tool accepted: a learnt rule may have repaired the plan's constant.
      const resolved = call?.args?.[argument];
      const literal = resolved === undefined || containsRedaction(resolved) ? binding.value : resolved;
      return explain(literal, node, place, context);
    }
    case 'expression':
      return {
        ...binding,
        expression: rewriteLiterals(binding.expression, (literal) => queryReference(literal, node, context)),
      };
    case 'written':
      return { ...binding, instruction: neutral(binding.instruction, argument, place, context) };
    default:
      return binding;
  }
}

/** The instruction without the words of one query; a general one where they cannot be taken out. */
function neutral(instruction: string, argument: string, place: ArgumentPlace, context: Context): string {
  const literals = [
    ...context.run.masked.values.map((value) => value.text),
    ...context.drafts.drafts.map((draft) => draft.source.text),
  ];
  const said = literals.some((text) => text.length > 1 && instruction.toLowerCase().includes(text.toLowerCase()));
  return said ? instructionFor(argument, place, undefined) : instruction;
}

function placeOf(tool: string, argument: string, tools: Context['tools']): ArgumentPlace {
  const description = tools.get(tool);
  return {
    argument,
    schema: argumentSchema(description?.inputSchema, argument),
    sensitive: (description?.sensitive ?? []).some((field) => field.split('.')[0] === argument),
  };
}

/** A literal of an expression or a condition that the query says, as a slot. */
function queryReference(literal: string | number, node: PlanNode, context: Context): string | undefined {
  if (typeof literal === 'number' && Number.isInteger(literal) && Math.abs(literal) < 2) return undefined;
  const place: ArgumentPlace = { argument: node.id, schema: undefined, sensitive: false };
  const known = context.drafts.drafts.find((draft) => canonicalJson(draft.value) === canonicalJson(literal));
  if (known) return `slots.${known.slot.name}`;
  const bound = context.drafts.bind(literal, place);
  if (!bound) return undefined;
  return 'slot' in bound ? `slots.${bound.slot}` : bound.expression;
}

function explain(literal: Json, node: PlanNode, place: ArgumentPlace, context: Context): Binding {
  if (literal === null || typeof literal === 'boolean' || literal === '') return { kind: 'constant', value: literal };
  if (typeof literal === 'object') return explainComposite(literal, node, place, context);
  const fromQuery = context.drafts.bind(literal, place);
  if (fromQuery) {
    return 'slot' in fromQuery
      ? { kind: 'slot', slot: fromQuery.slot }
      : { kind: 'expression', expression: fromQuery.expression };
  }
  const fromOutput = outputBinding(literal, node, place, context);
  if (fromOutput) return fromOutput;
  const own = !comesFromOutput(literal, node, context) && !quotesQuery(literal, context);
  return own && isConstant(literal, place)
    ? { kind: 'constant', value: literal }
    : {
        kind: 'written',
        instruction: instructionFor(place.argument, place, literal),
        needs: needsOf(literal, node, context),
      };
}

/** A list or an object: one output as a whole, or built from the origins of its parts. */
function explainComposite(
  literal: Json[] | JsonObject,
  node: PlanNode,
  place: ArgumentPlace,
  context: Context
): Binding {
  if (isTelling(literal)) {
    const whole = outputBinding(literal, node, place, context);
    if (whole) return whole;
  }
  let general = false;
  let open = false;
  const build = (value: Json, name: string): string => {
    if (Array.isArray(value)) return `[${value.map((item) => build(item, name)).join(', ')}]`;
    if (isObject(value)) {
      return `{${Object.entries(value)
        .map(([key, item]) => `${JSON.stringify(key)}: ${build(item, key)}`)
        .join(', ')}}`;
    }
    const binding = explain(value, node, { ...place, argument: name, schema: undefined }, context);
    if (binding.kind === 'written') open = true;
    if (binding.kind !== 'constant') general = true;
    if (binding.kind === 'slot') return `slots.${binding.slot}`;
    if (binding.kind === 'output') return expressionPath(`nodes.${binding.node}`, stepsOf(binding.path));
    if (binding.kind === 'expression') return `(${binding.expression})`;
    return JSON.stringify(value);
  };
  const expression = build(literal, place.argument);
  if (open) {
    return {
      kind: 'written',
      instruction: instructionFor(place.argument, place, undefined),
      needs: needsOf(literal, node, context),
    };
  }
  return general ? { kind: 'expression', expression } : { kind: 'constant', value: literal };
}

function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/([A-Za-z_$][\w$-]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g)].map((match) =>
    match[2] === undefined ? (match[1] ?? (JSON.parse(`"${match[3] ?? ''}"`) as string)) : Number(match[2])
  );
}

/**
 * The earlier output that holds the literal, where it can be only one: the earliest call that knew the value, at the one
 * place in it that the argument's name speaks of. An element chosen out of a list of several is no such place, since one
 * run cannot say why that one was taken.
 */
function outputBinding(literal: Json, node: PlanNode, place: ArgumentPlace, context: Context): Binding | undefined {
  const places = context.index
    .find(literal)
    .filter((found) => found.node !== node.id && endedBefore(found.node, node.id, context))
    .filter(
      (found) =>
        isTelling(literal) || (sameName(place.argument, found.steps) && enumerationOf(place.schema) === undefined)
    );
  const [first] = places;
  if (!first) return undefined;
  const near = places.filter((found) => found.node === first.node);
  const named = near.filter((found) => sameName(place.argument, found.steps));
  const candidates = named.length > 0 ? named : near;
  const shallow = Math.min(...candidates.map((found) => found.steps.length));
  const chosen = candidates.filter((found) => found.steps.length === shallow);
  const [only, ...others] = chosen;
  if (!only || others.length > 0 || only.lists.some((length) => length > 1)) return undefined;
  return only.lists.length === 0
    ? { kind: 'output', node: only.node, path: formatPath(only.steps) }
    : { kind: 'expression', expression: singlePath(`nodes.${only.node}`, only.steps) };
}

/** Does an earlier output hold the literal, even at a place that cannot be told: then it is no constant. */
function comesFromOutput(literal: Json, node: PlanNode, context: Context): boolean {
  if (!isTelling(literal)) return false;
  return context.index
    .find(literal)
    .some((found) => found.node !== node.id && endedBefore(found.node, node.id, context));
}

/** Does the query say a part of the literal: then no copy of it belongs to this kind of request. */
function quotesQuery(literal: string | number, { run, drafts }: Context): boolean {
  const values = [...run.masked.values, ...drafts.drafts.map((draft) => draft.source)];
  return values.some((value) => holds(String(literal), value));
}

/** Did the producing call end before the consuming one began; a parallel one that says the same is a coincidence. */
function endedBefore(producer: string, consumer: string, context: Context): boolean {
  const [last] = (context.callOf.get(producer) ?? []).slice(-1);
  const [first] = context.callOf.get(consumer) ?? [];
  if (!last || !first) return false;
  return last.startedAt + (last.durationMs ?? 0) <= first.startedAt && !dependsOn(producer, consumer, context.plan);
}

function dependsOn(node: string, on: string, plan: Plan, seen = new Set<string>()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const needs = plan.nodes.find((item) => item.id === node);
  return needs !== undefined && dependenciesOf(needs).some((id) => id === on || dependsOn(id, on, plan, seen));
}

/** A word, a flag or a small number that belongs to this kind of request rather than to one of them. */
function isConstant(literal: string | number, place: ArgumentPlace): boolean {
  if (place.sensitive) return false;
  if (typeof literal === 'number') return Number.isInteger(literal) && Math.abs(literal) < 100;
  if (enumerationOf(place.schema)?.includes(literal)) return true;
  return literal.length <= 40 && literal.trim().split(/\s+/).length <= 3 && !/\d|@|:\/\//.test(literal);
}

/** Earlier nodes whose output speaks in the text; all earlier reads where nothing of it can be traced. */
function needsOf(literal: Json, node: PlanNode, context: Context): string[] {
  const earlier = [...context.callOf.keys()].filter((id) => id !== node.id && endedBefore(id, node.id, context));
  const text = typeof literal === 'string' ? literal : JSON.stringify(literal);
  const speaking = earlier.filter((id) =>
    (context.callOf.get(id) ?? []).some((call) => mentionsOutput(text, call.output))
  );
  if (speaking.length > 0) return speaking;
  const free = typeof literal === 'string' && (!/\d/.test(literal) || dateReadings(literal).length > 0);
  return free ? [] : earlier.filter((id) => (context.callOf.get(id) ?? []).every((call) => call.effect === 'read'));
}

function mentionsOutput(text: string, output: Json | undefined): boolean {
  if (output === undefined || output === null || typeof output === 'boolean') return false;
  if (typeof output === 'object') return Object.values(output).some((item) => mentionsOutput(text, item));
  return isTelling(output) && text.includes(String(output));
}

/** What the model is asked to write; it never quotes the query that it was learnt from. */
function instructionFor(argument: string, place: ArgumentPlace, literal: Json | undefined): string {
  const described = typeof place.schema?.description === 'string' ? ` (${place.schema.description.slice(0, 160)})` : '';
  const kind =
    typeof literal === 'number'
      ? 'the number'
      : typeof literal === 'string' && literal.length > 80
        ? 'the text'
        : 'the value';
  return `Write ${kind} of "${argument}"${described} as the request and the outputs ask for.`;
}

function containsRedaction(value: Json): boolean {
  return JSON.stringify(value).includes(REDACTED);
}
