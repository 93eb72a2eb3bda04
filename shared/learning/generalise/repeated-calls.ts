import { canonicalJson, type Json, type JsonObject } from '../../protocol/json';
import type { Plan, PlanNode } from '../../protocol/plan';
import { dependenciesOf } from '../../plan/graph';
import { expressionPath } from './literal-search';
import { succeeded, type ObservedCall } from '../observe/observed-call';
import { listsIn } from '../../values/path';
import { isObject } from '../../values/schema-variants';

/**
 * Folds nodes that make one call for each element of an earlier list into one `forEach` node (DESIGN section 6.4). Only
 * where they cover the list exactly: part of a list is a choice that one run cannot explain.
 */
export function foldRepeatedCalls(plan: Plan, callOf: Map<string, readonly ObservedCall[]>, asksForEach = false): Plan {
  let folded = plan;
  for (const group of repeatedGroups(plan, callOf)) {
    if (group.length < 2 && !asksForEach) continue;
    const fold = foldGroup(group, folded, callOf);
    if (!fold) continue;
    const [first] = group;
    const gone = new Set(group.map((node) => node.id));
    callOf.set(
      fold.id,
      fold.order.flatMap((id) => callOf.get(id) ?? [])
    );
    for (const id of gone) if (id !== fold.id) callOf.delete(id);
    const node: PlanNode = { ...(first as PlanNode), id: fold.id, args: fold.args, forEach: fold.forEach };
    folded = {
      ...folded,
      nodes: folded.nodes.flatMap((item) =>
        item.id === fold.id ? [node] : gone.has(item.id) ? [] : [redirected(item, gone, fold.id)]
      ),
    };
  }
  return folded;
}

function redirected(node: PlanNode, gone: ReadonlySet<string>, to: string): PlanNode {
  if (!node.after) return node;
  return { ...node, after: [...new Set(node.after.map((id) => (gone.has(id) ? to : id)))] };
}

/** Nodes of one tool with constants only, none of whose outputs another node reads. */
function repeatedGroups(plan: Plan, callOf: ReadonlyMap<string, readonly ObservedCall[]>): PlanNode[][] {
  const read = new Set(plan.nodes.flatMap((node) => dependenciesOf({ ...node, after: [] }, plan.values)));
  const groups = new Map<string, PlanNode[]>();
  for (const node of plan.nodes) {
    const simple = Object.values(node.args).every((binding) => binding.kind === 'constant');
    const once = (callOf.get(node.id) ?? []).filter(succeeded).length === 1;
    if (!simple || !once || node.forEach !== undefined || node.when !== undefined || read.has(node.id)) continue;
    const key = canonicalJson([node.tool, Object.keys(node.args).sort()]);
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups.values()];
}

interface Fold {
  id: string;
  forEach: string;
  args: PlanNode['args'];
  /** The folded nodes in the order of the list. */
  order: string[];
}

function foldGroup(
  group: readonly PlanNode[],
  plan: Plan,
  callOf: ReadonlyMap<string, readonly ObservedCall[]>
): Fold | undefined {
  const argsOf = (node: PlanNode): JsonObject => callOf.get(node.id)?.[0]?.args ?? {};
  const names = Object.keys(group[0]?.args ?? {});
  const varying = names.filter(
    (name) => new Set(group.map((node) => canonicalJson(argsOf(node)[name] ?? null))).size > 1
  );
  const single = group.length === 1;
  const keys = single ? names.filter((name) => isIdentifier(name, argsOf(group[0] as PlanNode)[name])) : varying;
  const key = keys.find(
    (name) => new Set(group.map((node) => canonicalJson(argsOf(node)[name] ?? null))).size === group.length
  );
  if (key === undefined) return undefined;
  const began = Math.min(...group.map((node) => callOf.get(node.id)?.[0]?.startedAt ?? 0));
  const ids = new Set(group.map((node) => node.id));
  for (const source of plan.nodes) {
    const call = callOf.get(source.id)?.[0];
    if (ids.has(source.id) || source.forEach !== undefined || !call || call.output === undefined) continue;
    if (call.startedAt + (call.durationMs ?? 0) > began) continue;
    for (const { steps, list } of listsIn(call.output)) {
      if (list.length === 0) continue;
      const fold = matchList({ group, argsOf }, list, { names, varying: single ? [key] : varying, key });
      if (fold) return { ...fold, forEach: expressionPath(`nodes.${source.id}`, steps) };
    }
  }
  return undefined;
}

/** `orderId: "ORD-7"`: which record a call is for. */
function isIdentifier(name: string, value: Json | undefined): boolean {
  return /(?:^|_)id$|Id$/.test(name) && (typeof value === 'string' || typeof value === 'number');
}

function matchList(
  { group, argsOf }: { group: readonly PlanNode[]; argsOf: (node: PlanNode) => JsonObject },
  list: readonly Json[],
  { names, varying, key }: { names: readonly string[]; varying: readonly string[]; key: string }
): Omit<Fold, 'forEach'> | undefined {
  if (list.length !== group.length || (group.length === 1 && !isObject(list[0]))) return undefined;
  for (const [path, read] of readers(list)) {
    const order = list.map((item) => group.find((node) => same(argsOf(node)[key], read(item))));
    if (order.some((node) => node === undefined) || new Set(order).size !== group.length) continue;
    const nodes = order as PlanNode[];
    const args: PlanNode['args'] = {};
    const complete = names.every((name) => {
      if (!varying.includes(name)) {
        const value = argsOf(nodes[0] as PlanNode)[name];
        if (value !== undefined) args[name] = { kind: 'constant', value };
        return value !== undefined;
      }
      if (name === key) {
        args[name] = { kind: 'expression', expression: path };
        return true;
      }
      const other = readers(list).find(([, get]) =>
        nodes.every((node, at) => same(argsOf(node)[name], get(list[at] as Json)))
      );
      if (other) args[name] = { kind: 'expression', expression: other[0] };
      return other !== undefined;
    });
    if (complete) return { id: nodes[0]?.id ?? '', args, order: nodes.map((node) => node.id) };
  }
  return undefined;
}

/** The ways to read a value from each element: the element itself, or one of its fields. */
function readers(list: readonly Json[]): [string, (item: Json) => Json | undefined][] {
  const [first] = list;
  if (!isObject(first)) return [['item', (item) => item]];
  return Object.keys(first).map((field) => [
    expressionPath('item', [field]),
    (item) => (isObject(item) ? item[field] : undefined),
  ]);
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && a !== null && canonicalJson(a) === canonicalJson(b);
}
