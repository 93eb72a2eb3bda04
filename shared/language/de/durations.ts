import type { DurationWords } from '../durations-in-words';

/** How German writes durations. */
export const DURATIONS: DurationWords = {
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
