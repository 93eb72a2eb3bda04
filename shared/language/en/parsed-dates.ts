import type { Found } from '../../values/found-value';
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { casual } from 'chrono-node/en';
import { durationInWords } from './durations';
import { isNumberOfNoun } from './clock-times';
import { isoDay } from '../parsed-day';
import { opensWithUnit } from '../shapes';
import { dayFrom, type WallClock, type RunClock } from '../../values/wall-clock';

/**
 * Without one of these the parser finds nothing that is kept: a digit, a part of the day, a weekday, a month, or a unit that is written out, on
 * purpose within words too. Most queries are spared its parsers, which are half of what masking costs.
 */
const MAY_NAME_TIME =
  /\d|now|to(?:day|night|morrow)|tmr|overmorrow|yesterday|morning|afternoon|evening|night|noon|mid(?:day|night)|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sec|min|hour|day|week|year|quarter/i;

/** Dates and times in words as the parser sees them, without what it takes for one by mistake. */
export function parseWithChrono(text: string, options: Pick<RunClock, 'now'>, today: WallClock): Found[] {
  if (!MAY_NAME_TIME.test(text)) return [];
  // The parser knows "Tue." and "Wed." only.
  const known = text.replace(/(?<![\w-])(tue|Tue|TUE|Wed|WED)[sS](?!\w)/g, '$1.');
  const results = casual.parse(known, { instant: new Date(options.now), timezone: today.offsetMinutes });
  return results.flatMap((result) => readResult(text, result, today));
}

const PART_OF_DAY = /\s*\b(?:in the\s+|this\s+)?(?:morning|afternoon|evening|night)\b.*$/i;
const NOT_A_DATE =
  /^(?:24\/7|now|tonight|this (?:morning|afternoon|evening)|last night|morning|afternoon|evening|night|sun|sat|mon|wed|may|march|mar|sec|second)$/;

/** "wed 4 sept", whose second part was read before. */
const WEEKDAY_BEFORE_DAY = /^(?:sun|sat|mon|wed)\.?,?\s+(?:the\s+)?\uFFFC/;

/** "a day after Jan 31" may be any day behind it, which the parser takes for the next one. */
const COUNTED_FROM =
  /^(?:an?|the|some|any|\S+)\s+(?:days?|weeks?|months?|years?|hours?|minutes?)\s+(?:after|before)\b/i;

/** "room 108 a flat white": behind digits that stand alone an "a" is an article. */
const BEFORE_ARTICLE = /^\d+(?::\d{2})?\s+a$/i;

/** "at 17 Orchard Street"; "at 17 Monday" is a time. */
const ADDRESS_GOES_ON =
  /^\s*(?:%|percent|per cent|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Lu}\p{Ll})/u;

