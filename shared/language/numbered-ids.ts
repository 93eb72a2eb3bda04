import type { Found } from '../values/found-value';

/**
 * A finder of digits behind a word that is numbered (`order 1042`): identifiers, short ones only where no noun follows ("order 3
 * pizzas" asks for three).
 *
 * @param noun source of a pattern for the nouns that are numbered
 * @param mark and for what may stand between ("number")
 * @param follows what may stand behind a short one
 */
export function numberedIdsIn(noun: string, mark: string, follows: RegExp): (text: string) => Found[] {
  const pattern = new RegExp(
    `(?<![\\p{L}\\d-])${noun}s?\\s*(?:${mark}\\s*)?[:#]?\\s*(\\d{1,6})(?![\\p{L}\\d%/:]|[.,]\\d|-\\d)`,
    'giu'
  );
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match): Found[] => {
      const digits = match[1] ?? '';
      const end = match.index + match[0].length;
      if (digits.length < 3 && !follows.test(text.slice(end))) return [];
      return [{ type: 'id', start: end - digits.length, end, value: digits }];
    });
}
