import { canonicalJson, type Json, type JsonObject } from '../../protocol/json';
import { SLOT_TYPES, type Binding, type Plan, type PlanNode, type Slot, type SlotType } from '../../protocol/plan';
import type { PatternPlaceholder } from '../../values/found-value';
import { durationIn } from '../../values/durations';
import { REDACTED } from '../../values/redaction';
import { placesOf, type BindingRule, type Candidate, type Explanation, type Sample } from './binding-rule';
import { fromDate, fromJoin, fromNumbers } from './computing-rules';
import { isUnclear } from './current-slots';
import { dateReadings } from '../../values/date-format';
import { deriveSlot, hasWords, withDerived, type DerivedSlot } from './derive-slots';
import { referencesIn } from '../../plan/expression/text';
import { sameName } from '../generalise/literal-search';
import { asListed, byClock, byField, byOrder, fromOutput, fromSlot } from './reading-rules';

/** One run's values under the names of its template. */
export interface ComparedRun {
  slots: Record<string, Json>;
  args: Record<string, JsonObject>;
  outputs: Record<string, Json>;
  /** Values of the query that no slot took, in the order of the text. */
  spare?: readonly { type: string; value: Json; text: string }[];
  /** Slots whose words can be read in two ways. */
  unclear?: readonly string[];
  /** The run's clock, ISO 8601. */
  now?: string;
  /** The masked wording. */
  pattern?: { text: string; placeholders?: readonly PatternPlaceholder[] };
}

/** Runs that must agree before a rule that was guessed from values is trusted. */
const RUNS_TO_TRUST = 2;

/** From the plainest to the most made up. */
const BINDING_RULES: readonly BindingRule[] = [
  fromSlot,
  fromOutput,
  fromDate,
  byField,
  byClock,
  asListed,
  byOrder(true),
  byOrder(false),
  fromNumbers,
  fromJoin,
];

export interface Inferred<R extends ComparedRun = ComparedRun> {
  plan: Plan;
  /** What was found, in words. */
  learnt: string[];
  /** Values of the query that turned out to matter: new slots, by the place among the values that no slot took. */
  slots: { slot: string; type: SlotType; place: number }[];
  /** The runs whose queries have these values. */
  showing: readonly R[];
}

/**
 * Replaces `written` arguments by a simple function of slots, outputs and the clock where one explains every run that is
 * known (DESIGN section 6.4: date shifts, sums, joins, picks). At least two runs with different values must agree, and of
 * several rules that do only the simplest kind is taken, and only if it is the only one of its kind. A value of the query that
 * no slot takes may be part of it; then the runs whose queries have such values have to agree. A slot without words gives its
 * place to a function of those that have some (`deriveSlot`).
 */
export function inferBindings<R extends ComparedRun>(plan: Plan, runs: readonly R[]): Inferred<R> {
  // A slot that gave its place to a function of others stands in earlier runs still.
  const known = new Set(plan.slots.map(({ name }) => name));
  const alike = mostAlike(runs);
  const spare = spareSlots(plan, alike);
  const compared: Compared = {
    alike: alike.map((run) => withSpareValues(spare, withSlots(known, run))),
    others: runs.filter((run) => !alike.includes(run)).map((run) => withSlots(known, run)),
    spare: new Set(spare.map(({ slot }) => slot.name)),
  };
  const learnt: string[] = [];
  const nodes = plan.nodes.map((node) => {
    if (node.forEach !== undefined) return node;
    const args: Record<string, Binding> = { ...node.args };
    const after = new Set(node.after ?? []);
    for (const [argument, binding] of Object.entries(node.args)) {
      if (binding.kind !== 'written') continue;
      const found = explainArgument(plan, node, argument, compared);
      if (!found) continue;
      args[argument] = found.binding;
      found.nodes.forEach((id) => after.add(id));
      learnt.push(`${node.id}.${argument} is ${found.words}`);
    }
    return { ...node, args, ...(after.size > 0 ? { after: [...after].sort() } : {}) };
  });
  const { plan: derived, derivations } = withDerivedSlots({ ...plan, nodes }, compared);
  learnt.push(...derivations.map(({ slot, expression }) => `${slot} is ${expression}`));
  if (learnt.length === 0) return { plan, learnt, slots: [], showing: [] };
  const used = spare.filter(
    ({ slot }) => derived.nodes.some((node) => usesSlot(node, slot.name)) || readBy(derivations, slot.name)
  );
  return {
    plan: { ...derived, slots: [...derived.slots, ...used.map(({ slot }) => slot)] },
    learnt,
    slots: used.map(({ slot, place }) => ({ slot: slot.name, type: slot.type, place })),
    showing: alike,
  };
}

