import { costOf, PRICES } from '../../../activities/planner/prices';

const tokens = (part: Partial<Record<'input' | 'cacheWrite' | 'cacheRead' | 'output', number>>) => ({
  input: 0,
  cacheWrite: 0,
  cacheRead: 0,
  output: 0,
  ...part,
});

describe('costOf', () => {
  test('counts each kind of token at its own price', () => {
    const cost = costOf(
      'claude-sonnet-5-5',
      tokens({ input: 1_000_000, cacheWrite: 1_000_000, cacheRead: 1_000_000, output: 1_000_000 }),
      PRICES
    );
    expect(cost).toBeCloseTo(2 + 2.5 + 0.2 + 10, 10);
  });

  test('an entry that lives an hour costs twice the input', () => {
    expect(costOf('claude-sonnet-5-5', tokens({ cacheWrite: 1_000_000 }), PRICES, 1_000_000)).toBeCloseTo(4, 10);
  });

  test('a prompt over 100,000 tokens, cached ones included, costs the long price', () => {
    expect(costOf('claude-haiku-5-5', tokens({ input: 100_000 }), PRICES)).toBeCloseTo(0.01, 10);
    expect(costOf('claude-haiku-5-5', tokens({ input: 1, cacheRead: 100_000, output: 10 }), PRICES)).toBeCloseTo(
      (0.5 + 100_000 * 0.05 + 10 * 2.5) / 1_000_000,
      12
    );
  });

  test('reads of a cache have their own price per model', () => {
    expect(costOf('claude-opus-5-5', tokens({ cacheRead: 1_000_000 }), PRICES)).toBeCloseTo(0.2, 10);
    expect(costOf('claude-fable-5-2', tokens({ cacheRead: 1_000_000 }), PRICES)).toBeCloseTo(0.8, 10);
  });

  test('a dated id has the price of its model, and another model has none', () => {
    expect(costOf('claude-haiku-5-5-20261001', tokens({ input: 10 }), PRICES)).toBeCloseTo(0.000001, 12);
    expect(costOf('qwen2.5-coder-1.5b', tokens({ input: 10 }), PRICES)).toBeNull();
    expect(costOf('constructor', tokens({ input: 10 }), PRICES)).toBeNull();
  });
});
