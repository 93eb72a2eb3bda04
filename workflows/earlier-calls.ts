import { mayStand } from '../shared/protocol/call';
import type { CallRequest, DoneCall, Occurrence } from '../shared/protocol/call';
import type { Plan } from '../shared/protocol/plan';
import type { FailedNode } from '../shared/protocol/planning';
import type { Tier } from '../shared/protocol/tier';
import type { Ledger, Line } from './ledger';

/** Calls that changed the world, or may have, and still stand: what a later plan must account for. */
export function standingEffects(ledger: Ledger): Line[] {
  return ledger.calls.filter(
    (call) => call.effect !== 'read' && call.reusedFrom === undefined && (call.state === 'done' || mayStand(call))
  );
}

/** Calls that may have changed the world: also those that failed or were cut, since they may have acted first. */
export function mayHaveActed(call: Line): boolean {
  return (
    call.effect !== 'read' && call.reusedFrom === undefined && call.state !== 'undone' && call.state !== 'undo_failed'
  );
}

/** The calls that a model is told of, oldest first. */
export function toldCalls(ledger: Ledger): Line[] {
  return ledger.calls.filter((call) => (call.state === 'done' && call.reusedFrom === undefined) || mayStand(call));
}

/** Calls of one iteration that failed, the latest of each node. */
export function failedNodes(ledger: Ledger, { tier, iteration }: { tier: Tier; iteration: number }): FailedNode[] {
  const calls = ledger.calls.filter(({ callId }) => callId.startsWith(`${tier}/${iteration}/`));
  const failed = new Map<string, FailedNode>();
  for (const { node, failure } of calls) {
    if (failure) failed.set(node, { node, code: failure.toolCode, message: failure.message });
    else failed.delete(node);
  }
  return [...failed.values()];
}

/**
 * The call that stands for a node with its id and its tool, because the plan keeps it, whatever its arguments are now: a reworded
 * e-mail is not sent twice.
 */
export function keptCall(ledger: Ledger, plan: Plan, request: CallRequest): Line | undefined {
  return ledger.calls.find(
    (call) =>
      isOf(call, request) &&
      call.state === 'done' &&
      call.failure === undefined &&
      plan.earlier?.[call.callId] === 'keep'
  );
}

/**
 * A kept call of which nobody knows whether it acted is made once more as it was, under its own key, so that it acts at most once
 * and its output is known. It was approved then.
 */
export function unsettledRequest(ledger: Ledger, plan: Plan, request: CallRequest): CallRequest | undefined {
  const call = ledger.calls.find((one) => mayStand(one) && isOf(one, request) && plan.earlier?.[one.callId] === 'keep');
  const asked = call && ledger.requestOf(call.callId);
  return asked && { ...asked, callId: request.callId, contract: request.contract };
}

function isOf(call: Line, request: CallRequest): boolean {
  return call.node === request.node && call.tool === request.tool && call.index === request.index;
}

/**
 * Calls of the tool that an equal one is answered from instead of being made again: not where the plan says `again`, and a `read` only
 * where no other call may have changed anything since it began.
 */
export function doneCalls(ledger: Ledger, plan: Plan, tool: string): DoneCall[] {
  const changes = ledger.calls.filter((call) => call.effect !== 'read' && call.reusedFrom === undefined);
  return ledger.calls.flatMap((call) =>
    call.tool === tool &&
    call.state === 'done' &&
    call.failure === undefined &&
    call.reusedFrom === undefined &&
    call.argsDigest !== undefined &&
    plan.earlier?.[call.callId] !== 'again' &&
    (call.effect !== 'read' || changes.every((change) => (change.endedAt ?? Infinity) <= call.startedAt))
      ? [{ callId: call.callId, tool: call.tool, argsDigest: call.argsDigest }]
      : []
  );
}

/** An equal call of the tool that was undone, or that the plan makes `again`, raises the occurrence and with it the effect id. */
export function occurrencesOf(ledger: Ledger, plan: Plan, tool: string): Occurrence[] {
  const next = new Map<string, Occurrence>();
  for (const call of ledger.calls) {
    if (call.tool !== tool) continue;
    if (call.argsDigest === undefined || call.effect === 'read' || call.reusedFrom !== undefined) continue;
    if (call.state !== 'undone' && plan.earlier?.[call.callId] !== 'again') continue;
    const key = call.argsDigest;
    const occurrence = Math.max(next.get(key)?.occurrence ?? 0, (call.occurrence ?? 0) + 1);
    next.set(key, { tool: call.tool, argsDigest: call.argsDigest, occurrence });
  }
  return [...next.values()];
}
