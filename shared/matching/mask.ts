import type { LexiconEntry } from './template';
import type { Found, MaskedValue } from '../values/found-value';
import { perLanguage } from '../language/per-language';
import { SLOT_TYPES, type SlotType } from '../protocol/plan';
import type { Language, LanguageCode } from '../language/language';
import { languageBy, languageOf } from '../language/languages';
import { withoutOrnaments } from '../language/ornaments';
import { findEmails, findUrls } from '../values/addresses';
import { findCodes } from '../values/codes';
import { findIds } from '../values/ids';
import { findQuotedAgain, findQuotes } from '../values/quotes';
import { blank, overlaps } from '../values/spans';
import { respell } from './respelt';

/** A query with its typed values replaced by placeholders such as `<date>` and `<name:customer>`. */
export interface Masked {
  text: string;
  values: MaskedValue[];
  /** `undefined` where it is in none that routing reads. */
  language?: LanguageCode;
}

/** What masking needs to know beside the query. */
export interface MaskOptions {
  /** Known names. */
  lexicon: readonly LexiconEntry[];
  /** ISO 8601 instant that relative dates mean. */
  now: string;
  /** IANA zone. */
  timeZone: string;
  /** BCP 47: decides between readings of the query's numbers and dates, and which language it is in where its words do not. */
  locale?: string;
}

/**
 * Replaces typed values and known names by placeholders (DESIGN section 5.1). The values' spans are disjoint and in the
 * order of the text; whatever stands between them is kept to the letter, except that a literal `<date>` loses its bracket.
 */
export function maskQuery(text: string, options: MaskOptions): Masked {
  const code = languageOf(text, options.locale);
  return {
    ...maskIn(languageBy(code), withoutOrnaments(text), options),
    ...(code === undefined ? {} : { language: code }),
  };
}

/** The same by the rules of one language, whatever the words are in. */
function maskIn(language: Language, text: string, options: MaskOptions): Omit<Masked, 'language'> {
  const values = valuesIn(language, text, options);
  return {
    text: replaceSpans(
      text,
      values.map((value) => ({ ...value, by: placeholderOf(value) }))
    ),
    values,
  };
}

/** The typed values and known names of a text, by the rules of one language. */
export function valuesIn(language: Language, text: string, options: MaskOptions): MaskedValue[] {
  // The order decides who wins: what marks itself (quotes, addresses) comes before what could be anything (numbers).
  const quotes = findQuotes(text);
  const marked = findInOrder(text, [() => quotes, (rest) => findQuotedAgain(rest, quotes), findUrls, findEmails]);
  const rest = blank(text, marked);
  const typed: Finder[] = [
    language.findMoney,
    findCodes,
    findIds,
    (part) => language.findDates(part, options),
    language.findDurations,
    language.findNumberedIds,
    language.findNumbers,
  ];
  const typedIn = (part: string): Found[] => findRespelt(language, part, typed, options);
  const known = findNames(language, rest, options.lexicon);
  const { names, alike } = known.length === 0 ? { names: [], alike: [] } : beside(known, typedIn(rest));
  const found = [
    ...marked,
    ...names,
    ...typedIn(blank(rest, names)).map((one) => {
      const name = alike.find((other) => other.start === one.start && other.end === one.end);
      return name ? withName(one, name) : one;
    }),
  ];
  return found
    .sort((a, b) => a.start - b.start)
    .map((one): MaskedValue => ({ ...one, text: text.slice(one.start, one.end) }));
}

type Finder = (rest: string) => Found[];

/** What the finders see, each in what those before it left. */
function findInOrder(text: string, finders: readonly Finder[]): Found[] {
  const found: Found[] = [];
  let rest = text;
  for (const find of finders) {
    const added: Found[] = [];
    for (const one of find(rest)) {
      if (one.end > one.start && !added.some((other) => overlaps(one, other))) added.push(one);
    }
    found.push(...added);
    rest = blank(rest, added);
  }
  return found;
}

