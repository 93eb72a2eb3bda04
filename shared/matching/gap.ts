import { isFramed } from '../language/beside-nouns';
import type { Language } from '../language/language';
import type { Places, QueryToken } from '../language/tokens';

/** What stands in a gap of the wording, within its text. */
export interface GapPlace {
  tokens: readonly QueryToken[];
  text: string;
  opensSentence: boolean;
  /** The article that the wording has before it. */
  article?: string;
  /** An article and a noun of the wording stand around it. */
  framed: boolean;
  /** That noun. */
  noun?: string;
  /** Fixed words stand before it and behind it. */
  enclosed: boolean;
  /** What the wording has before it and behind it at once. */
  last: 'value' | 'word' | 'start';
  next: 'value' | 'word' | 'end';
  /** It says of what something is ("bags of …"), or what something is for or about. */
  led?: 'of' | 'for';
  /** Whose it is stands before it: "Anna's …". */
  owned: boolean;
}

/** The gap that takes so many tokens of the query in the place of a hole. */
export function gapAt(
  language: Language,
  { pattern, p, query, q }: Places,
  taken: number,
  text: string
): GapPlace | undefined {
  const [last, hole, next, first] = [pattern[p - 1], pattern[p], pattern[p + 1], query[q]];
  if (hole?.kind !== 'hole' || !first) return undefined;
  const opensSentence = query[q - 1]?.sentence !== first.sentence;
  const { ofAll, leads } = language.words;
  const before = last?.kind === 'word' ? last.word : '';
  const led = ofAll?.of.has(before) ? 'of' : leads.has(before) ? 'for' : undefined;
  const framed = isFramed(language, hole, { last, first, next });
  return {
    tokens: query.slice(q, q + taken),
    text,
    opensSentence,
    ...(hole.article === undefined ? {} : { article: hole.article }),
    framed,
    ...(framed && next?.kind === 'word' ? { noun: next.word } : {}),
    enclosed: last?.kind === 'word' && next?.kind === 'word' && next.sentence === hole.sentence,
    last: last === undefined ? 'start' : last.kind === 'word' ? 'word' : 'value',
    next: next === undefined ? 'end' : next.kind === 'word' ? 'word' : 'value',
    ...(led === undefined ? {} : { led }),
    owned: before === "'s",
  };
}

/** Where the wording's gap has an article, the value begins behind the query's own: "Lucky Adebayo | the B7 route". */
export function opensBeforeArticle({ tokens, article }: GapPlace): boolean {
  return article !== undefined && tokens[0]?.article === undefined && tokens.some((token) => token.article === article);
}
