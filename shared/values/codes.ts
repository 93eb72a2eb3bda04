import type { Found } from './found-value';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const END = '(?![\\w]|[-/:.]\\w)';

/** Whole tokens that only a machine or a clerk would write; the order decides between two that overlap. */
const LOOKS: RegExp[] = [
  // IBAN and card numbers, in one piece or in groups of four
  /(?<![\w-])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![\w-])/g,
  /(?<![\w-])\d{4}(?:[ -]\d{4}){2,4}(?![\w-])/g,
  // IPv4 with a mask or a port, IPv6, MAC
  new RegExp(`(?<![\\w.])${OCTET}(?:\\.${OCTET}){3}(?:/\\d{1,2}|:\\d{1,5})?${END}`, 'g'),
  /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?:\/\d{1,3})?(?![\w:])/gi,
  /(?<![\w:])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/gi,
  // versions
  /(?<![\w./-])(?!\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)|\d{4}\.\d{1,2}\.\d{1,2}(?!\d))(?:v\d+(?:\.\d+){1,3}|\d+\.\d+\.\d+)(?:[-+][0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?(?![\w/-]|\.\d)/gi,
  // a telephone number without its country
  /(?<![\w+-])0\d{2,5}[-/ ]\d{4,}(?![\w-])/g,
  // a short hash
  /(?<![\w./-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?![\w/]|-\w|\.\w)/g,
  // snake_case
  /(?<![\w./-])[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+(?![\w/]|[-.]\w)/g,
  /(?<![\w./-])\d{2,}[-/][A-Z]{1,3}\d*(?![\w/-])/g,
  // letters and digits joined by hyphens, slashes, dots: `WO/2023/557`, `Gi1/0/14`, `sw-berlin-03`, `release/2.4`, `vn-9`
  /(?<![\w./:@#-])[A-Za-z]\w*(?:[-/.:]\w+)*[-/.:]\w*\d\w*(?:[-/.:]\w+)*(?![\w@]|[-/:]\w)/g,
];

const NO_CODE = new RegExp(
  `^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|covid|gpt|iso|utf|top|mid|pre|post|non|sub|
  plus|under|over|version|http|web|win|ipv|q|h|fy|kw|cw|usd|eur|gbp|chf|s/o|w/o|no|nr|num|approx)[-./:]`.replace(
    /\s+/g,
    ''
  ),
  'i'
);
const NUMBER_WORD =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-/i;

/** Identifiers by their looks, beyond those that `findIds` knows; their value is the text itself. */
export function findCodes(text: string): Found[] {
  const found: Found[] = [];
  if (!/\d|_/.test(text)) return found;
  for (const look of LOOKS) {
    for (const match of text.matchAll(look)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (NO_CODE.test(match[0]) || NUMBER_WORD.test(match[0]) || !/\d|_/.test(match[0])) continue;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ type: 'id', start, end, value: match[0] });
    }
  }
  return found;
}

/** Kinds of identifier that never stand for one another; the rest is `undefined`, and may be anything. */
export function codeKind(id: string): 'address' | 'version' | 'hash' | 'iban' | undefined {
  if (
    new RegExp(`^${OCTET}(?:\\.${OCTET}){3}(?:/\\d{1,2}|:\\d{1,5})?$`).test(id) ||
    /^[0-9a-f]*:[0-9a-f:]+(?:\/\d+)?$/i.test(id)
  )
    return 'address';
  if (/^v?\d+(?:\.\d+){1,3}(?:[-+][\w.-]+)?$/i.test(id)) return 'version';
  if (/^[A-Z]{2}\d{2}[A-Z0-9 ]{11,}$/.test(id)) return 'iban';
  return /^(?=.*\d)(?=.*[a-f])[0-9a-f]{7,40}$/.test(id) ? 'hash' : undefined;
}
