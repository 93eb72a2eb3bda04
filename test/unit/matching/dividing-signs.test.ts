import { bind } from './wordings';

const seat = (query: string): unknown =>
  bind(query, 'Seat <name:g=who> next to <name:g=other> at desk <id=desk>', {
    who: { examples: ['Livia Sand', 'Odile Kerr'] },
    other: { examples: ['Ana Lopez', 'Femke Bos'] },
  });

describe('a sign between spaces before a preposition', () => {
  test.each(['~', '->', '-->', '|', '//'])('%s divides parts', (sign) => {
    expect(seat(`Seat Jonas Reed ${sign} next to Maria Finch ${sign} at desk 4`)).toMatchObject({
      fit: 'exact',
      values: { who: 'Jonas Reed', other: 'Maria Finch', desk: '4' },
    });
  });

  test.each([
    'Seat Jonas Reed | Emma Long next to Maria Finch at desk 4',
    'Seat Jonas Reed -> Emma Long next to Maria Finch at desk 4',
    'Seat Jonas Reed ~ next Maria Finch at desk 4',
    'Seat Jonas Reed next to Maria Finch at desk > 4',
    'Seat Jonas Reed > next to Maria Finch at desk 4',
    'Seat Jonas Reed next to Maria Finch at desk ~ 4',
  ])('and elsewhere it says something: %s', (query) => {
    expect(seat(query)).toMatchObject({ fit: 'loose' });
  });
});

test('a participle begins a part too, but behind "/"', () => {
  const send = (query: string): unknown =>
    bind(query, 'Send a certificate for the <text=fire> dated <date=day>', {
      fire: { examples: ['gas fire', 'wood burner'] },
    });
  expect(send('Send a certificate for the pizza oven ~ dated 3 October 2023')).toMatchObject({ fit: 'exact' });
  expect(send('Send a certificate for the pizza oven / dated 3 October 2023')).toMatchObject({ fit: 'loose' });
});

describe('signs that divide the parts of a list', () => {
  test.each(['•', '*', '→', '=>', '·'])('%s before a preposition', (sign) => {
    expect(seat(`Seat Jonas Reed ${sign} next to Maria Finch ${sign} at desk 4`)).toMatchObject({ fit: 'exact' });
  });

  test.each(['•', '*', '→', '=>', '+'])('%s elsewhere says something', (sign) => {
    expect(seat(`Seat Jonas Reed ${sign} Emma Long next to Maria Finch at desk 4`)).toMatchObject({ fit: 'loose' });
  });
});

describe('a sign between spaces before a day', () => {
  const send = (query: string): unknown =>
    bind(query, 'Send <name:g=who> to <text=place> on <date=day>', {
      who: { examples: ['Livia Sand', 'Odile Kerr'] },
      place: { examples: ['Mill Lane', 'the annex'] },
    });

  test.each(['->', '|', '·', '~'])('%s divides', (sign) => {
    expect(send(`Send Jonas Reed to Long Street ${sign} tomorrow`)).toMatchObject({ fit: 'exact' });
  });

  test.each([
    'Send Jonas Reed to Long Street / tomorrow',
    'Send Jonas Reed to Long Street | maybe tomorrow',
    'Send Jonas Reed to Long Street on Monday | Tuesday',
  ])('and not: %s', (query) => {
    expect(send(query)).toMatchObject({ fit: 'loose' });
  });
});

const served = (query: string): boolean => {
  const { fit, values } = bind(query, 'refund order <id=order> before <date=day>', {
    day: { examples: ['2023-12-04'] },
  });
  return fit === 'exact' && values.order === '1042' && values.day === '2023-12-08';
};

describe('what stands round the whole request', () => {
  test.each([
    'Re: refund order 1042 before 8 December',
    'FW: RE: refund order 1042 before 8 December',
    '• refund order 1042 before 8 December',
    '- [ ] refund order 1042 before 8 December',
    '2) refund order 1042 before 8 December',
    '-> refund order 1042 before 8 December',
    '"refund order 1042 before 8 December"',
    '**refund order 1042 before 8 December**',
    '(refund order 1042 before 8 December)',
    '=== refund order 1042 before 8 December ===',
    'refund order 1042 before 8 December:',
    'refund order 1042 before 8 December 2023…',
    'refund order 1042 before 8 December !!1',
    'refund order 1042 before 8 December xx',
    'refund order 1042 before 8 December x',
    'refund order 1042 before 2023-12-08 x',
    'refund order 1042 before 8 December (EOM)',
    '@bot refund order 1042 before 8 December',
    '<@U0123> refund order 1042 before 8 December',
  ])('is left aside: %s', (query) => {
    expect(served(query)).toBe(true);
  });

  test.each([
    'Re: cancellation of refund order 1042 before 8 December',
    'Example: refund order 1042 before 8 December',
    '❌ refund order 1042 before 8 December',
    'refund order 1042 before 8 December = 5',
    'refund order 1042 before 8 December <3',
    'refund order 1042 before 8 December XX',
    'refund order 1042 before 8 December for x',
    'refund order 1042 before 8 December for team x',
    'refund order 1042 before 8 December (not yet)',
    '@bot @anna will refund order 1042 before 8 December',
    'refund order "1042 before 8 December"',
  ])('but not: %s', (query) => {
    expect(served(query)).toBe(false);
  });
});

describe('a signature', () => {
  test.each([
    '\nBest, Anna',
    // A name that is a word, and a farewell alone.
    '. Best, Sue',
    '.\nLove, Mum',
    '. Kind regards',
    '. - Dave',
    '\n\nKind regards,\nTom Harris',
    '\n\nTom',
    '\n-- Tom',
    ' -- Mo',
    '\nBR',
    '\nAll the best, Tom',
    '\nHave a good day, Tom',
    ' Thanks, Mo',
    '. Cheers, Mo',
    '\n\nT.',
    '. Tom',
    '! Sarah',
    '\nSent from Outlook for iOS',
    '\nSent from my Samsung Galaxy smartphone.',
    '\nGet Outlook for Android',
    '\n\nThanks!\nMo\n\nSent from my iPhone',
  ])('is left aside: %j', (signature) => {
    expect(served(`Refund order 1042 before 8 December${signature}`)).toBe(true);
  });

  test.each([
    '\n-- cancelled',
    '\nNot Anna',
    ', Anna',
    '\nAnna',
    '. Prof. Anna',
    ' - Anna',
    '\nBest, cancel it',
    '. Best before Friday',
    '. Regards to Anna',
    '. Thanks, Tuesday',
    '. Thanks, Stop',
    '. Thanks, Anna will pay',
    '\nSent from the warehouse',
    '\n\nTwice',
    '\n\nUrgent',
    '\n\ncc Anna',
    '\n-- to Anna',
  ])('but not: %j', (ending) => {
    expect(served(`Refund order 1042 before 8 December${ending}`)).toBe(false);
  });

  test('is none where the wording ends with a name', () => {
    const call = bind('Call the plumber for\n\nAnna', 'Call the plumber for <name:p=who>', {
      who: { examples: ['Tom Hale'] },
    });
    expect(call.values).toEqual({ who: 'Anna' });
    const dash = bind('Seat next to the door -- Anna', 'Seat next to the door <name:p=who>', {
      who: { examples: ['Tom Hale'] },
    });
    expect(dash.values).toEqual({ who: 'Anna' });
  });
});
