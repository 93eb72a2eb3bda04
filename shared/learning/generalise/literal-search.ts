import type { MaskedValue } from '../../values/found-value';
import { canonicalJson, type Json } from '../../protocol/json';

/** Where an earlier call's output holds a value. */
export interface OutputPlace {
  node: string;
  /** Steps from the output's root. */
  steps: (string | number)[];
  /** Lengths of the lists on the way: an index into a list of several is a choice that one run cannot explain. */
  lists: number[];
}

const MOST_PLACES = 20_000;

/** Every place of every value in the outputs, by canonical JSON. Lists and objects count as values too. */
export class OutputIndex {
  private readonly places = new Map<string, OutputPlace[]>();
  private size = 0;

  add(node: string, output: Json): void {
    this.visit(node, output, [], []);
  }

  find(value: Json): readonly OutputPlace[] {
    return this.places.get(canonicalJson(value)) ?? [];
  }

  private visit(node: string, value: Json, steps: (string | number)[], lists: number[]): void {
    if (this.size >= MOST_PLACES) return;
    this.size += 1;
    const key = canonicalJson(value);
    const known = this.places.get(key);
    if (known) known.push({ node, steps, lists });
    else this.places.set(key, [{ node, steps, lists }]);
    if (Array.isArray(value)) {
      value.forEach((item, index) => this.visit(node, item, [...steps, index], [...lists, value.length]));
    } else if (value !== null && typeof value === 'object') {
      for (const [name, item] of Object.entries(value)) this.visit(node, item, [...steps, name], lists);
    }
  }
}

/** Do two field names say the same: `orderId`, `order_id`; `id` of `orders` for `orderId`. */
export function sameName(argument: string, steps: readonly (string | number)[]): boolean {
  const names = steps.filter((step): step is string => typeof step === 'string').map(plain);
  const last = names.at(-1) ?? '';
  const wanted = plain(argument);
  if (last === wanted) return true;
  const parent = (names.at(-2) ?? '').replace(/s$/, '');
  return parent !== '' && parent + last === wanted;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * A value that would hardly be equal by chance: an identifier, an address, a date, a text of several words, a number of
 * three digits. Plain words and small numbers are too common to conclude anything from.
 */
export function isTelling(value: Json): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Math.abs(value) >= 100;
  if (typeof value === 'string') {
    const text = value.trim();
    return (
      text.length >= 3 && (/\d/.test(text) || /[@/]/.test(text) || /\S\s+\S/.test(text) || /^[A-Z][a-z]+$/.test(text))
    );
  }
  if (Array.isArray(value)) return value.length > 0 && value.some(isTelling);
  return value !== null && typeof value === 'object' && Object.values(value).some(isTelling);
}

/** The spans of a literal in a text, as whole words in any case. */
export function wordSpans(text: string, literal: string): { start: number; end: number }[] {
  const words = literal.trim();
  if (words === '') return [];
  const spans: { start: number; end: number }[] = [];
  const [hay, needle] = [text.toLowerCase(), words.toLowerCase()];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    if (!isWord(hay[at - 1], hay[at]) && !isWord(hay[end - 1], hay[end])) spans.push({ start: at, end });
  }
  return spans;
}

/** Words in a row that a text and a value of a query do not share by chance. */
const QUOTED_WORDS = 4;

/**
 * Does a text say a longer value of a query, or a part of it, word for word: with other line breaks, quotes or capitals, or as what
 * is left of it around a slot. A short quoted text counts as a whole only.
 */
export function quotes(text: string, { type, value }: Pick<MaskedValue, 'type' | 'value'>): boolean {
  const said = typeof value === 'string' ? wordsOf(value) : [];
  const least = Math.min(QUOTED_WORDS, said.length);
  if (least < (type === 'quoted' ? 2 : QUOTED_WORDS)) return false;
  const whole = ` ${said.join(' ')} `;
  const words = wordsOf(text);
  return words.some(
    (_, at) => at + least <= words.length && whole.includes(` ${words.slice(at, at + least).join(' ')} `)
  );
}

/** The words of a text; a line break may stand in a query as `\n`. */
function wordsOf(text: string): string[] {
  return (
    text
      .replace(/\\[nrt]/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Is there no border of a word between two neighbouring characters. */
function isWord(left: string | undefined, right: string | undefined): boolean {
  const word = /[\p{L}\p{N}_]/u;
  return left !== undefined && right !== undefined && word.test(left) && word.test(right);
}

/** A path as JSONata takes it. */
export function expressionPath(root: string, steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => {
    return typeof step === 'number' ? `${path}[${step}]` : `${path}.${quoted(step)}`;
  }, root);
}

/** A field's name as JSONata takes it. */
export function quoted(field: string): string {
  return /^[A-Za-z_]\w*$/.test(field) && !RESERVED.has(field) ? field : `\`${field.replace(/`/g, '')}\``;
}

/**
 * A path through lists that had one element each: `$one` makes it fail where there are more, instead of taking the first
 * one silently. A path without a list is as `expressionPath` gives it.
 */
export function singlePath(root: string, steps: readonly (string | number)[]): string {
  let path = root;
  let from = 0;
  steps.forEach((step, at) => {
    if (typeof step !== 'number') return;
    path = `$one(${expressionPath(path, steps.slice(from, at))})`;
    from = at + 1;
  });
  return expressionPath(path, steps.slice(from));
}

const RESERVED = new Set(['and', 'or', 'in', 'true', 'false', 'null']);
