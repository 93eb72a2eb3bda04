import type { Json } from '../../protocol/json';
import type { Binding } from '../../protocol/plan';
import type { ResolvedContext } from '../../protocol/query';
import { canonicalJson } from '../../protocol/json';
import { slotShape } from '../../matching/slot-value';

/** One way in which a plan can write a value of the run's context: as it is, in another case, or a part of it. */
interface ContextForm {
  value: string;
  /** As an expression at the root. */
  expression: string;
  /** The path, where the form is the value itself. */
  path?: string;
}

/** How a plan refers to a literal that is a value of the run's context, or a form of one; `undefined` where it is none. */
export function contextReference(literal: Json, context: ResolvedContext | undefined): Binding | undefined {
  if (!context) return undefined;
  if (Array.isArray(literal)) {
    const sources = context.dataSources ?? [];
    return sources.length > 0 && canonicalJson(literal) === canonicalJson(sources)
      ? { kind: 'context', path: 'dataSources' }
      : undefined;
  }
  const form = contextForms(context).find(
    ({ value }) => value === (typeof literal === 'number' ? String(literal) : literal)
  );
  if (form) {
    if (typeof literal === 'number') return { kind: 'expression', expression: `$number(${form.expression})` };
    return form.path === undefined
      ? { kind: 'expression', expression: form.expression }
      : { kind: 'context', path: form.path };
  }
  const time = typeof literal === 'string' ? timeReference(literal, context) : undefined;
  return time === undefined ? undefined : { kind: 'expression', expression: time };
}

/** Every form of a value of the context that may stand in a longer text, the longest first. */
export function contextForms(context: ResolvedContext): ContextForm[] {
  const { user, environment, timeZone, timeRange, dataSources = [], now } = context;
  const plain: [string, string | undefined][] = [
    ['user', user],
    ['now', now],
    ['timeRange.from', timeRange?.from],
    ['timeRange.to', timeRange?.to],
    ...dataSources.map((name, at): [string, string] => [`dataSources[${at}]`, name]),
    // The defaults are nobody's; and where they stand as words, they are words.
    ['timeZone', timeZone === 'UTC' ? undefined : timeZone],
    ['environment', environment === 'default' ? undefined : environment],
  ];
  const forms = plain.flatMap(([path, value]): ContextForm[] => {
    if (value === undefined || value === '') return [];
    return [{ value, expression: `context.${path}`, path }, ...recased(value, `context.${path}`)];
  });
  const all = [...forms, ...(user === undefined ? [] : partsOfUser(user))];
  return [...new Map(all.map((form) => [form.value, form])).values()].sort((a, b) => b.value.length - a.value.length);
}

function recased(value: string, expression: string): ContextForm[] {
  const capital = value.replace(/^\S/, (letter) => letter.toUpperCase());
  return [
    { value: value.toLowerCase(), expression: `$lowercase(${expression})` },
    { value: value.toUpperCase(), expression: `$uppercase(${expression})` },
    { value: capital, expression: `($uppercase($substring(${expression}, 0, 1)) & $substring(${expression}, 1))` },
  ].filter((form) => form.value !== value);
}

/** "ann" of "ann@acme.example"; "Ann" and "Lee" of "Ann Lee". */
function partsOfUser(user: string): ContextForm[] {
  const parts: [string, string][] = [];
  if (user.includes('@')) {
    parts.push([user.slice(0, user.indexOf('@')), '$substringBefore(context.user, "@")']);
  } else if (/^\S+ \S+$/.test(user)) {
    parts.push([user.slice(0, user.indexOf(' ')), '$substringBefore(context.user, " ")']);
    parts.push([user.slice(user.indexOf(' ') + 1), '$substringAfter(context.user, " ")']);
  }
  return parts
    .filter(([value]) => value.length > 1)
    .flatMap(([value, expression]) => [{ value, expression }, ...recased(value, expression)]);
}

/** A date of the context in another format: the day of `now`, or the ends of the time range. */
function timeReference(literal: string, { now, timeRange }: ResolvedContext): string | undefined {
  const instants = Object.entries({ now, 'timeRange.from': timeRange?.from, 'timeRange.to': timeRange?.to });
  for (const [path, value] of instants) {
    if (value === undefined) continue;
    // Expressions write an instant by its own digits; whatever its zone, so does this.
    const digits = value.replace(/(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/, '');
    const shape = slotShape({ type: 'datetime', text: digits, value: digits, start: 0, end: digits.length }, literal);
    // A time of day that is also that of `now` says nothing.
    if (!shape || shape.type === 'time' || shape.format === 'as said') continue;
    const format = shape.format ?? (shape.type === 'date' ? 'yyyy-MM-dd' : undefined);
    return format === undefined ? undefined : `$formatDate(context.${path}, "${format}")`;
  }
  return undefined;
}

/**
 * Does a literal tell a part of who asks that no form of it explains: a surname, a number of an account. Such a copy would be
 * served to the next user.
 */
export function tellsUser(literal: string, user: string | undefined): boolean {
  if (user === undefined) return false;
  const own = user.includes('@') ? user.slice(0, user.lastIndexOf('@')) : user;
  const parts = tokensOf(own).filter((part) => part.length > 2);
  const said = new Set(tokensOf(literal));
  return parts.some((part) => said.has(part));
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
}
