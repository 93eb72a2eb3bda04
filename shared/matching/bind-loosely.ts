import type { Slot } from '../protocol/plan';
import { enumValue } from './slot-value';
import type { AlignContext } from './align-context';
import { bestReading, fillWith, freeValue, takesFreeText, type Filling } from './filling';
import { readFreeText, textsOf } from '../language/free-text';
import {
  sameWord,
  type HoleToken,
  type PatternToken,
  type QueryToken,
  type ValueToken,
  type WordToken,
} from '../language/tokens';

export interface LooseBinding {
  fillings: Filling[];
  leftover: string[];
  missing: string[];
}

/** A value that is the only one of its type for the only place of its type. */
const ONLY_ONE = 0.85;
/** One of several, told apart by the words around it. */
const BY_NEIGHBOURS = 0.7;
/** One of several, by its position alone. */
const BY_POSITION = 0.5;

/**
 * Binds what can be bound where the query's words differ from the wording's: by type, by the words around the value, by the
 * values that a tool admits. It serves B, whose model confirms; its confidence never stands for an exact reading.
 */
export function bindLoosely(
  wording: readonly PatternToken[],
  query: readonly QueryToken[],
  context: AlignContext
): LooseBinding {
  const holes = wording.filter((token): token is HoleToken => token.kind === 'hole');
  const values = query.filter((token): token is ValueToken => token.kind === 'value');
  const fillings: Filling[] = [];
  const used = new Set<QueryToken>();
  const open = (): HoleToken[] => holes.filter((hole) => !fillings.some((filling) => filling.hole === hole));
  const take = (hole: HoleToken, token: ValueToken, confidence: number): void => {
    const slot = context.slots.find((one) => one.name === hole.placeholder.slot);
    const read = bestReading(hole, token.value, context.options, context.lexicons);
    fillings.push(fillWith(hole, slot, { value: read?.value ?? token.value, confidence }, context.customs));
    used.add(token);
  };

  for (const pair of rankPairs({ wording, query }, { holes, values }, context)) {
    if (used.has(pair.token) || !open().includes(pair.hole)) continue;
    const rivals = open().filter((hole) => fits(hole, pair.token, context)).length;
    const offers = values.filter((token) => !used.has(token) && fits(pair.hole, token, context)).length;
    const alone = rivals === 1 && offers === 1;
    take(pair.hole, pair.token, alone ? ONLY_ONE : pair.neighbours > 0 ? BY_NEIGHBOURS : BY_POSITION);
  }
  for (const hole of open().filter(takesFreeText)) {
    const slot = context.slots.find((one) => one.name === hole.placeholder.slot);
    const filling =
      valueAmong(slot?.values ?? [], hole, { query, used }, context) ??
      betweenNeighbours(hole, { wording, query, used }, context) ??
      knownValue(slot, hole, { query, used }, context);
    if (!filling) continue;
    fillings.push(filling);
    for (const token of query) if (token.start >= filling.start && token.end <= filling.end) used.add(token);
  }
  const restOfQuery = query.filter((token) => !used.has(token));
  return { fillings, ...difference(wording, restOfQuery) };
}

/** A query, and what of it is bound. */
interface Unread {
  query: readonly QueryToken[];
  used: ReadonlySet<QueryToken>;
}

interface Pair {
  hole: HoleToken;
  token: ValueToken;
  neighbours: number;
}

function fits(hole: HoleToken, token: ValueToken, context: AlignContext): boolean {
  return bestReading(hole, token.value, context.options, context.lexicons) !== undefined;
}

/** Pairs of placeholder and value that could belong together, the surest first. */
function rankPairs(
  { wording, query }: { wording: readonly PatternToken[]; query: readonly QueryToken[] },
  { holes, values }: { holes: readonly HoleToken[]; values: readonly ValueToken[] },
  context: AlignContext
): Pair[] {
  const pairs = holes.flatMap((hole) =>
    values
      .filter((token) => fits(hole, token, context))
      .map((token) => ({ hole, token, neighbours: sharedNeighbours(wording, hole, query, token) }))
  );
  const typed = ({ hole, token }: Pair): number => (hole.placeholder.type === token.value.type ? 1 : 0);
  return pairs.sort((a, b) => typed(b) - typed(a) || b.neighbours - a.neighbours);
}

