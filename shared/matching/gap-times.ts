import type { Language } from '../language/language';
import { isPerson } from '../language/free-text';
import { opensWithUnit } from '../language/shapes';
import { thingClasses } from '../language/thing-classes';
import { isCapital, isDayName, type QueryToken, type ValueToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { hadCapitals, textOf, type Gap } from './gap';
import { isPlain, isPlainWord } from './noun-phrase';

/** "B2 evening", "German lunchtime": an hour behind a level or a language names a course; behind a person, a place or a day it would say when. */
export function isOfHours(language: Language, { tokens, examples }: Gap, at: number): boolean {
  const token = tokens[at];
  const before = tokens.slice(0, at);
  if (token?.kind !== 'word' || at === 0 || at !== tokens.length - 1 || token.article !== undefined) return false;
  const { phrases } = language.words;
  if ((!phrases?.hours.has(token.word) && !phrases?.times.has(token.word)) || token.afterComma) return false;
  const isNamed = before.every((one) => isCapital(one) && (one.kind === 'word' || one.value.type === 'id'));
  const isCourse = before.some(
    (one) => /^\p{Lu}\d$/u.test(textOf(one)) || thingClasses(language, textOf(one)).includes('language')
  );
  return (
    isNamed &&
    isCourse &&
    before.every((one) => one.kind === 'value' || turningKind(language, one.word) === undefined) &&
    !isPerson(language, before.map(textOf).join(' ')) &&
    examples.every((one) => /^\p{Lu}/u.test(one) && !isPerson(language, one))
  );
}

/**
 * "Harlow lunchtime", "brass hooks mornings": a time that turns nothing elsewhere says when, where it closes a gap behind a name or behind things, unless
 * earlier values closed with one. "Yoga mornings" are a thing, where no names stood, and so is what has an article or a noun of the wording.
 */
export function saysWhen(language: Language, gap: Gap, at: number): boolean {
  const { words, modifiers } = language;
  const { tokens, examples, parts, framed } = gap;
  const { hours, times } = words.phrases ?? {};
  const [token, last] = [tokens[at], tokens[at - 1]];
  if (token?.kind !== 'word' || last === undefined || at !== tokens.length - 1 || framed) return false;
  if (!times?.has(token.word) || isCapital(token) || isDayAsBefore(language, gap, 0)) return false;
  const hadTime = parts.some((one) => one.length > 1 && [hours, times].some((all) => all?.has(one.at(-1) ?? '')));
  if (hadTime || (tokens[0]?.article !== undefined && !tokens.some(isCapital))) return false;
  if (modifiers?.isPlural(token.word) !== true) return true;
  if (last.kind === 'value') return last.value.type !== 'number';
  return isCapital(last) || modifiers.isPlural(last.word) || hadCapitals(examples);
}

/** "day 5 check", "week 6 review": of which day or week a thing is, by its number. */
export function isNumberedTime(language: Language, { tokens, next, apart, examples, text }: Gap, at: number): boolean {
  const { words, modifiers } = language;
  const [unit, number, ...things] = tokens;
  const head = things.at(-1);
  // "Year 9 queen | bee costume"
  if ((next === 'value' && !apart) || examples.some((one) => isPerson(language, one))) return false;
  // "week 200 bar"
  if (examples.every((one) => /^\d/.test(one)) || opensWithUnit(text.slice(number?.end))) return false;
  return (
    at === 0 &&
    unit?.kind === 'word' &&
    unit.article === undefined &&
    words.phrases?.spans.inNouns.has(unit.word) === true &&
    modifiers?.isPlural(unit.word) === false &&
    number?.kind === 'value' &&
    /^\d{1,3}$/.test(number.value.text) &&
    things.every((one) => isPlain(language, one) && one.article === undefined && !one.afterComma) &&
    head?.kind === 'word' &&
    modifiers.isPlural(head.word) === false
  );
}

/**
 * "the last show", "the first train", of the day that the wording has elsewhere: of what happens in turn each is known by its place. Without a day "the last
 * check" may be the one before.
 */
export function isLastOfDay(
  { words }: Language,
  { tokens, framed, noun, article, hasDayElsewhere }: Gap,
  at: number
): boolean {
  const { ordinals, last, events, services } = words.phrases ?? {};
  const [turn, own, ...more] = tokens;
  const thing = own?.kind === 'word' && own.article === undefined && !framed ? own.word : noun;
  return (
    at === 0 &&
    turn?.kind === 'word' &&
    turn.article === article &&
    (own === undefined ? framed : more.length === 0 && thing === textOf(own)) &&
    hasDayElsewhere &&
    words.definiteArticles.has(article ?? '') &&
    (ordinals?.has(turn.word) === true || last === turn.word) &&
    [events, services].some((all) => all?.has(thing ?? '') === true)
  );
}

/** "the Boxing Day race", "the New Year gala": the words of a feast before what is at it. */
export function isOfFeast(language: Language, { tokens, framed, text }: Gap, at: number): boolean {
  const { worded } = language;
  const noun = tokens.at(-1);
  if (!worded || (!framed && (tokens.length < 2 || !isPlain(language, noun)))) return false;
  for (let start = 0; start <= at; start += 1) {
    for (let end = at + 1; end <= tokens.length - (framed ? 0 : 1); end += 1)
      if (worded.feast.test(text.slice(tokens[start]?.start, tokens[end - 1]?.end))) return true;
  }
  return false;
}

/** "the Friday night | session" */
export function isHourOfDay(language: Language, { tokens, framed }: Gap, at: number): boolean {
  const [day, hour, ...more] = tokens;
  return (
    at === 1 &&
    framed &&
    more.length === 0 &&
    day?.kind === 'value' &&
    isDayName(language, day.value.text) &&
    hour?.kind === 'word' &&
    language.words.phrases?.hours.has(hour.word) === true
  );
}

/** "Wednesday lunchtime" where "Monday evening" and "Tuesday" stood. */
export function isDayAsBefore(language: Language, { tokens, examples }: Gap, at: number): boolean {
  const [day, ...hours] = tokens;
  return (
    at === 0 &&
    day?.kind === 'value' &&
    isDayName(language, day.value.text) &&
    hours.every((one) => one.kind === 'word' && language.words.phrases?.hours.has(one.word) === true) &&
    examples.every((one) => isDayName(language, one.split(/\s+/)[0] ?? ''))
  );
}

/** "tomorrow" where "Friday night" and "the Christmas special" stood, if the wording has its day nowhere else. */
export function isDayAmongDays(
  language: Language,
  { examples, led, hasDayElsewhere }: Gap,
  token: ValueToken
): boolean {
  const saidDay = examples.some((one) => isDayName(language, one.split(/\s+/)[0] ?? ''));
  const isAny = token.article !== undefined && !language.words.definiteArticles.has(token.article);
  return token.value.type === 'date' && led !== undefined && !hasDayElsewhere && !isAny && saidDay;
}

/** "the Tuesday briefing", "the 8am Eucharist", "the Sunday lunch | session": behind its article and before its noun a day or a time tells which one, as "late" does. */
export function isOfDay(language: Language, gap: Gap): boolean {
  const { tokens } = gap;
  const { words, modifiers } = language;
  const [day, ...nouns] = tokens;
  if (day?.kind !== 'value' || day.article === undefined || nouns.length === 0) return false;
  const noun = nouns.at(-1);
  const isDay = isDayName(language, day.value.text);
  const isTime = day.value.type === 'time';
  const isNoun = (one: QueryToken): boolean =>
    isPlain(language, one) ||
    isHourOfDay(language, gap, tokens.indexOf(one)) ||
    (isTime && one.kind === 'word' && isCapital(one) && isPlainWord(language, one.word));
  return (
    (isDay || isTime) &&
    words.definiteArticles.has(day.article) &&
    nouns.every((one) => isNoun(one) && one.article === undefined && !one.afterComma) &&
    noun?.kind === 'word' &&
    modifiers?.saysWhich(noun.word) === false &&
    // "the Tuesday book group"
    (nouns.length > 1 || !words.genericNouns.has(noun.word))
  );
}
