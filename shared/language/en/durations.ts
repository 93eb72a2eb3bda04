import { isoDuration, SECONDS, type DurationUnit } from '../../values/durations';
import type { Doubtful, Found } from '../../values/found-value';
import { NUMBER_IN_DIGITS, readNumber } from '../../values/written-number';
import { NOTHING_FOLLOWS } from './counted-days';
import { NUMBER_WORDS, numberInWords } from './number-words';

const SPELLINGS: Record<string, DurationUnit> = {
  second: 'seconds',
  seconds: 'seconds',
  sec: 'seconds',
  secs: 'seconds',
  minute: 'minutes',
  minutes: 'minutes',
  min: 'minutes',
  mins: 'minutes',
  hour: 'hours',
  hours: 'hours',
  hr: 'hours',
  hrs: 'hours',
  h: 'hours',
  day: 'days',
  days: 'days',
  week: 'weeks',
  wk: 'weeks',
  wks: 'weeks',
  weeks: 'weeks',
  month: 'months',
  mth: 'months',
  mths: 'months',
  months: 'months',
  year: 'years',
  yr: 'years',
  yrs: 'years',
  years: 'years',
};

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

const UNIT = Object.keys(SPELLINGS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const COUNT = `${NUMBER_IN_DIGITS}|${NUMBER_WORDS}`;
const PART = new RegExp(`^(${COUNT})[\\s-]*(${UNIT})$`, 'i');
/** Not "20 second-hand books". */
const PLAIN = new RegExp(
  `(?<![\\w.,-])(?:${COUNT})(?:\\s*|-)(?:${UNIT})(?:(?:\\s*,?\\s*(?:and\\s+)?)(?:${COUNT})(?:\\s*|-)(?:minutes?|mins?|seconds?|secs?))?(?!\\w|-(?!long(?!\\w))[a-z]{2})`,
  'gi'
);
const COMPACT = /(?<![\w.,-])(\d+)\s?h\s?(\d{1,2})\s?(?:m|min)?(?!\w)/gi;
const HALVES =
  /(?<![\w-])(?:(half|quarter)(?:\s+of)?(?:\s+an?|-an)?[\s-]hour|half\s+an?\s+(?:minute|day|week|month|year)|\d+\s+(?:1\/2|1\/4|3\/4)\s+(?:hours?|minutes?|days?|weeks?)|(?:an|one)\s+hour\s+and\s+a\s+half|(\d+|one|two|three|four|five|six)\s+and\s+a\s+half\s+(hours?|minutes?|days?|weeks?)|(\d+|two|three)\s+hours?\s+and\s+a\s+half|an?\s+(?:minute|day|week|month|year)\s+and\s+a\s+half|\d*[½¼¾]\s*(?:hours?|hrs?|minutes?|days?|weeks?|months?|years?)|three[\s-]quarters\s+of\s+an\s+hour|(?:an?|one|two|three|\d)\s+fortnights?)(?!\w)/gi;
/** "1 hour 30", "two hours ten": behind hours a bare number is of minutes. */
const HOURS_AND = new RegExp(
  `(?<![\\w.,-])(${COUNT})[\\s-]*(?:hours?|hrs?)\\s+([1-5]\\d|five|ten|fifteen|twenty|thirty|forty|forty-five|fifty)(?![\\w-])${NOTHING_FOLLOWS}`,
  'gi'
);
/** "an hour and twenty minutes" */
const AN_HOUR_AND = new RegExp(`(?<![\\w-])an\\s+hour\\s+(?:and\\s+)?(?:${COUNT})\\s*(?:minutes?|mins?)(?!\\w)`, 'gi');
// "a week" is a duration only behind a word that asks for one; "twice a week" and "a day off" are none.
const ARTICLE =
  /(?<=\b(?:in|for|within|last|past|next|another|after|over|than|about|by)\s+)(?:an?)\s+(minute|hour|day|week|month|year)(?![\w-])/gi;

/** Each of them has a digit or a unit. */
const MAY_LAST = /\d|sec|min|hour|hr|day|week|fortnight|month|year|h(?!\w)/i;

/** Durations in a text: `30 minutes`, `1.5 hour`, `half an hour`, `1h30`, `two weeks`. */
export function findDurations(text: string): Found[] {
  if (!MAY_LAST.test(text)) return [];
  const found: Found[] = [];
  const add = (match: RegExpMatchArray): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (found.some((other) => start < other.end && other.start < end)) return;
    const read = readDuration(match[0]);
    // Of a working day it is another length than of the clock.
    if (read && /^half\s+an?\s+(?:day|week|month|year)$/i.test(match[0]))
      read.doubt = `"${match[0]}" may be of working time`;
    if (read) found.push({ ...read, type: 'duration', start, end });
  };
  for (const pattern of [HALVES, AN_HOUR_AND, COMPACT, HOURS_AND, PLAIN, ARTICLE])
    for (const match of text.matchAll(pattern)) add(match);
  return found;
}

/** One decimal says a half or a tenth of a unit, two a quarter: `12,5 hours`. */
const DECIMALS = 2;

