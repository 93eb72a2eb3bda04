import type { Language } from '../language/language';
import type { HoleToken, Places } from '../language/tokens';
import { wholeOf, type Found, type MaskedValue } from '../values/found-value';
import type { AlignContext } from './align-context';
import { splitDatetime, type MaskOptions } from './mask';
import { sharesMonth, startWithArticle } from './worded-value';

const MOST_WORDS = 3;

/**
 * Words that are a day only where one is asked for: "as of the 12th", "on the night of Saturday". Elsewhere an ordinal may be a floor, so that
 * masking leaves it.
 */
export function dayAt(
  language: Language,
  hole: HoleToken,
  { query, q }: Places,
  { text, dayNamed }: Pick<AlignContext, 'text' | 'dayNamed'>
): { value: MaskedValue; taken: number } | undefined {
  const first = query[q];
  if (!first || hole.placeholder.type !== 'date') return undefined;
  const start = hole.article === undefined ? startWithArticle(text, first) : first.start;
  for (let taken = MOST_WORDS; taken > 0; taken -= 1) {
    const tokens = query.slice(q, q + taken);
    const last = tokens.at(-1);
    const isPlain = tokens.every((token) => token.kind === 'word' && token.sentence === first.sentence);
    if (tokens.length < taken || !last || !isPlain) continue;
    const words = text.slice(start, last.end);
    if (sharesMonth(language, words, text.slice(last.end))) return undefined;
    const found = dayNamed(words);
    if (found) return { value: { ...found, text: words, start, end: last.end }, taken };
  }
  return undefined;
}

/** "half two" before a noun ("the half two slot"), which elsewhere may be half of two: a time where the wording has one. */
export function spokenTimeAt(
  language: Language,
  hole: HoleToken,
  { query, q }: Places,
  { text, options }: Pick<AlignContext, 'text' | 'options'>
): { value: MaskedValue; taken: number } | undefined {
  const [first, hour] = [query[q], query[q + 1]];
  if (hole.placeholder.type !== 'time' || first?.kind !== 'word' || hour?.kind !== 'value') return undefined;
  if (hour.value.type !== 'number' || hour.sentence !== first.sentence || hour.afterComma) return undefined;
  const words = text.slice(first.start, hour.end);
  const found = wholeOf(words, language.findDates(words, options));
  return found?.type === 'time'
    ? { value: { ...found, text: words, start: first.start, end: hour.end }, taken: 2 }
    : undefined;
}

/** The day that the words are behind "on" or "at", as a whole. */
export function dayNamedBy(language: Language, words: string, options: MaskOptions): Found | undefined {
  for (const lead of language.words.beforeDates) {
    const [found, ...more] = language.findDates(`${lead} ${words}`, options);
    const isWhole = found?.start === lead.length + 1 && found.end === lead.length + 1 + words.length;
    if (found?.type === 'date' && isWhole && more.length === 0) return found;
  }
  return undefined;
}

/**
 * The day and the time of a point in time ("Monday for 9 am", "13:55 on 1 Aug") for two placeholders that stand side by side, or on both sides
 * of the word that is between them here, too; the time also where the wording has a number and `takesTime` says that its slot takes one. Says how many tokens of the
 * wording they take.
 */
export function dayAndTimeAt(
  language: Language,
  { pattern, p, query, q }: Places,
  { text, options }: { text: string; options: MaskOptions },
  takesTime: (hole: HoleToken, phrase: string) => boolean
): { parts: readonly [HoleToken, MaskedValue][]; words: number } | undefined {
  const [hole, between, token] = [pattern[p], pattern[p + 1], query[q]];
  const next = between?.kind === 'word' ? pattern[p + 2] : between;
  if (hole?.kind !== 'hole' || next?.kind !== 'hole' || token?.kind !== 'value' || token.value.type !== 'datetime')
    return undefined;
  const parts = splitDatetime(language, token.value, options);
  if (!parts || hole.placeholder.type === next.placeholder.type) return undefined;
  const joint = text.slice(parts[0].end, parts[1].start).trim().toLowerCase();
  if (between?.kind === 'word' && joint !== between.word) return undefined;
  const found = [hole, next].flatMap((one): [HoleToken, MaskedValue][] => {
    const part = parts.find(
      ({ type, text: said }) => type === one.placeholder.type || (type === 'time' && takesTime(one, said))
    );
    return part ? [[one, part]] : [];
  });
  return found.length === 2 ? { parts: found, words: between?.kind === 'word' ? 3 : 2 } : undefined;
}
