import type { PatternPlaceholder } from '../../values/found-value';
import type { Json, JsonObject } from '../../protocol/json';
import { dependencyOrder } from '../../plan/dependencies';
import type { NamedValue, Plan, PlanNode, Slot } from '../../protocol/plan';
import type { ResolvedContext } from '../../protocol/query';
import type { Masked } from '../../matching/mask';
import { COUNTED } from '../../matching/written-out';
import { snapshotOf } from '../../plan/snapshot';
import type { ToolDescription } from '../../protocol/tool';
import type { Tier } from '../../protocol/tier';
import { generaliseAnswer } from './answer-template';
import { auditPlan } from './audit';
import { generaliseConstants, generaliseExpressions } from './generalise-node';
import { canonicalPlan } from '../../plan/canonical-plan';
import { referencesIn } from '../../plan/expression/text';
import { mapPlanExpressions } from '../../plan/plan-expressions';
import { languageBy, statesCondition } from '../../language/languages';
import { markHiddenDecisions } from '../../plan/hidden-decisions';
import { endedBefore, isKnownRead, type Origins } from './origins';
import { leaveOpen, readersOfLost } from './leave-open';
import { withSaidSlots } from './named-slots';
import { OutputIndex } from './literal-search';
import { succeeded, type ObservedCall } from '../observe/observed-call';
import { withoutNeedlessCalls } from './needless-calls';
import { foldRepeatedCalls } from './repeated-calls';
import { inlineValues, valuesWrittenOut } from '../../plan/plan-expressions';
import { keepValues } from './keep-values';
import { liftExpression } from './lift-text';
import { adoptSlot } from './adopt-slot';
import { TEXT_CASES } from './other-form';
import { patternOf, spareValues } from './query-pattern';
import { SlotDrafts, type LearntName } from './slot-drafts';
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
  context?: ResolvedContext;
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
  /** Why the model is left to write what it is, by `node.argument`, `node.when`, `node.forEach` or `answer`. */
  left: Record<string, string>;
  /**
   * What a tool calls sensitive and the plan still holds, and steps that read what a step without its list does not give; a template
   * with a finding is not stored.
   */
  findings: string[];
}

/**
 * Generalises a trajectory to a template (paper 3.2.2 and 3.3, template induction). Each literal of the plan gets the
 * origin that explains it: words of the query (a slot), an earlier output (an `output` binding), or the model alone
 * (`written`); what is left are constants of this kind of request.
 */
