import { de } from 'chrono-node';
import { moneyIn, numbersInDigits } from '../amounts';
import { clockTime, datesIn, isEarlyHour } from '../dates-in-words';
import { durationOf, durationsIn, type DurationWords } from '../durations-in-words';
import type { Language } from '../language';
import { foundAt } from '../../values/spans';
import { numberedIdsIn } from '../numbered-ids';
import { NUMBERS } from './number-words';
import { words } from './words';

const MONTHS = 'Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember';
const WEEKDAYS = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];
const WEEKDAY = '(Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend)';
const WHICH = '(?:(?:nächste|kommende|diese|letzte|vergangene|vorige|übernächste)[nrsm]?\\s+)';
const PART = '(?:\\s+(?:(morgens|früh|vormittags)|(nachmittags|abends|mittags|nachts)))?';
const HOUR: Record<string, number> = {
  eins: 1,
  ein: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
};
const HOURS = Object.keys(HOUR).join('|');
const PARTS_OF_DAY = /morgens|früh|vormittag|nachmittag|abend|mittag|nacht/i;
const hourOf = (said: string): string => String(HOUR[said.toLowerCase()] ?? said);
const half = (early: string | undefined, late: string | undefined): 'am' | 'pm' | undefined =>
  early !== undefined ? 'am' : late !== undefined && late !== 'nachts' ? 'pm' : undefined;

const DURATIONS: DurationWords = {
  units: {
    sekunde: 'seconds',
    sekunden: 'seconds',
    minute: 'minutes',
    minuten: 'minutes',
    min: 'minutes',
    stunde: 'hours',
    stunden: 'hours',
    std: 'hours',
    h: 'hours',
    tag: 'days',
    tage: 'days',
    tagen: 'days',
    woche: 'weeks',
    wochen: 'weeks',
    monat: 'months',
    monate: 'months',
    monaten: 'months',
    jahr: 'years',
    jahre: 'years',
    jahren: 'years',
  },
  phrases: {
    'eine halbe stunde': 'PT30M',
    'halbe stunde': 'PT30M',
    'anderthalb stunden': 'PT1H30M',
    'eineinhalb stunden': 'PT1H30M',
    'eine viertelstunde': 'PT15M',
    'eine dreiviertelstunde': 'PT45M',
    'zweieinhalb stunden': 'PT2H30M',
  },
};

const distance = (text: string): string | undefined =>
  durationOf(text.replace(/^(?:in|vor)\s+/i, ''), DURATIONS, NUMBERS);
const UNITS = '(?:Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?)';

const findDates = datesIn({
  parser: de.casual,
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
      read: ([, hour = '', minute, behind, early, late]) => clockTime(hour, minute ?? behind, half(early, late)),
    },
    {
      pattern: new RegExp(
        `(?<!\\p{L})(halb|viertel\\s+nach|viertel\\s+vor|dreiviertel)\\s+(${HOURS}|\\d{1,2})(?:\\s+Uhr)?${PART}(?!\\p{L}|\\d)`,
        'giu'
      ),
      read: ([, side = '', hour = '', early, late]) => {
        const shift = /^halb/i.test(side) ? -30 : /nach$/i.test(side) ? 15 : -15;
        const full = clockTime(hourOf(hour), '0', half(early, late));
        if (full === undefined) return undefined;
        const minutes = (Number(full.slice(0, 2)) * 60 + shift + 1_440) % 1_440;
        return clockTime(String(Math.floor(minutes / 60)), String(minutes % 60));
      },
    },
    {
      pattern: new RegExp(`(?<!\\p{L})(${HOURS})\\s+Uhr${PART}(?!\\p{L})`, 'giu'),
      read: ([, hour = '', early, late]) => clockTime(hourOf(hour), '0', half(early, late)),
    },
    { pattern: /(?<![\d.:,/])(\d{1,2}):(\d{2})(?![\d:])/g, read: ([, hour = '', minute]) => clockTime(hour, minute) },
    {
      pattern:
        /(?<=(?:um|gegen|ab|bis)\s)(\d{1,2})(?=\s*(?:$|[,;?!]|\.(?:\s|$)|(?:am|mit|für|in|im|und|an|auf|bei|ein|aus|ab)\s))/g,
      read: ([, hour = '']) => clockTime(hour),
    },
  ],
  joins: /^\s*,?\s*(?:um|gegen|am|den|@)?\s*$/i,
  midnight: /mitternacht|(?<!\d)24(?::00)?\s?uhr/i,
  days: {
    weekday: new RegExp(WEEKDAY, 'i'),
    weekdayOf: (name) => (name === 'sonnabend' ? 6 : WEEKDAYS.indexOf(name)),
    onlyWeekday: new RegExp(`^\\(?${WHICH}?${WEEKDAY}\\)?$`, 'i'),
    month: new RegExp(`(?:${MONTHS})|^\\d{1,2}\\.\\d{1,2}\\.$`, 'i'),
    said: (text) => {
      if (/^übernächste/i.test(text) || /^nächste/i.test(text)) return 'next';
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
    directionOf: (text, at) => {
      if (/(?:nächsten|kommenden)\s*$/i.test(text.slice(0, at))) return 'ahead';
      if (/(?:seit|letzten|vergangenen)\s*(?:dem\s*)?$/i.test(text.slice(0, at))) return 'behind';
      const ahead =
        /(?<!\p{L})(?:buche|buchen|reservier|plane|planen|vereinbar|erinner|verschieb|verleg|lade|bestell|miete|liefer|frist|fällig|wird|werden|beginn|ab)(?:e|en|t)?(?!\p{L})/iu.test(
          text
        );
      const behind =
        /(?<!\p{L})(?:war|waren|wurde|wurden|hat|haben|hatte|gekauft|bezahlt|bestellt|verkauft|gestern|geliefert|eingegangen)(?!\p{L})/iu.test(
          text
        );
      return ahead === behind ? undefined : ahead ? 'ahead' : 'behind';
    },
  },
});

