/** When a text is read: what "today" and "tomorrow" mean in it. */
export interface RunClock {
  /** ISO 8601 instant. */
  now: string;
  /** IANA zone. */
  timeZone: string;
}

/** A day of the calendar that a zone shows. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  /** Minutes that the zone is ahead of UTC at that instant. */
  offsetMinutes: number;
}

const CLOCKS = new Map<string, Intl.DateTimeFormat>();
const MOST_CLOCKS = 100;

/** Making a format costs more than all that is read with it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    CLOCKS.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  if (CLOCKS.size >= MOST_CLOCKS) CLOCKS.clear();
  CLOCKS.set(timeZone, clock);
  return clock;
}

/** The instant that was read last: all texts of a query are read at the same one. */
let lastRead: { now: string; timeZone: string; clock: WallClock } | undefined;

/** What the clock and the calendar of the zone show at an instant. */
export function wallClock(now: string, timeZone: string): WallClock {
  if (lastRead?.now !== now || lastRead.timeZone !== timeZone) {
    lastRead = { now, timeZone, clock: readClock(now, timeZone) };
  }
  return lastRead.clock;
}

function readClock(now: string, timeZone: string): WallClock {
  const instant = new Date(now);
  const parts = clockOf(timeZone).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    weekday: new Date(local).getUTCDay(),
    offsetMinutes: Math.round((local - Math.floor(instant.getTime() / 1_000) * 1_000) / 60_000),
  };
}

/** The day so many days after today, as an ISO date. */
export function dayFrom(today: WallClock, days: number): string {
  return new Date(Date.UTC(today.year, today.month - 1, today.day + days)).toISOString().slice(0, 10);
}
