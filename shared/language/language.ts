import type { Custom } from '../protocol/plan';
import type { Found } from '../values/found-value';
import type { RunClock } from '../values/wall-clock';
import type { WordToken } from './tokens';

/** Languages that queries are read in, by their ISO 639-1 code. */
export const LANGUAGE_CODES = ['en', 'de', 'fr', 'es'] as const;

export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/**
 * One language as masking, binding and gates read it. What is written alike everywhere (addresses, codes, quotes) is not here;
 * the algorithms over the word classes are shared too, so that a language is its words, its spelling, and how it writes values.
 */
export interface Language {
  readonly code: LanguageCode;
  /** In English, as reasons say it. */
  readonly name: string;
  readonly words: Words;
  /** How its numbers and dates are written, where no locale says it; empty where the customs of its countries differ. */
  readonly customs: readonly Custom[];
  /** Dates and times of day; relative ones are read at the clock, and a day that the text leaves open is a doubt. */
  readonly findDates: (text: string, clock: RunClock) => Found[];
  readonly findDurations: (text: string) => Found[];
  readonly findMoney: (text: string) => Found[];
  readonly findNumbers: (text: string) => Found[];
  /** Digits behind a word that is numbered: `order 1042`. */
  readonly findNumberedIds: (text: string) => Found[];
  /** Can the words be before noon as well as after it: `at 3:30`. */
  readonly isAmbiguousTime: (text: string) => boolean;
  /**
   * What is said for a value in words that no calendar, clock or number decides; with `part`, a day and a time of it at once; with `dayOfMonth`,
   * a day without its month; with `period`, a stretch of the calendar; with `partOfPeriod`, a part of one or what is beside it; with `ago`, how long
   * ago something was; with `feast`, the name of one; with `size`, behind a word that says so. A day or a time that is read as one stands as `<date>` or `<time>` in what they are asked.
   */
  readonly worded?: Readonly<
    Record<
      | 'date'
      | 'dayOfMonth'
      | 'period'
      | 'partOfPeriod'
      | 'ago'
      | 'feast'
      | 'time'
      | 'part'
      | 'duration'
      | 'money'
      | 'size'
      /** What stands behind an amount that is one for each: " an hour", "/m". */
      | 'per',
      RegExp
    >
  > & {
    /** Behind these words a value is a size. */
    sizes: ReadonlySet<string>;
  };
  /** The words that one written word is compared as: contractions written out, spellings united, in lower case. */
  readonly spell: (raw: string) => Spelled[];
  /** Other words that it may stand for in a polite opening: `cancelling` for `cancel`. */
  readonly infinitives: (word: string) => string[];
  /** Does the word lead a part of a request as a preposition does: `dated <date>`, `lasting <duration>`. */
  readonly isParticiple: (word: string) => boolean;
  /** Is it a noun that numbers and names are given to: `order`, `warehouse`. */
  readonly isNumberedNoun: (word: string) => boolean;
  /** Does what stands between two times make a range of them, or what stands before the first one with it: "from … to …", "between … and …". */
  readonly isTimeRange?: (before: string, between: string) => boolean;
  /** "last month", "this quarter": one kind of value, although its words also turn meanings. */
  readonly isPeriod: (phrase: string) => boolean;
  /** Does a masked wording make what is to be done depend on something; a question whether something is so is no condition. */
  readonly isConditional: (masked: string) => boolean;
  /** Does a masked wording ask for something to be done to each of several. */
  readonly asksForEach: (masked: string) => boolean;
  /** Is a known name at this place an ordinary word: "May I", "will you". */
  readonly isOrdinaryWord: (text: string, start: number, end: number) => boolean;
  /** What the forms of words before a noun tell; where it is not known, those that end as `words.endings.pointer` says say which one. */
  readonly modifiers?: {
    /** Does the word say which of several is meant: "largest" does, "forest" does not. */
    saysWhich: (word: string) => boolean;
    /** Does it say what was done to a thing or can be: "stuffed"; of a certain thing that says which one it is. */
    isState: (word: string) => boolean;
    /** What it tells of the kind of a thing behind an article and before a noun, though it turns requests elsewhere: "the night market". */
    tellsKind: (
      word: string,
      noun: string,
      how: { certain: boolean; named: boolean }
    ) => 'daytime' | 'rank' | 'part' | 'place' | 'look' | undefined;
    /** Do both adjectives tell the same of a thing: "early" and "late". */
    areAlike: (word: string, other: string) => boolean;
    /** Does it tell how a thing is made or meant, alone between an article and its noun: "the rimless frame", "a temporary badge". */
    isMake: (word: string, how: { certain: boolean }) => boolean;
    /** Does it choose one of several by what is known elsewhere: "wrong", "nearest". */
    chooses: (word: string) => boolean;
    /** Does an adjective only describe the noun behind it, where no article opens the phrase: "spare drums", not "other drums". */
    describes: (word: string, noun: string) => boolean;
    /** Does a word, which elsewhere chooses, counts or turns, only name a thing by its look, its size or its make before its noun: "whole almonds". */
    looks: (word: string, noun: string, how: { certain: boolean; alone: boolean }) => boolean;
    /** Does a word that chooses one elsewhere also tell one sort from another: "general waste". */
    maySort: (word: string) => boolean;
    /** Does an adjective say that a thing is none of those that are there: "new". */
    makesNew: (word: string) => boolean;
    isPlural: (word: string) => boolean;
    /** Is a word that ends as adverbs do a noun, or an adjective: "reply", "wobbly". */
    isNoun: (word: string) => boolean;
  };
  /** How its words are misspelt; where it is not known, a misspelt wording is never A. */
  readonly spelling?: Spelling;
  /** Polite frames beyond the phrases of `words.politeness`, by their grammar; the words are those that a wording is compared by. */
  readonly politeFrames?: {
    opening: (words: readonly string[]) => OpeningFrame;
    isClosing: (words: readonly string[]) => boolean;
  };
  /** Where a text only addresses its reader or is signed: "@bot", "Best, Anna"; in its order. */
  readonly envelope?: (text: string) => { start: number; end: number }[];
  /**
   * How sure it is, above 0 and up to 1 (of what can be nothing else), that a clause of these words asks for nothing; `undefined` where it
   * may ask, and where this is not known, no clause is left aside. A clause that a word joins to another one ("and …") may go on with what is asked for; one that has a
   * word of the request's own may be about it. What an encoder says of a clause is heeded where it is known.
   */
  readonly smallTalk?: (
    words: readonly WordToken[],
    join: string | undefined,
    request: ReadonlySet<string>,
    encoded?: EncodedOdds
  ) => number | undefined;
}

