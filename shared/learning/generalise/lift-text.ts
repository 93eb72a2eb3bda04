import { printExpression } from '../../plan/expression/print';
import { parseExpression } from '../../plan/expression/parse';
import {
  literalsOf,
  replaceLiterals,
  textWith,
  type LiteralPlace,
  type TextSpan,
} from '../../plan/expression/literals';
import { calledFunction, pathOf, type Literal, type Tree } from '../../plan/expression/tree';
import { namesDay } from '../../language/languages';
import { FORMATTING } from '../../plan/expression/walk';
import type { MaskedValue } from '../../values/found-value';
import type { Binding } from '../../protocol/plan';
import { bindInText } from './bind-literal';
import { contextForms, contextReference } from './context-origin';
import { isTelling, quotes, singlePath, wordSpans } from './literal-search';
import type { ArgumentPlace } from './argument-place';
import type { LiteralUse, Origins } from './origins';
import { fromOutputOnly, unexplained, valueSpans } from './unexplained';

/** What became of a literal: an expression over slots, context and outputs, what nobody can explain, or a constant. */
export type Lifted = { tree: Tree } | { open: string } | undefined;

/** An expression without the values of one run; `open` says what nobody could explain. */
export function liftExpression(
  expression: string,
  use: LiteralUse,
  origins: Origins
): { expression: string } | { open: string } {
  const { tree } = parseExpression(expression);
  if (!tree) return { open: 'it cannot be read' };
  let open: string | undefined;
  const lifted = replaceLiterals(tree, (value, place) => {
    const found = liftLiteral(value, place, use, origins);
    if (found && 'open' in found) open ??= found.open;
    return found && 'tree' in found ? found.tree : undefined;
  });
  return open === undefined ? { expression: printExpression(lifted) } : { open };
}

function liftLiteral(value: Literal, { role }: LiteralPlace, use: LiteralUse, origins: Origins): Lifted {
  if (typeof value === 'boolean' || value === null || value === '') return undefined;
  if (role.is === 'argument' && role.at > 0 && FORMATTING.has(role.function ?? '')) return undefined;
  if (isOneOfNumbers(value, role)) return undefined;
  const own = { ...use, name: nameOf(role) ?? use.name, prose: use.prose && isShown(role) };
  return typeof value === 'number' ? liftNumber(value, own, origins) : liftText(value, own, origins);
}

/** A number beside others in a list: 0 to 4 are steps of the plan, also where the query asks for the last 4 days. */
function isOneOfNumbers(value: Literal, role: LiteralPlace['role']): boolean {
  if (typeof value !== 'number' || role.is !== 'item') return false;
  return role.of.filter((one) => one.type === 'literal' && typeof one.value === 'number').length > 1;
}

/** Is the literal a part of the text that an expression gives, and not of what it compares. */
function isShown(role: LiteralPlace['role']): boolean {
  if (role.is === 'operand') return role.operator === '&';
  return role.is === 'whole' || role.is === 'branch' || role.is === 'inner' || role.is === 'item';
}

function liftNumber(value: number, use: LiteralUse, origins: Origins): Lifted {
  // Zero and one are in every condition.
  if (Number.isInteger(value) && Math.abs(value) < 2) return undefined;
  // A planner that names slots refers to them: a number that it wrote out beside them is one of its own, as the 5 of a list.
  const own = origins.namesSlots || origins.referred.has(String(value));
  const known = own ? undefined : slotReference(value, use, origins);
  if (known) return { tree: known };
  return fromOutputOnly(value, use, origins) ? { open: 'it holds a value that only an output gave' } : undefined;
}

/** The field that a literal is compared with, looked for in, or given to. */
function nameOf(role: LiteralPlace['role']): string | undefined {
  const other =
    role.is === 'operand' ? role.other : role.is === 'argument' ? role.of.find((_, at) => at !== role.at) : undefined;
  return other && fieldOf(other);
}

function fieldOf(tree: Tree): string | undefined {
  if (tree.type === 'name') return tree.name;
  if (tree.type === 'path') {
    const last = tree.steps.at(-1);
    return last && fieldOf(last);
  }
  const [first] = tree.type === 'call' && calledFunction(tree) !== undefined ? tree.args : [];
  return first && fieldOf(first);
}

