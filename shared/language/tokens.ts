import type { MaskedValue, PatternPlaceholder } from '../values/found-value';
import { keepRecent } from '../values/recently-used';
import type { Language, Spelled } from './language';
import { perLanguage } from './per-language';

/** Where a token stands; offsets into the text that it was read from. */
interface Place {
  start: number;
  end: number;
  /** 0 for the first sentence. */
  sentence: number;
  /** A comma or a dash stands before it. */
  afterComma: boolean;
  /** The article before it, which is no token of its own. */
  article?: string;
  /** How many that article says, in languages whose nouns may be the same for one and for several. */
  number?: 'one' | 'several';
}

export interface WordToken extends Place {
  kind: 'word';
  /** Lower case, contractions written out, spelling variants united. */
  word: string;
  /** Other words that it may stand for, such as the infinitive of a gerund. */
  also?: string[];
  raw: string;
}

export interface ValueToken extends Place {
  kind: 'value';
  value: MaskedValue;
}

export interface HoleToken extends Place {
  kind: 'hole';
  /** Index among the pattern's placeholders. */
  index: number;
  placeholder: PatternPlaceholder;
}

export type QueryToken = WordToken | ValueToken;

/** Is it written with a capital. */
export function isCapital(token: QueryToken): boolean {
  return /^\p{Lu}/u.test(token.kind === 'word' ? token.raw : token.value.text);
}

/** "open-air", "Min-jun", "over-60s": a hyphen makes a part of one word of it. */
export function isHyphened(token: QueryToken, text: string): boolean {
  return /[\p{L}\p{N}]-$/u.test(text.slice(Math.max(0, token.start - 2), token.start)) || opensHyphened(token, text);
}

