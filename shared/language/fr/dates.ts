import { casual } from 'chrono-node/fr';
import { clockTime, type PartOfDay } from '../clock-words';
import type { DateWords } from '../dates-in-words';
import { durationOf } from '../durations-in-words';
import { sideOfToday } from '../sides-of-today';
import { MONTHS, WEEKDAYS } from './calendar-words';
import { DURATIONS } from './durations';
import { NUMBERS } from './number-words';

const WEEKDAY = `(${WEEKDAYS.join('|')})`;
const WHICH = '(?:\\s+(?:prochain|dernier|passé))';
const DATED = `(?=,?\\s+(?:le\\s+)?(?:\\d{1,2}(?:er)?\\s+(?:${MONTHS})|\\d{1,2}[/.]\\d{1,2}[/.]))`;
const PARTS: Readonly<Record<string, PartOfDay>> = {
  'du matin': 'morning',
  'de l’après-midi': 'afternoon',
  "de l'après-midi": 'afternoon',
  'du soir': 'evening',
  'de la nuit': 'night',
};
const PART = `(?:\\s+(${Object.keys(PARTS).join('|')}))?`;
const HOURS = 'une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze';
const SIDES: Readonly<Record<string, number>> = {
  'et demie': 30,
  'et demi': 30,
  'et quart': 15,
  'moins le quart': -15,
};
const SIDE = `(?:\\s+(${Object.keys(SIDES).join('|')}))?`;
/** Behind these an hour is one of the clock; "de 2 heures" says how long. */
const CUE =
  "(?<=(?<!\\p{L})(?:à|vers|dès|avant|après|jusqu['’]à|entre|partir\\s+de)\\s+|(?<!\\p{L})entre\\s+\\S{1,6}\\s+et\\s+)";
const UNITS = '(?:jours?|semaines?|mois|ans?)';
const NUMBER = `(?!8\\s|15\\s|huit\\s|quinze\\s)(?:\\d{1,3}|${NUMBERS.pattern})`;

const partOf = (said: string | undefined): PartOfDay | undefined =>
  PARTS[said?.toLowerCase().replace(/\s+/g, ' ') ?? ''];
const sideOf = (said: string | undefined): number => SIDES[said?.toLowerCase().replace(/\s+/g, ' ') ?? ''] ?? 0;
const distance = (text: string): string | undefined =>
  durationOf(text.replace(/^(?:dans|il\s+y\s+a)\s+/i, ''), DURATIONS, NUMBERS);

