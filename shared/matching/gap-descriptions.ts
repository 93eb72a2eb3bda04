import type { Language } from '../language/language';
import { thingClasses } from '../language/thing-classes';
import { isCapital, type QueryToken } from '../language/tokens';
import { textOf, type GapPlace } from './gap';
import { saysWrong } from './gap-phrases';
import { isPlainPhrase, isTime } from './gap-reasons';
import { beginsWithOne } from './gap-values';

const MOST_BEHIND = 4;

/**
 * How many words name the thing, where the rest tells it more exactly: "a swimmer | off West Beach", "a dog | over the cliff", "a yacht | with engine
 * failure". Only of some thing where some things stood, behind a preposition of the wording, where another word, a day or nothing follows; and by words that
 * lead neither a party, a time nor a way in which something is done. What names the thing is judged like every other value.
 */
export function thingBeforePhrase(
  language: Language,
  { tokens, before, next, framed, apart, says }: GapPlace,
  examples: readonly string[]
): number | undefined {
  const { words } = language;
  const [first] = tokens;
  const isSome = first?.article !== undefined && !words.definiteArticles.has(first.article);
  if (!isSome || framed || (next === 'value' && !apart) || !words.starters.has(before)) return undefined;
  if (!examples.every((one) => beginsWithOne(language, one))) return undefined;
  const { beyond, having } = words.phrases ?? {};
  const at = tokens.findIndex(
    (token, nth) => nth > 0 && token.kind === 'word' && (beyond?.has(token.word) === true || token.word === having)
  );
  const [lead, ...behind] = at < 0 ? [] : tokens.slice(at);
  if (lead?.kind !== 'word' || lead.article !== undefined || says(lead.word)) return undefined;
  if (behind.length === 0 || behind.length > MOST_BEHIND || tokens.slice(1).some((token) => token.afterComma))
    return undefined;
  const isTold = lead.word === having ? saysDefect(language, behind) : isPlace(language, behind);
  return isTold ? at : undefined;
}

/** "engine failure", "a broken leg" */
function saysDefect(language: Language, [first, ...more]: readonly QueryToken[]): boolean {
  const tokens = first ? [first, ...more] : [];
  const isOne = first?.article === undefined || !language.words.definiteArticles.has(first.article);
  return (
    isOne &&
    isPlainPhrase(language, tokens, first) &&
    tokens.some((token) => token.kind === 'word' && saysWrong(language, token.word))
  );
}

/** "the cliff", "West Beach" */
function isPlace(language: Language, tokens: readonly QueryToken[]): boolean {
  const { words } = language;
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (last?.kind !== 'word' || tokens.some((token) => isTime(language, token))) return false;
  if (words.phrases?.reasons.ofRequests.has(last.word)) return false;
  if (tokens.every(isCapital))
    return (
      words.phrases?.shores.has(last.word) === true ||
      thingClasses(language, tokens.map(textOf).join(' ')).includes('place')
    );
  return (
    first?.article !== undefined && words.definiteArticles.has(first.article) && isPlainPhrase(language, tokens, first)
  );
}

/** "the wrong mix", "in the wrong size" where it was told what is wrong: behind a verb, so that it chooses nothing. */
export function isWrongOne(
  language: Language,
  { tokens, before, framed, next, apart }: GapPlace,
  examples: readonly string[]
): boolean {
  const { words, spelling } = language;
  const [first] = tokens;
  const isWithin = first?.kind === 'word' && words.phrases?.wearing.has(first.word) === true;
  const [wrong, ...things] = isWithin ? tokens.slice(1) : tokens;
  const tells =
    words.auxiliaries.has(before) ||
    (words.phrases?.reasons.happening.has(before) === true && spelling?.isOrder(before) === false);
  if (framed || !tells || (next === 'value' && !apart)) return false;
  return (
    wrong?.kind === 'word' &&
    wrong.word === words.phrases?.mistaken &&
    wrong.article !== undefined &&
    words.definiteArticles.has(wrong.article) &&
    isPlainPhrase(language, things, undefined) &&
    things.every((one) => !isTime(language, one)) &&
    examples.every((one) =>
      one
        .toLowerCase()
        .split(/\s+/)
        .some((word) => saysWrong(language, word) || words.phrases?.degrees.has(word) === true)
    )
  );
}
