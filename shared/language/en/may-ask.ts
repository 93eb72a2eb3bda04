import type { WordToken } from '../tokens';
import { isSayingOrDeciding } from './deciding';
import type { Odds } from './idle-classifier';
import { hasGerund, isKnownWord, isOrder } from './known-words';
import { TOPICS } from './private-life';
import { turningKind } from '../turning';
import { SMALL_WORDS, SOCIAL_WORDS } from './social-words';
import { words } from './words';

/** The least log odds at which a clause is left aside, by cross-validation over authors (test/routing/README.md). */
const SURE = 2.2;
/** How much more it takes for a fragment, which says little: "My friends.", "Typed on my letterhead." */
const MORE_FOR_FRAGMENT = 0.7;
/** How much more for each kind of words that often turn a request. */
const MORE_FOR_DOUBT = 0.5;
/** How much more for each kind of words that may speak of the request, and mostly do not. */
const MORE_FOR_KIND = 0.6;
const FRAGMENT = 3;
/** The least log odds of each part of what is judged as a whole: small talk does not make up for what is said beside it. */
const LEAST_OF_PART = 0.3;
export const LIKELY_OF_PART = 0.3;
/** The same where the grammar says it. */
export const LIKELY = -0.5;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that join a clause and let it be one of its own. */
export const PLAIN_JOINS = list('and but so because');
/** What makes another request of it wherever it stands. */
const CONDITIONS = list(
  `if unless case depending assuming whether whatever whichever whoever provided otherwise else until or either neither except excluding without instead
  also same usual other others rest next cannot none twice double triple both`
);
/** What makes another request of it in many places, and is as often said of oneself: "it is only me", "my first day". */
const TURNING = list('only never nobody nothing first second more less half dozen hundred');
/** What could stand for something of the request, or point at what was asked for before. */
const REFERRING = list('this that these those them again');
/** Where one of these is said, something may be wished for or forbidden. */
const MODALS = list(
  'must should can could will would shall may might ought need needs needed want wants wanted wish wishes let lets please pls plz prefer rather better supposed'
);
/** What hangs the request on the clause that it leads, or could be a time of it. */
const LEADING = list('hence when whenever while once before after since as or between during by at');
/** What begins a part of a request that may stand in front of it. */
const FRONTED = list('for with about of from to against via per under over near behind');
/** "and the dog" goes on with the request. */
const LEAST_JOINED = 3;
/** Verbs of word and will that are as common where nothing is asked for: what is said with them decides. */
const EVERYDAY = list(
  `hope hoping hoped know knows knew known think thinking thought guess find found look looks looking do did done doing happen happens happened
  say says said saying tell told ask asked asking read reading write writing wrote written mess lie learn learning learnt left use used mind
  end visit stay come came coming arrive arrived bring brings brought get gets got getting give gives gave given let try trying keep keeps
  kept keeping start started finish finished question call calling called turn turned send sending sent pray sort point print number
  take matter`
);
/** What may stand before "don't". */
const OPENING = list('ok okay oh ah well but and so please no');
const SOCIALLY_FORBIDDEN = list('ask judge laugh mind panic worry');
/** "no, don't" */
const REFUSING = list('no not nope nah do does did stop wait');
/** What goes before another word for what was said; excuses for something else are longer. */
const CORRECTING = list('sorry pardon oops whoops apologies correction rather mean meant');
const LEAST_EXCUSED = 4;
const URGENT = list('urgent urgently rush hurry haste pronto asap quick quickly fast faster immediately deadline');
const DENIALS = list('no not least slightest');
const MOST_BEFORE_DENIED = 3;
/** What somebody is, which a careful reader heeds. */
const FACTS = list(
  `allergic allergy allergies vegetarian vegan veggie coeliac celiac gluten halal kosher pregnant wheelchair deaf blind colourblind colorblind
  diabetic diabetes lactose dyslexic hearing`
);
/** What somebody cannot bear, or must not. */
const CONSTRAINTS = list(
  'terrified heights afraid loathe loathes loathed hate hates hated detest dislike dislikes exempt banned barred'
);
/** What takes the request back or only plays with it. */
const TAKEN_BACK = list(
  `jest jesting joking kidding messing piss leg erase erased scratch strike struck scrap disregard ignore withdrawn treat muddled mistaken retract overrule
  overruling reconsider imagine suppose supposing pretend`
);

/** "I am vegetarian." */
export function tellsFact(said: readonly WordToken[]): boolean {
  return said.some(({ word }) => FACTS.has(word));
}

/** A few words, or what something is to be or was done to: "refundable", "typed on paper". */
function isFragment(said: readonly WordToken[]): boolean {
  return said.length < FRAGMENT || /(?:ed|able|ible)$/.test(said[0]?.word ?? '');
}

/**
 * How sure the classifier has to be that a clause asks for nothing, in log odds: more where it is short, points at something, speaks
 * of will, word or change, and for each kind of words by which a request is often turned ({@link doubtsOf}).
 */
