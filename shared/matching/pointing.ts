import { danglingAt } from '../language/specific';
import { clauseStarts } from './asides';
import { isWording, type BoundWording, type Wording } from './bind';
import type { QueryReading } from './read-query';
import type { Template } from './template';

/**
 * Words of a query that is a proven wording which point at something that it does not say. What a gap holds was judged there: "lunches for IT".
 * Words around the request that a model has confirmed with it may point anywhere ("Nobody showed me how this works: book …"), where the
 * clauses with the values are one more wording of the template by themselves. `undefined` where the query is no proven wording.
 *
 * @param readAgain the query by which those clauses are compared; asked for only where something points
 */
export function pointersIn(
  { language, meant }: Pick<BoundWording, 'language' | 'meant'>,
  readAgain: () => QueryReading,
  { template, wordings }: { template: Pick<Template, 'plan'>; wordings: readonly { pattern: Wording }[] }
): string[] | undefined {
  if (!meant) return undefined;
  const { tokens, values } = meant;
  const isValue = (at: number): boolean =>
    values.some(({ start, end }) => start <= (tokens[at]?.start ?? -1) && (tokens[at]?.end ?? Infinity) <= end);
  const isName = (at: number): boolean => {
    const token = tokens[at];
    return token?.kind === 'word' && /^\p{Lu}/u.test(token.raw) && isValue(at);
  };
  const pointers = danglingAt(language, tokens).filter(({ at }) => !isName(at));
  if (pointers.length === 0) return [];
  const read = readAgain();
  const starts = clauseStarts(language, tokens, read.text);
  const clauses = starts
    .map((start, nth) => ({ start, end: starts[nth + 1] ?? tokens.length }))
    .filter(({ start, end }) => tokens.slice(start, end).some((_, offset) => isValue(start + offset)));
  const [from, to] = [clauses[0]?.start ?? 0, clauses.at(-1)?.end ?? 0];
  const outside = pointers.every(({ at }) => at < from || at >= to);
  const request = tokens.slice(from, to).map((token, at) => (at === 0 ? { ...token, afterComma: from > 0 } : token));
  const isRequest = (): boolean =>
    wordings.some(({ pattern }) => isWording(request, read, pattern, template.plan.slots));
  return outside && isRequest() ? [] : pointers.map(({ words }) => words);
}
