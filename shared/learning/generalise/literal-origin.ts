import { plainText, type Json, type JsonObject } from '../../protocol/json';
import { formatPath, parsePath } from '../../values/path';
import type { Binding, PlanNode } from '../../protocol/plan';
import { dateReadings } from '../../values/date-format';
import { literalsOf } from '../../plan/expression/literals';
import { printExpression } from '../../plan/expression/print';
import type { Tree } from '../../plan/expression/tree';
import { contextReference } from './context-origin';
import { isAmbiguous, liftText } from './lift-text';
import { expressionPath, isTelling, sameName, singlePath } from './literal-search';
import { isObject } from '../../values/schema-variants';
import { enumerationOf, type ArgumentPlace } from './argument-place';
import { bindLiteral } from './bind-literal';
import { cutText } from '../../protocol/text';
import { endedBefore, type Origins } from './origins';
import { isFarBound } from './unexplained';

/** The origin that explains a literal of the plan: the query, the context, an earlier output, this kind of request, or the model. */
export function explain(literal: Json, node: PlanNode, place: ArgumentPlace, origins: Origins): Binding {
  if (literal === null || typeof literal === 'boolean' || literal === '') return { kind: 'constant', value: literal };
  if (typeof literal === 'object') return explainComposite(literal, node, place, origins);
  const open = (why: string): Binding => leftOpen({ literal, node, place }, origins, why);
  const fromContext = contextReference(literal, origins.context);
  if (fromContext && isAmbiguous(literal, fromContext, origins)) return open('the query and the context both say it');
  const fromQuery = bindLiteral(origins.drafts, literal, place);
  if (fromQuery) {
    return 'slot' in fromQuery
      ? { kind: 'slot', slot: fromQuery.slot }
      : { kind: 'expression', expression: fromQuery.expression };
  }
  const fromOutput = outputBinding(literal, node, place, origins);
  if (fromOutput) return fromOutput;
  if (fromContext && enumerationOf(place.schema) === undefined) return fromContext;
  if (origins.sawOutputs && comesFromOutput(literal, node, origins)) return open('only an output gave it');
  if (typeof literal === 'string') {
    const lifted = liftText(literal, { node: node.id, name: place.argument }, origins);
    if (lifted && 'open' in lifted && enumerationOf(place.schema)?.includes(literal) !== true) return open(lifted.open);
    if (lifted && 'tree' in lifted) {
      return isFrame(lifted.tree, place, origins)
        ? { kind: 'expression', expression: printExpression(lifted.tree) }
        : open('it quotes the query in a text of the model');
    }
  }
  const isBound = typeof literal === 'string' && !place.sensitive && isFarBound(literal, origins);
  return isBound || isConstant(literal, place)
    ? { kind: 'constant', value: literal }
    : open(place.sensitive ? 'its tool calls it sensitive' : 'nothing explains it');
}

/** An argument that the model writes, with the reason. */
function leftOpen(
  { literal, node, place }: { literal: Json; node: PlanNode; place: ArgumentPlace },
  origins: Origins,
  why: string
): Binding {
  origins.left.set(`${node.id}.${place.argument}`, why);
  return {
    kind: 'written',
    instruction: instructionFor(place.argument, place, typeof literal === 'object' ? undefined : literal),
    needs: needsOf(literal, node, origins),
  };
}

const FRAME_CHARACTERS = 200;

/** Is what stands around the lifted values a part of the request, and no text that the model wrote for this one. */
function isFrame(tree: Tree, place: ArgumentPlace, { sawOutputs }: Origins): boolean {
  if (place.sensitive) return false;
  const texts = literalsOf(tree).filter((value): value is string => typeof value === 'string');
  if (!sawOutputs) return texts.join('').length <= FRAME_CHARACTERS;
  return texts.every((text) => isConstant(text, place));
}