export function leastOdds(said: readonly WordToken[], join: string | undefined): number {
  const speaksOfRequest = [
    said.some(({ word }) => REFERRING.has(word)),
    said.some(({ word }) => isSayingOrDeciding(word) && !EVERYDAY.has(word)),
  ];
  const count = (kinds: readonly boolean[]): number => kinds.filter((has) => has).length;
  return (
    SURE +
    (isFragment(said) ? MORE_FOR_FRAGMENT : 0) +
    MORE_FOR_KIND * count(speaksOfRequest) +
    MORE_FOR_DOUBT * count(doubtsOf(said, join))
  );
}

/**
 * What often turns a request or belongs to it, and as often is only told: a word of amount, order or exception ("only"), a modal, a day,
 * time or count, somebody's name, what may be an order behind a comma, haste.
 */
function doubtsOf(said: readonly WordToken[], join: string | undefined): boolean[] {
  return [
    said.some(({ word }) => TURNING.has(word)),
    said.some(({ word }) => MODALS.has(word)),
    said.some(isValue),
    hasName(said, join),
    partsOf(said).some((part, at) => (at > 0 || join !== undefined) && mayOrder(part)),
    said.some(({ word }, at) => URGENT.has(word) && !isDenied(said, at)),
  ];
}

/** "tomorrow", "at six", "three"; of today only is told. */
function isValue({ word, raw }: WordToken): boolean {
  return (
    word.startsWith('<') && !/^(?:today|tonight|yesterday|this (?:morning|afternoon|evening)|last night)$/i.test(raw)
  );
}

/**
 * May a clause have to be heeded, however sure the classifier is: it refuses, corrects, makes a condition, takes the request back, says what
 * somebody cannot bear, has a part that the classifier finds likely to ask, one of the request's own words, or a value in what goes on with the
 * request or begins as an order does.
 */
export function mayAsk(
  said: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  oddsOf: Odds
): boolean {
  if (said.length === 0 || (join !== undefined && !PLAIN_JOINS.has(join))) return true;
  const [first] = said;
  const parts = partsOf(said);
  if (parts.some((part) => part.every(({ word }) => REFUSING.has(word)))) return true;
  if (hasPartBelow(said, LEAST_OF_PART, oddsOf)) return true;
  if (LEADING.has(first?.word ?? '') || (join === 'and' && said.length < LEAST_JOINED)) return true;
  // "a poster, sorry, table"
  if (CORRECTING.has(first?.word ?? '') && said.length < LEAST_EXCUSED) return true;
  if (isOfRequest(said, join) || isFronted(said, join)) return true;
  // "and apologise to the team"
  if (
    parts.some(
      (part, at) => forbids(part) || (at > 0 && goesOn(part)) || (isJoined(part, at, join) && mayOrder(plain(part)))
    )
  )
    return true;
  if (parts.some((part, at) => isQuestion(at === 0 ? part : plain(part)))) return true;
  // "It is not my colleague"
  if (first?.word === 'it' && said.some(({ word }) => word === 'not')) return true;
  return said.some(
    ({ word }, at) =>
      CONDITIONS.has(word) ||
      CONSTRAINTS.has(word) ||
      TAKEN_BACK.has(word) ||
      // "it cannot be moved", "I did it myself this morning"
      (word === 'not' && MODALS.has(said[at - 1]?.word ?? '')) ||
      (/^(?:did|done)$/.test(word) && /^(?:it|that|this|them)$/.test(said[at + 1]?.word ?? '')) ||
      // "so long as it is here for Christmas"
      (word === 'long' && said[at + 1]?.word === 'as') ||
      (request.has(word) && !SMALL_WORDS.has(word) && !TOPICS.has(word))
  );
}

/** "who can I complain to", "how many are left": how people greet and sigh ("what a day") is left to the grammar. */
function isQuestion([first, second]: readonly WordToken[]): boolean {
  const asked = first?.word ?? '';
  return (
    /^(?:who|whom|whose|where|why|which|when)$/.test(asked) ||
    (/^(?:what|how)$/.test(asked) &&
      /^(?:is|are|do|does|did|can|could|will|would|should|much|many|long|far|time)$/.test(second?.word ?? ''))
  );
}

/** "… and apologise" */
function isJoined([first]: readonly WordToken[], at: number, join: string | undefined): boolean {
  return at === 0 ? join !== undefined : first !== undefined && PLAIN_JOINS.has(first.word);
}

function plain(part: readonly WordToken[]): readonly WordToken[] {
  return PLAIN_JOINS.has(part[0]?.word ?? '') ? part.slice(1) : part;
}

/**
 * May a clause with a day, count or name in it belong to the request: it is joined, orders or wishes, tells nothing of the writer or reader, or
 * hardly anything but the value. "and Petra", "Ask Pilar this", "sorry, 90 minutes", "With Ulla Strand".
 */
