import type { ArgumentRule } from './argument-rule';

/** What an error message itself says about an argument: the API's own word, so one message is enough. */
export type ArgumentHint = Pick<ArgumentRule, 'argument' | 'kind' | 'format' | 'values' | 'minimum' | 'maximum'>;

const FORMAT_TOKEN = /\b(?:[YyDdMmHhSs]{1,4}[-/.:T ]){1,5}[YyDdMmHhSs]{2,4}\b/;
const ONE_OF =
  /\b(?:must be|should be|expected|allowed(?: values)?(?: are)?|one of|valid (?:values|options) are)\b:?\s*(?:one of\b:?\s*)?([^.;]+)/i;
const AT_LEAST = /\b(?:at least|greater than or equal to|minimum(?: of| is)?|>=)\s*(-?\d+(?:\.\d+)?)/i;
const AT_MOST =
  /\b(?:at most|less than or equal to|no more than|maximum(?: of| is)?|not exceed|<=)\s*(-?\d+(?:\.\d+)?)/i;
const BETWEEN = /\bbetween\s*(-?\d+(?:\.\d+)?)\s*and\s*(-?\d+(?:\.\d+)?)/i;
const REQUIRED =
  /\b(?:is required|is missing|missing|required (?:field|argument|parameter)|must be (?:given|provided|set|present))\b/i;

/**
 * Reads hints for the arguments that the message names; without a name, for the only argument that could be meant
 * (`candidates` of length 1). A message that names two arguments says nothing certain about either.
 */
export function hintsIn(
  message: string,
  fields: readonly string[],
  candidates: readonly string[] = []
): ArgumentHint[] {
  const named = fields.filter((field) => mentions(message, field));
  const argument =
    named.length === 1 ? named[0] : named.length === 0 && candidates.length === 1 ? candidates[0] : undefined;
  if (argument === undefined) return [];
  const hints: ArgumentHint[] = [];
  const format = formatIn(message);
  if (format) hints.push({ argument, kind: 'format', format });
  const values = format ? undefined : enumerationIn(message);
  if (values) hints.push({ argument, kind: 'enumeration', values });
  const range = rangeIn(message);
  if (range) hints.push({ argument, kind: 'range', ...range });
  if (hints.length === 0 && named.length === 1 && REQUIRED.test(message)) hints.push({ argument, kind: 'required' });
  return hints;
}

/** Does the text name the field as a whole word: `order_id`, `order id`, `orderId`. */
export function mentions(text: string, field: string): boolean {
  const words = field
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
  return words.length > 0 && new RegExp(`(?<![a-z0-9])${words.join('[ _.-]?')}(?![a-z0-9])`).test(text.toLowerCase());
}

/** `YYYY-MM-DD HH:mm` in a message as a format of our notation. Month and minute are told apart by their place. */
function formatIn(message: string): string | undefined {
  const token = FORMAT_TOKEN.exec(message)?.[0];
  if (!token) return undefined;
  let seenHour = false;
  const format = token.replace(/([YyDdMmHhSs])\1*/g, (run: string) => {
    const letter = run.charAt(0).toLowerCase();
    if (letter === 'h') seenHour = true;
    if (letter === 'y') return run.length === 4 ? 'yyyy' : '?';
    if (letter === 'd') return 'dd';
    if (letter === 'h') return 'HH';
    if (letter === 's') return 'ss';
    return seenHour ? 'mm' : 'MM';
  });
  return ['yyyy', 'MM', 'dd'].every((field) => format.includes(field)) && !format.includes('?') ? format : undefined;
}

/** `must be one of: "low", "high"`. Bare words count only after "one of", since "must be positive" lists nothing. */
function enumerationIn(message: string): string[] | undefined {
  const list = ONE_OF.exec(message);
  if (!list?.[1]) return undefined;
  const quoted = [...list[1].matchAll(/["'`]([^"'`]+)["'`]/g)].map((match) => match[1] as string);
  if (quoted.length >= 2) return quoted;
  if (!/\b(?:one of|values|options)\b/i.test(message)) return undefined;
  const words = list[1]
    .split(/\s*(?:,|\||\/|\bor\b|\band\b)\s*/)
    .map((word) => word.replace(/^[[({\s]+|[\])}\s]+$/g, ''))
    .filter((word) => word !== '');
  return words.length >= 2 && words.every((word) => /^[\w -]{1,40}$/.test(word)) ? words : undefined;
}

function rangeIn(message: string): { minimum?: number; maximum?: number } | undefined {
  const both = BETWEEN.exec(message);
  if (both) return { minimum: Number(both[1]), maximum: Number(both[2]) };
  const minimum = AT_LEAST.exec(message)?.[1];
  const maximum = AT_MOST.exec(message)?.[1];
  if (minimum === undefined && maximum === undefined) return undefined;
  return {
    ...(minimum === undefined ? {} : { minimum: Number(minimum) }),
    ...(maximum === undefined ? {} : { maximum: Number(maximum) }),
  };
}