export function generaliseRun(run: GeneralisableRun, tools: ReadonlyMap<string, ToolDescription>): Candidate {
  const { masked } = run;
  const language = languageBy(masked.language);
  const conditional = statesCondition(masked.language, masked.text);
  const written = { ...run, plan: inlineValues(run.plan) };
  const { plan: whole, callOf } = withStandingCalls({ ...written, plan: withoutNeedlessCalls(written) });
  const drafts = new SlotDrafts(
    run.query,
    masked,
    run.plan.nodes.map(({ tool }) => tool)
  );
  const folded = {
    ...foldRepeatedCalls(whole, callOf, language.asksForEach(masked.text)),
    values: valuesWrittenOut(run.plan),
  };
  const plan = withSaidSlots(folded, run.slots, drafts, tools);
  const kept = plan.slots.filter((slot) => run.slots[slot.name] !== undefined).map((slot) => ownCount(slot, run.slots));
  for (const slot of kept) {
    const value = run.slots[slot.name] as Json;
    if (!adoptSlot(drafts, slot, value)) adoptSlot(drafts, asSaidHere(slot, value), value);
  }
  const left = new Map<string, string>();
  const sawOutputs = run.sawOutputs ?? true;
  const { context } = run;
  const index = indexOutputs(plan, callOf);
  const namesSlots = run.plan.slots.some(({ said }) => said !== undefined);
  const referred = new Set(
    [...drafts.all.map(({ value }) => value), ...kept.map(({ name }) => run.slots[name])].map(String)
  );
  const origins: Origins = {
    plan,
    tools,
    drafts,
    callOf,
    index,
    masked,
    context,
    sawOutputs,
    namesSlots,
    referred,
    left,
  };

  // Arguments first: a value that an argument has as a slot is that slot in every condition.
  const constants = inOrder(plan).map((node) => generaliseConstants(node, origins));
  const bound = constants.map((node) => generaliseExpressions(node, origins));
  const nodes = markHiddenDecisions(bound, {
    answer: plan.answer,
    conditional,
    sawOutputs,
    isRead: (node) => isKnownRead(node, origins),
    endedBefore: (earlier, later) => endedBefore(earlier, later, origins),
  });
  // "If it is late, remind me": where it was not, there was nothing to do, and no more to tell.
  const readsOnly = nodes.every((node) => isKnownRead(node, origins)) && !conditional;
  const answer = generaliseAnswer(plan.answer, origins, readsOnly);
  const named = namedValues(plan, origins);
  const open: Plan = {
    schema: 1,
    slots: [],
    nodes,
    answer,
    tools: toolSnapshots(nodes, plan, tools),
  };
  const findings = auditPlan(open, drafts.own, tools, context?.user);
  const opened = leaveOpen(open, findings, tools);
  const lost = readersOfLost(plan, opened);
  const safe = leaveOpen(opened, lost, tools);
  for (const { where, why } of [...findings, ...lost]) left.set(where, why);
  const used = new Set([...slotsIn(safe), ...kept.map(({ name }) => name)]);
  drafts.retain((name) => used.has(name));
  const unseen = kept.filter((slot) => !drafts.all.some((draft) => draft.slot.name === slot.name));
  const general: Plan = {
    ...safe,
    // In the order of the query: of two slots that are used alike, the first one said is the first one.
    slots: [...[...drafts.all].sort((a, b) => a.source.start - b.source.start).map((draft) => draft.slot), ...unseen],
  };
  const values: Record<string, Json> = {
    ...Object.fromEntries(unseen.map((slot) => [slot.name, run.slots[slot.name] as Json])),
    ...Object.fromEntries(drafts.all.map((draft) => [draft.slot.name, draft.value])),
  };
  const canonical = canonicalPlan(general);
  const rename = (name: string): string => canonical.slots.get(name) ?? name;
  const pattern = patternOf(drafts, unseen.length > 0 || needsModel(canonical.plan));
  return {
    plan: keepValues(canonical.plan, named, { nodes: canonical.nodes, slots: canonical.slots }),
    slots: Object.fromEntries(Object.entries(values).map(([name, value]) => [rename(name), value])),
    pattern: {
      text: pattern.text,
      placeholders: pattern.placeholders.map((item) => (item.slot ? { ...item, slot: rename(item.slot) } : item)),
    },
    names: drafts.names,
    observed: observedValues(plan, callOf, canonical.nodes),
    spare: spareValues(drafts),
    left: leftIn(canonical.plan, left, canonical.nodes),
    findings: [...findings.filter(({ sensitive }) => sensitive), ...lost.filter(({ where }) => where !== 'answer')].map(
      ({ where, why }) => `${where}: ${why}`
    ),
  };
}

/** A slot of the template that the plan came from: the counts of that one were not right with what this plan writes out beside them. */
function ownCount(slot: Slot, values: Readonly<Record<string, Json>>): Slot {
  return COUNTED.has(slot.type) && slot.examples.length > 0 ? { ...slot, examples: [values[slot.name] as Json] } : slot;
}

/** "Catch up" was made of the words "catch up", and 'catch-up' is quoted as it is: what was fitted writes its slot as this run did. */
function asSaidHere(slot: Slot, value: Json): Slot {
  const { format, ...rest } = slot;
  return format !== undefined && TEXT_CASES.includes(format) ? { ...rest, examples: [value] } : slot;
}

/** The plan's named values, each without the values of this run; one that nothing explains stays where it is written out. */
function namedValues({ values = [] }: Plan, origins: Origins): NamedValue[] {
  return values.flatMap(({ name, expression }) => {
    const lifted = liftExpression(expression, { name }, origins);
    return 'expression' in lifted ? [{ name, expression: lifted.expression }] : [];
  });
}

/** The slots that a plan uses, in whatever way. */
function slotsIn(plan: Plan): Set<string> {
  const found = new Set<string>();
  for (const { args } of plan.nodes)
    for (const binding of Object.values(args)) if (binding.kind === 'slot') found.add(binding.slot);
  mapPlanExpressions(plan, (text) => {
    for (const slot of referencesIn(text).slots) found.add(slot);
    return text;
  });
  return found;
}

/** Why the model writes what it is left to write, under the names of the canonical plan. */
function leftIn(
  plan: Plan,
  left: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>
): Record<string, string> {
  const renamed = new Map(
    [...left].map(([where, why]) => {
      const [node = '', ...rest] = where.split('.');
      return [[names.get(node) ?? node, ...rest].join('.'), why];
    })
  );
  const open = plan.nodes.flatMap((node) =>
    [
      ...Object.entries(node.args).flatMap(([argument, { kind }]) => (kind === 'written' ? [argument] : [])),
      ...(node.mutability === 'variable' ? ['when', 'forEach'] : []),
    ].map((part) => `${node.id}.${part}`)
  );
  const places = [...open, ...(plan.answer.kind === 'written' ? ['answer'] : [])];
  return Object.fromEntries(
    places.flatMap((where) => (renamed.has(where) ? [[where, renamed.get(where) as string]] : []))
  );
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
