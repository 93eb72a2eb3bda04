import type { ToolDescription } from '../protocol/tool';
import { mayStand } from '../protocol/call';
import type { Call } from '../protocol/call';
import type { PlanIssue } from './issue';
import type { Plan } from '../protocol/plan';

/**
 * Whether a later plan must say what becomes of this call (DESIGN section 4): it had an effect, or may have had one, and it is
 * not merely the answer of an equal call that is listed itself.
 */
export function needsDecision(call: Call): boolean {
  return call.effect !== 'read' && call.reusedFrom === undefined && (call.state === 'done' || mayStand(call));
}

/**
 * Refuses silence about earlier effects: each needs `keep`, `replace` (undone first) or `again`. A `once` effect may be
 * replaced or repeated only by a person's word, for which the run asks before it acts; that is no fault of the plan.
 */
export function validateEarlier(
  plan: Plan,
  calls: readonly Call[],
  tools: ReadonlyMap<string, ToolDescription>
): PlanIssue[] {
  const decisions = plan.earlier ?? {};
  const issues: PlanIssue[] = [];
  for (const call of calls.filter(needsDecision)) {
    const decision = Object.prototype.hasOwnProperty.call(decisions, call.callId) ? decisions[call.callId] : undefined;
    if (decision === undefined) {
      issues.push({
        rule: 'earlier',
        message: `The earlier call ${call.callId} of "${call.tool}" ${mayStand(call) ? 'may have had' : 'had'} an effect; say keep, replace (it is undone first) or again for it.`,
      });
    } else if (decision === 'replace' && call.effect !== 'once' && !tools.get(call.tool)?.compensable) {
      issues.push({
        rule: 'earlier',
        message: `The earlier call ${call.callId} of "${call.tool}" cannot be undone, so it cannot be replaced; say keep or again.`,
      });
    }
  }
  for (const id of Object.keys(decisions).filter((id) => !calls.some((call) => call.callId === id))) {
    issues.push({ rule: 'earlier', message: `There was no earlier call ${id}; leave it out.` });
  }
  return issues;
}
