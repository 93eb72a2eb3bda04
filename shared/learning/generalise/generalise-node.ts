import type { Json } from '../../protocol/json';
import type { Binding, PlanNode } from '../../protocol/plan';
import { parseExpression } from '../../plan/expression/parse';
import { referencesOf } from '../../plan/expression/references';
import { dependenciesOf } from '../../plan/graph';
import { REDACTED } from '../../values/redaction';
import { succeeded } from '../observe/observed-call';
import { replaceSpans } from '../../matching/mask';
import { liftExpression } from './lift-text';
import { wordSpans } from './literal-search';
import { explain, instructionFor } from './literal-origin';
import { isKnownRead, type Origins } from './origins';
import { placeOf, type ArgumentPlace } from './argument-place';

/** A node whose constants have their origins; its expressions follow once the whole plan's slots are known. */
export function generaliseConstants(node: PlanNode, origins: Origins): PlanNode {
  const [call] = origins.callOf.get(node.id) ?? [];
  const args = Object.entries(node.args).map(([argument, binding]): [string, Binding] => {
    const place = placeOf(node.tool, argument, origins.tools);
    if (binding.kind === 'written')
      return [argument, { ...binding, instruction: neutral(binding.instruction, argument, place, origins) }];
    if (binding.kind !== 'constant') return [argument, binding];
    // The resolved argument is what the tool accepted: a learnt rule may have repaired the plan's constant.
    const resolved = call?.args?.[argument];
    const literal = resolved === undefined || containsRedaction(resolved) ? binding.value : resolved;
    return [argument, explain(literal, node, place, origins)];
  });
  return { ...withoutOnError(node, origins), args: Object.fromEntries(args) };
}

/**
 * A node whose expressions have their origins. What nobody can explain is the model's: an argument becomes `written`; a node
 * whose condition or list it is becomes one that the model may replace.
 */
export function generaliseExpressions(node: PlanNode, origins: Origins): PlanNode {
  const { when, forEach, ...rest } = node;
  const lifted = {
    when: when === undefined ? undefined : liftExpression(when, { name: node.id, node: node.id }, origins),
    forEach: forEach === undefined ? undefined : liftExpression(forEach, { name: node.id, node: node.id }, origins),
  };
  for (const part of ['when', 'forEach'] as const) {
    const found = lifted[part];
    if (found && 'open' in found) origins.left.set(`${node.id}.${part}`, found.open);
  }
  const listed = !lifted.forEach || 'expression' in lifted.forEach;
  const args = Object.entries(node.args).map(([argument, binding]): [string, Binding] => {
    if (binding.kind !== 'expression') return [argument, binding];
    const found =
      !listed && namesItem(binding.expression)
        ? { open: 'the list that it is of is left to the model' }
        : liftExpression(binding.expression, { name: argument, node: node.id }, origins);
    if ('expression' in found) return [argument, { kind: 'expression', expression: found.expression }];
    origins.left.set(`${node.id}.${argument}`, found.open);
    return [argument, asWritten(node, argument, origins)];
  });
  const general: PlanNode = {
    ...rest,
    args: Object.fromEntries(args),
    ...(lifted.when && 'expression' in lifted.when ? { when: lifted.when.expression } : {}),
    ...(lifted.forEach && 'expression' in lifted.forEach ? { forEach: lifted.forEach.expression } : {}),
  };
  const undecided = [lifted.when, lifted.forEach].some((found) => found && 'open' in found);
  const alternatives = node.alternatives ?? [node.tool];
  const decided: PlanNode = undecided ? { ...general, mutability: 'variable', alternatives } : general;
  const after = [
    ...new Set([...(node.after ?? []), ...dependenciesOf({ ...node, after: [] }), ...dependenciesOf(decided)]),
  ];
  return after.length === 0 ? decided : { ...decided, after };
}

function namesItem(expression: string): boolean {
  const { tree } = parseExpression(expression);
  return tree !== undefined && referencesOf(tree).item;
}

/** The argument as the model is asked to write it, after it has seen what the plan read for it. */
export function asWritten(node: PlanNode, argument: string, origins: Pick<Origins, 'tools'>): Binding {
  const binding = node.args[argument];
  const place = placeOf(node.tool, argument, origins.tools);
  const needs = binding
    ? dependenciesOf({ ...node, when: undefined, forEach: undefined, after: [], args: { [argument]: binding } })
    : [];
  return { kind: 'written', instruction: instructionFor(argument, place, undefined), needs };
}

/**
 * An effect that a run may go on without, and that succeeded, was never seen to be dispensable: where it fails in a later run,
 * that run must not answer as if it had happened.
 */
function withoutOnError(node: PlanNode, origins: Origins): PlanNode {
  const calls = origins.callOf.get(node.id) ?? [];
  if (isKnownRead(node, origins) || calls.length === 0 || !calls.every(succeeded)) return node;
  const { onError: _leave, ...strict } = node;
  return strict;
}

/** The instruction without the words of one query: its kind stands for each; a general one where they cannot be taken out. */
function neutral(instruction: string, argument: string, place: ArgumentPlace, origins: Origins): string {
  const said = [...origins.drafts.said].sort((a, b) => b.text.length - a.text.length);
  const text = said.reduce((rest, value) => {
    const spans = value.text.length > 1 ? wordSpans(rest, value.text) : [];
    return spans.length === 0
      ? rest
      : replaceSpans(
          rest,
          spans.map((span) => ({ ...span, by: `<${value.type}>` }))
        );
  }, instruction);
  const left = said.some((value) => value.text.length > 1 && text.toLowerCase().includes(value.text.toLowerCase()));
  return left ? instructionFor(argument, place, undefined) : text;
}

function containsRedaction(value: Json): boolean {
  return JSON.stringify(value).includes(REDACTED);
}
