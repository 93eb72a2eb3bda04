import type { Language } from '../language/language';
import type { QueryToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { GapPlace } from './gap';

/**
 * Does a word of a gap only tell of what kind the thing is that the gap names: "the night market", "the old barn", "the main flue". An article
 * opens the phrase and a noun closes it, which is the gap's own or stands behind it in the wording. Of several things, of those that requests are
 * about, and of what is known already such a word would say which one is meant: "the old rolls", "the late order".
 *
 * @param known words of earlier values
 */
export function isOfKind(language: Language, place: GapPlace, at: number, known: ReadonlySet<string>): boolean {
  const { words, modifiers } = language;
  const { tokens, noun } = place;
  const [first, token, last] = [tokens[0], tokens[at], tokens.at(-1)];
  if (token?.kind !== 'word' || first?.article === undefined || !tokens.every(isCommon)) return false;
  const isLast = at === tokens.length - 1;
  const head = noun ?? (!isLast && last?.kind === 'word' ? last.word : undefined);
  if (head === undefined) return false;
  const kinds = tokens.slice(0, at + 1).map((one) => one.kind === 'word' && modifiers?.tellsKind(one.word, head));
  const kind = kinds.every(Boolean) && kinds.at(-1);
  if (!kind) return false;
  // A word alone between the wording's own article and noun is the value as a whole, which only a rank is sure to be.
  if (tokens.length === 1 && kind !== 'rank') return false;
  const isNoun =
    turningKind(language, head) === undefined &&
    !words.functionWords?.has(head) &&
    !words.pointers.has(head) &&
    !words.genericNouns.has(head);
  const isOneOfKnown = known.has(head) && words.definiteArticles.has(first.article);
  return isNoun && !isOneOfKnown && (kind === 'daytime' || !modifiers?.isPlural(head));
}

function isCommon(token: QueryToken): boolean {
  return token.kind === 'word' && /^\p{Ll}/u.test(token.raw);
}
