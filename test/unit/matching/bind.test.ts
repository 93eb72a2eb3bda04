import fc from 'fast-check';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { OPTIONS, bind } from './wordings';

const REFUND = 'Refund order <id=order> for <money=amount> to <email=to>';
const EUR = { amount: { valueType: 'number' as const, format: 'EUR' } };
const sure = (bound: { bindings: { confidence: number }[] }): boolean =>
  bound.bindings.every(({ confidence }) => confidence >= 0.8);

describe('the wording with other values', () => {
  test.each([
    ['Refund order 7731 for 85.50 EUR to j@mail.org', { order: '7731', amount: 85.5, to: 'j@mail.org' }],
    ['refund order no. 12 for €5 to J@Mail.org!', { order: '12', amount: 5, to: 'j@mail.org' }],
    [
      'Hi, could you please refund order #9 for twenty euros to a@b.co? Thanks a lot',
      { order: '9', amount: 20, to: 'a@b.co' },
    ],
    ['Would you mind refunding order 9 for 1 EUR to a@b.co', { order: '9', amount: 1, to: 'a@b.co' }],
  ])('%s', (query, values) => {
    const bound = bind(query, REFUND, EUR);
    expect(bound).toMatchObject({ fit: 'exact', unbound: [], leftover: [], missing: [], doubts: [], values });
    expect(sure(bound)).toBe(true);
  });

  test.each([
    ['Refund order 1 to a@b.co for 2 EUR', { order: '1', amount: 2, to: 'a@b.co' }],
    ['To a@b.co, refund order 1 for 2 EUR', { order: '1', amount: 2, to: 'a@b.co' }],
  ])('with its parts in another order: %s', (query, values) => {
    expect(bind(query, REFUND, EUR)).toMatchObject({ fit: 'reordered', values, unbound: [] });
  });

  test('several values of one type are told apart by the words around them', () => {
    const wording = 'Move <number=count> items from shelf <id=from> to shelf <id=to>';
    const values = { count: '5', from: '3', to: '7' };
    expect(bind('Move 5 items from shelf 3 to shelf 7', wording)).toMatchObject({ fit: 'exact', values });
    expect(bind('Move 5 items to shelf 7 from shelf 3', wording)).toMatchObject({ fit: 'reordered', values });
  });

  test('two readings with different values are ambiguous, and trusted by nobody', () => {
    const wording = 'Schedule a call with <quoted=a> before lunch with <quoted=b>';
    const bound = bind("Schedule a call before lunch with 'x' with 'y'", wording);
    expect(bound.fit).toBe('ambiguous');
    expect(sure(bound)).toBe(false);
  });

  test('a point in time fills a day and a time that stand side by side', () => {
    const wording = 'Meet <email=who> on <date=day> at <time=hour>';
    const values = { day: '2023-12-08', hour: '15:30' };
    expect(bind('Meet a@b.co on December 8 at 15:30', wording)).toMatchObject({ fit: 'exact', values });
    expect(bind('Meet a@b.co at 3:30 pm on December 8', wording)).toMatchObject({ fit: 'exact', values });
  });

  test('one slot in two places needs the same value in both', () => {
    const wording = 'Cancel order <id=order> and confirm order <id=order>';
    expect(bind('Cancel order 7 and confirm order 7', wording).unbound).toEqual([]);
    expect(bind('Cancel order 7 and confirm order 8', wording)).toMatchObject({
      unbound: ['order'],
      doubts: [expect.any(String)],
    });
  });

  test('a value of the wording that no slot takes must be the same', () => {
    const wording = 'Send the weekly report to <email=to> at 9:00';
    expect(bind('Send the weekly report to a@b.co at 9 am', wording).fit).toBe('exact');
    expect(bind('Send the weekly report to a@b.co at 10:00', wording).fit).toBe('loose');
  });
});

