import { PRAISED_TIMES, PRIVATE_WORDS, SMALL_WORDS, SOCIAL_WORDS } from './social-words';
import { words } from './words';
import type { WordToken } from '../tokens';
import { turningKind } from '../turning';

/** Where one of these is said, something may be wished for. */
const WISHES = new Set(
  `want wants wanted need needs needed wish wishes should must ought can could will would shall may might let lets please prefer
  rather better make sure expect require remember remind forget tell give send get`.split(/\s+/)
);
const MOST_OPEN_WORDS = 5;

/** Is each word of a clause one of greeting, thanks, excuse, praise or good wishes, or of the writer's and the reader's time and effort, and none a name. */
export function isSocial(said: readonly WordToken[]): boolean {
  return !said.some(isName) && said.every((_, at) => belongs(said, at));
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
export function isHead({ word }: WordToken, at: number, all: readonly WordToken[]): boolean {
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
