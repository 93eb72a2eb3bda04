import { isPerson } from '../language/free-text';
import { isGivenName } from '../language/given-names';
import type { Language } from '../language/language';
import { isUnitOfOne } from '../language/shapes';
import { isCapital, type QueryToken } from '../language/tokens';
import { hadCapitals, type Gap, type GapPlace } from './gap';
import { isOfMeasure } from './gap-measures';
import { isInSmallLetters, mayOnlyName } from './small-names';
import { isPlainWord } from './noun-phrase';

/**
 * "bottles of bleach", "packs of bin liners": several of what holds something, not "the owner of it", "photos of Anna" or "a lot of bread"; and "a pair of boots" where
 * earlier values had an article of their own, also behind its measure ("a 25 kg bag of sand"). Behind a number only stuff comes in something: "3 rolls of vinyl" where "2 ink tanks" were; "3 crates of
 * saddles" are other than 3 saddles.
 */
export function isContained(language: Language, gap: Gap, at: number): boolean {
  const { tokens, last, article, examples, known, before, behind } = gap;
  const { words, findNumbers, modifiers } = language;
  // "How many pallets of facing | bricks": the wording's own noun is what is counted; "7 rolls of parchment | short" lack nothing more.
  if (
    behind !== '' &&
    !words.phrases?.excesses.has(behind) &&
    isPlainWord(language, behind) &&
    !language.isParticiple(behind)
  )
    return false;
  // "two crates of books"
  const [number] = tokens;
  const isSize = number?.article !== undefined && isOfMeasure(language, gap, 0);
  const counts = number?.kind === 'value' && number.value.type === 'number';
  const own = isSize ? tokens.slice(2) : counts ? tokens.slice(1) : tokens;
  const [holder, of, ...things] = own;
  if (holder?.kind !== 'word' || of?.kind !== 'word' || of !== tokens[at] || !words.ofAll?.of.has(of.word))
    return false;
  const arePlain = own.every((token) => token.kind === 'word' && !isCapital(token));
  if (!arePlain || [of, ...things].some((token) => token.article !== undefined)) return false;
  const holds = [/s$/, /es$/].some((ending) => words.holders?.has(holder.word.replace(ending, '')));
  const isUnit = things.some(
    (token) => token.kind === 'word' && (known.has(token.word) || modifiers?.isPlural(token.word) === true)
  );
  // "How many boxes of space hoppers"
  const isCounted = last === 'value' || words.phrases?.howMany.has(before) === true;
  if (isCounted && (isUnit || !holds)) return false;
  const opens = isSize ? number.article : holder.article;
  const isOne = opens !== undefined && !words.definiteArticles.has(opens);
  const haveArticles = examples.some(
    (one) =>
      words.articles.has(one.toLowerCase().split(/\s+/)[0] ?? '') || findNumbers(one).some(({ start }) => start === 0)
  );
  // "the | box of records"
  if (holder.article !== undefined && !isOne)
    return holder.article === article && things.length > 0 && words.holders?.has(holder.word) === true;
  if (isOne)
    return (
      article === undefined &&
      haveArticles &&
      things.length > 0 &&
      // "a kilo of vetch"
      (words.holders?.has(holder.word) === true || isUnitOfOne(holder.raw.toLowerCase()))
    );
  const areFew = things.length === 1 || (holds && things.length > 1);
  return holder.article === undefined && areFew && /[^s]s$/.test(holder.word);
}

/** The ending of what is done to things: of these there may be several behind it ("renewal of vows"). */
const DEED = /..(?:al|ation|ition|ment|ance|ence|over|sis)$/;

/**
 * "power of attorney", "date of birth", "renewal of vows": one noun of another that has no article and no name is a term. Not "crates of saddles", "the landlord of
 * it", "front of house" and "copy of deeds", where it is a part, a party or so much of something, nor of what earlier values named.
 */
export function isNounOfNoun(language: Language, { tokens, known, text, says }: Gap, at: number): boolean {
  const { words, modifiers, spelling } = language;
  const [head, of, matter, ...more] = tokens;
  if (at !== 1 || head?.kind !== 'word' || of?.kind !== 'word' || matter?.kind !== 'word' || more.length > 0)
    return false;
  if (!words.ofAll?.of.has(of.word) || [of, matter].some((one) => one.article !== undefined || one.afterComma))
    return false;
  if ([head, matter].some((one) => isCapital(one) || known.has(one.word) || says(one.word))) return false;
  const isNoun = [head.word, matter.word].every(
    (one) =>
      isPlainWord(language, one) &&
      spelling?.isWord(one) === true &&
      !words.pronouns.has(one) &&
      !words.determiners.has(one)
  );
  const isOther =
    words.people?.has(head.word) === true ||
    words.holders?.has(head.word) === true ||
    words.organisationNouns.has(head.word) ||
    words.phrases?.shares.has(head.word) === true;
  const isSomebody =
    words.people?.has(matter.word) === true || (isInSmallLetters(text) && isGivenName(language, matter.word));
  return (
    isNoun &&
    !isOther &&
    !isSomebody &&
    modifiers?.isPlural(head.word) === false &&
    (!modifiers.isPlural(matter.word) || DEED.test(head.word))
  );
}

