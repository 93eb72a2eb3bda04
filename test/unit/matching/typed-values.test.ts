import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { learn } from '../../routing/learnt-template';

/** A Thursday. */
const OPTIONS = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };

interface Ran {
  stored: string;
  slots: Record<string, string>;
  seen?: Record<string, string[]>;
}

/** The slots' values where the query may be served without a model, else `B`. */
function serve({ stored, slots, seen }: Ran, query: string): Record<string, unknown> | 'B' {
  const learnt = learn({ stored, slots, seen }, 'tool', OPTIONS, 'acme');
  const options = { ...OPTIONS, lexicon: learnt.names };
  const bound = bindSlots(readQuery(query, maskQuery(query, options), options), learnt.pattern, learnt.slots);
  const { query: said, wording } = bound.languages;
  const sure = bound.bindings.every(({ confidence }) => confidence >= 0.8) && said !== undefined && said === wording;
  if ((bound.fit !== 'exact' && bound.fit !== 'reordered') || bound.unbound.length > 0 || !sure) return 'B';
  return bound.doubts.length > 0 ? 'B' : Object.fromEntries(bound.bindings.map(({ slot, value }) => [slot, value]));
}

/** A tool that was given clock times, and one that was given what was said. */
const COLLECT: Ran = {
  stored: 'Collect the parcel from Ada Long by 11:00',
  slots: { who: 'Ada Long', time: '11:00' },
  seen: { time: ['16:00'] },
};
const EXPECTED: Ran = {
  stored: 'Expect Ada Long at about 11:00',
  slots: { who: 'Ada Long', time: '11:00' },
  seen: { time: ['16:00'] },
};
const DELIVER: Ran = {
  stored: 'Deliver 20 crates by 5 pm',
  slots: { count: '20', time: '5 pm' },
  seen: { time: ['11:30'] },
};
const VISIT: Ran = {
  stored: 'Visit Ada Long on Wednesday',
  slots: { who: 'Ada Long', day: 'Wednesday' },
  seen: { day: ['1 March'] },
};
const BOOKED: Ran = {
  stored: 'Book the hall on 2024-02-06',
  slots: { day: '2024-02-06' },
  seen: { day: ['2024-02-09'] },
};
const RANGE: Ran = {
  stored: 'Give Ada Long the north route from Monday to Friday',
  slots: { who: 'Ada Long', from: 'Monday', to: 'Friday' },
  seen: { from: ['1 March'], to: ['8 March'] },
};
const LEAK: Ran = {
  stored: 'We have a leak since 6:30',
  slots: { time: '6:30' },
  seen: { time: ['last night'] },
};
const PRICE: Ran = {
  stored: 'Drop the price to £285,000',
  slots: { amount: '£285,000' },
  seen: { amount: ['£410,000'] },
};
const DOLLARS: Ran = { stored: 'Pay Ada Long 95 EUR', slots: { who: 'Ada Long', amount: '95 EUR' } };
const BOIL: Ran = {
  stored: 'Boil 12 eggs for 6 minutes for table 3',
  slots: { count: '12', minutes: '6', table: '3' },
  seen: { minutes: ['10'], table: ['11'] },
};
const DRY: Ran = {
  stored: 'Dry the ceps for 6 hours',
  slots: { length: '6 hours' },
  seen: { length: ['36 hours'] },
};
const PARCEL: Ran = {
  stored: 'Redirect parcel PX-4471 before 15:00',
  slots: { id: 'PX-4471', time: '15:00' },
  seen: { id: ['JD7719'], time: ['14:00'] },
};
const GROSS: Ran = {
  stored: 'Record 38 tonnes for YX18 KLT at 10:40',
  slots: { mass: '38', plate: 'YX18 KLT', time: '10:40' },
  seen: { mass: ['21'], plate: ['AB12 CDE'], time: ['13:12'] },
};
const BUTCHER: Ran = {
  stored: 'Put aside 2 kg of lamb for Ada Long',
  slots: { weight: '2 kg', meat: 'lamb', who: 'Ada Long' },
  seen: { weight: ['750 g'], meat: ['oxtail'] },
};
const ENROL: Ran = {
  stored: 'Enrol Ada Long in the course for 8 weeks from 2024-02-06',
  slots: { who: 'Ada Long', weeks: '8', day: '2024-02-06' },
  seen: { weeks: ['12'], day: ['2024-03-06'] },
};
const MENU: Ran = {
  stored: 'Put scrambled eggs on the breakfast menu',
  slots: { dish: 'scrambled eggs', menu: 'breakfast' },
  seen: { dish: ['waffles'], menu: ['lunch'] },
};
const COUNTER: Ran = {
  stored: 'We have a leak at Dove Inn since 6:30',
  slots: { place: 'Dove Inn', time: '6:30' },
  seen: { place: ['6 Paddock Lane'], time: ['last night'] },
};
const SLOT: Ran = {
  stored: 'Arrange a viewing on 2024-02-06 at 09:30',
  slots: { day: '2024-02-06', time: '09:30' },
  seen: { day: ['2024-02-09'], time: ['17:00'] },
};
const ESTIMATE: Ran = {
  stored: 'Enter the clock with an estimate of £200-300',
  slots: { what: 'clock', range: '£200-300' },
  seen: { what: ['vase'], range: ['£80 to £120'] },
};
const COSTUME: Ran = {
  stored: 'Lend Ada Long the costume in size 12',
  slots: { who: 'Ada Long', size: '12' },
  seen: { size: ['M'] },
};
const GATE: Ran = { stored: 'Change the gate code to 4471', slots: { code: '4471' }, seen: { code: ['9082'] } };
const RUN: Ran = {
  stored: 'Put Ada Long on the airport run',
  slots: { who: 'Ada Long', run: 'airport' },
  seen: { who: ['Ben Cole'], run: ['school'] },
};
const SALE: Ran = {
  stored: 'Enter Ada Long in the spring sale',
  slots: { who: 'Ada Long', sale: 'spring' },
  seen: { who: ['Ben Cole'], sale: ['silver'] },
};
const QUOTE: Ran = {
  stored: 'Quote Ada Long £380 for the hedge',
  slots: { who: 'Ada Long', amount: '£380', what: 'hedge' },
  seen: { who: ['Ben Cole'], amount: ['£95'], what: ['lawn'] },
};
const ROOM: Ran = {
  stored: 'Serve room 214 tea and toast at 7:30',
  slots: { room: '214', drink: 'tea', food: 'toast', time: '7:30' },
  seen: { room: ['31'], drink: ['black coffee'], food: ['two croissants'], time: ['6:45'] },
};
const CANCEL: Ran = {
  stored: "Cancel Ada Long's pass as of Monday",
  slots: { who: 'Ada Long', day: 'Monday' },
  seen: { who: ['Ben Cole'], day: ['1 April'] },
};
const FITTING: Ran = {
  stored: 'Arrange a fitting with Ada Long on 7 October for 9 am',
  slots: { who: 'Ada Long', day: '7 October', time: '9 am' },
  seen: { who: ['Ben Cole'], day: ['15 October'], time: ['2 pm'] },
};
const CASE: Ran = {
  stored: 'File the claim under case number KB-2024-117 by 15:00',
  slots: { id: 'KB-2024-117', time: '15:00' },
  seen: { id: ['KB-2024-203'], time: ['16:00'] },
};
const BAY: Ran = {
  stored: 'Clear bay 114 by 15:00',
  slots: { bay: '114', time: '15:00' },
  seen: { bay: ['B12'], time: ['16:00'] },
};
const PLATE: Ran = {
  stored: 'Fit a tow bar to RT-4471 by 15:00',
  slots: { plate: 'RT-4471', time: '15:00' },
  seen: { plate: ['KX-19', '31'], time: ['16:00'] },
};
const LOT: Ran = { stored: 'What did lot 19 go for?', slots: { lot: '19' }, seen: { lot: ['204'] } };

