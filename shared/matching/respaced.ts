import type { Places, PatternToken, QueryToken, WordToken } from '../language/tokens';

/** The next fixed words of a wording, which the query has letter for letter with its spaces elsewhere. */
export interface Respaced {
  tokens: readonly QueryToken[];
  words: readonly string[];
}

/** Words of either side. */
const MOST_WORDS = 3;

/**
 * "seatsfor", "se ats", "th etable": the next words of the wording, with their articles, in other pieces. One of the pieces has to be no
 * word: "in to" is not "into".
 */
export function respacedAt(
  { pattern, p, query, q }: Places,
  text: string,
  { articles, isPiece }: { articles: ReadonlySet<string>; isPiece: (word: string) => boolean }
): Respaced | undefined {
  const first = query[q];
  if (first?.kind !== 'word') return undefined;
  const fixed = wordsFrom(pattern, p);
  for (let taken = 1; taken <= MOST_WORDS; taken += 1) {
    const tokens = query.slice(q, q + taken);
    const written = lettersOf(tokens, text);
    if (tokens.length < taken || written === undefined) return undefined;
    if (!tokens.some((token) => token.kind === 'word' && isPiece(token.word))) continue;
    for (let count = 1; count <= fixed.length; count += 1) {
      const words = fixed.slice(0, count);
      const next = pattern[p + count];
      const opening = first.article === undefined ? ['', fixed[0]?.article ?? ''] : [''];
      // "swapthe blue kayak": a value may have the article, or the wording.
      const closing = next?.kind === 'hole' ? ['', ...articles] : ['', next?.article ?? ''];
      const said = words.map(({ raw, article }, at) => (at === 0 ? raw : (article ?? '') + raw).toLowerCase()).join('');
      if (opening.some((before) => closing.some((behind) => before + said + behind === written)))
        return { tokens, words: words.map(({ word }) => word) };
    }
  }
  return undefined;
}

function wordsFrom(pattern: readonly PatternToken[], p: number): WordToken[] {
  const ends = pattern.findIndex(
    (token, at) =>
      at >= p && (token.kind !== 'word' || (at > p && (token.afterComma || token.sentence !== pattern[p]?.sentence)))
  );
  return pattern.slice(p, Math.min(ends < 0 ? pattern.length : ends, p + MOST_WORDS)) as WordToken[];
}

/** All letters from the first to the last of them; `undefined` where something else than a space stands between them. */
function lettersOf(tokens: readonly QueryToken[], text: string): string | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (tokens.some((token, at) => token.kind !== 'word' || (at > 0 && token.afterComma))) return undefined;
  const written = text.slice(first?.start, last?.end);
  return /^\p{L}+(?: \p{L}+)*$/u.test(written) ? written.replaceAll(' ', '').toLowerCase() : undefined;
}
