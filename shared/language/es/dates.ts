import { casual } from 'chrono-node/es';
import { clockTime, type PartOfDay } from '../clock-words';
import type { DateWords } from '../dates-in-words';
import { durationOf } from '../durations-in-words';
import { sideOfToday } from '../sides-of-today';
import { MONTHS, WEEKDAYS } from './calendar-words';
import { DURATIONS } from './durations';
import { NUMBERS } from './number-words';

const WEEKDAY = `(${WEEKDAYS.join('|')})`;
const BEFORE = '(?:(?:próximo|pasado|este)\\s+)';
const BEHIND = '(?:\\s+(?:próximo|pasado|que\\s+viene))';
const PARTS: Readonly<Record<string, PartOfDay>> = {
  'de la mañana': 'morning',
  'del mediodía': 'noon',
  'de la tarde': 'afternoon',
  'de la noche': 'evening',
  'de la madrugada': 'night',
};
const PARTED = `\\s+(${Object.keys(PARTS).join('|')})`;
const PART = `(?:${PARTED})?`;
const HOURS = 'una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce';
const SIDES: Readonly<Record<string, number>> = { 'y media': 30, 'y cuarto': 15, 'menos cuarto': -15, 'en punto': 0 };
const SIDE = `(?:\\s+(${Object.keys(SIDES).join('|')}))?`;
const CUE = '(?<=(?<!\\p{L})las?\\s)';
/** "a las 3 facturas": an hour stands at the end, or before what says another part of the request. */
const ENDS = '(?=\\s*(?:$|[.,;?!)]|(?:y|o|con|para|en|por|el|al|hasta|a|que)\\s))';
const UNITS = '(?:d[ií]as?|semanas?|mes(?:es)?|años?)';
const NUMBER = `(?!8\\s|15\\s|ocho\\s|quince\\s)(?:\\d{1,3}|${NUMBERS.pattern})`;
/** The hour may as well be one of the evening, since people dine at nine. */
const SPOKEN_UNTIL = 11;

const partOf = (said: string | undefined): PartOfDay | undefined =>
  PARTS[said?.toLowerCase().replace(/\s+/g, ' ') ?? ''];
const sideOf = (said: string | undefined): number => SIDES[said?.toLowerCase().replace(/\s+/g, ' ') ?? ''] ?? 0;
const distance = (text: string): string | undefined =>
  durationOf(text.replace(/^(?:dentro\s+de|en|hace)\s+/i, ''), DURATIONS, NUMBERS);

