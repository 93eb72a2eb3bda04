import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { learn } from '../../routing/learnt-template';

const OPTIONS = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };

/** The slots' values where the query may be served without a model, else why not. */
function read(stored: string, slots: Record<string, string>, query: string): Record<string, unknown> | string {
  const learnt = learn({ stored, slots }, 'tool', OPTIONS, 'acme');
  const options = { ...OPTIONS, lexicon: learnt.names };
  const bound = bindSlots(readQuery(query, maskQuery(query, options), options), learnt.pattern, learnt.slots);
  const sure = bound.bindings.every(({ confidence }) => confidence >= 0.8);
  if (bound.doubts.length > 0) return bound.doubts.join();
  if ((bound.fit !== 'exact' && bound.fit !== 'reordered') || bound.unbound.length > 0 || !sure) return 'refused';
  return Object.fromEntries(bound.bindings.map(({ slot, value }) => [slot, value]));
}

const STATUS = ['Set the status of ticket 44 to in review', { id: '44', status: 'in review' }] as const;
const HALL = ['Book the hall for 2023-12-05', { day: '2023-12-05' }] as const;
const ERRORS = ['Show errors since 2023-11-20', { day: '2023-11-20' }] as const;
const CALL = ['Call Anna Berg at 15:00', { who: 'Anna Berg', time: '15:00' }] as const;
const CHAIRS = ['Add 3 chairs to room 12', { count: '3', room: '12' }] as const;
const PAY = ['Pay 20 EUR to Mia Roth', { amount: '20', who: 'Mia Roth' }] as const;
const TANK = ['Set the tank to 20 litres', { count: '20' }] as const;
const SHELVES = ['Move 4 boxes from shelf 12 to shelf 30', { n: '4', from: '12', to: '30' }] as const;
const COPY = ['Copy node-1 to 10.0.0.4 as v1.2.0', { host: 'node-1', ip: '10.0.0.4', version: 'v1.2.0' }] as const;
const SEND = ['Send the parcel to 14 Harbour Road before 6 pm', { address: '14 Harbour Road', time: '6 pm' }] as const;
const LIMIT = ['Set the limit of queue mails-in to 500 MB', { queue: 'mails-in', size: '500 MB' }] as const;
const REASON = ['Refund 20 EUR for late delivery to Mia Roth', { reason: 'late delivery' }] as const;
const GAME = [
  'Enter Ola Berg for the chess tournament on Monday',
  { who: 'Ola Berg', game: 'chess', day: 'Monday' },
] as const;
const PHOTO = ["File the photo 'Blue Hills' under the album Summer", { title: 'Blue Hills', album: 'Summer' }] as const;
const PUSH = ['Push the talk back by 30 minutes', { by: '30 minutes' }] as const;
const TAG = ['Label parcel P-10 with the tag fragile', { id: 'P-10', tag: 'fragile' }] as const;
const TALK = ["Move Ola's interview to Thursday", { who: 'Ola', day: 'Thursday' }] as const;
const FERRY = ['Which ferries go from Oslo to Kiel on 3 May?', { from: 'Oslo', to: 'Kiel', day: '3 May' }] as const;
const MAIL = [
  "Send a note to ola@berg.example with the subject 'Keys' and the body 'Bring them'",
  { to: 'ola@berg.example', subject: 'Keys', body: 'Bring them' },
] as const;

