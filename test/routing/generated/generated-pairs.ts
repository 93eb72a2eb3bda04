import type { Pair } from '../pair';
import type { Capitals, CaseSet, Way } from './case-set';
import { fixedWords, lower, nearMisses, saysI, say, withAside, type Draft } from './near-misses';
import { randomOf, seedOf, type Random } from './random';
import type { Writer } from './small-talk';
import { withTypingError } from './typing-errors';
import type { Domain, Wording } from './wording';

/** A labelled case and, of a near miss, the right query that it was made from. */
export interface GeneratedCase {
  pair: Pair;
  of?: string;
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
      cases.push({ pair: { ...stored, query, expect: 'A', binds: draft.values, class: way } });
      const choice = { from: turn, count: set.nearMisses, writer, random, known };
      for (const miss of nearMisses(draft, set.turns, choice)) {
        const pair: Pair = { ...stored, query: miss.query, expect: 'not-A', class: `near-miss ${miss.kind}` };
        cases.push({ pair, of: query });
      }
      turn += set.nearMisses;
    }
  }
  return cases;
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
  if (way === 'typing' || way === 'combined') draft = { ...draft, parts: mistyped(draft.parts, set, random) };
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
    // Nobody changes the letters of a code or of what stands in quotes.
    const written = (value: string): string => (/\d|^'/.test(value) ? value : value.toLowerCase());
    return {
      ...draft,
      parts: draft.parts.map((part) => fixedWords(part, (words) => words.toLowerCase())),
      values: Object.fromEntries(Object.entries(draft.values).map(([slot, value]) => [slot, written(value)])),
    };
  }
  const change = (words: string): string =>
    capitals === 'shouted'
      ? words.toUpperCase()
      : words.replace(/(?<![\p{L}'’])\p{Ll}(?=\p{Ll})/gu, (letter) => letter.toUpperCase());
  return { ...draft, parts: draft.parts.map((part) => fixedWords(part, change)) };
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
