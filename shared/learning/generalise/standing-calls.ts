import { canonicalJson, plainText, type Json } from '../../protocol/json';
import type { Binding, Plan, PlanNode } from '../../protocol/plan';
import { iterationOf } from '../../protocol/call';
import type { Tier } from '../../protocol/tier';
import { dependenciesOf } from '../../plan/graph';
import { isRead } from '../../plan/node-kind';
import { succeeded, type ObservedCall } from '../observe/observed-call';

/** The plan that really answered, and the calls of each of its nodes. */
export interface WholePlan {
  plan: Plan;
  callOf: Map<string, readonly ObservedCall[]>;
}

/**
 * The last plan of a run, with the nodes that an earlier one ran and it kept: the effects that still stand, and the reads
 * whose values it copied. Without them the template would be only the end of what was done. What an answer did that was called
 * wrong is no part of it: where the last plan did not do that anew in another way, what it did is perhaps not the whole, and
 * a model has to look at it.
 */
export function withStandingCalls(run: {
  tier: Tier;
  plan: Plan;
  calls: readonly ObservedCall[];
  query?: string;
  /** Iterations (`A/1`) whose answer was called wrong. */
  wrong?: readonly string[];
}): WholePlan {
  const last = lastIteration(run);
  const rejected = (call: ObservedCall): boolean =>
    call.effect !== 'read' &&
    (call.callId.startsWith(INHERITED) || (run.wrong ?? []).some((id) => call.callId.startsWith(`${id}/`)));
  // A linked run inherits calls under the same ids; the later one is this run's.
  const byNode = (id: string): ObservedCall[] => {
    const calls = run.calls.filter((call) => call.callId.startsWith(`${last}/`) && call.node === id && succeeded(call));
    return [...new Map(calls.map((call) => [call.callId, call])).values()];
  };
  const callOf = new Map<string, readonly ObservedCall[]>(run.plan.nodes.map((node) => [node.id, byNode(node.id)]));
  const inPlan = new Set(
    [...callOf.values()].flat().flatMap((call) => [call.callId, ...(call.reusedFrom ? [call.reusedFrom] : [])])
  );
  const earlier = run.calls.filter(
    (call) =>
      succeeded(call) &&
      !call.reusedFrom &&
      !inPlan.has(call.callId) &&
      !call.callId.startsWith(`${last}/`) &&
      call.args
  );
  const repeated = (call: ObservedCall): boolean =>
    [...callOf.values()].flat().some((other) => other.tool === call.tool && sameArguments(other, call));
  // A value that the query says was not copied from a read, even where a read gave it, too.
  const query = (run.query ?? '').toLowerCase();
  const said = (value: Json): boolean => query.includes(plainText(value).toLowerCase());
  const wanted = new Set(
    literalsOf(run.plan.nodes)
      .filter((value) => !said(value))
      .map(canonicalJson)
  );
  const standing: ObservedCall[] = [];
  // From the last to the first, so that what a kept call copied from an even earlier one is kept with it.
  for (const call of [...earlier].reverse()) {
    if (rejected(call)) continue;
    const kept =
      call.effect !== 'read' || valuesIn(call.output ?? null).some((value) => wanted.has(canonicalJson(value)));
    if (!kept || repeated(call) || standing.some((other) => sameArguments(other, call) && other.tool === call.tool))
      continue;
    standing.unshift(call);
    for (const value of valuesIn(call.args ?? null)) if (!said(value)) wanted.add(canonicalJson(value));
  }
  const taken = new Set(run.plan.nodes.map((node) => node.id));
  const added = standing.map((call): PlanNode => {
    let id = call.node;
    for (let next = 2; taken.has(id); next += 1) id = `${call.node}_${next}`;
    taken.add(id);
    callOf.set(id, [call]);
    const args = Object.entries(call.args ?? {}).map(([name, value]): [string, Binding] => [
      name,
      { kind: 'constant', value },
    ]);
    return { id, tool: call.tool, mutability: 'fixed', args: Object.fromEntries(args) };
  });
  const { plan, unsure } = withoutRejected(run, callOf, rejected);
  if (added.length === 0) return { plan: unsure.length === 0 ? plan : marked(plan, unsure), callOf };
  const effects = added.filter((node) => (callOf.get(node.id) ?? [])[0]?.effect !== 'read').map((node) => node.id);
  const nodes = plan.nodes.map((node) =>
    isRead(node, plan) || effects.length === 0
      ? node
      : { ...node, after: [...new Set([...(node.after ?? []), ...effects])] }
  );
  const whole = { ...plan, nodes: [...added, ...nodes] };
  return { plan: unsure.length === 0 ? whole : marked(whole, unsure), callOf };
}

