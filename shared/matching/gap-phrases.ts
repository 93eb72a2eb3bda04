import { isPerson } from '../language/free-text';
import type { Language } from '../language/language';
import { isCapital } from '../language/tokens';
import { turningKind } from '../language/turning';
import { capitalsTell, hadCapitals, textOf, type Gap, type GapPlace } from './gap';
import { isHalfOf } from './gap-measures';
import { joinsCompany, joinsNumbers, joinsOne } from './gap-joined';
import { isCouple } from './gap-parties';
import { isHourOfDay, isLastOfDay, isNumberedTime, isOfFeast, isOfHours } from './gap-times';
import { isPlain } from './noun-phrase';

/**
 * Is a word of a gap, which turns or joins elsewhere, a part of what the gap names as a whole: "a bath and brush", "French for beginners",
 * "the wholesaler in Leeds", "B2 evening", "block D", "no output".
 */
export function isWithinPhrase(language: Language, gap: Gap, at: number): boolean {
  return (
    joinsOne(language, gap, at) ||
    joinsCompany(language, gap, at) ||
    isCouple(language, gap, at) ||
    isHome(language, gap, at) ||
    joinsNumbers(language, gap, at) ||
    isOfAge(language, gap, at) ||
    isOfModifier(language, gap, at) ||
    (at === 0 && isHalfOf(language, gap, gap.examples)) ||
    isForWhom(language, gap, at) ||
    isWhereItIs(language, gap, at) ||
    (at === 1 && isWhereTheyAre(language, gap, gap.examples)) ||
    isOfHours(language, gap, at) ||
    isLettered(language, gap, at) ||
    isLack(language, gap, at) ||
    isPlaceAlone(language, gap) ||
    isDoing(language, gap, at) ||
    isDegree(language, gap) ||
    isMultiple(language, gap) ||
    isNumberedTime(language, gap, at) ||
    isOrdinalOfName(language, gap, at) ||
    isLastOfDay(language, gap, at) ||
    isRankOfRole(language, gap, at) ||
    isOfFeast(language, gap, at) ||
    isHourOfDay(language, gap, at) ||
    isStatus(language, gap, at)
  );
}

const LONGEST_MODIFIER = 4;

/** "for sale | boards", "behind the scenes | tour", "a walk in bath": it opens what is named and a noun follows it. */
export function isOfModifier({ words }: Language, { tokens, noun }: GapPlace, at: number): boolean {
  const own = tokens.map((token) => (token.kind === 'word' && /^\p{Ll}/u.test(token.raw) ? token.word : ''));
  const isOne = (length: number): boolean => words.phrases?.modifiers.has(own.slice(0, length).join(' ')) === true;
  const length = [LONGEST_MODIFIER, 3, 2].find(isOne);
  if (length === undefined || at >= length) return false;
  const next = tokens[length];
  return next === undefined ? noun !== undefined : isPlain({ words }, next) && next.article === undefined;
}

/** "under 11s", "over 60s": those of an age, who are several. */
function isOfAge({ words }: Language, { tokens }: Gap, at: number): boolean {
  const [token, ages] = [tokens[at], tokens[at + 1]];
  return (
    token?.kind === 'word' &&
    words.phrases?.ages.has(token.word) === true &&
    ages !== undefined &&
    ages.article === undefined &&
    !ages.afterComma &&
    /^\d{1,2}s$/.test(textOf(ages))
  );
}

/** "French for beginners": what a course that has a name is for whom; "tyres for vans" may be two parts of a request. */
function isForWhom({ words, modifiers }: Language, { tokens, examples, text }: Gap, at: number): boolean {
  const [who, ...more] = tokens.slice(at + 1);
  const token = tokens[at];
  if (token?.kind !== 'word' || token.word !== words.phrases?.beneficiary || at === 0 || more.length > 0) return false;
  return (
    who?.kind === 'word' &&
    who.article === undefined &&
    /^\p{Ll}/u.test(who.raw) &&
    words.phrases?.learners.has(who.word) === true &&
    modifiers?.isPlural(who.word) === true &&
    tokens.slice(0, at).every(isCapital) &&
    capitalsTell(text, tokens) &&
    hadCapitals(examples)
  );
}

/** "the wholesaler in Leeds", "the bungalow on Hill Street": a place, by the wording, that is in a place. */
function isWhereItIs(language: Language, { tokens, examples, before, text }: Gap, at: number): boolean {
  const { words } = language;
  const [first, token] = [tokens[0], tokens[at]];
  const [things, where] = [tokens.slice(0, at), tokens.slice(at + 1)];
  if (token?.kind !== 'word' || !words.phrases?.within.has(token.word) || !/^\p{Ll}/u.test(token.raw)) return false;
  if (things.length === 0 || where.length === 0 || !words.phrases?.toPlaces.has(before)) return false;
  const isCertain = first?.article !== undefined && words.definiteArticles.has(first.article);
  const isThing = isCertain ? things.every((one) => isPlain(language, one)) : things.every(isCapital);
  return (
    isThing &&
    where.every((one) => isCapital(one) && (one.kind === 'word' || one.value.type === 'name')) &&
    capitalsTell(text, tokens) &&
    !examples.some((one) => isPerson(language, one)) &&
    !isPerson(language, where.map(textOf).join(' '))
  );
}