/** A text of the plan: a value of the query or the context as a whole, or with such values in it. */
export function liftText(text: string, use: LiteralUse, origins: Origins): Lifted {
  const fromContext = contextReference(text, origins.context);
  if (fromContext && !use.prose && isAmbiguous(text, fromContext, origins))
    return { open: 'the query and the context both say it' };
  const isOwn = origins.masked.values.some((value) => value.value === text && isOwnWords(text, value, origins));
  const whole = (isOwn ? undefined : slotReference(text, use, origins)) ?? contextTree(fromContext);
  if (whole) return { tree: whole };
  const spans = spansIn(text, use, origins);
  if ('open' in spans) return spans;
  if (spans.found.length > 0) return { tree: textWith(text, spans.found) };
  return unexplained(text, use, origins);
}

/** The text's parts that the query, the context or (in prose) an output explains. */
function spansIn(text: string, use: LiteralUse, origins: Origins): { found: TextSpan[] } | { open: string } {
  const found: TextSpan[] = [];
  const own: { start: number; end: number }[] = [];
  const taken = new Set<MaskedValue>();
  const free = (start: number, end: number): boolean => !found.some((span) => start < span.end && span.start < end);
  for (const value of saidLongestFirst(origins)) {
    for (const { start, end } of spansOf(text, value)) {
      if (!free(start, end)) continue;
      const words = text.slice(start, end);
      if (isOwnWords(words, value, origins)) {
        own.push({ start, end });
        continue;
      }
      const by =
        asProse(slotReference(words, use, origins), use) ??
        (use.prose ? spokenSlot(value, words, use, origins) : undefined);
      if (!by) continue;
      found.push({ start, end, by });
      taken.add(value);
    }
  }
  for (const { start, end } of valueSpans(text)) {
    if (!free(start, end)) continue;
    const token = text.slice(start, end);
    const by = slotReference(token, use, origins) ?? (use.prose ? outputReference(token, origins) : undefined);
    if (by) found.push({ start, end, by });
    else if (use.prose && !isOwnCount(token, text, origins))
      return { open: `it says ${kindOf(token)} that nothing explains` };
  }
  for (const { value, expression } of origins.context ? contextForms(origins.context) : []) {
    if (value.length < 3) continue;
    for (const { start, end } of wordSpans(text, value)) {
      if (!free(start, end) || text.slice(start, end) !== value) continue;
      const by = treeOf(expression);
      if (by) found.push({ start, end, by });
    }
  }
  for (const name of origins.drafts.properNames) {
    for (const { start, end } of wordSpans(text, name)) {
      if (!free(start, end)) continue;
      const by = slotReference(text.slice(start, end), use, origins);
      if (!by) return { open: 'it holds a name of the query' };
      found.push({ start, end, by });
    }
  }
  const rest = blanked(text, [...found, ...own]);
  const all = blanked(text, own);
  // What is left of a quoted text around a slot is the query's as well.
  const quoted = origins.drafts.said.find(
    (value) => spansOf(rest, value).length > 0 || quotes(taken.has(value) ? rest : all, value)
  );
  if (quoted) return { open: `it holds "${quoted.type}" of the query` };
  if (found.length === 0) return { found };
  const left = unexplained(rest, use, origins);
  return left ?? { found };
}

/** Words of the request that a quoted value says too. A planner that names slots refers to the value where it means it. */
function isOwnWords(words: string, value: MaskedValue, { drafts, namesSlots }: Origins): boolean {
  return drafts.saysPlainly(words, value, namesSlots);
}

function saidLongestFirst({ drafts }: Origins): MaskedValue[] {
  return [...new Set(drafts.said)].sort((a, b) => b.text.length - a.text.length);
}

/** Where a text says a value of the query: in its words, or as its value; a part of a date or a time is none. */
function spansOf(text: string, value: MaskedValue): { start: number; end: number }[] {
  const forms = [
    value.text,
    ...(value.type === 'duration' ? [value.text.replace(/\s+/g, '-'), value.text.replace(/-/g, ' ')] : []),
    typeof value.value === 'object' ? '' : String(value.value),
  ].map((form) => form.trim());
  const spans = [...new Set(forms)].flatMap((form) => (form === '' ? [] : wordSpans(text, form)));
  const partOfValue = (at: number, next: number): boolean =>
    /[\d.:/-]/.test(text[at] ?? '') && /\d/.test(text[next] ?? '');
  return spans.filter(({ start, end }) => !partOfValue(start - 1, start - 2) && !partOfValue(end, end + 1));
}

