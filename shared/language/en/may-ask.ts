import { wordSet } from '../language';
import type { WordToken } from '../tokens';
import { turningKind } from '../turning';
import {
  beginsAsOrder,
  hasName,
  hasOrder,
  isNamed,
  isOfWriter,
  isSocialWord,
  hasPartBelow,
  isValue,
  isValued,
  MODALS,
  partsOf,
  plain,
  PLAIN_JOINS,
} from './clause-parts';
import type { Odds } from './idle-classifier';
import { STATES, TOPICS } from './private-life';
import { SMALL_WORDS, SOCIAL_WORDS } from './social-words';
import { words } from './words';

/** The least log odds of each part of what is judged as a whole: small talk does not make up for what is said beside it. */
const LEAST_OF_PART = 0.8;
/** Joins that may lead what is only said with the request: "which makes me smile", "that is me". */
const MILD_JOINS = wordSet('which that where who');
/** What makes another request of it wherever it stands. */
const CONDITIONS = wordSet(
  'unless case depending assuming whichever provided otherwise else either neither except excluding without instead'
);
/** What may say of which or how much, and is as often told: "the other line is ringing", "off to the next call". */
const OTHERS = wordSet('also same other others rest next none twice double triple both');
/** What hangs the request on the clause that it leads, or could be a time of it. */
const LEADING = wordSet('besides if hence when whenever while until till before after since or during');
/** "and the dog" goes on with the request. */
const LEAST_JOINED = 3;
/** What may stand before "don't". */
const OPENING = wordSet('ok okay oh ah well but and so please no');
const SOCIALLY_FORBIDDEN = wordSet('ask judge laugh mind panic worry');
/** "no, don't" */
const REFUSING = wordSet('no not nope nah do does did stop wait');
/** What goes before another word for what was said; excuses for something else are longer. */
const CORRECTING = wordSet('sorry pardon oops whoops apologies correction rather mean meant');
const LEAST_EXCUSED = 4;
/** What somebody is, which a careful reader heeds. */
const FACTS = wordSet(
  `allergic allergy allergies diet vegetarian vegan veggie coeliac celiac gluten halal kosher pregnant wheelchair deaf blind colourblind colorblind
  diabetic diabetes lactose dyslexic hearing`
);
/** What somebody cannot bear, or must not. */
const CONSTRAINTS = wordSet(
  'terrified heights afraid loathe loathes loathed hate hates hated detest dislike dislikes exempt banned barred'
);
/** What takes the request back or only plays with it. */
const TAKEN_BACK = wordSet(
  `jest jesting joke joking kidding hypothetical hypothetically theoretical theoretically messing piss leg erase erased scratch strike struck scrap disregard ignore withdrawn treat muddled mistaken retract overrule
  overruling reconsider imagine suppose supposing pretend example drill`
);

/** What is said of a thing that is not to be. */
const MOCKING =
  /\b(?:over (?:my|our|his|her|their) dead body|in your dreams|fat chance|no chance|(?:when|till|until) (?:hell|pigs)|not on my watch|as if)\b/;

/** "This is not a request." */
const NO_REQUEST = /\bnot (?:really |actually |meant as )?(?:request|order|command|instruction)\b/;

function isMocked(said: readonly WordToken[]): boolean {
  const text = said.map(({ word }) => word).join(' ');
  return MOCKING.test(text) || NO_REQUEST.test(text);
}

/** "I am vegetarian." */
export function tellsFact(said: readonly WordToken[]): boolean {
  return said.some(({ word }) => FACTS.has(word));
}

const LONGEST_FRAGMENT = 4;
const WHEN = wordSet('<date> <time> soon immediately tonight early late later');
const PARTS_OF_DAY = wordSet('thing morning afternoon evening night day');

