import { canonicalJson, type Json, type JsonObject } from '../json';
import { formatPath, readPath } from '../plan/path';
import { SLOT_TYPES, type Binding, type Plan, type PlanNode, type Slot, type SlotType } from '../plan/plan';
import { dateReadings, writeDate } from './date-format';
import { expressionSlots } from './graph';
import { expressionPath, OutputIndex } from './literal-search';
import { REDACTED } from '../tools/redaction';

/** One run's values under the names of its template. */
export interface ComparedRun {
  slots: Record<string, Json>;
  args: Record<string, JsonObject>;
  outputs: Record<string, Json>;
  /** Values of the query that no slot took, in the order of the text. */
  spare?: readonly { type: string; value: Json; text: string }[];
}

/** Runs that must agree before a rule that was guessed from values is trusted. */
export const RUNS_TO_TRUST = 2;

export interface Inferred {
  plan: Plan;
  /** What was found, in words. */
  learnt: string[];
  /** Values of the query that turned out to matter: new slots, by the place among the values that no slot took. */
  slots: { slot: string; type: SlotType; place: number }[];
}

/**
 * Replaces `written` arguments by a simple function of slots and outputs where one explains every run that is known (DESIGN
 * section 6.4; issue: date shifts, sums, joins, picks). At least two runs with different values must agree, and of several
 * rules that do only the simplest kind is taken, and only if it is the only one of its kind.
 */
export function inferBindings(plan: Plan, runs: readonly ComparedRun[]): Inferred {
  const spare = spareSlots(plan, runs);
  const known = runs.map((run) => ({ ...run, slots: { ...run.slots, ...spareValues(spare, run) } }));
  const learnt: string[] = [];
  const nodes = plan.nodes.map((node) => {
    if (node.forEach !== undefined) return node;
    const args: Record<string, Binding> = { ...node.args };
    const after = new Set(node.after ?? []);
    for (const [argument, binding] of Object.entries(node.args)) {
      if (binding.kind !== 'written') continue;
      const found = explainArgument(plan, node, argument, known);
      if (!found) continue;
      args[argument] = found.binding;
      found.nodes.forEach((id) => after.add(id));
      learnt.push(`${node.id}.${argument} is ${found.words}`);
    }
    return { ...node, args, ...(after.size > 0 ? { after: [...after].sort() } : {}) };
  });
  if (learnt.length === 0) return { plan, learnt, slots: [] };
  const used = spare.filter(({ slot }) => nodes.some((node) => usesSlot(node, slot.name)));
  return {
    plan: { ...plan, slots: [...plan.slots, ...used.map(({ slot }) => slot)], nodes },
    learnt,
    slots: used.map(({ slot, place }) => ({ slot: slot.name, type: slot.type, place })),
  };
}

interface SpareSlot {
  slot: Slot;
  place: number;
}

const SPARE_TYPES: ReadonlySet<string> = new Set(SLOT_TYPES);

/** A slot for each value that every run's query has at the same place, and that no slot takes yet. */
function spareSlots(plan: Plan, runs: readonly ComparedRun[]): SpareSlot[] {
  const [first, ...others] = runs.map((run) => run.spare ?? []);
  if (
    !first ||
    others.some((spare) => spare.map((item) => item.type).join() !== first.map((item) => item.type).join())
  ) {
    return [];
  }
  const taken = new Set(plan.slots.map((slot) => slot.name));
  return first.flatMap((value, place): SpareSlot[] => {
    if ((typeof value.value !== 'string' && typeof value.value !== 'number') || !SPARE_TYPES.has(value.type)) return [];
    let name = value.type;
    for (let next = 2; taken.has(name); next += 1) name = `${value.type}_${next}`;
    taken.add(name);
    const examples = runs.map((run) => run.spare?.[place]?.value).filter((item): item is Json => item !== undefined);
    const slot: Slot = {
      name,
      type: value.type as SlotType,
      valueType: typeof value.value === 'number' ? 'number' : 'string',
      required: true,
      examples: [...new Map(examples.map((item) => [canonicalJson(item), item])).values()].slice(0, 10),
    };
    return [{ slot, place }];
  });
}

function spareValues(spare: readonly SpareSlot[], run: ComparedRun): Record<string, Json> {
  return Object.fromEntries(
    spare.flatMap(({ slot, place }) => {
      const value = run.spare?.[place]?.value;
      return value === undefined ? [] : [[slot.name, value]];
    })
  );
}

function usesSlot(node: PlanNode, slot: string): boolean {
  return Object.values(node.args).some(
    (binding) =>
      (binding.kind === 'slot' && binding.slot === slot) ||
      (binding.kind === 'expression' && expressionSlots(binding.expression).includes(slot))
  );
}

interface Explanation {
  binding: Binding;
  words: string;
  nodes: string[];
}

