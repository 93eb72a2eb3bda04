import { parseAnswer } from '../plan/answer-text';
import type { Plan, PlanNode } from '../plan/plan';
import { dependenciesOf, expressionNodes } from './graph';
import type { Tier } from '../usage';
import { failed, succeeded, type ObservedCall } from './observed-call';
import { iterationOf } from './standing-calls';

/**
 * Takes out of a plan the calls that a tool refused, that the run went on without, and that it made again in another way
 * which was accepted: such a call is the mistake that the run corrected, and no step of the request. A refused call that
 * nothing replaces stays, and so does one whose output something reads.
 */
export function withoutRefusedCalls(run: { tier: Tier; plan: Plan; calls: readonly ObservedCall[] }): Plan {
  const { plan } = run;
  const calls = run.calls.filter((call) => call.callId.startsWith(`${iterationOf(run)}/`));
  const read = new Set([
    ...plan.nodes.flatMap((node) => dependenciesOf({ ...node, after: [] })),
    ...(plan.answer.kind === 'text' ? nodesInAnswer(plan.answer.text) : []),
  ]);
  const own = (node: PlanNode): ObservedCall[] => calls.filter((call) => call.node === node.id);
  const refused = plan.nodes.filter((node) => {
    const made = own(node);
    const last = Math.max(...made.map((call) => call.startedAt));
    return (
      node.onError === 'continue' &&
      !read.has(node.id) &&
      made.length > 0 &&
      made.every(failed) &&
      calls.some((call) => call.tool === node.tool && succeeded(call) && call.startedAt > last)
    );
  });
  if (refused.length === 0) return plan;
  const gone = new Map(refused.map((node) => [node.id, node]));
  return {
    ...plan,
    nodes: plan.nodes
      .filter((node) => !gone.has(node.id))
      .map((node) => (node.after ? { ...node, after: waitedFor(node.after, gone) } : node)),
  };
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

function nodesInAnswer(text: string): string[] {
  return parseAnswer(text).parts.flatMap((part) => ('expression' in part ? expressionNodes(part.expression) : []));
}
