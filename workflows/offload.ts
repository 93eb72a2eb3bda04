import { patched } from '@temporalio/workflow';
import { jsonBytes } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';
import { isInline } from '../shared/protocol/value';
import type { Value } from '../shared/protocol/value';
import { toldCalls } from './earlier-calls';
import type { Run } from './run';

/** Bytes that a reference and its preview have themselves: to move a smaller value gains nothing. */
export const REFERENCE_BYTES = 1_000;

/** Moves inline values to the artifact store, by portions that one request can carry; one value per given one, in order. */
export async function offload(run: Run, values: readonly Value[], what: string): Promise<Value[]> {
  const split = portionsOf(values);
  // Histories from before this patch have one request for all.
  const portions = split.length === 1 || patched('offload-portions') ? split : [[...values]];
  const moved: Value[] = [];
  for (const portion of portions) {
    const request = { tenant: run.input.tenant, user: run.query.context.user, values: portion };
    moved.push(...(await run.requests.send(request, () => run.activities.artifacts(what).offloadValues(request))));
  }
  return moved;
}

function portionsOf(values: readonly Value[]): Value[][] {
  const portions: Value[][] = [];
  let room = 0;
  for (const value of values) {
    const bytes = jsonBytes(value);
    if (bytes > room || portions.length === 0) {
      portions.push([]);
      room = LIMITS.portionBytes;
    }
    portions.at(-1)?.push(value);
    room -= bytes;
  }
  return portions;
}

/**
 * Before a request to the model: where the values that it would carry (arguments and outputs of effects, and the `named` ones of
 * `outputs`) are more than `LIMITS.modelValueBytes`, the oldest go to the artifact store for good and travel by reference.
 * `undefined` where there is nothing to do, so that no history before it changes.
 */
export function spill(run: Run, outputs: Record<string, Value>, named: readonly string[]): Promise<void> | undefined {
  const calls = toldCalls(run.ledger).filter((call) => call.effect !== 'read');
  const held = [...calls.flatMap(({ args, output }) => [args, output]), ...named.map((id) => outputs[id])];
  let excess = -LIMITS.modelValueBytes;
  for (const value of held) if (value && isInline(value)) excess += jsonBytes(value);
  if (excess <= 0) return undefined;
  const chosen = new Set<Value>();
  for (const value of held) {
    if (excess <= 0) break;
    if (!value || !isInline(value)) continue;
    const bytes = jsonBytes(value);
    if (bytes <= REFERENCE_BYTES) continue;
    // The same value may stand in several places, and goes from each.
    chosen.add(value);
    excess -= bytes - REFERENCE_BYTES;
  }
  return chosen.size > 0 && patched('spill') ? moveOut(run, outputs, [...chosen]) : undefined;
}

async function moveOut(run: Run, outputs: Record<string, Value>, chosen: readonly Value[]): Promise<void> {
  const moved = await offload(run, chosen, 'offload values before the model is asked');
  const at = new Map(chosen.map((value, index) => [value, moved[index] as Value]));
  const now = (value: Value): Value => at.get(value) ?? value;
  run.ledger.replaceValues(now);
  for (const [id, value] of Object.entries(outputs)) outputs[id] = now(value);
}
