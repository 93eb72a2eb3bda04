import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { sideBySide } from '../../../shared/matching/side-by-side';
import { OPTIONS, wordingOf } from './wordings';

const WORDING = wordingOf('Bake <number=count> trays of <text=bread> for <name:c=customer> by <date=day>', {
  bread: { examples: ['rye rolls', 'seeded buns'] },
  customer: { examples: ['Harbour Cafe', 'Mill Deli'] },
});
const shown = (query: string): ReturnType<typeof sideBySide> =>
  sideBySide(bindSlots(readQuery(query, maskQuery(query, OPTIONS), OPTIONS), WORDING, WORDING.slots));

describe('a query under its wording', () => {
  test('has each word under its own, and no refusal where it fits', () => {
    expect(shown('Bkae 45 trays of garlic knots for Storm by 2024-04-02')).toEqual({
      wording: 'Bake  {count}  trays  of  {bread}       for  {customer}  by  {day}',
      query: 'Bkae  45       trays  of  garlic knots  for  Storm       by  2024-04-02',
      refusals: [],
    });
  });

  test('fits in another order too', () => {
    expect(shown('By 2024-04-02, bake 45 trays of garlic knots for Storm')?.refusals).toEqual([]);
  });

  test('says which word and which slot refuses A, and why', () => {
    expect(shown('Bake 45 trays of everything but knots for Storm by 2024-04-02 twice')).toEqual({
      wording: 'Bake  {count}  trays  of  {bread}                 for  {customer}  by  {day}       ·',
      query: 'Bake  45       trays  of  [everything but knots]  for  Storm       by  2024-04-02  [twice]',
      refusals: [
        'bread: "everything but knots" is not taken, "everything" may turn the request (quantity)',
        '"twice" is not in the wording (quantity)',
      ],
    });
  });

  test('says what is missing', () => {
    expect(shown('Bake trays of garlic knots for Storm by 2024-04-02')?.refusals).toEqual(['nothing stands for count']);
  });

  test('is not shown where nobody could read it', () => {
    expect(shown(`Bake ${'very '.repeat(200)}many trays`)).toBeUndefined();
  });
});
