import { wordSet, type Words } from '../language';

/** Sunday first, in lower case. */
export const WEEKDAYS = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];

/** Source of a pattern. */
export const MONTHS = 'januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember';

/** What stands around days and times, and their names. */
export const CALENDAR: Pick<Words, 'until' | 'beforeDates' | 'at' | 'dateJoins' | 'months' | 'dayNames'> = {
  until: wordSet('bis'),
  beforeDates: wordSet('am an um'),
  at: 'um',
  dateJoins: 'um|am|@',
  months: MONTHS,
  dayNames: `${WEEKDAYS.join('|')}|sonnabend|${MONTHS}`,
};
