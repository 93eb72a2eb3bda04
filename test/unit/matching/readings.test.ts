import { readNumber } from '../../../shared/values/written-number';
import { exactNumber, losesDigits } from '../../../shared/values/exact-number';
import { localeCustoms } from '../../../shared/values/locale-customs';
import { maskQuery, type MaskOptions } from '../../../shared/matching/mask';
import type { Slot } from '../../../shared/protocol/plan';
import fc from 'fast-check';
import { bind, OPTIONS } from './wordings';

/** What the one slot `x` of the wording gets: its value, or why A is refused. */
function read(query: string, wording: string, slot: Partial<Slot> = {}, options: Partial<MaskOptions> = {}): unknown {
  const bound = bind(query, wording, { x: slot }, { ...OPTIONS, ...options });
  if (bound.fit !== 'exact') return bound.fit;
  if (bound.unbound.length > 0) return 'unbound';
  const sure = bound.doubts.length === 0 && bound.bindings.every(({ confidence }) => confidence >= 0.8);
  return sure ? bound.values.x : 'doubt';
}

const NUMBER = { valueType: 'number' as const };
const FACTOR = 'Set the factor to <number=x>';

describe('separators', () => {
  test.each(['0,075', '1.000', '1,000', '1 000', '1.234', '12,5', '0,999', '10,000'])('%s is a doubt', (digits) => {
    expect(read(`Set the factor to ${digits}`, FACTOR, NUMBER)).toBe('doubt');
  });

  test.each([
    ["1'000", 1000],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1,000,000', 1_000_000],
    ['1,00,000', 100_000],
    ['0.075', 0.075],
    ['1.5', 1.5],
    ['-0.5', 'doubt'],
    ['1.2.3', 'loose'],
    ['1,2,3', 'loose'],
    ['1,5-2,5', 'loose'],
  ])('%s is %s in every custom', (digits, value) => {
    expect(read(`Set the factor to ${digits}`, FACTOR, NUMBER)).toBe(value);
  });

  test.each([
    ['de-DE', '0,075', 0.075],
    ['de-DE', '1.000', 1000],
    ['de-DE', '1,000', 1],
    ['en-US', '1,000', 1000],
    ['en', '1.000', 1],
    ['en-GB', '0,075', 'doubt'],
    ['fr-FR', '1 000', 1000],
    ['fr-FR', '1 234,5', 1234.5],
    ['no locale', '1,000', 'doubt'],
  ])('the locale %s reads %s', (locale, digits, value) => {
    expect(read(`Set the factor to ${digits}`, FACTOR, NUMBER, { locale })).toBe(value);
  });

  test.each<[string, Partial<Slot>, string, unknown]>([
    ['a decimal comma was seen', { customs: ['decimal-comma'], examples: [0.05] }, '0,075', 0.075],
    ['a decimal comma was seen', { customs: ['decimal-comma'] }, '1.000', 1000],
    ['a decimal point was seen', { customs: ['decimal-point'] }, '1,000', 1000],
    ['both were seen', { customs: ['decimal-comma', 'decimal-point'] }, '1,000', 'doubt'],
    ['the only reading is like the values before', { examples: [0.05, 0.1] }, '0,075', 0.075],
    ['the only reading is unlike the values before', { examples: [40, 90] }, '0,075', 'doubt'],
    ['the English reading alone is like the values before', { examples: [900, 1500] }, '1,200', 1200],
    ['the other reading is like the values before', { examples: [0.5, 1.5] }, '1,200', 'doubt'],
    ['neither is', { examples: [5] }, '1,200', 'doubt'],
    ['the slot takes whole numbers', { valueType: 'integer' }, '1,000', 1000],
    ['whole numbers of this size were seen', { examples: [50, 200] }, '1,000', 1000],
    ['decimals were seen', { examples: [1.5, 2.25] }, '1,000', 'doubt'],
    ['the slot takes whole numbers', { valueType: 'integer' }, '1.000', 'doubt'],
    ['points were decimal ones', { valueType: 'integer', customs: ['decimal-point'] }, '1.000', 'doubt'],
    ['the slot takes whole numbers', { valueType: 'integer', examples: [2000] }, '1,000', 1000],
  ])('%s: %j reads %s', (_why, slot, digits, value) => {
    expect(read(`Set the factor to ${digits}`, FACTOR, { ...NUMBER, ...slot })).toBe(value);
  });

  test.each([
    ['Refund 0,999 EUR', 'doubt'],
    ['Refund 1.000 EUR', 'doubt'],
    ['Refund 1,150 EUR', 'doubt'],
    ['Refund 1 000 EUR', 'doubt'],
    ['Refund EUR 1.500', 'doubt'],
    ["Refund EUR 1'500", 1500],
    ['Refund 12,50 EUR', 12.5],
    ['Refund €1.234,56', 1234.56],
    ['Refund 1.1k EUR', 1100],
    ['Refund 90071992547409931 EUR', 'unbound'],
  ])('%s', (query, value) => {
    expect(read(query, 'Refund <money=x>', { ...NUMBER, format: 'EUR' })).toBe(value);
  });

  test('an amount among amounts of its size is no doubt', () => {
    const slot = { ...NUMBER, format: 'EUR', examples: [250] };
    expect(read('Refund 1,150 EUR', 'Refund <money=x>', slot)).toBe(1150);
    expect(read('Refund 1.150 EUR', 'Refund <money=x>', slot)).toBe('doubt');
    expect(read('Refund 1.150 EUR', 'Refund <money=x>', slot, { locale: 'de-AT' })).toBe(1150);
  });

  test('cents are not rounded away', () => {
    expect(read('Refund 19.995 EUR', 'Refund <money=x>', { format: 'EUR 0.00', customs: ['decimal-point'] })).toBe(
      'doubt'
    );
  });

  test.each([
    ['Wait 0,125 hours', 'unbound'],
    ['Wait 12,5 hours', 12.5],
    ['Wait 1.500 hours', 'doubt'],
    ['Wait 1,500 hours', 'doubt'],
    ['Wait 2.5 hours', 2.5],
    ['Wait 1,5-2,5 hours', 'loose'],
    ['Wait 2½ hours', 2.5],
  ])('%s', (query, value) => {
    expect(read(query, 'Wait <duration=x>', { ...NUMBER, format: 'hours' })).toBe(value);
  });

  test('a tool that takes the words as they are said gets them', () => {
    expect(read('Refund 1.150 EUR', 'Refund <money=x>', { format: 'as said' })).toBe('1.150 EUR');
  });

  test('property: what is written in one custom and read in its locale comes back', () => {
    const number = fc.integer({ min: 1, max: 999_999_999 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(number, fc.constantFrom('de-DE', 'en-US', 'de-CH', 'en-IN'), (value, locale) => {
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value);
        const found = readNumber(written, 2);
        const known = localeCustoms(locale);
        const readings = [found, ...(found?.others ?? [])].filter(
          (one) => one?.shows?.every((custom) => known.includes(custom)) ?? false
        );
        expect(readings.map((one) => one?.value)).toContain(value);
      })
    );
  });
});