/** Tools that were given times as they were said. */
const FILLED: Ran = {
  stored: 'How many barrels did Ada Long fill in March',
  slots: { who: 'Ada Long', month: 'March' },
  seen: { month: ['July'] },
};
const OWED: Ran = {
  stored: 'Which members have not paid for April',
  slots: { month: 'April' },
  seen: { month: ['May'] },
};
const WATERED: Ran = {
  stored: 'Water the ferns before noon',
  slots: { time: 'noon' },
  seen: { time: ['3 pm'] },
};
const PATROL: Ran = {
  stored: 'Who was at the gate on the night of 3 April',
  slots: { day: '3 April' },
  seen: { day: ['Monday'] },
};
const LESSONS: Ran = {
  stored: 'Enrol Ada Long in the course for 8 weeks',
  slots: { who: 'Ada Long', length: '8 weeks' },
  seen: { length: ['the taster'] },
};
const LENT: Ran = {
  stored: 'Lend the winch to Ada Long from 11:00 to 15:00 on Monday',
  slots: { who: 'Ada Long', from: '11:00', to: '15:00', day: 'Monday' },
  seen: { from: ['9 am'], to: ['1 pm'], day: ['4 December'] },
};
const LOAD: Ran = {
  stored: 'Log the load of feed barley at 10:40',
  slots: { load: 'feed barley', time: '10:40' },
};
const BETWEEN: Ran = {
  stored: 'Fetch the winch from Ada Long between 9:00 and 11:30',
  slots: { who: 'Ada Long', from: '9:00', to: '11:30' },
  seen: { from: ['10 am'], to: ['noon'] },
};
const OPENED: Ran = {
  stored: 'Open the hall from 6 to 8 on Wednesday',
  slots: { from: '6', to: '8', day: 'Wednesday' },
  seen: { from: ['10am'], to: ['12:30'], day: ['9 May'] },
};
const TUNED: Ran = {
  stored: 'Tune the upright on 7 October for 9 am',
  slots: { day: '7 October', time: '9 am' },
  seen: { day: ['Monday'], time: ['11:30'] },
};

