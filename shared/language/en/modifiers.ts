import { isKnownWord } from './known-words';
import { infinitives } from './spelling';
import { turningKind } from '../turning';
import { words } from './words';

const STATE = /..(?:ed|less|able|ible)$/;
const IRREGULAR_STATES = new Set('broken frozen stolen torn worn bent burnt spoilt split'.split(' '));

/**
 * Does a word say which of several things is meant, or turn what is done to them: compared ("larger", "brightest"), denied ("unused",
 * "non-stick"), or done by a verb that turns requests ("canceled", "cancelling"). What has a plural is a noun: "tower", "union".
 */
export function saysWhich(word: string): boolean {
  // "units" are not denied "its", nor is "until" ("till"); "honest" has "honer" beside it in a dictionary.
  if (hasPlural(word) || isPlural(word) || word === 'honest' || word === 'until') return false;
  const denied = /^(?:un|non-?)(.{3,})$/.exec(word)?.[1];
  const verbs = /ed$/.test(word) ? [word.replace(/ed$/, ''), word.replace(/d$/, '')] : infinitives(word);
  const isTurning = verbs.some((verb) =>
    [verb, verb.replace(/(\p{L})\1$/u, '$1')].some((one) => words.turning.polarity.has(one))
  );
  return isCompared(word) || isTurning || (denied !== undefined && (isKnownWord(denied) || STATE.test(denied)));
}

function isCompared(word: string): boolean {
  const stem = word.replace(/(?:er|est)$/, '');
  return stem !== word && [`${stem}er`, `${stem}est`].every(isKnownWord);
}

const DAYTIMES = new Set('morning afternoon evening night day'.split(' '));
const ADJECTIVES = new Set('old young big small large tiny huge great long short late early'.split(' '));
/** "the new school", "the usual dealer": of a thing that the wording calls certain they say which of them it is, and of one that the value names they are its name. */
const DISTINGUISHING = new Set('new usual regular normal special cheap expensive'.split(' '));
/** Of a certain thing they say which one it is: "the empty room" has to be found. */
const UNCERTAIN_ADJECTIVES = new Set(
  `full empty missing bad good nice fast slow quick temporary permanent spare unused used blank separate second-hand joint shared fake running
  popular common`.split(/\s+/)
);
const RANKS = new Set('main major minor'.split(' '));
/** Where a part of a thing or a place is: "the lower shelf", "the far end". */
const POSITIONS = new Set('upper lower top bottom inner outer middle far front rear'.split(' '));
const ORDINALS = new Set('first second third fourth fifth sixth final initial'.split(' '));
const FREQUENCIES = new Set('daily nightly weekly fortnightly monthly quarterly yearly annual'.split(' '));
const ACCESSES = new Set('open closed public private'.split(' '));

/** What has more and less of something, so that "lower" and "top" compare it, and what is counted or chosen: "the lower bid", "the top page". */
const COMPARED = new Set(
  `bid offer quote estimate figure fee fare rent wage salary cost sum charge tariff dose dosage strength temperature pressure speed
  volume level grade tier band bracket score mark rating percentage weight height age risk priority setting amount price rate
  page part batch lot set piece row line entry result hour minute second chance attempt try option choice place position instance slot one
  thing person candidate applicant seller scorer performer player match mention question answer reply`.split(/\s+/)
);

/** What comes in turns that are counted once and for all, so that an ordinal names one: "the second session", but "the second crate" is any of some. */
const TURNS = new Set(
  `session visit interview appointment fitting lesson lecture seminar rehearsal inspection viewing hearing round stage phase heat leg exam payment instalment
  installment injection jab vaccination rinse coat sitting draft reminder warning consultation treatment scan bedroom bathroom floor act scene chapter
  movement module shift innings fixture mock assessment review check test reading sample feed showing milking watering`.split(
    /\s+/
  )
);

/** Adjectives of which one may stand in the place of another one: they tell the same of a thing. */
const RIVALS = [
  [
    ...POSITIONS,
    ...'back left right near main side central north south east west northern southern eastern western'.split(' '),
  ],
  [...DAYTIMES, ...'early late midday lunchtime weekend'.split(' ')],
  [...ORDINALS],
  [...FREQUENCIES],
  [...ACCESSES],
  'small medium large big little tiny huge'.split(' '),
  'long short'.split(' '),
  'old new young'.split(' '),
  'temporary permanent'.split(' '),
  'single double twin triple'.split(' '),
  'full half'.split(' '),
].map((words) => new Set(words));

