import type { Pair } from '../pair';
import { DEVELOPMENT_DOMAINS } from './development-domains';
import { HELD_OUT_DOMAINS } from './held-out-domains';
import { nearMisses, say, type Draft } from './near-misses';
import { randomOf, seedOf, type Random } from './random';
import { DEVELOPMENT_WRITERS, HELD_OUT_WRITERS, type Writer } from './small-talk';
import { withTypingError, type TypingError } from './typing-errors';
import type { Domain, Wording } from './wording';

/** How often a request is said in each way; `combined` has small talk, a typing error and another order at once. */
const WAYS = { values: 3, typing: 4, 'small-talk': 5, order: 2, combined: 3 } as const;
const NEAR_MISSES = 3;

const NOISE: Record<Domain['half'], { writers: readonly Writer[]; errors: readonly TypingError[] }> = {
  'generated-development': { writers: DEVELOPMENT_WRITERS, errors: ['transposed', 'omitted'] },
  'generated-held-out': {
    writers: HELD_OUT_WRITERS,
    errors: ['neighbouring', 'doubled', 'transposed', 'omitted'],
  },
};

/**
 * Labelled cases made of wordings, values and noise: each wording was run with two sets of values, is asked for with new ones in
 * several ways, and each such query has near misses, the same with one word that makes another request of it.
 */
export function generatedPairs(half?: Domain['half']): Pair[] {
  return [...DEVELOPMENT_DOMAINS, ...HELD_OUT_DOMAINS]
    .filter((domain) => half === undefined || domain.half === half)
    .flatMap((domain) => domain.wordings.flatMap((wording) => pairsOf(domain, wording)));
}

function pairsOf(domain: Domain, wording: Wording): Pair[] {
  const random = randomOf(seedOf(wording.parts.join(' ')));
  const first = valuesOf(wording, () => 0);
  const second = valuesOf(wording, () => 1);
  const known = {
    stored: say({ wording, parts: wording.parts, values: first, before: '', after: '' }),
    slots: first,
    seen: Object.fromEntries(Object.entries(second).map(([slot, value]) => [slot, [value]])),
    domain: domain.name,
    part: domain.half,
  };
  const pairs: Pair[] = [];
  let turn = random.below(40);
  for (const [way, count] of Object.entries(WAYS)) {
    for (let nth = 0; nth < count; nth += 1) {
      const writer = random.pick(NOISE[domain.half].writers);
      const draft = draftOf(wording, way as keyof typeof WAYS, domain.half, writer, random);
      if (!draft) continue;
      pairs.push({ ...known, query: say(draft), expect: 'A', binds: draft.values, class: way });
      for (const { kind, query } of nearMisses(draft, domain.half, { from: turn, count: NEAR_MISSES, writer, random }))
        pairs.push({ ...known, query, expect: 'not-A', class: `near-miss ${kind}` });
      turn += NEAR_MISSES;
    }
  }
  return pairs;
}

function draftOf(
  wording: Wording,
  way: keyof typeof WAYS,
  half: Domain['half'],
  writer: Writer,
  random: Random
): Draft | undefined {
  const values = valuesOf(wording, (known) => 2 + random.below(known - 2));
  let draft: Draft = { wording, parts: wording.parts, values, before: '', after: '' };
  if (way === 'order' || way === 'combined') {
    const parts = inAnotherOrder(wording.parts, half, random);
    if (!parts && way === 'order') return undefined;
    draft = { ...draft, parts: parts ?? wording.parts };
  }
  if (way === 'typing' || way === 'combined') {
    const at = random.below(draft.parts.length);
    const order = [
      ...draft.parts.slice(at).map((_, offset) => at + offset),
      ...draft.parts.slice(0, at).map((_, i) => i),
    ];
    for (const index of order) {
      const wrong = withTypingError(draft.parts[index] ?? '', NOISE[half].errors, random);
      if (wrong === undefined) continue;
      draft = { ...draft, parts: draft.parts.map((part, place) => (place === index ? wrong : part)) };
      break;
    }
  }
  if (way === 'small-talk' || way === 'combined') {
    const side = random.below(3);
    draft = {
      ...draft,
      before: side === 1 ? '' : random.pick(writer.before),
      after: side === 0 ? '' : random.pick(writer.after),
    };
  }
  return draft;
}

function valuesOf(wording: Wording, index: (known: number) => number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wording.slots).map(([slot, values]) => [slot, values[index(values.length)] ?? values[0]])
  );
}

/** Two parts in each other's place; in the held-out half also the last one in front, as "On Monday, …". */
function inAnotherOrder(parts: readonly string[], half: Domain['half'], random: Random): string[] | undefined {
  const [head = '', ...rest] = parts;
  const last = rest.at(-1);
  if (last === undefined) return undefined;
  const front = half === 'generated-held-out' && (rest.length < 2 || random.below(2) === 0);
  if (front) {
    const opened = `${last.charAt(0).toUpperCase()}${last.slice(1)},`;
    return [opened, head.charAt(0).toLowerCase() + head.slice(1), ...rest.slice(0, -1)];
  }
  if (rest.length < 2) return undefined;
  const at = random.below(rest.length - 1);
  const swapped = [...rest];
  [swapped[at], swapped[at + 1]] = [rest[at + 1] ?? '', rest[at] ?? ''];
  return [head, ...swapped];
}