describe('digits beyond a double', () => {
  test.each([
    ['Track parcel 12345678901234567890', 'Track parcel <id=x>', {}, '12345678901234567890'],
    ['Track parcel 12345678901234567890', 'Track parcel <id=x>', { valueType: 'integer' as const }, 'unbound'],
    ['Track parcel 9007199254740993', 'Track parcel <id=x>', NUMBER, 'unbound'],
    ['Track parcel 9007199254740991', 'Track parcel <id=x>', { valueType: 'integer' as const }, 9_007_199_254_740_991],
    ['Set the factor to 12,345,678,901,234,567,890', FACTOR, NUMBER, 'unbound'],
    ['Set the factor to 3.14159265358979323846', FACTOR, NUMBER, 'unbound'],
    ['Set the factor to 3.14159265358979323846', FACTOR, {}, '3.14159265358979323846'],
    ['Set the factor to 2.10', FACTOR, {}, '2.10'],
    ['Track parcel 007', 'Track parcel <id=x>', {}, '007'],
    ['Track parcel 007', 'Track parcel <id=x>', NUMBER, 'unbound'],
    ['Track parcel 07', 'Track parcel <id=x>', {}, '07'],
  ])('%s as %s %j', (query, wording, slot, value) => {
    expect(read(query, wording, slot)).toBe(value);
  });

  test('an exponent is no number of this query', () => {
    expect(read('Set the factor to 1e5', FACTOR, NUMBER)).toBe('loose');
  });

  test('property: a number comes back digit for digit, or stays a text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 12 }), (digits, decimals) => {
        const text = digits.toString().padStart(decimals + 1, '0');
        const decimal = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
        const read = exactNumber(decimal);
        if (typeof read === 'string') expect(read).toBe(decimal);
        else
          expect(Math.abs(Number(BigInt(Math.round(read * 10 ** Math.min(decimals, 2)))))).toBeLessThanOrEqual(2 ** 63);
        if (digits > 2n ** 53n && decimals === 0) expect(typeof read).toBe('string');
      })
    );
  });

  test.each([
    ['12345678901234567890', true],
    ['{"id": 12345678901234567890}', true],
    ['{"id": "12345678901234567890"}', false],
    ['[1.5, 1e3, 2.50, -0.1]', false],
    ['0.1234567890123456789', true],
  ])('%s loses digits: %s', (json, expected) => expect(losesDigits(json)).toBe(expected));
});

