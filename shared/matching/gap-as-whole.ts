import { isDegree, saysWrong } from './gap-phrases';
import { capitalsTell, textOf, type Gap } from './gap';
import { isHalfOf, isMeasuredAs, isUnitBefore } from './gap-measures';
import { isContained } from './gap-nouns';
import { isStroke } from './gap-values';
import { isNumberable } from './label-at';
import { isAlike, isPlainWord, tellsKind } from './noun-phrase';
import { isPerson, saysWhich } from '../language/free-text';
import type { Language } from '../language/language';
import { isCapital, isHyphened, type WordToken } from '../language/tokens';

/**
 * Why the words of a gap as a whole are no value: numbers that earlier values had not, a thing that is not told, or one of several that is known elsewhere.
 */
export function refusedAsWhole(language: Language, gap: Gap): string | undefined {
  return (
    deniesFault(language, gap) ?? digitsOf(language, gap) ?? nothingCertain(language, gap) ?? whichOne(language, gap)
  );
}

/** "no leaking tap", "a repaired tap": that nothing is wrong, where it was told what is. */
function deniesFault(language: Language, { tokens, parts }: Gap): string | undefined {
  const { phrases } = language.words;
  if (!phrases) return undefined;
  const isRemedy = (word: string): boolean => phrases.remedies.has(word);
  const isWrong = (word: string): boolean =>
    !isRemedy(word) && (saysWrong(language, word) || phrases.defects.has(word.replace(/(?:ing|y)$/, '')));
  const own = tokens.filter((token): token is WordToken => token.kind === 'word');
  const [first] = own;
  const denies = first !== undefined && first === tokens[0] && first.word === phrases.lacking;
  const fault = denies ? own.find(({ word }) => isWrong(word)) : undefined;
  if (fault && !parts.some((one) => one[0] === phrases.lacking && one.some(isWrong)))
    return `"${first?.raw} ${fault.raw}" says that nothing is wrong`;
  const remedy = own.find(({ word }) => isRemedy(word));
  return remedy && parts.some((one) => one.some(isWrong)) && !parts.some((one) => one.some(isRemedy))
    ? `"${remedy.raw}" says that it is no longer wrong`
    : undefined;
}

/** Beside another value ("the crane 3 kg") what began with a number begins with one, and what had none has none. */
function digitsOf(language: Language, gap: Gap): string | undefined {
  const { tokens, text, examples, next, last, isName, article, behindTyped, beforeNumber } = gap;
  const [first] = tokens;
  if (isUnitBefore(language, gap)) return 'it begins with the unit of the number before it';
  if (
    last === 'value' &&
    first &&
    !/^\d/.test(textOf(first)) &&
    first.kind !== 'value' &&
    examples.every((one) => /^\d/.test(one))
  )
    return 'earlier values began with a number';
  // "Give Apple Pie 200 g": the capital belongs to the name before it, but not behind the article of the wording.
  if (
    last === 'value' &&
    !behindTyped &&
    (article === undefined || first?.article !== article) &&
    first &&
    isCapital(first) &&
    capitalsTell(text, tokens) &&
    !examples.some((one) => /^\p{Lu}/u.test(one))
  )
    return `"${textOf(first)}" may belong to what stands before it`;
  const values = tokens.filter((token, at) => {
    const before = tokens[at - 1];
    const isNumber = /^\d/.test(textOf(token)) || (token.kind === 'value' && token.value.type !== 'id');
    // "205/55" and "12-14" are one.
    // "a 3.6 m length of 6x2"
    const isHeld = before?.kind === 'word' && isContained(language, gap, at - 1);
    return isNumber && !isHeld && !(before && (isStroke(before, text) || text.slice(before.end, token.start) === '-'));
  });
  const numbers = values.filter((token) => /^\d/.test(textOf(token))).length;
  // "cage 9 250 mg" is cut anywhere, and "one 200 bar" counts.
  if (
    !isName &&
    values.length > 1 &&
    !examples.some((one) => (one.match(/\d+(?:[.,]\d+)*/g) ?? []).length >= values.length)
  )
    return 'earlier values had fewer numbers';
  // "Harriet 2"
  const isPersons =
    first !== undefined && examples.some((one) => isPerson(language, one)) && isPerson(language, textOf(first));
  // "Pepper 2 | scoops": nothing stands between, so that it is the next one's.
  const closing = tokens.at(-1);
  // "lend | Year 9 | the pirate costume"
  const isNoun = (one: WordToken): boolean =>
    isNumberable(language, one) || (isCapital(one) && language.words.timeUnits?.has(one.word) === true);
  const isNumbered = gap.beforeThe && tokens.length === 2 && first?.kind === 'word' && isNoun(first);
  const closes = !gap.apart && !gap.beforeDay && !isNumbered && closing !== undefined && /^\d/.test(textOf(closing));
  return next === 'value' &&
    (beforeNumber || isPersons || closes) &&
    numbers > 0 &&
    !examples.some((one) => /\d/.test(one))
    ? 'earlier values had no number, and another one follows'
    : undefined;
}