/** A list or an object: one output as a whole, or built from the origins of its parts. */
function explainComposite(
  literal: Json[] | JsonObject,
  node: PlanNode,
  place: ArgumentPlace,
  origins: Origins
): Binding {
  const sources = contextReference(literal, origins.context);
  if (sources) return sources;
  if (isTelling(literal)) {
    const whole = outputBinding(literal, node, place, origins);
    if (whole) return whole;
  }
  let general = false;
  let open = false;
  const build = (value: Json, name: string): string => {
    if (Array.isArray(value) && isSeries(value, origins)) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((item) => build(item, name)).join(', ')}]`;
    if (isObject(value)) {
      return `{${Object.entries(value)
        .map(([key, item]) => `${JSON.stringify(key)}: ${build(item, key)}`)
        .join(', ')}}`;
    }
    const binding = explain(value, node, { ...place, argument: name, schema: undefined }, origins);
    if (binding.kind === 'written') open = true;
    if (binding.kind !== 'constant') general = true;
    if (binding.kind === 'slot') return `slots.${binding.slot}`;
    if (binding.kind === 'context') return `context.${binding.path}`;
    if (binding.kind === 'output') return expressionPath(`nodes.${binding.node}`, parsePath(binding.path) ?? []);
    if (binding.kind === 'expression') return `(${binding.expression})`;
    return JSON.stringify(value);
  };
  const expression = build(literal, place.argument);
  if (open) return leftOpen({ literal, node, place }, origins, 'nothing explains a part of it');
  return general ? { kind: 'expression', expression } : { kind: 'constant', value: literal };
}

/**
 * The earlier output that holds the literal, where it can be only one: the earliest call that knew the value, at the one
 * place in it that the argument's name speaks of. An element chosen out of a list of several is no such place, since one
 * run cannot say why that one was taken.
 */
function outputBinding(literal: Json, node: PlanNode, place: ArgumentPlace, origins: Origins): Binding | undefined {
  const places = origins.index
    .find(literal)
    .filter((found) => found.node !== node.id && endedBefore(found.node, node.id, origins))
    .filter(
      (found) =>
        isTelling(literal) || (sameName(place.argument, found.steps) && enumerationOf(place.schema) === undefined)
    );
  const [first] = places;
  if (!first) return undefined;
  const near = places.filter((found) => found.node === first.node);
  const named = near.filter((found) => sameName(place.argument, found.steps));
  const candidates = named.length > 0 ? named : near;
  const shallow = Math.min(...candidates.map((found) => found.steps.length));
  const chosen = candidates.filter((found) => found.steps.length === shallow);
  const [only, ...others] = chosen;
  if (!only || others.length > 0 || only.lists.some((length) => length > 1)) return undefined;
  return only.lists.length === 0
    ? { kind: 'output', node: only.node, path: formatPath(only.steps) }
    : { kind: 'expression', expression: singlePath(`nodes.${only.node}`, only.steps) };
}

/** Does an earlier output hold the literal, even at a place that cannot be told: then it is no constant. */
function comesFromOutput(literal: Json, node: PlanNode, origins: Origins): boolean {
  if (!isTelling(literal)) return false;
  return origins.index
    .find(literal)
    .some((found) => found.node !== node.id && endedBefore(found.node, node.id, origins));
}

/** Small numbers of which the query says some and not others: 0 to 4 are steps of the plan, also for "the last 4 days". */
function isSeries(list: readonly Json[], { drafts }: Origins): boolean {
  const small = list.every((item) => typeof item === 'number' && Number.isInteger(item) && Math.abs(item) < 100);
  return small && list.length > 1 && !list.every((item) => drafts.says(item as number));
}

/** A word, a flag or a small number that belongs to this kind of request rather than to one of them. */
function isConstant(literal: string | number, place: ArgumentPlace): boolean {
  if (place.sensitive) return false;
  if (typeof literal === 'number') return Number.isInteger(literal) && Math.abs(literal) < 100;
  if (enumerationOf(place.schema)?.includes(literal)) return true;
  return literal.length <= 40 && literal.trim().split(/\s+/).length <= 3 && !/\d|@|:\/\//.test(literal);
}

/** Earlier nodes whose output speaks in the text; all earlier reads where nothing of it can be traced. */
function needsOf(literal: Json, node: PlanNode, origins: Origins): string[] {
  const earlier = [...origins.callOf.keys()].filter((id) => id !== node.id && endedBefore(id, node.id, origins));
  const text = plainText(literal);
  const speaking = earlier.filter((id) =>
    (origins.callOf.get(id) ?? []).some((call) => mentionsOutput(text, call.output))
  );
  if (speaking.length > 0) return speaking;
  const free = typeof literal === 'string' && (!/\d/.test(literal) || dateReadings(literal).length > 0);
  return free ? [] : earlier.filter((id) => (origins.callOf.get(id) ?? []).every((call) => call.effect === 'read'));
}

function mentionsOutput(text: string, output: Json | undefined): boolean {
  if (output === undefined || output === null || typeof output === 'boolean') return false;
  if (typeof output === 'object') return Object.values(output).some((item) => mentionsOutput(text, item));
  return isTelling(output) && text.includes(String(output));
}

/** What the model is asked to write; it never quotes the query that it was learnt from. */
export function instructionFor(
  argument: string,
  place: Pick<ArgumentPlace, 'schema'>,
  literal: Json | undefined
): string {
  const described = typeof place.schema?.description === 'string' ? ` (${cutText(place.schema.description, 160)})` : '';
  const kind =
    typeof literal === 'number'
      ? 'the number'
      : typeof literal === 'string' && literal.length > 80
        ? 'the text'
        : 'the value';
  return `Write ${kind} of "${argument}"${described} as the request and the outputs ask for.`;
}