/** "the lady in bay C", "the couple at table 3" where persons stood: whoever is at a numbered place, which the wording does not say so itself. */
export function isWhereTheyAre(language: Language, { tokens, says }: GapPlace, examples: readonly string[]): boolean {
  const { words, modifiers } = language;
  const [who, at, place, number, ...more] = tokens;
  return (
    who?.kind === 'word' &&
    who.article !== undefined &&
    words.definiteArticles.has(who.article) &&
    [words.people, words.phrases?.whereabouts].some((all) => all?.has(who.word)) &&
    modifiers?.isPlural(who.word) !== true &&
    at?.kind === 'word' &&
    words.phrases?.within.has(at.word) === true &&
    /^\p{Ll}/u.test(at.raw) &&
    !says(at.word) &&
    place?.kind === 'word' &&
    words.phrases.whereabouts.has(place.word) &&
    number !== undefined &&
    /^(?:\d{1,4}\p{L}?|\p{Lu}\d{0,3})$/u.test(textOf(number)) &&
    more.length === 0 &&
    [at, place, number].every((one) => one.article === undefined && !one.afterComma) &&
    examples.some((one) => {
      const opens = one.toLowerCase().split(/[\s.]/)[0] ?? '';
      return isPerson(language, one) || words.titles?.has(opens) === true || words.phrases?.whereabouts.has(opens);
    })
  );
}

/** "block D", "stop B": a capital letter tells which one, as a number does. */
function isLettered(language: Language, { tokens, text }: Gap, at: number): boolean {
  const [token, letter, ...more] = tokens.slice(at);
  return (
    token?.kind === 'word' &&
    at === 0 &&
    token.article === undefined &&
    turningKind(language, token.word) === 'polarity' &&
    letter?.kind === 'word' &&
    /^\p{Lu}$/u.test(letter.raw) &&
    more.length === 0 &&
    capitalsTell(text, tokens)
  );
}

/** "leak", "cracked": what is wrong with a thing, or what was done to it. */
export function saysWrong({ words, modifiers }: Language, word: string): boolean {
  return words.phrases?.defects.has(word) === true || modifiers?.isState(word) === true;
}

/** "no output" where "a broken seal" and "error 301" were reported: of what is wrong nobody says that it is not. */
function isLack(language: Language, { tokens, examples, led }: Gap, at: number): boolean {
  const { words } = language;
  const isWrong = (word: string): boolean => saysWrong(language, word);
  const [no, ...things] = tokens;
  if (at !== 0 || no?.kind !== 'word' || no.word !== words.phrases?.lacking || things.length === 0) return false;
  // "with the no sodium filter", "trays of no seeded buns"
  if (no.article !== undefined || led === 'of') return false;
  return (
    things.every((one) => one.kind === 'word' && one.article === undefined && !isWrong(one.word)) &&
    things.every((one) => isPlain(language, one) || isCapital(one)) &&
    2 *
      examples.filter((one) =>
        one
          .toLowerCase()
          .split(/[^\p{L}]+/u)
          .some((word) => word === no.word || isWrong(word))
      ).length >=
      examples.length
  );
}

/** "at the family home", "at Sunset Home": behind a noun or a name of its own and a preposition of the wording it is a house. */
function isHome(language: Language, { tokens, before }: Gap, at: number): boolean {
  const { words } = language;
  const [token, last] = [tokens[at], tokens[at - 1]];
  if (token?.kind !== 'word' || token.word !== words.phrases?.home || at !== tokens.length - 1 || !last) return false;
  const isNamed = isCapital(token) && tokens.every(isCapital);
  const isKind = tokens[0]?.article !== undefined && isPlain(language, last);
  return (isNamed || isKind) && words.starters.has(before);
}

/** "from upstairs" where places stood. */
function isPlaceAlone({ words }: Language, { tokens: [only, ...more], before }: Gap): boolean {
  return (
    more.length === 0 &&
    only?.kind === 'word' &&
    words.phrases?.placesAlone.has(only.word) === true &&
    words.phrases?.fromOrTo.has(before) === true
  );
}

/** "cutting back" where "pruning" stood, "worn out" and "stuck open" where "cracked" did: a verb and its particle. */
function isDoing(language: Language, { tokens, parts }: Gap, at: number): boolean {
  const { words, modifiers } = language;
  const [verb, particle, ...more] = tokens;
  if (at !== 1 || verb?.kind !== 'word' || particle?.kind !== 'word' || more.length > 0) return false;
  if (verb.article !== undefined || particle.article !== undefined || particle.afterComma) return false;
  const isGerund = (word: string): boolean => /..ing$/.test(word) && language.infinitives(word).length > 0;
  const isState = (word: string): boolean =>
    modifiers?.isState(word) === true ||
    words.phrases?.status.states.has(word) === true ||
    // "wasps" are wrong and no state, and a leak may be either.
    (words.phrases?.defects.has(word) === true && modifiers?.isNoun(word) !== true && !modifiers?.isPlural(word));
  const isDone = (word = ''): boolean => isGerund(word) || isState(word);
  return (
    (isState(verb.word) || words.phrases?.phrasal.has(verb.word) === true) &&
    parts.some((one) => one.length === 1 && isDone(one[0])) &&
    (words.particles?.has(particle.word) === true ||
      (words.phrases?.afterStates.has(particle.word) === true && isState(verb.word)))
  );
}

