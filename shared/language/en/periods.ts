import { CALENDAR } from './calendar-words';
import { FEASTS } from './feasts';

const WHICH = '(?:last|this|next|past|previous|current|coming)';
const YEAR = '(?:19|20)\\d{2}';
const OF_YEAR = `(?:,?\\s+(?:of\\s+|in\\s+)?(?:${YEAR}|(?:${WHICH}|the)\\s+year)|\\s+['’]\\d{2})`;
const NTH = '(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)';
const SEASON = '(?:spring|summer|autumn|fall|winter)';
const COUNT = '(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple\\s+of)';

/** Source of a pattern for a term of a school, a season of a club, or holidays, without its year. */
export const SEASONS = [
  `(?:${SEASON}|mid-?summer|mid-?winter)(?:\\s+(?:term|semester|season|holidays?|break|half[\\s-]term))?`,
  `(?:michaelmas|hilary|trinity|lent|easter|christmas)\\s+(?:term|holidays?|break|season)`,
  `(?:school|academic|financial|fiscal|tax|calendar)\\s+year|(?:school\\s+|bank\\s+)?holidays|(?:high|low|off|peak|closed|open)\\s+season`,
  'half[\\s-]term|new\\s+year|advent|ramadan|lent',
].join('|');

const WEEK = '(?:(?:calendar\\s+)?week|wk|kw|cw)\\.?\\s?\\d{1,2}';
const MONTH = [
  `(?:${WHICH}\\s+)?${CALENDAR.months}\\.?`,
  '(?:0?[1-9]|1[0-2])\\s?/\\s?(?:19|20)\\d{2}|(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])(?!-)',
].join('|');

const SOME_DAYS = `(?:half|part|third|quarter|day|week|weekend|fortnight|month|term|(?:few|couple\\s+of|${COUNT})\\s+(?:days|weeks|weekends|months))`;
/** What may have a beginning, a middle and an end. */
const OF_PERIOD = `(?:(?:the|this|next|last)\\s+)?(?:${CALENDAR.months}|${SEASONS}|q[1-4]|week|month|quarter|term|semester|season|year|${YEAR})${OF_YEAR}?`;
/** Source of a pattern for a part of such a stretch: "the first half of November", "the last two weeks of term", "the end of the season", "early May". */
export const PART_OF_PERIOD = [
  `(?:first|second|third|last|final|latter|early|later|opening|closing|other)\\s+${SOME_DAYS}\\s+(?:of|in)\\s+${OF_PERIOD}`,
  `(?:beginning|start|middle|end)\\s+of\\s+${OF_PERIOD}`,
  `(?:early|mid|late)[\\s-](?:${CALENDAR.months}|${SEASON}|${YEAR})${OF_YEAR}?`,
].join('|');
/** Before and after what is known by its name; "the year before 2024" is none of 2024. */
const BESIDE_FEAST = [
  `(?:(?:${COUNT}|last|first|few)\\s+)*(?:days?|weeks?|weekend|fortnight|months?|run-?up|build-?up|lead-?up)`,
  '(?:before|after|to|of|following|around|(?:leading\\s+)?up\\s+to)',
  `(?:the\\s+)?(?:${FEASTS}|${SEASONS})`,
].join('\\s+');

/** Source of a pattern for a part of such a stretch, and for what is beside a feast. */
export const PARTS_OF_PERIODS = [
  PART_OF_PERIOD,
  `(?:month|whole|rest)\\s+of\\s+${OF_PERIOD}`,
  BESIDE_FEAST,
  // "this month so far", "this time last year"
  `(?:(?:this|the)\\s+)?(?:week|month|quarter|term|season|year)\\s+(?:so\\s+far|to\\s+date)`,
  '(?:same|this)\\s+(?:time|week|weekend|month|quarter|term|season|period)\\s+last\\s+year',
].join('|');

/**
 * Source of a pattern for a stretch of the calendar: a week by its number, a month, a quarter, a half, a season, a term, a year, with its year
 * or one that counts from today ("last month", "the third quarter of 2024"). No part of one, and nothing beside one ("the week after").
 */
export const PERIODS = [
  `(?:${MONTH}|${WEEK}|(?:${WHICH}\\s+)?(?:${SEASONS}))${OF_YEAR}?`,
  // "August and September", "Oct/Nov"
  `${CALENDAR.months}\\.?\\s?(?:/|-|–|\\b(?:and|to)\\b)\\s?${CALENDAR.months}\\.?${OF_YEAR}?`,
  `${WHICH}\\s+(?:week|weekend|fortnight|month|quarter|half[\\s-]year|term|semester|season|year|decade)`,
  `(?:q[1-4]|h[12]|quarter\\s+[1-4]|${NTH}\\s+(?:quarter|half[\\s-]year|term|semester|trimester))${OF_YEAR}?`,
  `(?:first|second)\\s+half${OF_YEAR}`,
  `(?:fy\\s?)?${YEAR}(?:\\s?[/–-]\\s?(?:\\d{2}|${YEAR}))?(?:\\s+season)?|fy\\s?\\d{2}(?:/\\d{2})?`,
  `(?:term|semester|season)\\s+\\d{1,2}${OF_YEAR}?`,
  `(?:last|past|next)\\s+${COUNT}\\s+(?:days|weeks|months|quarters|terms|seasons|years)`,
  '(?:week|weekend|month|year)\\s+(?:before\\s+last|after\\s+next)',
  `(?:${FEASTS})${OF_YEAR}?`,
].join('|');

/** "last month", "this quarter": one kind of value, although its words also turn meanings. */
export function isPeriod(phrase: string): boolean {
  return RELATIVE.test(phrase.trim());
}

const RELATIVE = new RegExp(`^(?:the\\s+)?${WHICH}\\s+(?:week|month|quarter|year|weekend)$`, 'i');
