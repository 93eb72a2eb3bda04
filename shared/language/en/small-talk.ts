import { turningKind } from '../turning';
import type { WordToken } from '../tokens';
import { PRAISED_TIMES, PRIVATE_WORDS, SMALL_WORDS, SOCIAL_WORDS } from './social-words';
import { words } from './words';

/** Where one of these is said, something may be wished for. */
const WISHES = new Set(
  `want wants wanted need needs needed wish wishes should must ought can could will would shall may might let lets please prefer
  rather better make sure expect require remember remind forget tell give send get`.split(/\s+/)
);
const MOST_OPEN_WORDS = 5;

/**
 * Does a clause of these words greet, thank, excuse, praise or wish well and nothing else: one of its words does that, and the
 * others are small ones, or of the writer's and the reader's time, family, weather and effort. A clause with a name, a wish or a
 * word that could turn the request does more.
 */
export function isSmallTalk(said: readonly WordToken[], joined: boolean): boolean {
  if (isLeisure(said)) return !joined;
  // "and apologise to the team", "and rush the job": what is joined to a request may be one more thing to do.
  if (joined && !JOINED_STARTS.has(said[0]?.word ?? '')) return false;
  return said.some(isHead) && !said.some(isName) && said.every((_, at) => belongs(said, at));
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
    ) || /^if it is (?:not|no) (?:too much )?(?:trouble|bother|hassle|problem|inconvenience)$/.test(said)
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

/** A word that makes a clause one of small talk; "a quick one" is said of the request. */
function isHead({ word }: WordToken, at: number, all: readonly WordToken[]): boolean {
  if (HEADS.some((list) => list.has(word))) return true;
  // "What a day!"
  if (word === 'what' && at === 0 && all.length === 2 && all[1]?.article !== undefined) return true;
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
  return at > 0 && /^\p{Lu}/u.test(raw) && raw !== 'I' && !/^I['’]/.test(raw) && !LANGUAGE_NAMES.has(word);
}

const EXCUSES = new Set(['excuse', 'forgive', 'pardon']);

function belongs(all: readonly WordToken[], at: number): boolean {
  const word = all[at]?.word ?? '';
  const [last, next] = [all[at - 1]?.word ?? '', all[at + 1]?.word ?? ''];
  if (word.startsWith('<')) return word !== '<time>' && isKnownTime(all, at);
  if (EXCUSES.has(word)) return at <= 1 && /^(?:me|my|us|our)$/.test(next);
  if (word === 'please') return at === 0 && EXCUSES.has(next);
  if (SOCIAL_WORDS.burden.has(word)) return isDenied(all, at);
  if (LANGUAGE_NAMES.has(word)) return isReason(all, at);
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
        HEADS.some((list) => list.has(word)) ||
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
      SOCIAL_WORDS.greeting.has(first.word));
  const led = all.findIndex(
    ({ word }) =>
      /^(?:for|about|from)$/.test(word) || (all.some((one) => EXCUSES.has(one.word)) && /^(?:me|my|us|our)$/.test(word))
  );
  return opens && led > 0 && at > led && at - led <= MOST_OPEN_WORDS;
}
