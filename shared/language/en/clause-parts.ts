import { wordSet } from '../language';
import type { WordToken } from '../tokens';
import { turningKind } from '../turning';
import type { Odds } from './idle-classifier';
import { hasGerund, isKnownWord, isOrder } from './known-words';
import { TOPICS } from './private-life';
import { SOCIAL_WORDS } from './social-words';
import { words } from './words';

/** Words that join a clause and let it be one of its own. */
export const PLAIN_JOINS = wordSet('and but so because');
/** Where one of these is said, something may be wished for or forbidden. */
export const MODALS = wordSet(
  'must should can could will would shall may might ought need needs needed want wants wanted wish wishes let lets please pls plz prefer rather better supposed'
);
/** Verbs of word and will that are as common where nothing is asked for: what is said with them decides. */
export const EVERYDAY = wordSet(
  `hope hoping hoped know knows knew known think thinking thought guess find found look looks looking do did done doing happen happens happened
  say says said saying tell told ask asked asking read reading write writing wrote written mess lie learn learning learnt left use used mind
  end visit stay come came coming arrive arrived bring brings brought get gets got getting give gives gave given let try trying keep keeps
  kept keeping start started finish finished question call calling called calls turn turned send sending sent pray sort point print number
  take matter`
);
/** "so bear with me", "so picture me bowing": orders to the reader and none to do anything. */
const SOCIAL_ORDERS = wordSet('excuse forgive pardon bear picture imagine thank bless');
const LANGUAGE_NAMES = wordSet((words.kinds.language ?? '').split(', ').join(' '));

