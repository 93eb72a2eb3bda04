import type { Language } from '../language';
import { findMoney, findNumbers } from './amounts';
import { isAmbiguousTime } from './clock-times';
import { asksForEach, isConditional } from './conditions';
import { findDates, isTimeRange } from './dates';
import { findDurations } from './durations';
import { envelope } from './envelope';
import { findNumberedIds, isNumberedNoun } from './numbered-ids';
import { hasGerund, isEverydayWord, isKnownWord, isOrder, PREFIXES, REVERSING, SUFFIXES } from './known-words';
import {
  areAlike,
  chooses,
  describes,
  isMake,
  isNoun,
  isPlural,
  isState,
  looks,
  makesNew,
  maySort,
  saysWhich,
  tellsKind,
} from './modifiers';
import { isPeriod } from './periods';
import { isClosingFrame, openingFrame } from './polite-frames';
import { smallTalk } from './small-talk';
import { infinitives, spell } from './spelling';
import { withoutStreetNames } from './street-names';
import { WORDED } from './time-phrases';
import { words } from './words';

const LEADING = new Set(
  `lasting starting ending beginning costing affecting containing concerning covering involving including arriving departing leaving
  expiring weighing totaling totalling running using due valid effective payable`.split(/\s+/)
);

const IRREGULAR_PARTICIPLES = new Set(
  'found made written sent bought sold held built taken given kept lost drawn driven grown shown worn brought caught'.split(
    ' '
  )
);

/** English. */
export const english: Language = {
  code: 'en',
  name: 'English',
  words,
  customs: [],
  findDates: (text, clock) => findDates(withoutStreetNames(text), clock),
  findDurations: (text) => findDurations(withoutStreetNames(text)),
  findMoney: (text) => findMoney(withoutStreetNames(text)),
  findNumbers,
  findNumberedIds,
  isAmbiguousTime,
  isTimeRange,
  worded: WORDED,
  spell,
  infinitives,
  isParticiple: (word) => /^\p{L}{3,}ed$/u.test(word) || LEADING.has(word) || IRREGULAR_PARTICIPLES.has(word),
  isNumberedNoun,
  isPeriod,
  isConditional,
  asksForEach,
  isOrdinaryWord: (text, start, end) => {
    const word = text.slice(start, end);
    if (/^(?:may|will|mark|bill)$/.test(word)) return true;
    return /^(?:May|Will)$/.test(word) && /^\s+(?:i|we|you|he|she|it|they)\b/i.test(text.slice(end));
  },
  modifiers: {
    saysWhich,
    isState,
    looks,
    tellsKind,
    areAlike,
    isMake,
    chooses,
    describes,
    makesNew,
    maySort,
    isPlural,
    isNoun,
  },
  spelling: {
    isWord: isKnownWord,
    isEveryday: isEverydayWord,
    isOrder,
    hasGerund,
    prefixes: PREFIXES,
    reversing: REVERSING,
    suffixes: SUFFIXES,
  },
  politeFrames: { opening: openingFrame, isClosing: isClosingFrame },
  envelope,
  smallTalk,
};
