import type { Language, LanguageCode } from '../language/language';
import { withoutOrnaments } from '../language/ornaments';
import { frameWordMeant, openingWordMeant } from '../language/politeness';
import { tokenise, type QueryToken } from '../language/tokens';
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
  /** `dayNamedBy` for words of the query; `false` where they are no day. */
  dayNamed: (language: Language, words: string) => Found | false;
}

interface ReadTokens extends Heard<QueryToken> {
  others: () => readonly Heard<QueryToken>[];
}

/**
 * Reads a masked query.
 *
 * @param isKnownWord words that the tenant's wordings have, which are never misspellings
 */
export function readQuery(
  written: string,
  masked: Masked,
  options: MaskOptions,
  isKnownWord: (word: string) => boolean = () => false
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
        return withPoliteWords(language, withArticles(language, said, isOther), isOther);
      };
      const ends = language.envelope?.(text) ?? [];
      const inner = masked.values.filter((value) => !ends.some((end) => overlaps(value, end)));
      const meant = inWords(withBlanks(text, ends), inner);
      const { narrower, ...widest } = leaveAside<QueryToken>(language, meant, text);
      const signed = ends.map(({ start, end }) => ({ text: text.slice(start, end).trim(), sure: 1 }));
      const heard = ({ tokens, asides }: Heard<QueryToken>): Heard<QueryToken> => ({
        tokens: comparedOf(language, tokens),
        asides: [...asides, ...signed],
      });
      let others: readonly Heard<QueryToken>[] | undefined;
      const otherReadings = (): readonly Heard<QueryToken>[] => {
        if (widest.asides.length === 0 && ends.length === 0) return [];
        const all = ends.length > 0 ? inWords(text, masked.values) : meant;
        return [...narrower().map(heard), { tokens: comparedOf(language, all), asides: [] }];
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
    // Each order of a wording's parts, and each wording, asks for the same words.
    dayNamed: (language, words) =>
      remembered(days, `${language.code} ${words}`, () => dayNamedBy(language, words, options) ?? false),
  };
}

function withBlanks(text: string, spans: readonly { start: number; end: number }[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

/** "teh lift": an article is no token, and says of the next one that it has it. */
function withArticles(
  language: Language,
  tokens: readonly QueryToken[],
  isOther: (word: string) => boolean
): QueryToken[] {
  const articles = [...language.words.articles];
  const meant = tokens.map((token) =>
    token.kind === 'word' && mayBeMisspelt(language, token.word)
      ? articles.find((article) => isMisspelling(language, token.word, article, { isVerb: false, isOther }))
      : undefined
  );
  return tokens.flatMap((token, at) => {
    if (meant[at] !== undefined && at < tokens.length - 1) return [];
    const article = meant[at - 1];
    return [article === undefined ? token : { ...token, article, afterComma: tokens[at - 1]?.afterComma ?? false }];
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
