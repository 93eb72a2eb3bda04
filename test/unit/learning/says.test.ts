import fc from 'fast-check';
import { saysText } from '../../../shared/learning/erase/says';

it.each<[string, unknown]>([
  ['Ted', 'Ask ted about it'],
  ['ted', 'report_TED.pdf'],
  ['ORD-72', { orders: [{ id: 'ord-72' }] }],
  ['ORD-72', 'wfg/acme/ORD-72-1'],
  ['4711', { count: 4711 }],
  ['Ölaf Åberg', 'mit ÖLAF ÅBERG gesprochen'],
  ['田中', '田中さんに電話'],
  ['C++ (old)', 'he knows C++ (old), and more'],
  ['Ted Moss', { 'Ted Moss': 3 }],
])('finds %j in %j', (wanted, fact) => {
  expect(saysText(wanted)(fact)).toBe(true);
});

it.each<[string, unknown]>([
  ['Ted', { startedAt: 'now', updatedAt: 'then' }],
  ['Ted', 'tested, Teddy, started'],
  ['ted', { ted: 1 }],
  ['4711', { count: 14711, id: 'A47110' }],
  ['Olaf', 'Olaføs'],
  ['a.c', 'abc'],
  ['run', { run: 1, runs: ['prune'] }],
])('finds no %j in %j', (wanted, fact) => {
  expect(saysText(wanted)(fact)).toBe(false);
});

it('finds every text between spaces, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
      expect(saysText(text)({ deep: [`before ${text} after`] })).toBe(true);
    }),
    { numRuns: 500 }
  );
});