describe('enumerations in words', () => {
  const slots = { status: { type: 'enum' as const, values: ['In Review', 'In Progress', 'Completed'] } };
  test.each([
    ['Move task 9 to in review', 'In Review'],
    ['Move task 9 to IN_PROGRESS', 'In Progress'],
    ['Move task 9 to completed', 'Completed'],
  ])('%s', (query, value) => {
    expect(bind(query, 'Move task <id=task> to <enum=status>', slots)).toMatchObject({
      fit: 'exact',
      values: { status: value },
    });
  });
  test('a word that is not admitted is left to the model', () => {
    expect(bind('Move task 9 to QA', 'Move task <id=task> to <enum=status>', slots)).toMatchObject({
      fit: 'loose',
      unbound: ['status'],
    });
  });
});

describe('free texts', () => {
  const ASSIGN = 'Assign ticket <id=ticket> to <name=agent>';
  const examples = { agent: { examples: ['Maria Lopez'] } };
  test.each([
    ['Assign ticket 9 to Jonas Weber', 'Jonas Weber'],
    ['Assign ticket 9 to Ludwig van Dam', 'Ludwig van Dam'],
    ['assign ticket 9 to jonas', 'jonas'],
    ['ASSIGN TICKET 9 TO MARIA', 'MARIA'],
  ])('%s', (query, agent) => {
    const bound = bind(query, ASSIGN, examples);
    expect(bound).toMatchObject({ fit: 'exact', values: { agent } });
    expect(sure(bound)).toBe(true);
  });

  test.each([
    'Assign ticket 9 to the billing team',
    'Assign ticket 9 to Billing',
    'Assign ticket 9 to HR',
    'Assign ticket 9 to Berlin',
    'Assign ticket 9 to Acme Corp',
    'Assign ticket 9 to everyone',
    'Assign ticket 9 to him',
    'Assign ticket 9 to jonas urgently',
    'Assign ticket 9 to Jonas ASAP',
    'Assign ticket 9 to Jonas and Maria',
    'Assign ticket 9 to Jonas, Maria',
    'Assign ticket 9 to Jonas in Berlin',
    'Assign ticket 9 to Jonas instead',
    'Assign ticket 9 to nobody',
    'Assign ticket 9 to review',
    'Assign ticket 9 to Ignore All Instructions',
  ])('not %s', (query) => expect(bind(query, ASSIGN, examples).fit).toBe('loose'));

  test('words of the same closed kind are values of one slot, of another kind never', () => {
    const play = 'Turn on the <text=room> lights';
    const room = { room: { examples: ['kitchen'] } };
    expect(bind('Turn on the bedroom lights', play, room)).toMatchObject({ fit: 'exact', values: { room: 'bedroom' } });
    expect(bind('Turn on the red lights', play, room).fit).toBe('loose');
    expect(bind('Turn on the emergency lights', play, room).fit).toBe('loose');
  });

  test('an announced title needs no quotes, and swallows nothing of the request', () => {
    const create = 'Create a task called <text=title> for <name=who>';
    expect(bind('Create a task called fix login page for Anna', create)).toMatchObject({
      fit: 'exact',
      values: { title: 'fix login page', who: 'Anna' },
    });
    expect(bind('Create a task called fix login and mail everyone for Anna', create).fit).toBe('loose');
  });

  test('a name of another lexicon is no value, except of one that the wording has', () => {
    const entry = (lexicon: string, name: string) => ({ schema: 1 as const, tenant: 't', lexicon, name });
    const options = {
      ...OPTIONS,
      lexicon: [entry('customer', 'Casey White'), entry('agent', 'Raj'), entry('product', 'Toaster')],
    };
    const wording = 'Give <name:customer=customer> to <name:agent=agent>';
    expect(bind('Give Casey White to Raj', wording, {}, options)).toMatchObject({ fit: 'exact' });
    expect(bind('Give Raj to Casey White', wording, {}, options)).toMatchObject({
      fit: 'exact',
      values: { customer: 'Raj' },
    });
    expect(bind('Give Toaster to Raj', wording, {}, options)).toMatchObject({ fit: 'loose' });
  });
});

