import { ApplicationFailure, condition, patched } from '@temporalio/workflow';
import { jsonBytes } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';

/**
 * Bounds the bytes of the activity requests that a run has in flight: one workflow task may schedule them all, and the service
 * ends a run whose task is larger than its message without running the run's code.
 */
export class RequestsInFlight {
  /** Bytes of the requests that are in flight. */
  private inFlight = 0;
  /** Bytes of those that are in flight or wait. */
  private wanted = 0;
  private bounded = false;

  /**
   * Sends the request when there is room for it; `undefined` where it is `moot` by then. Where there is room at once, nothing
   * stands between request and reply: histories hold the order of commands. Throws what `ensureFits` throws.
   */
  send<T>(request: object, activity: () => Promise<T>): Promise<T>;
  send<T>(request: object, activity: () => Promise<T>, moot: () => boolean): Promise<T | undefined>;
  send<T>(request: object, activity: () => Promise<T>, moot = (): boolean => false): Promise<T | undefined> {
    const bytes = ensureFits(request);
    this.wanted += bytes;
    // Histories from before the bound have their calls in another order; only where it matters is the patch asked for.
    if (this.wanted > LIMITS.inFlightBytes) this.bounded ||= patched('in-flight-bytes');
    const sent = this.hasRoom(bytes) ? this.take(bytes, activity) : this.wait(bytes, activity, moot);
    return after(sent, () => (this.wanted -= bytes));
  }

  private hasRoom(bytes: number): boolean {
    return !this.bounded || this.inFlight + bytes <= LIMITS.inFlightBytes;
  }

  private take<T>(bytes: number, activity: () => Promise<T>): Promise<T> {
    this.inFlight += bytes;
    return after(activity(), () => (this.inFlight -= bytes));
  }

  private async wait<T>(bytes: number, activity: () => Promise<T>, moot: () => boolean): Promise<T | undefined> {
    const free = (): boolean => this.hasRoom(bytes);
    // Several waiters may be woken by one activation: each looks again before it takes the place.
    while (!free()) await condition(free);
    if (moot()) return undefined;
    return this.take(bytes, activity);
  }
}

/** The same promise; `then` and `finally` would give another one, which settles later. */
function after<T>(promise: Promise<T>, done: () => void): Promise<T> {
  promise.then(done, done);
  return promise;
}

/** The bytes of an activity's request. Throws `INPUT_TOO_LARGE`, a plan fault, for one that no payload can carry. */
export function ensureFits(request: object): number {
  const bytes = jsonBytes(request);
  if (bytes <= LIMITS.requestBytes) return bytes;
  throw ApplicationFailure.nonRetryable(
    `A request of the plan has ${bytes} bytes; the limit is ${LIMITS.requestBytes}. Name fewer outputs in one node, or ask for less in one query.`,
    'INPUT_TOO_LARGE'
  );
}