/**
 * "a set of six chairs", "a party of 6": one of what holds or is several, where earlier values had an article or were counted.
 */
export function isOneOfSeveral(language: Language, { tokens }: GapPlace, examples: readonly string[]): boolean {
  const { words, findNumbers } = language;
  const [holder, of, number, ...things] = tokens;
  const opens = holder?.article !== undefined && !words.definiteArticles.has(holder.article);
  return (
    opens &&
    holder.kind === 'word' &&
    words.holders?.has(holder.word) === true &&
    of?.kind === 'word' &&
    words.ofAll?.of.has(of.word) === true &&
    number?.kind === 'value' &&
    number.value.type === 'number' &&
    things.length <= 2 &&
    things.every((one) => one.kind === 'word' && /^\p{Ll}/u.test(one.raw) && isPlainWord(language, one.word)) &&
    examples.some(
      (one) =>
        words.articles.has(one.toLowerCase().split(/\s+/)[0] ?? '') || findNumbers(one).some(({ start }) => start === 0)
    )
  );
}

/**
 * Is a word a noun by its place, though it is a verb that turns requests elsewhere ("block", "pin", "show") or chooses ("rest"): directly behind an
 * article ("a lock nut"), behind a singular noun whose article opens the phrase ("the sixth form block"), and before a noun behind what no verb
 * follows ("of block margarine", "4 block planes"). "The guests leave", "the crew stop" and "let the door lock"
 * are clauses.
 */
export function isNounHere(language: Language, { tokens, before, behindTyped, framed }: Gap, at: number): boolean {
  const { words, modifiers } = language;
  const { phrases } = words;
  const [first, last, token, next] = [tokens[0], tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!phrases || framed || token?.kind !== 'word' || isCapital(token) || token.afterComma) return false;
  const isVerb = phrases.verbsAndNouns.has(token.word);
  const isOther = phrases.headNouns.has(token.word);
  if (!isVerb && !isOther) return false;
  const isPlain = (one: QueryToken | undefined): boolean =>
    one?.kind === 'word' &&
    /^\p{Ll}/u.test(one.raw) &&
    isPlainWord(language, one.word) &&
    !words.pronouns.has(one.word) &&
    !words.determiners.has(one.word);
  if (!tokens.every((one) => one === token || (isPlain(one) && (one === first || one.article === undefined))))
    return false;
  const certain = first?.article !== undefined && words.definiteArticles.has(first.article);
  if (last !== undefined) {
    const isOne =
      last.kind === 'word' && modifiers?.isPlural(last.word) === false && words.people?.has(last.word) !== true;
    const mayAct = words.auxiliaries.has(before) || (certain && phrases.causing.has(before));
    return first?.article !== undefined && isOne && !mayAct;
  }
  if (token.article !== undefined) return isVerb;
  const isLed = words.starters.has(before) || words.ofAll?.of.has(before) === true;
  return isVerb && (behindTyped || (isLed && words.infinitiveMarks?.has(before) !== true)) && isPlain(next);
}

/** "the signed will", "a stuck lock": what was done to it or is wrong with it, behind an article, leaves no verb. */
export function isDoneNoun({ words, modifiers }: Language, { tokens, framed }: Gap, at: number): boolean {
  const [first, last, token] = [tokens[0], tokens[at - 1], tokens[at]];
  // "the vaulted other | cellar"
  if (framed || token?.kind !== 'word' || last?.kind !== 'word' || at !== tokens.length - 1) return false;
  return (
    first?.article !== undefined &&
    token.article === undefined &&
    (modifiers?.isState(last.word) === true || words.phrases?.defects.has(last.word) === true) &&
    [words.phrases?.namesToo, words.phrases?.verbsAndNouns].some((list) => list?.has(token.word))
  );
}

/** "mark chung": where persons stood, a given name that is a word elsewhere, before what is no word and no slip of one. */
export function isNameHere(language: Language, { tokens, examples }: Gap, at: number): boolean {
  const { phrases } = language.words;
  const [token, family, ...more] = tokens;
  if (at !== 0 || token?.kind !== 'word' || family?.kind !== 'word' || more.length > 0) return false;
  if (!phrases?.namesToo.has(token.word) || token.article !== undefined || family.article !== undefined) return false;
  return (
    examples.some((one) => isPerson(language, one)) &&
    hadCapitals(examples) &&
    (isGivenName(language, family.word) || mayOnlyName(language, family.word))
  );
}