/** Its first part: "no" of "no-spill". */
export function opensHyphened({ end }: QueryToken, text: string): boolean {
  return /^-[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
}

/** A place of a wording beside one of a query. */
export interface Places {
  pattern: readonly PatternToken[];
  p: number;
  query: readonly QueryToken[];
  q: number;
}

export type PatternToken = WordToken | ValueToken | HoleToken;

/** ":-)", ";)", "^^": a face that stands alone says nothing and divides clauses. */
const FACE = /(?<=^|\s|[.!?])(?:[:;=][-'’]?[)(DPp]+|\^_*\^)(?=$|[\s.,!?])/;

const SPLIT =
  /[\p{L}\p{N}]+(?:['’][\p{L}]+)?|['’]s(?![\p{L}])|(?<=s)['’](?=\s)|[.?!;\n…]+|,|—|–|[^\s\p{L}\p{N}'’"“”«»„‘`()[\]{}:\uFFFC-]| -+ /u;

/** Pictures, and what joins or colours them. */
const PICTURE = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F)$/u;
/** Pictures that say no. */
const NAYS = /^(?:❌|🚫|⛔|👎|✖|❎|🛑|🙅|🔕)$/u;

/** Most that is written, and no mark: what is asked of marks need not be asked of it. */
const PLAIN_WORD = /^[A-Za-z0-9]/;

/** Words as they are spelt, by how they are written: the same ones come again in every wording. */
const speltOf = perLanguage(() => new Map<string, readonly Spelled[]>());
const MOST_SPELT = 20_000;
const LONGEST_KEPT = 40;

function spelt(language: Language, raw: string): readonly Spelled[] {
  const known = speltOf(language);
  const found = known.get(raw);
  if (found) return found;
  const made = language.spell(raw);
  if (raw.length <= LONGEST_KEPT) keepRecent(known, raw, made, MOST_SPELT);
  return made;
}

const splitOf = perLanguage(
  ({ words }) => new RegExp(`${FACE.source}|(?:${words.oneWord})(?!\\p{L})|${SPLIT.source}`, 'giu')
);

/** Reads the words between the given tokens; articles and punctuation become attributes of the token that follows. */
export function tokenise<T extends PatternToken>(
  language: Language,
  text: string,
  fixed: readonly T[]
): (T | WordToken)[] {
  const split = splitOf(language);
  const tokens: (T | WordToken)[] = [];
  const state = { sentence: 0, afterComma: false, article: undefined as string | undefined, marked: false };
  const { numberOf } = language.words;
  const place = (): Pick<Place, 'sentence' | 'afterComma' | 'article' | 'number'> => {
    const { sentence, afterComma, article } = state;
    state.afterComma = false;
    state.article = undefined;
    state.marked = false;
    const number = (['one', 'several'] as const).find((one) => numberOf?.[one].has(article ?? ''));
    return {
      sentence,
      afterComma,
      ...(article === undefined ? {} : { article }),
      ...(number === undefined ? {} : { number }),
    };
  };
  const readWords = (from: number, to: number): void => {
    for (const match of text.slice(from, to).matchAll(split)) {
      const raw = match[0];
      const start = from + match.index;
      const end = start + raw.length;
      const isPlain = PLAIN_WORD.test(raw);
      if (!isPlain && divides(language, raw, { text, start, end })) {
        state.afterComma = tokens.length > 0;
        continue;
      }
      if (!isPlain && /^[.?!;\n…]/.test(raw)) {
        // A full stop ends a sentence only before a space: "v2.1" and "no.7" go on.
        const abbreviated = language.words.abbreviations.test(text.slice(Math.max(0, start - 8), start));
        if (raw === '.' && abbreviated) continue;
        const ends = raw !== '.' || /^(?:\s|$|["'”’)])/.test(text.slice(end, end + 1)) || end === text.length;
        if (ends && tokens.length > 0 && !state.marked) {
          state.sentence += 1;
          state.marked = true;
        }
        continue;
      }
      for (const { word, from: first, to: last } of spelt(language, raw)) {
        if (language.words.articles.has(word) && !isLetter(raw, text.slice(end, end + 2), tokens.at(-1), state))
          state.article = word;
        else
          tokens.push({
            kind: 'word',
            word,
            raw: raw.slice(first, last),
            start: start + first,
            end: start + last,
            ...place(),
          });
      }
    }
  };
  let at = 0;
  for (const token of fixed) {
    readWords(at, token.start);
    tokens.push({ ...token, ...place() });
    at = token.end;
  }
  readWords(at, text.length);
  return tokens;
}

/** "A-level", "A&E", and the A of "building A is", which a small word follows: an article within a sentence is written small, unless all words have capitals. */
function isLetter(
  raw: string,
  behind: string,
  last: PatternToken | undefined,
  { sentence }: { sentence: number }
): boolean {
  if (raw.length > 1) return false;
  return /^[-&]\p{L}/u.test(behind) || (raw === 'A' && last?.sentence === sentence && !/^\s\p{Lu}/u.test(behind));
}

/** "/", "|", "~", "•" and the head of "->" and "=>". */
const STROKE = /^[/|~>=•·*\\→⇒]$/u;

/** A comma, a dash, a stroke between parts, a face, a picture that says nothing. */
function divides(
  language: Language,
  raw: string,
  { text, start, end }: { text: string; start: number; end: number }
): boolean {
  return (
    raw === ',' ||
    /^(?:—|–| -+ )$/.test(raw) ||
    (STROKE.test(raw) && dividesParts(language, text, start, end)) ||
    FACE.test(raw) ||
    (PICTURE.test(raw) && !NAYS.test(raw))
  );
}

/** "… of bike K-350 / before 08:35": between two values a stroke means "or", before the beginning of a part it divides. */
function dividesParts(language: Language, text: string, start: number, end: number): boolean {
  const { words } = language;
  const [first, ...more] =
    /^[/|~>•·*\\→⇒]*\s+((?:\p{L}+\s+){1,3})/u.exec(text.slice(end))?.[1]?.toLowerCase().split(/\s+/) ?? [];
  const isStarter =
    words.starters.has(first ?? '') ||
    // "| dated 3 May", but "open / closed"
    (text[start] !== '/' && language.isParticiple(first ?? '')) ||
    words.compoundStarters.some(([one, ...others]) => one === first && others.every((word, at) => word === more[at]));
  const before = text.slice(0, start);
  if (!isStarter && !isBeforeDay(language, text[start] ?? '', before, text.slice(end))) return false;
  if (text[start] === '=') return text[end] === '>';
  return text[start] === '>' ? /\s[-=]+$/.test(before) : /\s[/|~•·*\\→⇒]*$/u.test(before);
}

/** "… at 77 Long Street -> tomorrow", "… and 10.40 | Friday": not "Monday | Tuesday" nor "from 3/5 -> Friday", which name several. */
function isBeforeDay({ words }: Language, sign: string, before: string, behind: string): boolean {
  const first = /^[/|~>•·*\\→⇒]*\s+(\p{L}+)/u.exec(behind)?.[1]?.toLowerCase() ?? '';
  const last = /([\p{L}\d]+)\W*$/u.exec(before)?.[1]?.toLowerCase() ?? '';
  const isDayName = (word: string): boolean => words.calendar?.has(word) === true;
  return sign !== '/' && isDayName(first) && !isDayName(last) && (sign === '|' || !/\d$/.test(last));
}

export function sameWord(a: WordToken, b: WordToken): boolean {
  if (a.number !== undefined && b.number !== undefined && a.number !== b.number) return false;
  return a.word === b.word || (a.also?.includes(b.word) ?? false) || (b.also?.includes(a.word) ?? false);
}

/** The placeholder type that a token stands for; `undefined` for a word. */
export function typeOf(token: PatternToken): MaskedValue['type'] | undefined {
  if (token.kind === 'value') return token.value.type;
  return token.kind === 'hole' ? token.placeholder.type : undefined;
}

const dayName = perLanguage(({ words }) => new RegExp(`^(?:${words.dayNames})$`, 'iu'));

/** Is a text the name of a weekday or a month and nothing else: "Friday". */
export function isDayName(language: Language, text: string): boolean {
  return dayName(language).test(text);
}

/** A day, with its time or without. */
export function isDay(token: PatternToken): boolean {
  const type = typeOf(token);
  return type === 'date' || type === 'datetime';
}
