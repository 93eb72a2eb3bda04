import type { EncodedOdds, Language, TurningKind } from '../language/language';
import type { PatternToken, WordToken } from '../language/tokens';
import { perLanguage } from '../language/per-language';
import { isAdversative, turningKind } from '../language/turning';

/** What was left aside, as it is written, and how sure it is that it asks for nothing, from 0 to 1. */
export interface Aside {
  text: string;
  sure: number;
}

/** What of a query may be its request. */
export interface Heard<T extends PatternToken> {
  tokens: (T | WordToken)[];
  /** The rest. */
  asides: readonly Aside[];
}

/**
 * The tokens without the clauses that ask for nothing (`Language.smallTalk`), at the beginning, at the end, and set apart within
 * the request. A clause with a value in it, or one that could be a wish, stays. `narrower` leaves fewer clauses aside, the most first:
 * "Guess who! With traffic cones, send …" begins with a part of the request that asks for nothing by itself. `encoded` is what an encoder says of clauses.
 */
export function leaveAside<T extends PatternToken>(
  language: Language,
  written: readonly (T | WordToken)[],
  text: string,
  encoded?: EncodedOdds
): Heard<T> & { narrower: () => Heard<T>[] } {
  const { tokens, asides: inserted } = withoutInsertions(language, written, text, encoded);
  const starts = clauseStarts(language, tokens, text);
  const ends = [...starts.slice(1), tokens.length];
  let [from, to] = [0, tokens.length];
  // Of a clause that asks for nothing by itself no word is the request's.
  const clauses = starts.map((start, at) => tokens.slice(start, ends[at]));
  let plain: (T | WordToken)[] | undefined;
  // Narrower readings ask for the same clauses again.
  const judged = new Map<string, number | undefined>();
  const judge = (first: number, end: number): number | undefined => {
    const clause = tokens.slice(first, end);
    plain ??= clauses.filter((one) => asksForNothing(language, one, NO_WORDS, encoded) === undefined).flat();
    const request = wordsIn(plain.filter((token) => !clause.includes(token)));
    // "Somebody left this on my desk: …", "Just trying out the microphone: …" may say what the request is, which no encoder was taught.
    return asksForNothing(language, clause, request, leadsOver(end) ? undefined : encoded);
  };
  const leadsOver = (end: number): boolean => /^\s*:/.test(text.slice(tokens[end - 1]?.end, tokens[end]?.start));
  const sureOf = (first: number, end: number): number | undefined => {
    const key = `${first} ${end}`;
    if (!judged.has(key)) judged.set(key, judge(first, end));
    return judged.get(key);
  };
  // "I am merely considering the following: …", "Just thinking about this: …", "I practise with this sentence: …" say what the request is.
  const announces = (first: number, end: number): boolean => {
    const { announcing, pointing, quoting } = language.words;
    const points = (token: T | WordToken): boolean => token.kind === 'word' && pointing.has(token.word);
    return (
      leadsOver(end) &&
      (tokens.slice(Math.max(first, end - 2), end).some(points) ||
        tokens.slice(end - 1, end).some((token) => token.kind === 'word' && quoting?.has(token.word) === true) ||
        tokens.slice(first, end).some((token) => token.kind === 'word' && announcing?.has(token.word) === true))
    );
  };
  const isAside = (first: number, end: number): boolean =>
    !mayEndName(language, tokens.slice(first, end), text) &&
    !isOfAll(language, tokens[end - 1], tokens[end]) &&
    sureOf(first, end) !== undefined &&
    !announces(first, end);
  const asideOf = (first: number, end: number): Aside => ({
    text: wordsOf(text, tokens.slice(first, end)),
    sure: sureOf(first, end) ?? 0,
  });
  const asides: Aside[] = [...inserted];
  for (let found = true; found;) {
    // The longest clauses first: "Me again, I'm afraid" is small talk as a whole.
    const opening = ends.filter((end) => end > from && end < to && isAside(from, end)).at(-1);
    if (opening !== undefined) asides.push(asideOf(from, opening));
    from = opening ?? from;
    const closing = starts.find((start) => start > from && start < to && isAside(start, to));
    if (closing !== undefined) asides.push(asideOf(closing, to));
    to = closing ?? to;
    found = opening !== undefined || closing !== undefined;
  }
  const fills = (token: PatternToken | undefined): boolean =>
    token?.kind === 'word' && language.words.fillers?.has(token.word.replace(/(\p{L})\1{2,}/gu, '$1')) === true;
  const isAdded = (at: number): boolean => {
    const token = tokens[at];
    return at > 0 && token !== undefined && adds(language, token) && !excludes(language, tokens, at);
  };
  const between = (first: number, end: number): (T | WordToken)[] => {
    let start = first;
    while (end - start > 2 && (fills(tokens[start]) || isAdded(start))) start += 1;
    return tokens
      .slice(start, end)
      .map((token, at) => (at === 0 && start > 0 ? { ...token, afterComma: true } : token));
  };
  /** The places up to which clauses in front of `from` may be left aside, with those clauses. */
  const openings = (): Map<number, Aside[]> => {
    const paths = new Map<number, Aside[]>([[0, []]]);
    for (const [first, left] of paths)
      for (const end of ends.filter((one) => one > first && one <= from && !paths.has(one)))
        if (isAside(first, end)) paths.set(end, [...left, asideOf(first, end)]);
    return paths;
  };
  const closings = (): Map<number, Aside[]> => {
    const paths = new Map<number, Aside[]>([[tokens.length, []]]);
    for (const [end, left] of paths)
      for (const first of starts.filter((one) => one < end && one >= to && !paths.has(one)))
        if (isAside(first, end)) paths.set(first, [...left, asideOf(first, end)]);
    return paths;
  };
  const narrower = (): Heard<T>[] =>
    [...openings()]
      .flatMap(([first, before]) =>
        [...closings()].map(([end, behind]) => ({ first, end, left: [...before, ...behind] }))
      )
      .filter(({ first, end, left }) => left.length > 0 && (first < from || end > to))
      .sort((one, other) => one.end - one.first - (other.end - other.first))
      .slice(0, MOST_NARROWER)
      .map(({ first, end, left }) => ({ tokens: between(first, end), asides: [...inserted, ...left] }));
  return { tokens: between(from, to), asides, narrower };
}

