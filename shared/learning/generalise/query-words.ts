import { wordSpans } from './literal-search';

/** Written like a name: capitals that the beginning of a sentence does not explain. */
export function isProperName(query: string, span: { start: number; end: number }): boolean {
  const words = query.slice(span.start, span.end).split(/\s+/);
  const opening = /(?:^|[.!?]\s+)$/.test(query.slice(0, span.start));
  const counted = opening && words.length > 1 ? words.slice(1) : opening ? [] : words;
  return counted.some((word) => /^\p{Lu}/u.test(word)) && words.length <= 5;
}

const CAPITALS = /\p{Lu}[\p{L}\p{N}’'-]*(?: \p{Lu}[\p{L}\p{N}’'-]*)*(?<!['’]s)/gu;

/** Words of the query that are written like names, in their order. */
export function capitalised(query: string): { start: number; end: number }[] {
  return [...query.matchAll(CAPITALS)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((span) => span.end - span.start > 2 && isProperName(query, span));
}

/** "in review" says `in_review`. */
export function enumSpans(query: string, literal: string): { start: number; end: number }[] {
  const spaced = literal.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
  return [literal, spaced, spaced.replace(/ /g, '-')].flatMap((text) => wordSpans(query, text)).slice(0, 1);
}

/** Is each of the words one of the tool's name. */
export function namesTool(text: string, tool: string): boolean {
  const wordsIn = (one: string): string[] =>
    (
      one
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).map((word) => word.replace(/s$/, ''));
  const known = new Set(wordsIn(tool));
  const words = wordsIn(text);
  return words.length > 1 && words.every((word) => known.has(word));
}