/** The plan with its slots without words derived from those that have some, or from a value of the query that none takes. */
function withDerivedSlots(plan: Plan, { alike, others, spare }: Compared): { plan: Plan; derivations: DerivedSlot[] } {
  const derivations: DerivedSlot[] = [];
  let changed = plan;
  for (const slot of plan.slots) {
    if ([...alike, ...others].some((run) => hasWords(run, slot.name))) continue;
    const found = deriveSlot(slot, [...alike, ...others]) ?? deriveSlot(slot, alike, spare);
    // What is derived goes by slots that stay.
    if (!found || derivations.some((one) => reads(found, one.slot) || reads(one, slot.name))) continue;
    const next = withDerived(changed, found);
    if (next === changed) continue;
    derivations.push(found);
    changed = next;
  }
  return { plan: changed, derivations };
}

function readBy(derivations: readonly DerivedSlot[], slot: string): boolean {
  return derivations.some((one) => reads(one, slot));
}

function reads({ expression }: DerivedSlot, slot: string): boolean {
  return referencesIn(expression).slots.includes(slot);
}

/** The run with the values of these slots alone. */
export function withSlots<R extends ComparedRun>(names: ReadonlySet<string>, run: R): R {
  return { ...run, slots: Object.fromEntries(Object.entries(run.slots).filter(([name]) => names.has(name))) };
}

interface Compared {
  /** With their spare values as slots. */
  alike: readonly ComparedRun[];
  others: readonly ComparedRun[];
  /** Names of the slots that spare values would become. */
  spare: ReadonlySet<string>;
}

/** The runs that leave the same kinds of values in their queries, in the same order: most of them, where wordings differ. */
function mostAlike<R extends ComparedRun>(runs: readonly R[]): R[] {
  const groups = new Map<string, R[]>();
  for (const run of runs) {
    const shape = shapeOf(run.spare ?? []);
    groups.set(shape, [...(groups.get(shape) ?? []), run]);
  }
  const sorted = [...groups].sort(([x, a], [y, b]) => b.length - a.length || (x < y ? -1 : 1));
  return sorted[0]?.[1] ?? [];
}

function shapeOf(spare: readonly { type: string }[]): string {
  return spare.map((item) => item.type).join();
}

function explainArgument(
  plan: Plan,
  node: PlanNode,
  argument: string,
  { alike, others, spare }: Compared
): Explanation | undefined {
  const shown = samplesOf(plan, node, argument, alike);
  const further = samplesOf(plan, node, argument, others);
  // Two wordings, one run each: what holds for both can only be a matter of what both have.
  const samples = shown.length < RUNS_TO_TRUST ? [...shown, ...further] : shown;
  const first = samples.find((sample) => !sample.unclear?.length) ?? samples[0];
  if (!first || samples.length < RUNS_TO_TRUST) return undefined;
  const varied = new Set(samples.map((sample) => canonicalJson([sample.slots, sample.outputs]))).size;
  if (varied < RUNS_TO_TRUST) return undefined;
  const agree = (candidate: Candidate): boolean =>
    holdsFor(candidate, samples) && (readsSlot(candidate.binding, spare) || holdsFor(candidate, further, 0));
  const slots = new Set(Object.keys(first.slots));
  let clockOnly: Candidate[] = [];
  for (const rule of BINDING_RULES) {
    const held = rule(first, samples).filter(agree);
    // Runs of one day cannot tell "tomorrow" from the date that they all asked for, so what the query says goes first.
    const oneDay = new Set(samples.map((sample) => sample.now?.slice(0, 10))).size === 1;
    const said = held.filter(({ binding }) =>
      clockOnly.length > 0 ? readsSlot(binding, slots) : !oneDay || !readsOnlyClock(binding)
    );
    if (said.length > 0) return onlyOne(said, argument);
    if (clockOnly.length === 0) clockOnly = held;
  }
  return clockOnly.length > 0 ? onlyOne(clockOnly, argument) : constantOf([...new Set([...samples, ...further])]);
}

/** Does a rule hold for all samples but those where it reads words that have two readings, and for enough of the clear ones. */
function holdsFor(candidate: Candidate, samples: readonly Sample[], least = RUNS_TO_TRUST): boolean {
  const clear = samples.filter((sample) => !readsSlot(candidate.binding, new Set(sample.unclear ?? [])));
  return clear.length >= least && clear.every((sample) => candidate.holds(sample));
}

function readsOnlyClock(binding: Binding): boolean {
  if (binding.kind !== 'expression') return false;
  const { context, slots, nodes } = referencesIn(binding.expression);
  return context.includes('now') && slots.length === 0 && nodes.length === 0;
}

function samplesOf(plan: Plan, node: PlanNode, argument: string, runs: readonly ComparedRun[]): Sample[] {
  const at = plan.nodes.findIndex((item) => item.id === node.id);
  const earlier = plan.nodes.slice(0, at).map((item) => item.id);
  return runs.flatMap((run): Sample[] => {
    const value = run.args[node.id]?.[argument];
    if (value === undefined || value === null || JSON.stringify(value).includes(REDACTED)) return [];
    const outputs: Record<string, Json> = {};
    for (const id of earlier) if (run.outputs[id] !== undefined) outputs[id] = run.outputs[id];
    const { slots, unclear, now, pattern } = run;
    return [{ value, slots, unclear, outputs, now, wording: pattern?.text }];
  });
}

