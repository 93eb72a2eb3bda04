import { isGivenName } from '../language/given-names';
import { isPerson, saysWhichOfAll } from '../language/free-text';
import type { Language } from '../language/language';
import { isOpenKind, thingClasses } from '../language/thing-classes';
import { isCapital, type HoleToken, type QueryToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { Slot } from '../protocol/plan';

const MOST_WORDS = 4;
/** Two values show what they have in common; one shows nothing. */
const ENOUGH = 2;
const SURE = 0.85;

/** What stands in a gap of the wording, within its text. */
interface GapPlace {
  tokens: readonly QueryToken[];
  text: string;
  opensSentence: boolean;
  /** An article and a noun of the wording stand around it. */
  framed: boolean;
}

/**
 * Is the text between two fixed words one more value of the kind that the slot had: at least two different ones, written like
 * these (case, length, article), of no other listed kind, and without a word that turns the request, points, or belongs to no
 * name of a thing. It says why not where it is none.
 */
export function kindOf(
  language: Language,
  { slot, hole }: { slot: Slot; hole: HoleToken },
  place: GapPlace
): { confidence: number } | { not: string } | undefined {
  const { tokens, text } = place;
  const examples = [...new Set(slot.examples.flatMap((one) => (typeof one === 'string' ? [one.trim()] : [])))];
  const [first, last] = [tokens[0], tokens.at(-1)];
  const { functionWords, capitalsName } = language.words;
  if (!first || !last || examples.length < ENOUGH || !functionWords || !capitalsName) return undefined;
  const phrase = text.slice(first.start, last.end);
  const capitals = examples.filter((one) => /^\p{Lu}/u.test(one)).length;
  const reason =
    shapeOf(tokens, examples) ??
    (ownArticle(text, first, place) ? undefined : articleOf(language, { hole, first, tokens }, examples)) ??
    (capitals === examples.length ||
    (isCapital(first) && !isPerson(language, phrase) && !isAbbreviation(language, first, tokens[1]))
      ? nameOf(language, place, { articled: first.article !== undefined && hole.article !== undefined, examples })
      : nounOf(language, { tokens, examples, articled: first.article !== undefined, framed: place.framed })) ??
    classOf(language, phrase, examples);
  return reason === undefined ? { confidence: SURE } : { not: reason };
}

function shapeOf(tokens: readonly QueryToken[], examples: readonly string[]): string | undefined {
  const longest = Math.max(...examples.map((one) => one.split(/\s+/).length));
  if (tokens.length > Math.min(MOST_WORDS, longest + 1)) return `earlier values had at most ${longest} words`;
  return tokens.slice(1).some((token) => token.afterComma) ? 'it is a list' : undefined;
}

/** "from The Quiet Room": an article with a capital is the name's. */
function ownArticle(text: string, first: QueryToken, { opensSentence }: { opensSentence: boolean }): boolean {
  return (
    !opensSentence &&
    isCapital(first) &&
    /(?<=\p{Ll}\s+)\p{Lu}\p{Ll}+\s+$/u.test(text.slice(0, first.start)) &&
    first.article !== undefined
  );
}

/** "the cleaning" where "cleaning" was learnt is a certain one. */
function articleOf(
  { words }: Language,
  { hole, first, tokens }: { hole: HoleToken; first: QueryToken; tokens: readonly QueryToken[] },
  examples: readonly string[]
): string | undefined {
  const definite = (article: string | undefined): boolean =>
    article !== undefined && words.definiteArticles.has(article);
  if (tokens.slice(1).some((token) => definite(token.article) && !isCapital(token))) return 'it says which one of them';
  if (definite(first.article) === definite(hole.article)) return undefined;
  return examples.some((one) => definite(one.toLowerCase().split(/\s+/)[0]))
    ? undefined
    : 'earlier values had another article';
}

/** Several capitals make a name of words that turn elsewhere: "Under the Rafters". */
function nameOf(
  language: Language,
  { tokens, text, opensSentence }: GapPlace,
  { articled, examples }: { articled: boolean; examples: readonly string[] }
): string | undefined {
  if (isInSmallLetters(text)) return smallNameOf(language, tokens, examples);
  // "Team Early Bird" where "Team Falcon" was learnt.
  const known = new Set(examples.flatMap(wordsOf));
  // "Scout Troop 9" where "Class 5b" was learnt.
  const numbered = isNumberedLast(tokens, examples);
  const ends = [tokens[0], numbered ? tokens.at(-2) : tokens.at(-1)];
  if (ends.some((token) => !token || !isCapital(token))) return 'earlier values were written with capitals';
  if (tokens.length === 1 && opensSentence) return 'a capital says nothing at the start of a sentence';
  // Where everything is in capitals they say nothing.
  if ((text.match(/(?<![\p{L}])\p{Ll}{3,}/gu) ?? []).length < 2) return 'the request is written in capitals';
  const inner = tokens.find(
    (token, at) =>
      !isCapital(token) &&
      !(numbered && at === tokens.length - 1) &&
      !(token.kind === 'word' && (isJoint(language, token) || joinsFirm(language, tokens, at)))
  );
  if (inner) return `"${textOf(inner)}" is no part of a name`;
  const lone = tokens.length === 1 && !articled;
  for (const [at, token] of tokens.entries()) {
    if (joinsFirm(language, tokens, at) || (numbered && at === tokens.length - 1)) continue;
    if (token.kind === 'value') {
      // "April" may be somebody's name, "April fourth" is a day.
      if (lone || /(?<!\p{L})\p{Ll}/u.test(token.value.text)) return `"${token.value.text}" is a ${token.value.type}`;
      continue;
    }
    const kind = turningKind(language, token.word);
    const turns = kind !== undefined && !(kind === 'direction' && isJoint(language, token));
    if (turns && (lone || kind === 'negation' || kind === 'condition' || isEmphasised(language, token.word)))
      return `"${token.raw}" may turn the request`;
    if (
      language.words.pronouns.has(token.word) ||
      (language.words.functionWords?.has(token.word) &&
        !isJoint(language, token) &&
        !isNameBesideName(language, tokens, at))
    )
      return `"${token.raw}" is no part of a name`;
    if (language.words.genericNouns.has(token.word) && (tokens.length === 1 || !known.has(token.word)))
      return `"${token.raw}" names nobody`;
    if (/^\p{Lu}{2,}$/u.test(token.raw)) return `"${token.raw}" may be an abbreviation`;
  }
  return undefined;
}

/** A number of its own at the end, as an earlier name had one. */
function isNumberedLast(tokens: readonly QueryToken[], examples: readonly string[]): boolean {
  const last = tokens.at(-1);
  return (
    tokens.length > 1 &&
    last !== undefined &&
    /^\d{1,3}\p{L}?$/u.test(textOf(last)) &&
    examples.some((one) => /\p{L}\s\d{1,3}\p{L}?$/u.test(one))
  );
}

/** "Will Stepney", "Port Said": a small word with a capital beside a word that can only be a name. */
function isNameBesideName(language: Language, tokens: readonly QueryToken[], at: number): boolean {
  const { words } = language;
  const token = tokens[at];
  const other = tokens[at === 0 ? 1 : at - 1];
  const isOwn = (one: QueryToken | undefined): one is WordToken =>
    one?.kind === 'word' && /^\p{Lu}\p{Ll}+$/u.test(one.raw);
  return (
    isOwn(token) &&
    isOwn(other) &&
    !words.articles.has(token.word) &&
    turningKind(language, token.word) === undefined &&
    ((isGivenName(language, token.word) && at === 0) || at === tokens.length - 1) &&
    !words.functionWords?.has(other.word) &&
    turningKind(language, other.word) === undefined
  );
}

/** Nobody who writes without capitals begins a name with one; those of codes say nothing. */
function isInSmallLetters(text: string): boolean {
  return /^\P{L}*\p{Ll}/u.test(text) && !/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}/u.test(text);
}

