import { spareAsSlot, type SpareValue } from '../../shared/learning/infer/current-slots';
import type { Candidate } from '../../shared/learning/generalise/generalise';
import { dependenciesOf } from '../../shared/plan/dependencies';
import { referencesIn } from '../../shared/plan/expression/text';
import { inlineValues } from '../../shared/plan/plan-expressions';
import { inWordsOf } from '../../shared/plan/same-wording';
import { instructionFor } from '../../shared/learning/generalise/literal-origin';
import { isRead } from '../../shared/plan/node-kind';
import { canonicalJson, type Json } from '../../shared/protocol/json';
import { readPath } from '../../shared/values/path';
import type { Binding, Plan, PlanNode, Slot } from '../../shared/protocol/plan';
import { visibleContext, type ResolvedContext } from '../../shared/protocol/query';
import { evaluateExpression } from '../expressions/evaluate-expression';

/** Ways to give the query's spare values to slots that are tried at most. */
const MOST_WAYS = 60;

/**
 * Takes over what a template has learnt since it was founded, where this run bears it out: an argument that the run alone
 * leaves to the model, or explains by another output, gets the template's binding if that gives the very value that the run
 * used. Without this every further run of the kind would put `written` back over what earlier ones had shown, or make a node
 * variable because a list had one element this time. Where the two contradict each other the value is the model's, until
 * something explains all runs.
 */
export async function adoptBindings(
  candidate: Candidate,
  known: Plan,
  context: ResolvedContext | undefined
): Promise<Candidate> {
  const alike = { ...candidate, plan: inWordsOf(known, candidate.plan) };
  // An expression is evaluated here without the plan's named values.
  const plain = inlineValues(known);
  const open = openArguments({ ...alike, plan: inlineValues(alike.plan) }, plain);
  if (open.length === 0) return alike;
  const adopted = await adoptHolding(alike, plain, open, context);
  return withoutContradictions({ ...adopted, plan: inWordsOf(known, adopted.plan) }, known);
}

async function adoptHolding(
  candidate: Candidate,
  known: Plan,
  open: readonly OpenArgument[],
  context: ResolvedContext | undefined
): Promise<Candidate> {
  const missing = known.slots.filter(
    (slot) => candidate.slots[slot.name] === undefined && open.some(({ binding }) => slotsOf(binding).has(slot.name))
  );
  const ways = assignments(missing, candidate.spare);
  const tried = await Promise.all(
    ways.map(async (way) => {
      const slots = { ...candidate.slots, ...Object.fromEntries(way.map((one) => [one.slot.name, one.value])) };
      const holding = await Promise.all(open.map((one) => holds(one, slots, candidate.observed.outputs, context)));
      return { way, held: open.filter((_, index) => holding[index]) };
    })
  );
  const most = Math.max(...tried.map(({ held }) => held.length));
  const best = tried.filter(({ held }) => held.length === most);
  // Two ways that explain as much by other values: this run cannot say which value is which.
  const [only] = best;
  const values = (way: readonly Assigned[], held: readonly OpenArgument[]): string =>
    canonicalJson(used(way, held).map(({ slot, place }) => [slot.name, place]));
  if (!only || most === 0 || best.some(({ way, held }) => values(way, held) !== values(only.way, only.held)))
    return candidate;
  return withBindings(candidate, only.held, used(only.way, only.held));
}

interface OpenArgument {
  node: PlanNode;
  argument: string;
  /** The template's. */
  binding: Binding;
  /** What the run gave to the tool. */
  value: Json;
}

function openArguments(candidate: Candidate, known: Plan): OpenArgument[] {
  return candidate.plan.nodes.flatMap((node) => {
    const other = known.nodes.find((item) => item.id === node.id);
    if (other?.tool !== node.tool || node.forEach !== undefined) return [];
    return Object.entries(node.args).flatMap(([argument, binding]): OpenArgument[] => {
      const [learnt, value] = [other.args[argument], candidate.observed.args[node.id]?.[argument]];
      if (!isGuess(binding) || !learnt || learnt.kind === 'written' || value === undefined) return [];
      if (canonicalJson(binding) === canonicalJson(learnt)) return [];
      return [{ node, argument, binding: learnt, value }];
    });
  });
}

/** What one run says of a value is a guess unless the query or the request itself says it. */
function isGuess({ kind }: Binding): boolean {
  return kind === 'written' || kind === 'output' || kind === 'expression';
}