describe('days', () => {
  const TABLE = 'Book a table on <date=x>';
  const SHOW = 'Show the bookings of <date=x>';

  test.each([
    ['Book a table on 26 July', '2024-07-26'],
    ['Book a table on 5 November', '2024-11-05'],
    ['Book a table on Friday', '2023-12-01'],
    ['Book a table on next Monday', '2023-12-04'],
    ['Book a table on next Friday', 'doubt'],
    ['Book a table on this Friday', '2023-12-01'],
    ['Book a table on this Monday', 'doubt'],
    ['Book a table on Thursday', 'doubt'],
    ['Book a table on Friday, 26 July', '2024-07-26'],
    ['Book a table on Friday, 27 July 2024', 'doubt'],
    ['Book a table on Monday 2023-12-05', 'doubt'],
    ['Book a table on 2023-12-05 (Tuesday)', '2023-12-05'],
    ['Book a table on 12/05/2023 Monday', 'doubt'],
    ['Book a table on Monday, December 5th', 'doubt'],
    ['Book a table on 26/07/24', '2024-07-26'],
    ['Book a table on 03/04/24', 'doubt'],
    ['Book a table on 03/04/2024', 'doubt'],
    ['Book a table on 01/02', 'doubt'],
    ['Book a table on 24-03-04', '2024-03-04'],
    ['Book a table on the 5th', '2023-12-05'],
    ['Book a table on the 30th', '2023-11-30'],
    ['Book a table on Christmas Eve', '2023-12-24'],
    ['Book a table on Easter Monday', 'loose'],
    ['Book a table on the 5th floor', 'loose'],
    ['Book a table on the 32nd', 'loose'],
    ['Book a table on July', 'loose'],
    ['Book a table on week 32', 'loose'],
    ['Book a table on the first Monday', 'loose'],
  ])('%s', (query, value) => expect(read(query, TABLE)).toBe(value));

  test.each([
    ['What would a tent cost delivered on Friday 26 July?', '2024-07-26'],
    ['What would a tent cost delivered on 26 July?', '2024-07-26'],
    ['What would a tent have cost delivered on 26 July?', '2023-07-26'],
    ['What did a tent cost delivered on 26 July?', '2023-07-26'],
  ])('%s', (query, value) => {
    const wording = query.replace(/(?:Friday )?26 July/, '<date=x>');
    expect(read(query, wording)).toBe(value);
  });

  test.each<[string, unknown, Slot['customs']]>([
    ['Show the bookings of 26 July', 'doubt', undefined],
    ['Show the bookings of 26 July', '2023-07-26', ['behind']],
    ['Show the bookings of 26 July', '2024-07-26', ['ahead']],
    ['Show the bookings of 26 July', 'doubt', ['ahead', 'behind']],
    ['Show the bookings of Monday', 'doubt', undefined],
    ['Show the bookings of Monday', '2023-11-27', ['behind']],
    ['Show the bookings of last Monday', 'doubt', ['behind']],
    ['Show the bookings of last Friday', '2023-11-24', undefined],
    ['Show the bookings of Friday, 27 July 2024', 'doubt', ['ahead']],
    ['Show the bookings of 03/04/2023', '2023-04-03', ['day-first', 'behind']],
    ['Show the bookings of 03/04/2023', '2023-03-04', ['month-first']],
    ['Show the bookings of 03/04', '2023-04-03', ['day-first', 'behind']],
    ['Show the bookings of 03/04', 'doubt', ['day-first']],
    ['Show the bookings of 30 November', '2023-11-30', undefined],
    ['Show the bookings of Friday, 26 July', 'doubt', undefined],
    ['Show the bookings of next Friday', '2023-12-08', ['ahead', 'other-week']],
    ['Show the bookings of next Friday', '2023-12-01', ['same-week']],
    ['Show the bookings of next Friday', 'doubt', ['same-week', 'other-week']],
    ['Show the bookings of last Monday', '2023-11-20', ['behind', 'other-week']],
  ])('%s is %s with %j', (query, value, customs) => {
    expect(read(query, SHOW, { customs, examples: ['2023-01-01'] })).toBe(value);
  });

  test('the locale says the order of day and month, and a bare language says none for English', () => {
    expect(read('Book a table on 03/04/2024', TABLE, {}, { locale: 'en-GB' })).toBe('2024-04-03');
    expect(read('Book a table on 03/04/2024', TABLE, {}, { locale: 'en-US' })).toBe('2024-03-04');
    expect(read('Book a table on 03/04/2024', TABLE, {}, { locale: 'en' })).toBe('doubt');
  });

  test.each<[string, string | undefined, string[], unknown]>([
    ['02/04/2025', undefined, ['5 May'], 'doubt'],
    ['02/04/2025', 'en', ['5 May'], 'doubt'],
    ['02/04/2025', 'en-GB', ['5 May'], '2 April 2025'],
    ['02/04/2025', 'en-US', ['5 May'], 'February 4, 2025'],
    ['12/05', 'en-GB', ['tomorrow'], '12 May'],
    // What the tool was given says how it reads such a day; where people write otherwise, it would read another one.
    ['02/04/2025', undefined, ['25/03/2025'], '02/04/2025'],
    ['02/04/2025', 'en-GB', ['25/03/2025'], '02/04/2025'],
    ['02/04/2025', 'en-US', ['25/03/2025'], 'doubt'],
    ['02/04/2025', undefined, ['25/03/2025', '03/25/2025'], 'doubt'],
    ['02/04/2025', 'en-US', ['03/04/2024'], '02/04/2025'],
  ])(
    '%s with the locale %s beside %j is given to a tool that takes days as they are said',
    (day, locale, examples, x) => {
      const slot = { format: 'as said', examples };
      expect(read(`Book a table on ${day}`, TABLE, slot, { locale })).toBe(x);
    }
  );

  test.each([
    ['Wed 4 Sept', 'Wed 4 Sept'],
    ['Thu 4 Sept', 'doubt'],
    ['Friday, 9 December', 'doubt'],
  ])('%s goes as it is said where some year has it', (day, value) => {
    expect(read(`Book a table on ${day}`, TABLE, { format: 'as said', examples: ['5 May', 'Friday'] })).toBe(value);
  });

  test('a day with its time is no day of a wording that has its time elsewhere', () => {
    const slots = {
      course: { examples: ['German B1', 'Spanish A1'] },
      day: { format: 'as said', examples: ['Wednesday', '3 May'] },
      time: { format: 'as said', examples: ['9 am', '10:30'] },
    };
    const bound = (query: string): unknown =>
      bind(query, 'Which room is <text=course> in on <date=day> at <time=time>', slots);
    expect(bound('Which room is A2 morning in at noon on the 20th?')).not.toMatchObject({
      values: { time: 'morning' },
    });
    expect(bound('Which room is German A2 in on Friday at noon?')).toMatchObject({
      values: { day: 'Friday', time: 'noon' },
    });
  });

  test('what happened lies behind', () => {
    expect(read('Show what was sold on 5 December', 'Show what was sold on <date=x>')).toBe('2022-12-05');
    expect(read('Show what was sold on Friday', 'Show what was sold on <date=x>')).toBe('2023-11-24');
  });

  test('what was sent lies behind, whatever the query asks to do with it', () => {
    const query = "Find the email from July 26 about 'Rent' and book a table for July 27";
    const wording = 'Find the email from <date=x> about <quoted=z> and book a table for <date=y>';
    expect(bind(query, wording)).toMatchObject({ doubts: [], values: { x: '2023-07-26', y: '2024-07-27' } });
    expect(read('Schedule the email on July 26', 'Schedule the email on <date=x>')).toBe('2024-07-26');
  });

  test.each([
    ['Compare what was sold on Friday with the previous Friday', '2023-11-24', '2023-11-17'],
    ['Compare what was sold on Tuesday with the previous Tuesday', '2023-11-28', '2023-11-21'],
    ['Compare what was sold on last Monday with the previous Monday', '2023-11-27', '2023-11-20'],
  ])('%s is a week before the day that is said', (query, x, y) => {
    const wording = 'Compare what was sold on <date=x> with <date=y>';
    const bound = bind(query, wording, {
      x: { customs: ['behind', 'same-week'] },
      y: { customs: ['behind', 'same-week'] },
    });
    expect(bound).toMatchObject({ fit: 'exact', values: { x, y } });
  });

  test('a week before is in doubt with the day that it goes by, and no day where the text says none of its name', () => {
    const wording = 'Compare <date=x> with <date=y>';
    const behind = { customs: ['behind' as const] };
    const query = 'Compare Friday with the previous Friday';
    expect(bind(query, wording).doubts).toHaveLength(2);
    expect(bind(query, wording, { x: behind, y: behind })).toMatchObject({
      doubts: [],
      values: { x: '2023-11-24', y: '2023-11-17' },
    });
    expect(bind('Compare Friday with the previous Monday', wording).fit).not.toBe('exact');
  });

  test('both ends of a range are of one reading', () => {
    const wording = 'Compare from <date=x> to <date=y>';
    const slot = { customs: ['behind' as const] };
    const bound = bind('Compare from 20 November to 5 December', wording, { x: slot, y: slot });
    expect(bound).toMatchObject({ doubts: [], values: { x: '2023-11-20', y: '2023-12-05' } });
    expect(bind('Compare from 3 May to 5 May 2024', wording)).toMatchObject({
      doubts: [],
      values: { x: '2024-05-03', y: '2024-05-05' },
    });
  });

  test.each<[string, unknown, Slot['customs'], Slot['examples']]>([
    ['Meet at 3', 'doubt', undefined, ['14:30']],
    ['Meet at 3', '15:00', ['after-noon'], ['14:30']],
    ['Meet at 5:30', '05:30', ['before-noon'], ['06:00']],
    ['Meet at 3', 'doubt', ['after-noon', 'before-noon'], ['14:30', '04:00']],
    // Nearer to the mornings that the slot has had too.
    ['Meet at 6', 'doubt', ['after-noon'], ['07:00', '13:30']],
    ['Meet at 3', 'doubt', ['after-noon'], []],
  ])('%s is %s with %j', (query, value, customs, examples) => {
    expect(read(query, 'Meet at <time=x>', { customs, examples })).toBe(value);
  });

  test('midnight of a day is at either end of it', () => {
    expect(read('Meet at midnight on Friday', 'Meet at <datetime=x>')).toBe('doubt');
    expect(read('Meet at noon on 8 December 2023', 'Meet at <datetime=x>')).toBe('2023-12-08T12:00:00');
  });

  test.each([
    ['2024-03-31 at 02:30', 'doubt'],
    ['2024-10-27 at 02:30', 'doubt'],
    ['2024-03-31 at 03:30', '2024-03-31T03:30:00'],
    ['2024-10-27T02:30:00+01:00', '2024-10-27T02:30:00+01:00'],
  ])('the clocks of Berlin at %s', (when, value) => {
    expect(read(`Meet on ${when}`, 'Meet on <datetime=x>', {}, { timeZone: 'Europe/Berlin' })).toBe(value);
  });

  test('a time in another zone is left to the model', () => {
    expect(read('Meet at 3 pm CET', 'Meet at <time=x>')).toBe('loose');
    expect(read('Meet at 15:30 London time', 'Meet at <time=x>')).toBe('loose');
  });

  test('a few days are no day', () => {
    expect(read('Book a table in a few days', 'Book a table <date=x>')).toBe('loose');
  });
});

