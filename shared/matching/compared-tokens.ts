import type { Language, Words } from '../language/language';
import { withoutPoliteness } from '../language/politeness';
import { isDayName, typeOf, type PatternToken, type ValueToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { MaskedValue } from '../values/found-value';
import { leaveAside } from './asides';

export function valueToken(value: MaskedValue): ValueToken {
  return { kind: 'value', value, start: value.start, end: value.end, sentence: 0, afterComma: false };
}

/** Tokens as binding and gates compare them: small talk, politeness and words that say nothing in their place taken off. */
export function withoutSayingNothing<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[],
  text: string
): (T | WordToken)[] {
  return comparedOf(language, leaveAside(language, tokens, text).tokens);
}

/** The same where small talk was left aside already. */
export function comparedOf<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[]
): (T | WordToken)[] {
  return withoutLooseWords(language, withoutPoliteness(language, tokens));
}

/** Words that say nothing in their place: "on" before a date, "number" between "order" and its number, "of" behind "all". */
function withoutLooseWords<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[]
): (T | WordToken)[] {
  const { words } = language;
  return tokens.filter((token, at) => {
    if (token.kind !== 'word') return true;
    const next = tokens[at + 1];
    const last = tokens[at - 1];
    const nextType = next && next.sentence === token.sentence ? typeOf(next) : undefined;
    if (words.beforeDates.has(token.word))
      return (
        !(nextType === 'date' || nextType === 'time' || nextType === 'datetime') ||
        opensName(next, tokens[at + 2]) ||
        tellsKind(language, next, tokens[at + 2]) ||
        isOccasion(language, token, next)
      );
    // "the counter at Number 10" is no number of a counter.
    if (words.numberMarks.has(token.word))
      return !(
        nextType === 'id' &&
        last?.kind === 'word' &&
        !words.starters.has(last.word) &&
        !words.ands.has(last.word) &&
        !denies(words, token, { before: tokens[at - 2], last })
      );
    if (words.ofAll?.of.has(token.word)) return !(last?.kind === 'word' && words.ofAll?.alls.has(last.word));
    return true;
  });
}

/** "Release no C33": behind what may be the verb of an order "no" is no "number". */
export function denies(
  words: Words,
  { word }: WordToken,
  { before, last }: { before: PatternToken | undefined; last: WordToken }
): boolean {
  if (turningKind({ words }, word) !== 'negation') return false;
  if (last.afterComma || before === undefined || before.sentence !== last.sentence) return true;
  return before.kind === 'word' && words.ands.has(before.word);
}

/** "at Bonfire Night": a feast is on its day, and what is at it is where people meet for it. */
function isOccasion({ words, worded }: Language, { word }: WordToken, next: PatternToken | undefined): boolean {
  return word === words.at && next?.kind === 'value' && worded?.feast.test(next.value.text) === true;
}

/** "on the weekend plan", "on the 3am call": behind an article and before a noun a day or a time tells the kind of it. */
function tellsKind(language: Language, day: PatternToken | undefined, noun: PatternToken | undefined): boolean {
  const { words } = language;
  return (
    day?.kind === 'value' &&
    day.article !== undefined &&
    (day.value.type === 'time' ||
      isDayName(language, day.value.text) ||
      words.periodNouns.has(day.value.text.toLowerCase())) &&
    noun?.kind === 'word' &&
    noun.sentence === day.sentence &&
    !noun.afterComma &&
    noun.article === undefined &&
    /^\p{Ll}{3,}$/u.test(noun.raw) &&
    !words.starters.has(noun.word) &&
    !words.joins.has(noun.word) &&
    !words.functionWords?.has(noun.word) &&
    turningKind({ words }, noun.word) === undefined
  );
}

/** "at Sunday Reef": a day that a word with a capital follows is a part of a name. */
function opensName(day: PatternToken | undefined, next: PatternToken | undefined): boolean {
  return (
    day?.kind === 'value' &&
    next?.kind === 'word' &&
    /^\p{Lu}\p{Ll}/u.test(day.value.text) &&
    /^\p{Lu}\p{Ll}/u.test(next.raw) &&
    next.sentence === day.sentence &&
    !next.afterComma
  );
}