function isOfRequest(said: readonly WordToken[], join: string | undefined): boolean {
  if (!said.some(isValue) && !hasName(said, join)) return false;
  if (join !== undefined || said.some(({ word }) => MODALS.has(word)) || !said.some(isOfWriter)) return true;
  return partsOf(said).some((part) => {
    const [first] = part;
    const named = isNamed(part, undefined);
    const told = part.filter((token) => !token.word.startsWith('<') && !SMALL_WORDS.has(token.word) && !named(token));
    if (part.some(isValue) ? told.length < LEAST_TOLD : part.some(named) && told.length === 0) return true;
    const valued = part.some(isValue) || part.slice(1).some(named);
    return valued && first !== undefined && (PLAIN_JOINS.has(first.word) || beginsAsOrder(first));
  });
}

/** "For loose rocks", "because of painting": a part of the request in front of it, unless it is of the writer ("from my phone"). */
function isFronted(said: readonly WordToken[], join: string | undefined): boolean {
  const first = said[0]?.word ?? '';
  return (FRONTED.has(first) || (join === 'because' && first === 'of')) && !said.some(isOfWriter);
}

/** "i", "your", "hello". */
function isOfWriter({ word }: WordToken): boolean {
  return /^(?:i|me|my|we|us|our|you|your)$/.test(word) || SOCIAL_WORDS.greeting.has(word);
}

/** An everyday verb, or a word that nobody knows and that may be one with a slip. */
function beginsAsOrder(first: WordToken): boolean {
  return !isParticle(first) && (isOrder(first.word) || !(isKnownWord(first.word) || first.word.startsWith('<')));
}

function hasName(said: readonly WordToken[], join: string | undefined): boolean {
  return partsOf(said).some((part) => part.some(isNamed(part, join)));
}

/** Of a value more has to be told than one word. */
const LEAST_TOLD = 2;

/** "ok don't yet", but not "don't ask me why" */
function forbids(part: readonly WordToken[]): boolean {
  const at = part.findIndex(({ word }) => !OPENING.has(word));
  const [first, second, third] = part.slice(at).map(({ word }) => word);
  return first === 'do' && second === 'not' && !SOCIALLY_FORBIDDEN.has(third ?? '');
}

/** "and apologise to the team", "the canteen smells, feed the cat": what is joined and begins with a verb may be one more thing to do. */
function mayOrder([first, second]: readonly WordToken[]): boolean {
  if (!first || !second || EVERYDAY.has(first.word) || isParticle(first)) return false;
  return isOrder(first.word) || (second.article !== undefined && hasGerund(first.word));
}

/** "off to the gym", "back to work", "love it there": no order begins so. */
function isParticle({ word }: WordToken): boolean {
  return (
    word === 'love' ||
    turningKind({ words }, word) === 'direction' ||
    /^(?:back|off|how|like|sure|please|thanks)$/.test(word)
  );
}

/** "bye, and the tickets" */
function goesOn([first, second, ...rest]: readonly WordToken[]): boolean {
  return first?.word === 'and' && second?.article === 'the' && rest.length < LEAST_JOINED - 1;
}

/** Is it in several parts, and one of them less sure: "my parrot is ill, feed the cat". A name alone ("Kind regards, Tom") is judged by who asks. */
export function hasPartBelow(said: readonly WordToken[], least: number, oddsOf: Odds): boolean {
  const parts = partsOf(said);
  return (
    parts.length > 1 && parts.some((part) => !part.every(isNamed(part, undefined)) && oddsOf(part, undefined) < least)
  );
}

/** What commas, full stops and "and" divide. */
function partsOf(said: readonly WordToken[]): WordToken[][] {
  const parts: WordToken[][] = [];
  for (const [at, token] of said.entries()) {
    const divided =
      at === 0 || token.afterComma || token.sentence !== said[at - 1]?.sentence || PLAIN_JOINS.has(token.word);
    if (divided) parts.push([token]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** A capital within a sentence: "and April Winter". */
function isNamed(part: readonly WordToken[], join: string | undefined): (token: WordToken) => boolean {
  return (token) =>
    /^\p{Lu}\p{Ll}/u.test(token.raw) &&
    !/^I['’]/.test(token.raw) &&
    !isNameOfAll(token.word) &&
    (token !== part[0] || token.afterComma || join !== undefined);
}

/** "Ugh, Mondays", "my English": names that are nobody's. */
function isNameOfAll(word: string): boolean {
  return LANGUAGE_NAMES.has(word) || /days?$/.test(word);
}

const LANGUAGE_NAMES = list((words.kinds.language ?? '').split(', ').join(' '));

/** "no rush", "not urgent". */
function isDenied(said: readonly WordToken[], at: number): boolean {
  return said.slice(Math.max(0, at - MOST_BEFORE_DENIED), at).some(({ word }) => DENIALS.has(word));
}
