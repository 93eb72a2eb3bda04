import { canonicalJson, type Json } from '../../shared/protocol/json';
import type { RouteBase } from '../../shared/protocol/decision';
import type { Binding, Plan, PlanNode } from '../../shared/protocol/plan';
import { writtenOutFor } from '../../shared/matching/written-out';
import type { PlanIssue } from '../../shared/plan/issue';
import { withCurrentTools } from '../../shared/plan/snapshot';
import { isObject } from '../../shared/values/schema-variants';
import type { ToolDescription } from '../../shared/protocol/tool';
import { bare } from './assemble-plan';
import { argumentSchemas, decodeConstant } from './decode-value';
import type { RewriteOutput } from './model-output.schema';
import { cutText } from '../../shared/protocol/text';
import { argumentType } from './tool-signature';

type Tools = ReadonlyMap<string, ToolDescription>;

/** A part of a workflow that B may write anew, where the query asks the same of something else. */
export interface ChangeablePart {
  /** `node.argument`, `node.tool`, `node.when`, `node.forEach`, `values.name` or `answer`; an argument of such a name is `node.args.when`. */
  part: string;
  /** What it may be, where not any text will do. */
  choice?: string;
}

/**
 * What B may change of a nominee whose words differ from the query's in what is asked for: its constants, expressions and
 * conditions, its answer, and a tool for another one that takes and gives the same. Where the words say the same only what was written
 * out for other values, so that the prompt of a sure fit stays short.
 */
export function changeableParts(base: RouteBase, tools: Tools): ChangeablePart[] {
  const { plan, slots } = base.bound;
  const writtenOut = writtenOutFor(plan, slots).map(({ part }) => ({ part }));
  if ((base.doubts ?? []).length === 0 || base.exact) return writtenOut;
  const told = new Set<string>();
  /** A tool often says in its description what a text may be; once is enough. */
  const choiceOf = (tool: ToolDescription, argument: string): string | undefined => {
    const type = argumentType(tool, argument);
    if (type !== 'string' || told.has(tool.name)) return type === 'string' ? undefined : type;
    told.add(tool.name);
    return cutText(tool.description.replace(/\s+/g, ' ').trim(), 300);
  };
  const parts = plan.nodes.flatMap((node): ChangeablePart[] => {
    const tool = tools.get(node.tool);
    const others = tool ? interchangeable(tool, tools) : [];
    const args = Object.entries(node.args).flatMap(([argument, { kind }]): ChangeablePart[] => {
      if (kind !== 'constant' && kind !== 'expression') return [];
      const choice = tool && kind === 'constant' ? choiceOf(tool, argument) : undefined;
      return [{ part: `${node.id}.${partOf(argument)}`, ...(choice === undefined ? {} : { choice }) }];
    });
    return [
      ...(others.length > 0 ? [{ part: `${node.id}.tool`, choice: others.join(' | ') }] : []),
      ...args,
      ...(node.when === undefined ? [] : [{ part: `${node.id}.when` }]),
      ...(node.forEach === undefined ? [] : [{ part: `${node.id}.forEach` }]),
    ];
  });
  const values = (plan.values ?? []).map(({ name }) => ({ part: `values.${name}` }));
  return [...parts, ...values, ...(plan.answer.kind === 'text' ? [{ part: 'answer' }] : [])];
}

/** What of a node has these names is no argument; one that is called so is told apart by `args.`. */
const OWN_PARTS = ['tool', 'when', 'forEach'];
const ARGUMENTS = 'args.';

function partOf(argument: string): string {
  return OWN_PARTS.includes(argument) ? `${ARGUMENTS}${argument}` : argument;
}

/** Tools that take and give the same and have the same effect: only what they look at differs. */
function interchangeable(tool: ToolDescription, tools: Tools): string[] {
  const shape = shapeOf(tool);
  return [...tools.values()]
    .filter((other) => other.name !== tool.name && shapeOf(other) === shape)
    .map(({ name }) => name);
}

function shapeOf({ inputSchema, outputSchema, effect }: ToolDescription): string {
  return canonicalJson([effect, undescribed(inputSchema), undescribed(outputSchema)]);
}

function undescribed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(undescribed);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !(key === 'description' && typeof value === 'string'));
  return Object.fromEntries(kept.map(([key, value]) => [key, undescribed(value)]));
}

/** The plan with the parts that the model wrote anew; what it may not change, or what cannot be read, is an issue. */
export function withChanges(
  plan: Plan,
  { changes, parts }: { changes: NonNullable<RewriteOutput['change']>; parts: readonly ChangeablePart[] },
  tools: Tools,
  issues: PlanIssue[]
): Plan {
  const known = new Map(parts.map((one) => [one.part, one]));
  const changed = changes.reduce((current, { part, value }) => {
    const one = known.get(part);
    if (!one) {
      const message = `"${part}" may not be changed; the parts that may are: ${[...known.keys()].join(', ') || 'none'}.`;
      issues.push({ rule: 'shape', message });
      return current;
    }
    if (part.slice(part.indexOf('.') + 1) === 'tool' && !one.choice?.split(' | ').includes(value.trim())) {
      issues.push({ rule: 'unknown-tool', message: `"${value}" cannot stand for "${part}"; choose: ${one.choice}.` });
      return current;
    }
    return changedPart(current, part, value, tools);
  }, plan);
  return changed === plan ? plan : withCurrentTools(changed, tools);
}

function changedPart(plan: Plan, part: string, value: string, tools: Tools): Plan {
  if (part === 'answer') return { ...plan, answer: { kind: 'text', text: value } };
  const dot = part.indexOf('.');
  const [owner, name] = [part.slice(0, dot), part.slice(dot + 1)];
  if (owner === 'values' && plan.values?.some((one) => one.name === name)) {
    const values = plan.values.map((one) => (one.name === name ? { name, expression: bare(value) } : one));
    return { ...plan, values };
  }
  const nodes = plan.nodes.map((node) => (node.id === owner ? changedNode(node, name, value, tools) : node));
  return { ...plan, nodes };
}

function changedNode(node: PlanNode, name: string, value: string, tools: Tools): PlanNode {
  if (name === 'tool') return { ...node, tool: value.trim() };
  if (name === 'when' || name === 'forEach') return { ...node, [name]: bare(value) };
  const tool = tools.get(node.tool);
  const argument = name.startsWith(ARGUMENTS) ? name.slice(ARGUMENTS.length) : name;
  const binding: Binding =
    node.args[argument]?.kind === 'expression'
      ? { kind: 'expression', expression: bare(value) }
      : { kind: 'constant', value: decodeConstant(value, tool && argumentSchemas(tool, argument)) };
  return { ...node, args: { ...node.args, [argument]: binding } };
}