const CUE =
  '(?:Bestellung|Auftrag|Ticket|Rechnung|Fall|Kunde|Kundin|Konto|Aufgabe|Artikel|Produkt|Sendung|Paket|Lieferung|Buchung|Reservierung|Zahlung|Vorgang|Nutzer|Mitglied|Patient|Projekt|Vertrag|Police|Karte|Charge|Gerät|Zähler|Termin|Angebot|Retoure|Raum|Zimmer|Tisch|Flug|Fahrzeug|Maschine|Server|Seite|Lager|Halle|Gleis|Filiale|Antrag|Beschwerde|Nummer|Nr\\.?|ID|Kundennummer|Rechnungsnummer|Bestellnummer|Auftragsnummer|Station|Wagen|Regal|Platz|Spende|Bewerbung|Meldung|Lieferschein|Gutschein)';

/** German. */
export const german: Language = {
  code: 'de',
  name: 'German',
  words,
  customs: ['decimal-comma', 'day-first'],
  findDates,
  findDurations: durationsIn(DURATIONS, NUMBERS),
  findMoney: (text) =>
    moneyIn(text, NUMBERS, {
      euro: 'EUR',
      euros: 'EUR',
      dollar: 'USD',
      pfund: 'GBP',
      franken: 'CHF',
      'schweizer franken': 'CHF',
      yen: 'JPY',
      kronen: 'SEK',
    }),
  findNumbers: (text) => [
    ...numbersInDigits(text),
    ...[...text.matchAll(new RegExp(`(?<![\\p{L}\\d-])${NUMBERS.pattern}(?![\\p{L}\\d-])`, 'giu'))].flatMap((match) => {
      const value = NUMBERS.read(match[0]);
      return value === undefined || value === 1 ? [] : [foundAt(match, 'number', value)];
    }),
  ],
  findNumberedIds: numberedIdsIn(
    CUE,
    '(?:Nummer|Nr\\.?)',
    /^(?:\s*$|\s*[.,;:!?)]|\s+(?:zu|zum|von|vom|für|in|im|an|am|um|auf|aus|ab|ein|mit|und|oder|bis|vor|nach|wegen|bitte|ist|war|hat)(?!\p{L})|\s*\uFFFC)/iu
  ),
  isAmbiguousTime: (text) =>
    (isEarlyHour(text, PARTS_OF_DAY) ||
      /^(?:halb|viertel|dreiviertel|eins|ein|zwei|drei|vier|fünf|sechs)(?!\p{L})/iu.test(text.trim())) &&
    !PARTS_OF_DAY.test(text),
  spell: (raw) => {
    const lower = raw.toLowerCase().replace(/’/g, "'");
    const united: Record<string, string> = {
      '%': 'prozent',
      '&': 'und',
      'e-mail': 'email',
      'e-mails': 'emails',
      mail: 'email',
      mails: 'emails',
      gerne: 'gern',
      kilogramm: 'kg',
      kilo: 'kg',
    };
    return [{ word: united[lower] ?? lower, from: 0, to: raw.length }];
  },
  infinitives: () => [],
  isParticiple: (word) => /^(?:datiert|beginnend|endend|betreffend|gültig|fällig)$/.test(word),
  isNumberedNoun: (word) => new RegExp(`^${CUE}$`, 'i').test(word),
  isPeriod: (phrase) =>
    /^(?:(?:nächste|diese|letzte|vergangene|kommende|vorige)[nrsm]?)\s+(?:woche|monats?|quartals?|jahre?s?|wochenende)$/i.test(
      phrase.trim()
    ),
  isConditional: (masked) =>
    /(?<!\p{L})(?:wenn|falls|sofern|soweit|solange|sobald|sonst|ansonsten|andernfalls|vorausgesetzt|je\s+nachdem|abhängig|es\s+sei\s+denn|bei\s+bedarf|gegebenenfalls|ggf)(?!\p{L})/iu.test(
      masked
    ),
  asksForEach: (masked) =>
    /(?<!\p{L})(?:alle[nrs]?|jede[nmrs]?|sämtliche[nr]?|alles|beide[nr]?|jeweils)(?!\p{L})/iu.test(masked),
  isOrdinaryWord: () => false,
};
