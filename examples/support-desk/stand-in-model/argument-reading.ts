import type { Argument } from './tool-catalogue';
import type { QueryValues } from './query-reading';

/** How a date is to be written for a tool, as far as experience or a failure said so, such as `DD/MM/YYYY`. */
export type DateFormat = string | undefined;

/** The value that the query has for an argument, as text; `undefined` where it says nothing. */
export function fromQuery(argument: Argument, query: QueryValues, dateFormat: DateFormat): string | undefined {
  if (argument.values)
    return argument.required || mentions(query, argument.name) ? inWords(argument.values, query.text) : undefined;
  if (argument.pattern) {
    const { pattern } = argument;
    return query.ids.find((id) => pattern.test(id));
  }
  if (argument.type === 'email') return query.emails[0];
  if (argument.type === 'number' || argument.type === 'integer') return numberFor(argument, query);
  if (/\b(day|date)\b/i.test(`${argument.name} ${argument.description}`)) return dateFor(query, dateFormat);
  if (/\bname\b/i.test(argument.description)) return query.names[0] ?? query.emails[0];
  return textFor(argument, query);
}

/** A day as the tool wants it. Without experience, the way in which programs usually write days: ISO 8601. */
export function dateAs(iso: string, format: DateFormat): string {
  if (!format) return iso;
  const [year = '', month = '', day = ''] = iso.split('-');
  return format.replace(/y{4}/i, year).replace(/MM/i, month).replace(/DD/i, day);
}

/** The pattern of a day in a sentence such as "days are written as DD/MM/YYYY". */
export function dateFormatIn(sentence: string): DateFormat {
  return /\b(?:DD[./-]MM[./-]YYYY|MM[./-]DD[./-]YYYY|YYYY[./-]MM[./-]DD)\b/i.exec(sentence)?.[0];
}

function dateFor(query: QueryValues, format: DateFormat): string | undefined {
  const [day] = query.days;
  return day === undefined ? undefined : dateAs(day, format);
}

function numberFor(argument: Argument, query: QueryValues): string | undefined {
  if (/amount|price|euro/i.test(`${argument.name} ${argument.description}`)) {
    return query.amounts[0] === undefined ? undefined : String(query.amounts[0]);
  }
  return /\b\d+(?:\.\d+)?\b/.exec(query.text)?.[0];
}

/** Texts that stand in the query word by word: in quotes, or after "about". */
function textFor(argument: Argument, query: QueryValues): string | undefined {
  if (query.quoted[0] !== undefined) return query.quoted[0];
  if (/know|search/i.test(argument.description)) return query.text.replace(/[?!.]+$/, '');
  const about = /\babout:?\s+(?:the |a |an )?([^.,;]+)/i.exec(query.text)?.[1];
  return about && !/^(it|this|that)$/i.test(about.trim()) && /subject/i.test(argument.name) ? about.trim() : undefined;
}

const SYNONYMS: Record<string, RegExp> = {
  pending: /\b(on hold|waiting|pending)\b/i,
  solved: /\b(solved?|resolved|done|fixed)\b/i,
  closed: /\b(closed?)\b/i,
  open: /\b(re-?open|open)\b/i,
  urgent: /\b(urgent|critical)\b/i,
  newest_first: /\b(newest|latest|most recent) first\b/i,
};

/** The value of an enumeration that the words name; the one that is said last, since a change ends with it. */
function inWords(values: readonly string[], text: string): string | undefined {
  const places = values.map((value) => {
    const pattern = SYNONYMS[value] ?? new RegExp(`\\b${value.replaceAll('_', '[ _]')}\\b`, 'i');
    return { value, at: text.search(pattern) };
  });
  return places.filter(({ at }) => at >= 0).sort((left, right) => right.at - left.at)[0]?.value;
}

function mentions(query: QueryValues, name: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(query.text);
}
