import type { Found } from '../../values/found-value';
import { moneyIn, numbersIn } from '../amounts';
import { datesIn, openTimesIn } from '../dates-in-words';
import { durationsIn } from '../durations-in-words';
import type { Language } from '../language';
import { numberedIdsIn } from '../numbered-ids';
import { DATES } from './dates';
import { DURATIONS, isDuration } from './durations';
import { NUMBERS } from './number-words';
import { imperatives, spell } from './spelling';
import { words } from './words';

const CUE =
  '(?:commande|ticket|facture|dossier|client|cliente|compte|tâche|article|produit|colis|envoi|livraison|réservation|paiement|demande|utilisateur|membre|patient|projet|contrat|police|carte|lot|appareil|compteur|rendez-vous|devis|retour|salle|chambre|table|vol|véhicule|machine|serveur|page|entrepôt|quai|magasin|réclamation|bureau|station|place|don|candidature|incident|numéro|n°|bon)';
const MARK = '(?:numéro|n\\.?\\s?[°º]|no\\.?)';

const findNumbers = numbersIn(NUMBERS);
const findDurations = durationsIn(DURATIONS, NUMBERS);
const BEHIND_NOUN = new RegExp(`(?<!\\p{L})${CUE}\\s*(?:${MARK}\\s*)?$`, 'iu');

/** "la commande 207 500 euros": behind a noun that is numbered, digits with spaces between them may be two numbers. */
function withTwoNumbers(text: string, found: readonly Found[]): Found[] {
  return found.map((one) => {
    const spaced = /^\d+\s\d/.test(text.slice(one.start, one.end)) && BEHIND_NOUN.test(text.slice(0, one.start));
    const { shows: _shows, others: _others, ...rest } = one;
    return spaced ? { ...rest, doubt: `"${text.slice(one.start, one.end)}" can be one number or two` } : one;
  });
}

// Dollars, pounds and crowns are of several countries.
const findMoney = moneyIn(NUMBERS, {
  euro: 'EUR',
  euros: 'EUR',
  'francs suisses': 'CHF',
  'livres sterling': 'GBP',
  'dollars américains': 'USD',
  'dollars canadiens': 'CAD',
  yens: 'JPY',
});

/** French. */
export const french: Language = {
  code: 'fr',
  name: 'French',
  words,
  customs: ['decimal-comma', 'spaced-groups', 'day-first'],
  findDates: datesIn(DATES),
  findDurations: (text) => findDurations(text).filter(({ start, end }) => isDuration(text.slice(start, end))),
  findMoney: (text) => withTwoNumbers(text, findMoney(text)),
  findNumbers: (text) => withTwoNumbers(text, findNumbers(text)),
  findNumberedIds: numberedIdsIn(
    CUE,
    MARK,
    /^(?:\s*$|\s*[.,;:!?)]|\s+(?:à|au|aux|pour|avec|sans|par|de|du|des|en|dans|sur|chez|et|ou|le|avant|après|dès|depuis|jusqu|car|merci|est|a)(?!\p{L})|\s*\uFFFC)/iu
  ),
  isAmbiguousTime: openTimesIn(DATES),
  spell,
  infinitives: imperatives,
  isParticiple: (word) =>
    /^(?:daté|datée|commençant|finissant|concernant|intitulée?|nommée?|valable|prévue?)$/.test(word),
  isNumberedNoun: (word) => new RegExp(`^${CUE}$`, 'i').test(word),
  isPeriod: (phrase) =>
    /^(?:(?:le|la|l['’])\s*)?(?:semaine|mois|trimestre|année|week-end)\s+(?:prochaine?|dernière?|passée?|précédente?)$|^(?:ce|cette|cet)\s+(?:semaine|mois|trimestre|année|week-end)$/i.test(
      phrase.trim()
    ),
  isConditional: (masked) =>
    /(?<!\p{L})(?:si|s['’]ils?|sinon|lorsqu\p{L}*|quand|pourvu\s+qu\p{L}*|à\s+moins|à\s+condition|dès\s+qu\p{L}*|tant\s+qu\p{L}*|au\s+cas\s+où|en\s+cas|selon\s+qu\p{L}*|autrement|le\s+cas\s+échéant|éventuellement|dépend\p{L}*)(?!\p{L})/iu.test(
      masked
    ),
  asksForEach: (masked) => /(?<!\p{L})(?:tous|toutes|tout|chaque|chacune?|les\s+deux)(?!\p{L})/iu.test(masked),
  isOrdinaryWord: () => false,
};