/** The same with the typing errors set right that the language knows of days and units. */
function findRespelt(language: Language, text: string, finders: readonly Finder[], { lexicon }: MaskOptions): Found[] {
  const isOther = (word: string): boolean => lexicon.some(({ name }) => wordsOfName(name).includes(word));
  const respelt = respell(language, text, isOther);
  if (!respelt) return findInOrder(text, finders);
  return findInOrder(respelt.text, finders).map((one) => ({
    ...one,
    start: respelt.placeOf(one.start),
    end: respelt.placeOf(one.end),
    ...(respelt.isSetRight(one.start, one.end) ? { meant: respelt.text.slice(one.start, one.end) } : {}),
  }));
}

/** The words of a name in lower case. */
export function wordsOfName(name: string): string[] {
  return name.toLowerCase().split(/[^\p{L}]+/u);
}

/** Values that are written like nothing else; a known name that looks like an identifier is the name. */
const PLAIN_TYPES: ReadonlySet<string> = new Set(['date', 'time', 'datetime', 'duration', 'number', 'money']);

/**
 * The known names that stand for themselves, and those that are a typed value too. A name within a longer value is none: "May" of
 * "5 May", "EUR" of "20 EUR". Where both are the same words ("Monday", "10"), either may be meant, and the wording says which.
 * Where they share a part only, the name is doubtful.
 */
function beside(known: readonly Found[], typed: readonly Found[]): { names: Found[]; alike: Found[] } {
  const names: Found[] = [];
  const alike: Found[] = [];
  for (const name of known) {
    const others = typed.filter((other) => overlaps(name, other));
    const within = others.some(
      (other) => other.start <= name.start && other.end >= name.end && other.end - other.start > name.end - name.start
    );
    const same = others.find((other) => other.start === name.start && other.end === name.end);
    const crossing = others.some((other) => other.start < name.start || other.end > name.end);
    if (within) continue;
    if (same && PLAIN_TYPES.has(same.type)) alike.push(name);
    else if (crossing) names.push({ ...name, doubt: 'a known name shares words with another value' });
    else names.push(name);
  }
  return { names, alike };
}

function withName(found: Found, { type, value, lexicon }: Found): Found {
  return {
    ...found,
    others: [...(found.others ?? []), { type, value, ...(lexicon === undefined ? {} : { lexicon }) }],
  };
}

/** What stands between a day and its time; joined to what follows first: "9 am onFriday". */
const dateGapsOf = perLanguage(({ words: { dateJoins } }) => [
  new RegExp(`\\s+(?:${dateJoins})(?=\\p{Lu}|\\d)`, 'gu'),
  new RegExp(`(?:\\s*,\\s*|\\s+)(?:(?:${dateJoins})\\s+)?|T(?=\\d\\d:)`, 'gi'),
]);

/** The day and the time of day that make up a point in time, as the words say them; `undefined` where they are no two parts. */
export function splitDatetime(
  language: Language,
  value: MaskedValue,
  options: MaskOptions
): [MaskedValue, MaskedValue] | undefined {
  const part = (one: MaskedValue): MaskedValue => (one.type === 'date' ? { ...one, ...dayOf(value) } : one);
  const splits = dateGapsOf(language)
    .flatMap((pattern) => [...value.text.matchAll(pattern)])
    .flatMap((gap): [MaskedValue, MaskedValue][] => {
      const cut = gap.index + gap[0].length;
      const left = wholeValue(language, value.text.slice(0, gap.index), value.start, options);
      const right = wholeValue(language, value.text.slice(cut), value.start + cut, options);
      const isSplit =
        left && right && left.type !== right.type && new Set([left.type, right.type, 'date', 'time']).size === 2;
      return isSplit ? [[part(left), part(right)]] : [];
    });
  // "Wednesday 21st January at noon": the month is the day's, though "January at noon" can be read as a time.
  const timeOf = (split: readonly MaskedValue[]): number => split.find(({ type }) => type === 'time')?.text.length ?? 0;
  return splits.reduce<(typeof splits)[number] | undefined>(
    (best, split) => (best && timeOf(best) <= timeOf(split) ? best : split),
    undefined
  );
}

/** The day of a point in time, with what is doubtful about it. */
function dayOf({
  value,
  shows,
  others,
  doubt,
}: MaskedValue): Pick<MaskedValue, 'value' | 'shows' | 'others' | 'doubt'> {
  const day = (iso: MaskedValue['value']): MaskedValue['value'] => (typeof iso === 'string' ? iso.slice(0, 10) : iso);
  return { value: day(value), shows, others: others?.map((other) => ({ ...other, value: day(other.value) })), doubt };
}

