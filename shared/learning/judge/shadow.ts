import { canonicalJson, type Json } from '../../protocol/json';
import type { BoundPlan, PlanNode } from '../../protocol/plan';
import { REDACTED } from '../../values/redaction';
import { succeeded, type ObservedCall } from '../observe/observed-call';

/**
 * Compares the calls that a bound plan would have made with those that a run made. Effects are compared; a plan that only reads by its
 * reads. What a binding takes from an output is not known before, and differs from nothing.
 */
export function shadowDifferences({ plan, slots }: BoundPlan, calls: readonly ObservedCall[], last: string): string[] {
  const effectOf = (tool: string): string | undefined => plan.tools[tool]?.effect;
  const reads = plan.nodes.every((node) => effectOf(node.tool) === 'read');
  const isCompared = (effect: string | undefined): boolean => reads || effect !== 'read';
  const made = calls.filter(
    (call) => succeeded(call) && isCompared(call.effect) && (call.effect !== 'read' || isOf(call, last))
  );
  const wanted = plan.nodes.filter((node) => isCompared(effectOf(node.tool)));
  const open = [...made];
  const differences: string[] = [];
  for (const node of wanted) {
    const own = open.filter((call) => call.tool === node.tool);
    const [nearest] = own
      .map((call) => ({ call, others: otherArguments(node, slots, call) }))
      .sort((a, b) => a.others.length - b.others.length);
    if (!nearest) {
      if (node.when === undefined && node.forEach === undefined) differences.push(`A would have called ${node.tool}`);
      continue;
    }
    for (const call of node.forEach === undefined ? [nearest.call] : own) open.splice(open.indexOf(call), 1);
    differences.push(...nearest.others.map((name) => `A would have given ${node.tool} another ${name}`));
  }
  return [...new Set([...differences, ...open.map(({ tool }) => `A would not have called ${tool} once more`)])];
}

function isOf(call: ObservedCall, iteration: string): boolean {
  return call.callId.startsWith(`${iteration}/`);
}

function otherArguments(node: PlanNode, slots: Readonly<Record<string, Json>>, { args = {} }: ObservedCall): string[] {
  return Object.entries(node.args).flatMap(([name, binding]) => {
    const known =
      binding.kind === 'constant' ? binding.value : binding.kind === 'slot' ? slots[binding.slot] : undefined;
    if (known === undefined) return [];
    const given = args[name] ?? null;
    return given === REDACTED || canonicalJson(known) === canonicalJson(given) ? [] : [name];
  });
}
