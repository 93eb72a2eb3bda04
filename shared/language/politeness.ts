import { intendedOf } from './keyboard';
import type { Language, OpeningFrame } from './language';
import { perLanguage } from './per-language';
import { typeOf, type PatternToken, type WordToken } from './tokens';
import { isAdversative, turningKind } from './turning';

interface Phrases {
  openings: string[][];
  gerundOpenings: string[][];
  questionOpenings: string[][];
  closings: string[][];
}

const phrasesOf = perLanguage(({ words: { articles, politeness } }): Phrases => {
  // Neither stands among the tokens that a phrase is compared with.
  const split = (list: string): string[][] =>
    phrases(list, (word) => !articles.has(word) && !politeness.anywhere.has(word));
  return {
    openings: split(politeness.openings),
    gerundOpenings: split(politeness.gerundOpenings),
    questionOpenings: split(politeness.questionOpenings),
    closings: split(politeness.closings),
  };
});

/**
 * Takes off greetings, thanks and polite wrapping, only where a clause begins or ends, so that "I don't want to", "did you
 * cancel" and "can I cancel" keep every word. What is left is compared word by word.
 */
export function withoutPoliteness<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[]
): (T | WordToken)[] {
  const isSaidAnywhere = (token: PatternToken | undefined): boolean =>
    token?.kind === 'word' && language.words.politeness.anywhere.has(token.word);
  // "On Monday, please I would like to …"
  let rest = tokens.flatMap((token, at) =>
    isSaidAnywhere(token) ? [] : [isSaidAnywhere(tokens[at - 1]) ? behind(token, tokens[at - 1]) : token]
  );
  for (let changed = true; changed;) {
    const before = rest.length;
    rest = stripClosings(language, rest);
    rest = stripOpenings(language, rest);
    changed = rest.length < before;
  }
  return rest;
}

/**
 * The word that stands for the one at `at` in an opening phrase whose other words stand around it: "want" in "I wamt to".
 *
 * @param mayMean could the written word be this one
 */
export function openingWordMeant(
  language: Language,
  tokens: readonly PatternToken[],
  at: number,
  mayMean: (written: string, word: string) => boolean
): string | undefined {
  const { openings, questionOpenings } = phrasesOf(language);
  const written = tokens[at];
  if (written?.kind !== 'word') return undefined;
  for (const phrase of [...openings, ...questionOpenings]) {
    for (const [place, word] of phrase.entries()) {
      if (phrase.length < 2 || !opensClause(tokens, at - place) || !mayMean(written.word, word)) continue;
      const said = tokens.map((token) => (token === written ? { ...written, word } : token));
      if (matches(said, at - place, phrase)) return word;
    }
  }
  return undefined;
}

/**
 * The word that stands for the one at `at` in a frame that the grammar knows: "someone" in "I'd like someond to", "appreciated" in "much
 * apprecaited". None that turns a meaning, and none where the frame could have several.
 */
export function frameWordMeant(language: Language, tokens: readonly PatternToken[], at: number): string | undefined {
  const { politeFrames, spelling } = language;
  const written = tokens[at];
  if (!politeFrames || written?.kind !== 'word') return undefined;
  const starts = Array.from({ length: at + 1 }, (_, place) => at - place).find((place) => opensClause(tokens, place));
  const before = starts === undefined ? [] : wordsFrom(tokens.slice(0, at), starts);
  const behind = wordsFrom(tokens, at).slice(1);
  const isFrameWord = (word: string): boolean => {
    const said = [...before, word, ...behind];
    if (said.length <= MOST_CLOSING_WORDS && politeFrames.isClosing(said)) return true;
    const { plain, gerund, question, label, report } = politeFrames.opening(said);
    return Math.max(plain, gerund, question, label, report) > before.length;
  };
  const [meant, another] = [...new Set(intendedOf(written.word))].filter(
    (word) => spelling?.isEveryday(word) === true && turningKind(language, word) === undefined && isFrameWord(word)
  );
  return another === undefined ? meant : undefined;
}

