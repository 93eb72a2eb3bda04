import { intendedOf } from '../language/keyboard';
import type { Language } from '../language/language';
import { isMisspelling, isOnlyMeaning, mayBeMisspelt } from './misspelt';

/** A text in which misspelt names of days and months, units of time, and words that lead a day or a time are set right, and what stands in one word with a small one is set apart. */
export interface Respelt {
  text: string;
  /** Where a place of it is in the text that was written. */
  placeOf: (at: number) => number;
  /** Has this part of it a word that was set right. */
  isSetRight: (start: number, end: number) => boolean;
}

const NO_WORDS: ReadonlySet<string> = new Set();

interface Edit {
  start: number;
  end: number;
  by: string;
}

/**
 * "12 wweeks", "5 Jnauary", "on Wendesday": a word that the language and the tenant do not know is the name of a day or month that it is
 * one slip away from where no other word is as near, and a unit where a number stands before it. `undefined` where there is none.
 *
 * @param isOther words that the tenant knows, which are never misspellings
 */
export function respell(language: Language, text: string, isOther: (word: string) => boolean): Respelt | undefined {
  const { words } = language;
  const { calendar, timeUnits, timeLeads, slippedHalves } = words;
  if (!language.spelling || !calendar || !timeUnits) return undefined;
  const edits: Edit[] = [];
  const isTime = (rest: string): boolean => calendar.has(rest) || timeLeads?.behind.test(` ${rest}`) === true;
  /** "bynoon", "onthe 5th": the length of its first word. */
  const leadOf = (written: string, behind: string): number | undefined =>
    [...words.starters].find((word) => {
      const rest = written.startsWith(word) ? written.slice(word.length) : '';
      return isTime(rest) || (words.articles.has(rest) && /^\s\d/.test(behind));
    })?.length;
  for (const match of text.matchAll(/(?<![\p{L}\p{M}'’-])\p{L}{4,}(?![\p{L}\p{M}'’-])/gu)) {
    const written = match[0].toLowerCase();
    // The dictionary has no names.
    if (calendar.has(written) || timeUnits.has(written) || !mayBeMisspelt(language, written)) continue;
    const lead = isOther(written) ? undefined : leadOf(match[0], text.slice(match.index + written.length));
    if (lead !== undefined) {
      edits.push({ start: match.index + lead, end: match.index + lead, by: ' ' });
      continue;
    }
    const isMeant = (word: string): boolean => isMisspelling(language, written, word, { isVerb: false, isOther });
    const units = isCounted(language, text.slice(0, match.index)) ? [...timeUnits].filter(isMeant) : [];
    const isOnlyMeant = (word: string): boolean => isMeant(word) && isOnlyMeaning(language, written, word);
    const leads = timeLeads?.behind.test(text.slice(match.index + written.length)) ? timeLeads.words : NO_WORDS;
    const [meant, ...more] = nearest(
      written,
      units.length > 0 ? units : [...[...calendar].filter(isOnlyMeant), ...[...leads].filter(isMeant)]
    );
    // "minuts" is a minute or several.
    if (meant === undefined || more.some((other) => other !== `${meant}s` && meant !== `${other}s`)) continue;
    edits.push({ start: match.index, end: match.index + written.length, by: inCase(match[0], meant) });
  }
  // "onFriday", "at9:30", "to£5"
  for (const { 0: small, index } of text.matchAll(/(?<![\p{L}\p{M}\p{N}'’_-])\p{Ll}{2,}(?=\p{Lu}\p{Ll}|\d|[£$€])/gu)) {
    if (words.starters.has(small)) edits.push({ start: index + small.length, end: index + small.length, by: ' ' });
  }
  for (const { pattern, by } of slippedHalves ?? []) {
    for (const match of text.matchAll(pattern))
      edits.push({ start: match.index, end: match.index + match[0].length, by });
  }
  return edits.length === 0
    ? undefined
    : withEdits(
        text,
        edits.sort((a, b) => a.start - b.start)
      );
}

/** "Tusday" is one slip from Tuesday and two from Thursday. */
function nearest(written: string, words: readonly string[]): string[] {
  const once = new Set(intendedOf(written));
  const near = words.filter((word) => once.has(word));
  return near.length > 0 ? near : [...words];
}

/** Does a number stand before, which a unit belongs to. */
function isCounted(language: Language, before: string): boolean {
  if (/\d\s?$/.test(before)) return true;
  const word = /(\p{L}+)[\s-]$/u.exec(before)?.[1];
  return word !== undefined && language.findNumbers(word).length > 0;
}

function inCase(written: string, word: string): string {
  if (!/\p{Ll}/u.test(written)) return word.toUpperCase();
  return /^\p{Lu}/u.test(written) ? word.replace(/^./u, (letter) => letter.toUpperCase()) : word;
}

function withEdits(text: string, edits: readonly Edit[]): Respelt {
  let result = '';
  let at = 0;
  const spans: { start: number; end: number; shift: number }[] = [];
  for (const { start, end, by } of edits) {
    result += text.slice(at, start) + by;
    spans.push({ start: result.length - by.length, end: result.length, shift: end - result.length });
    at = end;
  }
  result += text.slice(at);
  return {
    text: result,
    placeOf: (place) => {
      const last = spans.filter(({ end }) => end <= place).at(-1);
      return place + (last?.shift ?? 0);
    },
    isSetRight: (start, end) => spans.some((span) => span.start < end && start < span.end),
  };
}
