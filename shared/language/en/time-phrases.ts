import { CALENDAR } from './calendar-words';
import { ORDINAL_DAY } from './days-of-month';
import { FEASTS } from './feasts';
import { NUMBER_WORDS } from './number-words';
import { PART_OF_PERIOD, PARTS_OF_PERIODS, PERIODS, SEASONS } from './periods';

const PART = '(?:morning|afternoon|evening|night|lunchtime|teatime|noon|midday|am|pm|a\\.m\\.?|p\\.m\\.?|eve)';
const WHICH = '(?:this|next|last|the\\s+coming)';
/** A day that is read as one ("Friday", "8 Jan"), what an earlier value said, or what is read as none where it stands ("the night of Friday"). */
const A_DAY = `(?:<date>|(?:${WHICH}\\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|(?:the\\s+)?(?:${ORDINAL_DAY}))`;
const PERIOD = '(?:day|week|month|quarter|term|season|semester|school\\s+year|year)';
const END =
  'first\\s+thing|last\\s+thing|cob|eod|close\\s+of\\s+(?:business|play)|end\\s+of\\s+(?:the\\s+)?(?:day|play|business)';

const TONIGHT = `(?:${A_DAY}|this|last)\\s+${PART}|tonight|${PART}\\s+(?:today|tomorrow|yesterday)`;
const SUN = 'dawn|dusk|daybreak|sunrise|sunset|nightfall|dark|(?:first|last)\\s+light';
/** "8 this morning", "quarter past nine on Friday night" */
const HOUR_OF_PART = `(?:<time>|\\d{1,2}(?:[:.]\\d{2})?|${NUMBER_WORDS})\\s+(?:on\\s+)?(?:${TONIGHT})`;
const PART_OF_DAY = [
  HOUR_OF_PART,
  `(?:early\\s+|late\\s+)?(?:${TONIGHT})`,
  `(?:early|late)\\s+(?:on\\s+)?${A_DAY}`,
  `(?:${END})\\s+(?:on\\s+)?${A_DAY}|(?:today|tomorrow|${A_DAY})\\s+first\\s+thing`,
  `(?:${PART}|${SUN}|(?:early|small)\\s+hours)\\s+(?:of\\s+|on\\s+)?${A_DAY}`,
].join('|');
const DAY = [
  A_DAY,
  `(?:${WHICH}\\s+)?(?:${FEASTS})`,
  'bank\\s+holiday(?:\\s+(?:monday|weekend))?',
  `(?:(?:${WHICH}|long|bank\\s+holiday)\\s+)?weekend|${WHICH}\\s+${PERIOD}|(?:week|weekend)\\s+after\\s+next`,
  `(?:week(?:end)?\\s+(?:of|commencing|beginning|starting)|w\\s?/\\s?c|w\\s?/\\s?b)\\s+${A_DAY}|(?:calendar\\s+)?week\\s+\\d{1,2}`,
  `(?:beginning|start|middle|end)\\s+of\\s+(?:(?:the\\s+)?(?:day|school\\s+year)|${A_DAY})`,
  PART_OF_PERIOD,
  `${A_DAY}\\s+(?:week|fortnight)`,
  // Of an event that lasts some days.
  'day\\s+(?:\\d{1,2}|one|two|three|four|five|six|seven)',
  `(?:month|year|quarter|term)[\\s-]end|eom|eow|eod|end\\s+of\\s+(?:the\\s+)?day`,
  `${CALENDAR.months}\\s+\\d{4}`,
  `(?:(?:this|next|last|early|late|mid)[\\s-])?(?:spring|summer|autumn|winter)(?:\\s+\\d{4})?`,
  `(?:${WHICH}\\s+)?(?:${SEASONS})`,
  '(?:open|polling|election|sports|results|market|match|moving|wedding|speech|prize|race|training|inset|show|launch|opening|closing|release|delivery|collection)\\s+day|payday',
].join('|');
/** Hours that are those of the working day where nothing says which half they are of. */
const HOUR =
  '(?:<time>|(?:1[0-2]|[7-9])(?:[:.]\\d{2})?|(?:(?:half|quarter)\\s+(?:past\\s+|to\\s+)?)?(?:seven|eight|nine|ten|eleven|twelve)|noon|midday|midnight)';
