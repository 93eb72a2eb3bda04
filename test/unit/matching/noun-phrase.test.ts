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

  test('a small word within a name makes no noun of two words of it', () => {
    expect(place('the Lindenau Gallery')).toMatchObject({ fit: 'exact', values: { place: 'Lindenau Gallery' } });
    expect(place('the Lindenau public Gallery')).not.toMatchObject({ fit: 'exact' });
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
    ['several are meant', 'the broken barns'],
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
    for (const said of ['old', 'long', 'double'])
      expect(flue(said)).toMatchObject({ fit: 'exact', values: { flue: said } });
    for (const said of [
      'early',
      'spare',
      'night',
      'late night',
      'old other',
      'main other',
      'main only',
      'next main',
      'not main',
    ])
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

/** Binds a third value of a slot that had two, in the place of `<one>`. */
function third(wording: string, examples: string[], said: string): unknown {
  const slots = { one: { examples }, count: { valueType: 'integer' as const, examples: [4, 2] } };
  return bind(
    wording.replace('<one>', said).replace('<count>', '3'),
    wording.replace('<one>', '<text=one>').replace('<count>', '<number=count>'),
    slots
  );
}

describe('an adjective describes what the value itself names', () => {
  test.each<[string, string[], string]>([
    ['order <one> from the merchant', ['copper elbows', 'flexi hoses'], 'spare washers'],
    ['order <one> from the merchant', ['copper elbows', 'flexi hoses'], 'new brake discs'],
    ['load <one> onto the ferry', ['two pallets', 'six crates'], 'four empty kegs'],
    ['deliver the <one> to dock B', ['steel coils', 'parcels'], 'frozen goods'],
    ['book <one> for the juniors', ['the science lab', 'the gym'], 'the new library'],
    ['order paper from <one> now', ['Brunswick', 'Qubica'], 'the usual dealer'],
    ['meet in <one> at noon', ['the lounge', 'Room 1.02'], 'the big meeting room'],
    ['fit <count> <one> tyres on the van', ['winter', 'all-season'], 'part-worn'],
    ['rack <one> for the bank', ['blade servers', 'switches'], 'UPS units'],
  ])('%s %s: %s', (wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({ fit: 'exact', values: { one: said.replace(/^the /, '') } });
  });

  test.each<[string, string, string[], string]>([
    ['an earlier value named it', 'order <one> from the merchant', ['elbows', 'flexi hoses'], 'new elbows'],
    ['it chooses', 'order <one> from the merchant', ['copper elbows', 'flexi hoses'], 'other washers'],
    ['it is left over', 'order <one> from the merchant', ['copper elbows', 'flexi hoses'], 'remaining washers'],
    ['it compares', 'order <one> from the merchant', ['copper elbows', 'flexi hoses'], 'cheaper washers'],
    ['it turns', 'order <one> from the merchant', ['copper elbows', 'flexi hoses'], 'cancelled washers'],
    ['requests are about the noun', 'order <one> from the merchant', ['elbows', 'hoses'], 'new items'],
    ['the thing has to be found', 'book <one> for the juniors', ['the science lab', 'the gym'], 'the empty studio'],
    ['it chooses of two', 'book <one> for the juniors', ['the science lab', 'the gym'], 'either gym'],
    ['it is looked at', 'book <count> <one> rooms now', ['double', 'twin'], 'cheap'],
    ['it is no kind', 'fit <count> <one> tyres on the van', ['winter', 'all-season'], 'wrong'],
    ['several are certain', 'book <one> for the juniors', ['the science lab', 'the gym'], 'the new labs'],
  ])('not where %s: %s', (_, wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({ fit: 'loose' });
  });
});

describe('a word that chooses or counts elsewhere only names a thing before its noun', () => {
  test.each<[string, string[], string]>([
    ['put ice on <one> until noon', ['lobsters', 'sea urchins'], 'whole carp'],
    ['measure out the <one> in navy', ['cotton lawn', 'needlecord'], 'double gauze'],
    ['order <one> from the merchant', ['rye loaves', 'buns'], 'gluten free flour'],
    ['take a deposit for <one> today', ['the driveway gates', 'the fire escape'], 'the raised beds'],
    ['give relief on <one> today', ['the stairlift', 'the riser recliner'], 'the raised toilet seat'],
    ['how many are due in <one> now', ['the top hatchery', 'incubator 2'], 'the new trays'],
    ['my <one> keeps skipping stitches', ['Brother', 'Janome'], 'old Elna'],
    ['is the <one> room free today', ['Elgar', 'council'], 'small ceremony'],
    ['turn him out in the <one> paddock now', ['top', 'river'], 'long'],
    ['swap my <one> shift with Tom', ['early', 'counter'], 'opening'],
  ])('%s %s: %s', (wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({ fit: 'exact', values: { one: said.replace(/^the /, '') } });
  });

  test.each<[string, string, string[], string]>([
    [
      'an earlier value was such a thing',
      'take a deposit for <one> today',
      ['the beds', 'the fence'],
      'the raised beds',
    ],
    ['it was one of several', 'take a deposit for <one> today', ['the beds', 'the fence'], 'the raised bed'],
    ['it chooses', 'swap my <one> shift with Tom', ['early', 'counter'], 'other'],
    ['it chooses', 'swap my <one> shift with Tom', ['early', 'counter'], 'usual'],
    ['it is free at the moment', 'move him to the <one> room now', ['Ladybird', 'Toddler'], 'spare'],
    [
      'a second thing follows',
      'order <one> from the merchant',
      ['cotton lawn', 'needlecord'],
      'double gauze and thread',
    ],
    ['it is for somebody', 'order <one> from the merchant', ['cotton lawn', 'needlecord'], 'double gauze for Tom'],
    ['it may be twice as much', 'order <one> from the merchant', ['cotton lawn', 'needlecord'], 'double gauze'],
    ['it depends', 'order <one> from the merchant', ['cotton lawn', 'needlecord'], 'whole cloth if cheap'],
    ['it is all of it', 'book <one> in for a test', ['Biscuit', 'the kitten'], 'the whole litter'],
    ['it is so much of it', 'take <one> from him', ['the deposit', 'the rent'], 'the whole amount'],
    ['an article divides it', 'order <one> from the merchant', ['cotton lawn', 'needlecord'], 'half the gauze'],
    ['it is denied', 'order <one> from the merchant', ['cotton lawn', 'needlecord'], 'not double gauze'],
    ['it was done to several', 'mend <one> now', ['the plotter', 'the lift'], 'the cancelled signs'],
  ])('not where %s: %s', (_, wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({ fit: 'loose' });
  });
});

describe('a thing of the asker’s own', () => {
  test.each<[string[], string]>([
    [['a black rucksack', 'the hearing aid'], 'my trombone'],
    [['the Leeds centre', 'Holt College'], 'our Graz branch'],
    [['Leon Fischer', 'Amara Obi'], 'my daughter Rosie'],
    [['Harbour Café', 'Mrs Sprat'], 'my cousin Rhys'],
  ])('%s: %s', (examples, said) => {
    expect(third('leave it with <one> by noon', examples, said)).toMatchObject({ fit: 'exact', values: { one: said } });
  });

  test.each<[string[], string]>([
    [['a black rucksack', 'the hearing aid'], 'my order'],
    [['a black rucksack', 'the hearing aid'], 'my bags'],
    [['a black rucksack', 'the hearing aid'], 'my other bag'],
    [['a black rucksack', 'the hearing aid'], 'mine'],
    [['the Leeds centre', 'Holt College'], 'our branch'],
    [['a black rucksack', 'the hearing aid'], 'their trombone'],
    [['Leon Fischer', 'Amara Obi'], 'my daughter'],
    [['Leon Fischer', 'Amara Obi'], 'my trombone'],
    [['Leon Fischer', 'Amara Obi'], 'my daughter and Tom'],
  ])('not %s: %s', (examples, said) => {
    expect(third('leave it with <one> by noon', examples, said)).toMatchObject({ fit: 'loose' });
  });
});

describe('a third value as two others were', () => {
  test.each<[string, string, string[], string]>([
    [
      'a place with its preposition',
      'the machine <one> is out of order',
      ['in the canteen', 'by reception'],
      'on the third floor',
    ],
    [
      'a place with two words for it',
      'the machine <one> is out of order',
      ['in the canteen', 'by reception'],
      'next to the lift',
    ],
    [
      'what something does',
      'there has been <one> at the depot',
      ['a broken window', 'an alarm going off'],
      'a van blocking the ramp',
    ],
    [
      'another thing in another unit',
      'order <count> <one> for the studio',
      ['toner cartridges', 'ink tanks'],
      'rolls of vinyl',
    ],
    [
      'what holds one where things were counted',
      'serve <one> at nine',
      ['two croissants', 'rye toast'],
      'a bowl of muesli',
    ],
    ['a noun whose second word turns', 'replace the <one> now', ['tailpiece', 'bridge'], 'chin rest'],
    ['a noun whose first word turns', 'set the price of <one> in the bar', ['crisps', 'nuts'], 'still water'],
    ['a kind of what was named', 'check the <one> of kiln B', ['temperature', 'humidity'], 'inlet temperature'],
    ['a first name with its firm', 'issue a badge to <one> now', ['Karim Aziz', 'Petra Vogel'], 'Ahmed from Otis'],
    [
      'a first name with its department',
      'issue a badge to <one> now',
      ['Karim Aziz', 'Petra Vogel'],
      'Karim from Sales',
    ],
    ['a department in letters', 'book lunch for <one> today', ['the auditors', 'Finance'], 'IT'],
    ['a name beside a title', 'book lunch for <one> today', ['Miss Lloyd', 'the Rotary Club'], 'Fatima'],
    ['an institution', 'book lunch for <one> today', ['the auditors', 'Finance'], 'the board'],
    ['a title that ends as what points', 'show <one> at noon now', ['Casablanca', 'Wonka'], 'Poor Things'],
    ['a group with its number', 'lend <one> the wig until noon', ['Harriet', 'Mr Abbot'], 'Year 9'],
    ['a make behind a count', 'fit <count> <one> tyres on the van', ['winter', 'all-season'], 'Michelin'],
    ['another sort of it', 'seal it as <one> now', ['clinical waste', 'infectious'], 'general waste'],
    ['another kind of it', 'the <one> is out of soap', ["ladies' toilet", 'baby change'], 'accessible toilet'],
    ['what is wrong, as before', 'deal with <one> now', ['graffiti', 'smashed glass'], 'a blocked drain'],
    ['what is wrong with several', 'deal with <one> now', ['graffiti', 'smashed glass'], 'blocked drains'],
    ['an adjective of a verb', 'report it as <one> now', ['rotten', 'vandalised'], 'wobbly'],
    ['a stop that is a part', 'mend the <one> now', ['belt', 'labeller'], 'emergency stop'],
  ])('%s', (_, wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({
      fit: 'exact',
      values: { one: said.replace(/^(?:an?|the) /, '') },
    });
  });

  test.each<[string, string, string[], string]>([
    ['a sort of what had none', 'seal it as <one> now', ['clinical', 'infectious'], 'general waste'],
    ['the sort of another thing', 'seal it as <one> now', ['clinical waste', 'infectious'], 'general rubbish'],
    ['the other one', 'seal it as <one> now', ['clinical waste', 'infectious'], 'other waste'],
    ['what is left of it', 'seal it as <one> now', ['clinical waste', 'infectious'], 'remaining waste'],
    ['what is not used', 'the <one> is out of soap', ["ladies' toilet", 'baby change'], 'unused toilet'],
    ['a state where none stood', 'deal with <one> now', ['graffiti', 'wasps'], 'blocked drains'],
    ['how it is done', 'report it as <one> now', ['rotten', 'vandalised'], 'simply'],
    ['a denied place', 'the machine <one> is out of order', ['in the canteen', 'by reception'], 'not in the canteen'],
    ['a time', 'the machine <one> is out of order', ['in the canteen', 'by reception'], 'until the evening'],
    ['a place where things were', 'the <one> is out of order', ['lift', 'printer'], 'lift on the third floor'],
    [
      'what something does where nothing did',
      'there has been <one> at the depot',
      ['a crash', 'a leak'],
      'a van blocking the ramp',
    ],
    [
      'the same thing in another unit',
      'order <count> <one> for the studio',
      ['toner cartridges', 'ink tanks'],
      'boxes of ink tanks',
    ],
    ['a number of what was named', 'count the <one> now', ['hot dogs', 'nachos'], 'lots of nachos'],
    [
      'a name and where it goes from',
      'issue a badge to <one> now',
      ['Karim Aziz', 'Petra Vogel'],
      'Karim Aziz from Otis',
    ],
    ['a name and a place', 'issue a badge to <one> now', ['Karim Aziz', 'Petra Vogel'], 'Ahmed from Berlin'],
    ['a pronoun for emphasis', 'tell <one> now', ['Karim Aziz', 'Petra Vogel'], 'HIM'],
    ['a person and a number', 'lend <one> <count> costumes now', ['Harriet', 'Mr Abbot'], 'Harriet 2'],
    ['a night before a name', 'rent it from <one> now', ['Lux Hire', 'Camera Barn'], 'Ninth night Light'],
    ['other ones', 'show <one> at noon now', ['Casablanca', 'Wonka'], 'Other Things'],
    ['all of them', 'show <one> at noon now', ['Casablanca', 'Wonka'], 'All Things'],
    ['a noun that only ends so', 'replace the <one> now', ['tailpiece', 'bridge'], 'bridge rest'],
    ['what is still so', 'set the price of <one> in the bar', ['crisps', 'nuts'], 'still crisps'],
  ])('not %s', (_, wording, examples, said) => {
    expect(third(wording, examples, said)).toMatchObject({ fit: 'loose' });
  });
});
