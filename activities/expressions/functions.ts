import { canonicalJson } from '../../shared/protocol/json';
import type { Json } from '../../shared/protocol/json';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { writeDate } from '../../shared/values/date-format';

/** Characters that one text of an expression may have. */
export const MAX_TEXT = 1_000_000;

/** Functions of JSONata that are pure, take no function, and cost no more than what they read. */
const BUILT_IN = [
  ...['sum', 'max', 'min', 'average', 'number', 'floor', 'ceil', 'round', 'abs', 'sqrt', 'power'],
  ...['string', 'length', 'substring', 'substringBefore', 'substringAfter', 'lowercase', 'uppercase', 'trim'],
  ...['contains', 'split', 'formatNumber', 'boolean', 'not', 'type'],
  ...['append', 'reverse', 'sort', 'keys', 'lookup', 'merge', 'spread', 'zip'],
];

/** A function that replaces a built-in one whose cost has no bound, or that JSONata lacks. */
interface OwnFunction {
  signature: string;
  run: (...args: never[]) => Json | undefined;
}

export const OWN_FUNCTIONS: Record<string, OwnFunction> = {
  distinct: {
    signature: '<x:x>',
    // the built-in one compares every pair
    run: (value: Json | undefined) => {
      if (!Array.isArray(value)) return value;
      return [...new Map(value.map((item) => [canonicalJson(item), item])).values()];
    },
  },
  exists: {
    signature: '<x:b>',
    // a node that was skipped, or a tool that found nothing, gives null: that is no value
    run: (value: Json | undefined) => value !== undefined && value !== null,
  },
  count: {
    signature: '<x:n>',
    run: (value: Json | undefined) => {
      if (value === undefined || value === null) return 0;
      return Array.isArray(value) ? value.length : 1;
    },
  },
  one: {
    signature: '<x:x>',
    // "the customer" of a search is the one that was found; of several, or of none, it is nobody
    run: (found: Json | undefined) => {
      const items = found === undefined ? [] : Array.isArray(found) ? found : [found];
      if (items.length === 1) return items[0];
      throw new WorkflowGenError('EXPRESSION_FAILED', `$one needs exactly one element; there are ${items.length}`);
    },
  },
  join: {
    signature: '<a<s>s?:s>',
    run: (items: string[] | undefined, separator: string | undefined) => {
      if (items === undefined) return undefined;
      const between = separator ?? '';
      bounded(items.reduce((sum, item) => sum + item.length + between.length, 0));
      return items.join(between);
    },
  },
  replace: {
    signature: '<s-ss:s>',
    run: (text: string | undefined, from: string, to: string) => {
      if (text === undefined) return undefined;
      if (from === '') throw new WorkflowGenError('EXPRESSION_FAILED', '$replace needs a text to look for');
      const pieces = text.split(from);
      bounded(text.length + (pieces.length - 1) * to.length);
      return pieces.join(to);
    },
  },
  shiftDate: {
    signature: '<s-n:s>',
    run: (date: string | undefined, days: number) => (date === undefined ? undefined : shiftDate(date, days)),
  },
  formatDate: {
    signature: '<s-s:s>',
    run: (date: string | undefined, pattern: string) => {
      if (date === undefined) return undefined;
      const text = writeDate(date, pattern);
      if (text !== undefined) return text;
      throw new WorkflowGenError(
        'EXPRESSION_FAILED',
        `$formatDate cannot write "${date}" as "${pattern}": give an ISO date, and a pattern of yyyy, MM, dd, HH, mm, ss`
      );
    },
  },
  daysBetween: {
    signature: '<s-s:n>',
    run: (from: string | undefined, to: string | undefined) =>
      from === undefined || to === undefined ? undefined : Math.round((dayOf(to) - dayOf(from)) / DAY_MS),
  },
};

/** Every function that an expression may call, without its `$`. */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([...BUILT_IN, ...Object.keys(OWN_FUNCTIONS)]);

const DAY_MS = 24 * 60 * 60_000;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?=$|T)/;

/** Midnight UTC in ms of the calendar day that an ISO date or instant is written with. */
function dayOf(date: string): number {
  const day = ISO_DATE.exec(date)?.[1];
  const instant = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  // Date.parse takes 2026-02-30 for 2 March; a date that does not exist is an error, not another day
  if (day === undefined || Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day) {
    throw new WorkflowGenError('EXPRESSION_FAILED', `"${date}" is no ISO date such as 2026-03-01`);
  }
  return instant;
}

/** The calendar date some days later (or earlier), with the rest of the text as it was. */
function shiftDate(date: string, days: number): string {
  const shifted = dayOf(date) + Math.trunc(days) * DAY_MS;
  if (!(Math.abs(shifted) < 8e15)) {
    throw new WorkflowGenError('EXPRESSION_FAILED', `$shiftDate cannot move "${date}" by ${days} days`);
  }
  return `${new Date(shifted).toISOString().slice(0, 10)}${date.slice(10)}`;
}

function bounded(characters: number): void {
  if (characters > MAX_TEXT) {
    throw new WorkflowGenError('EXPRESSION_FAILED', `a text of ${characters} characters; the limit is ${MAX_TEXT}`);
  }
}
