import { bind } from './wordings';

const ITEMS = { n: { examples: ['10', '4'] }, item: { examples: ['blue rolls', 'mop heads'] } };
const THINGS = { one: { examples: ['the library', 'a hat'] } };
const PERSONS = { one: { examples: ['Mrs Ackroyd', 'Dan Hale'] } };

/** Is the whole of `said` what the text between the wording's own words is taken for. */
function isTaken(wording: string, said: string, slots: Parameters<typeof bind>[2]): boolean {
  const hole = /<text=(\w+)>/.exec(wording)?.[1] ?? '';
  const query = wording.replace(/<text=\w+>/, said).replace('<number=n>', '12');
  const bound = bind(query, wording, slots);
  return bound.fit === 'exact' && bound.doubts.length === 0 && bound.values[hole] === said.replace(/^(?:the|an?) /, '');
}

test.each<[string, boolean]>([
  ['bottles of bleach', true],
  ['tubes of grey sealant', true],
  // Another unit of what is counted
  ['crates of saddles', false],
  ['packs of bin liners', false],
  ['packs of mop heads', false],
  ['of the blue ones', false],
  ['bottles of the large one', false],
  ['bottles of bleach and soap', false],
  ['bottles of each', false],
  ['bottles of something else', false],
  ['more bottles of bleach', false],
  ['bottles of other bleach', false],
])('behind a count, "%s" is a thing: %s', (said, isOne) => {
  expect(isTaken('order <number=n> <text=item> for Castle Court now', said, ITEMS)).toBe(isOne);
});

describe('a verb that turns requests and is a noun by its place', () => {
  test.each<[string, string]>([
    ['I can cover <text=one> instead of Dan', 'the sixth form block'],
    ['mend <text=one> for Dan now', 'a tie pin'],
    ['mend <text=one> for Dan now', 'the lock nut'],
    ['mend <text=one> for Dan now', 'a wrist rest'],
    ['put <text=one> on the list', 'the village show'],
    ['change the price of <text=one> to ten', 'block margarine'],
    ['send a box of <text=one> to Dan', 'pin badges'],
  ])('%s: %s', (wording, said) => {
    expect(isTaken(wording, said, THINGS)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['one of several', 'move it to <text=one> cellar', 'the vaulted other'],
    ['what several do', 'check <text=one> with Dan now', 'the guests leave'],
    ['what somebody does', 'tell <text=one> about it', 'the guard stop'],
    ['what those who belong together do', 'check <text=one> with Dan now', 'the crew leave'],
    ['what a thing is let do', 'let <text=one> in now', 'the car lock'],
    ['what it is for', 'send it to <text=one> now', 'block margarine'],
    ['no certain one', 'cancel <text=one> now', 'the whole block'],
    ['one that is pointed at', 'cancel <text=one> now', 'the next show'],
    ['another thing to do', 'mend <text=one> now', 'the pump and lock'],
    ['until when', 'leave <text=one> 5pm', 'the shop till'],
    ['until when', 'leave <text=one> 5pm', 'the shop till about'],
    ['a part of the day', 'sign Dan up for <text=one> now', 'clay morning'],
  ])('not %s: %s %s', (_, wording, said) => {
    expect(isTaken(wording, said, THINGS)).toBe(false);
  });
});

test('stuff before the noun of the wording is another thing to count', () => {
  const slots = { one: { examples: ['red', 'glazed'] } };
  expect(isTaken('how many <text=one> bricks are left for Dan', 'grey facing', slots)).toBe(true);
  expect(isTaken('how many <text=one> bricks are left for Dan', 'pallets of facing', slots)).toBe(false);
});

test.each<[string, boolean]>([
  ['mark chung', true],
  ['max klein', true],
  ['will oduya', true],
  ['mark paid', false],
  // A slip
  ['mark invocie', false],
  ['mark', false],
  ['chung mark', false],
])('where persons stood, "%s" is a name: %s', (said, isOne) => {
  expect(isTaken('send the form to <text=one> by email', said, PERSONS)).toBe(isOne);
  expect(isTaken('send the form to <text=one> by email', said, THINGS)).toBe(false);
});

test.each<[string, boolean]>([
  ['the signed will', true],
  ['the tenant will', false],
  ['the lease will', false],
])('a paper, "%s": %s', (said, isOne) => {
  const papers = { one: { examples: ['signed lease', 'bond'] } };
  expect(isTaken('I need the <text=one> back now', said.replace('the ', ''), papers)).toBe(isOne);
});

describe('one noun of another is a term', () => {
  const third = (wording: string, examples: string[], said: string): unknown =>
    bind(wording.replace('<one>', said), wording.replace('<one>', '<text=one>'), { one: { examples } });

  test.each<[string, string[], string]>([
    ['correct the <one> on entry 12', ['occupation', 'maiden name'], 'place of birth'],
    ['copy the <one> for Tom', ['deed', 'lease'], 'power of attorney'],
    ['dry 4 kg of <one> now', ['shiitake', 'chanterelles'], 'horn of plenty'],
    ['book a <one> for them', ['wedding', 'partnership'], 'renewal of vows'],
    ['order <one> from him', ['crisps', 'nuts'], 'knives and forks'],
  ])('%s %s: %s', (wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({ fit: 'exact', values: { one: said } });
  });

  test.each<[string, string, string[], string]>([
    ['a part', 'copy the <one> for Tom', ['deed', 'lease'], 'rest of deed'],
    ['so much of it', 'dry <one> now', ['shiitake', 'chanterelles'], 'plenty of fungus'],
    ['what holds it', 'order 3 <one> now', ['saddles', 'bells'], 'crates of tack'],
    ['somebody', 'tell the <one> about it', ['tenant', 'cook'], 'landlord of house'],
    ['what was named', 'copy the <one> for Tom', ['deed', 'lease'], 'spirit of lease'],
    ['of several', 'copy the <one> for Tom', ['deed', 'lease'], 'deed of tenants'],
    ['of a certain one', 'copy the <one> for Tom', ['deed', 'lease'], 'power of the attorney'],
    ['of somebody', 'copy the <one> for Tom', ['deed', 'lease'], 'power of Anna'],
    ['for somebody', 'copy the <one> for Tom', ['deed', 'lease'], 'power of attorney for Jo'],
    ['and another one', 'copy the <one> for Tom', ['deed', 'lease'], 'power of attorney and lease'],
    ['none', 'copy the <one> for Tom', ['deed', 'lease'], 'no power of attorney'],
  ])('not %s: %s', (_, wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({ fit: 'loose' });
  });
});
