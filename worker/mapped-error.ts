import { ApplicationFailure } from '@temporalio/common';

/** The same error with everything of it that travels changed, down its chain of causes. */
export function mappedError(error: unknown, change: <T>(value: T) => T, seen = new Set<unknown>()): unknown {
  if (typeof error === 'string') return change(error);
  if (!(error instanceof Error) || seen.has(error)) return error;
  seen.add(error);
  set(error, 'message', change(error.message));
  if (error.stack !== undefined) set(error, 'stack', change(error.stack));
  set(error, 'name', change(error.name));
  if (error instanceof ApplicationFailure) {
    if (typeof error.type === 'string') set(error, 'type', change(error.type));
    set(error, 'details', change(error.details));
  }
  if (error.cause !== undefined) set(error, 'cause', mappedError(error.cause, change, seen));
  return error;
}

/** An error's fields are getters here and read-only there; what is right already is left alone. */
function set(error: Error, field: string, value: unknown): void {
  if ((error as unknown as Record<string, unknown>)[field] === value) return;
  Object.defineProperty(error, field, { value, configurable: true, writable: true, enumerable: false });
}
