import type { Pair } from '../pair';
import type { Capitals, CaseSet, Way } from './case-set';
import { fixedWords, lower, nearMisses, saysI, say, withAside, type Draft, type NearMiss } from './near-misses';
import { randomOf, seedOf, type Random } from './random';
import type { Writer } from './small-talk';
import { withTypingError } from './typing-errors';
import type { Domain, Wording } from './wording';

/** A labelled case and, of a near miss, the right query that it was made from. */
export interface GeneratedCase {
  pair: Pair;
  of?: string;
  /** Of a right case with a typing error, the query without it. */
  meant?: string;
  /** A near miss that only exchanges two values: it is the wording with other values. */
  exchanged?: boolean;
  /** Of a right case, how it is said again: the same words and noise with other values, each with near misses of its own. */
  again?: readonly SaidAgain[];
}

export interface SaidAgain {
  query: string;
  binds: Readonly<Record<string, string>>;
  nearMisses: readonly NearMiss[];
}

/**
 * Labelled cases made of wordings, values and noise: each wording was run with some sets of values, is asked for with new ones in
 * several ways, and each such query has near misses, the same with one turn that makes another request of it.
 */
export function generatedCases(set: CaseSet): GeneratedCase[] {
  return set.domains.flatMap((domain) => domain.wordings.flatMap((wording) => casesOf(set, domain, wording)));
}

export function generatedPairs(set: CaseSet): Pair[] {
  return generatedCases(set).map(({ pair }) => pair);
}

/** How often new values are drawn until a query is one that was not said yet. */
const DRAWS = 40;

function casesOf(set: CaseSet, domain: Domain, wording: Wording): GeneratedCase[] {
  const random = randomOf(seedOf(wording.parts.join(' ')));
  const first = valuesOf(wording, () => 0);
  const later = Array.from({ length: (wording.runs ?? 2) - 1 }, (_, run) => valuesOf(wording, () => run + 1));
  const stored = {
    stored: say({ wording, parts: wording.parts, values: first, before: '', after: '' }),
    slots: first,
    seen: Object.fromEntries(Object.keys(first).map((slot) => [slot, later.map((values) => values[slot] ?? '')])),
    domain: domain.name,
    part: set.part,
    ...(set.context ? { context: set.context } : {}),
  };
  const known = set.distinct ? new Set([stored.stored]) : undefined;
  const cases: GeneratedCase[] = [];
  let turn = random.below(40);
  for (const [way, count] of Object.entries(set.ways)) {
    for (let nth = 0; nth < count; nth += 1) {
      const writer = random.pick(set.writers);
      let draft = draftOf(wording, way as Way, { set, writer, random });
      for (let draw = 1; draft && known?.has(say(draft)) && draw < DRAWS; draw += 1)
        draft = draftOf(wording, way as Way, { set, writer, random });
      if (!draft || known?.has(say(draft))) continue;
      const query = say(draft);
      known?.add(query);
      const pair: Pair = { ...stored, query, expect: 'A', binds: draft.values, class: way };
      const meant = draft.meant && say({ ...draft, parts: draft.meant });
      cases.push({ pair, meant, again: saidAgain(draft, [first, ...later], { set, writer, from: turn }) });
      const choice = { from: turn, count: set.nearMisses, writer, random, known };
      for (const miss of nearMisses(draft, set.turns, choice)) {
        const turned: Pair = { ...stored, query: miss.query, expect: 'not-A', class: `near-miss ${miss.kind}` };
        cases.push({ pair: turned, of: query, exchanged: exchangesValues(draft, miss) });
      }
      turn += set.nearMisses;
    }
  }
  return cases;
}

/** How often a wording is said again. */
const AGAIN = 2;

/** The request in the same words, each time with values that it did not have yet, as far as there are some; what is drawn for it changes no other case. */
function saidAgain(
  draft: Draft,
  stored: readonly Record<string, string>[],
  { set, writer, from }: { set: CaseSet; writer: Writer; from: number }
): SaidAgain[] {
  const random = randomOf(seedOf(say(draft)));
  const said: Readonly<Record<string, string>>[] = [...stored, draft.values];
  return Array.from({ length: AGAIN }, (_, nth) => {
    const drawn = otherValues(draft.wording, said, random);
    const again = { ...draft, values: draft.small ? inSmallLetters(drawn) : drawn };
    said.push(drawn);
    const choice = { from: from + (nth + 1) * set.nearMisses, count: set.nearMisses, writer, random };
    const misses = nearMisses(again, set.turns, choice);
    return {
      query: say(again),
      binds: again.values,
      nearMisses: misses.filter((miss) => !exchangesValues(again, miss)),
    };
  });
}

function exchangesValues(draft: Draft, { query }: NearMiss): boolean {
  const { values } = draft;
  const slots = Object.keys(values);
  return slots.some((one, at) =>
    slots
      .slice(at + 1)
      .some(
        (other) =>
          say({ ...draft, values: { ...values, [one]: values[other] ?? '', [other]: values[one] ?? '' } }) === query
      )
  );
}

