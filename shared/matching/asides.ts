import { PRAISED_TIMES, PRIVATE_WORDS, SMALL_WORDS, SOCIAL_WORDS } from '../language/en/social-words';
import type { PatternToken, WordToken } from '../language/en/tokens';
import { turningKind } from '../language/en/word-classes';

/** Words that begin a clause and join it to the one before it. */
const JOINTS = new Set(['and', 'but', 'so', 'then', 'though']);
/** Where one of these is said, something may be wished for. */
const WISHES = new Set(
  `want wants wanted need needs needed wish wishes should must ought can could will would shall may might let lets please prefer
  rather better make sure expect require remember remind forget tell give send get`.split(/\s+/)
);
const MOST_OPEN_WORDS = 5;

/**
 * The tokens without the clauses that ask for nothing: those at the beginning and at the end that greet, thank, excuse, praise or
 * wish well, and hold no value, no name and no word that could turn the request. A clause that could be a wish stays.
 */
export function withoutAsides<T extends PatternToken>(tokens: readonly (T | WordToken)[], text: string): (T | WordToken)[] {
  const starts = clauseStarts(tokens, text);
  const ends = [...starts.slice(1), tokens.length];
  let [from, to] = [0, tokens.length];
  for (let found = true; found;) {
    found = false;
    // The longest clauses first: "Me again, I'm afraid" is small talk as a whole.
    const opening = ends.filter((end) => end > from && end < to && isAside(tokens.slice(from, end))).at(-1);
    if (opening !== undefined) {
      from = opening;
      found = true;
    }
    const closing = starts.find((start) => start > from && start < to && isAside(tokens.slice(start, to)));
    if (closing !== undefined) {
      to = closing;
      found = true;
    }
  }
  const [first, second] = [tokens[from], tokens[from + 1]];
  const joined = from > 0 && second && first?.kind === 'word' && JOINTS.has(first.word);
  return tokens.slice(joined ? from + 1 : from, to).map((token, at) => (at === 0 && from > 0 ? { ...token, afterComma: true } : token));
}

/** Where a sentence begins, or what follows a comma, a dash, a colon, or joins a last clause. */
function clauseStarts(tokens: readonly PatternToken[], text: string): number[] {
  return tokens.flatMap((token, at) => {
    const last = tokens[at - 1];
    if (last === undefined) return [at];
    const between = text.slice(last.end, token.start);
    // "at 5 p.m. You rock": the full stop is the value's own.
    const stopped = /[.!?]\s+$/.test(text.slice(last.end - 1, token.start)) && isCapital(token);
    const joins = token.kind === 'word' && (token.word === 'and' || token.word === 'but');
    return last.sentence !== token.sentence || token.afterComma || stopped || /[:;]\s/.test(between) || joins ? [at] : [];
  });
}

function isAside(tokens: readonly PatternToken[]): boolean {
  const words = tokens.flatMap((token, at) => (token.kind === 'word' ? [token] : wordOf(token, tokens.slice(0, at))));
  if (words.length === 0 || words.length !== tokens.length) return false;
  const from = JOINTS.has(words[0]?.word ?? '') ? 1 : 0;
  const said = words.slice(from);
  return said.some(isHead) && !said.some((word, at) => isName(word, at)) && said.every((word, at) => belongs(said, word, at));
}

/** "a good weekend", "a quick one", "I know it is Friday": read as values, and none of the request's. */
function wordOf(token: PatternToken, before: readonly PatternToken[]): WordToken[] {
  if (token.kind !== 'value') return [];
  const { type, text } = token.value;
  const word = text.toLowerCase();
  const known = before.map((one) => (one.kind === 'word' ? one.word : '')).join(' ');
  const admitted = /^i (?:know|realise|realize|understand) it is(?: already)?$/.test(known) && (type === 'date' || type === 'datetime');
  if (!PRAISED_TIMES.has(word) && word !== 'one' && !admitted) return [];
  return [{ ...token, kind: 'word', word: admitted ? 'late' : word, raw: word }];
}

function isCapital(token: PatternToken): boolean {
  return token.kind === 'word' && /^\p{Lu}/u.test(token.raw);
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
  if (SOCIAL_WORDS.smallness.has(word)) return /^(?:one|question|favor|favour|thing|request|ask)$/.test(all[at + 1]?.word ?? '');
  return isPraiseOfWish(all, at);
}

/** "It would make my day", "that would be great", "you must be swamped". */
function isPraiseOfWish(all: readonly WordToken[], at: number): boolean {
  const [subject, modal, verb] = [all[at - 1]?.word, all[at]?.word, all[at + 1]?.word];
  if (modal === 'would') return at === 1 && /^(?:it|that|this)$/.test(subject ?? '') && /^(?:be|make|mean)$/.test(verb ?? '');
  return modal === 'must' && at === 1 && subject === 'you' && verb === 'be';
}

function isName({ raw }: WordToken, at: number): boolean {
  return at > 0 && /^\p{Lu}/u.test(raw) && raw !== 'I' && !/^I['’]/.test(raw);
}

function belongs(all: readonly WordToken[], token: WordToken, at: number): boolean {
  const { word } = token;
  const [last, next] = [all[at - 1]?.word ?? '', all[at + 1]?.word ?? ''];
  const named = (list: ReadonlySet<string>): boolean => all.some((one) => list.has(one.word));
  if (WISHES.has(word) && !SOCIAL_WORDS.thanks.has(word))
    return isPraiseOfWish(all, at) || (word === 'make' && isPraiseOfWish(all, at - 1));
  const kind = turningKind(word);
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
        return SOCIAL_WORDS.praise.has(next) || /^(?:is|your|you|well)$/.test(next) || SOCIAL_WORDS.greeting.has(last) ||
          (last === 'at' && next === '') ||
          (next === 'work' && named(SOCIAL_WORDS.thanks));
      if (word === 'everyone' || word === 'everybody') return SOCIAL_WORDS.greeting.has(last) && next === '';
      return word === 'much' || word === 'one' || word === 'many';
    case 'time':
      if (word === 'this') return named(SOCIAL_WORDS.apology) || named(SOCIAL_WORDS.burden) || named(SOCIAL_WORDS.feeling);
      if (!PRAISED_TIMES.has(word)) return false;
      return all.length === 1 || named(SOCIAL_WORDS.praise) || named(SOCIAL_WORDS.greeting) || /^(?:my|what|late)$/.test(last);
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

function isOpening(all: readonly WordToken[], at: number): boolean {
  return at > 0 && (SOCIAL_WORDS.thanks.has(all[0]?.word ?? '') || SOCIAL_WORDS.apology.has(all[0]?.word ?? ''));
}

/** What one thanks or is sorry for: "sorry for the bother", "greetings from the basement". */
function isReason(all: readonly WordToken[], at: number): boolean {
  const [first] = all;
  const opens =
    first !== undefined &&
    (SOCIAL_WORDS.thanks.has(first.word) || SOCIAL_WORDS.apology.has(first.word) || SOCIAL_WORDS.greeting.has(first.word));
  const led = all.findIndex(({ word }) => word === 'for' || word === 'about' || word === 'from');
  return opens && led > 0 && at > led && at - led <= MOST_OPEN_WORDS;
}
