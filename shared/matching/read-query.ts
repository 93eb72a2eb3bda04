import type { EncodedOdds, Language, LanguageCode } from '../language/language';
import { withoutOrnaments } from '../language/ornaments';
import { frameWordMeant, openingWordMeant } from '../language/politeness';
import { intendedOf } from '../language/keyboard';
import { isCapital, tokenise, typeOf, type QueryToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { Custom } from '../protocol/plan';
import type { Found, MaskedValue } from '../values/found-value';
import { localeCustoms } from '../values/locale-customs';
import { overlaps } from '../values/spans';
import { leaveAside, type Aside, type Heard } from './asides';
import { comparedOf, valueToken } from './compared-tokens';
import { dayNamedBy } from './day-at';
import { wordsOfName, type Masked, type MaskOptions } from './mask';
import { isMisspelling, mayBeMisspelt, politeWordMeant } from './misspelt';

/** A query as every wording is compared with it: read once, however many wordings there are. */
export interface QueryReading {
  text: string;
  masked: Masked;
  options: MaskOptions;
  /** Typed values in their places, politeness and empty words taken off. */
  tokensIn: (language: Language) => QueryToken[];
  /** The same with some of what was taken for small talk, and at last with all of it; nothing where nothing was. */
  othersIn: (language: Language) => readonly Heard<QueryToken>[];
  /** The small talk that was left aside. */
  asidesIn: (language: Language) => readonly Aside[];
  /** What the query's locale, or else the language, says of its numbers and dates. */
  customsIn: (language: Language) => readonly Custom[];
  /** `isMisspelling` for a word that the tenant does not know. */
  isMisspelling: (language: Language, written: string, word: string, isVerb: boolean) => boolean;
  /** Is it no word that the language or the tenant knows, so that it may be a piece of a word or several words without a space. */
  isPiece: (language: Language, written: string) => boolean;
  /** `dayNamedBy` for words of the query; `false` where they are no day. */
  dayNamed: (language: Language, words: string) => Found | false;
}

interface ReadTokens extends Heard<QueryToken> {
  others: () => readonly Heard<QueryToken>[];
}

/** What is known of a query before it is read. */
export interface KnownOfQuery {
  /** Words that the tenant's wordings have, which are never misspellings. */
  isKnownWord?: (word: string) => boolean;
  /** What a sentence encoder says of its clauses. */
  encoded?: EncodedOdds;
}

/**
 * Reads a masked query.
 */
export function readQuery(
  written: string,
  masked: Masked,
  options: MaskOptions,
  { isKnownWord = () => false, encoded }: KnownOfQuery = {}
): QueryReading {
  const text = withoutOrnaments(written);
  const read = new Map<LanguageCode, ReadTokens>();
  const misspelt = new Map<string, boolean>();
  const days = new Map<string, Found | false>();
  const ofLocale = options.locale === undefined ? undefined : localeCustoms(options.locale);
  let names: ReadonlySet<string> | undefined;
  const isOther = (word: string): boolean => {
    names ??= new Set(options.lexicon.flatMap(({ name }) => wordsOfName(name)));
    return names.has(word) || isKnownWord(word);
  };
  const readIn = (language: Language): ReadTokens =>
    remembered(read, language.code, () => {
      const inWords = (part: string, values: readonly MaskedValue[]): QueryToken[] => {
        const said = tokenise<QueryToken>(language, part, values.map(valueToken));
        return withWordsBeforeDays(language, withArticles(language, withSpaces(language, said), isOther), isOther);
      };
      const ends = language.envelope?.(text) ?? [];
      const inner = masked.values.filter((value) => !ends.some((end) => overlaps(value, end)));
      const typed = inWords(withBlanks(text, ends), inner);
      const meant = withPoliteWords(language, typed, isOther);
      const { narrower, ...widest } = leaveAside<QueryToken>(language, meant, text, encoded);
      const signed = ends.map(({ start, end }) => ({ text: text.slice(start, end).trim(), sure: 1 }));
      const heard = ({ tokens, asides }: Heard<QueryToken>): Heard<QueryToken> => ({
        tokens: comparedOf(language, tokens),
        asides: [...asides, ...signed],
      });
      let others: readonly Heard<QueryToken>[] | undefined;
      const otherReadings = (): readonly Heard<QueryToken>[] => {
        const all = ends.length > 0 ? inWords(text, masked.values) : typed;
        const isSetRight = meant.some((token, at) => token !== typed[at]);
        if (widest.asides.length === 0 && ends.length === 0 && !isSetRight) return [];
        // "danuta wilk": what looks like a slip of a polite word may be a name.
        const asWritten = isSetRight ? [heard(leaveAside<QueryToken>(language, typed, text, encoded))] : [];
        return [...narrower().map(heard), ...asWritten, { tokens: comparedOf(language, all), asides: [] }];
      };
      return { ...heard(widest), others: () => (others ??= otherReadings()) };
    });
  return {
    text,
    masked,
    options,
    tokensIn: (language) => readIn(language).tokens,
    othersIn: (language) => readIn(language).others(),
    asidesIn: (language) => readIn(language).asides,
    customsIn: (language) => ofLocale ?? language.customs,
    isMisspelling: (language, written, word, isVerb) =>
      remembered(misspelt, `${language.code} ${written} ${word} ${isVerb}`, () =>
        isMisspelling(language, written, word, { isVerb, isOther })
      ),
    isPiece: (language, written) => isUnknown(language, written) && !isOther(written),
    // Each order of a wording's parts, and each wording, asks for the same words.
    dayNamed: (language, words) =>
      remembered(days, `${language.code} ${words}`, () => dayNamedBy(language, words, options) ?? false),
  };
}

const SHORTEST_WORD = 3;
const SHORTEST_JOINED = 5;

/** Of one letter or two all are unknown but those that every text has. */
function isUnknown(language: Language, word: string): boolean {
  return word.length < SHORTEST_WORD ? !isSmallWord(language, word) : mayBeMisspelt(language, word);
}

function isSmallWord(language: Language, word: string): boolean {
  const { articles, functionWords, auxiliaries, starters, ands } = language.words;
  return (
    [articles, functionWords, auxiliaries, starters, ands].some((list) => list?.has(word)) ||
    turningKind(language, word) !== undefined
  );
}

function withBlanks(text: string, spans: readonly { start: number; end: number }[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

/** "teh lift", "thelift": an article is no token, and says of the next one that it has it. */
function withArticles(
  language: Language,
  tokens: readonly QueryToken[],
  isOther: (word: string) => boolean
): QueryToken[] {
  const articles = [...language.words.articles];
  const spaced = withArticleInPieces(language, tokens);
  const meant = spaced.map((token, at) =>
    token.kind === 'word' && isUnknown(language, token.word) && !(at > 0 && isCapital(token))
      ? articles.find((article) => isMisspelling(language, token.word, article, { isVerb: false, isOther }))
      : undefined
  );
  return spaced.flatMap((token, at) => {
    if (meant[at] !== undefined && at < spaced.length - 1) return [];
    const article = meant[at - 1];
    if (article !== undefined) return [{ ...token, article, afterComma: spaced[at - 1]?.afterComma ?? false }];
    return [token.kind === 'word' && !isOther(token.word) ? (behindArticle(language, token) ?? token) : token];
  });
}

/** "th estall" */
function withArticleInPieces({ words, spelling }: Language, tokens: readonly QueryToken[]): QueryToken[] {
  const rest = (at: number): WordToken | undefined => {
    const [first, second] = [tokens[at], tokens[at + 1]];
    if (first?.kind !== 'word' || second?.kind !== 'word' || second.article !== undefined) return undefined;
    if (second.afterComma || second.sentence !== first.sentence || !spelling || spelling.isWord(second.word))
      return undefined;
    const article = [...words.articles].find(
      (one) =>
        first.word.length > 1 && one.startsWith(first.word) && second.word.startsWith(one.slice(first.word.length))
    );
    const length = (article?.length ?? 0) - first.word.length;
    const behind = second.word.slice(length);
    if (article === undefined || length < 1 || behind.length < SHORTEST_WORD || !spelling.isWord(behind))
      return undefined;
    return {
      ...second,
      word: behind,
      raw: second.raw.slice(length),
      start: second.start + length,
      article,
    };
  };
  return tokens.flatMap((token, at) => {
    if (rest(at)) return [];
    const own = rest(at - 1);
    return [own ? { ...own, afterComma: tokens[at - 1]?.afterComma ?? false } : token];
  });
}

/** "toYork", "forHM": a small word and a name without a space. */
function withSpaces(language: Language, tokens: readonly QueryToken[]): QueryToken[] {
  const { starters, articles, ands } = language.words;
  return tokens.flatMap((token) => {
    const [, small = '', name = ''] = (token.kind === 'word' && /^(\p{Ll}{2,})(\p{Lu}\p{L}*)$/u.exec(token.raw)) || [];
    if (token.kind !== 'word' || ![starters, articles, ands].some((list) => list.has(small))) return [token];
    const start = token.start + small.length;
    const { sentence, end } = token;
    const named: WordToken = {
      kind: 'word',
      word: name.toLowerCase(),
      raw: name,
      start,
      end,
      sentence,
      afterComma: false,
    };
    if (articles.has(small)) return [{ ...named, article: small, afterComma: token.afterComma }];
    return [{ ...token, word: small, raw: small, end: start }, named];
  });
}

/** What stands in one word with an article ("thelift"), where nothing else can be meant; "acrow" and "acount" are no article and a noun. */
function behindArticle({ words, spelling }: Language, token: WordToken): WordToken | undefined {
  const { word, raw, start } = token;
  if (!spelling || word.length < SHORTEST_JOINED || word !== raw.toLowerCase() || spelling.isWord(word))
    return undefined;
  const article = [...words.articles].find(
    (one) =>
      one.length >= SHORTEST_WORD &&
      word.startsWith(one) &&
      word.length - one.length >= SHORTEST_JOINED - 2 &&
      spelling.isWord(word.slice(one.length))
  );
  if (article === undefined || intendedOf(word).some((other) => spelling.isEveryday(other))) return undefined;
  const { length } = article;
  return { ...token, word: word.slice(length), raw: raw.slice(length), start: start + length, article };
}

/** "onn Friday", "onthe 5th": what says nothing before a day is left out by its word. */
function withWordsBeforeDays(
  language: Language,
  tokens: readonly QueryToken[],
  isOther: (word: string) => boolean
): QueryToken[] {
  return tokens.map((token, at) => {
    const next = tokens[at + 1];
    const type = next && typeOf(next);
    if (type !== 'date' && type !== 'time' && type !== 'datetime') return token;
    if (token.kind !== 'word' || !isUnknown(language, token.word) || isOther(token.word)) return token;
    const { beforeDates, starters, articles } = language.words;
    const joined = [...starters].find((word) => [...articles].some((article) => token.word === word + article));
    if (joined !== undefined) return { ...token, word: joined };
    const [meant, ...more] = [...beforeDates].filter((word) =>
      isMisspelling(language, token.word, word, { isVerb: false, isOther })
    );
    return meant === undefined || more.length > 0 ? token : { ...token, word: meant };
  });
}

/** "I wouod like to", "I wamt to": a frame is found by its words. */
function withPoliteWords(
  language: Language,
  tokens: readonly QueryToken[],
  isOther: (word: string) => boolean
): QueryToken[] {
  const mayMean = (written: string, word: string): boolean =>
    isMisspelling(language, written, word, { isVerb: false, isOther });
  return tokens.map((token, at) => {
    if (token.kind !== 'word' || !mayBeMisspelt(language, token.word) || isOther(token.word)) return token;
    const meant =
      politeWordMeant(language, token.word) ??
      openingWordMeant(language, tokens, at, mayMean) ??
      frameWordMeant(language, tokens, at);
    return meant === undefined ? token : { ...token, word: meant };
  });
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
