import type { Language } from '../language/language';
import { withoutOrnaments } from '../language/ornaments';
import { tokenise, type HoleToken, type PatternToken } from '../language/tokens';
import { keepRecent } from '../values/recently-used';
import { blank } from '../values/spans';
import { valueToken, withoutSayingNothing } from './compared-tokens';
import { placeholdersIn, saysName, valuesIn, type MaskOptions } from './mask';
import type { Pattern } from './template';

/**
 * Wordings that hold no value to the letter, as tokens: nearly all, and the same for every query of a day that knows no name in
 * them. Looking for values in each nominee's wording took most of the time of routing.
 */
const PLAIN = new Map<string, readonly PatternToken[]>();
/** Some 2 KB each. */
const MOST_PLAIN = 20_000;

/**
 * A stored wording as tokens; values that it holds to the letter are typed as in the query, so that they compare by value.
 * `undefined` where its placeholders do not match its text.
 */
export function patternTokens(
  language: Language,
  pattern: Pick<Pattern, 'text' | 'placeholders'>,
  options: MaskOptions
): readonly PatternToken[] | undefined {
  const marks = placeholdersIn(pattern.text);
  if (marks.length !== pattern.placeholders.length) return undefined;
  const holes = marks.flatMap((mark, index): HoleToken[] => {
    const placeholder = pattern.placeholders[index];
    if (!placeholder) return [];
    return [{ kind: 'hole', index, placeholder, start: mark.start, end: mark.end, sentence: 0, afterComma: false }];
  });
  const text = withoutOrnaments(pattern.text);
  const rest = blank(text, marks);
  const key = JSON.stringify([
    language.code,
    pattern.text,
    pattern.placeholders,
    options.now.slice(0, 10),
    options.timeZone,
    options.locale,
  ]);
  const plain = PLAIN.get(key);
  if (plain && !saysName(language, rest, options.lexicon)) {
    keepRecent(PLAIN, key, plain, MOST_PLAIN);
    return plain;
  }
  const constants = valuesIn(language, rest, options).map(valueToken);
  const fixed = [...holes, ...constants].sort((a, b) => a.start - b.start);
  const tokens = withoutSayingNothing(language, tokenise<PatternToken>(language, text, fixed), text);
  if (constants.length === 0) keepRecent(PLAIN, key, tokens, MOST_PLAIN);
  return tokens;
}