/** How the plan refers to a value of the query that is exactly this literal. */
function slotReference(literal: string | number, use: LiteralUse, { drafts }: Origins): Tree | undefined {
  const place: ArgumentPlace = { argument: use.name, schema: undefined, sensitive: false };
  const bound = bindInText(drafts, literal, place);
  return bound && ('slot' in bound ? pathOf('slots', bound.slot) : treeOf(bound.expression));
}

/** In prose a number needs no `$string`. */
function asProse(tree: Tree | undefined, { prose }: LiteralUse): Tree | undefined {
  return prose && tree?.type === 'call' && calledFunction(tree) === 'string' ? tree.args[0] : tree;
}

/** The slot that has a value of the query, however the text spells it; a new one where none has it. */
function slotOf(value: MaskedValue, use: LiteralUse, origins: Origins): Tree | undefined {
  const known = origins.drafts.all.find((draft) => draft.source === value);
  if (known) return pathOf('slots', known.slot.name);
  const literal = typeof value.value === 'string' || typeof value.value === 'number' ? value.value : value.text;
  return slotReference(literal, use, origins);
}

/** The slot in prose; of a duration with its unit, since "a 120 event" says nothing: `2-hour` is `120-minute`. */
function spokenSlot(value: MaskedValue, words: string, use: LiteralUse, origins: Origins): Tree | undefined {
  const slot = slotOf(value, use, origins);
  const format = origins.drafts.all.find((draft) => draft.source === value)?.slot.format;
  const unit =
    value.type === 'duration' ? /^(second|minute|hour|day|week|month|year)s?$/.exec(format ?? '')?.[1] : undefined;
  if (!slot || unit === undefined || value.value === words) return slot;
  return textWith(`#${words.includes('-') ? `-${unit}` : ` ${unit}s`}`, [{ start: 0, end: 1, by: slot }]);
}

/** A word of the query that is also who asks, or where: one run cannot tell which of them was meant. Times are told by the query. */
export function isAmbiguous(literal: string | number, fromContext: Binding, { drafts }: Origins): boolean {
  const timed =
    fromContext.kind === 'expression' ? fromContext.expression : fromContext.kind === 'context' ? fromContext.path : '';
  return !/now|timeRange/.test(timed) && drafts.says(literal);
}

export function contextTree(binding: Binding | undefined): Tree | undefined {
  if (binding?.kind === 'context') return treeOf(`context.${binding.path}`);
  return binding?.kind === 'expression' ? treeOf(binding.expression) : undefined;
}

function treeOf(expression: string): Tree | undefined {
  return parseExpression(expression).tree;
}

/** The one place of the outputs that holds a value of a prose text. */
function outputReference(token: string, { index }: Origins): Tree | undefined {
  const number = Number(token);
  const values = Number.isFinite(number) && token.trim() !== '' ? [token, number] : [token];
  const places = values.filter(isTelling).flatMap((value) => index.find(value));
  const [only, ...others] = places.filter((place) => place.lists.every((length) => length === 1));
  return only && others.length === 0 ? treeOf(singlePath(`nodes.${only.node}`, only.steps)) : undefined;
}

/** A small number in a text that was planned before anything was read: "the 3 latest", "within 24 hours", the ":30" of a time. */
function isOwnCount(token: string, text: string, { sawOutputs, masked }: Origins): boolean {
  return !sawOutputs && /^[^\p{L}\d]?\d{1,2}[^\p{L}\d]?$/u.test(token) && !namesDay(text, masked.language);
}

function kindOf(token: string): string {
  return token.includes('@') ? 'an address' : 'a number';
}

function blanked(text: string, spans: readonly { start: number; end: number }[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

/** The literals of an expression; all of its text where it cannot be read. */
export function literalsIn(expression: string): Literal[] {
  const { tree } = parseExpression(expression);
  return tree ? literalsOf(tree) : [expression];
}
