import { isPerson } from '../language/free-text';
import { isGivenName } from '../language/given-names';
import type { Language } from '../language/language';
import { thingClasses } from '../language/thing-classes';
import { isCapital, type QueryToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { capitalsTell, hadCapitals, textOf, type Gap, type GapPlace } from './gap';
import { isTime } from './gap-reasons';
import { beginsWithOne } from './gap-values';
import { isNounOfOne } from './noun-phrase';

/** "Young and Sons" and "Mr and Mrs Gill" are one buyer. */
export function joinsParty({ words }: Language, tokens: readonly QueryToken[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.kind !== 'word' || !words.ands.has(token.word)) return false;
  if (before?.kind !== 'word' || next?.kind !== 'word' || !isCapital(next)) return false;
  const isFirm = at + 1 === tokens.length - 1 && words.firmNouns?.has(next.word) === true;
  const isTitle = (title: WordToken): boolean => words.titles?.has(title.word) === true && isCapital(title);
  return isFirm || (at === 1 && isTitle(before) && isTitle(next) && tokens.length > at + 2);
}

/** "Jo and Sam" where "the Hendersons", "the blue team" or "Lucy and Ben" stood: two first names alone are one party, where one of several stood. */
export function isCouple(language: Language, { tokens, examples, text }: Gap, at: number): boolean {
  const { words, modifiers } = language;
  const [one, and, other, ...more] = tokens;
  if (at !== 1 || more.length > 0 || and?.kind !== 'word' || !words.ands.has(and.word)) return false;
  const names = [one, other].flatMap((name) =>
    name?.kind === 'word' && isCapital(name) && !name.article ? [name.word] : []
  );
  const isListed = (name: string): boolean => isGivenName(language, name);
  // "Jo" is in no list.
  const areFirst =
    names.length === 2 &&
    names.some(isListed) &&
    names.every((name) => isListed(name) || language.spelling?.isEveryday(name) === false);
  const isGroup = (said: string): boolean => {
    const own = said.toLowerCase().split(/\s+/);
    const last = own.at(-1) ?? '';
    return (
      own.slice(1, -1).some((word) => words.ands.has(word)) ||
      (words.definiteArticles.has(own[0] ?? '') && /^(?:the|The) \p{Lu}/u.test(said) && /s$/.test(last)) ||
      words.phrases?.company.has(last) === true ||
      [own[0] ?? '', last].some((word) => words.organisationNouns.has(word)) ||
      (words.people?.has(last) === true && modifiers?.isPlural(last) === true)
    );
  };
  return areFirst && capitalsTell(text, tokens) && examples.some(isGroup);
}

/** "Ahmed from Otis", "Dave from accounts": where persons stood a first name alone is told by the firm or the department, not by a place. */
export function isOfFirm(language: Language, { tokens, examples, text }: Gap, at: number): boolean {
  const [person, from, ...firm] = tokens;
  if (at !== 1 || from !== tokens[at] || from?.kind !== 'word' || !language.words.originMarks?.has(from.word))
    return false;
  if (person?.kind !== 'word' || !isCapital(person) || person.article !== undefined) return false;
  const werePersons = examples.some((one) => isPerson(language, one) && /^\p{Lu}/u.test(one));
  if (!werePersons || firm.length === 0 || firm.length > 2) return false;
  if (firm.some((token) => token.kind !== 'word' || token.article !== undefined)) return false;
  const kinds = thingClasses(language, firm.map(textOf).join(' '));
  const isFirm = kinds.length === 0 && isGivenName(language, person.word) && firm.every(isCapital);
  return kinds.includes('department') || (isFirm && capitalsTell(text, tokens));
}

/**
 * "our Graz branch", "my trombone", and where persons stood "my daughter Rosie": one thing of the asker's own that is named. Not "my order", "our
 * team" and "my daughter", of which there may be several, and "our branch" only where things had "a".
 */
export function isOwnThing(language: Language, { tokens, article, framed, examples }: Gap, word: string): boolean {
  const { words, modifiers } = language;
  const [owner, ...named] = tokens;
  const last = named.at(-1);
  if (
    !words.owners.has(word) ||
    !words.determiners.has(word) ||
    framed ||
    article !== undefined ||
    owner?.article !== undefined
  )
    return false;
  if (last?.kind !== 'word' || named.some((token) => token.kind !== 'word' || token.article !== undefined))
    return false;
  const isOf = (of: ReadonlySet<string> | undefined): boolean =>
    named.some((token) => token.kind === 'word' && of?.has(token.word) === true);
  if (isOf(words.genericNouns)) return false;
  const [first] = named;
  if (isOf(words.people)) return named.length > 1 && first?.kind === 'word' && !isCapital(first) && isCapital(last);
  if (named.length < 2 && !examples.some((one) => beginsWithOne(language, one))) return false;
  return (
    !isCapital(last) && modifiers?.isPlural(last.word) !== true && !examples.some((one) => isPerson(language, one))
  );
}

/** "for IT" where "Finance" was: in capitals, and of the same kind. */
export function isKnownAbbreviation(
  language: Language,
  { tokens, text, examples }: Gap,
  { raw, word }: WordToken
): boolean {
  const kinds = thingClasses(language, word);
  return (
    tokens.length === 1 &&
    /^\p{Lu}{2,}$/u.test(raw) &&
    capitalsTell(text, tokens) &&
    examples.some((one) => thingClasses(language, one).some((kind) => kinds.includes(kind)))
  );
}

/**
 * "Mrs Dunn's cake" where things stood that had no article of the wording, and "the driver's seat" behind the wording's own one. Not "Anna's order",
 * of which she may have several.
 */
export function isNamedOwner(language: Language, { tokens, text, article, examples }: Gap, at: number): boolean {
  const { words } = language;
  const [owners, things] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const [owner] = owners;
  if (owners.length === 0 || things.length === 0 || things.length > 2) return false;
  // "Ragna's sister" where names stood
  if (examples.some((one) => /^\p{Lu}/u.test(one))) return false;
  const arePlain = things.every(
    (one) =>
      one.kind === 'word' &&
      /^\p{Ll}/u.test(one.raw) &&
      one.article === undefined &&
      !words.people?.has(one.word) &&
      !words.genericNouns.has(one.word)
  );
  const isNamed =
    owners.every(isCapital) && capitalsTell(text, tokens) && article === undefined && owner?.article === undefined;
  const isOwn =
    owner?.kind === 'word' &&
    owners.length === 1 &&
    owner.article !== undefined &&
    owner.article === article &&
    !words.genericNouns.has(owner.word);
  const isRole = isOwn && words.people?.has(owner.word) === true;
  // "the | doll's house", not "the | week's list"
  const isKind =
    isOwn && things.length === 1 && !isCapital(owner) && isNounOfOne(language, owner.word) && !isTime(language, owner);
  return arePlain && (isNamed || isRole || isKind);
}

/** "for Imogen's wedding": what somebody has one of, and for which something is. */
export function isEventOf({ words }: Language, { tokens, text, before, next, behind }: Gap, at: number): boolean {
  const [owners, things] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const [event, ...more] = things;
  return (
    owners.length > 0 &&
    owners.every((one) => one.kind === 'word' && isCapital(one) && one.article === undefined) &&
    capitalsTell(text, tokens) &&
    event?.kind === 'word' &&
    event.article === undefined &&
    more.length === 0 &&
    words.phrases?.occasions.has(event.word) === true &&
    before === words.phrases.beneficiary &&
    (next !== 'word' || words.starters.has(behind))
  );
}

/** "from Johnson's" where names of shops stood, and no noun follows that Johnson could have; "left Guy's | at noon" only where no persons stood. */
export function isShop(
  language: Language,
  { tokens, text, examples, behind, before, next, apart }: Gap,
  at: number
): boolean {
  const { words } = language;
  const [owner] = tokens;
  const isPlace = !examples.some((one) => isPerson(language, one));
  return (
    at === 1 &&
    tokens.length === 2 &&
    owner?.kind === 'word' &&
    owner.article === undefined &&
    isCapital(owner) &&
    capitalsTell(text, tokens) &&
    (words.starters.has(before) || isPlace) &&
    (next === 'end' || words.starters.has(behind) || (next === 'value' && apart && isPlace)) &&
    hadCapitals(examples)
  );
}

/**
 * "Max the schnauzer", "Ben the plumber": what somebody is behind the name, where names stood. Behind a verb that takes two objects it could be
 * what he gets: "Get Ben the plumber".
 */
export function isApposition(
  language: Language,
  { tokens, before, text }: GapPlace,
  examples: readonly string[]
): boolean {
  const { words, spelling, modifiers } = language;
  const [what, ...names] = [...tokens].reverse();
  if (what?.kind !== 'word' || names.length === 0 || names.length > 2) return false;
  const hasCapitals = /\p{Lu}/u.test(text);
  if (names.some((one) => !isCapital(one) && (hasCapitals || spelling?.isEveryday(textOf(one)) !== false)))
    return false;
  const isOne =
    what.article !== undefined &&
    words.definiteArticles.has(what.article) &&
    !words.genericNouns.has(what.word) &&
    turningKind(language, what.word) === undefined &&
    modifiers?.isPlural(what.word) !== true;
  const isSomebody =
    words.people?.has(what.word) === true ||
    thingClasses(language, what.word).includes('animal') ||
    spelling?.isEveryday(what.word) === false;
  return (
    isOne &&
    isSomebody &&
    !words.functionWords?.has(what.word) &&
    names.every((one) => one.kind === 'word' && one.article === undefined) &&
    before !== '' &&
    words.phrases?.takesTwo.has(before) === false &&
    hadCapitals(examples)
  );
}
