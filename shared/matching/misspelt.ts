import { isGivenName } from '../language/given-names';
import type { Language, Spelling } from '../language/language';
import { perLanguage } from '../language/per-language';
import { thingClasses } from '../language/thing-classes';
import { intendedOf, LETTERS, lettersOfDigit, transposedOf, undoubledOf } from '../language/keyboard';
import { turningKind, turningWords } from '../language/turning';
import { editDistance } from './edit-distance';

const SHORTEST = 4;
/** Of shorter ones only the likeliest misspellings are taken. */
const SHORTEST_OTHER = 3;
const SHORT_WORD = 2;
/** What can be a misspelt word, and one of three letters or two. */
const WRITTEN = /^\p{L}{3,}$/u;
const SHORT = /^\p{L}{2,}$/u;
/** From this length on two letters may be wrong. */
const LONG = 8;

/**
 * Is the written word a misspelling of this one: no word or name itself, as near to it as typing errors are, and no likelier another
 * word that turns a meaning ("oly" for "only"), or one that a prefix makes of it ("ulock" is as near to "unlock" as to "lock"). Where it
 * stands for what is to be done or asked, no other word that could stand there may be as likely: "lnd" is "lend" as well as "land".
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
  if (!spelling || written === word || isOther(written)) return false;
  if (isStruckOver(written, word)) return isWordOf(language, spelling, word);
  const isShort = word.length < SHORTEST_OTHER;
  if (!isShort && !isNear(written, word)) return false;
  if (!(word.length < SHORTEST ? SHORT : WRITTEN).test(written) || !/^\p{L}+$/u.test(word)) return false;
  if (isKnown(language, spelling, written)) return false;
  // What a confirmed wording was mistyped with: "destock" is not "estock".
  if (!isWordOf(language, spelling, word)) return false;
  if (isDerived(spelling, written, word) || exchangesPrefix(spelling, written, word)) return false;
  const slips = slipsOf(written);
  const kind = slips.findIndex((slip) => slip.has(word));
  // "onn" for "on", since "fo" is "for" as well as "of"; "fr" for "for", not "pt" for "put"
  const isSmallSlip = isSmall(language, word) || language.words.articles.has(word);
  const isLikely = kind === 0 ? !isShort || written.length > word.length : kind === 1 && !isShort && isSmallSlip;
  if (word.length < SHORTEST && !isLikely) return false;
  // "ther" is no "the", but "there".
  const rivals = word.length < SHORTEST && kind > 0 ? smallWordsOf(language) : [];
  const distance = editDistance(written, word, mostWrong(word));
  const shortest = word.length < SHORTEST ? SHORT_WORD : SHORTEST_OTHER;
  const isOtherWord = (other: string): boolean => other !== word && other.length >= shortest;
  const isAsNear = (other: string): boolean => isOtherWord(other) && editDistance(written, other, distance) <= distance;
  const isAsLikely = (other: string): boolean =>
    kind < 0 ? isAsNear(other) : isOtherWord(other) && slips.slice(0, kind + 1).some((slip) => slip.has(other));
  // "ununtil" is said by nobody.
  const derived = isSmall(language, word) ? [] : derivedOf(spelling, word);
  const { questionWords } = language.words.politeness;
  const isOrder = isVerb && !questionWords.has(word) && !isSmall(language, word);
  // Where the verb of an order stands, no other word makes a request of it: "over the station to Room 12" is none.
  const mayStand = (other: string): boolean => !isOrder || !standsForNoVerb(language, other);
  // "nactive" is not taken for "inactive", nor "ublock" for "unlock", whichever keys "active" and "block" would need.
  const { polarity } = language.words.turning;
  // "dliver" is no liver where an order begins.
  const alikeOnes = derived.filter((other) => !isOrder || other.length > word.length || spelling.isOrder(other));
  const opposite = polarity.has(word) ? [...alikeOnes, ...[...polarity].filter(mayStand)] : alikeOnes;
  const isOpposite = (other: string): boolean =>
    kind === 0 || (isOrder ? MILD_OF_VERBS : MILD_PREFIXES).some((prefix) => word === prefix + other)
      ? isAsLikely(other)
      : isAsNear(other);
  if (opposite.some(isOpposite) || rivals.some(isAsLikely)) return false;
  // "24 caes" is no "24 in case".
  const turnsIt = (other: string): boolean => mayStand(other) && !isInflected(word, other) && isAsLikely(other);
  if (turningWords(language).some(turnsIt)) return false;
  if (!isVerb) return true;
  if (questionWords.has(word)) return ![...questionWords].some(isAsLikely);
  if (!isOrder) return true;
  if (kind < 0) return !neighboursOf(written).some((other) => isOtherOrder(other) && isAsNear(other));
  const [likelier, alike] = [slips.slice(0, kind), slips[kind] ?? NO_SLIPS];
  return (
    !likelier.some((slip) =>
      [...slip].some((other) => isOtherOrder(other) && (isOther(other) || !isUncommon(language, other, word)))
    ) &&
    ![...alike].some((other) => isOtherOrder(other) && (isOther(other) || !isRarer(language, written, other, word)))
  );

  // "Hre out …" is no "her out".
  function isOtherOrder(other: string): boolean {
    return (
      isOtherWord(other) &&
      !isInflected(other, word) &&
      spelling?.isOrder(other) === true &&
      (isOther(other) || !isNoVerb(language, other))
    );
  }
}

/**
 * "ot" for "to", "fo" for "of": the two letters of a small word in each other's place, where what is written is no word. As "fo" may also be "for", this
 * says something only where the one word stands in a wording that the query is otherwise.
 */
