import words from 'an-array-of-english-words';
import { FRESH_EIGHT, FRESH_SETS, FRESH_SEVEN } from '../../routing/fresh/sets';
import type { CaseSet } from '../../routing/generated/case-set';
import { generatedCases, type GeneratedCase } from '../../routing/generated/generated-pairs';
import { fill, say } from '../../routing/generated/near-misses';
import { DEVELOPMENT_SET, HELD_OUT_SET } from '../../routing/generated/sets';
import type { Wording } from '../../routing/generated/wording';

const WORDS = new Set(words);
const OF_ONE_CHANGE = FRESH_SETS.filter((set) => set !== FRESH_SEVEN && set !== FRESH_EIGHT);
const casesOf = new Map(FRESH_SETS.map((set) => [set, generatedCases(set)]));
const SETS = FRESH_SETS.map((set) => ({ set, cases: casesOf.get(set) ?? [] }));
const wordingsOf = ({ domains }: CaseSet): Wording[] => domains.flatMap(({ wordings }) => [...wordings]);

describe.each(SETS)('the cases of $set.part', ({ set, cases }) => {
  const right = cases.filter(({ pair }) => pair.expect === 'A');
  const wrong = cases.filter(({ pair }) => pair.expect === 'not-A');

  test('are the same in every run, of twelve domains', () => {
    expect(generatedCases(set)).toEqual(cases);
    expect(new Set(cases.map(({ pair }) => pair.domain)).size).toBe(12);
    expect(cases.every(({ pair }) => pair.part === set.part)).toBe(true);
  });

  test('are enough to bound a wrong reuse below 0.3 %, where none is seen', () => {
    expect(right.length).toBeGreaterThanOrEqual(415);
    expect(wrong.length).toBeGreaterThanOrEqual(1050);
  });

  test('ask nothing twice of one wording', () => {
    const queries = cases.map(({ pair }) => JSON.stringify([pair.stored, pair.query]));
    expect(new Set(queries).size).toBe(queries.length);
  });

  test('say each value that the label names', () => {
    const lost = right.filter(({ pair }) => Object.values(pair.binds ?? {}).some((value) => !says(pair.query, value)));
    expect(lost).toEqual([]);
    const stored = cases.filter(({ pair }) => Object.values(pair.slots).some((value) => !says(pair.stored, value)));
    expect(stored).toEqual([]);
  });

  test('ask with values that no run had', () => {
    const known = right.filter(({ pair }) =>
      Object.entries(pair.binds ?? {}).some(([slot, value]) =>
        [pair.slots[slot] ?? '', ...(pair.seen?.[slot] ?? [])].some((one) => flat(one) === flat(value))
      )
    );
    expect(known).toEqual([]);
  });
});

// The authors of the seventh and the eighth part wrote near misses of several changes too, and few that are one letter away.
describe.each(SETS.filter(({ set }) => OF_ONE_CHANGE.includes(set)))('the cases of $set.part', ({ set, cases }) => {
  const right = cases.filter(({ pair }) => pair.expect === 'A');
  const wrong = cases.filter(({ pair }) => pair.expect === 'not-A');

  test('differ in a near miss from its right case by one change', () => {
    const key = (stored: string, query = ''): string => JSON.stringify([stored, query]);
    const byQuery = new Map(right.map((one) => [key(one.pair.stored, one.pair.query), one]));
    const changes = changesOf(set);
    const others = wrong.flatMap(({ pair, of }) => {
      const source = byQuery.get(key(pair.stored, of));
      const removed = source ? removedWords(source, pair.query) : pair.query;
      const values = source?.pair.binds ?? {};
      const allowed = (changes.get(pair.stored) ?? []).map((change) => ` ${flat(fill(change, values))} `);
      const named = removed === '' || allowed.some((one) => one.includes(` ${removed} `));
      return pair.query !== of && named ? [] : [{ removed, query: pair.query }];
    });
    expect(others).toEqual([]);
  });

  test('name as a typing error only another word that is one away', () => {
    const confusions = wordingsOf(set).flatMap(({ turns }) => turns.filter(([kind]) => kind === 'confusion'));
    expect(confusions.length).toBeGreaterThanOrEqual(10);
    for (const [, from, to] of confusions) {
      expect([from, WORDS.has(from.toLowerCase()), to, WORDS.has(to.toLowerCase())]).toEqual([from, true, to, true]);
      expect([from, to, isOneErrorAway(from.toLowerCase(), to.toLowerCase())]).toEqual([from, to, true]);
    }
  });

  test('have turns whose words the wording says', () => {
    const unsaid = wordingsOf(set).flatMap(({ parts, turns }) =>
      turns.filter(([, from, to]) => from === to || !parts.some((part) => part.includes(from)))
    );
    expect(unsaid).toEqual([]);
  });
});

test('the parts share no domain, wording or writer with each other or with the generated sets', () => {
  // The author of the eighth part was not told all trades of the others.
  const all = [...FRESH_SETS.filter((set) => set !== FRESH_EIGHT), DEVELOPMENT_SET, HELD_OUT_SET];
  const things = all.flatMap((set) => [
    ...set.domains.map(({ name }) => name),
    ...wordingsOf(set).map(({ parts }) => parts.join(' ')),
    ...set.writers.flatMap((writer) => Object.values(writer).flat() as string[]),
  ]);
  expect(things.filter((thing, at) => things.indexOf(thing) !== at)).toEqual([]);
});

/** What a near miss may take away, by the stored query: the words of a turn, a slot's value, or words around the request. */
function changesOf(set: CaseSet): Map<string, string[]> {
  const { before = {}, after = [] } = set.politeness ?? {};
  const around = [
    ...set.writers.flatMap((writer) => [
      ...writer.before,
      ...writer.after,
      ...(writer.asking ?? []),
      ...(writer.inside ?? []),
    ]),
    ...Object.values(before).flat(),
    ...after,
  ];
  return new Map(
    wordingsOf(set).map((wording) => {
      const { parts, slots, turns } = wording;
      const values = Object.fromEntries(Object.entries(slots).map(([slot, [first]]) => [slot, first]));
      const stored = say({ wording, parts, values, before: '', after: '' });
      return [stored, [...turns.map(([, from]) => from), ...Object.keys(slots).map((slot) => `{${slot}}`), ...around]];
    })
  );
}

/** The words of the right case that the near miss lacks, from the first one that differs to the last one. */
function removedWords({ pair }: GeneratedCase, query: string): string {
  const [before, after] = [flat(pair.query).split(' '), flat(query).split(' ')];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return before.slice(start, before.length - end).join(' ');
}

/** The words in small letters, without what stands between them. */
function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}€°&'’.:-]+/gu, ' ')
    .replace(/[.:'-]+(?=\s|$)|(?<=\s|^)[.:'-]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function says(text: string, value: string): boolean {
  const said = ` ${flat(text)} `;
  return [said, said.replace(/'s\b/g, '')].some((one) => one.includes(` ${flat(value)} `));
}

/** One letter more, less or another one, or two that changed places. */
function isOneErrorAway(one: string, other: string): boolean {
  if (one.length > other.length) return isOneErrorAway(other, one);
  const at = [...one].findIndex((letter, place) => letter !== other[place]);
  const place = at < 0 ? one.length : at;
  if (one.length < other.length) return one.slice(place) === other.slice(place + 1);
  const swapped = `${one[place + 1]}${one[place]}${one.slice(place + 2)}`;
  return one.slice(place + 1) === other.slice(place + 1) || swapped === other.slice(place);
}