function stripOpenings<T extends PatternToken>(language: Language, tokens: (T | WordToken)[]): (T | WordToken)[] {
  const { openings, gerundOpenings, questionOpenings } = phrasesOf(language);
  for (let at = 0; at < tokens.length; at += 1) {
    if (!opensClause(tokens, at)) continue;
    const next = tokens[at + 1];
    if (next && isInterjection(language, tokens[at]) && next.afterComma && next.sentence === tokens[at]?.sentence)
      return [...tokens.slice(0, at), moved(next, tokens[at]), ...tokens.slice(at + 2)];
    if (next && isHaste(language, tokens, at))
      return [...tokens.slice(0, at), moved(next, tokens[at]), ...tokens.slice(at + 2)];
    const frame = language.politeFrames?.opening(wordsFrom(tokens, at));
    const asked = Math.max(longest(tokens, at, questionOpenings), frame?.question ?? 0);
    const asks = asked > 0 && asksSomething(language, tokens[at + asked]);
    const gerund = Math.max(longest(tokens, at, gerundOpenings), frame?.gerund ?? 0);
    const verbal = gerund > 0 && !(asks && asked > gerund) ? tokens[at + gerund] : undefined;
    if (verbal?.kind === 'word' && language.infinitives(verbal.word).length > 0) {
      const verb: WordToken = { ...verbal, also: language.infinitives(verbal.word) };
      return [...tokens.slice(0, at), moved(verb, tokens[at]), ...tokens.slice(at + gerund + 1)];
    }
    const announced = frame ? announcedBy(language, tokens, at, frame) : 0;
    const length = Math.max(asks ? asked : Math.max(longest(tokens, at, openings), frame?.plain ?? 0), announced);
    const following = tokens[at + length];
    // What remains must go on in the same sentence, or be a sentence of its own that was only polite.
    if (length > 0) {
      const rest = following ? [moved(following, tokens[at]), ...tokens.slice(at + length + 1)] : [];
      return [...tokens.slice(0, at), ...rest];
    }
  }
  return tokens;
}

function stripClosings<T extends PatternToken>(language: Language, tokens: (T | WordToken)[]): (T | WordToken)[] {
  for (let end = tokens.length; end > 0; end -= 1) {
    const last = tokens[end - 1];
    const next = tokens[end];
    // "Sorry to chase, but …" opens what follows.
    if (next && last && next.sentence === last.sentence && (!next.afterComma || isBut(language, next))) continue;
    const closing = phrasesOf(language)
      .closings.filter((phrase) => {
        const from = end - phrase.length;
        return (
          last?.kind === 'word' &&
          phrase.at(-1) === last.word &&
          from >= 0 &&
          tokens[from]?.sentence === last?.sentence &&
          matches(tokens, from, phrase)
        );
      })
      .sort((one, other) => other.length - one.length)[0];
    const length = Math.max(closing?.length ?? 0, closingFrame(language, tokens, end));
    if (length > 0) return [...tokens.slice(0, end - length), ...tokens.slice(end)];
  }
  return tokens;
}

/** "Right, who is …" */
function isInterjection({ words }: Language, token: PatternToken | undefined): boolean {
  return token?.kind === 'word' && words.politeness.interjections?.has(token.word) === true;
}

/**
 * "Just book …", "Also can you …": in front of an order that begins its sentence; elsewhere it says how much or when. A word that may turn a request ("also
 * book …") needs a polite frame behind it.
 */
function isHaste(language: Language, tokens: readonly PatternToken[], at: number): boolean {
  const { words, spelling, politeFrames } = language;
  const [token, next, last] = [tokens[at], tokens[at + 1], tokens[at - 1]];
  if (token?.kind !== 'word' || words.politeness.haste?.has(token.word) !== true) return false;
  if (token.sentence === last?.sentence || next?.kind !== 'word' || next.sentence !== token.sentence) return false;
  const mayTurn = turningKind(language, token.word) !== undefined;
  if (!mayTurn && next.article === undefined && spelling?.isOrder(next.word) === true) return true;
  const { plain = 0, question = 0 } = politeFrames?.opening(wordsFrom(tokens, at + 1)) ?? {};
  return plain > 0 || question > 0;
}

function isBut(language: Language, token: PatternToken): boolean {
  return token.kind === 'word' && isAdversative(language, token.word);
}

