import { isPerson } from '../language/free-text';
import { isGivenName } from '../language/given-names';
import type { Language } from '../language/language';
import { isCapital, type QueryToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { isAdverb, wordsOf, type GapPlace } from './gap';

/** Several capitals make a name of words that turn elsewhere: "Under the Rafters". */
export function nameOf(
  language: Language,
  { tokens, text, opensSentence, enclosed }: GapPlace,
  { articled, examples }: { articled: boolean; examples: readonly string[] }
): string | undefined {
  if (isInSmallLetters(text)) return smallNameOf(language, tokens, examples);
  // "Play Yesterday by …": within a sentence nobody writes a day that is no name of one with a capital.
  if (enclosed && !opensSentence && isDayAsName(language, tokens) && capitalsTell(text, tokens)) return undefined;
  // "Team Early Bird" where "Team Falcon" was learnt.
  const known = new Set(examples.flatMap(wordsOf));
  // "Scout Troop 9" where "Class 5b" was learnt.
  const numbered = isNumberedLast(tokens, examples);
  const ends = [tokens[0], numbered ? tokens.at(-2) : tokens.at(-1)];
  if (ends.some((token) => !token || !isCapital(token))) return 'earlier values were written with capitals';
  if (tokens.length === 1 && opensSentence) return 'a capital says nothing at the start of a sentence';
  if (!capitalsTell(text, tokens)) return 'the request is written in capitals';
  const inner = tokens.find(
    (token, at) =>
      !isCapital(token) &&
      !(numbered && at === tokens.length - 1) &&
      !(token.kind === 'word' && (isJoint(language, token) || joinsFirm(language, tokens, at)))
  );
  if (inner) return `"${textOf(inner)}" is no part of a name`;
  const lone = tokens.length === 1 && !articled;
  const ofPersons = [...examples, tokens.map(textOf).join(' ')].some((one) => isPerson(language, one));
  const isWhole = (part: readonly QueryToken[]): boolean =>
    isPerson(language, part.map(textOf).join(' ')) || examples.some((one) => wordsOf(one).length === part.length);
  for (const [at, token] of tokens.entries()) {
    if (joinsFirm(language, tokens, at) || (numbered && at === tokens.length - 1)) continue;
    if (token.kind === 'value') {
      // "April" may be somebody's name, "April fourth" is a day, and so may be what follows a name.
      const follows = at > 0 && at === tokens.length - 1 && isDay(token.value.type) && isWhole(tokens.slice(0, -1));
      if (lone || follows || /(?<!\p{L})\p{Ll}/u.test(token.value.text))
        return `"${token.value.text}" is a ${token.value.type}`;
      continue;
    }
    // "Ada Long's Mum", but "World's End" where places stood.
    if (token.word === "'s" && at < tokens.length - 1 && isWhole(tokens.slice(0, at)) && ofPersons)
      return `"${token.raw}" points at something of theirs`;
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

/** Where everything is in capitals they say nothing, except of a word that has small letters where the others have none. */
function capitalsTell(text: string, tokens: readonly QueryToken[]): boolean {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  const around = `${text.slice(0, start)} ${text.slice(end)}`;
  const count = (pattern: RegExp): number => (around.match(pattern) ?? []).length;
  const shouted = count(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu);
  return count(/(?<![\p{L}\d]|\d\s)\p{Ll}{2,}/gu) > 1 || (shouted > 2 && /\p{Ll}/u.test(text.slice(start, end)));
}

function isDay(type: string): boolean {
  return type === 'date' || type === 'time' || type === 'datetime';
}

/** "Yesterday", but neither "Sunday" nor "April", which have a capital anywhere. */
function isDayAsName({ words }: Language, tokens: readonly QueryToken[]): boolean {
  const [only, ...more] = tokens;
  return (
    more.length === 0 &&
    only?.kind === 'value' &&
    /^\p{Lu}\p{Ll}+$/u.test(only.value.text) &&
    words.turning.time.has(only.value.text.toLowerCase())
  );
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
  if (!spelling) return 'earlier values were written with capitals';
  const isJoined = tokens.some((token) => token.kind === 'word' && token.raw === '&');
  if (!isJoined && !examples.some((one) => wordsOf(one).length === tokens.length))
    return 'earlier values had another length';
  for (const token of tokens) {
    if (token.kind === 'value') return `"${token.value.text}" is a ${token.value.type}`;
    const { word, raw } = token;
    if (known.has(word) || raw === '&') continue;
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

/** Quantities are capitalised for emphasis too: "All", "Everyone". */
function isEmphasised({ words }: Language, word: string): boolean {
  return (
    words.ofAll?.alls.has(word) || words.genericNouns.has(word) || words.determiners.has(word) || words.scoped.has(word)
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
