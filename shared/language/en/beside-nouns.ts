import { isPerson } from './free-text';
import { isParticiple, STARTERS } from './reorder';
import type { HoleToken, PatternToken, QueryToken } from './tokens';
import { GENERIC_NOUNS, NAMING_CUES, PRONOUNS, turningKind } from './word-classes';

/** Behind these a word says what something is for or about, or which tag it gets. */
export const LEADS = new Set([
  'for',
  'of',
  'about',
  'regarding',
  'against',
  'tag',
  'label',
  'category',
  'keyword',
  'topic',
]);

/** "the … workshop", "my … account": the article before and the noun behind stay, so that the text only says which one. */
export function isFramed(
  hole: HoleToken,
  last: PatternToken | undefined,
  first: QueryToken,
  next: PatternToken | undefined
): boolean {
  const definite = (token: HoleToken | QueryToken): boolean | undefined =>
    token.article === undefined ? undefined : token.article === 'the';
  const owned = last?.kind === 'word' && (OWNERS.has(last.word) || LEADS.has(last.word));
  return (
    (owned || hole.article !== undefined) &&
    definite(hole) === definite(first) &&
    next?.kind === 'word' &&
    next.sentence === hole.sentence &&
    /^\p{Ll}{3,}$/u.test(next.raw) &&
    turningKind(next.word) === undefined &&
    !STARTERS.has(next.word) &&
    !isParticiple(next)
  );
}

const OWNERS = new Set(['my', 'our', 'your', 'their', 'his', 'her']);

const MOST_TITLE_WORDS = 6;

/**
 * The titles that could begin at `q` where the wording has a quoted one: "the song Summer Rain" for "the song 'Blue Hills'".
 * A noun before it and capitals say that it is a title. Each with how many tokens it takes.
 */
export function titlesAt(
  pattern: readonly PatternToken[],
  p: number,
  query: readonly QueryToken[],
  q: number,
  text: string
): { start: number; end: number; taken: number }[] {
  const [last, next, noun, first] = [pattern[p - 1], pattern[p + 1], query[q - 1], query[q]];
  if (last?.kind !== 'word' || noun?.kind !== 'word' || noun.sentence !== first?.sentence) return [];
  const named = NAMING_CUES.has(last.word) || (last.article !== undefined && turningKind(last.word) === undefined);
  const closed = next === undefined || next.kind !== 'word' || STARTERS.has(next.word);
  if (!named || !closed) return [];
  const ends = query.slice(q, q + MOST_TITLE_WORDS).findIndex((token, at) => {
    return token.sentence !== noun.sentence || !isTitleWord(token, at);
  });
  return query
    .slice(q, q + (ends < 0 ? MOST_TITLE_WORDS : ends))
    .map(({ end }, at) => ({ start: first.start, end, taken: at + 1 }))
    .filter(({ start, end }) => !isPerson(text.slice(start, end)));
}

function isTitleWord(token: QueryToken, at: number): boolean {
  return (
    token.kind === 'word' &&
    /^\p{Lu}\p{Ll}/u.test(token.raw) &&
    !(token.afterComma && at > 0) &&
    turningKind(token.word) === undefined &&
    !PRONOUNS.has(token.word) &&
    !GENERIC_NOUNS.has(token.word)
  );
}
