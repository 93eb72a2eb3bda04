import { plainText, type Json } from '../../shared/protocol/json';
import type { Binding, Plan, PlanNode, Slot } from '../../shared/protocol/plan';
import type { PlanRequest } from '../../shared/protocol/planning';
import type { ToolDescription } from '../../shared/protocol/tool';
import type { PlanIssue } from '../../shared/plan/issue';
import { expressionsOfPlan } from '../../shared/plan/dependencies';
import { parseExpression } from '../../shared/plan/expression/parse';
import { referencesOf, replaceReferences } from '../../shared/plan/expression/references';
import type { Tree } from '../../shared/plan/expression/tree';
import { changeExpression } from '../../shared/plan/expression/text';
import { mapPlanExpressions } from '../../shared/plan/plan-expressions';
import { provenanceIn, type Provenance } from '../../shared/matching/provenance';
import type { PlacedSchema } from '../../shared/values/schema-variants';
import { admittedTypes, argumentSchemas, decodeConstant } from './decode-value';
import type { PlanOutput } from './model-output.schema';
import { typeInExpressions } from './slot-types';

type Tools = ReadonlyMap<string, ToolDescription>;
type GivenSlot = NonNullable<PlanOutput['slots']>[number];

/** A plan whose slots are those that the query gives, with their values. */
export interface SlottedPlan {
  plan: Plan;
  slots: Record<string, Json>;
  issues: PlanIssue[];
}

/**
 * Gives the plan the slots that its planner named (`plan` refers to them already), each checked against the words of the query.
 * One that the query does not say is a constant, silently, since the call is the same; one that the context holds refers to it;
 * one that nothing refers to is dropped. Only a value that is another address or identifier than the words goes back to the
 * model, and once: then it is meant.
 */
export function withNamedSlots(
  plan: Plan,
  given: readonly GivenSlot[],
  request: PlanRequest,
  tools: Tools
): SlottedPlan {
  const before = request.earlierRounds?.slots ?? {};
  const provenance = provenanceIn(request.query);
  const uses = usesOf(plan, tools);
  const slots: Slot[] = [...plan.slots];
  const values: Record<string, Json> = { ...before };
  const instead = new Map<string, Extract<Binding, { kind: 'constant' | 'context' }>>();
  const issues: PlanIssue[] = [];
  for (const one of distinct(given)) {
    const { name, said } = one;
    const known = slots.find((slot) => slot.name === name);
    if (known || instead.has(name)) {
      if (known && plainText(values[name] ?? null) === one.value.trim()) continue;
      issues.push({
        rule: 'shape',
        message: `The slot "${name}" has a value already; give the other one another name.`,
      });
      continue;
    }
    const use = uses(name);
    if (!use) continue;
    const value = valueOf(one, use, provenance);
    if (value === null || typeof value === 'object') {
      instead.set(name, { kind: 'constant', value });
      continue;
    }
    const from = provenance({ said, value, admitted: use.admitted });
    if (from.kind === 'context') instead.set(name, { kind: 'context', path: from.path });
    else if (from.kind === 'unsaid') instead.set(name, { kind: 'constant', value });
    else {
      if (from.kind === 'other' && !request.repair) issues.push(otherValue(name, value, from));
      slots.push({ name, ...from.shape, said: from.said, required: true, examples: [] });
      values[name] = value;
    }
  }
  const slotted = withoutSlots({ ...plan, slots }, instead);
  return { plan: fitted(slotted, values, tools), slots: values, issues };
}

function otherValue(name: string, value: Json, { said }: Extract<Provenance, { said: string }>): PlanIssue {
  return {
    rule: 'type',
    message: `The slot "${name}" has the value ${JSON.stringify(value)}, but the query says "${said}"; copy it exactly, or say what the words mean.`,
  };
}

/** The same slot twice is a model's slip. */
function distinct(given: readonly GivenSlot[]): GivenSlot[] {
  return given.filter(
    (one, at) => given.findIndex(({ name, value }) => name === one.name && value === one.value) === at
  );
}

interface Use {
  /** Of the first argument that the slot is bound to; absent where only expressions name it. */
  schemas?: PlacedSchema[];
  admitted?: string[];
  type?: 'number' | 'string';
}

