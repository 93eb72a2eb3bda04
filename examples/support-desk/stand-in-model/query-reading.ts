import * as chrono from 'chrono-node';

/** What a reader sees in a query beside its words. */
export interface QueryValues {
  text: string;
  /** Identifiers such as ORD-1042. */
  ids: string[];
  emails: string[];
  /** Amounts of money. */
  amounts: number[];
  /** ISO 8601 days. */
  days: string[];
  /** How an amount or a day was said, by the value as text. */
  words: Map<string, string>;
  /** Names of people and things: runs of capitalised words. */
  names: string[];
  quoted: string[];
}

const PARTICLES = 'de|van|von|der|da|la';
const CAPITALISED = new RegExp(`\\p{Lu}[\\p{Ll}'’-]+(?:\\s+(?:(?:${PARTICLES})\\s+)*\\p{Lu}[\\p{Ll}'’-]+)+`, 'gu');
const MONEY = /(?:(?:EUR|€)\s*(\d+(?:[.,]\d{1,2})?))|(?:(\d+(?:[.,]\d{1,2})?)\s*(?:EUR\b|€|euros?\b))/gi;

/** Reads the values of a query; `now` is what "tomorrow" means. */
export function readQuery(text: string, now: string): QueryValues {
  const ids = all(text, /\b[A-Z]{2,5}-\d{2,6}\b/g);
  const emails = all(text, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g);
  const quoted = [...text.matchAll(/["“]([^"”]+)["”]/g)].map((match) => match[1] ?? '');
  const money = [...text.matchAll(MONEY)].map((match) => ({
    amount: Number((match[1] ?? match[2] ?? '').replace(',', '.')),
    words: match[0],
  }));
  const days = daysIn(blanked(text, [...ids, ...emails]), now);
  const words = new Map([
    ...money.map(({ amount, words }): [string, string] => [String(amount), words]),
    ...days.map((day): [string, string] => [day.iso, day.words]),
  ]);
  const amounts = money.map(({ amount }) => amount);
  return { text, ids, emails, amounts, days: days.map((day) => day.iso), words, names: namesIn(text, days), quoted };
}

function daysIn(text: string, now: string): { iso: string; words: string }[] {
  return chrono
    .parse(text, { instant: new Date(now), timezone: 0 }, { forwardDate: true })
    .filter(({ start }) => start.isCertain('day') || start.isCertain('weekday'))
    .map((found) => ({
      iso: [found.start.get('year'), found.start.get('month'), found.start.get('day')]
        .map((part) => String(part).padStart(2, '0'))
        .join('-'),
      words: found.text,
    }));
}

/** The first word of a sentence is capitalised for that alone: it belongs to a name only where the verb before is not one. */
function namesIn(text: string, days: { words: string }[]): string[] {
  const rest = blanked(
    text,
    days.map((day) => day.words)
  );
  return [...rest.matchAll(CAPITALISED)]
    .map((match) => {
      const words = match[0].replace(/['’]s$/, '').split(/\s+/);
      const opensSentence = match.index === 0 || /[.!?]\s*$/.test(rest.slice(0, match.index));
      return (opensSentence && words.length > 2 ? words.slice(1) : words).join(' ');
    })
    .filter((name) => name.includes(' '));
}

function blanked(text: string, parts: string[]): string {
  return parts.reduce((rest, part) => rest.replace(part, ' '.repeat(part.length)), text);
}

function all(text: string, pattern: RegExp): string[] {
  return [...new Set(text.match(pattern) ?? [])];
}
