import { isKnownWord } from './known-words';
import { infinitives } from './spelling';
import { turningKind } from '../turning';
import { words } from './words';

const STATE = /..(?:ed|less|able|ible)$/;
const IRREGULAR_STATES = new Set('broken frozen stolen torn worn bent burnt spoilt split'.split(' '));

/**
 * Does a word say which of several things is meant, or turn what is done to them: compared ("larger", "brightest"), denied ("unused",
 * "non-stick"), or done by a verb that turns requests ("canceled", "cancelling"). What has a plural is a noun: "tower", "union".
 */
export function saysWhich(word: string): boolean {
  // "units" are not denied "its"; "honest" has "honer" beside it in a dictionary.
  if (hasPlural(word) || isPlural(word) || word === 'honest') return false;
  const stem = word.replace(/(?:er|est)$/, '');
  const isCompared = stem !== word && [`${stem}er`, `${stem}est`].every(isKnownWord);
  const denied = /^(?:un|non-?)(.{3,})$/.exec(word)?.[1];
  const verbs = /ed$/.test(word) ? [word.replace(/ed$/, ''), word.replace(/d$/, '')] : infinitives(word);
  const isTurning = verbs.some((verb) =>
    [verb, verb.replace(/(\p{L})\1$/u, '$1')].some((one) => words.turning.polarity.has(one))
  );
  return isCompared || isTurning || (denied !== undefined && (isKnownWord(denied) || STATE.test(denied)));
}

const DAYTIMES = new Set('morning afternoon evening night day'.split(' '));
const ADJECTIVES = new Set('old young big small large tiny huge great long short late early'.split(' '));
/** "the new school", "the usual dealer": of a thing that the wording calls certain they say which of them it is, and of one that the value names they are its name. */
const DISTINGUISHING = new Set('new usual regular normal special cheap expensive'.split(' '));
/** Of a certain thing they say which one it is: "the empty room" has to be found. */
const UNCERTAIN_ADJECTIVES = new Set(
  `full empty missing bad good nice fast slow quick temporary permanent spare unused used blank separate second-hand joint shared fake running
  popular common`.split(/\s+/)
);
const RANKS = new Set('main major minor'.split(' '));

/** What a thing has, and may have had otherwise before: "the old address" is the one that it had. */
const ATTRIBUTES = new Set(
  `address amount budget code copy date deadline dose limit list name number order password phone place plan portion price rate record route schedule
  setting share size status term time title total value version way`.split(/\s+/)
);

/**
 * What a word tells of the kind of a thing, behind an article and before a noun: when it is there ("the night market"), how old, large or late it is,
 * what happened to it ("the old barn", "the frozen lake"), or how it ranks ("the main flue"). Elsewhere such words turn requests, count, or say which
 * of several is meant.
 *
 * @param certain the article is the definite one, and the noun no name
 * @param named the article is the value's own, so that it names the thing as a whole
 */
export function tellsKind(
  word: string,
  noun: string,
  { certain, named }: { certain: boolean; named: boolean }
): 'daytime' | 'rank' | 'look' | undefined {
  if (ATTRIBUTES.has(noun)) return undefined;
  if (DAYTIMES.has(word)) return 'daytime';
  if (RANKS.has(word)) return 'rank';
  const looks =
    ADJECTIVES.has(word) ||
    ((!certain || named) && DISTINGUISHING.has(word)) ||
    (!certain && UNCERTAIN_ADJECTIVES.has(word)) ||
    (isState(word) && !saysWhich(word) && turningKind({ words }, word) === undefined);
  return looks ? 'look' : undefined;
}

/**
 * Does an adjective only describe what it stands before, where no article opens the phrase: "new tags", "spare drums", "old Amsterdam". What
 * compares, points or chooses ("other", "nearest", "remaining", "right") does not, and so does none of what things have ("old password").
 */
export function describes(word: string, noun: string): boolean {
  const looks =
    ADJECTIVES.has(word) ||
    DISTINGUISHING.has(word) ||
    UNCERTAIN_ADJECTIVES.has(word) ||
    (isState(word) && !saysWhich(word));
  return looks && !ATTRIBUTES.has(noun);
}

/** Does a word say what was done to a thing or can be: "stuffed", "cordless", "inflatable". Of a certain one it says which one it is. */
export function isState(word: string): boolean {
  return IRREGULAR_STATES.has(word) || (STATE.test(word) && !hasPlural(word));
}

/** "nurses", "knives": no "glass", "chess". */
export function isPlural(word: string): boolean {
  if (/(?:men|children|people|teeth|feet|mice|geese)$/.test(word)) return true;
  return (
    /[^s]s$/.test(word) &&
    [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y'), word.replace(/ves$/, 'f')].some(
      (one) => one !== word && isKnownWord(one)
    )
  );
}

/** "reply" and "assembly" end as adverbs do; "a weekly" is one all the same. */
export function isNoun(word: string): boolean {
  return isKnownWord(word.replace(/y$/, 'ies')) && !/^(?:dai|night|week|month|quarter|year|hour)ly$/.test(word);
}

/** "moped" ends as "stuffed" does. */
function hasPlural(word: string): boolean {
  return isKnownWord(word) && isKnownWord(`${word}s`);
}
