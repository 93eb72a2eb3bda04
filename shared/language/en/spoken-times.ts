import type { Found } from '../../values/found-value';
import { NOTHING_FOLLOWS, WEEKDAY } from './counted-days';
import { numberInWords } from './number-words';

const HOUR_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const HOUR = `\\d{1,2}|${HOUR_WORDS}`;
const MINUTES = '(?:a\\s+)?quarter|half|five|ten|twenty(?:[\\s-]five)?|\\d{1,2}';
const HALF_OF_DAY = '\\s*([ap])\\.?m\\b\\.?|\\s+in\\s+the\\s+(morning|afternoon|evening)|\\s+at\\s+(night)';
const PAST = new RegExp(
  `(?<![\\w-])(?:(${MINUTES})(?:\\s+minutes?)?\\s+(past|to|after|before)\\s+)(${HOUR})(?:\\s+o['’]?clock)?(?:${HALF_OF_DAY})?(?![\\w:%-]|\\s+(?:percent|per cent|minutes?|hours?|days?|weeks?|months?|years?|people|of)\\b)`,
  'gi'
);
const CLOCK = new RegExp(`(?<![\\w-])(${HOUR})\\s+o['’]?clock(?:${HALF_OF_DAY})?(?!\\w)`, 'gi');
/** Words behind which a number may be an hour, "at about half nine" too; "from ten to nine" is a range. */
const ROUGHLY = '(?:\\b(?:about|around|roughly)\\s+)?';
const LED = `(?<=(?:^|\\b(?:at|by|before|until|till|after|since|for|from|to)|@)\\s*${ROUGHLY})`;
const MINUTE_WORDS =
  '(?:oh|o)[\\s-](?:five|one|two|three|four|six|seven|eight|nine)|ten|fifteen|(?:twenty|thirty|forty|fifty)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?';
/** "half six tomorrow", "ten to nine on Friday": its day. */
const DAY_FOLLOWS = `(?=\\s+(?:(?:this|next|on)\\s+)?(?:tomorrow|today|tonight|${WEEKDAY})(?!\\w))`;
const AFTER_HOUR = `(?![\\w:%-])(?:${HALF_OF_DAY}|${NOTHING_FOLLOWS}|${DAY_FOLLOWS})`;
const OF_DAY = new RegExp(
  `(?<=\\b(?:at|by|until|till|from|to|after|before)\\s+${ROUGHLY})(${HOUR})(?:\\s+in\\s+the\\s+(morning|afternoon|evening)|\\s+at\\s+(night))\\b`,
  'gi'
);
/** "half nine" is half past nine. */
const HALF = new RegExp(`${LED}half\\s+(${HOUR})${AFTER_HOUR}`, 'gi');
const IN_FIGURES_OF_WORDS = new RegExp(`${LED}(${HOUR_WORDS})[\\s-](${MINUTE_WORDS})${AFTER_HOUR}`, 'gi');
const WITH_HALF = new RegExp(`(?<![\\w-])(${HOUR_WORDS})(?:[\\s-](${MINUTE_WORDS}))?${HALF_OF_DAY}`, 'gi');
const BARE = new RegExp(`(?<=\\bat\\s+)(${HOUR_WORDS})(?![\\w:%-])(?:${NOTHING_FOLLOWS}|${DAY_FOLLOWS})`, 'gi');
/** "at ten to nine", "by quarter of nine", "at 20 to 9": behind these words it is no range. */
const TO_HOUR = new RegExp(
  `(?<=(?:^|\\b(?:at|by|before|until)|@)\\s*${ROUGHLY})(?:(a\\s+quarter|quarter|five|ten|twenty|twenty[\\s-]five)\\s+(?:to|of|till)|(20|25)\\s+to)\\s+(${HOUR})${AFTER_HOUR}`,
  'gi'
);
const NOON = /(?<![\w:-])(?:12|twelve|high)\s+(noon|midnight)(?!\w)/gi;

/** Each of them has an hour. */
const MAY_NAME_HOUR = new RegExp(HOUR, 'i');