/** The duration that the words say, with what else its digits can be. */
function readDuration(words: string): (Doubtful & { value: string }) | undefined {
  const digits = new RegExp(NUMBER_IN_DIGITS).exec(words)?.[0] ?? '';
  const number = /\D/.test(digits) && !/\d\/\d/.test(words) ? readNumber(digits, DECIMALS) : undefined;
  const value = durationInWords(number ? words.replace(digits, String(number.value)) : words);
  if (value === undefined) return undefined;
  const { others = [], shows, doubt } = number ?? {};
  const read = others.flatMap((one) => {
    const other = durationInWords(words.replace(digits, String(one.value)));
    return other === undefined ? [] : [{ ...one, value: other }];
  });
  return {
    value,
    ...(shows ? { shows } : {}),
    ...(read.length > 0 ? { others: read } : {}),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

/** The ISO 8601 duration that the words say: seconds up to hours, else days, weeks, months or years. */
export function durationInWords(words: string): string | undefined {
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const withMinutes = HOURS_AND.exec(text);
  HOURS_AND.lastIndex = 0;
  const [ofHours, ofMinutes] = [withMinutes?.[1], withMinutes?.[2]].map((one) =>
    one === undefined ? one : countOf(one)
  );
  if (ofHours !== undefined && ofMinutes !== undefined) return isoDuration(ofHours * 60 + ofMinutes, 'minutes');
  if (/^three[ -]quarters of an hour$/.test(text)) return isoDuration(0.75, 'hours');
  const fortnights = /^(\S+) fortnights?$/.exec(text)?.[1];
  if (fortnights !== undefined) {
    const count = /^an?$/.test(fortnights) ? 1 : countOf(fortnights);
    return count === undefined ? undefined : isoDuration(count * 2, 'weeks');
  }
  const part = /^(\d*)([½¼¾]) ?(\w+)$/.exec(text);
  const unitOfPart = SPELLINGS[part?.[3] ?? ''];
  if (part && unitOfPart) return isoDuration(Number(part[1]) + (FRACTIONS[part[2] ?? ''] ?? 0), unitOfPart);
  const oneAndHalf = SPELLINGS[/^an? (\w+) and a half$/.exec(text)?.[1] ?? ''];
  if (oneAndHalf) return isoDuration(1.5, oneAndHalf);
  const half = /^(half|quarter)/.exec(text);
  if (half && /hour$/.test(text)) return isoDuration(half[1] === 'half' ? 0.5 : 0.25, 'hours');
  const halfOf = SPELLINGS[/^half an? (\w+)$/.exec(text)?.[1] ?? ''];
  if (halfOf) return isoDuration(0.5, halfOf);
  const mixed = /^(\d+) (\d)\/(\d) (\w+)$/.exec(text);
  const unitOfMixed = SPELLINGS[mixed?.[4] ?? ''];
  if (mixed && unitOfMixed) return isoDuration(Number(mixed[1]) + Number(mixed[2]) / Number(mixed[3]), unitOfMixed);
  if (/^(?:an|one) hour and a half$/.test(text)) return isoDuration(1.5, 'hours');
  const andHalf = /^(\w+)(?: hours?)? and a half(?: (\w+))?$/.exec(text);
  if (andHalf) {
    const count = countOf(andHalf[1] ?? '');
    const unit = SPELLINGS[andHalf[2] ?? 'hours'];
    return count === undefined || !unit ? undefined : isoDuration(count + 0.5, unit);
  }
  const compact = /^(\d+) ?h ?(\d{1,2})(?: ?m| ?min)?$/.exec(text);
  if (compact) return isoDuration(Number(compact[1]) + Number(compact[2]) / 60, 'hours');
  const article = /^an? (\w+)$/.exec(text);
  if (article) {
    const unit = SPELLINGS[article[1] ?? ''];
    return unit ? isoDuration(1, unit) : undefined;
  }
  const one = partOf(text);
  if (one) return isoDuration(one.count, one.unit);
  const two = /^(.+?(?:hours?|hrs?|h|minutes?|mins?))[ ,]*(?:and )?(.+)$/.exec(text);
  const first = two && partOf((two[1] ?? '').trim().replace(/^an /, 'one '));
  const second = two && partOf((two[2] ?? '').trim());
  if (!first || !second) return undefined;
  const seconds = secondsOf(first) + secondsOf(second);
  return Number.isFinite(seconds) ? isoDuration(seconds, 'seconds') : undefined;
}

function partOf(text: string): { count: number; unit: DurationUnit } | undefined {
  const match = PART.exec(text);
  const count = match && countOf(match[1] ?? '');
  const unit = match && SPELLINGS[(match[2] ?? '').toLowerCase()];
  return count === undefined || count === null || !unit ? undefined : { count, unit };
}

/** A number in words, or in digits that can be read in one way and lose none. */
function countOf(text: string): number | undefined {
  const number = readNumber(text, DECIMALS);
  if (number) return number.doubt === undefined && typeof number.value === 'number' ? number.value : undefined;
  return numberInWords(text);
}

function secondsOf(part: { count: number; unit: DurationUnit }): number {
  return part.count * (SECONDS[part.unit] ?? Number.NaN);
}
