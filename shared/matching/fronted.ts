import { frontable } from '../language/reorder';
import { sameWord, type HoleToken, type PatternToken, type QueryToken } from '../language/tokens';
import { align, distinct, type Alignment } from './align';
import type { AlignContext } from './align-context';
import { isWritten, sortsHad } from './times-taken';

export interface FrontedAlignment extends Alignment {
  /** The wording's tokens with the part in front. */
  wording: readonly PatternToken[];
}

/**
 * The ways in which the query is the wording with its last part in front, before a comma ("For 25 guests, the couple would like …") or before the
 * words that the wording begins with. Each side is one side of the wording, with nothing left over.
 */
export function alignFronted(
  wording: readonly PatternToken[],
  query: readonly QueryToken[],
  context: AlignContext
): FrontedAlignment[] {
  const commas = query.flatMap((token, at) =>
    at > 0 && (token.afterComma || beginsLike(wording[0], token)) ? [at] : []
  );
  if (commas.length === 0) return [];
  const found = frontable(context.language, withTimes(wording, context)).flatMap((start) => {
    const [rest, part] = [wording.slice(0, start), wording.slice(start)];
    return commas.flatMap((comma) => {
      const opening = align(part, query.slice(0, comma), context);
      const closing = opening.length === 0 ? [] : align(rest, query.slice(comma), context);
      return opening.flatMap((first) =>
        closing.map((second) => ({
          fillings: [...first.fillings, ...second.fillings],
          misspelt: [...first.misspelt, ...second.misspelt],
          wording: [...part, ...rest],
        }))
      );
    });
  });
  return distinct(found);
}

/** Does the rest of a request begin here as the wording does, without a comma: "On 4 May I will need …", "By Friday the press needs …". */
function beginsLike(first: PatternToken | undefined, token: QueryToken): boolean {
  if (!first) return false;
  return first.kind === 'word'
    ? token.kind === 'word' && sameWord(first, token) && (first.article === undefined) === (token.article === undefined)
    : first.kind === 'hole' && first.article !== undefined && token.article !== undefined;
}

/** "…, came back this morning": a gap of texts that were times stands as a day does, whatever stands before it. */
function withTimes(
  wording: readonly PatternToken[],
  { language, slots }: Pick<AlignContext, 'language' | 'slots'>
): PatternToken[] {
  const hadTimes = ({ placeholder }: HoleToken): boolean =>
    isWritten(placeholder.type) &&
    slots.some((slot) => slot.name === placeholder.slot && sortsHad(language, slot).size > 0);
  return wording.map((token) =>
    token.kind === 'hole' && hadTimes(token)
      ? { ...token, placeholder: { ...token.placeholder, type: 'date' as const } }
      : token
  );
}
