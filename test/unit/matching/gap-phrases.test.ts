import { bind } from './wordings';

/** Is `said` bound, whole, by a slot that had these values; without an article that the wording has itself. */
function isBound(wording: string, examples: string[], said: string): boolean {
  const bound = bind(wording.replace('<one>', said), wording.replace('<one>', '<text=one>'), { one: { examples } });
  return bound.fit === 'exact' && bound.doubts.length === 0 && bound.values.one === said.replace(/^(?:the|an?) /, '');
}

const PLACES: [string, string[]] = ['leave it at <one> before noon', ['the canteen', 'Room 4']];
const FROM: [string, string[]] = ['order tape from <one> for the fitters', ['Harlow', 'Jessop Trade']];
const ITEMS: [string, string[]] = ['order <one> from Harlow', ['brass hooks', 'rye flour']];
const VISITS: [string, string[]] = ['book him in for <one> with Kim', ['a check-up', 'the fitting']];
const COURSES: [string, string[]] = ['enrol her in <one> from Harlow', ['Welsh A1', 'Business Dutch']];
const FAULTS: [string, string[]] = ['the pump has been showing <one> since noon', ['error 12', 'a broken seal']];
const STATES: [string, string[]] = ['mark it as <one> in the log', ['paid', 'on hold']];
const PETS: [string, string[]] = ['put <one> down for a wash now', ['Biscuit', 'Rolo']];
const SHIFTS: [string, string[]] = ['swap <one> with Kim', ['the late shift', 'the main gate']];
const AMOUNTS: [string, string[]] = ['add <one> of rice to the list', ['2 tins', 'a bag']];
const DROPS: [string, string[]] = ['collect it from <one> now', ['118 London Road', 'Fair View']];
const DENTS: [string, string[]] = ['the plums were <one> when they came', ['bruised', 'crushed']];
const FAULTS_OF_ALL: [string, string[]] = ['report <one> in flat 5', ['black mould', 'mice', 'a cracked window']];
const LOADS: [string, string[]] = ['the load was <one> at the gate', ['too cold', 'cracked']];
const CRANES: [string, string[]] = ['what would the <one> cost in Leeds', ['50 tonner', 'mini spider']];
const CALLS: [string, string[]] = ['log the launch to <one> for the crew', ['a drifting kayak', 'a broken-down barge']];
const PARTIES: [string, string[]] = ['keep 6 seats for <one> near the bar', ['Maureen', 'the Hodges']];
const SITES: [string, string[]] = ['send Lee to <one> with the slings', ['Unit 9', 'the new stadium']];
const CLASSES: [string, string[]] = ['is the hall free for the <one> session', ['baby', 'morning']];
const BAYS: [string, string[]] = ['cone off bays <one> on level 2', ['12 to 18', '101-110']];
const FUELS: [string, string[]] = ['we burned 180 litres of <one> on the trip', ['diesel', 'petrol']];
const HALVES: [string, string[]] = ['we need <one> of grated cheese at noon', ['5 kg', 'three tubs']];
const TOYS: [string, string[]] = ['lend the <one> to Kim', ['tea set', 'ball pit']];
const TEAMS: [string, string[]] = ['who umpires the <one> game now', ['first XI', 'T20']];
const SEATS: [string, string[]] = ['how many <one> seats are left', ['ringside', 'grandstand']];
const BIKES: [string, string[]] = ['the bike has <one> at Old Mill', ['a flat tyre', 'a bent rim']];
const SIZES: [string, string[]] = ['print it in <one> on silk', ['6x4', 'A4']];

