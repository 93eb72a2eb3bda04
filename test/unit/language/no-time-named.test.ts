import fc from 'fast-check';
import { languageBy } from '../../../shared/language/languages';

const { findDates } = languageBy('en');
const CLOCK = { now: '2026-11-25T10:00:00Z', timeZone: 'Europe/Berlin' };
/** What the parser builds dates of, but for digits, hours in words and the names of times; within the last ones it finds a number and a unit. */
const WORDS = [
  ...['thirteen', 'forty', 'hundred', 'zero', 'first', 'third', 'half', 'an', 'few', 'several', 'the', 'couple of'],
  ...[
    'h',
    'hr',
    'hrs',
    'm',
    's',
    'd',
    'w',
    'mo',
    'mos',
    'y',
    'yr',
    'qtr',
    'noun',
    'in',
    'within',
    'for',
    'about',
    'at',
  ],
  ...[
    'this',
    'last',
    'past',
    'next',
    'after',
    'ago',
    'before',
    'earlier',
    'later',
    'from',
    'until',
    'on',
    'of',
    'end of',
  ],
  ...['pm', 'a.m.', 'BC', 'CE', 'since', '+', '-', '/', ',', 'ad', 'them', 'for an hr', 'fewm'],
];

it('a text that names no time gives none, whether the parser looks at it or not', () => {
  const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, (said) => {
      // "now" is never a date itself, and makes the parser look.
      expect(findDates(`Now. ${said}`, CLOCK)).toEqual([]);
      expect(findDates(said, CLOCK)).toEqual([]);
    }),
    { numRuns: 200 }
  );
});
