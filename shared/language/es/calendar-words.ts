import { wordSet, type Words } from '../language';

/** Sunday first, in lower case. */
export const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];

/** Source of a pattern. */
export const MONTHS =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';

/** What stands around days and times, and their names. */
export const CALENDAR: Pick<Words, 'until' | 'beforeDates' | 'at' | 'dateJoins' | 'months' | 'dayNames'> = {
  until: wordSet('hasta'),
  beforeDates: wordSet('el a en'),
  at: 'a las',
  dateJoins: 'a\\s+las?|el|@',
  months: `(?:${MONTHS})(?:\\s+de)?`,
  dayNames: [...WEEKDAYS, MONTHS].join('|'),
};
