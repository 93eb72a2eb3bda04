import { ApplicationFailure } from '@temporalio/common';
import { wellFormed, wellFormedJson } from '../shared/protocol/text';

type Activity = (...args: unknown[]) => unknown;

/**
 * Activities that take and give well-formed text only, whatever a tool, a model or a caller said. A failure's message is no
 * payload but a field of the wire itself: one lone surrogate there ends the worker that reports it, and the next one too.
 */
export function wellFormedActivities<T extends object>(activities: T): T {
  const entries = Object.entries(activities as Record<string, Activity>).map(([name, activity]) => [
    name,
    async (...args: unknown[]): Promise<unknown> => {
      try {
        return wellFormedJson(await activity(...args.map(wellFormedJson)));
      } catch (error) {
        throw wellFormedError(error);
      }
    },
  ]);
  return Object.fromEntries(entries) as T;
}

/** The same error with every text that travels made well-formed, down its chain of causes. */
function wellFormedError(error: unknown, seen = new Set<unknown>()): unknown {
  if (typeof error === 'string') return wellFormed(error);
  if (!(error instanceof Error) || seen.has(error)) return error;
  seen.add(error);
  set(error, 'message', wellFormed(error.message));
  if (error.stack !== undefined) set(error, 'stack', wellFormed(error.stack));
  set(error, 'name', wellFormed(error.name));
  if (error instanceof ApplicationFailure) {
    if (typeof error.type === 'string') set(error, 'type', wellFormed(error.type));
    set(error, 'details', wellFormedJson(error.details));
  }
  if (error.cause !== undefined) set(error, 'cause', wellFormedError(error.cause, seen));
  return error;
}

/** An error's fields are getters here and read-only there; what is right already is left alone. */
function set(error: Error, field: string, value: unknown): void {
  if ((error as unknown as Record<string, unknown>)[field] === value) return;
  Object.defineProperty(error, field, { value, configurable: true, writable: true, enumerable: false });
}
