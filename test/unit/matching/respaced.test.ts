import { bind } from './wordings';

const SEATS = 'Book <number=count> seats for the <text=event> at the station on <date=day>';
const SLOTS = { event: { examples: ['concert', 'auction', 'wedding'] } };
const booked = (query: string): unknown => bind(query, SEATS, SLOTS);
const VALUES = { count: '5', event: 'harvest supper' };

describe('the words of a wording in other pieces', () => {
  test.each([
    ['no space between two words', 'Book 5 seatsfor the harvest supper at the station on 4 December'],
    ['none before an article', 'Book 5 seats for the harvest supper atthe station on 4 December'],
    ['none before an article and its noun', 'Book 5 seats for the harvest supper at thestation on 4 December'],
    ['none before an article whose noun is a value', 'Book 5 seats forthe harvest supper at the station on 4 December'],
    [
      'none before a value that begins with an article',
      'Book 5 seats for theharvest supper at the station on 4 December',
    ],
    ['a space within a word', 'Boo k 5 se ats for the harvest supper at the station on 4 December'],
    ['a space too early', 'Book 5 seats for the harvest supper at th estation on 4 December'],
    ['a space too late', 'Book 5 seats for the harvest supper att he station on 4 December'],
    ['a word that was written twice', 'Book 5 seats for for the harvest supper at the station on 4 December'],
    ['none before a day', 'Book 5 seats for the harvest supper at the station on4 December'],
    ['none before a weekday', 'Book 5 seats for the harvest supper at the station onMonday'],
    [
      'none between a word, an article and a day',
      'Book 5 seats for the harvest supper at the station onthe 4th of December',
    ],
    ['none before tomorrow', 'Book 5 seats for the harvest supper at the station ontomorrow'],
    ['a word before a day doubled', 'Book 5 seats for the harvest supper at the station onn 4 December'],
  ])('%s', (_, query) => {
    expect(booked(query)).toMatchObject({ fit: 'exact', unbound: [], values: VALUES });
  });

  test('no space before a name', () => {
    expect(
      bind('Send the files toYork', 'Send the files to <name:p=place>', { place: { examples: ['Hull'] } })
    ).toMatchObject({
      fit: 'exact',
      values: { place: 'York' },
    });
  });

  test('no space before letters or a sign, nor within the name of a place', () => {
    const sent = (query: string): unknown =>
      bind(query, 'Take <name:p=who> from <text=place> to <text=dest>', {
        who: { examples: ['Ana'] },
        place: { examples: ['Oak Lodge', 'the ward'] },
        dest: { examples: ['Hull', 'the clinic'] },
      });
    expect(sent('Take Milo fromA&E to York')).toMatchObject({ values: { place: 'A&E', dest: 'York' } });
    expect(sent('Take Milo from a&e to York')).toMatchObject({ values: { place: 'a&e', dest: 'York' } });
    expect(sent('Take Milo from theCT suite to York')).toMatchObject({ values: { place: 'CT suite' } });
  });

  test.each([
    ['a piece that denies', 'Book 5 seats notfor the harvest supper at the station on 4 December'],
    ['another word in one', 'Book 5 oldseats for the harvest supper at the station on 4 December'],
    ['another letter', 'Unbook 5 seatsfor the harvest supper at the station on 4 December'],
    ['a comma', 'Bo,ok 5 seats for the harvest supper at the station on 4 December'],
    ['a name that begins like the verb', 'Book Book 5 seats for the harvest supper at the station on 4 December'],
  ])('not %s', (_, query) => {
    expect(booked(query)).toMatchObject({ fit: 'loose' });
  });

  test('not where all pieces are words', () => {
    expect(bind('Put the boxes in to the shed', 'Put the boxes into the shed')).toMatchObject({ fit: 'loose' });
    expect(bind('Put the boxes into the shed', 'Put the boxes in to the shed')).toMatchObject({ fit: 'loose' });
  });

  test.each(["we won't be", 'we will not be', 'we will will not be'])('nor what denies: %s', (words) => {
    expect(bind(`Tell them that ${words} there`, 'Tell them that we will be there')).toMatchObject({ fit: 'loose' });
  });

  test('nor two small words of one meaning', () => {
    expect(bind('Wait till until they come', 'Wait until they come')).toMatchObject({ fit: 'loose' });
  });

  test('nor where a value would begin with the word before it', () => {
    const wording = 'Remind <name:p=who> about the drill';
    expect(bind('Remind Remind Sonia about the drill', wording, { who: { examples: ['Joe'] } })).toMatchObject({
      fit: 'loose',
    });
  });
});
