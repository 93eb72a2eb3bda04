import type { Plan } from '../protocol/plan';
import type { ToolDescription, ToolSnapshot } from '../protocol/tool';

/** The part of a tool's description that a plan carries, so that the workflow needs no registry. */
export function snapshotOf(description: ToolDescription): ToolSnapshot {
  return {
    contract: description.contract,
    effect: description.effect,
    timeoutMs: description.timeoutMs,
    ...(description.heartbeatMs === undefined ? {} : { heartbeatMs: description.heartbeatMs }),
    retry: { ...description.retry },
    approval: description.approval,
    compensable: description.compensable,
    checked: description.checked,
    permissions: [...description.permissions],
  };
}

/**
 * The plan with the snapshots of the tools as they are registered now. Timeouts, retries and approval are no part of the
 * contract: without this a stored template would go on without an approval that a later deploy asks for. Tools that are not
 * registered, or whose contract changed, keep what they had, so that validation still sees the difference.
 */
export function withCurrentTools(plan: Plan, tools: ReadonlyMap<string, ToolDescription>): Plan {
  const snapshots: Record<string, ToolSnapshot> = {};
  for (const name of new Set(plan.nodes.map((node) => node.tool))) {
    const held = Object.prototype.hasOwnProperty.call(plan.tools, name) ? plan.tools[name] : undefined;
    const current = tools.get(name);
    if (current && (!held || held.contract === current.contract)) snapshots[name] = snapshotOf(current);
    else if (held) snapshots[name] = held;
  }
  return { ...plan, tools: snapshots };
}