/**
 * Where no word of the request has a capital, a name is as many words as an earlier one had, none of them one that turns, points or
 * joins, and one of them a given name or none that everybody uses: "tomoko abe", but not "regular guests".
 */
function smallNameOf(
  language: Language,
  tokens: readonly QueryToken[],
  examples: readonly string[]
): string | undefined {
  const { words, spelling } = language;
  const known = new Set(examples.flatMap(wordsOf));
  if (!spelling || !examples.some((one) => wordsOf(one).length === tokens.length))
    return 'earlier values had another length';
  for (const token of tokens) {
    if (token.kind === 'value') return `"${token.value.text}" is a ${token.value.type}`;
    const { word, raw } = token;
    if (known.has(word)) continue;
    if (!/^\p{Ll}{2,}$/u.test(raw)) return `"${raw}" is no name`;
    if (turningKind(language, word) !== undefined) return `"${raw}" may turn the request`;
    if (
      [words.pronouns, words.genericNouns, words.organisationNouns, words.determiners, words.pointers].some((list) =>
        list.has(word)
      ) ||
      words.functionWords?.has(word) ||
      isAdverb(language, word)
    )
      return `"${raw}" is no part of a name`;
  }
  const names = tokens.filter(
    (token) => token.kind === 'word' && !spelling.isEveryday(token.word) && !words.vocabulary.has(token.word)
  );
  const isNamed =
    names.length > 0 || tokens.some((token) => token.kind === 'word' && isGivenName(language, token.word));
  return isNamed ? undefined : 'in small letters they may be common words';
}