describe('binding by kind of value, without a model', () => {
  test.each<readonly [string, readonly [string, Record<string, string>], string, Record<string, unknown>]>([
    ['an enumeration in words', STATUS, 'Set the status of ticket 51 to on hold', { id: '51', status: 'on hold' }],
    ['a relative day', HALL, 'Book the hall for the day after tomorrow', { day: '2023-12-02' }],
    ['a coming weekday', HALL, 'Book the hall for next Tuesday', { day: '2023-12-05' }],
    ['a named day of a range of hours', HALL, 'Book the hall for 1 May', { day: '2024-05-01' }],
    ['a past weekday', ERRORS, 'Show errors since last Monday', { day: '2023-11-27' }],
    ['days ago', ERRORS, 'Show errors since 3 days ago', { day: '2023-11-27' }],
    ['noon', CALL, 'Call Tom Hale at noon', { who: 'Tom Hale', time: '12:00' }],
    ['a spoken time', CALL, 'Call Tom Hale at quarter past four pm', { who: 'Tom Hale', time: '16:15' }],
    ['half past', CALL, 'Call Tom Hale at half past six in the evening', { who: 'Tom Hale', time: '18:30' }],
    ['a number in words', CHAIRS, 'Add twenty-one chairs to room 12', { count: 21, room: '12' }],
    ['a hundred', CHAIRS, 'Add a hundred chairs to room 14', { count: 100, room: '14' }],
    ['two dozen', CHAIRS, 'Add two dozen chairs to room 14', { count: 24, room: '14' }],
    ['a unit spelt otherwise', TANK, 'Set the tank to 35 l', { count: 35 }],
    ['money in words', PAY, 'Pay twenty-five euros to Jan Kern', { amount: 25, who: 'Jan Kern' }],
    ['money by another custom', PAY, 'Pay EUR 1.250,75 to Jan Kern', { amount: 1250.75, who: 'Jan Kern' }],
    ['two of one type, moved', SHELVES, 'Move 9 boxes to shelf 7 from shelf 2', { n: 9, from: '2', to: '7' }],
    [
      'codes',
      COPY,
      'Copy gpu-box-12 to 192.168.4.1/24 as v2.0.0-rc.1',
      { host: 'gpu-box-12', ip: '192.168.4.1/24', version: 'v2.0.0-rc.1' },
    ],
    ['an address', SEND, 'Send the parcel to Gartenweg 9b before 18:00', { address: 'Gartenweg 9b', time: '18:00' }],
    ['an amount with its unit', LIMIT, 'Set the limit of queue jobs to 2GB', { queue: 'jobs', size: '2GB' }],
    [
      'a common noun between "the" and its noun',
      GAME,
      'Enter Tim Roe for the table tennis tournament on Friday',
      { who: 'Tim Roe', game: 'table tennis', day: 'Friday' },
    ],
    [
      'a title without its quotes',
      PHOTO,
      'File the photo Old Bridge under the album Winter',
      { title: 'Old Bridge', album: 'Winter' },
    ],
    ['a single unit of time', PUSH, 'Push the talk back by an hour', { by: 'an hour' }],
    ['a tag', TAG, 'Label parcel P-11 with the tag heavy', { id: 'P-11', tag: 'heavy' }],
    ['an unknown name with a possessive', TALK, "Move Tim's interview to Friday", { who: 'Tim', day: 'Friday' }],
    ['a weekday with its day', HALL, 'Book the hall for Friday, the 8th of December', { day: '2023-12-08' }],
    [
      'a question, moved',
      FERRY,
      'Which ferries go to Aarhus from Bergen on 4 May?',
      { from: 'Bergen', to: 'Aarhus', day: '4 May' },
    ],
    [
      'two joined values, moved',
      MAIL,
      "Send a note with the subject 'Lamp' and the body 'Not now' to tim@roe.example",
      { to: 'tim@roe.example', subject: 'Lamp', body: 'Not now' },
    ],
    ['common words behind "for"', REASON, 'Refund 20 EUR for wrong colour to Mia Roth', { reason: 'wrong colour' }],
  ])('%s', (_kind, [stored, slots], query, expected) => {
    const values = read(stored, slots, query);
    expect(asNumbers(values)).toEqual(asNumbers(expected));
  });

  test.each<readonly [string, readonly [string, Record<string, string>], string]>([
    ['a status that is negated', STATUS, 'Set the status of ticket 51 to not in review'],
    ['a day that can be read in two ways', HALL, 'Book the hall for 04/05/2024'],
    ['a week from a day', HALL, 'Book the hall for a week from Monday'],
    ['a floor in the place of a day', HALL, 'Book the hall for the 15th floor'],
    ['an hour that can be before or after noon', CALL, 'Call Tom Hale at 4'],
    ['a spoken hour that can be before or after noon', CALL, 'Call Tom Hale at half past four'],
    ['another unit', TANK, 'Set the tank to 20 gallons'],
    ['another currency', PAY, 'Pay 20 dollars to Jan Kern'],
    ['two amounts for one', PAY, 'Pay 20 EUR or 30 EUR to Jan Kern'],
    ['values of one type without the words between them', SHELVES, 'Move 9 boxes shelf 7 shelf 2'],
    ['identifiers of other kinds', COPY, 'Copy 10.0.0.4 to v1.2.0 as node-1'],
    ['no address', SEND, 'Send the parcel to the neighbours before 6 pm'],
    ['another dimension', LIMIT, 'Set the limit of queue jobs to 20 minutes'],
    ['a state in the place of a kind', GAME, 'Enter Tim Roe for the cancelled tournament on Friday'],
    ['a pointer in the place of a kind', GAME, 'Enter Tim Roe for the other tournament on Friday'],
    ['a narrower kind', GAME, 'Enter Tim Roe for the beginner chess tournament on Friday'],
    ['another noun behind the kind', GAME, 'Enter Tim Roe for the chess league on Friday'],
    ['a person for a title', PHOTO, 'File the photo Anna Berg under the album Winter'],
    ['words for a title', PHOTO, 'File the photo again under the album Winter'],
    ['a tag that is taken off', TAG, 'Label parcel P-11 with the tag fragile removed'],
    ['two owners', TALK, "Move Ola's and Tim's interview to Friday"],
    ['a weekday that is not that day', HALL, 'Book the hall for Friday, 9 December'],
    ['a set phrase', REASON, 'Refund 20 EUR for free to Mia Roth'],
    ['somebody', REASON, 'Refund 20 EUR for the boss to Mia Roth'],
  ])('refuses %s', (_kind, [stored, slots], query) => {
    expect(typeof read(stored, slots, query)).toBe('string');
  });
});

/** Literals of the stored query are texts, so that numbers come back as texts too. */
function asNumbers(values: Record<string, unknown> | string): unknown {
  if (typeof values === 'string') return values;
  return Object.fromEntries(Object.entries(values).map(([slot, value]) => [slot, String(value)]));
}
