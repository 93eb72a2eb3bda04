import { isPerson } from './free-text';
import type { Language } from './language';
import { isCode } from './shapes';
import type { Slot } from '../protocol/plan';
import type { HoleToken, PatternToken, Places, QueryToken } from './tokens';
import { turningKind } from './turning';

/** "the … workshop", "my … account": the article before and the noun behind stay, so that the text only says which one. */
export function isFramed(
  language: Language,
  hole: HoleToken,
  { last, first, next }: { last: PatternToken | undefined; first: QueryToken; next: PatternToken | undefined }
): boolean {
  const { words } = language;
  const definite = (token: HoleToken | QueryToken): boolean | undefined =>
    token.article === undefined ? undefined : words.definiteArticles.has(token.article);
  const owned = last?.kind === 'word' && (words.owners.has(last.word) || words.leads.has(last.word));
  return (
    (owned || hole.article !== undefined) &&
    definite(hole) === definite(first) &&
    next?.kind === 'word' &&
    next.sentence === hole.sentence &&
    /^\p{Ll}{3,}$/u.test(next.raw) &&
    (turningKind(language, next.word) === undefined || isNounBehind(language, last, next.word)) &&
    // "I need the … back"
    words.functionWords?.has(next.word) !== true &&
    !words.starters.has(next.word) &&
    !words.joins.has(next.word) &&
    !language.isParticiple(next.word)
  );
}

/** "in the … show": behind a preposition and an article a verb that is a noun too is one. */
function isNounBehind({ words }: Language, last: PatternToken | undefined, word: string): boolean {
  return words.phrases?.verbsAndNouns.has(word) === true && last?.kind === 'word' && words.starters.has(last.word);
}

const MOST_TITLE_WORDS = 6;

/**
 * The titles that could begin at `q` where the wording has a quoted one: "the song Summer Rain" for "the song 'Blue Hills'".
 * A noun before it and capitals say that it is a title. Each with how many tokens it takes.
 */
export function titlesAt(
  language: Language,
  { pattern, p, query, q }: Places,
  text: string
): { start: number; end: number; taken: number }[] {
  const { words } = language;
  if (!words.capitalsName) return [];
  const [last, next, noun, first] = [pattern[p - 1], pattern[p + 1], query[q - 1], query[q]];
  if (last?.kind !== 'word' || noun?.kind !== 'word' || noun.sentence !== first?.sentence) return [];
  const named =
    words.namingCues.has(last.word) || (last.article !== undefined && turningKind(language, last.word) === undefined);
  const closed = next === undefined || next.kind !== 'word' || words.starters.has(next.word);
  if (!named || !closed) return [];
  const ends = query.slice(q, q + MOST_TITLE_WORDS).findIndex((token, at) => {
    return token.sentence !== noun.sentence || !isTitleWord(language, token, at);
  });
  return query
    .slice(q, q + (ends < 0 ? MOST_TITLE_WORDS : ends))
    .map(({ end }, at) => ({ start: first.start, end, taken: at + 1 }))
    .filter(({ start, end }) => !isPerson(language, text.slice(start, end)));
}

function isTitleWord(language: Language, token: QueryToken, at: number): boolean {
  return (
    token.kind === 'word' &&
    /^\p{Lu}\p{Ll}/u.test(token.raw) &&
    !(token.afterComma && at > 0) &&
    turningKind(language, token.word) === undefined &&
    !language.words.pronouns.has(token.word) &&
    !language.words.genericNouns.has(token.word)
  );
}

/** "branch main" where "branch release/2.4" was learnt: what is named by codes may be named by a word. */
export function isNamedByCode(
  language: Language,
  { before, token, next }: { before: PatternToken | undefined; token: QueryToken; next: QueryToken | undefined },
  examples: readonly string[]
): boolean {
  const { words } = language;
  return (
    before?.kind === 'word' &&
    words.namedByCodes.has(before.word) &&
    token.kind === 'word' &&
    /^[\p{Ll}\d]{2,}$/u.test(token.raw) &&
    // "restart service gracefully", "restart service stopped …"
    !words.endings.adverb.test(token.word) &&
    !/ed$/.test(token.word) &&
    turningKind(language, token.word) === undefined &&
    !words.pronouns.has(token.word) &&
    !words.genericNouns.has(token.word) &&
    (next === undefined || next.kind !== 'word' || words.starters.has(next.word) || next.sentence !== token.sentence) &&
    examples.length > 0 &&
    examples.every((example) => isCode(example))
  );
}

const ENOUGH = 2;
/** A letter and digits, either first; behind digits no letter that is a unit or a multiple ("5K", "20V", "10 m"). */
const NUMBERED = /^(?:\p{Lu}\d{1,4}|\d{1,4}[A-EHJNPQRSUX-Z]|\d{1,3}[abce])$/u;

/** "plot 7A" where "plot 14" and "plot B12" were learnt, by a tool that takes texts: its numbers only name one of them. */
export function isNumberedAsText(
  { words }: Language,
  { slot, hole, last }: { slot: Slot; hole: HoleToken; last: PatternToken | undefined },
  said: string
): boolean {
  return (
    (hole.placeholder.type === 'number' || hole.placeholder.type === 'id') &&
    slot.valueType === 'string' &&
    slot.format === undefined &&
    NUMBERED.test(said) &&
    last?.kind === 'word' &&
    turningKind({ words }, last.word) === undefined &&
    !words.starters.has(last.word) &&
    !words.joins.has(last.word) &&
    new Set(slot.examples).size >= ENOUGH &&
    slot.examples.every((one) => typeof one === 'string' && (/^\d{1,4}$/.test(one) || isCode(one)))
  );
}
