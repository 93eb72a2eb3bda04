import type { WordToken } from '../tokens';
import { isSayingOrDeciding } from './deciding';
import type { Odds } from './idle-classifier';
import { hasGerund, isOrder } from './known-words';
import { TOPICS } from './private-life';
import { SMALL_WORDS } from './social-words';

/** The least log odds at which a clause is left aside, by cross-validation over authors (test/routing/README.md). */
const SURE = 2.2;
/** How much more it takes for a fragment, which says little: "My friends.", "Typed on my letterhead." */
const MORE_FOR_FRAGMENT = 0.7;
/** How much more for each kind of words that may speak of the request, and mostly do not. */
const MORE_FOR_KIND = 1;
const FRAGMENT = 3;
/** The least log odds of each part of what is judged as a whole: small talk does not make up for what is said beside it. */
const LEAST_OF_PART = 0.3;
export const LIKELY_OF_PART = 0.3;
/** The same where the grammar says it. */
export const LIKELY = -1;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that join a clause and let it be one of its own. */
export const PLAIN_JOINS = list('and but so because');
/** What makes another request of it wherever it stands. */
const TURNING = list(
  `same usual only also other others rest first next instead except excluding without cannot never nobody nothing none if unless else otherwise
  whatever whichever whoever whether or until provided second twice double triple both either neither more less half dozen hundred`
);
/** What could stand for something of the request, or point at what was asked for before. */
const REFERRING = list('this that these those them again');
/** Where one of these is said, something may be wished for or forbidden. */
const MODALS = list(
  'must should can could will would shall may might ought need needs needed want wants wanted wish wishes let lets please pls plz prefer rather better supposed'
);
/** What hangs the request on the clause that it leads, or could be a time of it. */
const LEADING = list('hence when whenever while once before after since as or between during by at');
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
 * How sure the classifier has to be that a clause asks for nothing, in log odds: more where it is short, points at something, or
 * speaks of will, word or change.
 */
export function leastOdds(said: readonly WordToken[]): number {
  const speaksOfRequest = [
    said.some(({ word }) => REFERRING.has(word)),
    said.some(({ word }) => isSayingOrDeciding(word) && !EVERYDAY.has(word)),
  ];
  const kinds = speaksOfRequest.filter((speaks) => speaks).length;
  return SURE + (isFragment(said) ? MORE_FOR_FRAGMENT : 0) + MORE_FOR_KIND * kinds;
}

/**
 * May a clause have to be heeded, whatever the classifier says: it has a value, an amount, a modal, a word that turns a
 * request, takes it back, hurries it or is a constraint, one that hangs it on the clause, names somebody, or one of the
 * request's own words.
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
  if (parts.some((part) => part.every(({ word }) => REFUSING.has(word)) || part.some(isNamed(part, join)))) return true;
  if (hasPartBelow(said, LEAST_OF_PART, oddsOf)) return true;
  if (LEADING.has(first?.word ?? '') || (join === 'and' && said.length < LEAST_JOINED)) return true;
  // "a poster, sorry, table"
  if (CORRECTING.has(first?.word ?? '') && said.length < LEAST_EXCUSED) return true;
  if (parts.some((part, at) => forbids(part) || (at > 0 && goesOn(part)))) return true;
  if (parts.some((part, at) => (at > 0 || join !== undefined) && mayOrder(part))) return true;
  // "It is not my colleague"
  if (first?.word === 'it' && said.some(({ word }) => word === 'not')) return true;
  return said.some(
    ({ word }, at) =>
      // "sorry, 90 minutes" corrects what was said before.
      word.startsWith('<') ||
      TURNING.has(word) ||
      MODALS.has(word) ||
      CONSTRAINTS.has(word) ||
      TAKEN_BACK.has(word) ||
      // "so long as it is here for Christmas"
      (word === 'long' && said[at + 1]?.word === 'as') ||
      (URGENT.has(word) && !isDenied(said, at)) ||
      (request.has(word) && !SMALL_WORDS.has(word) && !TOPICS.has(word))
  );
}

/** "ok don't yet", but not "don't ask me why" */
function forbids(part: readonly WordToken[]): boolean {
  const at = part.findIndex(({ word }) => !OPENING.has(word));
  const [first, second, third] = part.slice(at).map(({ word }) => word);
  return first === 'do' && second === 'not' && !SOCIALLY_FORBIDDEN.has(third ?? '');
}

/** "and apologise to the team", "the canteen smells, feed the cat": what is joined and begins with a verb may be one more thing to do. */
function mayOrder([first, second]: readonly WordToken[]): boolean {
  if (!first || !second || EVERYDAY.has(first.word)) return false;
  return isOrder(first.word) || (second.article !== undefined && hasGerund(first.word));
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
    (token !== part[0] || token.afterComma || join !== undefined);
}

/** "no rush", "not urgent". */
function isDenied(said: readonly WordToken[], at: number): boolean {
  return said.slice(Math.max(0, at - MOST_BEFORE_DENIED), at).some(({ word }) => DENIALS.has(word));
}
