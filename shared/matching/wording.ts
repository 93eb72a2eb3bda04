import type { MaskedValue } from '../values/found-value';
import { withoutAsides } from './asides';
import type { Pattern } from './template';
import { maskQuery, placeholdersIn, type Masked, type MaskOptions } from './mask';
import type { Language } from '../language/language';
import { languageBy } from '../language/languages';
import { withoutPoliteness } from '../language/politeness';
import {
  tokenise,
  typeOf,
  type HoleToken,
  type PatternToken,
  type QueryToken,
  type ValueToken,
  type WordToken,
} from '../language/tokens';
import { blank } from '../values/spans';

/** A query as binding and gates compare it: typed values in their places, politeness and empty words taken off. */
export function queryTokens(text: string, masked: Masked): QueryToken[] {
  const values = masked.values.map((value) => valueToken(value, 0));
  const language = languageBy(masked.language);
  return compared(language, tokenise<QueryToken>(language, text, values), text);
}

/**
 * A stored wording as tokens; values that it holds to the letter are typed as in the query, so that they compare by value.
 * `undefined` where its placeholders do not match its text.
 */
export function patternTokens(
  language: Language,
  pattern: Pick<Pattern, 'text' | 'placeholders'>,
  options: MaskOptions
): PatternToken[] | undefined {
  const marks = placeholdersIn(pattern.text);
  if (marks.length !== pattern.placeholders.length) return undefined;
  const holes = marks.flatMap((mark, index): HoleToken[] => {
    const placeholder = pattern.placeholders[index];
    if (!placeholder) return [];
    return [{ kind: 'hole', index, placeholder, start: mark.start, end: mark.end, sentence: 0, afterComma: false }];
  });
  const constants = maskQuery(blank(pattern.text, marks), options).values.map((value) => valueToken(value, 0));
  const fixed = [...holes, ...constants].sort((a, b) => a.start - b.start);
  return compared(language, tokenise<PatternToken>(language, pattern.text, fixed), pattern.text);
}

function valueToken(value: MaskedValue, sentence: number): ValueToken {
  return { kind: 'value', value, start: value.start, end: value.end, sentence, afterComma: false };
}

function compared<T extends PatternToken>(
  language: Language,
  tokens: readonly (T | WordToken)[],
  text: string
): (T | WordToken)[] {
  return withoutLooseWords(language, withoutPoliteness(language, withoutAsides(language, tokens, text)));
}

/** Words that say nothing in their place: "on" before a date, "number" between "order" and its number, "of" behind "all". */
function withoutLooseWords<T extends PatternToken>(
  { words }: Language,
  tokens: readonly (T | WordToken)[]
): (T | WordToken)[] {
  return tokens.filter((token, at) => {
    if (token.kind !== 'word') return true;
    const next = tokens[at + 1];
    const last = tokens[at - 1];
    const nextType = next && next.sentence === token.sentence ? typeOf(next) : undefined;
    if (words.beforeDates.has(token.word))
      return (
        !(nextType === 'date' || nextType === 'time' || nextType === 'datetime') || opensName(next, tokens[at + 2])
      );
    if (words.numberMarks.has(token.word)) return !(nextType === 'id' && last?.kind === 'word');
    if (words.ofAll.of.has(token.word)) return !(last?.kind === 'word' && words.ofAll.alls.has(last.word));
    return true;
  });
}

/** "at Sunday Reef": a day that a word with a capital follows is a part of a name. */
function opensName(day: PatternToken | undefined, next: PatternToken | undefined): boolean {
  return (
    day?.kind === 'value' &&
    next?.kind === 'word' &&
    /^\p{Lu}\p{Ll}/u.test(day.value.text) &&
    /^\p{Lu}\p{Ll}/u.test(next.raw) &&
    next.sentence === day.sentence &&
    !next.afterComma
  );
}
