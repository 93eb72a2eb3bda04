import { isNamedByCode } from '../language/beside-nouns';
import { textsOf } from '../language/free-text';
import { looksLike, looksOf, writtenAsBefore } from '../language/shapes';
import type { HoleToken, Places } from '../language/tokens';
import type { Slot } from '../protocol/plan';
import type { AlignContext } from './align-context';
import { freeValue, type Filling } from './filling';
import { startWithArticle } from './worded-value';

const MOST_LOOK_TOKENS = 10;

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
    const end = last.end + (/^[-/._]\w+/.exec(text.slice(last.end))?.[0].length ?? 0);
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
