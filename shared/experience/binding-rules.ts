import { canonicalJson, type Json, type JsonObject } from '../json';
import { formatPath, readPath } from '../plan/path';
import type { Binding } from '../plan/plan';
import { dateReadings, writeDate } from './date-format';
import { expressionPath, OutputIndex, singlePath, type OutputPlace } from './literal-search';
import { isObject } from './observed-call';

/** One run as a rule sees it: the argument's value, and everything that stood before the call. */
export interface Sample {
  value: Json;
  slots: Record<string, Json>;
  /** Slots whose words can be read in two ways. */
  unclear?: readonly string[];
  outputs: Record<string, Json>;
  now?: string;
  /** The masked wording of the query. */
  wording?: string;
}

/** Where a value may come from, if it does so in every run. */
export interface Explanation {
  binding: Binding;
  words: string;
  /** Nodes whose output it reads. */
  nodes: string[];
  /** The field that it reads. */
  steps?: readonly (string | number)[];
}

export type Candidate = Explanation & { holds(sample: Sample): boolean };

/** Every explanation of one kind for the first sample; the caller checks each on all samples. */
export type BindingRule = (sample: Sample, samples: readonly Sample[]) => Candidate[];

/** Where the outputs of a run say the value. */
export function placesOf(sample: Sample): OutputPlace[] {
  const index = new OutputIndex();
  for (const [node, output] of Object.entries(sample.outputs)) index.add(node, output);
  return [...index.find(sample.value)];
}

const equal = (a: Json | undefined, b: Json): boolean => a !== undefined && canonicalJson(a) === canonicalJson(b);

const fromSlot: BindingRule = (sample) =>
  Object.keys(sample.slots)
    .filter((slot) => equal(sample.slots[slot], sample.value))
    .map((slot) => ({
      binding: { kind: 'slot', slot },
      words: `the slot ${slot}`,
      nodes: [],
      steps: [slot],
      holds: (other) => equal(other.slots[slot], other.value),
    }));

/** A place without a choice in it: no list of several on the way, in any run. */
const fromOutput: BindingRule = (sample) =>
  placesOf(sample)
    .filter((place) => place.lists.every((length) => length === 1))
    .map(({ node, steps, lists }) => {
      const path = formatPath(steps);
      const expression = singlePath(`nodes.${node}`, steps);
      return {
        binding: lists.length === 0 ? { kind: 'output', node, path } : { kind: 'expression', expression },
        words: expression,
        nodes: [node],
        steps,
        holds: (other) =>
          equal(readPath(other.outputs[node], path), other.value) && !chooses(other.outputs[node], steps),
      };
    });

function chooses(output: Json | undefined, steps: readonly (string | number)[]): boolean {
  return steps.some((step, at) => {
    if (typeof step !== 'number') return false;
    const list = readPath(output, formatPath(steps.slice(0, at)));
    return Array.isArray(list) && list.length > 1;
  });
}

/** A list in an output, and the field of its elements that the value stands in. */
interface Column {
  node: string;
  head: (string | number)[];
  tail: (string | number)[];
  rows(sample: Sample): JsonObject[];
}

function columnsOf(sample: Sample): Column[] {
  return placesOf(sample).flatMap(({ node, steps }): Column[] => {
    const at = steps.findIndex((step) => typeof step === 'number');
    const tail = steps.slice(at + 1);
    if (at < 0 || tail.length === 0 || tail.some((step) => typeof step === 'number')) return [];
    const head = steps.slice(0, at);
    const rows = (other: Sample): JsonObject[] => {
      const list = readPath(other.outputs[node], formatPath(head));
      return Array.isArray(list) ? list.filter(isObject) : [];
    };
    return [{ node, head, tail, rows }];
  });
}

function pick(
  column: Column,
  selector: string,
  choose: (rows: JsonObject[], sample: Sample) => JsonObject | undefined
): Candidate {
  const root = expressionPath(`nodes.${column.node}`, column.head);
  // Where nothing is found the call must fail, and not be made without the argument.
  const expression = expressionPath(`$one(${root}${selector})`, column.tail);
  const path = formatPath(column.tail);
  return {
    binding: { kind: 'expression', expression },
    words: expression,
    nodes: [column.node],
    steps: column.tail,
    holds: (other) => equal(readPath(choose(column.rows(other), other), path), other.value),
  };
}

/** The element that has a slot's value in a field. */
const byField: BindingRule = (sample) =>
  columnsOf(sample).flatMap((column) =>
    Object.keys(column.rows(sample)[0] ?? {}).flatMap((field) =>
      Object.keys(sample.slots).map((slot) =>
        pick(column, `[${quoted(field)} = $$.slots.${slot}][0]`, (rows, other) =>
          rows.find((row) => equal(row[field], other.slots[slot] ?? null))
        )
      )
    )
  );

