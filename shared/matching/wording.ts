import type { Language } from '../language/language';
import { tokenise, type HoleToken, type PatternToken } from '../language/tokens';
import { blank } from '../values/spans';
import { valueToken, withoutSayingNothing } from './compared-tokens';
import { maskIn, placeholdersIn, type MaskOptions } from './mask';
import type { Pattern } from './template';

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
  const constants = maskIn(language, blank(pattern.text, marks), options).values.map(valueToken);
  const fixed = [...holes, ...constants].sort((a, b) => a.start - b.start);
  return withoutSayingNothing(language, tokenise<PatternToken>(language, pattern.text, fixed), pattern.text);
}
