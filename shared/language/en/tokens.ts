import type { MaskedValue, PatternPlaceholder } from '../../values/found-value';
import { EMPTY_WORDS } from './word-classes';

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
export type PatternToken = WordToken | ValueToken | HoleToken;

const CONTRACTIONS: Record<string, string[]> = {
  "won't": ['will', 'not'],
  "can't": ['can', 'not'],
  "shan't": ['shall', 'not'],
  cannot: ['can', 'not'],
  "let's": ['let', 'us'],
  gonna: ['going', 'to'],
  wanna: ['want', 'to'],
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  cant: ['can', 'not'],
};

const ENDINGS: [RegExp, string][] = [
  [/n't$/, 'not'],
  [/'d$/, 'would'],
  [/'ll$/, 'will'],
  [/'m$/, 'am'],
  [/'re$/, 'are'],
  [/'ve$/, 'have'],
];

// Spellings of one word. No synonyms: "remove" and "delete" are the same only until they are not.
const VARIANTS: Record<string, string> = {
  cancelled: 'canceled',
  cancelling: 'canceling',
  colour: 'color',
  colours: 'colors',
  licence: 'license',
  organise: 'organize',
  summarise: 'summarize',
  prioritise: 'prioritize',
  analyse: 'analyze',
  catalogue: 'catalog',
  centre: 'center',
  grey: 'gray',
  programme: 'program',
  okay: 'ok',
  kilogram: 'kg',
  kilograms: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  kgs: 'kg',
  gram: 'g',
  grams: 'g',
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  liter: 'l',
  liters: 'l',
  litre: 'l',
  litres: 'l',
  pcs: 'pieces',
  till: 'until',
  mails: 'emails',
};

const SYMBOLS: Record<string, string> = { '%': 'percent', '&': 'and' };
const SPLIT =
  /e-mails?(?![\p{L}])|per\s?cent(?![\p{L}])|[\p{L}\p{N}]+(?:['’][\p{L}]+)?|['’]s(?![\p{L}])|(?<=s)['’](?=\s)|[.?!;\n]+|,|—|–|[^\s\p{L}\p{N}'’"“”«»„‘`()[\]{}:\uFFFC-]| -+ /giu;

/** Reads the words between the given tokens; articles and punctuation become attributes of the token that follows. */
export function tokenise<T extends PatternToken>(text: string, fixed: readonly T[]): (T | WordToken)[] {
  const tokens: (T | WordToken)[] = [];
  const state = { sentence: 0, afterComma: false, article: undefined as string | undefined, marked: false };
  const place = (): Pick<Place, 'sentence' | 'afterComma' | 'article'> => {
    const { sentence, afterComma, article } = state;
    state.afterComma = false;
    state.article = undefined;
    state.marked = false;
    return { sentence, afterComma, ...(article === undefined ? {} : { article }) };
  };
  const readWords = (from: number, to: number): void => {
    for (const match of text.slice(from, to).matchAll(SPLIT)) {
      const raw = match[0];
      const start = from + match.index;
      const end = start + raw.length;
      if (/^[.?!;\n]/.test(raw)) {
        // A full stop ends a sentence only before a space: "v2.1" and "no.7" go on.
        const abbreviated = /\b(?:no|nr|num|mr|mrs|ms|dr|st|vs|approx|e\.g|i\.e|[A-Z])$/i.test(
          text.slice(Math.max(0, start - 8), start)
        );
        if (raw === '.' && abbreviated) continue;
        const ends = raw !== '.' || /^(?:\s|$|["'”’)])/.test(text.slice(end, end + 1)) || end === text.length;
        if (ends && tokens.length > 0 && !state.marked) {
          state.sentence += 1;
          state.marked = true;
        }
        continue;
      }
      if (raw === ',' || /^(?:—|–| -+ )$/.test(raw)) {
        state.afterComma = tokens.length > 0;
        continue;
      }
      const words = spell(raw);
      // A possessive ends the name before it: "Tim's" names Tim.
      const owner = words.length === 2 && words[1] === "'s" ? raw.length - 2 : raw.length;
      words.forEach((word, at) => {
        if (EMPTY_WORDS.has(word)) {
          state.article = word;
          return;
        }
        const [from, to] = at === 0 ? [0, owner] : owner < raw.length ? [owner, raw.length] : [0, raw.length];
        tokens.push({ kind: 'word', word, raw: raw.slice(from, to), start: start + from, end: start + to, ...place() });
      });
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

function spell(raw: string): string[] {
  const lower = raw.toLowerCase().replace(/’/g, "'");
  if (lower === "'") return ["'s"];
  const known = CONTRACTIONS[lower];
  if (known) return known;
  if (/^e-mail/.test(lower)) return [lower.replace('-', '')];
  if (/^per\s?cent$/.test(lower)) return ['percent'];
  for (const [ending, word] of ENDINGS) {
    if (ending.test(lower)) return [lower.replace(ending, ''), word];
  }
  if (/^(?:what|who|where|when|how|there|here|it|that|he|she)'s$/.test(lower)) return [lower.slice(0, -2), 'is'];
  if (lower.length > 2 && lower.endsWith("'s")) return [united(lower.slice(0, -2)), "'s"];
  return [SYMBOLS[lower] ?? united(lower)];
}

function united(word: string): string {
  return VARIANTS[word] ?? word;
}

/** The infinitives that a gerund may come from: `cancelling` → `cancell`, `cancel`, `cancelle`. */
export function infinitives(gerund: string): string[] {
  const stem = /^(\w{2,})ing$/.exec(gerund)?.[1];
  if (stem === undefined) return [];
  const undoubled = /(\w)\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...undoubled];
}

export function sameWord(a: WordToken, b: WordToken): boolean {
  return a.word === b.word || (a.also?.includes(b.word) ?? false) || (b.also?.includes(a.word) ?? false);
}

/** The placeholder type that a token stands for; `undefined` for a word. */
export function typeOf(token: PatternToken): MaskedValue['type'] | undefined {
  if (token.kind === 'value') return token.value.type;
  return token.kind === 'hole' ? token.placeholder.type : undefined;
}
