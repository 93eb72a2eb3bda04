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
export function isSmallTalk(said: readonly WordToken[]): boolean {
  return said.some(isHead) && !said.some(isName) && said.every((_, at) => belongs(said, at));
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

function isName({ raw }: WordToken, at: number): boolean {
  return at > 0 && /^\p{Lu}/u.test(raw) && raw !== 'I' && !/^I['’]/.test(raw);
}

function belongs(all: readonly WordToken[], at: number): boolean {
  const word = all[at]?.word ?? '';
  const [last, next] = [all[at - 1]?.word ?? '', all[at + 1]?.word ?? ''];
  if (word.startsWith('<')) return word !== '<time>' && isKnownTime(all, at);
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
    (SOCIAL_WORDS.thanks.has(first.word) ||
      SOCIAL_WORDS.apology.has(first.word) ||
      SOCIAL_WORDS.greeting.has(first.word));
  const led = all.findIndex(({ word }) => word === 'for' || word === 'about' || word === 'from');
  return opens && led > 0 && at > led && at - led <= MOST_OPEN_WORDS;
}
