import type { Argument } from './tool-catalogue';
import type { QueryValues } from './query-reading';

/** How a date is to be written for a tool, as far as experience or a failure said so, such as `DD/MM/YYYY`. */
export type DateFormat = string | undefined;

/** A value of the query as the tool wants it, and the words that said it. */
export interface SaidValue {
  value: string;
  said: string;
}

/** The value that the query has for an argument, as text; `undefined` where it says nothing. */
export function fromQuery(argument: Argument, query: QueryValues, dateFormat: DateFormat): SaidValue | undefined {
  if (argument.values)
    return argument.required || mentions(query, argument.name) ? inWords(argument.values, query.text) : undefined;
  if (argument.pattern) {
    const { pattern } = argument;
    return asSaid(query.ids.find((id) => pattern.test(id)));
  }
  if (argument.type === 'email') return asSaid(query.emails[0]);
  if (argument.type === 'number' || argument.type === 'integer') return inItsWords(query, numberFor(argument, query));
  if (/\b(day|date)\b/i.test(`${argument.name} ${argument.description}`)) {
    const [day] = query.days;
    return day === undefined ? undefined : { value: dateAs(day, dateFormat), said: query.words.get(day) ?? day };
  }
  if (/\bname\b/i.test(argument.description)) return asSaid(query.names[0] ?? query.emails[0]);
  return asSaid(textFor(argument, query));
}

function asSaid(value: string | undefined): SaidValue | undefined {
  return value === undefined ? undefined : { value, said: value };
}

function inItsWords(query: QueryValues, value: string | undefined): SaidValue | undefined {
  return value === undefined ? undefined : { value, said: query.words.get(value) ?? value };
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
function inWords(values: readonly string[], text: string): SaidValue | undefined {
  const places = values.flatMap((value) => {
    const pattern = SYNONYMS[value] ?? new RegExp(`\\b${value.replaceAll('_', '[ _]')}\\b`, 'i');
    const match = pattern.exec(text);
    return match ? [{ value, said: match[0], at: match.index }] : [];
  });
  const [last] = places.sort((left, right) => right.at - left.at);
  return last && { value: last.value, said: last.said };
}

function mentions(query: QueryValues, name: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(query.text);
}
