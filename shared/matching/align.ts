import type { Found, MaskedValue } from '../values/found-value';
import { canonicalJson } from '../protocol/json';
import type { Custom, Slot } from '../protocol/plan';
import { isNumberedAsText, titlesAt } from '../language/beside-nouns';
import { isPerson, readFreeText, textsOf } from '../language/free-text';
import type { Language } from '../language/language';
import { wordsOfName, type MaskOptions } from './mask';
import { mayBeMeant } from './misspelt';
import type { QueryReading } from './read-query';
import { looksOf } from '../language/shapes';
import { enumValue } from './slot-value';
import {
  sameWord,
  type HoleToken,
  type PatternToken,
  type Places,
  type QueryToken,
  type WordToken,
} from '../language/tokens';
import { turningKind } from '../language/turning';
import { gapAt, opensBeforeArticle } from './gap';
import { blank } from '../values/spans';
import { respacedAt } from './respaced';
import { codeAt } from './code-at';
import { denies } from './compared-tokens';
import { dayAndTimeAt, dayAt } from './day-at';
import { endOfInitial, endOfValue } from './end-of-value';
import { bestReading, fillWith, freeValue, takesFreeText, type Filling } from './filling';
import { labelAt } from './label-at';
import { lookAt } from './look-at';
import { kindOf } from './same-kind';
import { wordedValuesAt } from './worded-value';

/** One way in which the query is the wording with other values. */
export interface Alignment {
  fillings: Filling[];
  /** The fixed words that the query misspells; of two alignments the one with fewer is meant. */
  misspelt: readonly Misspelt[];
}

/** Tokens of the query, and the fixed words that they stand for: none where a word was written twice. */
interface Misspelt {
  tokens: readonly QueryToken[];
  words: readonly string[];
}

export interface AlignContext {
  /** By whose rules both sides are read. */
  language: Language;
  /** The query's text. */
  text: string;
  /** The same without its days, whose capitals say nothing of how the rest is written. */
  undated: string;
  slots: readonly Slot[];
  options: MaskOptions;
  /** What the query's locale or language says of its numbers and dates. */
  customs: readonly Custom[];
  /** Of the wording's placeholders. */
  lexicons: ReadonlySet<string>;
  /** The slots all of whose earlier values look like nothing but such values. */
  looking: ReadonlySet<Slot>;
  isMisspelling: (written: string, word: string, isVerb: boolean) => boolean;
  /** What is no word and may be a piece of one, or several. */
  isPiece: (written: string) => boolean;
  /** The day that words are where one is asked for; `false` where they are none. */
  dayNamed: (words: string) => Found | false;
}

/** What every alignment of a query with a wording goes by. */
export function alignContext(
  language: Language,
  query: QueryReading,
  wording: readonly PatternToken[],
  slots: readonly Slot[]
): AlignContext {
  const { earlier, looking } = knownOf(language, slots);
  return {
    language,
    text: query.text,
    undated: blank(
      query.text,
      query.masked.values.filter(({ type, text }) => (type === 'date' || type === 'datetime') && /\d/.test(text))
    ),
    slots,
    options: query.options,
    customs: query.customsIn(language),
    lexicons: lexiconsOf(wording),
    looking,
    isMisspelling: (written, word, isVerb) =>
      !earlier.has(written) && query.isMisspelling(language, written, word, isVerb),
    isPiece: (written) => !earlier.has(written) && query.isPiece(language, written),
    dayNamed: (words) => query.dayNamed(language, words),
  };
}

interface KnownOfSlots {
  looking: ReadonlySet<Slot>;
  /** Words of the values that they had. */
  earlier: ReadonlySet<string>;
}

/** Kept by the slots themselves: a query is compared with each wording of their template. */
const KNOWN = new WeakMap<readonly Slot[], { language: Language; known: KnownOfSlots }>();