/** "the team", "the billing department", not "the council"; and "Team" where "Team Falcon" was learnt; "the rolls" where "rye rolls" were. */
function nothingCertain({ words }: Language, { tokens, framed, owned, next, parts, known }: Gap): string | undefined {
  const own = tokens.filter((token): token is WordToken => token.kind === 'word');
  const [first] = own;
  if (first === undefined || own.length < tokens.length) return undefined;
  const isPublic = first.article !== undefined && !framed;
  const isUncertain = (word: string): boolean =>
    words.genericNouns.has(word) || (words.organisationNouns.has(word) && !(isPublic && words.institutions?.has(word)));
  const isPartOfOne = own.every(({ word }) => known.has(word)) && !parts.some((one) => one.length === own.length);
  if (first.article !== undefined && words.definiteArticles.has(first.article) && isPartOfOne)
    return `"${first.article} ${first.raw}" says which of them`;
  if (!own.every(({ word }) => isUncertain(word)) || parts.some((one) => one.every(isUncertain))) return undefined;
  // "the school shift", "Anna's school shift"
  const isBeside = framed || (owned && next === 'word');
  return isBeside && own.every(({ word }) => words.organisationNouns.has(word))
    ? undefined
    : `"${first.raw}" names nothing certain`;
}

const DENIED = /^(?:un|non|in|dis)/;

/** "the largest order", "the broken lift", "the tag fragile removed" */
function whichOne(language: Language, gap: Gap): string | undefined {
  const { tokens, framed, parts, known, isName } = gap;
  if (isName || isDegree(language, gap) || isMeasuredAs(language, gap) || isHalfOf(language, gap, gap.examples))
    return undefined;
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const [first, last] = [words[0], words.at(-1)];
  const isCertain = first?.article !== undefined && language.words.definiteArticles.has(first.article);
  // "Fit 4 | wrong | tyres", not "3 | large | bags"
  const choosesOf = (word: string): boolean =>
    gap.last === 'value' &&
    language.modifiers?.isPlural(gap.behind) === true &&
    !language.modifiers.describes(word, gap.behind);
  // "sole", "cup final": alone or last, and with a plural, it is a noun.
  const isNoun = (token: WordToken): boolean =>
    token === last &&
    (words.length > 1 || (!framed && token.article === undefined && !choosesOf(token.word))) &&
    (language.spelling?.isWord(`${token.word}s`) ?? false);
  // "The shower is blocked" where it was broken.
  const isState = (word: string): boolean => language.modifiers?.isState(word) === true && !DENIED.test(word);
  const areStates =
    words.length === 1 && parts.every((one) => one.length === 1) && parts.some(([one = '']) => isState(one));
  if (first && areStates && !framed && first.article === undefined && isState(first.word)) return undefined;
  // "a blocked sink" where "a cracked window" or "smashed glass" was reported
  const isSomeState = (token: WordToken): boolean =>
    token === first &&
    words.length > 1 &&
    !isCertain &&
    isState(token.word) &&
    parts.some((one) => {
      const [state = '', ...thing] = language.words.articles.has(one[0] ?? '') ? one.slice(1) : one;
      return thing.length > 0 && isState(state);
    });
  // "general waste" where "clinical waste" stood
  const isOtherKind = (token: WordToken): boolean =>
    token === first &&
    words.length > 1 &&
    language.modifiers?.maySort(token.word) === true &&
    parts.some((one) => one.length > 1 && one.at(-1) === last?.word);
  // "the rimless frame"
  const isMade = (token: WordToken): boolean =>
    framed && tokens.length === 1 && language.modifiers?.isMake(token.word, { certain: isCertain }) === true;
  // "180 litres of unleaded"
  const isStuff = (token: WordToken): boolean =>
    gap.led === 'of' &&
    tokens.length === 1 &&
    token.article === undefined &&
    gap.next !== 'value' &&
    (gap.next === 'end' || !isPlainWord(language, gap.behind)) &&
    language.modifiers?.isState(token.word) === true;
  // "out-of-date grout"
  const stale = language.words.phrases?.stale.exec(gap.text.slice(tokens[0]?.start, tokens.at(-1)?.end))?.[0];
  if (stale !== undefined && !gap.examples.some((one) => language.words.phrases?.stale.test(one)))
    return `"${stale}" says which one, not what`;
  const vague = words.find(
    (token) =>
      !known.has(token.word) &&
      !isStuff(token) &&
      !isMade(token) &&
      !isSomeState(token) &&
      !isOtherKind(token) &&
      !isNoun(token) &&
      saysWhich(language, token.word, isCertain) &&
      !isAlike(language, gap, tokens.indexOf(token)) &&
      !(isHyphened(token, gap.text) && token.word !== 'non') &&
      !tellsKind(language, gap, tokens.indexOf(token))
  );
  if (
    vague &&
    (language.modifiers?.chooses(vague.word) || !parts.some(([one = '']) => saysWhich(language, one, isCertain)))
  )
    return `"${vague.raw}" says which one, not what`;
  // "part-worn tyres" are a kind.
  if (
    last &&
    words.length > 1 &&
    !framed &&
    !isHyphened(last, gap.text) &&
    language.modifiers?.isState(last.word) &&
    !known.has(last.word)
  )
    return `"${last.raw}" says what was done with it`;
  const earlier = earlierWithin(language, words, parts);
  return earlier === undefined ? undefined : `it is more than "${earlier}", or a certain kind of it`;
}

/**
 * "chess league" where "chess" was learnt, unless one earlier value was a part of another one; "inlet temperature" is a kind of temperature, and
 * named as such.
 */
function earlierWithin(language: Language, words: readonly WordToken[], parts: Gap['parts']): string | undefined {
  const isWithin = (part: string, whole: string): boolean => part !== whole && ` ${whole} `.includes(` ${part} `);
  const all = parts.map((one) => one.join(' '));
  if (all.some((one) => all.some((other) => isWithin(one, other)))) return undefined;
  const said = words.map(({ word }) => word).join(' ');
  const isKind = ({ length }: readonly string[]): boolean =>
    words.slice(0, -length).every((token) => !isCapital(token) && isPlainWord(language, token.word));
  return all.find((one, nth) => isWithin(one, said) && !(said.endsWith(` ${one}`) && isKind(parts[nth] ?? [])));
}
