import { isFramed } from '../language/beside-nouns';
import type { Language } from '../language/language';
import { isDay, type PatternToken, type Places, type QueryToken } from '../language/tokens';

/** What stands in a gap of the wording, within its text. */
export interface GapPlace {
  tokens: readonly QueryToken[];
  text: string;
  opensSentence: boolean;
  /** The article that the wording has before it. */
  article?: string;
  /** An article and a noun of the wording stand around it. */
  framed: boolean;
  /** That noun. */
  noun?: string;
  /** Fixed words stand before it and behind it. */
  enclosed: boolean;
  /** The fixed word before it; empty where another value or nothing stands there. */
  before: string;
  /** The one behind it. */
  behind: string;
  /** What the wording has before it and behind it at once. */
  last: 'value' | 'word' | 'start';
  next: 'value' | 'word' | 'end';
  /** What the wording has before it is a number, a day or another typed value, of which no name is a part. */
  behindTyped: boolean;
  /** The query goes on with a number right behind it, so that its own last one may belong to that. */
  beforeNumber: boolean;
  /** The query goes on with a day or a time, of which no number before it is a part. */
  beforeDay: boolean;
  /** "no" or "number" was left out before it, where no code stood: "no A22" may be none of them. */
  marked: boolean;
  /** A comma or a word that is left out ("on" before a day) stands between it and what follows. */
  apart: boolean;
  /** The query goes on with "the", so that its own last number counts nothing of what follows. */
  beforeThe: boolean;
  /** The wording has a day in another place. */
  hasDayElsewhere: boolean;
  /** The article that belongs to the value behind it is in it: "Bo Marsh the Mad | Hatter costume". */
  takesNextArticle: boolean;
  /** It says of what something is ("bags of …"), or what something is for or about. */
  led?: 'of' | 'for';
  /** Whose it is stands before it: "Anna's …", "my …". */
  owned: boolean;
  /** What it stands behind tells why: a clause ("because"), a thing ("because of"), an event ("after") or a deed ("for trading"). */
  tellsWhy?: 'clause' | 'thing' | 'event' | 'deed';
  /** Has the wording the fixed word. */
  says: (word: string) => boolean;
}

/** The gap that takes so many tokens of the query in the place of a hole. */
export function gapAt(
  language: Language,
  { pattern, p, query, q }: Places,
  taken: number,
  text: string
): GapPlace | undefined {
  const [last, hole, next, first] = [pattern[p - 1], pattern[p], pattern[p + 1], query[q]];
  if (hole?.kind !== 'hole' || !first) return undefined;
  const opensSentence = query[q - 1]?.sentence !== first.sentence;
  const { ofAll, leads } = language.words;
  const before = last?.kind === 'word' ? last.word : '';
  const led = ofAll?.of.has(before) ? 'of' : leads.has(before) ? 'for' : undefined;
  const framed = isFramed(language, hole, { last, first, next });
  const tellsWhy = whyBehind(language, pattern.slice(0, p));
  return {
    tokens: query.slice(q, q + taken),
    text,
    opensSentence,
    ...(hole.article === undefined ? {} : { article: hole.article }),
    framed,
    ...(framed && next?.kind === 'word' ? { noun: next.word } : {}),
    enclosed: last?.kind === 'word' && next?.kind === 'word' && next.sentence === hole.sentence,
    before,
    behind: next?.kind === 'word' ? next.word : '',
    last: last === undefined ? 'start' : last.kind === 'word' ? 'word' : 'value',
    next: next === undefined ? 'end' : next.kind === 'word' ? 'word' : 'value',
    behindTyped: last?.kind === 'hole' && !['text', 'name', 'quoted', 'enum'].includes(last.placeholder.type),
    beforeNumber: isRightBefore(text, query[q + taken - 1], query[q + taken]),
    beforeDay: isDayValue(query[q + taken]),
    takesNextArticle:
      next?.kind === 'hole' &&
      next.article !== undefined &&
      query[q + taken]?.article === undefined &&
      query
        .slice(q + 1, q + taken)
        // "POINSETTIAS | A bucket"
        .some((token) => token.article === next.article || (token.kind === 'word' && token.word === next.article)),
    marked: wordsIn(text.slice(query[q - 1]?.end ?? 0, first.start)).some((one) => language.words.numberMarks.has(one)),
    apart:
      leadsDay(language, query[q + taken]) ||
      isApart(language, text.slice(query[q + taken - 1]?.end, query[q + taken]?.start)),
    beforeThe: language.words.definiteArticles.has(query[q + taken]?.article ?? ''),
    hasDayElsewhere: pattern.some((token) => token !== hole && token.kind === 'hole' && isDay(token)),
    ...(led === undefined ? {} : { led }),
    ...(tellsWhy === undefined ? {} : { tellsWhy }),
    says: (word) => pattern.some((token) => token.kind === 'word' && token.word === word),
    owned: before === "'s" || (language.words.owning.has(before) && !language.words.ofAll?.alls.has(before)),
  };
}

