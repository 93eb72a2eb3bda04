import { join } from 'node:path';
import type { Slot } from '../../../shared/protocol/plan';
import { languageOf } from '../../../shared/language/languages';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { readPairs } from '../../routing/pair';
import { learn } from '../../routing/learnt-template';
import { OPTIONS } from '../matching/wordings';

describe('the language of a text', () => {
  test.each([
    'Cancel order 1042',
    'Restart payments-api',
    'Book a single room for Henk de Vries',
    'Send the report "Übersicht der Kosten, falls nötig" to anna@firma.example',
    'REFUND ORDER 7',
    "We've got a new customer, update Kerry Brown to proposal",
    'Two ham rolls for the men',
    'Check if they’ve sent me any emails and whether we’re late',
    'Book a siet visit to the Co-op car park with the agent',
    'Send the pre-op form to Mrs Hill',
  ])('%s: English', (text) => {
    expect(languageOf(text)).toBe('en');
  });

  test.each([
    'Export fatture 2024-03',
    'Refund order 1042 se non è partito',
    'CANCEL ORDER 7 SE NON È PARTITO',
    'Отмени заказ 1042',
    'Siparişi iptal et ve onayla',
    'Cancel the order op Monday',
    '1042',
    '',
  ])('"%s": none that is read', (text) => {
    expect(languageOf(text)).toBeUndefined();
  });

  test('the locale says it only where the words do not', () => {
    expect(languageOf('Deadhead 4', 'en-GB')).toBe('en');
    expect(languageOf('Deadhead 4')).toBeUndefined();
    expect(languageOf('Deadhead 4', 'it-IT')).toBeUndefined();
    expect(languageOf('Annulla questo ordine', 'en-GB')).toBeUndefined();
    expect(languageOf('Cancel this order', 'de-CH')).toBe('en');
  });
});

describe('a query in no language that is read, or in another one than the wording', () => {
  test.each(
    readPairs(join(__dirname, '../../routing/languages/none.jsonl')).map((pair) => [pair.query, pair] as const)
  )('%s', (query, pair) => {
    const { pattern, slots } = learn(pair, 'tool', OPTIONS, 'acme');
    const { languages } = bindSlots(readQuery(query, maskQuery(query, OPTIONS), OPTIONS), pattern, slots);
    expect(languages.query === undefined || languages.query !== languages.wording).toBe(true);
  });
});

test('a query that is a wording word for word is in its language, unless a common word in a gap is of none', () => {
  const languageOfQuery = (query: string): string | undefined => {
    const wording = {
      text: 'Restock <number> <text> from <name>',
      placeholders: [
        { type: 'number' as const, slot: 'count' },
        { type: 'text' as const, slot: 'item' },
        { type: 'name' as const, slot: 'from' },
      ],
      language: 'en' as const,
    };
    const of = (name: string, type: 'number' | 'text' | 'name', examples: string[]): Slot => ({
      name,
      type,
      valueType: 'string',
      required: true,
      examples,
    });
    const slots = [
      of('count', 'number', ['40', '50']),
      of('item', 'text', ['vases', 'glass pots']),
      of('from', 'name', ['Van Loon', 'Early Frost']),
    ];
    return bindSlots(readQuery(query, maskQuery(query, OPTIONS), OPTIONS), wording, slots).languages.query;
  };
  expect(languageOf('Restock 20 clay pots ffrom Early Frost')).toBeUndefined();
  expect(languageOfQuery('Restock 20 clay pots ffrom Early Frost')).toBe('en');
  expect(languageOf('Restock 20 vasi argilla ffrom Early Frost')).toBeUndefined();
  expect(languageOfQuery('Restock 20 vasi argilla ffrom Early Frost')).toBeUndefined();
});
