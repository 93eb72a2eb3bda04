import { canonicalJson, type Json } from '../../protocol/json';
import { formatPath, readPath } from '../../values/path';
import { parseAnswer } from '../../plan/answer-text';
import type { Answer, Binding, Plan, PlanNode, Slot } from '../../protocol/plan';
import { dependenciesOf } from '../../plan/dependencies';
import { inWordsOf } from '../../plan/same-wording';
import { referencesIn } from '../../plan/expression/text';
import { withSlots, type ComparedRun } from './infer-bindings';
import { expressionPath } from '../generalise/literal-search';
import { mergePlans } from '../generalise/merge-templates';
import { isObject } from '../../values/schema-variants';
import { thresholdBetween } from '../../values/threshold';

/** Runs on each side of a branch before a condition that separates them is trusted. */
const RUNS_PER_BRANCH = 3;

/** Two templates of one kind of request that took different branches, with the runs of each. */
export interface Branch {
  plan: Plan;
  runs: readonly ComparedRun[];
}

export interface JoinedPlan {
  plan: Plan;
  /** The condition under which the nodes run that only the plan that does more has. */
  when: string;
  /** Nodes that only the runs of the first plan ran, and only those of the second. */
  only: { first: string[]; second: string[] };
}

/**
 * Joins two plans that differ in nodes which only some runs had, under the condition that separates them (DESIGN section
 * 6.4, `when`): the comparison of one field or count with a constant or a slot. It must be true of every run of one plan and
 * of none of the other, with at least three on each side, and be the only one of its kind; else the branch stays with B.
 */
export function joinBranches(first: Branch, second: Branch): JoinedPlan | undefined {
  if (first.runs.length < RUNS_PER_BRANCH || second.runs.length < RUNS_PER_BRANCH) return undefined;
  if (!slotsFit(first.plan, second.plan)) return undefined;
  const otherPlan = inWordsOf(first.plan, second.plan);
  const parts = partsOf(first.plan, otherPlan);
  if (!parts || parts.own.length + parts.other.length === 0) return undefined;
  // The condition is said of the branch that does more: in a state that no run has seen, nothing is done.
  if (parts.own.length === 0) {
    const turned = joinBranches(second, first);
    return turned && { ...turned, only: { first: turned.only.second, second: turned.only.first } };
  }
  const known = parts.common.map((node) => node.id).filter((id) => !reads(id, parts));
  const when = separating(known, first, second);
  if (when === undefined) return undefined;
  const common = mergePlans({ ...first.plan, nodes: parts.common }, { ...otherPlan, nodes: parts.commonOther });
  const settledOnce = new Set(
    [...parts.common, ...parts.commonOther].filter((node) => node.mutability === 'fixed').map((node) => node.id)
  );
  const nodes = [
    ...common.nodes.map((node) => (settledOnce.has(node.id) ? settled(node, []) : node)),
    ...parts.own.map((node) => guarded(node, when, first.runs)),
    ...parts.other.map((node) => guarded(node, `$not(${when})`, second.runs)),
  ];
  const answer = joinAnswers(first.plan.answer, otherPlan.answer, when);
  const only = { first: parts.own.map((node) => node.id), second: parts.other.map((node) => node.id) };
  return { plan: { ...common, nodes, answer, tools: { ...second.plan.tools, ...first.plan.tools } }, when, only };
}

/** Each branch keeps its own answer; one that the model writes stays written. */
function joinAnswers(first: Answer, second: Answer, when: string): Answer {
  if (canonicalJson(first) === canonicalJson(second)) return first;
  if (first.kind === 'written') return first;
  if (second.kind === 'written') return second;
  return { kind: 'text', text: `{{${when} ? ${asExpression(first.text)} : ${asExpression(second.text)}}}` };
}

function asExpression(text: string): string {
  const parts = parseAnswer(text).parts.map((part) =>
    'text' in part ? JSON.stringify(part.text) : `$string(${part.expression})`
  );
  return parts.length === 0 ? '""' : `(${parts.join(' & ')})`;
}

