/** A part of the day that a time is said with: "nachmittags", "du soir", "de la tarde". */
export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

const HOUR = 60;
const HALF_DAY = 12 * HOUR;
const DAY = 24 * HOUR;

/** From when to when a part is spoken of, in minutes of the day; outside of it no time is said with the part. */
const SPOKEN: Readonly<Record<PartOfDay, readonly (readonly [number, number])[]>> = {
  morning: [[HOUR, 12 * HOUR]],
  noon: [[11 * HOUR, 15 * HOUR]],
  afternoon: [[12 * HOUR, 21 * HOUR]],
  evening: [[17 * HOUR, DAY]],
  night: [
    [20 * HOUR, DAY],
    [0, 6 * HOUR],
  ],
};

/**
 * `HH:mm` of an hour as it was said; with a part of the day, the one of its two times that lies in this part: "12 Uhr nachts" is
 * 00:00, "11 Uhr mittags" 11:00. `undefined` for no time of day, and for one that the part does not have ("8 Uhr mittags").
 *
 * @param minute negative for what is before the hour: -15 for "quarter to"
 */
export function clockTime(hour: number, minute = 0, part?: PartOfDay): string | undefined {
  const said = hour * HOUR + minute;
  if (!Number.isInteger(said) || said < -HOUR || said > DAY || Math.abs(minute) >= HOUR) return undefined;
  const minutes = (said + DAY) % DAY;
  const times = said >= 13 * HOUR || said < 0 ? [minutes] : [minutes % HALF_DAY, (minutes % HALF_DAY) + HALF_DAY];
  const spoken = (time: number): boolean =>
    part !== undefined && SPOKEN[part].some(([from, to]) => time >= from && time < to);
  const [time, ...more] = part === undefined ? [minutes] : times.filter(spoken);
  return time === undefined || more.length > 0 ? undefined : written(time);
}

function written(minutes: number): string {
  return [Math.floor(minutes / HOUR), minutes % HOUR].map((part) => String(part).padStart(2, '0')).join(':');
}
