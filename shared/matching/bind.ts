import type { Pattern } from './template';
import { canonicalJson, type Json } from '../protocol/json';
import type { Slot } from '../protocol/plan';
import { textsOf } from '../language/free-text';
import { isClock } from './time-sorts';
import { setRight } from './align';
import { alignContext, type AlignContext } from './align-context';
import type { Language, LanguageCode } from '../language/language';
import { isSmallElsewhere, languageBy, languageOfWording } from '../language/languages';
import type { SlotBinding } from '../protocol/decision';
import type { Aside, Heard } from './asides';
import { bindLoosely } from './bind-loosely';
import { takesFreeText, type Filling } from './filling';
import { placeholderOf, type Masked, type MaskOptions } from './mask';
import { settleNumericDay } from './numeric-day';
import type { QueryReading } from './read-query';
import { typeOf, type PatternToken, type QueryToken } from '../language/tokens';
import { codeKind } from '../values/codes';
import { handsOnWords, takesAsSaid } from './takes-as-said';
import { behindBeginning, clockByDay, clockOf, isOfKnownHalf, readByDay, usualReading } from './usual-time';
import { patternTokens } from './wording';
import { readWording, type Reading } from './wording-reading';

/**
 * How the query stands to the wording: `exact` the same words in the same order, `reordered` the same parts in another order,
 * `ambiguous` it fits in several ways with different values, `loose` it differs in words, `unreadable` the pattern is broken.
 */
export type Fit = 'exact' | 'reordered' | 'ambiguous' | 'loose' | 'unreadable';

/** What a query says about the slots of one wording. */
export interface BoundWording {
  /** By whose rules both sides were read. */
  language: Language;
  /** In which language each side is; `undefined` where it is in none that routing reads. */
  languages: { query?: LanguageCode; wording?: LanguageCode };
  fit: Fit;
  /** Slots with a value that fits; each with its confidence. */
  bindings: SlotBinding[];
  /** Required slots without one. */
  unbound: string[];
  /** Words and values of the query that the wording does not have. */
  leftover: string[];
  /** Words of the wording that the query does not have. */
  missing: string[];
  /** Placeholder types of the wording and of the query's typed values, each sorted; known names and free texts are left out. */
  types: { wording: string[]; query: string[] };
  /** Values in the wording that no slot takes: another value would change nothing, so it must not be trusted. */
  unslotted: string[];
  /** In words, why values are doubtful. */
  doubts: string[];
  /**
   * Both sides as the lexical score compares them: without politeness, and with what binding recognised masked as well, so
   * that neither "could you please" nor an unknown name costs score.
   */
  compared: { query: string; wording: string };
  /** Where the query is the wording: its tokens with the fixed words that it misspells set right, and where its values stand. */
  meant?: { tokens: readonly QueryToken[]; values: readonly { start: number; end: number }[] };
  /** Both sides as they were compared, the wording's parts in the query's order; absent where the pattern is broken. */
  read?: {
    wording: readonly PatternToken[];
    query: readonly QueryToken[];
    context: AlignContext;
    asides: readonly Aside[];
  };
}

const AMBIGUOUS = 0.4;

/**
 * Binds the slots of a template from one query, by one of the template's wordings, without a model (DESIGN section 5.3). It
 * first looks for a reading in which the query is the wording with other values, in its order or with its parts moved; only
 * such a reading may serve A. Otherwise it binds what it can, for B.
 */
