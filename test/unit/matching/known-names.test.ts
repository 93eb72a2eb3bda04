import { registeredIn } from '../../../activities/lexicon/known-names';
import { nameKey, nameKeysIn } from '../../../shared/matching/known-names';
import { maskQuery } from '../../../shared/matching/mask';
import type { LexiconEntry } from '../../../shared/matching/template';

const OPTIONS = { now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };
const NAMES = [
  'Maria Lopez',
  'Lopez',
  "O'Neill & Sons",
  'C++',
  'ACME-3',
  'xq_zed',
  '§§',
  'Bank of the Orient and Partners of 1899 Limited',
  'ÜBER Köln',
];

describe('keys of names', () => {
  const entries = NAMES.map((name): LexiconEntry => ({ schema: 1, tenant: 'acme', lexicon: 'customer', name }));

  test.each([
    'Refund it to maria LOPEZ',
    "pay o'neill & sons and C++ for ACME-3",
    'ask the Bank of the Orient and Partners of 1899 Limited',
    'call über köln, then xq_zed',
    'what does §§ say',
    '(Lopez)',
  ])('every name that masking finds among all is found by the keys of "%s"', (text) => {
    const found = registeredIn({ customer: NAMES }, 'acme', [text]);
    expect(found.length).toBeLessThan(NAMES.length);
    const masked = maskQuery(text, { lexicon: entries, ...OPTIONS });
    expect(masked.values.some(({ type }) => type === 'name')).toBe(true);
    expect(maskQuery(text, { lexicon: found, ...OPTIONS })).toEqual(masked);
  });

  test('a query has at most six keys a word, each once', () => {
    expect(nameKeysIn('a a a')).toEqual(['', 'a', 'a a', 'a a a']);
    expect(nameKeysIn('one two three four five six seven eight')).toHaveLength(1 + 6 * 8 - 15);
    expect(nameKey('One two, three-four five six seven')).toBe('one two three four five six');
  });
});