describe('times in words, to a tool that takes them as they are said', () => {
  test.each<[string, Ran, string, Record<string, unknown>]>([
    ['a month of a year', FILLED, 'How many barrels did Tom Hale fill in May 2025', { month: 'May 2025' }],
    ['in figures', FILLED, 'How many barrels did Tom Hale fill in 11/2024', { month: '11/2024' }],
    [
      'a week by its number',
      FILLED,
      'How many barrels did Tom Hale fill in calendar week 20',
      { month: 'calendar week 20' },
    ],
    [
      'a quarter',
      FILLED,
      'How many barrels did Tom Hale fill in the third quarter of 2024',
      { month: 'the third quarter of 2024' },
    ],
    ['a year', FILLED, 'How many barrels did Tom Hale fill in 2023', { month: '2023' }],
    [
      'counted from today',
      FILLED,
      'How many barrels did Tom Hale fill in the last quarter',
      { month: 'the last quarter' },
    ],
    [
      'some months',
      FILLED,
      'How many barrels did Tom Hale fill in the last three months',
      { month: 'the last three months' },
    ],
    [
      'where two months stood that are names, too',
      OWED,
      'Which members have not paid for last month',
      { month: 'last month' },
    ],
    ['a part of another day', WATERED, 'Water the ferns before tomorrow morning', { time: 'tomorrow morning' }],
    ['about an hour', WATERED, 'Water the ferns before about 9.30', { time: 'about 9.30' }],
    ['what ends then', WATERED, 'Water the ferns before the end of the shift', { time: 'the end of the shift' }],
    ['by the sun', WATERED, 'Water the ferns before first light', { time: 'first light' }],
    ['where nothing else reads the day', PATROL, 'Who was at the gate on the night of the 25th', { day: 'the 25th' }],
    ['the same of a weekday', PATROL, 'Who was at the gate on the night of Saturday', { day: 'Saturday' }],
    [
      'a part of a day by its day of the month',
      VISIT,
      'Visit Tom Hale on the morning of the 4th',
      { day: 'the morning of the 4th' },
    ],
    ['a day of an event', VISIT, 'Visit Tom Hale on day 2', { day: 'day 2' }],
    ['weeks where weeks were counted', LESSONS, 'Enrol Tom Hale in the course for 12 weeks', { length: '12 weeks' }],
    ['the last one of a term', VISIT, 'Visit Tom Hale on the last day of term', { day: 'the last day of term' }],
    [
      'a day and a time with a word between them',
      TUNED,
      'Tune the upright on the 22nd for half past eight',
      { day: 'the 22nd', time: 'half past eight' },
    ],
    [
      'a holiday',
      { ...DRY, slots: { length: '6 weeks' }, stored: 'Dry the ceps for 6 weeks' },
      'Dry the ceps for the rest of the holidays',
      { length: 'the rest of the holidays' },
    ],
  ])('%s', (_, ran, query, values) => expect(serve(ran, query)).toMatchObject(values));

  test.each<[string, Ran, string]>([
    ['one of two', FILLED, 'How many barrels did Tom Hale fill in March or May'],
    ['each of them', FILLED, 'How many barrels did Tom Hale fill in every month of 2024'],
    ['at the earliest', FILLED, 'How many barrels did Tom Hale fill in May at the earliest'],
    ['no time', FILLED, 'How many barrels did Tom Hale fill in total'],
    ['a time beside it', FILLED, 'How many barrels did Tom Hale fill in the month before'],
    ['a length', FILLED, 'How many barrels did Tom Hale fill in 3 months'],
    ['since it', FILLED, 'How many barrels did Tom Hale fill since May 2025'],
    ['a day', WATERED, 'Water the ferns before Friday'],
    ['a week', WATERED, 'Water the ferns before next week'],
    ['about an hour of either half of the day', WATERED, 'Water the ferns before about 3.30'],
    ['one of two hours', WATERED, 'Water the ferns before about 9 or 10'],
    ['any', WATERED, 'Water the ferns before any time'],
    ['a day beside the one of the wording', TUNED, 'Tune the upright on Monday for tomorrow morning'],
    ['another word between a day and its time', TUNED, 'Tune the upright on Monday from 9 am'],
    ['any of these days', VISIT, 'Visit Tom Hale on a Friday'],
    ['several of them', VISIT, 'Visit Tom Hale on Fridays'],
    ['the day after', VISIT, 'Visit Tom Hale on the day after Friday'],
    ['lessons where weeks were counted', LESSONS, 'Enrol Tom Hale in the course for 12 lessons'],
    [
      'the same where a number stood',
      { ...LESSONS, seen: { length: ['six'] } },
      'Enrol Tom Hale in the course for six lessons',
    ],
    ['a day whose month the end of the range says', RANGE, 'Give Ada Long the north route from the 4th to 9 March'],
  ])('%s stays with a model', (_, ran, query) => expect(serve(ran, query)).toBe('B'));
});

