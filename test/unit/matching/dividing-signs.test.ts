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