const MOST_NARROWER = 6;

function wordsOf(text: string, clause: readonly PatternToken[]): string {
  return text.slice(clause[0]?.start, clause.at(-1)?.end);
}

const BRACKETED = /\([^()]*\)|\[[^[\]]*\]/g;
const DASH = /[–—]|\s-+\s/;
/** Between commas fewer words may be one of a list, unless they cannot be anything: "flour, honey, milk", but "flour, bless her, milk". */
const LEAST_BETWEEN_COMMAS = 3;
const LEAST_BETWEEN_DASHES = 2;
const CERTAIN = 1;
const MOST_CLAUSES = 3;

/** Without what brackets, dashes or commas set apart in the middle, where it asks for nothing: "(woohoo)", ", don't ask me why,". */
function withoutInsertions<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[],
  text: string,
  encoded: EncodedOdds | undefined
): { tokens: (T | WordToken)[]; asides: Aside[] } {
  const asides: Aside[] = [];
  if (!language.smallTalk) return { tokens: [...tokens], asides };
  const drop = (inserted: readonly (T | WordToken)[], sure: number): void => {
    for (const token of inserted) dropped.add(token);
    asides.push({ text: wordsOf(text, inserted), sure });
  };
  const left = (inserted: readonly (T | WordToken)[]): ReadonlySet<string> =>
    wordsIn(tokens.filter((token) => !inserted.includes(token)));
  const dropped = new Set<T | WordToken>();
  for (const { index, 0: part } of text.matchAll(BRACKETED)) {
    const inserted = tokens.filter(({ start, end }) => start > index && end < index + part.length);
    const starts = clauseStarts(language, inserted, text);
    const clauses = starts.map((start, at) => inserted.slice(start, starts[at + 1]));
    const request = left(inserted);
    const sureOf = (clause: readonly (T | WordToken)[]): number =>
      asksForNothing(language, clause, request, encoded) ?? 0;
    const sure = Math.max(sureOf(inserted), Math.min(...clauses.map(sureOf)));
    if (clauses.length > 0 && sure > 0) drop(inserted, sure);
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
      const sure = asksForNothing(language, inserted, left(inserted), encoded);
      const isShort = inserted.length < (dashed ? LEAST_BETWEEN_DASHES : LEAST_BETWEEN_COMMAS);
      if (sure === undefined || (isShort && sure < CERTAIN)) continue;
      drop(inserted, sure);
      break;
    }
  }
  return { tokens: rest.filter((token) => !dropped.has(token)), asides };
}

/** Where a sentence begins, or what follows a comma, a dash, a colon, or joins a last clause. */
export function clauseStarts(language: Language, tokens: readonly PatternToken[], text: string): number[] {
  return tokens.flatMap((token, at) => {
    const last = tokens[at - 1];
    if (last === undefined) return [at];
    // "at 5 p.m. You rock": the full stop is the value's own.
    const gap = text.slice(last.end - 1, token.start);
    const spaced = gap.length === 2 && gap[1] === ' ';
    const stopped = spaced ? /^[.!?]/.test(gap) : /[.!?]\s+(?:\p{L}+\s+)?$/u.test(gap);
    const divided = token.afterComma || stopped || (!spaced && /[:;]\s/.test(gap.slice(1)));
    return last.sentence !== token.sentence || divided || adds(language, token) || concludes(language, token)
      ? [at]
      : [];
  });
}

