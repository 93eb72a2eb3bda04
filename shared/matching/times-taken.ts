import { isPerson, textsOf } from '../language/free-text';
import type { Language } from '../language/language';
import { isDayName } from '../language/tokens';
import type { Slot } from '../protocol/plan';
import { handsOn, takesAsSaid } from './takes-as-said';
import { hoursLike, isClock, sortsOfTimes, timeSort, type TimeSort } from './time-sorts';

/** Where a slot's time stands in the wording. */
export interface TimePlace {
  /** Of the wording's placeholder. */
  type: Slot['type'];
  /** The fixed word before it; empty where none stands there. */
  before: string;
  /** The wording has another day. */
  hasDayElsewhere: boolean;
  /** The wording has another time of day. */
  hasTimeElsewhere: boolean;
}

type Takes = (phrase: string) => boolean;

/**
 * What a slot takes as it is said, since the tool was given times before as they were said: of typed slots what nobody computes ("lunchtime", "Easter"),
 * of texts that all were times, and of numbers that were hours, the next one. Behind "since" and "until" a day is as good as a time of one ("since 6 am",
 * "since yesterday"), behind "before" and "by", and where one had both, both at once are as good as one of them, where the wording has no other day or time.
 *
 * @returns `undefined` where the slot was no time, or one that the tool takes in a form of its own
 */
export function timesTaken(language: Language, slot: Slot, place: TimePlace): Takes | undefined {
  if (slot.valueType !== 'string') return undefined;
  const own = ownTimes(language, slot, place);
  if (own && takesBoth(language, slot, place))
    return (phrase) => own(phrase) || (timeSort(language, phrase) === 'both' && !isOfTwoHours(language, slot, phrase));
  if (!own || !takesPoints(language, slot, place)) return own;
  return (phrase) => own(phrase) || (isPointInTime(language, phrase) && !isOfTwoHours(language, slot, phrase));
}

/**
 * "before 5 pm" and "by Friday" have room for "before 08:00 tomorrow" and "by 5 pm on Friday", where the day or the time stands nowhere else, and "for Monday"
 * for "5 pm on Thursday" where "tomorrow at 9" was given once.
 */
function takesBoth(
  language: Language,
  slot: Slot,
  { type, before, hasDayElsewhere, hasTimeElsewhere }: TimePlace
): boolean {
  const isTyped = type === 'date' || type === 'time';
  if (!isTyped || hasDayElsewhere || hasTimeElsewhere || !handsOn(slot)) return false;
  const hadBoth = (): boolean => textsOf(slot).some((one) => timeSort(language, one) === 'both');
  return language.words.phrases?.dueWhen.has(before) === true || hadBoth();
}

function takesPoints(language: Language, slot: Slot, place: TimePlace): boolean {
  if (!language.words.phrases?.sinceWhen.has(place.before) || place.hasDayElsewhere || place.hasTimeElsewhere)
    return false;
  if (place.type === 'time') return handsOn(slot);
  return (
    place.type === 'number' ||
    hasPeriods(language, slot) ||
    (['time', 'both'] as const).some((sort) => sortsHad(language, slot).has(sort))
  );
}

function ownTimes(language: Language, slot: Slot, place: TimePlace): Takes | undefined {
  const { type } = place;
  if (type === 'number' || type === 'id') return slot.format === undefined ? hoursOf(language, slot) : undefined;
  if (isTyped(type)) return typedTimes(language, slot, { ...place, type });
  if (!isWritten(type)) return undefined;
  if (hasPeriods(language, slot)) {
    // "early October" to a tool that was given "March" alone may be none of its months.
    const takesParts = new Set(textsOf(slot)).size > 1;
    return (phrase) => (takesParts ? isWholePeriod : isPeriodAsSuch)(language, phrase);
  }
  return (
    textTimes(language, slot, place) ?? windows(language, slot, place) ?? clocksBesideEvents(language, slot, place)
  );
}

/** Is a place of the wording one of texts, which no calendar and no number reads. */
export function isWritten(type: Slot['type']): boolean {
  return type === 'text' || type === 'name' || type === 'quoted';
}

type TypedTime = 'date' | 'time' | 'duration';