export function bindSlots(read: QueryReading, pattern: Wording, slots: readonly Slot[]): BoundWording {
  const { masked, options } = read;
  const languages = languagesOf(masked, pattern, options);
  const language = languageBy(languages.query ?? languages.wording);
  const wording = patternTokens(language, pattern, options);
  const heard: Heard<QueryToken> = { tokens: read.tokensIn(language), asides: read.asidesIn(language) };
  const types = {
    wording: wording ? typesOf(wording) : [],
    query: masked.values
      .filter(isTyped)
      .map(({ type }) => type)
      .sort(),
  };
  if (!wording) {
    const unbound = slots.filter((slot) => slot.required).map((slot) => slot.name);
    const nothing = {
      bindings: [],
      unbound,
      leftover: [],
      missing: [],
      unslotted: [],
      doubts: [],
      compared: { query: masked.text, wording: pattern.text },
    };
    return { language, languages, fit: 'unreadable', types, ...nothing };
  }
  const context = alignContext(language, read, wording, slots);
  const unslotted = wording.flatMap((token) =>
    token.kind === 'hole' && !slots.some(({ name }) => name === token.placeholder.slot)
      ? [placeholderOf(token.placeholder)]
      : []
  );
  // "For Blue Monday, …": what sounds like small talk may be a part of the wording.
  const own = readWording(wording, heard.tokens, context);
  const fitting = own ? { reading: own, heard } : firstFitting(wording, read.othersIn(language), context);
  if (fitting) {
    const { reading } = fitting;
    const { tokens: query, asides } = fitting.heard;
    const settled = settle(context, reading.fillings, reading.fit === 'ambiguous');
    return {
      language,
      languages: { ...languages, query: languages.query ?? languageByWording(reading, languages.wording, context) },
      fit: reading.fit,
      ...settled,
      leftover: [],
      missing: [],
      types,
      unslotted,
      compared: { query: wordsOf(wording), wording: wordsOf(wording) },
      meant: { tokens: setRight(query, reading), values: reading.fillings },
      read: { wording: reading.wording, query, context, asides },
    };
  }
  const loose = bindLoosely(wording, heard.tokens, context);
  return {
    language,
    languages,
    fit: 'loose',
    ...settle(context, loose.fillings, false),
    leftover: loose.leftover,
    missing: loose.missing,
    types,
    unslotted,
    compared: { query: wordsOf(heard.tokens, loose.fillings), wording: wordsOf(wording) },
    read: { wording, query: heard.tokens, context, asides: heard.asides },
  };
}

/** The first of several readings of a query in which it is the wording. */
function firstFitting(
  wording: readonly PatternToken[],
  readings: readonly Heard<QueryToken>[],
  context: AlignContext
): { reading: Reading; heard: Heard<QueryToken> } | undefined {
  for (const heard of readings) {
    const reading = readWording(wording, heard.tokens, context);
    if (reading) return { reading, heard };
  }
  return undefined;
}

export type Wording = Pick<Pattern, 'text' | 'placeholders' | 'language'>;

/** Are these tokens of a query the wording with other values, in one way only. */
export function isWording(
  tokens: readonly QueryToken[],
  read: QueryReading,
  pattern: Wording,
  slots: readonly Slot[]
): boolean {
  const { query, wording: code } = languagesOf(read.masked, pattern, read.options);
  const language = languageBy(query ?? code);
  const wording = patternTokens(language, pattern, read.options);
  const reading = wording && readWording(wording, tokens, alignContext(language, read, wording, slots));
  return reading !== undefined && reading.fit !== 'ambiguous';
}

function languagesOf(
  masked: Pick<Masked, 'language'>,
  { language, text }: Wording,
  { locale }: Pick<MaskOptions, 'locale'>
): BoundWording['languages'] {
  return { query: masked.language, wording: language ?? languageOfWording(text, locale) };
}

/** Reads a wording that this query may be bound by: the process keeps it, so that binding then takes less time. */
export function readAhead(
  masked: Pick<Masked, 'language'>,
  pattern: Wording,
  options: Omit<MaskOptions, 'lexicon'>
): void {
  const { query, wording } = languagesOf(masked, pattern, options);
  patternTokens(languageBy(query ?? wording), pattern, { ...options, lexicon: [] });
}

/**
 * The language of a query whose words show none, where it is a wording word for word: "teh" and "fom" are of no language, and
 * "huevos rancheros" is what somebody calls a dish. The fixed words say it, where they are of this language and more than the gaps have
 * of others; a small word of another one ("alle", "sin") would turn the request in that one.
 */
