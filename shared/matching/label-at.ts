import type { Language } from '../language/language';
import { isGivenName } from '../language/given-names';
import { isCapital, type HoleToken, type Places, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { Slot } from '../protocol/plan';
import type { AlignContext } from './align-context';
import { countsNext, wereNumbersOrCodes } from './code-at';
import { capitalsTell, gapAt, type GapPlace } from './gap';
import { isNounOfOne } from './noun-phrase';
import { kindOf } from './same-kind';
import { startWithArticle } from './worded-value';

const MOST_WORDS = 3;

/**
 * Words that name one of several things where the wording has a number or a code for it, for a tool that takes texts: "hall B" and "hall East"
 * for "hall 3", "the gym machine" and "number 4" for "VM-70". Where the number may be a count there is none.
 */
export function labelAt(
  language: Language,
  { hole, slot }: { hole: HoleToken; slot: Slot },
  at: Places,
  { text, undated }: Pick<AlignContext, 'text' | 'undated'>
): { from: string; start: number; end: number; taken: number } | undefined {
  const { pattern, p, query, q } = at;
  const first = query[q];
  const { type } = hole.placeholder;
  const takesTexts = slot.valueType === 'string' && slot.format === undefined && !slot.values?.length;
  if (first?.kind !== 'word' || (type !== 'number' && type !== 'id') || !takesTexts) return undefined;
  if (!wereNumbersOrCodes(slot)) return undefined;
  const isNumbered = standsBehindNoun(language, at);
  const wereCodes = slot.examples.every((one) => typeof one === 'string' && /\p{L}/u.test(one));
  if (!wereCodes && countsNext(language, pattern[p + 1])) return undefined;
  for (let taken = Math.min(MOST_WORDS, query.length - q); taken > 0; taken -= 1) {
    const gap = gapAt(language, at, taken, undated);
    const last = gap?.tokens.at(-1);
    if (!gap || !last || gap.tokens.some((token) => token.sentence !== first.sentence)) continue;
    const isOne = isNumbered ? isLabel(language, gap) : type === 'id' && wereCodes && isThing(language, gap);
    const kind = isOne ? kindOf(language, slot, gap) : undefined;
    if (!kind || !('confidence' in kind)) continue;
    const start = hole.article === undefined && !isNumbered ? startWithArticle(text, first) : first.start;
    return { from: text.slice(start, last.end), start, end: last.end, taken };
  }
  return undefined;
}

/** "table 4", "turbine 7", not "Clear 7", "and print 20", "for 6". */
function standsBehindNoun(language: Language, { pattern, p }: Places): boolean {
  const { words, spelling } = language;
  const [before, last] = [pattern[p - 2], pattern[p - 1]];
  if (last?.kind !== 'word' || before?.sentence !== last.sentence) return false;
  const { word } = last;
  if (words.starters.has(word) || words.joins.has(word) || words.functionWords?.has(word)) return false;
  if (turningKind(language, word) !== undefined) return false;
  const mayBeVerb = before.kind === 'word' && (words.ands.has(before.word) || words.infinitiveMarks?.has(before.word));
  if (mayBeVerb && spelling?.isOrder(word)) return false;
  return language.isNumberedNoun(word) || spelling?.isWord(`${word}s`) === true;
}

/** "B", "East", "Big Bertha", "Oak 2": small letters make another thing of it ("order history"). */
function isLabel({ words }: Language, { tokens, text }: GapPlace): boolean {
  const [first] = tokens;
  if (first?.kind !== 'word' || first.article !== undefined) return false;
  if (tokens.length === 1 && /^\p{L}$/u.test(first.raw)) return !words.articles.has(first.word) || isCapital(first);
  return (
    capitalsTell(text, tokens) &&
    tokens.every((token, at) =>
      token.kind === 'word' ? /^\p{Lu}\p{Ll}/u.test(token.raw) : at > 0 && /^\d+$/.test(token.value.text)
    )
  );
}

/** "the gym machine", "number 4", "vehicle 118": as much as a code it says which one, where no noun before it says of what. */
function isThing(language: Language, { tokens, last, next, apart }: GapPlace): boolean {
  const { words } = language;
  const [first, number, ...more] = tokens;
  if (last !== 'word' || (next === 'value' && !apart) || first?.kind !== 'word') return false;
  if (words.numberMarks.has(first.word) || (first.article === undefined && isNumberable(language, first)))
    return number?.kind === 'value' && /^\d{1,6}$/.test(number.value.text) && more.length === 0;
  return (
    first.article !== undefined &&
    words.definiteArticles.has(first.article) &&
    tokens.length > 1 &&
    tokens.every((token) => token.kind === 'word')
  );
}

/** "vehicle", "RRV": a noun of one thing, or letters that are no word; no time ("week 20"). */
export function isNumberable(language: Language, { word, raw }: WordToken): boolean {
  const { words, spelling } = language;
  if (isGivenName(language, word) || language.worded?.sizes.has(word)) return false;
  if (turningKind({ words }, word) !== undefined || words.timeUnits?.has(word) || words.functionWords?.has(word))
    return false;
  if (/^\p{Lu}{2,4}$/u.test(raw)) return spelling?.isWord(word) === false;
  return spelling?.isWord(word) === true && isNounOfOne(language, word);
}
