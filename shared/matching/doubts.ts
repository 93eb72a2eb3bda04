import type { Gate, GateVerdict } from '../protocol/decision';
import { saysSomething } from '../language/specific';
import { turningKind } from '../language/turning';
import type { BoundWording } from './bind';

/** Gates that doubt what is known of the template, not whether it fits: a model cannot judge them, and open parts are listed. */
const NO_DOUBT_OF_FIT: ReadonlySet<string> = new Set<Gate>([
  'environment',
  'contract',
  'permission',
  'status',
  'reliability',
  'effect',
  'written',
  'variable',
  'score',
  'margin',
]);

/**
 * The refused gates as questions that a model can decide: without the words that ask for nothing by themselves. "Show me" for
 * "show", or a relation that the new wording needs, is another way to say the same; a relation in the place of another one,
 * a negation or another content word may be another wish.
 */
export function doubtsOf(
  refused: readonly GateVerdict[],
  { language, leftover, missing }: Pick<BoundWording, 'language' | 'leftover' | 'missing'>
): string[] {
  const relations = [leftover, missing].every((words) =>
    words.some((word) => turningKind(language, word) === 'direction')
  );
  const decides = (word: string): boolean => {
    const kind = turningKind(language, word);
    if (kind === undefined) return saysSomething(language, [word]);
    return kind !== 'direction' || relations;
  };
  const differences = [
    ...said('the query adds', leftover.filter(decides)),
    ...said('the query leaves out', missing.filter(decides)),
  ];
  const compared = new Set<Gate>(['residual-words', 'polarity']);
  const others = refused.filter(({ gate }) => !compared.has(gate) && !NO_DOUBT_OF_FIT.has(gate));
  const reordered = refused.some(({ gate }) => gate === 'polarity') && leftover.length === 0 && missing.length === 0;
  return [
    ...differences,
    ...(reordered ? ['the words stand in another order'] : []),
    ...others.map(({ reason }) => reason),
  ];
}

function said(what: string, words: readonly string[]): string[] {
  return words.length === 0 ? [] : [`${what} ${words.map((word) => `"${word}"`).join(', ')}`];
}
