import type { Language } from '../language/language';
import { thingClasses } from '../language/thing-classes';
import { isCapital, isHyphened, type QueryToken } from '../language/tokens';
import { capitalsTell, textOf, type Gap } from './gap';
import { isPlain } from './noun-phrase';

/** "a chop saw and stand" */
const MOST_JOINED = 4;

function isColour(language: Language, token: QueryToken | undefined): boolean {
  return token?.kind === 'word' && thingClasses(language, token.word).includes('colour');
}

/**
 * "a bath and brush" is one, which has one article; "salt and vinegar crisps" is what a dictionary has, and "red and white tiles" have two colours.
 * Not "a trim and a wash", nor what an earlier value named beside another thing.
 */
export function joinsOne(language: Language, gap: Gap, at: number): boolean {
  const { tokens, known, framed, before } = gap;
  const { words, modifiers } = language;
  const [one, and, other, next] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (and?.kind !== 'word' || !words.ands.has(and.word) || one?.kind !== 'word' || other?.kind !== 'word') return false;
  if (other.article !== undefined || other.afterComma) return false;
  // "knives and forks" as "knife and fork"
  const singular = (word: string): string[] => [word, word.replace(/s$/, ''), word.replace(/ves$/, 'fe')];
  const isBinomial = singular(one.word).some((first) =>
    singular(other.word).some((second) => words.phrases?.binomials.has(`${first} ${second}`))
  );
  if (isBinomial || joinsSeveral(language, gap)) return true;
  if (isColour(language, one) && isColour(language, other))
    return next !== undefined
      ? isPlain(language, next)
      : tokens.length === 3 && words.phrases?.wearing.has(before) === true;
  const [first] = tokens;
  const isOne = first?.article !== undefined && !words.definiteArticles.has(first.article);
  const areNew = tokens.every(
    (token) =>
      token === and ||
      (token.kind === 'word' &&
        isPlain(language, token) &&
        !known.has(token.word) &&
        modifiers?.isPlural(token.word) === false)
  );
  return isOne && areNew && !framed && at === tokens.length - 2 && tokens.length <= MOST_JOINED;
}

/** "dads and kids" within "the … session": several of each, of one that has its own singular; not "the north and south gate". */
function joinsSeveral({ words, modifiers }: Language, { tokens, known, framed, noun = '' }: Gap): boolean {
  const [one, , other, ...more] = tokens;
  const areMany = [one, other].every(
    (token) =>
      token?.kind === 'word' &&
      modifiers?.isPlural(token.word) === true &&
      [words.people, words.phrases?.learners].some(
        (all) => all?.has(token.word) || all?.has(token.word.replace(/s$/, ''))
      ) &&
      !known.has(token.word)
  );
  return framed && areMany && more.length === 0 && modifiers?.isPlural(noun) === false;
}

/** "bays 3 and 4", "25 & 26" where each earlier value had two numbers, behind the noun of several. */
export function joinsNumbers({ words, modifiers }: Language, { tokens, examples, before }: Gap, at: number): boolean {
  const [first, and, last, ...more] = tokens;
  const isNumber = (token: QueryToken | undefined): boolean => token !== undefined && /^\d{1,4}$/.test(textOf(token));
  return (
    at === 1 &&
    and?.kind === 'word' &&
    (words.ands.has(and.word) || and.raw === '&') &&
    more.length === 0 &&
    [first, last].every(isNumber) &&
    modifiers?.isPlural(before) === true &&
    examples.every((one) => one.match(/\d+/g)?.length === 2)
  );
}

/** "Beryl and co", "the Smiths and family": who comes with somebody that is named, at the end. */
export function joinsCompany({ words }: Language, { tokens, text }: Gap, at: number): boolean {
  const [token, last, ...more] = tokens.slice(at);
  const names = tokens.slice(0, at);
  return (
    token?.kind === 'word' &&
    words.ands.has(token.word) &&
    last?.kind === 'word' &&
    more.length === 0 &&
    last.article === undefined &&
    words.phrases?.company.has(last.word) === true &&
    !isHyphened(last, text) &&
    names.length > 0 &&
    names.every(isCapital) &&
    capitalsTell(text, tokens)
  );
}