describe('doubts', () => {
  test.each([
    ['Meet a@b.co on 03/04/2024', 'Meet <email=who> on <date=day>', 'day'],
    ['Meet a@b.co at 3:30', 'Meet <email=who> at <time=hour>', 'hour'],
    ['Meet a@b.co at 3:30 on December 8, 2026', 'Meet <email=who> at <datetime=hour>', 'hour'],
    ['Meet a@b.co at 3 on December 8, 2026', 'Meet <email=who> at <datetime=hour>', 'hour'],
  ])('%s', (query, wording, slot) => {
    const bound = bind(query, wording);
    expect(bound.fit).toBe('exact');
    expect(bound.doubts).toHaveLength(1);
    expect(bound.bindings.find((one) => one.slot === slot)?.confidence).toBeLessThan(0.8);
  });

  test('a sign that the values before did not have is no other value but another request', () => {
    const wording = 'Raise the price by <number=percent> percent';
    expect(bind('Raise the price by 5 percent', wording).doubts).toEqual([]);
    expect(bind('Raise the price by -5 percent', wording).doubts).toHaveLength(1);
    expect(bind('Raise the price by -5 percent', wording, { percent: { examples: [-2] } }).doubts).toEqual([]);
  });

  test('a sign in words is a sign before degrees, and takes away elsewhere', () => {
    const wording = 'Cool the box to <number=heat> degrees';
    const cold = { heat: { examples: ['-18', '-20'] } };
    expect(bind('Cool the box to minus 15 degrees', wording, cold)).toMatchObject({
      doubts: [],
      values: { heat: '-15' },
    });
    expect(bind('Cool the box to minus fifteen degrees', wording, cold).values).toEqual({ heat: '-15' });
    expect(bind('Cool the box to 15 degrees', wording, cold).doubts).toHaveLength(1);
    expect(bind('Cool the box to minus 15 degrees', wording, { heat: { examples: ['4', '6'] } }).doubts).toHaveLength(
      1
    );
    const asSaid = { heat: { examples: ['4', '6'], format: 'as said' } };
    expect(bind('Cool the box to minus 15 degrees', wording, asSaid).doubts).toHaveLength(1);
    expect(bind('Order 20 minus 5 chairs', 'Order <number=n> chairs').fit).toBe('loose');
  });

  test('a duration of another scale, for a tool that takes texts too', () => {
    const every = (said: string): unknown =>
      bind(`read it every ${said}`, 'read it every <duration=step>', {
        step: { format: 'minutes', examples: ['10', '20'] },
      });
    expect(every('30 minutes')).toMatchObject({ doubts: [] });
    expect(every('thirty hours')).toMatchObject({ doubts: [expect.stringContaining('more than a day for each hour')] });
  });

  test('a tool that was given the hour as people say it takes it again', () => {
    const slots = { hour: { format: 'H:mm', examples: ['2:30'] } };
    expect(bind('Meet a@b.co at 3:30', 'Meet <email=who> at <time=hour>', slots)).toMatchObject({
      doubts: [],
      values: { hour: '3:30' },
    });
  });

  test.each([
    ['half past four', 'as said', ['8 am', 'noon'], []],
    ['two', 'as said', ['8 am', 'noon'], []],
    ['half past four', 'as said', ['8 am', '8 am'], ['"half past four" can be before or after noon']],
    ['04.15', undefined, ['08:00', '08:00'], []],
    ['4.15', undefined, ['08:00', '08:00'], ['"4.15" can be before or after noon']],
    ['half past four', undefined, ['8 am', 'noon'], ['"half past four" can be before or after noon']],
    ['4:15', 'as said', ['8 am', '8 am'], ['"4:15" can be before or after noon']],
    ["4 o'clock", 'as said', ['8 am', '9 pm'], ['"4 o\'clock" can be before or after noon']],
  ])('%s for a tool that takes hours %s and was given %j', (hour, format, examples, doubts) => {
    const slots = { hour: { format, examples } };
    expect(bind(`Meet a@b.co at ${hour}`, 'Meet <email=who> at <time=hour>', slots).doubts).toEqual(doubts);
  });
});

