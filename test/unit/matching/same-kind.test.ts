import { bind } from './wordings';

const BREADS = { bread: { examples: ['rye rolls', 'seeded buns'] } };
const PEOPLE = { guest: { examples: ['Harbour Cafe', 'Mill Street Deli'] } };
const bread = (said: string): unknown =>
  bind(`bake trays of ${said} by hand`, 'bake trays of <text=bread> by hand', BREADS);
const guest = (said: string): unknown =>
  bind(`bake the trays for ${said}`, 'bake the trays for <name:g=guest>', PEOPLE);

describe('a third value of the kind of two', () => {
  test.each(['garlic knots', 'spelt loaves', 'butterfly cakes'])('%s', (said) => {
    expect(bread(said)).toMatchObject({ fit: 'exact', values: { bread: said } });
  });

  test.each(['Under the Rafters', 'Storm', 'Second Window', 'House of Paper', 'Nine Elms Radio', 'Marigold & Sons'])(
    '%s',
    (said) => {
      expect(guest(said)).toMatchObject({ fit: 'exact', values: { guest: said } });
    }
  );

  test('is not known by one', () => {
    const one = { bread: { examples: ['rye rolls'] } };
    expect(bind('mark garlic knots as cold', 'mark <text=bread> as cold', one)).toMatchObject({ fit: 'loose' });
  });
});

describe('what stands in a gap is no value where', () => {
  test.each([
    ['it turns the request', 'everything but rolls'],
    ['it counts', 'all rolls'],
    ['it is a list', 'rolls and buns'],
    ['it says how', 'rolls slowly'],
    ['it points', 'those rolls'],
    ['it says which one', 'the rolls'],
    ['it is longer than all before', 'very long thin crispy rolls'],
    ['it names nothing certain', 'product items'],
  ])('%s: %s', (_, said) => {
    expect(bread(said)).toMatchObject({ fit: 'loose' });
  });

  test.each([
    ['it is a word that turns', 'Tomorrow'],
    ['it is for emphasis', 'All Cafes'],
    ['it is somebody unnamed', 'the customer'],
    ['it names two', 'Storm and Crumbs'],
    ['it denies', 'Not Storm'],
    ['it is an abbreviation', 'ASAP'],
  ])('%s: %s', (_, said) => {
    expect(guest(said)).toMatchObject({ fit: 'loose' });
  });
});

test('two ways to read a gap are a doubt, however many ways lead to the same values', () => {
  const places = { examples: ['Old Mill', 'Grey Bay of Reeds'] };
  const wording = 'Send the plan <name:p=site> of <name:p=owner> for <id=first> and <id=second>';
  const codes = { examples: ['AB-10', 'CD-20'] };
  const slots = { site: places, owner: places, first: codes, second: codes };
  const bound = bind('Send the plan Bay of Kites of Storm for AB-11 and CD-21', wording, slots);
  expect(bound.fit).toBe('ambiguous');
  expect(bound.doubts).not.toEqual([]);
});
