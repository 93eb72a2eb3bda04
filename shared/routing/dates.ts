import { casual, type ParsedComponents, type ParsedResult } from 'chrono-node';
import type { Found, MaskOptions } from './mask';
import { opensWithUnit } from './shapes';
import { blank, foundAt, overlaps } from './spans';
import { findClockTimes } from './clock-times';
import { findSpokenTimes } from './spoken-times';

/** Dates and times of day in a text. Relative ones are read at `options.now` in `options.timeZone`; there is no own clock. */
export function findDates(text: string, options: Pick<MaskOptions, 'now' | 'timeZone'>): Found[] {
  const numeric = [...findInstants(text), ...findNumericDates(text), ...findClockTimes(text)].filter(
    (one, index, all) => !all.slice(0, index).some((other) => overlaps(one, other))
  );
  const today = wallClock(options.now, options.timeZone);
  const clocks = [...numeric, ...findSpokenTimes(blank(text, numeric))];
  const rest = blank(text, clocks);
  const spelled = findSpecialDays(rest, today);
  const named = findNamedDays(blank(rest, spelled), options, today);
  const parsed = parseWithChrono(blank(rest, [...spelled, ...named]), options, today);
  return mergeNeighbours(text, withBareHours(text, [...clocks, ...spelled, ...named, ...parsed]));
}

interface WallClock {
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  /** Minutes that the zone is ahead of UTC at that instant. */
  offsetMinutes: number;
}

/** What the clock and the calendar of the zone show at an instant. */
function wallClock(now: string, timeZone: string): WallClock {
  const instant = new Date(now);
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
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

/** `2023-12-08T15:30:00Z` is kept as it stands; `2023-12-08 15:30` is a wall-clock time. */
function findInstants(text: string): Found[] {
  const pattern =
    /(?<![\w-])(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?((?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?(?![\w:])/g;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [, date = '', clock = '', seconds = ':00', zone = ''] = match;
    if (!isCalendarDay(date) || clock > '23:59') return [];
    return [foundAt(match, 'datetime', `${date}T${clock}${seconds}${zone}`)];
  });
}

/** Numeric dates by custom: year first; day first with dots; slashes month first unless that month does not exist. */
function findNumericDates(text: string): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, year: string, month: string, day: string): void => {
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isCalendarDay(iso)) found.push(foundAt(match, 'date', iso));
  };
  for (const match of text.matchAll(/(?<![\w./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\w/]|[-.]\d)/g)) {
    add(match, match[1] ?? '', match[3] ?? '', match[4] ?? '');
  }
  for (const match of text.matchAll(/(?<![\w./-])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\w/]|[-.]\d)/g)) {
    add(match, match[3] ?? '', match[2] ?? '', match[1] ?? '');
  }
  for (const match of text.matchAll(/(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\w/]|[-.]\d)/g)) {
    const [first, second] = [match[1] ?? '', match[3] ?? ''];
    if (Number(first) > 12) add(match, match[4] ?? '', second, first);
    else add(match, match[4] ?? '', first, second);
  }
  return found;
}

export { isAmbiguousTime } from './clock-times';

/** Both readings of `03/04/2024` are dates: nobody can say which one is meant. */
export function isAmbiguousDate(text: string): boolean {
  const match = /^(\d{1,2})([/-])(\d{1,2})(?:\2\d{4})?(?!\d)/.exec(text.trim());
  return match !== null && Number(match[1]) <= 12 && Number(match[3]) <= 12 && Number(match[1]) !== Number(match[3]);
}

/** The parser reads "day after tomorrow" as "tomorrow". */
function findSpecialDays(text: string, today: WallClock): Found[] {
  return [...text.matchAll(/\b(?:the\s+)?day\s+(after\s+tomorrow|before\s+yesterday)\b/gi)].map((match) =>
    foundAt(match, 'date', shift(today, /after/i.test(match[1] ?? '') ? 2 : -2))
  );
}

const NAMED_DAY =
  /(?<!\d\s?(?:-|–|to|and|until|till|or)\s?|[\w./,-])\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|Mar(?:ch)?|[Aa]pr(?:il)?|May|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)\b\.?(?:,?\s+\d{4}(?![\d:]))?/g;