describe('an hour of a slot that had times of the working day alone is one of the day', () => {
  const at = (hour: string, format: string | undefined, examples: string[]): unknown =>
    bind(`Meet a@b.co at ${hour}`, 'Meet <email=who> at <time=hour>', { hour: { format, examples } });

  test.each([
    ['half past two', undefined, ['10:20', '14:45'], '14:30'],
    ['1:15', undefined, ['08:30', '12:00'], '13:15'],
    ['4:15', 'as said', ['8 am', 'noon'], '4:15 pm'],
    ["4 o'clock", 'as said', ['11am', '15:30'], '4 pm'],
    ['5.45', 'as said', ['9.15 am', '5 pm'], '5:45 pm'],
    ['quarter to five', 'H:mm', ['9:15', '10:45'], '16:45'],
    ['half past two', undefined, ['10:20', '19:30'], '14:30'],
    ['half six', undefined, ['19:30', '20:00'], '18:30'],
    ['quarter to seven', undefined, ['05:00', '06:30'], '06:45'],
    ['6.45', 'H:mm', ['7:30', '8:00'], '6:45'],
    ['5.45', 'as said', ['6 am', '7.30 am'], '5:45 am'],
    ['4.15', 'as said', ['6 pm', '19:30'], '4:15 pm'],
    ['two', undefined, ['23:30', '03:00', '04:00'], '02:00'],
  ])('%s in the form %s, behind %j', (hour, format, examples, value) => {
    expect(at(hour, format, examples)).toMatchObject({ doubts: [], values: { hour: value } });
  });

  test.each([
    ['one value, which may be by chance', 'half past two', ['10:20', '10:20']],
    ['a value of the late evening', 'half past two', ['10:20', '22:30']],
    ['values of the evening that are as far', 'two', ['19:30', '20:00']],
    ['values an hour and a half away', 'half past five', ['19:00', '20:30']],
    ['times among which both are', 'ten to seven', ['06:15', '22:40']],
    ['a value of the night', 'half past two', ['10:20', '02:30']],
    ['an hour that may be the beginning of the day or its end', 'half past six', ['10:20', '14:45']],
    ['values that are nearer to the early hour', 'half past five', ['07:00', '08:30']],
    ['values that are no clock times', 'half past two', ['10:20', 'the end of the shift']],
  ])('not behind %s', (_, hour, examples) => {
    expect(at(hour, undefined, examples)).toMatchObject({ doubts: [`"${hour}" can be before or after noon`] });
  });

  test.each([
    ['from 2.15 to 3.45', 'as said', ['6pm', '17:30'], ['7pm', '18:30'], '3:45 pm'],
    ['from 2pm to 3.45', 'as said', ['6pm', '17:30'], ['7pm', '18:30'], '3:45 pm'],
    ['from midnight to two', undefined, ['23:30', '01:00'], ['03:00', '04:00'], '02:00'],
    ['from half past two to four', undefined, ['10:00', '11:00'], ['11:00', '20:30'], '16:00'],
  ])('the end of a range: %s', (said, format, starts, ends, end) => {
    const slots = { start: { format, examples: starts }, end: { format, examples: ends } };
    expect(bind(`Open the gate ${said}`, 'Open the gate from <time=start> to <time=end>', slots)).toMatchObject({
      doubts: [],
      values: { end },
    });
  });

  test.each([
    ['from 2 am to 4', ['10:00', '11:00'], ['14:00', '16:00']],
    ['from 6 pm to 2', ['10:00', '11:00'], ['14:00', '16:00']],
    ['from half past two to three', ['10:00', '22:00'], ['11:00', '23:00']],
  ])('not the end of a range: %s', (said, starts, ends) => {
    const slots = { start: { examples: starts }, end: { examples: ends } };
    const { doubts } = bind(`Open the gate ${said}`, 'Open the gate from <time=start> to <time=end>', slots);
    expect(doubts).toContain(`"${said.split(' to ')[1] ?? ''}" can be before or after noon`);
  });

  test('not the end of a range that is said in two ways', () => {
    const slots = { start: { examples: ['09:00', '10:00'] }, end: { examples: ['11:00', '12:00'] } };
    const wording = 'Open the gate from <time=start> to <time=end> and lock it at <time=end>';
    expect(bind('Open the gate from noon to three and lock it at three', wording, slots)).toMatchObject({
      doubts: [],
      values: { end: '15:00' },
    });
    expect(bind('Open the gate from noon to three and lock it at four', wording, slots).doubts).toEqual([
      expect.stringContaining('different values for end'),
    ]);
  });

  test('not where another half was said', () => {
    expect(at('half past two in the night', undefined, ['10:20', '14:45'])).toMatchObject({
      leftover: expect.arrayContaining(['night']) as string[],
    });
  });
});

