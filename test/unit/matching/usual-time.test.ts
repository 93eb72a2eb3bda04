import { usualReading } from '../../../shared/matching/usual-time';

const DAY = ['2023-12-05 11:00:00', '2023-12-21 14:30:00'];
const EVENING = ['2023-12-05 19:00:00', '2023-12-21 21:30:00'];

test.each([
  ['2023-12-04 01:30:00', DAY, '2023-12-04 13:30:00'],
  ['2023-12-04 06:30:00', EVENING, '2023-12-04 18:30:00'],
  // Nearer to the latest of the day than to the earliest.
  ['2023-12-04 04:00:00', DAY, '2023-12-04 16:00:00'],
  ['03:15', ['13:00'], '15:15'],
  ['2023-12-04T02:00:00', ['2023-12-05T15:00:00'], '2023-12-04T14:00:00'],
  ['1:30', ['9:45'], '13:30'],
])('%s of a slot that had %j is %s', (value, examples, usual) => {
  expect(usualReading(value, examples)).toBe(usual);
});

test.each([
  ['a reading that is as near as the other', '2023-12-04 03:00:00', ['2023-12-05 09:00:00']],
  ['one among the usual times', '2023-12-04 05:30:00', ['2023-12-05 05:00:00', '2023-12-05 06:00:00']],
  ['one without examples', '2023-12-04 01:30:00', []],
  ['an instant with a zone, where half a day can be another day', '2023-12-04T01:30:00Z', ['2023-12-05T11:00:00Z']],
  ['what has its half of the day', '1:30 pm', ['11:00']],
  ['a number', 90, [660]],
])('%s stays', (_, value, examples) => {
  expect(usualReading(value, examples)).toBe(value);
});
