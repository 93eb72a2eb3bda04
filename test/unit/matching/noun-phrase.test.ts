import { bind } from './wordings';

const PLACES = { place: { examples: ['wedding party', 'rowing club'] } };
const place = (said: string): unknown =>
  bind(
    `Put the oysters on ice for ${said} until Wednesday`,
    'Put the oysters on ice for the <text=place> until <date=day>',
    PLACES
  );

describe('behind an article and before its noun a word tells the kind of a thing', () => {
  test.each([
    'night market',
    'evening market',
    'night nurses',
    'old barn',
    'big kiln',
    'tiny house',
    'late drink',
    'great hall',
    'frozen lake',
    'new Yaris',
    'main gate',
  ])('the %s', (said) => {
    expect(place(`the ${said}`)).toMatchObject({ fit: 'exact', values: { place: said } });
  });

  test.each([
    ['it points', 'the other market'],
    ['it points', 'the same market'],
    ['it points', 'the next concert'],
    ['it points', 'this market'],
    ['it counts', 'the first ten'],
    ['it counts', 'any market'],
    ['it counts', 'another market'],
    ['it counts', 'every night market'],
    ['it restricts', 'only the market'],
    ['it restricts', 'the only night market'],
    ['it denies', 'no night market'],
    ['it compares', 'the bigger market'],
    ['no article opens the phrase', 'night market'],
    ['it closes the phrase', 'the market night'],
    ['it is the whole value', 'the night'],
    ['it is the whole value', 'the old'],
    ['it is emphasised', 'the OLD barn'],
    ['a name follows', 'the evening Rope Loft'],
    ['it has to be found', 'the empty barn'],
    ['a number stands behind it', 'the evening 18 m dive'],
    ['it is another word than the kind', 'the market late'],
    ['a word stands before it', 'the garden night market'],
    ['a word stands before it', 'the vaulted night market'],
    ['several are meant', 'the old barns'],
    ['requests are about the noun', 'the late order'],
    ['the thing has had another one', 'the old address'],
    ['an earlier value had the noun', 'the old club'],
    ['a part of the request follows', 'the night before'],
    ['a second thing follows', 'the night market and the barn'],
    ['it joins', 'the old and the new barn'],
  ])('not where %s: %s', (_, said) => {
    expect(place(said)).toMatchObject({ fit: 'loose' });
  });

  test('and before a noun of the wording', () => {
    const flues = { flue: { examples: ['kitchen', 'drawing room'] } };
    const flue = (said: string): unknown =>
      bind(`Sweep the ${said} flue at noon`, 'Sweep the <text=flue> flue at noon', flues);
    expect(flue('main')).toMatchObject({ fit: 'exact', values: { flue: 'main' } });
    for (const said of ['old', 'night', 'late night', 'main other', 'main only', 'next main', 'not main'])
      expect(flue(said)).toMatchObject({ fit: 'loose' });
  });

  test('not where one value was all that it had', () => {
    const once = { place: { examples: ['wedding party'] } };
    expect(
      bind('Put it on ice for the night market now', 'Put it on ice for the <text=place> now', once)
    ).toMatchObject({
      fit: 'loose',
    });
  });
});

test('where the wording has an article before a value, the value begins behind the query’s own', () => {
  const slots = { who: { examples: ['Ibrahim', 'Sanne de Wit'] }, route: { examples: ['harbour', 'Northside'] } };
  const give = (query: string): unknown => bind(query, 'Give <name:c=who> the <text=route> route now', slots);
  expect(give('Give Lucky Adebayo the B7 route now')).toMatchObject({
    fit: 'exact',
    values: { who: 'Lucky Adebayo', route: 'B7' },
  });
});

describe('a noun of two words whose first one turns requests elsewhere', () => {
  const reasons = { why: { examples: ['surgery', 'a holiday'] } };
  const freeze = (said: string): unknown =>
    bind(`freeze it because of ${said} until Monday`, 'freeze it because of <text=why> until <date=day>', reasons);

  test.each([
    'night shifts',
    'first aid',
    'a double booking',
    'a public hearing',
    'a second opinion',
    'credit card fees',
  ])('%s', (said) => {
    expect(freeze(said)).toMatchObject({ fit: 'exact', values: { why: said.replace(/^a /, '') } });
  });

  test.each([
    'night flights',
    'the first',
    'a double fee',
    'a second holiday',
    'every night shift',
    'no first aid',
    'the next night shift',
    'first aid only',
    'open day unless it rains',
  ])('not %s', (said) => {
    expect(freeze(said)).toMatchObject({ fit: 'loose' });
  });

  test('and the second of them in the wording', () => {
    const floors = { floor: { examples: ['ground', 'attic'] } };
    const clean = (said: string): unknown =>
      bind(`clean the ${said} floor now`, 'clean the <text=floor> floor now', floors);
    expect(clean('second')).toMatchObject({ fit: 'exact', values: { floor: 'second' } });
    expect(clean('next')).toMatchObject({ fit: 'loose' });
  });
});
