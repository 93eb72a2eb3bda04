import type { Found } from '../../values/found-value';
import { NUMBER_WORDS, numberInWords } from '../../values/number-words';
import { NUMBER_IN_DIGITS, readNumber, scaled, type WrittenNumber } from '../../values/written-number';

const CURRENCIES: Record<string, string> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  yen: 'JPY',
  rupees: 'INR',
  francs: 'CHF',
};

const CODES = 'EUR|USD|GBP|JPY|INR|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|CNY|SGD|HKD|BRL|MXN|ZAR';
const CENTS = 2;

/** E-mail addresses, in lower case. One that a rarer sign stands before ("smith&co@firm.example") may begin earlier. */
export function findEmails(text: string): Found[] {
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

const PAIRS: [string, string][] = [
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ['`', '`'],
  ['"', '"'],
];

/** Quoted text without its quotes. Apostrophes are no quotes, and quotes within quotes belong to the outer ones. */
export function findQuotes(text: string): Found[] {
  const found: Found[] = [];
  for (const [open, close] of PAIRS) {
    const pattern = new RegExp(`${open}([^${open}${close}]+)${close}`, 'g');
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

/** Amounts with a currency: `{ amount, currency }`, the currency as its ISO 4217 code. */
export function findMoney(text: string): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, amountText: string, unit: string, scale = ''): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    const currency = CURRENCIES[unit.toLowerCase()] ?? unit.toUpperCase();
    const factor = { k: 1_000, m: 1_000_000 }[scale.toLowerCase()] ?? 1;
    const number = numberIn(amountText, CENTS);
    const amount = number && scaled(number, factor);
    if (amount === undefined || found.some((other) => start < other.end && other.start < end)) return;
    const { value, others, ...rest } = amount;
    const ofCurrency = (one: number | string): Found['value'] => ({ amount: one, currency });
    found.push({
      ...rest,
      type: 'money',
      start,
      end,
      value: ofCurrency(value),
      ...(others ? { others: others.map((one) => ({ ...one, value: ofCurrency(one.value) })) } : {}),
    });
  };
  const before = new RegExp(
    `(?<![\\w$€£¥₹])(?:([$€£¥₹])\\s?|(${CODES})\\s)(${NUMBER_IN_DIGITS})([km])?(?![\\w%])`,
    'gi'
  );
  for (const match of text.matchAll(before)) add(match, match[3] ?? '', match[1] ?? match[2] ?? '', match[4]);
  const words = Object.keys(CURRENCIES).filter((word) => /^[a-z]/.test(word));
  const after = new RegExp(
    `(?<![\\w.,'’-])(${NUMBER_IN_DIGITS}|${NUMBER_WORDS})([km])?(?:\\s?([€$£¥₹])|\\s*(${CODES}|${words.join('|')})(?!\\w))`,
    'gi'
  );
  for (const match of text.matchAll(after)) add(match, match[1] ?? '', match[3] ?? match[4] ?? '', match[2]);
  return found;
}

/** A number in digits or in words. */
function numberIn(text: string, decimals = 0): WrittenNumber | undefined {
  const words = numberInWords(text);
  return words === undefined ? readNumber(text, decimals) : { value: words };
}

/** Identifiers that are one by their own looks: UUIDs, `#1042`, `ORD-77`, `1Z999AA10123456784`, seven digits or more. */
export function findIds(text: string): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, value: string): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (!found.some((other) => start < other.end && other.start < end)) found.push({ type: 'id', start, end, value });
  };
  const each = (pattern: RegExp, value: (text: string) => string | undefined): void => {
    for (const match of text.matchAll(pattern)) {
      const id = value(match[0]);
      if (id !== undefined) add(match, id);
    }
  };
  const itself = (id: string): string => id;
  each(/(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi, itself);
  each(/(?<!\w)#(?=[\w-]*\d)\w[\w-]*/g, (id) => id.slice(1));
  each(/(?<![\w@])\+\d[\d\s().-]{6,}\d(?!\w)/g, itself);
  each(/(?<![\w./-])[A-Z]{1,8}(?:[-_][A-Z0-9]+)*[-_]?\d[A-Z0-9]*(?:[-_][A-Z0-9]+)*(?![\w/]|-\w)/g, (id) =>
    /\d{2}|[-_]\d/.test(id) && !NO_ID.test(id.toLowerCase()) ? id : undefined
  );
  each(/(?<![\w./-])[a-z]{2,5}-\d{2,}(?![\w/]|-\w)/g, (id) => (NO_ID.test(id) ? undefined : id));
  each(/(?<![\w./-])(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z0-9]{8,}(?![\w/]|-\w)/g, (id) =>
    /\d{3}|\d\D+\d/.test(id) ? id : undefined
  );
  each(/(?<![\w.,'’/-]|\d )(?:\d{7,}|0\d{2,})(?![\w%/]|[.,'’]\d|-\d)/g, itself);
  return found;
}

const NO_ID =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|covid|gpt|iso|utf|top|mid|pre|non|sub|plus|version|v|http|web|win|ipv)-/;

