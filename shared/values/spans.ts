import type { Found } from './found-value';

export function foundAt(match: RegExpMatchArray, type: Found['type'], value: Found['value']): Found {
  const start = match.index ?? 0;
  return { type, start, end: start + match[0].length, value };
}

export function overlaps(a: Found, b: Found): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Takes spans out of a text without moving what is left. */
export function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + '\uFFFC'.repeat(end - start) + rest.slice(end);
  return rest;
}