/** Do both tell the same of a thing, so that where one stood the other one is another value: "early" and "late", "top" and "lower". */
export function areAlike(word: string, other: string): boolean {
  return RIVALS.some((words) => words.has(word) && words.has(other)) || [word, other].every(isOrdinal);
}

/** "first", "10th" */
function isOrdinal(word: string): boolean {
  return /^\d{1,3}(?:st|nd|rd|th)$/.test(word) || (ORDINALS.has(word) && !/al$/.test(word));
}

/** How a thing is made or what it is meant for: no state that it has come to, as "broken" and "cancelled" are. */
const MADE = new Set(
  `extended guided heated covered raised walled sprung padded quilted tinted laminated glazed printed reinforced insulated galvanised tailored supervised accelerated advanced
  assisted combined condensed abridged illustrated automated motorised powered tiled paved fenced floodlit carpeted furnished unfurnished seated fitted smoked salted pickled
  carbonated distilled knitted woven embroidered engraved embossed mounted layered sleeved hooded lined recycled disposable portable inflatable foldable washable adjustable`.split(
    /\s+/
  )
);
const LASTING = new Set(['temporary', 'permanent']);

/** "the rimless frame", "the guided tour", and of any one "a temporary badge": as a whole between an article and its noun it tells the kind. */
export function isMake(word: string, { certain }: { certain: boolean }): boolean {
  return (
    MADE.has(word) ||
    (!certain && LASTING.has(word)) ||
    (/..less$/.test(word) && isKnownWord(word) && !/^(?:use|worth|regard|need|count|point|hope)less$/.test(word))
  );
}

/** Of several things they choose one by what is known elsewhere: "the right key", "the nearest shop". */
const CHOOSING = new Set(
  `same other different similar right wrong correct best worst better worse closest near nearby upcoming following preceding present
  remaining existing missing certain various multiple several particular specific possible necessary required respective relevant preferred
  favourite favorite most less next alternative`.split(/\s+/)
);

/** Does a word choose one of several, which no earlier value in its place makes a name of. */
export function chooses(word: string): boolean {
  return CHOOSING.has(word) || isCompared(word);
}

const SORTING = new Set(
  'general special common joint shared separate temporary permanent original official regular normal standard'.split(
    ' '
  )
);

/** Does a word that chooses one elsewhere also tell one sort from another: "general waste", "the accessible toilet". */
export function maySort(word: string): boolean {
  return (
    SORTING.has(word) || (/..(?:able|ible)$/.test(word) && !CHOOSING.has(word) && !saysWhich(word) && !hasPlural(word))
  );
}

/** What a thing has, and may have had otherwise before: "the old address" is the one that it had. */
const ATTRIBUTES = new Set(
  `address amount budget code copy date deadline dose limit list name number order password phone place plan portion price rate record route schedule
  setting share size status term time title total value version way`.split(/\s+/)
);

/**
 * What a word tells of the kind of a thing, behind an article and before a noun: when it is there ("the night market"), how old, large or late it is,
 * what happened to it ("the old barn", "the frozen lake"), how it ranks ("the main flue"), or which part or turn it is ("the lower shelf", "the second
 * session", "the weekly shop"). Elsewhere such words turn requests, count, or say which
 * of several is meant.
 *
 * @param certain the article is the definite one, and the noun no name
 * @param named the article is the value's own, so that it names the thing as a whole
 */
export function tellsKind(
  word: string,
  noun: string,
  { certain, named }: { certain: boolean; named: boolean }
): 'daytime' | 'rank' | 'part' | 'place' | 'look' | undefined {
  if (ATTRIBUTES.has(noun)) return undefined;
  if (DAYTIMES.has(word)) return 'daytime';
  if (RANKS.has(word)) return 'rank';
  if (FREQUENCIES.has(word) || ACCESSES.has(word)) return 'part';
  if (ORDINALS.has(word)) return certain && TURNS.has(noun) ? 'part' : undefined;
  if (POSITIONS.has(word)) return certain && !COMPARED.has(noun) ? 'place' : undefined;
  const looks =
    ADJECTIVES.has(word) ||
    ((!certain || named) && DISTINGUISHING.has(word)) ||
    (!certain && UNCERTAIN_ADJECTIVES.has(word)) ||
    (isState(word) && !saysWhich(word) && turningKind({ words }, word) === undefined);
  return looks ? 'look' : undefined;
}