/** How probable it may be that choosing at random would have looked the same in every run. */
const BY_CHANCE = 1 / 6;

/**
 * Did the runs choose by place or order. Of a list of five two runs show it, of a pair it takes three; and what is "next" is a
 * matter of the clock, so that a place in the list was luck.
 */
function chosen(column: Column, samples: readonly Sample[]): boolean {
  if (samples.some((sample) => NEXT.test(sample.wording ?? ''))) return false;
  const several = samples.map((sample) => column.rows(sample).length).filter((length) => length > 1);
  return several.length >= 2 && several.reduce((chance, length) => chance / length, 1) <= BY_CHANCE + 1e-9;
}

/** "The next one", where the wording asks for it: the first after now by a field that is a date. */
const byClock: BindingRule = (sample, samples) => {
  if (!samples.every((other) => NEXT.test(other.wording ?? ''))) return [];
  return columnsOf(sample).flatMap((column) =>
    Object.entries(column.rows(sample)[0] ?? {}).flatMap(([field, value]) => {
      const format = typeof value === 'string' ? dateReadings(value)[0]?.format : undefined;
      if (format === undefined || !SORTABLE.has(format)) return [];
      const ahead = (rows: JsonObject[], other: Sample): JsonObject[] => {
        const now = other.now === undefined ? undefined : writeDate(other.now, format);
        return now === undefined ? [] : rows.filter((row) => lower(now, row[field]));
      };
      if (!samples.some((other) => ahead(column.rows(other), other).length > 1)) return [];
      const clock = `$formatDate($$.context.now, "${format}")`;
      return [
        pick(
          column,
          `[${quoted(field)} > ${clock}]^(<${quoted(field)})[0]`,
          (rows, other) => sorted(ahead(rows, other), field, '<')[0]
        ),
      ];
    })
  );
};

const NEXT = /\b(?:next|upcoming|soonest)\b/i;
/** Formats in which a later date is a greater text. */
const SORTABLE: ReadonlySet<string> = new Set([
  'yyyy-MM-dd',
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-ddTHH:mm',
  'yyyy-MM-ddTHH:mm:ss',
]);

/** The first or the last element as listed. */
const asListed: BindingRule = (sample, samples) =>
  columnsOf(sample)
    .filter((column) => chosen(column, samples))
    .flatMap((column) => [pick(column, '[0]', (rows) => rows[0]), pick(column, '[-1]', (rows) => rows.at(-1))]);

/** The first or the last element by a field, where the field orders strictly: a tie would be a matter of luck. */
const byOrder =
  (dates: boolean): BindingRule =>
  (sample, samples) =>
    columnsOf(sample)
      .filter((column) => chosen(column, samples))
      .flatMap((column) =>
        Object.entries(column.rows(sample)[0] ?? {})
          // The least of the values themselves says nothing about why it was taken.
          .filter(([field, value]) => field !== column.tail.at(-1) && isDate(value) === dates)
          .flatMap(([field]) =>
            (['<', '>'] as const).map((order) =>
              pick(column, `^(${order}${quoted(field)})[0]`, (rows) => sorted(rows, field, order)[0])
            )
          )
      );

function isDate(value: Json): boolean {
  return typeof value === 'string' && dateReadings(value.slice(0, 19)).length > 0;
}

function sorted(rows: readonly JsonObject[], field: string, order: '<' | '>'): JsonObject[] {
  const keys = rows.map((row) => row[field]);
  const comparable = keys.every((key) => typeof key === 'number') || keys.every((key) => typeof key === 'string');
  if (!comparable || new Set<Json | undefined>(keys).size !== keys.length) return [];
  const sign = order === '<' ? 1 : -1;
  return [...rows].sort((a, b) => (lower(a[field], b[field]) ? -sign : sign));
}

function lower(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return typeof a === 'string' && typeof b === 'string' && a < b;
}

function quoted(field: string): string {
  return /^[A-Za-z_]\w*$/.test(field) ? field : `\`${field.replace(/`/g, '')}\``;
}

/** A single value that an expression may start from. */
interface Source {
  expression: string;
  nodes: string[];
  value: Json;
  read(sample: Sample): Json | undefined;
}

