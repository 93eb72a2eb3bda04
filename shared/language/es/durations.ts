import type { DurationWords } from '../durations-in-words';

/** How Spanish writes durations. */
export const DURATIONS: DurationWords = {
  units: {
    segundo: 'seconds',
    segundos: 'seconds',
    minuto: 'minutes',
    minutos: 'minutes',
    min: 'minutes',
    hora: 'hours',
    horas: 'hours',
    h: 'hours',
    día: 'days',
    días: 'days',
    dia: 'days',
    dias: 'days',
    semana: 'weeks',
    semanas: 'weeks',
    mes: 'months',
    meses: 'months',
    año: 'years',
    años: 'years',
  },
  phrases: {
    'media hora': 'PT30M',
    'un cuarto de hora': 'PT15M',
    'tres cuartos de hora': 'PT45M',
    'hora y media': 'PT1H30M',
    'una hora y media': 'PT1H30M',
    'dos horas y media': 'PT2H30M',
  },
};

/** "quince días" are two weeks, and "ocho días" one. */
const IDIOM = /^(?:ocho|quince)\s+d[ií]as$/i;

/** Are such words a duration for sure. */
export function isDuration(words: string): boolean {
  return !IDIOM.test(words);
}
