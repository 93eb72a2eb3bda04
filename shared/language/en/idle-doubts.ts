import { wordSet } from '../language';
import type { WordToken } from '../tokens';
import {
  beginsAsOrder,
  hasName,
  isNamed,
  isOfWriter,
  isParticle,
  isSocialWord,
  isValue,
  isValued,
  EVERYDAY,
  MODALS,
  partsOf,
  plain,
  PLAIN_JOINS,
} from './clause-parts';
import { isSayingOrDeciding } from './deciding';
import { SMALL_WORDS } from './social-words';

/** The least log odds at which a clause is left aside, by cross-validation over authors (test/routing/README.md). */
const SURE = 0.9;
/** What makes another request of it in many places, and is as often said of oneself: "it is only me", "my first day". */
const TURNING = wordSet('only never nobody nothing first second more less half dozen hundred');
/** What could stand for something of the request, or point at what was asked for before. */
const REFERRING = wordSet('this that these those them again');
const SOMEBODY = wordSet('someone somebody');
/** What is wanting, was wrong, or has to be. */
const LACKS = wordSet(
  `need needs needed short missing lacking miscounted miscalculated misplaced expect misread misheard mistyped miswrote
  excepted obligatory compulsory mandatory essential required optional permitting willing undecided unsure dithering pending secret pencilled penciled provisional provisionally tentative`
);
/** What is only quoted, tried or played. */
const QUOTED = wordSet(
  'suggested autocorrect dictation dictated quote quotes quoted quoting practising practicing rehearsing homework script scripted training'
);
const URGENT = wordSet('urgent urgently rush hurry haste pronto asap quick quickly fast faster immediately deadline');
const DENIALS = wordSet('no not least slightest');
const MOST_BEFORE_DENIED = 3;
/** What makes a condition, an exception or an order of it, and is mostly only told: "hungry or thirsty", "whoever you are". */
const CONDITIONAL = wordSet('or whoever whatever until usual whether');
/** "As my grandmother says": what leads a clause that hangs on the request, or is only said with it. */
const LEADING = wordSet('as by at once');
/** What begins a part of a request that may stand in front of it. */
const FRONTED = wordSet('for with about of from to against via per under over near behind');
/** Of a value more has to be told than one word. */
const LEAST_TOLD = 2;
const FRAGMENT = 3;

interface Clause {
  said: readonly WordToken[];
  join: string | undefined;
  /** What commas, full stops and "and" divide. */
  parts: readonly (readonly WordToken[])[];
  first: string;
  /** A day, a count or a name is in it. */
  valued: boolean;
}

/**
 * What may turn a request or belong to it, and is mostly only told: by how much surer the classifier has to be then, in log odds.
 * Each was weighed by what it costs and catches among the phrases (test/routing/HISTORY.md).
 */
