import { turningKind } from '../turning';
import { isBackground } from './background';
import { inFullWords } from './chat-words';
import { isExclamation, isFormula, isHedge } from './formulas';
import { idleLogOdds, type Odds } from './idle-classifier';
import { hasOrder, hasPartBelow, PLAIN_JOINS, withoutEdges } from './clause-parts';
import { leastOdds } from './idle-doubts';
import { mayAsk, tellsFact } from './may-ask';
import { isTelling } from './telling';
import { TOPICS } from './private-life';
import type { WordToken } from '../tokens';
import { PRAISED_TIMES, PRIVATE_WORDS, SMALL_WORDS, SOCIAL_WORDS } from './social-words';
import { words } from './words';

/** Where one of these is said, something may be wished for. */
const WISHES = new Set(
  `want wants wanted need needs needed wish wishes should must ought can could will would shall may might let lets please prefer
  rather better make sure expect require remember remind forget tell give send get`.split(/\s+/)
);
/** The least log odds of what the grammar says to ask for nothing, of each of its parts, and of what it says by a frame whose places are open. */
const LIKELY = -0.5;
const LIKELY_OF_PART = 0.3;
const LIKELY_OPEN = 0;
/** How much surer the classifier has to be of what is called good: "Great dinner.", "nice and quiet", "great with jam" may be wishes, "Best job ever" hardly. */
const moreForGood = ({ length, 1: second }: readonly WordToken[]): number =>
  length < 3 || /^(?:and|with|for|by|near|in|at)$/.test(second?.word ?? '') ? Infinity : 1;
/** Nothing that was learnt is certain. */
const MOST_SURE = 0.99;
const MOST_OPEN_WORDS = 5;

/**
 * How sure it is that a clause asks for nothing: where the classifier is sure of it and nothing speaks against it, or where the
 * grammar says it and the classifier finds it likely.
 */
export function smallTalk(
  written: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>
): number | undefined {
  if (join === undefined && isExclamation(written.map(({ word }) => word))) return 1;
  const idle = forms(inFullWords(written)).find((said) => isIdle(said, join, request, idleLogOdds));
  return idle && Math.min(MOST_SURE, 1 / (1 + Math.exp(-idleLogOdds(idle, join))));
}

/** The same for words in full, by the log odds that a classifier gives. */
export function asksNothing(
  said: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  oddsOf: Odds
): boolean {
  return forms(said).some((form) => isIdle(form, join, request, oddsOf));
}

/** As it is said, and without what only leads over to it or sighs after it. */
function forms(said: readonly WordToken[]): (readonly WordToken[])[] {
  const core = withoutEdges(said);
  return core.length < said.length ? [said, core] : [said];
}

function isIdle(
  said: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  oddsOf: Odds
): boolean {
  const isSet = isLeisure(said) || isSaidBefore(said) || isDiscourse(said) || isHedge(said.map(({ word }) => word));
  if (join === undefined && isSet) return true;
  if (tellsFact(said)) return false;
  const odds = oddsOf(said, join);
  const good = said.some(({ word }) => SOCIAL_WORDS.praise.has(word)) && isNamedGood(said) ? moreForGood(said) : 0;
  if (odds >= leastOdds(said, join) + good && !mayAsk(said, join, request, oddsOf)) return true;
  if (odds < LIKELY || hasPartBelow(said, LIKELY_OF_PART, oddsOf) || hasOrder(said, join)) return false;
  return isToldByGrammar(said, join, request) || (odds >= LIKELY_OPEN && isToldOpenly(said, join, request));
}

/** What happened to somebody or how he is, in whatever words. */
function isToldOpenly(said: readonly WordToken[], join: string | undefined, request: ReadonlySet<string>): boolean {
  if (join !== undefined && !PLAIN_JOINS.has(join)) return false;
  return isBackground(said, request) || (join === undefined && isOwnDoing(said, request));
}

