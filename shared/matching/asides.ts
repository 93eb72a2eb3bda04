import type { Language } from '../language/language';
import type { PatternToken, WordToken } from '../language/tokens';

/**
 * The tokens without the clauses that ask for nothing (`Language.isSmallTalk`), at the beginning, at the end, and set apart within
 * the request. A clause with a value in it, or one that could be a wish, stays.
 */
export function withoutAsides<T extends PatternToken>(
  language: Language,
  written: readonly (T | WordToken)[],
  text: string
): (T | WordToken)[] {
  const tokens = withoutInsertions(language, written, text);
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

const BRACKETED = /\([^()]*\)|\[[^[\]]*\]/g;
const DASH = /[–—]|\s-+\s/;
/** Between commas fewer words may be one of a list: "flour, honey, milk". */
const LEAST_BETWEEN_COMMAS = 3;
const LEAST_BETWEEN_DASHES = 2;
const MOST_CLAUSES = 3;

/** Without what brackets, dashes or commas set apart in the middle, where it asks for nothing: "(woohoo)", ", don't ask me why,". */
function withoutInsertions<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[],
  text: string
): (T | WordToken)[] {
  if (!language.isSmallTalk) return [...tokens];
  const left = (inserted: readonly (T | WordToken)[]): ReadonlySet<string> =>
    wordsIn(tokens.filter((token) => !inserted.includes(token)));
  const dropped = new Set<T | WordToken>();
  for (const { index, 0: part } of text.matchAll(BRACKETED)) {
    const inserted = tokens.filter(({ start, end }) => start > index && end < index + part.length);
    const starts = clauseStarts(language, inserted, text);
    const clauses = starts.map((start, at) => inserted.slice(start, starts[at + 1]));
    const request = left(inserted);
    const isIdle = (clause: readonly (T | WordToken)[]): boolean => asksForNothing(language, clause, request);
    if (clauses.length > 0 && (isIdle(inserted) || clauses.every(isIdle)))
      for (const token of inserted) dropped.add(token);
  }
  const rest = tokens.filter((token) => !dropped.has(token));
  const starts = clauseStarts(language, rest, text);
  for (const [at, start] of starts.entries()) {
    const first = rest[start];
    if (at === 0 || !first?.afterComma || dropped.has(first)) continue;
    for (const end of starts.slice(at + 1, at + 1 + MOST_CLAUSES).reverse()) {
      const [last, next] = [rest[start - 1], rest[end]];
      if (!last || !next?.afterComma || next.sentence !== last.sentence) continue;
      const inserted = rest.slice(start, end);
      const dashed = [text.slice(last.end, first.start), text.slice(inserted.at(-1)?.end, next.start)].every((gap) =>
        DASH.test(gap)
      );
      if (inserted.length < (dashed ? LEAST_BETWEEN_DASHES : LEAST_BETWEEN_COMMAS)) continue;
      if (!asksForNothing(language, inserted, left(inserted))) continue;
      for (const token of inserted) dropped.add(token);
      break;
    }
  }
  return rest.filter((token) => !dropped.has(token));
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