/** One run as a rule sees it: the argument's value, and everything that stood before the call. */
interface Sample {
  value: Json;
  slots: Record<string, Json>;
  outputs: Record<string, Json>;
}

/** A rule gives every explanation of its kind for the first sample; each is then checked on all. */
type Rule = (sample: Sample, slots: readonly string[]) => (Explanation & { holds: (sample: Sample) => boolean })[];

function explainArgument(
  plan: Plan,
  node: PlanNode,
  argument: string,
  runs: readonly ComparedRun[]
): Explanation | undefined {
  const earlier = ancestorsByOrder(plan, node);
  const samples = runs.flatMap((run): Sample[] => {
    const value = run.args[node.id]?.[argument];
    if (value === undefined || value === null || JSON.stringify(value).includes(REDACTED)) return [];
    const outputs = Object.fromEntries(
      earlier.flatMap((id) => (run.outputs[id] === undefined ? [] : [[id, run.outputs[id]]]))
    );
    return [{ value, slots: run.slots, outputs }];
  });
  const [first] = samples;
  if (!first || samples.length < RUNS_TO_TRUST) return undefined;
  const varied = new Set(samples.map((sample) => canonicalJson([sample.slots, sample.outputs]))).size >= RUNS_TO_TRUST;
  if (!varied) return undefined;
  const same = new Set(samples.map((sample) => canonicalJson(sample.value))).size === 1;
  if (same) return constantOf(first, samples.length);
  const slots = Object.keys(first.slots);
  for (const rule of RULES) {
    const held = rule(first, slots).filter((candidate) => samples.every((sample) => candidate.holds(sample)));
    const distinct = [...new Map(held.map((item) => [canonicalJson(item.binding), item])).values()];
    const [only, ...others] = distinct;
    // Two rules of one kind that both hold would part at the next run: the model keeps writing.
    if (only && others.length === 0) return { binding: only.binding, words: only.words, nodes: only.nodes };
    if (only) return undefined;
  }
  return undefined;
}

/** A value that stayed the same although everything else changed; free text has to stay the same more often. */
function constantOf(first: Sample, runs: number): Explanation | undefined {
  const long = typeof first.value === 'string' && first.value.length > 60;
  if (runs < (long ? RUNS_TO_TRUST + 1 : RUNS_TO_TRUST)) return undefined;
  return { binding: { kind: 'constant', value: first.value }, words: 'always the same', nodes: [] };
}

/** Nodes that may stand before this one: those that it depends on already, or that come before it in the plan. */
function ancestorsByOrder(plan: Plan, node: PlanNode): string[] {
  const at = plan.nodes.findIndex((item) => item.id === node.id);
  return plan.nodes.slice(0, at).map((item) => item.id);
}

const equal = (a: Json | undefined, b: Json): boolean => a !== undefined && canonicalJson(a) === canonicalJson(b);

const fromSlot: Rule = (sample, slots) =>
  slots
    .filter((slot) => equal(sample.slots[slot], sample.value))
    .map((slot) => ({
      binding: { kind: 'slot', slot },
      words: `the slot ${slot}`,
      nodes: [],
      holds: (other) => equal(other.slots[slot], other.value),
    }));

/** A place without a choice in it: no index into a list of several in any run. */
const fromOutput: Rule = (sample) =>
  places(sample)
    .filter((place) => place.lists.every((length) => length === 1))
    .map(({ node, steps }) => {
      const path = formatPath(steps);
      return {
        binding: { kind: 'output', node, path },
        words: `${node}.${path}`,
        nodes: [node],
        holds: (other) =>
          equal(readPath(other.outputs[node], path), other.value) && !chooses(other.outputs[node], steps),
      };
    });

function places(sample: Sample): { node: string; steps: (string | number)[]; lists: number[] }[] {
  const index = new OutputIndex();
  for (const [node, output] of Object.entries(sample.outputs)) index.add(node, output);
  return [...index.find(sample.value)];
}

function chooses(output: Json | undefined, steps: readonly (string | number)[]): boolean {
  return steps.some((step, at) => {
    if (typeof step !== 'number') return false;
    const list = readPath(output, formatPath(steps.slice(0, at)));
    return Array.isArray(list) && list.length > 1;
  });
}

