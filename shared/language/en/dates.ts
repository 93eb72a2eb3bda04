import type { Found } from '../../values/found-value';
import { findClockTimes } from './clock-times';
import { findInstants, findNumericDates, isCalendarDay } from '../../values/numeric-dates';
import { readDays } from '../day-readings';
import type { DayWords } from '../day-words';
import { countedDays, findCountedDays, NOTHING_FOLLOWS, WEEKDAY, weekdayOf } from './counted-days';
import { CALENDAR } from './calendar-words';
import { DAY_OF_MONTH, dayIn, findDaysOfMonth, ORDINAL } from './days-of-month';
import { feastsWithWeekday, findFeasts, ONLY_FEAST } from './feasts';
import { directionOf } from './direction';
import { parseWithChrono } from './parsed-dates';
import { blank, foundAt, overlaps } from '../../values/spans';
import { findSpokenTimes } from './spoken-times';
import { withClockDoubts } from '../wall-times';
import { dayFrom, wallClock, type WallClock, type RunClock } from '../../values/wall-clock';

/** Dates and times of day in a text. Relative ones are read at `options.now` in `options.timeZone`; there is no own clock. */
export function findDates(text: string, options: RunClock): Found[] {
  const hasDigits = /\d/.test(text);
  const written = hasDigits ? [...findInstants(text), ...findNumericDates(text), ...findClockTimes(text)] : [];
  const numeric = written.filter((one, index, all) => !all.slice(0, index).some((other) => overlaps(one, other)));
  const today = wallClock(options.now, options.timeZone);
  const clocks = [...numeric, ...findSpokenTimes(blank(text, numeric))];
  const rest = blank(text, [...clocks, ...feastsWithWeekday(text)]);
  const spelled = [...findSpecialDays(rest, today), ...findFeasts(rest, today)];
  const named = hasDigits || /\sthe\s/i.test(text) ? findNamedDays(blank(rest, spelled), options, today) : [];
  const counted = findCountedDays(blank(rest, [...spelled, ...named]), today);
  const ordinal = findDaysOfMonth(blank(rest, [...spelled, ...named, ...counted]), today);
  const dated = [...spelled, ...named, ...counted, ...ordinal];
  const parsed = parseWithChrono(blank(rest, dated), options, today);
  const all = [...clocks, ...dated, ...parsed];
  const days = readDays(text, withBareHours(text, all), today, DAY_WORDS);
  return mergeNeighbours(text, days).map((one) => withClockDoubts(text, one, options.timeZone, /\bmidnight\b/i));
}

