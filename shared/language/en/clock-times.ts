import type { Found } from '../../values/found-value';
import { blank } from '../../values/spans';
import { isAmbiguousSpokenTime } from './spoken-times';

const ZONE = /^\s*(?:[A-Z]{1,4}T|UTC|GMT|Z|[+-]\d{2}:?\d{2})\b/;

/** "at stand 7 until 4 pm": the number is the noun's, and no hour of a range. */
const NUMBERED =
  /\b(?:(?:at|on|in|to|from|into)\s+(?:the\s+)?(?!\p{Ll}*(?:day|night|noon|morning|morrow)\s)\p{Ll}+|(?:AT|ON|IN|TO|FROM|INTO)\s+(?:THE\s+)?(?!\p{Lu}*(?:DAY|NIGHT|NOON|MORNING|MORROW)\s)\p{Lu}+)\s+$/u;

const PUNCTUAL = '(?:sharp|on\\s+the\\s+dot|prompt)(?!\\w)';
/** "8 sharp", "8 am on the dot" */
const SHARP = new RegExp(`(?<![\\w:.,/-])\\d{1,2}(?:[:.]\\d{2})?(?:\\s?([ap])\\.?m\\b\\.?)?\\s+${PUNCTUAL}`, 'gi');
const PUNCTUALLY = new RegExp(`\\s+${PUNCTUAL}$`, 'i');

/** Does a text end with a noun that a number behind it belongs to. */
export function isNumberOfNoun(before: string): boolean {
  return NUMBERED.test(before);
}

/**
 * Times that are written as one: `15:30`, `3 pm`, `3.15 pm`, `9-11am`, `13:00 hrs`. They are read before the parser, which would take the "12" of
 * "December 20 to 12:45" for a day. A time with a zone is left to the model, since a wall-clock time would lose it.
 */
export function findClockTimes(text: string): Found[] {
  const found: Found[] = [];
  const add = (start: number, words: string, meridiem: string | undefined): void => {
    const [hour, minute = '00'] = words.match(/\d+/g) ?? [];
    const noon = meridiem?.toLowerCase().startsWith('p') === true;
    const named = meridiem !== undefined && meridiem !== '';
    const hours = named ? (Number(hour) % 12) + (noon ? 12 : 0) : Number(hour);
    if (hours > 23 || Number(minute) > 59 || (named && (Number(hour) > 12 || Number(hour) === 0))) return;
    found.push({
      type: 'time',
      start,
      end: start + words.length,
      value: `${String(hours).padStart(2, '0')}:${minute}`,
    });
  };
  const one =
    /(?<![\w:.,/-])\d{1,2}(?::\d{2}(?::\d{2})?(?:\s?([ap]\.?m\b\.?)|\s?hrs(?!\w))?|(?:\.\d{2})?\s?([ap]\.?m\b\.?))(?![\w:])/gi;
  const range = /(?<![\w:.,/-])(\d{1,2}(?:[:.]\d{2})?)\s*(?:-|–|to|until)\s*\d{1,2}(?:[:.]\d{2})?\s?([ap])\.?m\b/gi;
  for (const match of text.matchAll(range)) {
    if (!isNumberOfNoun(text.slice(0, match.index))) add(match.index, match[1] ?? '', match[2]);
  }
  for (const match of blank(text, found).matchAll(SHARP)) add(match.index, match[0], match[1]);
  const rest = blank(text, found);
  for (const match of rest.matchAll(/(?<=\uFFFC\s*(?:-|–)\s*)\d{1,2}(?:[:.]\d{2})?\s?([ap])\.?m\b/gi))
    add(match.index, match[0], match[1]);
  for (const match of blank(text, found).matchAll(one)) add(match.index, match[0], match[1] ?? match[2]);
  return found.filter((time) => !ZONE.test(text.slice(time.end)));
}

/** "3:30 on December 8": the time comes first, and a day of the month has no minutes. */
const BEFORE_ITS_DAY = /^[1-6](?::\d{2}(?![\d:]|\s?[ap]\.?m\b)|(?=\s*,?\s+(?:on|for|at|@)\s))/i;

/** `at 3:30` without a.m. or p.m. is morning or afternoon; from 7 to 12 people mean the working day. */
export function isAmbiguousTime(text: string): boolean {
  if (isAmbiguousSpokenTime(text)) return true;
  const said = text.trim().replace(PUNCTUALLY, '');
  return /(?:^|\s)[1-6]\.\d{2}$|(?:^|\s)[1-6](?::\d{2})?$/.test(said) || BEFORE_ITS_DAY.test(said);
}
