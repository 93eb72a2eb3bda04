import type { Pair } from '../../routing/pair';
import { openPairs, type PairRouting } from '../../routing/route-pair';
import { useAgain } from '../../routing/second-use';
import { wordEmbedder } from '../learning/word-embedder';

const STORED = { stored: 'Book Anna Long in for a massage by Friday', slots: { who: 'Anna Long', day: 'Friday' } };
const SEEN = { who: ['Tom Baker'], day: ['Monday'] };
const OTHER = { stored: 'Order a menu for Anna Long on Friday', slots: { who: 'Anna Long', day: 'Friday' } };

function pair(query: string, binds?: Record<string, string>, over: Partial<Pair> = {}): Pair {
  return { ...STORED, seen: SEEN, query, expect: binds ? 'A' : 'not-A', binds, class: 'values', ...over };
}

describe('a wording that B confirmed', () => {
  let routing: PairRouting | undefined;
  afterEach(() => routing?.close());

  const uses = async (all: Pair[]): Promise<string[]> => {
    routing = await openPairs(all, wordEmbedder(), () => 'one');
    const seen: string[] = [];
    for (const one of all) {
      const { outcome } = await routing.route(one);
      const isRight = outcome.tier === 'A' && outcome.rightValues;
      seen.push(isRight ? 'A' : outcome.tier === 'A' ? 'A wrong' : 'not A');
      if (one.expect === 'A' && !isRight) await routing.confirm(one);
    }
    return seen;
  };

  test('with small talk that may ask is A at the next use, in these words alone', async () => {
    const said = (who: string, day: string, more = ''): string =>
      `I am vegetarian. Book ${who} in for a massage by ${day}${more}`;
    expect(
      await uses([
        pair(said('Lena Voss', 'Tuesday'), { who: 'Lena Voss', day: 'Tuesday' }),
        pair(said('Mark Law', 'Thursday'), { who: 'Mark Law', day: 'Thursday' }),
        pair(said('Mark Law', 'Thursday', ', and send me a copy')),
        pair(said('Mark Law', 'Thursday').replace('Book', 'Do not book')),
      ])
    ).toEqual(['not A', 'A', 'not A', 'not A']);
  });

  test('is A with words around the request that point anywhere, and not where the request itself points', async () => {
    const asked = (who: string, day: string, before: string): Pair =>
      pair(`${before} ${who} in for a massage by ${day}`, { who, day });
    const lost = 'Nobody showed me how this works yet. Book';
    const it = 'With it put';
    expect(
      await uses([
        asked('Lena Voss', 'Tuesday', lost),
        asked('Mark Law', 'Thursday', lost),
        asked('Lena Voss', 'Tuesday', it),
        asked('Mark Law', 'Thursday', it),
      ])
    ).toEqual(['not A', 'A', 'not A', 'not A']);
  });

  test('is A with a word of no language in it, and not in a language that nobody reads', async () => {
    const asked = (text: string, who: string, day: string): Pair =>
      pair(text.replace('WHO', who).replace('DAY', day), { who, day });
    const merci = 'Pop WHO in for a massage by DAY, ordre merci';
    const italian = 'Prenota un massaggio per WHO entro DAY';
    expect(
      await uses([
        asked(merci, 'Lena Voss', 'Tuesday'),
        asked(merci, 'Mark Law', 'Thursday'),
        asked(italian, 'Lena Voss', 'Tuesday'),
        asked(italian, 'Mark Law', 'Thursday'),
      ])
    ).toEqual(['not A', 'A', 'not A', 'not A']);
  });

  test('does not let a clause be ignored for another template', async () => {
    const also = OTHER;
    expect(
      await uses([
        pair(
          'I am vegetarian. Book Lena Voss in for a massage by Tuesday',
          { who: 'Lena Voss', day: 'Tuesday' },
          { also }
        ),
        pair('I am vegetarian. Order a menu for Lena Voss on Tuesday', undefined, { also }),
      ])
    ).toEqual(['not A', 'not A']);
  });

  test('takes a value whose words hold a number or a day, and other values after it', async () => {
    const said = (who: string, day: string): string => `Pop ${who} in for a massage by ${day}`;
    const asked = (who: string, day: string): Pair => pair(said(who, day), { who, day });
    expect(
      await uses([
        asked('Flat 6', 'Friday week'),
        asked('Lena Voss', 'Tuesday'),
        asked('Flat 6', 'Friday week'),
        pair(said('Lena Voss', 'Tuesday at the latest')),
      ])
    ).toEqual(['not A', 'A', 'A', 'not A']);
  });

  test('takes the words that the tool was given for a day before, and days', async () => {
    const said = (who: string, day: string): string => `Pop ${who} in for a massage by ${day}`;
    const asked = (who: string, day: string): Pair => pair(said(who, day), { who, day });
    expect(
      await uses([
        asked('Lena Voss', 'half term'),
        asked('Mark Law', 'Half term'),
        asked('Lena Voss', '3 May'),
        pair(said('Lena Voss', 'half term if it rains')),
      ])
    ).toEqual(['not A', 'A', 'A', 'not A']);
  });
});

