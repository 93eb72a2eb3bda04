import { SAYING_OR_DECIDING, STATES } from './private-life';
import { words } from './words';

/** Is it a form of a word of will, word, duty or change, or of a verb that turns a meaning. */
export function isSayingOrDeciding(word: string): boolean {
  return lemmasOf(word).some((lemma) => SAYING_OR_DECIDING.has(lemma)) || isPolarVerb(word);
}

/** "started", "cancelled": an inflected verb that turns a meaning. */
function isPolarVerb(word: string): boolean {
  return (
    !STATES.has(word) &&
    lemmasOf(word).some((lemma) => words.turning.polarity.has(lemma)) &&
    !/^(?:started|stopped)$/.test(word)
  );
}

function lemmasOf(word: string): string[] {
  const stem = /^(\p{L}{2,}?)(?:ies|es|s|ied|ed|d|ing)$/u.exec(word)?.[1];
  if (stem === undefined) return [word];
  const stripped = ['s', 'es', 'd', 'ed', 'ing'].flatMap((end) =>
    word.endsWith(end) ? [word.slice(0, -end.length)] : []
  );
  return [
    word,
    ...stripped.flatMap((one) => [one, `${one}e`, one.replace(/(\p{L})\1$/u, '$1'), one.replace(/i$/, 'y')]),
  ];
}