const DOUBTS: readonly (readonly [name: string, more: number, has: (clause: Clause) => boolean])[] = [
  // "My friends.", "Typed on my letterhead."
  ['fragment', 2, ({ said, first }) => said.length < FRAGMENT || /(?:ed|able|ible|^sent)$/.test(first)],
  // "(dry weather flow)", ", behind glass,"
  ['bare', 1, ({ said }) => isBare(said)],
  // "Prevent my assistant.", "Get maintenance over here."
  ['told to', 1, ({ said }) => isToldTo(said)],
  // "Have my boots resoled, and"
  ['has it done', 2.5, ({ parts }) => parts.some(hasItDone)],
  // "Oh, and some mint humbugs."
  ['some more', 2.5, ({ said }) => said.some(({ word }, at) => word === 'and' && said[at + 1]?.word === 'some')],
  // "She told me not to proceed"
  ['not to', 2.5, ({ said }) => said.some(isToldNot)],
  // "Someone bring me a sandwich.", "Have somebody silence those bells."
  ['somebody', 2, ({ said }) => said.some(({ word }) => SOMEBODY.has(word))],
  ['lack', 2.2, ({ said }) => said.some(({ word }) => LACKS.has(word))],
  // "Thanks for telling the team."
  ['thanked for it', 1, ({ said }) => said.some(isThankedFor)],
  // "My autocorrect suggested this"
  ['quoted', 1, ({ said }) => said.some(({ word }) => QUOTED.has(word))],
  ['pointer', 0.6, ({ said }) => said.some(({ word }, at) => REFERRING.has(word) && !isOfNow(said, at))],
  ['will', 0.6, ({ said }) => said.some(({ word }) => isSayingOrDeciding(word) && !EVERYDAY.has(word))],
  ['turning', 0.8, ({ said }) => said.some(({ word }) => TURNING.has(word))],
  ['modal', 0.2, ({ said }) => said.some(({ word }) => MODALS.has(word))],
  ['must', 1.7, ({ said }) => said.some(({ word }) => word === 'must')],
  ['value', 0.5, ({ said }) => said.some(isValue)],
  ['name', 0.5, ({ said, join }) => hasName(said, join)],
  // "Greetings from Katowice on the card"
  [
    'name on or to',
    1,
    ({ said, join }) => hasName(said, join) && said.some(({ word }) => /^(?:on|to|for)$/.test(word)),
  ],
  // "The pigeons of Nora are loud", but "I promised Nora"
  [
    'name of another',
    2.8,
    ({ said, join }) => said.some(({ word }) => word === 'of') && hasName(said, join) && !said.some(isOfWriter),
  ],
  ['urgent', 1.5, ({ said }) => said.some(({ word }, at) => URGENT.has(word) && !isDenied(said, at))],
  ['value of request', 0.7, ({ parts, said, valued }) => valued && (parts.some(joinsValue) || !said.some(isOfWriter))],
  // "sorry, 90 minutes"
  ['lone value', 1.7, ({ parts, valued }) => valued && parts.some(isLoneValue)],
  ['conditional', 2, ({ said }) => said.some(({ word }) => CONDITIONAL.has(word))],
  ['leading', 0.5, ({ first, said }) => LEADING.has(first) && said[1]?.word !== 'way'],
  // "By hand and in your prettiest writing"
  ['by', 1, ({ first, said }) => first === 'by' && said[1]?.word !== 'way'],
  // "Once my dog is fed", but "once again"
  ['once', 2.5, ({ first, said }) => first === 'once' && !/^(?:again|more)$/.test(said[1]?.word ?? '')],
  ['question', 1.3, ({ parts }) => parts.some((part, at) => isQuestion(at === 0 ? part : plain(part)))],
  ['if', 2.5, ({ parts }) => parts.some((part) => part.some(({ word }, at) => at > 0 && word === 'if'))],
  // "This is just a joke:", "It is only a theoretical question:", which speak of the request
  [
    'of what is said',
    1,
    ({ said, first }) => /^(?:it|this|that|these)$/.test(first) && /^(?:is|was|are)$/.test(said[1]?.word ?? ''),
  ],
  // "Who was asking me earlier:", which is a question where nobody stands before it
  ['hangs on', 1.5, ({ join }) => join !== undefined && !PLAIN_JOINS.has(join)],
  // "Put the washing on.", but "Bear with me."
  [
    'order',
    1.5,
    ({ said, join }) => join === undefined && beginsAsOrder(said) && said.some(({ article }) => article !== undefined),
  ],
  ['must not', 1.5, ({ said }) => said.some(({ word }, at) => word === 'not' && MODALS.has(said[at - 1]?.word ?? ''))],
  // "For loose rocks", but "with all respect"
  [
    'fronted',
    2,
    ({ said, join, first }) => (FRONTED.has(first) || (join === 'because' && first === 'of')) && !said.some(isOfWriter),
  ],
];

/**
 * How sure the classifier has to be that a clause asks for nothing, in log odds: more where it is short, points at something, speaks
 * of will, word or change, and for each kind of words by which a request is often turned ({@link DOUBTS}).
 */
export function leastOdds(said: readonly WordToken[], join: string | undefined): number {
  const clause = clauseOf(said, join);
  return DOUBTS.reduce((least, [, more, has]) => (has(clause) ? least + more : least), SURE);
}

/** What an encoder is not asked about: words that lack, quote, make a condition or give an order turn a request however homely the rest is. */
const BY_WORDS_ALONE: ReadonlySet<string> = new Set([
  ...['lack', 'quoted', 'somebody', 'conditional', 'if', 'must', 'must not', 'not to', 'has it done', 'some more'],
  ...['thanked for it', 'by', 'once', 'hangs on'],
]);