function isTyped(type: Slot['type']): type is TypedTime {
  return type === 'date' || type === 'time' || type === 'duration';
}

/** What no calendar or clock decides where a day, a time or a length of time stands. */
function typedTimes(
  language: Language,
  slot: Slot,
  { type, hasDayElsewhere, before }: TimePlace & { type: TypedTime }
): Takes | undefined {
  const { worded } = language;
  if (!worded) return undefined;
  const texts = textsOf(slot).map((one) => one.trim());
  const hadPart = type === 'time' && texts.some((one) => worded.part.test(one));
  if (slot.format !== 'as said' && !texts.some((one) => worded[type].test(one)) && !hadPart) return undefined;
  // "on Friday at lunchtime", but no "on Friday at tomorrow morning"
  const takesPart = type === 'time' && (hadPart || !hasDayElsewhere);
  // "since September"
  const takesPeriod =
    type === 'date' && slot.format === 'as said' && language.words.phrases?.sinceWhen.has(before) === true;
  return (phrase) =>
    worded[type].test(phrase) ||
    (takesPart && worded.part.test(phrase)) ||
    (takesPeriod && isWholePeriod(language, phrase));
}

/** The sorts of time of which all texts of a slot were; none where one was no time. */
export function sortsHad(language: Language, slot: Slot): ReadonlySet<TimeSort> {
  return keptFor(SORTS, slot, () => {
    const texts = [...new Set(textsOf(slot))];
    const areEachWeek = texts.length > 1 && texts.every((one) => isEachWeek(language, one));
    return areEachWeek ? new Set<TimeSort>(['day']) : sortsOfTimes(language, texts);
  });
}

/** Does a text say a day, a time or a day of each week. */
export function saysDay(language: Language, text: string): boolean {
  return timeSort(language, text) !== undefined || isEachWeek(language, text);
}

/** "Tuesdays", "Monday afternoons" */
function isEachWeek(language: Language, text: string): boolean {
  const [day = '', part, ...more] = text.trim().split(/\s+/);
  if (more.length > 0 || (part !== undefined && !language.words.periodNouns.has(part.toLowerCase().replace(/s$/, ''))))
    return false;
  return isDayName(language, day.replace(/s$/, '')) && /s$/.test(part ?? day);
}

/** What is a time as each earlier text of the slot was one. A day of each week is taken only where such ones were: "on Tuesdays" is no "on Tuesday". */
function textTimes(language: Language, slot: Slot, { hasDayElsewhere }: TimePlace): Takes | undefined {
  const sorts = sortsHad(language, slot);
  if (sorts.size === 0) return undefined;
  const wasEachWeek = textsOf(slot).every((one) => isEachWeek(language, one));
  return (phrase) => {
    if (wasEachWeek && isEachWeek(language, phrase)) return true;
    const isHour = isClock(phrase) && !isOfTwoHours(language, slot, phrase);
    const isAgo = language.worded?.ago.test(phrase.trim()) === true;
    const sort = isHour ? 'time' : isAgo ? 'both' : timeSort(language, phrase);
    return sort !== undefined && (sorts.has(sort) || sorts.has('both') || (sort === 'both' && !hasDayElsewhere));
  };
}

/** "7am and 9am" and "noon and 2" where "8 and 10" and "2pm and 4pm" stood; "3 and 5" may be of either half of the day. */
function windows(language: Language, slot: Slot, { before }: TimePlace): Takes | undefined {
  const texts = [...new Set(textsOf(slot))];
  const windowsHad = texts.map((one) => windowIn(language, one, before));
  if (texts.length < 2 || windowsHad.includes(undefined)) return undefined;
  // "8 and 10" alone may be two tables.
  if (!windowsHad.some((one) => one?.some((end) => timeSort(language, end) === 'time'))) return undefined;
  return (phrase) => {
    const [from, to] = windowIn(language, phrase, before) ?? [];
    const isOpen = from !== undefined && language.isAmbiguousTime(from) && !/\p{L}/u.test(to ?? '');
    return from !== undefined && (!isOpen || texts.some((one) => language.isAmbiguousTime(one.split(/\s/)[0] ?? '')));
  };
}

