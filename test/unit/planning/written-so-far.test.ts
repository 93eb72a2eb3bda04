import fc from 'fast-check';
import { writtenSoFar } from '../../../activities/planning/written-so-far';

it('reads each beginning of an output, and its whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat(), (value, at) => {
      const output = JSON.stringify({ items: [{ key: 'answer', value }] });
      expect(writtenSoFar(output, 'answer')).toBe(value);
      const part = writtenSoFar(output.slice(0, at % output.length), 'answer');
      // Half of an escaped pair of surrogates is not a text yet; what is read otherwise is a beginning.
      if (part !== undefined) expect(value.startsWith(part)).toBe(true);
    })
  );
});

it('waits for the item, and for an escape to be whole', () => {
  expect(writtenSoFar('{"items":[{"key":"other","value":"no"}', 'answer')).toBeUndefined();
  expect(writtenSoFar('{"items":[{"key":"answer","val', 'answer')).toBeUndefined();
  expect(writtenSoFar('{ "items": [ { "key": "answer", "value": "caf\\u00e', 'answer')).toBe('caf');
  expect(writtenSoFar('{"items":[{"key":"answer","value":"a \\"b\\', 'answer')).toBe('a "b');
});