/** Slots, the clock, fields of outputs that need no choice, and the day and the time of what is a point in time. */
function sourcesOf(sample: Sample): Source[] {
  const slots = Object.entries(sample.slots).map(([slot, value]): Source => ({
    expression: `slots.${slot}`,
    nodes: [],
    value,
    read: (other) => other.slots[slot],
  }));
  const clock: Source[] =
    sample.now === undefined
      ? []
      : [{ expression: 'context.now', nodes: [], value: sample.now, read: (other) => other.now }];
  const fields = Object.entries(sample.outputs).flatMap(([node, output]) =>
    scalars(output).map(({ steps, value }): Source => ({
      expression: singlePath(`nodes.${node}`, steps),
      nodes: [node],
      value,
      read: (other) => readPath(other.outputs[node], formatPath(steps)),
    }))
  );
  return [...slots, ...clock, ...fields.slice(0, 200)];
}

function scalars(value: Json, steps: (string | number)[] = []): { steps: (string | number)[]; value: Json }[] {
  if (Array.isArray(value)) return value.length === 1 ? scalars(value[0] as Json, [...steps, 0]) : [];
  if (!isObject(value)) return [{ steps, value }];
  return Object.entries(value).flatMap(([name, item]) => scalars(item, [...steps, name]));
}

/**
 * A date some days from another one, in the format that the tool took: a fixed number of days, or as many as a slot says. Runs
 * that all start from one day show no fixed number: any date is some days from any other.
 */
const fromDate: BindingRule = (sample, samples) => {
  const target = typeof sample.value === 'string' ? dateReadings(sample.value)[0] : undefined;
  if (!target) return [];
  const counts = Object.entries(sample.slots).filter(([, value]) => typeof value === 'number');
  return sourcesOf(sample).flatMap((source) => {
    const from = isoOf(source.value);
    if (from === undefined) return [];
    const days = daysBetween(from, target.iso);
    const varies = new Set(samples.map((other) => isoOf(source.read(other))?.slice(0, 10))).size > 1;
    const shiftBy = days === 0 ? undefined : String(days);
    const fixed = days === 0 || varies ? [dateCandidate(source, target.format, shiftBy, () => days)] : [];
    const bySlot = counts.flatMap(([slot, value]) =>
      [1, -1]
        .filter((sign) => sign * (value as number) === days && days !== 0)
        .map((sign) =>
          dateCandidate(source, target.format, `${sign < 0 ? '-' : ''}slots.${slot}`, (other) => {
            const count = other.slots[slot];
            return typeof count === 'number' ? sign * count : undefined;
          })
        )
    );
    return [...fixed, ...bySlot];
  });
};

function dateCandidate(
  source: Source,
  format: string,
  shiftBy: string | undefined,
  days: (sample: Sample) => number | undefined
): Candidate {
  const shifted = shiftBy === undefined ? source.expression : `$shiftDate(${source.expression}, ${shiftBy})`;
  const expression = `$formatDate(${shifted}, "${format}")`;
  return {
    binding: { kind: 'expression', expression },
    words: expression,
    nodes: source.nodes,
    holds: (other) => {
      const [from, by] = [isoOf(source.read(other)), days(other)];
      return from !== undefined && by !== undefined && writeDate(shift(from, by), format) === other.value;
    },
  };
}

/** The wall-clock part of an ISO date or instant, as the expression functions read it. */
function isoOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  return /^\d{4}-\d{2}-\d{2}(?:$|T\d{2}:\d{2})/.test(value) ? value : undefined;
}

const DAY_MS = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY_MS
  );
}

function shift(iso: string, days: number): string {
  const moved = new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + Math.trunc(days) * DAY_MS);
  return moved.toISOString().slice(0, 10) + iso.slice(10);
}

/** The total, the extremes or the number of a list; the sum, difference or product of two numbers. */
const fromNumbers: BindingRule = (sample) => {
  if (typeof sample.value !== 'number') return [];
  const totals = Object.entries(sample.outputs).flatMap(([node, output]) =>
    listsIn(output).flatMap(({ steps, list }) => totalsOf(node, steps, list))
  );
  const numbers = sourcesOf(sample)
    .filter((source) => typeof source.value === 'number')
    .slice(0, 24);
  const pairs = numbers.flatMap((a) =>
    numbers
      .filter((b) => a !== b)
      .flatMap((b) =>
        (['+', '-', '*'] as const)
          .filter((sign) => sign === '-' || a.expression < b.expression)
          .map((sign) =>
            numeric(`${a.expression} ${sign} ${b.expression}`, [...a.nodes, ...b.nodes], (other) =>
              combined(a.read(other), b.read(other), sign)
            )
          )
      )
  );
  return [...totals, ...pairs];
};

