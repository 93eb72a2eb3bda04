import type { Found } from '../values/found-value';
import { wallClock } from '../values/wall-clock';

/** The doubt of a point in time that the zone's clocks do not show, or show twice, and of a midnight that either end of its day has. */
export function withClockDoubts(text: string, found: Found, timeZone: string, midnight: RegExp): Found {
  if (found.type !== 'datetime' || typeof found.value !== 'string') return found;
  const words = text.slice(found.start, found.end);
  // Also of a day whose year is in doubt, which a custom may settle.
  if (midnight.test(words)) return unsure(found, `"${words}" can be the day's beginning or its end`);
  if (found.doubt !== undefined) return found;
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(found.value.slice(10))) return found;
  const times = instantsAt(found.value, timeZone);
  if (times === 0) return unsure(found, `the clocks of ${timeZone} skip "${words}"`);
  return times > 1 ? unsure(found, `the clocks of ${timeZone} show "${words}" twice`) : found;
}

/** Nothing that was learnt ends such a doubt. */
function unsure({ shows: _shows, others: _others, ...found }: Found, doubt: string): Found {
  return { ...found, doubt };
}

/** How many instants the zone's clocks show as this local time. */
function instantsAt(local: string, timeZone: string): number {
  const shown = Date.parse(`${local.slice(0, 19)}Z`);
  if (Number.isNaN(shown)) return 1;
  const offsetAt = (time: number): number => wallClock(new Date(time).toISOString(), timeZone).offsetMinutes * 60_000;
  const offsets = new Set([offsetAt(shown - 86_400_000), offsetAt(shown + 86_400_000)]);
  if (offsets.size === 1) return 1;
  return [...offsets].filter((offset) => offsetAt(shown - offset) === offset).length;
}
