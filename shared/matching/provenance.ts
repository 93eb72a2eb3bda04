import type { Json } from '../protocol/json';
import { readingOf, visibleContext, type Query, type ResolvedContext } from '../protocol/query';
import type { MaskedValue } from '../values/found-value';
import { maskQuery, type Masked } from './mask';
import { enumValue, slotShape, type SlotShape } from './slot-value';

/** A value that a planner says the query gives. */
export interface NamedValue {
  /** The words that it says it stands for. */
  said: string;
  /** As the tools take it. */
  value: string | number | boolean;
  /** What the tools admit there, where they list it. */
  admitted?: readonly string[];
}

/**
 * Where a named value comes from.
 * - `said`: the words of the query explain it (the same words, another case or format, an admitted value's spelling);
 * - `meant`: the words stand in the query, and the planner read the value in them ("next week" as a day);
 * - `other`: as `meant`, but the words are an address or an identifier, and the value is another one;
 * - `context`: nobody said it, and the context holds it at `path`;
 * - `unsaid`: the query does not say it.
 */
export type Provenance =
  | { kind: 'said' | 'meant' | 'other'; said: string; shape: SlotShape }
  | { kind: 'context'; path: string }
  | { kind: 'unsaid' };

/** Checks values that a planner named against the words of the query. */
export function provenanceIn({ text, context }: Query): (named: NamedValue) => Provenance {
  const masked = maskQuery(text, { lexicon: [], ...readingOf(context) });
  return (named) => provenanceOf(named, text, masked, context);
}

function provenanceOf(named: NamedValue, query: string, masked: Masked, context: ResolvedContext): Provenance {
  const { value } = named;
  const span = spanOf(query, masked, named.said);
  const explained = span && explainedBy(named, query, masked, span);
  if (explained) return explained;
  const path = contextPathOf(value, context);
  const [own] = typeof value === 'boolean' ? [] : spansOf(query, String(value));
  if (path !== undefined && !own) return { kind: 'context', path };
  const elsewhere = own ?? masked.values.find((one) => typeof value !== 'boolean' && slotShape(one, value));
  // The planner may quote the words inexactly, as "order #7" for "order 7": the value's own words are what was said.
  if (elsewhere && (!span || own)) return explainedBy(named, query, masked, elsewhere) ?? { kind: 'unsaid' };
  if (!span) return { kind: 'unsaid' };
  const said = query.slice(span.start, span.end);
  return { kind: isOther(said, value, context) ? 'other' : 'meant', said, shape: plainShape(value) };
}

interface Span {
  start: number;
  end: number;
}

function explainedBy(named: NamedValue, query: string, masked: Masked, span: Span): Provenance | undefined {
  const { value, admitted } = named;
  if (typeof value === 'boolean') return undefined;
  const words = query.slice(span.start, span.end);
  if (admitted && typeof value === 'string' && enumValue(admitted, words) === value) {
    return { kind: 'said', said: words, shape: { type: 'enum', valueType: 'string', values: [...admitted] } };
  }
  for (const source of masked.values) {
    const shape = source.start < span.end && span.start < source.end ? slotShape(source, value) : undefined;
    if (shape) return { kind: 'said', said: source.text, shape };
  }
  if (typeof value !== 'string') return undefined;
  // "Maya's": the name stands within the words.
  for (const part of [{ start: 0, end: words.length }, ...spansOf(words, value)]) {
    const text = words.slice(part.start, part.end);
    const shape = slotShape({ type: 'text', text, value: text, ...part }, value);
    if (shape) return { kind: 'said', said: text, shape };
  }
  return undefined;
}

function plainShape(value: string | number | boolean): SlotShape {
  if (typeof value === 'string') return { type: 'text', valueType: 'string' };
  if (typeof value === 'boolean') return { type: 'text', valueType: 'boolean' };
  return { type: 'number', valueType: Number.isInteger(value) ? 'integer' : 'number' };
}

/** A path into the context that holds the value; what is the same for everyone is no value of a query. */
function contextPathOf(value: Json, context: ResolvedContext): string | undefined {
  const { user, now, timeZone, timeRange, dataSources } = visibleContext(context);
  const { from, to } = (timeRange ?? {}) as { from?: Json; to?: Json };
  const places: [string, Json | undefined][] = [
    ['user', user],
    ['timeRange.from', from],
    ['timeRange.to', to],
    ...((dataSources ?? []) as Json[]).map((source, at): [string, Json] => [`dataSources[${at}]`, source]),
    ['now', now],
    ['timeZone', timeZone],
  ];
  return places.find(([, held]) => held === value)?.[0];
}

/** "1024" where the query says order 1042: a slip, unless one holds the other, as `ORD-1042` does. */
function isOther(said: string, value: string | number | boolean, context: ResolvedContext): boolean {
  const [words, written] = [soleValue(said, context), soleValue(String(value), context)];
  if (!words || !written || !['email', 'url', 'id'].includes(words.type)) return false;
  const [a, b] = [flat(words.text), flat(written.text)];
  return written.type === words.type && !a.includes(b) && !b.includes(a);
}

function soleValue(text: string, context: ResolvedContext): MaskedValue | undefined {
  const { values } = maskQuery(text, { lexicon: [], ...readingOf(context) });
  return values.length === 1 ? values[0] : undefined;
}

function flat(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The words in the query, whatever their case, their quotes and their endings: first where they are a value of their own, as the title
 * of "Are there late orders? Send a mail titled 'Late orders'", then where they are written alike.
 */
function spanOf(query: string, masked: Masked, said: string): Span | undefined {
  const bare = said.trim().replace(/^["'“”‘’«»#]+|["'“”‘’«».,;:!?]+$/gu, '');
  const spans = spansOf(query, bare);
  const whole = spans.find((span) =>
    masked.values.some(({ start, end, value }) => start <= span.start && span.end <= end && value === bare)
  );
  const alike = spans.find(({ start, end }) => query.slice(start, end) === bare);
  return whole ?? alike ?? spans[0] ?? inflectedSpan(query, bare);
}

function inflectedSpan(query: string, said: string): Span | undefined {
  const wanted = wordsOf(said);
  const words = wordsOf(query);
  if (wanted.length === 0) return undefined;
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    const part = words.slice(at, at + wanted.length);
    if (part.every(({ stem }, place) => stem === wanted[place]?.stem)) {
      return { start: part[0]!.start, end: part.at(-1)!.end };
    }
  }
  return undefined;
}

function wordsOf(text: string): (Span & { stem: string })[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    stem: stemOf(match[0].toLowerCase()),
  }));
}

function stemOf(word: string): string {
  const own = word.replace(/['’]s?$/, '');
  return own.length > 3 ? own.replace(/(?<=[^s])s$/, '') : own;
}

/** Where the text stands as whole words, in any case. */
function spansOf(text: string, part: string): Span[] {
  const words = part.trim();
  if (words === '') return [];
  const pattern = words
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