/** "1 June to 4 June": each is read alone, since the parser takes "1 June to 4" for hours of a day. */
function findNamedDays(text: string, options: Pick<MaskOptions, 'now'>, today: WallClock): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(NAMED_DAY)) {
    const [day] = parseWithChrono(match[0], options, today);
    if (day?.type !== 'date' || day.start !== 0) continue;
    const start = match.index - weekdayBefore(text.slice(0, match.index), asIso(day));
    const last = found.at(-1);
    const ranged = last && /^\s*(?:-|–|to|and|until|till|through)\s*$/i.test(text.slice(last.end, start));
    const early = ranged && asIso(day) < asIso(last) && !/\d{4}/.test(match[0]);
    const value = early ? nextYear(asIso(day)) : day.value;
    found.push({ type: 'date', start, end: match.index + day.end, value });
  }
  return found;
}

/** The length of "Friday, the " before the day that it names; 0 where that day is no Friday, so that two days stand there. */
function weekdayBefore(text: string, iso: string): number {
  const said = /\b(?:(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?)\.?,?\s+(?:the\s+)?$/i.exec(text);
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  const fits =
    said && names.indexOf((said[1] ?? '').slice(0, 3).toLowerCase()) === new Date(`${iso}T00:00:00Z`).getUTCDay();
  return fits ? said[0].length : 0;
}

function asIso({ value }: Found): string {
  return typeof value === 'string' ? value : '';
}

function nextYear(iso: string): string {
  return `${Number(iso.slice(0, 4)) + 1}${iso.slice(4)}`;
}

/** "on Tuesday after 3", "tomorrow before 11": behind a day a bare number is an hour, and the word between them stays. */
function withBareHours(text: string, found: readonly Found[]): Found[] {
  return found.flatMap((one): Found[] => {
    const words = text.slice(one.start, one.end);
    const joined =
      one.type === 'datetime' ? /^(.*\S)\s+(?:after|before|until|till|by|from|since)\s+(?=\d)/i.exec(words) : null;
    if (joined) {
      const iso = asIso(one);
      const cut = one.start + joined[0].length;
      return [
        { type: 'date', start: one.start, end: one.start + (joined[1] ?? '').length, value: iso.slice(0, 10) },
        { type: 'time', start: cut, end: one.end, value: iso.slice(11, 16) },
      ];
    }
    if (one.type !== 'date') return [one];
    const hour =
      /^(\s+(?:after|before|until|till|by|from)\s+)(\d{1,2})(?=\s*(?:$|[.,;?!)]|(?:and|or|with|for|in|on|please|if)\b))/i.exec(
        text.slice(one.end)
      );
    const start = one.end + (hour?.[1]?.length ?? 0);
    const free = hour && Number(hour[2]) < 24 && !found.some((other) => other.start < start + 2 && start < other.end);
    if (!free) return [one];
    return [
      one,
      { type: 'time', start, end: start + (hour[2] ?? '').length, value: `${(hour[2] ?? '').padStart(2, '0')}:00` },
    ];
  });
}

const PART_OF_DAY = /\s*\b(?:in the\s+|this\s+)?(?:morning|afternoon|evening|night)\b.*$/i;
const NOT_A_DATE =
  /^(?:24\/7|now|tonight|this (?:morning|afternoon|evening)|last night|morning|afternoon|evening|night|sun|sat|mon|wed|may|march|mar|sec|second)$/;

/** "at 17 Orchard Street"; "at 17 Monday" is a time. */
const ADDRESS_GOES_ON =
  /^\s*(?:%|percent|per cent|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Lu}\p{Ll})/u;

function parseWithChrono(text: string, options: Pick<MaskOptions, 'now'>, today: WallClock): Found[] {
  const results = casual.parse(text, { instant: new Date(options.now), timezone: today.offsetMinutes });
  return results.flatMap((result) => readResult(text, result, today));
}