/** What the polite phrases of a language begin with. */
const courtesiesOf = perLanguage(({ words: { politeness } }): ReadonlySet<string> => {
  const phrases = [politeness.openings, politeness.closings].flatMap((list) => list.split(/[|\n]/));
  return new Set(phrases.flatMap((phrase) => /\p{L}+/u.exec(phrase) ?? []));
});

const LONGEST_SHORTENED = 8;

/** "for T. Grace", "for mr. goodnight": behind the full stop of an initial or a title, a word alone or with capitals only belongs to the name. */
function mayEndName(language: Language, clause: readonly PatternToken[], text: string): boolean {
  const [first] = clause;
  if (first?.kind !== 'word' || courtesiesOf(language).has(first.word)) return false;
  const before = text.slice(Math.max(0, first.start - LONGEST_SHORTENED), first.start).trimEnd();
  if (!before.endsWith('.') || !language.words.abbreviations.test(before.slice(0, -1))) return false;
  return clause.length === 1 || clause.every((token) => token.kind === 'word' && /^\p{Lu}/u.test(token.raw));
}

/** "and", "but" within a sentence. */
function adds(language: Language, token: PatternToken): boolean {
  return token.kind === 'word' && (language.words.ands.has(token.word) || isAdversative(language, token.word));
}

/** "A last thing: everything but the gate": what is left aside does not end between them. */
function isOfAll(language: Language, last: PatternToken | undefined, token: PatternToken | undefined): boolean {
  const { allOrNone } = language.words;
  return (
    last?.kind === 'word' &&
    token?.kind === 'word' &&
    !token.afterComma &&
    allOrNone?.has(last.word) === true &&
    isAdversative(language, token.word)
  );
}

/** "anywhere but in the shed": what follows "but" is left out, and nothing is joined. */
function excludes(language: Language, tokens: readonly PatternToken[], at: number): boolean {
  const isKind = (place: number, kind: TurningKind): boolean => {
    const token = tokens[place];
    return token?.kind === 'word' && turningKind(language, token.word) === kind;
  };
  return isKind(at, 'negation') && isKind(at + 1, 'direction');
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

/** How sure it is that the clause asks for nothing; `undefined` where it may ask. */
function asksForNothing(
  language: Language,
  clause: readonly PatternToken[],
  request: ReadonlySet<string>,
  encoded: EncodedOdds | undefined
): number | undefined {
  const { said, join } = spokenClause(language, clause);
  if (said.length === 0 || said.some(({ word }) => word === VALUE)) return undefined;
  return language.smallTalk?.(said, join, request, encoded);
}

/** Stands for a value that no small talk has. */
const VALUE = '<value>';

/** The words of a clause and the one that joins it to the clause before; a value is the word of its type. */
export function spokenClause(
  language: Language,
  clause: readonly PatternToken[]
): { said: WordToken[]; join: string | undefined } {
  const [first] = clause;
  const join = joins(language, first) ? first.word : undefined;
  const said = clause
    .slice(join === undefined ? 0 : 1)
    .map((token): WordToken =>
      token.kind === 'word' ? token : { ...token, kind: 'word', ...smallValue(language, token) }
    );
  return { said, join };
}

/** "a good weekend", "a quick one" are read as values; a day or a time is left to the language as `<date>`, `<time>`. */
function smallValue({ words }: Language, token: PatternToken): Pick<WordToken, 'word' | 'raw'> {
  if (token.kind !== 'value') return { word: VALUE, raw: VALUE };
  const { type, text, value } = token.value;
  const own = text.toLowerCase();
  const isSpelt = type === 'number' && /^\p{L}+$/u.test(own);
  // "thanks a million"
  if (type === 'number' && value === 1_000_000 && /^\p{L}+ \p{L}+$/u.test(own)) {
    const last = own.split(' ').at(-1) ?? own;
    return { word: last, raw: last };
  }
  if (words.periodNouns.has(own) || (isSpelt && value === 1)) return { word: own, raw: text };
  // "with three departments": a count in words.
  if (isSpelt) return { word: '<number>', raw: text };
  const isTime = type === 'date' || type === 'time' || type === 'datetime' || type === 'duration';
  return { word: isTime ? `<${type}>` : VALUE, raw: text };
}