/**
 * Does a clause of these words greet, thank, excuse, praise or wish well and nothing else: one of its words does that, and the
 * others are small ones, or of the writer's and the reader's time, family, weather and effort. A clause with a name, a wish or a
 * word that could turn the request does more.
 */
function isToldByGrammar(said: readonly WordToken[], join: string | undefined, request: ReadonlySet<string>): boolean {
  const joined = join !== undefined;
  // What "while" or "or" joins to the request hangs on it.
  if (!joined || PLAIN_JOINS.has(join)) {
    if ((!joined || join === 'so') && isTelling(joined ? withSo(said) : said, request)) return true;
    if (
      (!joined || join !== 'and' || /^(?:i|we)$/.test(said[0]?.word ?? '')) &&
      isFormula(withoutTalk(said)) &&
      !said.some(({ word }) => request.has(word) && !SMALL_WORDS.has(word) && !TOPICS.has(word))
    )
      return true;
  }
  // "and apologise to the team", "and rush the job": what is joined to a request may be one more thing to do.
  if (joined && !JOINED_STARTS.has(said[0]?.word ?? '')) return false;
  if (!said.some(isHead) || isNamedGood(said) || asksHow(said)) return false;
  return !said.some(isName) && said.every((_, at) => belongs(said, at));
}

/** "Typing this on my phone": what the speaker is doing, without "I am". */
function isOwnDoing(said: readonly WordToken[], request: ReadonlySet<string>): boolean {
  const [first] = said;
  if (!first || !/^\p{L}{2,}ing$/u.test(first.word) || !said.some(({ word }) => word === 'my' || word === 'our'))
    return false;
  const spoken = ['i', 'am', first.word].map((word): WordToken => ({ ...first, word, raw: word }));
  return isBackground([...spoken, ...said.slice(1)], request);
}

/** "Between meetings, so brief". */
function withSo(said: readonly WordToken[]): readonly WordToken[] {
  return said.flatMap((token, at) => (at === 0 ? [{ ...token, word: 'so', raw: 'so' }, token] : [token]));
}

/** "I am just wondering how to": a request begins in it. */
function asksHow(said: readonly WordToken[]): boolean {
  const wonders = said.some(({ word }) => /^wonder(?:ing)?$/.test(word));
  return said.at(-1)?.word === 'to' || (wonders && said.some(({ word }) => /^(?:how|wh\p{L}+|if)$/u.test(word)));
}

/** Without a sigh before it. */
function withoutTalk(said: readonly WordToken[]): string[] {
  const words = said.map(({ word }) => word);
  const opens =
    SOCIAL_WORDS.interjection.has(words[0] ?? '') || /^(?:ok|and|so|well|hey|hi|ps|anyway)$/.test(words[0] ?? '');
  return opens && words.length > 1 ? words.slice(1) : words;
}

const VERBS = new Set('is are was were am be been has'.split(' '));
/** What is called good without a verb and is no wish: the reader, the time, the weather, the work. */
const CALLED_GOOD = new Set(
  'you your have had a so very really just all my day week weekend weekends morning afternoon evening night holiday holidays weather sun job work effort efforts time'.split(
    ' '
  )
);

/** "A lovely view", "something nice", "a sunny place": praise of nothing that is there may be what is wished for. */
function isNamedGood(said: readonly WordToken[]): boolean {
  const isPraise = ({ word }: WordToken): boolean => SOCIAL_WORDS.praise.has(word);
  if (said.some((token, at) => isHead(token, at, said) && !isPraise(token)) || said.some(({ word }) => VERBS.has(word)))
    return false;
  return (
    !said.every((token) => isPraise(token) || CALLED_GOOD.has(token.word)) || WEATHER.test(said.at(-1)?.word ?? '')
  );
}

const WEATHER = /^(?:wet|sunny|rainy|rough|tough)$/;

/** What only leads over to what is said next. */
const DISCOURSE = new Set(['right', 'then', 'well', 'anyway', 'anyhow', 'so', 'ok', 'okay', 'alright']);

