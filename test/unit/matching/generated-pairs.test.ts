import { generatedPairs } from '../../routing/generated/generated-pairs';
import { randomOf } from '../../routing/generated/random';
import { DEVELOPMENT_SET, HELD_OUT_SET } from '../../routing/generated/sets';
import { withTypingError } from '../../routing/generated/typing-errors';
import { lostLiterals } from '../../routing/route-pair';

describe('the generated cases', () => {
  const heldOut = generatedPairs(HELD_OUT_SET);
  const development = generatedPairs(DEVELOPMENT_SET);

  test('are the same in every run', () => {
    expect(generatedPairs(HELD_OUT_SET)).toEqual(heldOut);
  });

  test('are enough to bound a wrong reuse below 0.3 %, where none is seen', () => {
    expect(heldOut.filter(({ expect: label }) => label === 'not-A').length).toBeGreaterThanOrEqual(1100);
    expect(heldOut.length + development.length).toBeGreaterThanOrEqual(1500);
    expect(new Set([...heldOut, ...development].map(({ domain }) => domain)).size).toBeGreaterThanOrEqual(12);
  });

  test('share no domain, wording or value of a text between the two halves', () => {
    const [one, other] = [heldOut, development].map((pairs) => new Set(pairs.map(({ stored }) => stored)));
    expect([...(one ?? [])].filter((stored) => other?.has(stored))).toEqual([]);
  });

  test('say each literal of the learnt query', () => {
    const wordings = new Map([...heldOut, ...development].map((pair) => [pair.stored, pair]));
    expect(lostLiterals([...wordings.values()])).toEqual([]);
  });

  test('never ask in a near miss for what the right query asks for', () => {
    const right = new Set(heldOut.filter(({ expect: label }) => label === 'A').map(({ query }) => query));
    expect(heldOut.filter(({ expect: label, query }) => label === 'not-A' && right.has(query))).toEqual([]);
  });

  test('have typing errors in fixed words only', () => {
    const random = randomOf(7);
    for (let nth = 0; nth < 200; nth += 1) {
      const wrong = withTypingError('Deliver {what} to the customer', ['neighbouring', 'doubled', 'omitted'], random);
      expect(wrong).toContain('{what}');
      expect(wrong).not.toBe('Deliver {what} to the customer');
    }
  });
});