function knownOf(language: Language, slots: readonly Slot[]): KnownOfSlots {
  const kept = KNOWN.get(slots);
  if (kept?.language === language) return kept.known;
  const known = {
    looking: new Set(slots.filter((slot) => textsOf(slot).some((text) => looksOf(language, text).length > 0))),
    earlier: new Set(slots.flatMap((slot) => textsOf(slot).flatMap(wordsOfName))),
  };
  KNOWN.set(slots, { language, known });
  return known;
}

const MOST_ALIGNMENTS = 4;
const MOST_GAP_WORDS = 14;
const MOST_MISSPELT = 2;
/** Each place without its space takes two words. */
const MOST_RESPACED = 4;

/**
 * Has the query each fixed word of the wording, or for two at most one that is near it, or its letters with other spaces, wherever they stand. Where not, there is no
 * alignment in any order.
 */
export function hasWords(
  wording: readonly PatternToken[],
  query: readonly QueryToken[],
  { isPiece }: Pick<AlignContext, 'isPiece'>
): boolean {
  const words = query.filter((token): token is WordToken => token.kind === 'word');
  // "Monday for 9 am" is one value.
  const joints = new Set(
    query.flatMap((token) =>
      token.kind === 'value' && token.value.type === 'datetime' ? wordsOfName(token.value.text) : []
    )
  );
  const lacking = wording.filter(
    (token): token is WordToken =>
      token.kind === 'word' && !joints.has(token.word) && !words.some((word) => sameWord(token, word))
  );
  if (lacking.length === 0) return true;
  const letters = words.some(({ word }) => isPiece(word)) ? words.map(({ raw }) => raw.toLowerCase()).join('') : '';
  const respaced = lacking.filter(({ raw }) => letters.includes(raw.toLowerCase()));
  const rest = lacking.filter((token) => !respaced.includes(token));
  return (
    rest.length <= MOST_MISSPELT &&
    respaced.length <= MOST_RESPACED &&
    rest.every((token) =>
      spellingsOf(token).some((word) =>
        words.some((one) => spellingsOf(one).some((written) => mayBeMeant(written, word)))
      )
    )
  );
}

/** As it is compared and as it is written: "grams" is compared as "g". */
function spellingsOf({ word, raw }: WordToken): string[] {
  const written = raw.toLowerCase();
  return written === word ? [word] : [word, written];
}

/**
 * Every way (four at most) in which the query's words are those of the wording in the same order, with values in the places
 * of its placeholders. Nothing may be left over on either side. By dynamic programming over both sides' places: each pair of
 * places keeps its cheapest endings, where a misspelt word costs one.
 */
export function align(
  pattern: readonly PatternToken[],
  query: readonly QueryToken[],
  context: AlignContext
): Alignment[] {
  const endings = new Map<number, Alignment[]>();
  const endingsFrom = (p: number, q: number): Alignment[] => {
    const key = p * (query.length + 1) + q;
    const known = endings.get(key);
    if (known) return known;
    const found =
      p === pattern.length
        ? q === query.length
          ? [{ fillings: [], misspelt: [] }]
          : []
        : stepsFrom({ pattern, p, query, q }, context).flatMap(({ fillings, misspelt, tokens, words }) =>
            endingsFrom(p + words, q + tokens).map((ending) => ({
              fillings: [...fillings, ...ending.fillings],
              misspelt: [...misspelt, ...ending.misspelt],
            }))
          );
    const cheapest = distinct(
      found
        .filter(({ misspelt }) => misspelt.length <= MOST_MISSPELT)
        .sort((a, b) => a.misspelt.length - b.misspelt.length)
    ).slice(0, MOST_ALIGNMENTS);
    endings.set(key, cheapest);
    return cheapest;
  };
  const found = endingsFrom(0, 0);
  return found.filter(({ misspelt }) => misspelt.length === found[0]?.misspelt.length);
}

/** The query's tokens with the fixed words that they misspell. */
export function setRight(query: readonly QueryToken[], { misspelt }: Pick<Alignment, 'misspelt'>): QueryToken[] {
  return query.flatMap((token) => {
    const meant = misspelt.find(({ tokens }) => tokens.includes(token));
    if (!meant || token.kind !== 'word') return [token];
    return meant.tokens[0] === token ? meant.words.map((word) => ({ ...token, word })) : [];
  });
}