/** Times of day in words: `half past six in the evening`, `quarter to nine`, `ten past 3 pm`, `7 o'clock`, `3 in the afternoon`. */
export function findSpokenTimes(text: string): Found[] {
  if (!MAY_NAME_HOUR.test(text)) return [];
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, hour: string, shift: number, half: string | undefined): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    const hours = hourOf(hour, half);
    if (hours === undefined || found.some((one) => start < one.end && one.start < end)) return;
    // "quarter to one" is of noon as "half past twelve" is, unless a part of the day is said.
    const toOne = hours === 1 && shift < 0 && half === undefined;
    const minutes = ((toOne ? 13 : hours) * 60 + shift + 1_440) % 1_440;
    const value = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
    found.push({ type: 'time', start, end, value });
  };
  for (const match of text.matchAll(PAST)) {
    const [, minutes = '', side = '', hour = '', meridiem, part, night] = match;
    const count = /quarter/i.test(minutes) ? 15 : /^half$/i.test(minutes) ? 30 : countOf(minutes);
    const before = /^(?:to|before)$/i.test(side);
    // "5 to 9" and "ten after two" are a range and a count unless something says that they are times.
    const sure = /quarter|half/i.test(minutes) || /^past$/i.test(side) || (meridiem ?? part ?? night) !== undefined;
    if (count === undefined || count > 59 || !sure || (before && /^(?:half|\d+)$/i.test(minutes))) continue;
    add(match, hour, before ? -count : count, meridiem ?? part ?? night);
  }
  for (const { index, 0: words, 1: name = '' } of text.matchAll(NOON)) {
    const value = /^noon$/i.test(name) ? '12:00' : '00:00';
    found.push({ type: 'time', start: index, end: index + words.length, value });
  }
  const minutesIn = (words = ''): number => numberInWords(words.replace(/^oh?[\s-]/i, '')) ?? 0;
  for (const match of text.matchAll(TO_HOUR)) {
    const [, spoken, digits, hour = '', meridiem, part, night] = match;
    const count = /quarter/i.test(spoken ?? '') ? 15 : countOf(spoken ?? digits ?? '');
    if (count !== undefined) add(match, hour, -count, meridiem ?? part ?? night);
  }
  for (const match of text.matchAll(HALF)) add(match, match[1] ?? '', 30, match[2] ?? match[3] ?? match[4]);
  for (const pattern of [IN_FIGURES_OF_WORDS, WITH_HALF])
    for (const match of text.matchAll(pattern))
      add(match, match[1] ?? '', minutesIn(match[2]), match[3] ?? match[4] ?? match[5]);
  for (const match of text.matchAll(CLOCK)) add(match, match[1] ?? '', 0, match[2] ?? match[3] ?? match[4]);
  for (const match of text.matchAll(OF_DAY)) add(match, match[1] ?? '', 0, match[2] ?? match[3]);
  for (const match of text.matchAll(BARE)) {
    const before = found.length;
    const hour = match[1] ?? '';
    add(match, hour, 0, undefined);
    const added = found[before];
    if (added) added.others = [{ type: 'number', value: countOf(hour) ?? 0 }];
  }
  return found;
}

/** Spoken without its half of the day, and early enough to be either: "half past six". */
export function isAmbiguousSpokenTime(text: string): boolean {
  const [found, ...more] = findSpokenTimes(`at ${text.trim()}`);
  if (!found || more.length > 0 || /[ap]\.?m\b|morning|afternoon|evening|night/i.test(text)) return false;
  const hour = typeof found.value === 'string' ? Number(found.value.slice(0, 2)) : 0;
  return hour >= 1 && hour <= 6;
}

function hourOf(words: string, half: string | undefined): number | undefined {
  const hour = countOf(words);
  if (hour === undefined || hour > 24 || (half !== undefined && (hour > 12 || hour === 0))) return undefined;
  if (half === undefined) return hour % 24;
  const late = /^p|afternoon|evening/i.test(half) || (/^night$/i.test(half) && hour >= 6 && hour !== 12);
  return (hour % 12) + (late ? 12 : 0);
}

function countOf(words: string): number | undefined {
  return /^\d+$/.test(words) ? Number(words) : numberInWords(words);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
