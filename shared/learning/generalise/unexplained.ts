import { namesDay } from '../../language/languages';
import { maskQuery } from '../../matching/mask';
import { dateReadings } from '../../values/date-format';
import type { MaskedValue } from '../../values/found-value';
import { tellsUser } from './context-origin';
import { isTelling } from './literal-search';
import { endedBefore, isKnownRead, type LiteralUse, type Origins } from './origins';
import { areOwnTimes } from './own-times';

/** What in a text, beside what is explained, belongs to one run and would be wrong in the next one. */
export function unexplained(text: string, use: LiteralUse, origins: Origins): { open: string } | undefined {
  if (tellsUser(text, origins.context?.user)) return { open: 'it holds a part of who asks' };
  const own = typed(text).find((value) => OWN.has(value.type) && (value.type !== 'id' || isIdentifier(value.text)));
  if (own) return { open: `it holds "${own.type}" that nothing explains` };
  if ((/\d{4}-\d{2}-\d{2}/.test(text) || dateReadings(text).length > 0) && !isFarBound(text, origins))
    return { open: 'it holds a date that the query does not say' };
  if (CLOCK_TIME.test(text) && origins.masked.values.some(({ type }) => TIMED.has(type)) && !areOwnTimes(text, origins))
    return { open: 'it holds a time that the query says otherwise' };
  if (CLOCK_TIME.test(text) && origins.sawOutputs && !isOfRead(use, origins))
    return { open: 'it holds a time that was chosen after looking' };
  if (namesDay(text, origins.masked.language) && origins.masked.values.some(({ type }) => DATED.has(type)))
    return { open: 'it names a day that was worked out from the query' };
  return fromOutputOnly(text, use, origins) ? { open: 'it holds a value that only an output gave' } : undefined;
}

/** Is it a part of what is looked at, whose windows are the plan's own; "the earliest time I am free" of an effect is another one each time. */
function isOfRead({ node }: LiteralUse, origins: Origins): boolean {
  const user = origins.plan.nodes.find(({ id }) => id === node);
  return user !== undefined && isKnownRead(user, origins);
}

/** Values that belong to one case wherever they come from. */
const OWN: ReadonlySet<string> = new Set(['email', 'id', 'url']);

function typed(text: string): MaskedValue[] {
  return maskQuery(text, { lexicon: [], now: EPOCH, timeZone: 'UTC' }).values;
}

/** `ORD-1042`, and neither `list_name` nor `00:00:00`. */
function isIdentifier(text: string): boolean {
  return /\p{L}/u.test(text) && /\d/.test(text) && !text.includes(':');
}

/** Years from now beyond which a date is no date of a request. */
const FAR_YEARS = 20;

/** `1970-01-01` or `2100-01-01`, as planners write "from the beginning" and "for ever": the same for each request of the kind. */
export function isFarBound(text: string, { context }: Pick<Origins, 'context'>): boolean {
  const years = [...text.matchAll(/(?<!\d)(\d{4})-\d{2}-\d{2}/g)].map(([, year]) => Number(year));
  const now = Number(context?.now.slice(0, 4));
  return years.length > 0 && years.every((year) => Math.abs(year - now) >= FAR_YEARS);
}

/** Addresses and identifiers are read alike at any time. */
const EPOCH = '2000-01-01T00:00:00Z';

/** Midnight and the last second of a day are bounds, whatever time the query says. */
const CLOCK_TIME = /(?<![\d:])(?!00:00|23:59)\d{1,2}:\d{2}(?!\d)/;
const TIMED: ReadonlySet<string> = new Set(['time', 'datetime']);
const DATED: ReadonlySet<string> = new Set(['date', 'datetime', 'duration']);

/** A value of an earlier output, in a plan that was written after the model had seen it. */
export function fromOutputOnly(literal: string | number, use: LiteralUse, origins: Origins): boolean {
  // A word that the query says too was taken from it, as far as one run can tell.
  if (!origins.sawOutputs || use.prose || origins.drafts.says(literal)) return false;
  const before = (found: { node: string }): boolean =>
    use.node === undefined || (found.node !== use.node && endedBefore(found.node, use.node, origins));
  const whole = typeof literal === 'string' ? literal.trim() : literal;
  if (typeof whole === 'number' ? isTelling(whole) : whole.length > 2) {
    if (origins.index.find(whole).some(before)) return true;
  }
  if (typeof whole === 'number') return false;
  return valueSpans(whole).some(({ start, end }) => {
    const token = whole.slice(start, end);
    return isTelling(token) && origins.index.find(token).some(before);
  });
}

/** Words that look like values: with a digit or an @ in them. */
export function valueSpans(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\s"'`(),;!?]*[\d@][^\s"'`(),;!?]*/g)].map((match) => {
    const trimmed = match[0].replace(/[.:]+$/, '');
    return { start: match.index, end: match.index + trimmed.length };
  });
}
