import type { Found } from './found-value';

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
  if (!/\d/.test(text)) return found;
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
  return found.map(withTime);
}

/** "0630" is half past six where the wording has a time. */
function withTime(one: Found): Found {
  const clock = typeof one.value === 'string' ? /^(0\d)([0-5]\d)$/.exec(one.value) : null;
  return clock ? { ...one, others: [{ type: 'time', value: `${clock[1]}:${clock[2]}` }] } : one;
}

const NO_ID =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|covid|gpt|iso|utf|top|mid|pre|non|sub|plus|version|v|http|web|win|ipv)-/;