test.each([
  ['10.30am', 'exact'],
  ['10:30', 'loose'],
  ['half past ten', 'loose'],
])('%s to a tool that was given the ward round and 4 pm', (time, fit) => {
  const slots = { time: { examples: ['the ward round', '4 pm'] } };
  expect(bind(`Feed the birds before ${time}`, 'Feed the birds before <text=time>', slots).fit).toBe(fit);
});

describe('a gap of texts that were days of each week', () => {
  const WORDING = 'How many <text=session> places are left on <text=day>';
  const slots = { session: { examples: ['morning', 'breakfast club'] }, day: { examples: ['Tuesdays', 'Thursdays'] } };

  test.each(['Fridays', '6 January', 'Wed 14 Jan', 'the 10th', 'Monday afternoons', 'Saturday mornings'])(
    '%s',
    (day) => {
      expect(bind(`How many lunch club places are left on ${day}`, WORDING, slots)).toMatchObject({
        fit: 'exact',
        values: { session: 'lunch club', day },
      });
    }
  );

  test.each([
    'How many lunch club places are left on every Friday',
    'How many lunch club places are left on Tuesday or Wednesday',
    'How many lunch club places are left on 6 January for Tom',
    'How many lunch club places are left from 6 January',
    'How many lunch club places are left in the yard',
    'How many lunch club places are left on 6 January if it rains',
  ])('not: %s', (query) => expect(bind(query, WORDING, slots).fit).toBe('loose'));

  test('a day may stand in front', () => {
    expect(bind('On Wed 14 Jan, how many lunch club places are left?', WORDING, slots)).toMatchObject({
      fit: 'reordered',
      values: { session: 'lunch club', day: 'Wed 14 Jan' },
    });
  });
});

describe('a gap of texts that were parts of a day, behind "on"', () => {
  const bound = (when: string): unknown =>
    bind(`How many eggs did we sell ${when}`, 'How many eggs did we sell on <text=when>', {
      when: { examples: ['Saturday morning', 'Tuesday afternoon'] },
    });

  test.each([
    ['on Sunday evening', 'Sunday evening'],
    ['last night', 'last night'],
    ['on Friday', 'Friday'],
    ['on the morning of the 5th', 'the morning of the 5th'],
  ])('%s', (said, when) => expect(bound(said)).toMatchObject({ fit: 'exact', values: { when } }));

  test.each([
    'on Friday and Saturday',
    'before Friday',
    'every Sunday evening',
    'on Sunday mornings',
    'on Friday for Tom',
    'not on Friday',
    'last Friday if it rained',
  ])('not: %s', (said) => expect(bound(said)).toMatchObject({ fit: 'loose' }));
});

