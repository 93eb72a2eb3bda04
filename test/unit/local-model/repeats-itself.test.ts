import fc from 'fast-check';
import { repeatsItself } from '../../../worker/local-model/repeats-itself';

const block = (length: number) => fc.array(fc.nat(1_000), { minLength: length, maxLength: length });

describe('repeatsItself', () => {
  test('sees any block of up to 96 tokens that stands three times at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 96 }).chain(block), (before, repeated) => {
        const length = Math.max(96, 3 * repeated.length);
        const loop = Array.from({ length }, (_, index) => repeated[index % repeated.length] ?? 0);
        return repeatsItself([...before, ...loop]);
      })
    );
  });

  test('takes no text for a loop that is short, or that counts', () => {
    expect(repeatsItself(Array.from({ length: 95 }, () => 7))).toBe(false);
    const counting = Array.from({ length: 40 }, (_, index) => [1, 2, 3, 100 + index, 4, 5]).flat();
    expect(repeatsItself(counting)).toBe(false);
  });

  test('sees the loop only while it is the end of the text', () => {
    const loop = Array.from({ length: 120 }, (_, index) => index % 5);
    expect(repeatsItself(loop)).toBe(true);
    expect(repeatsItself([...loop, 9])).toBe(false);
  });
});