/** How French writes days and times. */
export const DATES: DateWords = {
  parser: casual,
  namedDays: [
    [/(?<!\p{L})apr[èe]s-demain(?!\p{L}|\s+(?:matin|midi|apr[èe]s-midi|soir))/giu, 2],
    [/(?<!\p{L})avant-hier(?!\p{L}|\s+(?:matin|midi|apr[èe]s-midi|soir))/giu, -2],
    [/(?<!\p{L}|(?:apr[èe]s|d[eè]s)[\s-])demain(?!\p{L}|\s+(?:matin|midi|apr[èe]s-midi|soir|en)(?!\p{L}))/giu, 1],
    [/(?<!\p{L})aujourd['’]hui(?!\p{L})/giu, 0],
    [/(?<!\p{L}|avant[\s-])hier(?!\p{L}|\s+(?:matin|midi|apr[èe]s-midi|soir))/giu, -1],
  ],
  dayWithMonth: new RegExp(
    `(?<![\\p{L}\\d.,/-])(?:1er|\\d{1,2})\\s+(?:${MONTHS})(?!\\p{L})(?:\\s+\\d{4}(?![\\d:h]))?`,
    'giu'
  ),
  rangeStart: /(?<![\d.])(\d{1,2})(?:er)?\s*(?:au|à|et|-|–)\s*(?:le\s+)?$/i,
  distances: [
    {
      pattern: new RegExp(`(?<!\\p{L})dans\\s+${NUMBER}\\s+${UNITS}(?!\\p{L})`, 'giu'),
      ahead: true,
      isoOf: distance,
    },
    {
      pattern: new RegExp(`(?<!\\p{L})il\\s+y\\s+a\\s+${NUMBER}\\s+${UNITS}(?!\\p{L})`, 'giu'),
      ahead: false,
      isoOf: distance,
    },
  ],
  // "le lundi" is every one, unless its date follows.
  weekday: new RegExp(
    `(?<!\\p{L})(?:${WEEKDAY}${DATED}|(?<!(?:le|les|chaque|tous\\s+les)\\s)${WEEKDAY.replace('(', '(?:')}${WHICH}?)(?!\\p{L}|\\s+(?:matin|midi|apr[èe]s-midi|soir|en|suivant|précédent|prochaine?|dernière?)(?!\\p{L}))`,
    'giu'
  ),
  times: [
    {
      pattern: new RegExp(
        `${CUE}(\\d{1,2})\\s?h(?:\\s?(\\d{2})|eures?(?:\\s(\\d{2}))?)?${SIDE}${PART}(?!\\p{L}|\\d|\\s+d(?:e\\s|['’]))`,
        'giu'
      ),
      read: ([, hour, minute, behind, side, part]) =>
        side !== undefined && (minute ?? behind) !== undefined
          ? undefined
          : clockTime(Number(hour), side === undefined ? Number(minute ?? behind ?? 0) : sideOf(side), partOf(part)),
    },
    {
      pattern: new RegExp(
        `${CUE}(${HOURS})\\s+heures?${SIDE}${PART}(?!\\p{L}|\\s+d(?:e\\s|['’])|\\s+(?:et|moins|${HOURS}|vingt)(?!\\p{L}))`,
        'giu'
      ),
      read: ([, hour = '', side, part]) => clockTime(NUMBERS.read(hour) ?? Number.NaN, sideOf(side), partOf(part)),
    },
    {
      pattern: /(?<=(?<!\p{L})(?:à|vers|avant|après|jusqu['’]à)\s)(midi|minuit)(?!\p{L}|-|\s+(?:et|moins)(?!\p{L}))/giu,
      read: (match) => (/^midi$/i.test(match[0]) ? '12:00' : '00:00'),
    },
    {
      pattern: /(?<![\d.:,/])(\d{1,2}):(\d{2})(?![\d:])/g,
      read: ([, hour, minute]) => clockTime(Number(hour), Number(minute)),
    },
  ],
  partOfDay: /matin|après-midi|soir|nuit|midi|minuit/i,
  at: 'à',
  joins: /^\s*,?\s*(?:à|le|pour\s+le|@)?\s*$/i,
  midnight: /minuit|(?<!\d)24\s?h(?:eures)?|(?:12|douze)\s*h(?:eures)?\s+de\s+la\s+nuit/i,
  days: {
    weekday: new RegExp(WEEKDAY, 'i'),
    weekdayOf: (name) => WEEKDAYS.indexOf(name),
    onlyWeekday: new RegExp(`^\\(?${WEEKDAY}${WHICH}?\\)?$`, 'i'),
    month: new RegExp(`(?<!\\p{L})(?:${MONTHS})(?!\\p{L})`, 'iu'),
    said: (text) => {
      if (/prochain$/i.test(text)) return 'next';
      if (/passé$/i.test(text)) return 'past';
      return /dernier$/i.test(text) ? 'last' : undefined;
    },
    since: /(?<!\p{L})depuis\s*(?:le\s*)?$/iu,
    to: /^\s*(?:-|–|au|à|jusqu['’]au)\s*(?:le\s*)?$/i,
    between: /(?<!\p{L})entre\s*(?:le\s*)?$/iu,
    and: /^\s*et\s*(?:le\s*)?$/i,
    weekdayGap: /^[\s,(]*(?:le\s+)?$/i,
    dayFirst: true,
    directionOf: sideOfToday({
      next: /(?!)/,
      last: /(?<!\p{L})depuis\s*(?:le\s*)?$/iu,
      ahead:
        /(?:^|[.!?;,:]\s*|(?<!\p{L})(?:tu|vous|plaît|et|puis)\s+)(?:(?:réserv|planifi|programm|report|déplac|lou|invit)(?:e|es|ez|er)|rappelle[sz]?|rappelez|rappeler|prévois|prévoyez|prévoir)(?!\p{L})|(?<!\p{L})(?:échéance|sera|seront)(?!\p{L})/iu,
      behind:
        /(?<!\p{L})(?:était|étaient|fut|furent|reçu|reçue|reçus|reçues|vendu|vendue|vendus|vendues|eu|hier|(?:command|pay|achet|livr|annul|envoy|cré|pass|effectu|réserv|enregistr|arriv|sign)(?:é|ée|és|ées))(?!\p{L})/iu,
      reason: /(?<!\p{L})(?:parce qu|puisqu|à cause d|en raison d)[^,;]*/giu,
    }),
  },
};
