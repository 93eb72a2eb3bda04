import { wellFormedJson } from '../shared/protocol/text';
import { mappedError } from './mapped-error';

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
        throw mappedError(error, wellFormedJson);
      }
    },
  ]);
  return Object.fromEntries(entries) as T;
}