describe('learnt names that are values too', () => {
  const lexicon = ['May', 'EUR', 'Monday', 'Will', '10'].map((name) => ({
    schema: 1 as const,
    tenant: 't',
    lexicon: 'who',
    name,
  }));
  const options = { lexicon };
  const mask = (text: string): string => maskQuery(text, { ...OPTIONS, ...options }).text;

  test.each([
    ['Book a table on 5 May 2024', 'Book a table on <date>'],
    ['Book a table on May 5, 2024', 'Book a table on <date>'],
    ['Refund 20 EUR', 'Refund <money>'],
    ['Refund EUR 20', 'Refund <money>'],
    ['Meet Will on Monday, 4 December 2023', 'Meet <name:who> on <date>'],
    ['Wait 10 minutes', 'Wait <duration>'],
    ['Tell May about it', 'Tell <name:who> about it'],
    ['Will you tell May that you may come', 'Will you tell <name:who> that you may come'],
    ['Convert it to EUR', 'Convert it to <name:who>'],
  ])('%s', (text, masked) => expect(mask(text)).toBe(masked));

  test('the wording says which of two readings of the same words is meant', () => {
    expect(read('Book a table on Monday', 'Book a table on <date=x>', {}, options)).toBe('2023-12-04');
    expect(read('Send the notes to Monday', 'Send the notes to <name:who=x>', {}, options)).toBe('Monday');
    expect(read('Order 10 chairs', 'Order <number=x> chairs', NUMBER, options)).toBe(10);
    expect(read('Send the notes to 10', 'Send the notes to <name:who=x>', {}, options)).toBe('10');
    expect(read('Refund 20 EUR', 'Refund <money=x>', { ...NUMBER, format: 'EUR' }, options)).toBe(20);
  });
});

