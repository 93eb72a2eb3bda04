import type { Found } from './found-value';

const PAIRS: [string, string][] = [
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ['`', '`'],
  ['"', '"'],
];

const QUOTED = PAIRS.map(([open, close]) => new RegExp(`${open}([^${open}${close}]+)${close}`, 'g'));
const ANY_QUOTE = /[“”«»„`"'‘’]/;

/**
 * Quoted text without its quotes. Apostrophes are no quotes, and quotes within quotes belong to the outer ones. One that is never
 * closed ends with its sentence.
 */
export function findQuotes(text: string): Found[] {
  const found: Found[] = [];
  if (!ANY_QUOTE.test(text)) return found;
  for (const pattern of QUOTED) {
    for (const { index: start, 0: whole } of text.matchAll(pattern)) {
      const end = start + whole.length;
      addQuote(found, text, { start, close: end - 1, end });
    }
  }
  for (let at = 0; at < text.length; at += 1) {
    if (!opensQuote(text, at)) continue;
    const close = closingQuote(text, at);
    if (close === undefined) continue;
    // A quote that is closed twice ("… nice work!''") holds neither of the two.
    const end = closesQuote(text, close + 1) ? close + 2 : close + 1;
    addQuote(found, text, { start: at, close, end });
    at = end - 1;
  }
  for (const { index: start } of text.matchAll(UNCLOSED)) {
    const close = sentenceEnd(text, start + 1);
    // A second mark belongs to another quote, or closes this one beyond its sentence.
    if (!/["“”'‘’](?![\p{L}\p{N}])/u.test(text.slice(start + 1))) addQuote(found, text, { start, close, end: close });
  }
  return found;
}

/**
 * A quote that opens and may never be closed ("saying 'Thanks, I will be there. Can you send it?"): several words from a capital on,
 * and no elision ("'em", "'Tis late").
 */
const UNCLOSED = /(?<=^|[\s([:,])["“'‘](?!(?:Tis|Twas|Cause|Til|Em)\b)(?=\p{Lu}\S*(?:\s+\S+){2})/gu;

/** Where the sentence ends that the offset is in, its mark included. */
function sentenceEnd(text: string, from: number): number {
  const end = /[.!?]+(?=\s+\p{Lu}|\s*$)/u.exec(text.slice(from));
  return end ? from + end.index + end[0].length : text.trimEnd().length;
}

/** Fewer words may well be a part of the request. */
const LEAST_WORDS_AGAIN = 3;

/**
 * Where a text says a quoted title again without quotes ("about Plans for May, called 'Plans for May'"): to the letter, several words with
 * a capital, and not as the beginning of a sentence.
 */
export function findQuotedAgain(text: string, quotes: readonly Found[]): Found[] {
  return quotes.flatMap(({ value }) => {
    if (typeof value !== 'string' || !/\p{Lu}/u.test(value) || value.split(/\s+/).length < LEAST_WORDS_AGAIN) return [];
    const words = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const said = text.matchAll(new RegExp(`(?<=[^.!?\\s]\\s+)${words}(?![\\p{L}\\p{N}_])`, 'gu'));
    return [...said].map(({ index: start, 0: whole }): Found => ({
      type: 'quoted',
      start,
      end: start + whole.length,
      value,
    }));
  });
}

function addQuote(
  found: Found[],
  text: string,
  { start, close, end }: { start: number; close: number; end: number }
): void {
  if (found.some((other) => start < other.end && other.start < end)) return;
  const inner = text.slice(start + 1, close).trim();
  if (inner !== '') found.push({ type: 'quoted', start, end, value: inner });
}

const isSingle = (character: string | undefined): boolean =>
  character === "'" || character === '‘' || character === '’';

function opensQuote(text: string, at: number): boolean {
  return isSingle(text[at]) && /^$|[\s([:,]/.test(text[at - 1] ?? '') && /\S/.test(text[at + 1] ?? '');
}

function closesQuote(text: string, at: number): boolean {
  return (
    isSingle(text[at]) &&
    /\S/.test(text[at - 1] ?? ' ') &&
    /^['‘’]?(?:$|[\s.,;:!?)\]])/.test(text.slice(at + 1, at + 3))
  );
}

function closingQuote(text: string, from: number): number | undefined {
  let depth = 0;
  let first: number | undefined;
  for (let at = from + 1; at < text.length; at += 1) {
    if (opensQuote(text, at)) depth += 1;
    else if (closesQuote(text, at)) {
      first ??= at;
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return first;
}