/** The log odds that a clause asks for nothing, by a sentence encoder that was taught it; `undefined` of what it was not asked. */
export type EncodedOdds = (clause: string) => number | undefined;

/**
 * How many words at the beginning of a clause are a polite frame, by what follows it: the verb, its gerund, a question word, whatever begins a
 * request, a statement.
 */
export interface OpeningFrame {
  plain: number;
  gerund: number;
  question: number;
  label: number;
  report: number;
}

/** What tells a misspelling from another word, in lower case. */
export interface Spelling {
  isWord: (word: string) => boolean;
  /** Does everybody use the word. */
  isEveryday: (word: string) => boolean;
  /** Is it a verb of requests or one of the commonest, in the form that an order has: "send", not "sent". */
  isOrder: (word: string) => boolean;
  /** Can it be a verb in its plain form: one with a gerund. */
  hasGerund: (word: string) => boolean;
  /** What stands before or behind a word and makes another one of it: "unpublish", "bolides". */
  prefixes: readonly string[];
  /** Those of the prefixes that turn a verb around, whatever the verb. */
  reversing: readonly string[];
  suffixes: readonly string[];
}

/** A compared word with its place within the written one. */
export interface Spelled {
  word: string;
  from: number;
  to: number;
}

type WordSet = ReadonlySet<string>;

