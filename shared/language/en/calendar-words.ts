import { wordSet, type Words } from '../language';

const BEFORE_HALF = '(?<=\\b(?:at|by|from|to|until|till|before|after|since)\\s+(?:1[0-2]|[1-9])(?:[:.]\\d{2})?\\s?)';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** 1 for January, by its name or the beginning of it; 0 for another word. */
export function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.slice(0, 3) === name.slice(0, 3).toLowerCase()) + 1;
}

/** What stands around days and times, and their names. */
export const CALENDAR: Pick<
  Words,
  | 'until'
  | 'beforeDates'
  | 'at'
  | 'dateJoins'
  | 'months'
  | 'dayNames'
  | 'calendar'
  | 'timeUnits'
  | 'timeLeads'
  | 'slippedHalves'
> = {
  until: wordSet('until'),
  beforeDates: wordSet('on at'),
  at: 'at',
  dateJoins: 'at|on|for|@',
  months: `(?:${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)`,
  calendar:
    // "may", "june" and "july" are as near to other words.
    new Set([
      ...wordSet('monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight midnight'),
      ...MONTHS.filter((month) => !/^(?:may|june|july)$/.test(month)),
    ]),
  timeUnits: wordSet('second seconds minute minutes hour hours day days week weeks month months year years'),
  timeLeads: {
    words: wordSet('from until since before after through between'),
    behind:
      /^\s+(?:the\s+\d|\d|(?:half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\b)/i,
  },
  // The keys beside "p", "a" and "m", where they make no word and no unit.
  slippedHalves: [
    { pattern: new RegExp(`${BEFORE_HALF}(?:om|pn|pj)(?!\\w)`, 'gi'), by: 'pm' },
    { pattern: new RegExp(`${BEFORE_HALF}(?:qm|sm|zm)(?!\\w)`, 'gi'), by: 'am' },
  ],
  dayNames: `(?:mon|tues|wednes|thurs|fri|satur|sun)day|${MONTHS.filter((month) => month !== 'may').join('|')}`,
};
