import { wordSet, type Words } from '../language';

/** What stands around days and times, and their names. */
export const CALENDAR: Pick<Words, 'until' | 'beforeDates' | 'at' | 'dateJoins' | 'months' | 'dayNames'> = {
  until: wordSet('until'),
  beforeDates: wordSet('on at'),
  at: 'at',
  dateJoins: 'at|on|for|@',
  months:
    '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)',
  dayNames:
    '(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december',
};