/** The nearest word before counts double: it is the preposition or the noun that says the value's part. */
function sharedNeighbours(
  wording: readonly PatternToken[],
  hole: HoleToken,
  query: readonly QueryToken[],
  token: ValueToken
): number {
  const [p, q] = [wording.indexOf(hole), query.indexOf(token)];
  const same = (distance: number): boolean => {
    const [a, b] = [wording[p + distance], query[q + distance]];
    return a?.kind === 'word' && b?.kind === 'word' && sameWord(a, b);
  };
  return (same(-1) ? 2 : 0) + (same(-2) ? 1 : 0) + (same(1) ? 1 : 0);
}

/** The one place of the query that says a text that the slot has had before: "to in progress" and "is it in progress". */
function knownValue(
  slot: Slot | undefined,
  hole: HoleToken,
  unread: Unread,
  context: AlignContext
): Filling | undefined {
  if (slot?.type !== 'text') return undefined;
  const found = valueAmong(textsOf(slot), hole, unread, context);
  return found && { ...found, confidence: BY_NEIGHBOURS };
}

/** The one place of the query that says one of these values. */
function valueAmong(
  values: readonly string[],
  hole: HoleToken,
  { query, used }: Unread,
  context: AlignContext
): Filling | undefined {
  if (values.length === 0) return undefined;
  const found: Filling[] = [];
  for (let length = 4; length >= 1 && found.length === 0; length -= 1) {
    for (let at = 0; at + length <= query.length; at += 1) {
      const tokens = query.slice(at, at + length);
      const [first, last] = [tokens[0], tokens.at(-1)];
      if (!first || !last || tokens.some((token) => used.has(token) || token.sentence !== first.sentence)) continue;
      const from = context.text.slice(first.start, last.end);
      const value = enumValue(values, from);
      if (value !== undefined)
        found.push({ hole, value, from, start: first.start, end: last.end, confidence: ONLY_ONE });
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The text between the words that stand around the placeholder in the wording. */
function betweenNeighbours(
  hole: HoleToken,
  { wording, query, used }: Unread & { wording: readonly PatternToken[] },
  context: AlignContext
): Filling | undefined {
  const slot = context.slots.find((one) => one.name === hole.placeholder.slot);
  const p = wording.indexOf(hole);
  const [before, after] = [wording[p - 1], wording[p + 1]];
  if (!slot || (slot.values && slot.values.length > 0) || before?.kind !== 'word') return undefined;
  const starts = query.flatMap((token, at) => (token.kind === 'word' && sameWord(token, before) ? [at + 1] : []));
  for (const start of starts) {
    const opening = query[start];
    if (!opening) continue;
    for (let end = start + 1; end <= Math.min(query.length, start + 8); end += 1) {
      const tokens = query.slice(start, end);
      const last = tokens.at(-1);
      const next = query[end];
      if (!last || tokens.some((token) => used.has(token) || token.sentence !== opening.sentence)) break;
      const bounded =
        after?.kind === 'word'
          ? next?.kind === 'word' && sameWord(next, after)
          : next === undefined || next.kind === 'value';
      if (!bounded) continue;
      const free = readFreeText(
        context.language,
        slot,
        { tokens, text: context.text },
        {
          announced: false,
          closed: true,
          continued: false,
          led: false,
          framed: false,
          opensSentence: false,
        }
      );
      if (!free) continue;
      const value = freeValue(slot, free.text, opening.start, last.end);
      return { hole, value, from: free.text, start: opening.start, end: last.end, confidence: BY_NEIGHBOURS };
    }
  }
  return undefined;
}

/** Words of either side that the other one lacks, counted: "all … all" is not "all". */
function difference(wording: readonly PatternToken[], query: readonly QueryToken[]): Omit<LooseBinding, 'fillings'> {
  const rest = wording.filter((token): token is WordToken => token.kind === 'word');
  const leftover: string[] = [];
  for (const token of query) {
    const at = token.kind === 'word' ? rest.findIndex((word) => sameWord(word, token)) : -1;
    if (at >= 0) rest.splice(at, 1);
    else leftover.push(token.kind === 'word' ? token.word : token.value.text);
  }
  return { leftover, missing: rest.map((word) => word.word) };
}
