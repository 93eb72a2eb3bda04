import type { Language } from './language';
import { isGivenName } from './given-names';
import { isCapital, type QueryToken } from './tokens';
import { turningKind } from './turning';

/**
 * Words that point at something which the query does not say: "cancel that order", "assign it to them". A pronoun behind the
 * value or the noun that it stands for ("Casey White has left, delete them") is none. A query with one is never served by A.
 */
export function danglingReferences(language: Language, tokens: readonly QueryToken[]): string[] {
  return danglingAt(language, tokens).map(({ words }) => words);
}

/** The same, each with the place of its token. */
export function danglingAt(language: Language, tokens: readonly QueryToken[]): { at: number; words: string }[] {
  const { personal, pointing } = language.words;
  const found: { at: number; words: string }[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return;
    const before = tokens.slice(0, at);
    if (
      personal.has(token.word) &&
      !isShoutedAlone(language, tokens, at) &&
      !isImpersonal(language, tokens, at) &&
      !isSeeming(language, tokens, at) &&
      !isOfThose(language, tokens, at) &&
      !before.some((one, place) => namesSomething(language, one, place, before))
    )
      found.push({ at, words: token.word });
    if (
      pointing.has(token.word) &&
      pointsOutside(language, tokens, at) &&
      !before.some((one, place) => namesOne(language, one, place, before))
    ) {
      const next = tokens[at + 1];
      found.push({ at, words: next?.kind === 'word' ? `${token.word} ${next.word}` : token.word });
    }
  });
  return found;
}

/** "lunches for IT": behind a preposition the only word in capitals is a name in letters. */
function isShoutedAlone({ words }: Language, tokens: readonly QueryToken[], at: number): boolean {
  const [token, last] = [tokens[at], tokens[at - 1]];
  const isShouted = (one: QueryToken): boolean => one.kind === 'word' && /^\p{Lu}{2,}$/u.test(one.raw);
  return (
    token !== undefined &&
    isShouted(token) &&
    last?.kind === 'word' &&
    words.starters.has(last.word) &&
    tokens.filter(isShouted).length === 1
  );
}

const MOST_BEFORE = 3;
const MOST_BEHIND = 4;

/** "how far is it from Aldgate to Marsh End": it stands for nothing. */
function isImpersonal({ words }: Language, tokens: readonly QueryToken[], at: number): boolean {
  const { impersonal } = words;
  const token = tokens[at];
  if (!impersonal || !token) return false;
  const textOf = (some: readonly QueryToken[]): string =>
    some
      .flatMap((one) => (one.sentence !== token.sentence ? [] : [one.kind === 'word' ? one.word : '<value>']))
      .join(' ');
  const behind = textOf(tokens.slice(at, at + 1 + MOST_BEHIND));
  return Array.from({ length: MOST_BEFORE }, (_, less) => tokens.slice(Math.max(0, at - MOST_BEFORE + less), at)).some(
    (before) => impersonal.test(`${textOf(before)} ${behind} `)
  );
}

/** "It seems Mr Haworth needs …", "It looks like we are …": it opens a sentence about what follows; "it seems loose" is said of something. */
function isSeeming(language: Language, tokens: readonly QueryToken[], at: number): boolean {
  const { words } = language;
  const [it, ...behind] = tokens.slice(at).filter((one) => one.sentence === tokens[at]?.sentence);
  if (it?.kind !== 'word' || !words.seeming || tokens[at - 1]?.sentence === it.sentence) return false;
  const taken = words.seeming.verbs.find((verb) =>
    verb.every((word, nth) => behind[nth]?.kind === 'word' && behind[nth].word === word)
  )?.length;
  const subject = taken === undefined ? undefined : behind[taken];
  if (!subject || !behind[(taken ?? 0) + 1]) return false;
  if (subject.kind === 'value' || isCapital(subject)) return subject.article === undefined;
  const { word } = subject;
  return words.seeming.subjects.has(word) || words.titles?.has(word) === true || isGivenName(language, word);
}

/** "Which students have not handed in their essay": whose it is asks the question word's own noun. */
function isOfThose({ words, modifiers }: Language, tokens: readonly QueryToken[], at: number): boolean {
  const token = tokens[at];
  const [which, asked, verb] = tokens.filter((one) => one.sentence === token?.sentence);
  return (
    token?.kind === 'word' &&
    words.seeming?.theirs.has(token.word) === true &&
    which?.kind === 'word' &&
    words.seeming.asked.has(which.word) &&
    asked?.kind === 'word' &&
    modifiers?.isPlural(asked.word) === true &&
    verb?.kind === 'word' &&
    words.auxiliaries.has(verb.word) &&
    tokens.indexOf(verb) < at
  );
}

function pointsOutside(language: Language, tokens: readonly QueryToken[], at: number): boolean {
  const { words } = language;
  const [token, last, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (token?.kind !== 'word') return false;
  if (next?.kind === 'word' && words.periodNouns.has(next.word)) return false;
  if (!words.relative.has(token.word)) return true;
  // "note that Daisy weighs 5 kg" reports it.
  if (
    last?.kind === 'word' &&
    last.sentence === token.sentence &&
    words.reporting.has(last.word) &&
    next?.kind === 'word'
  )
    return !/^\p{Lu}\p{Ll}/u.test(next.raw);
  // Behind a noun "that" begins a relative clause ("tasks that are done"), behind a verb or preposition it points.
  if (last === undefined || last.sentence !== token.sentence) return true;
  if (last.kind !== 'word') return false;
  return at === 1 || tokens[at - 2]?.sentence !== last.sentence || turningKind(language, last.word) !== undefined;
}

/** A value or a proper name. */
function namesOne({ words }: Language, token: QueryToken, at: number, all: readonly QueryToken[]): boolean {
  if (token.kind === 'value') return token.value.type !== 'number' && token.value.type !== 'duration';
  const opens = all[at - 1]?.sentence !== token.sentence;
  return words.capitalsName && !opens && /^\p{Lu}\p{Ll}/u.test(token.raw);
}

function namesSomething(language: Language, token: QueryToken, at: number, all: readonly QueryToken[]): boolean {
  if (namesOne(language, token, at, all)) return true;
  const last = all[at - 1];
  return (
    token.kind === 'word' &&
    (token.article !== undefined || (last?.kind === 'word' && language.words.owning.has(last.word)))
  );
}

/** Does the query say anything, besides pronouns and small words, that an unbound slot could be filled from. */
export function saysSomething(language: Language, leftover: readonly string[]): boolean {
  const { personal, pointing, auxiliaries } = language.words;
  let skip = false;
  for (const word of leftover) {
    const points = pointing.has(word);
    const empty =
      skip || points || personal.has(word) || turningKind(language, word) !== undefined || auxiliaries.has(word);
    if (!empty) return true;
    // "that day": the noun is part of what points.
    skip = points;
  }
  return false;
}