/** Alignments that bind different values; of those that differ only in how they came about, the first. */
export function distinct<T extends Alignment>(alignments: readonly T[]): T[] {
  if (alignments.length < 2) return [...alignments];
  const seen = new Map<string, T>();
  for (const alignment of alignments) {
    const values = alignment.fillings.map(({ hole, value, from }) => [hole.index, value ?? null, from]);
    const key = canonicalJson([...values].sort((a, b) => Number(a[0]) - Number(b[0])));
    if (!seen.has(key)) seen.set(key, alignment);
  }
  return [...seen.values()];
}

/** One step of an alignment: how many tokens of either side it takes, and what it says of them. */
interface Step extends Alignment {
  words: number;
  tokens: number;
}

/** The steps that an alignment may take from a pair of places. */
export function stepsFrom(at: Places, context: AlignContext): Step[] {
  const { pattern, p, query, q } = at;
  const [expected, token] = [pattern[p], query[q]];
  if (!expected || !token) return [];
  const one = { words: 1, tokens: 1, fillings: [], misspelt: [] };
  if (expected.kind === 'word') {
    if (token.kind !== 'word') return [];
    if (sameWord(expected, token)) return isTwice(context, token, query[q + 1]) ? [one, twice(query, q)] : [one];
    const respaced = respacedAt(at, context.text, {
      articles: context.language.words.articles,
      isPiece: context.isPiece,
    });
    if (respaced) {
      const [words, tokens] = [respaced.words.length, respaced.tokens.length];
      return [{ ...one, words, tokens, misspelt: [respaced] }];
    }
    return isMisspeltAt(at, token, context)
      ? [{ ...one, misspelt: [{ tokens: [token], words: [expected.word] }] }]
      : [];
  }
  if (expected.kind === 'value') return token.kind === 'value' && sameValue(expected.value, token.value) ? [one] : [];
  return [
    ...fillDateAndTime(at, context).map((both) => ({ ...one, ...both })),
    ...fill(expected, at, context).map(({ filling, taken }) => ({
      ...one,
      tokens: taken,
      fillings: [filling],
    })),
  ];
}

/** "for for"; not "Book Book Club", whose second one is a name, nor "not not", nor "till until". */
function isTwice({ language, text }: AlignContext, token: WordToken, next: QueryToken | undefined): boolean {
  return (
    next?.kind === 'word' &&
    next.raw === token.raw.toLowerCase() &&
    text.slice(token.end, next.start).trim() === '' &&
    (turningKind(language, token.word) === undefined || language.words.starters.has(token.word))
  );
}

function twice(query: readonly QueryToken[], q: number): Step {
  const second = query[q + 1];
  return { words: 1, tokens: 2, fillings: [], misspelt: second ? [{ tokens: [second], words: [] }] : [] };
}

function isMisspeltAt(
  { pattern, p, query, q }: Places,
  token: WordToken,
  { language, isMisspelling }: AlignContext
): boolean {
  const [expected, last, before] = [pattern[p], pattern[p - 1], query[q - 1]];
  if (expected?.kind !== 'word' || token.word.length < 2) return false;
  // A capital within the sentence makes a name of it.
  const opens = before === undefined || before.sentence !== token.sentence || token.afterComma;
  if (!opens && /^\p{Lu}\p{Ll}/u.test(token.raw) && !/^\p{Lu}/u.test(expected.raw)) return false;
  // In whichever order: "On Monday, clsoe …".
  const opensWording = pattern.every(
    ({ sentence, start }) => sentence !== expected.sentence || start >= expected.start
  );
  const isVerb = opensWording || (last?.kind === 'word' && language.words.ands.has(last.word));
  return spellingsOf(token).some((written) =>
    spellingsOf(expected).some((word) => isMisspelling(written, word, isVerb))
  );
}

