import type { Language } from '../language/language';
import type { PatternToken, WordToken } from '../language/tokens';

/**
 * The tokens without the clauses that ask for nothing (`Language.isSmallTalk`), at the beginning and at the end. A clause with a
 * value in it, or one that could be a wish, stays.
 */
export function withoutAsides<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[],
  text: string
): (T | WordToken)[] {
  const starts = clauseStarts(language, tokens, text);
  const ends = [...starts.slice(1), tokens.length];
  let [from, to] = [0, tokens.length];
  // Of a clause that asks for nothing by itself no word is the request's.
  const clauses = starts.map((start, at) => tokens.slice(start, ends[at]));
  const plain = clauses.filter((clause) => !asksForNothing(language, clause, NO_WORDS)).flat();
  const isAside = (first: number, end: number): boolean => {
    const clause = tokens.slice(first, end);
    return asksForNothing(language, clause, wordsIn(plain.filter((token) => !clause.includes(token))));
  };
  for (let found = true; found;) {
    // The longest clauses first: "Me again, I'm afraid" is small talk as a whole.
    const opening = ends.filter((end) => end > from && end < to && isAside(from, end)).at(-1);
    from = opening ?? from;
    const closing = starts.find((start) => start > from && start < to && isAside(start, to));
    to = closing ?? to;
    found = opening !== undefined || closing !== undefined;
  }
  const fills = (token: PatternToken | undefined): boolean =>
    token?.kind === 'word' && language.words.fillers?.has(token.word.replace(/(\p{L})\1{2,}/gu, '$1')) === true;
  const isAdded = (token: PatternToken | undefined): boolean =>
    from > 0 && token !== undefined && adds(language, token);
  while (to - from > 2 && (fills(tokens[from]) || isAdded(tokens[from]))) from += 1;
  return tokens.slice(from, to).map((token, at) => (at === 0 && from > 0 ? { ...token, afterComma: true } : token));
}

/** Where a sentence begins, or what follows a comma, a dash, a colon, or joins a last clause. */
function clauseStarts(language: Language, tokens: readonly PatternToken[], text: string): number[] {
  return tokens.flatMap((token, at) => {
    const last = tokens[at - 1];
    if (last === undefined) return [at];
    // "at 5 p.m. You rock": the full stop is the value's own.
    const stopped = /[.!?]\s+(?:\p{L}+\s+)?$/u.test(text.slice(last.end - 1, token.start));
    const divided = token.afterComma || stopped || /[:;]\s/.test(text.slice(last.end, token.start));
    return last.sentence !== token.sentence || divided || adds(language, token) || concludes(language, token)
      ? [at]
      : [];
  });
}

/** "and", "but" within a sentence. */
function adds({ words }: Language, token: PatternToken): boolean {
  const isAdversative = (word: string): boolean => words.joins.has(word) && words.turning.negation.has(word);
  return token.kind === 'word' && (words.ands.has(token.word) || isAdversative(token.word));
}

/** "so" within a sentence. */
function concludes({ words }: Language, token: PatternToken): boolean {
  return token.kind === 'word' && words.joins.has(token.word) && words.fillers?.has(token.word) === true;
}

/** "and", "but", "so": it begins a clause and joins it to the one before it. */
function joins({ words }: Language, token: PatternToken | undefined): token is WordToken {
  return token?.kind === 'word' && words.joins.has(token.word);
}

const NO_WORDS: ReadonlySet<string> = new Set();

function wordsIn(tokens: readonly PatternToken[]): ReadonlySet<string> {
  return new Set(tokens.flatMap((token) => (token.kind === 'word' ? [token.word] : [])));
}

function asksForNothing(language: Language, clause: readonly PatternToken[], request: ReadonlySet<string>): boolean {
  const { isSmallTalk } = language;
  if (!isSmallTalk) return false;
  const [first] = clause;
  const join = joins(language, first) ? first.word : undefined;
  const said = clause.slice(join === undefined ? 0 : 1);
  const words = said.flatMap((token) => (token.kind === 'word' ? [token] : smallValue(language, token)));
  return words.length > 0 && words.length === said.length && isSmallTalk(words, join, request);
}

/** "a good weekend", "a quick one" are read as values; a day or a time is left to the language as `<date>`, `<time>`. */
function smallValue({ words }: Language, token: PatternToken): WordToken[] {
  if (token.kind !== 'value') return [];
  const { type, text, value } = token.value;
  const own = text.toLowerCase();
  // "thanks a million"
  const isWord = words.periodNouns.has(own) || (type === 'number' && /^\p{L}+$/u.test(own) && value === 1);
  if (type === 'number' && value === 1_000_000 && /^\p{L}+ \p{L}+$/u.test(own))
    return [{ ...token, kind: 'word', word: own.split(' ').at(-1) ?? own, raw: own }];
  // "with three departments": a count in words.
  if (type === 'number' && /^\p{L}+$/u.test(own) && !isWord)
    return [{ ...token, kind: 'word', word: '<number>', raw: text }];
  if (!isWord && type !== 'date' && type !== 'time' && type !== 'datetime' && type !== 'duration') return [];
  const word = isWord ? own : `<${type}>`;
  return [{ ...token, kind: 'word', word, raw: text }];
}