function wordsOf(example: string): string[] {
  return example.toLowerCase().split(/\s+/);
}

/** Quantities are capitalised for emphasis too: "All", "Everyone". */
function isEmphasised({ words }: Language, word: string): boolean {
  return (
    words.ofAll?.alls.has(word) || words.genericNouns.has(word) || words.determiners.has(word) || words.scoped.has(word)
  );
}

function nounOf(
  language: Language,
  {
    tokens,
    examples,
    articled,
    framed,
  }: { tokens: readonly QueryToken[]; examples: readonly string[]; articled: boolean; framed: boolean }
): string | undefined {
  const known = new Set(examples.flatMap(wordsOf));
  const inPhrases = new Set(examples.map(wordsOf).flatMap((one) => (one.length > 1 ? one : [])));
  // Where "night" was a course, "night wreck" may be the wreck course at night.
  const turnsBeside = (word: string): boolean =>
    tokens.length > 1 && !inPhrases.has(word) && turningKind(language, word) !== undefined;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'value') return `"${token.value.text}" is a ${token.value.type}`;
    if (known.has(token.word) && !turnsBeside(token.word)) continue;
    if (isAbbreviation(language, token, tokens[at + 1])) continue;
    if (!/^\p{Ll}[\p{Ll}-]*$/u.test(token.raw)) return `earlier values were written in small letters`;
    const kind = turningKind(language, token.word);
    if (kind !== undefined) return `"${token.raw}" may turn the request (${kind})`;
    if (language.words.pronouns.has(token.word) || token.word === "'s")
      return `"${token.raw}" points at something else`;
    if (language.words.functionWords?.has(token.word) || isAdverb(language, token.word))
      return `"${token.raw}" is no name of a thing`;
    const { genericNouns, organisationNouns } = language.words;
    const isOrganisation = organisationNouns.has(token.word);
    // "the staff lift", "a school party": before a noun it tells the kind.
    const tellsKind = isOrganisation && (framed || (at < tokens.length - 1 && !genericNouns.has(token.word)));
    if (!tellsKind && (genericNouns.has(token.word) || isOrganisation)) return `"${token.raw}" names nothing certain`;
    // No person has an article: "the heather meadow".
    if (!articled && isPerson(language, token.word)) return `"${token.raw}" is a person's name`;
  }
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const vague = words.find(
    (word, at) =>
      !known.has(word.word) &&
      saysWhich(language, word) &&
      !isKindOfThing(language, words, at) &&
      !(words.length === 1 && isSizeForColour(language, word, { examples, framed }))
  );
  if (vague && !examples.some((one) => saysWhichOfAll(language, { ...vague, word: wordsOf(one)[0] ?? '' })))
    return `"${vague.raw}" says which one, not what`;
  const longest = Math.max(...examples.map((one) => one.split(/\s+/).length));
  const narrowed = words.length > 1 && examples.some((one) => one.toLowerCase() === words.at(-1)?.word);
  return narrowed && words.length > longest ? `it is a certain kind of "${words.at(-1)?.raw ?? ''}"` : undefined;
}

/** "20 large bags" where "blue bags" were learnt; "the large bags" are certain ones. */
function isSizeForColour(
  language: Language,
  { word, article }: WordToken,
  { examples, framed }: { examples: readonly string[]; framed: boolean }
): boolean {
  const isOf = (kind: string, text: string): boolean => thingClasses(language, text).includes(kind);
  return (
    !framed &&
    article === undefined &&
    isOf('size', word) &&
    examples.some((one) => isOf('colour', one) || isOf('size', one))
  );
}