/** A question word, or a verb before its subject: "can you tell me, is the hall free". */
function asksSomething({ words: { politeness } }: Language, token: PatternToken | undefined): boolean {
  return (
    token?.kind === 'word' &&
    (politeness.questionWords.has(token.word) || politeness.questionVerbs?.has(token.word) === true)
  );
}

/** How many words at the beginning of a clause announce the request or the statement that follows them. */
function announcedBy(
  language: Language,
  tokens: readonly PatternToken[],
  at: number,
  { label, report }: OpeningFrame
): number {
  const opens = (length: number): boolean => length > 0 && opensStatement(language, tokens[at + length]);
  const isRequest = (token: PatternToken | undefined): boolean =>
    asksSomething(language, token) || (token?.kind === 'word' && language.spelling?.isOrder(token.word) === true);
  // "Just so you know, flight 12 is late", "By the way, flight 12 is late"
  const goesOn = (length: number): boolean => {
    const said = tokens[at + length];
    return length > 0 && said?.afterComma === true && !isRequest(said);
  };
  return Math.max(
    label > 0 && (opens(label) || goesOn(label) || isRequest(tokens[at + label])) ? label : 0,
    opens(report) || goesOn(report) ? report : 0
  );
}

/** "we", "there", "the …", "my …": no verb of an order. */
function opensStatement({ words }: Language, token: PatternToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.article !== undefined) return true;
  return token.kind === 'word' && (words.auxiliaries.has(token.word) || words.owners.has(token.word));
}

const MOST_CLOSING_WORDS = 14;

/** How many of the last words before `end` are a polite frame that closes their sentence. */
function closingFrame({ politeFrames }: Language, tokens: readonly PatternToken[], end: number): number {
  if (!politeFrames) return 0;
  const last = tokens[end - 1];
  const words: string[] = [];
  for (let at = end - 1; at >= 0 && words.length < MOST_CLOSING_WORDS; at -= 1) {
    const one = tokens[at];
    if (one?.kind !== 'word' || one.sentence !== last?.sentence) break;
    words.unshift(one.word);
  }
  for (let from = 0; from < words.length; from += 1) {
    if (politeFrames.isClosing(words.slice(from))) return words.length - from;
  }
  return 0;
}

/** The words from here to the end of the sentence; a value as its type, "one" as itself. */
function wordsFrom(tokens: readonly PatternToken[], at: number): string[] {
  const sentence = tokens[at]?.sentence;
  const ends = tokens.findIndex((token, place) => place > at && token.sentence !== sentence);
  return tokens.slice(at, ends < 0 ? undefined : ends).map((token) => {
    if (token.kind === 'word') return token.word;
    const text = token.kind === 'value' ? token.value.text.toLowerCase() : '';
    return /^\p{L}+$/u.test(text) && token.kind === 'value' && token.value.value === 1
      ? text
      : `<${typeOf(token) ?? ''}>`;
  });
}

/** The token takes the place in its sentence of those that were taken off before it. */
function moved<T extends PatternToken>(token: T, place: PatternToken | undefined): T {
  return { ...token, afterComma: place?.afterComma ?? token.afterComma };
}

/** What a left out word stood before goes on where that one began. */
function behind<T extends PatternToken>(token: T, last: PatternToken | undefined): T {
  return last?.sentence === token.sentence ? { ...token, afterComma: last.afterComma || token.afterComma } : token;
}

function opensClause(tokens: readonly PatternToken[], at: number): boolean {
  const token = tokens[at];
  const last = tokens[at - 1];
  return token !== undefined && (last === undefined || last.sentence !== token.sentence || token.afterComma);
}

function longest(tokens: readonly PatternToken[], at: number, list: readonly string[][]): number {
  return list.reduce((best, phrase) => (phrase.length > best && matches(tokens, at, phrase) ? phrase.length : best), 0);
}

function matches(tokens: readonly PatternToken[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, offset) => {
    const token = tokens[at + offset];
    return token?.kind === 'word' && token.word === word && token.sentence === tokens[at]?.sentence;
  });
}

function phrases(list: string, isCompared: (word: string) => boolean): string[][] {
  return list
    .split(/[|\n]/)
    .map((phrase) => phrase.trim().split(/\s+/).filter(isCompared))
    .filter((phrase) => phrase.length > 0 && phrase[0] !== '');
}
