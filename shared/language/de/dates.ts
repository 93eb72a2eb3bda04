import { casual } from 'chrono-node/de';
import { clockTime, type PartOfDay } from '../clock-words';
import type { DateWords } from '../dates-in-words';
import { durationOf } from '../durations-in-words';
import { sideOfToday } from '../sides-of-today';
import { MONTHS, WEEKDAYS } from './calendar-words';
import { DURATIONS } from './durations';
import { NUMBERS } from './number-words';

const WEEKDAY = `(${WEEKDAYS.join('|')}|sonnabend)`;
const WHICH = '(?:(?:nächste|kommende|diese|letzte|vergangene|vorige|übernächste)[nrsm]?\\s+)';
const PARTS: Readonly<Record<string, PartOfDay>> = {
  morgens: 'morning',
  früh: 'morning',
  vormittags: 'morning',
  mittags: 'noon',
  nachmittags: 'afternoon',
  abends: 'evening',
  nachts: 'night',
};
const PART = `(?:\\s+(${Object.keys(PARTS).join('|')}))?`;
const HOURS = 'eins|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf';
const SIDES: Readonly<Record<string, number>> = { halb: -30, nach: 15, vor: -15, dreiviertel: -15 };
const UNITS = '(?:Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?)';

const hourOf = (said: string): number => (/^ein$/i.test(said) ? 1 : (NUMBERS.read(said) ?? Number(said)));
const partOf = (said: string | undefined): PartOfDay | undefined => PARTS[said?.toLowerCase() ?? ''];
const distance = (text: string): string | undefined =>
  durationOf(text.replace(/^(?:in|vor)\s+/i, ''), DURATIONS, NUMBERS);