export function isExchanged(language: Language, written: string, word: string): boolean {
  const kind = turningKind(language, word);
  return (
    word.length === SHORT_WORD &&
    written !== word &&
    /^\p{L}{2}$/u.test(written) &&
    written === `${word[1] ?? ''}${word[0] ?? ''}` &&
    kind !== 'negation' &&
    kind !== 'condition' &&
    language.spelling !== undefined &&
    !isKnown(language, language.spelling, written)
  );
}

/** "boooook", "b0ok", "s3ats", "seat5s": a key held down, or one of the row of numbers within the word. */
function isStruckOver(written: string, word: string): boolean {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return false;
  if (/^\p{L}+$/u.test(written)) return /(\p{L})\1{2}/u.test(written) && undoubled(written) === undoubled(word);
  const digit = /^(\p{L}*)(\d)(\p{L}+)$/u.exec(written);
  if (!digit) return false;
  const [, before = '', key = '', behind = ''] = digit;
  // "5seats" says how many.
  return (
    (before !== '' && before + behind === word) ||
    [...lettersOfDigit(key)].some((one) => before + one + behind === word)
  );
}

/** What they make of a word, or of a verb, is not its opposite: "rserve" would need a far key for "serve", and "ivoice" for "voice". */
const MILD_PREFIXES = ['re', 'co'];
const MILD_OF_VERBS = [...MILD_PREFIXES, 'in'];

const NO_SLIPS: ReadonlySet<string> = new Set();

/**
 * Of two verbs that one slip each makes the written word of: the hand seldom misses the first key, and the words of requests are those that
 * are asked for ("snd" is not "end", "watr" not "war").
 */
function isRarer(language: Language, written: string, other: string, word: string): boolean {
  const { vocabulary } = language.words;
  const begins = (one: string): boolean => one[0] === written[0];
  return (
    (begins(word) && !begins(other)) ||
    (vocabulary.has(word) && !vocabulary.has(other)) ||
    isUncommon(language, other, word)
  );
}

/** Does a request often begin with the one and seldom with the other, which the tenant does not know: "Eend" is not "end". */
function isUncommon({ words: { commonOrders } }: Language, other: string, word: string): boolean {
  return commonOrders?.has(word) === true && !commonOrders.has(other);
}

/** A word that turns a meaning and is not what an order begins with; "not" and "if" may stand before anything. */
function standsForNoVerb(language: Language, word: string): boolean {
  const kind = turningKind(language, word);
  return (
    kind !== undefined && kind !== 'negation' && kind !== 'condition' && language.spelling?.isOrder(word) === false
  );
}

/** "her", "its": no request begins with it. */
function isNoVerb({ words }: Language, word: string): boolean {
  return words.pronouns.has(word) || words.articles.has(word) || words.owners.has(word);
}

/** What a prefix makes of the word, or what it was made of. */
function derivedOf(spelling: Spelling, word: string): string[] {
  const longer = spelling.prefixes.map((prefix) => prefix + word);
  const shorter = spelling.prefixes.flatMap((prefix) => (word.startsWith(prefix) ? [word.slice(prefix.length)] : []));
  return [
    ...longer.filter((other) => spelling.isWord(other) || turnsAround(spelling, other, word)),
    // "grees" is no word, and "degrees" is one.
    ...shorter.filter(
      (other) => spelling.isWord(other) || (!spelling.isWord(word) && turnsAround(spelling, other, word))
    ),
  ];
}

/**
 * Is no other word of the language as likely as this one, of which the written one is a misspelling; of a short one it has to be a slip of
 * the hand, since "Augusta" and "Sundar" are names.
 */
export function isOnlyMeaning({ spelling }: Language, written: string, word: string): boolean {
  const slips = slipsOf(written);
  const kind = slips.findIndex((slip) => slip.has(word));
  if (kind < 0 && word.length < LONG) return false;
  const alike = kind < 0 ? neighboursOf(written) : slips.slice(0, kind + 1).flatMap((slip) => [...slip]);
  return !alike.some((other) => other !== word && !isInflected(other, word) && spelling?.isWord(other));
}

