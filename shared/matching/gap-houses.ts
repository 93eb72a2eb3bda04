import { isPerson } from '../language/free-text';
import type { Language } from '../language/language';
import { thingClasses } from '../language/thing-classes';
import { isCapital, type QueryToken } from '../language/tokens';
import { capitalsTell, textOf, type Gap } from './gap';

export const HOUSE_NUMBER = /^\d{1,4}\p{L}?$/u;

/** "Orchard Close", "Old Mill Way": names that close with what a street is called. */
export function isStreet({ words }: Language, names: readonly QueryToken[]): boolean {
  const last = names.at(-1);
  return last?.kind === 'word' && words.phrases?.streets.has(last.word) === true && names.every(isCapital);
}

/** "st mary's hall" */
export function isSaint([first]: readonly QueryToken[]): boolean {
  return first?.kind === 'word' && /^(?:st|saint)$/.test(first.word);
}

/**
 * "Dr Mehta's surgery", "St Anne's School": a house or a group that has a name, which is whole with what follows the owner. Where persons stood, "Ada's
 * bank" is another party than Ada.
 */
export function isNamedHouse(language: Language, { tokens, text, examples, before }: Gap, at: number): boolean {
  const { words } = language;
  const [owners, things] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const last = things.at(-1);
  if (owners.length === 0 || things.length === 0 || things.length > 2 || last?.kind !== 'word') return false;
  // "to Fenton's yard"
  const isPremises = words.phrases?.toPlaces.has(before) === true && words.phrases.premises.has(last.word);
  // "St Mark's Primary"
  const isSchool = isSaint(owners) && owners.length > 1 && isCapital(last);
  const isOne =
    isPremises || isSchool || [words.houses, words.organisations].some((nouns) => nouns?.has(last.word) === true);
  return (
    isOne &&
    !words.genericNouns.has(last.word) &&
    owners.every((one) => isCapital(one) && one.article === undefined) &&
    things.every((one) => one.kind === 'word' && one.article === undefined && isCapital(one) === isCapital(last)) &&
    (isCapital(last) || !examples.some((one) => isPerson(language, one))) &&
    capitalsTell(text, tokens)
  );
}

/** "St Oswald's": a church or a school by itself, where no noun follows that it could have. */
export function isSaintAlone({ words }: Language, { tokens, text, behind, next }: Gap, at: number): boolean {
  return (
    isSaint(tokens) &&
    at === tokens.length - 1 &&
    at > 1 &&
    tokens.slice(0, at).every((one) => isCapital(one) && one.article === undefined) &&
    capitalsTell(text, tokens) &&
    (next === 'end' || words.starters.has(behind))
  );
}

/**
 * "Nisa on the High Street", "Lloyds in Clifton": a firm that is told by its street or its town, where the wording says no such word itself. Of a person the
 * place may be that of what is done, but behind "from" ("from Ron at Brook Street").
 */
export function isBranch(language: Language, { tokens, examples, before, text, says }: Gap, at: number): boolean {
  const { words } = language;
  const token = tokens[at];
  const [firm, where] = [tokens.slice(0, at), tokens.slice(at + 1)];
  if (token?.kind !== 'word' || !words.phrases?.within.has(token.word) || !/^\p{Ll}/u.test(token.raw)) return false;
  if (firm.length === 0 || where.length === 0 || says(token.word) || !capitalsTell(text, tokens)) return false;
  const isNamed = [...firm, ...where].every((one) => one.kind === 'word' && isCapital(one));
  if (!isNamed || where.slice(1).some((one) => one.article !== undefined)) return false;
  const isSomebody =
    isPerson(language, firm.map(textOf).join(' ')) ||
    words.titles?.has(textOf(firm[0] ?? token).toLowerCase()) === true;
  const isOnStreet = where.length > 1 && isStreet(language, where);
  return (
    (isOnStreet ||
      (where.length === 1 && where[0]?.article === undefined && isTown(language, textOf(where[0] ?? token)))) &&
    ((!isSomebody && !examples.some((one) => isPerson(language, one))) || words.originMarks?.has(before) === true) &&
    examples.some((one) => /^\p{Lu}/u.test(one))
  );
}

/** Is it listed as a place, or does it end as towns do and is no other word. */
function isTown(language: Language, name: string): boolean {
  const { phrases } = language.words;
  const isEnding = phrases?.townEndings.test(name) === true && language.spelling?.isWord(name.toLowerCase()) === false;
  return thingClasses(language, name).includes('place') || (isEnding && !isPerson(language, name));
}