/** Is there a doubt in it that leaves it to the classifier of words. */
export function isOfWordsAlone(said: readonly WordToken[], join: string | undefined): boolean {
  const clause = clauseOf(said, join);
  return DOUBTS.some(([name, , has]) => BY_WORDS_ALONE.has(name) && has(clause));
}

function clauseOf(said: readonly WordToken[], join: string | undefined): Clause {
  const valued = said.some(isValue) || hasName(said, join);
  return { said, join, parts: partsOf(said), first: said[0]?.word ?? '', valued };
}

const MOST_BARE = 5;
const TELLS = /^(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|s)$|..(?:ing|ed)$/;

/** A few words without a verb, of nobody: how, where or when it is done. */
function isBare(said: readonly WordToken[]): boolean {
  return (
    said.length >= FRAGMENT &&
    said.length <= MOST_BARE &&
    !said.some((token) => isOfWriter(token) || TELLS.test(token.word) || isSocialWord(token.word))
  );
}

/** An order to the reader, also of one thing without an article. */
function isToldTo(said: readonly WordToken[]): boolean {
  const [first, second] = PLAIN_JOINS.has(said[0]?.word ?? '') ? said.slice(1) : said;
  return (
    first !== undefined &&
    second !== undefined &&
    first.article === undefined &&
    (beginsAsOrder([first]) || /^(?:get|have|let|keep|bring|tell|give|put|send|call)$/.test(first.word)) &&
    !isParticle(second)
  );
}

function hasItDone([first, second, ...rest]: readonly WordToken[]): boolean {
  return (
    /^(?:have|get)$/.test(first?.word ?? '') &&
    (second?.article !== undefined ||
      /^(?:my|our|his|her|their|this|that|these|those|it|them)$/.test(second?.word ?? '')) &&
    rest.some(({ word }) => /(?:ed|en|done|made|sent|cut|put|fixed)$/.test(word))
  );
}

function isThankedFor({ word }: WordToken, at: number, said: readonly WordToken[]): boolean {
  return word === 'for' && /..ing$/.test(said[at + 1]?.word ?? '') && said[at + 2]?.article !== undefined;
}

function isToldNot({ word }: WordToken, at: number, said: readonly WordToken[]): boolean {
  return word === 'not' && said[at + 1]?.word === 'to' && said.slice(0, at).some((one) => TOLD.test(one.word));
}

const TOLD = /^(?:told|asked|ordered|instructed|advised|warned|begged|minded|decided|agreed|prefer|meant|supposed)$/;

function isLoneValue(part: readonly WordToken[]): boolean {
  const named = isNamed(part, undefined);
  const told = part.filter((token) => !token.word.startsWith('<') && !SMALL_WORDS.has(token.word) && !named(token));
  return part.some(isValue) ? told.length < LEAST_TOLD : part.some(named) && told.length === 0;
}

function joinsValue(part: readonly WordToken[]): boolean {
  return PLAIN_JOINS.has(part[0]?.word ?? '') && isValued(part);
}

/** "where was I", "how are you", ", who is laughing": how people greet and sigh ("what a day") is left to the grammar. */
function isQuestion([first, second]: readonly WordToken[]): boolean {
  const asked = first?.word ?? '';
  return (
    /^(?:who|whom|whose|where|why|which|when)$/.test(asked) ||
    (/^(?:what|how)$/.test(asked) && /^(?:is|are|do|does|did|can|far)$/.test(second?.word ?? ''))
  );
}

/** "this morning", "this week": the time of speaking. */
function isOfNow(said: readonly WordToken[], at: number): boolean {
  return said[at]?.word === 'this' && NOW.test(said[at + 1]?.word ?? '');
}

const NOW = /^(?:morning|afternoon|evening|week|weekend|month|year|season|time)$/;

/** "no rush", "not urgent". */
function isDenied(said: readonly WordToken[], at: number): boolean {
  return said.slice(Math.max(0, at - MOST_BEFORE_DENIED), at).some(({ word }) => DENIALS.has(word));
}