/** "Now.", "very soon", "all of it", "late afternoon": a few words that say nothing but when or how much go on with the request. */
export function saysWhen(said: readonly WordToken[]): boolean {
  const kinds = said.map(({ word }) => (WHEN.has(word) ? 'time' : turningKind({ words }, word)));
  const belongs = (token: WordToken, at: number): boolean =>
    kinds[at] !== undefined ||
    (at > 0 && PARTS_OF_DAY.has(token.word)) ||
    (SMALL_WORDS.has(token.word) && !isOfWriter(token)) ||
    token.word === 'them' ||
    // "Sorry, all of them"
    (at === 0 && CORRECTING.has(token.word));
  // "Now then", "Afternoon all", "What a day", "Night night"
  const isTalk =
    said.some(({ word }, at) => (at === 0 ? word === 'what' : word === 'then' || word === 'all')) ||
    (said.every(({ word }) => PARTS_OF_DAY.has(word)) && !(said.length === 1 && said[0]?.word === 'day'));
  return (
    said.length <= LONGEST_FRAGMENT &&
    kinds.some((kind) => kind === 'time' || kind === 'quantity' || (kind !== undefined && said.length === 1)) &&
    said.every(belongs) &&
    !isTalk
  );
}

interface Clause {
  said: readonly WordToken[];
  join: string | undefined;
  request: ReadonlySet<string>;
  /** What commas, full stops and "and" divide. */
  parts: readonly (readonly WordToken[])[];
  first: string;
  oddsOf: Odds;
}

/**
 * What a clause has to be heeded for, however sure the classifier is; or unless the classifier is surer by so much than it has to be, in
 * log odds: where the clause speaks of the writer or the reader ("between you and me, this is the other line"), and elsewhere.
 */
const VETOES: readonly (readonly [
  name: string,
  has: (clause: Clause) => boolean,
  ofWriter?: number,
  elsewhere?: number,
])[] = [
  ['says nothing', ({ said }) => said.length === 0],
  ['joined', ({ join }) => join !== undefined && !PLAIN_JOINS.has(join) && !MILD_JOINS.has(join)],
  ['refuses', ({ parts }) => parts.some((part) => part.every(({ word }) => REFUSING.has(word)))],
  ['part that asks', ({ said, oddsOf }) => hasPartBelow(said, LEAST_OF_PART, oddsOf)],
  ['leads', ({ first }) => LEADING.has(first)],
  // "between you and me", but "Between meetings." may say when
  ['between', ({ first }) => first === 'between', 1.5],
  ['short joined', ({ said, join }) => join === 'and' && said.length < LEAST_JOINED],
  // "for fallen but trees"
  ['word joined', ({ said, join, first }) => join !== undefined && said.length === 1 && !isSocialWord(first)],
  // "a poster, sorry, table"
  ['corrects', ({ said, first }) => CORRECTING.has(first) && said.length < LEAST_EXCUSED],
  // "Sorry for the typos. Everything but the cutter …"
  [
    'all of it',
    ({ parts }) =>
      parts.some((part) => part.length === 1 && part.every(({ word }) => words.allOrNone?.has(word) === true)),
  ],
  // "(and a pot of tea, ta)", "and sing me a song", but "and a good day to you", "and forgive me"
  ['wish joined', ({ said, join }) => join === 'and' && (isThingAlone(said) || isDoneForMe(said))],
  // "Send ten stools. Unpacked."
  ['bare state', ({ said, first }) => said.length === 1 && isBareState(first)],
  // "and Petra", "which Nora could do": a day, count or name that goes on with the request, or is wished for
  [
    'value of request',
    ({ said, join }) =>
      (said.some(isValue) || hasName(said, join)) && (join !== undefined || said.some(({ word }) => MODALS.has(word))),
  ],
  // "Ask Pilar this"
  ['order with a value', ({ parts }) => parts.some((part) => isValued(part) && beginsAsOrder(part) && !isRiddle(part))],
  // "See that somebody feeds my parrot"
  ['sees to it', ({ parts }) => parts.some(seesTo)],
  ['order', ({ said, join }) => hasOrder(said, join)],
  [
    'question',
    ({ parts, join }) => parts.some((part, at) => asks(at === 0 ? part : plain(part), at === 0 || join !== undefined)),
  ],
  ['forbids', ({ parts }) => parts.some(forbids)],
  // "Hope there is lunch", but "hope you are well"
  ['hopes', ({ parts }) => parts.some((part) => part.some(isHope) && !isOfReader(part)), 2],
  // "Refund it, right?", "… so you know"
  ['asks back', ({ said, join, first }) => isAskedBack(said) || (join === 'so' && first === 'you' && said.length < 3)],
  // "Regards to Anna"
  ['greets another', ({ said }) => said.some((_, at) => greets(said, at))],
  ['thanked for it', ({ said }) => said.some(({ word }, at) => word === 'for' && isWishedFor(said, at))],
  ['goes on', ({ parts }) => parts.some((part, at) => at > 0 && goesOn(part))],
  // "It is not my colleague"
  ['is not', ({ said, first }) => first === 'it' && said.some(({ word }) => word === 'not')],
  [
    'condition',
    ({ parts, said }) =>
      said.some(({ word }, at) => CONDITIONS.has(word) && !isHarmless(said, at)) ||
      parts.some(([one]) => one?.word === 'if'),
  ],
  ['others', ({ said }) => said.some(({ word }, at) => OTHERS.has(word) && !isRestOfTime(said, at)), 1.5, 2],
  ['constraint', ({ said }) => said.some(({ word }) => CONSTRAINTS.has(word))],
  ['taken back', ({ said }) => said.some(({ word }) => TAKEN_BACK.has(word)) || isMocked(said)],
  // "I did it myself this morning"
  [
    'did it',
    ({ said }) =>
      said.some(
        ({ word }, at) => /^(?:did|done)$/.test(word) && /^(?:it|that|this|them)$/.test(said[at + 1]?.word ?? '')
      ),
  ],
  // "so long as it is here for Christmas"
  ['as long as', ({ said }) => said.some(({ word }, at) => word === 'long' && said[at + 1]?.word === 'as')],
  [
    'word of the request',
    ({ said, request }) => said.some(({ word }) => request.has(word) && !SMALL_WORDS.has(word) && !TOPICS.has(word)),
  ],
];

