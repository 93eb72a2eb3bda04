import { wordSet, type Words } from '../language';

/** Sunday first, in lower case. */
export const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

/** Source of a pattern. */
export const MONTHS = 'janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre';

/** What stands around days and times, and their names. */
export const CALENDAR: Pick<Words, 'until' | 'beforeDates' | 'at' | 'dateJoins' | 'months' | 'dayNames'> = {
  until: wordSet('jusque'),
  beforeDates: wordSet('le à'),
  at: 'à',
  dateJoins: 'à|le|@',
  months: MONTHS,
  dayNames: [...WEEKDAYS, MONTHS].join('|'),
};
