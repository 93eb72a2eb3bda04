import type { Found } from '../../values/found-value';
import { foundAt } from '../../values/spans';
import { dayFrom, type WallClock } from '../../values/wall-clock';

/** Feasts that fall on the same day of each year, with that day. */
const FIXED: readonly (readonly [name: string, monthDay: string])[] = [
  ["new\\s+year['’]?s\\s+eve", '12-31'],
  ["new\\s+year['’]?s\\s+day", '01-01'],
  ['christmas\\s+eve', '12-24'],
  ['christmas\\s+day', '12-25'],
  ['boxing\\s+day', '12-26'],
  ['nye', '12-31'],
  ['xmas\\s+eve', '12-24'],
  ['xmas\\s+day', '12-25'],
  ['burns\\s+night', '01-25'],
  ['groundhog\\s+day', '02-02'],
  ["st\\.?\\s+david['’]?s\\s+day", '03-01'],
  ["st\\.?\\s+patrick['’]?s\\s+day", '03-17'],
  ["st\\.?\\s+george['’]?s\\s+day", '04-23'],
  ['juneteenth', '06-19'],
  ['independence\\s+day', '07-04'],
  ["all\\s+saints['’]?\\s+day", '11-01'],
  ["(?:bonfire|guy\\s+fawkes['’]?)\\s+night", '11-05'],
  ["veterans['’]?\\s+day", '11-11'],
  ["st\\.?\\s+andrew['’]?s\\s+day", '11-30'],
  ["hallowe[’']?en", '10-31'],
  ["(?:st\\.?\\s+)?valentine['’]?s\\s+day", '02-14'],
];

/** Those whose day the year decides, and one church otherwise than another. */
const MOVABLE =
  "easter(?:\\s+(?:sunday|monday))?|good\\s+friday|palm\\s+sunday|ash\\s+wednesday|shrove\\s+tuesday|maundy\\s+thursday|ascension\\s+day|whit(?:sun|\\s+(?:sunday|monday))|pentecost|christmas|new\\s+year|midsummer(?:['’]?s)?(?:\\s+(?:day|eve|night))?|advent|lent|thanksgiving(?:\\s+day)?|labou?r\\s+day|may\\s+day|epiphany|twelfth\\s+night|(?:mother|father)['’]s\\s+day|remembrance\\s+(?:sunday|day)|harvest\\s+(?:sunday|festival)|(?:martin\\s+luther\\s+king|mlk|presidents['’]?|columbus|memorial|patriots['’]?|anzac|canada|australia|pancake)\\s+day|black\\s+friday|cyber\\s+monday|xmas|hanukkah|ramadan|eid|diwali|passover";

/** Feasts that are named by a weekday, which says no other day of that name. */
const WITH_WEEKDAY =
  /(?<![\w'’-])(?:(?:good|black)\s+friday|(?:palm|easter|whit|harvest|remembrance|mothering)\s+sunday|(?:easter|whit|cyber|bank\s+holiday)\s+monday|ash\s+wednesday|(?:shrove|pancake)\s+tuesday|maundy\s+thursday)(?!\w)/gi;

/** Where such feasts stand. */
export function feastsWithWeekday(text: string): { start: number; end: number }[] {
  return [...text.matchAll(WITH_WEEKDAY)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
}

/** Source of a pattern for the names of feasts. */
export const FEASTS = `${FIXED.map(([name]) => name).join('|')}|${MOVABLE}`;

/** Nothing else is named after the feast: "the Christmas Eve party" is no day. */
const STANDS_ALONE =
  "(?![\\w'’-])(?=\\s*(?:$|[.,;:!?)]|\\uFFFC|(?:at|on|to|from|until|till|by|for|in|with|and|or|please|through|before|after|because|instead)\\b))";

/** Is the whole text a feast of a fixed day. */
export const ONLY_FEAST = new RegExp(`^(?:${FIXED.map(([name]) => name).join('|')})$`, 'i');

const EACH = FIXED.map(([name, monthDay]) => ({
  pattern: new RegExp(`(?<![\\w'’-])${name}${STANDS_ALONE}`, 'gi'),
  monthDay,
}));
const MAY_NAME = /eve|day|hallow|nye|night|teenth/i;

/** Feasts that fall on the same day of each year: the next one, which a reader of days sets beside the last one. */
export function findFeasts(text: string, today: WallClock): Found[] {
  if (!MAY_NAME.test(text)) return [];
  const now = dayFrom(today, 0);
  return EACH.flatMap(({ pattern, monthDay }) =>
    [...text.matchAll(pattern)].map((match) => {
      const ofThisYear = `${now.slice(0, 4)}-${monthDay}`;
      return foundAt(match, 'date', ofThisYear < now ? `${Number(now.slice(0, 4)) + 1}-${monthDay}` : ofThisYear);
    })
  );
}