function readResult(text: string, result: ParsedResult, today: WallClock): Found[] {
  const tags = [...result.start.tags()].join(' ');
  if (result.end) return readRange(text, result, today);
  const span = withoutStrayNumber(text, trimSpan(text, result.index, result.index + result.text.length));
  const words = text.slice(span.start, span.end);
  const before = text.slice(0, span.start).trimEnd().toLowerCase();
  const after = text.slice(span.end);
  if (words === '' || NOT_A_DATE.test(words)) return [];
  if (/\b(?:every|each)$/.test(before) || /^s\b/i.test(after)) return [];
  if (tags.includes('result/relativeDate')) return readRelative(span, words, result.start, today);
  // A time zone would be lost in a wall-clock time; such a text is left to the model.
  if (result.start.isCertain('timezoneOffset')) return [];
  const partOfDay = PART_OF_DAY.exec(words);
  if (partOfDay) {
    if (partOfDay.index === 0) return [];
    if (result.start.isCertain('hour')) return [];
    return [{ type: 'date', start: span.start, end: span.start + partOfDay.index, value: isoDate(result.start) }];
  }
  const dated = hasDay(result.start);
  const timed = result.start.isCertain('hour') && !span.stray;
  if (!dated && !timed) return [];
  const bare = timed && !dated && /^\d{1,2}$/.test(words.trim());
  if (bare && (opensWithUnit(after) || ADDRESS_GOES_ON.test(after))) return [];
  const date = dated ? dateOf(result.start, words, before, today) : '';
  const clock = timed ? isoClock(result.start) : '';
  if (dated && timed) return [{ type: 'datetime', start: span.start, end: span.end, value: `${date}T${clock}:00` }];
  return dated
    ? [{ type: 'date', start: span.start, end: span.end, value: date }]
    : [{ type: 'time', start: span.start, end: span.end, value: clock }];
}

/** "Monday to Friday" is two values, so that each may fill a slot of its own. */
function readRange(text: string, result: ParsedResult, today: WallClock): Found[] {
  const connector = /\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b)\s*/i.exec(result.text.slice(1));
  if (!connector || !result.end) return [];
  // "3 to 12" is a range of hours only where something says that it is one.
  if (!hasDay(result.start) && !/:\d|[ap]\.?m\b|noon|midnight/i.test(result.text)) return [];
  const first = trimSpan(text, result.index, result.index + 1 + connector.index);
  const second = trimSpan(
    text,
    result.index + 1 + connector.index + connector[0].length,
    result.index + result.text.length
  );
  const read = (span: { start: number; end: number }, components: ParsedComponents): Found[] => {
    const dated = hasDay(components);
    const timed = components.isCertain('hour');
    const words = text.slice(span.start, span.end);
    if (words === '' || (!dated && !timed) || components.isCertain('timezoneOffset')) return [];
    if (dated && timed && /\d:\d|\d\s*[ap]m/i.test(words)) {
      const onlyTime = /^\s*\d{1,2}(?::\d{2})?\s*(?:[ap]m)?\s*$/i.test(words);
      if (onlyTime) return [{ type: 'time', ...span, value: isoClock(components) }];
      return [{ type: 'datetime', ...span, value: `${isoDate(components)}T${isoClock(components)}:00` }];
    }
    if (dated) return [{ type: 'date', ...span, value: dateOf(components, words, '', today) }];
    return [{ type: 'time', ...span, value: isoClock(components) }];
  };
  const found = [...read(first, result.start), ...read(second, result.end)];
  const [from, to] = found;
  if (!from || !to) return [];
  // "Monday to Friday" said on a Wednesday: the Friday is the one after that Monday.
  if (
    from.type === 'date' &&
    to.type === 'date' &&
    to.value! < from.value! &&
    /^[a-z]+$/i.test(text.slice(to.start, to.end))
  ) {
    const later = new Date(`${from.value as string}T00:00:00Z`);
    const days = (Date.parse(`${to.value as string}T00:00:00Z`) - later.getTime()) / 86_400_000;
    later.setUTCDate(later.getUTCDate() + (((days % 7) + 7) % 7));
    return [from, { ...to, value: later.toISOString().slice(0, 10) }];
  }
  return [from, to];
}