/**
 * Does an adjective only describe what it stands before, where no article opens the phrase: "new tags", "spare drums", "old Amsterdam". What
 * compares, points or chooses ("other", "nearest", "remaining", "right") does not, and so does none of what things have ("old password").
 */
export function describes(word: string, noun: string): boolean {
  const looks =
    ADJECTIVES.has(word) ||
    DISTINGUISHING.has(word) ||
    UNCERTAIN_ADJECTIVES.has(word) ||
    (isState(word) && !saysWhich(word));
  return looks && !ATTRIBUTES.has(noun);
}

/** Whatever it is of, these tell the kind of it: "whole almonds", "a double gate", "free range". */
const NAMING = new Set(
  'whole double triple half free full final opening closing backup outdoor indoor online offline overnight'.split(' ')
);
/** How much of it. */
const SHARES = new Set('whole double triple half full'.split(' '));
/** Of a certain thing these say no more than which one is free, or what somebody thinks of it: "the empty room", "the good table". */
const PASSING = new Set(
  'empty missing bad good nice spare unused used blank fake running free usual regular normal'.split(' ')
);

/**
 * Does a word that chooses, counts or turns elsewhere only name a thing by its look, its size or how it is made, before its noun: "raised seat", "the new trays",
 * "whole almonds". What a thing has (`ATTRIBUTES`) it may have had otherwise.
 *
 * @param certain the article is the definite one
 * @param alone nothing of the value but the word itself stands before the noun: "the long paddock"
 */
export function looks(word: string, noun: string, { certain, alone }: { certain: boolean; alone: boolean }): boolean {
  if (ATTRIBUTES.has(noun) || chooses(word)) return false;
  // "a double fee"
  if (SHARES.has(word) && COMPARED.has(noun)) return false;
  // "whole almonds" are not cut; "the whole litter" is all of it.
  if (word === 'whole' && (certain || alone)) return false;
  const isPlain = turningKind({ words }, word) === undefined;
  if (alone)
    return (
      !isPlural(noun) &&
      ((isPlain && ADJECTIVES.has(word)) || (certain && ADDED.has(word)) || (NAMING.has(word) && !PASSING.has(word)))
    );
  if (certain && isPlural(noun) && isState(word) && !MADE.has(word)) return false;
  const tells = NAMING.has(word) || MADE.has(word) || (isPlain && describes(word, noun));
  return tells && !(certain && PASSING.has(word));
}

const ADDED = new Set('new special temporary permanent'.split(' '));

/** Does an adjective say that a thing is none of those that are there, so that even "the new fuse board" only names it. */
export function makesNew(word: string): boolean {
  return ADDED.has(word);
}

/** Does a word say what was done to a thing or can be: "stuffed", "cordless", "inflatable". Of a certain one it says which one it is. */
export function isState(word: string): boolean {
  return IRREGULAR_STATES.has(word) || (STATE.test(word) && !hasPlural(word));
}

/** "nurses", "knives": no "glass", "chess". */
export function isPlural(word: string): boolean {
  if (/(?:men|children|people|teeth|feet|mice|geese)$/.test(word)) return true;
  return (
    /[^s]s$/.test(word) &&
    [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y'), word.replace(/ves$/, 'f')].some(
      (one) => one !== word && isKnownWord(one)
    )
  );
}

/** Of these adjectives are adverbs: "simply", "gently". */
const ENDING_IN_LE = new Set(
  'simple ample supple gentle subtle brittle little idle noble humble nimble feeble double triple treble multiple single stable'.split(
    ' '
  )
);

/** "reply" and "assembly" end as adverbs do, and "wobbly" and "crinkly", which are of verbs; "a weekly" is one all the same. */
export function isNoun(word: string): boolean {
  const verb = word.replace(/ly$/, 'le');
  const isOfVerb =
    verb !== word && !/[ai]ble$/.test(verb) && !ENDING_IN_LE.has(verb) && isKnownWord(verb) && isKnownWord(`${verb}d`);
  return (
    isOfVerb || (isKnownWord(word.replace(/y$/, 'ies')) && !/^(?:dai|night|week|month|quarter|year|hour)ly$/.test(word))
  );
}

/** "moped" ends as "stuffed" does. */
function hasPlural(word: string): boolean {
  return isKnownWord(word) && isKnownWord(`${word}s`);
}