const DAY_WORDS: DayWords = {
  weekday: new RegExp(`\\b(${WEEKDAY})\\b`, 'i'),
  weekdayOf,
  onlyWeekday: new RegExp(
    `^\\(?(?:(?:the|this|next|last|past|previous|coming|upcoming)\\s+)*${WEEKDAY}\\.?(?:\\s+(?:next|coming))?\\)?$`,
    'i'
  ),
  dayOfMonth: DAY_OF_MONTH,
  counted: countedDays,
  yearly: ONLY_FEAST,
  month: /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i,
  said: (words) => {
    if (/\bcoming\b/i.test(words)) return 'coming';
    const said = /\b(next|this|last|past|previous|coming|upcoming)\b/i.exec(words)?.[1]?.toLowerCase();
    if (said === 'previous') return 'last';
    return said === 'upcoming' ? 'coming' : (said as ReturnType<DayWords['said']>);
  },
  since: /\bsince\s*$/i,
  weekBefore: /\bthe\s+previous\s+$/i,
  to: /^\s*(?:-|–|—|to|until|till|through)\s*(?:(?:on|the)\s+)*$/i,
  between: /\bbetween\s*$/i,
  and: /^\s*and\s*$/i,
  weekdayGap: /^[\s,(]*(?:the\s+)?$/i,
  dayFirst: false,
  directionOf,
};

/** Does what stands between two times make a range of them, "between" before the first one or "to" behind it. */
export function isTimeRange(before: string, between: string): boolean {
  return DAY_WORDS.to.test(between) || (DAY_WORDS.and.test(between) && DAY_WORDS.between.test(before));
}

const COMING = new RegExp(
  `(?<![\\w-])(?:(?:this|the)\\s+)?coming\\s+${WEEKDAY}(?!\\w)|(?<![\\w-])${WEEKDAY}\\s+(?:coming|next)${NOTHING_FOLLOWS}`,
  'gi'
);

/** The parser reads "day after tomorrow" as "tomorrow", and "Friday coming" and "Friday next" as "Friday". */
function findSpecialDays(text: string, today: WallClock): Found[] {
  return [
    ...[...text.matchAll(COMING)].map((match) => foundAt(match, 'date', dayFrom(today, 0))),
    ...[...text.matchAll(/(?<![\w-])(?:tomoz|tomo|2moro|2morrow)(?!\w)/gi)].map((match) =>
      foundAt(match, 'date', dayFrom(today, 1))
    ),
    ...[...text.matchAll(/\b(?:the\s+)?day\s+(after\s+tomorrow|before\s+yesterday)\b/gi)].map((match) =>
      foundAt(match, 'date', dayFrom(today, /after/i.test(match[1] ?? '') ? 2 : -2))
    ),
  ];
}

/** "March the 3rd" */
const MONTH_THE_DAY = new RegExp(`(?<![\\w-])(${CALENDAR.months})\\s+the\\s+(${ORDINAL})(?!\\w)`, 'gi');

const NAMED_DAY =
  /(?<!\d\s?(?:-|–|to|and|until|till|or)\s?|[\w./,-])\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|Mar(?:ch)?|[Aa]pr(?:il)?|May|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)\b\.?(?:,?\s+\d{4}(?![\d:])|\s+['’]\d{2}(?!\d))?/g;

/** "1 June to 4 June": each is read alone, since the parser takes "1 June to 4" for hours of a day. */
function findNamedDays(text: string, options: Pick<RunClock, 'now'>, today: WallClock): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(NAMED_DAY)) {
    const [day] = parseWithChrono(match[0].replace(/['’](?=\d{2}$)/, '20'), options, today);
    if (day?.type !== 'date' || day.start !== 0) continue;
    const start = match.index - weekdayBefore(text.slice(0, match.index), asIso(day));
    const last = found.at(-1);
    const ranged = last && /^\s*(?:-|–|to|and|until|till|through)\s*$/i.test(text.slice(last.end, start));
    const early = ranged && asIso(day) < asIso(last) && !/\d{4}/.test(match[0]);
    const value = early ? nextYear(asIso(day)) : day.value;
    found.push({ type: 'date', start, end: match.index + (/['’]/.test(match[0]) ? match[0].length : day.end), value });
  }
  for (const match of text.matchAll(MONTH_THE_DAY)) {
    const [day] = parseWithChrono(`${dayIn(match[2] ?? '')} ${match[1] ?? ''}`, options, today);
    if (day?.type === 'date') found.push(foundAt(match, 'date', day.value));
  }
  return found;
}

/** The length of "Friday, the " before the day that it names; 0 where that day is no Friday, so that two days stand there. */
function weekdayBefore(text: string, iso: string): number {
  const said = /\b(?:(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?)\.?,?\s+(?:the\s+)?$/i.exec(text);
  const fits = said && weekdayOf(said[1] ?? '') === new Date(`${iso}T00:00:00Z`).getUTCDay();
  return fits ? said[0].length : 0;
}

function asIso({ value }: Found): string {
  return typeof value === 'string' ? value : '';
}

/** 29 February comes again when there is one. */
function nextYear(iso: string): string {
  const next = `${Number(iso.slice(0, 4)) + 1}${iso.slice(4)}`;
  return next.endsWith('-02-29') && !isCalendarDay(next) ? nextYear(next) : next;
}

/** "on Tuesday after 3", "tomorrow before 9.30", "Friday before noon": behind a day a bare number is an hour, and the word between them stays. */
function withBareHours(text: string, found: readonly Found[]): Found[] {
  return found.flatMap((one): Found[] => {
    const words = text.slice(one.start, one.end);
    const joined =
      one.type === 'datetime'
        ? /^(.*\S)\s+(?:after|before|until|till|by|from|since)\s+(?=\d|noon$|midday$|midnight$)/i.exec(words)
        : null;
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
      /^(\s+(?:after|before|until|till|by|from)\s+)(\d{1,2}(?:\.[0-5]\d)?)(?=\s*(?:$|[.,;?!)](?!\d)|(?:and|or|with|for|in|on|please|if)\b))/i.exec(
        text.slice(one.end)
      );
    const start = one.end + (hour?.[1]?.length ?? 0);
    const [hours = '', minutes = '00'] = hour?.[2]?.split('.') ?? [];
    const free = hour && Number(hours) < 24 && !found.some((other) => other.start < start + 2 && start < other.end);
    if (!free) return [one];
    const said = hour[2] ?? '';
    const value = `${hours.padStart(2, '0')}:${minutes}`;
    // "from Friday by 2.50" may be a price.
    const others: Found['others'] = said === hours ? undefined : [{ type: 'number', value: Number(said) }];
    return [one, { type: 'time', start, end: start + said.length, value, ...(others ? { others } : {}) }];
  });
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
      const [date, clock] = last.type === 'date' ? [last, next.value] : [next, last.value];
      const at = (day: Found['value']): string => `${day as string}T${clock as string}:00`;
      merged[merged.length - 1] = {
        ...date,
        type: 'datetime',
        start: last.start,
        end: next.end,
        value: at(date.value),
        ...(date.others ? { others: date.others.map((other) => ({ ...other, value: at(other.value) })) } : {}),
      };
    } else merged.push(next);
  }
  return merged;
}
