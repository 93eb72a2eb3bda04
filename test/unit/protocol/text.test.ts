import fc from 'fast-check';
import { previewOf } from '../../../shared/protocol/value';
import { messageOf } from '../../../shared/protocol/errors';
import { cutText, isWellFormed, wellFormed, wellFormedJson } from '../../../shared/protocol/text';
import { workflowIdOf } from '../../../shared/protocol/messages';
import { BROKEN, isFit, RIGHT_TO_LEFT } from '../../harness/broken-text';

/** Texts with halves of characters, NUL, characters of two units and marks of direction in any order. */
const anyText = fc
  .array(fc.constantFrom('a', '\ud83d', '\ude00', '😀', '\0', '\u202e', '\u200f', 'ש', '"', '\\', '\ufffd'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

it('replaces halves of characters and NUL, and nothing else', () => {
  expect(wellFormed('a\ud83d b\0c\ude00 😀')).toBe('a\ufffd b\ufffdc\ufffd 😀');
  expect(wellFormed(RIGHT_TO_LEFT)).toBe(RIGHT_TO_LEFT);
  fc.assert(
    fc.property(anyText, (text) => {
      expect(wellFormed(text)).toBe(Buffer.from(text).toString().replaceAll('\0', '\ufffd'));
      expect(isWellFormed(text)).toBe(wellFormed(text) === text);
    })
  );
});

it('cuts at no half of a character, and keeps the beginning', () => {
  expect(cutText('😀😀', 3, '…')).toBe('😀…');
  expect(cutText('😀', 1)).toBe('');
  expect(cutText('abc', 3, '…')).toBe('abc');
  fc.assert(
    fc.property(anyText, fc.nat({ max: 45 }), (text, characters) => {
      const cut = cutText(text, characters);
      expect(isFit(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(characters);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, characters) - 1);
      expect(wellFormed(text).startsWith(cut.replace(/\ufffd$/, ''))).toBe(true);
    })
  );
});

it('walks a JSON value with its keys, and gives the value itself where nothing is to be replaced', () => {
  const value = { [BROKEN]: [BROKEN, { deep: BROKEN }, 1, null], bytes: new Uint8Array([1]) };
  const fit = wellFormedJson(value);
  expect(isFit(JSON.stringify(fit))).toBe(true);
  expect(fit.bytes).toBe(value.bytes);
  expect(value[BROKEN]).toHaveLength(4);
  const right = { a: [{ b: '😀' }], c: RIGHT_TO_LEFT };
  expect(wellFormedJson(right)).toBe(right);
});

it('is what messages, previews and workflow ids are made with', () => {
  expect(isFit(messageOf(new Error(`x${'😀'.repeat(600)}`)))).toBe(true);
  expect(isFit(previewOf({ inline: `x${'😀'.repeat(600)}` }, 101))).toBe(true);
  expect(isFit(workflowIdOf(BROKEN, BROKEN))).toBe(true);
});
