import { isBackground } from './background';
import { inFullWords } from './chat-words';
import { isHeeded } from './heeded';
import { isExclamation, isFormula, isGreeting, isHedge } from './formulas';
import { idleLogOdds, type Odds } from './idle-classifier';
import { hasOrder, hasPartBelow, partsOf, PLAIN_JOINS, withoutEdges, withoutSignature } from './clause-parts';
import { isOfWordsAlone, leastOdds } from './idle-doubts';
import { mayAsk, saysWhen, tellsFact } from './may-ask';
import { isTelling } from './telling';
import { TOPICS } from './private-life';
import type { EncodedOdds } from '../language';
import type { WordToken } from '../tokens';
import { spokenText } from './spoken-text';
import { isHead, isSocial } from './social-clause';
import { SMALL_WORDS, SOCIAL_WORDS } from './social-words';

/** The least log odds of what the grammar says to ask for nothing, of each of its parts, and of what it says by a frame whose places are open. */
const LIKELY = -0.5;
const LIKELY_OF_PART = 0.3;
const LIKELY_OPEN = 0;
/** How much surer the classifier has to be of what is called good: "Great dinner.", "nice and quiet", "great with jam" may be wishes, "Best job ever" hardly. */
const moreForGood = ({ length, 1: second }: readonly WordToken[]): number =>
  length < 3 || /^(?:and|with|for|by|near|in|at)$/.test(second?.word ?? '') ? Infinity : 1;
/** The least mean of both log odds, and by which share of the classifier's doubts it has to be more. By the phrases of unread authors (test/routing/HISTORY.md). */
const SURE_OF_BOTH = 3.1;
const SHARE_OF_DOUBTS = 0.15;
/** So sure that no part of a clause is asked for by itself. */
const CERTAIN = 9;
/** Nothing that was learnt is certain. */
const MOST_SURE = 0.99;

/**
 * How sure it is that a clause asks for nothing: where the classifier is sure of it and nothing speaks against it, or where the
 * grammar says it and the classifier finds it likely.
 */
export function smallTalk(
  written: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  encoded?: EncodedOdds
): number | undefined {
  if (join === undefined && isExclamation(written.map(({ word }) => word))) return 1;
  const said = inFullWords(written);
  const idle = idleForm(said, join, request, idleLogOdds);
  if (idle) return sureBy(idleLogOdds(idle, join));
  const heard = encoded && oddsHeard(said, join, request, encoded);
  return heard && sureBy(heard);
}

function sureBy(odds: number): number {
  return Math.min(MOST_SURE, 1 / (1 + Math.exp(-odds)));
}

/**
 * The mean of the log odds of an encoder and the classifier, where they find together that the clause asks for nothing. The encoder knows what words mean that the
 * classifier was never taught ("The new kettle is splendid."), so that the classifier's doubts count for less; what may ask and what is heeded never passes, and it is
 * not asked for it.
 */
function oddsHeard(
  said: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  encoded: EncodedOdds
): number | undefined {
  // "and then again every month" goes on with the request; of one word ("Mr") nobody knows.
  if (join === 'and' && !/^(?:i|we)$/.test(said[0]?.word ?? '')) return undefined;
  // "That is not true after all. My knee is better.": one sentence does not make up for another.
  if (said.some(({ sentence }) => sentence !== said[0]?.sentence) || isHeededInPart(said, join)) return undefined;
  for (const form of forms(said)) {
    if (form.length < 2 || tellsFact(form) || saysWhen(form) || isOfWordsAlone(form, join)) continue;
    if (mayAsk({ said: form, join, request, oddsOf: () => CERTAIN }, CERTAIN)) continue;
    const odds = encoded(spokenText(form, join));
    const mean = odds === undefined ? -Infinity : (odds + idleLogOdds(form, join)) / 2;
    if (mean >= SURE_OF_BOTH + SHARE_OF_DOUBTS * leastOdds(form, join)) return mean;
  }
  return undefined;
}

/** The same for words in full, by the log odds that a classifier gives. */
export function asksNothing(
  said: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  oddsOf: Odds
): boolean {
  return idleForm(said, join, request, oddsOf) !== undefined;
}

function idleForm(
  said: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  oddsOf: Odds
): readonly WordToken[] | undefined {
  return isHeededInPart(said, join) ? undefined : forms(said).find((form) => isIdle(form, join, request, oddsOf));
}

function isHeededInPart(said: readonly WordToken[], join: string | undefined): boolean {
  return [said, ...partsOf(said).slice(1)].some((part) => isHeeded(part, join));
}

/** As it is said, without what only leads over to it or sighs after it, and without the name that it is signed with. */
function forms(said: readonly WordToken[]): (readonly WordToken[])[] {
  const [core, unsigned] = [withoutEdges(said), withoutSignature(said)];
  return [said, core, unsigned].filter((form, at, all) => all.findIndex(({ length }) => length === form.length) === at);
}

function isIdle(
  said: readonly WordToken[],
  join: string | undefined,
  request: ReadonlySet<string>,
  oddsOf: Odds
): boolean {
  const words = said.map(({ word }) => word);
  const isSet = isLeisure(said) || isSaidBefore(said) || isDiscourse(said) || isHedge(words) || isGreeting(words);
  if (join === undefined && isSet) return true;
  if (tellsFact(said) || saysWhen(said)) return false;
  const odds = oddsOf(said, join);
  const good = said.some(({ word }) => SOCIAL_WORDS.praise.has(word)) && isNamedGood(said) ? moreForGood(said) : 0;
  const spare = odds - leastOdds(said, join) - good;
  if (spare >= 0 && !mayAsk({ said, join, request, oddsOf }, spare)) return true;
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
  return isSocial(said);
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

/** "Whenever you find a minute", "if your diary permits": a condition on the reader's time and nothing else. */
function isLeisure(all: readonly WordToken[]): boolean {
  const said = all.map(({ word }) => word.replace(/^<duration>$/, 'minute')).join(' ');
  return LEISURE.some((shape) => shape.test(said));
}

const SPARE = '(?:(?:some|spare|free|one|any|quiet|few|couple of|two|<number>|next) )*';
const LEISURE_NOUN =
  '(?:minutes?|moments?|seconds?|secs?|ticks?|mo|jiffy|time|chance|opportunity|possibility|gap|lull|breather|break|capacity|window)';
const WHEN = '(?:if|when|whenever|once|as soon as)';
const LEISURE: readonly RegExp[] = [
  `${WHEN} you (?:next |do |happen to )*(?:get|find|have|have got|can find|can spare|could spare) ${SPARE}${LEISURE_NOUN}(?: (?:to spare|free|today|for me|for this|for it))*`,
  `${WHEN} (?:\\p{L}+ ){1,3}(?:leaves?|gives?|allows?|grants?) you ${SPARE}${LEISURE_NOUN}`,
  `${WHEN} (?:your )?(?:time|schedule|diary|calendar|workload|shift|day|work|duties) (?:permits?|allows?)(?: it)?`,
  `${WHEN} you (?:are|become) (?:next |all )?(?:free|at leisure|less busy|not (?:too )?busy)`,
  `(?:when|whenever|if|once) you (?:get|come|can get) (?:round|around) to it`,
  `(?:if|when|whenever) (?:it|that) (?:suits|works for|is convenient for) you`,
  `if it is (?:not|no) (?:too much )?(?:trouble|bother|hassle|problem|inconvenience)`,
].map((shape) => new RegExp(`^${shape}$`, 'u'));
