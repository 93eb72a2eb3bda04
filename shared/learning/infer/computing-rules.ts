import type { Json } from '../../protocol/json';
import { formatPath, readPath } from '../../values/path';
import { sourcesOf, type BindingRule, type Candidate, type Sample, type Source } from './binding-rule';
import { dateReadings, writeDate } from '../../values/date-format';
import { expressionPath, quoted } from '../generalise/literal-search';
import { isObject } from '../observe/observed-call';

/**
 * A date some days from another one, in the format that the tool took: a fixed number of days, or as many as a slot says. Runs
 * that all start from one day show no fixed number: any date is some days from any other.
 */
export const fromDate: BindingRule = (sample, samples) => {
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
export const fromNumbers: BindingRule = (sample) => {
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

const DAY_BOUND = /\b(?:00:00|23:59)(?::(?:00|59))?(?:\.\d+)?/g;

/** A text that is fixed but for values that stand in it: `Refund for order ` and the order; a day and ` 23:59:59`. */
export const fromJoin: BindingRule = (sample, samples) => {
  const { value } = sample;
  if (typeof value !== 'string' || value.length > 500) return [];
  // Runs of one minute cannot show that the minute matters: "00:00" is then a fixed part of the text.
  const varies = (part: Piece): boolean => new Set(samples.map((other) => part.say(other))).size > 1;
  const parts = sourcesOf(sample)
    .flatMap(piecesOf)
    .filter((part) => part.text.length >= 2 && value.includes(part.text))
    .filter((part) => !part.expression.startsWith('$substring(context.now, 11') || varies(part))
    // The 13 of "13:00" is in some output by chance: only runs in which both differed show that it belongs there.
    .filter((part) => part.nodes.length === 0 || !/^(?:\d{1,4}|.{1,3})$/s.test(part.text) || varies(part))
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
  // Runs that all say one moment show nothing of its hour; the bounds of a day are no hour that somebody chose.
  const always = samples.every((other) => other.value === value);
  if (always && kept.some((piece) => typeof piece === 'string' && /\d/.test(piece.replace(DAY_BOUND, '')))) return [];
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
