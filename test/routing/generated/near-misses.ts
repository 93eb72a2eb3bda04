import type { Random } from './random';
import type { Writer } from './small-talk';
import type { Form, Wording } from './wording';

/** A request before it is put together: `parts` with `{slot}`, and what is said around them. */
export interface Draft {
  wording: Wording;
  parts: readonly string[];
  /** The parts before a typing error was made in one. */
  meant?: readonly string[];
  values: Readonly<Record<string, string>>;
  before: string;
  after: string;
  /** Words behind the part of this place. */
  aside?: Readonly<{ behind: number; words: string }>;
  /** What stands between the parts; default: a space. */
  joint?: string;
  /** What closes the request; default: a question's mark, or nothing. */
  end?: string;
  /** The values are written in small letters, too. */
  small?: true;
}

/** A request that is not the draft's any more. */
export interface NearMiss {
  kind: string;
  query: string;
}

/** Makes another request of a draft; `undefined` where it does not fit it. A text takes the class of its list entry. */
export type Turn = (draft: Draft, random: Random, writer: Writer) => string | NearMiss | undefined;

/** The draft as a person would write it. */
export function say(draft: Draft): string {
  return frame(draft, requestOf(draft));
}

function requestOf({ parts, values, aside, joint = ' ' }: Draft): string {
  const said = parts.flatMap((part, at) => (at === aside?.behind ? [part, aside.words] : [part]));
  return fill(said.join(joint).replaceAll(' ,', ','), values);
}

/** The draft with words between two of its parts, none behind one that was moved to the front; `undefined` where there is no such place. */
export function withAside(draft: Draft, words: string, random: Random): Draft | undefined {
  const first = draft.parts[0]?.endsWith(',') ? 1 : 0;
  const places = draft.parts.length - 1 - first;
  return places > 0 ? { ...draft, aside: { behind: first + random.below(places), words } } : undefined;
}

/** The text with its slots' values, as it is said. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? '');
  // Nobody says "on tomorrow".
  return filled.replace(/\b(on) (t|y|n)(?=omorrow\b|esterday\b|ext \p{L}+day\b)/giu, (_, on: string, letter: string) =>
    on === 'On' ? letter.toUpperCase() : letter
  );
}

function frame(draft: Draft, request: string, end = endOf(draft)): string {
  const { before, after } = draft;
  const goesOn = before !== '' && !/[.!?]$/.test(before);
  const opened = goesOn && !saysI(draft.wording, request) ? lower(request) : request;
  const asks = /(?:could|would|can) you$/.test(before);
  const closed = asks ? '?' : end;
  return `${before === '' ? '' : `${before} `}${opened}${ending(after, closed)}`;
}

function ending(after: string, end: string): string {
  if (after === '') return end;
  if (after.startsWith(',')) return `${after}${end}`;
  return /^(?:and|but|n) /.test(after) ? ` ${after}` : `${end === '' ? '.' : end} ${after}`;
}

function endOf({ end, wording }: Draft): string {
  return end ?? (wording.form === 'question' ? '?' : '');
}

/** Without the capital that opens a sentence. */
export function lower(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}

/** "I need …" keeps its capital behind other words. */
export function saysI({ form }: Wording, request: string): boolean {
  return form === 'statement' && /^I\b/.test(request);
}

/** Words around the whole request; with `end`, in place of what closes it. */
export const around =
  (words: (request: string) => string, end?: string): Turn =>
  (draft) =>
    frame(draft, words(requestOf(draft)), end ?? endOf(draft));

/** Words in front of the verb, behind a part that was moved to the front: "On Monday, do not …". */
export const leading =
  (words: string, end?: string): Turn =>
  (draft) => {
    const at = draft.parts[0]?.endsWith(',') ? 1 : 0;
    const opening = at === 0 ? words : lower(words);
    const inside = (part: string): string => (saysI(draft.wording, part) ? part : lower(part));
    const parts = draft.parts.map((part, place) => (place === at ? `${opening} ${inside(part)}` : part));
    return frame(draft, requestOf({ ...draft, parts }), end ?? endOf(draft));
  };

/** The same without an opening that goes on with a verb ("could you"), where the turn is no order. */
export const afresh =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    turn({ ...draft, before: /\p{L}$/u.test(draft.before) ? '' : draft.before }, random, writer);

/** The same without what is said after the request. */
export const closing =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    turn({ ...draft, after: '' }, random, writer);

/** A turn for requests of one of these forms. */
const forForms =
  (forms: readonly Form[], turn: Turn): Turn =>
  (draft, random, writer) =>
    forms.includes(draft.wording.form ?? 'order') ? turn(draft, random, writer) : undefined;

