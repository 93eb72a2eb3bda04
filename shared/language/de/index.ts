import { moneyIn, numbersIn } from '../amounts';
import { datesIn, openTimesIn } from '../dates-in-words';
import { durationsIn } from '../durations-in-words';
import type { Language } from '../language';
import { numberedIdsIn } from '../numbered-ids';
import { spellingOf } from '../spelling';
import { DATES } from './dates';
import { DURATIONS } from './durations';
import { NUMBERS } from './number-words';
import { words } from './words';

const CUE =
  '(?:Bestellung|Auftrag|Ticket|Rechnung|Fall|Kunde|Kundin|Konto|Aufgabe|Artikel|Produkt|Sendung|Paket|Lieferung|Buchung|Reservierung|Zahlung|Vorgang|Nutzer|Mitglied|Patient|Projekt|Vertrag|Police|Karte|Charge|Gerät|Zähler|Termin|Angebot|Retoure|Raum|Zimmer|Tisch|Flug|Fahrzeug|Maschine|Server|Seite|Lager|Halle|Gleis|Filiale|Antrag|Beschwerde|Nummer|Nr\\.?|ID|Kundennummer|Rechnungsnummer|Bestellnummer|Auftragsnummer|Station|Wagen|Regal|Platz|Spende|Bewerbung|Meldung|Lieferschein|Gutschein)';

/** German. */
export const german: Language = {
  code: 'de',
  name: 'German',
  words,
  customs: ['decimal-comma', 'day-first'],
  findDates: datesIn(DATES),
  findDurations: durationsIn(DURATIONS, NUMBERS),
  findMoney: moneyIn(NUMBERS, {
    euro: 'EUR',
    euros: 'EUR',
    dollar: 'USD',
    pfund: 'GBP',
    franken: 'CHF',
    'schweizer franken': 'CHF',
    yen: 'JPY',
  }),
  findNumbers: numbersIn(NUMBERS),
  findNumberedIds: numberedIdsIn(
    CUE,
    '(?:Nummer|Nr\\.?)',
    /^(?:\s*$|\s*[.,;:!?)]|\s+(?:zu|zum|von|vom|für|in|im|an|am|um|auf|aus|ab|ein|mit|und|oder|bis|vor|nach|wegen|bitte|ist|war|hat)(?!\p{L})|\s*\uFFFC)/iu
  ),
  isAmbiguousTime: openTimesIn(DATES),
  spell: spellingOf({
    '%': 'prozent',
    '&': 'und',
    'e-mail': 'email',
    'e-mails': 'emails',
    mail: 'email',
    mails: 'emails',
    gerne: 'gern',
    kilogramm: 'kg',
    kilo: 'kg',
  }),
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