/** "at 17 orchard street", as it is written in small letters. */
const STREET_GOES_ON =
  /^[a-z]?\s+(?:(?!(?:in|on|at|for|to|from|with|by|and|or|the|of|near|outside|inside|along|up|down|until|till)\b)[a-z'’]+\s+){1,3}?(?:road|rd|street|st|lane|avenue|ave|close|drive|way|terrace|mews|court|crescent|grove|place|square|gardens|row|hill|rise|walk|quay|parade)\b/;

/**
 * "Friday at 19 Fern Bank". Behind a day it takes two capitals, since one may be that of a heading ("At 10 For Anna"), and no title: "at 10 Mrs Jones"
 * has its hour.
 */
const HOUSE = /^(.*\S)\s+(?:at|@)\s+\d{1,2}$/i;
const NAME_GOES_ON =
  /^\s+(?!(?:In|On|At|For|To|From|With|By|And|Or|The|Of|Please|Mr|Mrs|Ms|Miss|Dr)\b)\p{Lu}\p{Ll}+\s+(?!(?:In|On|At|For|To|From|With|By|And|Or|The|Of|Please)\b)\p{Lu}\p{Ll}+/u;

function readResult(text: string, result: ParsedResult, today: WallClock): Found[] {
  const tags = [...result.start.tags()].join(' ');
  if (result.end) return readRange(text, result, today);
  const span = withoutStrayNumber(text, trimSpan(text, result.index, result.index + result.text.length));
  const words = text.slice(span.start, span.end);
  const before = text.slice(0, span.start).trimEnd().toLowerCase();
  const after = text.slice(span.end);
  const isNone = NOT_A_DATE.test(words) && !WEEKDAY_BEFORE_DAY.test(text.slice(span.start));
  if (words === '' || isNone || COUNTED_FROM.test(words) || BEFORE_ARTICLE.test(words)) return [];
  if (/\b(?:every|each)$/.test(before) || /^s\b/i.test(after)) return [];
  if (tags.includes('result/relativeDate')) return readRelative(text, span, result.start);
  // A time zone would be lost in a wall-clock time; such a text is left to the model.
  if (result.start.isCertain('timezoneOffset')) return [];
  // "3/4 inch", "1/2 of the order"
  if (/^[1-9]\/\d{1,2}$/.test(words) && (opensWithUnit(after) || /^\s+of\s/i.test(after))) return [];
  // "4 1/2 minutes"
  if (/^\d\/\d$/.test(words) && /(?:^|\s)\d+$/.test(before)) return [];
  const partOfDay = PART_OF_DAY.exec(words);
  if (partOfDay) {
    if (partOfDay.index === 0) return [];
    if (result.start.isCertain('hour')) return [];
    return [{ type: 'date', start: span.start, end: span.start + partOfDay.index, value: isoDay(result.start) }];
  }
  const dated = hasDay(result.start);
  const timed = result.start.isCertain('hour') && !span.stray;
  if (!dated && !timed) return [];
  const bare = timed && !dated && /^\d{1,2}$/.test(words.trim());
  if (bare && (opensWithUnit(after) || [ADDRESS_GOES_ON, STREET_GOES_ON].some((one) => one.test(after)))) return [];
  const date = dated ? dateOf(result.start, words, before, today) : '';
  const clock = timed ? isoClock(result.start) : '';
  const house = dated && timed ? HOUSE.exec(words)?.[1] : undefined;
  if (house !== undefined && [NAME_GOES_ON, STREET_GOES_ON].some((one) => one.test(after)))
    return [{ type: 'date', start: span.start, end: span.start + house.length, value: date }];
  if (dated && timed) return [{ type: 'datetime', start: span.start, end: span.end, value: `${date}T${clock}:00` }];
  return dated
    ? [{ type: 'date', start: span.start, end: span.end, value: date }]
    : [{ type: 'time', start: span.start, end: span.end, value: clock, ...(bare ? asNumber(words) : {}) }];
}

/** "from 9 to 8" of something else than hours: the wording says it. */
function asNumber(words: string): Pick<Found, 'others'> {
  return { others: [{ type: 'number', value: Number(words.trim()) }] };
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
    if (words === '' || COUNTED_FROM.test(words) || (!dated && !timed) || components.isCertain('timezoneOffset'))
      return [];
    if (dated && timed && /\d:\d|\d\s*[ap]m/i.test(words)) {
      const onlyTime = /^\s*\d{1,2}(?::\d{2})?\s*(?:[ap]m)?\s*$/i.test(words);
      if (onlyTime) return [{ type: 'time', ...span, value: isoClock(components) }];
      return [{ type: 'datetime', ...span, value: `${isoDay(components)}T${isoClock(components)}:00` }];
    }
    if (dated) return [{ type: 'date', ...span, value: dateOf(components, words, '', today) }];
    return [{ type: 'time', ...span, value: isoClock(components) }];
  };
  const hours =
    hoursOfDay(text, { first, second }, result, today) ?? hoursBeforeDay(text, { first, second }, result, today);
  if (hours) return hours;
  // "dry it in kiln 6 until 9 March"
  if (/^\d{1,2}$/.test(text.slice(first.start, first.end)) && isNumberOfNoun(text.slice(0, first.start)))
    return read(second, result.end);
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

const HOUR = /^\d{1,2}(?:[.:][0-5]\d)?$/;

/** "Friday from 9 to 11" and "Friday from 15.30 to 17.00" are a day and two times. */
function hoursOfDay(
  text: string,
  { first, second }: Record<'first' | 'second', { start: number; end: number }>,
  { start, end }: ParsedResult,
  today: WallClock
): Found[] | undefined {
  const words = text.slice(first.start, first.end);
  const [, day = '', hour = ''] = /^(.*\S)\s+from\s+(\S+)$/i.exec(words) ?? [];
  const until = text.slice(second.start, second.end);
  if (!HOUR.test(hour) || !HOUR.test(until) || !hasDay(start) || !start.isCertain('hour')) return undefined;
  if (!end?.isCertain('hour')) return undefined;
  return [
    { type: 'date', start: first.start, end: first.start + day.length, value: dateOf(start, day, '', today) },
    hourAt(hour, first.end - hour.length, start),
    hourAt(until, second.start, end),
  ];
}

/** A time of a range; an hour alone ("9") may also be a number. */
function hourAt(said: string, start: number, components: ParsedComponents): Found {
  const number = /^\d+$/.test(said) ? asNumber(said) : {};
  return { type: 'time', start, end: start + said.length, value: isoClock(components), ...number };
}

/** "from 10.30 to 14.00 next Friday": the day is that of both; whether "12 to 18 on Friday" are hours, the wording says. */
function hoursBeforeDay(
  text: string,
  { first, second }: Record<'first' | 'second', { start: number; end: number }>,
  { start, end }: ParsedResult,
  today: WallClock
): Found[] | undefined {
  const from = text.slice(first.start, first.end);
  const [, until = '', gap = '', day = ''] =
    /^(\S+)(\s+(?:-\s+)?(?:on\s+)?)(\S.*)$/i.exec(text.slice(second.start, second.end)) ?? [];
  const areHours = [from, until].every((one) => HOUR.test(one));
  if (!areHours || !end || !hasDay(end) || !start.isCertain('hour') || !end.isCertain('hour')) return undefined;
  const cut = second.start + until.length;
  const date: Found = { type: 'date', start: cut + gap.length, end: second.end, value: dateOf(end, day, '', today) };
  if ([from, until].every((one) => /^\d+$/.test(one))) return [date];
  return [hourAt(from, first.start, start), hourAt(until, second.start, end), date];
}

/** "in 2 days" and "3 days ago" are dates; "last 3 days", "next week" and "within 30 minutes" say a span, not a day. */
function readRelative(text: string, span: { start: number; end: number }, components: ParsedComponents): Found[] {
  const words = text.slice(span.start, span.end);
  const relative =
    /^(?:in\s+)?(\S+(?:[\s-]\S+)?)\s+(days?|weeks?|months?|years?)(\s+ago|\s+from\s+now|\s+later)?$/i.exec(words);
  if (!relative || /^(?:last|past|next|previous|this|coming|within)\b/i.test(words)) return [];
  if (!/^in\s/i.test(words) && relative[3] === undefined) return [];
  // "in a few days" says no day, and "in the week" none either.
  if (/\b(?:the|few|some|several|many)\b/i.test(relative[1] ?? '')) return [];
  const distance = durationInWords(words.replace(/^in\s+|\s+(?:ago|from now|later)$/gi, ''));
  // "in 3 days' time"
  const time = /^in\s/i.test(words) ? (/^(?:['’]s|['’])?\s+time\b/i.exec(text.slice(span.end))?.[0].length ?? 0) : 0;
  return [
    {
      type: 'date',
      start: span.start,
      end: span.end + time,
      value: isoDay(components),
      ...(distance === undefined ? {} : { distance: /^in\s/i.test(words) ? distance : `-${distance}` }),
    },
  ];
}

/** A bare weekday means the coming one, behind "since" or "last" the one that has passed; the parser takes the nearest. */
function dateOf(components: ParsedComponents, words: string, before: string, today: WallClock): string {
  const bare = !/\b(?:next|last|past|previous|coming|this|ago)\b/i.test(words);
  const weekday = components.isCertain('weekday') ? components.get('weekday') : null;
  if (!bare || weekday === null || weekday === undefined || components.isCertain('day')) return isoDay(components);
  const ahead = (weekday - today.weekday + 7) % 7;
  const past = /\b(?:since|last|past|previous|was on|were on|ago)$/.test(before);
  return dayFrom(today, past ? (ahead === 0 ? -7 : ahead - 7) : ahead);
}

function hasDay(components: ParsedComponents): boolean {
  return components.isCertain('day') || components.isCertain('weekday');
}

function isoClock(components: ParsedComponents): string {
  return `${String(components.get('hour') ?? 0).padStart(2, '0')}:${String(components.get('minute') ?? 0).padStart(2, '0')}`;
}

/** The prepositions stay in the wording: they say the value's part in the request. */
function trimSpan(text: string, from: number, to: number): { start: number; end: number } {
  const lead = /^\s*(?:(?:at|on|by|from|@)\s+)?/i.exec(text.slice(from, to))?.[0].length ?? 0;
  const tail = /[\s,]*$/.exec(text.slice(from + lead, to))?.[0].length ?? 0;
  return { start: from + lead, end: to - tail };
}

/** "room 12 on Tuesday", "bed 22 before May 10", "kennel 21 next Sunday": the parser takes them for hours. */
function withoutStrayNumber(
  text: string,
  span: { start: number; end: number }
): { start: number; end: number; stray: boolean } {
  const words = text.slice(span.start, span.end);
  const lead =
    /^\d{1,2}\s+(?:(?:on|before|after|by|until|till|since|from)\s+|(?=(?:next|this|last|tomorrow|today|yesterday)\b))/i.exec(
      words
    )?.[0].length ?? 0;
  const asked = /(?:\bat|@|\bby|\bfrom|\bto|\buntil|\btill|\baround)\s*$/i.test(text.slice(0, span.start));
  return lead === 0 || asked ? { ...span, stray: false } : { start: span.start + lead, end: span.end, stray: true };
}