/** The element of a list: the one with a slot's value in a field, the first or last by a field, the first or last as it stands. */
const fromPick: Rule = (sample, slots) =>
  places(sample).flatMap(({ node, steps }) => {
    const at = steps.findIndex((step) => typeof step === 'number');
    if (at < 0 || steps.slice(at + 1).some((step) => typeof step === 'number')) return [];
    const [head, tail] = [steps.slice(0, at), steps.slice(at + 1)];
    const listOf = (other: Sample): JsonObject[] => {
      const list = readPath(other.outputs[node], formatPath(head));
      return Array.isArray(list) ? list.filter(isRow) : [];
    };
    const fields = Object.keys(listOf(sample)[0] ?? {});
    const root = expressionPath(`nodes.${node}`, head);
    const byField = fields.flatMap((field) =>
      slots.map((slot) =>
        pick(node, tail, `${root}[${quote(field)} = $$.slots.${slot}][0]`, (other) =>
          listOf(other).filter((row) => equal(row[field], other.slots[slot] ?? null))
        )
      )
    );
    const byOrder = fields.flatMap((field) =>
      (['<', '>'] as const).map((order) =>
        pick(node, tail, `${root}^(${order}${quote(field)})[0]`, (other) => sorted(listOf(other), field, order))
      )
    );
    return [...byField, ...byOrder];
  });

function pick(
  node: string,
  tail: readonly (string | number)[],
  root: string,
  rows: (sample: Sample) => JsonObject[]
): Explanation & { holds: (sample: Sample) => boolean } {
  const path = formatPath([...tail]);
  return {
    binding: { kind: 'expression', expression: expressionPath(root, tail) },
    words: expressionPath(root, tail),
    nodes: [node],
    holds: (other) => equal(readPath(rows(other)[0], path), other.value),
  };
}

/** Sorting is only a rule where the field orders strictly: a tie would make the choice a matter of luck. */
function sorted(rows: readonly JsonObject[], field: string, order: '<' | '>'): JsonObject[] {
  const keys = rows.map((row) => row[field]);
  const comparable = keys.every((key) => typeof key === 'number') || keys.every((key) => typeof key === 'string');
  if (!comparable || new Set<Json | undefined>(keys).size !== keys.length) return [];
  const sign = order === '<' ? 1 : -1;
  return [...rows].sort((a, b) => (compare(a[field], b[field]) < 0 ? -sign : sign));
}

function compare(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return JSON.stringify(a ?? null) < JSON.stringify(b ?? null) ? -1 : 1;
}

function isRow(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function quote(field: string): string {
  return /^[A-Za-z_]\w*$/.test(field) ? field : `\`${field.replace(/`/g, '')}\``;
}

/** A date some days from another one, in the format in which it was written. */
const fromDate: Rule = (sample) => {
  if (typeof sample.value !== 'string') return [];
  const [target] = dateReadings(sample.value);
  if (!target) return [];
  return sources(sample).flatMap(({ expression, read, nodes }) => {
    const source = read(sample);
    const iso = typeof source === 'string' ? dateReadings(source)[0]?.iso : undefined;
    if (typeof source !== 'string' || iso === undefined || !isIso(source)) return [];
    const days = daysFrom(iso, target.iso);
    const format = target.format;
    const shifted = days === 0 ? expression : `$shiftDate(${expression}, ${days})`;
    const formatted =
      format === 'yyyy-MM-dd' && source.length === 10 ? shifted : `$formatDate(${shifted}, "${format}")`;
    return [
      {
        binding: { kind: 'expression' as const, expression: formatted },
        words: formatted,
        nodes,
        holds: (other: Sample) => {
          const from = read(other);
          if (typeof from !== 'string' || !isIso(from)) return false;
          return writeDate(shift(from, days), format) === other.value;
        },
      },
    ];
  });
};

function isIso(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/.test(text);
}

function daysFrom(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000
  );
}

function shift(iso: string, days: number): string {
  const day = new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + days * 86_400_000);
  return day.toISOString().slice(0, 10) + iso.slice(10);
}

/** Scalars that an expression may start from: slots, and fields of outputs that need no choice. */
function sources(
  sample: Sample
): { expression: string; read: (other: Sample) => Json | undefined; nodes: string[]; value: Json }[] {
  const slots = Object.entries(sample.slots).map(([slot, value]) => ({
    expression: `slots.${slot}`,
    read: (other: Sample) => other.slots[slot],
    nodes: [] as string[],
    value,
  }));
  const fields = Object.entries(sample.outputs).flatMap(([node, output]) =>
    scalarPaths(output).map(({ steps, value }) => ({
      expression: expressionPath(`nodes.${node}`, steps),
      read: (other: Sample) => readPath(other.outputs[node], formatPath(steps)),
      nodes: [node],
      value,
    }))
  );
  return [...slots, ...fields.slice(0, 200)];
}

function scalarPaths(value: Json, steps: (string | number)[] = []): { steps: (string | number)[]; value: Json }[] {
  if (Array.isArray(value)) return value.length === 1 ? scalarPaths(value[0] as Json, [...steps, 0]) : [];
  if (!isRow(value)) return [{ steps, value }];
  return Object.entries(value).flatMap(([name, item]) => scalarPaths(item, [...steps, name]));
}