function totalsOf(node: string, steps: readonly (string | number)[], list: readonly Json[]): Candidate[] {
  const root = expressionPath(`nodes.${node}`, steps);
  const rows = (other: Sample): Json[] => {
    const found = readPath(other.outputs[node], formatPath(steps));
    return Array.isArray(found) ? found : [];
  };
  const fields = Object.keys(list.find(isObject) ?? {});
  return [
    numeric(`$count(${root})`, [node], (other) => rows(other).length),
    ...fields.flatMap((field) =>
      (['sum', 'max', 'min'] as const).map((name) =>
        numeric(`$${name}(${root}.${quoted(field)})`, [node], (other) =>
          aggregated(
            name,
            rows(other).map((row) => (isObject(row) ? row[field] : undefined))
          )
        )
      )
    ),
  ];
}

function numeric(
  expression: string,
  nodes: readonly string[],
  value: (sample: Sample) => number | undefined
): Candidate {
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

function aggregated(name: 'sum' | 'max' | 'min', values: readonly (Json | undefined)[]): number | undefined {
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length === 0 || numbers.length !== values.length) return undefined;
  if (name === 'sum') return numbers.reduce((total, value) => total + value, 0);
  return name === 'max' ? Math.max(...numbers) : Math.min(...numbers);
}

function combined(a: Json | undefined, b: Json | undefined, sign: '+' | '-' | '*'): number | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  return sign === '+' ? a + b : sign === '-' ? a - b : a * b;
}

function listsIn(value: Json, steps: (string | number)[] = []): { steps: (string | number)[]; list: Json[] }[] {
  if (Array.isArray(value)) return [{ steps, list: value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => listsIn(item, [...steps, name]));
}

/** A text that is fixed but for values that stand in it: `Refund for order ` and the order; a day and ` 23:59:59`. */
const fromJoin: BindingRule = (sample, samples) => {
  const { value } = sample;
  if (typeof value !== 'string' || value.length > 500) return [];
  // Runs of one minute cannot show that the minute matters: "00:00" is then a fixed part of the text.
  const varies = (part: Piece): boolean => new Set(samples.map((other) => part.say(other))).size > 1;
  const parts = sourcesOf(sample)
    .flatMap(piecesOf)
    .filter((part) => part.text.length >= 2 && value.includes(part.text))
    .filter((part) => !part.expression.startsWith('$substring(context.now, 11') || varies(part))
    .sort((a, b) => b.text.length - a.text.length || a.nodes.length - b.nodes.length);
  const pieces: (string | Piece)[] = [value];
  for (const part of parts) {
    const at = pieces.findIndex((piece) => typeof piece === 'string' && piece.includes(part.text));
    const piece = pieces[at];
    if (typeof piece !== 'string') continue;
    const found = piece.indexOf(part.text);
    pieces.splice(at, 1, piece.slice(0, found), part, piece.slice(found + part.text.length));
  }
  const kept = pieces.filter((piece) => piece !== '');
  const used = kept.filter((piece): piece is Piece => typeof piece !== 'string');
  if (used.length === 0) return [];
  // An address is said or looked up. One that was guessed from a name, even twice, would reach a stranger the third time.
  if (kept.some((piece) => typeof piece === 'string' && piece.includes('@'))) return [];
  const expression = kept
    .map((piece) => (typeof piece === 'string' ? JSON.stringify(piece) : piece.expression))
    .join(' & ');
  return [
    {
      binding: { kind: 'expression', expression },
      words: expression,
      nodes: [...new Set(used.flatMap((piece) => piece.nodes))],
      holds: (other) => {
        const texts = kept.map((piece) => (typeof piece === 'string' ? piece : piece.say(other)));
        return texts.every((text) => text !== undefined) && texts.join('') === other.value;
      },
    },
  ];
};

interface Piece {
  expression: string;
  nodes: string[];
  text: string;
  say(sample: Sample): string | undefined;
}

/** A source as text; a point in time also as its day and as its time. */
function piecesOf(source: Source): Piece[] {
  const { expression, nodes, value } = source;
  const text = textOf(value);
  if (text === undefined) return [];
  const whole: Piece = { expression, nodes, text, say: (other) => textOf(source.read(other)) };
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return [whole];
  const cut = (from: number, length: number): Piece => ({
    expression: `$substring(${expression}, ${from}, ${length})`,
    nodes,
    text: text.slice(from, from + length),
    say: (other) => textOf(source.read(other))?.slice(from, from + length),
  });
  return [whole, cut(0, 10), cut(11, 5)];
}

function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** From the plainest to the most made up. */
export const BINDING_RULES: readonly BindingRule[] = [
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