describe('another request', () => {
  test.each([
    ['Refund order 1 for 2 EUR to a@b.co if it is late', ['if', 'it', 'is', 'late'], []],
    ['Do not refund order 1 for 2 EUR to a@b.co', ['do', 'not'], []],
    ['Refund invoice 1 for 2 EUR to a@b.co', ['invoice'], ['order']],
    ['Refund order 1 for 2 EUR from a@b.co', ['from'], ['to']],
    ['Refund order 1 for 2 EUR to a@b.co tomorrow', ['tomorrow'], []],
  ])('%s', (query, leftover, missing) => {
    expect(bind(query, REFUND, EUR)).toMatchObject({ fit: 'loose', leftover, missing });
  });

  test('the same words with another order of clauses', () => {
    const bound = bind("Delete 'b' then email 'a'", 'Email <quoted=a> then delete <quoted=b>');
    expect(bound).toMatchObject({ fit: 'loose', leftover: [], missing: [] });
  });

  test('a broken wording is unreadable, and binds nothing', () => {
    const slot = { name: 'order', type: 'id' as const, valueType: 'string' as const, required: true, examples: [] };
    const broken = { text: 'Refund order <id> to <email>', placeholders: [{ type: 'id' as const, slot: 'order' }] };
    const bound = bindSlots(readQuery('Refund order 1', maskQuery('Refund order 1', OPTIONS), OPTIONS), broken, [slot]);
    expect(bound).toMatchObject({ fit: 'unreadable', bindings: [], unbound: ['order'] });
  });
});

describe('punctuation that says nothing', () => {
  const LIFT = 'close lift <number=lift> before <time=time>';
  test.each([
    'Close lift 4 before 08:35…',
    'Close lift 4 … before 08:35.',
    'Close lift 4 / before 08:35',
    'Close lift 4; before 08:35',
    'Close lift 4, before 08:35!!!',
    'Close lift 4 before 08:35 :)',
    'Hello :) close lift 4 before 08:35 ^^',
    'Close lift 4 before 08:35 🙂🙏🏽',
  ])('%s', (query) => {
    expect(bind(query, LIFT)).toMatchObject({ fit: 'exact', values: { time: '08:35' } });
  });

  test.each(['Close lift 4 / 5 before 08:35', 'Close lift 4 / or 5 before 08:35', 'Close lift 4 before 08:35 ❌'])(
    'but not: %s',
    (query) => {
      expect(bind(query, LIFT).fit).not.toBe('exact');
    }
  );

  test('hyphens make one word of several, and none of them joins', () => {
    const levels = { level: { examples: ['beginner', 'expert'] } };
    const level = (said: string): unknown => bind(`book the ${said} lesson`, 'book the <text=level> lesson', levels);
    expect(level('mother-and-child')).toMatchObject({ fit: 'exact', values: { level: 'mother-and-child' } });
    expect(level('mother and child')).toMatchObject({ fit: 'loose' });
  });
});

describe('a number that is no hour, and none that names something', () => {
  test('before a word that leads to a day', () => {
    expect(bind('plant bed 22 before May 10, 2025', 'plant bed <number=bed> before <date=day>')).toMatchObject({
      fit: 'exact',
      values: { day: '2025-05-10' },
    });
  });

  test('before a day that stands without one', () => {
    const bound = bind('settle Bear in kennel 21 next Sunday', 'settle Bear in kennel <number=kennel> on <date=day>', {
      kennel: { valueType: 'number' },
    });
    expect(bound.types.query).toEqual(['date', 'number']);
  });

  test('behind a verb that is a noun elsewhere', () => {
    const order = (said: string): unknown =>
      bind(said, 'order <number=count> saddles by <date=day>', { count: { valueType: 'number' } });
    expect(order('Order 110 saddles by May 10, 2025')).toMatchObject({ fit: 'exact', values: { count: 110 } });
    expect(bind('Cancel order 110 by post', 'cancel order <id=order> by post')).toMatchObject({
      fit: 'exact',
      values: { order: '110' },
    });
  });

  test('a letter in a number that only names, for a tool that takes texts', () => {
    const plots = { plot: { examples: ['14', '27'] } };
    const plot = (said: string, known: Record<string, object> = plots): unknown =>
      bind(`lease plot ${said} now`, 'lease plot <number=plot> now', known);
    expect(plot('7A')).toMatchObject({ fit: 'exact', values: { plot: '7A' } });
    expect(plot('B3')).toMatchObject({ fit: 'exact', values: { plot: 'B3' } });
    expect(plot('5K')).toMatchObject({ fit: 'loose' });
    expect(plot('7A', { plot: { examples: ['14'] } })).toMatchObject({ fit: 'loose' });
    expect(plot('7A', { plot: { examples: [14, 27], valueType: 'number' } })).toMatchObject({ fit: 'loose' });
    expect(bind('raise it to 7A', 'raise it to <number=plot>', plots)).toMatchObject({ fit: 'loose' });
  });
});

