import { bind } from './wordings';

const DINNER = 'the couple would like <text=dish> instead of <text=other> for <number=count> guests';
const SLOTS = {
  dish: { examples: ['vegetable lasagne', 'sea bass'] },
  other: { examples: ['beef', 'salmon'] },
};
const dinner = (query: string): unknown => bind(query, DINNER, SLOTS);

describe('the last part of a wording in front of a comma', () => {
  test('whatever the rest has', () => {
    expect(dinner('For 25 guests, the couple would like a cheese board instead of ice cream')).toMatchObject({
      fit: 'reordered',
      values: { dish: 'cheese board', other: 'ice cream', count: '25' },
    });
  });

  test.each<[string, string, string, string[]]>([
    [
      'an infinitive',
      'On 15 April 2024, I want the sports section to open with the bus strike',
      'I want the sports section to open with <text=one> on <date=day>',
      ['the marathon', 'the flood'],
    ],
    [
      'a preposition of two words',
      'Because of fog, close the house to visitors',
      'close the house to visitors because of <text=one>',
      ['cleaning', 'breeding'],
    ],
    [
      'a statement that denies',
      'Because of flu, my son cannot play against Harlow',
      'My son cannot play against Harlow because of <text=one>',
      ['a sprain', 'the exams'],
    ],
    [
      'a time that no word leads',
      'Last Tuesday, the drill came back from Ada',
      'The drill came back from Ada <text=one>',
      ['this morning', 'yesterday'],
    ],
    [
      'a preposition that begins with a particle',
      'Out of green card, cut a mount for Nora',
      'Cut a mount for Nora out of <text=one>',
      ['foam board', 'grey felt'],
    ],
    [
      'what it is taken off',
      'Off roll R-12, cut a runner for Nora',
      'Cut a runner for Nora off roll <id=one>',
      ['R-9', 'R-4'],
    ],
    [
      'by when it is to be paid',
      'Payable by 9 January 2024, fine the shop for loud music',
      'Fine the shop for <text=one> payable by <date=day>',
      ['litter', 'late closing'],
    ],
    [
      'two parts at once',
      'From 08:00 to 09:30, I want the twins to stand at the park',
      'I want the twins to stand at <text=one> from <time=from> to <time=to>',
      ['the gate', 'the finish'],
    ],
  ])('%s', (_, query, wording, examples) => {
    expect(bind(query, wording, { one: { examples } })).toMatchObject({ fit: 'reordered', unbound: [], doubts: [] });
  });

  test.each([
    ['behind small talk', 'Guess who! With a pump, send Milo to the bus station'],
    ['behind a greeting', 'Hello dear friends, with traffic cones, send Milo to the bus station'],
    ['before small talk', 'With the camera, send Milo to the bus station. You are pure sunshine.'],
  ])('%s', (_, query) => {
    const sent = bind(query, 'Send <name:p=crew> to <text=place> with <text=tool>', {
      crew: { examples: ['Dave', 'Ana'] },
      place: { examples: ['the old mill', 'the school'] },
      tool: { examples: ['the ladder', 'a rope'] },
    });
    expect(sent).toMatchObject({ fit: 'reordered', values: { crew: 'Milo', place: 'bus station' } });
  });

  test.each([
    [
      'that denies',
      'For June, which members on the gold plan have not paid?',
      'Which members on the <text=one> plan have not paid for <text=two>?',
      ['student', 'team'],
      ['April', 'May'],
    ],
    [
      'behind a noun that is a verb too',
      'On Friday, when is the Kestrel due at Bascote lock?',
      'When is the Kestrel due at <text=one> lock on <date=day>?',
      ['Hatton', 'Stockton'],
      [],
    ],
    [
      'that counts',
      'Per crate, what is the price of figs?',
      'What is the price of <text=one> per <text=two>?',
      ['plums', 'pears'],
      ['box', 'kilo'],
    ],
  ])('before a question %s', (_, query, wording, one, two) => {
    const slots = { one: { examples: one }, ...(two.length > 0 ? { two: { examples: two } } : {}) };
    expect(bind(query, wording, slots)).toMatchObject({ fit: 'reordered', unbound: [] });
  });

  test('a part that is denied stays where it is', () => {
    const wording = 'Which members have paid but not for <text=one>?';
    expect(bind('For June, which members have paid but not?', wording, { one: { examples: ['April'] } })).toMatchObject(
      {
        fit: 'loose',
      }
    );
  });

  test.each(['Off with roll R-12, cut a runner for Nora', 'Not off roll R-12, cut a runner for Nora'])(
    'but not: %s',
    (query) => {
      expect(bind(query, 'Cut a runner for Nora off roll <id=roll>').fit).toBe('loose');
    }
  );

  test('before a question that asks when', () => {
    const wording = 'When is the vet next coming for <name:p=animal>?';
    expect(
      bind('For Old Tom, when is the vet next coming?', wording, { animal: { examples: ['Ginger'] } })
    ).toMatchObject({
      fit: 'reordered',
      values: { animal: 'Old Tom' },
    });
  });

  test.each([
    ['when I tried to buy a mint', 'When I tried to buy a mint'],
    ['if the tank is full', 'If the tank is full'],
    ['because we lost the key', 'Because we lost the key'],
  ])('a clause of its own: %s', (behind, before) => {
    const wording = `Ring <name:p=who> on <date=day> ${behind}`;
    const ring = (query: string): unknown => bind(query, wording, { who: { examples: ['Ana'] } });
    expect(ring(`${before}, ring Milo on 4 December`)).toMatchObject({ fit: 'reordered', values: { who: 'Milo' } });
    expect(ring(`On 4 December, ring Milo ${behind}`)).toMatchObject({ fit: 'loose' });
    expect(ring(`${before}, do not ring Milo on 4 December`)).toMatchObject({ fit: 'loose' });
    expect(ring(`${before} again, ring Milo on 4 December`)).toMatchObject({ fit: 'loose' });
  });

  test.each([
    ['a word is left over', 'For 25 guests, the couple would now like soup instead of ice cream'],
    ['a word is left over in front', 'For 25 young guests, the couple would like soup instead of ice cream'],
    ['it stands there twice', 'For 25 guests, the couple would like soup instead of ice cream for 30 guests'],
    ['a word of it is missing', 'For 25, the couple would like soup instead of ice cream'],
    ['it has another preposition', 'Without 25 guests, the couple would like soup instead of ice cream'],
    ['it turns', 'For only 25 guests, the couple would like soup instead of ice cream'],
    ['it is a part of another one', 'Instead of ice cream for 25 guests, the couple would like not soup'],
  ])('not where %s', (_, query) => {
    expect(dinner(query)).toMatchObject({ fit: 'loose' });
  });

  test('not where no comma divides them and the rest has an infinitive', () => {
    const wording = 'I want the sports section to open with <text=one> on <date=day>';
    expect(bind('On 15 April 2024 I want the sports section to open with the flood', wording)).toMatchObject({
      fit: 'loose',
    });
  });

  test.each([
    ['denies', 'Do not call <text=one> on Monday'],
    ['depends on something', 'Call <text=one> if it rains on Monday'],
    ['has two things to do', 'Call <text=one> and lock the door on Monday'],
  ])('not where the wording %s', (_, wording) => {
    const query = `On Monday, ${wording.replace('<text=one>', 'ferns').replace(' on Monday', '').toLowerCase()}`;
    expect(
      bind(query, wording.replace('Monday', '<date=day>'), { one: { examples: ['roses', 'tulips'] } })
    ).toMatchObject({
      fit: 'loose',
    });
  });
});

