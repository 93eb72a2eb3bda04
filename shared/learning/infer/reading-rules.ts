import { canonicalJson, type Json, type JsonObject } from '../../protocol/json';
import { formatPath, readPath } from '../../values/path';
import { placesOf, type BindingRule, type Candidate, type Sample } from './binding-rule';
import { dateReadings, writeDate } from '../../values/date-format';
import { expressionPath, quoted, singlePath } from '../generalise/literal-search';
import { isObject } from '../../values/schema-variants';

const equal = (a: Json | undefined, b: Json): boolean => a !== undefined && canonicalJson(a) === canonicalJson(b);

/** The value of a slot, as it is. */
export const fromSlot: BindingRule = (sample) =>
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
export const fromOutput: BindingRule = (sample) =>
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

/** Does the path go through a list of several. */
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
export const byField: BindingRule = (sample) =>
  columnsOf(sample).flatMap((column) =>
    Object.keys(column.rows(sample)[0] ?? {}).flatMap((field) =>
      Object.keys(sample.slots).map((slot) =>
        pick(column, `[${quoted(field)} = $$.slots.${slot}][0]`, (rows, other) =>
          rows.find((row) => other.slots[slot] !== undefined && equal(row[field], other.slots[slot]))
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
export const byClock: BindingRule = (sample, samples) => {
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
export const asListed: BindingRule = (sample, samples) =>
  columnsOf(sample)
    .filter((column) => chosen(column, samples))
    .flatMap((column) => [pick(column, '[0]', (rows) => rows[0]), pick(column, '[-1]', (rows) => rows.at(-1))]);

/** The first or the last element by a field, where the field orders strictly: a tie would be a matter of luck. */
export const byOrder =
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
