import type { Tier } from '../../protocol/tier';
import { failed, succeeded, type ObservedCall } from '../observe/observed-call';
import { rootCauseOf, type RootCauseCategory } from '../observe/root-cause';
import { lastIteration } from './standing-calls';

/** What the world was like when a call failed, and what may be otherwise next time. */
const STATE: ReadonlySet<RootCauseCategory> = new Set(['not_found', 'conflict']);
const OUTAGE: ReadonlySet<RootCauseCategory> = new Set(['rate_limited', 'unavailable', 'timeout']);

type Failure = Parameters<typeof rootCauseOf>[0];

/** Does the failure lie in the world: in the state of what was asked about, or in an outage. */
export function isOfTheWorld(failure: Failure): boolean {
  return isOfTheState(failure) || OUTAGE.has(rootCauseOf(failure).category);
}

/** An order that does not exist, or that was refunded before: no other plan could have done what was asked. */
export function isOfTheState(failure: Failure): boolean {
  return STATE.has(rootCauseOf(failure).category);
}

/**
 * The call that the run's last plan went around: it failed for a reason that lies in the world, and its tool did not succeed
 * afterwards. Such a plan answers the same words only where the same happens again, so that it is no plan for the words alone.
 * A plan that made the call succeed, with other arguments or after another step, is the better plan for the request.
 */
export function goneAround(run: {
  tier: Tier;
  calls: readonly ObservedCall[];
  /** Could the model see the failure before it planned what came after it in the same iteration. */
  sawOutputs?: boolean;
}): ObservedCall | undefined {
  const last = `${lastIteration(run)}/`;
  return run.calls.find((call, at) => {
    if (!failed(call) || !call.failure || !isOfTheWorld(call.failure)) return false;
    const later = run.calls.slice(at + 1);
    const planned = !call.callId.startsWith(last) || ((run.sawOutputs ?? true) && later.length > 0);
    return planned && !later.some((other) => other.tool === call.tool && succeeded(other));
  });
}
