import type { MaskedValue } from '../values/found-value';
import { withoutAsides } from './asides';
import type { Pattern } from './template';
import { blank } from '../language/en/spans';
import { maskQuery, placeholdersIn, type Masked, type MaskOptions } from './mask';
import { withoutPoliteness } from '../language/en/politeness';
import {
  tokenise,
  typeOf,
  type HoleToken,
  type PatternToken,
  type QueryToken,
  type ValueToken,
  type WordToken,
} from '../language/en/tokens';

/** A query as binding and gates compare it: typed values in their places, politeness and empty words taken off. */
export function queryTokens(text: string, masked: Masked): QueryToken[] {
  const values = masked.values.map((value) => valueToken(value, 0));
  return withoutLooseWords(withoutPoliteness(withoutAsides(tokenise<QueryToken>(text, values), text)));
}

/**
 * A stored wording as tokens; values that it holds to the letter are typed as in the query, so that they compare by value.
 * `undefined` where its placeholders do not match its text.
 */
export function patternTokens(
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
  return withoutLooseWords(withoutPoliteness(withoutAsides(tokenise<PatternToken>(pattern.text, fixed), pattern.text)));
}

function valueToken(value: MaskedValue, sentence: number): ValueToken {
  return { kind: 'value', value, start: value.start, end: value.end, sentence, afterComma: false };
}

const NUMBERED = new Set(['number', 'no', 'nr', 'num', 'id', 'ref']);

/** Words that say nothing in their place: "on" before a date, "number" between "order" and its number, "of" behind "all". */
function withoutLooseWords<T extends PatternToken>(tokens: readonly (T | WordToken)[]): (T | WordToken)[] {
  return tokens.filter((token, at) => {
    if (token.kind !== 'word') return true;
    const next = tokens[at + 1];
    const last = tokens[at - 1];
    const nextType = next && next.sentence === token.sentence ? typeOf(next) : undefined;
    if (token.word === 'on' || token.word === 'at') {
      return !(nextType === 'date' || nextType === 'time' || nextType === 'datetime');
    }
    if (NUMBERED.has(token.word)) return !(nextType === 'id' && last?.kind === 'word');
    if (token.word === 'of') return !(last?.kind === 'word' && (last.word === 'all' || last.word === 'both'));
    return true;
  });
}