describe('typed values as people write them', () => {
  test.each<[string, Ran, string, Record<string, unknown>]>([
    ['a time with a point', COLLECT, 'Collect the parcel from Tom Hale by 17.30', { who: 'Tom Hale', time: '17:30' }],
    [
      'behind "at"',
      ROOM,
      'Serve room 108 a flat white and toast at 10.20',
      { room: '108', drink: 'flat white', time: '10:20' },
    ],
    ['with its half of the day', COLLECT, 'Collect the parcel from Tom Hale by 7.45 pm', { time: '19:45' }],
    ['a time of day in words', DELIVER, 'Deliver sixty crates by closing time', { count: '60', time: 'closing time' }],
    ['a feast of a fixed day', BOOKED, 'Book the hall on Christmas Eve', { day: '2023-12-24' }],
    ['a movable feast, to a tool that takes words', VISIT, 'Visit Tom Hale on Easter Monday', { day: 'Easter Monday' }],
    ['a day of the month', BOOKED, 'Book the hall on the 9th', { day: '2023-12-09' }],
    ['a day of the month as said', VISIT, 'Visit Tom Hale on the 3rd', { day: 'the 3rd' }],
    [
      'from one to another',
      RANGE,
      'Give Tom Hale the north route from the 3rd to the 9th',
      { from: 'the 3rd', to: 'the 9th' },
    ],
    [
      'from one to another, the last one today',
      {
        ...RANGE,
        slots: { who: 'Ada Long', from: '2024-05-06', to: '2024-05-08' },
        seen: {},
        stored: 'Give Ada Long the north route from 2024-05-06 to 2024-05-08',
      },
      'Give Tom Hale the north route from 15 December 2023 to the 30th',
      { from: '2023-12-15', to: '2023-12-30' },
    ],
    ['a week after the coming one', BOOKED, 'Book the hall on Friday week', { day: '2023-12-08' }],
    ['the same said otherwise', BOOKED, 'Book the hall on a week on Friday', { day: '2023-12-08' }],
    ['a fortnight after it', BOOKED, 'Book the hall a fortnight on Monday', { day: '2023-12-18' }],
    ['weeks from today', BOOKED, 'Book the hall three weeks tomorrow', { day: '2023-12-22' }],
    ['of today, as said', VISIT, 'Visit Tom Hale on Thursday week', { day: 'Thursday week' }],
    ['a weekday with its day of the month', BOOKED, 'Book the hall on Monday the 8th', { day: '2024-01-08' }],
    ['the same in short', BOOKED, 'Book the hall on Fri 8th', { day: '2023-12-08' }],
    ['one that is far off, as said', VISIT, 'Visit Tom Hale on Friday 3rd', { day: 'Friday 3rd' }],
    ['an ordinal in words', BOOKED, 'Book the hall on the twenty-first', { day: '2023-12-21' }],
    ['a day of the next month', BOOKED, 'Book the hall on the 8th of next month', { day: '2023-12-08' }],
    ['of this month, which has passed', BOOKED, 'Book the hall on the last Friday of the month', { day: '2023-12-29' }],
    ['a weekday of a month', BOOKED, 'Book the hall on the first Friday of next month', { day: '2023-12-01' }],
    [
      'the same, as said',
      VISIT,
      'Visit Tom Hale on the second Tuesday in March',
      { day: 'the second Tuesday in March' },
    ],
    ['a weekday in short', VISIT, 'Visit Tom Hale on Weds', { day: 'Weds' }],
    ['the coming one', BOOKED, 'Book the hall on the coming Friday', { day: '2023-12-01' }],
    ['a month before its day', BOOKED, 'Book the hall on March the third', { day: '2024-03-03' }],
    ['a year in short', BOOKED, "Book the hall on 8 Jan '25", { day: '2025-01-08' }],
    ["some days' time", BOOKED, "Book the hall in 3 days' time", { day: '2023-12-03' }],
    ['a part of a day that is read', VISIT, 'Visit Tom Hale first thing on Friday', { day: 'first thing on Friday' }],
    ['with half of it in short', VISIT, 'Visit Tom Hale on Monday pm', { day: 'Monday pm' }],
    ['a week by its day', VISIT, 'Visit Tom Hale week commencing 8 Jan', { day: 'week commencing 8 Jan' }],
    ['a feast that a weekday names', VISIT, 'Visit Tom Hale on Black Friday', { day: 'Black Friday' }],
    ['half an hour after', COLLECT, 'Collect the parcel from Tom Hale by half nine', { time: '09:30' }],
    ['half an hour after, roughly', EXPECTED, 'Expect Tom Hale at about half nine', { time: '09:30' }],
    ['an hour at night, roughly', EXPECTED, 'Expect Tom Hale at about ten at night', { time: '22:00' }],
    ['minutes to one', COLLECT, 'Collect the parcel from Tom Hale by quarter to one', { time: '12:45' }],
    [
      'minutes to one by night',
      COLLECT,
      'Collect the parcel from Tom Hale by ten to one in the morning',
      { time: '00:50' },
    ],
    ['minutes in two words', COLLECT, 'Collect the parcel from Tom Hale by twenty five past ten', { time: '10:25' }],
    ['hours said', COLLECT, 'Collect the parcel from Tom Hale by 13:00 hrs', { time: '13:00' }],
    ['an hour and minutes in words', COLLECT, 'Collect the parcel from Tom Hale by seven thirty pm', { time: '19:30' }],
    ['minutes to an hour', COLLECT, 'Collect the parcel from Tom Hale by ten to nine', { time: '08:50' }],
    ['four digits', COLLECT, 'Collect the parcel from Tom Hale by 1730', { time: '17:30' }],
    ['four digits before noon', COLLECT, 'Collect the parcel from Tom Hale by 0650', { time: '06:50' }],
    [
      'behind a name with a number',
      { ...LOAD, seen: { load: ['slag'], time: ['7.55 am'] } },
      'Log the load of Type 3 at 0650',
      { load: 'Type 3', time: '06:50' },
    ],
    [
      'half an hour before its day',
      LENT,
      'Lend the winch to Tom Hale from half nine to half eleven tomorrow',
      { from: '09:30', to: '11:30', day: 'tomorrow' },
    ],
    [
      'two times with points before their day',
      LENT,
      'Lend the winch to Tom Hale from 10.15 to 13.00 next Friday',
      { from: '10:15', to: '13:00', day: 'next Friday' },
    ],
    [
      'a midnight of a day, as said',
      TUNED,
      'Tune the upright on 15 January for midnight',
      { day: '15 January', time: 'midnight' },
    ],
    [
      'two times before their day where numbers were hours',
      OPENED,
      'Open the hall from 7pm to 9pm on 15 January',
      { from: '7pm', to: '9pm', day: '15 January' },
    ],
    [
      'an end that is behind its beginning',
      LENT,
      'Lend the winch to Tom Hale from noon to three on Friday',
      { from: '12:00', to: '15:00', day: 'Friday' },
    ],
    [
      'the same with minutes',
      LENT,
      'Lend the winch to Tom Hale from 10.15 to 2.45 on Friday',
      { from: '10:15', to: '14:45', day: 'Friday' },
    ],
    ['between two hours', BETWEEN, 'Fetch the winch from Tom Hale between 10 and 2', { from: '10:00', to: '14:00' }],
    ['a bare hour', COLLECT, 'Collect the parcel from Tom Hale by eleven', { time: '11:00' }],
    ['a sharp one', COLLECT, 'Collect the parcel from Tom Hale by 8 am sharp', { time: '08:00' }],
    [
      'a day and an hour in words',
      SLOT,
      'Arrange a viewing on 8 December 2023 at nine',
      { day: '2023-12-08', time: '09:00' },
    ],
    [
      'a fortnight',
      { ...DRY, slots: { length: '6 days' }, stored: 'Dry the ceps for 6 days' },
      'Dry the ceps for a fortnight',
      { length: 'a fortnight' },
    ],
    ['a range of lengths', DRY, 'Dry the ceps for 10-12 hours', { length: '10-12 hours' }],
    ['one of them and a half', DRY, 'Dry the ceps for a day and a half', { length: 'a day and a half' }],
    ['minutes behind hours', DRY, 'Dry the ceps for 1 hour 30', { length: '1 hour 30' }],
    [
      'an hour and minutes',
      DRY,
      'Dry the ceps for an hour and twenty minutes',
      { length: 'an hour and twenty minutes' },
    ],
    ['an amount in slang', PRICE, 'Drop the price to eighty quid', { amount: 'eighty quid' }],
    ['pounds and pence', PRICE, 'Drop the price to five pounds fifty', { amount: 'five pounds fifty' }],
    ['a range of amounts', ESTIMATE, 'Enter the rug with an estimate of £1,000-1,500', { range: '£1,000-1,500' }],
    ['one by a stroke', ESTIMATE, 'Enter the rug with an estimate of £400/600', { range: '£400/600' }],
    ['a size in words', COSTUME, 'Lend Tom Hale the costume in size small', { size: 'small' }],
    ['a size from one to another', COSTUME, 'Lend Tom Hale the costume in size 9-10 years', { size: '9-10 years' }],
    ['a code where numbers stood', GATE, 'Change the gate code to 61-12-05', { code: '61-12-05' }],
    ['a number with a letter', GATE, 'Change the gate code to 4388b', { code: '4388b' }],
    ['what a number names', RUN, 'Put Tom Hale on the 42 run', { run: '42' }],
    ['what a weekday names', SALE, 'Enter Tom Hale in the Thursday sale', { sale: 'Thursday' }],
    ['a dozen by half', DELIVER, 'Deliver half a dozen crates by 5 pm', { count: '6' }],
    ['hundreds in words', DELIVER, 'Deliver a hundred and fifty crates by 5 pm', { count: '150' }],
    ['a part of a day', VISIT, 'Visit Tom Hale on Friday afternoon', { who: 'Tom Hale', day: 'Friday afternoon' }],
    ['where times in words stood', LEAK, 'We have a leak since Monday morning', { time: 'Monday morning' }],
    ['a scale in words', PRICE, 'Drop the price to £1.2 million', { amount: '£1.2 million' }],
    ['an amount in words', DOLLARS, 'Pay Tom Hale a hundred and fifty euros', { amount: '150 EUR' }],
    ['a part of a minute', BOIL, 'Boil 3 eggs for 7.5 minutes for table 20', { minutes: '7.5' }],
    ['a mixed number', BOIL, 'Boil eight eggs for 4 1/2 minutes for table 1', { minutes: '4.5' }],
    ['half a day as said', DRY, 'Dry the ceps for half a day', { length: 'half a day' }],
    ['an identifier of another shape', BOIL, 'Boil 3 eggs for 9 minutes for table B2', { table: 'B2' }],
    [
      'a part of a unit',
      BUTCHER,
      'Put aside half a kilo of tripe for Tom Hale',
      { weight: 'half a kilo', meat: 'tripe' },
    ],
    ['a misspelt unit', ENROL, 'Enrol Tom Hale in the course for 12 wweeks from 2024-05-01', { weeks: '12' }],
    ['a misspelt month', ENROL, 'Enrol Tom Hale in the course for 6 weeks from 5 Jnauary 2024', { day: '2024-01-05' }],
    ['a misspelt weekday, set right', VISIT, 'Visit Tom Hale on Wendesday', { day: 'Wednesday' }],
    ['a weekday as it is spelt, near another one', VISIT, 'Visit Tom Hale on Tuesday', { day: 'Tuesday' }],
    ['the nearer one', VISIT, 'Visit Tom Hale on Tusday', { day: 'Tuesday' }],
    ['a misspelt half of the day', COLLECT, 'Collect the parcel from Tom Hale by 5 pn', { time: '17:00' }],
    [
      'a day behind a misspelt word that leads it',
      ENROL,
      'Enrol Tom Hale in the course for 6 weeks frrom the 3rd',
      { weeks: '6', day: '2023-12-03' },
    ],
    ['foreign words in a gap', MENU, 'Put huevos rancheros on the lunch menu', { dish: 'huevos rancheros' }],
    ['foreign letters in a gap', MENU, 'put käsespätzle on the lunch menu', { dish: 'käsespätzle' }],
    [
      'a house that is named by a number',
      COUNTER,
      'We have a leak at Number 10 since Monday morning',
      { place: 'Number 10' },
    ],
    [
      'a day of the month and its time',
      SLOT,
      'Arrange a viewing on the 28th at midday',
      { day: '2023-12-28', time: '12:00' },
    ],
    ['a plate', GROSS, 'RECORD 29 TONNES FOR RX65 UTC AT 13:15', { mass: '29', plate: 'RX65 UTC', time: '13:15' }],
    ['one in groups', PARCEL, 'Redirect parcel RR 204 118 before 16:00', { id: 'RR 204 118' }],
    ['letters in two groups', PLATE, 'Fit a tow bar to HH-TR 902 by 16:00', { plate: 'HH-TR 902' }],
    [
      'one of another shape behind "number"',
      CASE,
      'File the claim under case number 4HX0331 by 16:00',
      { id: '4HX0331' },
    ],
    ['a letter and a digit where codes and numbers stood', BAY, 'Clear bay C3 by 16:00', { bay: 'C3' }],
    ['more digits than before', LOT, 'What did lot 340 go for?', { lot: '340' }],
    ['a day that is one only there', CANCEL, "Cancel Tom Hale's pass as of the 12th", { day: 'the 12th' }],
    ['the last day of some', RANGE, 'Give Tom Hale the north route from Monday to the 9th', { to: 'the 9th' }],
    [
      'a day and a time with the word that joins them in the wording',
      FITTING,
      'Arrange a fitting with Tom Hale on Monday for 11.30 am',
      { day: 'Monday', time: '11.30 am' },
    ],
    [
      'the same the other way round',
      FITTING,
      'Arrange a fitting with Tom Hale for 9 am on the 3rd',
      { day: 'the 3rd', time: '9 am' },
    ],
  ])('%s', (_, ran, query, values) => expect(serve(ran, query)).toMatchObject(values));

  test.each<[string, Ran, string]>([
    ['either half of the day', COLLECT, 'Collect the parcel from Tom Hale by 6.15'],
    ['no time of day', COLLECT, 'Collect the parcel from Tom Hale by 17.80'],
    ['in words only, to a tool that takes clock times', COLLECT, 'Collect the parcel from Tom Hale by teatime'],
    ['before it', DELIVER, 'Deliver 20 crates half an hour before closing time'],
    ['a movable feast, to a tool that takes dates', BOOKED, 'Book the hall on Easter Monday'],
    ['a part of a day, to a tool that takes dates', BOOKED, 'Book the hall on Friday afternoon'],
    ['what is named after a feast', BOOKED, 'Book the hall on the Christmas Eve party'],
    ['an ordinal of something else', VISIT, 'Visit Tom Hale on the 3rd floor'],
    ['a week of today', BOOKED, 'Book the hall on Thursday week'],
    ['a week and a day', ENROL, 'Enrol Tom Hale in the course for a week on Monday from 2024-05-01'],
    ['a weekday with the day of another one', BOOKED, 'Book the hall on Friday 3rd'],
    ['one of two', BOOKED, 'Book the hall on the Monday after next'],
    ['a team of that day', VISIT, 'Visit Tom Hale on the Friday 1st team'],
    ['the week of it', VISIT, 'Visit Tom Hale in the week after Friday week'],
    ['a range where amounts stood', QUOTE, 'Quote Tom Hale £20–£30 for the gate'],
    ['an amount and more', QUOTE, 'Quote Tom Hale £20 an hour for the gate'],
    ['a code where things were counted', DELIVER, 'Deliver 4388b crates by 5 pm'],
    ['a year where times stood', DELIVER, 'Deliver 20 crates by 2024'],
    ['what may be a name or a month', VISIT, 'Visit Tom Hale on May'],
    ['a number before a letter', GATE, 'Change the gate code to 4390 A'],
    ['a range where codes stood', GATE, 'Change the gate code to 10-12'],
    ['about an hour', COLLECT, 'Collect the parcel from Tom Hale by about eleven'],
    ['an hour in words that may be either', COLLECT, 'Collect the parcel from Tom Hale by half six'],
    ['from one hour to another', COLLECT, 'Collect the parcel from Tom Hale from ten to nine'],
    ['several of what is named', RUN, 'Put Tom Hale on the 2 runs'],
    ['a part of a feast, to a tool that takes dates', BOOKED, 'Book the hall on Black Friday'],
    ['a size and more', COSTUME, 'Lend Tom Hale the costume in size 12 or 14'],
    ['an end in both halves', LENT, 'Lend the winch to Tom Hale from 5 am to 6 on Friday'],
    ['an end on the next day', LENT, 'Lend the winch to Tom Hale from 6 pm to 2 on Friday'],
    ['two times that are no range', LENT, 'Lend the winch to Tom Hale from noon or three on Friday'],
    ['an open end', LENT, 'Lend the winch to Tom Hale from noon to three or four on Friday'],
    ['a time until the next one', BETWEEN, 'Fetch the winch from Tom Hale not between 10 and 2'],
    ['any but it', VISIT, 'Visit Tom Hale on any day but Easter Monday'],
    ['each', VISIT, 'Visit Tom Hale every Friday afternoon'],
    ['two of them', VISIT, 'Visit Tom Hale on Friday afternoon or Monday morning'],
    ['a week before', VISIT, 'Visit Tom Hale the week before Easter'],
    ['in words where only clock times stood', COLLECT, 'Collect the parcel from Tom Hale by Monday morning'],
    ['without a currency', DOLLARS, 'Pay Tom Hale 48.00'],
    ['cents of no known currency', DOLLARS, 'Pay Tom Hale 14 cents'],
    ['a part of a minute that nobody says', BOIL, 'Boil 3 eggs for 7.55 minutes for table 20'],
    [
      'what may be working time',
      { ...DRY, slots: { length: '6' }, seen: { length: ['36'] } },
      'Dry the ceps for half a day',
    ],
    ['a part of what is named', BUTCHER, 'Put aside half of the oxtail of lamb for Tom Hale'],
    ['what may be either of two days', VISIT, 'Visit Tom Hale on Thuesday'],
    ['what may be another word', VISIT, 'Visit Tom Hale on Sundae'],
    ['another word of the language', ENROL, 'Enrol Tom Hale in the course for 12 wicks from 2024-05-01'],
    ['small words of another language in a gap', MENU, 'Put huevos sin sal on the lunch menu'],
    [
      'a small word of another language beside foreign letters',
      MENU,
      'put käsespätzle ohne zwiebeln on the lunch menu',
    ],
    ['what joins two of them', MENU, 'put käsespätzle und rösti on the lunch menu'],
    ['a small word of another language, joined to one of its own', MENU, 'put huevos-sin sal on the lunch menu'],
    ['letters of another script', MENU, 'Put プリンター on the lunch menu'],
    ['midnight of a day', SLOT, 'Arrange a viewing on the 28th at midnight'],
    ['a word before a number', PARCEL, 'REDIRECT PARCEL ALL 204 BEFORE 16:00'],
    ['a span without its side', VISIT, 'Visit Tom Hale on the year'],
    ['all identifiers but one, shouted', GROSS, 'RECORD 29 TONNES FOR EVERY LORRY BUT RX65 UTC AT NOON'],
    ['a denied one, shouted', GROSS, 'RECORD 29 TONNES FOR NOT RX65 UTC AT NOON'],
    ['two identifiers', PARCEL, 'Redirect parcel RR 204 and 118 before 16:00'],
    ['a floor where a day stood', CANCEL, "Cancel Tom Hale's pass as of the 12th floor"],
    ['a part of it', CANCEL, "Cancel Tom Hale's pass as of the second half"],
    ['a day and a time that another word joins', FITTING, 'Arrange a fitting with Tom Hale on Monday before 11.30 am'],
    ['two bays', BAY, 'Clear bay C3 and C4 by 16:00'],
    ['more than one table', BOIL, 'Boil 3 eggs for 9 minutes for table B2 and B3'],
    [
      'times where nothing shows that numbers were hours',
      { ...OPENED, seen: { from: ['10'], to: ['12'], day: ['9 May'] } },
      'Open the hall from 7pm to 9pm on 15 January',
    ],
    ['one of two ends of a day', OPENED, 'Open the hall from 7pm to 9pm or 10pm on 15 January'],
    ['an end of either half of the day', OPENED, 'Open the hall from 7pm to 3:15 on 15 January'],
    ['all but a day', OPENED, 'Open the hall from 7pm to 9pm except on 15 January'],
  ])('%s stays with a model', (_, ran, query) => expect(serve(ran, query)).toBe('B'));

  test('a number before "until" is that of its noun, and a bare hour a number where the wording has one', () => {
    const kiln: Ran = {
      stored: 'Dry batch T204 in kiln 1 until 2024-02-14',
      slots: { batch: 'T204', kiln: '1', day: '2024-02-14' },
    };
    expect(serve(kiln, 'Dry batch T340 in kiln 6 until 9 March 2024')).toEqual({
      batch: 'T340',
      kiln: '6',
      day: '2024-03-09',
    });
    const handicap: Ran = { stored: 'Change the handicap from 21 to 19', slots: { old: '21', new: '19' } };
    expect(serve(handicap, 'Change the handicap to 8 from 9')).toEqual({ old: '9', new: '8' });
  });
});
