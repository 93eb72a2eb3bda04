import { checkAgainst } from '../values/check-json';
import { memberNames, misfit, schemasAt } from '../values/schema-fit';
import { memberSchemas, propertiesOf, requiredOf, variantsOf } from '../values/schema-variants';
import type { PlacedSchema } from '../values/schema-variants';
import type { ToolDescription } from '../protocol/tool';
import type { PlanIssue } from './issue';
import { parsePath } from '../values/path';
import type { Json, JsonSchema } from '../protocol/json';
import { CONTEXT_FIELDS, isContextPath } from '../protocol/query';
import type { Binding, Plan, PlanNode, Slot } from '../protocol/plan';

/** Checks the bindings of one node against the input schema of its tool, and against the outputs that they read. */
export function validateArguments(
  plan: Plan,
  node: PlanNode,
  tools: ReadonlyMap<string, ToolDescription>,
  slots: Readonly<Record<string, Json>> = {}
): PlanIssue[] {
  const tool = tools.get(node.tool);
  if (!tool) return [];
  const variants = variantsOf({ schema: tool.inputSchema, root: tool.inputSchema });
  return [
    ...missingArguments(node, tool, variants),
    ...Object.entries(node.args).flatMap(([argument, binding]) => {
      const target = memberSchemas(variants, argument);
      const message = target
        ? (validateBinding(plan, binding, target, tools) ?? validateValue(binding, target, slots))
        : { rule: 'unknown-argument' as const, text: `is not one of "${node.tool}": ${argumentNames(variants)}` };
      if (!message) return [];
      return [{ rule: message.rule, node: node.id, argument, message: `The argument "${argument}" ${message.text}.` }];
    }),
  ];
}

type Finding = Pick<PlanIssue, 'rule'> & { text: string };

function missingArguments(node: PlanNode, tool: ToolDescription, variants: PlacedSchema[]): PlanIssue[] {
  const [first, ...others] = variants.map(requiredOf);
  const required = (first ?? []).filter((name) => others.every((names) => names.includes(name)));
  return required
    .filter((name) => !Object.prototype.hasOwnProperty.call(node.args, name))
    .map((argument) => ({
      rule: 'missing-argument',
      node: node.id,
      argument,
      message: `"${tool.name}" requires the argument "${argument}", which has no binding.`,
    }));
}

function argumentNames(variants: PlacedSchema[]): string {
  const names = [...new Set(variants.flatMap((variant) => Object.keys(propertiesOf(variant))))];
  return names.length === 0 ? 'it has no arguments' : `it takes ${names.join(', ')}`;
}

function validateBinding(
  plan: Plan,
  binding: Binding,
  target: PlacedSchema[],
  tools: ReadonlyMap<string, ToolDescription>
): Finding | undefined {
  switch (binding.kind) {
    case 'constant': {
      const issues = checkAgainst(target, binding.value);
      return issues.length === 0 ? undefined : { rule: 'type', text: `has a wrong constant: ${issues.join('; ')}` };
    }
    case 'slot':
      return validateSlot(plan, binding.slot, target);
    case 'context':
      return validateContext(binding.path, target);
    case 'output':
      return validateOutput(plan, binding, target, tools);
    case 'expression':
    case 'written':
      return undefined;
  }
}

/** A slot of the right type can still have a value that the argument does not take. */
function validateValue(
  binding: Binding,
  target: PlacedSchema[],
  slots: Readonly<Record<string, Json>>
): Finding | undefined {
  const value = binding.kind === 'slot' && Object.hasOwn(slots, binding.slot) ? slots[binding.slot] : undefined;
  const issues = value === undefined ? [] : checkAgainst(target, value);
  if (binding.kind !== 'slot' || issues.length === 0) return undefined;
  return { rule: 'type', text: `has a wrong value in the slot "${binding.slot}": ${issues.join('; ')}` };
}

function validateSlot(plan: Plan, name: string, target: PlacedSchema[]): Finding | undefined {
  const slot = plan.slots.find((one) => one.name === name);
  if (!slot) {
    const known = plan.slots.map((one) => one.name).join(', ') || 'none';
    return { rule: 'unknown-slot', text: `names the slot "${name}"; the slots are: ${known}` };
  }
  const reason = misfit([slotSchema(slot)], target);
  return reason === undefined ? undefined : { rule: 'type', text: `is bound to the slot "${name}", which ${reason}` };
}

function validateContext(path: string, target: PlacedSchema[]): Finding | undefined {
  if (!isContextPath(path)) {
    return {
      rule: 'dangling-reference',
      text: `names "${path}" of the context, which has only ${CONTEXT_FIELDS.join(', ')}`,
    };
  }
  const type: JsonSchema = path === 'dataSources' ? { type: 'array', items: { type: 'string' } } : { type: 'string' };
  const reason = misfit([{ schema: type, root: {} }], target);
  return reason === undefined
    ? undefined
    : { rule: 'type', text: `is bound to "${path}" of the context, which ${reason}` };
}

function slotSchema(slot: Slot): PlacedSchema {
  const listed = slot.type === 'enum' && slot.valueType === 'string' ? slot.values : undefined;
  return { schema: listed ? { type: 'string', enum: listed } : { type: slot.valueType }, root: {} };
}

function validateOutput(
  plan: Plan,
  binding: Extract<Binding, { kind: 'output' }>,
  target: PlacedSchema[],
  tools: ReadonlyMap<string, ToolDescription>
): Finding | undefined {
  const steps = parsePath(binding.path);
  if (!steps) {
    return {
      rule: 'shape',
      text: `has the path "${binding.path}", which is no path: write names and positions as in orders[0].id`,
    };
  }
  const source = plan.nodes.find((one) => one.id === binding.node);
  const tool = source && tools.get(source.tool);
  if (!tool) return undefined;
  const schema = outputOf(source, tool);
  const found = schemasAt(schema, steps);
  if (found.length === 0) {
    return { rule: 'dangling-reference', text: danglingPath(binding.node, binding.path, schema, steps) };
  }
  const reason = misfit(found, target);
  if (reason === undefined) return undefined;
  const path = binding.path === '' ? 'the output' : `"${binding.path}"`;
  return { rule: 'type', text: `is bound to ${path} of "${binding.node}", which ${reason}` };
}

/** Names the first step that leads nowhere, and what is there instead. */
function danglingPath(node: string, path: string, schema: PlacedSchema, steps: (string | number)[]): string {
  const upTo = steps.findIndex((_, index) => schemasAt(schema, steps.slice(0, index + 1)).length === 0);
  const before = steps.slice(0, upTo);
  const isList = schemasAt(schema, [...before, 0]).length > 0;
  const names = memberNames(schema, before);
  const there = isList
    ? 'there is a list: name a position as in [0], or use an expression'
    : names.length > 0
      ? `there is ${names.join(', ')}`
      : 'there is a plain value';
  return `is bound to "${path}" of "${node}", but its output has no ${JSON.stringify(steps[upTo])} there; ${there}`;
}

/** What a node gives: the output of its tool, or of a `forEach` node the list of them. */
function outputOf(node: PlanNode, { outputSchema }: ToolDescription): PlacedSchema {
  const schema = node.forEach === undefined ? outputSchema : { type: 'array', items: outputSchema };
  return { schema, root: outputSchema };
}