/** What a plan uses a slot as; `undefined` where nothing refers to it. */
function usesOf(plan: Plan, tools: Tools): (slot: string) => Use | undefined {
  const trees = expressionsOfPlan(plan).flatMap(({ text }) => parseExpression(text).tree ?? []);
  const named = new Set(trees.flatMap((tree) => referencesOf(tree).slots));
  const outputs = [...new Set(plan.nodes.map(({ tool }) => tool))].flatMap((name) => {
    const tool = tools.get(name);
    return tool ? [tool.outputSchema] : [];
  });
  return (slot) => {
    const bound = plan.nodes.flatMap((node) =>
      Object.entries(node.args).flatMap(([argument, binding]) =>
        binding.kind === 'slot' && binding.slot === slot ? [schemasOf(node, argument, tools)] : []
      )
    );
    if (bound.length === 0 && !named.has(slot)) return undefined;
    const schemas = bound.find((one) => one !== undefined);
    if (!schemas) return { type: typeInExpressions(slot, trees, outputs) };
    const lists = schemas.map(({ schema }) => schema.enum);
    const admitted = lists.every(Array.isArray) ? lists.flat().filter((value) => typeof value === 'string') : [];
    return { schemas, ...(admitted.length > 0 ? { admitted } : {}) };
  };
}

function schemasOf(node: PlanNode, argument: string, tools: Tools): PlacedSchema[] | undefined {
  const tool = tools.get(node.tool);
  return tool && argumentSchemas(tool, argument);
}

function valueOf(
  { said, value }: GivenSlot,
  use: Use,
  provenance: (named: { said: string; value: number }) => Provenance
): Json {
  if (use.schemas) return decodeConstant(value.trim(), use.schemas);
  const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
  if (number === undefined || use.type === 'string') return value.trim();
  if (use.type === 'number') return number;
  const from = provenance({ said, value: number });
  return from.kind === 'said' && from.shape.type !== 'id' ? number : value.trim();
}

/** The plan with other bindings in place of these slots. */
function withoutSlots(
  plan: Plan,
  instead: ReadonlyMap<string, Extract<Binding, { kind: 'constant' | 'context' }>>
): Plan {
  if (instead.size === 0) return plan;
  const nodes = plan.nodes.map((node) => ({
    ...node,
    args: mapBindings(node, (binding) => (binding.kind === 'slot' && instead.get(binding.slot)) || binding),
  }));
  const replaced = (tree: Tree): Tree =>
    replaceReferences(tree, ({ root, name }) => {
      const binding = root === 'slots' ? instead.get(name) : undefined;
      if (!binding) return undefined;
      return binding.kind === 'context' ? contextTree(binding.path) : constantTree(binding.value);
    });
  return mapPlanExpressions({ ...plan, nodes }, (text) => changeExpression(text, replaced));
}

function contextTree(path: string): Tree | undefined {
  return parseExpression(`context.${path}`).tree;
}

/** JSON is JSONata. */
function constantTree(value: Json): Tree | undefined {
  return parseExpression(JSON.stringify(value)).tree;
}

/** A slot is one value of one type; an argument that takes it as a text, a number or a list gets it so. */
function fitted(plan: Plan, values: Record<string, Json>, tools: Tools): Plan {
  const nodes = plan.nodes.map((node) => ({
    ...node,
    args: mapBindings(node, (binding, argument) => {
      if (binding.kind !== 'slot' || !Object.hasOwn(values, binding.slot)) return binding;
      const schemas = schemasOf(node, argument, tools);
      const types = schemas && admittedTypes(schemas);
      const expression = types && converted(binding.slot, values[binding.slot] as Json, types);
      return expression === undefined ? binding : { kind: 'expression' as const, expression };
    }),
  }));
  return { ...plan, nodes };
}

function converted(slot: string, value: Json, types: ReadonlySet<string>): string | undefined {
  const type = typeof value;
  if (types.has(type) || (type === 'number' && types.has('integer'))) return undefined;
  if (type === 'number' && types.has('string')) return `$string(slots.${slot})`;
  const numeric = type === 'string' && value !== '' && Number.isFinite(Number(value));
  if (numeric && (types.has('number') || types.has('integer'))) return `$number(slots.${slot})`;
  return types.has('array') ? `[slots.${slot}]` : undefined;
}

function mapBindings(node: PlanNode, change: (binding: Binding, argument: string) => Binding): PlanNode['args'] {
  return Object.fromEntries(Object.entries(node.args).map(([name, binding]) => [name, change(binding, name)]));
}

/** The binding that an expression is which only names a slot or a field of the context. */
export function plainReference(expression: string): Binding | undefined {
  const match = /^(slots|context)\.([A-Za-z]\w*(?:\.(?:from|to)|\[\d+\])?)$/.exec(expression.trim());
  if (!match) return undefined;
  const [, root, path] = match;
  if (root === 'slots') return /^\w+$/.test(path!) ? { kind: 'slot', slot: path! } : undefined;
  return { kind: 'context', path: path! };
}