function otherValues(
  { slots, together = [] }: Wording,
  said: readonly Readonly<Record<string, string>>[],
  random: Random
): Record<string, string> {
  const fresh = (slot: string, values: readonly string[]): number[] => {
    const places = values.map((_, at) => at);
    const isSaid = (at: number): boolean => said.some((one) => one[slot]?.toLowerCase() === values[at]?.toLowerCase());
    const unsaid = places.filter((at) => !isSaid(at));
    return unsaid.length > 0 ? unsaid : places;
  };
  let shared: number | undefined;
  const drawn = Object.entries(slots).map(([slot, values]) => {
    const draw = (): number => random.pick(fresh(slot, values));
    return [slot, values[together.includes(slot) ? (shared ??= draw()) : draw()] ?? values[0]];
  });
  return Object.fromEntries(drawn) as Record<string, string>;
}

interface Noise {
  set: CaseSet;
  writer: Writer;
  random: Random;
}

function draftOf(wording: Wording, way: Way, { set, writer, random }: Noise): Draft | undefined {
  const runs = wording.runs ?? 2;
  const values = valuesOf(wording, (known) => runs + random.below(known - runs));
  let draft: Draft = { wording, parts: wording.parts, values, before: '', after: '' };
  if (way === 'order' || way === 'combined') {
    const parts = inAnotherOrder(wording, set.fronted && wording.fronted !== false, random);
    if (!parts && way === 'order') return undefined;
    draft = { ...draft, parts: parts ?? wording.parts };
  }
  if (way === 'typing' || way === 'combined')
    draft = { ...draft, parts: mistyped(draft.parts, set, random), meant: draft.parts };
  if (way === 'small-talk' || way === 'combined') {
    const { inside = [] } = writer;
    const side = random.below(inside.length > 0 ? 4 : 3);
    const held = side === 3 ? withAside(draft, random.pick(inside), random) : undefined;
    if (held) return held;
    const order = (wording.form ?? 'order') === 'order';
    const asking = order && !draft.parts[0]?.endsWith(',') ? (writer.asking ?? []) : [];
    draft = {
      ...draft,
      before: side === 1 ? '' : random.pick([...writer.before, ...asking]),
      after: side === 0 ? '' : random.pick(writer.after.filter((words) => order || !/^(?:and|but|n) /.test(words))),
    };
  }
  if (way === 'politeness') {
    const before = set.politeness?.before[wording.form ?? 'order'] ?? [];
    const inFront = before.length > 0 && random.below(2) === 0;
    draft = inFront
      ? { ...draft, before: random.pick(before) }
      : { ...draft, after: random.pick(set.politeness?.after ?? []) };
  }
  if (way === 'capitals') draft = inCapitals(draft, random.pick(set.capitals ?? []));
  if (way === 'punctuation') draft = { ...draft, ...random.pick(set.punctuation ?? []) };
  return draft;
}

/** One typing error in one of the parts, the first one that can have one from a place that is drawn. */
function mistyped(parts: readonly string[], set: CaseSet, random: Random): readonly string[] {
  const at = random.below(parts.length);
  const order = [...parts.slice(at).map((_, offset) => at + offset), ...parts.slice(0, at).map((_, i) => i)];
  for (const index of order) {
    const wrong = withTypingError(parts[index] ?? '', set.errors, random);
    if (wrong !== undefined) return parts.map((part, place) => (place === index ? wrong : part));
  }
  return parts;
}

function inCapitals(draft: Draft, capitals: Capitals): Draft {
  if (capitals === 'lower') {
    const parts = draft.parts.map((part) => fixedWords(part, (words) => words.toLowerCase()));
    return { ...draft, parts, values: inSmallLetters(draft.values), small: true };
  }
  const change = (words: string): string =>
    capitals === 'shouted'
      ? words.toUpperCase()
      : words.replace(/(?<![\p{L}'’])\p{Ll}(?=\p{Ll})/gu, (letter) => letter.toUpperCase());
  return { ...draft, parts: draft.parts.map((part) => fixedWords(part, change)) };
}

/** Nobody changes the letters of a code or of what stands in quotes. */
function inSmallLetters(values: Readonly<Record<string, string>>): Record<string, string> {
  const written = (value: string): string => (/\d|^'/.test(value) ? value : value.toLowerCase());
  return Object.fromEntries(Object.entries(values).map(([slot, value]) => [slot, written(value)]));
}

function valuesOf(wording: Wording, index: (known: number) => number): Record<string, string> {
  const { together = [] } = wording;
  let shared: number | undefined;
  const drawn = Object.entries(wording.slots).map(([slot, values]) => {
    const at = together.includes(slot) ? (shared ??= index(values.length)) : index(values.length);
    return [slot, values[at] ?? values[0]];
  });
  return Object.fromEntries(drawn) as Record<string, string>;
}

/** Two parts in each other's place; where the last one may be said first also that, as "On Monday, …". */
function inAnotherOrder(wording: Wording, mayFront: boolean, random: Random): string[] | undefined {
  const [head = '', ...rest] = wording.parts;
  const last = rest.at(-1);
  if (last === undefined) return undefined;
  const front = mayFront && (rest.length < 2 || random.below(2) === 0);
  if (front) {
    const opened = `${last.charAt(0).toUpperCase()}${last.slice(1)},`;
    return [opened, saysI(wording, head) ? head : lower(head), ...rest.slice(0, -1)];
  }
  if (rest.length < 2) return undefined;
  const at = random.below(rest.length - 1);
  const swapped = [...rest];
  [swapped[at], swapped[at + 1]] = [rest[at + 1] ?? '', rest[at] ?? ''];
  return [head, ...swapped];
}