/** A branch that did less needs fewer slots; none of them may be another one under the same name. */
function slotsFit(first: Plan, second: Plan): boolean {
  const words = (slot: Slot): string => `${slot.name} ${slot.type} ${slot.valueType}`;
  const [left, right] = [first.slots.map(words), second.slots.map(words)];
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.every((slot) => many.includes(slot));
}

interface Parts {
  values: Plan['values'];
  common: PlanNode[];
  commonOther: PlanNode[];
  own: PlanNode[];
  other: PlanNode[];
}

/** What both plans do, and what only one does. `undefined` where they do different things under one name. */
function partsOf(first: Plan, second: Plan): Parts | undefined {
  const others = new Map(second.nodes.map((node) => [node.id, node]));
  const names = new Set(first.nodes.map((node) => node.id));
  const own = first.nodes.filter((node) => !others.has(node.id));
  const other = second.nodes.filter((node) => !names.has(node.id));
  const common = first.nodes.filter((node) => others.has(node.id));
  const commonOther = common.map((node) => others.get(node.id) as PlanNode);
  const alike = common.every((node, at) => sameWork(node, commonOther[at] as PlanNode));
  const guardedAlready = [...own, ...other].some((node) => node.when !== undefined);
  return alike && !guardedAlready ? { values: first.values, common, commonOther, own, other } : undefined;
}

function sameWork(a: PlanNode, b: PlanNode): boolean {
  return a.tool === b.tool && a.forEach === b.forEach && canonicalJson(a.args) === canonicalJson(b.args);
}

/** Does a common node wait for one that only some runs had: then its output cannot decide about that one. */
function reads(id: string, parts: Parts): boolean {
  const optional = new Set([...parts.own, ...parts.other].map((node) => node.id));
  const node = parts.common.find((item) => item.id === id);
  return (
    node !== undefined && dependenciesOf(node, parts.values).some((need) => optional.has(need) || reads(need, parts))
  );
}

function guarded(node: PlanNode, when: string, runs: readonly ComparedRun[]): PlanNode {
  const { nodes } = referencesIn(when);
  return { ...settled(node, runs), when, after: [...new Set([...(node.after ?? []), ...nodes])].sort() };
}

/** The condition is known now: what was left to the model for want of it is fixed, where its bindings explain every run. */
function settled(node: PlanNode, runs: readonly ComparedRun[]): PlanNode {
  const { alternatives, ...rest } = node;
  const onlyItself = (alternatives ?? []).every((tool) => tool === node.tool);
  const explained = runs.every((run) =>
    Object.entries(node.args).every(([name, binding]) => holds(node, name, binding, run))
  );
  return onlyItself && explained ? { ...rest, mutability: 'fixed' } : node;
}

function holds(node: PlanNode, argument: string, binding: Binding, run: ComparedRun): boolean {
  const value = run.args[node.id]?.[argument];
  if (value === undefined) return true;
  if (binding.kind === 'expression' || binding.kind === 'written' || binding.kind === 'context') return true;
  const given =
    binding.kind === 'constant'
      ? binding.value
      : binding.kind === 'slot'
        ? run.slots[binding.slot]
        : readPath(run.outputs[binding.node], binding.path);
  return given !== undefined && canonicalJson(given) === canonicalJson(value);
}

interface Condition {
  text: string;
  kind: number;
  holds(run: ComparedRun): boolean | undefined;
}

function separating(nodes: readonly string[], first: Branch, second: Branch): string | undefined {
  const [run] = first.runs;
  if (!run) return undefined;
  const known = new Set(first.plan.slots.map(({ name }) => name));
  // A slot that is derived from others stands in earlier runs still.
  const sample = withSlots(known, run);
  const thresholds = thresholdsFor(nodes, sample, first.runs, second.runs);
  const found = [...conditionsFor(nodes, sample, [...first.runs, ...second.runs]), ...thresholds].filter(
    (condition) =>
      first.runs.every((run) => condition.holds(run) === true) &&
      second.runs.every((run) => condition.holds(run) === false)
  );
  const simplest = Math.min(...found.map((condition) => condition.kind));
  const best = [
    ...new Set(found.filter((condition) => condition.kind === simplest).map((condition) => condition.text)),
  ];
  return best.length === 1 ? best[0] : undefined;
}

