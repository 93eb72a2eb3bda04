import { isKnownWord } from './known-words';
import { infinitives } from './spelling';
import { words } from './words';

const STATE = /..(?:ed|less|able|ible)$/;
const IRREGULAR_STATES = new Set('broken frozen stolen torn worn bent burnt spoilt split'.split(' '));

/**
 * Does a word say which of several things is meant, or turn what is done to them: compared ("larger", "brightest"), denied ("unused",
 * "non-stick"), or done by a verb that turns requests ("canceled", "cancelling"). What has a plural is a noun: "tower", "union".
 */
export function saysWhich(word: string): boolean {
  if (hasPlural(word)) return false;
  const stem = word.replace(/(?:er|est)$/, '');
  const isCompared = stem !== word && [`${stem}er`, `${stem}est`].every(isKnownWord);
  const denied = /^(?:un|non-?)(.{3,})$/.exec(word)?.[1];
  const verbs = /ed$/.test(word) ? [word.replace(/ed$/, ''), word.replace(/d$/, '')] : infinitives(word);
  const isTurning = verbs.some((verb) =>
    [verb, verb.replace(/(\p{L})\1$/u, '$1')].some((one) => words.turning.polarity.has(one))
  );
  return isCompared || isTurning || (denied !== undefined && (isKnownWord(denied) || STATE.test(denied)));
}

/** Does a word say what was done to a thing or can be: "stuffed", "cordless", "inflatable". Of a certain one it says which one it is. */
export function isState(word: string): boolean {
  return IRREGULAR_STATES.has(word) || (STATE.test(word) && !hasPlural(word));
}

/** "moped" ends as "stuffed" does. */
function hasPlural(word: string): boolean {
  return isKnownWord(word) && isKnownWord(`${word}s`);
}
