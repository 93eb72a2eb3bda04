import type { Json } from '../../shared/protocol/json';
import type { PlanIssue } from '../../shared/plan/issue';
import type { BoundPlan, Plan, PlanNode } from '../../shared/protocol/plan';
import type { RouteBase } from '../../shared/protocol/decision';
import { checkAgainst } from '../../shared/values/check-json';
import { withCurrentTools } from '../../shared/plan/snapshot';
import type { ToolDescription } from '../../shared/protocol/tool';
import { assembleNode } from './assemble-plan';
import { withChanges } from './changes';
import { decodeSlot, decodeWritten } from './decode-value';
import type { RewriteOutput } from './model-output.schema';
import type { OpenNode, OpenParts, OpenWritten } from './open-parts';

type Tools = ReadonlyMap<string, ToolDescription>;

/** The template's plan with what the model filled in, and what could not be used. */
export interface AssembledRewrite {
  bound: BoundPlan;
  written: Record<string, Json>;
  issues: PlanIssue[];
}

/** Fills the open parts of a nominee; everything else stays as the template has it. */
export function assembleRewrite(
  output: RewriteOutput,
  base: RouteBase,
  open: OpenParts,
  { tools, timeZone }: { tools: Tools; timeZone: string }
): AssembledRewrite {
  const issues: PlanIssue[] = [];
  const slots = fillSlots(output, base, timeZone, issues);
  const fitted = withChanges(base.bound.plan, { changes: output.change ?? [], parts: open.changeable }, tools, issues);
  const nodes = replaceNodes(output, fitted.nodes, open, { tools, issues });
  const written = fillWritten({ output, open, nodes }, timeZone, issues);
  const earlier = Object.fromEntries((output.earlier ?? []).map(({ call, decision }) => [call, decision]));
  const { earlier: _stored, ...stored } = fitted;
  const plan: Plan = { ...stored, nodes, ...(Object.keys(earlier).length > 0 ? { earlier } : {}) };
  return { bound: { plan: withCurrentTools(plan, tools), slots }, written, issues };
}

function fillSlots(
  output: RewriteOutput,
  base: RouteBase,
  timeZone: string,
  issues: PlanIssue[]
): Record<string, Json> {
  const values = Object.fromEntries(Object.entries(base.bound.slots).filter(([name]) => !base.unbound.includes(name)));
  const given = new Set<string>();
  for (const { name, value } of output.slots ?? []) {
    const slot = base.bound.plan.slots.find((one) => one.name === name);
    if (!slot) {
      issues.push({ rule: 'unknown-slot', message: `There is no slot "${name}"; leave it out.` });
      continue;
    }
    if (value.trim() === '' && !slot.required) continue;
    given.add(name);
    const decoded = decodeSlot(slot, value, timeZone);
    if ('issue' in decoded) issues.push({ rule: 'type', message: decoded.issue });
    else values[name] = decoded.value;
  }
  const missing = base.bound.plan.slots.filter(
    (slot) => slot.required && !given.has(slot.name) && !Object.hasOwn(values, slot.name)
  );
  for (const { name } of missing) {
    issues.push({
      rule: 'unknown-slot',
      message: `The open slot "${name}" has no value; give one, or say that the workflow does not fit.`,
    });
  }
  return values;
}

function replaceNodes(
  output: RewriteOutput,
  nodes: PlanNode[],
  open: OpenParts,
  { tools, issues }: { tools: Tools; issues: PlanIssue[] }
): PlanNode[] {
  return (output.replace ?? []).reduce((current, { node: id, nodes: replacement }) => {
    const variable = open.variable.find(({ node }) => node.id === id);
    if (!variable) {
      const known = open.variable.map(({ node }) => node.id).join(', ') || 'none';
      issues.push({
        rule: 'shape',
        node: id,
        message: `"${id}" may not be replaced; the variable nodes are: ${known}.`,
      });
      return current;
    }
    const place = current.findIndex((node) => node.id === id);
    const fresh = placedNodes(variable, replacement, tools, issues);
    return place < 0 ? current : current.toSpliced(place, 1, ...fresh);
  }, nodes);
}

/**
 * The replacement. Whatever refers to the old node refers to the new one under its id; where the model gave none of them
 * that id, the last gets it (the others cannot refer to the last, so nothing else is renamed).
 */
function placedNodes(
  { node: old, tools: allowed }: OpenNode,
  replacement: NonNullable<RewriteOutput['replace']>[number]['nodes'],
  tools: Tools,
  issues: PlanIssue[]
): PlanNode[] {
  const named = replacement.findIndex((node) => node.id === old.id);
  const place = named >= 0 ? named : replacement.length - 1;
  const alternatives = [...new Set([old.tool, ...(old.alternatives ?? [])])];
  return replacement.map((output, index) => {
    if (!allowed.includes(output.tool)) {
      issues.push({
        rule: 'unknown-tool',
        node: output.id,
        message: `"${output.tool}" was never used in place of "${old.id}"; the tools there are: ${allowed.join(', ')}.`,
      });
    }
    const read = assembleNode(index === place ? { ...output, id: old.id } : output, tools);
    issues.push(...read.issues);
    return {
      ...withConditions(read.node, old, index === place),
      mutability: 'variable' as const,
      ...(alternatives.length > 1 ? { alternatives } : {}),
    };
  });
}

/** Whether and when the new nodes run is the template's, unless the model says otherwise. */
function withConditions(node: PlanNode, old: PlanNode, takesPlace: boolean): PlanNode {
  const after = [...new Set([...(old.after ?? []), ...(node.after ?? [])])];
  const when = node.when ?? old.when;
  const forEach = node.forEach ?? (takesPlace ? old.forEach : undefined);
  const onError = node.onError ?? (takesPlace ? old.onError : undefined);
  return {
    ...node,
    ...(after.length > 0 ? { after } : {}),
    ...(when === undefined ? {} : { when }),
    ...(forEach === undefined ? {} : { forEach }),
    ...(onError === undefined ? {} : { onError }),
  };
}

function fillWritten(
  { output, open, nodes }: { output: RewriteOutput; open: OpenParts; nodes: readonly PlanNode[] },
  timeZone: string,
  issues: PlanIssue[]
): Record<string, Json> {
  const replaced = new Set((output.replace ?? []).map(({ node }) => node));
  const wanted = open.written.filter(({ key }) => {
    const id = key.slice(0, key.indexOf('.'));
    return !replaced.has(id) && nodes.some((node) => node.id === id);
  });
  return writtenValues(output.written ?? [], wanted, timeZone, issues);
}

/** The written values that were asked for, each of its argument's type; others are ignored, missing ones are an issue. */
export function writtenValues(
  given: readonly { key: string; value: string }[],
  wanted: readonly OpenWritten[],
  timeZone: string,
  issues: PlanIssue[]
): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const { key, schemas } of wanted) {
    const text = given.find((one) => one.key === key)?.value;
    if (text === undefined || text.trim() === '') {
      issues.push({ rule: 'shape', message: `The text "${key}" is missing or empty.` });
      continue;
    }
    const value = decodeWritten(text, schemas, timeZone);
    const wrong = schemas ? checkAgainst(schemas, value) : [];
    if (wrong.length > 0)
      issues.push({ rule: 'type', message: `The text "${key}" does not fit: ${wrong.join('; ')}.` });
    else values[key] = value;
  }
  return values;
}