describe('words that turn or join elsewhere are a part of what a value names', () => {
  test.each<[string, [string, string[]], string]>([
    ['where a part is', PLACES, 'the lower shelf'],
    ['where a part is', PLACES, 'the far end'],
    ['who may go there', PLACES, 'the private garden'],
    ['which turn it is', VISITS, 'the second session'],
    ['which turn it is', VISITS, 'the final inspection'],
    ['how often it is', VISITS, 'the weekly wash'],
    ['on which day it is', VISITS, 'the Thursday clinic'],
    ['an adjective for a like one', SHIFTS, 'the early shift'],
    ['an adjective for a like one', SHIFTS, 'the back gate'],
    ['words with a hyphen', ITEMS, 'no-spill trays'],
    ['words with a hyphen', ITEMS, 'self-closing hooks'],
    ['words with a hyphen', ITEMS, 'half-inch screws'],
    ['words with a hyphen', ITEMS, 'gluten-free flour'],
    ['a hyphen before a number', FROM, 'the over-60s'],
    ['two words for one thing', VISITS, 'a trim and polish'],
    ['more words for one thing', VISITS, 'a chop saw and stand'],
    ['a mass before one thing', VISITS, 'a 1.5 tonne digger'],
    ['a pair of a dictionary', ITEMS, 'salt and vinegar crisps'],
    ['two colours of one thing', ITEMS, 'red and white tiles'],
    ['a measure before a noun', ITEMS, '18 mm plywood'],
    ['a share before a noun', ITEMS, '70% chocolate'],
    ['a shop', FROM, "Johnson's"],
    ['what belongs to many', FROM, "the builders' merchant"],
    ['a place that is in a place', FROM, 'the wholesaler in Leeds'],
    ['a place that is in a place', PLACES, 'the bungalow on Hill Street'],
    ['an adverb of place', ['move it from <one> to the hall', PLACES[1]], 'upstairs'],
    ['a letter that tells which', PLACES, 'block D'],
    ['for whom a course is', COURSES, 'French for beginners'],
    ['when a course is', COURSES, 'B2 evening'],
    ['when a course is', COURSES, 'German lunchtime'],
    ['when a course is, as before', ['enrol her in <one> from Harlow', ['Kim evening', 'Baby gym']], 'Aqua lunchtime'],
    ['what is at a time', ['book her in for <one> from noon', ['a check-up', 'pilates']], 'yoga mornings'],
    ['what is at a time', VISITS, 'the working lunchtime'],
    ['how many', ['book her in for <one> from noon', ['a week', 'five days']], 'two nights'],
    ['a verb and its particle', ['the hedge needs <one> now', ['pruning', 'a stake']], 'cutting back'],
    ['a state and its particle', ['the lock is <one> in van 3', ['cracked', 'slipping']], 'worn out'],
    ['how it is stuck', ['the lock is <one> in van 3', ['cracked', 'slipping']], 'jammed shut'],
    ['what somebody has', ['bake it for <one> now', ['the scones', 'batch 14']], "Mrs Dunn's cake"],
    ['what a role has', ['mend the <one> now', ['clutch', 'rear light']], "driver's seat"],
    ['where somebody works', ['tell <one> now', ['Ana Lopez', 'Femke Bos']], 'Jess from dispatch'],
    ['a size with a hyphen', ['ship 20 <one> now', ['blue mugs', 'notebooks']], 'second-hand books'],
    ['what is missing', FAULTS, 'no output'],
    ['a late state', STATES, 'overdue'],
    ['a state and its particle', STATES, 'written off'],
    ['a part of a state', STATES, 'part paid'],
    ['what something is under', STATES, 'under offer'],
    ['who somebody is', PETS, 'Max the schnauzer'],
    ['an amount in another unit', AMOUNTS, '500 g'],
    ['one for a one', AMOUNTS, 'one box'],
    ['a couple', AMOUNTS, 'a couple of jars'],
    ['a street whose last word turns elsewhere', DROPS, '5 Orchard Close'],
    ['a house and its street', DROPS, 'Rose Cottage, Bridge Street'],
    ['a house and its street', DROPS, 'Anvil Barn, 4 Sykes Lane'],
    ['how much of a state', DENTS, 'half frozen'],
    ['a word that is a name with a capital', ['Print the photos in <one> by Friday', ['gloss', 'satin']], 'matt'],
    ['how much of a state', DENTS, 'too soft'],
    ['a verb and its particle', ['the lock is <one> in van 3', ['leaking', 'cracked']], 'playing up'],
    ['what is new', ['mend the <one> now', ['plotter', 'printer']], 'new shredder'],
    ['how it is paid, where another way was', ['pay it in <one> now', ['cash', 'vouchers']], 'full'],
    ['what is new, in more words', ['invoice her for the <one> now', ['cooker point', 'skylight']], 'new fuse board'],
    ['for what that is certain', ['sign her up for <one> now', ['the raffle', 'book day']], 'the bake sale'],
    ['what is missing, where not all was wrong', FAULTS_OF_ALL, 'no hot water'],
    ['a state that turns elsewhere', FAULTS_OF_ALL, 'a blocked sink'],
    ['at what time it is', VISITS, 'the 8am service'],
    ['on which day a group is', VISITS, 'the Tuesday book group'],
    ['where a part is, alone', ['mow the <one> pitch now', ['school', 'grass']], 'lower'],
    ['behind another way to say where', ['there is a box <one> now', ['in hall B', 'next to the lift']], 'at gate 12'],
    ['two sides where lengths were', ['lay <one> slabs now', ['450 mm', '2 ft']], '60 x 60'],
    ['months in a row', ['who was there in <one>', ['October', 'last quarter']], 'August and September'],
    ['two sides', SIZES, '30 by 40'],
    ['two sides', SIZES, '21 x 21 cm'],
    ['what a preposition leads before its noun', ITEMS, 'for sale boards'],
    ['what a preposition leads before its noun', CLASSES, 'behind the scenes'],
    ['a school of a saint', ['the hall is for <one> now', ['Priya Shah', 'Tom Berg']], "St Mark's Primary"],
    ['what is wrong with it', LOADS, 'the wrong mix'],
    ['what is wrong with it', LOADS, 'in the wrong size'],
    ['what is somewhere', CALLS, 'a swimmer off West Beach'],
    ['what is somewhere', CALLS, 'a dog over the cliff'],
    ['what has something wrong', CALLS, 'a yacht with engine failure'],
    ['what has something wrong', CALLS, 'a walker with a broken leg'],
    ['what a holder has', TOYS, 'box of bricks'],
    ['what a thing has', TOYS, "doll's house"],
    ['what a thing has', TOYS, 'doll’s house'],
    ['where somebody is', SITES, "Fenton's yard"],
    ['who comes with somebody', PARTIES, 'Beryl and co'],
    ['who comes with somebody', PARTIES, 'the Smiths and family'],
    ['several of each, before one', CLASSES, 'mums and tots'],
    ['several of each, before one', CLASSES, 'pensioners and carers'],
    ['a pair of a dictionary', CRANES, 'pick and carry'],
    ['two numbers', BAYS, '25 & 26'],
    ['two numbers', BAYS, '3 and 4'],
    ['stuff that is called by its state', FUELS, 'unleaded'],
    ['half of a holder', HALVES, 'half a sack'],
    ['those of an age', TEAMS, 'under 11s'],
    ['a noun that turns elsewhere', SEATS, 'back row'],
    ['a noun that turns elsewhere', BIKES, 'a stuck lock'],
  ])('%s: %s %s', (_, [wording, examples], said) => {
    if (said === 'a couple of jars') {
      const bound = bind(wording.replace('<one>', said), wording.replace('<one>', '<text=one>'), { one: { examples } });
      expect(bound.values).toEqual({ one: said });
    } else expect(isBound(wording, examples, said)).toBe(true);
  });

  test.each<[string, [string, string[]], string]>([
    ['of what is compared', PLACES, 'the lower price'],
    ['of several', PLACES, 'the lower shelves'],
    ['without an article', PLACES, 'lower shelf'],
    ['of what requests are about', PLACES, 'the top customer'],
    ['of the noun of an earlier value', PLACES, 'the lower canteen'],
    ['before another word that turns', PLACES, 'the next lower shelf'],
    ['one of several, and no certain one', VISITS, 'a second session'],
    ['a part of them', VISITS, 'the first page'],
    ['what is counted', VISITS, 'the first three'],
    ['any of some', VISITS, 'the first crate'],
    ['how often it is done', VISITS, 'the wash weekly'],
    ['a day that follows', VISITS, 'the clinic Thursday'],
    ['which of them', VISITS, 'the Thursday order'],
    ['what points', SHIFTS, 'the next shift'],
    ['what points', SHIFTS, 'the other gate'],
    ['what chooses', SHIFTS, 'the wrong gate'],
    ['what chooses', SHIFTS, 'the nearest gate'],
    ['another one of them', SHIFTS, 'another shift'],
    ['a name in small letters', ['print the photos in <one> by friday', ['gloss', 'satin']], 'matt'],
    ['somebody and a street', DROPS, 'Anna, Bridge Street'],
    ['a street and a town', DROPS, '5 Orchard Close, London'],
    ['a street and a day', ['collect it from <one>', ['118 London Road', '4 Fair View']], '9 Hill Road Friday'],
    ['a street and how soon', ['collect it from <one>', ['118 London Road', '4 Fair View']], '9 Hill Road ASAP'],
    ['how much of what is counted behind it', ['print it on <one> paper now', ['glossy', 'recycled']], 'half glossy'],
    ['what is not so', DENTS, 'not frozen'],
    ['a time', DENTS, 'too late'],
    ['one that is known', ['mend the <one> now', ['plotter', 'printer']], 'new printer'],
    ['what requests are about', ['mend the <one> now', ['plotter', 'printer']], 'new order'],
    ['what is not there of the known', FAULTS_OF_ALL, 'no mice'],
    ['what is not wrong with a thing', FAULTS_OF_ALL, 'no leaking tap'],
    ['what is not there, behind an article', ['point it with the <one> filter', ['red', 'amber']], 'no sodium'],
    [
      'what is not there, where something else was not',
      ['the tank has <one> now', ['a leak', 'no pressure']],
      'no crack',
    ],
    ['when it is done', ['varnish it in <one>', ['matt', 'satin']], 'advance'],
    ['when it is done, by the year', ['varnish it in <one>', ['matt', 'satin']], 'summer'],
    ['in what it is done', ['walk him in <one>', ['Bute Park', 'the woods']], 'the rain'],
    ['why it was done', ['it was set off by <one>', ['the cleaner', 'a delivery driver']], 'mistake'],
    ['how often, behind a name', ['book a van for <one> now', ['Ana Lopez', 'Femke Bos']], 'Lena Ford Twice'],
    ['for whom, behind a name', ['send it to <one>', ['Acme Ltd', 'Brown & Co']], 'Delta Foods attn Karen'],
    ['what is no longer wrong', FAULTS_OF_ALL, 'a repaired tap'],
    ['what is compared, alone', ['set the <one> price now', ['school', 'grass']], 'lower'],
    ['two of one length', ['lay <one> slabs now', ['450 mm', '2 ft']], '2 x 40 cm'],
    ['one month or another', ['who was there in <one>', ['October', 'last quarter']], 'August or September'],
    ['what denies', ITEMS, 'no trays'],
    ['what denies', ITEMS, 'not brass hooks'],
    ['what restricts', ITEMS, 'weekdays-only tape'],
    ['two things', VISITS, 'a trim and a polish'],
    ['a thing beside a known one', VISITS, 'a trim and fitting'],
    ['two things', ITEMS, 'brass hooks and tape'],
    ['two things', ITEMS, 'tape and red tiles'],
    ['a choice', VISITS, 'a trim or polish'],
    ['an amount of it', ITEMS, '500 g flour'],
    ['of the shop’s', ['order <one> tape now', FROM[1]], "Johnson's"],
    ['what belongs to one', FROM, "the builder's merchant"],
    ['what belongs to those of requests', FROM, "the customers' shop"],
    ['what comes from a place', ['order <one> now', ITEMS[1]], 'the lamps in Leeds'],
    ['a person in a place', ['get it from <one> now', ['Ana Lopez', 'Femke Bos']], 'the driver in Leeds'],
    ['another place', FROM, 'anywhere in Leeds'],
    ['an adverb of place elsewhere', ['order <one> now', FROM[1]], 'upstairs'],
    ['a turn', PLACES, 'stop Dan'],
    ['for whom it is bought', ITEMS, 'hooks for beginners'],
    ['for what it is', COURSES, 'French for repairs'],
    ['when somebody comes', ['enrol <one> from Harlow', ['Ana Lopez', 'Femke Bos']], 'Kim evening'],
    ['when somebody comes', ['enrol <one> from Harlow', ['Ana Lopez', 'Femke Bos']], 'Kim weekdays'],
    ['when it is', COURSES, 'Dutch this evening'],
    ['when it is for', ['bake buns for <one> by Friday', ['Harbour Cafe', 'Mill Deli']], 'Crumbs morning'],
    ['when it is for', ['bake buns for <one> by Friday', ['Harbour Cafe', 'Mill Deli']], 'Storm lunchtime'],
    ['when it is for', ['bake buns for <one> now', ['Harbour Cafe', 'Mill Deli']], 'storm mornings'],
    ['when it comes from', FROM, 'Kettle weekends'],
    ['when it is ordered', ITEMS, 'copper nails teatime'],
    ['when it is ordered', ITEMS, 'copper nails weekdays'],
    ['a thing that is wrong and a particle', ['flag the ridge for <one>', ['flooding', 'ice']], 'wasps down'],
    ['a thing that is wrong and a particle', ['flag the ridge for <one>', ['flooding', 'ice']], 'cracks up'],
    ['a thing that is wrong and a particle', ['flag the ridge for <one>', ['flooding', 'ice']], 'leak down'],
    ['a thing and a particle', ['the hedge needs <one> now', ['pruning', 'a stake']], 'mulch back'],
    ['a verb where none stood', ['bring <one> now', ['a bin', 'a stake']], 'cutting back'],
    ['a verb that has no such particle', ['the hedge needs <one> now', ['pruning', 'a stake']], 'painting down'],
    ['when a place is', ['shoot it in <one> now', ['Lisbon', 'Whitby Sands']], 'Mercy night'],
    ['whom somebody has', ['hire <one> as a cook now', ['Ragna Thorsen', 'Bo Lund']], "Ragna Vik's sister"],
    ['whom a name has', ['give <one> a wash now', ['Bella', 'Rolo']], "Bella's kittens"],
    ['an order of somebody', ['bake it for <one> now', ['the scones', 'batch 14']], "Anna's order"],
    ['what somebody has of the known thing', ['mend the <one> now', ['clutch', 'rear light']], "Anna's seat"],
    ['what is not wrong', FAULTS, 'no error'],
    ['none of them', ['bake trays of <one> by hand', ['rye rolls', 'seeded buns']], 'no spelt loaves'],
    ['what is not wrong', FAULTS, 'no broken seal'],
    ['what is not ordered', ITEMS, 'no hooks'],
    ['how it is done', STATES, 'soon as possible'],
    ['a denied state', STATES, 'not paid'],
    ['a state elsewhere', ['send it as <one> now', ['a letter', 'a card']], 'overdue'],
    ['what somebody gets', ['get <one> now', PETS[1]], 'Max the schnauzer'],
    ['what is done to it', ['put <one> down for a wash now', PETS[1]], 'Max the late shift'],
    ['more', AMOUNTS, 'another box'],
    ['more', AMOUNTS, 'a couple more jars'],
    ['which of two', ['quote Kim for <one> at noon', ['rewiring', 'a fuse']], 'either job'],
    ['it', ['put Kim on <one> at noon', ['reception', 'the late shift']], 'it'],
    ['for what it is', ITEMS, 'boards for sale'],
    ['for whom it is', ITEMS, 'for Tom boards'],
    ['behind what it is', CLASSES, 'behind the bar'],
    ['whom a saint has', ['the hall is for <one> now', ['Priya Shah', 'Tom Berg']], "St Mark's sister"],
    ['which one it is', ['mend <one> at noon', FAULTS_OF_ALL[1]], 'the wrong sink'],
    ['a wrong one for somebody', LOADS, 'the wrong mix for Tom'],
    ['a wrong day', LOADS, 'the wrong day'],
    ['what is not wrong', LOADS, 'not the wrong mix'],
    ['two things that are wrong', LOADS, 'the wrong mix and late'],
    ['from whom it is', CALLS, 'a swimmer off Halfords'],
    ['with whom it is', CALLS, 'a swimmer with Tom'],
    ['with what it is', CALLS, 'a swimmer with a note'],
    ['how it is told', CALLS, 'a swimmer over the phone'],
    ['when it was', CALLS, 'a swimmer over the weekend'],
    ['a certain one', CALLS, 'the swimmer off West Beach'],
    ['two of them', CALLS, 'a swimmer off West Beach and a kayak'],
    ['what is not there', CALLS, 'a swimmer not off West Beach'],
    ['something elsewhere', ['order <one> from Harlow', ['a chop saw', 'a ladder']], 'a drill off the shelf'],
    ['a part of what is known', TOYS, 'rest of the bricks'],
    ['what a certain holder has', TOYS, 'box of the bricks'],
    ['when it is', TOYS, "week's list"],
    ['what those of requests have', TOYS, "customer's bike"],
    ['whom somebody has', SITES, "Fenton's sister"],
    ['what is elsewhere', ['tell <one> now', SITES[1]], "Fenton's yard"],
    ['two places', SITES, "Fenton's yard and barn"],
    ['two of them', PARTIES, 'Beryl Moss and Tom'],
    ['one of two', PARTIES, 'Beryl or Tom'],
    ['something beside', PARTIES, 'Beryl and a cake'],
    ['two of them', CLASSES, 'baby and morning'],
    ['two of them', ['shut the <one> gate now', ['front', 'garden']], 'north and south'],
    ['two of them', CRANES, 'pick and drop'],
    ['two with an article each', CRANES, 'pick and the carry'],
    ['three numbers', BAYS, '3 and 4 and 5'],
    ['two numbers where one was', ['cone off bays <one> on level 2', ['12', '18']], '3 and 4'],
    ['the state of what follows', FUELS, 'unused diesel'],
    ['half of what is there', HALVES, 'half the sack'],
    ['half where none was counted', ['we need <one> of cheese at noon', ['plenty', 'some']], 'half a sack'],
    ['below an age', TEAMS, 'under 11'],
    ['the last of them', SEATS, 'last row'],
  ])('not %s: %s %s', (_, [wording, examples], said) => {
    expect(isBound(wording, examples, said)).toBe(false);
  });

  test.each<[string, string, boolean]>([
    ['the pump has been off since <date=day>', 'the storm', true],
    ['the pump has been off since <date=day>', 'the power cut', true],
    ['the pump has been off since <date=day>', 'the other storm', false],
    ['the pump has been off since <date=day>', 'a storm', false],
    ['the pump has been off since <date=day>', 'storms', false],
    ['the pump has to be off by <date=day>', 'the storm', false],
  ])('%s: %s, an event as a day: %s', (wording, said, isOne) => {
    const slots = { day: { format: 'as said', examples: ['yesterday', 'Monday night'] } };
    const bound = bind(wording.replace('<date=day>', said), wording, slots);
    expect(bound.fit === 'exact' && bound.doubts.length === 0).toBe(isOne);
    const dated = { day: { examples: ['2023-11-29', '2023-11-27'] } };
    expect(bind(wording.replace('<date=day>', said), wording, dated).fit).toBe('loose');
  });

  test('a size is not cut between its sides', () => {
    const slots = { size: { examples: ['60 x 60', '900x600'] }, stone: { examples: ['slate', 'marble'] } };
    const bound = bind('send 40 x 40 cm sandstone to Bath', 'send <text=size> <text=stone> to Bath', slots);
    expect(bound).toMatchObject({ fit: 'exact', values: { size: '40 x 40 cm', stone: 'sandstone' } });
  });

  test('of two ways to cut values the one that keeps to a closed kind', () => {
    const slots = { size: { examples: ['medium', 'large'] }, item: { examples: ['bibs', 'shorts'] } };
    const bound = bind('get small goalie gloves from Harlow', 'get <text=size> <text=item> from Harlow', slots);
    expect(bound).toMatchObject({ fit: 'exact', values: { size: 'small', item: 'goalie gloves' } });
  });
});