describe('addresses', () => {
  const urls = (text: string): unknown[] => maskQuery(text, OPTIONS).values.map(({ value }) => value);
  test.each([
    ['Open https://en.wikipedia.org/wiki/Mercury_(planet)', 'https://en.wikipedia.org/wiki/Mercury_(planet)'],
    ['Open https://en.wikipedia.org/wiki/Mercury_(planet).', 'https://en.wikipedia.org/wiki/Mercury_(planet)'],
    ['Open (https://en.wikipedia.org/wiki/Mercury_(planet))', 'https://en.wikipedia.org/wiki/Mercury_(planet)'],
    ['Open (see https://a.example/b).', 'https://a.example/b'],
    ['Open [the page](https://a.example/b_(c)), please', 'https://a.example/b_(c)'],
    ['Open https://a.example/b?ids[]=1&ids[]', 'https://a.example/b?ids[]=1&ids[]'],
    ['Open https://a.example/{id}', 'https://a.example/{id}'],
    ['Open https://a.example/b...', 'https://a.example/b'],
    ['Open <https://a.example/b>', 'https://a.example/b'],
    ['Open **https://a.example/b**', 'https://a.example/b'],
    ["Open 'https://a.example/b'", 'https://a.example/b'],
    ['Open https://a.example/b!?', 'https://a.example/b'],
    ['Open www.a.example/b_(c)', 'www.a.example/b_(c)'],
    ['Mail jörg.müller@a.example', 'jörg.müller@a.example'],
    ['Mail (ann@a.example).', 'ann@a.example'],
  ])('%s', (text, url) => expect(urls(text)).toEqual([url]));

  test('an address that may begin earlier is a doubt', () => {
    expect(read('Mail smith&co@a.example', 'Mail <email=x>')).not.toBe('co@a.example');
  });
});

test.each(['Hi – book', 'Please could someone book', 'Pls can u book', 'We’d be grateful if you’d book'])(
  'a day without its year lies ahead behind a frame: %s',
  (opening) => {
    expect(read(`${opening} the hall on 4 December`, 'Book the hall on <date=x>')).toBe('2023-12-04');
  }
);