/**
 * The texts that a hand may have meant that typed this one, the likeliest kind first: two letters changed places or one doubled, or one
 * of two equal ones left out; any one left out, or another key struck beside its own. What needs a far key is in none.
 */
function slipsOf(written: string): readonly ReadonlySet<string>[] {
  const intended = intendedOf(written);
  const redoubled = intended.filter((one) => undoubledOf(one).includes(written));
  const plain = new Set([...transposedOf(written), ...undoubledOf(written), ...redoubled]);
  return [plain, new Set(intended)];
}

/** Could a hand have typed the first one for the second, whatever other words there are. */
export function mayBeMeant(written: string, word: string): boolean {
  if (word.length < SHORTEST_OTHER) return slipsOf(written)[0]?.has(word) === true;
  return isNear(written, word) || isStruckOver(written, word);
}

/** As near to the word as typing errors are; what is not is none of its misspellings. */
export function isNear(written: string, word: string): boolean {
  const most = mostWrong(word);
  return word.length >= SHORTEST_OTHER && editDistance(written, word, most) <= most;
}

function mostWrong(word: string): number {
  return word.length >= LONG ? 2 : 1;
}

/** "reserves" is the same verb as "reserve". */
function isInflected(other: string, word: string): boolean {
  return other === `${word}s` || other === `${word}es`;
}

const smallWordsOf = perLanguage(({ words }): readonly string[] =>
  [words.functionWords, words.articles, words.pronouns, words.auxiliaries].flatMap((list) => [...(list ?? [])])
);

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
  if (!mayBeMisspelt(language, written)) return undefined;
  // "sso" is no "so".
  const isHeld = (undoubled(written).length > 2 ? /(\p{L})\1/u : /(\p{L})\1{2}/u).test(written);
  const stretched = isHeld ? stretchedWordsOf(language).get(undoubled(written)) : undefined;
  if (stretched !== undefined || written.length < SHORTEST) return stretched;
  const polite = politeWordsOf(language);
  // "llease" is rather "lease" than "please".
  const slip = slipsOf(written).find((one) =>
    [...one].some((word) => polite.has(word) || language.spelling?.isWord(word))
  );
  const [meant, another] = [...(slip ?? [])].filter((word) => polite.has(word));
  return another === undefined ? meant : undefined;
}

/** "thanksss", "heyyy", "plss": what is a whole polite phrase, by its letters without those that are held down. */
const stretchedWordsOf = perLanguage(({ words: { politeness, fillers } }): ReadonlyMap<string, string> => {
  const phrases = [politeness.openings, politeness.closings].flatMap((list) => list.split(/[|\n]/));
  const whole = phrases.map((phrase) => phrase.trim()).filter((phrase) => /^\p{L}{2,}$/u.test(phrase));
  return new Map([...whole, ...politeness.anywhere, ...(fillers ?? [])].map((word) => [undoubled(word), word]));
});

function undoubled(text: string): string {
  return text.replace(/(\p{L})\1+/gu, '$1');
}

/** Those that a request itself hardly has: small words of the frames, and what is a whole phrase ("thanks"). */
const politeWordsOf = perLanguage((language): ReadonlySet<string> => {
  const { functionWords, politeness } = language.words;
  const { anywhere, openings, gerundOpenings, questionOpenings, closings } = politeness;
  const phrases = [openings, gerundOpenings, questionOpenings, closings].flatMap((list) => list.split(/[|\n]/));
  const whole = phrases.map((phrase) => phrase.trim()).filter((phrase) => !phrase.includes(' '));
  const small = phrases.flatMap((phrase) => phrase.split(/\s+/)).filter((word) => functionWords?.has(word));
  return new Set(
    [...anywhere, ...whole, ...small].filter(
      (word) => word.length >= SHORTEST && turningKind(language, word) === undefined
    )
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

/** The dictionary need not have what a prefix makes of its words: "unpublish". */
function isWordOf(language: Language, spelling: Spelling, word: string): boolean {
  return (
    isKnown(language, spelling, word) ||
    language.words.calendar?.has(word) === true ||
    spelling.prefixes.some(
      (prefix) => word.startsWith(prefix) && isKnown(language, spelling, word.slice(prefix.length))
    )
  );
}

function isDerived({ prefixes, suffixes }: Spelling, longer: string, shorter: string): boolean {
  return (
    prefixes.some((prefix) => longer === prefix + shorter) ||
    suffixes.some((suffix) => longer === shorter + suffix && suffix !== shorter.at(-1))
  );
}

/** "destock" and "restock": the same word turned in two ways. */
function exchangesPrefix({ reversing, isWord }: Spelling, written: string, word: string): boolean {
  return reversing.some((prefix) => {
    const stem = word.slice(prefix.length);
    return (
      word.startsWith(prefix) && isWord(stem) && reversing.some((other) => other !== prefix && written === other + stem)
    );
  });
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