export const order = (turn: Turn): Turn => forForms(['order'], turn);
export const question = (turn: Turn): Turn => forForms(['question'], turn);
export const statement = (turn: Turn): Turn => forForms(['statement'], turn);

/** Replaces one slot's value by words that are made from it. */
export const valued =
  (slots: (wording: Wording) => readonly string[], words: (value: string, other: string) => string): Turn =>
  (draft, random) => {
    const known = slots(draft.wording);
    if (known.length === 0) return undefined;
    const slot = random.pick(known);
    const value = draft.values[slot] ?? '';
    const others = (draft.wording.slots[slot] ?? []).filter((one) => one.toLowerCase() !== value.toLowerCase());
    return say({ ...draft, values: { ...draft.values, [slot]: words(value, random.pick(others)) } });
  };

export const anySlot = (wording: Wording): readonly string[] =>
  Object.keys(wording.slots).filter((slot) => !(wording.slots[slot]?.[0] ?? '').startsWith("'"));
export const numbers = (wording: Wording): readonly string[] => wording.numbers ?? [];
export const days = (wording: Wording): readonly string[] => wording.days ?? [];
export const alone = (wording: Wording): readonly string[] => wording.alone ?? [];

/** Words of the request itself that make another one of it. */
export const ownTurn: Turn = (draft, random) => {
  const joined = draft.parts.join(' ');
  const possible = draft.wording.turns.filter(([, from]) => joined.includes(from));
  if (possible.length === 0) return undefined;
  const [, from, to] = random.pick(possible);
  return say({ ...draft, parts: [joined.replace(from, to)] });
};

/** The same within one part, in capitals and joints as the draft has them, and with the turn's own class. */
export const namedTurn: Turn = (draft, random) => {
  const possible = draft.wording.turns.flatMap(([kind, from, to]) => {
    const place = draft.parts.findIndex((part) => wordsOf(from).test(part));
    return place < 0 ? [] : [{ kind, from, to, place }];
  });
  if (possible.length === 0) return undefined;
  const { kind, from, to, place } = random.pick(possible);
  const parts = draft.parts.map((part, at) =>
    at === place ? part.replace(wordsOf(from), (matched) => likeWritten(to, matched)) : part
  );
  return { kind, query: say({ ...draft, parts }) };
};

/** Whole words, in any capitals, and not the name of a slot. */
function wordsOf(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}{])${words.replace(/[{}]/g, '\\$&')}(?![\\p{L}}])`, 'iu');
}

function likeWritten(words: string, matched: string): string {
  const letters = matched.replace(/\{\w+\}|[^\p{L}]/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return fixedWords(words, (one) => one.toUpperCase());
  if (/^\p{Ll}/u.test(matched)) return lower(words);
  return /^\p{Lu}/u.test(matched) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
}

/** The text with its fixed words changed and its `{slots}` left alone. */
export function fixedWords(text: string, change: (words: string) => string): string {
  return text
    .split(/(\{\w+\})/)
    .map((piece) => (piece.startsWith('{') ? piece : change(piece)))
    .join('');
}

const fits = (draft: Draft, words: string): boolean =>
  (draft.wording.form ?? 'order') === 'order' || !/^(?:and|but|n) /.test(words);

export const wish: Turn = (draft, random, writer) =>
  say({ ...draft, after: random.pick(writer.wishes.filter((words) => fits(draft, words))) });
export const wishBefore: Turn = (draft, random, writer) => say({ ...draft, before: random.pick(writer.wishesBefore) });

export const wishInside: Turn = (draft, random, writer) => {
  const { wishesInside = [] } = writer;
  if (wishesInside.length === 0 || draft.joint !== undefined) return undefined;
  const turned = withAside(draft, random.pick(wishesInside), random);
  return turned && say(turned);
};

/** `count` requests that are not the draft's, of the kinds that follow `from` in the list; none that `known` has. */
export function nearMisses(
  draft: Draft,
  turns: readonly (readonly [kind: string, turn: Turn])[],
  { from, count, writer, random, known }: Choice
): NearMiss[] {
  const found: NearMiss[] = [];
  for (let step = 0; found.length < count && step < turns.length; step += 1) {
    const [kind, turn] = turns[(from + step) % turns.length] ?? [];
    const made = turn?.(draft, random, writer);
    if (kind === undefined || made === undefined) continue;
    const miss = typeof made === 'string' ? { kind, query: made } : made;
    if (miss.query === say(draft) || known?.has(miss.query)) continue;
    known?.add(miss.query);
    found.push(miss);
  }
  return found;
}

interface Choice {
  from: number;
  count: number;
  writer: Writer;
  random: Random;
  known?: Set<string>;
}