function languageByWording(
  { fillings, wording: tokens }: Reading,
  wording: LanguageCode | undefined,
  { language, text, options }: AlignContext
): LanguageCode | undefined {
  const { spelling } = language;
  if (!spelling || wording !== language.code) return undefined;
  const free = fillings.filter(({ hole }) => takesFreeText(hole));
  const words = free.flatMap(({ start, end }) => text.slice(start, end).match(/\p{L}+/gu) ?? []);
  // What is written as a name is of no language.
  const own = words.filter((word) => !/^\p{Lu}/u.test(word));
  const foreign = own.filter((word) => !spelling.isWord(word));
  if (foreign.length === 0) return wording;
  const fixed = tokens.flatMap((token) => (token.kind === 'word' ? [token.word] : []));
  const isShown = fixed.length > foreign.length && languageOfWording(fixed.join(' '), options.locale) === wording;
  // "the köln concert": a name may have other Latin letters.
  const mayName = (word: string): boolean => /^\p{Script=Latin}+$/u.test(word) && !isSmallElsewhere(language, word);
  return isShown && own.every(mayName) ? wording : undefined;
}

/** One value per slot; a slot that two places of the query fill differently is not bound. */
function settle(
  context: AlignContext,
  fillings: readonly Filling[],
  ambiguous: boolean
): { bindings: SlotBinding[]; unbound: string[]; doubts: string[] } {
  const { language, slots } = context;
  const bindings: SlotBinding[] = [];
  const doubts: string[] = ambiguous ? ['the words can be read in more than one way'] : [];
  for (const slot of slots) {
    const values = fillings
      .filter(({ hole, value }) => hole.placeholder.slot === slot.name && value !== undefined)
      .map((filling) => settleNumericDay(slot, filling, context));
    const [first] = values;
    if (!first) continue;
    const value = first.value as Json;
    if (values.some((other) => canonicalJson(other.value) !== canonicalJson(value))) {
      doubts.push(`"${first.from}" and "${values.at(-1)?.from ?? ''}" are different values for ${slot.name}`);
      continue;
    }
    const open = hasTwoTimes(language, slot, first) ? { slot, value, said: first.from } : undefined;
    const begins = open ? beginningOf(context, first, fillings) : undefined;
    // "from 6 pm to 2" is of no afternoon.
    const sure = open && (begins === undefined ? readByDay(language, open) : behindBeginning(language, open, begins));
    const doubt = sure === undefined ? doubtOf(language, slot, first) : first.doubt;
    if (doubt !== undefined) doubts.push(doubt);
    const confidence = ambiguous || doubt !== undefined ? AMBIGUOUS : Math.min(...values.map((one) => one.confidence));
    bindings.push({
      slot: slot.name,
      value: sure ?? (open ? usualReading(value, slot.examples) : value),
      from: first.from,
      confidence,
    });
  }
  const bound = new Set(bindings.map((binding) => binding.slot));
  return {
    bindings,
    unbound: slots.filter((slot) => slot.required && !bound.has(slot.name)).map((slot) => slot.name),
    doubts,
  };
}

/** "from noon to three": when the range begins of which this is the end, where it is of one half of the day. */
function beginningOf(
  { language, slots, text }: AlignContext,
  ends: Filling,
  fillings: readonly Filling[]
): Json | undefined {
  if (ends.hole.placeholder.type !== 'time') return undefined;
  const begins = fillings.find(
    (one) =>
      one.hole.placeholder.type === 'time' &&
      one.end <= ends.start &&
      language.isTimeRange?.(text.slice(0, one.start), text.slice(one.end, ends.start)) === true
  );
  const slot = slots.find(({ name }) => name === begins?.hole.placeholder.slot);
  if (!begins || !slot || begins.doubt !== undefined) return undefined;
  const time = { slot, value: begins.value ?? null, said: begins.from };
  return hasTwoTimes(language, slot, begins) ? clockByDay(language, time) : clockOf(language, time);
}

