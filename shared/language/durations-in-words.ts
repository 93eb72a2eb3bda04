import { isoDuration, type DurationUnit } from '../values/durations';
import type { Found } from '../values/found-value';
import { foundAt } from '../values/spans';
import { NUMBER_IN_DIGITS, readNumber } from '../values/written-number';
import type { NumberWords } from './amounts';

/** How a language writes durations: spellings of the units, in lower case. */
export interface DurationWords {
  units: Readonly<Record<string, DurationUnit>>;
  /** Whole phrases: "anderthalb Stunden", "media hora". */
  phrases: Readonly<Record<string, string>>;
}

/** The ISO 8601 duration that the words say: a count and its unit; `undefined` where they are none. */
export function durationOf(text: string, { units, phrases }: DurationWords, numbers: NumberWords): string | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const known = phrases[words];
  if (known !== undefined) return known;
  const match = new RegExp(`^(${NUMBER_IN_DIGITS}|${numbers.pattern})[\\s-]*(\\p{L}+)\\.?$`, 'iu').exec(words);
  const unit = units[match?.[2] ?? ''];
  const count = match && (numbers.read(match[1] ?? '') ?? plainNumber(match[1] ?? ''));
  return !unit || count === undefined || count === null ? undefined : isoDuration(count, unit);
}

/** A finder of such durations. */
export function durationsIn(saying: DurationWords, numbers: NumberWords): (text: string) => Found[] {
  const units = Object.keys(saying.units).sort((a, b) => b.length - a.length);
  const phrases = Object.keys(saying.phrases).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\d.,-])(?:${phrases.join('|')}|(?:${NUMBER_IN_DIGITS}|${numbers.pattern})[\\s-]*(?:${units.join('|')}))(?![\\p{L}\\d])`,
    'giu'
  );
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match): Found[] => {
      const iso = durationOf(match[0], saying, numbers);
      return iso === undefined ? [] : [foundAt(match, 'duration', iso)];
    });
}

/** Two decimals, by a comma or a point; a group of thousands is no duration. */
function plainNumber(text: string): number | undefined {
  if (!/^\d+(?:[.,]\d{1,2})?$/.test(text)) return undefined;
  const number = readNumber(text.replace(',', '.'));
  return typeof number?.value === 'number' ? number.value : undefined;
}