/** One of them alone may ask back: "Cancel it, right?" */
function isDiscourse(said: readonly WordToken[]): boolean {
  return said.every(({ word }) => DISCOURSE.has(word)) && (said.length > 1 || /^any/.test(said[0]?.word ?? ''));
}

const MEETINGS = '(?:meeting|call|phone|chat|email|mail|lunch)';
const SAID_BEFORE = new RegExp(
  `^(?:as (?:we |i )?(?:discussed|agreed|mentioned|promised|said|announced)(?: (?:at|in|on|during|over) (?:our |my |last )?${MEETINGS})?` +
    `|further to our ${MEETINGS}(?: of (?:this morning|<date>))?)$`
);

/** "As discussed at the meeting", "further to our call": it only says that it was spoken of. */
function isSaidBefore(said: readonly WordToken[]): boolean {
  return SAID_BEFORE.test(said.map(({ word }) => word).join(' '));
}

const JOINED_STARTS = new Set(
  `have enjoy thanks thank thx ty cheers ta sorry apologies hope greetings regards good best all many i it that you no not`.split(
    ' '
  )
);

/** "Whenever you find a minute", "if it is not too much trouble": a condition on the reader's time and nothing else. */
function isLeisure(all: readonly WordToken[]): boolean {
  const said = all.map(({ word }) => word.replace(/^<duration>$/, 'minute')).join(' ');
  const time = '(?:minute|moment|second|time|chance)';
  return (
    new RegExp(`^(?:if|when|whenever) you (?:have|get|find|have got) (?:some |spare |free |one ){0,2}${time}$`).test(
      said
    ) ||
    /^(?:if|when|whenever) (?:it|that) (?:suits|works for|is convenient for) you$/.test(said) ||
    /^if it is (?:not|no) (?:too much )?(?:trouble|bother|hassle|problem|inconvenience)$/.test(said)
  );
}

const HEADS: readonly ReadonlySet<string>[] = [
  SOCIAL_WORDS.greeting,
  SOCIAL_WORDS.thanks,
  SOCIAL_WORDS.apology,
  SOCIAL_WORDS.burden,
  SOCIAL_WORDS.feeling,
  SOCIAL_WORDS.praise,
  SOCIAL_WORDS.interjection,
];

const GROUPS = /^(?:team|folks|guys|mates?|friends?|colleagues|buddy|pal)$/;

/** A word that makes a clause one of small talk; "a quick one" is said of the request. */
function isHead({ word }: WordToken, at: number, all: readonly WordToken[]): boolean {
  // "The best one you have" is a wish, "all the best" and "best regards" are none.
  if (word === 'best') return all[at - 1]?.word === 'all' || /^(?:wishes|regards|of)$/.test(all[at + 1]?.word ?? '');
  // "The team.", "My friends.": those whom it is for, and nobody greeted.
  if (GROUPS.test(word) && (all[at]?.article !== undefined || /^(?:my|our|for|from)$/.test(all[at - 1]?.word ?? '')))
    return false;
  if (HEADS.some((list) => list.has(word))) return true;
  // "What a day!"
  if (word === 'what' && at === 0 && all.length === 2 && all[1]?.article !== undefined) return true;
  if (word === 'last' && all[at + 1]?.word === 'minute') return all[0]?.word === 'i';
  if (all.length === 1 && at === 0 && /^(?:morning|afternoon|evening)$/.test(word)) return true;
  if (SOCIAL_WORDS.smallness.has(word))
    return /^(?:one|question|favor|favour|thing|request|ask)$/.test(all[at + 1]?.word ?? '');
  return isPraiseOfWish(all, at);
}

/** "It would make my day", "that would be great", "you must be swamped". */
function isPraiseOfWish(all: readonly WordToken[], at: number): boolean {
  const [subject, modal, verb] = [all[at - 1]?.word, all[at]?.word, all[at + 1]?.word];
  if (modal === 'would')
    return at === 1 && /^(?:it|that|this)$/.test(subject ?? '') && /^(?:be|make|mean)$/.test(verb ?? '');
  return modal === 'must' && at === 1 && subject === 'you' && verb === 'be';
}