/**
 * Two rules of one kind that both hold will part at some later run, so that the model keeps writing, unless only one of them
 * reads a field that is named like the argument.
 */
function onlyOne(held: readonly Explanation[], argument: string): Explanation | undefined {
  const distinct = [...new Map(held.map((item) => [canonicalJson(item.binding), item])).values()];
  if (distinct.length === 1) return distinct[0];
  const named = distinct.filter((item) => item.steps !== undefined && sameName(argument, item.steps));
  return named.length === 1 ? named[0] : undefined;
}

/**
 * A value that stayed the same although everything else changed. A date never is one, since all runs may have been made on
 * one day, nor is what an output says; long text has to stay the same in one run more.
 */
function constantOf(samples: readonly Sample[]): Explanation | undefined {
  const [first] = samples;
  if (!first || new Set(samples.map((sample) => canonicalJson(sample.value))).size > 1) return undefined;
  const { value } = first;
  if (typeof value === 'string' && dateReadings(value).length > 0) return undefined;
  if (samples.some((sample) => placesOf(sample).length > 0)) return undefined;
  const long = typeof value === 'string' && value.length > 60;
  if (samples.length < (long ? RUNS_TO_TRUST + 1 : RUNS_TO_TRUST)) return undefined;
  return { binding: { kind: 'constant', value }, words: 'always the same', nodes: [] };
}

interface SpareSlot {
  slot: Slot;
  place: number;
  /** The value as the slot gives it. */
  read: (value: Json) => Json | undefined;
}

const TYPES: ReadonlySet<string> = new Set(SLOT_TYPES);

/** A slot for each value that the runs' queries have at the same place, and that no slot takes yet. */
function spareSlots(plan: Plan, runs: readonly ComparedRun[]): SpareSlot[] {
  const first = runs[0]?.spare ?? [];
  const taken = new Set(plan.slots.map((slot) => slot.name));
  return first.flatMap((value, place): SpareSlot[] => {
    const form = formOf(value);
    if (!form || !TYPES.has(value.type)) return [];
    let name = value.type;
    for (let next = 2; taken.has(name); next += 1) name = `${value.type}_${next}`;
    taken.add(name);
    const values = runs.flatMap((run) => {
      const item = run.spare?.[place]?.value;
      const read = item === undefined ? undefined : form.read(item);
      return read === undefined ? [] : [read];
    });
    const slot: Slot = {
      name,
      type: value.type as SlotType,
      valueType: form.valueType,
      ...(form.format === undefined ? {} : { format: form.format }),
      required: true,
      examples: [...new Map(values.map((item) => [canonicalJson(item), item])).values()].slice(0, 10),
    };
    return [{ slot, place, read: form.read }];
  });
}

interface SpareForm {
  valueType: Slot['valueType'];
  format?: string;
  read: (value: Json) => Json | undefined;
}

/** How a slot would give the value: a span of time counts its days, or its minutes where it has no whole ones. */
function formOf(spare: { type: string; value: Json }): SpareForm | undefined {
  const { type, value } = spare;
  if (type === 'duration') {
    if (typeof value !== 'string') return undefined;
    const unit = (['days', 'minutes'] as const).find((item) => Number.isInteger(durationIn(value, item)));
    if (!unit) return undefined;
    return {
      valueType: 'number',
      format: unit,
      read: (item) => (typeof item === 'string' ? durationIn(item, unit) : undefined),
    };
  }
  if (typeof value === 'string')
    return { valueType: 'string', read: (item) => (typeof item === 'string' ? item : undefined) };
  if (typeof value === 'number')
    return { valueType: 'number', read: (item) => (typeof item === 'number' ? item : undefined) };
  return undefined;
}

/** The run with its spare values as the slots that they would become. */
function withSpareValues<R extends ComparedRun>(spare: readonly SpareSlot[], run: R): ComparedRun {
  const slots = { ...run.slots };
  const unclear = [...(run.unclear ?? [])];
  for (const { slot, place, read } of spare) {
    const item = run.spare?.[place];
    const value = item === undefined ? undefined : read(item.value);
    if (!item || value === undefined) continue;
    slots[slot.name] = value;
    if (isUnclear(item)) unclear.push(slot.name);
  }
  return { ...run, slots, unclear };
}

function usesSlot(node: PlanNode, slot: string): boolean {
  return Object.values(node.args).some((binding) => readsSlot(binding, new Set([slot])));
}

function readsSlot(binding: Binding, slots: ReadonlySet<string>): boolean {
  if (binding.kind === 'slot') return slots.has(binding.slot);
  return binding.kind === 'expression' && referencesIn(binding.expression).slots.some((slot) => slots.has(slot));
}
