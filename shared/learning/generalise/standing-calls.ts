import { canonicalJson, type Json } from '../../protocol/json';
import type { Binding, Plan, PlanNode } from '../../protocol/plan';
import type { Tier } from '../../protocol/usage';
import { succeeded, type ObservedCall } from '../observe/observed-call';

/** The plan that really answered, and the calls of each of its nodes. */
export interface WholePlan {
  plan: Plan;
  callOf: Map<string, readonly ObservedCall[]>;
}

/**
 * The last plan of a run, with the nodes that an earlier one ran and it kept: the effects that still stand, and the reads
 * whose values it copied. Without them the template would be only the end of what was done.
 */
export function withStandingCalls(run: {
  tier: Tier;
  plan: Plan;
  calls: readonly ObservedCall[];
  query?: string;
}): WholePlan {
  const last = iterationOf(run);
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
  const said = (value: Json): boolean =>
    query.includes((typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase());
  const wanted = new Set(
    literalsOf(run.plan.nodes)
      .filter((value) => !said(value))
      .map(canonicalJson)
  );
  const standing: ObservedCall[] = [];
  // From the last to the first, so that what a kept call copied from an even earlier one is kept with it.
  for (const call of [...earlier].reverse()) {
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
  if (added.length === 0) return { plan: run.plan, callOf };
  const effects = added.filter((node) => (callOf.get(node.id) ?? [])[0]?.effect !== 'read').map((node) => node.id);
  const nodes = run.plan.nodes.map((node) =>
    run.plan.tools[node.tool]?.effect === 'read' || effects.length === 0
      ? node
      : { ...node, after: [...new Set([...(node.after ?? []), ...effects])] }
  );
  return { plan: { ...run.plan, nodes: [...added, ...nodes] }, callOf };
}

/** `C/2`: the tier that ran last and the iteration of its last call. */
export function iterationOf(run: { tier: Tier; calls: readonly ObservedCall[] }): string {
  const last = [...run.calls].reverse().find((call) => call.callId.startsWith(`${run.tier}/`));
  return last ? last.callId.split('/').slice(0, 2).join('/') : `${run.tier}/1`;
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