/** Where the run and the template still read a value from different places, neither is trusted. */
function withoutContradictions(candidate: Candidate, known: Plan): Candidate {
  const nodes = candidate.plan.nodes.map((node): PlanNode => {
    const other = known.nodes.find((item) => item.id === node.id);
    if (other?.tool !== node.tool || node.forEach !== undefined || other.forEach !== undefined) return node;
    const args = Object.entries(node.args).map(([argument, binding]): [string, Binding] => {
      const learnt = other.args[argument];
      const apart = learnt !== undefined && canonicalJson(binding) !== canonicalJson(learnt);
      if (!apart || binding.kind === 'written' || !isGuess(binding) || !isGuess(learnt)) return [argument, binding];
      if (isRead(node, known) && readsOnlyClock(binding) && readsOnlyClock(learnt)) return [argument, learnt];
      const needs = [binding, learnt].flatMap((one) =>
        dependenciesOf({ ...node, after: [], args: { [argument]: one } }, known.values)
      );
      const instruction = instructionFor(argument, { schema: undefined }, undefined);
      return [argument, { kind: 'written', instruction, needs: [...new Set(needs)].sort() }];
    });
    return { ...node, args: Object.fromEntries(args) };
  });
  return { ...candidate, plan: { ...candidate.plan, nodes } };
}

/** "Up to today" and "up to yesterday" are two planners' ways to say what no query said: both were right, and the known one stays. */
function readsOnlyClock(binding: Binding): boolean {
  if (binding.kind !== 'expression') return false;
  const { context, slots, nodes, values, item } = referencesIn(binding.expression);
  return (
    context.length > 0 &&
    context.every((path) => path === 'now') &&
    ![slots, nodes, values].some(({ length }) => length > 0) &&
    !item
  );
}

interface Assigned {
  slot: Slot;
  /** Which of the spare values. */
  place: number;
  value: Json;
}

/** Every way to fill the slots from different spare values that fit them; a slot that none fits stays empty. */
function assignments(slots: readonly Slot[], spare: readonly SpareValue[]): Assigned[][] {
  let ways: Assigned[][] = [[]];
  for (const slot of slots) {
    const fitting = spare.flatMap((value, place): Assigned[] => {
      const given = spareAsSlot(slot, value);
      return given === undefined ? [] : [{ slot, place, value: given }];
    });
    if (fitting.length === 0) continue;
    ways = ways
      .flatMap((way) =>
        fitting.filter(({ place }) => !way.some((one) => one.place === place)).map((one) => [...way, one])
      )
      .slice(0, MOST_WAYS);
  }
  return ways;
}

async function holds(
  { binding, value }: OpenArgument,
  slots: Record<string, Json>,
  outputs: Record<string, Json>,
  context: ResolvedContext | undefined
): Promise<boolean> {
  const given = await valueOf(binding, slots, outputs, context);
  return given !== undefined && canonicalJson(given) === canonicalJson(value);
}

async function valueOf(
  binding: Binding,
  slots: Record<string, Json>,
  outputs: Record<string, Json>,
  context: ResolvedContext | undefined
): Promise<Json | undefined> {
  switch (binding.kind) {
    case 'constant':
      return binding.value;
    case 'slot':
      return slots[binding.slot];
    case 'context':
      return context && readPath(visibleContext(context), binding.path);
    case 'output':
      return readPath(outputs[binding.node], binding.path);
    case 'expression':
      // What cannot be evaluated on this run's values does not explain them.
      return evaluateExpression(binding.expression, { slots, nodes: outputs, context }).catch(() => undefined);
    case 'written':
      return undefined;
  }
}

function slotsOf(binding: Binding): Set<string> {
  if (binding.kind === 'slot') return new Set([binding.slot]);
  return new Set(binding.kind === 'expression' ? referencesIn(binding.expression).slots : []);
}

function used(way: readonly Assigned[], held: readonly OpenArgument[]): Assigned[] {
  return way.filter(({ slot }) => held.some(({ binding }) => slotsOf(binding).has(slot.name)));
}

function withBindings(candidate: Candidate, held: readonly OpenArgument[], assigned: readonly Assigned[]): Candidate {
  const nodes = candidate.plan.nodes.map((node): PlanNode => {
    const own = held.filter((one) => one.node.id === node.id);
    if (own.length === 0) return node;
    const args = { ...node.args, ...Object.fromEntries(own.map(({ argument, binding }) => [argument, binding])) };
    const after = [
      ...new Set([...(node.after ?? []), ...dependenciesOf({ ...node, args }, candidate.plan.values)]),
    ].sort();
    return { ...node, args, ...(after.length > 0 ? { after } : {}) };
  });
  const slotAt = new Map(assigned.map(({ place, slot }) => [place, slot]));
  const open = candidate.pattern.placeholders.filter((item) => item.slot === undefined).length;
  let place = -1;
  const placeholders = candidate.pattern.placeholders.map((item) => {
    if (item.slot !== undefined) return item;
    place += 1;
    const slot = open === candidate.spare.length ? slotAt.get(place) : undefined;
    return slot ? { ...item, slot: slot.name } : item;
  });
  return {
    ...candidate,
    // The template has the examples; those of this run come with its values, scrubbed of what is sensitive.
    plan: { ...candidate.plan, nodes, slots: [...candidate.plan.slots, ...assigned.map(({ slot }) => slot)] },
    slots: { ...candidate.slots, ...Object.fromEntries(assigned.map(({ slot, value }) => [slot.name, value])) },
    pattern: { ...candidate.pattern, placeholders },
    spare: candidate.spare.filter((_, index) => !slotAt.has(index)),
  };
}