function fillDateAndTime(at: Places, context: AlignContext): { fillings: Filling[]; words: number }[] {
  const found = dayAndTimeAt(context.language, at, context);
  if (!found) return [];
  const fillings = found.parts.map(([hole, value]) => {
    const slot = context.slots.find((candidate) => candidate.name === hole.placeholder.slot);
    return fillWith(hole, slot, { value, confidence: 1 }, context.customs);
  });
  return [{ fillings, words: found.words }];
}

function sameValue(a: MaskedValue, b: MaskedValue): boolean {
  return a.type === b.type && canonicalJson(a.value) === canonicalJson(b.value);
}

/** The fillings that a placeholder could have from this token on, and how many tokens each takes. */
function fill(hole: HoleToken, at: Places, context: AlignContext): { filling: Filling; taken: number }[] {
  const { pattern, p, query, q } = at;
  const slot = context.slots.find((one) => one.name === hole.placeholder.slot);
  const token = query[q];
  if (!token) return [];
  const { language } = context;
  const { words } = language;
  if (token.kind === 'word' && words.beforeDates.has(token.word) && isOfDay(hole)) return fillBehind(hole, at, context);
  if (isNumberMark(language, hole, at)) return fillBehind(hole, at, context);
  const fillings: { filling: Filling; taken: number }[] = [];
  if (slot) {
    for (const { taken, ...place } of wordedValuesAt(language, { hole, slot }, at, context.text))
      fillings.push({ filling: { hole, ...place, confidence: 0.9 }, taken });
  }
  if (token.kind === 'value' && !isBeforeLetter(language, context.text, token, query[q + 1])) {
    const read =
      bestReading(hole, token.value, context.options, context.lexicons) ??
      (slot && bestReading(asTyped(hole, slot), token.value, context.options, context.lexicons));
    if (read && !isOfOtherSort(language, slot, hole, read.value) && !isAnyOf(language, hole, token))
      fillings.push({ filling: fillWith(hole, slot, read, context.customs), taken: 1 });
  }
  const day = token.kind === 'word' ? dayAt(language, hole, at, context) : undefined;
  if (day && !fillings.some(({ taken }) => taken === day.taken))
    fillings.push({
      filling: fillWith(hole, slot, { value: day.value, confidence: 0.9 }, context.customs),
      taken: day.taken,
    });
  if (slot && (takesFreeText(hole) || hole.placeholder.type === 'id'))
    fillings.push(...lookAt({ hole, slot }, at, context));
  if (slot && hole.placeholder.type === 'quoted') {
    for (const { start, end, taken } of titlesAt(language, at, context.text)) {
      const from = context.text.slice(start, end);
      const value = freeValue(slot, from, start, end);
      fillings.push({ filling: { hole, value, from, start, end, confidence: 0.85 }, taken });
    }
  }
  if (
    slot &&
    isNumberedAsText(language, { slot, hole, last: pattern[p - 1] }, context.text.slice(token.start, token.end))
  ) {
    const from = context.text.slice(token.start, token.end);
    fillings.push({
      filling: { hole, value: from, from, start: token.start, end: token.end, confidence: 0.85 },
      taken: 1,
    });
  }
  const code =
    slot && fillings.length === 0
      ? (codeAt({ hole, slot }, at, context) ?? labelAt(language, { hole, slot }, at, context))
      : undefined;
  if (code) {
    const { taken, ...place } = code;
    fillings.push({ filling: { hole, value: place.from, ...place, confidence: 0.85 }, taken });
  }
  const next = pattern[p + 1];
  const last = pattern[p - 1];
  const isText = takesFreeText(hole) || (slot !== undefined && isAlsoText(language, hole, slot));
  if (!slot || !(isText || isEvent(language, hole, { slot, last, token }))) return fillings;
  // "at table A. Mind yourselves.": what the wording has within a sentence does not begin one.
  const before = query[q - 1];
  const goesOn = last !== undefined && last.sentence === hole.sentence;
  if (goesOn && before && /[.!?]\s/.test(context.text.slice(before.end, token.start))) return fillings;
  // "Remind Remind Sonia"
  if (before?.kind === 'word' && token.kind === 'word' && before.word === token.word && !token.afterComma)
    return fillings;
  for (let taken = 1; taken <= MOST_GAP_WORDS; taken += 1) {
    const tokens = query.slice(q, q + taken);
    const end = tokens.at(-1);
    if (tokens.length < taken || !end || end.sentence !== token.sentence) break;
    const ends =
      endOfInitial(language, context.text, { first: token, last: end }, textsOf(slot)) ??
      endOfValue(language, context.text, { last: end, next: query[q + taken] });
    const text = context.text.slice(token.start, ends);
    // "at Beer On a bank holiday"
    if (end.kind === 'word' && words.beforeDates.has(end.word) && next?.kind === 'hole' && isOfDay(next)) continue;
    if (hasBracket(context.text, tokens, slot)) continue;
    const place = { start: token.start, end: ends, hole, from: text };
    const admitted = slot.type === 'enum' || slot.values ? enumValue(slot.values ?? [], text) : undefined;
    if (admitted !== undefined) {
      fillings.push({ filling: { ...place, value: admitted, confidence: 1 }, taken });
      continue;
    }
    if (slot.values && slot.values.length > 0) continue;
    // Of one span the surer reading is meant: "20 percent" is "20%" where values were written so.
    if (fillings.some((one) => one.taken === taken)) continue;
    const gap = gapAt(language, at, taken, context.undated);
    if (!gap) break;
    if (gap.takesNextArticle) continue;
    const kind = kindOf(language, slot, gap);
    if (kind && 'confidence' in kind) {
      fillings.push({ filling: { ...place, value: freeValue(slot, text, token.start, ends), ...kind }, taken });
      continue;
    }
    if (end.kind === 'value' || ends > end.end || opensBeforeArticle(gap)) continue;
    const free = readFreeText(
      language,
      slot,
      { tokens, text: context.text },
      {
        announced: last?.kind === 'word' && words.namingCues.has(last.word) && !(kind && areNames(slot)),
        closed:
          next === undefined ||
          next.kind !== 'word' ||
          words.ands.has(next.word) ||
          turningKind(language, next.word) === 'direction' ||
          words.starters.has(next.word) ||
          language.isParticiple(next.word) ||
          // "Because of a power cut, close the …"
          query[q + taken]?.afterComma === true,
        continued: next?.kind === 'word' && words.ands.has(next.word),
        led: last?.kind === 'word' && words.leads.has(last.word),
        framed: gap.framed,
        opensSentence: gap.opensSentence,
      }
    );
    if (!free) continue;
    const value = freeValue(slot, free.text, token.start, end.end);
    fillings.push({ filling: { ...place, value, from: free.text, confidence: free.confidence }, taken });
  }
  return fillings;
}