interface Field {
  text: string;
  read(run: ComparedRun): Json | undefined;
}

/** Comparisons with a slot say most, then equality with a word or a flag, then whether a list holds anything at all. */
function conditionsFor(nodes: readonly string[], sample: ComparedRun, runs: readonly ComparedRun[]): Condition[] {
  const fields = nodes.flatMap((node) => fieldsOf(node, sample.outputs[node] ?? null));
  const numbers = [...fields, ...nodes.flatMap((node) => countsOf(node, sample.outputs[node] ?? null))];
  const slots = Object.keys(sample.slots);
  const withSlots = numbers.flatMap((field) =>
    slots.flatMap((slot) =>
      (['>', '<', '>=', '<=', '='] as const).map((sign): Condition => ({
        text: `${field.text} ${sign} slots.${slot}`,
        kind: 0,
        holds: (run) => compared(field.read(run), run.slots[slot], sign),
      }))
    )
  );
  const withConstants = fields.flatMap((field) => {
    const values = new Map(runs.map((run) => [canonicalJson(field.read(run) ?? null), field.read(run)]));
    return [...values.values()]
      .filter((value): value is string | boolean => typeof value === 'boolean' || isWord(value))
      .map((value): Condition => ({
        text: `${field.text} = ${JSON.stringify(value)}`,
        kind: 1,
        holds: (run) => {
          const read = field.read(run);
          return read === undefined ? undefined : read === value;
        },
      }));
  });
  const counts = nodes
    .flatMap((node) => countsOf(node, sample.outputs[node] ?? null))
    .flatMap((field) =>
      (['>', '='] as const).map((sign): Condition => ({
        text: `${field.text} ${sign} 0`,
        kind: 2,
        holds: (run) => compared(field.read(run), 0, sign),
      }))
    );
  return [...withSlots, ...withConstants, ...counts];
}

/** A number that lies between the two sides; the last resort, since another number would separate them as well. */
function thresholdsFor(
  nodes: readonly string[],
  sample: ComparedRun,
  first: readonly ComparedRun[],
  second: readonly ComparedRun[]
): Condition[] {
  const numbers = nodes.flatMap((node) => {
    const output = sample.outputs[node] ?? null;
    return [...fieldsOf(node, output).filter(({ text }) => !/id$/i.test(text)), ...countsOf(node, output)];
  });
  return numbers.flatMap((field) => {
    const between = thresholdBetween(
      first.map((run) => field.read(run)),
      second.map((run) => field.read(run))
    );
    if (!between) return [];
    const { sign, number } = between;
    const text = `${field.text} ${sign} ${number}`;
    return [{ text, kind: 3, holds: (run): boolean | undefined => compared(field.read(run), number, sign) }];
  });
}

/** A state rather than somebody's name: short, without digits. */
function isWord(value: Json | undefined): value is string {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z _-]{0,29}$/.test(value);
}

function compared(
  left: Json | undefined,
  right: Json | undefined,
  sign: '>' | '<' | '>=' | '<=' | '='
): boolean | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (sign === '=') return left === right;
  if (sign === '>') return left > right;
  if (sign === '<') return left < right;
  return sign === '>=' ? left >= right : left <= right;
}

function fieldsOf(node: string, output: Json, steps: string[] = []): Field[] {
  if (Array.isArray(output)) return [];
  if (!isObject(output)) {
    return [
      { text: expressionPath(`nodes.${node}`, steps), read: (run) => readPath(run.outputs[node], formatPath(steps)) },
    ];
  }
  return Object.entries(output).flatMap(([name, item]) => fieldsOf(node, item, [...steps, name]));
}

function countsOf(node: string, output: Json, steps: string[] = []): Field[] {
  if (Array.isArray(output)) {
    return [
      {
        text: `$count(${expressionPath(`nodes.${node}`, steps)})`,
        read: (run) => {
          const list = readPath(run.outputs[node], formatPath(steps));
          return Array.isArray(list) ? list.length : undefined;
        },
      },
    ];
  }
  if (!isObject(output)) return [];
  return Object.entries(output).flatMap(([name, item]) => countsOf(node, item, [...steps, name]));
}