/** The two hours of a text that says from when to when. */
function windowIn(language: Language, text: string, before: string): [string, string] | undefined {
  const [, from = '', between = '', to = ''] =
    /^(\S+(?:\s[ap]\.?m\.?)?)(\s+\p{L}+\s+|\s?[-–]\s?)(\S.*)$/iu.exec(text.trim()) ?? [];
  const isHour = (one: string): boolean =>
    isClock(one) || /^(?:1?\d|2[0-3])$/.test(one) || timeSort(language, one) === 'time';
  const isWindow = isHour(from) && isHour(to) && language.isTimeRange?.(`${before} `, between) === true;
  return isWindow ? [from, to] : undefined;
}

/** "11:30" where "the ward round" and "10:00" stood: a clock time in the form of one before. */
function clocksBesideEvents(language: Language, slot: Slot, { hasTimeElsewhere }: TimePlace): Takes | undefined {
  const texts = [...new Set(textsOf(slot))];
  if (texts.length < 2 || hasTimeElsewhere) return undefined;
  const hadClock = texts.some((one) => /^\d{1,2}:\d{2}$/.test(one.trim()));
  const hadHalf = texts.some((one) => HALVED.test(one.trim()));
  if (!hadClock && !hadHalf) return undefined;
  return (phrase) =>
    (hadHalf && HALVED.test(phrase)) ||
    (hadClock && /^\d{1,2}:\d{2}$/.test(phrase) && isClock(phrase) && !isOfTwoHours(language, slot, phrase));
}

/** "5 pm", "10.30am" */
const HALVED = /^(?:1[0-2]|[1-9])(?:[.:][0-5]\d)?\s?[ap]\.?m\.?$/i;

/** "half past nine" where "8" and "10:00" were given; where "11.30" and "5 pm" were, any hour in words, and "lunchtime". */
export function hoursOf(language: Language, slot: Slot): Takes | undefined {
  const texts = [...new Set(textsOf(slot))];
  const takes = keptFor(HOURS, slot, () => hoursLike(language, texts));
  if (!takes || !texts.some((one) => /\p{L}/u.test(one))) return takes;
  return (phrase) => takes(phrase) || (!/\d/.test(phrase) && timeSort(language, phrase) === 'time');
}

function isPointInTime(language: Language, phrase: string): boolean {
  return timeSort(language, phrase) !== undefined || isWholePeriod(language, phrase);
}

/** "3:30", "Tuesday at 3": nobody knows which half of the day is meant; in words it goes as it is said. */
function isOfTwoHours({ isAmbiguousTime }: Language, slot: Slot, phrase: string): boolean {
  return isAmbiguousTime(phrase) && /\d/.test(phrase) && !takesAsSaid(slot, isAmbiguousTime);
}

/**
 * Were all texts that the tool was given for the slot months or other stretches of the calendar. "April" alone may be somebody, and so may "April"
 * and "May" be, but two people of such names are rare.
 */
export function hasPeriods(language: Language, slot: Slot): boolean {
  if (!language.worded) return false;
  return keptFor(PERIODS, slot, () => {
    const texts = [...new Set(textsOf(slot).map((one) => one.trim().toLowerCase()))];
    return (
      texts.length > 0 &&
      texts.every((one) => isWholePeriod(language, one)) &&
      (texts.length > 1 || !texts.every((one) => isPerson(language, one)))
    );
  });
}

/** A stretch of the calendar, or a part of one. */
export function isWholePeriod(language: Language, phrase: string): boolean {
  return isPeriodAsSuch(language, phrase) || (language.worded?.partOfPeriod.test(phrase.trim()) ?? false);
}

function isPeriodAsSuch({ worded }: Language, phrase: string): boolean {
  return worded?.period.test(phrase.trim()) ?? false;
}

/** Kept by the slots themselves: each place of a query is compared with them. */
const PERIODS = new WeakMap<Slot, boolean>();
const SORTS = new WeakMap<Slot, ReadonlySet<TimeSort>>();
const HOURS = new WeakMap<Slot, Takes | undefined>();

function keptFor<T>(kept: WeakMap<Slot, T>, slot: Slot, read: () => T): T {
  if (!kept.has(slot)) kept.set(slot, read());
  return kept.get(slot) as T;
}