/** A wording that was said with other words in the slot's place takes what the slot is of, too: "by half term", "by 3 May". */
function asTyped(hole: HoleToken, { type }: Slot): HoleToken {
  return hole.placeholder.type === 'text' ? { ...hole, placeholder: { ...hole.placeholder, type } } : hole;
}

function isOfDay({ placeholder }: HoleToken): boolean {
  return placeholder.type === 'date' || placeholder.type === 'time' || placeholder.type === 'datetime';
}

/** "case number 4HX0331": of the wording "number" was left out, as it says nothing between a noun and its number. */
function isNumberMark(
  { words, isNumberedNoun }: Language,
  { placeholder }: HoleToken,
  { pattern, p, query, q }: Places
): boolean {
  const [before, last, token] = [pattern[p - 2], pattern[p - 1], query[q]];
  if (token?.kind !== 'word' || last?.kind !== 'word' || placeholder.type !== 'id') return false;
  return words.numberMarks.has(token.word) && isNumberedNoun(last.word) && !denies(words, token, { before, last });
}

/** "a Friday" is any of them, where the wording has a certain day. */
function isAnyOf({ words }: Language, hole: HoleToken, { article }: QueryToken): boolean {
  return isOfDay(hole) && hole.article === undefined && article !== undefined && !words.definiteArticles.has(article);
}

