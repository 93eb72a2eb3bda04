import { isPerson, saysWhich } from '../language/free-text';
import type { Language } from '../language/language';
import { thingClasses } from '../language/thing-classes';
import type { QueryToken, WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { isAbbreviation, isAdverb, wordsOf, type GapPlace } from './gap';

export function nounOf(
  language: Language,
  { tokens, framed }: GapPlace,
  { examples, articled, allNames }: { examples: readonly string[]; articled: boolean; allNames: boolean }
): string | undefined {
  const known = new Set(examples.flatMap(wordsOf));
  const inPhrases = new Set(examples.map(wordsOf).flatMap((one) => (one.length > 1 ? one : [])));
  // Where "night" was a course, "night wreck" may be the wreck course at night.
  const turnsBeside = (word: string): boolean =>
    tokens.length > 1 && !inPhrases.has(word) && turningKind(language, word) !== undefined;
  const { pronouns, functionWords, genericNouns, organisationNouns, definiteArticles } = language.words;
  const isUncertain = (word: string): boolean => genericNouns.has(word) || organisationNouns.has(word);
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'value') return `"${token.value.text}" is a ${token.value.type}`;
    if (known.has(token.word) && !turnsBeside(token.word)) continue;
    if (isAbbreviation(language, token, tokens[at + 1])) continue;
    if (!/^\p{Ll}[\p{Ll}-]*$/u.test(token.raw) && !(allNames && /^\p{Lu}{1,3}$/u.test(token.raw)))
      return `earlier values were written in small letters`;
    const kind = turningKind(language, token.word);
    if (kind !== undefined) return `"${token.raw}" may turn the request (${kind})`;
    if (pronouns.has(token.word) || token.word === "'s") return `"${token.raw}" points at something else`;
    if ((functionWords?.has(token.word) && !isNounByArticle(language, tokens)) || isAdverb(language, token.word))
      return `"${token.raw}" is no name of a thing`;
    // "the staff lift", "a school party": before a noun it tells the kind.
    const tellsKind =
      organisationNouns.has(token.word) && (framed || (at < tokens.length - 1 && !genericNouns.has(token.word)));
    // "the gift shop", "the proforma invoice": what else is said names it, but not the team of "the billing team".
    const isNamed = !allNames && tokens.some((other) => other.kind === 'word' && !isUncertain(other.word));
    if (isUncertain(token.word) && !tellsKind && !isNamed) return `"${token.raw}" names nothing certain`;
    // No person has an article: "the heather meadow".
    if (!articled && isPerson(language, token.word)) return `"${token.raw}" is a person's name`;
  }
  const words = tokens.filter((token): token is WordToken => token.kind === 'word');
  const [first, last] = [words[0], words.at(-1)];
  const isCertain = first?.article !== undefined && definiteArticles.has(first.article);
  const vague = words.find(
    ({ word }) =>
      !known.has(word) &&
      saysWhich(language, word, isCertain) &&
      !isSizeForColour(language, words, { examples, framed })
  );
  if (vague && !examples.some((one) => saysWhich(language, wordsOf(one)[0] ?? '', isCertain)))
    return `"${vague.raw}" says which one, not what`;
  // "the tag fragile removed"
  if (last && words.length > 1 && !framed && language.modifiers?.isState(last.word) && !known.has(last.word))
    return `"${last.raw}" says what was done with it`;
  const earlier = earlierWithin(words, examples);
  return earlier === undefined ? undefined : `it is more than "${earlier}", or a certain kind of it`;
}

/** "junior chess" and "chess league" where "chess" was learnt, unless one earlier value was a part of another one. */
function earlierWithin(words: readonly WordToken[], examples: readonly string[]): string | undefined {
  const isWithin = (part: string, whole: string): boolean => part !== whole && ` ${whole} `.includes(` ${part} `);
  const all = examples.map((one) => wordsOf(one).join(' '));
  if (all.some((one) => all.some((other) => isWithin(one, other)))) return undefined;
  const said = words.map(({ word }) => word).join(' ');
  return all.find((one) => isWithin(one, said));
}

/** "the will", "a must": a small word that has an article and a plural is a noun. */
function isNounByArticle({ spelling }: Language, [only, ...more]: readonly QueryToken[]): boolean {
  return (
    more.length === 0 &&
    only?.kind === 'word' &&
    only.article !== undefined &&
    spelling !== undefined &&
    spelling.isWord(`${only.word}s`)
  );
}

/** "20 large bags" where "blue bags" were learnt; "the large bags" are certain ones. */
function isSizeForColour(
  language: Language,
  words: readonly WordToken[],
  { examples, framed }: { examples: readonly string[]; framed: boolean }
): boolean {
  const [only, ...more] = words;
  if (!only || more.length > 0) return false;
  const isOf = (kind: string, text: string): boolean => thingClasses(language, text).includes(kind);
  return (
    !framed &&
    only.article === undefined &&
    isOf('size', only.word) &&
    examples.some((one) => isOf('colour', one) || isOf('size', one))
  );
}