/** Kinds of words whose presence, absence or place changes what a request means while its vector hardly moves. */
export type TurningKind = 'negation' | 'condition' | 'comparison' | 'quantity' | 'time' | 'direction' | 'polarity';

/** The word classes of a language, as it spells them. */
/** What tells that words which turn or join elsewhere are a part of what a value names. */
export interface Phrases {
  /** Two words that are one thing with "and" between them: "scale polish". */
  binomials: WordSet;
  /** What a preposition leads and tells the kind of the noun behind it, without articles: "for sale", "behind scenes". */
  modifiers: WordSet;
  /** Behind these, two colours are those of one thing: "in red and white". */
  wearing: WordSet;
  /** How much of a state there is: "half frozen". */
  degrees: WordSet;
  /** Which one of several that are counted: "the second Fiesta". */
  ordinals: WordSet;
  /** By how much something is too much or too little, behind an amount: "40 minutes late". */
  excesses: WordSet;
  /** A length of time as it stands before a noun, its unit as the first group: "28 week"; and units of which a noun is made ("day passes"). */
  spans: { beforeNouns: RegExp; inNouns: WordSet };
  /** Of what several are one, beside a number: "4 double sockets". */
  multiples: WordSet;
  /** What leads those for whom something is: "French for beginners". */
  beneficiary: string;
  /** For whom courses are, several of them. */
  learners: WordSet;
  /** What leads the place in which a place is: "the wholesaler in Leeds". */
  within: WordSet;
  /** Behind these stands a place. */
  toPlaces: WordSet;
  /** Those of them behind which an adverb may be one: "from upstairs". */
  fromOrTo: WordSet;
  /** Such adverbs. */
  placesAlone: WordSet;
  /** When a course is, behind its name: "B2 evening". */
  hours: WordSet;
  /** When something is or recurs, and no word that turns a request: "lunchtime", "weekdays", "evenings". */
  times: WordSet;
  /** What a street is called: the last word of its name. */
  streets: WordSet;
  /** What belongs to somebody who is there: "Fenton's yard". */
  premises: WordSet;
  /** Where somebody lives: "the family home". */
  home: string;
  /** A part or so much of what stands behind "of". */
  shares: WordSet;
  /** What somebody has one of: "Imogen's wedding". */
  occasions: WordSet;
  /** Who comes with somebody: "Beryl and co". */
  company: WordSet;
  /** Before ages, those who are below or above them: "under 11s". */
  ages: WordSet;
  /** What a place on the water or its shore is called: "off West Beach". */
  shores: WordSet;
  /** What leads where a thing is that is told: "a dog over the cliff". */
  beyond: WordSet;
  /** What leads what is wrong with it: "a yacht with engine failure". */
  having: string;
  /** How the names of towns end. */
  townEndings: RegExp;
  /** What says that something is not there: "no output". */
  lacking: string;
  /** What closes a question of how many there are. */
  howMany: WordSet;
  /** What a thing may be like of which there are others: "out-of-date", "part-used". */
  stale: RegExp;
  /** What closes no name, in whatever capitals: "Lena Ford Twice". */
  neverNames: WordSet;
  /** What says that something is wrong. */
  defects: WordSet;
  /** What says of a thing that another one was meant: "the wrong size". */
  mistaken: string;
  /** What says that something is no longer wrong: "repaired". */
  remedies: WordSet;
  /** What stands behind "as": states, and what says how much of one is reached ("part paid"). */
  status: { mark: string; states: WordSet; parts: WordSet };
  /** How something is stuck: "jammed shut". */
  afterStates: WordSet;
  /** What makes another thing with a particle: "cutting back"; "painting down" makes none. */
  phrasal: WordSet;
  /** Behind these a certain thing is when it was: "since the storm". */
  sinceWhen: WordSet;
  /** What has to be done is done before the day or the time behind these. */
  dueWhen: WordSet;
  /** A share of something, in words. */
  share: RegExp;
  /** Behind these an event is when it is: "before the auction". */
  aroundEvents: WordSet;
  /** What happens and is over, in the singular. */
  events: WordSet;
  /** Those of them that need no article: "before dinner". */
  meals: WordSet;
  /** Verbs that have somebody and something behind them without a preposition: "give Max the ball". */
  takesTwo: WordSet;
  /** Verbs that turn requests and are nouns as well: "block", "pin". */
  verbsAndNouns: WordSet;
  /** What turns requests elsewhere and is a noun behind another one: "a wrist rest", "the table top". */
  headNouns: WordSet;
  /** Which of several turns is the last one. */
  last: string;
  /** What goes at set times, each once a day. */
  services: WordSet;
  /** Where or with what somebody is who is told by its number: "bed 12", "van 3". */
  whereabouts: WordSet;
  /** What form a thing of some size has: "10 m hexagonal". */
  shapes: WordSet;
  /** Given names that are words which turn or join elsewhere. */
  namesToo: WordSet;
  /** Behind these somebody or something does what follows: "let the door lock". */
  causing: WordSet;
  /** By what a reason is told: "because my son is ill", "because of a fight in the hall". */
  reasons: Reasons;
}

