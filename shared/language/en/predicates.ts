import type { WordToken } from '../tokens';
import { isKnownWord } from './known-words';
import { PAST_FORMS, STATES, TOPICS } from './private-life';

/** Where the finite verb stands and what it tells. */
export interface Predicate {
  kind: 'event' | 'state' | 'weather';
  /** Index of the first word of the verb. */
  verb: number;
  /** Index of the word that carries its meaning. */
  main: number;
}

const MOST_SUBJECT_WORDS = 5;
const MOST_WORDS = 18;
export const BE = new Set(['am', 'is', 'are', 'was', 'were', "'s"]);
export const HAVE = new Set(['have', 'has', 'had']);
export const ADVERBS = new Set(
  `just really so very quite rather pretty totally completely absolutely still already simply literally probably actually basically
  finally always ever almost nearly apparently only seriously truly officially definitely again not all`.split(/\s+/)
);

/** The finite verb of a clause with a subject of its own; `undefined` where it may be an order, a wish or no clause. */
export function predicateOf(said: readonly WordToken[]): Predicate | undefined {
  if (said.length < 2 || said.length > MOST_WORDS) return undefined;
  const subject = subjectLength(said);
  if (subject === undefined) return undefined;
  const verb = afterAdverbs(said, subject);
  const first = said[verb]?.word ?? '';
  if (isImpersonal(said)) return BE.has(first) || HAVE.has(first) ? { kind: 'weather', verb, main: verb } : undefined;
  if (said[0]?.word === 'there') return BE.has(first) ? { kind: 'event', verb, main: verb } : undefined;
  if (BE.has(first)) return afterBe(said, verb);
  // "I will be in the garden"
  if (first === 'will' && said[verb + 1]?.word === 'be' && isSpeaker(said)) {
    const place = said.slice(verb + 2);
    const led = /^(?:in|at|on)$/.test(place[0]?.word ?? '');
    return led && place.some(({ word }) => TOPICS.has(word))
      ? { kind: 'state', verb: verb + 1, main: verb + 2 }
      : undefined;
  }
  // "I can hardly read my own screen"
  if (
    /^(?:can|could)$/.test(first) &&
    /^(?:hardly|barely|scarcely)$/.test(said[verb + 1]?.word ?? '') &&
    isSpeaker(said)
  )
    return PERCEIVING.has(said[verb + 2]?.word ?? '') ? { kind: 'event', verb, main: verb + 2 } : undefined;
  if (HAVE.has(first)) {
    const main = afterAdverbs(said, said[verb + 1]?.word === 'never' ? verb + 2 : verb + 1);
    const word = said[main]?.word ?? '';
    if (word === 'been') return afterBe(said, main, 'event');
    return isPast(word)
      ? { kind: 'event', verb, main }
      : first === 'had'
        ? { kind: 'event', verb, main: verb }
        : undefined;
  }
  if (first === 'did' && said[verb + 1]?.word === 'not')
    return { kind: 'event', verb, main: afterAdverbs(said, verb + 1) };
  const unchanged = UNCHANGED.test(first) && verb === 2 && /^(?:my|our)$/.test(said[0]?.word ?? '');
  return isPast(first) || unchanged ? { kind: 'event', verb, main: verb } : undefined;
}

/** "my grandson set it up": behind one who would do it with an s. */
const UNCHANGED = /^(?:set|put|cut|hit|hurt|lent|burst|spread)$/;

export const PERCEIVING = new Set(
  'see read hear think breathe move feel stand believe sit walk focus concentrate'.split(' ')
);

function afterBe(said: readonly WordToken[], verb: number, kind: Predicate['kind'] = 'state'): Predicate {
  const main = afterAdverbs(said, verb + 1);
  const word = said[main]?.word ?? '';
  const underWay = /..ing$/.test(word) && !STATES.has(word) && word !== 'going';
  return { kind: underWay ? 'event' : kind, verb, main };
}

function isImpersonal(said: readonly WordToken[]): boolean {
  return said[0]?.word === 'it';
}

function afterAdverbs(said: readonly WordToken[], from: number): number {
  let at = from;
  while (ADVERBS.has(said[at]?.word ?? '') && at < said.length - 1) at += 1;
  return at;
}

/**
 * How many words the subject has; 0 where it is left out before a form that no order has ("Just got back from lunch"), `undefined`
 * where there is none.
 */
function subjectLength(said: readonly WordToken[]): number | undefined {
  const [first, second] = said;
  if (!first) return undefined;
  if (/^(?:i|we|it|there)$/.test(first.word)) return 1;
  const named = /^(?:my|our)$/.test(first.word) || first.article !== undefined || TOPICS.has(first.word);
  if (named) {
    for (let at = 1; at <= MOST_SUBJECT_WORDS && at < said.length; at += 1) {
      const word = said[at]?.word ?? '';
      const isVerb =
        BE.has(word) ||
        HAVE.has(word) ||
        word === 'did' ||
        ((isPast(word) || (UNCHANGED.test(word) && at === 2 && !/s$/.test(said[1]?.word ?? ''))) &&
          at > (/^(?:my|our)$/.test(first.word) ? 1 : 0));
      if (isVerb) return at;
    }
    return undefined;
  }
  const start = afterAdverbs(said, 0);
  const opening = said[start]?.word ?? '';
  return (
    start === 0
      ? /^(?:got|had|been|slept|woke|ran|spilt|spilled|came)$/.test(opening) && second !== undefined
      : isPast(opening)
  )
    ? 0
    : undefined;
}

function isPast(word: string): boolean {
  return PAST_FORMS.has(word) || (/^\p{L}{2,}ed$/u.test(word) && isKnownWord(word));
}

export function isSpeaker(said: readonly WordToken[]): boolean {
  return /^(?:i|we)$/.test(said[0]?.word ?? '');
}