describe('a preposition of several words', () => {
  const seat = (query: string): unknown =>
    bind(query, 'Seat <name:g=who> at table <id=table> next to <name:g=other>', {
      who: { examples: ['Livia Sand', 'Odile Kerr'] },
      other: { examples: ['Ana Lopez', 'Femke Bos'] },
    });

  test('moves as one', () => {
    expect(seat('Seat Jonas Reed next to Maria Finch at table 4')).toMatchObject({
      fit: 'reordered',
      values: { who: 'Jonas Reed', other: 'Maria Finch', table: '4' },
    });
  });

  test.each([
    'Seat Jonas Reed to Maria Finch next at table 4',
    'Seat Jonas Reed at table 4 next, to Maria Finch please, next',
    'Seat Jonas Reed near to Maria Finch at table 4',
  ])('and only as one: %s', (query) => {
    expect(seat(query)).toMatchObject({ fit: 'loose' });
  });
});

describe('the last parts of a wording that is no order of one clause', () => {
  const one = (...examples: string[]): Record<string, { examples: string[] }> => ({ one: { examples } });

  test.each([
    [
      'a statement that denies',
      'My son cannot play because of flu against Harlow',
      'My son cannot play against Harlow because of <text=one>',
      one('a sprain', 'the exams'),
    ],
    [
      'a statement of a thing',
      'The van came back on 4 May 2024 from Harlow',
      'The van came back from Harlow on <date=day>',
      {},
    ],
    [
      'an infinitive',
      'Book Milo in to give notice with Ana on 4 May 2024',
      'book Milo in to give notice on <date=day> with Ana',
      {},
    ],
    [
      'a case that is no condition',
      'File the costs with Harlow by 4 May 2024 under case file 7719',
      'file the costs with Harlow under case file <number=one> by <date=day>',
      {},
    ],
    [
      'until an event',
      'Take 5 pounds off the cider until Easter for members',
      'take 5 pounds off the cider for members until <text=one>',
      one('Christmas', 'Easter Monday'),
    ],
    [
      'more parts than can be put in every order',
      'Book Milo in for a test on 4 May 2024 with Rachel at 4 pm',
      'book Milo in for a test with Rachel on <date=day> at <time=time>',
      {},
    ],
  ])('change their places: %s', (_, query, wording, slots) => {
    expect(bind(query, wording, slots)).toMatchObject({ fit: 'reordered', unbound: [], doubts: [] });
  });

  test.each([
    ['My son cannot play against Harlow on 4 May 2024 because of flu', 'a part more'],
    ['My son can play because of flu against Harlow', 'no denial'],
    ['My son cannot play because of flu and against Harlow', 'a joint'],
    ['My son cannot play because of flu for Harlow', 'another party'],
    ['My son because of flu cannot play against Harlow', 'within the head'],
  ])('but not: %s (%s)', (query) => {
    expect(
      bind(query, 'My son cannot play against Harlow because of <text=one>', one('a sprain', 'the exams')).fit
    ).not.toBe('reordered');
  });
});

describe('the last part in front without a comma', () => {
  const press = (query: string): unknown =>
    bind(query, 'the <text=one> at <text=two> needs paper by <date=day>', {
      one: { examples: ['press', 'copier'] },
      two: { examples: ['Dunmore Dental', 'Hilltop Academy'] },
    });

  test('before what the wording begins with', () => {
    expect(press('By 4 May 2024 the printer at Hilltop Academy needs paper')).toMatchObject({
      fit: 'reordered',
      values: { one: 'printer' },
    });
    expect(bind('On 4 May 2024 I will need chairs', 'I will need chairs on <date=day>').fit).toBe('reordered');
  });

  test.each([
    'By 4 May 2024 and the printer at Hilltop Academy needs paper',
    'Not by 4 May 2024 the printer at Hilltop Academy needs paper',
    'If by 4 May 2024 the printer at Hilltop Academy needs paper',
    'By 4 May 2024 the printer at Hilltop Academy needs no paper',
    'By 4 May 2024 printer at Hilltop Academy needs paper',
  ])('but not: %s', (query) => {
    expect(press(query)).not.toMatchObject({ fit: 'reordered' });
  });
});
