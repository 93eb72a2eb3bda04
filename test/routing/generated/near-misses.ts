import type { Random } from './random';
import type { Writer } from './small-talk';
import type { Domain, Wording } from './wording';

/** A request before it is put together: `parts` with `{slot}`, and what is said around them. */
export interface Draft {
  wording: Wording;
  parts: readonly string[];
  values: Readonly<Record<string, string>>;
  before: string;
  after: string;
}

/** A request that is not the draft's any more. */
export interface NearMiss {
  kind: string;
  query: string;
}

type Turn = (draft: Draft, random: Random, writer: Writer) => string | undefined;

/** The draft as a person would write it. */
export function say({ parts, values, before, after }: Draft): string {
  return frame(before, fill(parts.join(' '), values), after);
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? '');
}

function frame(before: string, request: string, after: string): string {
  const goesOn = before !== '' && !/[.!?]$/.test(before);
  const opened = goesOn ? lower(request) : request;
  const asks = /(?:could|would|can) you$/.test(before);
  const closes =
    after === '' ? (asks ? '?' : '') : /^(?:and|but|n) /.test(after) ? ` ${after}` : `${asks ? '?' : '.'} ${after}`;
  return `${before === '' ? '' : `${before} `}${opened}${closes}`;
}

function lower(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}

const around =
  (words: (request: string) => string): Turn =>
  ({ parts, values, before, after }) =>
    frame(before, words(fill(parts.join(' '), values)), after);

/** Replaces one slot's value by words that are made from it. */
const valued =
  (slots: (wording: Wording) => readonly string[], words: (value: string, other: string) => string): Turn =>
  (draft, random) => {
    const known = slots(draft.wording);
    if (known.length === 0) return undefined;
    const slot = random.pick(known);
    const value = draft.values[slot] ?? '';
    const others = (draft.wording.slots[slot] ?? []).filter((one) => one !== value);
    return say({ ...draft, values: { ...draft.values, [slot]: words(value, random.pick(others)) } });
  };

const anySlot = (wording: Wording): readonly string[] =>
  Object.keys(wording.slots).filter((slot) => !(wording.slots[slot]?.[0] ?? '').startsWith("'"));
const numbers = (wording: Wording): readonly string[] => wording.numbers ?? [];
const days = (wording: Wording): readonly string[] => wording.days ?? [];

/** Words of the request itself that make another one of it. */
const ownTurn: Turn = (draft, random) => {
  const joined = draft.parts.join(' ');
  const possible = draft.wording.turns.filter(([, from]) => joined.includes(from));
  if (possible.length === 0) return undefined;
  const [, from, to] = random.pick(possible);
  return say({ ...draft, parts: [joined.replace(from, to)] });
};

const wish: Turn = (draft, random, writer) => say({ ...draft, after: random.pick(writer.wishes) });
const wishBefore: Turn = (draft, random, writer) => say({ ...draft, before: random.pick(writer.wishesBefore) });

const DEVELOPMENT: readonly (readonly [string, Turn])[] = [
  ['own', ownTurn],
  ['negation', around((request) => `Do not ${lower(request)}`)],
  ['own', ownTurn],
  ['negation', around((request) => `${request} - no, don't`)],
  ['wish', wish],
  ['condition', around((request) => `If the client agrees, ${lower(request)}`)],
  ['own', ownTurn],
  ['condition', around((request) => `${request} unless Tom objects`)],
  ['quantity', valued(anySlot, (value, other) => `${value} and ${other}`)],
  ['own', ownTurn],
  ['quantity', valued(anySlot, (value) => `everything but ${value}`)],
  ['comparison', valued(numbers, (value) => `at least ${value}`)],
  ['wish', wishBefore],
  ['time', valued(days, (value) => `before ${value}`)],
  ['time', around((request) => `${request} again next week`)],
  ['negation', valued(anySlot, (value) => `not ${value}`)],
  ['own', ownTurn],
  ['question', around((request) => `Did you ${lower(request)}?`)],
  ['manner', around((request) => `${request} without telling anyone`)],
  ['under-specified', valued(anySlot, () => 'that one')],
  ['correction', valued(anySlot, (value, other) => `${value}, sorry, ${other}`)],
  ['addition', around((request) => `${request} and call the owner`)],
];

const HELD_OUT: readonly (readonly [string, Turn])[] = [
  ['own', ownTurn],
  ['negation', around((request) => `Never ${lower(request)}`)],
  ['own', ownTurn],
  ['wish', wish],
  ['negation', around((request) => `I no longer want to ${lower(request)}`)],
  ['own', ownTurn],
  ['condition', around((request) => `Provided that the manager signs off, ${lower(request)}`)],
  ['quantity', valued(anySlot, (value, other) => `${value} or ${other}`)],
  ['wish', wishBefore],
  ['own', ownTurn],
  ['condition', around((request) => `${request} as soon as the delivery is here`)],
  ['time', around((request) => `From now on ${lower(request)} each morning`)],
  ['negation', valued(anySlot, (value, other) => `${value} rather than ${other}`)],
  ['own', ownTurn],
  ['comparison', valued(numbers, (value) => `more than ${value}`)],
  ['comparison', valued(numbers, (value, other) => `between ${value} and ${other}`)],
  ['question', around((request) => `How often did they ${lower(request)}?`)],
  ['quantity', valued(anySlot, (value) => `all except ${value}`)],
  ['manner', around((request) => `${request} by hand`)],
  ['own', ownTurn],
  ['time', valued(days, (value) => `no later than ${value}`)],
  ['time', around((request) => `${request} twice`)],
  ['condition', around((request) => `Should it rain, ${lower(request)}`)],
  ['under-specified', valued(anySlot, () => 'them')],
  ['correction', valued(anySlot, (value, other) => `${other} - no wait, ${value}`)],
  ['addition', around((request) => `${request} and then lock the door`)],
  ['negation', around((request) => `Whatever you do, don't ${lower(request)}`)],
  ['question', around((request) => `Who asked you to ${lower(request)}?`)],
  ['manner', around((request) => `Pretend to ${lower(request)}`)],
  ['comparison', valued(numbers, (value) => `up to ${value}`)],
  ['quantity', valued(anySlot, (value) => `only ${value}`)],
  ['addition', around((request) => `${request} together with Agnes`)],
  ['time', around((request) => `${request} next time`)],
];

/** `count` requests that are not the draft's, of the kinds that follow `from` in the half's list. */
export function nearMisses(
  draft: Draft,
  half: Domain['half'],
  { from, count, writer, random }: { from: number; count: number; writer: Writer; random: Random }
): NearMiss[] {
  const turns = half === 'generated-development' ? DEVELOPMENT : HELD_OUT;
  const found: NearMiss[] = [];
  for (let step = 0; found.length < count && step < turns.length; step += 1) {
    const [kind, turn] = turns[(from + step) % turns.length] ?? [];
    const query = turn?.(draft, random, writer);
    if (kind !== undefined && query !== undefined && query !== say(draft)) found.push({ kind, query });
  }
  return found;
}