const CLOCK = [
  '(?:lunch|tea|dinner|supper|breakfast|bed|closing|opening|home|play|nap|story|snack|bath|feeding|milking|visiting|pick-?up|drop-?off|check-?in|check-?out|departure|arrival|curtain|prayer|half)[\\s-]?time',
  `lunch|breakfast|supper|${SUN}|kick-?off|last\\s+orders|(?:high|low)\\s+(?:tide|water)|(?:early|small)\\s+hours|${END}`,
  '(?:early|mid|late)[\\s-]?(?:morning|afternoon|evening)|(?:morning|afternoon|evening)',
  '(?:beginning|start|middle|end)\\s+of\\s+(?:the\\s+)?(?:shift|lunch|lunch\\s+break|break|breakfast|school|service|play|session|class|lesson|show|match|game|morning|afternoon|evening|night)',
  `(?:about|around|roughly|approximately|approx\\.?|circa|ca\\.?)\\s+${HOUR}`,
].join('|');

const COUNT = `(?:\\d{1,3}(?:\\.\\d)?|an?|${NUMBER_WORDS})`;
const UNIT =
  '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|(?:(?:working|business|school|calendar)\\s+)?days?|nights?|weeks?|wks?|weekends?|fortnights?|months?|years?|yrs?|terms?|seasons?|semesters?|decades?)';
const SPAN = [
  `(?:whole|full|entire|long)\\s+(?:day|morning|afternoon|evening|night|week|weekend|month|year|${SEASONS}|season|term)`,
  '(?:half[\\s-](?:an?\\s+)?|all\\s+)(?:day|night|week|month|year|morning|afternoon)',
  `${COUNT}\\s+${UNIT}|\\d{1,3}\\s?(?:s|m|d|mo|mths?)`,
  `${COUNT}\\s?(?:-|–|to|or)\\s?${COUNT}\\s+${UNIT}`,
  `(?:couple\\s+of|few|several)\\s+${UNIT}|${UNIT}\\s+or\\s+(?:two|so)`,
  `fortnight|season|term|weekend|night|day|week|month|year|morning|afternoon|evening|decade|${SEASONS}`,
  `rest\\s+of\\s+(?:(?:the|this)\\s+)?(?:day|week|weekend|month|year|term|season|morning|afternoon|evening|${SEASONS}|${CALENDAR.months})`,
].join('|');
const AGO = [
  `(?:${COUNT}\\s+${UNIT}|(?:a\\s+)?(?:couple\\s+of|few)\\s+${UNIT}|(?:a\\s+)?(?:while|moment|bit))\\s+ago`,
  `just\\s+now|earlier(?:\\s+(?:on|today|this\\s+(?:${PART}|${PERIOD})))?`,
].join('|');
const CENTS = '(?:\\d{1,2}|a|one|two|five|ten|twenty|fifty)\\s?(?:cents?|pence|p|c|¢)';
const SLANG = `fiver|tenner|(?:\\d{1,3}(?:\\.\\d)?|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|fifty)\\s+grand|\\d{1,3}(?:[.,]\\d{1,3})?\\s?(?:kr|kronor|kroner|zł|zloty)`;
/** Behind the word "size". */
const SIZE =
  '(?:extra[\\s-])?(?:small|medium|large)|[smlSML]|[xX]{1,3}[sSlL]|[2-6][xX][lL]|one\\s+size|(?:uk|us|eu)\\s?\\d{1,2}(?:\\.5)?|\\d{1,3}(?:\\s?[-–/]\\s?\\d{1,3})?(?:\\.5|½)?(?:\\s?(?:years|yrs|months))?';

/** "a Friday" is any of them. */
const whole = (source: string): RegExp => new RegExp(`^(?:the\\s+|an?\\s+(?!${A_DAY}$))?(?:${source})$`, 'i');

/**
 * What people say for a day, a time of day, a length of time or an amount in words that no calendar or clock decides, for tools that take
 * such words as they are said; with `part`, what says a day and a time of it at once.
 */
export const WORDED = {
  date: whole(`${DAY}|${PART_OF_DAY}`),
  dayOfMonth: whole(`(?:the\\s+)?(?:${ORDINAL_DAY})`),
  period: whole(PERIODS),
  partOfPeriod: whole(PARTS_OF_PERIODS),
  ago: whole(AGO),
  feast: whole(FEASTS),
  time: whole(CLOCK),
  part: whole(PART_OF_DAY),
  duration: whole(SPAN),
  money: whole(`${CENTS}|${SLANG}`),
  per: /^\s?(?:\/\s?|(?:per|an?)\s+)\p{L}+$/iu,
  size: whole(SIZE),
  sizes: new Set(['size', 'sizes']),
} as const;
