import fc from 'fast-check';
import { languageBy } from '../../../shared/language/languages';
import type { TurningKind } from '../../../shared/language/language';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { Slot } from '../../../shared/protocol/plan';
import { DEVELOPMENT_DOMAINS } from '../../routing/generated/development-domains';
import { HELD_OUT_DOMAINS } from '../../routing/generated/held-out-domains';
import { say } from '../../routing/generated/near-misses';
import type { Wording } from '../../routing/generated/wording';
import { learn, type Learnt } from '../../routing/learnt-template';
import { OPTIONS } from './wordings';

/** `npm run fuzz:routing` asks for more. */
const RUNS = Number(process.env.WORKFLOWGEN_FUZZ_RUNS ?? 400);
const english = languageBy('en');
const KINDS: TurningKind[] = ['negation', 'condition', 'comparison', 'quantity', 'time', 'polarity'];
const TURNING = KINDS.flatMap((kind) => [...english.words.turning[kind]]).filter((word) => /^\p{L}/u.test(word));
const WORDINGS = [...DEVELOPMENT_DOMAINS, ...HELD_OUT_DOMAINS].flatMap(({ wordings }) => wordings);
const PROVEN = new Map<Wording, Learnt>();

function proven(wording: Wording): Learnt {
  const known = PROVEN.get(wording);
  if (known) return known;
  const at = (index: number): Record<string, string> =>
    Object.fromEntries(Object.entries(wording.slots).map(([slot, values]) => [slot, values[index] ?? values[0]]));
  const stored = say({ wording, parts: wording.parts, values: at(0), before: '', after: '' });
  const seen = Object.fromEntries(Object.entries(at(1)).map(([slot, value]) => [slot, [value]]));
  const learnt = learn({ stored, slots: at(0), seen }, 'tool', OPTIONS, 'tenant');
  PROVEN.set(wording, learnt);
  return learnt;
}

/** What A would bind of the query; `undefined` where it refuses. */
function boundByA(query: string, { pattern, slots, names }: Learnt): { slot: Slot; from: string }[] | undefined {
  const options = { ...OPTIONS, lexicon: names };
  const bound = bindSlots(readQuery(query, maskQuery(query, options), options), pattern, slots);
  const whole = bound.fit === 'exact' || bound.fit === 'reordered';
  if (!whole || bound.unbound.length > 0 || bound.doubts.length > 0) return undefined;
  return bound.bindings.map(({ slot, from }) => ({ slot: slots.find(({ name }) => name === slot) as Slot, from }));
}

const TYPED = new Set(['date', 'time', 'datetime', 'duration', 'number', 'money']);

/** "Sorry to bother you, but …" only goes on, "section no F-31" is its number (but "Release no F-31" releases none), and "the desk case" is a noun that no "in" leads. */
function isAllowed(word: string, before: string, request: string, at: number): boolean {
  return (
    (word === 'but' && before !== '' && at === 0) ||
    (word === 'no' && /\S\s+\S+\s+$/.test(request.slice(0, at)) && /^[A-Z]*-?\d/.test(request.slice(at))) ||
    (word === 'case' && /\b(?:a|an|the)(?: [\p{L}-]+)+ ?$/u.test(request.slice(0, at)))
  );
}

/** "the night market", "the lower shelf": behind an article and before its noun such a word tells the kind of the thing, and the tool gets it. */
function tellsKind(word: string, { name, examples }: Slot, from: string, turned: string): boolean {
  const { modifiers } = english;
  const [first = '', ...more] = from.split(' ');
  const article = /\b(?:a|an|the) $/.exec(turned.slice(0, turned.indexOf(from)))?.[0];
  if (!modifiers || first !== word || !more.every((one) => /^\p{Ll}+$/u.test(one))) return false;
  const how = { certain: article === 'the ', named: false };
  return (
    (article !== undefined && modifiers.tellsKind(word, more.at(-1) ?? name, how) !== undefined) ||
    // "the double desert enclosure", "whole almonds"
    ((article !== undefined || word === 'whole') &&
      modifiers.looks(word, more.at(-1) ?? name, { ...how, alone: more.length === 0 })) ||
    // "the early shift" where "the late shift" stood
    examples.some((one) => `${JSON.stringify(one)}`.split(/\W+/).some((rival) => modifiers.areAlike(word, rival)))
  );
}

/** "double bass", "engine block": put before its second word or behind its first one, it makes a noun of both. */
function makesCompound(word: string, turned: string): boolean {
  const pairs = [...turned.matchAll(/(\p{Ll}+) (?=(\p{Ll}+))/gu)].map(([, first = '', second = '']) => [first, second]);
  return pairs.some(
    ([first = '', second = '']) =>
      (first === word || second === word) &&
      [second, second.replace(/s$/, '')].some((one) => english.words.compounds?.[first]?.has(one))
  );
}

