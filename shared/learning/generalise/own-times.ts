import { referencesIn } from '../../plan/expression/text';
import { durationIn } from '../../values/durations';
import type { MaskedValue } from '../../values/found-value';
import type { Plan } from '../../protocol/plan';
import type { Origins } from './origins';

/** A time of day in a text; not one that stands in an instant with a zone. */
const TIME = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])/g;
const HALF_DAY = 12 * 3600;

/** The times of day that a text says, in seconds. */
function timesIn(text: string): number[] {
  return [...text.matchAll(TIME)].map(
    ([, hour, minute, second]) => Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0)
  );
}

/**
 * Are the times of a text the plan's own, as the bounds of windows that it searches one after another, and not worked out from a
 * time of the query: the planner named a slot for each of those and its steps refer to it, and each time here is away from what the
 * query says, with its durations too.
 */
export function areOwnTimes(text: string, origins: Origins): boolean {
  const { plan, masked, drafts, sawOutputs, namesSlots } = origins;
  if (sawOutputs || !namesSlots) return false;
  const said = masked.values.filter(({ type }) => type === 'time' || type === 'datetime');
  const used = new Set(plan.nodes.flatMap((node) => [...slotsOf(node)]));
  const named = said.every((value) => drafts.all.some(({ source, slot }) => source === value && used.has(slot.name)));
  if (!named) return false;
  const shifts = [0, ...masked.values.flatMap(secondsOf)];
  const times = timesIn(text);
  return times.length > 0 && times.every((time) => !said.some((value) => isWorkedOut(time, value, shifts)));
}

/** Is it the time that the query says, in either half of the day, with one of these durations more or less; within a minute. */
function isWorkedOut(time: number, { value }: MaskedValue, shifts: readonly number[]): boolean {
  const [said] = typeof value === 'string' ? timesIn(value.replace('T', ' ')) : [];
  // What cannot be compared may be the same.
  if (said === undefined) return true;
  return shifts.some((shift) =>
    [said + shift, said - shift].some((one) => {
      const apart = (((time - one) % HALF_DAY) + HALF_DAY) % HALF_DAY;
      return Math.min(apart, HALF_DAY - apart) <= 60;
    })
  );
}

function secondsOf({ type, value }: MaskedValue): number[] {
  const seconds = type === 'duration' && typeof value === 'string' ? durationIn(value, 'seconds') : undefined;
  return seconds === undefined ? [] : [seconds];
}

function expressionsOf({ args, when, forEach }: Plan['nodes'][number]): string[] {
  const bound = Object.values(args).flatMap((binding) => (binding.kind === 'expression' ? [binding.expression] : []));
  return [...bound, ...[when, forEach].filter((text) => text !== undefined)];
}

function slotsOf(node: Plan['nodes'][number]): string[] {
  const bound = Object.values(node.args).flatMap((binding) => (binding.kind === 'slot' ? [binding.slot] : []));
  return [...bound, ...expressionsOf(node).flatMap((text) => referencesIn(text).slots)];
}
