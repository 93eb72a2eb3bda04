import { CALENDAR } from './calendar-words';
import { FEASTS } from './feasts';

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const PART = '(?:morning|afternoon|evening|night|lunchtime|teatime|noon|midday)';
const WHICH = '(?:this|next|last|the\\s+coming)';

const PART_OF_DAY = `(?:(?:${WHICH}\\s+)?${WEEKDAY}|tomorrow|yesterday|this|last)\\s+${PART}|tonight|${PART}\\s+(?:today|tomorrow|yesterday)`;
const DAY = [
  `(?:${WHICH}\\s+)?(?:${FEASTS})`,
  'bank\\s+holiday(?:\\s+(?:monday|weekend))?',
  `(?:${WHICH}\\s+)?weekend|${WHICH}\\s+(?:week|month|year|term|season|quarter)`,
  `(?:beginning|start|middle|end)\\s+of\\s+(?:(?:the|this|next|last)\\s+)?(?:month|week|year|term|season|quarter|${CALENDAR.months})`,
  `(?:mid|early|late)[\\s-]${CALENDAR.months}`,
  '(?:summer|autumn|winter|spring|christmas|easter|school|half-term)\\s+(?:holidays?|break)',
].join('|');
const CLOCK =
  '(?:lunch|tea|dinner|supper|breakfast|bed|closing|opening)[\\s-]?time|dawn|dusk|daybreak|sunrise|sunset|nightfall|first\\s+light|close\\s+of\\s+(?:business|play)';
const SPAN =
  '(?:whole|full|entire)\\s+(?:day|morning|afternoon|evening|night|week|weekend|month|year|season)|half\\s+a\\s+(?:day|week|month|year)|(?:an?\\s+)?(?:fortnight|season|term|weekend|night)|(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\\s+(?:nights|seasons|terms|semesters|weekends|fortnights)';
const CENTS = '(?:\\d{1,2}|a|one|two|five|ten|twenty|fifty)\\s?(?:cents?|pence|p)';

const whole = (source: string): RegExp => new RegExp(`^(?:(?:the|an?)\\s+)?(?:${source})$`, 'i');

/**
 * What people say for a day, a time of day, a length of time or an amount in words that no calendar or clock decides, for tools that take
 * such words as they are said; with `part`, what says a day and a time of it at once.
 */
export const WORDED = {
  date: whole(`${DAY}|${PART_OF_DAY}`),
  time: whole(CLOCK),
  part: whole(PART_OF_DAY),
  duration: whole(SPAN),
  money: whole(CENTS),
} as const;