/** What leads a reason, and of what it is made. */
export interface Reasons {
  /** Leads a clause. */
  clause: WordSet;
  /** Leads a thing, as two words. */
  thing: WordSet;
  /** Leads one that happened, where it has an indefinite article: "after a fall". */
  event: WordSet;
  /** Leads what somebody did, as a gerund: "for trading without a licence". */
  deed: WordSet;
  /** Subjects that are no noun. */
  subjects: WordSet;
  /** Verbs in the form that a fact has, which take a state, and those that take a thing. */
  being: WordSet;
  having: WordSet;
  /** What may stand behind those of being and before their own verb: "will not". */
  helping: WordSet;
  /** Those that happened to somebody or something, which may have a thing behind them: "caught", "broke". */
  happening: WordSet;
  denials: WordSet;
  /** Stands behind a verb that it denies. */
  not: string;
  /** Adverbs that say in what state or where somebody is: "I am away". */
  states: WordSet;
  /** Who is not there or has to do it, before an infinitive: "nobody to drive me". */
  doers: WordSet;
  /** In what place, of what or of whom: those that may tell a thing or a state more exactly. */
  within: WordSet;
  /** Those of them that do so behind some nouns only: "damage to …", "a theft from …", "a problem with …". */
  ofSome: Readonly<Record<string, WordSet | undefined>>;
  /** Nouns without an article that they need none for: "in hospital", "off sick". */
  alone: Readonly<Record<string, WordSet | undefined>>;
  /** To whom a deed is done that somebody tells of himself. */
  objects: WordSet;
  /** Behind them, what makes a set phrase that is about the request: "at once", "on request", "in the meantime". */
  ofRequests: WordSet;
}