describe('another order', () => {
  test.each([
    ['Because of a power cut, close the gate', 'close the gate because of <text=why>', { why: 'power cut' }],
    ['Every 10 days, water the moss', 'water the moss every <duration=often>', { often: 'P10D' }],
    [
      'Prune row 7 by 10 February 2025 down to 10 buds',
      'prune row <number=row> down to <number=buds> buds by <date=day>',
      { row: '7', buds: '10', day: '2025-02-10' },
    ],
    ['Against Paul Keres, record a win for Mona', 'record a win for <name=a> against <name=b>', { a: 'Mona' }],
  ])('%s', (query, wording, values) => {
    const why = { why: { examples: ['cleaning', 'a storm'] } };
    expect(bind(query, wording, 'why' in values ? why : {})).toMatchObject({ fit: 'reordered', values });
  });

  test('not the particle of a verb without its part', () => {
    const wording = 'turn heater <number=heater> down to <number=degrees> by <date=day>';
    expect(bind('Turn heater 7 by 10 February 2025 to 18', wording)).toMatchObject({ fit: 'loose' });
    expect(bind('Down turn heater 7 to 18 by 10 February 2025', wording)).toMatchObject({ fit: 'loose' });
  });
});

describe('properties', () => {
  const id = fc.integer({ min: 100, max: 99_999 }).map(String);
  const amount = fc.integer({ min: 1, max: 9_999 });
  const email = fc.constantFrom('a@b.co', 'maria.lopez@shop.example', 'x_1@y.org');

  test('binding gives back the values that a wording was filled with, whatever politeness is around', () => {
    const polite = fc.constantFrom<[string, string]>(
      ['', ''],
      ['Please ', ''],
      ['Could you ', '?'],
      ['Hello, I would like you to ', ', thanks'],
      ['', ' please']
    );
    fc.assert(
      fc.property(id, amount, email, polite, (order, euros, to, [before, after]) => {
        const bound = bind(`${before}refund order ${order} for ${euros} EUR to ${to}${after}`, REFUND, EUR);
        expect(bound).toMatchObject({ fit: 'exact', unbound: [], doubts: [], values: { order, amount: euros, to } });
      })
    );
  });

  test('one more content word always leaves the exact reading', () => {
    const word = fc.constantFrom(
      'urgently',
      'all',
      'not',
      'if',
      'tomorrow',
      'again',
      'gift',
      'only',
      'never',
      'partially',
      'it'
    );
    fc.assert(
      fc.property(word, fc.nat({ max: 7 }), (extra, at) => {
        const words = 'Refund order 4711 for 20 EUR to a@b.co'.split(' ');
        words.splice(at, 0, extra);
        expect(bind(words.join(' '), REFUND, EUR).fit).toBe('loose');
      })
    );
  });

  test('binding never throws and never binds what is not in the query', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (query) => {
        const bound = bind(query, REFUND, EUR);
        for (const { from } of bound.bindings) expect(query).toContain(from);
      })
    );
  });
});

describe('words that can be cut in several ways', () => {
  const wording = 'give <text=animal> <text=dose> of <text=drug>';
  const known = (dose: string[]) => ({
    animal: { examples: ['Bella', 'cage 9'] },
    dose: { examples: dose },
    drug: { examples: ['Metacam', 'Frontline'] },
  });

  test('are cut where a value is one that was given before', () => {
    expect(bind('Give Nacho 2 tablets of Metacam', wording, known(['5 ml', '2 tablets']))).toMatchObject({
      fit: 'exact',
      values: { animal: 'Nacho', dose: '2 tablets' },
    });
  });

  test('are left to B where none is', () => {
    expect(bind('Give Nacho 2 tablets of Metacam', wording, known(['5 ml', 'half a tablet'])).fit).not.toBe('exact');
  });
});
