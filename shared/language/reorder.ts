import { typeOf, type PatternToken, type WordToken } from './tokens';
import type { Language } from './language';
import { turningKind } from './turning';

const MOST_CHUNKS = 6;
/** Of more parts each one may change its place, but not several. */
const MOST_MOVED = 9;
/**
 * The orders in which a request of one clause says the same: its parts that a preposition leads ("to …", "on …", "for …")
 * may change places, its verb stays before its object. A request of several clauses, or with a word whose reach its place
 * decides ("not", "only", "if"), has no other order than its own. The wording's own order is not among the results.
 */
export function reorderings(language: Language, pattern: readonly PatternToken[]): PatternToken[][] {
  const last = pattern.at(-1);
  // "Lege … an": the particle of the verb stays where it is.
  if (last?.kind === 'word' && pattern.length > 2 && language.words.closingParticles?.has(last.word))
    return reorderings(language, pattern.slice(0, -1)).map((order) => [...order, last]);
  const chunks = chunksOf(language, pattern, true);
  // Of what is no order of one clause ("my son cannot play against …", "book them in to give notice on …") the last parts may change places.
  if (!chunks) return ordersOf(lastParts(language, pattern));
  const joined = ordersOf(chunks);
  const participles = pattern.filter((token) => token.kind === 'word' && language.isParticiple(token.word));
  // "emptied at …": what leads a part behind the only participle may also belong to the verb of the request.
  return participles.length === 1 ? [...joined, ...ordersOf(chunksOf(language, pattern, false))] : joined;
}

/**
 * Where the parts begin with which a request of one clause may also open, divided from the rest by a comma: "Because of …, close the house to
 * visitors"; or its last clause ("When I tried to …, the machine …"). The rest keeps its own order, so that it may have what no other order is
 * known of.
 */
export function frontable(language: Language, pattern: readonly PatternToken[]): number[] {
  const negates = (token: PatternToken | undefined): boolean =>
    token?.kind === 'word' && turningKind(language, token.word) === 'negation';
  const [first] = pattern;
  const asks = first?.kind === 'word' && language.words.politeness.questionWords.has(first.word);
  // "For April, which members have not paid?", "Because of flu, my son cannot play"; "Because of rain, do not call" is not what is said at the end.
  const clause = asks || states(language, first) ? pattern.filter((token) => !negates(token)) : pattern;
  if (!isOneClause(language, clause)) return lastClause(language, pattern);
  return pattern.flatMap((_, at) =>
    at > 1 && startOf(language, pattern, at, true) === 'part' && !pattern.slice(at - 1).some(negates) ? [at] : []
  );
}

/** Does a request begin with whom or what it tells something of: "I", "my son", "the van". */
function states({ words, spelling }: Language, first: PatternToken | undefined): boolean {
  if (first?.kind !== 'word' || first.article !== undefined || words.owners.has(first.word)) return first !== undefined;
  const asksOrOrders =
    words.politeness.questionVerbs?.has(first.word) === true || spelling?.isOrder(first.word) !== false;
  return words.auxiliaries.has(first.word) && !asksOrOrders;
}

/** Where a clause begins that says when, why or on what condition, if all before it and all in it is one clause. */
function lastClause(language: Language, pattern: readonly PatternToken[]): number[] {
  const { subordinators, auxiliaries, phrases } = language.words;
  const { clause: whys } = phrases?.reasons ?? {};
  const start = pattern.findIndex((token, at) => {
    const next = pattern[at + 1];
    // "because <text>"
    const isWhole = next?.kind === 'hole' && at + 2 === pattern.length;
    const isSubject =
      (isWhole && token.kind === 'word' && whys?.has(token.word)) === true ||
      next?.article !== undefined ||
      (next?.kind === 'word' && auxiliaries.has(next.word));
    return at > 1 && token.kind === 'word' && subordinators?.has(token.word) === true && isSubject;
  });
  return start > 0 && [pattern.slice(0, start), pattern.slice(start + 1)].every((part) => isOneClause(language, part))
    ? [start]
    : [];
}

function ordersOf(all: Chunk[] | undefined): PatternToken[][] {
  if (!all || all.length > MOST_MOVED) return [];
  const chunks = all.length > MOST_CHUNKS ? withJoinedTimes(all) : all;
  if (chunks.length > MOST_CHUNKS) return withOneMoved(all);
  if (chunks.length < 2) return [];
  const results: PatternToken[][] = [];
  const visit = (order: number[], left: number[]): void => {
    if (left.length === 0) {
      if (order.some((chunk, at) => chunk !== at)) results.push(order.flatMap((chunk) => chunks[chunk]?.tokens ?? []));
      return;
    }
    for (const next of left) {
      const chunk = chunks[next];
      // The object follows its verb, and only parts with a preposition may come before the verb.
      if (!chunk || (chunk.kind === 'object' && !order.includes(0))) continue;
      if (order.length === 0 && chunks[0]?.kind === 'head' && next !== 0) continue;
      visit(
        [...order, next],
        left.filter((other) => other !== next)
      );
    }
  };
  visit(
    [],
    chunks.map((_, index) => index)
  );
  return chunks === all ? results : [...results, ...withOneMoved(all)];
}