/** "half frozen" and "too soft" where "bruised" and "crushed" stood: how much of a state there is. */
export function isDegree(language: Language, { tokens, parts, next, behind }: Gap): boolean {
  const { words, modifiers } = language;
  // "on half glossy paper" may be half of it.
  const leads = words.starters.has(behind) || words.functionWords?.has(behind) === true;
  if (next === 'word' && !leads && turningKind(language, behind) === undefined) return false;
  const [degree, state, ...more] = tokens;
  const isState = (word = ''): boolean => saysWrong(language, word);
  const isMore = (word = ''): boolean => words.phrases?.degrees.has(word) === true;
  return (
    degree?.kind === 'word' &&
    isMore(degree.word) &&
    degree.article === undefined &&
    more.length === 0 &&
    isPlain(language, state) &&
    state?.article === undefined &&
    state?.kind === 'word' &&
    modifiers?.isPlural(state.word) === false &&
    // "too late", "very long"
    (isState(state.word) || !modifiers.describes(state.word, '')) &&
    parts.every((one) => one.length <= 2) &&
    parts.some((one) => (one.length === 1 && isState(one[0])) || isMore(one[0]))
  );
}

/** "4 double sockets" where "4 brass sockets" were: of several that are counted it says the kind. */
function isMultiple({ words, modifiers }: Language, { tokens, last, behindTyped, behind }: Gap): boolean {
  const [only, ...more] = tokens;
  return (
    only?.kind === 'word' &&
    more.length === 0 &&
    only.article === undefined &&
    words.phrases?.multiples.has(only.word) === true &&
    last === 'value' &&
    behindTyped &&
    modifiers?.isPlural(behind) === true
  );
}

/** "the second Fiesta" where "the red Corsa" stood: one of several that have a make for a name; "the first Patience" is none of names alone. */
function isOrdinalOfName(language: Language, { tokens, examples, text, framed, article }: Gap, at: number): boolean {
  const { words } = language;
  const [first, ...names] = tokens;
  return (
    at === 0 &&
    first?.kind === 'word' &&
    words.phrases?.ordinals.has(first.word) === true &&
    first.article !== undefined &&
    words.definiteArticles.has(first.article) &&
    article !== undefined &&
    !framed &&
    names.length > 0 &&
    names.every((one) => one.kind === 'word' && isCapital(one) && one.article === undefined) &&
    capitalsTell(text, tokens) &&
    !hadCapitals(examples) &&
    examples.every((one) => !isPerson(language, one)) &&
    !isPerson(language, names.map(textOf).join(' '))
  );
}

/** "as second man", "as first reserve": what somebody is, by rank; "as a second man" would be one more. */
function isRankOfRole({ words }: Language, { tokens, before }: Gap, at: number): boolean {
  const [rank, role, ...more] = tokens;
  return (
    at === 0 &&
    rank?.kind === 'word' &&
    words.phrases?.ordinals.has(rank.word) === true &&
    role?.kind === 'word' &&
    more.length === 0 &&
    before === words.phrases.status.mark &&
    [rank, role].every((one) => one.article === undefined) &&
    words.people?.has(role.word) === true
  );
}

/** Behind "as", where states stood: "written off", "part paid", "overdue", and "under offer" where one was "on hold". */
function isStatus(language: Language, { tokens, parts, before }: Gap, at: number): boolean {
  const { words, modifiers } = language;
  const status = words.phrases?.status;
  const [first, last, ...more] = tokens;
  const token = tokens[at];
  if (before !== status?.mark || first?.kind !== 'word' || token?.kind !== 'word' || more.length > 0) return false;
  if (tokens.some((one) => one.kind !== 'word' || one.article !== undefined)) return false;
  const isState = (word = ''): boolean =>
    modifiers?.isState(word) === true || language.isParticiple(word) || status.states.has(word) === true;
  const isLed = (one: readonly string[]): boolean => words.starters.has(one[0] ?? '');
  if (!parts.every((one) => isLed(one) || one.some(isState))) return false;
  if (last === undefined) return status.states.has(first.word);
  if (last.kind !== 'word') return false;
  if (at === 0 && words.starters.has(first.word)) return parts.some(isLed) && isPlain(language, last);
  return at === 0
    ? status.parts.has(first.word) && isState(last.word)
    : (words.particles?.has(last.word) === true && isState(first.word)) ||
        (status.parts.has(first.word) && isState(last.word));
}
