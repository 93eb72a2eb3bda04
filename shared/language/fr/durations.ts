import type { DurationWords } from '../durations-in-words';

/** How French writes durations. */
export const DURATIONS: DurationWords = {
  units: {
    seconde: 'seconds',
    secondes: 'seconds',
    minute: 'minutes',
    minutes: 'minutes',
    min: 'minutes',
    heure: 'hours',
    heures: 'hours',
    h: 'hours',
    jour: 'days',
    jours: 'days',
    semaine: 'weeks',
    semaines: 'weeks',
    mois: 'months',
    an: 'years',
    ans: 'years',
    année: 'years',
    années: 'years',
  },
  phrases: {
    'une demi-heure': 'PT30M',
    "un quart d'heure": 'PT15M',
    'un quart d’heure': 'PT15M',
    "trois quarts d'heure": 'PT45M',
    'trois quarts d’heure': 'PT45M',
    'une heure et demie': 'PT1H30M',
    'deux heures et demie': 'PT2H30M',
  },
};

/** "quinze jours" are two weeks, and "huit jours" one. */
const IDIOM = /^(?:huit|quinze)\s+jours$/i;

/** "la réunion de 14 heures" begins at that hour, "une réunion de 14 heures" lasts so long: hours of a working day are no duration. */
const CLOCK_HOUR = /^(?:[7-9]|1\d|2[0-3])\s*h(?:eures)?$/i;

/** Are such words a duration for sure. */
export function isDuration(words: string): boolean {
  return !IDIOM.test(words) && !CLOCK_HOUR.test(words);
}
