import { bind } from './wordings';

type Slots = NonNullable<Parameters<typeof bind>[2]>;

/** A wording, what its slots had, what it takes, and what it does not. */
const WORDINGS: [string, Slots, string[], string[]][] = [
  [
    'send <number=n> boxes to <name=c> on account <id=a>',
    {
      a: { examples: ['4471', '2208'] },
      c: { examples: ['Oakfield Primary', 'Birch & Lowe Solicitors'] },
      n: { examples: ['5', '2'] },
    },
    ["send 3 boxes to Dr Mehta's surgery on account 9034"],
    [],
  ],
  [
    'what do we charge <text=g> for the <text=r> now',
    { g: { examples: ['the scouts', 'Tap Stars'] }, r: { examples: ['hall', 'meeting room'] } },
    ["what do we charge Ian's band for the bar now"],
    [],
  ],
  [
    'Please print the signs for <name=c>',
    { c: { examples: ['Ms Kaur', 'the Tuesday book group', 'Oliver Benn'] } },
    ["Please print the signs for St Anne's School"],
    [],
  ],
  [
    'Invoice <text=g> <money=m> for the hall',
    { g: { examples: ['the Bridge Club', 'Mr Fielding'] }, m: { format: 'as said', examples: ['£36', '£120'] } },
    ["Invoice Jo's Pilates £48 for the hall"],
    [],
  ],
  [
    'I need the disc in <text=p> by noon',
    { p: { examples: ['the list office', 'court 2'] } },
    ["I need the disc in Judge Hartley's chambers by noon"],
    [],
  ],
  [
    'cancel <text=p> now',
    { p: { examples: ['the Bridge Club', 'Tap Stars'] } },
    [],
    ["cancel Ada's order now", 'cancel their school now'],
  ],
  [
    'Please print the signs in A3 for <name=c>',
    { c: { examples: ['Hartley Lettings', 'The Plough'] } },
    ['Please print the signs in A3 for Nisa on the High Street'],
    ['Please print the signs in A3 for Nisa in Clifton'],
  ],
  [
    'Please print the signs for <name=c>',
    { c: { examples: ['Hartley Lettings', 'The Plough'] } },
    [],
    [
      'Please print the signs for Nisa in Gloss',
      'Please print the signs for Nisa in Helvetica',
      'Please print the signs for Nisa on Monday',
      'Please print the signs for Nisa on Foamex',
      'Please print the signs for Nisa in German',
    ],
  ],
  [
    'I can cover <text=site> instead of Dan',
    { site: { examples: ['the library', 'Bridge House'] } },
    ['I can cover Lloyds in Clifton instead of Dan'],
    [],
  ],
  [
    'order tape from <name=c> now',
    { c: { examples: ['Parker Steel', 'Metals UK', 'Austen Knapman'] } },
    ['order tape from Ron at Brook Street now'],
    [],
  ],
  [
    'book tape for <name=c> now',
    { c: { examples: ['Ana Lopez', 'Femke Bos'] } },
    [],
    ['book tape for Ron at Brook Street now', 'book tape for Mrs Hale in Clifton now'],
  ],
  [
    'send flowers to <name=c> now',
    { c: { examples: ['Ana Lopez', 'Femke Bos'] } },
    [],
    [
      'send flowers to the family of Ron Peel now',
      'send flowers to a friend of Ron Peel now',
      'send flowers to the customer of Ron Peel now',
    ],
  ],
  ['mix paint for <name=c>', { c: { examples: ['Dave Prior', 'Mrs Gupta'] } }, ['mix paint for the village hall'], []],
  [
    'what did we bill <name=c> for tracking',
    { c: { examples: ['Bolton Couriers', 'Sharon Lyle'] } },
    ['what did we bill the post office for tracking'],
    [],
  ],
  [
    'i am moving <name=c> from pitch 4',
    { c: { examples: ['Crepe Expectations', 'Nadia'] } },
    ['i am moving the sock shop from pitch 4'],
    [],
  ],
  [
    'book the spreader for <name=c> now',
    { c: { examples: ['Tim Bowles', 'Church Farm'] } },
    ['book the spreader for the estate now'],
    [
      'book the spreader for the office now',
      'book the spreader for the kitchen now',
      'book the spreader for the other farm now',
      'book the spreader for the nearest shop now',
      'book the spreader for a village hall now',
      'book the spreader for the boundary hedge now',
    ],
  ],
  [
    'set the prize for the <text=g> game on <date=day>',
    { g: { examples: ['full house', 'four corners'] }, day: { format: 'as said', examples: ['Friday', '5 March'] } },
    [
      'set the prize for the last game on 3 March',
      'set the prize for the first game on 3 March',
      'set the prize for the Sunday lunch game on 3 March',
      'set the prize for the two line game on 3 March',
    ],
    [
      'set the prize for the two line games on 3 March',
      'set the prize for the one line game on 3 March',
      'set the prize for the two longer game on 3 March',
      'set the prize for the next game on 3 March',
      'set the prize for the other game on 3 March',
      'set the prize for the last two game on 3 March',
      'set the prize for the last but one game on 3 March',
      'set the prize for the last and first game on 3 March',
      'set the prize for a last game on 3 March',
      'set the prize for the last game of each hour on 3 March',
    ],
  ],
  [
    'paint the <text=g> crate on <date=day>',
    { g: { examples: ['blue', 'front'] }, day: { format: 'as said', examples: ['Friday', '5 March'] } },
    [],
    ['paint the last crate on 3 March', 'paint the next crate on 3 March'],
  ],
  [
    'enter 4 ewes in the <date=sale> sale on <date=day>',
    {
      day: { format: 'as said', examples: ['Monday 8 December', 'the 11th'] },
      sale: { format: 'as said', examples: ['Monday', 'Christmas'] },
    },
    ['enter 4 ewes in the dispersal sale on Friday', 'enter 4 ewes in the breeding sale on Friday'],
    [
      'enter 4 ewes in the other sale on Friday',
      'enter 4 ewes in the next sale on Friday',
      'enter 4 ewes in the canceled sale on Friday',
      'enter 4 ewes in a dispersal sale on Friday',
      'enter 4 ewes in the usual sale on Friday',
    ],
  ],
  [
    'order lenses in the <text=frame> frame',
    { frame: { examples: ['Oslo', 'tortoiseshell'] } },
    ['order lenses in the rimless frame'],
    [],
  ],
  [
    'enter Luke for the <text=test> test at Slough',
    { test: { examples: ['theory', 'practical'] } },
    ['enter Luke for the extended test at Slough'],
    [
      'enter Luke for the canceled test at Slough',
      'enter Luke for the failed test at Slough',
      'enter Luke for the useless test at Slough',
      'enter Luke for the same test at Slough',
    ],
  ],
  [
    'issue a <text=k> badge to Dan',
    { k: { examples: ['visitor', 'contractor'] } },
    ['issue a temporary badge to Dan'],
    ['issue a new badge to Dan', 'issue a spare badge to Dan'],
  ],
  [
    'give bran with the <text=k> feed',
    { k: { examples: ['morning', 'evening'] } },
    ['give bran with the second feed'],
    ['give bran with the last feed', 'give bran with the next feed'],
  ],
  [
    'put Dan on the <text=k> run in coach 4',
    { k: { examples: ['airport', 'school'] } },
    ['put Dan on the night run in coach 4'],
    ['put Dan on the early run in coach 4', 'put Dan on the last run in coach 4'],
  ],
  [
    'who is supervising <text=a> at the ball',
    { a: { examples: ['the search lanes', 'Zone B'] } },
    ['who is supervising the night team at the ball'],
    ['who is supervising the team at the ball', 'who is supervising the new team at the ball'],
  ],
  [
    "swap <name=d>'s <text=s> shift with Dan",
    { d: { examples: ['Terry Blake', 'Imran Malik'] }, s: { examples: ['early', 'late'] } },
    ["swap Kwame Asante's school shift with Dan"],
    [],
  ],
  [
    'move the ewes before <time=t>',
    { t: { format: 'as said', examples: ["9 o'clock", '10:30'] } },
    ['move the ewes before the auction', 'move the ewes before dinner'],
    [
      'move the ewes before the bulls',
      'move the ewes before the next auction',
      'move the ewes before an auction',
      'move the ewes before the auction starts',
      'move the ewes before the auction ends',
      'move the ewes before dinner and tea',
      'move the ewes before the canceled auction',
      'move the ewes after the auction',
    ],
  ],
  [
    'move the ewes before <date=t>',
    { t: { format: 'as said', examples: ['Monday', 'Friday'] } },
    ['move the ewes before the school run'],
    [],
  ],
  [
    'translate it by <date=t>',
    { t: { format: 'as said', examples: ['Monday', 'Friday'] } },
    ['translate it by the dress rehearsal'],
    [],
  ],
  ['translate it by <date=t>', { t: { examples: ['2024-01-02', '2024-01-03'] } }, [], ['translate it by the hearing']],
  [
    'move the ewes on <date=t>',
    { t: { format: 'as said', examples: ['Monday', 'Friday'] } },
    [],
    ['move the ewes on the auction'],
  ],
  [
    'please book a new table for <name=c>',
    { c: { examples: ['Hartley Lettings', 'Dan Plough'] } },
    [],
    ['please book a new table for Nisa in London'],
  ],
  [
    'pay the fee to <name=p> now',
    { p: { examples: ['Ana Lopez', 'Femke Bos'] } },
    [],
    ["pay the fee to Ada's bank now"],
  ],
  [
    'hire the boat to <text=p> on Monday',
    { p: { examples: ['Alan Prentice', 'the Hendersons'] } },
    ['hire the boat to Jo and Sam on Monday'],
    [
      'hire the boat to Jo Moss and Sam Bell on Monday',
      'hire the boat to Jo and somebody on Monday',
      'hire the boat to Jo and call Sam on Monday',
      'hire the boat to Jo or Sam on Monday',
      'hire the boat to Jo and Sam or Pat on Monday',
    ],
  ],
  [
    'hire the boat to <text=p> on Monday',
    { p: { examples: ['Alan Prentice', 'Ana Lopez'] } },
    [],
    ['hire the boat to Jo and Sam on Monday'],
  ],
  [
    'arrange a service at <text=p> on Monday',
    { p: { examples: ['Greenacres', 'Holt Farm'] } },
    ['arrange a service at the family home on Monday', 'arrange a service at Sunset Home on Monday'],
    [
      'arrange a service at the home on Monday',
      'arrange a service at their home on Monday',
      "arrange a service at Anna's home on Monday",
      'arrange a service at the other home on Monday',
    ],
  ],
  [
    'make 24 boxes for <text=p> by Friday',
    { p: { examples: ['the Grand Hotel', 'Barclays'] } },
    ['make 24 boxes for Imogen’s wedding by Friday', 'make 24 boxes for St Luke’s by Friday'],
    [
      'make 24 boxes for Imogen’s weddings by Friday',
      'make 24 boxes for Imogen’s friends by Friday',
      'make 24 boxes for Imogen’s other party by Friday',
      'make 24 boxes for Imogen’s by Friday',
      'make 24 boxes for St Luke’s vicar by Friday',
    ],
  ],
  [
    'pay the fee to <name=p> now',
    { p: { examples: ['the Bridge Club', 'Tap Stars'] } },
    [],
    ["pay the fee to Ada's landlord now"],
  ],
  [
    'are the <text=t> results back for <text=p> from Northgate',
    { t: { examples: ['B12', 'CRP'] }, p: { examples: ['Joan Pickles', 'Ade Shah'] } },
    [
      'are the PSA results back for patient 551-209 from Northgate',
      'are the PSA results back for case FD25P00611 from Northgate',
      'are the PSA results back for side room 3 from Northgate',
      'are the PSA results back for the lady in bay C from Northgate',
      'are the PSA results back for the patient in bed 7 from Northgate',
    ],
    [
      'are the PSA results back for patients 551 from Northgate',
      'are the PSA results back for another patient 551 from Northgate',
      'are the PSA results back for patient 4 or Ann from Northgate',
      'are the PSA results back for patient 4 not from Northgate',
      'are the PSA results back for all but patient 4 from Northgate',
      'are the PSA results back for week 12 from Northgate',
      'are the PSA results back for the patients in bay 7 from Northgate',
      'are the PSA results back for a patient in bay 7 from Northgate',
      'are the PSA results back for the patient in bay 7 or 8 from Northgate',
      'are the PSA results back for the other patient in bay 7 from Northgate',
      'are the PSA results back for the patient not in bay 7 from Northgate',
      'are the PSA results back for the patient in the bay from Northgate',
      'are the PSA results back for the owner of bay 7 from Northgate',
      'are the PSA results back for case from Northgate',
      'are the PSA results back for in case 417 from Northgate',
      'are the PSA results back for any case 417 from Northgate',
    ],
  ],
  [
    'Feed <text=p> <number=n> scoops',
    { p: { examples: ['Bella', 'Rex Lane'] }, n: { examples: ['2', '3'] } },
    [],
    ['Feed pen 4 2 scoops'],
  ],
  [
    'Is the <text=t> for <text=p> ready now',
    { t: { examples: ['side gate', 'grate'] }, p: { examples: ['Ted Ormerod', 'Ann Lee'] } },
    ['Is the handrail for No 9 ready now', 'Is the handrail for No. 41 ready now'],
    [
      'Is the handrail for no 9 ready now',
      'Is the handrail for No one ready now',
      'Is the handrail for No 9 or 10 ready now',
      'Is The Handrail For No 9 Ready Now',
      'IS THE HANDRAIL FOR NO 9 READY NOW',
    ],
  ],
  [
    'Roster <text=p> as <text=r> on the <text=t> on <date=d>',
    {
      p: { examples: ['Alan Pickering', 'Jo Kerr'] },
      r: { examples: ['fireman', 'guard'] },
      t: { examples: ['dining train', 'Pullman'] },
    },
    [
      'Roster Sam Hill as second man on the Pullman on 3 March 2024',
      'Roster Sam Hill as driver on the first train on 3 March 2024',
      'Roster Sam Hill as driver on the last bus on 3 March 2024',
    ],
    [
      'Roster Sam Hill as a second man on the Pullman on 3 March 2024',
      'Roster Sam Hill as second on the Pullman on 3 March 2024',
      'Roster Sam Hill as driver on the next train on 3 March 2024',
      'Roster Sam Hill as driver on the last two trains on 3 March 2024',
      'Roster Sam Hill as driver on the last but one train on 3 March 2024',
      'Roster Sam Hill as driver on the last crate on 3 March 2024',
      'Roster Sam Hill as driver on a second train on 3 March 2024',
      'Roster Sam Hill as driver on every second train on 3 March 2024',
    ],
  ],
  [
    'put Merlin in <text=s> with hay',
    { s: { examples: ['stable 4', 'the top paddock'] } },
    ['put Merlin in paddock two with hay', 'put Merlin in box nine with hay'],
    [
      'put Merlin in paddock two bales with hay',
      'put Merlin in two paddocks with hay',
      'put Merlin in paddock one or two with hay',
    ],
  ],
  [
    'put Merlin in <text=s> with hay',
    { s: { examples: ['the barn', 'the top paddock'] } },
    [],
    ['put Merlin in paddock two with hay'],
  ],
  [
    'move rows <text=r> to <text=s>',
    { r: { examples: ['4 to 9', '12-18'] }, s: { examples: ['shed B', 'shed C'] } },
    ['move rows 20–26 to shed D', 'move rows 20 to 26 to shed D'],
    [
      'move rows 20 to shed D',
      'move rows 20 to 26',
      'move rows 20 to 26 but 22 to shed D',
      'move all rows 20 to 26 to shed D',
    ],
  ],
  [
    'please book a pitch for the <text=t> on <date=d>',
    { t: { examples: ['Rovers', 'juniors'] } },
    ['please book a pitch for the first eleven on 3 March 2024'],
    [
      'please book a pitch for the first fifty on 3 March 2024',
      'please book a pitch for the first eleven guests on 3 March 2024',
      'please book a pitch for the last eleven on 3 March 2024',
    ],
  ],
  [
    'tee off Cal Marsh at <text=h> with 3 guests now',
    { h: { examples: ['hole 1', 'the 10th'] } },
    ['tee off Cal Marsh at the third with 3 guests now'],
    [
      'tee off Cal Marsh at the last with 3 guests now',
      'tee off Cal Marsh at the final with 3 guests now',
      'tee off Cal Marsh at the first two with 3 guests now',
      'tee off Cal Marsh at the first or second with 3 guests now',
    ],
  ],
  [
    'Log it at <text=p> for <text=c> now',
    { p: { examples: ['£40 an hour', '£55'] }, c: { examples: ['Ann Lee', 'Toolco'] } },
    [
      'Log it at £35 per hour for Toolco now',
      'Log it at £42/hr for Toolco now',
      'Log it at 45 pounds an hour for Toolco now',
    ],
    [
      'Log it at £42 or £45 an hour for Toolco now',
      'Log it at over £42 an hour for Toolco now',
      'Log it at £42 an hour more for Toolco now',
      'Log it at £42 a second time for Toolco now',
      'Log it at £42 each for Toolco now',
    ],
  ],
  [
    'Log it at <text=p> for <text=c> now',
    { p: { examples: ['£40', '£55'] }, c: { examples: ['Ann Lee', 'Toolco'] } },
    [],
    ['Log it at £42 an hour for Toolco now', 'Log it at £42/hr for Toolco now'],
  ],
  [
    'Quote <text=c> for <text=t> now',
    { c: { examples: ['Ann Lee', 'the Smiths'] }, t: { examples: ['12 chairs', 'a walnut table'] } },
    [
      'Quote Ann Lee for a set of six chairs now',
      'Quote Ann Lee for a box of 50 tacks now',
      'Quote a party of six for 3 stools now',
    ],
    [
      'Quote Ann Lee for the set of six chairs now',
      'Quote Ann Lee for a set of the six chairs now',
      'Quote Ann Lee for a set of six or eight chairs now',
      'Quote Ann Lee for a set of six chairs and a table now',
      'Quote Ann Lee for a list of six chairs now',
      'Quote Ann Lee for one of six chairs now',
      'Quote another party of six for 3 stools now',
    ],
  ],
  [
    'do the <text=v> at <text=p> now',
    { v: { examples: ['site visit', 'snagging'] }, p: { examples: ['the school', 'the mill'] } },
    ['do the second fix at the barn now'],
    ['do the last fix at the barn now', 'do the second at the barn now'],
  ],
  [
    'put <text=w> in <text=p> for now',
    { w: { examples: ['Joan Pickles', 'Ade Shah'] }, p: { examples: ['bay 4', 'ward 2'] } },
    [],
    ['put the lady in bay C in ward 2 for now'],
  ],
];

const isTaken = (query: string, wording: string, slots: Slots): boolean => {
  const bound = bind(query, wording, slots);
  return bound.fit === 'exact' && bound.doubts.length === 0;
};

const each = (which: 2 | 3): [string, string, Slots][] =>
  WORDINGS.flatMap((one) => one[which].map((query): [string, string, Slots] => [query, one[0], one[1]]));

describe('a house, a branch, a kind, an event or a number in the place of a value', () => {
  test.each(each(2))('%s', (query, wording, slots) => {
    expect(isTaken(query, wording, slots)).toBe(true);
  });

  test.each(each(3))('not %s', (query, wording, slots) => {
    expect(isTaken(query, wording, slots)).toBe(false);
  });
});