function whyBehind({ words }: Language, pattern: readonly PatternToken[]): GapPlace['tellsWhy'] {
  const reasons = words.phrases?.reasons;
  const [first = '', last = ''] = [pattern.at(-2), pattern.at(-1)].map((one) => (one?.kind === 'word' ? one.word : ''));
  if (!reasons || last === '') return undefined;
  if (reasons.thing.has(`${first} ${last}`)) return 'thing';
  if (reasons.clause.has(last)) return 'clause';
  if (reasons.event.has(last)) return 'event';
  return reasons.deed.has(last) ? 'deed' : undefined;
}

function isRightBefore(text: string, last: QueryToken | undefined, next: QueryToken | undefined): boolean {
  if (!last || !next) return false;
  // "the tapir 3 one kg of turnips"
  const counts = next.kind === 'value' && ['number', 'duration', 'money'].includes(next.value.type);
  return (counts || /^\d/.test(text.slice(next.start, next.end))) && text.slice(last.end, next.start).trim() === '';
}

function isDayValue(token: QueryToken | undefined): boolean {
  return token?.kind === 'value' && ['date', 'time', 'datetime'].includes(token.value.type);
}

function wordsIn(between: string): string[] {
  return between.toLowerCase().match(/\p{L}+|,/gu) ?? [];
}

function isApart({ words }: Language, between: string): boolean {
  return wordsIn(between).some((one) => one === ',' || words.beforeDates.has(one));
}

/** "Type 1 | at 0630" */
function leadsDay({ words }: Language, token: QueryToken | undefined): boolean {
  return token?.kind === 'word' && words.beforeDates.has(token.word);
}

/** Where the wording's gap has an article, the value begins behind the query's own: "Lucky Adebayo | the B7 route". */
export function opensBeforeArticle({ tokens, article }: GapPlace): boolean {
  return article !== undefined && tokens[0]?.article === undefined && tokens.some((token) => token.article === article);
}

/** The same beside the slot's earlier values. */
export interface Gap extends GapPlace {
  examples: readonly string[];
  /** The words of each example. */
  parts: readonly (readonly string[])[];
  /** The words of all of them. */
  known: ReadonlySet<string>;
  /** Each of its words has a capital, where capitals tell, but those that join names: "Garden of Hope". */
  isName: boolean;
}

/**
 * Where everything is in capitals, or each word has one ("Put the Chamber of Crafts In Hall East Next To Festo"), they say nothing, except of a word that has
 * small letters where the others have none.
 */
export function capitalsTell(text: string, tokens: readonly QueryToken[]): boolean {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  const around = `${text.slice(0, start)} ${text.slice(end)}`;
  const count = (pattern: RegExp): number => (around.match(pattern) ?? []).length;
  const shouted = count(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu);
  const said = text.slice(start, end);
  return (
    count(/(?<![\p{L}\d]|\d\s)\p{Ll}{2,}/gu) > 1 ||
    (shouted > 2 && /\p{Ll}/u.test(said)) ||
    (count(SMALL_WITH_CAPITAL) > 1 && /(?<!\p{L})\p{Ll}/u.test(said))
  );
}

/** Within a sentence, as only whoever gives each word a capital writes them. */
const SMALL_WITH_CAPITAL = /(?<=\S\s)(?:In|Of|On|At|By|To|For|From|With|And|Into|The|Next|Up|Since|Until)(?=\s)/g;

export function textOf(token: QueryToken): string {
  return token.kind === 'word' ? token.raw : token.value.text;
}

/** Began each of the earlier values with a capital, as names do. */
export function hadCapitals(examples: readonly string[]): boolean {
  return examples.every((one) => /^\p{Lu}/u.test(one));
}