const LANGUAGE_NAMES = new Set((words.kinds.language ?? '').split(', '));

/** "my English" names nobody. */
function isName({ raw, word }: WordToken, at: number): boolean {
  return (
    at > 0 &&
    !word.startsWith('<') &&
    /^\p{Lu}/u.test(raw) &&
    raw !== 'I' &&
    !/^I['’]/.test(raw) &&
    !LANGUAGE_NAMES.has(word)
  );
}

/** What the reader is thanked for and does anyway. */
const THANKED_ACTS = new Set(
  'helping being understanding reading listening bearing having everything coming caring waiting'.split(' ')
);
const MOST_BEFORE_GREETING = 3;
const EXCUSES = new Set(['excuse', 'forgive', 'pardon']);

function belongs(all: readonly WordToken[], at: number): boolean {
  const word = all[at]?.word ?? '';
  const [last, next] = [all[at - 1]?.word ?? '', all[at + 1]?.word ?? ''];
  if (word.startsWith('<'))
    return (word !== '<time>' && isKnownTime(all, at)) || (word === '<date>' && isExcusedTime(all, at));
  if (EXCUSES.has(word)) return at <= 1 && /^(?:me|my|us|our)$/.test(next);
  if (word === 'please') return at === 0 && EXCUSES.has(next);
  if (SOCIAL_WORDS.burden.has(word)) return isDenied(all, at);
  if (LANGUAGE_NAMES.has(word)) return isReason(all, at);
  // "Thanks for telling the team" asks for it.
  if (/..ing$/.test(word) && last === 'for' && SOCIAL_WORDS.thanks.has(all[0]?.word ?? '') && !THANKED_ACTS.has(word))
    return false;
  const named = (list: ReadonlySet<string>): boolean => all.some((one) => list.has(one.word));
  if (WISHES.has(word) && !SOCIAL_WORDS.thanks.has(word))
    return isPraiseOfWish(all, at) || (word === 'make' && isPraiseOfWish(all, at - 1));
  const kind = turningKind({ words }, word);
  switch (kind) {
    case 'negation':
      return (word === 'no' || word === 'not') && SOCIAL_WORDS.burden.has(next);
    case 'condition':
    case 'polarity':
      return false;
    case 'comparison':
      return /^(?:over|up|down|around)$/.test(word) && /^(?:here|there)$/.test(next);
    case 'quantity':
      if (word === 'last') return next === 'minute';
      if (word === 'all' && (PRAISED_TIMES.has(next) || next === 'year')) return named(SOCIAL_WORDS.praise);
      if (isReason(all, at) && named(SOCIAL_WORDS.greeting)) return true;
      // "a good one" says which one.
      if (word === 'one') return !named(SOCIAL_WORDS.praise) || named(SOCIAL_WORDS.smallness);
      if (word === 'again') return named(SOCIAL_WORDS.thanks) || named(SOCIAL_WORDS.apology) || last === 'me';
      if (word === 'all')
        return (
          SOCIAL_WORDS.praise.has(next) ||
          /^(?:is|your|you|well)$/.test(next) ||
          SOCIAL_WORDS.greeting.has(last) ||
          (last === 'at' && next === '') ||
          (next === 'work' && named(SOCIAL_WORDS.thanks))
        );
      if (word === 'everyone' || word === 'everybody') return SOCIAL_WORDS.greeting.has(last) && next === '';
      return word === 'much' || word === 'one' || word === 'many';
    case 'time':
      if (word === 'this')
        return named(SOCIAL_WORDS.apology) || named(SOCIAL_WORDS.burden) || named(SOCIAL_WORDS.feeling);
      if (last === 'all' && word === 'year') return named(SOCIAL_WORDS.praise);
      // "by the way"
      if (word === 'by') return next === 'way';
      if (!PRAISED_TIMES.has(word)) return false;
      return (
        all.length === 1 ||
        named(SOCIAL_WORDS.praise) ||
        named(SOCIAL_WORDS.greeting) ||
        /^(?:my|what|late|<date>)$/.test(last)
      );
    case 'direction':
      return isOpening(all, at) || SMALL_WORDS.has(word);
    default:
      return (
        SMALL_WORDS.has(word) ||
        PRIVATE_WORDS.has(word) ||
        SOCIAL_WORDS.smallness.has(word) ||
        isPassedOn(all, at) ||
        HEADS.some((list) => list.has(word) || (word.endsWith('ly') && list.has(word.slice(0, -2)))) ||
        isReason(all, at)
      );
  }
}

/** "no rush", "sorry for the bother", "I hate to be a pain": it is not wished for. */
function isDenied(all: readonly WordToken[], at: number): boolean {
  const before = all.slice(0, at).map(({ word }) => word);
  return (
    /^(?:no|not)$/.test(before.at(-1) ?? '') ||
    before.some((word) => SOCIAL_WORDS.apology.has(word)) ||
    /^i (?:really )?(?:hate|do not want|would hate) to (?:be )?$/.test(`${before.join(' ')} `.replace(/  +/g, ' '))
  );
}

/** "I know it is Friday": said of the moment. */
function isKnownTime(all: readonly WordToken[], at: number): boolean {
  const before = all.slice(0, at).map(({ word }) => word);
  return /^i (?:know|realise|realize|understand) it is(?: already)?$/.test(before.join(' '));
}

/** "The baby says hello", "this message finds you well", "I remain at your disposal", "the boring stuff", "that went smoothly". */
function isPassedOn(all: readonly WordToken[], at: number): boolean {
  const [last, word, next] = [all[at - 1]?.word ?? '', all[at]?.word ?? '', all[at + 1]?.word ?? ''];
  return (
    (word === 'says' && SOCIAL_WORDS.greeting.has(next)) ||
    (/^(?:message|note|mail|email|letter)$/.test(word) && last === 'this' && next === 'finds') ||
    (word === 'finds' && next === 'you') ||
    (word === 'remain' && last === 'i') ||
    (word === 'laugh' && last === 'to' && next === 'at') ||
    (word === 'stuff' && last === 'boring') ||
    (word === 'smoothly' && last === 'went')
  );
}

/** "I feel bad for asking on a Sunday", "thank you for yesterday": of what is past, or of the asking. */
function isExcusedTime(all: readonly WordToken[], at: number): boolean {
  const before = all.slice(0, at).map(({ word }) => word);
  return (
    (SOCIAL_WORDS.thanks.has(before[0] ?? '') && before.at(-1) === 'for') ||
    (before.some((word) => /^(?:asking|bothering|disturbing|writing)$/.test(word)) && before.at(-1) === 'on')
  );
}

function isOpening(all: readonly WordToken[], at: number): boolean {
  return at > 0 && (SOCIAL_WORDS.thanks.has(all[0]?.word ?? '') || SOCIAL_WORDS.apology.has(all[0]?.word ?? ''));
}

/** What one thanks or is sorry for: "sorry for the bother", "greetings from the basement". */
function isReason(all: readonly WordToken[], at: number): boolean {
  const [first] = all;
  const opens =
    first !== undefined &&
    (EXCUSES.has(all.find(({ word }) => word !== 'please')?.word ?? '') ||
      SOCIAL_WORDS.thanks.has(first.word) ||
      SOCIAL_WORDS.apology.has(first.word) ||
      all.slice(0, MOST_BEFORE_GREETING).some(({ word }) => SOCIAL_WORDS.greeting.has(word)));
  const led = all.findIndex(
    ({ word }) =>
      /^(?:for|about|from)$/.test(word) || (all.some((one) => EXCUSES.has(one.word)) && /^(?:me|my|us|our)$/.test(word))
  );
  return opens && led > 0 && at > led && at - led <= MOST_OPEN_WORDS;
}
