import fc from 'fast-check';
import { cutWords, markdownText, textOfMarkdown } from '../../../shared/protocol/text';

it('shows a placeholder, a table sign and an asterisk as they are', () => {
  expect(markdownText('Bill <name> *now* | a_b\nnext')).toBe('Bill \\<name\\> \\*now\\* \\| a\\_b next');
});

it('is undone by its inverse, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(textOfMarkdown(markdownText(text))).toBe(text.replace(/\s+/g, ' '));
    })
  );
});

it('cuts between two words, and says that something is left out', () => {
  expect(cutWords('the query also says late delivery', 30)).toBe('the query also says late…');
  expect(cutWords('short', 30)).toBe('short');
});

it('is never longer than asked for, and keeps half of a text without gaps', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      expect(cutWords(text, most).length).toBeLessThanOrEqual(most);
    })
  );
  expect(cutWords('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
});
