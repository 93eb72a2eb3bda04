import { CALENDAR } from './calendar-words';
import { FEASTS } from './feasts';

const PART = '(?:morning|afternoon|evening|night|lunchtime|teatime|noon|midday|am|pm|a\\.m\\.?|p\\.m\\.?|eve)';
const WHICH = '(?:this|next|last|the\\s+coming)';
/** A day that is read as one ("Friday", "8 Jan"), or what an earlier value said. */
const A_DAY = `(?:<date>|(?:${WHICH}\\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday)`;
const PERIOD = '(?:day|week|month|quarter|term|season|year)';
const END =
  'first\\s+thing|last\\s+thing|cob|eod|close\\s+of\\s+(?:business|play)|end\\s+of\\s+(?:the\\s+)?(?:day|play|business)';

const PART_OF_DAY = [
  `(?:${A_DAY}|this|last)\\s+${PART}|tonight|${PART}\\s+(?:today|tomorrow|yesterday)`,
  `(?:${END})\\s+(?:on\\s+)?${A_DAY}|${A_DAY}\\s+first\\s+thing`,
  `${PART}\\s+(?:of|on)\\s+${A_DAY}`,
].join('|');
const DAY = [
  `(?:${WHICH}\\s+)?(?:${FEASTS})`,
  'bank\\s+holiday(?:\\s+(?:monday|weekend))?',
  `(?:(?:${WHICH}|long|bank\\s+holiday)\\s+)?weekend|${WHICH}\\s+${PERIOD}|(?:week|weekend)\\s+after\\s+next`,
  `(?:week(?:end)?\\s+(?:of|commencing|beginning|starting)|w\\s?/\\s?c|w\\s?/\\s?b)\\s+${A_DAY}|week\\s+\\d{1,2}`,
  `(?:beginning|start|middle|end)\\s+of\\s+(?:(?:the|this|next|last)\\s+)?(?:${PERIOD}|${CALENDAR.months})`,
  `(?:month|year|quarter|term)[\\s-]end|eom|eow|eod|end\\s+of\\s+(?:the\\s+)?day`,
  `(?:mid|early|late)[\\s-]${CALENDAR.months}(?:\\s+\\d{4})?|${CALENDAR.months}\\s+\\d{4}`,
  `(?:(?:this|next|last|early|late|mid)[\\s-])?(?:spring|summer|autumn|winter)(?:\\s+\\d{4})?`,
  '(?:summer|autumn|winter|spring|christmas|easter|school|half[\\s-]term)\\s+(?:holidays?|break)|half[\\s-]term',
  '(?:open|polling|election|sports|results|market|match|moving|wedding|speech|prize|race|training|inset|show|launch|opening|closing|release|delivery|collection)\\s+day|payday',
].join('|');
const CLOCK = `(?:lunch|tea|dinner|supper|breakfast|bed|closing|opening|home|play)[\\s-]?time|lunch|dawn|dusk|daybreak|sunrise|sunset|nightfall|first\\s+light|kick-?off|mid-?(?:morning|afternoon)|${END}`;

const COUNT =
  '(?:\\d{1,3}(?:\\.\\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)';
const UNIT =
  '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|(?:(?:working|business|school|calendar)\\s+)?days?|nights?|weeks?|wks?|weekends?|fortnights?|months?|years?|yrs?|terms?|seasons?|semesters?|decades?)';
const SPAN = [
  '(?:whole|full|entire|long)\\s+(?:day|morning|afternoon|evening|night|week|weekend|month|year|season)',
  '(?:half[\\s-](?:an?\\s+)?|all\\s+)(?:day|night|week|month|year|morning|afternoon)',
  `${COUNT}\\s+${UNIT}|\\d{1,3}\\s?(?:s|m|d|mo|mths?)`,
  `${COUNT}\\s?(?:-|–|to|or)\\s?${COUNT}\\s+${UNIT}`,
  `(?:couple\\s+of|few|several)\\s+${UNIT}|${UNIT}\\s+or\\s+(?:two|so)`,
  'fortnight|season|term|weekend|night|day|week|month|year|morning|afternoon|evening|decade',
  'rest\\s+of\\s+the\\s+(?:day|week|weekend|month|year|term|season|morning|afternoon|evening)',
].join('|');
const CENTS = '(?:\\d{1,2}|a|one|two|five|ten|twenty|fifty)\\s?(?:cents?|pence|p|c|¢)';
const SLANG = `fiver|tenner|(?:\\d{1,3}(?:\\.\\d)?|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|fifty)\\s+grand|\\d{1,3}(?:[.,]\\d{1,3})?\\s?(?:kr|kronor|kroner|zł|zloty)`;
/** Behind the word "size". */
const SIZE =
  '(?:extra[\\s-])?(?:small|medium|large)|[smlSML]|[xX]{1,3}[sSlL]|[2-6][xX][lL]|one\\s+size|(?:uk|us|eu)\\s?\\d{1,2}(?:\\.5)?|\\d{1,3}(?:\\s?[-–/]\\s?\\d{1,3})?(?:\\.5|½)?(?:\\s?(?:years|yrs|months))?';

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
  money: whole(`${CENTS}|${SLANG}`),
  size: whole(SIZE),
  sizes: new Set(['size', 'sizes']),
} as const;
