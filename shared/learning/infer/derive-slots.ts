import { parseExpression } from '../../plan/expression/parse';
import { replaceReferences } from '../../plan/expression/references';
import { changeExpression, referencesIn } from '../../plan/expression/text';
import { mapPlanExpressions } from '../../plan/plan-expressions';
import type { PatternPlaceholder } from '../../values/found-value';
import { dateReadings, writeDate } from '../../values/date-format';
import { canonicalJson } from '../../protocol/json';
import type { Binding, Plan, PlanNode, Slot } from '../../protocol/plan';
import type { BindingRule, Candidate, Sample } from './binding-rule';
import { fromDate } from './computing-rules';
import type { ComparedRun } from './infer-bindings';
import { fromSlot } from './reading-rules';

/** Runs with different values that must agree before a slot is taken for a form of another one. */
const RUNS_OF_A_FORM = 2;
/** The same for a shift that is no whole week: "the next working day" is the next day from Monday to Thursday. */
const RUNS_OF_A_SHIFT = 3;
/** More days than this are as likely a month as whole weeks. */
const MOST_WEEKS = 21;

/** The time of a point in time, as the slot writes it. */
const fromTimeOf =
  (slot: Slot): BindingRule =>
  (sample) =>
    Object.keys(sample.slots).flatMap((name): Candidate[] => {
      const format = slot.format ?? 'HH:mm';
      if (slot.type !== 'time') return [];
      const read = (other: Sample): string | undefined => {
        const whole = other.slots[name];
        return typeof whole === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(whole)
          ? writeDate(whole, format)
          : undefined;
      };
      if (read(sample) !== sample.value) return [];
      const expression = `$formatDate(slots.${name}, "${format}")`;
      return [
        {
          binding: { kind: 'expression', expression },
          words: expression,
          nodes: [],
          holds: (other) => read(other) === other.value,
        },
      ];
    });

export interface DerivedSlot {
  slot: string;
  /** Over slots alone. */
  expression: string;
}

/**
 * A slot that no words of any wording stand for, and that was in every run one and the same function of slots that have words:
 * their value, the day or the time of it, or the day a fixed number of days away. It takes runs with different values, and more
 * of them for a shift that is no whole week; of two functions that hold neither is taken.
 *
 * @param given names of slots that a wording gets with the derivation, and so has words for
 */
export function deriveSlot(
  slot: Slot,
  runs: readonly ComparedRun[],
  given: ReadonlySet<string> = new Set()
): DerivedSlot | undefined {
  if (runs.some((run) => hasWords(run, slot.name))) return undefined;
  const samples = runs.flatMap((run): Sample[] => {
    const value = run.slots[slot.name];
    const worded = wordedIn(run.pattern?.placeholders ?? []);
    const slots = Object.fromEntries(
      Object.entries(run.slots).filter(([name]) => (worded.has(name) || given.has(name)) && name !== slot.name)
    );
    return value === undefined ? [] : [{ value, slots, unclear: run.unclear, outputs: {} }];
  });
  const [first] = samples;
  if (!first) return undefined;
  for (const rule of [fromSlot, fromTimeOf(slot), fromDate]) {
    const held = rule(first, samples).filter((one) => samples.every((sample) => one.holds(sample)));
    const distinct = new Map(held.map((one) => [expressionOf(one.binding), one]));
    if (distinct.size === 0) continue;
    const [[expression, only] = []] = [...distinct];
    if (distinct.size > 1 || expression === undefined || !only) return undefined;
    return isShown(expression, samples) ? { slot: slot.name, expression } : undefined;
  }
  return undefined;
}

/** Do words of the run's wording stand for the slot; of a run without its wording nobody knows. */
export function hasWords({ pattern }: ComparedRun, slot: string): boolean {
  return !pattern?.placeholders || wordedIn(pattern.placeholders).has(slot);
}

function wordedIn(placeholders: readonly PatternPlaceholder[]): Set<string> {
  return new Set(placeholders.flatMap(({ slot }) => (slot === undefined ? [] : [slot])));
}

function expressionOf(binding: Binding): string {
  return binding.kind === 'slot' ? `slots.${binding.slot}` : binding.kind === 'expression' ? binding.expression : '';
}

