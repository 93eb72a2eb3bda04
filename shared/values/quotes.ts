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

/** Quoted text without its quotes. Apostrophes are no quotes, and quotes within quotes belong to the outer ones. */
export function findQuotes(text: string): Found[] {
  const found: Found[] = [];
  if (!ANY_QUOTE.test(text)) return found;
  for (const pattern of QUOTED) {
    for (const match of text.matchAll(pattern)) addQuote(found, text, match.index, match.index + match[0].length);
  }
  for (let at = 0; at < text.length; at += 1) {
    if (!opensQuote(text, at)) continue;
    const end = closingQuote(text, at);
    if (end === undefined) continue;
    addQuote(found, text, at, end + 1);
    at = end;
  }
  return found;
}

function addQuote(found: Found[], text: string, start: number, end: number): void {
  if (found.some((other) => start < other.end && other.start < end)) return;
  const inner = text.slice(start + 1, end - 1);
  if (inner.trim() !== '') found.push({ type: 'quoted', start, end, value: inner.trim() });
}

const isSingle = (character: string | undefined): boolean =>
  character === "'" || character === '‘' || character === '’';

function opensQuote(text: string, at: number): boolean {
  return isSingle(text[at]) && /^$|[\s([:,]/.test(text[at - 1] ?? '') && /\S/.test(text[at + 1] ?? '');
}

function closesQuote(text: string, at: number): boolean {
  return isSingle(text[at]) && /\S/.test(text[at - 1] ?? ' ') && /^$|[\s.,;:!?)\]]/.test(text[at + 1] ?? '');
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
