import { findEmails, findUrls } from '../values/addresses';
import { findCodes } from '../values/codes';
import { findQuotes } from '../values/quotes';
import { blank } from '../values/spans';
import { german } from './de';
import { english } from './en';
import { spanish } from './es';
import { french } from './fr';
import type { Language, LanguageCode, Words } from './language';
import { OTHER_WORDS } from './other-words';
import { perLanguage } from './per-language';

const LANGUAGES: Readonly<Record<LanguageCode, Language>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};
const ALL = Object.values(LANGUAGES);

/** The rules of a language; those of English read what is in none, for B and C. */
export function languageBy(code: LanguageCode | undefined): Language {
  return LANGUAGES[code ?? 'en'];
}

/**
 * The language of a query or of a masked wording; `undefined` where its words show none, two, or one that has no port. What is
 * quoted, and a capital within a sentence, is of no language: a title or a name. Where the words show none, the locale says it.
 *
 * @param locale BCP 47
 */
export function languageOf(text: string, locale?: string): LanguageCode | undefined {
  const words = wordsIn(text);
  const plain = words.filter((one) => one.plain);
  const standing = ALL.flatMap((language) => {
    const { code, findNumbers } = language;
    const { letters } = language.words;
    const { known, small } = lexiconOf(language);
    const isKnown = (word: string): boolean => known.has(word) || findNumbers(word).length > 0;
    const against = plain.some(
      ({ word }) => !isKnown(word) && (!letters.test(word) || isKnownElsewhere(language, word))
    );
    const isNeutral = (word: string): boolean => language.words.shared?.has(word) ?? false;
    const own = words.filter(({ word }) => isKnown(word) && !isNeutral(word)).length;
    const all = plain.filter(({ word }) => !isNeutral(word)).length;
    const isForeign = language.words.foreign?.test(text) ?? false;
    return against || isForeign ? [] : [{ code, own, all, small: plain.filter(({ word }) => small.has(word)).length }];
  });
  // Without one of its small words the language has to know most of them: "Export fatture" is not English.
  const shown = standing.filter(({ own, all, small }) => own > 0 && (small > 0 ? own * 3 >= all : own * 2 > all));
  const most = Math.max(...shown.map(({ own }) => own));
  const [first, ...more] = shown.filter(({ own }) => own === most);
  const said = codeOf(locale);
  if (first && more.length === 0) return first.code;
  return (first ? [first, ...more] : standing).find(({ code }) => code === said)?.code;
}

/** Of so many words that the dictionary has, one may be none. */
const KNOWN_FOR_EACH = 3;

/**
 * The same of a wording that was answered: a word that no dictionary of a language has says nothing against it, where most others are of it ("Which
 * … wer reported on …", "…, merci").
 */
export function languageOfWording(masked: string, locale?: string): LanguageCode | undefined {
  const own = languageOf(masked, locale);
  if (own !== undefined) return own;
  for (const { code, spelling } of ALL) {
    if (!spelling) continue;
    const words = masked.replace(/<[a-z]+(?::[^<>\s]+)?>/g, ' ').match(/\p{L}+/gu) ?? [];
    const known = words.filter((word) => spelling.isWord(word.toLowerCase()));
    const isMostly = known.length >= KNOWN_FOR_EACH * (words.length - known.length);
    if (isMostly && languageOf(known.join(' '), locale) === code) return code;
  }
  return undefined;
}

/** Does the word join, negate, count or turn in another language: what it stands with means another thing there. */
export function isSmallElsewhere(own: Language, word: string): boolean {
  const lower = word.toLowerCase();
  return (
    OTHER_WORDS.has(lower) ||
    ALL.some((other) => other !== own && (lexiconOf(other).small.has(lower) || other.words.turning.polarity.has(lower)))
  );
}

/** Does a masked wording make what is to be done depend on something; in no known language, by the words of any. */
export function statesCondition(code: LanguageCode | undefined, masked: string): boolean {
  const languages = code === undefined ? ALL : [languageBy(code)];
  return languages.some((language) => language.isConditional(masked));
}

const dayNameOf = perLanguage(({ words }) => new RegExp(`(?<![\\p{L}\\d])(?:${words.dayNames})(?![\\p{L}\\d])`, 'iu'));

