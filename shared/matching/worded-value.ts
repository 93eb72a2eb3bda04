import { textsOf } from '../language/free-text';
import type { Language } from '../language/language';
import { isDay, type HoleToken, type PatternToken, type Places, type QueryToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { Slot } from '../protocol/plan';
import { isWritten, timesTaken } from './times-taken';

/** A text of the query that stands for a typed value in words of its own. */
export interface WordedValue {
  value: string;
  from: string;
  start: number;
  end: number;
  /** How many tokens of the query it takes. */
  taken: number;
}

const MOST_TOKENS = 6;

/**
 * What stands where the wording has a day, a time, a length of time or an amount, and is one only in words: "Friday afternoon", "Easter",
 * "closing time", "40 cents". Only a tool that takes such words as people say them gets it, as it is said; one that takes dates
 * gets none that nobody has computed. The same of identifiers that are written in groups ("RR 204 118"), and, whatever the wording has
 * there, of the words that the tool was given for the slot before ("half term", "twenty quid").
 */
export function wordedValuesAt(
  language: Language,
  { hole, slot }: { hole: HoleToken; slot: Slot },
  { pattern, p, query, q }: Places,
  text: string
): WordedValue[] {
  const isOne = wordedAs(language, { hole, slot }, pattern, p) ?? (() => false);
  const earlier = givenBefore(slot);
  // Words are given in the letters in which they are said.
  const isFree = slot.format === undefined && isWritten(slot.type);
  const first = query[q];
  if (!first) return [];
  const start = hole.article === undefined ? startWithArticle(text, first) : first.start;
  const hasTimeElsewhere = hole.placeholder.type === 'date' && pattern.some((token) => token !== hole && isTime(token));
  const found: WordedValue[] = [];
  for (let taken = 1; taken <= Math.min(MOST_TOKENS, query.length - q); taken += 1) {
    const last = query[q + taken - 1];
    if (!last || last.sentence !== first.sentence || (taken > 1 && last.afterComma)) break;
    const from = text.slice(start, last.end);
    // "noon on the 20th" is no day where the wording has its time elsewhere.
    if (hasTimeElsewhere && last.kind === 'value' && /time$/.test(last.value.type)) break;
    const isTyped = taken === 1 && last.kind === 'value' && last.value.type === hole.placeholder.type;
    if (isTyped || !isWhole(text, start, last.end)) continue;
    const before = earlier.get(plain(from));
    const isWorded = isOne(from) || isOne(outlineOf(query.slice(q, q + taken), text, start));
    if (before === undefined && (!isWorded || sharesMonth(language, from, text.slice(last.end)))) continue;
    found.push({ value: before === undefined || isFree ? from : before, from, start, end: last.end, taken });
  }
  return found;
}

/** Kept by the slots themselves: each place of a query is compared with them. */
const GIVEN = new WeakMap<Slot, ReadonlyMap<string, string>>();

/** The texts that the tool was given before, by how they are compared. */
function givenBefore(slot: Slot): ReadonlyMap<string, string> {
  const kept = GIVEN.get(slot);
  if (kept) return kept;
  const texts = slot.examples.flatMap((one) => (typeof one === 'string' ? [[plain(one), one] as const] : []));
  const given = new Map(texts);
  GIVEN.set(slot, given);
  return given;
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

function isTime(token: PatternToken): boolean {
  return token.kind === 'hole' && token.placeholder.type === 'time';
}

/** "3-5" of "3-5-2": nothing of a word or a number goes on around it. */
function isWhole(text: string, start: number, end: number): boolean {
  return (
    !/[\p{L}\p{N}][-–/.,]?$/u.test(text.slice(0, start)) &&
    !/^(?:[\p{L}\p{N}%]|[-–/.,][\p{L}\p{N}])/u.test(text.slice(end))
  );
}

/** "the 7th to 14 June": the month belongs to both, so that the first day is not all that is said of it. */
export function sharesMonth({ worded, words }: Language, from: string, rest: string): boolean {
  const opensRange =
    /^\s*(?:-|–|to|and|until|till|through)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(\p{L}+)/iu;
  const month = opensRange.exec(rest)?.[1] ?? '';
  return worded?.dayOfMonth.test(from) === true && new RegExp(`^${words.months}$`, 'i').test(month);
}

/** The words with their days and times as placeholders: "first thing <date>", "about <time>". */
function outlineOf(tokens: readonly QueryToken[], text: string, start: number): string {
  let [outline, at] = ['', start];
  for (const token of tokens) {
    if (token.kind !== 'value' || (token.value.type !== 'date' && token.value.type !== 'time')) continue;
    outline += `${text.slice(at, token.start)}<${token.value.type}>`;
    at = token.end;
  }
  return outline + text.slice(at, tokens.at(-1)?.end);
}

/** Does the slot take these words as they are said in its place of the wording. */
export function takesWords(
  language: Language,
  place: { hole: HoleToken; slot: Slot },
  pattern: readonly PatternToken[],
  phrase: string
): boolean {
  return wordedAs(language, place, pattern, pattern.indexOf(place.hole))?.(phrase) === true;
}

function wordedAs(
  language: Language,
  { hole, slot }: { hole: HoleToken; slot: Slot },
  pattern: readonly PatternToken[],
  p: number
): ((phrase: string) => boolean) | undefined {
  const { type } = hole.placeholder;
  if (slot.valueType !== 'string') return undefined;
  const { worded } = language;
  const last = pattern[p - 1];
  const isSize = worded && last?.kind === 'word' && worded.sizes.has(last.word);
  if (isSize && (type === 'number' || type === 'id') && slot.format === undefined)
    return (phrase) => worded.size.test(phrase);
  if (type === 'id' && isCodeInGroups(slot)) return (phrase) => isInGroups(language, phrase);
  if (type === 'money')
    return takesMoneyInWords(language, slot) ? (phrase) => worded?.money.test(phrase) === true : undefined;
  const others = pattern.filter((token) => token !== hole);
  return timesTaken(language, slot, {
    type,
    before: last?.kind === 'word' ? last.word : '',
    hasDayElsewhere: others.some(isDay),
    hasTimeElsewhere: others.some(isTime),
  });
}

/** "40 cents" for a tool that takes amounts as they are said. */
function takesMoneyInWords({ worded }: Language, slot: Slot): boolean {
  return slot.format === 'as said' || textsOf(slot).some((one) => worded?.money.test(one.trim()));
}

/** "the 30th" and "a whole day" are said with their article, where the wording has none. */
export function startWithArticle(text: string, { article, start }: QueryToken): number {
  const before =
    article === undefined ? null : new RegExp(`(?<!\\p{L})${article}\\s+$`, 'iu').exec(text.slice(0, start));
  return before?.index ?? start;
}

/** "ALL 204" and "IF 5" have a word before the number. */
function isInGroups({ words, spelling }: Language, phrase: string): boolean {
  const letters = (/^\p{Lu}+/u.exec(phrase)?.[0] ?? '').toLowerCase();
  // A letter that may be an article ("A 5") leaves both readings, and so a doubt.
  const isWord = letters.length > 1 && (spelling?.isWord(letters) ?? true);
  return GROUPED.test(phrase) && !isWord && turningKind({ words }, letters) === undefined;
}

const GROUPED = /^\p{Lu}{1,4}\d{0,4}(?:-\p{Lu}{1,3})?(?:[ -]\d{1,6}){1,4}$/u;

/** Earlier identifiers had letters and digits: "PX-4471", not "214" alone. */
function isCodeInGroups({ examples, format }: Slot): boolean {
  const isPlain = (one: string): boolean => /^\p{Lu}+[ -]?\d/u.test(one);
  return (
    format === undefined &&
    examples.length > 1 &&
    examples.every((one) => typeof one === 'string' && (isPlain(one) || /^\d+$/.test(one))) &&
    examples.some((one) => typeof one === 'string' && isPlain(one))
  );
}