interface Chunk {
  kind: 'verb' | 'object' | 'part' | 'head';
  tokens: PatternToken[];
}

/** @param glued does what follows a participle belong to it: "found by …" */
function chunksOf(language: Language, pattern: readonly PatternToken[], glued: boolean): Chunk[] | undefined {
  const [first] = pattern;
  if (first?.kind !== 'word' || !isOneClause(language, pattern)) return undefined;
  if (pattern.some((token, at) => token.kind === 'word' && opensInfinitive(language, pattern, token, at)))
    return undefined;
  const chunks: Chunk[] = [{ kind: 'verb', tokens: [first] }];
  pattern.slice(1).forEach((token, offset) => {
    const at = offset + 1;
    const last = chunks.at(-1);
    const starts = startOf(language, pattern, at, glued);
    if (starts === 'part') chunks.push({ kind: 'part', tokens: [token] });
    else if (last?.kind === 'verb' && !isParticle(language, token)) chunks.push({ kind: 'object', tokens: [token] });
    else last?.tokens.push(token);
  });
  return chunks;
}

/** The orders in which one part has changed its place, none of them in front of the verb or of its object. */
function withOneMoved(chunks: readonly Chunk[]): PatternToken[][] {
  const places = [...chunks, undefined].flatMap((chunk, at) =>
    chunk === undefined || chunk.kind === 'part' ? [at] : []
  );
  return chunks.flatMap((chunk, from) => {
    if (chunk.kind !== 'part') return [];
    return places.flatMap((to) => {
      if (to === from || to === from + 1) return [];
      const [before, behind] = [chunks.slice(0, to), chunks.slice(to)].map((some) =>
        some.filter((one) => one !== chunk)
      );
      return [[...(before ?? []), chunk, ...(behind ?? [])].flatMap(({ tokens }) => tokens)];
    });
  });
}

/**
 * The parts at the end that a preposition leads, or that are a day or a time, behind all whose place decides what it says; what stands before
 * them is one chunk, which stays in front.
 */
function lastParts(language: Language, pattern: readonly PatternToken[]): Chunk[] | undefined {
  if (pattern.some(({ sentence }) => sentence !== pattern[0]?.sentence)) return undefined;
  const binds = (token: PatternToken, at: number): boolean =>
    token.kind === 'word' &&
    (bindsItsPlace(language, pattern, token, at) || opensInfinitive(language, pattern, token, at));
  const from = pattern.findLastIndex(binds) + 1;
  const starts = pattern.flatMap((_, at) =>
    at > Math.max(from, 1) && startOf(language, pattern, at, true) === 'part' ? [at] : []
  );
  const [first] = starts;
  if (first === undefined || starts.length < 2) return undefined;
  const parts = starts.map((start, at): Chunk => ({ kind: 'part', tokens: pattern.slice(start, starts[at + 1]) }));
  return [{ kind: 'head', tokens: pattern.slice(0, first) }, ...parts];
}

/** A day and the time of that day move together where there are too many parts to try all orders. */
function withJoinedTimes(chunks: readonly Chunk[]): Chunk[] {
  const typeOfAll = ({ tokens: [first, ...more] }: Chunk): string | undefined =>
    first && more.length === 0 ? typeOf(first) : undefined;
  return chunks.reduce<Chunk[]>((joined, chunk) => {
    const last = joined.at(-1);
    const pair = last && new Set([typeOfAll(last), typeOfAll(chunk)]);
    if (last && pair?.has('date') && pair.has('time')) {
      joined[joined.length - 1] = { ...last, tokens: [...last.tokens, ...chunk.tokens] };
      return joined;
    }
    return [...joined, chunk];
  }, []);
}

