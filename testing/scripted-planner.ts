import { failureOf } from '../activities/failure';
import type { ModelRequest, Planner } from '../activities/planner/planner';

/** What the model "says": an object is sent as JSON, a string as it is, so that malformed output can be scripted too. */
export type PlannerScript =
  ((request: ModelRequest, n: number) => object | string | Promise<object | string>) | readonly (object | string)[];

/** A planner that remembers what it was asked. */
export interface ScriptedPlanner extends Planner {
  /** Every request so far, in order. */
  readonly requests: readonly ModelRequest[];
}

/**
 * A model port that answers from a script: a function of the request and its number (from 0), or a list that is used up in
 * order. A list that runs out fails the call with "no more scripted replies (called n, only m)", and Temporal does not retry
 * it. Tokens are estimated at four characters each and priced at nothing.
 *
 * @example
 * ```ts
 * const planner = scriptedPlanner([{ nodes: [], answer: { kind: 'text', text: 'Nothing to do.' } }]);
 * ```
 */
export function scriptedPlanner(script: PlannerScript): ScriptedPlanner {
  const requests: ModelRequest[] = [];
  return {
    name: 'scripted',
    requests,
    async call(request, { signal }) {
      const n = requests.length;
      requests.push(request);
      const said = await nextOf(script, request, n);
      if (signal.aborted) throw signal.reason;
      const text = typeof said === 'string' ? said : JSON.stringify(said);
      const prompt = request.system.length + request.messages.reduce((sum, { content }) => sum + content.length, 0);
      return {
        text,
        stop: 'end',
        usage: {
          purpose: request.purpose,
          model: 'scripted',
          tokens: { input: Math.ceil(prompt / 4), cacheWrite: 0, cacheRead: 0, output: Math.ceil(text.length / 4) },
          costUsd: 0,
          durationMs: 0,
          result: 'ok',
        },
      };
    },
  };
}

async function nextOf(script: PlannerScript, request: ModelRequest, n: number): Promise<object | string> {
  if (typeof script === 'function') return script(request, n);
  const said = script[n];
  if (said === undefined) {
    throw failureOf('LLM_BAD_REQUEST', `no more scripted replies (called ${n + 1}, only ${script.length})`);
  }
  return said;
}
