import { canonicalJson } from '../../protocol/json';
import type { Plan, PlanNode } from '../../protocol/plan';
import { answerExpressions, dependenciesOf } from '../../plan/dependencies';
import { reachedFrom } from '../../plan/expression/text';
import { isEvaluated } from '../../plan/node-kind';
import type { Tier } from '../../protocol/tier';
import { failed, succeeded, type ObservedCall } from '../observe/observed-call';
import { lastIteration, sameArguments } from './standing-calls';

/**
 * Takes out of a plan the calls that the request did not need, and whose output nothing reads:
 * - calls that a tool refused, that the run went on without, and that it made again in another way which was accepted: the
 *   mistake that the run corrected. A refused call that nothing replaces stays;
 * - reads that said once more what an equal one had said, with no effect between. Models that plan step by step make them
 *   often; a template with them never meets the same request planned without, and as an example it teaches to repeat.
 */
export function withoutNeedlessCalls(run: { tier: Tier; plan: Plan; calls: readonly ObservedCall[] }): Plan {
  const { plan } = run;
  const calls = run.calls.filter((call) => call.callId.startsWith(`${lastIteration(run)}/`));
  const read = new Set([
    ...plan.nodes.flatMap((node) => dependenciesOf({ ...node, after: [] }, plan.values)),
    ...answerExpressions(plan).flatMap(({ text }) => reachedFrom(text, plan.values).nodes),
  ]);
  const needless = plan.nodes.filter((node) => {
    const made = calls.filter((call) => call.node === node.id);
    if (read.has(node.id) || made.length === 0) return false;
    return wasCorrected(node, made, calls) || repeatsRead(node, made, calls, plan);
  });
  if (needless.length === 0) return plan;
  const gone = new Map(needless.map((node) => [node.id, node]));
  return {
    ...plan,
    nodes: plan.nodes
      .filter((node) => !gone.has(node.id))
      .map((node) => (node.after ? { ...node, after: waitedFor(node.after, gone) } : node)),
  };
}

function wasCorrected(node: PlanNode, made: readonly ObservedCall[], calls: readonly ObservedCall[]): boolean {
  const last = Math.max(...made.map((call) => call.startedAt));
  return (
    node.onError === 'continue' &&
    made.every(failed) &&
    calls.some((call) => call.tool === node.tool && succeeded(call) && call.startedAt > last)
  );
}

/** A step that may be skipped, or is made per item, is compared with nothing: one run does not show all that it may do. */
function repeatsRead(
  node: PlanNode,
  [again, ...more]: readonly ObservedCall[],
  calls: readonly ObservedCall[],
  plan: Plan
): boolean {
  if (!again || more.length > 0 || again.effect !== 'read' || !succeeded(again) || isEvaluated(node)) return false;
  return calls.some(
    (first) =>
      first.tool === again.tool &&
      first.startedAt < again.startedAt &&
      succeeded(first) &&
      sameArguments(first, again) &&
      first.output !== undefined &&
      canonicalJson(first.output) === canonicalJson(again.output ?? null) &&
      plan.nodes.some((other) => other.id === first.node && other.id !== node.id && !isEvaluated(other)) &&
      !calls.some(
        ({ effect, startedAt }) => effect !== 'read' && startedAt >= first.startedAt && startedAt <= again.startedAt
      )
  );
}

/** What a node waits for, with each call that is gone replaced by those that it waited for itself. */
function waitedFor(after: readonly string[], gone: ReadonlyMap<string, PlanNode>, seen = new Set<string>()): string[] {
  const ids = after.flatMap((id) => {
    const node = gone.get(id);
    if (!node) return [id];
    if (seen.has(id)) return [];
    return waitedFor(dependenciesOf(node), gone, new Set([...seen, id]));
  });
  return [...new Set(ids)];
}
