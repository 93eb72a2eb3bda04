import { frontable } from '../language/reorder';
import type { PatternToken, QueryToken } from '../language/tokens';
import { align, distinct, type Alignment } from './align';
import type { AlignContext } from './align-context';

export interface FrontedAlignment extends Alignment {
  /** The wording's tokens with the part in front. */
  wording: readonly PatternToken[];
}

/**
 * The ways in which the query is the wording with its last part in front of a comma: "For 25 guests, the couple would like …". Each side of the
 * comma is one side of the wording, with nothing left over.
 */
export function alignFronted(
  wording: readonly PatternToken[],
  query: readonly QueryToken[],
  context: AlignContext
): FrontedAlignment[] {
  const commas = query.flatMap((token, at) => (at > 0 && token.afterComma ? [at] : []));
  if (commas.length === 0) return [];
  const found = frontable(context.language, wording).flatMap((start) => {
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