/** What commas, full stops and "and" divide. */
export function partsOf(said: readonly WordToken[]): WordToken[][] {
  const parts: WordToken[][] = [];
  for (const [at, token] of said.entries()) {
    const divided =
      at === 0 || token.afterComma || token.sentence !== said[at - 1]?.sentence || PLAIN_JOINS.has(token.word);
    if (divided) parts.push([token]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Is it in several parts, and one of them less sure: "my parrot is ill, feed the cat". A name alone ("Kind regards, Tom") is judged by who asks. */
export function hasPartBelow(said: readonly WordToken[], least: number, oddsOf: Odds): boolean {
  const parts = partsOf(said);
  return (
    parts.length > 1 && parts.some((part) => !part.every(isNamed(part, undefined)) && oddsOf(part, undefined) < least)
  );
}

/** "and apologise to the team", "it smells of onions, feed the cat": behind what is told may be one more thing to do. */
export function hasOrder(said: readonly WordToken[], join: string | undefined): boolean {
  return partsOf(said).some(
    (part, at) => (at > 0 || join !== undefined) && mayOrder(plain(part)) && !isGoodWish(plain(part))
  );
}

/** "and have a lovely evening" */
function isGoodWish([first, ...rest]: readonly WordToken[]): boolean {
  return /^(?:have|enjoy)$/.test(first?.word ?? '') && rest.some(({ word }) => SOCIAL_WORDS.praise.has(word));
}

/** A part without what joins it. */
export function plain(part: readonly WordToken[]): readonly WordToken[] {
  return PLAIN_JOINS.has(part[0]?.word ?? '') ? part.slice(1) : part;
}

/** "tomorrow", "at six", "three"; of today only is told. */
export function isValue({ word, raw }: WordToken): boolean {
  return (
    word.startsWith('<') && !/^(?:today|tonight|yesterday|this (?:morning|afternoon|evening)|last night)$/i.test(raw)
  );
}

/** A capital within a sentence: "and April Winter". */
export function isNamed(part: readonly WordToken[], join: string | undefined): (token: WordToken) => boolean {
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

export function hasName(said: readonly WordToken[], join: string | undefined): boolean {
  return partsOf(said).some((part) => part.some(isNamed(part, join)));
}

/** "i", "your", "hello". */
export function isOfWriter({ word }: WordToken): boolean {
  return /^(?:i|me|my|we|us|our|you|your)$/.test(word) || SOCIAL_WORDS.greeting.has(word);
}

/** Is a word one of greeting, thanks, praise and the like, or of private life. */
export function isSocialWord(word: string): boolean {
  return Object.values(SOCIAL_WORDS).some((list) => list.has(word)) || TOPICS.has(word);
}

/** "and apologise to the team", "the canteen smells, feed the cat": what is joined and begins with a verb may be one more thing to do. */
function mayOrder([first, second]: readonly WordToken[]): boolean {
  if (
    !first ||
    first.article !== undefined ||
    !second ||
    EVERYDAY.has(first.word) ||
    isParticle(first) ||
    SOCIAL_ORDERS.has(first.word)
  )
    return false;
  return isOrder(first.word) || (second.article !== undefined && hasGerund(first.word));
}

/** "off to the gym", "back to work", "love it there", "we persevere", "still asleep": no order begins so. */
export function isParticle({ word }: WordToken): boolean {
  return (
    word === 'love' ||
    turningKind({ words }, word) === 'direction' ||
    /^(?:back|off|how|like|sure|please|thanks|we|so|still|best)$/.test(word)
  );
}

/** Is a day, count or name in a part, other than its first word. */
export function isValued(part: readonly WordToken[]): boolean {
  return part.some(isValue) || part.slice(1).some(isNamed(part, undefined));
}

/** An everyday verb, or a word that nobody knows and that may be one with a slip. */
export function beginsAsOrder([first]: readonly WordToken[]): boolean {
  if (!first || first.article !== undefined || isParticle(first)) return false;
  return isOrder(first.word) || !(isKnownWord(first.word) || first.word.startsWith('<'));
}

/** What leads over to a clause, with a comma behind it. */
const OPENERS = wordSet(
  'right well ok okay anyway anyhow now oh ah aah hi hiya hey hello yes yeah yep aye listen look alright so um uh er eh btw ps mate folks guys'
);
/** What sighs or goes on after it. */
const CLOSERS = wordSet(
  'so anyway though x xx xxx haha hah lol phew sigh mind indeed eh innit huh folks guys sorry oops whoops argh ugh'
);

/** "Right, back to the spreadsheet", "my parrot is singing, so": without what says nothing at its ends. */
export function withoutEdges(said: readonly WordToken[]): readonly WordToken[] {
  const opens = (at: number): boolean =>
    OPENERS.has(said[at]?.word ?? '') &&
    (said[at + 1]?.afterComma === true || said[at + 1]?.sentence !== said[at]?.sentence);
  let [from, to] = [0, said.length];
  while (from < to - 1 && opens(from)) from += 1;
  while (to - 1 > from && CLOSERS.has(said[to - 1]?.word ?? '')) to -= 1;
  const [first, ...rest] = said.slice(from, to);
  return from > 0 && first ? [{ ...first, afterComma: false }, ...rest] : said.slice(from, to);
}

const MOST_SIGNED = 3;
const MOST_IN_FAREWELL = 5;
const FAREWELLS = wordSet(
  'yours sincerely faithfully truly cordially respectfully regards wishes greetings love bye ciao'
);

/** "Ta very much, Lou", "Yours ever, Ada Holm": without the name behind thanks or a farewell. */
export function withoutSignature(said: readonly WordToken[]): readonly WordToken[] {
  const from = said.findLastIndex(({ afterComma, sentence }, at) => afterComma || sentence !== said[at - 1]?.sentence);
  const [before, name] = [said.slice(0, from), said.slice(from)];
  const isName = name.length <= MOST_SIGNED && name.every(maySign);
  const ends = before.some(({ word }) => SOCIAL_WORDS.thanks.has(word)) || isFarewell(before);
  return from > 0 && isName && ends ? before : said;
}

/** "Lou", but not "Stop". */
function maySign({ word, raw }: WordToken): boolean {
  const asks = isOrder(word) || words.vocabulary.has(word) || turningKind({ words }, word) !== undefined;
  return !word.startsWith('<') && /^\p{Lu}/u.test(raw) && !asks;
}

function isFarewell(part: readonly WordToken[]): boolean {
  return part.length <= MOST_IN_FAREWELL && part.some(({ word }) => FAREWELLS.has(word));
}