/** What a linked run takes over from the one that it corrects or follows. */
const INHERITED = 'before/';

/**
 * The last plan without the effects of a wrong answer that it only names because they stand, and that it makes anew with other
 * arguments; `unsure` are the tools of those that stand and that nothing took the place of.
 */
function withoutRejected(
  { plan, calls }: { plan: Plan; calls: readonly ObservedCall[] },
  callOf: WholePlan['callOf'],
  rejected: (call: ObservedCall) => boolean
): { plan: Plan; unsure: string[] } {
  const wrong = calls.filter((call) => rejected(call) && succeeded(call) && !call.reusedFrom);
  if (wrong.length === 0) return { plan, unsure: [] };
  const ids = new Set(wrong.map((call) => call.callId));
  const made = (node: PlanNode): readonly ObservedCall[] => callOf.get(node.id) ?? [];
  const anew = (call: ObservedCall): boolean => succeeded(call) && !ids.has(call.reusedFrom ?? '');
  const tools = new Set(plan.nodes.filter((node) => made(node).some(anew)).map((node) => node.tool));
  const read = new Set(plan.nodes.flatMap((node) => dependenciesOf({ ...node, after: [] }, plan.values)));
  const gone = new Set(
    plan.nodes
      .filter((node) => tools.has(node.tool) && !read.has(node.id))
      .filter((node) => made(node).length > 0 && !made(node).some(anew))
      .map((node) => node.id)
  );
  const kept = new Set(plan.nodes.filter((node) => !gone.has(node.id)).map((node) => node.tool));
  const nodes = plan.nodes
    .filter((node) => !gone.has(node.id))
    .map((node) => (node.after ? { ...node, after: node.after.filter((id) => !gone.has(id)) } : node));
  for (const id of gone) callOf.delete(id);
  const unsure = [...new Set(wrong.map((call) => call.tool))].filter((tool) => !kept.has(tool));
  return { plan: gone.size === 0 ? plan : { ...plan, nodes }, unsure };
}

/** The plan whose effects a model has to look at again, with the tools that may be missing in it. */
function marked(plan: Plan, tools: readonly string[]): Plan {
  const effects = plan.nodes.filter((node) => !isRead(node, plan));
  const unsure = new Set((effects.length > 0 ? effects : plan.nodes).map((node) => node.id));
  return {
    ...plan,
    nodes: plan.nodes.map((node) =>
      unsure.has(node.id)
        ? { ...node, mutability: 'variable', alternatives: [...new Set([node.tool, ...tools])].sort() }
        : node
    ),
  };
}

/** `C/2`: the tier that ran last and the iteration of its last call. */
export function lastIteration(run: { tier: Tier; calls: readonly ObservedCall[] }): string {
  const last = [...run.calls].reverse().find((call) => call.callId.startsWith(`${run.tier}/`));
  return last ? iterationOf(last.callId) : `${run.tier}/1`;
}

export function sameArguments(a: ObservedCall, b: ObservedCall): boolean {
  return a.argsDigest !== undefined && b.argsDigest !== undefined
    ? a.argsDigest === b.argsDigest
    : canonicalJson(a.args ?? null) === canonicalJson(b.args ?? null);
}

function literalsOf(nodes: readonly PlanNode[]): Json[] {
  return nodes.flatMap((node) =>
    Object.values(node.args).flatMap((binding) => (binding.kind === 'constant' ? valuesIn(binding.value) : []))
  );
}

/** The telling texts and numbers in a value. */
function valuesIn(value: Json): Json[] {
  if (typeof value === 'string') return value.length >= 3 ? [value] : [];
  if (typeof value === 'number') return Math.abs(value) >= 100 || !Number.isInteger(value) ? [value] : [];
  if (value === null || typeof value === 'boolean') return [];
  return Object.values(value).flatMap((item) => valuesIn(item));
}