test('the second use counts what the first one left to B', async () => {
  const query = (who: string): string => `Squeeze ${who} in for a massage by Tuesday`;
  const binds = (who: string): Record<string, string> => ({ who, day: 'Tuesday' });
  const again = (who: string) => ({
    query: query(who),
    binds: binds(who),
    nearMisses: [{ kind: 'wish', query: `${query(who)}, and tell Anna` }],
  });
  const cases = [
    { pair: pair(query('Lena Voss'), binds('Lena Voss')), again: [again('Mark Law'), again('Ines Moor')] },
  ];
  const { uses, nearMisses } = await useAgain(cases, wordEmbedder(), false);
  expect(uses.map((all) => all.map(({ tier }) => tier))).toEqual([['B'], ['A'], ['A']]);
  expect(nearMisses.map(({ tier }) => tier)).not.toContain('A');
});

describe('what stood beside a wording when more was known of its slots', () => {
  const tierOf = async (one: Pair): Promise<string> => {
    const routing = await openPairs([one], wordEmbedder());
    const { outcome } = await routing.route(one);
    await routing.close();
    return outcome.tier;
  };
  const SHOES = {
    stored: "Resole Anna Long's brogues in leather",
    slots: { who: 'Anna Long', shoes: 'brogues', material: 'leather' },
    seen: { who: ['Tom Baker'], shoes: ['sandals'], material: ['cork'] },
  };
  const TABLE = {
    stored: 'Seat Anna Long at table two',
    slots: { who: 'Anna Long', table: 'two' },
    seen: { who: ['Tom Baker'], table: ['Head table'] },
  };
  const SHED = {
    stored: 'In depot North, how many boxes does Anna Long have?',
    slots: { depot: 'North', who: 'Anna Long' },
    seen: { depot: ['West'], who: ['Tom Baker'] },
  };
  const CLOTH = {
    stored: 'Order 4 metres of silk for the bench',
    slots: { length: '4 metres', cloth: 'silk', piece: 'bench' },
    seen: { length: ['6.5 m', 'a roll'], cloth: ['hessian', 'calico'], piece: ['settle', 'stool'] },
  };

  test.each([
    ["Resole Lena Voss's slippers in suede", SHOES, 'A'],
    ["Resole Lena Voss's neighbour's slippers in suede", SHOES, 'not A'],
    ['Seat Lena Voss at table. Mind yourselves.', TABLE, 'not A'],
    ['Seat Lena Voss at table A. Mind yourselves.', TABLE, 'A'],
    ['Hope you are well! In depot East, how many boxes does Lena Voss have?', SHED, 'A'],
    ['Hope you are well anywhere but in depot East, how many boxes does Lena Voss have?', SHED, 'not A'],
    ['Order nine yards of velvet for the headboard', CLOTH, 'A'],
  ])('%s', async (query, stored, tier) => {
    const known = await tierOf({ ...pair(query), ...stored });
    expect(known === 'A' ? 'A' : 'not A').toBe(tier);
  });
});