/** How Spanish writes days and times. */
export const DATES: DateWords = {
  parser: casual,
  namedDays: [
    [/(?<!\p{L})pasado\s+mañana(?!\p{L}|\s+por\s+la)/giu, 2],
    [/(?<!\p{L})(?:anteayer|antes\s+de\s+ayer)(?!\p{L}|\s+por\s+la)/giu, -2],
    [
      /(?<!\p{L}|(?:la|las|esta|cada|una|buena|pasado|pasada|toda|otra|misma)\s+)mañana(?!\p{L}|\s+(?:por|en|temprano|mismo|tarde|noche)(?!\p{L})|\s+a\s+(?:la|primera|última)\s+(?:noche|tarde|mañana|hora))/giu,
      1,
    ],
    [/(?<!\p{L})hoy(?!\p{L}|\s+(?:por\s+la|en\s+día|noche|mismo))/giu, 0],
    [/(?<!\p{L}|antes\s+de\s+)ayer(?!\p{L}|\s+(?:por\s+la|noche|tarde))/giu, -1],
  ],
  dayWithMonth: new RegExp(
    `(?<![\\p{L}\\d.,/-])\\d{1,2}\\s+(?:de\\s+)?(?:${MONTHS})(?!\\p{L})(?:(?:\\s+de)?\\s+\\d{4}(?![\\d:]))?(?!\\s+del\\s)`,
    'giu'
  ),
  rangeStart: /(?<![\d.])(\d{1,2})\s*(?:al?|y|-|–)\s*(?:el\s+)?$/i,
  distances: [
    {
      pattern: new RegExp(`(?<!\\p{L})(?:dentro\\s+de|en)\\s+${NUMBER}\\s+${UNITS}(?!\\p{L})`, 'giu'),
      ahead: true,
      isoOf: distance,
    },
  ],
  weekday: new RegExp(
    `(?<!\\p{L}|(?:los|cada|todos\\s+los|un)\\s+)${BEFORE}?${WEEKDAY}${BEHIND}?(?!\\p{L}|\\s+(?:por|a\\s+la|siguiente|anterior|noche|tarde)(?!\\p{L}))`,
    'giu'
  ),
  times: [
    {
      pattern: new RegExp(
        `(?<![\\d.:,/])(\\d{1,2})[:.](\\d{2})(?:\\s?(?:h|horas|hrs)(?!\\p{L})\\.?)${PART}(?![\\d:])`,
        'giu'
      ),
      read: ([, hour, minute, part]) => clockTime(Number(hour), Number(minute), partOf(part)),
    },
    {
      pattern: new RegExp(`(?<![\\d.:,/])(\\d{1,2}):(\\d{2})${PART}(?![\\d:]|\\s?[ap]\\.?\\s?m)`, 'giu'),
      read: ([, hour, minute, part]) => clockTime(Number(hour), Number(minute), partOf(part)),
    },
    {
      pattern: new RegExp(`${CUE}(\\d{1,2})\\s?(?:h|horas|hrs)(?!\\p{L})\\.?${PART}`, 'giu'),
      read: ([, hour, part]) => clockTime(Number(hour), 0, partOf(part)),
    },
    {
      pattern: new RegExp(`${CUE}(\\d{1,2}|${HOURS})(?!\\p{L}|\\d|[.:,]\\d)${SIDE}(?:${PARTED}|${ENDS})`, 'giu'),
      read: ([, hour = '', side, part]) => clockTime(NUMBERS.read(hour) ?? Number(hour), sideOf(side), partOf(part)),
      openUntil: SPOKEN_UNTIL,
    },
  ],
  partOfDay: /mañana|mediodía|tarde|noche|madrugada/i,
  at: 'a las',
  joins: /^\s*,?\s*(?:a\s+las?|el|@)?\s*$/i,
  midnight: /medianoche|(?<!\d)24(?::00)?|(?:12|doce)\s+de\s+la\s+(?:noche|madrugada)|00:00/i,
  days: {
    weekday: new RegExp(WEEKDAY, 'i'),
    weekdayOf: (name) => WEEKDAYS.indexOf(name),
    onlyWeekday: new RegExp(`^\\(?${BEFORE}?${WEEKDAY}${BEHIND}?\\)?$`, 'i'),
    month: new RegExp(`(?<!\\p{L})(?:${MONTHS})(?!\\p{L})`, 'iu'),
    said: (text) => {
      if (/^próximo|(?:próximo|que\s+viene)$/i.test(text)) return 'next';
      if (/^este/i.test(text)) return 'this';
      return /^pasado|pasado$/i.test(text) ? 'last' : undefined;
    },
    since: /(?<!\p{L})desde\s*(?:el\s*)?$/iu,
    to: /^\s*(?:-|–|al?|hasta)\s*(?:el\s*)?$/i,
    between: /(?<!\p{L})entre\s*(?:el\s*)?$/iu,
    and: /^\s*y\s*(?:el\s*)?$/i,
    weekdayGap: /^[\s,(]*(?:el\s+)?(?:día\s+)?$/i,
    dayFirst: false,
    directionOf: sideOfToday({
      next: /(?<!\p{L})próximo\s+(?:día\s+)?$/iu,
      last: /(?<!\p{L})(?:desde|pasado)\s*(?:el\s*)?(?:día\s+)?$/iu,
      ahead:
        /(?:^|[.!?;,:¿¡]\s*|(?<!\p{L})(?:favor|puedes|podrías|puede|podría|quiero|y|luego)\s+)(?:(?:reserv|program|planific|aplac|alquil|invit|agend)(?:a|e|es|ar)|recuérda\p{L}*|recuerda|recordar|mueve|mueva|mover|aplaza|pospón)(?!\p{L})|(?<!\p{L})(?:será|serán|vence|vencimiento)(?!\p{L})/iu,
      behind:
        /(?<!\p{L})(?:era|eran|fue|fueron|ayer|recib|vend|hub|llegó|hizo|pagó|compró|envió|(?:recib|vend)id[oa]s?|(?:compr|pag|envi|cre|entreg|realiz|factur|hech|registr|firm|reserv|cancel)ad[oa]s?)(?!\p{L})/iu,
      reason: /(?<!\p{L})(?:porque|ya que|puesto que|por culpa de|debido a|a causa de)(?!\p{L})[^,;]*/giu,
    }),
  },
};