const CUE =
  '(?:order|ticket|invoice|case|customer|client|account|issue|task|item|product|article|shipment|parcel|package|tracking|delivery|booking|reservation|refund|payment|transaction|request|incident|user|member|employee|patient|student|project|event|document|contract|claim|policy|card|batch|job|build|deployment|device|asset|meter|appointment|lot|bug|story|quote|offer|purchase|return|complaint|subscription|license|licence|sku|room|table|flight|vehicle|machine|server|node|page|warehouse|ward|cluster|gate|terminal|bay|shelf|aisle|bin|locker|apartment|unit|level|floor|building|desk|seat|dock|zone|platform|track|store|shop|site|group|list|passenger|booking|release|dossier|file|folder|report|version|po|pr|rma|id|ids|ref|reference|number|no\\.|nr\\.?|num\\.?|code)';
const FOLLOWS =
  /^(?:\s*$|\s*[.,;:!?)'’]|\s+(?:to|for|from|by|on|in|at|of|with|and|or|is|was|has|has|as|because|please|before|after|until|since|due|if|via|into|about|that|which|should|must|again|now|today|tomorrow)\b|\s*\uFFFC)/i;

/**
 * Digits behind a word that is numbered (`order 1042`, `ticket no. 7`) are identifiers. Short ones only where no noun
 * follows: `order 3 pizzas` asks for three.
 */
export function findCuedIds(text: string): Found[] {
  const pattern = new RegExp(
    `(?<![\\w-])${CUE}s?\\s*(?:(?:id|number|no\\.?|nr\\.?|num\\.?|ref)\\s*)?[:#]?\\s*(\\d{1,6})(?![\\w%/:]|[.,]\\d|-\\d)`,
    'gi'
  );
  return [...text.matchAll(pattern)].flatMap((match): Found[] => {
    const digits = match[1] ?? '';
    const end = match.index + match[0].length;
    if (digits.length < 3 && !FOLLOWS.test(text.slice(end))) return [];
    return [{ type: 'id', start: end - digits.length, end, value: digits }];
  });
}

/** Is the word a noun that numbers and names are given to: `order`, `warehouse`. */
export function isNumberedNoun(word: string): boolean {
  return new RegExp(`^${CUE}$`, 'i').test(word);
}

/** Numbers in digits and in words; a unit or a per cent sign stays in the wording. `one` only where it counts. */
export function findNumbers(text: string): Found[] {
  const digits = [
    ...text.matchAll(new RegExp(`(?<![\\w.,/#@:'’-]|\\d[ -])[+-]?${NUMBER_IN_DIGITS}(?![\\w/:@¼½¾⅓⅔⅛]|-\\d)`, 'g')),
  ].flatMap((match) => writtenAt(match));
  const inUnits = [
    ...text.matchAll(
      new RegExp(
        `(?<![\\w.,/#@:'’-])${NUMBER_IN_DIGITS}(?=(?:kg|g|mg|km|cm|mm|m|ml|l|lb|lbs|oz|gb|mb|tb|kb|kwh|kw|w|px|pcs)\\b)`,
        'gi'
      )
    ),
  ].flatMap((match) => writtenAt(match));
  const dozens = [...text.matchAll(DOZENS)].flatMap((match): Found[] => {
    const count = match[1] === undefined || /^an?$/i.test(match[1]) ? 1 : (numberInWords(match[1]) ?? Number(match[1]));
    const half = /^half/i.test(match[0]);
    return count === undefined ? [] : [foundAt(match, 'number', half ? 6 : count * 12)];
  });
  const words = [...text.matchAll(new RegExp(`(?<![\\w-])${NUMBER_WORDS}(?![\\w-])`, 'gi'))].flatMap(
    (match): Found[] => {
      const value = numberInWords(match[0]);
      if (value === undefined || (value === 1 && !countsOne(text, match.index, match.index + match[0].length)))
        return [];
      return [foundAt(match, 'number', value)];
    }
  );
  const scales = [...text.matchAll(/(?<![\w-])an?\s+(hundred|thousand|million)(?![\w-]|\s+(?:and|of)\b)/gi)].flatMap(
    (match): Found[] => {
      const value = numberInWords(`one ${match[1] ?? ''}`);
      return value === undefined ? [] : [foundAt(match, 'number', value)];
    }
  );
  return [...dozens, ...scales, ...digits, ...inUnits, ...words];
}

const DOZENS = new RegExp(`(?<![\\w-])(?:half\\s+a|(an?|\\d{1,2}|${NUMBER_WORDS}))\\s+dozen(?!\\w)`, 'gi');

function countsOne(text: string, start: number, end: number): boolean {
  const before = /(\w+)\s+$/.exec(text.slice(0, start))?.[1]?.toLowerCase() ?? '';
  const after = /^\s+(\w+)/.exec(text.slice(end))?.[1]?.toLowerCase();
  const refers =
    /^(?:this|that|the|which|every|no|any|each|last|next|first|only|another|other|some|new|old|right|wrong|by)$/;
  return after !== undefined && !refers.test(before) && !/^(?:of|another|by|more|i|we|you|that|who|which)$/.test(after);
}

function writtenAt(match: RegExpMatchArray): Found[] {
  const number = readNumber(match[0]);
  return number ? [{ ...number, ...foundAt(match, 'number', number.value) }] : [];
}

function foundAt(match: RegExpMatchArray, type: Found['type'], value: Found['value']): Found {
  const start = match.index ?? 0;
  return { type, start, end: start + match[0].length, value };
}