/** The total or the number of a list, or the sum, difference or product of two numbers. */
const fromNumbers: Rule = (sample) => {
  if (typeof sample.value !== 'number') return [];
  const lists = Object.entries(sample.outputs).flatMap(([node, output]) =>
    listsOf(output).map(({ steps, list }) => ({ node, steps, list }))
  );
  const totals = lists.flatMap(({ node, steps, list }) => {
    const root = expressionPath(`nodes.${node}`, steps);
    const rowsOf = (other: Sample): Json[] => {
      const found = readPath(other.outputs[node], formatPath(steps));
      return Array.isArray(found) ? found : [];
    };
    const fields = Object.keys(list.find(isRow) ?? {});
    return [
      numeric(`$count(${root})`, [node], (other) => rowsOf(other).length),
      ...fields.flatMap((field) =>
        (['sum', 'max', 'min'] as const).map((name) =>
          numeric(`$${name}(${root}.${quote(field)})`, [node], (other) =>
            aggregate(
              name,
              rowsOf(other).map((row) => (isRow(row) ? row[field] : null))
            )
          )
        )
      ),
    ];
  });
  const numbers = sources(sample).filter((source) => typeof source.value === 'number');
  const pairs = numbers.slice(0, 24).flatMap((a) =>
    numbers.slice(0, 24).flatMap((b) =>
      a === b
        ? []
        : (['+', '-', '*'] as const).flatMap((sign) => {
            if (sign !== '-' && a.expression > b.expression) return [];
            return [
              numeric(`${a.expression} ${sign} ${b.expression}`, [...a.nodes, ...b.nodes], (other) =>
                combine(a.read(other), b.read(other), sign)
              ),
            ];
          })
    )
  );
  return [...totals, ...pairs].filter((candidate) => candidate.holds(sample));
};

function numeric(
  expression: string,
  nodes: string[],
  value: (sample: Sample) => number | undefined
): Explanation & { holds: (sample: Sample) => boolean } {
  return {
    binding: { kind: 'expression', expression },
    words: expression,
    nodes: [...new Set(nodes)],
    holds: (other) => {
      const result = value(other);
      return result !== undefined && typeof other.value === 'number' && Math.abs(result - other.value) < 1e-9;
    },
  };
}

function aggregate(name: 'sum' | 'max' | 'min', values: readonly (Json | undefined)[]): number | undefined {
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length === 0 || numbers.length !== values.length) return undefined;
  if (name === 'sum') return numbers.reduce((total, value) => total + value, 0);
  return name === 'max' ? Math.max(...numbers) : Math.min(...numbers);
}

function combine(a: Json | undefined, b: Json | undefined, sign: '+' | '-' | '*'): number | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  return sign === '+' ? a + b : sign === '-' ? a - b : a * b;
}

function listsOf(value: Json, steps: (string | number)[] = []): { steps: (string | number)[]; list: Json[] }[] {
  if (Array.isArray(value)) return [{ steps, list: value }];
  if (!isRow(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => listsOf(item, [...steps, name]));
}

/** A text that is fixed but for values that stand in it: `Refund for order ` and the order. */
const fromJoin: Rule = (sample) => {
  if (typeof sample.value !== 'string' || sample.value.length > 500) return [];
  const parts = sources(sample)
    .flatMap((source) =>
      source.value === null || typeof source.value === 'boolean' || typeof source.value === 'object'
        ? []
        : [{ ...source, text: String(source.value) }]
    )
    .filter((source) => source.text.length >= 2 && (sample.value as string).includes(source.text))
    .sort((a, b) => b.text.length - a.text.length || a.nodes.length - b.nodes.length);
  const pieces: (string | (typeof parts)[number])[] = [sample.value];
  for (const part of parts) {
    for (let at = 0; at < pieces.length; at += 1) {
      const piece = pieces[at];
      if (typeof piece !== 'string') continue;
      const found = piece.indexOf(part.text);
      if (found < 0) continue;
      pieces.splice(at, 1, piece.slice(0, found), part, piece.slice(found + part.text.length));
      break;
    }
  }
  const used = pieces.filter((piece) => typeof piece !== 'string');
  if (used.length === 0) return [];
  const kept = pieces.filter((piece) => piece !== '');
  const expression = kept
    .map((piece) => (typeof piece === 'string' ? JSON.stringify(piece) : piece.expression))
    .join(' & ');
  return [
    {
      binding: { kind: 'expression', expression },
      words: expression,
      nodes: [...new Set(used.flatMap((piece) => (typeof piece === 'string' ? [] : piece.nodes)))],
      holds: (other) =>
        kept
          .map((piece) => {
            if (typeof piece === 'string') return piece;
            const value = piece.read(other);
            return value === undefined || value === null || typeof value === 'object' ? '\u0000' : String(value);
          })
          .join('') === other.value,
    },
  ];
};

/** From the plainest to the most made up. */
const RULES: readonly Rule[] = [fromSlot, fromOutput, fromDate, fromPick, fromNumbers, fromJoin];