export interface Words {
  /** Words of requests, beyond the classes below, by which a short request is told to be in the language. */
  vocabulary: WordSet;
  /** Words of the language that are small words of another one. */
  homographs: WordSet;
  /** Words of the language that other ones have too: they speak neither for it nor against it. */
  shared?: WordSet;
  /** What only a near language says, where the words themselves could be of this one. */
  foreign?: RegExp;
  /** A word in lower case that is written with no other letters. */
  letters: RegExp;
  /** Compared as they stand: none of them is ever a synonym of another (DESIGN section 5.3). */
  turning: Readonly<Record<TurningKind, WordSet>>;
  /** Words that carry no meaning of their own; they become an attribute of the word that follows. */
  articles: WordSet;
  definiteArticles: WordSet;
  /** Articles that say whether one or several are meant, where a noun may not: "le devis", "les devis". */
  numberOf?: Readonly<Record<'one' | 'several', WordSet>>;
  /** Words that refer to something said elsewhere. */
  pronouns: WordSet;
  /** Those of them that stand for somebody or something: `it`, `them`. */
  personal: WordSet;
  /** A pronoun that stands for nothing, with the words around it: "how far is it from". */
  impersonal?: RegExp;
  /**
   * What stands behind a pronoun that stands for the clause to come ("it seems"), and small words that such a clause begins with; and what asks for
   * several that a later "their" is about.
   */
  seeming?: { verbs: readonly (readonly string[])[]; subjects: WordSet; asked: WordSet; theirs: WordSet };
  /** Those of them that point: `this`, `same`. */
  pointing: WordSet;
  /** What announces the words behind a colon: "the following". */
  announcing?: WordSet;
  /** What stands right before words that are quoted: "the chorus goes: …". */
  quoting?: WordSet;
  /** Those that point, or begin a relative clause: `that`. */
  relative: WordSet;
  /** Verbs whose `that` reports: "note that". */
  reporting: WordSet;
  /** "this week" points at nothing unsaid. */
  periodNouns: WordSet;
  /** "my order", "all orders" are something that a later pronoun stands for. */
  owning: WordSet;
  /** Small words that say nothing for a slot. */
  auxiliaries: WordSet;
  /** Common nouns for people and things that stand where a name could, and name nobody. */
  genericNouns: WordSet;
  /** Who once was a person is not one of these. */
  organisationNouns: WordSet;
  /** Those of them that are one of a kind where they are: "the council". */
  institutions?: WordSet;
  /** Nouns for somebody, who may stand where a person's name stood: "the postman". */
  people?: WordSet;
  /** Those of them that are organisations: "the choir". */
  organisations?: WordSet;
  /** Nouns for a house and who runs it, who may stand where customers stood: "the village hall". */
  houses?: WordSet;
  /** Close the name of a firm behind `and`: "Young and Sons". */
  firmNouns?: WordSet;
  /** Before the name of a person: "Mrs". */
  titles?: WordSet;
  /** Nouns of two words whose first one turns a request elsewhere, by it and in the singular: "first aid". */
  compounds?: Readonly<Record<string, WordSet | undefined>>;
  /** By what words of a gap, which turn or join elsewhere, are a part of what it names. */
  phrases?: Phrases;
  /** What holds things or counts them as one: "a pair of boots". */
  holders?: WordSet;
  /** Words that turn a request only behind certain others: "in case". */
  nounsUnlessBehind?: Readonly<Record<string, WordSet | undefined>>;
  /** Words that are given names elsewhere. */
  notGivenNames: WordSet;
  /** Words that are names too, as they are told in a text without capitals: "mark price". */
  wordNames?: Readonly<{ given: WordSet; surnames: WordSet }>;
  /** How much and how far one may ask: "how many", "how late"; behind them no other question word stands. */
  measures?: WordSet;
  /** Verbs that requests often begin with: of one of them and a verb that is none a slip means the one. */
  commonOrders?: WordSet;
  /** Do capitals say that a word is a name; not where every noun has one. */
  capitalsName: boolean;
  /** Small words within a name: `van`, `de`. */
  nameParticles: WordSet;
  /** Words behind which a free text is announced as a name or title. */
  namingCues: WordSet;
  /** Words within a title that is announced: `in`, `of`. */
  titleJoins: WordSet;
  /** Words that no title has without quotes, and that no list above has: `and`, `because`. */
  breaks: WordSet;
  /** Behind these a word says what something is for or about, or which tag it gets. */
  leads: WordSet;
  /** `my`, `their`. */
  owners: WordSet;
  /** Words before a noun that name no kind of it, but point at one, or say how much, how new, how good or in what state it is. */
  pointers: WordSet;
  /** What stands behind `for` and `of` in set phrases: "for free". */
  idioms: WordSet;
  /** What stands alone behind a word that leads a part and says how, when or how much: "in advance", "by mistake". */
  setPhrases?: Readonly<Record<string, WordSet>>;
  /** Endings of words that say how, what was done, and, where no `modifiers` tell it, which one of several. */
  endings: { adverb: RegExp; done: RegExp; pointer?: RegExp };
  /**
   * Words of the closed classes that no name of a thing has, beside those that turn a meaning; where they are not known, a slot
   * takes no third value of a kind.
   */
  functionWords?: WordSet;
  /** Of which "but" and what is left out go on: "everything but the gate". */
  allOrNone?: WordSet;
  /** What fills a pause before a request: "ok so". */
  fillers?: WordSet;
  /** What is named by codes may be named by a word: "branch main". */
  namedByCodes: WordSet;
  /** Kinds of thing that are closed, or common, enough to list; phrases are divided by commas. */
  kinds: Readonly<Record<string, string>>;
  /** Phrases around a request that are no part of it, divided by `|`. */
  politeness: {
    openings: string;
    /** Behind these the verb is a gerund. */
    gerundOpenings: string;
    /** Only in front of a question word. */
    questionOpenings: string;
    questionWords: WordSet;
    /** Verbs that stand before their subject where something is asked. */
    questionVerbs?: WordSet;
    closings: string;
    anywhere: WordSet;
    /** Say nothing before a comma: "right, …". */
    interjections?: WordSet;
    /** Say no more than that it is a small thing, in front of an order that begins its sentence: "just book …". */
    haste?: WordSet;
  };
  /** Words that begin a part of a request. */
  starters: WordSet;
  /** Words that begin another clause. */
  joins: WordSet;
  /** Those of them that also join two values. */
  ands: WordSet;
  /** Prepositions of several words: `because of`, `next to`. */
  compoundStarters: readonly (readonly string[])[];
  /** Words that begin a clause which may stand before the request as well as behind it: `when`, `because`. */
  subordinators?: WordSet;
  /** Words that no condition, and whose place decides what they are about. */
  scoped: WordSet;
  /** Leads a part where a point in time follows, and another clause elsewhere. */
  until: WordSet;
  /** Leads a part, or an infinitive: `to`. */
  infinitiveMarks?: WordSet;
  /** Words that begin a part which may change its place, beside the starters: "per kilo". */
  partLeads?: WordSet;
  determiners: WordSet;
  /** What leads the firm or the department that somebody is of: "Ahmed from Otis". */
  originMarks?: WordSet;
  /** Stands before a unit of which a part is meant: "half a". */
  halfOf?: RegExp;
  /** What adds a part of one to a number: "two and a half". */
  andHalf?: RegExp;
  /** Belong to a verb: "turn on". */
  particles?: WordSet;
  /** Belong to a verb and stand at the end of its clause. */
  closingParticles?: WordSet;
  /** Say nothing before a point in time: `on`, `at`. */
  beforeDates: WordSet;
  /** Say nothing between a noun and its number. */
  numberMarks: WordSet;
  /** Says nothing behind `all` and `both`. */
  ofAll?: { alls: WordSet; of: WordSet };
  /** Before a bare hour. */
  at: string;
  /** Source of a pattern for the words between a day and its time of day. */
  dateJoins: string;
  /** Names of months, as a source of a pattern. */
  months: string;
  /** Names of days and months that a misspelt word may be; where they are not known, none is set right. */
  calendar?: WordSet;
  /** Units of time, which may be misspelt behind a number. */
  timeUnits?: WordSet;
  /** Words behind which an ordinal or a bare hour is a day or a time ("from the 3rd"), and what stands there then. */
  timeLeads?: { words: WordSet; behind: RegExp };
  /** "5 pn": how the half of the day is missed by a key, and what is meant. */
  slippedHalves?: readonly { pattern: RegExp; by: string }[];
  /** Names of weekdays, and of months that are no other word, as a source of a pattern. */
  dayNames: string;
  /** In a text that looks like a street and its number, and is none. */
  noStreet: RegExp;
  /** Words that are one although a hyphen or space divides them, as a source of a pattern. */
  oneWord: string;
  /** A full stop behind these ends no sentence. */
  abbreviations: RegExp;
}

/** A set of the words of a text. */
export function wordSet(list: string): WordSet {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}