/** "in 2 days" and "3 days ago" are dates; "last 3 days", "next week" and "within 30 minutes" say a span, not a day. */
function readRelative(
  span: { start: number; end: number },
  words: string,
  components: ParsedComponents,
  today: WallClock
): Found[] {
  const relative =
    /^(?:in\s+)?(\S+(?:[\s-]\S+)?)\s+(days?|weeks?|months?|years?)(\s+ago|\s+from\s+now|\s+later)?$/i.exec(words);
  if (!relative || /^(?:last|past|next|previous|this|coming|within)\b/i.test(words)) return [];
  if (!/^in\s/i.test(words) && relative[3] === undefined) return [];
  const date = isoDate(components);
  return date === '' || today.year === 0 ? [] : [{ type: 'date', ...span, value: date }];
}

/** A bare weekday means the coming one, behind "since" or "last" the one that has passed; the parser takes the nearest. */
function dateOf(components: ParsedComponents, words: string, before: string, today: WallClock): string {
  const bare = !/\b(?:next|last|past|previous|coming|this|ago)\b/i.test(words);
  const weekday = components.isCertain('weekday') ? components.get('weekday') : null;
  if (!bare || weekday === null || weekday === undefined || components.isCertain('day')) return isoDate(components);
  const ahead = (weekday - today.weekday + 7) % 7;
  const past = /\b(?:since|last|past|previous|was on|were on|ago)$/.test(before);
  return shift(today, past ? (ahead === 0 ? -7 : ahead - 7) : ahead);
}

function hasDay(components: ParsedComponents): boolean {
  return components.isCertain('day') || components.isCertain('weekday');
}

function isoDate(components: ParsedComponents): string {
  const [year, month, day] = [components.get('year'), components.get('month'), components.get('day')];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isoClock(components: ParsedComponents): string {
  return `${String(components.get('hour') ?? 0).padStart(2, '0')}:${String(components.get('minute') ?? 0).padStart(2, '0')}`;
}

function shift(today: WallClock, days: number): string {
  return new Date(Date.UTC(today.year, today.month - 1, today.day + days)).toISOString().slice(0, 10);
}

/** The prepositions stay in the wording: they say the value's part in the request. */
function trimSpan(text: string, from: number, to: number): { start: number; end: number } {
  const lead = /^\s*(?:(?:at|on|by|from|@)\s+)?/i.exec(text.slice(from, to))?.[0].length ?? 0;
  const tail = /[\s,]*$/.exec(text.slice(from + lead, to))?.[0].length ?? 0;
  return { start: from + lead, end: to - tail };
}

/** "room 12 on Tuesday": the parser takes the room for noon. */
function withoutStrayNumber(
  text: string,
  span: { start: number; end: number }
): { start: number; end: number; stray: boolean } {
  const words = text.slice(span.start, span.end);
  const lead = /^\d{1,2}\s+on\s+/i.exec(words)?.[0].length ?? 0;
  const asked = /(?:\bat|@|\bby|\bfrom|\bto|\buntil|\btill|\baround)\s*$/i.test(text.slice(0, span.start));
  return lead === 0 || asked ? { ...span, stray: false } : { start: span.start + lead, end: span.end, stray: true };
}

/** "December 8 at 3:30", "3:30 on December 8" and "3:30 for December 8" are one point in time. */
function mergeNeighbours(text: string, found: Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start);
  const merged: Found[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    const pair = last && new Set([last.type, next.type]);
    const joined = last && pair?.has('date') && pair.has('time') && pair.size === 2;
    if (joined && /^\s*,?\s*(?:at|on|for|@)?\s*$/i.test(text.slice(last.end, next.start))) {
      const [date, clock] = last.type === 'date' ? [last.value, next.value] : [next.value, last.value];
      merged[merged.length - 1] = {
        type: 'datetime',
        start: last.start,
        end: next.end,
        value: `${date as string}T${clock as string}:00`,
      };
    } else merged.push(next);
  }
  return merged;
}

function isCalendarDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