/** Does a text say a weekday or a month, in the language of the query or in English; in no known language, in any. */
export function namesDay(text: string, code: LanguageCode | undefined): boolean {
  const languages = code === undefined ? ALL : [languageBy(code), english];
  return languages.some((language) => dayNameOf(language).test(text));
}

interface Lexicon {
  /** Every word that the lists of the language have. */
  known: ReadonlySet<string>;
  /** Those that speak against another language: not what it shares. */
  speaking: ReadonlySet<string>;
  /** Those that no other language would have by chance: they join, negate, point, or stand before nouns. */
  small: ReadonlySet<string>;
}

const lexiconOf = perLanguage(({ words }): Lexicon => {
  const small = new Set(
    [
      ...Object.entries(words.turning).flatMap(([kind, list]) => (kind === 'polarity' ? [] : [list])),
      ...[words.articles, words.pronouns, words.personal, words.pointing, words.auxiliaries, words.breaks],
      ...[words.joins, words.starters, words.owners, words.politeness.questionWords],
    ].flatMap((one) => [...one])
  );
  const known = knownIn(words, small);
  return { known, speaking: new Set([...known].filter((word) => !words.shared?.has(word))), small };
});

function knownIn(words: Words, small: ReadonlySet<string>): ReadonlySet<string> {
  const phrases = [words.politeness.openings, words.politeness.closings, words.politeness.questionOpenings].join(' ');
  return new Set([
    ...small,
    ...words.turning.polarity,
    ...words.vocabulary,
    ...words.homographs,
    ...words.genericNouns,
    ...words.namingCues,
    ...words.leads,
    ...words.pointers,
    ...(phrases.match(/\p{L}+/gu) ?? []),
  ]);
}

/** "ham" is Swedish too, but a word that everybody uses speaks of no other language. */
function isKnownElsewhere(language: Language, word: string): boolean {
  return (
    (OTHER_WORDS.has(word) && !language.spelling?.isEveryday(word)) ||
    ALL.some((other) => other !== language && lexiconOf(other).speaking.has(word) && !language.spelling?.isWord(word))
  );
}

function codeOf(locale: string | undefined): string | undefined {
  return locale?.split('-')[0]?.toLowerCase();
}

/** The words of a text, without what marks itself as a value; `plain` are those whose letters say something of the language. */
function wordsIn(text: string): { word: string; plain: boolean }[] {
  const marked = [findQuotes, findUrls, findEmails, findCodes].reduce(
    (rest, find) => blank(rest, find(rest)),
    text.replace(/<[a-z]+(?::[^<>\s]+)?>/g, (mark) => '\uFFFC'.repeat(mark.length))
  );
  const shouted = !/\p{Ll}/u.test(marked);
  return [...marked.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: raw, index }, at) => ({
    word: raw.toLowerCase(),
    plain:
      raw.length > 1 &&
      (at === 0 || shouted || !/^\p{Lu}/u.test(raw)) &&
      !withinName(marked, index, raw) &&
      !isContracted(marked, index, raw) &&
      !isPiece(marked, index, raw),
  }));
}

/** "we've", "they'll": the end of a word, and no word of Turkish. */
function isContracted(text: string, at: number, word: string): boolean {
  return /^(?:ve|ll|re)$/i.test(word) && /\p{L}['’]$/u.test(text.slice(0, at));
}

/** "de-icing", and both parts of "Co-op" and "pre-op", not the second one of "donne-la": no language has them as words there. */
function isPiece(text: string, at: number, word: string): boolean {
  const before = /(?<!\p{L})(\p{L}+)-$/u.exec(text.slice(0, at))?.[1];
  if (word.length > 3) return false;
  return before === undefined ? /^-\p{L}/u.test(text.slice(at + word.length)) : before.length <= 3;
}

/** "Henk de Vries", "Anna von der Heide", "Rue de Rivoli". */
function withinName(text: string, at: number, word: string): boolean {
  return (
    /^\p{Ll}{1,3}$/u.test(word) &&
    /\p{Lu}[\p{L}’'-]*(?:\s\p{Ll}{1,3})?\s$/u.test(text.slice(0, at)) &&
    /^(?:\s\p{Ll}{1,3})?\s\p{Lu}/u.test(text.slice(at + word.length))
  );
}
