import { isGivenName } from '../language/given-names';
import type { Language, Spelling } from '../language/language';
import { perLanguage } from '../language/per-language';
import { thingClasses } from '../language/thing-classes';
import { intendedOf, LETTERS, transposedOf, undoubledOf } from '../language/keyboard';
import { turningKind, turningWords } from '../language/turning';
import { editDistance } from './edit-distance';

const SHORTEST = 4;
/** What can be a misspelt word. */
const WRITTEN = /^\p{L}{3,}$/u;
/** From this length on two letters may be wrong. */
const LONG = 8;

/**
 * Is the written word a misspelling of this one: no word or name itself, as near to it as typing errors are, and no nearer to a word that
 * turns a meaning ("ulock" is as near to "unlock" as to "lock") or to one that a prefix makes of it. Where it stands for what is
 * to be done, no word that everybody uses may be as near either: "lnd" is "lend" as well as "land".
 *
 * @param isOther words that the tenant knows, which are never misspellings
 */
export function isMisspelling(
  language: Language,
  written: string,
  word: string,
  { isVerb, isOther }: { isVerb: boolean; isOther: (word: string) => boolean }
): boolean {
  const { spelling } = language;
  if (!spelling || written === word || !isNear(written, word)) return false;
  if (!WRITTEN.test(written) || !/^\p{L}+$/u.test(word)) return false;
  const distance = editDistance(written, word, mostWrong(word));
  if (isKnown(language, spelling, written) || isOther(written)) return false;
  if (isDerived(spelling, written, word)) return false;
  const intended = intendedOf(written);
  const isTyped = intended.includes(word);
  // What a hand mistypes easily is rather that than a word which it would have to miss by a far key.
  // Of two words that turn a meaning ("from", "for") neither is taken for likelier.
  const isPlain = turningKind(language, word) === undefined;
  const isAsNear = (other: string): boolean =>
    isTyped && isPlain ? intended.includes(other) : editDistance(written, other, distance) <= distance;
  // "ununtil" is said by nobody.
  const derived = isSmall(language, word)
    ? []
    : spelling.prefixes.flatMap((prefix) =>
        word.startsWith(prefix) ? [prefix + word, word.slice(prefix.length)] : [prefix + word]
      );
  const said = derived.filter(
    (other) => other.length > 2 && (spelling.isWord(other) || turnsAround(spelling, other, word))
  );
  const turning = turningWords(language).filter((other) => other !== word);
  if ([...said, ...turning].some((other) => other.length > 2 && isAsNear(other))) return false;
  if (!isVerb) return true;
  const alike = transposedOf(written).includes(word)
    ? transposedOf(written)
    : undoubledOf(written).includes(word)
      ? undoubledOf(written)
      : isTyped
        ? intended
        : neighboursOf(written);
  return !alike.some((other) => other !== word && !isInflected(other, word) && spelling.isEveryday(other));
}

/** As near to the word as typing errors are; what is not is none of its misspellings. */
export function isNear(written: string, word: string): boolean {
  const most = mostWrong(word);
  return word.length >= SHORTEST && editDistance(written, word, most) <= most;
}

function mostWrong(word: string): number {
  return word.length >= LONG ? 2 : 1;
}

/** "reserves" is the same verb as "reserve". */
function isInflected(other: string, word: string): boolean {
  return other === `${word}s` || other === `${word}es`;
}

/** Words that join, negate or stand before a noun have no other one made of them by a prefix. */
function isSmall(language: Language, word: string): boolean {
  const kind = turningKind(language, word);
  return language.words.functionWords?.has(word) === true || (kind !== undefined && kind !== 'polarity');
}

/** Could it be a misspelling of something, as far as the language knows: what the tenant knows is not asked. */
export function mayBeMisspelt(language: Language, written: string): boolean {
  const { spelling } = language;
  return spelling !== undefined && WRITTEN.test(written) && !isKnown(language, spelling, written);
}

/**
 * The word of a polite phrase that a hand meant which typed this one ("wouod", "plese"); `undefined` where it is a word itself or
 * may be several of them. None that turns a meaning is meant.
 */
export function politeWordMeant(language: Language, written: string): string | undefined {
  if (written.length < SHORTEST || !mayBeMisspelt(language, written)) return undefined;
  const intended = new Set(intendedOf(written));
  const [meant, another] = politeWordsOf(language).filter((word) => intended.has(word));
  return another === undefined ? meant : undefined;
}

/** Those that a request itself hardly has: small words of the frames, and what is a whole phrase ("thanks"). */
const politeWordsOf = perLanguage((language): readonly string[] => {
  const { functionWords, politeness } = language.words;
  const { anywhere, openings, gerundOpenings, questionOpenings, closings } = politeness;
  const phrases = [openings, gerundOpenings, questionOpenings, closings].flatMap((list) => list.split(/[|\n]/));
  const whole = phrases.map((phrase) => phrase.trim()).filter((phrase) => !phrase.includes(' '));
  const small = phrases.flatMap((phrase) => phrase.split(/\s+/)).filter((word) => functionWords?.has(word));
  return [...new Set([...anywhere, ...whole, ...small])].filter(
    (word) => word.length >= SHORTEST && turningKind(language, word) === undefined
  );
});

/** The dictionary has no names, no abbreviations and none of the words that only requests have: "latin", "mri", "admin". */
function isKnown(language: Language, spelling: Spelling, word: string): boolean {
  const { vocabulary, genericNouns, organisationNouns } = language.words;
  return (
    spelling.isWord(word) ||
    [vocabulary, genericNouns, organisationNouns].some((list) => list.has(word)) ||
    thingClasses(language, word).length > 0 ||
    isGivenName(language, word)
  );
}

function isDerived({ prefixes, suffixes }: Spelling, longer: string, shorter: string): boolean {
  return (
    prefixes.some((prefix) => longer === prefix + shorter) ||
    suffixes.some((suffix) => longer === shorter + suffix && suffix !== shorter.at(-1))
  );
}

/** "unpublish" is said although no list has it; "ininto" is not. */
function turnsAround({ reversing }: Spelling, other: string, word: string): boolean {
  return reversing.some((prefix) => other === prefix + word || word === prefix + other);
}

/** Every text that is one typing error away. */
function neighboursOf(word: string): string[] {
  const found = transposedOf(word);
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after !== '') found.push(before + after.slice(1));
    for (const letter of LETTERS) {
      found.push(before + letter + after);
      if (after !== '') found.push(before + letter + after.slice(1));
    }
  }
  return found;
}
