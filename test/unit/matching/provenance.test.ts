import { provenanceIn, type NamedValue, type Provenance } from '../../../shared/matching/provenance';
import { resolveContext } from '../../../shared/protocol/query';

const context = resolveContext(
  {
    user: 'kim@shop.example',
    dataSources: ['crm', 'orders'],
    timeRange: { from: '2026-02-01T00:00:00Z' },
  },
  '2026-03-02T10:00:00Z'
);

function from(text: string, said: string, value: NamedValue['value'], admitted?: string[]): Provenance {
  return provenanceIn({ text, tenant: 't', context })({ said, value, admitted });
}

describe('a value that the words of the query explain', () => {
  it.each<[string, string, string, NamedValue['value'], Partial<Extract<Provenance, { said: string }>>]>([
    [
      'the same words',
      'Cancel order 1042',
      '1042',
      '1042',
      { said: '1042', shape: { type: 'id', valueType: 'string' } },
    ],
    ['more words than the value', 'Cancel order 1042 now', 'order 1042', '1042', { said: '1042' }],
    [
      'another case',
      'Find Maya in the list',
      'maya',
      'maya',
      { said: 'Maya', shape: { type: 'text', valueType: 'string', format: 'lower' } },
    ],
    ['an owner', "Show Maya's orders", "Maya's", 'Maya', { said: 'Maya' }],
    ['quotes', 'Rename it to "Blue Bird"', '"Blue Bird"', 'Blue Bird', { said: '"Blue Bird"' }],
    [
      'a title whose words the request says before it',
      "Are there late bikes? Then send Jo a note titled 'Late bikes'",
      'Late bikes',
      'Late bikes',
      { said: "'Late bikes'" },
    ],
    ['a date in words', 'Book a room on March 5th', 'March 5th', '2026-03-05', { said: 'March 5th' }],
    ['a relative date', 'Book a room tomorrow', 'tomorrow', '2026-03-03', { said: 'tomorrow' }],
    ['a date in another format', 'Book a room on March 5th', 'March 5th', '05.03.2026', { said: 'March 5th' }],
    [
      'a duration in minutes',
      'Meet for two hours',
      'two hours',
      120,
      { said: 'two hours', shape: { type: 'duration', valueType: 'integer', format: 'minutes' } },
    ],
    ['a number in words', 'Show the last three tickets', 'three', 3, { said: 'three' }],
    [
      'an address in another case',
      'Write to Ann@Example.org',
      'Ann@Example.org',
      'ann@example.org',
      { said: 'Ann@Example.org' },
    ],
    ['other endings', 'Which tickets are late?', 'ticket', 'ticket', {}],
  ])('%s', (_name, text, said, value, expected) => {
    const found = from(text, said, value);
    if (Object.keys(expected).length > 0) expect(found).toMatchObject({ kind: 'said', ...expected });
    else expect(['said', 'meant']).toContain(found.kind);
  });

  it('an admitted value in its own spelling', () => {
    expect(from('Plot engaged users', 'engaged users', 'user_engaged', ['total', 'user_engaged'])).toEqual({
      kind: 'said',
      said: 'engaged users',
      shape: { type: 'enum', valueType: 'string', values: ['total', 'user_engaged'] },
    });
  });

  it('words that the planner did not quote exactly, where the value stands in the query', () => {
    expect(from('Cancel order 1042', 'order number', '1042')).toMatchObject({ kind: 'said', said: '1042' });
  });
});

describe('a value that they do not explain', () => {
  it('is meant where the words stand in the query', () => {
    expect(from('Show what is due next week', 'next week', '2026-03-15')).toMatchObject({
      kind: 'meant',
      said: 'next week',
    });
    expect(from('Write to my manager', 'my manager', 'lee@shop.example')).toMatchObject({ kind: 'meant' });
    expect(from('Plot engaged users', 'engaged users', 'user_engaged')).toMatchObject({ kind: 'meant' });
    expect(from('Cancel order 1042', '1042', 'ORD-1042')).toMatchObject({ said: '1042' });
  });

  it('is another one where an address or an identifier was copied wrongly', () => {
    expect(from('Write to ann@example.org', 'ann@example.org', 'anne@example.org')).toMatchObject({ kind: 'other' });
    expect(from('Close ticket T-1042', 'T-1042', 'T-1024')).toMatchObject({ kind: 'other' });
  });

  it('is of the context where that holds it and nobody said it', () => {
    expect(from('Show my orders', 'my', 'kim@shop.example')).toEqual({ kind: 'context', path: 'user' });
    expect(from('Show orders', '', 'orders')).toMatchObject({ kind: 'said' });
    expect(from('How many?', 'source', 'orders')).toEqual({ kind: 'context', path: 'dataSources[1]' });
    expect(from('How many?', 'since', '2026-02-01T00:00:00Z')).toEqual({ kind: 'context', path: 'timeRange.from' });
    expect(from('Write to kim@shop.example', 'kim@shop.example', 'kim@shop.example')).toMatchObject({ kind: 'said' });
  });

  it('is unsaid where neither the words nor the value stand in the query', () => {
    expect(from('Book a meeting with Maya', 'the default duration', 30)).toEqual({ kind: 'unsaid' });
    expect(from('Book a meeting with Maya', '', 'Meeting')).toMatchObject({ kind: 'said' });
    expect(from('Book a meeting with Maya', '', 'high')).toEqual({ kind: 'unsaid' });
  });
});

test('words that show no language are read by the locale of the query', () => {
  const query = { text: 'Kino 8. Dezember', tenant: 't' };
  const named = { said: '8. Dezember', value: '2026-12-08' };
  const said = (locale?: string): Provenance => provenanceIn({ ...query, context: { ...context, locale } })(named);
  expect(said('de').kind).toBe('said');
  expect(said().kind).toBe('meant');
});