/** The text as one typed value, if it is nothing else. */
function wholeValue(language: Language, text: string, start: number, options: MaskOptions): MaskedValue | undefined {
  const [found, ...more] = language.findDates(text, options);
  const bare =
    found ??
    (/^(?:\d{1,2}(?:[:.]\d{2})?|\p{L}+)$/u.test(text)
      ? language.findDates(`${language.words.at} ${text}`, options)[0]
      : undefined);
  if (!bare || more.length > 0) return undefined;
  const words = found ? text.slice(found.start, found.end) : text;
  if (words.length !== text.length) return undefined;
  return { type: bare.type, text, value: bare.value, start, end: start + text.length };
}

/** `<date>`, `<name:customer>`. */
export function placeholderOf(value: { type: SlotType; lexicon?: string }): string {
  return value.lexicon === undefined ? `<${value.type}>` : `<${value.type}:${value.lexicon}>`;
}

const PLACEHOLDERS = new RegExp(`<(${SLOT_TYPES.join('|')})(?::([^<>\\s]+))?>`, 'g');

/** The placeholders of a masked wording with their offsets, in the order of the text. */
export function placeholdersIn(masked: string): { type: SlotType; lexicon?: string; start: number; end: number }[] {
  return [...masked.matchAll(PLACEHOLDERS)].map((match) => ({
    type: match[1] as SlotType,
    ...(match[2] === undefined ? {} : { lexicon: match[2] }),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Replaces disjoint spans, given in the order of the text; a placeholder that a user typed is made harmless. */
export function replaceSpans(text: string, spans: readonly { start: number; end: number; by: string }[]): string {
  const literal = (part: string): string => part.replace(PLACEHOLDERS, (typed) => `‹${typed.slice(1, -1)}›`);
  let result = '';
  let at = 0;
  for (const span of spans) {
    result += literal(text.slice(at, span.start)) + span.by;
    at = span.end;
  }
  return result + literal(text.slice(at));
}

/**
 * Known names, longest first, whole words, in any case. A name that two lexicons know is masked by the first one; binding
 * looks into the others.
 */
function findNames(language: Language, text: string, lexicon: readonly LexiconEntry[]): Found[] {
  const lower = text.toLowerCase();
  const found: Found[] = [];
  for (const { entry, name } of longestFirst(lexicon)) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
      const end = at + name.length;
      if (isWordCharacter(lower[at - 1]) || isWordCharacter(lower[end])) continue;
      if (found.some((other) => at < other.end && other.start < end)) continue;
      if (language.isOrdinaryWord(text, at, end)) continue;
      found.push({ type: 'name', start: at, end, value: entry.value ?? entry.name, lexicon: entry.lexicon });
    }
  }
  return found;
}

/** Does the text say a known name. */
export function saysName(language: Language, text: string, lexicon: readonly LexiconEntry[]): boolean {
  return lexicon.length > 0 && findNames(language, text, lexicon).length > 0;
}

/** Kept by the list itself: each query and each wording beside it is masked by the same one. */
const SORTED = new WeakMap<readonly LexiconEntry[], { entry: LexiconEntry; name: string }[]>();

function longestFirst(lexicon: readonly LexiconEntry[]): { entry: LexiconEntry; name: string }[] {
  const sorted =
    SORTED.get(lexicon) ??
    lexicon
      .map((entry) => ({ entry, name: entry.name.trim().toLowerCase() }))
      .filter(({ name }) => name.length > 1)
      .sort((a, b) => b.entry.name.length - a.entry.name.length);
  SORTED.set(lexicon, sorted);
  return sorted;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

/**
 * The 1- and 2-grams of a masked wording, for the lexical score: lower case, placeholders by type alone (which lexicon
 * knows a name may change between two queries), no punctuation. With repetitions, since the score counts terms.
 */
export function termsOf(masked: string): string[] {
  const tokens = masked.toLowerCase().match(/<[a-z]+(?::[^<>\s]+)?>|[\p{L}\p{N}]+/gu) ?? [];
  const words = tokens.map((token) => token.replace(/:[^<>\s]+>$/, '>'));
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
  return [...words, ...pairs];
}