function startOf(language: Language, pattern: readonly PatternToken[], at: number, glued: boolean): 'part' | undefined {
  const { words } = language;
  const token = pattern[at];
  const last = pattern[at - 1];
  if (token?.kind === 'word') {
    const isGlued = last?.kind === 'word' && (glued ? language.isParticiple(last.word) : false);
    const within = placeInCompound(language, pattern, at);
    if (within !== undefined && at > within) return within === 0 ? 'part' : undefined;
    if (isGlued && at > 1) return undefined;
    const next = pattern[at + 1];
    const led = next !== undefined && (next.kind !== 'word' || words.starters.has(next.word));
    // "down to 10 buds"
    if (at > 1 && isParticle(language, token) && next?.kind === 'word' && words.infinitiveMarks?.has(next.word))
      return 'part';
    if (last?.kind === 'word' && at > 2 && isParticle(language, last) && words.infinitiveMarks?.has(token.word))
      return undefined;
    // "every 3 days"
    if (words.determiners.has(token.word) && next && typeOf(next) === 'duration' && at > 1) return 'part';
    const leads =
      words.starters.has(token.word) ||
      words.partLeads?.has(token.word) === true ||
      (glued && language.isParticiple(token.word) && led && at > 1);
    return leads && !isParticleOf(language, pattern, at) ? 'part' : undefined;
  }
  const type = token && typeOf(token);
  const turns = last?.kind === 'word' ? turningKind(language, last.word) : undefined;
  // "at Hatton lock on Monday": a verb that has an opposite leads nothing.
  const led =
    last?.kind === 'word' &&
    (words.starters.has(last.word) || words.ands.has(last.word) || (turns !== undefined && turns !== 'polarity'));
  const timed = type === 'date' || type === 'time' || type === 'datetime';
  return timed && !led && at > 1 ? 'part' : undefined;
}

/** "turn on", "check out": the particle belongs to the verb. */
function isParticle({ words }: Language, token: PatternToken): boolean {
  return token.kind === 'word' && (words.particles?.has(token.word) ?? false);
}

function isParticleOf(language: Language, pattern: readonly PatternToken[], at: number): boolean {
  const token = pattern[at];
  return at === 1 && token !== undefined && isParticle(language, token) && pattern[at + 1]?.kind === 'word';
}

/** Which word of a preposition of several words ("because of") the token is; `undefined` where it is of none. */
function placeInCompound({ words }: Language, pattern: readonly PatternToken[], at: number): number | undefined {
  const isWord = (word: string, place: number): boolean => {
    const token = pattern[place];
    return token?.kind === 'word' && token.word === word;
  };
  for (const compound of words.compoundStarters) {
    const offset = compound.findIndex((_, start) => compound.every((word, place) => isWord(word, at - start + place)));
    if (offset >= 0) return offset;
  }
  return undefined;
}

function isOneClause(language: Language, pattern: readonly PatternToken[]): boolean {
  return pattern.every(
    (token, at) =>
      token.sentence === pattern[0]?.sentence && !(token.kind === 'word' && bindsItsPlace(language, pattern, token, at))
  );
}

function bindsItsPlace(language: Language, pattern: readonly PatternToken[], token: WordToken, at: number): boolean {
  const { words } = language;
  const kind = turningKind(language, token.word);
  const next = pattern[at + 1];
  const type = next && typeOf(next);
  // What is learnt of "until Christmas" is a text.
  const isTimed = type === 'date' || type === 'time' || type === 'datetime' || next?.kind === 'hole';
  if (words.until.has(token.word) && isTimed) return false;
  const last = pattern[at - 1];
  const behind = words.nounsUnlessBehind?.[token.word];
  if (behind && last?.kind === 'word' && !behind.has(last.word)) return false;
  if (placeInCompound(language, pattern, at) !== undefined) return false;
  // "When is the farrier coming": it asks.
  if (
    at === 0 &&
    next?.kind === 'word' &&
    words.politeness.questionWords.has(token.word) &&
    words.politeness.questionVerbs?.has(next.word)
  )
    return false;
  if (kind === 'negation' || kind === 'condition' || words.scoped.has(token.word)) return true;
  // "to amir and akira", "the subject … and the body …" join two values; any other "and" begins another clause.
  if (at === 0 || !words.joins.has(token.word)) return false;
  const value = next?.kind === 'word' && next.article !== undefined ? pattern[at + 2] : next;
  return !(
    words.ands.has(token.word) &&
    value !== undefined &&
    value.kind !== 'word' &&
    pattern[at - 1]?.kind !== 'word'
  );
}

/** "to call the bank" is a clause of its own; "to Anna", "to driver Anna" and "to visitors" are parts. */
function opensInfinitive(language: Language, pattern: readonly PatternToken[], token: WordToken, at: number): boolean {
  const { words, spelling } = language;
  const next = pattern[at + 1];
  return (
    (words.infinitiveMarks?.has(token.word) ?? false) &&
    next?.kind === 'word' &&
    pattern[at + 2]?.kind !== 'hole' &&
    !words.determiners.has(next.word) &&
    !language.isNumberedNoun(next.word) &&
    next.article === undefined &&
    (spelling?.hasGerund(next.word) ?? true) &&
    pattern[at + 2]?.kind !== undefined
  );
}