/** Do as many runs show it as it takes. */
function isShown(expression: string, samples: readonly Sample[]): boolean {
  const { slots } = referencesIn(expression);
  const clear = samples.filter(({ unclear = [] }) => !slots.some((name) => unclear.includes(name)));
  const values = new Set(clear.map(({ value }) => canonicalJson(value)));
  const days = Number(/^\$formatDate\(\$shiftDate\([^,]+, (-?\d+)\)/.exec(expression)?.[1] ?? 0);
  if (days === 0) return values.size >= RUNS_OF_A_FORM;
  if (days % 7 === 0 && Math.abs(days) <= MOST_WEEKS) return values.size >= RUNS_OF_A_FORM;
  // From one weekday alone "the next Monday" is a fixed number of days away.
  const weekdays = new Set(clear.map(({ value }) => weekdayOf(value)));
  return values.size >= RUNS_OF_A_SHIFT && weekdays.size >= RUNS_OF_A_SHIFT;
}

function weekdayOf(value: Sample['value']): number | undefined {
  const iso = typeof value === 'string' ? dateReadings(value)[0]?.iso : undefined;
  return iso === undefined ? undefined : new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay();
}

/**
 * The plan with the slot as a named value of its name, so that what it was derived from can be told, and taken back. A plan that has
 * such a value already stays as it is.
 */
export function withDerived(plan: Plan, { slot, expression }: DerivedSlot): Plan {
  if (plan.values?.some(({ name }) => name === slot)) return plan;
  const named = withReferences(plan, { root: 'slots', name: slot }, `values.${slot}`);
  return {
    ...named,
    slots: plan.slots.filter(({ name }) => name !== slot),
    values: [{ name: slot, expression }, ...(named.values ?? [])],
  };
}

/** The values of a plan that stand where slots were: they read slots alone, and no slot has their name. */
export function derivedSlots({ values = [], slots }: Plan): DerivedSlot[] {
  return values.flatMap(({ name, expression }) => {
    const { nodes, context, values: others, item } = referencesIn(expression);
    const onlySlots = nodes.length + context.length + others.length === 0 && !item;
    return onlySlots && !slots.some((slot) => slot.name === name) ? [{ slot: name, expression }] : [];
  });
}

/** The plan of another run with the slot written out as it is derived. */
export function writtenOut(plan: Plan, { slot, expression }: DerivedSlot): Plan {
  const written = withReferences(plan, { root: 'slots', name: slot }, expression);
  return { ...written, slots: plan.slots.filter(({ name }) => name !== slot) };
}

/** The plan as it was before the slot was derived. */
export function withoutDerived(plan: Plan, slot: Slot): Plan {
  const { values = [], ...rest } = plan;
  const kept = values.filter(({ name }) => name !== slot.name);
  const restored = withReferences(
    { ...rest, ...(kept.length > 0 ? { values: kept } : {}) },
    { root: 'values', name: slot.name },
    `slots.${slot.name}`
  );
  return { ...restored, slots: [...plan.slots, slot].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** The plan with an expression in the place of each reference to a slot or a named value. */
function withReferences(plan: Plan, from: { root: 'slots' | 'values'; name: string }, by: string): Plan {
  const bound = (binding: Binding): Binding => {
    const refers =
      from.root === 'slots'
        ? binding.kind === 'slot' && binding.slot === from.name
        : binding.kind === 'expression' && binding.expression === `values.${from.name}`;
    if (!refers) return binding;
    const slot = /^slots\.(\w+)$/.exec(by)?.[1];
    return slot === undefined ? { kind: 'expression', expression: by } : { kind: 'slot', slot };
  };
  const nodes = plan.nodes.map((node): PlanNode => ({
    ...node,
    args: Object.fromEntries(Object.entries(node.args).map(([name, binding]) => [name, bound(binding)])),
  }));
  const { tree } = parseExpression(by);
  return mapPlanExpressions({ ...plan, nodes }, (text) =>
    changeExpression(text, (whole) =>
      replaceReferences(whole, ({ root, name }) => (root === from.root && name === from.name ? tree : undefined))
    )
  );
}
