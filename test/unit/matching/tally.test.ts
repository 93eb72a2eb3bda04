import { join } from 'node:path';
import { readPairs } from '../../routing/pair';
import { upper95 } from '../../../bench/measure/bootstrap';

describe('the upper bound of wrong reuse', () => {
  test.each([
    [0, 300, 0.00994],
    [0, 10, 0.25887],
    [1, 100, 0.04656],
    [5, 100, 0.10225],
  ])('%d of %d', (events, trials, bound) => expect(upper95(events, trials)).toBeCloseTo(bound, 4));
  test('no trials show nothing', () => expect(upper95(0, 0)).toBe(1));
});

describe('the shipped set', () => {
  const pairs = readPairs(join(__dirname, '../../routing/pairs'));
  test('is large enough for a bound of 1 %', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(400);
    expect(pairs.filter(({ expect }) => expect === 'not-A').length).toBeGreaterThanOrEqual(300);
    expect(new Set(pairs.map(({ domain }) => domain)).size).toBeGreaterThanOrEqual(6);
  });
  test('holds templates out, whole', () => {
    const part = new Map<string, string | undefined>();
    for (const pair of pairs) {
      expect(part.get(pair.stored) ?? pair.part).toBe(pair.part);
      part.set(pair.stored, pair.part);
    }
    expect(new Set(part.values())).toEqual(new Set(['tuning', 'held-out', 'held-out-2', 'held-out-3', 'held-out-4']));
  });
  test('labels are consistent: an expected reuse names every slot with words of the query', () => {
    for (const { slots, binds, expect: expected, stored, query } of pairs) {
      for (const literal of Object.values(slots)) expect(stored).toContain(literal);
      if (expected !== 'A') continue;
      expect(Object.keys(binds ?? {}).sort()).toEqual(Object.keys(slots).sort());
      for (const literal of Object.values(binds ?? {})) expect(query).toContain(literal);
    }
  });
});
