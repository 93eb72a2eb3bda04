import { isCode } from '../language/shapes';
import type { HoleToken, PatternToken, Places, WordToken } from '../language/tokens';
import { isNounOfOne } from './noun-phrase';
import { turningKind } from '../language/turning';
import type { Language } from '../language/language';
import type { Slot } from '../protocol/plan';
import type { AlignContext } from './align-context';

/** Written in one piece, what only an identifier is: "4388b", "F-12", "61-12-05", "4HX0331"; not "7A", "10x" or "10-12". */
const CODE = new RegExp(
  [
    '\\d{4,7}\\p{L}',
    '\\p{Lu}{2,4}\\d{2,}',
    '\\d+\\p{Lu}{1,3}\\d{2,}',
    '\\p{Lu}{1,4}\\d*(?:[-/.]\\p{L}?\\d+\\p{L}?)+',
    '\\d+(?:[-/]\\p{L}\\d*)+',
    '\\d+(?:-\\d+){2,}',
  ]
    .map((one) => `^${one}$`)
    .join('|'),
  'u'
);
/** Behind a noun that is numbered also this is one: "order 2023/960". */
const IN_TWO = /^\d{2,}[-/]\d{2,}$/;
/** And this one, where such ones stood: "batch LX4". */
const SHORT = /^\p{Lu}{1,3}\d{1,4}$/u;
const PLAIN: ReadonlySet<string> = new Set(['number', 'id']);
const ENOUGH = 2;

/**
 * An identifier in one piece where the wording has a number or one of another shape, for a tool that takes texts and was given two numbers
 * or codes before; `undefined` where it may be a count, a range or a measure.
 */
export function codeAt(
  { hole, slot }: { hole: HoleToken; slot: Slot },
  { pattern, p, query, q }: Places,
  { language, text }: Pick<AlignContext, 'language' | 'text'>
): { from: string; start: number; end: number; taken: number } | undefined {
  const [first, last, next] = [query[q], pattern[p - 1], pattern[p + 1]];
  // "item 204 found by Ann"
  const isDone = next?.kind === 'word' && language.isParticiple(next.word) && isStarter(language, pattern[p + 2]);
  if (countsNext(language, next) && !isDone) return undefined;
  const mayBe = PLAIN.has(hole.placeholder.type) && slot.valueType === 'string' && slot.format === undefined;
  if (!first || !mayBe || !wereNumbersOrCodes(slot)) return undefined;
  if (!/(?:^|[\s([])$/.test(text.slice(0, first.start))) return undefined;
  const from = /^\S+?(?=[.,;:!?)\]]*(?:\s|$))/u.exec(text.slice(first.start))?.[0] ?? '';
  const end = first.start + from.length;
  const isNumbered =
    last?.kind === 'word' &&
    (language.isNumberedNoun(last.word) || isOneNumbered(language, { before: pattern[p - 2], noun: last }));
  const hadShort =
    hole.placeholder.type === 'id' && slot.examples.some((one) => typeof one === 'string' && SHORT.test(one));
  const isNumberedOne = isNumbered && (IN_TWO.test(from) || (hadShort && SHORT.test(from)));
  if (!CODE.test(from) && !isNumberedOne) return undefined;
  const tokens = query.slice(q).filter((token) => token.start < end);
  const isPlain = tokens.every((token) => token.kind === 'word' || PLAIN.has(token.value.type));
  return isPlain && (tokens.at(-1)?.end ?? 0) <= end
    ? { from, start: first.start, end, taken: tokens.length }
    : undefined;
}

function isStarter({ words }: Language, token: PatternToken | undefined): boolean {
  return token?.kind === 'word' && words.starters.has(token.word);
}

/** "of cask 19-416": one thing that has its number behind it; "pages 19-42" are some of them. */
function isOneNumbered(
  language: Language,
  { before, noun }: { before: PatternToken | undefined; noun: WordToken }
): boolean {
  const isOf = before?.kind === 'word' && language.words.ofAll?.of.has(before.word) === true;
  return isOf && isNounOfOne(language, noun.word);
}

/** "20 tins": a noun behind it is counted. */
export function countsNext({ words }: Language, next: PatternToken | undefined): boolean {
  return next?.kind === 'word' && !words.starters.has(next.word) && turningKind({ words }, next.word) === undefined;
}

/** Was the tool given two different ones, all of them numbers or codes ("214", "PX-4471", "WEA 9", beside a code also "1987.42") or, but one, a noun and its number ("Unit 204"). */
export function wereNumbersOrCodes({ examples }: Slot): boolean {
  const hadCode = examples.some((one) => typeof one === 'string' && isCode(one));
  const isOne = (one: unknown): boolean =>
    typeof one === 'string' &&
    (/^\d{1,7}$/.test(one) || isCode(one) || (hadCode && /^\d+\.\d+$/.test(one)) || /^\p{Lu}{1,4} \d{1,6}$/u.test(one));
  const isNumbered = (one: unknown): boolean => typeof one === 'string' && /^\p{L}+ \d{1,6}$/u.test(one);
  return (
    new Set(examples).size >= ENOUGH && examples.some(isOne) && examples.every((one) => isOne(one) || isNumbered(one))
  );
}
