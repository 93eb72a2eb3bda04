import type { AlignContext } from './align-context';
import { dayAndTimeAt } from './day-at';
import { handsOn } from './takes-as-said';
import { takesWords } from './worded-value';
import { fillWith, type Filling } from './filling';
import { fillingsOf } from './hole-fillings';
import { wordsOfName } from './mask';
import { isExchanged, mayBeMeant } from './misspelt';
import { respacedAt } from './respaced';
import type { Language } from '../language/language';
import {
  sameWord,
  typeOf,
  type HoleToken,
  type PatternToken,
  type Places,
  type QueryToken,
  type WordToken,
} from '../language/tokens';
import { turningKind } from '../language/turning';
import { canonicalJson } from '../protocol/json';
import type { Slot } from '../protocol/plan';
import { wholeOf, type MaskedValue } from '../values/found-value';

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

const MOST_ALIGNMENTS = 4;
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
    ...fillingsOf(expected, at, context).map(({ filling, taken }) => ({
      ...one,
      tokens: taken,
      fillings: [filling],
    })),
  ];
}

/** "for for"; not "Book Book Club", whose second one is a name, nor "not not", "till until" or the two words of "won't". */
function isTwice({ language, text }: AlignContext, token: WordToken, next: QueryToken | undefined): boolean {
  return (
    next?.kind === 'word' &&
    next.word === token.word &&
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
  { language, isMisspelling, isPiece }: AlignContext
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
  if (q === 0 && isPiece(token.word) && isCapitalSlipped(token.raw, expected.word)) return true;
  if (isPiece(token.word) && isExchanged(language, token.word, expected.word) && !joinsTwoOfAKind(language, pattern, p))
    return true;
  // "Hwo many" is no "who many".
  const isMeasured = isSaidNext({ pattern, p, query, q }, language.words.measures);
  const isVerb = !isMeasured && (opensWording || (last?.kind === 'word' && language.words.ands.has(last.word)));
  return spellingsOf(token).some((written) =>
    spellingsOf(expected).some((word) => isMisspelling(written, word, isVerb))
  );
}

/** "oCne" for "Cone", "hWo" for "Who": which of the two letters came first is told by the capital. */
function isCapitalSlipped(raw: string, word: string): boolean {
  const [, first = '', second = '', rest = ''] = /^(\p{Ll})(\p{Lu})(\p{Ll}+)$/u.exec(raw) ?? [];
  return rest !== '' && `${second.toLowerCase()}${first}${rest}` === word;
}

/** "bays 12 ot 18" may be an "or", unless "from" stands before it. */
function joinsTwoOfAKind(language: Language, pattern: readonly PatternToken[], p: number): boolean {
  const [start, before, behind] = [pattern[p - 2], pattern[p - 1], pattern[p + 1]];
  const isPair = before?.kind === 'hole' && behind?.kind === 'hole' && typeOf(before) === typeOf(behind);
  return isPair && !(start?.kind === 'word' && language.words.phrases?.fromOrTo.has(start.word));
}

/** Do both sides go on with the same word of these. */
function isSaidNext({ pattern, p, query, q }: Places, words: ReadonlySet<string> | undefined): boolean {
  const [expected, token] = [pattern[p + 1], query[q + 1]];
  return (
    expected?.kind === 'word' && token?.kind === 'word' && sameWord(expected, token) && words?.has(token.word) === true
  );
}

/** The day without what is doubtful about it together with its time. */
function alone(value: MaskedValue, { language, options }: AlignContext): MaskedValue {
  const { doubt, others: _others, shows: _shows, ...rest } = value;
  const found =
    doubt === undefined || value.type !== 'date'
      ? undefined
      : wholeOf(value.text, language.findDates(value.text, options));
  return found?.type === 'date' ? { ...rest, ...found, start: value.start, end: value.end } : value;
}

function fillDateAndTime(at: Places, context: AlignContext): { fillings: Filling[]; words: number }[] {
  const { language, slots, customs } = context;
  const slotOf = (hole: HoleToken): Slot | undefined => slots.find(({ name }) => name === hole.placeholder.slot);
  const takesTime = (hole: HoleToken, phrase: string): boolean => {
    const slot = slotOf(hole);
    return (
      hole.placeholder.type === 'number' &&
      slot !== undefined &&
      takesWords(language, { hole, slot }, at.pattern, phrase)
    );
  };
  const found = dayAndTimeAt(language, at, context, takesTime);
  if (!found) return [];
  // "midnight on Friday" may be either end of that day, which a tool decides that is given both as they were said.
  const areHandedOn = found.parts.every(([hole]) => {
    const slot = slotOf(hole);
    return slot !== undefined && handsOn(slot);
  });
  const parts = areHandedOn ? found.parts.map(([hole, value]) => [hole, alone(value, context)] as const) : found.parts;
  const fillings = parts.map(([hole, value]): Filling => {
    if (value.type === hole.placeholder.type) return fillWith(hole, slotOf(hole), { value, confidence: 1 }, customs);
    const { text: from, start, end } = value;
    return { hole, value: from, from, start, end, confidence: 0.9 };
  });
  return [{ fillings, words: found.words }];
}

function sameValue(a: MaskedValue, b: MaskedValue): boolean {
  return a.type === b.type && canonicalJson(a.value) === canonicalJson(b.value);
}