/**
 * May a clause have to be heeded, though the classifier is surer than it has to be, by `spare` in log odds: it refuses, corrects, makes
 * a condition, takes the request back, says what somebody cannot bear, has a part that the classifier finds likely to ask, one of the
 * request's own words, or a value in what goes on with the request.
 */
export function mayAsk(spoken: Pick<Clause, 'said' | 'join' | 'request' | 'oddsOf'>, spare: number): boolean {
  const { said } = spoken;
  const clause: Clause = { ...spoken, parts: partsOf(said), first: said[0]?.word ?? '' };
  const isOfWriters = said.some(isOfWriter);
  let needed = 0;
  for (const [, has, ofWriter = Infinity, elsewhere = Infinity] of VETOES) {
    if (has(clause)) needed += isOfWriters ? ofWriter : elsewhere;
    if (needed > spare) return true;
  }
  return false;
}

/** "lost without you", "in case you wonder", "you never sleep either" */
function isHarmless(said: readonly WordToken[], at: number): boolean {
  const [last, word, next] = [said[at - 1]?.word ?? '', said[at]?.word ?? '', said[at + 1]?.word ?? ''];
  return (
    (word === 'without' && next === 'you') ||
    (word === 'case' && last === 'in' && /^(?:you|anyone|anybody)$/.test(next)) ||
    (word === 'either' && at === said.length - 1)
  );
}

/** "the rest of the day" */
function isRestOfTime(said: readonly WordToken[], at: number): boolean {
  return said[at]?.word === 'rest' && said[at + 1]?.word === 'of' && TIME_NOUN.test(said[at + 2]?.word ?? '');
}

const TIME_NOUN = /^(?:day|week|weekend|morning|afternoon|evening|night|month|year|shift|holidays?)$/;

function isThingAlone(said: readonly WordToken[]): boolean {
  return said[0]?.article !== undefined && !said.some(({ word }) => SOCIAL_WORDS.praise.has(word) || BEING.test(word));
}

