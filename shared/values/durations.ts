/** Units that a duration may be written in; months and years are kept apart, since they have no fixed length. */
export const DURATION_UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;

export type DurationUnit = (typeof DURATION_UNITS)[number];

/** Seconds of a unit; none for those without a fixed length. */
export const SECONDS: Partial<Record<DurationUnit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
  weeks: 604_800,
};

/** How many of the unit the duration is; `undefined` where the calendar would have to say (days in months). */
export function durationIn(iso: string, unit: DurationUnit): number | undefined {
  const match =
    /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      iso
    );
  if (!match || iso === 'P') return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const inMonths = (years ?? 0) * 12 + (months ?? 0);
  const inSeconds =
    (weeks ?? 0) * 604_800 + (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  if (unit === 'months' || unit === 'years') {
    return inSeconds > 0 ? undefined : unit === 'months' ? inMonths : inMonths / 12;
  }
  return inMonths > 0 ? undefined : inSeconds / (SECONDS[unit] ?? 1);
}

/** The ISO 8601 duration of a count of units: seconds up to hours, else days, weeks, months or years. `undefined` where the count is no whole number of milliseconds: nothing is rounded. */
export function isoDuration(count: number, unit: DurationUnit): string | undefined {
  if (unit === 'days' || unit === 'weeks' || unit === 'months' || unit === 'years') {
    const letter = { days: 'D', weeks: 'W', months: 'M', years: 'Y' }[unit];
    return `P${count}${letter}`;
  }
  const exact = count * (SECONDS[unit] ?? 1);
  const seconds = Math.round(exact * 1_000) / 1_000;
  if (Math.abs(exact - seconds) > 1e-6 || !Number.isSafeInteger(seconds * 1_000)) return undefined;
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = Math.round((seconds % 60) * 1_000) / 1_000;
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return text === '' ? 'PT0S' : `PT${text}`;
}