/** How German writes days and times. */
export const DATES: DateWords = {
  parser: casual,
  namedDays: [
    [/(?<!\p{L})übermorgen(?!\p{L})/giu, 2],
    [/(?<!\p{L})vorgestern(?!\p{L})/giu, -2],
    [
      /(?<!\p{L}|(?:heute|am|guten|jeden|[Mm]ontag|[Dd]ienstag|[Mm]ittwoch|[Dd]onnerstag|[Ff]reitag|[Ss]amstag|[Ss]onntag)\s)morgen(?!\p{L}|\s+(?:früh|vormittag|nachmittag|mittag|abend))/gu,
      1,
    ],
    [/(?<!\p{L})heute(?!\p{L}|\s+(?:früh|morgen|vormittag|nachmittag|mittag|abend|nacht))/giu, 0],
    [/(?<!\p{L})gestern(?!\p{L}|\s+(?:früh|morgen|vormittag|nachmittag|mittag|abend|nacht))/giu, -1],
  ],
  dayWithMonth: new RegExp(
    `(?<![\\p{L}\\d.,/-])\\d{1,2}\\.?\\s+(?:${MONTHS})(?!\\p{L})(?:\\s+\\d{4}(?![\\d:]))?`,
    'giu'
  ),
  rangeStart: /(?<![\d.])(\d{1,2})\.?\s*(?:bis(?:\s+zum)?|und|-|–)\s*$/i,
  distances: [
    {
      pattern: new RegExp(`(?<!\\p{L})in\\s+(?:\\d{1,3}|${NUMBERS.pattern})\\s+${UNITS}(?!\\p{L})`, 'giu'),
      ahead: true,
      isoOf: distance,
    },
    {
      pattern: new RegExp(`(?<!\\p{L})vor\\s+(?:\\d{1,3}|${NUMBERS.pattern})\\s+${UNITS}(?!\\p{L})`, 'giu'),
      ahead: false,
      isoOf: distance,
    },
  ],
  weekday: new RegExp(
    `(?<!\\p{L}|jeden\\s)${WHICH}?${WEEKDAY}(?!\\p{L}|\\s*(?:morgen|vormittag|mittag|nachmittag|abend))`,
    'giu'
  ),
  shortDate: /(?<![\d.,/])(\d{1,2})\.(\d{1,2})\.(?!\d)/g,
  times: [
    {
      pattern: new RegExp(`(?<![\\d.:,])(\\d{1,2})(?:[:.](\\d{2}))?\\s?Uhr(?:\\s(\\d{2}))?${PART}(?!\\p{L})`, 'giu'),
      read: ([, hour, minute, behind, part]) => clockTime(Number(hour), Number(minute ?? behind ?? 0), partOf(part)),
    },
    {
      pattern: new RegExp(
        `(?<!\\p{L})(?:viertel\\s+)?(halb|nach|vor|dreiviertel)(?<=halb|viertel|viertel\\s+(?:nach|vor))\\s+(${HOURS}|\\d{1,2})(?:\\s+Uhr)?${PART}(?!\\p{L}|\\d)`,
        'giu'
      ),
      read: ([, side = '', hour = '', part]) => clockTime(hourOf(hour), SIDES[side.toLowerCase()], partOf(part)),
    },
    {
      pattern: new RegExp(`(?<!\\p{L})(${HOURS})\\s+Uhr${PART}(?!\\p{L})`, 'giu'),
      read: ([, hour = '', part]) => clockTime(hourOf(hour), 0, partOf(part)),
    },
    {
      pattern: /(?<![\d.:,/])(\d{1,2}):(\d{2})(?![\d:])/g,
      read: ([, hour, minute]) => clockTime(Number(hour), Number(minute)),
    },
    {
      pattern: new RegExp(
        `(?<=(?:um|gegen|ab|bis)\\s)(\\d{1,2})(?=\\s*(?:$|[,;?!]|\\.(?:\\s|$)|(?:am|mit|für|in|im|und|an|auf|bei|ein|aus|ab)\\s))(?!\\.\\s+(?:${MONTHS}))`,
        'giu'
      ),
      read: ([, hour]) => clockTime(Number(hour)),
    },
  ],
  partOfDay: /morgens|früh|vormittag|nachmittag|abend|mittag|nacht/i,
  at: 'um',
  joins: /^\s*,?\s*(?:um|am|den|@)?\s*$/i,
  midnight: /mitternacht|(?<!\d)24(?::00)?\s?uhr|(?:12|zwölf)\s*uhr\s+nachts/i,
  days: {
    weekday: new RegExp(WEEKDAY, 'i'),
    weekdayOf: (name) => (name === 'sonnabend' ? 6 : WEEKDAYS.indexOf(name)),
    onlyWeekday: new RegExp(`^\\(?${WHICH}?${WEEKDAY}\\)?$`, 'i'),
    month: new RegExp(`(?:${MONTHS})|^\\d{1,2}\\.\\d{1,2}\\.$`, 'i'),
    said: (text) => {
      if (/^übernächste/i.test(text)) return 'after next';
      if (/^nächste/i.test(text)) return 'next';
      if (/^kommende/i.test(text)) return 'coming';
      if (/^diese/i.test(text)) return 'this';
      if (/^vergangene/i.test(text)) return 'past';
      return /^(?:letzte|vorige)/i.test(text) ? 'last' : undefined;
    },
    since: /\bseit\s*(?:dem\s*)?$/i,
    to: /^\s*(?:-|–|bis(?:\s+zum)?)\s*$/i,
    between: /\bzwischen\s*(?:dem\s*)?$/i,
    and: /^\s*und\s*(?:dem\s*)?$/i,
    weekdayGap: /^[\s,(]*(?:den\s+|dem\s+)?$/i,
    dayFirst: true,
    directionOf: sideOfToday({
      next: /(?:nächsten|kommenden)\s*$/i,
      last: /(?:seit|letzten|vergangenen)\s*(?:dem\s*)?$/i,
      ahead:
        /(?<!\p{L})(?:buche|buchen|reservier|plane|planen|vereinbar|erinner|verschieb|verleg|lade|bestell|miete|liefer|frist|fällig|wird|werden|beginn)(?:e|en|t)?(?!\p{L})/iu,
      behind:
        /(?<!\p{L})(?:war|waren|wurde|wurden|hat|haben|hatte|gekauft|bezahlt|bestellt|verkauft|gestern|geliefert|eingegangen)(?!\p{L})/iu,
      reason: /(?<!\p{L})(?:weil|denn|wegen|aufgrund)(?!\p{L})[^,;]*/giu,
    }),
  },
};