const BEING = /^(?:is|are|was|were|has|have|had|will|would|can|could|good|happy|merry|nice|lovely)$/;

function isDoneForMe([verb, whom, thing]: readonly WordToken[]): boolean {
  return (
    /^(?:me|us)$/.test(whom?.word ?? '') &&
    thing !== undefined &&
    !/^(?:bless|forgive|excuse|trust|believe|pardon|pity|let)$/.test(verb?.word ?? '')
  );
}

/** "Guess who is back from Gdansk" */
function isRiddle([first, second]: readonly WordToken[]): boolean {
  return first?.word === 'guess' && /^wh/.test(second?.word ?? '');
}

function seesTo([first, second]: readonly WordToken[]): boolean {
  return (
    (first?.word === 'see' && /^(?:that|to|if|whether)$/.test(second?.word ?? '')) ||
    (first?.word === 'make' && second?.word === 'sure')
  );
}

/** A form of a verb, which may say how the thing is to be, and none of how somebody feels. */
function isBareState(word: string): boolean {
  return /.(?:ed|able|ible|itten|oken|ozen)$/.test(word) && !STATES.has(word) && !SOCIAL_WORDS.feeling.has(word);
}

/** "ok don't yet", but not "don't ask me why" */
function forbids(part: readonly WordToken[]): boolean {
  const at = part.findIndex(({ word }) => !OPENING.has(word));
  const [first, second, third] = part.slice(at).map(({ word }) => word);
  return first === 'do' && second === 'not' && !SOCIALLY_FORBIDDEN.has(third ?? '');
}

const isHope = ({ word }: WordToken): boolean => /^hop(?:e|es|ing)$/.test(word);

/** Of the reader or of all, or of how somebody's life is: "there" is what one hopes to find. */
function isOfReader(part: readonly WordToken[]): boolean {
  return part.some(
    ({ word }) =>
      /^(?:you|your|yours|all|everyone|everybody|everything|sense)$/.test(word) ||
      (TOPICS.has(word) && part.every((one) => one.word !== 'there'))
  );
}

function isAskedBack([first, ...more]: readonly WordToken[]): boolean {
  return more.length === 0 && /^(?:right|correct|true)$/.test(first?.word ?? '');
}

function greets(said: readonly WordToken[], at: number): boolean {
  const [greeting, to, name] = said.slice(at);
  return (
    greeting !== undefined &&
    SOCIAL_WORDS.greeting.has(greeting.word) &&
    to?.word === 'to' &&
    name !== undefined &&
    isNamed(said, undefined)(name)
  );
}

/** "Thanks for not doing this", "many thanks in advance for telling the team", but not "for not laughing". */
function isWishedFor(said: readonly WordToken[], at: number): boolean {
  const [last, next, third] = [said[at - 1]?.word ?? '', said[at + 1]?.word ?? '', said[at + 2]?.word ?? ''];
  if (!said.slice(0, at).some(({ word }) => SOCIAL_WORDS.thanks.has(word))) return false;
  const stem = third.replace(/ing$/, '');
  if (next === 'not') return third !== stem && !SOCIALLY_FORBIDDEN.has(stem);
  return (
    /^(?:advance|forward)$/.test(last) && /..ing$/.test(next) && !/^(?:help|be|wait|read|understand)ing$/.test(next)
  );
}

/** "so who can I complain to", "how many are left", but "where was I", "my son, who laughs" and "how are you". */
function asks([first, second]: readonly WordToken[], leads: boolean): boolean {
  const [asked, verb] = [first?.word ?? '', second?.word ?? ''];
  return (
    (leads && /^(?:who|whom|whose|why|which|when)$/.test(asked)) ||
    (asked === 'where' && verb !== 'was') ||
    (/^(?:what|how)$/.test(asked) && /^(?:could|will|would|should|much|many|long|time)$/.test(verb))
  );
}

/** "bye, and the tickets" */
function goesOn([first, second, ...rest]: readonly WordToken[]): boolean {
  return first?.word === 'and' && second?.article === 'the' && rest.length < LEAST_JOINED - 1;
}