/** "on Friday morning", "at 17.30": before what is a day or a time only where the wording has one, "on" and "at" were not left out. */
function fillBehind(hole: HoleToken, at: Places, context: AlignContext): { filling: Filling; taken: number }[] {
  const [token, next] = [at.query[at.q], at.query[at.q + 1]];
  if (!token || next?.sentence !== token.sentence || next.afterComma) return [];
  if (next.kind === 'word' && context.language.words.beforeDates.has(next.word)) return [];
  return fill(hole, { ...at, q: at.q + 1 }, context).map(({ filling, taken }) => ({ filling, taken: taken + 1 }));
}

/** "job 4390 A" is not job 4390; "£95 a day" is an amount. */
function isBeforeLetter(language: Language, text: string, token: QueryToken, next: QueryToken | undefined): boolean {
  const letter = text.slice(token.end, endOfValue(language, text, { last: token, next }));
  return /\d$/.test(text.slice(token.start, token.end)) && /\p{Lu}/u.test(letter);
}

/** "cut flowers (woohoo": what stands in brackets is no part of a value, except where earlier values had brackets. */
export function hasBracket(text: string, tokens: readonly QueryToken[], slot: Slot): boolean {
  const marks = /[()[\]{}]/;
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  return (
    marks.test(text.slice(Math.max(0, start - 1), end + 1)) && !textsOf(slot).some((example) => marks.test(example))
  );
}

/** "named Thunder": where each earlier value is written as a name, what is announced is no sentence as a title may be. */
function areNames({ examples }: Slot): boolean {
  return examples.every((one) => typeof one === 'string' && /^\p{Lu}\S*(?:\s\p{Lu}\S*)*$/u.test(one));
}

/** A person's name that another slot of the wording had does not fill a place's slot, nor the other way round. */
function isOfOtherSort(language: Language, slot: Slot | undefined, hole: HoleToken, value: MaskedValue): boolean {
  const examples = slot ? textsOf(slot) : [];
  if (value.type !== 'name' || hole.placeholder.lexicon === value.lexicon || examples.length === 0) return false;
  return !examples.some((example) => isPerson(language, example) === isPerson(language, value.text));
}

/**
 * "size M" where sizes were numbers first, "the beginner package" beside "the ten-hour package": earlier values were texts too. "six" is none, so
 * that "six lessons" are nothing where weeks are counted.
 */
function isAlsoText(language: Language, { placeholder: { type } }: HoleToken, slot: Slot): boolean {
  const find =
    type === 'duration' ? language.findDurations : type === 'money' ? language.findMoney : language.findNumbers;
  return (
    (type === 'number' || type === 'id' || type === 'duration' || type === 'money') &&
    slot.valueType === 'string' &&
    textsOf(slot).some((one) => !/\d/.test(one) && [find, language.findNumbers].every((by) => by(one).length === 0))
  );
}

/** "since the storm" where a tool takes days as they are said: behind such a word a certain thing is when it was. */
function isEvent(
  { words }: Language,
  { placeholder }: HoleToken,
  { slot, last, token }: { slot: Slot; last: PatternToken | undefined; token: QueryToken }
): boolean {
  return (
    placeholder.type === 'date' &&
    slot.format === 'as said' &&
    last?.kind === 'word' &&
    words.phrases?.sinceWhen.has(last.word) === true &&
    token.kind === 'word' &&
    token.article !== undefined &&
    words.definiteArticles.has(token.article)
  );
}

function lexiconsOf(wording: readonly PatternToken[]): ReadonlySet<string> {
  return new Set(wording.flatMap((token) => (token.kind === 'hole' ? (token.placeholder.lexicon ?? []) : [])));
}
