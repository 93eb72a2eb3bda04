import type { Language } from '../language/language';
import { isCapital, type QueryToken } from '../language/tokens';
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
  const { tokens, noun, article } = place;
  const [first, token, last] = [tokens[0], tokens[at], tokens.at(-1)];
  if (token?.kind !== 'word' || first?.article === undefined || !tokens.slice(0, at + 1).every(isCommon)) return false;
  // "the evening 18 m dive"
  if (tokens.some((one) => one.kind === 'value')) return false;
  const isLast = at === tokens.length - 1;
  const head = noun ?? (!isLast && last?.kind === 'word' ? last.word : undefined);
  if (head === undefined) return false;
  const isCertain = words.definiteArticles.has(first.article);
  // "the new Yaris"
  const isNamed = noun === undefined && last !== undefined && isCapital(last);
  const kinds = tokens
    .slice(0, at + 1)
    .map((one) => one.kind === 'word' && modifiers?.tellsKind(one.word, head, isCertain && !isNamed));
  const kind = kinds.every(Boolean) && kinds.at(-1);
  // "the morning Rope Loft", "the vaulted day cellar"
  if (!kind || ((isNamed || at > 0) && turningKind(language, token.word) !== undefined)) return false;
  // A word alone between the wording's own article and noun is the value as a whole, which only a rank is sure to be.
  if (tokens.length === 1 && kind !== 'rank') return false;
  // "the stuffed owl" where the wording has "a" is one that is known.
  if (kind === 'look' && article !== undefined && words.definiteArticles.has(article) !== isCertain) return false;
  const isNoun =
    turningKind(language, head) === undefined &&
    !words.functionWords?.has(head) &&
    !words.pointers.has(head) &&
    !words.genericNouns.has(head);
  return isNoun && !(isCertain && known.has(head)) && (kind === 'daytime' || !modifiers?.isPlural(head));
}

/** Is a word of a gap one of a noun of two words, whatever it does elsewhere: "first aid", "night shifts". */
export function isOfCompound({ words }: Language, { tokens, noun }: GapPlace, at: number): boolean {
  const wordAt = (place: number): string => {
    const token = tokens[place];
    return token === undefined && place === tokens.length ? (noun ?? '') : token?.kind === 'word' ? token.word : '';
  };
  const begins = (place: number): boolean => {
    const seconds = words.compounds?.[wordAt(place)];
    const second = wordAt(place + 1);
    return seconds !== undefined && (seconds.has(second) || seconds.has(second.replace(/s$/, '')));
  };
  return begins(at) || begins(at - 1);
}

function isCommon(token: QueryToken): boolean {
  return token.kind === 'word' && /^\p{Ll}/u.test(token.raw);
}
