import type { Found } from './found-value';
import { foundAt } from './spans';

/** E-mail addresses, in lower case. One that a rarer sign stands before ("smith&co@firm.example") may begin earlier. */
export function findEmails(text: string): Found[] {
  // Without it the pattern is tried at each letter.
  if (!text.includes('@')) return [];
  return [...text.matchAll(/[\p{L}\p{M}\p{N}_.+'-]*[\p{L}\p{N}_]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu)].map(
    (match) => {
      const found = foundAt(match, 'email', match[0].toLowerCase());
      return /[!#$%&*/=?^`{|}~@]/.test(text[match.index - 1] ?? '')
        ? { ...found, doubt: `"${match[0]}" may be a part of an address` }
        : found;
    }
  );
}

/** Addresses of the web, without what ends the sentence, the brackets or the Markdown around them. */
export function findUrls(text: string): Found[] {
  return [...text.matchAll(/\b(?:https?:\/\/|www\.)[^\s<>"“”‘’«»„`\uFFFC]+/gi)].map((match) => {
    const start = match.index;
    const url = withoutEnding(match[0], text[start - 1]);
    return { type: 'url', start, end: start + url.length, value: url };
  });
}

const CLOSES: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** A bracket that was opened within the address is a part of it: `…/Mercury_(planet)`; so is a quote that does not stand before it. */
function withoutEnding(url: string, before: string | undefined): string {
  const closed = before === "'" || before === '*' || before === '_' || before === '~' ? before : undefined;
  const quote = closed === undefined ? -1 : url.indexOf(closed, 1);
  let rest = closed === "'" && quote > 0 && /^'(?:$|[^\w/?#=&%-])/.test(url.slice(quote)) ? url.slice(0, quote) : url;
  // `[text](https://a.b/c)and`: what stands behind a bracket that closes what was opened before the address is no part of it.
  const opened = Object.keys(CLOSES).find((close) => CLOSES[close] === before);
  if (opened !== undefined) rest = rest.slice(0, unopenedAt(rest, opened));
  for (;;) {
    const last = rest.at(-1) ?? '';
    const open = CLOSES[last];
    const stray =
      open === undefined ? /[.,;:!?'|\\]/.test(last) || last === closed : count(rest, open) < count(rest, last);
    if (!stray) return rest;
    rest = rest.slice(0, -1);
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Where the first closing bracket stands that the text does not open. */
function unopenedAt(text: string, close: string): number {
  const open = CLOSES[close];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close && (depth -= 1) < 0) return at;
  }
  return text.length;
}