function doubtOf(language: Language, slot: Slot, filling: Filling): string | undefined {
  if (filling.doubt !== undefined) return filling.doubt;
  const type = filling.hole.placeholder.type;
  // A sign turns the meaning of a request: "raise by 5" and "raise by -5"; "+4" says its own, and where both stood either may.
  const signOf = (value: Json): boolean => isNegative(JSON.stringify(value).replace(/^"/, ''));
  const isBelow = isNegative(filling.from) || signOf(filling.value ?? '');
  const known = slot.examples.length > 0 ? slot.examples.map(signOf) : [false];
  if (type === 'number' && !/^\+/.test(filling.from) && !known.includes(isBelow)) {
    return `"${filling.from}" has another sign than the values before`;
  }
  if (type === 'duration' && isFarFromEarlier(slot, filling.value))
    return `"${filling.from}" is more than a day for each hour of the values before, or the other way round`;
  // "17:45" where "0500" stood
  if (type === 'id' && !hasKindOf(slot, filling.from) && !isClock(filling.from))
    return `"${filling.from}" is no identifier like the ones before`;
  const isOpen = hasTwoTimes(language, slot, filling) && !isOfKnownHalf(slot, filling.value ?? null);
  return isOpen ? `"${filling.from}" can be before or after noon` : undefined;
}

/** A day for an hour: "every thirty hours" where minutes were learnt may be meant otherwise. */
const FAR = 24;

function isFarFromEarlier({ examples }: Slot, value: Json | undefined): boolean {
  // A tool that takes texts was given "10".
  const numberOf = (one: Json | undefined): number =>
    typeof one === 'number' ? one : typeof one === 'string' && /^\d+(?:\.\d+)?$/.test(one) ? Number(one) : 0;
  const known = examples.map(numberOf).filter((one) => one > 0);
  const said = numberOf(value);
  if (said <= 0 || known.length === 0) return false;
  return said >= Math.max(...known) * FAR || said * FAR <= Math.min(...known);
}

function hasTwoTimes({ isAmbiguousTime }: Language, slot: Slot, { hole, from }: Filling): boolean {
  const { type } = hole.placeholder;
  if ((type !== 'time' && type !== 'datetime') || !isAmbiguousTime(from)) return false;
  return !(type === 'time' && handsOnWords(slot, from)) && !takesAsSaid(slot, isAmbiguousTime);
}

/** A version is no hash and an IP address no version, whichever of them the slot was learnt with. */
function hasKindOf(slot: Slot, id: string): boolean {
  const kind = codeKind(id.trim());
  const known = textsOf(slot).map(codeKind);
  return known.length === 0 || known.includes(kind) || (kind === undefined && known.includes(undefined));
}

function isNegative(text: string): boolean {
  return /^\s*(?:[-−]|minus\b)/iu.test(text);
}

function isTyped(value: { type: string }): boolean {
  return value.type !== 'name' && value.type !== 'text' && value.type !== 'enum';
}

function typesOf(wording: readonly PatternToken[]): string[] {
  const types = wording.map(typeOf).filter((type) => type !== undefined);
  return types.filter((type) => isTyped({ type })).sort();
}

/** The tokens as a masked wording; a span that a filling took counts as its placeholder. */
function wordsOf(tokens: readonly PatternToken[], fillings: readonly Filling[] = []): string {
  const words = tokens.flatMap((token): string[] => {
    const filling = fillings.find(({ start, end }) => token.start >= start && token.end <= end);
    if (filling) return token.start === filling.start ? [placeholderOf(filling.hole.placeholder)] : [];
    if (token.kind === 'word') return [token.word];
    return [placeholderOf(token.kind === 'hole' ? token.placeholder : token.value)];
  });
  return words.join(' ');
}