/** "a DNA test", "an X-ray": letters that are no word, before the noun that they tell the kind of. */
function isAbbreviation({ spelling, words }: Language, token: QueryToken, next: QueryToken | undefined): boolean {
  if (token.kind !== 'word' || next?.kind !== 'word' || !/^\p{Lu}{1,5}$/u.test(token.raw) || !spelling) return false;
  const isWord =
    token.word.length > 1 &&
    (spelling.isEveryday(token.word) || words.vocabulary.has(token.word) || words.pointers.has(token.word));
  return (
    !isWord &&
    !words.articles.has(token.word) &&
    turningKind({ words }, token.word) === undefined &&
    /^\p{Ll}{2,}$/u.test(next.raw)
  );
}

/** What was done to a new thing tells its kind: "a stuffed owl", "smoked porter"; of "the stuffed owl" it says which one. */
function isKindOfThing({ words, modifiers }: Language, all: readonly WordToken[], at: number): boolean {
  const [token, next] = [all[at], all[at + 1]];
  const definite = all[0]?.article !== undefined && words.definiteArticles.has(all[0].article);
  if (!token || definite) return false;
  const named = next?.word ?? (all.length === 1 && token.article !== undefined ? null : undefined);
  return named !== undefined && (modifiers?.tellsKind(token.word, named) ?? false);
}

/** "forest" ends as "largest" does and "unicorn" begins as "unused" does. */
function saysWhich(language: Language, word: WordToken): boolean {
  return (
    saysWhichOfAll(language, word) &&
    (language.words.pointers.has(word.word) || (language.modifiers?.saysWhich(word.word) ?? true))
  );
}

function classOf(language: Language, phrase: string, examples: readonly string[]): string | undefined {
  if (language.isPeriod(phrase)) return 'it is a time';
  // In small letters "polish" is no language.
  const kinds = thingClasses(language, phrase).filter((kind) => !CAPITALISED.has(kind) || !/^\p{Ll}/u.test(phrase));
  const common = thingClasses(language, examples[0] ?? '').filter((kind) =>
    examples.every((one) => thingClasses(language, one).includes(kind))
  );
  // "boiler room" is a room, whatever is listed of rooms.
  const head = phrase.trim().toLowerCase().split(/\s+/).at(-1) ?? '';
  if (common.length > 0 && ![...kinds, head].some((kind) => common.includes(kind)) && !isOpenKind(common))
    return `earlier values were each a ${common[0] ?? ''}`;
  const known = examples.flatMap((one) => [...thingClasses(language, one)]);
  if (kinds.length > 0 && !kinds.some((kind) => known.includes(kind)) && kinds.every((kind) => CERTAIN.has(kind)))
    return `it is a ${kinds[0] ?? ''}`;
  return undefined;
}

/** Kinds whose words have a capital, where capitals name. */
const CAPITALISED = new Set(['language', 'month']);

/** Kinds whose words are of hardly any other kind. */
const CERTAIN = new Set(
  'month frequency yesNo onOff region priority ticketStatus role department currency fileFormat language'.split(' ')
);

/** "slowly" says how, "butterfly" does not. */
function isAdverb({ words, spelling }: Language, word: string): boolean {
  const stem = word.replace(words.endings.adverb, '');
  return (
    stem !== word && (!spelling || [stem, `${stem}le`, stem.replace(/i$/, 'y')].some((one) => spelling.isWord(one)))
  );
}

/** "Young and Sons" is one buyer. */
function joinsFirm({ words }: Language, tokens: readonly QueryToken[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return (
    at > 0 &&
    token?.kind === 'word' &&
    words.ands.has(token.word) &&
    next?.kind === 'word' &&
    at + 1 === tokens.length - 1 &&
    isCapital(next) &&
    words.firmNouns?.has(next.word) === true
  );
}

function isJoint({ words }: Language, { word, raw }: WordToken): boolean {
  return raw === '&' || word === "'s" || words.nameParticles.has(word) || (words.ofAll?.of.has(word) ?? false);
}

function textOf(token: QueryToken): string {
  return token.kind === 'word' ? token.raw : token.value.text;
}