/** "the desk block", "a link box", "of pin hooks": by its place such a word is a noun, and the tool gets it. */
function isNounByPlace(word: string, turned: string): boolean {
  const { verbsAndNouns, headNouns } = english.words.phrases ?? {};
  const leads = [...english.words.starters, 'of', 'a', 'an', 'the', '[\\d,.]+'].filter((one) => one !== 'to').join('|');
  return (
    (verbsAndNouns?.has(word) === true && new RegExp(`(?:^|\\s)(?:${leads}) ${word}\\b`, 'iu').test(turned)) ||
    ([verbsAndNouns, headNouns].some((list) => list?.has(word)) &&
      new RegExp(`\\b(?:a|an|the)(?: [\\p{Ll}-]+)+ ${word}\\b`, 'iu').test(turned))
  );
}

/** "until until 30 June": a small word that was written twice. */
function isSaidTwice(word: string, turned: string): boolean {
  return english.words.starters.has(word) && turned.includes(` ${word} ${word} `);
}

const cases = fc
  .record({
    wording: fc.constantFrom(...WORDINGS),
    choices: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    word: fc.constantFrom(...TURNING),
    place: fc.nat(),
    before: fc.constantFrom('', 'Hi there, hope you are well.', 'Sorry to bother you.'),
  })
  .map(({ wording, choices, word, place, before }) => {
    const values = Object.fromEntries(
      Object.entries(wording.slots).map(([slot, known], at) => [
        slot,
        known[(choices[at] ?? 0) % known.length] ?? known[0],
      ])
    );
    const request = say({ wording, parts: wording.parts, values, before: '', after: '' });
    const quoted = [...request.matchAll(/(?<=^|\s)'[^']*'/g)];
    const gaps = [0, ...[...request.matchAll(/\s/g)].map(({ index }) => index + 1), request.length].filter(
      (gap) => !quoted.some((quote) => gap > quote.index && gap < quote.index + quote[0].length)
    );
    const at = gaps[place % gaps.length] ?? 0;
    const turned = at === request.length ? `${request} ${word}` : `${request.slice(0, at)}${word} ${request.slice(at)}`;
    const said = (text: string): string => (before === '' ? text : `${before} ${text}`);
    const allowed = isAllowed(word, before, request, at);
    return { wording, word, plain: said(request), turned: said(turned), allowed };
  })
  .filter(({ allowed }) => !allowed);

describe('a word that turns a meaning, put into a proven wording', () => {
  test('never leaves it to A, unless it is a part of a typed value ("last Monday") or tells a kind ("the night market")', () => {
    fc.assert(
      fc.property(cases, ({ wording, word, turned }) => {
        const bound = boundByA(turned, proven(wording));
        if (!bound) return;
        const within = bound.some(
          ({ slot, from }) =>
            (TYPED.has(slot.type) && from.toLowerCase().split(/\W+/).includes(word)) ||
            tellsKind(word, slot, from, turned) ||
            makesCompound(word, turned) ||
            isNounByPlace(word, turned) ||
            isSaidTwice(word, turned)
        );
        expect({ turned, bound: bound.map(({ from }) => from), within }).toMatchObject({ within: true });
      }),
      { numRuns: RUNS }
    );
  });

  test('is what keeps A away: most of the same requests without it are A', () => {
    const served = fc
      .sample(cases, { numRuns: 200, seed: 3 })
      .filter(({ wording, plain }) => boundByA(plain, proven(wording)));
    expect(served.length).toBeGreaterThan(150);
  });
});

const IDLE = ['my dog ate my lunch', 'it is raining', 'the kids are ill', 'I am on the train', 'my phone is dead'];
/** What hangs the request on the clause that it leads. */
const LEADING = 'if unless when whenever while once until till before after since provided except'.split(' ');
/** What makes another clause of it wherever it stands. What is as often said of oneself does not: "only", "first", "never", "also", "next", "cannot", "if" ("sorry if"). */
const INSIDE = 'instead except without unless'.split(' ');

const attached = fc
  .record({
    wording: fc.constantFrom(...WORDINGS),
    idle: fc.constantFrom(...IDLE),
    leads: fc.boolean(),
    choice: fc.nat(),
    place: fc.nat(),
    after: fc.boolean(),
  })
  .map(({ wording, idle, leads, choice, place, after }) => {
    const values = Object.fromEntries(Object.entries(wording.slots).map(([slot, known]) => [slot, known[0]]));
    const request = say({ wording, parts: wording.parts, values, before: '', after: '' }).replace(/[.?!]$/, '');
    const words = idle.split(' ');
    const list = leads ? LEADING : INSIDE;
    const at = leads ? 0 : place % (words.length + 1);
    const turned = [...words.slice(0, at), list[choice % list.length], ...words.slice(at)].join(' ');
    const query = (clause: string): string => (after ? `${request}, ${clause}` : `${clause}, ${request}`);
    return { wording, plain: query(idle), turned: query(turned) };
  });

describe('a clause that asks for nothing, with a word that turns the request', () => {
  test('never leaves it to A', () => {
    fc.assert(
      fc.property(attached, ({ wording, turned }) => {
        expect({ turned, bound: boundByA(turned, proven(wording)) }).toMatchObject({ bound: undefined });
      }),
      { numRuns: RUNS }
    );
  });

  test('is what keeps A away: most of the same requests without the word are A', () => {
    const served = fc
      .sample(attached, { numRuns: 200, seed: 3 })
      .filter(({ wording, plain }) => boundByA(plain, proven(wording)));
    expect(served.length).toBeGreaterThan(150);
  });
});
