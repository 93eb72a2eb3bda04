import { isNamedByCode } from '../language/beside-nouns';
import type { Language } from '../language/language';
import { textsOf } from '../language/free-text';
import { isMeasure, looksLike, looksOf, writtenAsBefore } from '../language/shapes';
import type { HoleToken, Places, QueryToken } from '../language/tokens';
import type { Slot } from '../protocol/plan';
import type { AlignContext } from './align-context';
import { countsNext } from './code-at';
import { freeValue, type Filling } from './filling';
import { startWithArticle } from './worded-value';

const MOST_LOOK_TOKENS = 10;
const MOST_UNIT_TOKENS = 3;
const ENOUGH = 2;
const SIGNED = /^(?:[+−-]|minus )?\d+(?:[.,]\d+)?$/i;
const MINUS = /^minus\s+/i;
const GOES_ON = /^[-/._]\w+/;

/** `4' 6"` has its unit behind it. */
function inches(text: string, { start, end }: QueryToken): number {
  return /\d['′’]\s?$/.test(text.slice(0, start)) && /^["″”]/.test(text.slice(end)) ? 1 : 0;
}

/**
 * A number with its unit where the wording has a number that counts nothing and is of no thing, for a tool that takes texts: "at -25°C" where "-18" and "minus
 * 22" stood. `undefined` where a noun of the wording stands before or behind it.
 */
export function measureAt(
  language: Language,
  { hole, slot }: { hole: HoleToken; slot: Slot },
  { pattern, p, query, q }: Places,
  text: string
): { from: string; start: number; end: number; taken: number } | undefined {
  const { words } = language;
  const [first, last] = [query[q], pattern[p - 1]];
  const takesTexts = slot.valueType === 'string' && slot.format === undefined && !slot.values?.length;
  if (first?.kind !== 'value' || first.value.type !== 'number' || hole.placeholder.type !== 'number') return undefined;
  const isLed = last?.kind === 'word' && (words.starters.has(last.word) || words.ofAll?.of.has(last.word) === true);
  if (!takesTexts || !isLed || countsNext(language, pattern[p + 1])) return undefined;
  const isNumber = (one: unknown): boolean => typeof one === 'string' && (SIGNED.test(one) || isMeasure(one));
  if (new Set(slot.examples).size < ENOUGH || !slot.examples.every(isNumber)) return undefined;
  for (let taken = 2; taken <= MOST_UNIT_TOKENS; taken += 1) {
    const end = query[q + taken - 1]?.end;
    if (end === undefined || query[q + taken - 1]?.afterComma) return undefined;
    const from = text.slice(first.start, end);
    if (isMeasure(from.replace(MINUS, '-')) && /^(?:$|\s|[.,;:!?)]+(?:\s|$))/.test(text.slice(end)))
      return { from, start: first.start, end, taken };
  }
  return undefined;
}

/** What looks like the slot's earlier values, such as a host name, a street address, `10 GB`: typed values may be parts of it. */
export function lookAt(
  { hole, slot }: { hole: HoleToken; slot: Slot },
  { pattern, p, query, q }: Places,
  { language, text, looking }: AlignContext
): { filling: Filling; taken: number }[] {
  const first = query[q];
  const examples = textsOf(slot);
  if (!first || (slot.values && slot.values.length > 0) || !looking.has(slot)) return [];
  const found: { filling: Filling; taken: number }[] = [];
  for (let taken = 1; taken <= Math.min(MOST_LOOK_TOKENS, query.length - q); taken += 1) {
    const last = query[q + taken - 1];
    if (!last || last.sentence !== first.sentence) break;
    // "4502-A": the tokens leave out a letter that could be an article.
    const end = last.end + (GOES_ON.exec(text.slice(last.end))?.[0].length ?? inches(text, last));
    if ((query[q + taken]?.start ?? end) < end) continue;
    // "a week" is one, whose article is no article of the wording's.
    const withArticle = hole.article === undefined ? startWithArticle(text, first) : first.start;
    const start = looksOf(language, text.slice(withArticle, end)).includes('span') ? withArticle : first.start;
    const from = text.slice(start, end);
    const whole =
      /(?:^|[\s([“"'‘])$/.test(text.slice(0, start)) && /^(?:$|\s|[.,;:!?)\]”"'’]+(?:\s|$))/.test(text.slice(end));
    const named =
      taken === 1 && isNamedByCode(language, { before: pattern[p - 1], token: first, next: query[q + 1] }, examples);
    if (!whole || !(looksLike(language, examples, from) || named)) continue;
    const value = freeValue(slot, writtenAsBefore(examples, from), start, end);
    found.push({ filling: { hole, value, from, start, end, confidence: 0.9 }, taken });
  }
  return found;
}
