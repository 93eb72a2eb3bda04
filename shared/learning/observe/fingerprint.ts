import { digestOf, type Json, type JsonObject } from '../../protocol/json';

/** An error's stable identity (paper 3.2.1, error fingerprints). */
export interface Fingerprint {
  /** 32 hexadecimal digits of tool, code and message. */
  id: string;
  tool: string;
  /** The tool's own code, or ours. */
  code: string;
  /** The message without the values of one call. */
  message: string;
}

/** Order matters: what holds other patterns inside (addresses, dates, paths) goes before numbers. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s'"`)>\]]+/gi, '<url>'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<email>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g, '<date>'],
  [/\b\d{1,4}[/.]\d{1,2}[/.]\d{1,4}\b/g, '<date>'],
  [/\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4}\b/gi, '<date>'],
  [/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b/gi, '<date>'],
  [/\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]m\b)?/gi, '<time>'],
  [/(?:\b[a-z]:\\|\\\\)[^\s'"`]+/gi, '<path>'],
  [/(?<![\w<])~?(?:\.{0,2}\/[\w.@%+-]+)+\/?/gi, '<path>'],
];

const QUOTED = /(?<!\w)(["'`])((?:(?!\1)[^\n])*)\1(?!\w)|“([^”\n]*)”|‘([^’\n]*)’/g;
/** A word with a digit in it is an identifier (`ORD-1042`, `0x1f`), a bare number is a number. */
const NUMBER = /(?<![\w<-])[-+]?\d[\d,]*(?:\.\d+)?%?(?![\w-])/g;
const IDENTIFIER = /(?<![\w<])#?(?=[\w-]*\d)[A-Za-z0-9][\w-]*/g;

/**
 * The message without ids, numbers, quoted values, paths and dates, and without the values that the call was given. Quoted
 * field names stay, since `missing "amount"` and `missing "date"` are two errors.
 */
export function normaliseMessage(
  message: string,
  known: { args?: JsonObject; fields?: readonly string[] } = {}
): string {
  const fields = new Set([...(known.fields ?? []), ...Object.keys(known.args ?? {})].map((name) => name.toLowerCase()));
  const isField = (value: string): boolean => fields.has(value.toLowerCase());
  let text = message.normalize('NFKC');
  for (const value of textsIn(known.args ?? {})) if (!isField(value)) text = text.split(value).join('<value>');
  // A placeholder may complete another value ("<number>/x" is a path, a quote after one begins), so this goes on until
  // nothing changes.
  for (let before = '', round = 0; before !== text && round < ROUNDS; round++) {
    before = text;
    text = text.replace(QUOTED, (...[, , plain, curly, single]: (string | undefined)[]) => {
      const inner = plain ?? curly ?? single ?? '';
      return isField(inner) ? `"${inner}"` : '<value>';
    });
    for (const [pattern, placeholder] of VALUES) text = text.replace(pattern, placeholder);
    text = text.replace(NUMBER, '<number>').replace(IDENTIFIER, '<id>').toLowerCase().replace(/\s+/g, ' ').trim();
  }
  return text;
}

const ROUNDS = 8;

/** The fingerprint of one failed call; `fields` are the argument names of the tool's schema. */
export function fingerprintOf(
  failure: { tool: string; code: string; message: string },
  known: { args?: JsonObject; fields?: readonly string[] } = {}
): Fingerprint {
  const message = normaliseMessage(failure.message, known);
  const identity = { tool: failure.tool, code: failure.code, message };
  return { id: digestOf(identity).slice(0, 32), ...identity };
}

/** Text values of the arguments, longest first, so that a value inside another one does not split it. Short ones are words. */
function textsIn(value: Json): string[] {
  const texts: string[] = [];
  const visit = (item: Json): void => {
    if (typeof item === 'string' && item.trim().length >= 3) texts.push(item);
    else if (Array.isArray(item)) item.forEach(visit);
    else if (item !== null && typeof item === 'object') Object.values(item).forEach(visit);
  };
  visit(value);
  return texts.sort((a, b) => b.length - a.length);
}
